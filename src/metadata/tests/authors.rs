//! Who wrote it, by what the page states and what stands around its headline.

use super::*;

fn authors(facts: &Facts, blocks: &[(Label, &str)]) -> Vec<String> {
    read(facts, blocks, &config()).authors().to_vec()
}

#[test]
fn a_line_with_all_names_wins_over_a_statement_with_the_first() {
    let page = facts(&[("author", "Ada Quill")]);
    let title = (Label::Title, "Rain all night");
    let text = (Label::Body, LONG);
    let line = (Label::Byline, "By Ada Quill and Ben Ink on 3 May 2024");
    assert_eq!(authors(&page, &[title, line, text]), ["Ada Quill", "Ben Ink"]);
    // What stands after the name may be anything.
    for line in ["Ada Quill, Master Gardener and others", "Ada Quill | Expert Verified Page"] {
        assert_eq!(authors(&page, &[title, (Label::Byline, line), text]), ["Ada Quill"], "{line}");
    }
}

#[test]
fn authors_of_comments_and_teasers_are_not_those_of_the_page() {
    let title = (Label::Title, "Rain all night");
    let text = (Label::Body, LONG);
    let line = (Label::Date, "Ada Quill | 3 May 2024");
    let page =
        Facts { authors: ["Ada Quill", "Ben Ink"].map(str::to_owned).to_vec(), ..Facts::default() };
    assert_eq!(authors(&page, &[title, line, text]), ["Ada Quill"]);
    // None stands close to the headline: the first one.
    assert_eq!(authors(&page, &[title, text]), ["Ada Quill"]);
    let far = [title, text, text, (Label::Byline, "Ben Ink"), (Label::Byline, "Cy Nib")];
    assert_eq!(authors(&Facts::default(), &far), ["Ben Ink"]);
    let teaser = (Label::Teaser, "By Ben Ink");
    assert!(authors(&Facts::default(), &[title, text, text, teaser, text]).is_empty());
}

#[test]
fn what_says_that_it_names_the_author_wins_over_a_line_above_it() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let other = (Label::Byline, "Harbours");
    let line = (Label::Byline, "By Ada Quill");
    assert_eq!(authors(&Facts::default(), &[title, other, line, text]), ["Ada Quill"]);
    // A second line of a name is a second author, whoever is announced.
    let second = (Label::Byline, "Ben Ink");
    let both = ["Ada Quill", "Ben Ink"];
    assert_eq!(authors(&Facts::default(), &[title, line, second, text]), both);
}

#[test]
fn authors_stand_around_the_last_headline_before_the_text() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let (line, menu) = ((Label::Byline, "Ada Quill"), [(Label::Form, "Search"); 40]);
    let others = (Label::Byline, "Ben Ink");
    let in_a_bar: Vec<_> =
        [title].into_iter().chain(menu).chain([title, line, others, text]).collect();
    assert_eq!(authors(&Facts::default(), &in_a_bar), ["Ada Quill", "Ben Ink"]);
    // What comes after the text is the headline of another story.
    assert_eq!(
        authors(&Facts::default(), &[title, line, text, text, title, others]),
        ["Ada Quill"]
    );
}

#[test]
fn a_line_adds_to_a_statement_what_is_a_whole_name() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let page = facts(&[("author", "Ada Quill")]);
    let whole = [title, (Label::Byline, "Ada Quill and Ben Ink"), text];
    assert_eq!(authors(&page, &whole), ["Ada Quill", "Ben Ink"]);
    let lines = [title, (Label::Byline, "Harbours"), (Label::Byline, "Ada Quill"), text];
    assert_eq!(authors(&page, &lines), ["Ada Quill"]);
}

#[test]
fn the_house_signs_where_nobody_else_does() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let signed = |author: &str| facts(&[("og:site_name", "Daily Echo"), ("author", author)]);
    for author in ["Daily Echo", "Daily Echo Newsdesk", "Echo Staff", "salt_pilot7"] {
        assert_eq!(authors(&signed(author), &[title, text]), [author]);
    }
    // Every site has those, and these are no names.
    for author in ["admin", "Redaktion", "unknown", "https://www.echo.example/", "3 May 2024", ""] {
        assert!(authors(&signed(author), &[title, text]).is_empty(), "{author}");
    }
    // A person is.
    let line = (Label::Byline, "By Ada Quill");
    assert_eq!(authors(&signed("Daily Echo"), &[title, line, text]), ["Ada Quill"]);
}

#[test]
fn a_name_alone_needs_a_role_or_a_date() {
    let title = (Label::Title, "Rain all night");
    let name = (Label::Heading, "Ada Quill");
    for after in ["3 May 2024", "Technology Reporter"] {
        let blocks = [title, name, (Label::Heading, after), (Label::Body, LONG)];
        assert_eq!(authors(&Facts::default(), &blocks), ["Ada Quill"], "{after}");
    }
    let blocks = [title, name, (Label::Body, LONG)];
    assert!(authors(&Facts::default(), &blocks).is_empty());
    let blocks = [title, (Label::Heading, "Daily Press"), (Label::Date, "3 May 2024")];
    assert!(authors(&Facts::default(), &blocks).is_empty());
}

#[test]
fn a_name_alone_may_follow_the_date() {
    let title = (Label::Title, "Rain all night");
    let (date, text) = ((Label::Date, "3 May 2024"), (Label::Body, LONG));
    for label in [Label::Body, Label::Navigation] {
        let name = (label, "Ada Quill");
        assert_eq!(authors(&Facts::default(), &[title, date, name, text]), ["Ada Quill"]);
        let marks = (Label::Navigation, "•");
        assert_eq!(authors(&Facts::default(), &[title, name, marks, date, text]), ["Ada Quill"]);
    }
    // A heading below the date is one of the text.
    let heading = (Label::Heading, "Ada Quill");
    assert!(authors(&Facts::default(), &[title, date, heading, text]).is_empty());
    // A section stands in the menu, too.
    let section = (Label::Navigation, "Real Estate");
    assert!(authors(&Facts::default(), &[section, title, date, section, text]).is_empty());
    // A teaser has a date of its own.
    assert!(
        authors(&Facts::default(), &[title, date, (Label::Teaser, "Ada Quill"), text]).is_empty()
    );
}

#[test]
fn what_announces_a_name_may_stand_alone() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    for by in ["By", "Von", "Written by:", "Par", "Autor:", "Kolumne von"] {
        let blocks = [title, (Label::Navigation, by), (Label::Navigation, "Ada Quill"), text];
        assert_eq!(authors(&Facts::default(), &blocks), ["Ada Quill"], "{by}");
    }
    let lines = ["By:", "Ada Quill", "Upper Valley Star"].map(|line| (Label::Byline, line));
    let blocks = [title, lines[0], lines[1], lines[2], text];
    assert_eq!(authors(&Facts::default(), &blocks), ["Ada Quill"]);
    let blocks = [title, (Label::Navigation, "By"), (Label::Navigation, "the river"), text];
    assert!(authors(&Facts::default(), &blocks).is_empty());
}

#[test]
fn a_headline_is_no_byline() {
    let blocks = [(Label::Title, "Von Wetterregeln und Regen"), (Label::Body, LONG)];
    assert!(authors(&Facts::default(), &blocks).is_empty());
    let blocks = [(Label::Title, "By Royal Command"), (Label::Body, LONG)];
    assert!(authors(&Facts::default(), &blocks).is_empty());
}

#[test]
fn what_stands_beside_a_marked_up_name_is_a_place() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let line = (Label::Byline, "Ada Quill, Villa Alta");
    let mut page =
        Facts { items: vec![("author".to_owned(), "Ada Quill".to_owned())], ..Facts::default() };
    assert_eq!(authors(&page, &[title, line, text]), ["Ada Quill"]);
    page.items.clear();
    page.authors.push("Ada Quill".to_owned());
    assert_eq!(authors(&page, &[title, line, text]), ["Ada Quill"]);
    // A statement in the head has often only the first of several.
    let page = facts(&[("author", "Ada Quill")]);
    let both = (Label::Byline, "Ada Quill, Ben Ink");
    assert_eq!(authors(&page, &[title, both, text]), ["Ada Quill", "Ben Ink"]);
    let (ben, ada) = ((Label::Byline, "Ben Ink"), (Label::Byline, "Ada Quill"));
    assert_eq!(authors(&page, &[title, ben, ada, text]), ["Ben Ink", "Ada Quill"]);
    let (live, about) = ((Label::Byline, "WATCH LIVE"), (Label::Byline, "About Ada Quill"));
    assert_eq!(authors(&page, &[title, ada, live, about, text]), ["Ada Quill"]);
    let doctors = (Label::Byline, "By Dr Ada Quill, Dr Ben Ink");
    assert_eq!(authors(&page, &[title, doctors, text]), ["Dr Ada Quill", "Dr Ben Ink"]);
}

#[test]
fn a_name_that_the_head_announces_wins_over_links_elsewhere() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let page = Facts { authors: vec!["Zur Übersicht".to_owned()], ..Facts::default() };
    let line = (Label::Date, "VON ADA QUILL am 3. Mai 2024");
    let link = (Label::Navigation, "Zur Übersicht");
    assert_eq!(authors(&page, &[title, line, text, link]), ["ADA QUILL"]);
    // After the name a line may go on without a break.
    let page = Facts { authors: vec!["Ada".to_owned()], ..Facts::default() };
    let line = (Label::Date, "3. Mai 2024 von Ada Ein Kommentar");
    assert_eq!(authors(&page, &[title, line, text]), ["Ada"]);
    // Above the headline may stand the byline of another story, and an account is no name.
    let page = Facts { authors: vec!["Cy Nib".to_owned()], ..Facts::default() };
    let (by, link) = ((Label::Byline, "By Ada Quill"), (Label::Navigation, "Cy Nib"));
    assert_eq!(authors(&page, &[by, title, text, link]), ["Cy Nib"]);
    let account = (Label::Byline, "By Quillmaster");
    assert_eq!(authors(&page, &[title, account, text, link]), ["Cy Nib"]);
    assert_eq!(authors(&page, &[title, by, text, link]), ["Ada Quill"]);
    let editor = (Label::Byline, "Edited by Ben Ink");
    assert_eq!(authors(&Facts::default(), &[title, by, editor, text]), ["Ada Quill"]);
}

#[test]
fn a_byline_may_follow_the_first_paragraph() {
    let (title, text) = ((Label::Title, "Rain all night"), (Label::Body, LONG));
    let line = (Label::Date, "By Ada Quill, in News · 3 May 2024");
    assert_eq!(authors(&Facts::default(), &[title, text, line, text, text]), ["Ada Quill"]);
    assert!(authors(&Facts::default(), &[title, text, text, line, text, text]).is_empty());
}

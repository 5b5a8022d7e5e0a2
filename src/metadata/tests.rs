//! Whole pages, because what matters is which of their statements is believed.

use super::*;
use crate::{block::Label, extractor::Config, page::Facts};

const URL: &str = "https://www.echo.example/2024/05/03/rain";

fn config() -> Config {
    Config { url: Some(URL.to_owned()), ..Config::default() }
}

fn facts(metas: &[(&str, &str)]) -> Facts {
    let owned = |pair: &(&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
    Facts { metas: metas.iter().map(owned).collect(), ..Facts::default() }
}

fn check(
    facts: &Facts,
    blocks: &[(Label, &str)],
    field: Field,
    want: &str,
    source: Option<Source>,
) {
    let found = read(facts, blocks, &config());
    let text = match field {
        Field::Title => found.title(),
        Field::Authors => found.authors().first().map(String::as_str),
        Field::Published => found.published(),
        Field::Modified => found.modified(),
        Field::Language => found.language(),
        Field::SiteName => found.site_name(),
        Field::Url => found.url(),
        Field::Description => found.description(),
        Field::Image => found.image(),
        Field::Standfirst => found.standfirst(),
        Field::Section => found.section(),
        Field::Tags => found.tags().first().map(String::as_str),
        Field::Direction => found.direction().map(Direction::id),
        Field::License => found.license(),
        Field::Access => found.access().map(Access::id),
    };
    assert_eq!((text.unwrap_or_default(), found.source(field)), (want, source), "{facts:?}");
}

#[test]
fn an_empty_page_has_no_facts() {
    assert_eq!(read(&Facts::default(), &[], &Config::default()), Metadata::default());
}

#[test]
fn published_in_order_of_trust() {
    let mut page = Facts::default();
    check(&page, &[], Field::Published, "2024-05-03", Some(Source::Url));
    page.times.push((0, "2024-05-03T10:05:00Z".to_owned()));
    check(&page, &[], Field::Published, "2024-05-03T10:05:00Z", Some(Source::Block));
    let blocks = [(Label::Date, "Published 4 May 2024, updated 5 May 2024")];
    check(&page, &blocks, Field::Published, "2024-05-04", Some(Source::Block));
    check(&page, &blocks, Field::Modified, "2024-05-05", Some(Source::Block));
    page.items.push(("datePublished".to_owned(), "2024-05-06".to_owned()));
    check(&page, &blocks, Field::Published, "2024-05-06", Some(Source::Microdata));
    page.metas.push(("article:published_time".to_owned(), "2024-05-07".to_owned()));
    check(&page, &blocks, Field::Published, "2024-05-07", Some(Source::OpenGraph));
    page.json_ld.push(r#"{"@type":"Article","datePublished":"2024-05-08"}"#.to_owned());
    check(&page, &blocks, Field::Published, "2024-05-08", Some(Source::JsonLd));
}

#[test]
fn the_only_day_of_the_page_is_its_date() {
    let none = Config::default();
    let found = |blocks: &[(Label, &str)]| read(&Facts::default(), blocks, &none).published;
    let title = (Label::Title, "Rain");
    let far = [(Label::Body, "The road was gone."); 9];
    let dates = [(Label::Other, "Saved on 3 May 2024"), (Label::Share, "3.5.2024 10:05")];
    let page = [&[title], &far[..], &dates].concat();
    assert_eq!(found(&page), Some(("2024-05-03".to_owned(), Source::Block)));
    let other = [&page[..], &[(Label::Other, "4 May 2024")]].concat();
    assert_eq!(found(&other), None);
    let teaser = [&page[..], &[(Label::Teaser, "4 May 2024")]].concat();
    assert_eq!(found(&teaser), Some(("2024-05-03".to_owned(), Source::Block)));
}

#[test]
fn dates_in_the_wrong_order_are_swapped() {
    let blocks = [(Label::Date, "5 May 2024"), (Label::Date, "Updated 4 May 2024")];
    check(&Facts::default(), &blocks, Field::Published, "2024-05-04", Some(Source::Block));
    check(&Facts::default(), &blocks, Field::Modified, "2024-05-05", Some(Source::Block));
}

#[test]
fn the_locale_tells_american_dates() {
    let blocks = [(Label::Date, "05/04/2024")];
    let mut page = facts(&[("og:locale", "en_US")]);
    page.lang = "en".to_owned();
    check(&page, &blocks, Field::Published, "2024-05-04", Some(Source::Block));
    page.lang = "en-GB".to_owned();
    check(&page, &blocks, Field::Published, "2024-04-05", Some(Source::Block));
}

#[test]
fn authors_in_order_of_trust() {
    let blocks = [(Label::Byline, "By Ada Quill")];
    let mut page = facts(&[("og:site_name", "Echo"), ("author", "Echo")]);
    check(&page, &blocks, Field::Authors, "Ada Quill", Some(Source::Block));
    page.authors.push("Ben Ink".to_owned());
    check(&page, &[], Field::Authors, "Ben Ink", Some(Source::Block));
    page.metas.push(("parsely-author".to_owned(), "Cy Nib".to_owned()));
    check(&page, &[], Field::Authors, "Cy Nib", Some(Source::MetaTag));
    page.json_ld.push(r#"{"@type":"Article","author":{"name":"Fay Pen"}}"#.to_owned());
    check(&page, &[], Field::Authors, "Fay Pen", Some(Source::JsonLd));
}

#[test]
fn an_author_that_the_page_shows_is_believed_before_one_that_it_does_not() {
    let mut page = facts(&[("author", "Cy Nib"), ("parsely-author", "Ada Quill")]);
    check(&page, &[], Field::Authors, "Cy Nib", Some(Source::MetaTag));
    let blocks = [(Label::Byline, "Words: Ada Quill, photos: Jo Ray")];
    check(&page, &blocks, Field::Authors, "Ada Quill", Some(Source::MetaTag));
    page.authors.push("Cy Nib".to_owned());
    check(&page, &[(Label::Bio, "CY NIB")], Field::Authors, "Cy Nib", Some(Source::MetaTag));
}

#[test]
fn cards_name_the_author_only_if_they_say_so() {
    let card = |label| facts(&[("twitter:label1", label), ("twitter:data1", "Ada Quill")]);
    check(&card("Verfasst von"), &[], Field::Authors, "Ada Quill", Some(Source::MetaTag));
    check(&card("Est. reading time"), &[], Field::Authors, "", None);
}

#[test]
fn languages() {
    for (tag, want) in [
        ("de_DE", "de-DE"),
        ("EN", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("pt-br, en", "pt-BR"),
        ("English", ""),
        ("x", ""),
        ("de-ÄÖ", ""),
    ] {
        let source = Some(Source::OpenGraph).filter(|_| !want.is_empty());
        check(&facts(&[("og:locale", tag)]), &[], Field::Language, want, source);
    }
}

#[test]
fn addresses_become_absolute() {
    let mut page = facts(&[("og:image", "/a.jpg"), ("og:url", "https://echo.example/b")]);
    check(&page, &[], Field::Image, "https://www.echo.example/a.jpg", Some(Source::OpenGraph));
    check(&page, &[], Field::Url, "https://echo.example/b", Some(Source::OpenGraph));
    page.canonical = "/c".to_owned();
    check(&page, &[], Field::Url, "https://www.echo.example/c", Some(Source::MetaTag));
    page.canonical = "javascript:void(0)".to_owned();
    check(&page, &[], Field::Url, "https://echo.example/b", Some(Source::OpenGraph));
}

#[test]
fn titles_lose_the_section() {
    let page = facts(&[("og:title", "Rain all night | Weather"), ("article:section", "Weather")]);
    check(&page, &[], Field::Title, "Rain all night", Some(Source::OpenGraph));
    let blocks = [(Label::Title, "Rain all night")];
    check(&page, &blocks, Field::Title, "Rain all night", Some(Source::Block));
}

#[test]
fn names_and_summaries() {
    let page = facts(&[("og:site_name", "The Echo &amp; Co"), ("description", " It  rained. ")]);
    check(&page, &[], Field::SiteName, "The Echo & Co", Some(Source::OpenGraph));
    check(&page, &[], Field::Description, "It rained.", Some(Source::MetaTag));
    check(&facts(&[("twitter:site", "@echo")]), &[], Field::SiteName, "", None);
}

#[test]
fn many_statements_take_little_time() {
    let metas: Vec<(&str, &str)> = vec![("og:title", "Rain | Echo"); 20_000];
    check(&facts(&metas), &[], Field::Title, "Rain", Some(Source::OpenGraph));
}

#[test]
fn sections_tags_and_licences() {
    let mut page = facts(&[("article:section", "Weather"), ("article:tag", "Rain")]);
    page.metas.push(("article:tag".to_owned(), "rain, Floods".to_owned()));
    page.licenses.push("https://license.example/by".to_owned());
    check(&page, &[], Field::Section, "Weather", Some(Source::OpenGraph));
    check(&page, &[], Field::License, "https://license.example/by", Some(Source::MetaTag));
    assert_eq!(read(&page, &[], &Config::default()).tags(), ["Rain", "Floods"]);
    page.json_ld.push(
        r#"{"@type":"Article","keywords":["Dams","Mud"],"articleSection":"Valley",
        "license":{"@type":"CreativeWork","url":"https://license.example/sa"}}"#
            .to_owned(),
    );
    assert_eq!(read(&page, &[], &Config::default()).tags(), ["Dams", "Mud"]);
    check(&page, &[], Field::Tags, "Dams", Some(Source::JsonLd));
    check(&page, &[], Field::Section, "Valley", Some(Source::JsonLd));
    check(&page, &[], Field::License, "https://license.example/sa", Some(Source::JsonLd));
}

#[test]
fn the_standfirst_is_what_a_reader_sees() {
    let blocks =
        [(Label::Title, "Rain"), (Label::Standfirst, "It rained."), (Label::Body, "All night.")];
    check(&Facts::default(), &blocks, Field::Standfirst, "It rained.", Some(Source::Block));
    check(&Facts::default(), &blocks[..1], Field::Standfirst, "", None);
}

#[test]
fn access_in_order_of_trust() {
    let text = (Label::Body, "It rained all night.");
    let prompt = (Label::Paywall, "Subscribe to read on");
    let mut page = Facts::default();
    check(&page, &[text], Field::Access, "", None);
    check(&page, &[text, prompt], Field::Access, "metered", Some(Source::Block));
    // A box amid the text, or a banner above it, stands in place of nothing.
    check(&page, &[text, prompt, text], Field::Access, "", None);
    check(&page, &[prompt, text], Field::Access, "", None);
    page.metas.push(("article:content_tier".to_owned(), "locked".to_owned()));
    check(&page, &[text], Field::Access, "metered", Some(Source::OpenGraph));
    page.json_ld.push(r#"{"@type":"Article","isAccessibleForFree":"True"}"#.to_owned());
    check(&page, &[text], Field::Access, "free", Some(Source::JsonLd));
    check(&page, &[text, prompt], Field::Access, "metered", Some(Source::Block));
    page.json_ld[0] = r#"{"@type":"Article","isAccessibleForFree":false}"#.to_owned();
    check(&page, &[text], Field::Access, "metered", Some(Source::JsonLd));
}

#[test]
fn lines_near_the_headline() {
    let title = (Label::Title, "Rain all night");
    let long = "It rained all night in the valley, and by the morning the river had taken the lower road and the bridge.";
    let text = (Label::Body, long);
    let line = (Label::Teaser, "Home | By Ada Quill | 4 May 2023");
    let page = Facts::default();
    let read = |blocks: &[(Label, &str)]| {
        let found = read(&page, blocks, &Config::default());
        (found.authors().join(", "), found.published().unwrap_or_default().to_owned())
    };
    let both = || ("Ada Quill".to_owned(), "2023-05-04".to_owned());
    assert_eq!(read(&[title, line, text]), both());
    assert_eq!(read(&[line, title, text]), both());
    assert_eq!(read(&[title, text, line]), both());
    // A line amid the text is about something else.
    assert_eq!(read(&[title, text, line, text]), Default::default());
    assert_eq!(read(&[title, text, text, (Label::Comment, line.1)]), Default::default());
}

#[test]
fn relative_dates_need_a_time_and_a_line_that_says_when() {
    let now = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_714_730_700);
    let found = |label, text, now| {
        let config = Config { now, ..Config::default() };
        let found = read(&Facts::default(), &[(Label::Title, "Rain"), (label, text)], &config);
        (found.published().map(str::to_owned), found.modified().map(str::to_owned))
    };
    let date = Some("2024-05-03T08:05:00Z".to_owned());
    assert_eq!(found(Label::Date, "2 hours ago", Some(now)), (date.clone(), None));
    assert_eq!(found(Label::Date, "Updated 2 hours ago", Some(now)), (None, date));
    assert_eq!(found(Label::Date, "2 hours ago", None), (None, None));
    assert_eq!(found(Label::Body, "The road was lost 2 hours ago", Some(now)), (None, None));
}

/// A paragraph that ends the lines around the headline.
const LONG: &str = "It rained all night in the valley, and by the morning the river had taken the lower road and the bridge.";

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

#[test]
fn dates_close_to_the_headline_come_first() {
    let published = |blocks: &[(Label, &str)]| {
        read(&Facts::default(), blocks, &Config::default()).published().map(str::to_owned)
    };
    let title = (Label::Title, "Rain all night");
    let other = (Label::Date, "7 February 2024");
    let line = (Label::Byline, "Posted by Ada Quill on 3 May 2024");
    let date = Some("2024-05-03".to_owned());
    assert_eq!(published(&[other, title, line, (Label::Body, LONG)]), date);
    // When somebody joined a forum is not when the page was made.
    let joined = (Label::Date, "Joined: 7 February 2024");
    assert_eq!(published(&[title, joined, line, (Label::Body, LONG)]), date);
}

#[test]
fn a_moment_in_utc_is_of_the_day_that_a_reader_sees() {
    let published = |stated: &str, line: &str| {
        let page = facts(&[("article:published_time", stated)]);
        let blocks = [(Label::Title, "Rain all night"), (Label::Date, line), (Label::Body, LONG)];
        read(&page, &blocks, &Config::default()).published().map(str::to_owned)
    };
    for (stated, line, want) in [
        ("2024-05-04T01:25:00Z", "3 May 2024", "2024-05-03"),
        ("2024-05-04T01:25:07Z", "3 May 2024, 9:25 pm", "2024-05-03T21:25:07-04:00"),
        ("2024-05-02T22:40:00.000Z", "3 May 2024, 4:25", "2024-05-03T04:25:00+05:45"),
        ("2024-05-04T01:25:00Z", "3 May 2024, 9:31 pm", "2024-05-03T21:31:00"),
        ("2024-05-02T23:01:00+00:00", "3 maggio 2024", "2024-05-03"),
        // The same day, another zone, too early or too late in the day, or two days: what is stated.
        ("2024-05-03T01:25:00Z", "3 May 2024", "2024-05-03T01:25:00Z"),
        ("2024-05-04T01:25:00+02:00", "3 May 2024", "2024-05-04T01:25:00+02:00"),
        ("2024-05-04T12:00:00Z", "3 May 2024", "2024-05-04T12:00:00Z"),
        ("2024-05-02T09:59:00Z", "3 May 2024", "2024-05-02T09:59:00Z"),
        ("2024-05-05T01:25:00Z", "3 May 2024", "2024-05-05T01:25:00Z"),
        ("2024-05-04", "3 May 2024", "2024-05-04"),
        // Of a change the line says nothing else.
        ("2024-05-04T01:25:00Z", "Updated 3 May 2024", "2024-05-04T01:25:00Z"),
    ] {
        assert_eq!(published(stated, line).as_deref(), Some(want), "{stated} {line}");
    }
}

#[test]
fn a_line_that_says_published_may_stand_anywhere() {
    let text = (Label::Body, LONG);
    let published = |lines: &[&str]| {
        let lines = lines.iter().map(|line| (Label::Legal, *line));
        let blocks: Vec<_> = [text].into_iter().chain(lines).chain([text]).collect();
        read(&Facts::default(), &blocks, &Config::default()).published().map(str::to_owned)
    };
    let date = Some("2024-05-03".to_owned());
    assert_eq!(published(&["Dieser Artikel wurde am 3. Mai 2024 veröffentlicht."]), date);
    assert_eq!(published(&["Posted 3 May 2024", "Posted 4 May 2024"]), None);
    assert_eq!(published(&["Valid until 3 May 2024"]), None);
}

#[test]
fn the_address_that_the_page_states_has_a_date_too() {
    let mut page = facts(&[("og:url", "https://www.echo.example/2024/05/03/rain")]);
    let published =
        |page: &Facts| read(page, &[], &Config::default()).published().map(str::to_owned);
    assert_eq!(published(&page).as_deref(), Some("2024-05-03"));
    page.canonical = "https://www.echo.example/2024/05/04/rain".to_owned();
    assert_eq!(published(&page).as_deref(), Some("2024-05-04"));
    page.canonical = "https://www.echo.example/2024/05/rain".to_owned();
    page.metas.clear();
    assert_eq!(published(&page), None);
}

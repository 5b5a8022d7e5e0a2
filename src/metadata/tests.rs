//! Whole pages, because what matters is which of their statements is believed.

use super::*;
use crate::{block::Label, extractor::Config, page::Facts};

mod authors;

const URL: &str = "https://www.echo.example/2024/05/03/rain";

/// The metadata of a page on which all that it calls authors stand outside of comments.
fn read(facts: &Facts, blocks: &[(Label, &str)], config: &Config) -> Metadata {
    super::read(facts, blocks, &people(facts, |_| Some(Label::Body)), config)
}

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
        // Without a zone it may be in UTC, but nobody knows how far that is.
        ("2024-05-02T23:01:00", "3 May 2024, 4:01", "2024-05-03T04:01:00"),
        ("2024-05-02T23:01:00-04:00", "3 May 2024", "2024-05-02T23:01:00-04:00"),
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

#[test]
fn any_meta_that_says_so_has_the_date() {
    let published =
        |name: &str| read(&facts(&[(name, "2024-05-03")]), &[], &Config::default()).published;
    for name in ["w-published-date", "article_publication_date", "first-publish-time"] {
        assert!(published(name).is_some(), "{name}");
    }
    for name in ["publisher", "published-by", "update-time"] {
        assert_eq!(published(name), None, "{name}");
    }
}

#[test]
fn a_thread_has_the_date_of_its_first_post_and_a_feed_none() {
    let published = |days: [u32; 4]| {
        let times = days.map(|day| (0, format!("2024-05-{day:02}T10:05:00Z"))).to_vec();
        read(&Facts { times, ..Facts::default() }, &[], &Config::default()).published
    };
    let first = Some(("2024-05-03T10:05:00Z".to_owned(), Source::Block));
    assert_eq!(published([3, 4, 4, 9]), first);
    assert_eq!(published([9, 4, 4, 3]), None);
}

#[test]
fn the_address_of_the_lead_image_is_the_last_resort() {
    let image = |url: &str| facts(&[("og:image", url)]);
    let published = |page: &Facts, blocks: &[(Label, &str)]| {
        read(page, blocks, &Config::default()).published().map(str::to_owned)
    };
    let page = image("https://echo.example/files/2024/05/03/rain.jpg");
    assert_eq!(published(&page, &[]), Some("2024-05-03".to_owned()));
    let day = [(Label::Other, "Saved on 4 May 2024")];
    assert_eq!(published(&page, &day), Some("2024-05-04".to_owned()));
    assert_eq!(published(&image("https://echo.example/files/2024/05/rain.jpg"), &[]), None);
}

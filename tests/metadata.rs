//! Each place where a page may state a fact, alone on a page.

use std::time::{Duration, SystemTime};

use unchaff::{Extractor, Field, Metadata, Source};

const STORY: &str =
    "It rained all night in the valley, and by the morning the road was gone, the mayor said.";

fn value(facts: &Metadata, field: Field) -> Option<String> {
    let text = match field {
        Field::Title => facts.title(),
        Field::Authors => return Some(facts.authors().join(", ")),
        Field::Tags => return Some(facts.tags().join(", ")),
        Field::Published => facts.published(),
        Field::Modified => facts.modified(),
        Field::Language => facts.language(),
        Field::SiteName => facts.site_name(),
        Field::Url => facts.url(),
        Field::Description => facts.description(),
        Field::Image => facts.image(),
        Field::Standfirst => facts.standfirst(),
        Field::Section => facts.section(),
        Field::License => facts.license(),
        Field::Direction => facts.direction().map(unchaff::Direction::id),
        Field::Access => facts.access().map(unchaff::Access::id),
        other => panic!("no test reads {other:?}"),
    };
    text.map(str::to_owned)
}

/// What a page with this in its head, or above its text, says.
#[track_caller]
fn check(html: &str, field: Field, source: Source, want: &str) {
    let page = Extractor::new()
        .url("https://www.valley.example/news/rain")
        .extract(&format!("{html}<div><p>{STORY}</p></div>"));
    let facts = page.metadata();
    let found = (value(facts, field), facts.source(field));
    assert_eq!(found, (Some(want.to_owned()), Some(source)), "{html}");
}

#[track_caller]
fn check_metas(metas: &[(&str, &str)], field: Field, source: Source, want: &str) {
    for (name, content) in metas {
        check(&format!("<meta name='{name}' content='{content}'>"), field, source, want);
        check(&format!("<meta property='{name}' content='{content}'>"), field, source, want);
    }
}

#[test]
fn json_ld() {
    let check = |script: &str, field, want: &str| {
        let html = format!("<script type=application/ld+json>{script}</script>");
        check(&html, field, Source::JsonLd, want);
    };
    let article = r#"{"@type":"NewsArticle","headline":"Rain","author":{"name":"Ada Quill"},
        "datePublished":"2024-05-03T10:05:00+02:00","dateModified":"2024-05-04","inLanguage":"en-GB",
        "articleSection":"Weather","keywords":["Rain","Floods"],"license":"https://cc.example/by",
        "isAccessibleForFree":false,"publisher":{"name":"Echo"},"image":"/a.jpg","description":"Wet."}"#;
    check(article, Field::Title, "Rain");
    check(article, Field::Authors, "Ada Quill");
    check(article, Field::Published, "2024-05-03T10:05:00+02:00");
    check(article, Field::Modified, "2024-05-04");
    check(article, Field::Language, "en-GB");
    check(article, Field::Section, "Weather");
    check(article, Field::Tags, "Rain, Floods");
    check(article, Field::License, "https://cc.example/by");
    check(article, Field::SiteName, "Echo");
    check(article, Field::Image, "https://www.valley.example/a.jpg");
    check(article, Field::Description, "Wet.");
    check(article, Field::Access, "metered");
    check(&format!("[{article}]"), Field::Title, "Rain");
    check(&format!(r#"{{"@graph":[{{"@type":"WebSite"}},{article}]}}"#), Field::Title, "Rain");
}

#[test]
fn malformed_json_ld() {
    for script in [
        r#"{"@type":"Article","headline":"Rain",}"#,
        r#"{"@type":"Article","headline":"Rain",},"#,
        "<!-- {\"@type\":\"Article\",\"headline\":\"Rain\"} -->",
        "{\"@type\":\"Article\",\"description\":\"One\nTwo\",\"headline\":\"Rain\"}",
        r#"{"@type":"Article","description":"A "good" rain","headline":"Rain"}"#,
        r#"{"@type":"Article","headline":"&#82;ain"}"#,
        r#"{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Rain&quot;}"#,
        r#"{"@type":"Article","headline":"Rain","author":{"name":"Ada"#,
        r#"/* <![CDATA[ */ {"@type":"Article","headline":"Rain"} /* ]]> */"#,
    ] {
        let html = format!("<script type='application/ld+json'>{script}</script>");
        check(&html, Field::Title, Source::JsonLd, "Rain");
    }
}

#[test]
fn a_script_of_any_size_and_depth_gives_a_result() {
    let article = r#"{"@type":"Article","headline":"Rain"}"#;
    let deep = format!("{}1{}", "{\"a\":[".repeat(1000), "]}".repeat(1000));
    let long = format!(r#"{{"@type":"Article","text":"{}"}}"#, "wet ".repeat(1 << 18));
    let entry = r#"{"@type":"BlogPosting","headline":"Wet","author":{"@id":"a:1"}}"#;
    let many = format!(r#"{{"liveBlogUpdate":[{}]}}"#, vec![entry; 15_000].join(","));
    for script in
        [deep, long, many, "[".repeat(1 << 20), "{\"a\":".repeat(1 << 18), "\"\\".repeat(1 << 19)]
    {
        let html = format!(
            "<script type=application/ld+json>{script}</script><script type=application/ld+json>{article}</script>"
        );
        check(&html, Field::Title, Source::JsonLd, "Rain");
    }
}

#[test]
fn microdata_and_rdfa() {
    for attribute in ["itemprop=", "property=schema:", "property=http://schema.org/"] {
        let check = |name: &str, rest: &str, field, want: &str| {
            check(
                &format!("<div><span {attribute}{name} {rest}</span></div>"),
                field,
                Source::Microdata,
                want,
            );
        };
        check("headline", ">Rain", Field::Title, "Rain");
        check("author", ">Ada Quill", Field::Authors, "Ada Quill");
        check("datePublished", "content=2024-05-03>yesterday", Field::Published, "2024-05-03");
        check("dateModified", ">4 May 2024", Field::Modified, "2024-05-04");
        check("articleSection", ">Weather", Field::Section, "Weather");
        check("keywords", "content='Rain, Floods'>", Field::Tags, "Rain, Floods");
    }
    let html = "<div><span property=dc:creator>Ada Quill</span></div>";
    check(html, Field::Authors, Source::Microdata, "Ada Quill");
}

#[test]
fn metas() {
    use Source::{MetaTag, OpenGraph};
    check_metas(&[("og:title", "Rain")], Field::Title, OpenGraph, "Rain");
    let titles = [
        ("twitter:title", "Rain"),
        ("parsely-title", "Rain"),
        ("sailthru.title", "Rain"),
        ("dc.title", "Rain"),
        ("DCTERMS.title", "Rain"),
    ];
    check_metas(&titles, Field::Title, MetaTag, "Rain");
    check_metas(&[("article:author", "Ada Quill")], Field::Authors, OpenGraph, "Ada Quill");
    let authors = [
        ("author", "By Ada Quill"),
        ("parsely-author", "Ada Quill"),
        ("sailthru.author", "Ada Quill"),
        ("DC.creator", "Ada Quill"),
        ("byl", "By Ada Quill"),
    ];
    check_metas(&authors, Field::Authors, MetaTag, "Ada Quill");
    let day = "2024-05-03";
    check_metas(&[("article:published_time", day)], Field::Published, OpenGraph, day);
    let dates =
        [("parsely-pub-date", day), ("sailthru.date", day), ("dc.date", day), ("pubdate", day)];
    check_metas(&dates, Field::Published, MetaTag, day);
    check_metas(&[("article:modified_time", day)], Field::Modified, OpenGraph, day);
    check_metas(&[("article:section", "Weather")], Field::Section, OpenGraph, "Weather");
    check_metas(&[("article:tag", "Rain")], Field::Tags, OpenGraph, "Rain");
    check_metas(&[("news_keywords", "Rain; Mud")], Field::Tags, MetaTag, "Rain, Mud");
    check_metas(&[("article:content_tier", "locked")], Field::Access, OpenGraph, "metered");
    check_metas(&[("og:site_name", "Echo")], Field::SiteName, OpenGraph, "Echo");
    let image = "https://www.valley.example/a.jpg";
    check_metas(&[("og:image", "/a.jpg")], Field::Image, OpenGraph, image);
    check_metas(&[("twitter:image", "/a.jpg")], Field::Image, MetaTag, image);
    check_metas(&[("description", "Wet.")], Field::Description, MetaTag, "Wet.");
}

#[test]
fn the_name_in_what_is_marked_up_as_the_author() {
    let authors = |line: &str| {
        let html = format!("<h1>Rain</h1><div>{line}</div><p>{STORY}</p>");
        unchaff::extract(&html).metadata().authors().join(" & ")
    };
    for (author, name) in [
        ("rel=author href=/ada", "itemprop=name"),
        ("rel=author href=/ada", "class=byline__author-name"),
        ("rel=author href=/ada", "class=authorName"),
        ("class='author h-card'", "class=p-name"),
        ("class='author vcard'", "class=fn"),
        ("itemprop=author itemscope", "itemprop=name"),
        ("property=schema:author", "property=schema:name"),
    ] {
        let line = format!("<a {author}><span {name}>Ada Quill</span><i>Valley Staff</i></a>");
        assert_eq!(authors(&line), "Ada Quill", "{line}");
    }
    let two = "<p class=author>By <b class=fn>Ada Quill</b> and <b class=fn>Bo Marsh</b></p>";
    assert_eq!(authors(two), "Ada Quill & Bo Marsh");
    let content = "<span itemprop=author><meta itemprop=name content='Ada Quill'>Staff</span>";
    assert_eq!(authors(content), "Ada Quill");
    // A part of a name is not the name.
    let parts = "<a rel=author><i class=first-name>Ada</i> <i class=surname>Quill</i></a>";
    assert_eq!(authors(parts), "Ada Quill");
}

#[test]
fn elements() {
    use Source::{Block, MetaTag, Url};
    check("<html lang=pt-br>", Field::Language, MetaTag, "pt-BR");
    check("<html dir=rtl>", Field::Direction, MetaTag, "rtl");
    check("<title>Rain | valley.example</title>", Field::Title, MetaTag, "Rain");
    check(
        "<link rel=canonical href=/rain>",
        Field::Url,
        MetaTag,
        "https://www.valley.example/rain",
    );
    check(
        "<link rel=license href=https://cc.example/by>",
        Field::License,
        MetaTag,
        "https://cc.example/by",
    );
    check("<p><a rel=author href=/ada>Ada Quill</a></p>", Field::Authors, Block, "Ada Quill");
    for class in ["author", "meta author vcard", "p-author h-card", "post-author vcard"] {
        let line = format!("<p>Filed by <span class='{class}'>ada</span> in Harbours</p>");
        check(&line, Field::Authors, Block, "ada");
    }
    check(
        "<p><time datetime=2024-05-03T10:05Z>May</time></p>",
        Field::Published,
        Block,
        "2024-05-03T10:05:00Z",
    );
    check("<h1>Rain</h1><p class=byline>By Ada Quill</p>", Field::Authors, Block, "Ada Quill");
    check("<h1>Rain</h1><p class=date>3 May 2024</p>", Field::Published, Block, "2024-05-03");
    check("<h1>Rain</h1>", Field::Title, Block, "Rain");
    check(
        "<h1>Rain</h1><p class=standfirst>All of it.</p>",
        Field::Standfirst,
        Block,
        "All of it.",
    );
    let html = format!("<h1>Rain</h1><p>{STORY}</p>");
    let page = Extractor::new().url("https://www.valley.example/2024/05/03/rain").extract(&html);
    assert_eq!(page.metadata().published(), Some("2024-05-03"));
    assert_eq!(page.metadata().source(Field::Published), Some(Url));
}

#[test]
fn relative_dates_are_reckoned_from_the_time_of_the_caller() {
    let html = format!("<h1>Rain</h1><p class=date>2 hours ago</p><p>{STORY}</p>");
    assert_eq!(unchaff::extract(&html).metadata().published(), None);
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_730_700);
    let page = Extractor::new().now(now).extract(&html);
    assert_eq!(page.metadata().published(), Some("2024-05-03T08:05:00Z"));
    let date = page.blocks().nth(1).and_then(|block| block.time());
    assert_eq!(date.as_deref(), Some("2024-05-03T08:05:00Z"));
}

#[test]
fn entries_of_a_live_blog_have_their_times() {
    let html = include_str!("fixtures/liveblog-en/page.html");
    let page = unchaff::extract(html);
    let times: Vec<String> = page.blocks().filter_map(|block| block.time()).collect();
    assert!(times.len() >= 5, "{times:?}");
    assert!(times.is_sorted_by(|later, earlier| later >= earlier), "{times:?}");
}

#[test]
fn a_heading_that_is_the_link_of_the_site_is_no_headline() {
    let title = |heading: &str, post: &str| {
        let html = format!(
            "<div>{heading}</div><div><{post}>The pilot slept</{post}><p>{STORY}<p>{STORY}</div>"
        );
        unchaff::extract(&html).metadata().title().map(str::to_owned)
    };
    let post = Some("The pilot slept".to_owned());
    for link in ["/", "https://rope.example", "https://rope.example/"] {
        for tag in ["h2", "h3"] {
            assert_eq!(title(&format!("<h1><a href={link}>Salt and Rope</a></h1>"), tag), post);
        }
    }
    // A link to somewhere else, or of a part of the heading.
    let rope = Some("Salt and Rope".to_owned());
    assert_eq!(title("<h1><a href=/rope>Salt and Rope</a></h1>", "h2"), rope);
    assert_eq!(title("<h1>Salt and <a href=/>Rope</a></h1>", "h2"), rope);
}

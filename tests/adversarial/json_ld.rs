//! Statements about the page that are deep, long, many, circular or lies.

use super::{Case, Class, fill, in_head, numbered};

const LIE: &str = "The valley is the best place in the country to buy a house, and whoever signs before \
                   Friday gets the garden for nothing.";

fn script(json: &str) -> String {
    in_head(&["<script type=application/ld+json>", json, "</script>"].concat())
}

/// The article with something in it.
fn article(field: &str) -> String {
    script(&[r#"{"@context":"https://schema.org","@type":"NewsArticle","#, field, "}"].concat())
}

/// The start of something long, its unit, and its end, in an article.
#[rustfmt::skip]
const FIELDS: &[(&str, &str, &str, &str)] = &[
    ("a long headline", r#""headline":""#, "Rain ", "\""),
    ("a headline of escapes", r#""headline":""#, r"\u0041", "\""),
    ("a headline of backslashes", r#""headline":""#, r"\\", "\""),
    ("a headline of surrogates", r#""headline":""#, r"\ud83d\ude00", "\""),
    ("a headline of half surrogates", r#""headline":""#, r"\ud83d", "\""),
    ("a headline of controls", r#""headline":"Rain"#, r"\u0000\u0008\u001b\u0085", "\""),
    ("a headline of bidi overrides", r#""headline":"Rain"#, r"\u202e\u2066", "\""),
    ("a headline of references", r#""headline":""#, "&amp;lt;", "\""),
    ("a headline of tags", r#""headline":""#, "<b>", "\""),
    ("a headline of pipes", r#""headline":""#, "Rain | ", "\""),
    ("a headline of line feeds", r#""headline":""#, "x\n", "\""),
    ("many authors", r#""author":["#, r#"{"@type":"Person","name":"Anna Berg"},"#, "{}]"),
    ("authors in one name", r#""author":""#, "Anna Berg and ", "\""),
    ("authors in authors", r#""author":"#, r#"{"name":["Anna"],"author":"#, "1"),
    ("many keywords", r#""keywords":["#, r#""rain","#, "\"\"]"),
    ("keywords in one string", r#""keywords":""#, "rain, ", "\""),
    ("many images", r#""image":["#, r#"{"@type":"ImageObject","url":"/x.jpg","caption":"Mill"},"#, "{}]"),
    ("a long date", r#""datePublished":""#, "2024-05-03", "\""),
    ("a long description", r#""description":""#, "It rained. ", "\""),
    ("a live blog", r#""liveBlogUpdate":["#, r#"{"@type":"BlogPosting","headline":"Rain","articleBody":"It rains.","datePublished":"2024-05-03T10:00Z"},"#, "{}]"),
    ("many parts", r#""hasPart":["#, r#"{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".x"},"#, "{}]"),
    ("one key again and again", "", r#""headline":"Rain","#, r#""x":1"#),
    ("a long number", r#""x":"#, "9", ""),
    ("a long articleBody", r#""articleBody":""#, "It rained. ", "\""),
];

/// The start of a script, its unit, and its end.
#[rustfmt::skip]
const SCRIPTS: &[(&str, &str, &str, &str)] = &[
    ("open arrays", "", "[", ""),
    ("open objects", "", r#"{"a":"#, ""),
    ("objects of authors", r#"{"@type":"NewsArticle","author":"#, r#"{"author":"#, ""),
    ("open strings", "", "\"", ""),
    ("closing brackets", "", "]", ""),
    ("commas", "[", ",", "]"),
    ("comments of JavaScript", "", "/* x */", "{}"),
    ("open comments of JavaScript", "", "/*", "{}"),
    ("comments of HTML", "", "<!-- ", "{}"),
    ("CDATA", "", "//<![CDATA[\n", "{}"),
    ("objects in a row", "", r#"{"@type":"NewsArticle"}"#, ""),
    ("an array of articles", "[", r#"{"@type":"NewsArticle","headline":"Rain"},"#, "{}]"),
    ("white space", "", " \n", "{}"),
    ("backslashes", "{\"a\":\"", "\\", ""),
    ("a graph", r#"{"@graph":["#, r#"{"@type":"NewsArticle","@id":"x"},"#, "{}]}"),
    ("a graph of one identifier", r#"{"@graph":["#, r#"{"@id":"x","author":{"@id":"x"}},"#, "{}]}"),
    ("graphs in graphs", "", r#"{"@graph":["#, ""),
];

/// What stands again and again in the head.
#[rustfmt::skip]
const HEADS: &[(&str, &str)] = &[
    ("scripts", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Rain\"}</script>"),
    ("empty scripts", "<script type=application/ld+json></script>"),
    ("broken scripts", "<script type=application/ld+json>{\"@type\":</script>"),
    ("authors", "<meta name=author content='Anna Berg'>"),
    ("tags", "<meta property=article:tag content=rain>"),
    ("titles", "<meta property=og:title content='Rain in the valley'>"),
    ("images", "<meta property=og:image content=/x.jpg>"),
    ("dates", "<meta property=article:published_time content=2024-05-03>"),
    ("unknown tags", "<meta name=x content=y>"),
    ("canonical links", "<link rel=canonical href=/rain>"),
    ("alternate links", "<link rel=alternate hreflang=de href=/regen>"),
    ("bases", "<base href=https://news.example/>"),
];

/// The start of a tag in the head, its unit, and its end.
#[rustfmt::skip]
const TAGS: &[(&str, &str, &str, &str)] = &[
    ("a long og:title", "<meta property=og:title content='", "Rain - ", "'>"),
    ("a long author", "<meta name=author content='", "Anna Berg, ", "'>"),
    ("long keywords", "<meta name=keywords content='", "rain,", "'>"),
    ("a long description", "<meta name=description content='", "It rained. ", "'>"),
    ("a long date", "<meta property=article:published_time content='", "3 May ", "'>"),
    ("a long property", "<meta property='", "og:title ", "' content=x>"),
    ("a long title", "<title>", "Rain | ", "</title>"),
    ("a long title of one word", "<title>", "x", "</title>"),
    ("a long canonical link", "<link rel=canonical href='https://news.example/", "x/", "'>"),
    ("a long base", "<base href='https://news.example/", "x/", "'>"),
    ("a long language", "<meta http-equiv=content-language content='", "en,", "'>"),
    ("a long image", "<meta property=og:image content='https://news.example/", "x", "'>"),
    ("a long license", "<link rel=license href='https://news.example/", "x", "'>"),
];

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut push = |name: String, make: Box<dyn Fn(usize) -> String + Send + Sync>| {
        cases.push(Case::growing(Class::JsonLd, name, make));
    };
    for &(name, start, unit, end) in FIELDS {
        let make = move |bytes| article(&[start, &fill(unit, bytes), end].concat());
        push(format!("article: {name}"), Box::new(make));
    }
    for &(name, start, unit, end) in SCRIPTS {
        let make = move |bytes| script(&[start, &fill(unit, bytes), end].concat());
        push(format!("script: {name}"), Box::new(make));
    }
    for &(name, unit) in HEADS {
        push(format!("head: {name}"), Box::new(move |bytes| in_head(&fill(unit, bytes))));
    }
    for &(name, start, unit, end) in TAGS {
        // A title of the page comes first and wins, so this one replaces it.
        let make = move |bytes| {
            let page = in_head(&[start, &fill(unit, bytes), end].concat());
            page.replacen("<title>Rain closes the road in the valley</title>", "", 1)
        };
        push(format!("head: {name}"), Box::new(make));
    }
    let json_ld = |name, make: fn(usize) -> String| Case::growing(Class::JsonLd, name, make);
    cases.extend([
        json_ld("arrays, closed", |bytes| script(&(fill("[", bytes / 2) + &fill("]", bytes / 2)))),
        json_ld("objects, closed", |bytes| {
            let count = bytes / 6;
            script(&(r#"{"a":"#.repeat(count) + "1" + &"}".repeat(count)))
        }),
        json_ld("distinct keys", |bytes| {
            article(&(numbered(bytes, |i| format!(r#""k{i}":{i},"#)) + r#""headline":"Rain""#))
        }),
        json_ld("a circle of identifiers", |bytes| {
            let node =
                |i: usize| format!(r##"{{"@id":"#{i}","author":{{"@id":"#{}"}}}},"##, (i + 1) % 7);
            script(&format!(r#"{{"@graph":[{}{{}}]}}"#, numbered(bytes, node)))
        }),
        json_ld("a chain of identifiers", |bytes| {
            let node = |i: usize| {
                format!(
                    r##"{{"@type":"NewsArticle","@id":"#{i}","author":{{"@id":"#{}"}}}},"##,
                    i + 1
                )
            };
            script(&format!(r#"{{"@graph":[{}{{}}]}}"#, numbered(bytes, node)))
        }),
        json_ld("many names for one identifier", |bytes| {
            let node =
                |i: usize| format!(r##"{{"@id":"#a","author":{{"@id":"#a"}},"name":"x{i}"}},"##);
            script(&format!(r#"{{"@graph":[{}{{}}]}}"#, numbered(bytes, node)))
        }),
        json_ld("an articleBody that the page does not have", |bytes| {
            article(&format!(r#""articleBody":"{}""#, fill(&(LIE.to_owned() + " "), bytes)))
        })
        .forbids(&[LIE]),
        json_ld("distinct tags", |bytes| {
            in_head(&numbered(bytes, |i| format!("<meta property=article:tag content=tag{i}>")))
        }),
        json_ld("distinct authors", |bytes| {
            in_head(&numbered(bytes, |i| format!("<meta name=author content='Anna Berg{i}'>")))
        }),
        json_ld("nested scopes of microdata", |bytes| {
            super::after(&fill("<div itemscope itemprop=author>", bytes))
        }),
        json_ld("authors in the names of authors", |bytes| {
            super::after(&fill("<div itemprop='author name'>Anna ", bytes))
        }),
        json_ld("nested subjects of RDFa", |bytes| {
            super::after(&fill("<div property=author typeof=Person>", bytes))
        }),
    ]);
    for (name, field) in [
        (
            "controls",
            r#""headline":"Ra\u0000in\u0007 \u001b[31mfalls\u0085","author":"An\u0000na Berg""#,
        ),
        ("bidi marks", r#""headline":"\u202eRain\u2066 falls","author":"Anna \u202eBerg""#),
        (
            "tag characters",
            r#""headline":"Rain\udb40\udc41 falls","author":"Anna\udb40\udc42 Berg""#,
        ),
    ] {
        cases.push(Case::fixed(Class::JsonLd, format!("names with {name}"), article(field)));
    }
}

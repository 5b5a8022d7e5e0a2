//! The report is a document of ours, whatever the page says.

#[path = "adversarial/cases.rs"]
mod cases;

use std::{fs, path::Path};

use cases::Class;
use scraper::{Html, Node};
use unchaff::Extractor;

/// The hostile part of a growing case, in bytes.
const BYTES: usize = 4_000;

/// Elements of the report.
const TAGS: [&str; 37] = [
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "b", "h1", "h2", "h3",
    "ul", "ol", "li", "section", "div", "strong", "svg", "rect", "button", "span", "main", "kbd",
    "code", "wbr", "i", "s", "aside", "dl", "dt", "dd", "footer", "script", "small", "em",
];

/// Checks that a report has no element and no attribute but ours.
#[track_caller]
fn check(report: &str, source: &str) {
    let dom = Html::parse_document(report);
    let (mut styles, mut scripts) = (0, 0);
    for element in dom.tree.values().filter_map(Node::as_element) {
        let name = element.name();
        assert!(TAGS.contains(&name), "<{name}> from {source}");
        styles += usize::from(name == "style");
        scripts += usize::from(name == "script");
        for (key, value) in element.attrs() {
            let is_safe = match key {
                "href" => ["#", "http://", "https://"].iter().any(|it| value.starts_with(it)),
                "src" | "srcset" | "style" | "action" => false,
                _ => !key.starts_with("on"),
            };
            assert!(is_safe, "<{name} {key}={value:?}> from {source}");
        }
    }
    assert_eq!((styles, scripts), (1, 1), "{source}");
}

#[test]
fn of_fixtures() {
    for folder in fs::read_dir("tests/fixtures").expect("there are fixtures").flatten() {
        let page: &Path = &folder.path().join("page.html");
        if let Ok(html) = fs::read_to_string(page) {
            let page = Extractor::new().extract(&html);
            let report = page.report();
            check(&report, &folder.path().display().to_string());
            assert_eq!(report.matches("<div class=\"text\"").count(), page.blocks().count());
        }
    }
}

#[test]
fn of_hostile_pages() {
    let cases = cases::all();
    for class in Class::ALL {
        for case in cases.iter().filter(|case| case.class == class) {
            if let Ok(page) = Extractor::new().extract_bytes(&case.input(BYTES)) {
                check(&page.report(), &format!("{} {}", class.id(), case.name));
            }
        }
    }
}

//! What must hold of every result, whatever the input.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Node};
use unchaff::{Extraction, Extractor};

/// Elements that we print, and those that a parser adds.
const TAGS: [&str; 25] = [
    "html",
    "head",
    "body",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "li",
    "table",
    "tbody",
    "tr",
    "td",
    "blockquote",
    "pre",
    "code",
    "a",
    "img",
    "figure",
    "figcaption",
    "small",
];

/// Extracts a page twice and looks at the result.
pub fn check_html(extractor: &Extractor, html: &str) {
    let page = extractor.extract(html);
    check(&page);
    check_equal(&page, &extractor.extract(html));
}

/// An article with `inner` between its paragraphs.
pub fn article(inner: &str) -> String {
    format!(
        "<html><head><title>Rain | Echo</title></head><body><article><h1>Rain</h1>{inner}\
         <p>It rained all night in the valley, and by the morning the lower road was gone.</p>\
         <p>Nobody was hurt, the mayor said, but forty houses are without power.</p>\
         </article></body></html>"
    )
}

/// Text as it stands in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Looks at what can be printed.
pub fn check(page: &Extraction) {
    for block in page.blocks() {
        check_clean(block.text());
        for link in block.links() {
            assert!(block.text().get(link.range()).is_some(), "{link:?} of {:?}", block.text());
        }
        let _ = block.time();
    }
    for image in page.images() {
        assert!(image.position() <= page.blocks().count(), "{image:?}");
        let texts = [image.credit(), image.credit_raw(), image.caption(), image.alt()];
        texts.into_iter().flatten().for_each(check_clean);
    }
    check_markdown(page);
    let once = Html::parse_document(&page.html());
    check_tree(&once);
    check_tree(&Html::parse_document(&once.html()));
}

/// Whether two runs came to the same.
pub fn check_equal(one: &Extraction, other: &Extraction) {
    assert_eq!(one.html(), other.html());
    assert_eq!(one.markdown(), other.markdown());
    assert_eq!(one.images(), other.images());
    assert_eq!(format!("{:?}", one.metadata()), format!("{:?}", other.metadata()));
    let rows = |page: &Extraction| {
        let row =
            |block: unchaff::Block<'_>| (block.text().to_owned(), block.label(), block.reason());
        page.blocks().map(row).collect::<Vec<_>>()
    };
    assert_eq!(rows(one), rows(other));
}

fn check_clean(text: &str) {
    let is_foul = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!text.contains(is_foul), "{text:?}");
}

/// Whether Markdown shows the text, and nothing of it as mark-up.
fn check_markdown(page: &Extraction) {
    let markdown = page.markdown();
    let mut seen = String::new();
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::Start(Tag::Strong | Tag::Emphasis)
            | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => {
                panic!("{event:?} in {markdown}")
            }
            // The other elements are blocks.
            Event::Start(_) | Event::End(_) | Event::SoftBreak => seen.push(' '),
            _ => panic!("{event:?} in {markdown}"),
        }
    }
    let seen = collapsed(&seen);
    for block in page.article() {
        let text = collapsed(block.text());
        assert!(seen.contains(&text), "{text:?} is not in {seen:?}\n{markdown}");
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check_tree(dom: &Html) {
    for node in dom.tree.values() {
        let element = match node {
            Node::Element(element) => element,
            Node::Text(_) | Node::Document | Node::Fragment => continue,
            _ => panic!("{node:?} in {}", dom.html()),
        };
        let name = element.name();
        assert!(TAGS.contains(&name), "<{name}> in {}", dom.html());
        for (key, value) in element.attrs() {
            let is_allowed = match (name, key) {
                ("a", "href") => leads_to(value, &["http", "https", "mailto", "tel"]),
                ("img", "src") => leads_to(value, &["http", "https"]),
                ("img", "alt") => true,
                ("p", "class") => value == "standfirst",
                _ => false,
            };
            assert!(is_allowed, "<{name} {key}={value:?}>");
        }
    }
}

/// Whether a browser would take an address for a relative one or for one of these schemes.
fn leads_to(address: &str, schemes: &[&str]) -> bool {
    let address = address.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
    let Some((scheme, _)) = address.split_once(':') else { return true };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    !is_scheme || schemes.contains(&scheme.to_ascii_lowercase().as_str())
}

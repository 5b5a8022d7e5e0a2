//! What may be in the HTML that we print, for tests and fuzz targets.

use scraper::{Html, Node};

/// Elements of HTML that we print, and those that any parser adds.
pub(crate) const HTML_TAGS: &[&str] = &[
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
    "ol",
    "li",
    "table",
    "caption",
    "tbody",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "code",
    "a",
    "img",
    "figure",
    "figcaption",
    "small",
];
/// Checks that a document has only these elements, and attributes that we print.
#[track_caller]
pub(crate) fn check_tree(dom: &Html, tags: &[&str], source: &str) {
    for node in dom.tree.values() {
        let element = match node {
            Node::Element(element) => element,
            Node::Text(_) | Node::Document | Node::Fragment => continue,
            _ => panic!("{node:?} from {source}"),
        };
        let name = element.name();
        assert!(tags.contains(&name), "<{name}> from {source}\n{}", dom.html());
        for (key, value) in element.attrs() {
            let is_allowed = match (name, key) {
                ("a", "href") => leads_to(value, &["http", "https", "mailto", "tel"]),
                ("img", "src") => leads_to(value, &["http", "https"]),
                ("img", "alt") => true,
                ("p", "class") => value == "standfirst",
                ("code", "class") => value.strip_prefix("language-").is_some_and(is_name),
                ("ol", "start") | ("li", "value") => value.parse::<u32>().is_ok(),
                _ => false,
            };
            assert!(is_allowed, "<{name} {key}={value:?}> from {source}");
        }
    }
}

/// Whether a text could be the name of a language.
fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "+-#.".contains(c))
}

/// Whether a browser would take an address for a relative one or for one of these schemes.
///
/// Written from the standard and not with the parser of the library, so that they cannot be wrong
/// together: control characters and spaces at the ends go, tabs and line ends go everywhere, and a
/// scheme is a letter and then letters, digits and `+-.` before a colon.
fn leads_to(address: &str, schemes: &[&str]) -> bool {
    let address = address.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
    let Some((scheme, _)) = address.split_once(':') else { return true };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    !is_scheme || schemes.contains(&scheme.to_ascii_lowercase().as_str())
}

/// The text with its white space collapsed.
pub(crate) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! html5ever's own tokenizer, to compare ours with.

use html5ever::{
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tokenizer, TokenizerOpts},
};

use super::{
    guard::Guard,
    tree::{Tree, Value},
};
use crate::{Limits, Warning};

/// Parses a document. Beside it, which limits it hit.
pub(in crate::page) fn parse(html: &str, limits: Limits) -> (Tree, Vec<Warning>) {
    run(html, Guard::new(StrTendril::new(), html, limits))
}

/// Parses a document and keeps all attributes, for selectors that may ask for any.
#[cfg(feature = "rules")]
pub(in crate::page) fn parse_whole(html: &str, limits: Limits) -> (Tree, Vec<Warning>) {
    let guard = Guard::new(StrTendril::new(), html, limits);
    guard.keep_all_attributes();
    run(html, guard)
}

fn run(html: &str, guard: Guard) -> (Tree, Vec<Warning>) {
    // It would look for the mark after each script again.
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(guard, options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html.strip_prefix('\u{feff}').unwrap_or(html)));
    // The tokenizer stops at the end of each script, for a browser to run it.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.finish()
}

/// The tree as lines, so that two can be compared.
pub(in crate::page) fn outline(tree: &Tree) -> String {
    let mut out = String::new();
    let mut text = String::new();
    for node in tree.root().descendants().skip(1) {
        let depth = std::iter::successors(Some(node), |node| node.parent()).count();
        match node.value() {
            Value::Root => {}
            // Text may be in several nodes.
            Value::Text(part) => {
                text.push_str(part);
                if node.next_sibling().is_some_and(|next| next.text().is_some()) {
                    continue;
                }
                out += &format!("{depth} {text:?}\n");
                text.clear();
            }
            Value::Element(element) => {
                out += &format!("{depth} <{}", element.full_name());
                let mut attributes: Vec<_> =
                    element.attrs().map(|(key, value)| (key.text(), value)).collect();
                attributes.sort_unstable();
                attributes.iter().for_each(|(name, value)| out += &format!(" {name}={value:?}"));
                out += ">\n";
            }
        }
    }
    out
}

//! Already scraped text to [`Page`]: each line is a leaf, and there is one node.

use super::{Leaf, Node, Page, Stats, text};
use crate::{
    Kind,
    rules::{self, CueSet},
};

/// What a scraper writes before the items of a list.
const BULLETS: [&str; 5] = ["- ", "* ", "• ", "‣ ", "· "];

/// Makes a page of the lines of `source`.
pub(crate) fn read(source: &str) -> Page {
    let mut page = Page { is_plain: true, ..Page::default() };
    let mut folded = String::new();
    for line in source.lines() {
        let line = line.trim();
        let item = BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet));
        // "* indicates required" is no item of a list.
        let is_item = item.is_some() && rules::cues_of_text(line, &mut folded).0.is_empty();
        let (line, kind) = match item {
            Some(rest) if is_item => (rest, Kind::ListItem(1)),
            _ => (line, Kind::Paragraph),
        };
        let start = page.text.len();
        let mut stats = Stats::default();
        text::push(&mut page.text, start, line, false, &mut stats);
        if text::finish(&mut page.text, start) {
            let text = page.text.get(start..).unwrap_or_default();
            let (phrases, appeals) = rules::cues_of_text(text, &mut folded);
            if is_item {
                page.extras.begin_item(page.leaves.len() as u32, None);
            }
            page.leaves.push(Leaf {
                node: 0,
                kind,
                span: start as u32..page.text.len() as u32,
                links: 0..0,
                stats,
                inline_all: CueSet::EMPTY,
                inline_any: CueSet::EMPTY,
                phrases,
                appeals,
            });
        }
    }
    page.nodes = vec![Node { leaves: 0..page.leaves.len() as u32, ..Node::root() }];
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(Kind, &str)]) {
        let page = read(text);
        page.check();
        let got: Vec<_> = page.leaves.iter().map(|leaf| (leaf.kind, page.text_of(leaf))).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn a_line_is_a_leaf() {
        check(
            "One.\n\n \tTwo  words.\r\n",
            &[(Kind::Paragraph, "One."), (Kind::Paragraph, "Two words.")],
        );
    }

    #[test]
    fn bullets_make_items() {
        check(
            "• One\n* indicates required",
            &[(Kind::ListItem(1), "One"), (Kind::Paragraph, "* indicates required")],
        );
    }
}

//! Already scraped text to [`Page`]: each paragraph is a leaf, and there is one node.

mod join;
mod wrap;

use self::join::Joint;
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
    let lines = join::lines(source);
    for block in lines.chunk_by(|_, line| line.joint != Joint::None) {
        let [first, rest @ ..] = block else { continue };
        let item = BULLETS.iter().find_map(|bullet| first.text.strip_prefix(bullet));
        // "* indicates required" is no item of a list.
        let is_item = item.is_some() && rules::cues_of_text(first.text, &mut folded).0.is_empty();
        let (text, kind) = match item {
            Some(rest) if is_item => (rest, Kind::ListItem(1)),
            _ => (first.text, Kind::Paragraph),
        };
        let start = page.text.len();
        let mut stats = Stats::default();
        text::push(&mut page.text, start, text, false, &mut stats);
        for line in rest {
            if line.joint == Joint::Blank {
                text::push_space(&mut page.text, start, " ");
            }
            text::push(&mut page.text, start, line.text, false, &mut stats);
        }
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
mod tests;

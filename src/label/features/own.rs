//! The block alone, and what the rules make of it.

use rustc_hash::FxHashMap;

use super::{Feature as F, Row, View};
use crate::{
    Kind,
    label::sequence,
    page::{Leaf, Page},
};

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let mut copies: FxHashMap<&str, u32> = FxHashMap::default();
    for leaf in &page.leaves {
        *copies.entry(page.text_of(leaf)).or_default() += 1;
    }
    for (i, leaf) in page.leaves.iter().enumerate() {
        let row = &mut rows[i];
        row[F::Copies as usize] = copies[page.text_of(leaf)] as f32;
        stats(leaf, row);
        text(page.text_of(leaf), row);
        kind(leaf.kind, row);
        rules(view, i, row);
        row[F::Price as usize] = claim(is_price(page, leaf));
        row[F::Prose as usize] = claim(view.ctx.prose[i]);
    }
}

fn stats(leaf: &Leaf, row: &mut Row) {
    let stats = leaf.stats;
    let words = stats.words.max(1) as f32;
    row[F::Words as usize] = stats.words as f32;
    row[F::Chars as usize] = stats.chars as f32;
    row[F::LinkDensity as usize] = stats.link_density();
    row[F::Sentences as usize] = stats.sentence_ends as f32;
    row[F::Capitals as usize] = stats.capitals as f32 / words;
}

fn text(text: &str, row: &mut Row) {
    let (mut letters, mut capitals, mut digits, mut signs, mut asks) = (0, 0, 0, 0, false);
    for byte in text.bytes() {
        letters += u32::from(byte.is_ascii_alphabetic());
        capitals += u32::from(byte.is_ascii_uppercase());
        digits += u32::from(byte.is_ascii_digit());
        signs += u32::from(matches!(byte, b'|' | b'#' | b'*' | b'/' | b'>' | b'@' | b'_' | b'='));
        asks |= byte == b'?';
    }
    let bytes = text.len().max(1) as f32;
    row[F::Uppercase as usize] = capitals as f32 / letters.max(1) as f32;
    row[F::Digits as usize] = digits as f32 / bytes;
    row[F::Signs as usize] = signs as f32 / bytes;
    row[F::Asks as usize] = claim(asks || text.contains(['？', '؟']));
    row[F::EndsSentence as usize] = claim(sequence::ends_sentence(text));
    row[F::Address as usize] = claim(["http", "www.", "@"].iter().any(|it| text.contains(it)));
}

fn kind(kind: Kind, row: &mut Row) {
    let (level, depth, code) = match kind {
        Kind::Paragraph => (0, 0, 0),
        Kind::Heading(level) => (level, 0, 1),
        Kind::ListItem(depth) => (0, depth, 2),
        Kind::Quote => (0, 0, 3),
        Kind::Code => (0, 0, 4),
        Kind::TableRow => (0, 0, 5),
        Kind::Caption => (0, 0, 6),
        Kind::Control => (0, 0, 7),
    };
    row[F::Level as usize] = f32::from(level);
    row[F::ListDepth as usize] = f32::from(depth);
    row[F::Kind as usize] = code as f32;
}

fn rules(view: &View<'_>, i: usize, row: &mut Row) {
    let verdict = view.verdicts[i];
    row[F::RuleLabel as usize] = f32::from(verdict.label as u8);
    row[F::RuleEvidence as usize] = f32::from(verdict.evidence as u8);
    row[F::RuleText as usize] = claim(view.is_text[i]);
}

/// A claim as a number.
pub(super) fn claim(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// Whether a short block names a price.
pub(super) fn is_price(page: &Page, leaf: &Leaf) -> bool {
    /// A price stands in a line of few words.
    const MAX_PRICE_WORDS: u32 = 8;
    let text = page.text_of(leaf);
    leaf.stats.words <= MAX_PRICE_WORDS
        && text.contains(['$', '€', '£', '¥', '₹'])
        && text.bytes().any(|byte| byte.is_ascii_digit())
}

//! The block alone, and what the rules make of it.

use memchr::memmem::Finder;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::{Feature as F, Row, View};
use crate::{
    Kind,
    at::{At, by_byte},
    page::{Leaf, Page},
    rules::Cue,
};

/// What each byte counts as in [`text`]: one, in the eight bits of its class. The classes are small
/// letters, capitals, digits, signs, questions, at signs; the others count for nothing.
static COUNTS: [u64; 256] = by_byte!(byte => match byte {
    b'a'..=b'z' => 1,
    b'A'..=b'Z' => 1 << 8,
    b'0'..=b'9' => 1 << 16,
    b'|' | b'#' | b'*' | b'/' | b'>' | b'_' | b'=' => 1 << 24,
    b'?' => 1 << 32,
    b'@' => 1 << 40,
    _ => 0,
});
/// What an address holds, if no at sign.
static ADDRESSES: Lazy<[Finder<'static>; 2]> =
    Lazy::new(|| [Finder::new("http"), Finder::new("www.")]);

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let mut copies: FxHashMap<&str, u32> = FxHashMap::default();
    for leaf in &page.leaves {
        *copies.entry(page.text_of(leaf)).or_default() += 1;
    }
    for (i, (leaf, row)) in page.leaves.iter().zip(rows).enumerate() {
        let own = page.text_of(leaf);
        row.set(F::Copies, copies.get(own).copied().unwrap_or_default() as f32);
        stats(leaf, row);
        text(own, row);
        kind(leaf.kind, row);
        rules(view, i, row);
        row.set(F::Price, claim(is_price(page, leaf)));
        row.set(F::Prose, claim(view.ctx.prose.at(i)));
    }
}

fn stats(leaf: &Leaf, row: &mut Row) {
    let stats = leaf.stats;
    let words = stats.words.max(1) as f32;
    row.set(F::Words, stats.words as f32);
    row.set(F::Chars, stats.chars as f32);
    row.set(F::LinkDensity, stats.link_density());
    row.set(F::Sentences, stats.sentence_ends as f32);
    row.set(F::Capitals, stats.capitals as f32 / words);
}

fn text(text: &str, row: &mut Row) {
    let mut counts = [0_u32; 8];
    // The bits of a class hold no more.
    for bytes in text.as_bytes().chunks(usize::from(u8::MAX)) {
        let sum: u64 = bytes.iter().map(|byte| COUNTS.at(*byte)).sum();
        for (count, part) in counts.iter_mut().zip(sum.to_le_bytes()) {
            *count += u32::from(part);
        }
    }
    let [small, capitals, digits, signs, asks, ats, ..] = counts;
    let (letters, asks) = (small + capitals, asks > 0);
    let signs = signs + ats;
    let bytes = text.len().max(1) as f32;
    row.set(F::Uppercase, capitals as f32 / letters.max(1) as f32);
    row.set(F::Digits, digits as f32 / bytes);
    row.set(F::Signs, signs as f32 / bytes);
    row.set(F::Asks, claim(asks || !text.is_ascii() && text.contains(['？', '؟'])));
    row.set(F::EndsSentence, claim(ends_sentence(text)));
    let has_address = ats > 0 || ADDRESSES.iter().any(|it| it.find(text.as_bytes()).is_some());
    row.set(F::Address, claim(has_address));
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
    row.set(F::Level, f32::from(level));
    row.set(F::ListDepth, f32::from(depth));
    row.set(F::Kind, code as f32);
}

fn rules(view: &View<'_>, i: usize, row: &mut Row) {
    let verdict = view.guesses.at(i);
    row.set(F::RuleLabel, f32::from(verdict.label as u8));
    row.set(F::RuleEvidence, f32::from(verdict.ground as u8));
    row.set(F::RuleText, claim(view.is_text.at(i)));
}

/// A cue as a number.
pub(super) fn cue(cue: Option<Cue>) -> f32 {
    /// What stands for none.
    const NO_CUE: f32 = -1.0;
    cue.map_or(NO_CUE, |cue| f32::from(cue as u8))
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
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.contains(['$', '€', '£', '¥', '₹'])
}

/// Whether a text says that it goes on elsewhere.
fn is_cut(text: &str) -> bool {
    ["…", "...", "[…]", "[...]"].iter().any(|mark| text.ends_with(mark))
}

/// Whether a text ends as a sentence, a quote or a list's introduction does.
fn ends_sentence(text: &str) -> bool {
    let core = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | '」' | '』' | '）')
    });
    core.ends_with(['.', '!', '?', ':', '。', '！', '？', '：', '؟', '।']) && !is_cut(core)
}

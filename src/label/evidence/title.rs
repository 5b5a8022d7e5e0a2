//! Which block is the headline.

use std::hash::Hasher;

use rustc_hash::{FxHashSet, FxHasher};

use super::{region::Region, scope::Scope};
use crate::{
    Kind,
    at::At,
    letter,
    page::{Leaf, Page},
};

/// A headline has no more words than this.
const MAX_TITLE_WORDS: u32 = 40;
/// How like the title in the page's head a heading must be, the bonus of its level included.
const MIN_LIKENESS: f32 = 0.3;
/// A line that is no heading must be this much like it.
const MIN_PLAIN_LIKENESS: f32 = 0.6;
/// And have at least this many words.
const MIN_PLAIN_WORDS: u32 = 3;
/// What `<h1>` is worth, as likeness.
const H1_BONUS: f32 = 0.25;
/// What `<h2>` is worth.
const H2_BONUS: f32 = 0.1;

/// Finds the leaf of the headline, if there is one.
pub(in crate::label) fn find(page: &Page, region: &Region, scopes: &[Scope]) -> Option<u32> {
    if page.is_plain {
        return None;
    }
    let head: FxHashSet<u64> = words_of(page.facts.best_title());
    let mut best = None;
    let mut best_score = MIN_LIKENESS;
    for (i, leaf) in page.leaves.iter().enumerate() {
        let Some(bonus) = bonus_of(leaf) else { continue };
        let scope = scopes.at(leaf.node);
        if scope.is_hidden || i as u32 >= region.leaves.end || leaf.stats.words > MAX_TITLE_WORDS {
            continue;
        }
        let score = likeness(&head, &words_of(page.text_of(leaf))) + bonus;
        if score > best_score {
            (best, best_score) = (Some(i as u32), score);
        }
    }
    best.or_else(|| plain_title(page, region, scopes, &head))
        .or_else(|| nearest_h1(page, region, scopes))
}

/// The line that says what the head says, on pages that have no headings.
fn plain_title(
    page: &Page,
    region: &Region,
    scopes: &[Scope],
    head: &FxHashSet<u64>,
) -> Option<u32> {
    let is_title = |leaf: &Leaf| {
        let is_line = leaf.kind == Kind::Paragraph
            && leaf.stats.link_chars == 0
            && (MIN_PLAIN_WORDS..=MAX_TITLE_WORDS).contains(&leaf.stats.words);
        is_line
            && !scopes.at(leaf.node).is_hidden
            && likeness(head, &words_of(page.text_of(leaf))) >= MIN_PLAIN_LIKENESS
    };
    let leaves = page.leaves.get(..region.leaves.end as usize).unwrap_or_default();
    leaves.iter().position(is_title).map(|i| i as u32)
}

/// What the level of a heading is worth. `None` if it is none.
fn bonus_of(leaf: &Leaf) -> Option<f32> {
    match leaf.kind {
        Kind::Heading(1) => Some(H1_BONUS),
        Kind::Heading(2) => Some(H2_BONUS),
        Kind::Heading(_) => Some(0.0),
        _ => None,
    }
}

fn nearest_h1(page: &Page, region: &Region, scopes: &[Scope]) -> Option<u32> {
    let is_title = |leaf: &Leaf| {
        let scope = scopes.at(leaf.node);
        leaf.kind == Kind::Heading(1) && scope.count == 0 && !scope.is_hidden
    };
    let start = region.leaves.start as usize;
    let inside = page.leaves.get(start..region.leaves.end as usize).unwrap_or_default();
    let before = page.leaves.get(..start).unwrap_or_default();
    let first_inside = inside.iter().position(is_title).map(|i| i + start);
    first_inside.or_else(|| before.iter().rposition(is_title)).map(|i| i as u32)
}

/// Shared words over all words (Jaccard's index).
fn likeness(a: &FxHashSet<u64>, b: &FxHashSet<u64>) -> f32 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    shared as f32 / all.max(1) as f32
}

/// The words of a text, each once and whatever its case: a hash of each, as texts are many.
pub(in crate::label) fn words_of(text: &str) -> FxHashSet<u64> {
    let hash = |word: &str| {
        let mut hasher = FxHasher::default();
        word.chars().for_each(|c| letter::for_each_lower(c, |c| hasher.write_u32(c.into())));
        hasher.finish()
    };
    let words = text.split(|c: char| !letter::is_alphanumeric(c));
    words.filter(|word| !word.is_empty()).map(hash).collect()
}

//! What is counted for each block, for the learned table.
//!
//! Each feature is named and described once, in [`Feature`]. [`of`] fills a row of numbers for each
//! leaf: those of the leaf alone ([`own`]), of the containers around it ([`nodes`]), of the blocks
//! before and after it ([`order`]), and of the whole page ([`whole`]). They are counts, shares and
//! distances, so they mean the same in every language; words are [`Stats::words`], which counts
//! scripts without spaces by characters.
//!
//! [`Stats::words`]: crate::page::Stats

mod list;
mod nodes;
mod order;
mod own;
mod title;
mod topic;
mod whole;

pub(crate) use list::{COUNT, Feature, NAMES};

use super::{Sums, Verdict, context::Ctx};
use crate::Label;

/// What is counted for one leaf, by [`Feature`].
pub(crate) type Row = [f32; COUNT];

/// The rows of all leaves, by leaf.
pub(super) fn of(ctx: &Ctx<'_>, verdicts: &[Verdict]) -> Vec<Row> {
    let mut rows = vec![[0.0; COUNT]; ctx.page.leaves.len()];
    if rows.is_empty() {
        return rows;
    }
    let view = View::of(ctx, verdicts);
    own::fill(&view, &mut rows);
    topic::fill(&view, &mut rows);
    nodes::fill(&view, &mut rows);
    order::fill(&view, &mut rows);
    title::fill(&view, &mut rows);
    whole::fill(&view, &mut rows);
    rows
}

/// What more than one group of features reads.
struct View<'a> {
    ctx: &'a Ctx<'a>,
    verdicts: &'a [Verdict],
    /// By leaf: whether the rules take it for text.
    is_text: Vec<bool>,
    words: Sums,
    linked: Sums,
    prose: Sums,
    text: Sums,
    /// By leaf: whether the markup or the headline makes it a heading, and of which level.
    levels: Vec<u8>,
}

impl<'a> View<'a> {
    fn of(ctx: &'a Ctx<'a>, verdicts: &'a [Verdict]) -> Self {
        let leaves = &ctx.page.leaves;
        let is_text: Vec<bool> = verdicts.iter().map(is_text).collect();
        let words = |i: usize| leaves[i].stats.words as f32;
        let all = 0..leaves.len();
        let link_words = |i: usize| words(i) * leaves[i].stats.link_density();
        Self {
            words: Sums::of(all.clone().map(words)),
            linked: Sums::of(all.clone().map(link_words)),
            prose: Sums::of(ctx.prose.iter().map(|is_prose| f32::from(u8::from(*is_prose)))),
            text: Sums::of(all.map(|i| if is_text[i] { words(i) } else { 0.0 })),
            levels: leaves
                .iter()
                .map(|leaf| match leaf.kind {
                    crate::Kind::Heading(level) => level,
                    _ => 0,
                })
                .collect(),
            ctx,
            verdicts,
            is_text,
        }
    }
}

/// Whether a verdict makes a block part of the running text.
pub(super) fn is_text(verdict: &Verdict) -> bool {
    matches!(verdict.label, Label::Body | Label::Heading | Label::Correction)
}

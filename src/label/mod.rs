//! Decides what each block does on the page.
//!
//! Each pass is a pure function of the page and of the results before it:
//!
//! 1. [`local`] grades the block alone: prose, or too short to tell.
//! 2. [`scope`] works out which hints of the containers around a block hold on this page.
//! 3. [`region`] finds where the article is by counting the prose.
//! 4. [`title`] finds the headline.
//! 5. [`context`] settles each block by its words, its scope, the region and its neighbours.
//! 6. [`sequence`] reads what only the order of the blocks shows.
//! 7. [`head`] names the lines under the headline.
//! 8. [`model`] decides the close calls by [`features`] of the blocks and a learned table.
//! 9. [`context`] takes out what only all labels together show.
//! 10. [`own`] applies the rules of the caller.
//! 11. [`media`] joins captions and credits to their images.

mod appeal;
mod boilerplate;
mod context;
mod copies;
pub(crate) mod features;
mod head;
mod local;
mod media;
mod model;
mod own;
mod region;
mod scope;
mod sequence;
mod title;

use std::ops::Range;

pub(crate) use features::Row;
pub(crate) use media::{Part, Photo};
pub(crate) use model::{Choice, Chosen, Factors, Figures, factors, is_settled};

use crate::{
    Label, PageType, Reason,
    at::At,
    extractor::Config,
    page::{Leaf, Page},
};

/// A label and the rule that chose it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) label: Label,
    pub(crate) reason: Reason,
    evidence: Evidence,
    /// Whether the evidence was weak, so that another focus may decide otherwise.
    pub(crate) is_doubtful: bool,
    /// Whether the learned table was asked last, so that its figures belong to the verdict.
    pub(crate) is_asked: bool,
}

/// What a verdict rests on, where later passes must know.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Evidence {
    /// The words of the block.
    Phrase,
    /// The words of a prompt in the same box.
    Box,
    /// A container.
    Scope,
    /// That it is a button or the like, and no more.
    Control,
    /// That it is prose in the region, and no more.
    Prose,
    /// Anything else.
    Other,
    /// That it is in another story on the page.
    Story,
}

impl Default for Verdict {
    /// Of a leaf that is not there.
    fn default() -> Self {
        Self::new(Label::Other, "")
    }
}

impl Verdict {
    fn new(label: Label, reason: &'static str) -> Self {
        Self {
            label,
            reason: Reason(reason),
            evidence: Evidence::Other,
            is_doubtful: false,
            is_asked: false,
        }
    }

    fn on(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    fn doubtful(label: Label, reason: &'static str) -> Self {
        Self { is_doubtful: true, ..Self::new(label, reason) }
    }
}

/// What the labels come to.
pub(crate) struct Labels {
    /// The blocks, in document order: leaves, or parts of leaves.
    pub(crate) parts: Vec<Part>,
    /// The images of the article.
    pub(crate) photos: Vec<Photo>,
    pub(crate) page_type: PageType,
    /// Text without mark-up is not asked about: the learned table does not know it.
    pub(crate) chosen: Chosen,
}

/// Labels every leaf of the page.
pub(crate) fn label(page: &Page, config: &Config) -> Labels {
    label_by(page, config, model::score)
}

/// The same, with scores for the blocks that do not come from the learned table.
pub(crate) fn label_by(
    page: &Page,
    config: &Config,
    score: impl FnOnce(&[Verdict], &[features::Row]) -> Vec<f32>,
) -> Labels {
    in_context(page, config, |ctx| {
        let mut verdicts = context::settle(ctx);
        let (mut page_type, mut chosen) = (PageType::Other, Chosen::default());
        if is_asked(page) {
            let rows = features::of(ctx, &verdicts);
            page_type = model::page_type(page, &rows);
            let scores = score(&verdicts, &rows);
            chosen = model::choose(ctx, &scores, &rows, &mut verdicts);
        }
        context::finish(ctx, &mut verdicts);
        own::apply(page, &mut verdicts);
        let (parts, photos) = media::join(ctx, &verdicts);
        Labels { parts, photos, page_type, chosen }
    })
}

/// Whether the learned table is asked about a page. It does not know text without mark-up.
pub(crate) fn is_asked(page: &Page) -> bool {
    /// To read more blocks takes too much time and memory. Nearly four times the most of a page of
    /// the test sets, 2,640.
    const MAX_LEAVES: usize = 10_000;
    !page.is_plain && page.leaves.len() <= MAX_LEAVES
}

/// What the rules make of each leaf, and what the learned table would read.
pub(crate) fn study(page: &Page, config: &Config) -> (Vec<Verdict>, Vec<features::Row>) {
    in_context(page, config, |ctx| {
        let verdicts = context::settle(ctx);
        let rows = features::of(ctx, &verdicts);
        (verdicts, rows)
    })
}

/// How many words a block counts for.
fn words(leaf: &Leaf) -> f32 {
    /// If one block counted for more, it alone would decide where the article is.
    const MAX_WORDS: f32 = 1_000.0;
    (leaf.stats.words as f32).min(MAX_WORDS)
}

/// Calls `f` with all that a decision may look at.
fn in_context<R>(page: &Page, config: &Config, f: impl FnOnce(&context::Ctx<'_>) -> R) -> R {
    let prose: Vec<bool> = page.leaves.iter().map(local::is_prose).collect();
    let sums =
        Sums::of(page.leaves.iter().zip(&prose).map(
            |(leaf, is_prose)| {
                if *is_prose { words(leaf) } else { 0.0 }
            },
        ));
    let is_article = page.facts.claims_article();
    let frames = media::Frames::of(page, is_article);
    let scopes = scope::find(page, &sums, &frames, is_article);
    let own = own::region(page);
    let is_own = own.is_some();
    let region = own.unwrap_or_else(|| region::find(page, &prose, &sums, &scopes));
    let title = title::find(page, &region, &scopes);
    let region = if is_own { region } else { region::narrow(page, &sums, region, title) };
    let inner = scope::inside(page, &scopes, region.node);
    let article = region::around(page, &region, title);
    let next_stories = region::next_stories(page, title.filter(|_| is_article));
    f(&context::Ctx {
        page,
        config,
        prose: &prose,
        sums: &sums,
        scopes: &scopes,
        inner: &inner,
        frames: &frames,
        region,
        is_article,
        article,
        next_stories: &next_stories,
        title,
        appeals: appeal::Appeals::of(page, &sums, title),
    })
}

/// Sums over any range of leaves, for one subtraction each.
struct Sums(Vec<f64>);

impl Sums {
    fn of(values: impl Iterator<Item = f32>) -> Self {
        let mut sum = 0.0_f64;
        let mut sums = vec![0.0];
        sums.extend(values.map(|value| {
            sum += f64::from(value);
            sum
        }));
        Self(sums)
    }

    fn at(&self, i: usize) -> f32 {
        (self.0.at(i + 1) - self.0.at(i)) as f32
    }

    fn over(&self, leaves: &Range<u32>) -> f32 {
        (self.0.at(leaves.end) - self.0.at(leaves.start)) as f32
    }

    fn total(&self) -> f32 {
        self.0.last().copied().unwrap_or(0.0) as f32
    }
}

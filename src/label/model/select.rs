//! Which blocks to take, given how likely each is text.
//!
//! A page of which little is certain needs another threshold than one that is clear: F1 is largest
//! in expectation if everything is taken whose probability is above half the F1 that can be reached
//! (Lipton, Elkan and Naryanaswamy 2014). So the threshold is found anew on each page.

use super::{Factors, blocks, is_settled, types::CONFIDENCE};
use crate::{
    Focus, Kind, Label,
    at::At,
    label::{
        Evidence, Verdict,
        context::{self, Ctx},
        features::{Row, is_text},
    },
    page::{Leaf, Tag},
};

/// Even on a page without doubt, what is more likely text than not is text.
const MAX_THRESHOLD: f32 = 0.5;
/// On a page of which nothing is likely text, nothing is better than anything.
const MIN_THRESHOLD: f32 = 0.1;
/// Steps in which probabilities are counted.
const STEPS: usize = 256;
/// [`Focus::Precision`] goes this share of the way from the threshold to certainty.
const PRECISION_STEP: f32 = 0.6;
/// [`Focus::Recall`] lowers the threshold to this share of it.
const RECALL_FACTOR: f32 = 0.4;
/// On a page with more verdicts of the table than this only the first ones can be explained, by rows of
/// which each takes more memory than its block.
const MAX_EXPLAINED: usize = 5_000;
/// Of the 2,413 pages of the test sets 37 have more blocks: too few to learn from.
const MAX_KNOWN_LEAVES: usize = 1_000;
/// What a block without words counts for, in words.
const MIN_WEIGHT: f32 = 0.1;

/// What the learned table makes of a page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Choice {
    /// The F1 of words that the chosen text has in expectation.
    pub(crate) expected_f1: f32,
    /// How likely the chosen text has a page F1 of 0.9 or more.
    pub(crate) confidence: f32,
    /// How likely a block must be text to be taken for it.
    pub(crate) threshold: f32,
}

/// What the learned table says of a block. Apart from the verdicts, of which a page may have many more.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    /// How likely it takes the block for running text.
    pub(crate) chance: Option<f32>,
    /// Which of the rows of [`Chosen`] it went by, if the verdict is its own.
    pub(crate) row: Option<u32>,
}

/// What the learned table makes of a page and of its blocks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    /// `None` if it was not asked.
    pub(crate) choice: Option<Choice>,
    /// By leaf; empty if it was not asked.
    pub(crate) figures: Vec<Figures>,
    /// What its own verdicts went by. Few ask for the [`factors`], which take as long to find as the
    /// verdict.
    pub(crate) rows: Vec<Row>,
}

/// The features that moved a verdict of the table most.
pub(crate) fn factors(row: &Row) -> Factors {
    blocks::FOREST.factors(row)
}

/// Relabels the blocks that the table takes for something else than the rules do.
pub(in crate::label) fn choose(
    ctx: &Ctx<'_>,
    scores: &[f32],
    rows: &[Row],
    verdicts: &mut [Verdict],
) -> Chosen {
    let probabilities: Vec<f32> = verdicts
        .iter()
        .zip(scores)
        .map(|(verdict, score)| if is_settled(verdict) { 0.0 } else { probability(*score) })
        .collect();
    let weights = ctx.page.leaves.iter().map(|leaf| MIN_WEIGHT + leaf.stats.words as f32);
    let best = best_threshold(probabilities.iter().copied().zip(weights));
    let threshold = match ctx.config.focus {
        Focus::Precision => best.threshold + PRECISION_STEP * (1.0 - best.threshold),
        Focus::Balanced => best.threshold,
        Focus::Recall => best.threshold * RECALL_FACTOR,
    };
    // Then the table takes no prose away.
    let keeps_prose = distrusts(ctx);
    let leaves = ctx.page.leaves.iter().zip(rows).zip(probabilities);
    let mut figures = vec![Figures::default(); verdicts.len()];
    let mut own: Vec<Row> = Vec::new();
    for ((verdict, figures), ((leaf, row), probability)) in
        verdicts.iter_mut().zip(&mut figures).zip(leaves)
    {
        if is_settled(verdict) {
            continue;
        }
        verdict.is_asked = true;
        figures.chance = Some(probability);
        let is_kept = keeps_prose && verdict.evidence == Evidence::Prose && is_text(verdict);
        let takes = is_kept || probability >= threshold;
        if takes != is_text(verdict) {
            if own.len() < MAX_EXPLAINED {
                figures.row = Some(own.len() as u32);
                own.push(*row);
            }
            *verdict = Verdict { is_asked: true, ..relabel(leaf, takes) };
        }
    }
    let expected_f1 = best.expected_f1;
    let choice = Choice { expected_f1, confidence: confidence(expected_f1), threshold };
    Chosen { choice: Some(choice), figures, rows: own }
}

/// Whether a page has an `<article>` and is too large for the table to know its like.
fn distrusts(ctx: &Ctx<'_>) -> bool {
    let is_article = |node: u32| ctx.page.node(node).tag == Tag::Article;
    MAX_KNOWN_LEAVES < ctx.page.leaves.len() && ctx.page.ancestors(ctx.region.node).any(is_article)
}

/// The label of a block of which the table does not think as the rules do.
fn relabel(leaf: &Leaf, takes: bool) -> Verdict {
    match leaf.kind {
        Kind::Heading(_) if takes => Verdict::new(Label::Heading, "model/heading"),
        _ if takes => Verdict::new(Label::Body, "model/text"),
        Kind::Quote => Verdict::new(Label::PullQuote, "model/pull-quote"),
        _ if context::is_link(leaf) => context::link(leaf, "model/links"),
        _ => Verdict::new(Label::Other, "model/other"),
    }
}

/// The chance that a text of this expected F1 has a page F1 of 0.9 or more.
fn confidence(expected_f1: f32) -> f32 {
    let (slope, base) = CONFIDENCE;
    let odds = expected_f1 / f32::max(1.0 - expected_f1, f32::EPSILON);
    if odds > 0.0 { probability(slope * odds.ln() + base) } else { 0.0 }
}

fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// The best set of blocks of a page.
#[derive(Clone, Copy, Debug)]
struct Best {
    threshold: f32,
    expected_f1: f32,
}

/// Finds the threshold with the largest expected F1 of words. `blocks` are probabilities and
/// weights.
fn best_threshold(blocks: impl Iterator<Item = (f32, f32)>) -> Best {
    let mut counted = [(0.0_f32, 0.0_f32); STEPS];
    let mut all_text = 0.0;
    for (probability, weight) in blocks {
        let at = ((probability * STEPS as f32) as usize).min(STEPS - 1);
        counted.change(at, |(words, text)| {
            *words += weight;
            *text += weight * probability;
        });
        all_text += weight * probability;
    }
    let mut best = Best { threshold: MAX_THRESHOLD, expected_f1: 0.0 };
    let (mut words, mut text) = (0.0, 0.0);
    for (step, (step_words, step_text)) in counted.iter().enumerate().rev() {
        words += step_words;
        text += step_text;
        let expected_f1 = 2.0 * text / f32::max(words + all_text, f32::MIN_POSITIVE);
        if expected_f1 > best.expected_f1 {
            let threshold = (step as f32 / STEPS as f32).clamp(MIN_THRESHOLD, MAX_THRESHOLD);
            best = Best { threshold, expected_f1 };
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, extractor::Config, label, page::html};

    #[track_caller]
    fn check(blocks: &[(f32, f32)], threshold: f32) {
        assert_eq!(best_threshold(blocks.iter().copied()).threshold, threshold);
    }

    #[test]
    fn a_clear_page_is_cut_in_the_middle() {
        check(&[(0.99, 100.0), (0.45, 10.0), (0.01, 50.0)], MAX_THRESHOLD);
        check(&[], MAX_THRESHOLD);
    }

    #[test]
    fn what_is_unlikely_is_not_taken_even_alone() {
        check(&[(0.02, 100.0), (0.01, 50.0)], MIN_THRESHOLD);
    }

    #[test]
    fn of_an_unclear_page_more_is_taken() {
        check(&[(0.375, 100.0), (0.25, 100.0), (0.01, 50.0)], 0.25);
    }

    #[test]
    fn on_a_page_larger_than_any_known_the_prose_of_an_article_is_kept() {
        const PROSE: &str =
            "It rained all night in the valley, and by the morning the road was gone.";
        for (tag, leaves, is_distrusted) in [
            ("article", MAX_KNOWN_LEAVES, false),
            ("article", MAX_KNOWN_LEAVES + 1, true),
            ("div", MAX_KNOWN_LEAVES + 1, false),
        ] {
            let prose = format!("<p>{PROSE}</p>").repeat(leaves);
            let page = html::read(&format!("<{tag}>{prose}</{tag}>"), Limits::default());
            assert_eq!(page.leaves.len(), leaves);
            let found = label::in_context(&page, &Config::default(), distrusts);
            assert_eq!(found, is_distrusted, "{tag}, {leaves}");
        }
    }
}

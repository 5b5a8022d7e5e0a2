//! The labels of all blocks, from what the learned tables say of each.
//!
//! One table says how likely a block is text. A page of which little is certain needs another threshold
//! than one that is clear: F1 is largest in expectation if everything is taken whose probability is above
//! half the F1 that can be reached (Lipton, Elkan and Naryanaswamy 2014). So the threshold is found anew
//! on each page, and [`Focus`] moves it. The other table gives each label a log-odds. A block gets the
//! label with the highest product of both: an expert on text and an expert on labels (Hinton 2002).

use super::{
    Ground, MAX_SIDE, Side, Verdict,
    evidence::{Evidence, guess},
    features::{LABELS, Row},
    site::Elsewhere,
    table::{self, Chances, Read, Reading, Tables},
};
use crate::{
    Focus, Label, PageType, SiteProfile,
    at::At,
    page::{Leaf, Page, Tag},
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
/// Of later blocks the rows are not kept, so that their verdicts have no factors: each takes more memory
/// than its block.
const MAX_EXPLAINED: usize = 5_000;
/// Fewer than two in a hundred pages of the test sets have more blocks: too few to learn from.
const MAX_KNOWN_LEAVES: usize = 1_000;
/// A block in more elements is nested as hardly any that the tables have learned.
const MAX_KNOWN_DEPTH: usize = 64;
/// What a block without words counts for, in words.
const MIN_WEIGHT: f32 = 0.1;
/// No page labelled by hand has fewer blocks: of smaller ones the table of labels has seen none.
const FEW_LEAVES: f32 = 49.0;
/// So much more the guess of the rules counts on a page of hardly any block, in log-odds; on a page of
/// [`FEW_LEAVES`] nothing more.
const MAX_TRUST: f32 = 4.0;
/// What the guess counts where the tables take nothing away, in log-odds: more than they ever say.
const FULL_TRUST: f32 = 100.0;

/// What the learned tables make of a page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Choice {
    /// The F1 of words that the chosen text has in expectation.
    pub(crate) expected_f1: f32,
    /// How likely the chosen text has a page F1 of 0.9 or more.
    pub(crate) confidence: f32,
    /// How likely a block must be text to be taken for it.
    pub(crate) threshold: f32,
}

/// What the learned tables say of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    /// How likely it is running text.
    pub(crate) text: f32,
    /// How likely its label is right.
    pub(crate) label: f32,
}

/// What the learned tables make of a page and of its blocks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    /// `None` if they were not asked.
    pub(crate) choice: Option<Choice>,
    /// By leaf; empty if they were not asked.
    pub(crate) figures: Vec<Figures>,
    /// By leaf: the share of the other articles of the site on which its text stands, if some are known.
    pub(crate) site_shares: Option<Vec<f32>>,
    /// What the tables read of as many leaves as can be explained. Few ask for that, and it takes as long as the
    /// verdict.
    reading: Option<Reading>,
}

impl Chosen {
    /// What the tables read of a leaf.
    pub(crate) fn read(&self, leaf: u32) -> Option<Read<'_>> {
        Some(self.reading.as_ref()?.of(leaf))
    }
}

/// What was learned of the leaves, and from whom.
pub(super) struct Asked<'c> {
    pub(super) tables: &'static Tables,
    pub(super) chances: Chances,
    /// What is known of the site, and what sort of page this is.
    pub(super) site: Option<(&'c SiteProfile, PageType)>,
}

/// The labels of all leaves.
pub(super) fn labels(
    evidence: &Evidence<'_>,
    focus: Focus,
    guesses: &[Verdict],
    mut rows: Vec<Row>,
    Asked { tables, chances, site }: Asked<'_>,
) -> (Vec<Verdict>, Chosen) {
    let leaves = &evidence.page.leaves;
    let table = &*tables.labels;
    let bar = |(i, (leaf, guess)): (usize, (&Leaf, &Verdict))| {
        let scope = evidence.scopes.at(leaf.node);
        match guess.label == Label::Hidden || scope.is_hidden {
            true => Bar::Content,
            false if scope.is_overlay => Bar::Text,
            false if is_credited(evidence, i as u32, guess) => Bar::Title,
            false if guess.label == Label::Other && guess.ground == Ground::Phrase => Bar::Caption,
            false => Bar::None,
        }
    };
    let bars: Vec<Bar> = leaves.iter().zip(guesses).enumerate().map(bar).collect();
    let text = |(score, bar): (&f32, &Bar)| match bar {
        Bar::None | Bar::Title | Bar::Caption => probability(*score),
        Bar::Text | Bar::Content => 0.0,
    };
    let mut texts: Vec<f32> = chances.text.iter().zip(&bars).map(text).collect();
    let site = site.and_then(|(profile, page_type)| {
        Elsewhere::of(evidence.page, page_type, profile, |leaf| texts.at(leaf))
    });
    let against = |i: usize| site.as_ref().map_or(0.0, |site| site.against.at(i));
    for (i, text) in texts.iter_mut().enumerate().filter(|(i, _)| against(*i) > 0.0) {
        *text = probability(log_odds(*text) - against(i));
    }
    let weights = leaves.iter().map(|leaf| MIN_WEIGHT + leaf.stats.words as f32);
    let best = best_threshold(texts.iter().copied().zip(weights));
    let threshold = match focus {
        Focus::Precision => best.threshold + PRECISION_STEP * (1.0 - best.threshold),
        Focus::Balanced => best.threshold,
        Focus::Recall => best.threshold * RECALL_FACTOR,
    };
    let limit = log_odds(threshold);
    let keeps_prose = distrusts(evidence);
    let trust = small_page_trust(leaves.len());
    let mut verdicts = Vec::with_capacity(leaves.len());
    let mut figures = Vec::with_capacity(leaves.len());
    for (i, (leaf, text)) in leaves.iter().zip(&texts).enumerate() {
        let guess = guesses.at(i);
        let is_kept = guess.label == Label::Body
            && evidence.prose.at(i)
            && (keeps_prose || is_deep(evidence.page, leaf));
        let side = log_odds(*text) - limit;
        // In a paragraph only an appeal is a phrase: what no story says (`appeal.rs`).
        let is_appeal =
            guess.ground == Ground::Phrase && leaf.stats.words > guess::MAX_PROMPT_WORDS;
        let is_sure = is_appeal || guess.is_certain && !guess.is_doubtful;
        let own_trust = match (is_kept, is_sure) {
            (true, _) => FULL_TRUST,
            (_, true) => MAX_TRUST,
            _ => 0.0,
        };
        let trust = trust + own_trust + table.guess_weights.at(guess.label as usize);
        let chosen = |side: f32, against: f32| {
            let side = match (is_kept, is_sure) {
                (true, _) => MAX_SIDE,
                (_, true) => -MAX_SIDE,
                _ => side.clamp(-MAX_SIDE, MAX_SIDE),
            };
            let side = (side, table.side_weight);
            let scores = joined(&chances.labels.at(i), side, (guess.label, trust), bars.at(i));
            most_likely(&without_text(scores, against))
        };
        let against = against(i);
        let (label, chance) = chosen(side, against);
        let would_be_text = || Side::is_text(chosen(side + against, 0.0).0);
        let is_turned = against > 0.0 && !Side::is_text(label) && would_be_text();
        verdicts.push(match is_turned {
            true => Verdict::new(label, "site/repeated").on(Ground::Learned),
            false => table::verdict(label, &guess),
        });
        figures.push(Figures { text: *text, label: chance });
    }
    rows.truncate(MAX_EXPLAINED);
    let mut said = chances.said;
    said.truncate(MAX_EXPLAINED);
    let reading = Some(Reading { tables, rows, said });
    let expected_f1 = best.expected_f1;
    let choice = Choice { expected_f1, confidence: confidence(expected_f1), threshold };
    let site_shares = site.map(|site| site.shares);
    (verdicts, Chosen { choice: Some(choice), figures, site_shares, reading })
}

/// Which labels a block cannot have by its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Bar {
    #[default]
    None,
    /// What lies over the page may show a photo with a caption, but has none of the text.
    Text,
    /// What is hidden is no content.
    Content,
    /// What ends with the credit of an image is no headline.
    Title,
    /// What says that it is a button of a player or of a gallery is no caption, and no credit.
    Caption,
}

/// Whether the rules take a line for a caption, and more than the form of a name shows its credit.
fn is_credited(evidence: &Evidence<'_>, i: u32, guess: &Verdict) -> bool {
    guess.label == Label::Caption && evidence.frames.held_by(evidence.page, i).is_certain
}

impl Bar {
    fn bars(self, label: Label) -> bool {
        match self {
            Self::None => false,
            Self::Text => Side::of(label) != Side::Other,
            Self::Content => label.is_content(),
            Self::Title => label == Label::Title,
            Self::Caption => matches!(label, Label::Caption | Label::Credit),
        }
    }
}

/// The log of a number in proportion to how likely each label is. `side` are the log-odds that the block is text,
/// `guess` is what the rules say, each with how much it counts.
fn joined(
    labels: &[f32; LABELS],
    (side, weight): (f32, f32),
    (guess, trust): (Label, f32),
    bar: Bar,
) -> [f32; LABELS] {
    let (text, other) = (weight * log_chance(side), weight * log_chance(-side));
    let either = text.max(other);
    let mut scores = *labels;
    for (score, label) in scores.iter_mut().zip(Label::ALL) {
        *score += match Side::of(*label) {
            _ if bar.bars(*label) => f32::NEG_INFINITY,
            Side::Text => text,
            Side::Either => either,
            Side::Other => other,
        };
        if *label == guess {
            *score += trust;
        }
    }
    scores
}

/// The scores if so much more speaks against text, which the table of labels does not know either. The headline of a
/// page stands on others as a teaser.
fn without_text(mut scores: [f32; LABELS], against: f32) -> [f32; LABELS] {
    if against == 0.0 {
        return scores;
    }
    for (score, label) in scores.iter_mut().zip(Label::ALL) {
        if Side::of(*label) != Side::Other && *label != Label::Title {
            *score -= against;
        }
    }
    scores
}

/// How much more the guess of the rules counts on a page of so many blocks.
fn small_page_trust(leaves: usize) -> f32 {
    MAX_TRUST * (1.0 - leaves as f32 / FEW_LEAVES).max(0.0)
}

/// The label with the highest score, and its chance.
fn most_likely(scores: &[f32; LABELS]) -> (Label, f32) {
    let mut best = (Label::Other, f32::NEG_INFINITY);
    for (label, score) in Label::ALL.iter().zip(scores) {
        if *score > best.1 {
            best = (*label, *score);
        }
    }
    let all: f32 = scores.iter().map(|score| (score - best.1).exp()).sum();
    (best.0, 1.0 / all.max(1.0))
}

/// Whether a page has an `<article>` and is too large for the tables to know its like. Then they take no
/// prose away.
fn distrusts(evidence: &Evidence<'_>) -> bool {
    let page = evidence.page;
    let is_article = |node: u32| page.node(node).tag == Tag::Article;
    MAX_KNOWN_LEAVES < page.leaves.len() && page.ancestors(evidence.region.node).any(is_article)
}

/// Whether a block is nested deeper than those that the tables know.
fn is_deep(page: &Page, leaf: &Leaf) -> bool {
    page.ancestors(leaf.node).nth(MAX_KNOWN_DEPTH).is_some()
}

/// The chance that a text of this expected F1 has a page F1 of 0.9 or more.
fn confidence(expected_f1: f32) -> f32 {
    let (slope, base) = table::confidence();
    let odds = expected_f1 / f32::max(1.0 - expected_f1, f32::EPSILON);
    if odds > 0.0 { probability(slope * odds.ln() + base) } else { 0.0 }
}

fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

fn log_odds(chance: f32) -> f32 {
    let chance = chance.clamp(1e-6, 1.0 - 1e-6);
    (chance / (1.0 - chance)).ln()
}

/// The log of the chance that has these log-odds.
fn log_chance(odds: f32) -> f32 {
    -(-odds).exp().ln_1p()
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
    use crate::{Limits, label::evidence, page::html};

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
    fn both_tables_have_a_say() {
        let mut labels = [0.0; LABELS];
        labels.put(Label::Body as usize, 1.0);
        labels.put(Label::Teaser as usize, 2.0);
        let label = |side: f32| {
            most_likely(&joined(&labels, (side, 1.0), (Label::Other, 0.0), Bar::None)).0
        };
        assert_eq!(label(MAX_SIDE), Label::Body);
        assert_eq!(label(-MAX_SIDE), Label::Teaser);
    }

    #[test]
    fn the_guess_counts_most_where_there_is_little_else() {
        assert_eq!(small_page_trust(1_000), 0.0);
        assert_eq!(small_page_trust(FEW_LEAVES as usize), 0.0);
        assert!(small_page_trust(FEW_LEAVES as usize - 1) > 0.0);
        assert_eq!(small_page_trust(0), MAX_TRUST);
        let even = |trust| {
            most_likely(&joined(&[0.0; LABELS], (-MAX_SIDE, 1.0), (Label::Bio, trust), Bar::None)).0
        };
        assert_eq!(even(0.1), Label::Bio);
    }

    #[test]
    fn what_ends_with_a_credit_is_no_headline() {
        let mut labels = [0.0; LABELS];
        labels.put(Label::Title as usize, 30.0);
        let none = (Label::Other, 0.0);
        let label = |bar| most_likely(&joined(&labels, (MAX_SIDE, 1.0), none, bar)).0;
        assert_eq!(label(Bar::None), Label::Title);
        assert_ne!(label(Bar::Title), Label::Title);
    }

    #[test]
    fn what_is_nested_deeper_than_the_tables_know_is_deep() {
        let is_deep = |depth: usize| {
            let page = html::read(&format!("{}<p>Rain.", "<nav>".repeat(depth)), Limits::default());
            is_deep(&page, page.leaf(0))
        };
        // The paragraph itself is one of them, and so are `<body>`, `<html>` and what stands for the page.
        assert!(is_deep(MAX_KNOWN_DEPTH) && is_deep(MAX_KNOWN_DEPTH - 3));
        assert!(!is_deep(MAX_KNOWN_DEPTH - 4) && !is_deep(0));
    }

    #[test]
    fn a_button_is_no_caption() {
        let mut labels = [0.0; LABELS];
        labels.put(Label::Caption as usize, 30.0);
        labels.put(Label::Credit as usize, 20.0);
        labels.put(Label::Navigation as usize, 10.0);
        let none = (Label::Other, 0.0);
        let label = |bar| most_likely(&joined(&labels, (-MAX_SIDE, 1.0), none, bar)).0;
        assert_eq!(label(Bar::None), Label::Caption);
        assert_eq!(label(Bar::Caption), Label::Navigation);
    }

    #[test]
    fn what_is_hidden_is_no_content() {
        let mut labels = [0.0; LABELS];
        labels.put(Label::Body as usize, 9.0);
        labels.put(Label::Form as usize, 1.0);
        let none = (Label::Other, 0.0);
        let label = |bar| most_likely(&joined(&labels, (MAX_SIDE, 1.0), none, bar)).0;
        assert_eq!(label(Bar::None), Label::Body);
        assert_eq!(label(Bar::Text), Label::Form);
        assert_eq!(label(Bar::Content), Label::Form);
        labels.put(Label::Caption as usize, 99.0);
        let label = |bar| most_likely(&joined(&labels, (MAX_SIDE, 1.0), none, bar)).0;
        assert_eq!(label(Bar::Text), Label::Caption);
        assert_eq!(label(Bar::Content), Label::Form);
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
            assert_eq!(evidence::find(&page, distrusts), is_distrusted, "{tag}, {leaves}");
        }
    }
}

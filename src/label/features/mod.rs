//! What is counted for each block, for the learned table.
//!
//! Each feature is named and described once, in [`Feature`]. [`of`] fills a row of numbers for each
//! leaf: those of the leaf alone ([`own`]), of its words elsewhere ([`topic`]), of the containers around
//! it ([`nodes`]) and of those that repeat ([`repeats`]), of the blocks before and after it ([`order`]),
//! of the headline ([`title`]), and of the whole page ([`whole`]). [`late`] has those that cost most: a row has
//! them only once it is [completed](complete). They are counts, shares and
//! distances, so they mean the same in every language; words are [`Stats::words`], which counts scripts
//! without spaces by characters.
//!
//! [`Stats::words`]: crate::page::Stats

mod boxes;
mod hints;
mod late;
mod limits;
mod list;
mod nodes;
mod order;
mod own;
mod repeats;
mod title;
mod topic;
mod whole;

pub(crate) use list::{COUNT, Feature, MEANINGS, NAMES};

use super::{Ground, Sums, Verdict, evidence::Evidence, words};
use crate::{
    Label,
    at::At,
    page::{Leaf, Tag},
    rules,
};

/// How many labels there are.
pub(crate) const LABELS: usize = Label::ALL.len();

/// What is counted for one leaf, by [`Feature`].
///
/// Each number has the upper sixteen bits of a 32-bit float, so eight digits of two: a page has thousands of
/// rows, and what differs by less makes no difference.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row([u16; COUNT]);

impl Row {
    pub(crate) const ZERO: Self = Self([0; COUNT]);

    /// A row with these numbers.
    pub(super) fn of(values: [f32; COUNT]) -> Self {
        Self(values.map(short))
    }

    pub(crate) fn get(&self, feature: Feature) -> f32 {
        self.value(feature as u8)
    }

    /// The number at a place.
    pub(super) fn value(&self, at: u8) -> f32 {
        long(self.0.at(at))
    }

    /// The numbers.
    pub(crate) fn values(&self) -> impl Iterator<Item = f32> {
        self.0.iter().map(|bits| long(*bits))
    }

    /// The numbers as whole ones in the same order.
    pub(super) fn keys(&self) -> impl Iterator<Item = u16> {
        const SIGN: u16 = 1 << 15;
        self.0.iter().map(|bits| if bits & SIGN == 0 { bits | SIGN } else { !bits })
    }

    pub(super) fn set(&mut self, feature: Feature, value: f32) {
        self.0.put(feature as u8, short(value));
    }

    fn set_all<const N: usize>(&mut self, features: &[Feature; N], values: [f32; N]) {
        for (feature, value) in features.iter().zip(values) {
            self.set(*feature, value);
        }
    }
}

/// A number in sixteen bits, rounded to the nearest.
fn short(value: f32) -> u16 {
    // 0 must have one form, so that equal numbers are equal.
    let bits = if value == 0.0 { 0 } else { value.to_bits() };
    (bits.wrapping_add(1 << 15) >> 16) as u16
}

fn long(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

/// The names of the features, and of all whose place is a feature, each with its place.
pub(super) fn contract_names() -> Vec<String> {
    let names = NAMES.iter().map(|name| (*name).to_owned());
    let labels = Label::ALL.iter().map(|label| format!("{label}={}", *label as u8));
    let tags = Tag::ALL.iter().map(|tag| format!("{tag:?}={}", *tag as u8));
    let grounds = Ground::ALL.iter().map(|ground| format!("{ground:?}={}", *ground as u8));
    names.chain(labels).chain(tags).chain(grounds).chain(rules::cue_names()).collect()
}

/// The names of the features that [`of`] leaves out.
#[cfg(feature = "bytes")]
pub(crate) fn late_names() -> impl Iterator<Item = &'static str> {
    late::features().map(|feature| NAMES.at(feature as u8))
}

/// Fills in what [`of`] left out of the row of a leaf.
pub(super) fn complete(ctx: &Evidence<'_>, leaf: u32, row: &mut Row) {
    late::fill(ctx, leaf, row);
}

/// The rows of all leaves, by leaf, but for the late features.
pub(super) fn of(ctx: &Evidence<'_>, guesses: &[Verdict]) -> Vec<Row> {
    let mut rows = vec![Row::ZERO; ctx.page.leaves.len()];
    if rows.is_empty() {
        return rows;
    }
    let view = View::of(ctx, guesses);
    own::fill(&view, &mut rows);
    topic::fill(&view, &mut rows);
    let chains = nodes::Chain::of_all(&view);
    nodes::fill(&view, &chains, &mut rows);
    boxes::fill(&view, &chains, &mut rows);
    hints::fill(&view, &chains, &mut rows);
    repeats::fill(&view, &mut rows);
    order::fill(&view, &mut rows);
    title::fill(&view, &mut rows);
    whole::fill(&view, &mut rows);
    limits::cut(&mut rows);
    rows
}

/// What more than one group of features reads.
struct View<'a> {
    ctx: &'a Evidence<'a>,
    /// By leaf: what the rules make of it.
    guesses: &'a [Verdict],
    /// By leaf: whether the rules take it for text.
    is_text: Vec<bool>,
    words: Sums,
    linked: Sums,
    prose: Sums,
    text: Sums,
}

impl<'a> View<'a> {
    fn of(ctx: &'a Evidence<'a>, guesses: &'a [Verdict]) -> Self {
        let leaves = &ctx.page.leaves;
        let is_text: Vec<bool> = guesses.iter().map(Verdict::is_text).collect();
        let link_words = |leaf: &Leaf| words(leaf) * leaf.stats.link_density();
        let text_words = |(leaf, is_text): (&Leaf, &bool)| if *is_text { words(leaf) } else { 0.0 };
        Self {
            words: Sums::of(leaves.iter().map(words)),
            linked: Sums::of(leaves.iter().map(link_words)),
            prose: Sums::of(ctx.prose.iter().map(|is_prose| own::claim(*is_prose))),
            text: Sums::of(leaves.iter().zip(&is_text).map(text_words)),
            ctx,
            guesses,
            is_text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Feature as F, late, of};
    use crate::{
        label::{self, evidence},
        page,
    };

    const PROSE: &str = "It rained all night in the valley, and by the morning the road was gone.";

    /// Checks a feature of the first block that begins with `start`.
    #[track_caller]
    fn check(html: &str, start: &str, feature: F, value: f32) {
        let page = page::html::read(html, crate::Limits::default());
        let rows = label::study(&page);
        let at = page.leaves.iter().position(|leaf| page.text_of(leaf).starts_with(start));
        let row = &rows[at.expect("the block is there")];
        assert!((row.get(feature) - value).abs() < 0.01, "{}", row.get(feature));
    }

    #[test]
    fn the_block_alone() {
        check("<p>One <a href=/>two</a>", "One", F::Words, 2.0);
        check("<p>One <a href=/>two</a>", "One", F::LinkDensity, 0.5);
        check("<h3>One", "One", F::Level, 3.0);
        check("<p>Only $12.50", "Only", F::Price, 1.0);
        check("<p>Only 12.50", "Only", F::Price, 0.0);
        check("<p>Same<p>Same<p>Other", "Same", F::Copies, 2.0);
    }

    #[test]
    fn words_shared_with_the_page() {
        let head = "<title>The lower road</title><h1>The lower road</h1>";
        check(&format!("{head}<p>A road"), "A road", F::TitleCoverage, 1.0 / 3.0);
        let text = format!("{head}<p>{PROSE}</p><p>{PROSE}</p><p>Another morning</p>");
        check(&text, "Another", F::Topic, 0.5);
        check(&text, "Another", F::Repeated, 0.5);
    }

    #[test]
    fn containers_around_a_block() {
        let page = format!("<main><div><p>{PROSE}</p><p>Two words</p></div><p>Aside</p></main>");
        check(&page, "Two", F::C1Leaves, 2.0);
        check(&page, "Two", F::C2Leaves, 3.0);
        check(&page, "Two", F::C1Prose, 1.0);
        check(&page, "Two", F::MainDepth, 2.0);
        check("<nav><ul><li>One<li>Two</ul></nav>", "Two", F::InNav, 1.0);
        check("<nav><ul><li>One<li>Two</ul></nav>", "Two", F::InList, 1.0);
    }

    #[test]
    fn blocks_that_look_alike() {
        let cards = "<div class='card c1'><b>Name</b><p>Text</p></div>".repeat(3);
        check(&cards, "Text", F::RepeatCount, 3.0);
        check(&cards, "Text", F::RepeatWords, 2.0);
        check(&cards, "Text", F::LikeCount, 3.0);
        check(&format!("{cards}<div class=box><p>Other</p></div>"), "Text", F::LikeCount, 3.0);
        check(&format!("{cards}<div class=box><p>Other</p></div>"), "Text", F::PathCount, 4.0);
    }

    #[test]
    fn neighbours_and_headings() {
        let page = format!("<h2>Head</h2><p>{PROSE}</p><p>Next one</p><h2>Other</h2>");
        check(&page, "Next", F::WordsB1, 15.0);
        check(&page, "Next", F::AfterHeading, 2.0);
        check(&page, "Head", F::WordsB1, -1.0);
        check(&page, "Head", F::SectionWords, 17.0);
    }

    #[test]
    fn other_stories_after_the_headline() {
        let story = format!("<p>{PROSE}</p>").repeat(5);
        let one = format!("<title>Rain</title><article><h1>Rain</h1>{story}</article>");
        let two = format!("{one}<article><h1>Snow</h1>{story}<p>Last words</p></article>");
        check(&two, "Last", F::Stories, 1.0);
        check(&two, "Last", F::TitleRivals, 1.0);
        check(&one, "It rained", F::Stories, 0.0);
    }

    #[test]
    fn late_features_come_with_the_whole_row() {
        let html = "<p>By Ada Meyer";
        check(html, "By", F::Announces, 1.0);
        check("<p>It rains.", "It", F::Announces, 0.0);
        let page = page::html::read(html, crate::Limits::default());
        let rows = evidence::find(&page, |evidence| of(evidence, &evidence::guess::of(evidence)));
        assert!(late::features().all(|feature| rows[0].get(feature) == 0.0));
        assert_eq!(rows[0].get(F::Words), 3.0);
    }

    #[test]
    fn the_address_of_the_page() {
        let page = |path: &str| format!("<link rel=canonical href=https://a.example/{path}><p>One");
        check(&page("news/2024/the-lower-road"), "One", F::PageSlugWords, 3.0);
        check(&page("news/2024/the-lower-road"), "One", F::PageFolders, 3.0);
        check(&page("news/2024/the-lower-road"), "One", F::PagePathNumber, 1.0);
        check(&page(""), "One", F::PageFolders, 0.0);
        check("<p>One", "One", F::PageFolders, -1.0);
    }
}

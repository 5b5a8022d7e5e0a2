//! Decides what each block does on the page.
//!
//! ```text
//! Page ─ evidence ─> facts ─ guess, features ─> rows ─ table ─> chances ─ decode ─> labels ─ bounds ─ media ─> Labels
//! ```
//!
//! One way, each arrow once; no step changes what an earlier one made.
//!
//! * [`evidence`]: what can be known before anything is decided; the last of it is a guess for each block.
//! * [`features`]: evidence as numbers.
//! * [`table`]: learned tables: how likely a block is text, and how likely each label is.
//! * [`site`]: what other pages of the site say, if some are known.
//! * [`decode`]: the labels of the page, by all of these.
//! * [`bounds`]: what no chance may break: copies, the rules of the caller.
//! * [`reasons`]: what each reason says.
//! * [`media`]: captions and credits, joined to their images; what plays in the article.

mod bounds;
mod copies;
mod decode;
mod evidence;
pub(crate) mod features;
mod media;
mod reasons;
mod site;
mod table;

use std::ops::Range;

pub(crate) use decode::{Choice, Chosen, Figures};
use evidence::Evidence;
#[cfg(feature = "bytes")]
pub(crate) use features::LABELS;
pub(crate) use features::Row;
pub(crate) use media::{Part, Photo, Played};
pub(crate) use reasons::meaning;
pub(crate) use site::Elsewhere;
use table::Tables;
pub(crate) use table::{Chances, Factors, Read, contract};
#[cfg(feature = "bytes")]
pub(crate) use table::{names_of, words_of};

use crate::{
    Label, PageType, Reason,
    at::At,
    extractor::Config,
    page::{Leaf, Page},
};

/// A label and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) label: Label,
    pub(crate) reason: Reason,
    ground: Ground,
    /// Whether the evidence was weak.
    is_doubtful: bool,
    /// Whether the shape of the page leaves no doubt. Of a guess that counts against the tables.
    is_certain: bool,
}

/// What a verdict rests on. The learned tables read it as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Ground {
    /// The words of the block.
    Phrase,
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
    /// A learned table, against the guess.
    Learned,
    /// That it says the same as the description of its image.
    Alt,
    /// That it holds a credit or a description, beside an image.
    Near,
}

impl Ground {
    const ALL: [Self; 9] = [
        Self::Phrase,
        Self::Scope,
        Self::Control,
        Self::Prose,
        Self::Other,
        Self::Story,
        Self::Learned,
        Self::Alt,
        Self::Near,
    ];
}

impl Default for Verdict {
    /// Of a leaf that is not there.
    fn default() -> Self {
        Self::new(Label::Other, "")
    }
}

impl Verdict {
    fn new(label: Label, reason: &'static str) -> Self {
        let (is_doubtful, is_certain) = (false, false);
        Self { label, reason: Reason(reason), ground: Ground::Other, is_doubtful, is_certain }
    }

    /// Whether it makes a block part of the running text.
    pub(crate) fn is_text(&self) -> bool {
        Side::is_text(self.label)
    }

    fn on(self, ground: Ground) -> Self {
        Self { ground, ..self }
    }

    fn certain(self) -> Self {
        Self { is_certain: true, ..self }
    }

    fn doubtful(label: Label, reason: &'static str) -> Self {
        Self { is_doubtful: true, ..Self::new(label, reason) }
    }
}

/// Whether a block is text has no more to say than this, in log-odds, so that it can be overruled.
const MAX_SIDE: f32 = 6.0;

/// What a label has to do with text, as truths made by hand count it.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Text,
    /// Some truths hold it and some do not.
    Either,
    Other,
}

impl Side {
    const fn of(label: Label) -> Self {
        match label {
            Label::Body | Label::Heading | Label::Correction => Self::Text,
            Label::Title | Label::Standfirst | Label::Embed | Label::PullQuote => Self::Either,
            _ => Self::Other,
        }
    }

    /// Whether a label makes a block part of the running text.
    fn is_text(label: Label) -> bool {
        Self::of(label) == Self::Text
    }
}

/// What the labels come to.
pub(crate) struct Labels {
    /// The blocks, in document order: leaves, or parts of leaves.
    pub(crate) parts: Vec<Part>,
    /// The images of the article.
    pub(crate) photos: Vec<Photo>,
    /// What plays in the article.
    pub(crate) players: Vec<Played>,
    pub(crate) page_type: PageType,
    pub(crate) chosen: Chosen,
}

/// Labels every leaf of the page.
pub(crate) fn label(page: &Page, config: &Config) -> Labels {
    label_after(page, config, |evidence, rows| Tables::of(page).ask(evidence, rows))
}

/// The same, with chances that do not come from the learned tables.
#[cfg(feature = "bytes")]
pub(crate) fn label_by(page: &Page, config: &Config, chances: Chances) -> Labels {
    label_after(page, config, |_, _| chances)
}

fn label_after(
    page: &Page,
    config: &Config,
    ask: impl FnOnce(&Evidence<'_>, &mut [Row]) -> Chances,
) -> Labels {
    evidence::find(page, |evidence| {
        let guesses = evidence::guess::of(evidence);
        let (labels, page_type, chosen) = if is_asked(page) {
            let mut rows = features::of(evidence, &guesses);
            let page_type = table::page_type(page, &rows);
            let chances = ask(evidence, &mut rows);
            let site = config.profile_of(page).map(|profile| (profile, page_type));
            let asked = decode::Asked { tables: Tables::of(page), chances, site };
            let (labels, chosen) = decode::labels(evidence, config.focus, &guesses, rows, asked);
            (labels, page_type, chosen)
        } else {
            (guesses, PageType::Other, Chosen::default())
        };
        let bounded = bounds::within(evidence, labels);
        let (parts, photos) = media::join(evidence, &bounded);
        let players = media::players(evidence, &parts);
        Labels { parts, photos, players, page_type, chosen }
    })
}

/// Whether the learned tables are asked about a page.
pub(crate) fn is_asked(page: &Page) -> bool {
    /// To read more blocks takes too much time and memory. Nearly four times the most of a page of
    /// the test sets, 2,640.
    const MAX_LEAVES: usize = 10_000;
    page.leaves.len() <= MAX_LEAVES
}

/// What the learned tables would read.
#[cfg(feature = "bytes")]
pub(crate) fn study(page: &Page) -> Vec<Row> {
    evidence::find(page, |evidence| {
        let mut rows = features::of(evidence, &evidence::guess::of(evidence));
        for (i, row) in (0..).zip(&mut rows) {
            features::complete(evidence, i, row);
        }
        rows
    })
}

/// How many words a block counts for.
fn words(leaf: &Leaf) -> f32 {
    /// If one block counted for more, it alone would decide where the article is.
    const MAX_WORDS: f32 = 1_000.0;
    (leaf.stats.words as f32).min(MAX_WORDS)
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

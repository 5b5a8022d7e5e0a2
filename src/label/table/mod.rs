//! The learned tables: how likely each block is part of the running text, how likely it has each label, and
//! what sort of page it is.
//!
//! A sum of decision trees over the [`super::features`] gives log-odds (gradient boosting, Friedman
//! 2001). The trees of the labels have a number for each label in each leaf, so one walk serves all of them.
//!
//! Before that a table of words is asked: what those of the block say, and those that the elements around it
//! are called by. Then come a few trees of labels that do without what costs most to tell: most blocks of a page are
//! clear by them (a cascade, Viola and Jones 2001).
//!
//! Texts without mark-up have tables of their own: most features say nothing there, and the rest other things.
//!
//! The files `.bin` are written by `training/`, which says how.

mod labels;
mod letters;
mod reader;
mod trees;
mod words;

pub(crate) use labels::Factors;
#[cfg(feature = "bytes")]
pub(crate) use {letters::words_of, words::names_of};

use once_cell::sync::Lazy;

use self::{labels::Table, reader::Reader, trees::Forest, words::Words};
use super::{
    Ground, Verdict,
    evidence::Evidence,
    features::{self, COUNT, Feature, LABELS, Row},
};
use crate::{
    Label, PageType,
    at::At,
    hash::{FNV_START, fnv},
    page::Page,
};

/// What the tables say of each leaf.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chances {
    /// The log-odds that it is text.
    pub(crate) text: Vec<f32>,
    /// By label, numbers that its chance grows with: their exponentials are in proportion.
    pub(crate) labels: Vec<[f32; LABELS]>,
    /// How much of that the words say.
    pub(crate) said: Vec<[f32; LABELS]>,
}

/// The tables that are asked about a page.
#[derive(Debug)]
pub(crate) struct Tables {
    /// What words say; the trees add to it.
    words: Lazy<Words>,
    /// Some trees of labels that do without the late features, if there are any.
    first: Lazy<Option<Table>>,
    text: Lazy<Forest>,
    pub(super) labels: Lazy<Table>,
}

static OF_HTML: Tables = Tables {
    words: Lazy::new(|| words(include_bytes!("html-words.bin"))),
    first: Lazy::new(|| Table::read(include_bytes!("html-first.bin"))),
    text: Lazy::new(|| text(include_bytes!("html-text.bin"))),
    labels: Lazy::new(|| Table::read(include_bytes!("html-labels.bin")).unwrap_or_default()),
};
static OF_LINES: Tables = Tables {
    words: Lazy::new(|| words(include_bytes!("lines-words.bin"))),
    first: Lazy::new(|| None),
    text: Lazy::new(|| text(include_bytes!("lines-text.bin"))),
    labels: Lazy::new(|| Table::read(include_bytes!("lines-labels.bin")).unwrap_or_default()),
};

fn words(file: &[u8]) -> Words {
    Words::read(file).unwrap_or_default()
}

fn text(file: &[u8]) -> Forest {
    Forest::read(&mut Reader(file)).unwrap_or_default()
}

/// What tells the sorts of pages apart.
#[derive(Debug, Default)]
struct Types {
    /// Slope and base of the confidence over the log-odds of the expected F1.
    confidence: (f32, f32),
    /// By [`TYPES`], a sum that grows with the chance.
    forests: Vec<Forest>,
}

/// The sorts of pages that are told apart, in the order of their forests.
const TYPES: [PageType; 7] = [
    PageType::Article,
    PageType::Documentation,
    PageType::Service,
    PageType::Forum,
    PageType::Listing,
    PageType::Collection,
    PageType::Product,
];

static OF_TYPES: Lazy<Types> =
    Lazy::new(|| Types::read(include_bytes!("types.bin")).unwrap_or_default());

impl Types {
    /// `types.bin` has slope and base, and then the forests.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut file = Reader(bytes);
        Some(Self {
            confidence: (file.f32()?, file.f32()?),
            forests: TYPES.iter().map(|_| Forest::read(&mut file)).collect::<Option<_>>()?,
        })
    }
}

/// Slope and base of the confidence over the log-odds of the expected F1.
pub(super) fn confidence() -> (f32, f32) {
    OF_TYPES.confidence
}

impl Tables {
    pub(super) fn of(page: &Page) -> &'static Self {
        if page.is_plain { &OF_LINES } else { &OF_HTML }
    }

    /// Asks the tables, one after the other. What is clear by the first trees is not asked further.
    pub(super) fn ask(&self, evidence: &Evidence<'_>, rows: &mut [Row]) -> Chances {
        let mut chances = Chances {
            text: Vec::with_capacity(rows.len()),
            labels: Vec::with_capacity(rows.len()),
            said: Vec::with_capacity(rows.len()),
        };
        self.words.ask(evidence.page, |text, labels| {
            chances.text.push(text);
            chances.said.push(labels);
        });
        let said = chances.text.iter_mut().zip(&chances.said);
        for (leaf, (row, (text, said))) in (0..).zip(rows.iter_mut().zip(said)) {
            let first = self.first.as_ref().and_then(|first| first.clear_sum_from(said, row));
            if let Some(labels) = first {
                *text = labels::text_odds(&labels);
                chances.labels.push(labels);
                continue;
            }
            features::complete(evidence, leaf, row);
            *text = self.text.sum_from(*text, row);
            row.set(Feature::TextScore, *text);
            chances.labels.push(self.labels.sum_from(said, row));
        }
        chances
    }
}

/// What the tables read of the blocks of a page.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(super) tables: &'static Tables,
    /// By leaf.
    pub(super) rows: Vec<Row>,
    /// By leaf, what the words said of each label. Nothing if they were not asked.
    pub(super) said: Vec<[f32; LABELS]>,
}

/// What the tables read of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'p> {
    reading: &'p Reading,
    leaf: u32,
}

impl Reading {
    /// What they read of a leaf.
    pub(super) fn of(&self, leaf: u32) -> Read<'_> {
        Read { reading: self, leaf }
    }
}

impl Read<'_> {
    /// The features that moved the chance of a label most, of a block that can be explained.
    pub(crate) fn factors(self, label: Label) -> Option<Factors> {
        let Reading { tables, rows, said } = self.reading;
        let row = rows.get(self.leaf as usize)?;
        let said = &said.at(self.leaf);
        let first = tables.first.as_ref().filter(|first| first.clear_sum_from(said, row).is_some());
        Some(first.unwrap_or(&tables.labels).factors(said, row, label))
    }
}

/// The verdict of the tables: with the reason of the guess, if they agree.
pub(super) fn verdict(label: Label, guess: &Verdict) -> Verdict {
    if label == guess.label {
        return *guess;
    }
    Verdict::new(label, reason(label)).on(Ground::Learned)
}

/// The reason for a label that the tables give against the guess.
const fn reason(label: Label) -> &'static str {
    match label {
        Label::Title => "model/title",
        Label::Standfirst => "model/standfirst",
        Label::Heading => "model/heading",
        Label::Body => "model/body",
        Label::PullQuote => "model/pull-quote",
        Label::Embed => "model/embed",
        Label::Caption => "model/caption",
        Label::Credit => "model/credit",
        Label::Byline => "model/byline",
        Label::Date => "model/date",
        Label::Correction => "model/correction",
        Label::Navigation => "model/navigation",
        Label::Teaser => "model/teaser",
        Label::Newsletter => "model/newsletter",
        Label::Paywall => "model/paywall",
        Label::Form => "model/form",
        Label::Share => "model/share",
        Label::Notice => "model/notice",
        Label::Comment => "model/comment",
        Label::Bio => "model/bio",
        Label::Ad => "model/ad",
        Label::Cookie => "model/cookie",
        Label::Legal => "model/legal",
        Label::Hidden => "model/hidden",
        Label::Other => "model/other",
    }
}

/// A number that changes with the name or the place of any feature, and of anything whose place is a
/// feature. A table was trained for one, and says which.
pub(crate) fn contract() -> u32 {
    let names = features::contract_names();
    hash(names.iter().flat_map(|name| name.bytes().chain([0])))
}

fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(FNV_START, |hash, byte| fnv(hash, byte.into()))
}

/// What sort of page it is.
pub(super) fn page_type(page: &Page, rows: &[Row]) -> PageType {
    if page.is_plain || rows.is_empty() {
        return PageType::Other;
    }
    if page.facts.claims_live_blog() {
        return PageType::LiveBlog;
    }
    let mean = mean(rows);
    let mut best = (PageType::Other, f32::MIN);
    for (page_type, forest) in TYPES.iter().zip(&OF_TYPES.forests) {
        let score = forest.sum(&mean);
        if score > best.1 {
            best = (*page_type, score);
        }
    }
    best.0
}

/// The mean of each feature over the words of the page.
fn mean(rows: &[Row]) -> Row {
    let mut mean = [0.0_f32; COUNT];
    let mut words = 0.0;
    for row in rows {
        let weight = row.get(Feature::Words);
        words += weight;
        for (sum, value) in mean.iter_mut().zip(row.values()) {
            *sum += weight * value;
        }
    }
    Row::of(mean.map(|sum| sum / f32::max(words, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The most that a table of labels may take, and the others together, in bytes.
    const MAX_BYTES: [usize; 2] = [512 << 10, 576 << 10];

    fn forests() -> impl Iterator<Item = &'static Forest> {
        OF_TYPES.forests.iter().chain([&*OF_HTML.text, &*OF_LINES.text])
    }

    #[test]
    fn the_tables_were_trained_for_these_features() {
        forests().for_each(|forest| assert_eq!(forest.contract, contract()));
        let html: [&[u8]; 3] = [
            include_bytes!("html-text.bin"),
            include_bytes!("html-first.bin"),
            include_bytes!("html-labels.bin"),
        ];
        let lines: [&[u8]; 2] =
            [include_bytes!("lines-text.bin"), include_bytes!("lines-labels.bin")];
        for (tables, trees) in [(&OF_HTML, html.as_slice()), (&OF_LINES, &lines)] {
            assert!(tables.first.iter().all(|first| first.contract == contract()));
            assert_eq!(tables.labels.contract, contract());
            assert_eq!(tables.words.contract, contract());
            let checksum = hash(trees.concat().into_iter());
            assert_eq!(tables.words.checksum, checksum, "the trees are of another run");
        }
    }

    #[test]
    fn every_walk_down_a_tree_ends_in_it() {
        assert_eq!(OF_TYPES.forests.len(), TYPES.len());
        assert!(OF_HTML.first.is_some());
        forests().for_each(Forest::check);
        for tables in [&OF_HTML, &OF_LINES] {
            tables.labels.check();
            tables.first.iter().for_each(Table::check);
        }
    }

    #[test]
    fn the_tables_are_small() {
        let [of_labels, of_others] = MAX_BYTES;
        assert!(include_bytes!("html-labels.bin").len() <= of_labels);
        assert!(include_bytes!("lines-labels.bin").len() <= of_labels);
        let others: [&[u8]; 6] = [
            include_bytes!("html-first.bin"),
            include_bytes!("html-text.bin"),
            include_bytes!("html-words.bin"),
            include_bytes!("lines-text.bin"),
            include_bytes!("lines-words.bin"),
            include_bytes!("types.bin"),
        ];
        assert!(others.iter().map(|file| file.len()).sum::<usize>() <= of_others);
    }

    #[test]
    fn a_page_that_says_so_is_a_live_blog() {
        let head = r#"<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>"#;
        let page_type = |html: &str| crate::extract(html).page_type();
        assert_eq!(
            page_type(&(head.to_owned() + "<p>12:04 The road is gone.")),
            PageType::LiveBlog
        );
        assert_ne!(page_type("<p>12:04 The road is gone."), PageType::LiveBlog);
        assert_eq!(page_type(""), PageType::Other);
    }
}

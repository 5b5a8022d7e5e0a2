//! The learned tables: how likely each block is part of the running text, how likely it has each label, and
//! what sort of page it is.
//!
//! A sum of decision trees over the [`super::features`] gives log-odds (gradient boosting, Friedman
//! 2001). The trees of the labels have a number for each label in each leaf, so one walk serves all of them.
//!
//! Texts without mark-up have tables of their own: most features say nothing there, and the rest other things.
//! Their words have a table, too, which is asked first.
//!
//! The files `.bin` are written by `training/`, which says how.

mod labels;
mod reader;
mod trees;
mod words;

pub(crate) use labels::Factors;
#[cfg(feature = "bytes")]
pub(crate) use words::words_of;

use once_cell::sync::Lazy;

use self::{labels::Table, reader::Reader, trees::Forest, words::Words};
use super::{
    Ground, Verdict,
    features::{self, COUNT, Feature, LABELS, Row},
};
use crate::{Label, PageType, page::Page};

/// What the tables say of each leaf.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chances {
    /// The log-odds that it is text.
    pub(crate) text: Vec<f32>,
    /// By label, numbers that its chance grows with: their exponentials are in proportion.
    pub(crate) labels: Vec<[f32; LABELS]>,
}

/// The tables that are asked about a page.
#[derive(Debug)]
pub(crate) struct Tables {
    /// What words say; the trees add to it.
    words: Option<Lazy<Words>>,
    text: Lazy<Forest>,
    pub(super) labels: Lazy<Table>,
}

static OF_HTML: Tables = Tables {
    words: None,
    text: Lazy::new(|| text(include_bytes!("html-text.bin"))),
    labels: Lazy::new(|| Table::read(include_bytes!("html-labels.bin")).unwrap_or_default()),
};
static OF_LINES: Tables = Tables {
    words: Some(Lazy::new(|| Words::read(include_bytes!("lines-words.bin")).unwrap_or_default())),
    text: Lazy::new(|| text(include_bytes!("lines-text.bin"))),
    labels: Lazy::new(|| Table::read(include_bytes!("lines-labels.bin")).unwrap_or_default()),
};

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

    /// Asks the tables, one after the other. That of labels reads what that of text says.
    pub(super) fn ask(&self, page: &Page, rows: &mut [Row]) -> Chances {
        let said = self.words.as_ref().map_or_else(Vec::new, |words| words.of_all(page));
        let of = |(i, row): (usize, &Row)| {
            self.text.sum_from(said.get(i).map_or(0.0, |said| said.text), row)
        };
        let text: Vec<f32> = rows.iter().enumerate().map(of).collect();
        for (row, score) in rows.iter_mut().zip(&text) {
            row.set(Feature::TextScore, *score);
        }
        let of = |(i, row): (usize, &Row)| {
            self.labels.sum_from(said.get(i).map(|said| &said.labels), row)
        };
        Chances { text, labels: rows.iter().enumerate().map(of).collect() }
    }
}

/// What the tables read of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'p> {
    pub(super) row: &'p Row,
    pub(super) tables: &'static Tables,
}

impl Read<'_> {
    /// The features that moved the chance of a label most. `text` is that of the block.
    pub(crate) fn factors(self, label: Label, text: &str) -> Factors {
        let words = self.tables.words.as_ref();
        let said = words.map(|words| words.of(text)).unwrap_or_default();
        self.tables.labels.factors(&said.labels, self.row, label)
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

/// Where a hash by FNV-1a of 32 bits begins.
const FNV_START: u32 = 0x811c_9dc5;

/// A step of it.
const fn fnv(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
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

    /// The most that the table of labels may take, and the others together, in bytes.
    const MAX_BYTES: [usize; 2] = [512 << 10, 384 << 10];

    fn forests() -> impl Iterator<Item = &'static Forest> {
        OF_TYPES.forests.iter().chain([&*OF_HTML.text, &*OF_LINES.text])
    }

    #[test]
    fn the_tables_were_trained_for_these_features() {
        forests().for_each(|forest| assert_eq!(forest.contract, contract()));
        for tables in [&OF_HTML, &OF_LINES] {
            assert_eq!(tables.labels.contract, contract());
        }
        let words = OF_LINES.words.as_ref().expect("lines have a table of words");
        assert_eq!(words.contract, contract());
        let trees: [&[u8]; 2] =
            [include_bytes!("lines-text.bin"), include_bytes!("lines-labels.bin")];
        assert_eq!(
            words.checksum,
            hash(trees.concat().into_iter()),
            "the trees are of another run"
        );
    }

    #[test]
    fn every_walk_down_a_tree_ends_in_it() {
        assert_eq!(OF_TYPES.forests.len(), TYPES.len());
        forests().for_each(Forest::check);
        for tables in [&OF_HTML, &OF_LINES] {
            tables.labels.check();
        }
    }

    #[test]
    fn the_tables_are_small() {
        let [of_labels, of_others] = MAX_BYTES;
        assert!(include_bytes!("html-labels.bin").len() <= of_labels);
        assert!(include_bytes!("lines-labels.bin").len() <= of_labels);
        let others: [&[u8]; 4] = [
            include_bytes!("html-text.bin"),
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

//! The learned tables: how likely each block is part of the running text, how likely it has each label, and
//! what sort of page it is.
//!
//! A sum of decision trees over the [`super::features`] gives log-odds (gradient boosting, Friedman
//! 2001). The trees of the labels have a number for each label in each leaf, so one walk serves all of them.
//!
//! Texts without mark-up have tables of their own: most features say nothing there, and the rest other things.
//!
//! `text.rs`, `lines.rs`, `types.rs` and the files `.bin` are written by `training/`, which says how.

mod labels;
mod lines;
mod text;
mod trees;
mod types;

pub(crate) use labels::Factors;
pub(super) use types::CONFIDENCE;

use once_cell::sync::Lazy;

use self::{labels::Table, trees::Forest};
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
    text: Forest,
    pub(super) labels: Lazy<Table>,
}

static OF_HTML: Tables = Tables {
    text: text::FOREST,
    labels: Lazy::new(|| Table::read(include_bytes!("labels.bin")).unwrap_or_default()),
};
static OF_LINES: Tables = Tables {
    text: lines::FOREST,
    labels: Lazy::new(|| Table::read(include_bytes!("lines.bin")).unwrap_or_default()),
};

impl Tables {
    pub(super) fn of(page: &Page) -> &'static Self {
        if page.is_plain { &OF_LINES } else { &OF_HTML }
    }

    /// Asks both tables. The second one reads what the first one says.
    pub(super) fn ask(&self, rows: &mut [Row]) -> Chances {
        let text: Vec<f32> = rows.iter().map(|row| self.text.sum(row)).collect();
        for (row, score) in rows.iter_mut().zip(&text) {
            row.set(Feature::TextScore, *score);
        }
        Chances { text, labels: rows.iter().map(|row| self.labels.sum(row)).collect() }
    }
}

/// What the tables read of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'p> {
    pub(super) row: &'p Row,
    pub(super) tables: &'static Tables,
}

impl Read<'_> {
    /// The features that moved the chance of a label most.
    pub(crate) fn factors(self, label: Label) -> Factors {
        self.tables.labels.factors(self.row, label)
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

/// FNV-1a, 32 bits.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
    for (page_type, forest) in types::FORESTS {
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
    use super::{
        trees::{Node, checksum},
        *,
    };

    /// The most that the table may take, in bytes.
    const MAX_BYTES: usize = 256 << 10;

    fn forests() -> impl Iterator<Item = Forest> {
        types::FORESTS.iter().map(|(_, forest)| *forest).chain([text::FOREST, lines::FOREST])
    }

    #[test]
    fn nobody_has_edited_a_table() {
        assert_eq!(checksum(text::FOREST.nodes), text::CHECKSUM);
        assert_eq!(checksum(lines::FOREST.nodes), lines::CHECKSUM);
        let sums: Vec<u32> =
            types::FORESTS.iter().map(|(_, forest)| checksum(forest.nodes)).collect();
        assert_eq!(sums, types::CHECKSUMS);
    }

    #[test]
    fn the_tables_were_trained_for_these_features() {
        assert_eq!(text::CONTRACT, contract());
        assert_eq!(lines::CONTRACT, contract());
        assert_eq!(types::CONTRACT, contract());
        for tables in [&OF_HTML, &OF_LINES] {
            assert_eq!(tables.labels.contract, contract());
        }
    }

    #[test]
    fn every_walk_down_a_tree_ends_in_it() {
        for forest in forests() {
            forest.check();
        }
        for tables in [&OF_HTML, &OF_LINES] {
            tables.labels.check();
        }
    }

    #[test]
    fn the_tables_are_small() {
        let nodes: usize = forests().map(|forest| forest.nodes.len()).sum();
        assert!(nodes * size_of::<Node>() <= MAX_BYTES);
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

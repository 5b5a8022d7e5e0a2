//! The learned table: how likely each block is part of the running text.
//!
//! A sum of decision trees over the [features](super::features) gives the log-odds of a block
//! (gradient boosting, Friedman 2001). [`select`] then takes the blocks whose words are worth having
//! by the expected F1 of the page, and relabels those where the rules said otherwise. What the
//! rules settle for certain is not asked.
//!
//! `blocks.rs` and `types.rs` are written by `training/`, which says how.

mod blocks;
mod select;
mod trees;
mod types;

pub(super) use select::choose;
pub(crate) use select::{Choice, Chosen, Figures, factors};
pub(crate) use trees::Factors;

use super::{
    Evidence, Verdict,
    features::{Feature, Row},
};
use crate::{Label, PageType, page::Page};

/// Labels that the rules settle: facts about the article, parts of it that are no running text,
/// and prompts.
const SETTLED: [Label; 12] = [
    Label::Hidden,
    Label::Title,
    Label::Byline,
    Label::Date,
    Label::Caption,
    Label::Correction,
    Label::Credit,
    Label::Standfirst,
    Label::Newsletter,
    Label::Cookie,
    Label::Paywall,
    Label::Embed,
];

/// Whether the table is not asked about a block.
pub(crate) fn is_settled(verdict: &Verdict) -> bool {
    let is_sure = matches!(verdict.evidence, Evidence::Phrase | Evidence::Box | Evidence::Story);
    is_sure || (SETTLED.contains(&verdict.label) && !verdict.is_doubtful)
}

/// The log-odds of each block, by leaf; of what is settled 0.
pub(super) fn score(verdicts: &[Verdict], rows: &[Row]) -> Vec<f32> {
    verdicts
        .iter()
        .zip(rows)
        .map(|(verdict, row)| if is_settled(verdict) { 0.0 } else { blocks::FOREST.sum(row) })
        .collect()
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
    let mut mean = Row::ZERO;
    let mut words = 0.0;
    for row in rows {
        let weight = row.get(Feature::Words);
        words += weight;
        for (sum, value) in mean.0.iter_mut().zip(row.0) {
            *sum += weight * value;
        }
    }
    Row(mean.0.map(|sum| sum / f32::max(words, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::{
        trees::{Forest, Node, checksum},
        *,
    };

    /// The most that the table may take, in bytes.
    const MAX_BYTES: usize = 256 << 10;

    fn forests() -> impl Iterator<Item = Forest> {
        types::FORESTS.iter().map(|(_, forest)| *forest).chain([blocks::FOREST])
    }

    #[test]
    fn nobody_has_edited_a_table() {
        assert_eq!(checksum(blocks::FOREST.nodes), blocks::CHECKSUM);
        let sums: Vec<u32> =
            types::FORESTS.iter().map(|(_, forest)| checksum(forest.nodes)).collect();
        assert_eq!(sums, types::CHECKSUMS);
    }

    #[test]
    fn every_walk_down_a_tree_ends_in_it() {
        for forest in forests() {
            forest.check();
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

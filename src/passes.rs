//! The passes one by one, for the benches. Not part of the public face: it may change at any time.

use std::fmt;

use crate::{
    extractor::Config,
    label,
    page::{self, Page},
};

/// A parsed document.
pub struct Parsed(page::html::Document);

/// A flat page.
pub struct Walked(Page);

impl fmt::Debug for Parsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parsed").finish_non_exhaustive()
    }
}

impl fmt::Debug for Walked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walked").field("leaves", &self.0.leaves.len()).finish_non_exhaustive()
    }
}

/// HTML to a tree.
#[must_use]
pub fn parse(html: &str) -> Parsed {
    Parsed(page::html::parse(html, Config::default().limits))
}

/// HTML to a tree by html5ever's tokenizer, to compare with.
#[must_use]
pub fn parse_by_reference(html: &str) -> Parsed {
    Parsed(page::html::parse_by_reference(html, Config::default().limits))
}

/// The tree as lines, to compare what two tokenizers make of a page.
#[must_use]
pub fn outline(parsed: &Parsed) -> String {
    page::html::outline(&parsed.0)
}

/// The tree to flat arrays.
#[must_use]
pub fn walk(parsed: &Parsed) -> Walked {
    Walked(page::html::flatten(&parsed.0))
}

/// How many blocks of the article the labels leave.
#[must_use]
pub fn label(page: &Walked) -> usize {
    let labels = label::label(&page.0, &Config::default());
    labels.parts.iter().filter(|part| part.verdict.label.is_content()).count()
}

/// What the rules make of a page, and what the learned table reads of it.
#[derive(Debug)]
pub struct Study {
    /// By leaf: its text, and whether the rules settle it.
    pub blocks: Vec<(String, bool)>,
    /// The features of the leaves, one row after the other.
    pub features: Vec<f32>,
}

/// The names of the features, in the order of a row.
#[must_use]
pub fn feature_names() -> &'static [&'static str] {
    label::features::NAMES
}

/// Studies a page.
///
/// # Errors
///
/// Those of [`Extractor::extract_bytes`](crate::Extractor::extract_bytes).
pub fn study(bytes: &[u8]) -> Result<Study, crate::Error> {
    let html = page::encoding::decode(bytes, None)?.text;
    let page = page::html::read(&html, Config::default().limits);
    let (verdicts, rows) = label::study(&page, &Config::default());
    let block = |(leaf, verdict): (&page::Leaf, &label::Verdict)| {
        (page.text_of(leaf).to_owned(), label::is_settled(verdict))
    };
    Ok(Study {
        blocks: page.leaves.iter().zip(&verdicts).map(block).collect(),
        features: rows.iter().flat_map(|row| row.0).collect(),
    })
}

/// Extracts a page with a score for each of its blocks, in log-odds, in place of those of the
/// learned table. Blocks beyond the scores are no text.
///
/// # Errors
///
/// Those of [`Extractor::extract_bytes`](crate::Extractor::extract_bytes).
pub fn extract_scored(bytes: &[u8], scores: &[f32]) -> Result<crate::Extraction, crate::Error> {
    crate::Extractor::new().extract_scored(bytes, scores)
}

/// The F1 that the text of a page has in expectation, 0 to 1.
#[must_use]
pub fn expected_f1(page: &crate::Extraction) -> Option<f32> {
    page.choice().map(|choice| choice.expected_f1)
}

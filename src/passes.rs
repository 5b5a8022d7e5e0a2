//! The passes one by one, for the benches. Not part of the public face: it may change at any time.

use std::fmt;

#[cfg(feature = "bytes")]
use crate::Extractor;
use crate::{
    address::Address,
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

/// What the learned tables read of a page.
#[derive(Debug)]
pub struct Study {
    /// By leaf: its text.
    pub blocks: Vec<String>,
    /// By leaf: the hashes that stand for its words in the table of words.
    pub words: Vec<Vec<u32>>,
    /// By leaf: those that stand for what the elements around it are called. A hash may stand there more than once.
    pub names: Vec<Vec<u32>>,
    /// The features of the leaves, one row after the other.
    pub features: Vec<f32>,
}

/// The names of the features, in the order of a row.
#[must_use]
pub fn feature_names() -> &'static [&'static str] {
    label::features::NAMES
}

/// Those that are worked out for the blocks of a page that are not clear without them.
#[cfg(feature = "bytes")]
pub fn late_feature_names() -> impl Iterator<Item = &'static str> {
    label::features::late_names()
}

/// A number that changes with the name or the place of any feature.
#[must_use]
pub fn contract() -> u32 {
    label::contract()
}

/// Studies a page, or text that somebody already scraped.
///
/// # Errors
///
/// Those of [`Extractor::extract_bytes`](crate::Extractor::extract_bytes).
#[cfg(feature = "bytes")]
pub fn study(bytes: &[u8], is_plain: bool) -> Result<Study, crate::Error> {
    let text = page::encoding::decode(bytes, None)?.text;
    let page = match is_plain {
        true => page::lines::read(&text),
        false => page::html::read(&text, Config::default().limits),
    };
    let texts = || page.leaves.iter().map(|leaf| page.text_of(leaf));
    Ok(Study {
        blocks: texts().map(str::to_owned).collect(),
        words: texts().map(label::words_of).collect(),
        names: label::names_of(&page),
        features: label::study(&page).iter().flat_map(|row| row.values()).collect(),
    })
}

/// What stands for the learned tables: by block, the log-odds that it is text, and by label, in the order of
/// [`Label::ALL`](crate::Label::ALL), numbers whose exponentials are in proportion to its chances.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By block.
    pub text: Vec<f32>,
    /// By block and label.
    pub labels: Vec<Vec<f32>>,
}

/// Extracts a page, or text that somebody already scraped, by these scores. Blocks beyond the scores are no
/// text.
///
/// # Errors
///
/// Those of [`Extractor::extract_bytes`](crate::Extractor::extract_bytes).
#[cfg(feature = "bytes")]
pub fn extract_scored(
    extractor: &Extractor,
    bytes: &[u8],
    is_plain: bool,
    scores: &Scores,
) -> Result<crate::Extraction, crate::Error> {
    let row = |row: &Vec<f32>| {
        let mut labels = [0.0; label::LABELS];
        labels.iter_mut().zip(row).for_each(|(to, score)| *to = *score);
        labels
    };
    let chances = label::Chances {
        text: scores.text.clone(),
        labels: scores.labels.iter().map(row).collect(),
        said: Vec::new(),
    };
    extractor.extract_by(bytes, is_plain, chances)
}

/// Adds to a page that was extracted without [`Extractor::sites`] on which share of the other articles of its site each
/// block stands. Whether it is then as if it had been extracted with them; if not, a block is to be judged anew.
#[must_use]
pub fn meet_sites(page: &mut crate::Extraction, sites: &crate::Sites) -> bool {
    page.meet_sites(sites)
}

/// The F1 that the text of a page has in expectation, 0 to 1.
#[must_use]
pub fn expected_f1(page: &crate::Extraction) -> Option<f32> {
    page.choice().map(|choice| choice.expected_f1)
}

/// An address on the page of another one, and its host.
#[must_use]
pub fn resolve(base: &str, address: &str) -> Option<(String, String)> {
    let address = Address::parse(base).ok()?.join(address).ok()?;
    let host = address.host().to_owned();
    Some((address.into_text(), host))
}

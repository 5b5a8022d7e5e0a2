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
    Parsed(page::html::parse(html, Config::default().limits.depth()))
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

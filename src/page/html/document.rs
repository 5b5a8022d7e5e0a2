//! A document on its way from a parser to the walk.

use super::flatten;
#[cfg(feature = "rules")]
use crate::page::select;
use crate::{
    Limits, Warning,
    page::{
        Page,
        own::Rulings,
        parse::{self, Tree},
    },
};

/// A document as the parser left it.
pub(crate) struct Document {
    pub(super) tree: Tree,
    pub(super) warnings: Vec<Warning>,
    pub(super) bytes: usize,
    pub(super) rulings: Rulings,
}

impl Document {
    /// What a parser made of so many bytes.
    fn new((tree, warnings): (Tree, Vec<Warning>), bytes: usize) -> Self {
        Self { tree, warnings, bytes, rulings: Rulings::default() }
    }

    /// The document with what rules say of its elements. They may depend on the address it gives.
    #[cfg(feature = "rules")]
    pub(crate) fn ruled<'r>(
        mut self,
        rules: impl FnOnce(&str) -> Option<&'r crate::Rules>,
    ) -> Self {
        let rules = rules(&select::address(&self.tree));
        let found = rules.map(|rules| select::rulings(&self.tree, rules));
        let (rulings, is_cut) = found.unwrap_or_default();
        self.warnings.extend(is_cut.then_some(Warning::SelectorsCut));
        Self { rulings, ..self }
    }
}

/// Parses a document and flattens it.
pub(crate) fn read(html: &str, limits: Limits) -> Page {
    flatten(&parse(html, limits))
}

/// Parses a document.
pub(crate) fn parse(html: &str, limits: Limits) -> Document {
    Document::new(parse::parse(html, limits), html.len())
}

/// Parses a document and flattens it by rules that may depend on the address the document gives.
#[cfg(feature = "rules")]
pub(crate) fn read_by_rules<'r>(
    html: &str,
    limits: Limits,
    rules: impl FnOnce(&str) -> Option<&'r crate::Rules>,
) -> Page {
    let parsed = parse::reference::parse_whole(html, limits);
    flatten(&Document::new(parsed, html.len()).ruled(rules))
}

/// A document that `scraper` has parsed. It may be asked for all attributes.
#[cfg(feature = "scraper")]
pub(crate) fn document(html: &scraper::Html, limits: Limits, keeps_all: bool) -> Document {
    let (tree, warnings) = parse::foreign::copy(html, limits, keeps_all);
    let bytes = tree.text_bytes();
    Document::new((tree, warnings), bytes)
}

/// Parses a document by html5ever's tokenizer, to compare with.
pub(crate) fn parse_by_reference(html: &str, limits: Limits) -> Document {
    Document::new(parse::reference::parse(html, limits), html.len())
}

/// The tree of a document as lines.
pub(crate) fn outline(document: &Document) -> String {
    parse::reference::outline(&document.tree)
}

//! What few blocks are besides their kind, kept beside the leaves because most have nothing of it.

use std::ops::Range;

use super::html::Heads;

/// The items of lists and the languages of code, by the number of the first leaf in each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// Of each item of a list the number a browser shows before it, if that is one.
    items: Vec<(u32, Option<u32>)>,
    /// Of code the language that its class names, as bytes of `names`.
    languages: Vec<(u32, Range<u32>)>,
    names: String,
    /// Of each row with headings, which of its cells are.
    heads: Vec<(u32, Heads)>,
    /// The leaves that are terms of definitions.
    terms: Vec<u32>,
    /// Where in the text of the page formulas stand.
    formulas: Vec<Range<u32>>,
}

impl Extras {
    /// An item begins with the next leaf. Of two in a row the first one is empty.
    pub(super) fn begin_item(&mut self, leaf: u32, number: Option<u32>) {
        match self.items.last_mut() {
            Some((last, known)) if *last == leaf => *known = number,
            _ => self.items.push((leaf, number)),
        }
    }

    /// The next leaf is code in this language.
    pub(super) fn name_language(&mut self, leaf: u32, name: &str) {
        let start = self.names.len() as u32;
        self.names.push_str(name);
        self.languages.push((leaf, start..self.names.len() as u32));
    }

    /// The next leaf is a row with headings.
    pub(super) fn begin_heads(&mut self, leaf: u32, heads: Heads) {
        match self.heads.last_mut() {
            Some((last, known)) if *last == leaf => *known = heads,
            _ => self.heads.push((leaf, heads)),
        }
    }

    /// The next leaf is in the term of a definition.
    pub(super) fn add_term(&mut self, leaf: u32) {
        self.terms.push(leaf);
    }

    pub(crate) fn is_term(&self, leaf: u32) -> bool {
        self.terms.binary_search(&leaf).is_ok()
    }

    /// Which cells of a row are headings.
    pub(crate) fn heads(&self, leaf: u32) -> Option<Heads> {
        let at = self.heads.binary_search_by_key(&leaf, |(leaf, _)| *leaf).ok()?;
        self.heads.get(at).map(|(_, heads)| *heads)
    }

    /// Notes a formula behind those before.
    pub(super) fn add_formula(&mut self, span: Range<u32>) {
        self.formulas.push(span);
    }

    pub(super) fn last_formula(&self) -> Option<Range<u32>> {
        self.formulas.last().cloned()
    }

    /// The formulas in a part of the text of the page.
    pub(crate) fn formulas(&self, span: &Range<u32>) -> &[Range<u32>] {
        let start = self.formulas.partition_point(|it| it.start < span.start);
        let end = self.formulas.partition_point(|it| it.end <= span.end);
        self.formulas.get(start..end).unwrap_or_default()
    }

    /// Whether a leaf is the first of an item, and the number before it.
    pub(crate) fn item(&self, leaf: u32) -> Option<Option<u32>> {
        let at = self.items.binary_search_by_key(&leaf, |(leaf, _)| *leaf).ok()?;
        self.items.get(at).map(|(_, number)| *number)
    }

    /// The language of a leaf of code.
    pub(crate) fn language(&self, leaf: u32) -> Option<&str> {
        // The `<code>` inside the `<pre>` is the more exact.
        let at = self.languages.partition_point(|(known, _)| *known <= leaf).checked_sub(1)?;
        let (_, span) = self.languages.get(at).filter(|(known, _)| *known == leaf)?;
        self.names.get(span.start as usize..span.end as usize)
    }
}

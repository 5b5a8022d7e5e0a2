//! What few blocks are besides their kind, kept beside the leaves because most have nothing of it.

use std::ops::Range;

/// The items of lists and the languages of code, by the number of the first leaf in each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// Of each item of a list the number a browser shows before it, if that is one.
    items: Vec<(u32, Option<u32>)>,
    /// Of code the language that its class names, as bytes of `names`.
    languages: Vec<(u32, Range<u32>)>,
    names: String,
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

//! What a page calls its elements: what they are, and the words of their classes, ids and the like.

use crate::{
    at::At,
    hash::{FNV_START, fnv},
};

/// An element is known by no more words than this.
const MAX_WORDS: usize = 64;
/// What tells the name of an element from a word of a class.
const OF_ELEMENT: u32 = 7;

/// What elements are called. Those that are called the same share an entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Of all entries, by their hashes, each once.
    words: Vec<u32>,
    /// Where those of each entry end.
    ends: Vec<u32>,
}

impl Names {
    /// Room for so many entries, each of so many words.
    pub(super) fn with_capacity(entries: usize, words: usize) -> Self {
        Self { words: Vec::with_capacity(entries * words), ends: Vec::with_capacity(entries) }
    }

    /// Stands for an element that is called nothing.
    pub(crate) const NONE: u32 = u32::MAX;

    /// Adds an entry for an element of this name, whose attributes have these values. Returns its number.
    pub(super) fn add(&mut self, element: &str, values: &[&str]) -> u32 {
        let start = self.words.len();
        let own = values.iter().flat_map(|value| words(value)).map(|word| hash(FNV_START, word));
        for word in std::iter::once(hash(FNV_START ^ OF_ELEMENT, element)).chain(own) {
            let known = self.words.get(start..).unwrap_or_default();
            if known.len() == MAX_WORDS {
                break;
            }
            if !known.contains(&word) {
                self.words.push(word);
            }
        }
        self.ends.push(self.words.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The hashes of the words of an entry.
    pub(crate) fn of(&self, entry: u32) -> &[u32] {
        let start = entry.checked_sub(1).map_or(0, |before| self.ends.at(before));
        self.words.slice(&(start..self.ends.at(entry)))
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// The hash of a word, whatever its case. All digits are the same, as they count.
fn hash(start: u32, word: &str) -> u32 {
    let letter = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
    word.bytes().fold(start, |hash, byte| fnv(hash, letter(byte).into()))
}

/// The words of names, also where only a capital begins one.
pub(super) fn words(names: &str) -> impl Iterator<Item = &str> {
    let mut rest = names;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let mut last = ' ';
        let is_end = |c: char| {
            let is_end =
                !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && last.is_ascii_lowercase();
            last = c;
            is_end
        };
        let end = rest.find(is_end).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which words an element is known by beside its name.
    #[track_caller]
    fn check(values: &[&str], expected: &[&str]) {
        let mut names = Names::default();
        let entry = names.add("div", values);
        let hashes: Vec<u32> = expected.iter().map(|word| hash(FNV_START, word)).collect();
        assert_eq!(names.of(entry)[1..], hashes, "{values:?}");
    }

    #[test]
    fn an_element_is_known_by_the_words_of_its_values() {
        check(&[], &[]);
        check(&[""], &[]);
        check(&["story-body__text", "main"], &["story", "body", "text", "main"]);
        check(&["relatedStories RELATED"], &["related", "stories"]);
        check(&["post-1729"], &["post", "0000"]);
        check(&["col4"], &["col0"]);
    }

    #[test]
    fn an_element_is_no_class_of_the_same_name() {
        let mut names = Names::default();
        let [article, div] = [names.add("article", &[]), names.add("div", &["article"])];
        assert_ne!(names.of(article), &names.of(div)[1..]);
        assert_eq!(names.len(), 2);
        assert!(names.of(Names::NONE).is_empty() && names.of(2).is_empty());
    }

    #[test]
    fn a_class_of_many_words_is_cut() {
        let class: String = (0..1000).map(|i| format!("w{} ", "x".repeat(i))).collect();
        let mut names = Names::default();
        let entry = names.add("p", &[&class]);
        assert_eq!(names.of(entry).len(), MAX_WORDS);
    }
}

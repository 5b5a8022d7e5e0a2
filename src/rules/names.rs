//! Finds the names of the tables in tags, roles and classes.

use std::ops::Range;

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::{
    Cue,
    words::{self, Kind},
};
use crate::packed::ByWord;

/// No stem is shorter.
pub(super) const STEM_HEAD_BYTES: usize = 5;

static NAMES: Lazy<Names> = Lazy::new(Names::compile);

/// One entry of a list of tags, roles or names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    index: u16,
    cue: Cue,
}

impl Mark {
    /// Below [`mark_count`].
    pub(crate) fn index(self) -> usize {
        usize::from(self.index)
    }
}

/// How many marks there are.
pub(crate) fn mark_count() -> usize {
    NAMES.all.len()
}

/// Every mark, in the order of their indices.
pub(crate) fn all_marks() -> impl Iterator<Item = Mark> {
    NAMES.all.iter().copied()
}

/// What a mark hints at.
pub(crate) fn cue_of(mark: Mark) -> Cue {
    mark.cue
}

/// Adds the marks of a `class`, `id`, `itemprop` or `rel` value.
///
/// `buffer` is one to reuse.
pub(crate) fn marks_of_name(value: &str, buffer: &mut String, out: &mut Vec<Mark>) {
    NAMES.find(value, buffer, out);
}

/// Adds the marks of an element's name.
pub(crate) fn marks_of_tag(name: &str, out: &mut Vec<Mark>) {
    out.extend(NAMES.tags.get(name).into_iter().flatten());
}

/// Adds the marks of an ARIA role.
pub(crate) fn marks_of_role(role: &str, out: &mut Vec<Mark>) {
    out.extend(NAMES.roles.get(role).into_iter().flatten());
}

type Marks = FxHashMap<&'static str, Vec<Mark>>;

struct Names {
    /// By index.
    all: Vec<Mark>,
    tags: Marks,
    roles: Marks,
    words: ByWord<Word>,
    pairs: Marks,
    /// Sorted, and none is the beginning of another, so a word has one at most.
    stems: Vec<(&'static str, Mark)>,
    /// The stems that begin with these bytes.
    stems_by_head: FxHashMap<[u8; STEM_HEAD_BYTES], Range<usize>>,
}

/// What is known of a word.
#[derive(Default)]
struct Word {
    marks: Vec<Mark>,
    /// Whether it is the first of a pair.
    begins_pair: bool,
}

impl Names {
    fn compile() -> Self {
        let mut names = Self {
            all: Vec::new(),
            tags: Marks::default(),
            roles: Marks::default(),
            words: ByWord::default(),
            pairs: Marks::default(),
            stems: Vec::new(),
            stems_by_head: FxHashMap::default(),
        };
        for word in words::all(words::NAMES) {
            let mark = names.mark(word.cue);
            match (word.kind, word.text.strip_suffix('*'), word.text.split_once('-')) {
                (Kind::Tag, ..) => names.tags.entry(word.text).or_default().push(mark),
                (Kind::Role, ..) => names.roles.entry(word.text).or_default().push(mark),
                (_, Some(stem), _) => names.stems.push((stem, mark)),
                (_, None, Some((first, _))) => {
                    names.words.or_default(first).begins_pair = true;
                    names.pairs.entry(word.text).or_default().push(mark);
                }
                (_, None, None) => names.words.or_default(word.text).marks.push(mark),
            }
        }
        names.stems.sort_unstable_by_key(|(stem, _)| *stem);
        for (i, (stem, _)) in names.stems.iter().enumerate() {
            if let Some(head) = stem.as_bytes().first_chunk() {
                names.stems_by_head.entry(*head).or_insert(i..i).end = i + 1;
            }
        }
        names
    }

    fn mark(&mut self, cue: Cue) -> Mark {
        let mark = Mark { index: self.all.len() as u16, cue };
        self.all.push(mark);
        mark
    }

    fn find(&self, value: &str, buffer: &mut String, out: &mut Vec<Mark>) {
        for name in value.split_ascii_whitespace() {
            self.find_in_name(name, buffer, out);
        }
    }

    fn find_in_name(&self, name: &str, buffer: &mut String, out: &mut Vec<Mark>) {
        let bytes = name.as_bytes();
        let mut at = 0;
        // The word before, if it is the first of a pair.
        let mut first = None;
        while let Some(skipped) =
            bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_alphabetic))
        {
            let start = at + skipped;
            at = end_of_word(bytes, start);
            let word = name.get(start..at).unwrap_or_default();
            let known = self.words.get(lower(&[word], buffer));
            if let Some(known) = known {
                out.extend_from_slice(&known.marks);
            }
            out.extend(self.find_stem(word));
            if let Some(first) = first {
                let pair = self.pairs.get(lower(&[first, "-", word], buffer));
                out.extend(pair.into_iter().flatten());
            }
            first = known.filter(|known| known.begins_pair).map(|_| word);
        }
    }

    fn find_stem(&self, word: &str) -> Option<Mark> {
        let head: [u8; STEM_HEAD_BYTES] = *word.as_bytes().first_chunk()?;
        let range = self.stems_by_head.get(&head.map(|byte| byte.to_ascii_lowercase()))?;
        let same_head = self.stems.get(range.clone())?;
        let is_stem = |stem: &str| {
            word.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
        };
        same_head.iter().find(|(stem, _)| is_stem(stem)).map(|(_, mark)| *mark)
    }
}

/// Words of ASCII together, in small letters.
fn lower<'b>(words: &[&str], buffer: &'b mut String) -> &'b str {
    buffer.clear();
    buffer.extend(words.iter().copied());
    buffer.make_ascii_lowercase();
    buffer
}

/// Where the word ends that begins at `start`: before a capital after a small letter, or before what
/// is no letter.
fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let mut after_lower = false;
    let length = bytes.get(start..).unwrap_or_default().iter().position(|byte| {
        let is_end = !byte.is_ascii_alphabetic() || after_lower && byte.is_ascii_uppercase();
        after_lower = byte.is_ascii_lowercase();
        is_end
    });
    length.map_or(bytes.len(), |length| start + length)
}

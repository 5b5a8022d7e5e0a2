//! The table of words: what the words of a block and the names of the elements around it say of it, before any
//! tree is asked.
//!
//! A block is known by its words and signs, each once, and by which of them is the first and which the last. It is
//! known, too, by what the elements in it and the innermost ones around it are called, and how near each is. What
//! words say is added up, and the sum is divided by the root of their number; so it is with names. That is linear text
//! classification over hashed words (Joulin et al. 2017). The trees are trained to add what is missing. Words are told
//! apart by a hash, so that the table holds no text. `html-words.bin` and `lines-words.bin` are written by `training/`:
//!
//! ```text
//! contract u32 · words u32
//! units    f32 for text, and for each label
//! bases    f32 for text, and for each label: what holds of a block without words
//! keys     u32 for each word and each name, its hash, in order
//! numbers  i8 for text, and for each label, of each word, in units of log-odds
//! checksum u32 over the files of the trees, which add to this table and to no other
//! ```

use super::{letters::Letters, reader::Reader};
use crate::{
    at::At,
    hash::pair,
    label::features::LABELS,
    page::{Names, Page},
};

/// The numbers of a word: one for text, and one for each label.
const NUMBERS: usize = 1 + LABELS;
/// How near an element is: the one that holds the block, the next two, and the three around them.
const OUTER: [u32; 6] = [1, 2, 2, 3, 3, 3];
/// It is in the block.
const INNER: u32 = 4;
/// Only the first of them are read.
const MAX_INNER: usize = 16;

/// What words and names say.
#[derive(Debug, Default)]
pub(super) struct Words {
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests compare it"))]
    pub(super) contract: u32,
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests compare it"))]
    pub(super) checksum: u32,
    keys: Vec<u32>,
    /// By the first bits of a key, where those with them begin; and where the last ones end.
    starts: Vec<u32>,
    numbers: Vec<[i8; NUMBERS]>,
    units: [f32; NUMBERS],
    bases: [f32; NUMBERS],
}

impl Words {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut file = Reader(bytes);
        let (contract, count) = (file.u32()?, file.count()?);
        let (mut units, mut bases) = ([0.0; NUMBERS], [0.0; NUMBERS]);
        for number in units.iter_mut().chain(&mut bases) {
            *number = file.f32()?;
        }
        let (keys, numbers) = (file.u32s(count)?, file.rows(count)?);
        let checksum = file.u32()?;
        let mut starts = vec![0; (1 << SLOT_BITS) + 1];
        for key in &keys {
            starts.change(slot_of(*key) + 1, |count| *count += 1);
        }
        let mut all = 0;
        for start in &mut starts {
            all += *start;
            *start = all;
        }
        Some(Self { contract, checksum, keys, starts, numbers, units, bases })
    }

    /// Calls `f` with what the words and names of each leaf say: the log-odds that it is text, and by label a number
    /// that its chance grows with.
    pub(super) fn ask(&self, page: &Page, mut f: impl FnMut(f32, [f32; LABELS])) {
        let (mut words, mut letters) = (Vec::new(), Letters::default());
        let mut named = Named::new(self, &page.names);
        for_each_leaf(page, |leaf, names| {
            words.clear();
            letters.read(leaf, &mut words);
            let of_words = self.sum(words.iter().copied());
            let mut of_names = Sum::default();
            names.for_each(|(name, how_near)| of_names.add(named.sum(name, how_near)));
            let (text, labels) = self.said([of_words, of_names]);
            f(text, labels);
        });
    }

    fn said(&self, sums: [Sum; 2]) -> (f32, [f32; LABELS]) {
        let roots = sums.map(|sum| (sum.count.max(1) as f32).sqrt());
        let said = |i: usize| {
            let own = sums.iter().zip(roots).map(|(sum, root)| sum.numbers.at(i) as f32 / root);
            self.bases.at(i) + own.sum::<f32>() * self.units.at(i)
        };
        let mut labels = [0.0; LABELS];
        labels.iter_mut().enumerate().for_each(|(i, number)| *number = said(i + 1));
        (said(0), labels)
    }

    /// What some words say together.
    fn sum(&self, words: impl Iterator<Item = u32>) -> Sum {
        let mut sum = Sum::default();
        for word in words {
            sum.count += 1;
            if let Some(numbers) = self.find(word) {
                let both = sum.numbers.iter_mut().zip(numbers);
                both.for_each(|(sum, number)| *sum += i32::from(*number));
            }
        }
        sum
    }

    fn find(&self, word: u32) -> Option<&[i8; NUMBERS]> {
        let slot = slot_of(word);
        let (start, end) = (self.starts.at(slot), self.starts.at(slot + 1));
        let at = self.keys.slice(&(start..end)).iter().position(|key| *key == word)?;
        self.numbers.get(start as usize + at)
    }
}

/// So many first bits of a hash tell where it stands. There are as many words as slots, or twice as many.
const SLOT_BITS: u32 = 12;

fn slot_of(word: u32) -> u32 {
    word >> (u32::BITS - SLOT_BITS)
}

/// What some words say, in units of the table.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    numbers: [i32; NUMBERS],
    /// How many words there are, known or not.
    count: u32,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.numbers.iter_mut().zip(other.numbers).for_each(|(sum, number)| *sum += number);
        self.count += other.count;
    }
}

/// What names say, remembered: pages repeat few of them often.
struct Named<'w> {
    words: &'w Words,
    names: &'w Names,
    /// By name and by how near it is: one more than where the sum stands, or 0.
    found: Vec<u32>,
    sums: Vec<Sum>,
}

impl<'w> Named<'w> {
    fn new(words: &'w Words, names: &'w Names) -> Self {
        let found = vec![0; names.len() * INNER as usize];
        Self { words, names, found, sums: Vec::new() }
    }

    /// What a name says that stands so near.
    fn sum(&mut self, name: u32, how_near: u32) -> &Sum {
        static NOTHING: Sum = Sum { numbers: [0; NUMBERS], count: 0 };
        // Of 64 bits everywhere: what is called nothing has the largest number of 32.
        let slot = u64::from(name) * u64::from(INNER) + u64::from(how_near) - 1;
        if self.found.at(slot) == 0 && slot < self.found.len() as u64 {
            self.sums.push(self.words.sum(standing(self.names.of(name), how_near)));
            self.found.put(slot, self.sums.len() as u32);
        }
        let at = self.found.at(slot) as usize;
        at.checked_sub(1).and_then(|at| self.sums.get(at)).unwrap_or(&NOTHING)
    }
}

/// The hashes of the words of a name that stands so near.
fn standing(words: &[u32], how_near: u32) -> impl Iterator<Item = u32> {
    words.iter().map(move |word| pair(*word, how_near))
}

/// Calls `f` with the text of each leaf, and with the names that it is known by and how near each stands.
fn for_each_leaf(page: &Page, mut f: impl FnMut(&str, &mut dyn Iterator<Item = (u32, u32)>)) {
    let mut rest = &*page.inline_names;
    for (i, leaf) in page.leaves.iter().enumerate() {
        let count = rest.iter().take_while(|(of, _)| *of as usize <= i).count();
        let inner;
        (inner, rest) = rest.split_at_checked(count).unwrap_or_default();
        let inner = inner.iter().take(MAX_INNER).map(|(_, name)| (*name, INNER));
        let outer = page.ancestors(leaf.node).map(|node| page.node(node).name).zip(OUTER);
        f(page.text_of(leaf), &mut outer.chain(inner));
    }
}

/// By leaf, the hashes of the names that it is known by.
#[cfg(any(feature = "bytes", test))]
pub(crate) fn names_of(page: &Page) -> Vec<Vec<u32>> {
    let mut all = Vec::new();
    for_each_leaf(page, |_, names| {
        all.push(
            names.flat_map(|(name, how_near)| standing(page.names.of(name), how_near)).collect(),
        );
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Label, Limits,
        label::table::letters::{hash, words_of},
        page::html,
    };

    /// A table of two words: `rain` speaks for text and for body, `share` against text.
    fn two() -> Words {
        let mut numbers =
            [("rain", [4, 8]), ("share", [-2, 0])].map(|(word, own)| (hash(word), own));
        numbers.sort_unstable();
        Words::read(&file(&numbers, -1.0)).expect("it is a table")
    }

    /// The file of some words: what each says of text and of body, in halves. The contract is 7, the checksum 9.
    fn file(words: &[(u32, [i8; 2])], base: f32) -> Vec<u8> {
        let (units, mut bases) = ([0.5_f32; NUMBERS], [0.0; NUMBERS]);
        bases[0] = base;
        let head = [7, words.len() as u32].into_iter().flat_map(u32::to_le_bytes);
        let mut bytes: Vec<u8> = head.collect();
        bytes.extend(units.into_iter().chain(bases).flat_map(f32::to_le_bytes));
        bytes.extend(words.iter().flat_map(|(word, _)| word.to_le_bytes()));
        for (_, [text, body]) in words {
            let mut numbers = [0_i8; NUMBERS];
            (numbers[0], numbers[1 + Label::Body as usize]) = (*text, *body);
            bytes.extend(numbers.map(i8::cast_unsigned));
        }
        bytes.extend(9_u32.to_le_bytes());
        bytes
    }

    #[test]
    fn words_speak_for_text_and_for_labels() {
        // A word alone is the first one and the last one, too.
        let root = 3_f32.sqrt();
        let said = |text: &str| {
            let sum = two().sum(words_of(text).into_iter());
            two().said([sum, Sum::default()])
        };
        for (text, in_text, in_body) in [
            ("Rain", 2.0 / root - 1.0, 4.0 / root),
            ("share", -1.0 / root - 1.0, 0.0),
            ("Share rain", 1.0 / 2.0 - 1.0, 4.0 / 2.0),
            ("Other words", -1.0, 0.0),
            ("", -1.0, 0.0),
        ] {
            let (is_text, labels) = said(text);
            assert_eq!((is_text, labels[Label::Body as usize]), (in_text, in_body), "{text}");
        }
        assert_eq!((two().contract, two().checksum), (7, 9));
    }

    /// By leaf, the names that it is known by, each with how near it is.
    fn names_around(html: &str) -> Vec<Vec<(u32, u32)>> {
        let page = html::read(html, Limits::default());
        let mut all = Vec::new();
        for_each_leaf(&page, |_, names| all.push(names.collect()));
        all
    }

    #[test]
    fn a_block_is_known_by_the_elements_in_it_and_around_it() {
        let found = names_around(
            "<main><div class=x><section><div><p>One <b>two</b> three.</p></div>\
            <p class=x>Four.</p></section></div></main>",
        );
        let near: Vec<Vec<u32>> =
            found.iter().map(|names| names.iter().map(|(_, near)| *near).collect()).collect();
        // Around all is what stands for the page.
        assert_eq!(near, [[1, 2, 2, 3, 3, 3, 4].as_slice(), &[1, 2, 2, 3, 3, 3]]);
        let [one, four] = found.as_slice() else { panic!("{found:?}") };
        assert_ne!(one[0].0, four[0].0, "another class");
        assert_eq!(one[2].0, four[1].0, "the same section");
    }

    #[test]
    fn only_the_first_elements_in_a_block_are_read() {
        let inner = |count: usize| {
            let found = names_around(&format!("<p>{}One.</p>", "<b></b>".repeat(count)));
            found[0].iter().filter(|(_, near)| *near == INNER).count()
        };
        assert_eq!([0, MAX_INNER, 9 * MAX_INNER].map(inner), [0, MAX_INNER, MAX_INNER]);
    }

    #[test]
    fn only_elements_that_are_called_the_same_share_a_name() {
        let found = names_around("<p class=a>One.</p><p class=b>Two.</p><p class=a>Three.</p>");
        assert_eq!(found[0], found[2]);
        assert_ne!(found[0], found[1]);
    }

    #[test]
    fn a_name_says_the_same_when_it_is_asked_again() {
        let page = html::read(
            "<div class=story><p class='rain share'>One.</p><p>Two.</p>\
            <p class='rain share'>Three.</p></div>",
            Limits::default(),
        );
        let names = names_of(&page);
        let table = knows(&names[0], &names[1]);
        let mut found = Vec::new();
        table.ask(&page, |text, _| found.push(text));
        // Each is known by the words of its own name and of that of the element around it.
        let root = |i: usize| (names[i].len() as f32).sqrt();
        let all = names[0].len() as f32;
        let shared = names[1].iter().filter(|name| names[0].contains(name)).count() as f32;
        let of_two = (2.0 * shared - (names[1].len() as f32 - shared)) / root(1);
        assert_eq!(found, [2.0 * all / root(0), of_two, 2.0 * all / root(0)]);
    }

    /// A table in which the words of one block speak for text, and the rest of another's half as much against it.
    fn knows(text: &[u32], other: &[u32]) -> Words {
        let mut keys: Vec<(u32, i8)> = text.iter().map(|key| (*key, 4)).collect();
        let only = other.iter().filter(|key| !text.contains(key));
        keys.extend(only.map(|key| (*key, -2)));
        keys.sort_unstable();
        Words::read(&file(&keys.iter().map(|(key, n)| (*key, [*n, 0])).collect::<Vec<_>>(), 0.0))
            .expect("it is a table")
    }

    #[test]
    fn what_is_cut_off_is_no_table() {
        assert!(Words::read(&[]).is_none());
        let bytes = include_bytes!("lines-words.bin");
        assert!(Words::read(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn every_word_is_found() {
        for bytes in
            [include_bytes!("html-words.bin").as_slice(), include_bytes!("lines-words.bin")]
        {
            let table = Words::read(bytes).expect("it is a table");
            assert!(table.keys.is_sorted() && !table.keys.is_empty());
            assert!(
                table
                    .keys
                    .iter()
                    .zip(&table.numbers)
                    .all(|(key, own)| table.find(*key) == Some(own))
            );
            assert_eq!(table.find(table.keys[0].wrapping_sub(1)), None);
        }
    }
}

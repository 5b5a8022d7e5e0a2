//! The table of words: what the words of a text without mark-up say of it, before any tree is asked.
//!
//! A block is known by its words and signs, each once, and by which of them is the first and which the last. What
//! they say is added up, and the sum is divided by the root of their number: linear text classification
//! over hashed words (Joulin et al. 2017). The trees are trained to add what is missing. Words are told apart by
//! a hash, so that the table holds no text. `lines-words.bin` is written by `training/`:
//!
//! ```text
//! contract u32 · words u32
//! units    f32 for text, and for each label
//! bases    f32 for text, and for each label: what holds of a block without words
//! keys     u32 for each word, its hash, in order
//! numbers  i8 for text, and for each label, of each word, in units of log-odds
//! checksum u32 over the files of the trees, which add to this table and to no other
//! ```

use super::{FNV_START, fnv, reader::Reader};
use crate::{label::features::LABELS, page::Page, rules::vocabulary::is_unspaced};

/// The numbers of a word: one for text, and one for each label.
const NUMBERS: usize = 1 + LABELS;
/// Only the beginning of a block is read, in characters.
const MAX_CHARS: usize = 1000;
/// What stands for the beginning of a block and for its end: the first word pairs with one, the last with the other.
const START: u32 = 0x5bd1_e995;
const END: u32 = 0x1b87_3593;

/// What words say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Said {
    /// The log-odds that it is text.
    pub(super) text: f32,
    /// By label, a number that its chance grows with.
    pub(super) labels: [f32; LABELS],
}

#[derive(Debug, Default)]
pub(super) struct Words {
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests compare it"))]
    pub(super) contract: u32,
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests compare it"))]
    pub(super) checksum: u32,
    keys: Vec<u32>,
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
        Some(Self { contract, checksum: file.u32()?, keys, numbers, units, bases })
    }

    /// What the words of each leaf say together.
    pub(super) fn of_all(&self, page: &Page) -> Vec<Said> {
        let mut words = Vec::new();
        let of = |leaf| {
            words.clear();
            read(page.text_of(leaf), &mut words);
            self.said_by(&words)
        };
        page.leaves.iter().map(of).collect()
    }

    /// What the words of a text say together.
    pub(super) fn of(&self, text: &str) -> Said {
        self.said_by(&words_of(text))
    }

    fn said_by(&self, words: &[u32]) -> Said {
        let mut sums = [0_i32; NUMBERS];
        for numbers in words.iter().filter_map(|word| self.find(*word)) {
            for (sum, number) in sums.iter_mut().zip(numbers) {
                *sum += i32::from(*number);
            }
        }
        let length = (words.len().max(1) as f32).sqrt();
        let own = self.bases.iter().zip(sums.iter().zip(self.units));
        let mut said = own.map(|(base, (sum, unit))| base + *sum as f32 * unit / length);
        Said {
            text: said.next().unwrap_or_default(),
            labels: [(); LABELS].map(|()| said.next().unwrap_or_default()),
        }
    }

    fn find(&self, word: u32) -> Option<&[i8; NUMBERS]> {
        self.numbers.get(self.keys.binary_search(&word).ok()?)
    }
}

/// What a text is known by: the hash of each word, and those of its ends, each once and in order.
pub(crate) fn words_of(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    read(text, &mut words);
    words
}

/// Adds what a text is known by to an empty list.
fn read(text: &str, words: &mut Vec<u32>) {
    for_each_word(text, |word| words.push(word));
    if let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) {
        words.extend([pair(START, first), pair(last, END)]);
    }
    words.sort_unstable();
    words.dedup();
}

/// Calls `f` with the hash of each word, whatever its case, and of each sign. All digits are the same. Scripts
/// without spaces have pairs of letters for words.
fn for_each_word(text: &str, mut f: impl FnMut(u32)) {
    let (mut hash, mut unspaced) = (None, None);
    for c in text.chars().take(MAX_CHARS) {
        let before = unspaced.take();
        if is_unspaced(c) {
            hash.take().into_iter().for_each(&mut f);
            let own = add(FNV_START, c);
            f(before.map_or(own, |before| pair(before, own)));
            unspaced = Some(own);
        } else if c.is_alphanumeric() {
            let so_far = hash.unwrap_or(FNV_START);
            hash = Some(match c {
                _ if c.is_ascii() => {
                    add(so_far, if c.is_ascii_digit() { '0' } else { c.to_ascii_lowercase() })
                }
                _ if c.is_numeric() => add(so_far, '0'),
                _ => c.to_lowercase().fold(so_far, add),
            });
        } else {
            hash.take().into_iter().for_each(&mut f);
            if !c.is_whitespace() {
                f(add(FNV_START, c));
            }
        }
    }
    hash.into_iter().for_each(f);
}

fn add(hash: u32, c: char) -> u32 {
    fnv(hash, c.into())
}

/// The hash of two hashes, in this order.
fn pair(first: u32, second: u32) -> u32 {
    (first.rotate_left(15) ^ second).wrapping_mul(0xcc9e_2d51)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Label;

    #[track_caller]
    fn check(text: &str, words: &[u32]) {
        let mut found = Vec::new();
        for_each_word(text, |word| found.push(word));
        assert_eq!(found, words);
    }

    /// The hash of a word.
    fn hash(word: &str) -> u32 {
        word.chars().fold(FNV_START, add)
    }

    #[test]
    fn words_are_the_same_in_any_case_and_with_any_digits() {
        check("", &[]);
        check(" Teilen  TEILEN", &[hash("teilen"), hash("teilen")]);
        check("5 von ١٧", &[hash("0"), hash("von"), hash("00")]);
        check("ПОДПИШИТЕСЬ", &[hash("подпишитесь")]);
    }

    #[test]
    fn signs_are_words() {
        check("Read more »", &[hash("read"), hash("more"), hash("»")]);
        check("*required", &[hash("*"), hash("required")]);
    }

    #[test]
    fn scripts_without_spaces_have_pairs_of_letters() {
        let [a, b, c] = ["関", "連", "記"].map(hash);
        check("関連記", &[a, pair(a, b), pair(b, c)]);
        check("X関", &[hash("x"), a]);
    }

    #[test]
    fn a_text_is_known_by_its_words_and_by_its_ends() {
        let [old, news] = ["old", "news"].map(hash);
        let mut all = vec![old, news, pair(START, old), pair(news, END)];
        all.sort_unstable();
        assert_eq!(words_of("Old news"), all);
        assert_ne!(words_of("News old"), all);
        assert!(words_of("  ").is_empty());
        let long = " ".repeat(MAX_CHARS - 1);
        assert_eq!(words_of(&format!("{long}a")), words_of("a"));
        assert_eq!(words_of(&format!("a{long}b")), words_of("a"));
    }

    /// A table of two words: `rain` speaks for text and for body, `share` against text.
    fn two() -> Words {
        let (units, mut bases) = ([0.5_f32; NUMBERS], [0.0; NUMBERS]);
        bases[0] = -1.0;
        let mut numbers = [("rain", [4, 8]), ("share", [-2, 0])].map(|(word, [text, body])| {
            let mut numbers = [0_i8; NUMBERS];
            (numbers[0], numbers[1 + Label::Body as usize]) = (text, body);
            (hash(word), numbers.map(i8::cast_unsigned))
        });
        numbers.sort_unstable();
        let mut bytes: Vec<u8> = [7_u32, 2].into_iter().flat_map(u32::to_le_bytes).collect();
        bytes.extend(units.into_iter().chain(bases).flat_map(f32::to_le_bytes));
        bytes.extend(numbers.iter().flat_map(|(word, _)| word.to_le_bytes()));
        bytes.extend(numbers.iter().flat_map(|(_, numbers)| numbers));
        bytes.extend(9_u32.to_le_bytes());
        Words::read(&bytes).expect("it is a table")
    }

    #[test]
    fn words_speak_for_text_and_for_labels() {
        // A word alone is the first one and the last one, too.
        let root = 3_f32.sqrt();
        for (text, in_text, in_body) in [
            ("Rain", 2.0 / root - 1.0, 4.0 / root),
            ("share", -1.0 / root - 1.0, 0.0),
            ("Share rain", 1.0 / 2.0 - 1.0, 4.0 / 2.0),
            ("Other words", -1.0, 0.0),
            ("", -1.0, 0.0),
        ] {
            let said = two().of(text);
            assert_eq!(
                (said.text, said.labels[Label::Body as usize]),
                (in_text, in_body),
                "{text}"
            );
        }
        assert_eq!((two().contract, two().checksum), (7, 9));
    }

    #[test]
    fn hashes_are_those_of_the_training() {
        assert_eq!(
            words_of("5 km – Überall: 関連"),
            [
                373217250,
                666971298,
                890022063,
                1057798253,
                1144847493,
                2544238331,
                2787195429,
                3833487715,
                4100400759_u32,
            ]
        );
    }

    #[test]
    fn what_is_cut_off_is_no_table() {
        assert!(Words::read(&[]).is_none());
        let bytes = include_bytes!("lines-words.bin");
        assert!(Words::read(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_words_are_in_order() {
        let table = Words::read(include_bytes!("lines-words.bin")).expect("it is a table");
        assert!(table.keys.is_sorted() && !table.keys.is_empty());
    }
}

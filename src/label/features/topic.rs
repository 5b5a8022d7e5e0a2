//! Words that a block shares with the headline, with the article, with the rest of the page.
//!
//! Words are told apart by a hash of twelve bits: two words of a page seldom share one, and no list
//! of words grows with the page.

use super::{Feature as F, Row, View};
use crate::{at::At, packed::CASE};

/// How many slots words are hashed to.
const SLOTS: usize = 1 << 12;
/// Shorter words say little of what a text is about. In scripts of two or three bytes a letter
/// that is two letters or more.
const MIN_TOPIC_BYTES: usize = 5;
/// Set in the slot of a word that is long enough.
const IS_LONG: u16 = 1 << 15;
/// A longer block is neither compared with the headline nor with the description.
const MAX_TITLE_WORDS: u32 = 60;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let title = Words::of(page.facts.best_title());
    let description = Words::of(page.facts.description());
    let is_article = |i: usize| view.is_text.at(i) && view.ctx.prose.at(i);
    let (mut on_page, mut in_article) = (vec![0_u16; SLOTS], vec![0_u16; SLOTS]);
    let mut seen = Seen(vec![0; SLOTS]);
    let mut words: Vec<u16> = Vec::new();
    let mut ends = Vec::with_capacity(page.leaves.len());
    for (i, leaf) in page.leaves.iter().enumerate() {
        let start = words.len();
        for_each_word(page.text_of(leaf), |word| words.push(word));
        ends.push(words.len());
        let own = words.get(start..).unwrap_or_default();
        for slot in own.iter().filter(|word| *word & IS_LONG != 0).map(slot_of) {
            if seen.is_new(slot, 2 * i + 1) {
                let own = u16::from(is_article(i));
                on_page.change(slot, |count| *count = count.saturating_add(1));
                in_article.change(slot, |count| *count = count.saturating_add(own));
            }
        }
    }
    let mut start = 0;
    for (i, ((leaf, end), row)) in page.leaves.iter().zip(ends).zip(rows).enumerate() {
        let words = words.get(start..end).unwrap_or_default();
        start = end;
        let has_head = leaf.stats.words <= MAX_TITLE_WORDS;
        let own = u16::from(is_article(i));
        let (mut long, mut topical, mut repeated) = (0_u32, 0_u32, 0_u32);
        let (mut all, mut in_title, mut described) = (0_u32, 0_u32, 0_u32);
        for word in words {
            let slot = slot_of(word);
            if !seen.is_new(slot, 2 * i + 2) {
                continue;
            }
            if word & IS_LONG != 0 {
                long += 1;
                topical += u32::from(in_article.at(slot) > own);
                repeated += u32::from(on_page.at(slot) > 1);
            }
            if has_head {
                all += 1;
                in_title += u32::from(title.has.at(slot));
                described += u32::from(description.has.at(slot));
            }
        }
        row.set(F::Topic, share(topical, long));
        row.set(F::Repeated, share(repeated, long));
        row.set(F::TitleCoverage, share(in_title, title.count));
        row.set(F::DescriptionOverlap, share(described, all));
    }
}

/// The words of a text, each once.
struct Words {
    has: Vec<bool>,
    count: u32,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self { has: vec![false; SLOTS], count: 0 };
        for_each_word(text, |word| {
            let slot = slot_of(&word);
            words.has.change(slot, |has| {
                words.count += u32::from(!*has);
                *has = true;
            });
        });
        words
    }
}

/// By slot: which round saw it last.
struct Seen(Vec<usize>);

impl Seen {
    /// Whether a round, counted from 1, sees the slot for the first time.
    fn is_new(&mut self, slot: usize, round: usize) -> bool {
        self.0.get_mut(slot).is_some_and(|last| std::mem::replace(last, round) != round)
    }
}

fn slot_of(word: &u16) -> usize {
    usize::from(word & (SLOTS as u16 - 1))
}

fn share(part: u32, all: u32) -> f32 {
    part as f32 / all.max(1) as f32
}

/// Calls `f` with the slot of each word. Case does not matter for ASCII.
fn for_each_word(text: &str, mut f: impl FnMut(u16)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let mut chunk = chunk_at(bytes, at);
        let mut length = words_in(chunk);
        let (mut hash, mut bytes_of_word) = (0, length);
        while length == CHUNK {
            hash = mix(hash, chunk | CASE);
            at += CHUNK;
            chunk = chunk_at(bytes, at);
            length = words_in(chunk);
            bytes_of_word += length;
        }
        if length > 0 {
            hash = mix(hash, chunk & !(u64::MAX << (8 * length)) | CASE);
        }
        // What ends a word is no part of one.
        at += length + 1;
        if bytes_of_word > 0 {
            let long = if bytes_of_word >= MIN_TOPIC_BYTES { IS_LONG } else { 0 };
            // The table was trained with these twelve bits, the highest six and the lowest.
            f((hash.rotate_left(6) as u16 & (SLOTS as u16 - 1)) | long);
        }
    }
}

/// How many bytes are looked at together.
const CHUNK: usize = size_of::<u64>();

/// A number with the same byte everywhere.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; CHUNK])
}

/// The next bytes, with zeros after the last.
fn chunk_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => rest.iter().rev().fold(0, |all, byte| all << u8::BITS | u64::from(*byte)),
    }
}

/// How many bytes at the beginning are those of a word: letters and digits of ASCII, and all beyond.
fn words_in(chunk: u64) -> usize {
    const HIGH: u64 = each(0x80);
    // Adding what is missing to 0x80 sets the highest bit of the bytes from a letter on.
    const fn from(letter: u8) -> u64 {
        each(0x80 - letter)
    }
    let ascii = chunk & !HIGH;
    let digits = (ascii + from(b'0')) & !(ascii + from(b'9' + 1));
    let small = ascii | CASE;
    let letters = (small + from(b'a')) & !(small + from(b'z' + 1));
    let others = !(chunk | digits | letters) & HIGH;
    (others.trailing_zeros() / u8::BITS) as usize
}

/// As `rustc-hash` 2 does it where a word has 64 bits, but the same on every machine and in every
/// version: the table was trained with it.
fn mix(hash: u64, chunk: u64) -> u64 {
    const FACTOR: u64 = 0xf135_7aea_2e62_a9c5;
    hash.wrapping_add(chunk).wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, slots: &[u16]) {
        let mut found = Vec::new();
        for_each_word(text, |word| found.push(word));
        assert_eq!(found, slots);
    }

    #[test]
    fn words_are_letters_and_digits_and_all_beyond_ascii() {
        for byte in 0..=u8::MAX {
            let is_word = byte.is_ascii_alphanumeric() || !byte.is_ascii();
            assert_eq!(words_in(u64::from(byte)), usize::from(is_word), "{byte}");
            assert_eq!(words_in(each(byte)), if is_word { CHUNK } else { 0 }, "{byte}");
        }
    }

    #[test]
    fn a_word_has_the_same_slot_on_every_machine() {
        check("", &[]);
        check("Storm", &[36806]);
        check("a storm, STORM.", &[2412, 36806, 36806]);
        check("Überschwemmungen", &[34578]);
        check("- storms ,stormily stormiest...", &[36805, 36807, 36844]);
    }
}

//! The words that a text is known by: the hash of each, of each sign, and of which stands at either end.

use crate::{
    at::At,
    hash::{FNV_START, fnv, pair},
    rules::vocabulary::is_unspaced,
};

/// Only the beginning of a block is read, in characters.
const MAX_CHARS: usize = 1000;
/// What stands for the beginning of a block and for its end: the first word pairs with one, the last with the other.
const START: u32 = 0x5bd1_e995;
const END: u32 = 0x1b87_3593;

/// What a text is known by: the hash of each word, and those of its ends, each once and in order.
#[cfg(any(feature = "bytes", test))]
pub(crate) fn words_of(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    Letters::default().read(text, &mut words);
    words
}

/// What a character is to the words of a text.
#[derive(Clone, Copy, Default)]
enum Role {
    Space,
    /// A word by itself.
    #[default]
    Sign,
    /// A part of a word: as it is in small letters, which may be two. All digits are the same.
    Letter(char, Option<char>),
    /// Of a script without spaces, in which pairs of letters are words.
    Unspaced,
}

impl Role {
    fn of(c: char) -> Self {
        match c {
            _ if is_unspaced(c) => Self::Unspaced,
            _ if c.is_numeric() => Self::Letter('0', None),
            _ if c.is_alphabetic() => {
                let mut small = c.to_lowercase();
                Self::Letter(small.next().unwrap_or(c), small.next())
            }
            _ if c.is_whitespace() => Self::Space,
            _ => Self::Sign,
        }
    }
}

/// The roles of characters, remembered: a page has few different ones.
pub(super) struct Letters([(char, Role); 1 << u8::BITS]);

impl Default for Letters {
    fn default() -> Self {
        // What is no character in any text is a sign.
        Self([(char::MAX, Role::Sign); 1 << u8::BITS])
    }
}

impl Letters {
    fn role_of(&mut self, c: char) -> Role {
        let known = self.0.at(c as u8);
        if known.0 == c {
            return known.1;
        }
        let role = Role::of(c);
        self.0.put(c as u8, (c, role));
        role
    }

    /// Adds what a text is known by to an empty list.
    pub(super) fn read(&mut self, text: &str, words: &mut Vec<u32>) {
        self.for_each_word(text, |word| words.push(word));
        if let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) {
            words.extend([pair(START, first), pair(last, END)]);
        }
        words.sort_unstable();
        words.dedup();
    }

    /// Calls `f` with the hash of each word, whatever its case, and of each sign.
    fn for_each_word(&mut self, text: &str, mut f: impl FnMut(u32)) {
        let (mut hash, mut unspaced) = (None, None);
        for c in text.chars().take(MAX_CHARS) {
            let before = unspaced.take();
            let role = self.role_of(c);
            if let Role::Letter(small, second) = role {
                let so_far = add(hash.unwrap_or(FNV_START), small);
                hash = Some(second.map_or(so_far, |second| add(so_far, second)));
                continue;
            }
            hash.take().into_iter().for_each(&mut f);
            let own = add(FNV_START, c);
            match role {
                Role::Unspaced => {
                    f(before.map_or(own, |before| pair(before, own)));
                    unspaced = Some(own);
                }
                Role::Sign => f(own),
                Role::Space | Role::Letter(..) => {}
            }
        }
        hash.into_iter().for_each(f);
    }
}

fn add(hash: u32, c: char) -> u32 {
    fnv(hash, c.into())
}

/// The hash of a word, for the tests of what reads them.
#[cfg(test)]
pub(super) fn hash(word: &str) -> u32 {
    word.chars().fold(FNV_START, add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &[u32]) {
        let mut found = Vec::new();
        Letters::default().for_each_word(text, |word| found.push(word));
        assert_eq!(found, words);
    }

    #[test]
    fn words_are_the_same_in_any_case_and_with_any_digits() {
        check("", &[]);
        check(" Teilen  TEILEN", &[hash("teilen"), hash("teilen")]);
        check("5 von ١٧", &[hash("0"), hash("von"), hash("00")]);
        check("ПОДПИШИТЕСЬ", &[hash("подпишитесь")]);
        // Two characters that are remembered in the same place, and one that has two for its small letter.
        check("AŁ AŁ", &[hash("ał"), hash("ał")]);
        check("İl", &[hash("i\u{307}l")]);
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
}

//! Short words as numbers, because numbers are looked up faster than texts: [`ByWord`], [`Sieve`].

use rustc_hash::FxHashMap;

use crate::at::At;

/// Longer words have no number.
const MAX_BYTES: usize = 7;
/// The bits of eight letters of ASCII that tell small ones from capitals.
pub(crate) const CASE: u64 = 0x2020_2020_2020_2020;

/// A map by words, of which most are short enough to be looked up as a number.
pub(crate) struct ByWord<T> {
    short: FxHashMap<u64, T>,
    long: FxHashMap<&'static str, T>,
}

impl<T> Default for ByWord<T> {
    fn default() -> Self {
        Self { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<T> ByWord<T> {
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        match packed(word.as_bytes()) {
            Some(number) => self.short.get(&number),
            None => self.long.get(word),
        }
    }
}

impl<T: Default> ByWord<T> {
    /// What stands for a word, for now the default.
    pub(crate) fn or_default(&mut self, word: &'static str) -> &mut T {
        match packed(word.as_bytes()) {
            Some(number) => self.short.entry(number).or_default(),
            None => self.long.entry(word).or_default(),
        }
    }
}

impl<T> FromIterator<(&'static str, T)> for ByWord<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(words: I) -> Self {
        let mut map = Self::default();
        for (word, value) in words {
            match packed(word.as_bytes()) {
                Some(number) => map.short.insert(number, value),
                None => map.long.insert(word, value),
            };
        }
        map
    }
}

/// Tells of most numbers at once that they are none of some, by a hash of so many bits.
pub(crate) struct Sieve<const BITS: u32>(Vec<bool>);

impl<const BITS: u32> Default for Sieve<BITS> {
    fn default() -> Self {
        Self(vec![false; 1 << BITS])
    }
}

impl<const BITS: u32> Sieve<BITS> {
    pub(crate) fn add(&mut self, number: u64) {
        self.0.put(Self::slot_of(number), true);
    }

    /// Whether a number may be one that was added. Those that were all may.
    pub(crate) fn may_have(&self, number: u64) -> bool {
        self.0.at(Self::slot_of(number))
    }

    fn slot_of(number: u64) -> u64 {
        /// The golden ratio of 64 bits, which spreads what is multiplied by it.
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        number.wrapping_mul(SPREAD) >> (u64::BITS - BITS)
    }
}

/// A number that no other word has, of one that is no longer than [`MAX_BYTES`]. Its highest byte is
/// the length.
fn packed(word: &[u8]) -> Option<u64> {
    let letters = match (word.first_chunk(), word.last_chunk()) {
        // The first four and the last three, which may overlap.
        (Some(first), Some(last)) => {
            let last = u32::from_le_bytes(*last) >> u8::BITS;
            u64::from(u32::from_le_bytes(*first)) | u64::from(last) << u32::BITS
        }
        _ => word.iter().fold(0, |letters, byte| letters << u8::BITS | u64::from(*byte)),
    };
    (word.len() <= MAX_BYTES).then_some(letters | (word.len() as u64) << 56)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn words_of_up_to_seven_bytes_have_a_number_each() {
        let letters = "abaabbbaababa";
        let mut seen = HashMap::new();
        for start in 0..letters.len() {
            for end in start..letters.len() {
                let word = &letters[start..end];
                match packed(word.as_bytes()) {
                    Some(number) => assert_eq!(*seen.entry(number).or_insert(word), word),
                    None => assert!(word.len() > MAX_BYTES),
                }
            }
        }
    }

    #[test]
    fn words_short_and_long_are_found() {
        let mut map: ByWord<u8> = [("nav", 1), ("navigation", 2)].into_iter().collect();
        *map.or_default("nav") += 10;
        *map.or_default("breadcrumbs") += 20;
        let found = ["nav", "navigation", "breadcrumbs", "Nav", "navigatio"].map(|it| map.get(it));
        assert_eq!(found, [Some(&11), Some(&2), Some(&20), None, None]);
    }

    #[test]
    fn a_sieve_lets_through_what_was_added() {
        let mut sieve = Sieve::<8>::default();
        assert!((0..1_000).all(|number| !sieve.may_have(number)));
        (0..10).for_each(|number| sieve.add(number));
        assert!((0..10).all(|number| sieve.may_have(number)));
        assert!((10..1_000).any(|number| !sieve.may_have(number)));
    }
}

//! Short words as numbers, because numbers are looked up faster than texts.

/// Longer words have no number.
pub(crate) const MAX_BYTES: usize = 7;
/// The bit of each byte but the highest that tells small letters of ASCII from capitals.
pub(crate) const CASE: u64 = 0x0020_2020_2020_2020;

/// A number that no other word has, of one that is no longer than [`MAX_BYTES`]. Its highest byte is
/// the length.
pub(crate) fn packed(word: &[u8]) -> Option<u64> {
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
    fn letters_can_be_made_small() {
        for (word, small) in [("AdBox", "adbox"), ("NAV", "nav"), ("Comment", "comment")] {
            let number = |word: &str| packed(word.as_bytes()).map(|number| number | CASE);
            assert_eq!(number(word), number(small));
        }
    }
}

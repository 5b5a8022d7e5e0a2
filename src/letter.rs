//! What a character is, told at once in the scripts that most text is in: the tables of `char` take a hundred steps and
//! more for a letter beyond ASCII, and a page asks thousands of times.

/// As [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => is_known(c) || c.is_alphanumeric(),
    }
}

/// As [`char::is_numeric`].
#[inline]
pub(crate) fn is_numeric(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_digit(),
        false => !is_known(c) && c.is_numeric(),
    }
}

/// The first letter of what [`char::to_lowercase`] gives; that is all but for `İ`, which gives two.
#[inline]
pub(crate) fn lower(c: char) -> char {
    /// How far small letters are from large ones: in Latin, Greek and Cyrillic, and where Cyrillic has those of Slavic
    /// languages other than Russian.
    const TO_SMALL: u32 = 32;
    const TO_SMALL_SLAVIC: u32 = 80;
    let small = match c {
        _ if c.is_ascii() => return c.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => c as u32 + TO_SMALL,
        'Ѐ'..='Џ' => c as u32 + TO_SMALL_SLAVIC,
        // All others that are known are small, or have no case.
        _ if is_known(c) => return c,
        _ => return c.to_lowercase().next().unwrap_or(c),
    };
    char::from_u32(small).unwrap_or(c)
}

/// Calls `f` with each letter of what [`char::to_lowercase`] gives.
#[inline]
pub(crate) fn for_each_lower(c: char, mut f: impl FnMut(char)) {
    match c {
        'İ' => c.to_lowercase().for_each(f),
        _ => f(lower(c)),
    }
}

/// Whether it is a letter of the commonest scripts beyond ASCII. Those that are none may be letters, too.
#[inline]
const fn is_known(c: char) -> bool {
    matches!(
        c,
        // Latin, Greek, Cyrillic.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Α'..='Ρ' | 'Σ'..='ώ' | 'Ѐ'..='џ'
        // Hebrew, Arabic, Devanagari, Thai.
        | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | 'क'..='ह' | 'ก'..='ะ'
        // Kana, Chinese characters, hangul.
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_char_says() {
        let mut known = 0;
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c:?}");
            let mut small = String::new();
            for_each_lower(c, |c| small.push(c));
            assert_eq!(small, c.to_lowercase().to_string(), "{c:?}");
            known += u32::from(is_known(c));
        }
        assert!(known > 30_000, "{known}");
    }
}

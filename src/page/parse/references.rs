//! Character references such as `&amp;` and `&#x2014;`.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The largest code point.
const MAX_CODE_POINT: u32 = 0x10_ffff;
/// Code points that Windows-1252 means where Unicode has control characters.
const C1: std::ops::RangeInclusive<u32> = 0x80..=0x9f;

/// The names that pages are full of. No other begins with one of them, and to look up a name in the
/// table takes a hash for each of its letters.
const COMMON: [(&str, char); 8] = [
    ("amp;", '&'),
    ("quot;", '"'),
    ("nbsp;", '\u{a0}'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("rsquo;", '’'),
    ("raquo;", '»'),
    ("copy;", '©'),
];

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) first: char,
    pub(crate) second: Option<char>,
    /// How many bytes it has.
    pub(crate) length: usize,
}

/// The reference that a text begins with, which begins with `&`.
///
/// In an attribute a name that goes on as if it were the name of a parameter is none.
pub(crate) fn read(text: &str, is_attribute: bool) -> Option<Reference> {
    let rest = text.get(1..)?;
    match rest.strip_prefix('#') {
        Some(number) => numeric(number),
        None => named(rest, is_attribute),
    }
}

fn numeric(text: &str) -> Option<Reference> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let values = || digits.chars().map_while(|c| c.to_digit(radix));
    let length = values().count();
    if length == 0 {
        return None;
    }
    let code = values().fold(0_u32, |code, digit| {
        // Beyond the last code point it makes no difference how far.
        (code * radix + digit).min(MAX_CODE_POINT + 1)
    });
    let c = match code {
        0 => None,
        code if C1.contains(&code) => {
            let replaced = C1_REPLACEMENTS.get((code - C1.start()) as usize).copied().flatten();
            replaced.or(char::from_u32(code))
        }
        code => char::from_u32(code),
    };
    let ends = usize::from(digits.get(length..).is_some_and(|rest| rest.starts_with(';')));
    let prefix = 2 + text.len() - digits.len();
    Some(Reference {
        first: c.unwrap_or(char::REPLACEMENT_CHARACTER),
        second: None,
        length: prefix + length + ends,
    })
}

fn named(text: &str, is_attribute: bool) -> Option<Reference> {
    if let Some((name, first)) = COMMON.iter().find(|(name, _)| text.starts_with(name)) {
        return Some(Reference { first: *first, second: None, length: name.len() + 1 });
    }
    let mut best = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        // The table holds the beginnings of names, too, with nothing that they stand for.
        let Some((first, second)) = text.get(..end).and_then(|name| NAMED_ENTITIES.get(name))
        else {
            break;
        };
        if let Some(first) = char::from_u32(*first).filter(|c| *c != '\0') {
            let second = char::from_u32(*second).filter(|c| *c != '\0');
            best = Some((end, Reference { first, second, length: end + 1 }));
        }
    }
    let (end, found) = best?;
    let goes_on = |rest: &str| rest.starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric());
    let is_parameter = is_attribute
        && text.get(..end).is_some_and(|name| !name.ends_with(';'))
        && text.get(end..).is_some_and(goes_on);
    (!is_parameter).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_attribute: bool, want: Option<(&str, usize)>) {
        let found = read(text, is_attribute).map(|found| {
            let chars = [Some(found.first), found.second];
            (chars.into_iter().flatten().collect::<String>(), found.length)
        });
        assert_eq!(found, want.map(|(text, length)| (text.to_owned(), length)), "{text}");
    }

    #[test]
    fn common_names_are_as_in_the_table() {
        for (name, c) in COMMON {
            assert_eq!(NAMED_ENTITIES.get(name), Some(&(u32::from(c), 0)), "{name}");
            assert!(name.ends_with(';'), "{name} may go on");
        }
    }

    #[test]
    fn numbers() {
        check("&#65;b", false, Some(("A", 5)));
        check("&#65b", false, Some(("A", 4)));
        check("&#x41;", false, Some(("A", 6)));
        check("&#X1f600;", false, Some(("😀", 9)));
        check("&#150;", false, Some(("–", 6)));
        check("&#129;", false, Some(("\u{81}", 6)));
        check("&#0;", false, Some(("\u{fffd}", 4)));
        check("&#xD800;", false, Some(("\u{fffd}", 8)));
        check("&#x110000;", false, Some(("\u{fffd}", 10)));
        check("&#99999999999;", false, Some(("\u{fffd}", 14)));
        check("&#;", false, None);
        check("&#x;", false, None);
        check("&#", false, None);
    }

    #[test]
    fn names() {
        check("&amp;b", false, Some(("&", 5)));
        check("&ampb", false, Some(("&", 4)));
        check("&ampb", true, None);
        check("&amp=", true, None);
        check("&amp;b", true, Some(("&", 5)));
        check("&amp", true, Some(("&", 4)));
        check("&notit;", false, Some(("¬", 4)));
        check("&notin;", false, Some(("∉", 7)));
        check("&NotEqualTilde;", false, Some(("≂\u{338}", 15)));
        check("&nosuch;", false, None);
        check("& ", false, None);
        check("&", false, None);
        check("&é;", false, None);
    }
}

//! Copies text into the page buffer: white space collapsed, characters and words counted.

use std::borrow::Cow;

use super::Stats;
use crate::{
    at::{At, by_byte},
    letter,
};

/// What one character of a script without spaces counts for, in tenths of a word. Chinese words
/// have 1.7 characters on average.
const TENTHS_OF_A_WORD: u32 = 6;

/// The letters and digits of a text in lower case, as copies of it differ in the rest.
pub(crate) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| letter::is_alphanumeric(*c)) {
        letter::for_each_lower(c, |c| out.push(c));
    }
    out
}

/// How many words a text has.
pub(crate) fn words(text: &str) -> u32 {
    let mut stats = Stats::default();
    text.split_whitespace().for_each(|word| count(word, false, false, &mut stats));
    stats.words
}

/// Appends `source` to `out[start..]`, collapsing white space, and counts what was added.
///
/// White space at the start of the leaf is dropped. White space at its end stays until
/// [`finish`] trims it, because the next text node may go on with the same line.
pub(super) fn push(out: &mut String, start: usize, source: &str, is_link: bool, stats: &mut Stats) {
    let bytes = source.as_bytes();
    let mut is_glued = !source.starts_with(char::is_whitespace);
    let mut at = 0;
    while let Some(length) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|byte| !is_space(*byte)))
    {
        at += length;
        let (end, seen) = end_of_word(bytes, at);
        let part = source.get(at..end).unwrap_or_default();
        at = end;
        if seen & UNSURE == 0 {
            let continues = push_gap(out, start, is_glued);
            out.push_str(part);
            if seen & NON_ASCII == 0 {
                count_plain(part, continues, is_link, stats);
            } else {
                count(part, continues, is_link, stats);
            }
            is_glued = false;
            continue;
        }
        // There is more white space than that of ASCII.
        for word in part.split_whitespace() {
            let continues = push_gap(out, start, is_glued);
            let before = out.len();
            push_clean(out, word);
            if let Some(word) = out.get(before..).filter(|word| !word.is_empty()) {
                count(word, continues, is_link, stats);
            }
            is_glued = false;
        }
    }
    push_space(out, start, source);
}

/// Adds the space before a word, unless it goes on with the last one. Returns whether it does.
fn push_gap(out: &mut String, start: usize, is_glued: bool) -> bool {
    let ends_open = out.len() > start && !ends_blank(out);
    if ends_open && !is_glued {
        out.push(' ');
    }
    is_glued && ends_open
}

/// Bits of [`CLASSES`].
const SPACE: u8 = 1;
const NON_ASCII: u8 = 1 << 1;
/// A control character, or what may begin white space or what cannot be seen.
const UNSURE: u8 = 1 << 2;
/// What may begin a letter of a script without spaces.
const WIDE: u8 = 1 << 3;

/// What each byte means in a text.
static CLASSES: [u8; 256] = by_byte!(byte => match byte {
    b' ' | b'\t'..=b'\r' => SPACE,
    b'!'..=b'~' => 0,
    0..0x80 => UNSURE,
    0xc2 | 0xe1 | 0xe2 | 0xf3 => NON_ASCII | UNSURE,
    0xe3 | 0xef => NON_ASCII | UNSURE | WIDE,
    0xe0 | 0xe4..=0xe9 => NON_ASCII | WIDE,
    0x80.. => NON_ASCII,
});

/// Where the word ends that begins at `start`, and the classes of its bytes.
fn end_of_word(bytes: &[u8], start: usize) -> (usize, u8) {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut seen = 0;
    let length = rest.iter().position(|byte| {
        let class = CLASSES.at(*byte);
        let is_end = class & SPACE != 0;
        seen |= class;
        is_end
    });
    (start + length.unwrap_or(rest.len()), seen)
}

/// Whether a text has nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    let mut bytes = text.bytes();
    match bytes.find(|byte| !is_space(*byte)) {
        None => true,
        Some(byte) => !byte.is_ascii() && text.trim_start().is_empty(),
    }
}

/// Whether a byte is white space, as `char` has it.
fn is_space(byte: u8) -> bool {
    CLASSES.at(byte) & SPACE != 0
}

fn ends_blank(out: &str) -> bool {
    matches!(out.as_bytes().last(), Some(b' ' | b'\t'))
}

/// Does what [`count`] does for ASCII.
fn count_plain(word: &str, continues: bool, is_link: bool, stats: &mut Stats) {
    let chars = word.len() as u32;
    stats.chars += chars;
    stats.link_chars += if is_link { chars } else { 0 };
    let word = word.as_bytes();
    stats.words += u32::from(!continues);
    let is_capital = word.first().is_some_and(u8::is_ascii_uppercase);
    stats.capitals += u32::from(!continues && is_capital);
    let is_core = |byte: &&u8| !matches!(byte, b'"' | b'\'' | b')' | b']');
    match word.iter().rev().find(is_core) {
        Some(b'.' | b'!' | b'?') => stats.sentence_ends += 1,
        Some(b',' | b';') => stats.commas += 1,
        _ => {}
    }
}

/// A blank that ends no line.
const NO_BREAK: char = '\u{a0}';

/// Appends `source` with its lines and spaces, but for white space at the start of the leaf.
pub(super) fn push_raw(
    out: &mut String,
    start: usize,
    source: &str,
    is_link: bool,
    stats: &mut Stats,
) {
    let source = if out.len() == start { source.trim_start_matches(['\n', '\r']) } else { source };
    for word in source.split_whitespace() {
        count(word, false, is_link, stats);
    }
    for line in source.split_inclusive(is_line_end) {
        let (text, end) = match line.strip_suffix(is_line_end) {
            Some(text) => (text, "\n"),
            None => (line, ""),
        };
        match text.contains(NO_BREAK) {
            // Code that is copied from here is to run.
            true => push_clean(out, &text.replace(NO_BREAK, " ")),
            false => push_clean(out, text),
        }
        out.push_str(end);
    }
}

/// Appends what a reader can see of a text: no control characters, no marks that turn the
/// direction or break words invisibly, no tags that only machines read.
fn push_clean(out: &mut String, text: &str) {
    // Without a branch for each byte the compiler looks at many at once.
    let is_plain = text.bytes().fold(true, |all, byte| all & (b' '..0x7f).contains(&byte));
    if is_plain {
        out.push_str(text);
    } else {
        out.extend(text.chars().filter(|c| *c == '\t' || !is_invisible(*c)));
    }
}

/// What a reader would see of a text that the page states somewhere, such as in an attribute.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let seen = |c: char| match c {
        c if !is_invisible(c) => Some(c),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    };
    Cow::Owned(text.chars().filter_map(seen).collect())
}

/// The text as it is seen, its words one space apart.
pub(super) fn join_words(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[rustfmt::skip]
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Whether a character ends a line of code, in any system.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a text begins with a mark that no blank stands before.
pub(crate) fn closes(text: &str) -> bool {
    #[rustfmt::skip]
    const MARKS: [char; 23] = [
        '.', ',', ';', ':', '!', '?', ')', ']', '}', '…', '»', '”', '’', '%',
        '。', '、', '，', '：', '；', '！', '？', '）', '」',
    ];
    text.starts_with(MARKS)
}

/// Ends a word, if one is open.
pub(super) fn push_space(out: &mut String, start: usize, source: &str) {
    if source.ends_with(char::is_whitespace) && out.len() > start && !ends_blank(out) {
        out.push(' ');
    }
}

/// Ends the cell of a table row, which stands in so many columns.
pub(super) fn push_tabs(out: &mut String, start: usize, columns: u8) {
    trim(out, start, |c| c == ' ');
    out.extend(std::iter::repeat_n('\t', columns.into()));
}

/// Trims the end of a leaf. Returns whether any text is left.
pub(super) fn finish(out: &mut String, start: usize) -> bool {
    trim(out, start, char::is_whitespace);
    out.len() > start
}

/// Takes characters off the end of a leaf.
fn trim(out: &mut String, start: usize, is_off: impl Fn(char) -> bool) {
    let leaf = out.get(start..).unwrap_or_default();
    out.truncate(start + leaf.trim_end_matches(is_off).len());
}

fn count(word: &str, continues: bool, is_link: bool, stats: &mut Stats) {
    let chars = word.chars().count() as u32;
    let is_wide = word.bytes().any(|byte| CLASSES.at(byte) & WIDE != 0);
    let spaceless =
        if is_wide { word.chars().filter(|c| is_spaceless(*c)).count() as u32 } else { 0 };
    stats.chars += chars;
    if is_link {
        stats.link_chars += chars;
    }
    if spaceless > 0 {
        stats.words += (spaceless * TENTHS_OF_A_WORD).div_ceil(10);
        stats.sentence_ends +=
            word.chars().filter(|c| matches!(c, '。' | '！' | '？')).count() as u32;
        stats.commas += word.chars().filter(|c| matches!(c, '、' | '，')).count() as u32;
        return;
    }
    stats.words += u32::from(!continues);
    stats.capitals += u32::from(!continues && word.starts_with(char::is_uppercase));
    let core = word.trim_end_matches(['"', '\'', '”', '’', '»', '«', '“', ')', ']']);
    if core.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।']) {
        stats.sentence_ends += 1;
    } else if core.ends_with([',', '،', '、', '，', ';']) {
        stats.commas += 1;
    }
}

/// Whether the script of a character writes no spaces between words.
pub(super) fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: &[&str], text: &str, words: u32) {
        let (mut out, mut stats) = (String::new(), Stats::default());
        for part in parts {
            push(&mut out, 0, part, false, &mut stats);
        }
        finish(&mut out, 0);
        assert_eq!((out.as_str(), stats.words), (text, words));
    }

    #[test]
    fn collapses_white_space() {
        check(&["  one\n\t two  "], "one two", 2);
        check(&["één\u{a0}twee\u{3000}\u{2028}три\u{2003}"], "één twee три", 3);
    }

    #[test]
    fn the_classes_of_bytes_know_every_character() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).bytes();
            let seen = bytes.fold(0, |seen, byte| seen | CLASSES.at(byte));
            let is_odd = c.is_whitespace() || is_invisible(c);
            assert!(!is_odd || seen & (SPACE | UNSURE) != 0, "{c:?}");
            assert!(!is_spaceless(c) || seen & WIDE != 0, "{c:?}");
            assert_eq!(seen & NON_ASCII == 0, c.is_ascii(), "{c:?}");
        }
    }

    #[test]
    fn joins_a_word_split_by_markup() {
        check(&["un", "broken"], "unbroken", 1);
        check(&["not ", "glued"], "not glued", 2);
        check(&["not", " glued"], "not glued", 2);
        check(&["not", " ", "glued"], "not glued", 2);
    }

    #[test]
    fn invisible_characters_are_left_out() {
        check(&["so\u{ad}ft \u{200b} \u{202e}x\u{1}y"], "soft xy", 2);
        check(&["\u{628}\u{200c}\u{628}"], "\u{628}\u{200c}\u{628}", 1);
    }

    #[test]
    fn statements_have_no_invisible_characters() {
        assert_eq!(visible("a\nb\u{1}c\u{202e}\u{85}d"), "a bc d");
        assert!(matches!(visible("a b\u{a0}é"), Cow::Borrowed(_)));
    }

    #[test]
    fn scripts_without_spaces_count_by_characters() {
        check(&["昨夜から雨が降り続いた"], "昨夜から雨が降り続いた", 7);
    }
}

//! Finds the borders of sentences and brackets, in the ends of a text so as to bound the work.

use std::ops::Range;

use super::lexicon::{TITLES, word_starts};
use super::shape::MAX_CREDIT_CHARS;
use crate::at::{floor, head};

/// A credit with its label is looked for in so much of the end, and of the beginning, of a text.
/// The longest credit in Chinese fills three quarters of it.
pub(super) const WINDOW_BYTES: usize = 4 * MAX_CREDIT_CHARS;

/// Where sentences begin after one has ended, not before `from`.
pub(super) fn sentence_starts(text: &str, from: usize) -> impl Iterator<Item = usize> {
    word_starts(text.get(from..).unwrap_or_default()).map(move |at| from + at).filter(move |at| {
        let before = text.get(..*at).unwrap_or_default();
        let trimmed = before.trim_end();
        let has_gap = trimmed.len() < before.len() || trimmed.ends_with(['。', '！', '？']);
        has_gap && ends_sentence(trimmed)
    })
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text
        .get(window(text))
        .unwrap_or_default()
        .trim_end()
        .trim_end_matches(|c: char| is_closer(c) || "\"'”’“»«」』".contains(c));
    if !text.ends_with('.') {
        return text.ends_with(['!', '?', '…', '。', '！', '？', '।', '۔', '؟']);
    }
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let last = word.rsplit(['.', '-']).next().unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.starts_with(char::is_uppercase);
    let is_ordinal =
        last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit()) && !last.is_empty();
    !is_initial && !is_ordinal && !TITLES.has(word)
}

/// The bracket that the text ends with, found by counting, with its end before a full stop.
pub(super) fn final_bracket(body: &str) -> Option<Range<usize>> {
    let text = body.trim_end_matches(|c: char| c == '.' || c == '。' || c.is_whitespace());
    if !text.ends_with(is_closer) {
        return None;
    }
    let start = window(text).start;
    let mut depth = 0_usize;
    for (at, c) in text.get(start..)?.char_indices().rev() {
        if is_closer(c) {
            depth += 1;
        } else if is_opener(c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(start + at..text.len());
            }
        }
    }
    None
}

/// Where the bracket ends that the text begins with.
pub(super) fn end_of_bracket(text: &str) -> Option<usize> {
    if !text.starts_with(is_opener) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if is_opener(c) {
            depth += 1;
        } else if is_closer(c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}

/// What is in the bracket if the text is one.
pub(super) fn unwrapped(text: &str) -> Option<Range<usize>> {
    let end = end_of_bracket(head(text, WINDOW_BYTES))?;
    let is_all = !text.get(end..)?.contains(|c: char| !c.is_whitespace() && c != '.');
    // "(c) Ann Lee (AFP)" begins with a sign.
    is_all.then(|| inside(text, &(0..end)))
}

pub(super) fn inside(text: &str, bracket: &Range<usize>) -> Range<usize> {
    let content = text.get(bracket.clone()).unwrap_or_default();
    let first = content.chars().next().map_or(0, char::len_utf8);
    let last = content.chars().next_back().map_or(0, char::len_utf8);
    let (start, end) = (bracket.start + first, bracket.end - last);
    trim(text, start..end.max(start), char::is_whitespace)
}

pub(super) fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        if is_opener(c) {
            depth += 1;
        } else if is_closer(c) {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            }
        }
    }
    true
}

/// Stands between a caption and a credit, and belongs to neither.
pub(super) fn is_joint(c: char) -> bool {
    matches!(
        c,
        '|' | '/'
            | '–'
            | '—'
            | '-'
            | ','
            | ';'
            | ':'
            | '•'
            | '·'
            | '.'
            | '｜'
            | '／'
            | '＝'
            | '='
            | '、'
    )
}

/// Japanese joins with it, and shows it as a part of the credit.
pub(super) fn is_equals(c: char) -> bool {
    matches!(c, '=' | '＝')
}

pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '（' | '［' | '【' | '〔')
}

pub(super) fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］' | '】' | '〕')
}

pub(super) fn window(text: &str) -> Range<usize> {
    floor(text, text.len().saturating_sub(WINDOW_BYTES))..text.len()
}

pub(super) fn trim(
    text: &str,
    range: Range<usize>,
    is_edge: impl Fn(char) -> bool,
) -> Range<usize> {
    let Some(body) = text.get(range.clone()) else { return range.start..range.start };
    let start = body.trim_start_matches(&is_edge);
    let at = range.start + body.len() - start.len();
    at..at + start.trim_end_matches(&is_edge).len()
}

//! Which parts of a visible line are names: a line of the page says more than who wrote it.

use std::ops::RangeInclusive;

use super::{
    AND, BY, EDITING, HOUSE, MAX_NAME_WORDS, MAX_PARTICLE_CHARS, OUTLETS, PART, PLACE_WORDS, ROLES,
    announces_name, between_dates, is_cased, is_kind_of, is_one_of, labelled, strip_after,
    strip_folded, strip_lead_ins, strip_weekday,
};

/// How many words the name of a person has that nothing announces.
const NAME_WORDS: RangeInclusive<usize> = 2..=4;
/// The same where the name is all that there is.
const ALONE_WORDS: RangeInclusive<usize> = 2..=3;
/// The length of a name in a script without capitals, in characters.
const UNCASED_CHARS: RangeInclusive<usize> = 2..=16;

/// The parts of a line that announce names: of `Home | By Ann Lee | 3 May 2024` the second.
pub(in crate::metadata) fn announced(line: &str) -> impl Iterator<Item = &str> {
    between_dates(line)
        .into_iter()
        .flat_map(|piece| PART.split(piece))
        .flat_map(labelled)
        .map(|piece| strip_weekday(piece.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|piece| announces_name(piece))
}

/// The name of an account that a part of a line with a date announces: `by quill`.
fn account(part: &str) -> Option<&str> {
    let part = part.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = strip_after(strip_weekday(strip_lead_ins(part)));
    let (name, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let at = part.find(rest).filter(|at| *at > 0)?;
    let before = part.get(..at)?.trim_end();
    let last = before.rsplit(' ').next()?.to_lowercase();
    let is_announced = before.ends_with([':', '：']) || BY.contains(&last.as_str());
    let is_end = after.is_empty() || PLACE_WORDS.contains(&after.split(' ').next()?);
    (is_announced && is_end && name.contains(char::is_alphabetic)).then_some(name)
}

/// The parts of a byline that announce names, else all of it.
pub(in crate::metadata) fn announced_or_all(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = announced(line).collect();
    if parts.is_empty() { vec![line] } else { parts }
}

/// What stands beside the date in a line: what is announced, else the name of an account, else names alone.
pub(in crate::metadata) fn beside_date(line: &str) -> Vec<&str> {
    let parts = announced(line).collect::<Vec<_>>();
    if !parts.is_empty() {
        return parts;
    }
    let pieces = between_dates(line);
    if pieces.len() < 2 {
        return Vec::new();
    }
    let parts: Vec<&str> = pieces.into_iter().flat_map(|piece| PART.split(piece)).collect();
    let accounts: Vec<&str> = parts.iter().filter_map(|part| account(part)).collect();
    if !accounts.is_empty() {
        return accounts;
    }
    let parts = parts.iter().map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()));
    parts.map(strip_after).filter(|part| is_only_names(part)).collect()
}

/// Whether a line is names and a date, and nothing else: `Ada Quill · 3 May 2024`.
pub(in crate::metadata) fn is_dated(line: &str) -> bool {
    let pieces = between_dates(line);
    let is_one = pieces.len() > 1;
    let parts = pieces.into_iter().flat_map(|piece| PART.split(piece));
    let parts = parts.map(|part| strip_after(part.trim_matches(|c: char| !c.is_alphanumeric())));
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    is_one && parts.peek().is_some() && parts.all(is_only_names)
}

/// Whether a line or a part of it names those who worked on the text of an author: `Edited by Ben Ink`.
pub(in crate::metadata) fn is_editing(line: &str) -> bool {
    let mut starts = line.match_indices(' ').map(|(at, _)| at + 1);
    let is_here = |text: &str| EDITING.iter().any(|words| strip_folded(text, words).is_some());
    is_here(line) || starts.any(|at| line.get(at..).is_some_and(is_here))
}

/// Whether the last word of a name is that of papers and of other houses.
pub(in crate::metadata) fn is_outlet(name: &str) -> bool {
    name.split_whitespace().last().is_some_and(|word| is_one_of(word, OUTLETS))
}

/// Whether a part of a line is names and nothing else.
pub(in crate::metadata) fn is_only_names(part: &str) -> bool {
    let part = strip_after(strip_lead_ins(part));
    let words: Vec<&str> = part.split_whitespace().collect();
    words
        .split(|word| AND.contains(&word.to_lowercase().as_str()) || *word == "&")
        .map(|words| words.join(" "))
        .all(|names| names.split([',', ';', '、', '،']).all(|name| is_full_name(name.trim())))
}

/// Whether a line is a name in two or three words with capitals, and nothing tells that it is of a house.
pub(in crate::metadata) fn is_alone(line: &str) -> bool {
    let words = line.split_whitespace().count();
    ALONE_WORDS.contains(&words)
        && is_cased(line)
        && is_full_name(line)
        && line.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !line.split_whitespace().any(|word| is_one_of(word, OUTLETS))
}

/// Whether a line is no more than a role: `Technology Reporter`.
pub(in crate::metadata) fn is_role(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words < MAX_NAME_WORDS
        && line.split_whitespace().last().is_some_and(|word| is_one_of(word, ROLES))
}

/// Whether a part of a line begins with a name, up to the first comma.
pub(in crate::metadata) fn begins_with_name(part: &str) -> bool {
    is_only_names(part.split([',', ';']).next().unwrap_or_default())
}

/// Whether a name is written as names are: of several words not most in lower case.
pub(in crate::metadata) fn is_written(name: &str) -> bool {
    let is_lower = |word: &&str| word.starts_with(char::is_lowercase);
    let words = name.split_whitespace().count();
    words < 2 || name.split_whitespace().filter(is_lower).count() * 2 < words + 1
}

/// Whether a text is two to four words that begin with a capital, but for particles, and none is a role.
pub(in crate::metadata) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !is_cased(text) {
        let chars = text.chars().filter(|c| !c.is_whitespace());
        return words.len() <= *NAME_WORDS.end()
            && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace())
            && UNCASED_CHARS.contains(&chars.count());
    }
    let is_capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let is_particle = |word: &str| word.chars().count() <= MAX_PARTICLE_CHARS;
    NAME_WORDS.contains(&words.len())
        && words.iter().filter(is_capital).count() >= *NAME_WORDS.start()
        && words.first().iter().chain(words.last().iter()).all(&is_capital)
        && words.iter().all(|word| is_capital(&word) || is_particle(word))
        && !words.iter().any(|word| is_one_of(word, ROLES) || is_kind_of(word, HOUSE))
}

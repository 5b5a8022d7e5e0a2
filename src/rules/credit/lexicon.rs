//! Finds the words of the grammar in a text without copying it, so that offsets stay true.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::words;
use crate::{letter, packed::Sieve};

/// An addition in brackets between a label and its colon is no longer: "Foto (Archiv): …".
const MAX_LABEL_NOTE_BYTES: usize = 24;

/// Nobody stacks more labels than this: "Foto: © Copyright …".
const MAX_STACKED_LABELS: usize = 3;

pub(super) static AGENCIES: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::AGENCIES, fold));
pub(super) static ACRONYMS: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::ACRONYMS, fold_width));
pub(super) static SOURCES: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::SOURCES, fold));
pub(super) static WEAK_ACRONYMS: Lazy<Lexicon> =
    Lazy::new(|| Lexicon::new(words::WEAK_ACRONYMS, fold_width));
pub(super) static FILLERS: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::FILLERS, fold));
pub(super) static STOP: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::STOP, fold));
pub(super) static PARTICLES: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::PARTICLES, fold));
pub(super) static CONNECTIVES: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::CONNECTIVES, fold));
pub(super) static DETERMINERS: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::DETERMINERS, fold));
pub(super) static ARCHIVES: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::ARCHIVES, fold));
pub(super) static MEDIA: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::MEDIA, fold));
pub(super) static PLACE_STARTS: Lazy<Lexicon> =
    Lazy::new(|| Lexicon::new(words::PLACE_STARTS, fold));
pub(super) static TITLES: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::TITLES, fold));
pub(super) static FINAL_ABBREVIATIONS: Lazy<Lexicon> =
    Lazy::new(|| Lexicon::new(words::FINAL_ABBREVIATIONS, fold));
pub(super) static RESERVED: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::RESERVED, fold));

static END_MARKS: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::END_MARKS, fold));
static NOUN_LABELS: Lazy<Lexicon> = Lazy::new(|| Lexicon::by_language(words::NOUN_LABELS));
static BY_LABELS: Lazy<Lexicon> = Lazy::new(|| Lexicon::by_language(words::BY_LABELS));
static OF_LABELS: Lazy<Lexicon> = Lazy::new(|| Lexicon::by_language(words::OF_LABELS));
static COMMA_LABELS: Lazy<Lexicon> = Lazy::new(|| Lexicon::by_language(words::COMMA_LABELS));
static SIGNS: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(words::SIGNS, fold));

/// The first two letters of a text, or the only one.
type Start = (char, Option<char>);

fn start_of(mut letters: impl Iterator<Item = char>) -> Option<Start> {
    Some((letters.next()?, letters.next()))
}

fn number_of((first, second): Start) -> u64 {
    second.map_or(joined(0, first), |second| joined(joined(0, first), second))
}

/// A list of words or short phrases, by their beginnings.
pub(super) struct Lexicon {
    /// Longest first.
    by_start: FxHashMap<Start, Vec<&'static str>>,
    /// Most words begin as no entry does.
    starts: Sieve<12>,
    fold: fn(char) -> char,
}

impl Lexicon {
    pub(super) fn new(entries: &[&'static str], fold: fn(char) -> char) -> Self {
        let mut by_start: FxHashMap<Start, Vec<&'static str>> = FxHashMap::default();
        let mut starts = Sieve::default();
        for entry in entries {
            if let Some(start) = start_of(entry.chars()) {
                by_start.entry(start).or_default().push(entry);
                starts.add(number_of(start));
            }
        }
        for list in by_start.values_mut() {
            list.sort_by_key(|entry| std::cmp::Reverse(entry.len()));
        }
        Self { by_start, starts, fold }
    }

    fn by_language(lists: &[(&str, &[&'static str])]) -> Self {
        let entries: Vec<&'static str> =
            lists.iter().flat_map(|(_, list)| list.iter().copied()).collect();
        Self::new(&entries, fold)
    }

    /// Bytes of `text` that the longest entry at its start covers. The start must be a word's.
    pub(super) fn prefix(&self, text: &str) -> Option<usize> {
        let start = start_of(text.chars().map(self.fold))?;
        let covered = |entry: &&'static str| self.covered(text, entry);
        let longest = |start| self.entries(start).iter().find_map(covered);
        // Those of one letter are the shortest.
        longest(start).or_else(|| start.1.and_then(|_| longest((start.0, None))))
    }

    fn entries(&self, start: Start) -> &[&'static str] {
        let is_known = self.starts.may_have(number_of(start));
        let found = is_known.then(|| self.by_start.get(&start)).flatten();
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether `text` is an entry.
    pub(super) fn has(&self, text: &str) -> bool {
        self.prefix(text) == Some(text.len())
    }

    fn covered(&self, text: &str, entry: &str) -> Option<usize> {
        let mut chars = text.char_indices();
        let mut last = '\0';
        for expected in entry.chars() {
            let (_, c) = chars.next()?;
            if (self.fold)(c) != expected {
                return None;
            }
            last = c;
        }
        let end = chars.offset();
        match text.get(end..)?.chars().next() {
            Some(next) if is_inside_word(last, next) => None,
            _ => Some(end),
        }
    }
}

/// How a label holds on to what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// By a colon or "©".
    Colon,
    /// By a word: "photo by".
    By,
    /// By nothing: "Foto AFP", "foto von".
    Loose,
}

/// The label at the start of `text`: bytes up to what it labels, and how it is bound. A source of some words that
/// begins as a label does, "Submitted photo", labels nothing.
pub(super) fn label(text: &str) -> Option<(usize, Binding)> {
    any_label(text).filter(|_| !is_whole_source(text))
}

/// "the author", "Handout": says where it is from without a name.
pub(super) fn is_source(text: &str) -> bool {
    SOURCES.has(text.trim_end_matches('.'))
}

/// One word, as "Courtesy", may be the label of a name that stands elsewhere.
pub(super) fn is_whole_source(text: &str) -> bool {
    text.contains(' ') && is_source(text)
}

/// As [`label`], be it the beginning of such a source.
pub(super) fn any_label(text: &str) -> Option<(usize, Binding)> {
    let (mut end, mut binding) = one_label(text)?;
    for _ in 1..MAX_STACKED_LABELS {
        match text.get(end..).and_then(one_label) {
            Some((more, next)) if next != Binding::Loose => {
                end += more;
                binding = if binding == Binding::Loose { next } else { binding };
            }
            _ => break,
        }
    }
    Some((end, binding))
}

/// What a credit begins with, is, or ends with.
static CLUES: [&Lazy<Lexicon>; 10] = [
    &SIGNS,
    &COMMA_LABELS,
    &BY_LABELS,
    &OF_LABELS,
    &NOUN_LABELS,
    &AGENCIES,
    &ACRONYMS,
    &SOURCES,
    &WEAK_ACRONYMS,
    &END_MARKS,
];
/// How many of them are labels.
const LABELS: usize = 5;
static LABEL_STARTS: Lazy<Starts> = Lazy::new(|| Starts::of(&CLUES[..LABELS]));
static CLUE_STARTS: Lazy<Starts> = Lazy::new(|| Starts::of(&CLUES));

/// What a name may be made of beside words that are not known.
static KNOWN_STARTS: Lazy<Starts> =
    Lazy::new(|| Starts::of(&[&AGENCIES, &ACRONYMS, &SOURCES, &WEAK_ACRONYMS, &FILLERS]));

/// Whether an agency, a source or a filler stands at the beginning of a text. Mostly none does, which is soon seen.
pub(super) fn begins_known(text: &str) -> bool {
    KNOWN_STARTS.begins(text)
}

/// So many first letters tell most words from all entries.
const START_LETTERS: usize = 3;

/// The entries of some lists, by their first letters, or all if they have fewer.
struct Starts {
    sieve: Sieve<14>,
    /// Each with its list.
    by_start: FxHashMap<u64, Vec<(&'static Lexicon, &'static str)>>,
}

impl Starts {
    fn of(lists: &[&'static Lazy<Lexicon>]) -> Self {
        let mut starts = Self { sieve: Sieve::default(), by_start: FxHashMap::default() };
        for list in lists {
            for entry in list.by_start.values().flatten() {
                let start = entry.chars().map(fold).take(START_LETTERS).fold(0, joined);
                starts.sieve.add(start);
                starts.by_start.entry(start).or_default().push((list, entry));
            }
        }
        starts
    }

    /// Whether an entry stands at the beginning of a text.
    fn begins(&self, text: &str) -> bool {
        let mut number = 0;
        text.chars().take(START_LETTERS).any(|letter| {
            number = joined(number, fold(letter));
            let found = self.sieve.may_have(number).then(|| self.by_start.get(&number)).flatten();
            let mut entries = found.into_iter().flatten();
            entries.any(|(list, entry)| list.covered(text, entry).is_some())
        })
    }
}

/// The number of a text with one more letter; of three letters it has all bits.
fn joined(number: u64, letter: char) -> u64 {
    const BITS_OF_CHAR: u32 = 21;
    number << BITS_OF_CHAR | u64::from(letter)
}

/// Whether a word of a text begins as a credit does, is one, or ends one.
pub(super) fn has_clue(text: &str) -> bool {
    let clues = &*CLUE_STARTS;
    let mut previous = ' ';
    text.char_indices().any(|(at, c)| {
        // Of other scripts each letter is looked at: that is less work than to tell where words begin.
        let is_inside = c.is_ascii_alphanumeric() && previous.is_ascii_alphanumeric();
        previous = c;
        !is_inside && c != ' ' && clues.begins(text.get(at..).unwrap_or_default())
    })
}

fn one_label(text: &str) -> Option<(usize, Binding)> {
    if !LABEL_STARTS.begins(text) {
        return None;
    }
    if let Some(end) = SIGNS.prefix(text) {
        let is_word = text.starts_with(char::is_alphabetic);
        let (end, has_colon) = after_colon(text, end, is_colon);
        let binding = if is_word && !has_colon { Binding::By } else { Binding::Colon };
        return Some((end, binding));
    }
    if let Some(end) = COMMA_LABELS.prefix(text) {
        let (end, has_colon) = after_colon(text, end, |c| is_colon(c) || matches!(c, ',' | '،'));
        return Some((end, if has_colon { Binding::Colon } else { Binding::Loose }));
    }
    // "ph. Ann Lee", not "Ph.D."
    let is_cut = |end: &usize| {
        let (word, rest) = text.split_at_checked(*end).unwrap_or_default();
        word.ends_with('.') && rest.starts_with(char::is_alphanumeric)
    };
    if let Some(end) = BY_LABELS.prefix(text).filter(|end| !is_cut(end)) {
        let (end, has_colon) = after_colon(text, end, is_colon);
        return Some((end, if has_colon { Binding::Colon } else { Binding::By }));
    }
    if let Some(end) = OF_LABELS.prefix(text) {
        let (end, has_colon) = after_colon(text, end, is_colon);
        return Some((end, if has_colon { Binding::Colon } else { Binding::Loose }));
    }
    let end = NOUN_LABELS.prefix(text)?;
    // "picture alliance" is no label.
    if AGENCIES.prefix(text).is_some_and(|agency| end < agency) {
        return None;
    }
    let is_ideographic = text.starts_with(is_ideographic);
    let is_sign = |c: char| is_colon(c) || (is_ideographic && matches!(c, '/' | '・'));
    let (after, has_colon) = after_colon(text, end, is_sign);
    if has_colon {
        return Some((after, Binding::Colon));
    }
    if let Some(end_of_note) = end_of_note(text, after) {
        let (end, has_colon) = after_colon(text, end_of_note, is_sign);
        if has_colon {
            return Some((end, Binding::Colon));
        }
    }
    // "Foto/Grafik" and "pressefoto_muster" go on.
    let goes_on = after == end && after < text.len() && !is_ideographic;
    (!goes_on).then_some((after, Binding::Loose))
}

/// Skips spaces, one colon and spaces.
fn after_colon(text: &str, from: usize, is_sign: impl Fn(char) -> bool) -> (usize, bool) {
    let at = skip_spaces(text, from);
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if is_sign(fold_width(c)) => (skip_spaces(text, at + c.len_utf8()), true),
        _ => (at, false),
    }
}

fn end_of_note(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    if !rest.starts_with('(') {
        return None;
    }
    let close = rest.bytes().take(MAX_LABEL_NOTE_BYTES).position(|byte| byte == b')')?;
    Some(from + close + 1)
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '=' | '©' | '∶')
}

fn skip_spaces(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    text.len().min(from + rest.len() - rest.trim_start().len())
}

/// Where a word may start: every place that is not inside one, and holds no space.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut previous = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let is_start = !c.is_whitespace() && !is_inside_word(previous, c);
        previous = c;
        is_start.then_some(at)
    })
}

/// Whether no word ends between the two. Scripts without spaces have a border everywhere.
fn is_inside_word(before: char, after: char) -> bool {
    if before.is_ascii() && after.is_ascii() {
        return before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    }
    let is_part = |c: char| {
        (!may_be_ideographic(c) && !is_unspaced(c) && c.is_alphanumeric()) || is_combining(c)
    };
    is_part(before) && is_part(after)
}

/// Lower case and half width, with plain apostrophes and spaces.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii_graphic() {
        return c.to_ascii_lowercase();
    }
    match fold_width(c) {
        'ı' => 'i',
        c => letter::lower(c),
    }
}

fn fold_width(c: char) -> char {
    match c {
        '!'..='~' => c,
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '’' | 'ʼ' | '‘' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Chinese characters, kana, hangul.
pub(super) fn is_ideographic(c: char) -> bool {
    may_be_ideographic(c) && c.is_alphanumeric()
}

/// The same, or a sign between them.
fn may_be_ideographic(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Thai, Lao, Tibetan, Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Vowel signs of Indic scripts are no letters to Unicode, and yet inside a word.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}')
        && !matches!(c, '\u{0964}' | '\u{0965}')
}

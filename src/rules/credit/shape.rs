//! Judges whether a stretch of text could name who made an image.

use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

use super::lexicon::{
    ACRONYMS, AGENCIES, CONNECTIVES, FILLERS, FINAL_ABBREVIATIONS, MEDIA, PARTICLES, SOURCES, STOP,
    WEAK_ACRONYMS, begins_known, fold, has_clue, is_ideographic, word_starts,
};
use super::spans::{ends_sentence, is_closer, is_opener};
use super::words::{END_MARKS, RESERVED, TOP_DOMAINS};

/// Longer texts are captions. The longest true credit met has 97 characters.
pub(super) const MAX_CREDIT_CHARS: usize = 140;

/// Between a person and the house that it worked for.
pub(super) const FOR: &str = " for ";

/// A name without a label is shorter.
const MAX_NAME_BYTES: usize = 90;

/// "Anna Maria von der Tann" has five words, a sentence has more.
const MAX_NAME_WORDS: usize = 5;

/// A name in Chinese characters, kana or hangul, perhaps with a company.
const MAX_IDEOGRAPHIC_NAME_CHARS: usize = 12;

/// More names than this are the people to be seen.
const MAX_NAME_PARTS: usize = 4;

/// "Ltd.", "Inc.", "St.": a full stop after a longer word ends a sentence.
const MAX_ABBREVIATION_LETTERS: usize = 3;

/// Whether an agency or a site is named.
pub(crate) fn is_agency_like(text: &str) -> bool {
    word_starts(text).any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        let found = AGENCIES.prefix(rest).or_else(|| ACRONYMS.prefix(rest));
        // "Reuters-Bericht" is about Reuters.
        found.is_some_and(|end| !is_hyphenated(rest.get(end..).unwrap_or_default()))
    })
}

/// Whether it could be the name of a person or a house, or several, and nothing else.
pub(crate) fn is_name_like(text: &str) -> bool {
    let text = text.trim();
    if MAX_NAME_BYTES < text.len() || is_stop(text) || is_sentence(text) {
        return false;
    }
    tally(text).is_some_and(|tally| {
        let names = tally.agencies + tally.weak + tally.names + tally.tokens;
        (tally.handles == 0 || 0 < tally.agencies) && (1..=MAX_NAME_PARTS).contains(&names)
    })
}

/// Whether it ends as sentences do, and not as "LRT nuotr." and "Talbild Inc.".
fn is_sentence(text: &str) -> bool {
    let last = text.rsplit(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    ends_sentence(text) && !FINAL_ABBREVIATIONS.has(last.trim_end_matches('.'))
}

/// How sure it is that a text is a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    None,
    /// One word: "Jerusalem".
    Token,
    /// "Anna Muster", or two names joined by "and".
    Name,
    /// "Anna Muster/Talblatt".
    Names,
    /// A source that is also a word: "Supplied", "NASA".
    Weak,
    /// An agency, or an end mark such as 撮影.
    Strong,
}

pub(super) fn evidence(text: &str) -> Evidence {
    let is_long = MAX_CREDIT_CHARS < text.chars().take(MAX_CREDIT_CHARS + 1).count();
    if is_long || is_stop(text) || text.contains("://") {
        return Evidence::None;
    }
    let Some(tally) = tally(text) else { return Evidence::None };
    let has_slash = text.contains(['/', '／', '|']);
    let parts = tally.agencies + tally.weak + tally.names + tally.tokens + tally.handles;
    if 0 < tally.agencies {
        Evidence::Strong
    } else if 0 < tally.handles {
        Evidence::None
    } else if 0 < tally.weak {
        Evidence::Weak
    } else if 2 <= parts && has_slash && 0 < tally.names {
        Evidence::Names
    } else if 0 < tally.names && parts == tally.names && !text.contains([',', ';']) {
        Evidence::Name
    } else if tally.tokens == 1 && parts == 1 {
        Evidence::Token
    } else {
        Evidence::None
    }
}

/// Whether the text is the name of an agency, and nothing else.
pub(super) fn is_all_agency(text: &str) -> bool {
    let starts = AGENCIES.prefix(text).or_else(|| ACRONYMS.prefix(text)).is_some();
    starts && is_known(text)
}

/// Whether a person is named beside an agency: "Ann Lee/AFP".
pub(super) fn names_someone(text: &str) -> bool {
    tally(text).is_some_and(|tally| 0 < tally.agencies && 0 < tally.names)
}

/// Whether a text has anything that a credit needs beside a name: a label, a source, a site, a mark, a
/// bracket or a bar. Most lines have none, which is soon seen.
pub(super) fn may_hold_credit(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '/' | '／' | '|' | '｜' | '\n') || is_closer(c);
    // Of most letters nothing needs to be asked.
    let mut others = text.char_indices().filter(|(_, c)| !c.is_ascii_alphanumeric() && *c != ' ');
    let has_sign = others.any(|(at, c)| {
        let is_site =
            || text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        is_sign(c) || c == '.' && is_site()
    });
    has_sign || has_clue(text) || text.len() <= MAX_NAME_BYTES && text.contains(FOR)
}

/// Whether it is known to be no credit: "Archivbild", "l.".
pub(super) fn is_stop(text: &str) -> bool {
    STOP.has(text.trim().trim_end_matches(['.', ':', ',']).trim_end())
}

pub(super) fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// The parts of a text between slashes, commas, brackets and "and", counted by kind, if each may be a
/// name.
#[derive(Default)]
struct Tally {
    agencies: usize,
    weak: usize,
    names: usize,
    /// Single words that could be a name.
    tokens: usize,
    /// Single words in lower case. Some agencies and users write themselves so.
    handles: usize,
}

/// `None` if a part is no name at all.
fn tally(text: &str) -> Option<Tally> {
    let mut tally = Tally::default();
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let end = RESERVED.iter().find_map(|sentence| ends_with_folded(text, sentence));
    let text = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    for piece in text.split(is_part_separator) {
        let mut start = 0;
        for (at, word) in words(piece) {
            if CONNECTIVES.has(word) {
                tally.add(piece.get(start..at)?)?;
                start = at + word.len();
            }
        }
        tally.add(piece.get(start..)?)?;
    }
    Some(tally)
}

impl Tally {
    fn add(&mut self, part: &str) -> Option<()> {
        let part = part.trim_matches(|c: char| c.is_whitespace() || "\"'„“”»«.".contains(c));
        if part.is_empty() {
            return Some(());
        }
        let count = match kind(part)? {
            PartKind::Agency => &mut self.agencies,
            PartKind::Weak => &mut self.weak,
            PartKind::Name => &mut self.names,
            PartKind::Token => &mut self.tokens,
            PartKind::Handle => &mut self.handles,
        };
        *count += 1;
        Some(())
    }
}

enum PartKind {
    Agency,
    Weak,
    Name,
    Token,
    Handle,
}

/// `None` if it is no name at all.
fn kind(part: &str) -> Option<PartKind> {
    if let Some(kind) = kind_of_known_words(part) {
        return Some(kind);
    }
    if ends_with_mark(part) {
        return Some(PartKind::Agency);
    }
    if part.chars().any(is_ideographic) {
        return is_ideographic_name(part).then_some(PartKind::Token);
    }
    let count = words(part).count();
    let (mut capitals, mut caseless, mut particles) = (0, 0, 0);
    let mut is_after_particle = true;
    let (mut ends_with_agency, mut ends_with_house) = (false, false);
    for (i, (at, word)) in words(part).enumerate() {
        if is_domain(word) {
            ends_with_agency = true;
            continue;
        }
        let rest = part.get(at..).unwrap_or_default();
        if 0 < i && !is_after_particle && is_known(rest) {
            return Some(PartKind::Agency);
        }
        if word.chars().any(char::is_numeric) || (i + 1 < count && ends_sentence_inside(word)) {
            return None;
        }
        is_after_particle = PARTICLES.has(word);
        ends_with_agency = false;
        ends_with_house = 0 < i && MEDIA.has(word);
        match case(word) {
            Case::Capital => capitals += 1,
            Case::Caseless => caseless += 1,
            Case::Lower if is_after_particle => particles += 1,
            Case::Lower if count == 1 => return Some(PartKind::Handle),
            Case::Lower => return None,
        }
    }
    if ends_with_agency && count <= MAX_NAME_WORDS {
        return Some(PartKind::Agency);
    }
    if ends_with_house && count <= MAX_NAME_WORDS + 1 {
        return Some(PartKind::Name);
    }
    match (capitals, caseless) {
        (1, 0) if particles == 0 => Some(PartKind::Token),
        (0, 1..=MAX_NAME_WORDS) => Some(PartKind::Token),
        (1.., 0) if count <= MAX_NAME_WORDS => Some(PartKind::Name),
        _ => None,
    }
}

/// Reads a part that has agencies, sources, years and fillers only: "AP file photo".
fn kind_of_known_words(part: &str) -> Option<PartKind> {
    let (mut agencies, mut sources) = (0, 0);
    let mut rest = part;
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '=');
        if rest.is_empty() {
            break;
        }
        let known = begins_known(rest).then_some(rest);
        let agency = known.and_then(|it| AGENCIES.prefix(it).or_else(|| ACRONYMS.prefix(it)));
        let agency = agency.or_else(|| domain(rest));
        let source = known.and_then(|it| SOURCES.prefix(it).or_else(|| WEAK_ACRONYMS.prefix(it)));
        let filler = || known.and_then(|it| FILLERS.prefix(it));
        let end = agency.or(source).or_else(filler).or_else(|| year(rest))?;
        agencies += usize::from(agency.is_some());
        sources += usize::from(agency.is_none() && source.is_some());
        rest = rest.get(end..)?;
    }
    match (agencies, sources) {
        (1.., _) => Some(PartKind::Agency),
        (0, 1..) => Some(PartKind::Weak),
        _ => None,
    }
}

/// Whether nothing but an agency and fillers is left.
fn is_known(rest: &str) -> bool {
    matches!(kind_of_known_words(rest), Some(PartKind::Agency))
}

fn domain(text: &str) -> Option<usize> {
    let word = first_word(text);
    (text.starts_with(word) && is_domain(word)).then_some(word.len())
}

pub(crate) fn is_domain(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let Some((host, end)) = word.rsplit_once('.') else { return false };
    TOP_DOMAINS.iter().any(|top| end.eq_ignore_ascii_case(top))
        && 2 <= host.chars().take(2).count()
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
        && !host.ends_with('.')
        // "J.De" is an initial and a name.
        && host.rsplit('.').next().is_some_and(|last| 2 <= last.chars().take(2).count())
}

fn year(text: &str) -> Option<usize> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let is_century = text.starts_with("19") || text.starts_with("20");
    (digits == 4 && is_century).then_some(digits)
}

/// The last letters of marks, without full stops.
static MARK_ENDS: Lazy<FxHashSet<char>> = Lazy::new(|| {
    END_MARKS.iter().filter_map(|mark| mark.trim_end_matches('.').chars().next_back()).collect()
});

/// Whether it is short and says at its end, as some languages do, what the one before it did.
pub(super) fn ends_with_mark(part: &str) -> bool {
    let part = part.trim_end_matches(['。', '.']);
    if !part.chars().next_back().is_some_and(|c| MARK_ENDS.contains(&c)) {
        return false;
    }
    let is_short = part.chars().take(2 * MAX_IDEOGRAPHIC_NAME_CHARS + 1).count()
        <= 2 * MAX_IDEOGRAPHIC_NAME_CHARS;
    // Particles of Japanese, Chinese and Korean: "she gave a talk", not "a talk by her".
    let is_clause = part.contains(['を', 'が', 'は', '的', '在', '。', '、'])
        || part.contains("를 ")
        || part.contains("을 ");
    is_short
        && !is_clause
        && END_MARKS.iter().any(|mark| {
            let maker = part.strip_suffix(mark).unwrap_or_default();
            // "2020年5月撮影" says when, and one letter is an inflection or a page mark.
            !starts_lower(maker)
                && !maker.trim_end().ends_with(['年', '月', '日', '時', '分', '頃', 'に', '中'])
                && 2 <= maker.chars().filter(|c| c.is_alphanumeric()).take(2).count()
                && (mark.starts_with(is_ideographic) || maker.ends_with(' '))
        })
}

fn is_ideographic_name(part: &str) -> bool {
    part.chars().take(MAX_IDEOGRAPHIC_NAME_CHARS + 1).count() <= MAX_IDEOGRAPHIC_NAME_CHARS
        && words(part).count() <= 3
        && !part.contains(['の', 'を', 'が', 'は', 'に', 'で', 'と', '的', '在', '是'])
        && !part.contains(char::is_numeric)
}

enum Case {
    Capital,
    Lower,
    Caseless,
}

fn case(word: &str) -> Case {
    if word.chars().any(char::is_uppercase) || word.starts_with('@') {
        Case::Capital
    } else if word.chars().any(char::is_lowercase) {
        Case::Lower
    } else {
        Case::Caseless
    }
}

fn ends_sentence_inside(word: &str) -> bool {
    if word.ends_with(['!', '?', '。', '।', '۔', ':', '…']) {
        return true;
    }
    word.ends_with('.') && !is_abbreviation(word)
}

/// "J.", "J.J.", "Dr.", "d.p.a."; not "2024." nor "zum See.".
pub(super) fn is_abbreviation(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let last = letters.rsplit(['.', '-', '(']).next().unwrap_or_default();
    last.chars().take(MAX_ABBREVIATION_LETTERS + 1).count() <= MAX_ABBREVIATION_LETTERS
        && last.starts_with(|c: char| c.is_alphabetic() || letters.len() <= 2)
}

/// Words and where they begin.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let at = next;
        next += piece.len();
        let word = piece.trim_end();
        (!word.is_empty()).then_some((at, word))
    })
}

fn is_part_separator(c: char) -> bool {
    is_opener(c)
        || is_closer(c)
        || matches!(
            c,
            '/' | '|'
                | ','
                | ';'
                | '&'
                | '+'
                | '·'
                | '•'
                | '–'
                | '—'
                | '\n'
                | '／'
                | '｜'
                | '、'
                | '，'
                | '＝'
        )
}

fn is_hyphenated(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('-' | '‑')) && chars.next().is_some_and(char::is_alphabetic)
}

/// Whether a text in a script with case begins small.
pub(super) fn starts_lower(text: &str) -> bool {
    matches!(case(first_word(text)), Case::Lower)
}

/// Whether most words are common ones, as in a sentence.
pub(super) fn is_prose(text: &str) -> bool {
    let (mut common, mut count) = (0, 0);
    for (_, word) in words(text) {
        let is_common = matches!(case(word), Case::Lower)
            && !PARTICLES.has(word)
            && !CONNECTIVES.has(word)
            && !SOURCES.has(word)
            && !AGENCIES.has(word)
            && !is_domain(word);
        common += usize::from(is_common);
        count += usize::from(word.contains(char::is_alphanumeric));
    }
    let ends_as_sentence = text.trim_end().ends_with(['.', '!', '?']) && 2 <= common;
    (4 <= count && count < common * 3) || (MAX_NAME_WORDS <= count && ends_as_sentence)
}

/// Whether a text in a script without case reads as a clause.
pub(super) fn is_caseless_clause(text: &str) -> bool {
    let length = text.chars().take(MAX_CREDIT_CHARS).count();
    let ideographs = text.chars().take(MAX_CREDIT_CHARS).filter(|c| is_ideographic(*c)).count();
    length < ideographs * 2
        && (2 * MAX_IDEOGRAPHIC_NAME_CHARS < length || text.contains(['を', 'が', 'は', '。']))
        && !is_agency_like(text)
}

/// Where the text begins to say the phrase, if it ends with it in whatever case and width.
pub(super) fn ends_with_folded(text: &str, phrase: &str) -> Option<usize> {
    let mut chars = text.char_indices().rev();
    let mut start = text.len();
    for expected in phrase.chars().rev() {
        let (at, c) = chars.next()?;
        if fold(c) != expected {
            return None;
        }
        start = at;
    }
    let is_inside = chars.next().is_some_and(|(_, c)| c.is_alphanumeric() && !is_ideographic(c));
    (!is_inside).then_some(start)
}

//! Takes the names out of a byline, because a wrong author is worse than none.

mod lines;
mod strip;

use once_cell::sync::Lazy;
use regex::Regex;
use rustc_hash::FxHashMap;

pub(super) use self::lines::{
    announced, announced_or_all, begins_with_name, beside_date, is_alone, is_dated, is_editing,
    is_full_name, is_only_names, is_outlet, is_role, is_written,
};
pub(super) use self::strip::strip_folded;
use self::strip::{strip_after, strip_calls, strip_lead_ins, strip_role, strip_roles};

use super::{
    byline_words::{
        AFTER_COMMA, AFTER_NAME, AGENCIES, AND, BY, CALLS, EDITING, HONORIFICS, HOUSE, HOUSE_PARTS,
        KINDS, LEAD_INS, OUTLETS, PICTURES, PLACE_WORDS, ROLES, SENTENCE, SHY_LEAD_INS, SUFFIXES,
        TITLES_AFTER, WEEKDAYS,
    },
    clean,
    dates::{self, compile},
    title::{Names, squash},
};
use crate::letter;

/// A longer piece is a sentence, in characters.
const MAX_NAME_CHARS: usize = 60;
/// A name of more words has not been seen.
const MAX_NAME_WORDS: usize = 7;
/// A longer word in lower case is no particle of a name (`van`, `della`), in characters.
const MAX_PARTICLE_CHARS: usize = 5;
/// A longer line is about the author or by somebody else, in characters.
const MAX_BYLINE_CHARS: usize = 300;
/// What an account or a desk is called has no more words.
const MAX_SIGNATURE_WORDS: usize = 4;
/// More names than this are a list of the staff.
const MAX_NAMES: usize = 24;
/// More single words than this are not names all.
const MAX_SINGLE_NAMES: usize = 2;

/// E-mail addresses, names of accounts, addresses of pages, brackets, times, minutes to read.
static NOISE: Lazy<Regex> = Lazy::new(|| {
    compile(concat!(
        r"\S+@\S+|@\w+|\S+://\S*|\bwww\.\S+|\([^)]*\)?|\[[^\]]*\]?|<[^>]*>?",
        r"|\d{1,2}[:.]\d{2}\S*|\d+\s*-?\s*(?i:min)\w*(?:\s+read)?"
    ))
});

/// What stands between names, or between a name and something else.
static BREAK: Lazy<Regex> =
    Lazy::new(|| compile(r"\s*[,;、，；|｜•·&+\n]\s*|\s+[-–—/／]+\s+|／|\s[-–—]+$"));

/// What stands between the parts of a line.
static PART: Lazy<Regex> = Lazy::new(|| compile(r"\s*[|｜•·⋅\n]\s*|\s+[-–—]+\s+|\d{1,2}:\d{2}\S*"));

/// Whether a text such as `Written by` or `Column by` announces names.
pub(super) fn is_lead_in(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '：']);
    let mut words = text.rsplit(' ');
    let last = words.next().unwrap_or_default();
    if words.next().is_some() && words.nth(1).is_none() && BY.contains(&last) {
        return true;
    }
    after_any_lead_in(text).any(str::is_empty)
}

/// What announces names, by its first letter.
static BY_FIRST: Lazy<FxHashMap<char, Vec<&str>>> = Lazy::new(|| {
    let mut by_first: FxHashMap<char, Vec<&str>> = FxHashMap::default();
    for lead_in in LEAD_INS.iter().chain(SHY_LEAD_INS) {
        let first = lead_in.chars().next().unwrap_or_default();
        by_first.entry(first).or_default().push(lead_in);
    }
    by_first
});

/// Whether a line such as `By Ann Lee` announces names and goes on with one.
pub(crate) fn announces_name(text: &str) -> bool {
    // Most lines have no other word that could be a name.
    let is_capital = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let has_name = || text.split([' ', ':', '：']).skip(1).any(|word| word.starts_with(is_capital));
    let announces = |rest: &str| {
        let name = rest.trim_start_matches([' ', ':', '：']);
        let is_word_end = name.len() < rest.len();
        is_word_end && name.starts_with(is_capital) || is_glued(text, rest)
    };
    let mut after = after_any_lead_in(text).peekable();
    after.peek().is_some() && has_name() && after.any(announces)
}

/// What follows each of the words that announce names, of those that the text begins with.
fn after_any_lead_in(text: &str) -> impl Iterator<Item = &str> {
    let first = text.chars().next().map(letter::lower);
    let known = first.and_then(|first| BY_FIRST.get(&first));
    known.into_iter().flatten().filter_map(|lead_in| strip_folded(text, lead_in))
}

/// Whether what announces names is glued to a name: `ByAda Quill`, but not `Byron Quill`. `rest` follows it.
fn is_glued(text: &str, rest: &str) -> bool {
    let before = text.get(..text.len() - rest.len()).unwrap_or_default();
    let last = before.rsplit(' ').next().unwrap_or_default();
    rest.starts_with(char::is_uppercase)
        && rest.contains(' ')
        && before.ends_with(char::is_lowercase)
        && BY.contains(&last.to_lowercase().as_str())
}

/// A name as others may write it, without titles in front of it.
pub(super) fn bare(name: &str) -> &str {
    let mut name = name;
    while let Some((first, rest)) = name.split_once(' ')
        && HONORIFICS.contains(&first.replace('.', "").to_lowercase().as_str())
        && rest.contains(' ')
    {
        name = rest;
    }
    name
}

/// A statement without the words that announce a name.
pub(super) fn without_lead_in(text: String) -> String {
    strip_lead_ins(&text).trim().to_owned()
}

/// Whether a statement may be what an article is signed with: the name of the site, of one of its desks
/// (`Echo Staff`), or of an account. Desks that every site has (`admin`, `Redaktion`) are none.
pub(super) fn is_signature(text: &str, site: &Names) -> bool {
    let words = text.split_whitespace().count();
    let is_address = text.contains(['/', '@']);
    let is_name = text.chars().all(|c| c.is_alphanumeric() || " ._-'’&".contains(c))
        && text.contains(char::is_alphabetic)
        && !text.split_whitespace().all(|word| is_one_of(word, HOUSE));
    (1..=MAX_SIGNATURE_WORDS).contains(&words)
        && text.chars().count() <= MAX_NAME_CHARS
        && !is_address
        && !dates::has_date(text, "")
        && (is_name || site.is_like_name(text))
}

/// The names in one or more statements of the authors, in order, each once.
pub(super) fn names<'s>(texts: impl IntoIterator<Item = &'s str>, site: &Names) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in texts.into_iter().flat_map(|text| read(text, site)) {
        let is_new = names.iter().all(|known| squash(known) != squash(&name));
        if is_new && names.len() < MAX_NAMES {
            names.push(name);
        }
    }
    names
}

fn read(text: &str, site: &Names) -> Vec<String> {
    // Some pages encode their entities twice.
    let text = clean(&clean(text));
    if text.chars().count() > MAX_BYLINE_CHARS {
        return Vec::new();
    }
    let text = dates::fold(&text);
    let is_address = text.contains("://") || text.contains('/') && text.contains('.');
    if is_address && !text.contains(' ') || site.is_name(&text) {
        return Vec::new();
    }
    let mut pieces = between_dates(&text);
    if let [before_dates @ .., _] = pieces.as_mut_slice() {
        before_dates.iter_mut().for_each(|piece| *piece = strip_weekday(piece));
    }
    let text = pieces.join(" ; ");
    let text = NOISE.replace_all(&text, " ; ");
    let text = labelled(&text).join(" ; ");
    let mut names: Vec<String> = Vec::new();
    let mut has_name = false;
    for piece in BREAK.split(&text).filter(|piece| !piece.trim().is_empty()) {
        let folded = squash(piece);
        if SUFFIXES.contains(&folded.as_str()) {
            if let Some(last) = names.last_mut() {
                *last = format!("{last} {}", piece.trim());
            }
            continue;
        }
        if AFTER_COMMA.contains(&folded.as_str()) {
            continue;
        }
        if !names.is_empty() && is_editing(piece) {
            break;
        }
        // `Review of a book by`: no name has the word in it.
        let piece = piece.rsplit_once(" by ").map_or(piece, |(_, names)| names);
        let piece = strip_role(strip_after(strip_calls(strip_lead_ins(piece))));
        let piece = if has_name { piece } else { strip_roles(piece) };
        if is_sentence(piece) || is_weekday(piece) {
            continue;
        }
        // After a name, what ends in a role is all role: `Ada Quill, Technology Writer`.
        let last = piece.split_whitespace().last().unwrap_or_default();
        if has_name && is_one_of(last, ROLES) {
            continue;
        }
        let parts = split(piece);
        if has_name && parts.len() == 1 && is_outlet(piece) {
            continue;
        }
        for name in parts {
            let Some(name) = whole(&name, site) else { continue };
            let is_whole = name.contains(' ') || !is_cased(&name) || is_agency(&name);
            // A single word, capitals, or `The` after a name is a place or a paper.
            let is_mixed = names.iter().any(|name| name.contains(char::is_lowercase));
            let is_shouted = is_mixed && !name.contains(char::is_lowercase);
            let is_paper = name.starts_with("The ") || is_shouted;
            let is_other = !is_whole || is_cased(&name) && is_paper && !is_agency(&name);
            // Without capitals among others with them it is no name.
            let is_lower = is_cased(&name) && !name.contains(char::is_uppercase);
            let is_rest = is_lower && name.contains(' ') && text.contains(char::is_uppercase);
            if (!is_other || !has_name) && !is_rest {
                has_name |= is_whole;
                names.push(name);
            }
        }
    }
    // Many single words are places or sections after the first one.
    if !has_name && names.len() > MAX_SINGLE_NAMES {
        names.truncate(1);
    }
    match names.as_slice() {
        // `Family, Given`, as libraries write it.
        [family, given] if is_inverted(&text, family, given) => vec![format!("{given} {family}")],
        _ => names,
    }
}

/// The parts of a text that begin with a label in scripts without spaces: `来源:新华社 作者:王小明`.
fn labelled(text: &str) -> Vec<&str> {
    let is_label = |word: &str| {
        let word = word.split(' ').next().unwrap_or_default();
        word.contains([':', '：']) && word.starts_with(|c: char| c >= '\u{2e80}')
    };
    let mut parts = Vec::new();
    let mut rest = text;
    for (at, _) in
        text.match_indices(' ').filter(|(at, _)| is_label(text.get(at + 1..).unwrap_or_default()))
    {
        let start = text.len() - rest.len();
        parts.push(text.get(start..at).unwrap_or_default());
        rest = text.get(at + 1..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

/// A text in front of a date without the day of the week at its end, which may be a name, too: Plácido Domingo.
fn strip_weekday(text: &str) -> &str {
    let trimmed = text.trim_end_matches([',', '.', ' ']);
    match trimmed.rsplit_once(' ') {
        Some((rest, last)) if is_weekday(last) && rest.contains(' ') => rest,
        _ => text,
    }
}

fn is_weekday(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    WEEKDAYS.contains(&text.as_str())
}

/// What stands before, between and after the dates in a text, without what announces the dates: `Stand:`.
fn between_dates(text: &str) -> Vec<&str> {
    let strip_label = |piece: &'_ str| match piece.trim_end().rsplit_once(' ') {
        Some((rest, label)) if label.ends_with(':') => rest.len(),
        _ => piece.len(),
    };
    let mut pieces = Vec::new();
    let mut end = 0;
    for found in dates::find(text, "") {
        let piece = text.get(end..found.range.start).unwrap_or_default();
        pieces.push(piece.get(..strip_label(piece)).unwrap_or(piece));
        end = found.range.end;
    }
    pieces.push(text.get(end..).unwrap_or_default());
    pieces
}

fn is_inverted(text: &str, family: &str, given: &str) -> bool {
    let is_single = |name: &str| {
        // Initials may follow the given name.
        let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
        !first.is_empty()
            && rest.split_whitespace().all(|word| word.trim_end_matches('.').chars().count() == 1)
            && !is_agency(name)
            && name.chars().next().is_some_and(char::is_uppercase)
            && name.chars().any(char::is_lowercase)
    };
    !family.contains(' ')
        && is_single(family)
        && is_single(given)
        && text.trim() == format!("{family}, {given}")
}

/// Splits at `and` and its like where there are names on both sides, and leaves out the place
/// that an author reports from.
fn split(piece: &str) -> Vec<String> {
    let mut groups: Vec<Vec<&str>> = vec![Vec::new()];
    let mut is_place = false;
    for word in piece.split_whitespace() {
        // Particles and place words are not written in capitals, names are.
        if PLACE_WORDS.contains(&word) && groups.last().is_some_and(|group| group.len() >= 2) {
            is_place = true;
        }
        let is_and = AND.contains(&word.to_lowercase().as_str());
        match groups.last_mut() {
            Some(_) if is_place && !is_and => {}
            Some(group) if !is_and || group.is_empty() => {
                group.push(word);
            }
            _ => {
                is_place = false;
                groups.push(Vec::new());
            }
        }
    }
    let joined: Vec<String> = groups.iter().map(|group| group.join(" ")).collect();
    let is_split = groups.iter().zip(&joined).all(|(group, text)| {
        group.len() >= 2 || is_agency(text) || !is_cased(text) && !group.is_empty()
    });
    if piece.contains('/') {
        // `Ann Lee/BN`: a desk or an agency that nobody knows.
        let is_code = |part: &&str| !part.contains(' ') && !part.contains(char::is_lowercase);
        let parts = piece.split('/').map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| is_agency(part) || !is_code(part)).collect();
        if parts.iter().all(|part| part.contains(' ') || is_agency(part)) {
            return parts.into_iter().map(str::to_owned).collect();
        }
    }
    if is_split || groups.len() == 1 {
        return joined;
    }
    vec![piece.trim().to_owned()]
}

/// The name without roles and marks, if it is one.
fn whole(name: &str, site: &Names) -> Option<String> {
    let mut name = name.trim();
    while let Some(rest) = TITLES_AFTER.iter().find_map(|title| name.strip_suffix(title)) {
        name = rest.trim_end();
    }
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.');
    let name = name.trim_matches(is_mark).trim_start_matches(['.', '\'', '’']);
    // Keeps the point of `J.` and `Jr.`.
    let last = name.rsplit(' ').next().unwrap_or_default();
    let is_initial = last.chars().count() <= 3 || last.trim_end_matches('.').contains('.');
    let name = if is_initial { name } else { name.trim_end_matches('.') };
    if is_agency(name) {
        return Some(name.to_owned());
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_picture = words.first().is_some_and(|word| {
        PICTURES.contains(&word.trim_end_matches([':', '：', '=']).to_lowercase().as_str())
    });
    // A credit may follow without a break: `Ann Lee Fotos von Ben Ink`.
    let is_credit =
        |word: &str| PICTURES.contains(&word.trim_end_matches([':', '：']).to_lowercase().as_str());
    let credit = words.iter().position(|word| is_credit(word));
    let words = words.get(..credit.filter(|at| *at >= 2).unwrap_or(words.len())).unwrap_or(&words);
    let is_house = words.iter().any(|word| is_kind_of(word, HOUSE));
    let end = name_words(words);
    // A role after a name can go; before one, or alone, it makes the piece no name.
    let words =
        words.get(..end).filter(|words| words.len() >= 2 || end == name.split(' ').count())?;
    let name = words.join(" ");
    let chars = name.chars().count();
    // `AP Technology`, of a writer for it.
    let is_desk = words.len() >= 2 && words.first().is_some_and(|word| is_agency(word));
    let is_name = (2..=MAX_NAME_CHARS).contains(&chars)
        && !is_desk
        && words.len() <= MAX_NAME_WORDS
        && name.contains(char::is_alphabetic)
        && !name.contains(|c: char| {
            c.is_numeric() || matches!(c, '@' | '=' | ':' | '_' | '{' | '}' | '?' | '!')
        })
        && !HOUSE_PARTS.iter().any(|part| name.contains(part))
        && !is_picture
        && !is_house
        && !is_account(&name)
        && !site.is_name(&name);
    is_name.then_some(name)
}

/// Whether words in lower case tell that it is more than names.
fn is_sentence(piece: &str) -> bool {
    let is_lower = |word: &str| word.starts_with(char::is_lowercase);
    let mut words = piece.split_whitespace().skip(1);
    let is_prose = words.any(|word| {
        SENTENCE.contains(&word) || is_lower(word) && word.chars().count() > MAX_PARTICLE_CHARS
    });
    is_prose && piece.contains(char::is_uppercase)
}

/// How many words stand before a role, or before a name of the house in capitals.
fn name_words(words: &[&str]) -> usize {
    let is_shouted = |word: &str| {
        word.chars().count() > 1
            && word.chars().all(char::is_uppercase)
            && !SUFFIXES.contains(&word.to_lowercase().as_str())
    };
    let is_mixed = words.iter().take(2).all(|word| !is_shouted(word));
    let end = words
        .iter()
        .enumerate()
        .position(|(at, word)| is_one_of(word, ROLES) || at >= 2 && is_mixed && is_shouted(word));
    end.unwrap_or(words.len())
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    list.iter().any(|entry| match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == *entry,
    })
}

/// Whether a word, or the last part of one with hyphens, is in a list: `Sport-Redaktion`. Names have hyphens, too.
fn is_kind_of(word: &str, list: &[&str]) -> bool {
    is_one_of(word, list) || word.rsplit_once('-').is_some_and(|(_, last)| is_one_of(last, list))
}

/// Whether it is the name of an account (`jane.roe`) or of a site.
fn is_account(name: &str) -> bool {
    !name.contains(' ') && name.trim_end_matches('.').contains('.')
}

fn is_agency(text: &str) -> bool {
    AGENCIES.contains(&text.to_lowercase().as_str())
}

/// Whether the script has capitals, and with them spaces between names.
fn is_cased(text: &str) -> bool {
    text.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

#[cfg(test)]
mod tests;

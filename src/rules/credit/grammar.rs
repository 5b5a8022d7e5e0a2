//! Splits the text under an image into what is to be seen and who made it.

use std::ops::Range;

use super::bare::bare;
use super::interface::end_without_ui;
use super::leading::leading;
use super::lexicon::{
    ARCHIVES, Binding, DETERMINERS, MEDIA, PLACE_STARTS, RESERVED, any_label, is_ideographic,
    is_source, is_whole_source, label, word_starts,
};
use super::shape::{
    Evidence, FOR, MAX_CREDIT_CHARS, ends_with_mark, evidence, first_word, is_agency_like,
    is_all_agency, is_caseless_clause, is_domain, is_name_like, is_prose, is_stop, may_hold_credit,
    names_someone, starts_lower, words,
};
use super::spans::{
    ends_sentence, final_bracket, inside, is_balanced, is_closer, is_equals, is_joint, is_opener,
    sentence_starts, trim, unwrapped, window,
};
use crate::at::floor;

/// A caption before or after a bare name has at least so many words, or both may be names.
const MIN_CAPTION_WORDS: usize = 4;

/// Byte ranges of the parts of a text under an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// Without the credit. Empty if the whole text is one.
    pub(crate) caption: Range<usize>,
    /// Who made it, without label, brackets and "©".
    pub(crate) credit: Range<usize>,
    /// The credit as it is displayed.
    pub(crate) raw: Range<usize>,
}

impl Split {
    /// Whether the credit, of two words or more, names an agency or a site.
    pub(crate) fn names_house(&self, text: &str) -> bool {
        let credit = part(text, &self.credit);
        is_agency_like(credit) && credit.contains(' ')
    }

    /// Whether more than the form of a name shows that it is a credit: a label, a mark, an agency.
    pub(crate) fn is_certain(&self, text: &str) -> bool {
        let count =
            |range| part(text, range).chars().filter(|c: &char| c.is_alphanumeric()).count();
        let has_label = count(&self.credit) < count(&self.raw);
        has_label || ends_with_mark(part(text, &self.credit)) || self.names_house(text)
    }
}

fn part<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// Finds the credit in a text that may hold a caption too.
pub(crate) fn split(text: &str) -> Option<Split> {
    if !may_hold_credit(text) {
        return None;
    }
    let body = trim(text, 0..end_without_ui(text), char::is_whitespace);
    let offset = body.start;
    let body = text.get(body)?;
    let found = whole(body)
        .or_else(|| labelled_bracket(body))
        .or_else(|| labelled(body))
        .or_else(|| after_sentence(body))
        .or_else(|| bracket(body))
        .or_else(|| before_slash(body))
        .or_else(|| marked(body))
        .or_else(|| after_separator(body))
        .or_else(|| leading(body))?;
    let shift = |range: Range<usize>| range.start + offset..range.end + offset;
    Some(Split {
        caption: shift(found.caption),
        credit: shift(found.credit),
        raw: shift(found.raw),
    })
}

/// The credit in a text that is known to be one.
pub(crate) fn clean(text: &str) -> Option<Range<usize>> {
    bare(text, 0..end_without_ui(text))
}

/// Whether what it labels must stand elsewhere: "Credit:".
pub(crate) fn is_label_only(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_joint(c));
    let inner = text.trim_matches(|c: char| is_opener(c) || is_closer(c));
    [text, inner].iter().any(|text| {
        label(text).is_some_and(|(end, _)| {
            !text.get(end..).unwrap_or_default().contains(char::is_alphanumeric)
        })
    })
}

/// "Photo: Ann Lee", "(Ann Lee/AFP)", "Getty Images", "| AFP/Ann Lee".
fn whole(body: &str) -> Option<Split> {
    let start = trim(body, 0..body.len(), |c| c.is_whitespace() || is_joint(c)).start;
    let text = body.get(start..)?;
    let has_joint = body.get(..start)?.contains(['|', '/']) && !text.contains('|');
    let is_credit = if let Some((end, binding)) = label(text) {
        let rest = text.get(end..)?;
        is_credit_after_label(rest, binding, Place::Line) && !is_head_with_caption(rest)
    } else if let Some(inner) = unwrapped(text) {
        let rest = text.get(inner)?;
        match label(rest) {
            Some((end, binding)) => {
                is_credit_after_label(rest.get(end..)?, binding, Place::Bracket)
            }
            None => Evidence::Name <= evidence(rest) && !is_place(rest),
        }
    } else {
        let found = evidence(text);
        let is_bracketed = final_bracket(text).is_some();
        match found {
            _ if is_made_for_house(text) => true,
            Evidence::Token | Evidence::None => false,
            _ if has_inner_label(text) || ends_with_whole_credit(text) || is_domain(text) => false,
            Evidence::Strong => !is_bracketed || !text.contains(is_ideographic),
            Evidence::Weak if is_bracketed => false,
            Evidence::Weak => has_joint || !is_capitals(text) || text.contains('/'),
            Evidence::Names => has_joint || has_close_slash(text),
            Evidence::Name => has_joint,
        }
    };
    if !is_credit {
        return None;
    }
    Some(Split { caption: 0..0, credit: bare(body, 0..body.len())?, raw: start..body.len() })
}

/// "Ann Lee/Talblatt": people to be seen have spaces between them.
fn has_close_slash(text: &str) -> bool {
    text.split_once('/').is_some_and(|(left, right)| {
        left.ends_with(char::is_alphanumeric)
            && right.starts_with(char::is_alphanumeric)
            && !text.contains([',', '|'])
    })
}

/// "Ann Lee | Photo: Bob Ray" has its caption first.
fn has_inner_label(text: &str) -> bool {
    word_starts(text).any(|at| matches!(text.get(at..).and_then(label), Some((_, Binding::Colon))))
}

/// "Ann Lee for The Valley Post".
fn is_made_for_house(text: &str) -> bool {
    text.split_once(FOR).is_some_and(|(person, house)| {
        let last = house.rsplit(' ').next().unwrap_or_default();
        MEDIA.has(last) && is_name_like(house) && evidence(person) == Evidence::Name
    })
}

/// Whether the names before the final bracket are those of the people to be seen, as the bracket
/// has a name too: "Ann Lee (Bob Ray/AFP)", not "Ann Lee (AFP)".
fn ends_with_whole_credit(text: &str) -> bool {
    final_bracket(text)
        .is_some_and(|outer| names_someone(text.get(inside(text, &outer)).unwrap_or_default()))
}

/// "… (Photo: Ann Lee)", "… [사진 = 김진 기자]", "… (archive. Photo: Ann Lee)".
fn labelled_bracket(body: &str) -> Option<Split> {
    let outer = final_bracket(body)?;
    let mut inner = inside(body, &outer);
    if let Some(nested) = unwrapped(body.get(inner.clone())?) {
        inner = inner.start + nested.start..inner.start + nested.end;
    }
    inner = trim(body, inner, |c| c.is_whitespace() || is_joint(c) && c != '.');
    let text = body.get(inner.clone())?;
    if let Some((end, binding)) = label(text) {
        return if is_credit_after_label(text.get(end..)?, binding, Place::Bracket) {
            tail(body, outer)
        } else {
            None
        };
    }
    for at in word_starts(text) {
        let Some((end, Binding::Colon)) = label(text.get(at..)?) else { continue };
        if is_credit_after_label(text.get(at + end..)?, Binding::Colon, Place::Bracket) {
            let credit = bare(body, inner.start + at..inner.end)?;
            return tail(body, outer).map(|split| Split { credit, ..split });
        }
    }
    None
}

/// "… Photo: Ann Lee", "… © Ann Lee", "… Submitted photo". The first label counts, as a credit may
/// hold others.
fn labelled(body: &str) -> Option<Split> {
    let window = window(body);
    for at in word_starts(body.get(window.clone())?).map(|at| window.start + at) {
        let rest = body.get(at..)?;
        let Some((end, binding)) = any_label(rest) else { continue };
        let is_credit = |rest| is_credit_after_label(rest, binding, Place::Line);
        if at != 0
            && stands_apart(body, at, binding)
            && (is_whole_source(rest) || is_credit(rest.get(end..)?))
        {
            return tail(body, at..body.len());
        }
    }
    None
}

/// "… at sea. Ann Lee/AFP", "… at sea. Supplied", "… 있다. 김진 기자".
fn after_sentence(body: &str) -> Option<Split> {
    let window = window(body);
    let at = sentence_starts(body, window.start).find(|at| {
        let rest = body.get(*at..).unwrap_or_default();
        is_balanced(rest)
            && !ends_with_whole_credit(rest)
            && (matches!(evidence(rest), Evidence::Strong | Evidence::Weak | Evidence::Names)
                || is_made_for_house(rest))
    })?;
    tail(body, at..body.len())
}

/// "… at sea REUTERS/Ann Lee", "… (in May 2010) Ann Lee/AFP".
fn before_slash(body: &str) -> Option<Split> {
    if !body.contains('/') {
        return None;
    }
    let window = window(body);
    for at in word_starts(body.get(window.clone())?).map(|at| window.start + at) {
        let (before, rest) = (body.get(..at)?, body.get(at..)?);
        if !before.ends_with(char::is_whitespace) || !rest.contains('/') || !is_balanced(rest) {
            continue;
        }
        let is_after_bracket = before.trim_end().ends_with(is_closer) && !starts_lower(rest);
        let first = rest.split('/').next().unwrap_or_default();
        if (is_after_bracket || is_all_agency(first)) && evidence(rest) == Evidence::Strong {
            return tail(body, at..body.len());
        }
    }
    None
}

/// "… (Ann Lee/AFP)", and "… at sea. (Ann Lee)" or "… at sea(Ann Lee)", of an element of its own.
fn bracket(body: &str) -> Option<Split> {
    let outer = final_bracket(body)?;
    let text = body.get(inside(body, &outer))?;
    let before = body.get(..outer.start)?;
    let is_credit = match evidence(text) {
        Evidence::Strong | Evidence::Names => true,
        Evidence::Weak => ends_sentence(before) || !is_capitals(text) || text.contains('/'),
        Evidence::Name => (ends_sentence(before) || is_glued(before)) && !is_place(text),
        Evidence::Token | Evidence::None => false,
    };
    if is_credit { tail(body, outer) } else { None }
}

/// Whether no space stands before a bracket where the script has spaces.
fn is_glued(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() && !is_ideographic(c))
}

/// "…＝３日、山田太郎撮影", "… 李明 摄".
fn marked(body: &str) -> Option<Split> {
    let window = window(body);
    let text = body.get(window.clone())?;
    // Korean and Lithuanian need a full stop or a bar before, which other forms look for.
    if !text.ends_with(|c| is_ideographic(c) && !is_hangul(c)) {
        return None;
    }
    let starts =
        text.char_indices().rev().filter(|(_, c)| c.is_whitespace() || "＝=、。，".contains(*c));
    for (at, c) in starts {
        let start = at + c.len_utf8();
        let rest = text.get(start..)?;
        if MAX_CREDIT_CHARS < rest.len() {
            break;
        }
        if ends_with_mark(rest) {
            return tail(body, window.start + start..body.len());
        }
    }
    None
}

/// "… | AFP", "… / Ann Lee", "… – Getty Images", "…＝ＡＰ".
fn after_separator(body: &str) -> Option<Split> {
    let window = window(body);
    for (at, c) in body.get(window.clone())?.char_indices() {
        if c.is_alphanumeric() {
            continue;
        }
        let at = window.start + at;
        let (before, rest) = (body.get(..at)?, body.get(at + c.len_utf8()..)?);
        let is_spaced =
            before.ends_with(char::is_whitespace) && rest.starts_with(char::is_whitespace);
        let is_joining_names = match c {
            '|' | '｜' | '\n' => true,
            '/' | '／' if is_spaced => true,
            '/' | '／' if rest.starts_with(is_ideographic) => false,
            '–' | '—' | '-' | '•' | '·' if is_spaced => false,
            c if is_equals(c) => false,
            _ => continue,
        };
        let is_credit = match evidence(rest) {
            Evidence::Strong => true,
            Evidence::Weak | Evidence::Names | Evidence::Name => {
                // A row of names is a menu or a table.
                is_joining_names && is_caption(before) && !rest.contains('|')
            }
            Evidence::Token | Evidence::None => false,
        };
        if is_credit && is_balanced(rest) {
            let start = if is_equals(c) { at } else { at + c.len_utf8() };
            return tail(body, start..body.len());
        }
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Bracket,
    Line,
}

pub(super) fn is_credit_after_label(rest: &str, binding: Binding, place: Place) -> bool {
    let rest = rest.trim();
    let is_short = rest.chars().take(MAX_CREDIT_CHARS + 1).count() <= MAX_CREDIT_CHARS;
    if !is_short || !rest.contains(char::is_alphanumeric) || !is_balanced(rest) {
        return false;
    }
    let is_clause = starts_lower(rest) && DETERMINERS.has(first_word(rest));
    let found = evidence(rest);
    match (binding, place) {
        // "The author" is a source, though it begins as a clause does.
        (Binding::By | Binding::Colon, _) if is_source(rest) => true,
        _ if is_clause => false,
        (Binding::Loose, Place::Line) => found == Evidence::Strong,
        (Binding::Loose, Place::Bracket) => Evidence::Token <= found,
        (Binding::By, Place::Bracket) => !starts_lower(rest) || Evidence::Weak <= found,
        (Binding::By, Place::Line) => {
            Evidence::Token <= found
                || (!starts_lower(rest) && is_agency_like(rest) && !has_new_sentence(rest))
                || is_courtesy_of_house(rest)
        }
        (Binding::Colon, Place::Bracket) => !is_stop(first_word(rest)) || Evidence::Weak <= found,
        (Binding::Colon, Place::Line) => {
            Evidence::Token <= found
                || (!has_new_sentence(rest)
                    && !is_prose(rest)
                    && !is_caseless_clause(rest)
                    && (!is_stop(first_word(rest)) || is_archive(rest)))
        }
    }
}

/// "Ann Lee, courtesy of the Valley Museum".
fn is_courtesy_of_house(rest: &str) -> bool {
    let Some((person, house)) = rest.split_once(", ") else { return false };
    let Some((end, Binding::By)) = label(house) else { return false };
    let house = house.get(end..).unwrap_or_default().trim_start();
    let first = first_word(house);
    let name = if DETERMINERS.has(first) { house.get(first.len()..) } else { Some(house) };
    Evidence::Name <= evidence(person) && name.is_some_and(|name| Evidence::Token <= evidence(name))
}

/// "Photo: archive of the valley" names a source, "Photo: archive" does not.
fn is_archive(rest: &str) -> bool {
    ARCHIVES.has(first_word(rest)) && words(rest).nth(1).is_some()
}

/// Whether "Photo: A | B" has its caption in B.
fn is_head_with_caption(rest: &str) -> bool {
    rest.split(['|', '｜', '\n']).nth(1).is_some_and(|second| {
        let second = second.trim();
        let goes_on = label(second).is_some() || is_role(second);
        !goes_on && evidence(second) == Evidence::None && !second.is_empty()
    })
}

/// Whether a label is no part of the sentence around it, as in "im Bild: Ann Lee".
fn stands_apart(body: &str, at: usize, binding: Binding) -> bool {
    let (Some(before), Some(rest)) = (body.get(..at), body.get(at..)) else { return false };
    // "Ann Lee/Copyright The Post" is one credit.
    let is_inside_credit = binding == Binding::By && before.ends_with('/');
    if is_inside_credit || before.ends_with(['-', '‑', '@', '#', '.', '\'', '’']) {
        return false;
    }
    let trimmed = before.trim_end();
    let is_after_break = ends_sentence(trimmed)
        || trimmed.ends_with(|c: char| is_joint(c) || is_opener(c) || is_closer(c));
    let is_capital = !rest.starts_with(char::is_lowercase);
    let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A verb may end in a determiner: "… räumte Fehler ein Bild: dpa".
    let is_in_sentence = DETERMINERS.has(last) && !is_before_agency(rest);
    is_after_break || (is_capital && binding != Binding::Loose && !is_in_sentence)
}

fn is_before_agency(labelled: &str) -> bool {
    label(labelled).is_some_and(|(end, _)| {
        evidence(labelled.get(end..).unwrap_or_default()) == Evidence::Strong
    })
}

/// Whether a second sentence begins. "Styling: Ann Lee" and "All rights reserved" do not count.
fn has_new_sentence(text: &str) -> bool {
    sentence_starts(text, 0).any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        !is_role(rest)
            && RESERVED.prefix(rest).is_none()
            && label(rest).is_none()
            && evidence(rest) < Evidence::Name
    })
}

/// A split with the credit last.
fn tail(body: &str, raw: Range<usize>) -> Option<Split> {
    let mut raw = trim(body, raw, char::is_whitespace);
    raw.start =
        trim(body, raw.clone(), |c| c.is_whitespace() || is_joint(c) && !is_equals(c)).start;
    // A bracket that was opened before the label and never closed.
    let before = body.get(..raw.start)?.trim_end();
    if before.ends_with(is_opener) {
        raw.start = floor(body, before.len() - 1);
    }
    let caption = trim(body, 0..raw.start, char::is_whitespace);
    let end = trim(body, caption.clone(), |c| c.is_whitespace() || is_joint(c) && c != '.').end;
    if !body.get(caption.start..end)?.contains(char::is_alphanumeric) {
        return None;
    }
    Some(Split { caption: caption.start..end, credit: bare(body, raw.clone())?, raw })
}

pub(super) fn is_caption(text: &str) -> bool {
    let count = words(text).take(MIN_CAPTION_WORDS).count();
    let is_long = MIN_CAPTION_WORDS <= count || text.chars().any(is_ideographic);
    is_long && !is_name_like(text) && evidence(text) == Evidence::None
}

/// "New York", not "New York Herald".
fn is_place(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    PLACE_STARTS.prefix(text).is_some() && !MEDIA.has(last)
}

/// "Styling: Ann Lee" goes on with the credit before it.
pub(super) fn is_role(text: &str) -> bool {
    first_word(text).ends_with(':')
}

pub(super) fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

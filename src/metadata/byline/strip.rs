//! What stands around a name in its piece of a byline, taken off.

use super::{
    AFTER_NAME, CALLS, KINDS, LEAD_INS, ROLES, SHY_LEAD_INS, is_agency, is_full_name, is_glued,
    is_kind_of, is_one_of, is_outlet,
};

/// Fewer small letters before a capital are a part of the name.
const MIN_GLUED_LETTERS: usize = 3;
/// How many lead-ins may follow each other: `Text: Von`.
const MAX_LEAD_INS: usize = 3;

/// The piece without `By`, `Text:` and the like at its beginning.
pub(super) fn strip_lead_ins(piece: &str) -> &str {
    let mut piece = piece.trim();
    for _ in 0..MAX_LEAD_INS {
        let bold = LEAD_INS.iter().filter_map(|lead_in| after_lead_in(piece, lead_in));
        let shy = SHY_LEAD_INS.iter().filter_map(|lead_in| {
            let rest = after_lead_in(piece, lead_in)?;
            let is_name = rest.split_whitespace().count() >= 2 || is_agency(rest);
            let is_lower = piece.starts_with(char::is_lowercase);
            (is_name || is_lower || piece.contains(':')).then_some(rest)
        });
        let kinds = KINDS.iter().filter_map(|kind| {
            let rest = strip_folded(piece, kind)?.trim_start();
            rest.starts_with([':', '：']).then(|| rest.trim_start_matches([':', '：', ' ']))
        });
        match bold.chain(shy).chain(kinds).min_by_key(|rest| rest.len()) {
            Some(rest) => piece = rest,
            None => break,
        }
    }
    piece
}

/// The piece without what a reader may do: `Ann Lee Follow on Twitter`.
pub(super) fn strip_calls(piece: &str) -> &str {
    let mut words = piece.match_indices(' ').skip(1);
    let call = words.find(|(at, _)| {
        let word = piece.get(at + 1..).unwrap_or_default().split(' ').next().unwrap_or_default();
        CALLS.contains(&word.to_lowercase().as_str())
    });
    call.and_then(|(at, _)| piece.get(..at)).unwrap_or(piece)
}

/// The piece without what follows a name in front of a date: `Ann Lee on`.
pub(super) fn strip_after(piece: &str) -> &str {
    let mut piece = piece.trim_end();
    while let Some((rest, last)) = piece.rsplit_once(' ')
        && AFTER_NAME.contains(&last)
    {
        piece = rest.trim_end();
    }
    piece
}

/// The piece without roles in front of the name: `Political Editor Ann Lee`.
pub(super) fn strip_roles(piece: &str) -> &str {
    let mut rest = piece;
    while let Some((first, after)) = rest.split_once(' ')
        && is_kind_of(first, ROLES)
    {
        rest = after.trim_start();
    }
    if is_full_name(rest) && !is_outlet(rest) { rest } else { piece }
}

/// The piece without a role that is glued to the name: `Ann LeePolitical Editor`, of two elements without a
/// space between them.
pub(super) fn strip_role(piece: &str) -> &str {
    let Some((_, last)) = piece.rsplit_once(' ') else { return piece };
    if !is_one_of(last, ROLES) {
        return piece;
    }
    // In `McLee` and `DeVito` few letters stand before the second capital.
    let mut letters = 0;
    for (at, c) in piece.char_indices() {
        if c.is_uppercase() && letters >= MIN_GLUED_LETTERS {
            return piece.get(..at).unwrap_or(piece);
        }
        letters = if c.is_lowercase() { letters + 1 } else { 0 };
    }
    piece
}

fn after_lead_in<'t>(piece: &'t str, lead_in: &str) -> Option<&'t str> {
    const SIGNS: [char; 6] = [':', '：', '=', '＝', '/', '／'];
    let rest = strip_folded(piece, lead_in)?;
    // Chinese bylines have no space: `記者王小明`.
    let is_open = matches!(lead_in, "記者" | "记者");
    let is_end = rest.is_empty()
        || is_open
        || rest.starts_with(SIGNS)
        || rest.starts_with(' ')
        || is_glued(piece, rest);
    is_end.then(|| rest.trim_start_matches(SIGNS).trim_start_matches([' ', ':', '：', '=']))
}

/// What follows the prefix, which is in lower case.
pub(in crate::metadata) fn strip_folded<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let is_same = |t: char, c: char| match t.is_ascii() {
        true => t.to_ascii_lowercase() == c,
        false => t == c || t.to_lowercase().eq([c]),
    };
    prefix.chars().all(|c| rest.next().is_some_and(|t| is_same(t, c))).then_some(rest.as_str())
}

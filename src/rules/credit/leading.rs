//! Finds a credit that stands before its caption.

use std::ops::Range;

use super::bare::bare;
use super::grammar::{Place, Split, is_capitals, is_caption, is_credit_after_label, is_role};
use super::lexicon::{Binding, label};
use super::shape::{Evidence, evidence, words};
use super::spans::{WINDOW_BYTES, end_of_bracket, inside, sentence_starts, trim};
use crate::at::floor;

/// "Photo: Ann Lee | The dam", "Photo: Ann Lee/AFP. The dam in May.", "(Photo: Ann Lee) The dam",
/// "PHOTO BY ANN LEE The dam".
pub(super) fn leading(body: &str) -> Option<Split> {
    let end_of_window = floor(body, WINDOW_BYTES);
    let head = body.get(..end_of_window)?;
    if let Some(close) = end_of_bracket(head) {
        let inner = inside(head, &(0..close));
        let (end, binding) = label(head.get(inner.clone())?)?;
        let rest = head.get(inner.start + end..inner.end)?;
        let is_credit =
            binding != Binding::Loose && is_credit_after_label(rest, binding, Place::Bracket);
        return if is_credit { before_caption(body, 0..close, close) } else { None };
    }
    let (start, binding) = label(head)?;
    if binding == Binding::Loose {
        return None;
    }
    let bars = head.char_indices().filter(|(_, c)| matches!(c, '|' | '｜' | '\n'));
    for (at, c) in bars {
        let caption = at + c.len_utf8();
        let rest = body.get(caption..)?;
        let is_caption = evidence(rest) == Evidence::None && !is_role(rest.trim_start());
        if is_caption && Evidence::Token <= evidence(head.get(start..at)?) {
            return before_caption(body, 0..at, caption);
        }
    }
    if let Some(at) = end_of_capitals(head, start)
        && is_caption(body.get(at..)?)
    {
        return before_caption(body, 0..at, at);
    }
    for at in sentence_starts(head, start) {
        let found = evidence(head.get(start..at)?);
        let is_sure = match binding {
            Binding::By => Evidence::Name <= found,
            _ => Evidence::Names <= found,
        };
        if is_sure && is_caption(body.get(at..)?) {
            return before_caption(body, 0..at, at);
        }
    }
    None
}

/// Where the first word in small letters begins, if label and name before it are in capitals.
fn end_of_capitals(head: &str, name: usize) -> Option<usize> {
    let (label, rest) = (head.get(..name)?, head.get(name..)?);
    let (at, _) = words(rest).find(|(_, word)| !is_capitals(word))?;
    let is_name =
        2 <= words(rest.get(..at)?).count() && Evidence::Name <= evidence(rest.get(..at)?);
    (is_capitals(label) && is_name).then_some(name + at)
}

/// A split with the credit first.
fn before_caption(body: &str, raw: Range<usize>, caption: usize) -> Option<Split> {
    let caption = trim(body, caption..body.len(), |c| c.is_whitespace() || matches!(c, '|' | '｜'));
    if !body.get(caption.clone())?.contains(char::is_alphanumeric) {
        return None;
    }
    let raw = trim(body, raw, char::is_whitespace);
    Some(Split { caption, credit: bare(body, raw.clone())?, raw })
}

//! Strips a credit down to who made the image.

use std::ops::Range;

use super::lexicon::{Binding, FINAL_ABBREVIATIONS, label};
use super::shape::{Evidence, ends_with_folded, evidence};
use super::spans::{is_closer, is_joint, is_opener, trim, unwrapped};
use super::words::RESERVED;

/// Brackets and labels inside each other: "(Foto: © (Ann Lee))".
const MAX_NESTING: usize = 4;

/// The credit without labels, brackets and joints.
pub(super) fn bare(text: &str, credit: Range<usize>) -> Option<Range<usize>> {
    let mut credit = credit;
    let mut has_lost_label = false;
    for _ in 0..MAX_NESTING {
        let before = credit.clone();
        credit = trim(text, credit, |c| c.is_whitespace() || is_joint(c) && c != '.');
        let start = trim(text, credit.clone(), |c| c.is_whitespace() || c == '.').start;
        credit.start = start;
        credit = without_half_bracket(text, credit);
        credit.end -= final_stop(text.get(credit.clone())?);
        let body = text.get(credit.clone())?;
        if let Some((end, binding)) = label(body) {
            let rest = body.get(end..)?;
            // A paper may be called "Bild".
            let is_label = if rest.contains(char::is_alphanumeric) {
                let starts_word = rest.starts_with(char::is_alphanumeric);
                binding != Binding::Loose || (starts_word && Evidence::Name <= evidence(rest))
            } else {
                !has_lost_label
            };
            if is_label {
                has_lost_label = true;
                credit.start += end;
            }
        } else if let Some(inner) = unwrapped(body) {
            credit = credit.start + inner.start..credit.start + inner.end;
        }
        if credit == before {
            break;
        }
    }
    let is_some = text.get(credit.clone())?.contains(char::is_alphanumeric);
    is_some.then_some(credit)
}

/// "Ann Lee)" and "(Ann Lee", whose other halves are in other elements.
fn without_half_bracket(text: &str, credit: Range<usize>) -> Range<usize> {
    let body = text.get(credit.clone()).unwrap_or_default();
    let has_both = body.contains(is_opener) && body.contains(is_closer);
    let is_edge = |c| is_opener(c) || is_closer(c);
    if has_both { credit } else { trim(text, credit, is_edge) }
}

/// Bytes of the full stop that ends a credit as if it were a sentence.
fn final_stop(credit: &str) -> usize {
    let Some(rest) = credit.strip_suffix('.') else { return 0 };
    let word = rest.rsplit(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    let last = word.rsplit('.').next().unwrap_or_default();
    let is_kept = last.chars().count() <= 1
        || FINAL_ABBREVIATIONS.has(word)
        || RESERVED.iter().any(|end| ends_with_folded(rest, end).is_some());
    usize::from(!is_kept)
}

//! Who made the image. (stub)

use std::ops::Range;
use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Credit,
    tags: &[],
    roles: &[],
    names: &["credit", "credits", "imagecredit", "photocredit"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};
pub(crate) struct Split { pub(crate) caption: Range<usize>, pub(crate) credit: Range<usize>, pub(crate) raw: Range<usize> }
pub(crate) fn split(text: &str) -> Option<Split> {
    let open = text.rfind('(')?;
    if !text.ends_with(')') { return None; }
    let c = open + 1..text.len() - 1;
    if !text[c.clone()].contains("Getty") { return None; }
    Some(Split { caption: 0..text[..open].trim_end().len(), credit: c, raw: open..text.len() })
}
pub(crate) fn clean(text: &str) -> Option<Range<usize>> { Some(0..text.len()) }
pub(crate) fn is_label_only(_: &str) -> bool { false }
pub(crate) fn is_agency_like(t: &str) -> bool { t.contains("Getty") }
pub(crate) fn is_name_like(t: &str) -> bool { t.len() < 40 }

//! Text for screen readers alone.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Hidden,
    tags: &[],
    roles: &[],
    names: &["screenreader", "sr-only", "visually-hidden", "visuallyhidden"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

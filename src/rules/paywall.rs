//! Calls to pay or to log in to read on.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Paywall,
    tags: &[],
    roles: &[],
    names: &["paywall", "regwall"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

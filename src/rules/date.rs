//! When it was published or changed.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Date,
    tags: &[],
    roles: &[],
    names: &["date", "dateline", "datemodified", "datepublished", "published", "timestamp", "updated"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

//! Advertisements and their markers.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Ad,
    tags: &[],
    roles: &[],
    names: &["ad", "ads", "adslot", "advert*", "sponsored"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

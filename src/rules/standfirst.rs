//! The sentence under the headline.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Standfirst,
    tags: &[],
    roles: &[],
    names: &["dek", "standfirst", "subheadline"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

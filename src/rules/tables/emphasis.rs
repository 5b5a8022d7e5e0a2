//! Words set apart by slanted or small type.

use super::{Cue, Table};

pub(super) const TABLE: Table = Table {
    cue: Cue::Emphasis,
    tags: &["em", "i", "small"],
    roles: &[],
    names: &["font-italic", "small-text", "text-italic", "text-sm", "text-small", "text-xs"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &["em", "small", "text-large", "sm", "xs"],
};

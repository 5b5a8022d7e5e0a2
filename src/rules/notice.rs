//! Audio players, machine translation, notices of AI.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Notice,
    tags: &[],
    roles: &[],
    names: &["audio-player", "listen"],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

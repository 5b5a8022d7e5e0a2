//! Players of videos: what stands in one beside its picture is its title or its length.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Player,
    tags: &[],
    roles: &[],
    names: &[
        "brightcove", "jwplayer", "kaltura", "player", "video", "videojs", "videoplayer",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &["players", "videos-de-portada"],
};

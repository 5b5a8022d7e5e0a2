//! Share and follow buttons.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Share,
    tags: &[],
    roles: &[],
    names: &["addtoany", "follow-us", "share", "sharebar", "sharedaddy", "sharing", "social", "socials"],
    phrases: &[
        (De, &["^artikel teilen$", "^auf facebook teilen$", "^teilen$"]),
        (En, &["^copy link$", "^follow us", "^share on", "^share this", "^share via", "^share$"]),
        (Es, &["^compartir en", "^compartir$", "^síguenos"]),
        (Fr, &["^partager sur", "^partager$"]),
    ],
    hits: &["Share this article", "Teilen"],
    misses: &["The share price fell by a third."],
    name_misses: &[],
};

//! Reader comments and the prompts around them.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Comments,
    tags: &[],
    roles: &[],
    names: &["comment", "commentaire*", "commentform", "commentlist", "comments", "disqus", "replies", "respond"],
    phrases: &[
        (De, &["^jetzt kommentieren", "^kommentare$"]),
        (En, &["^comments$", "^join the conversation", "^leave a comment", "^leave a reply", "^log in to comment", "^view comments"]),
        (Es, &["^deja un comentario"]),
        (Fr, &["^laisser un commentaire"]),
    ],
    hits: &["Leave a reply"],
    misses: &["The minister's comments drew anger."],
    name_misses: &[],
};

//! Where the article is.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Body,
    tags: &["article", "main"],
    roles: &["article", "main"],
    names: &[
        "article", "article-body", "article-content", "articlebody", "entry-content", "post-body",
        "post-content", "prose", "story", "story-body", "storybody",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[],
};

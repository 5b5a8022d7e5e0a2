//! The block alone.

use crate::page::Leaf;

/// Fewer words than this cannot be told from a button by counting.
const MIN_PROSE_WORDS: u32 = 12;
/// As many words as this are prose even without a comma or a full stop.
const SURE_PROSE_WORDS: u32 = 25;
/// Above this share of link text a block is a list of links, not a sentence with links in it.
const MAX_PROSE_LINKS: f32 = 0.35;

/// Whether a leaf is running text: long, in sentences, not linked.
pub(in crate::label) fn is_prose(leaf: &Leaf) -> bool {
    let stats = leaf.stats;
    let has_shape = stats.sentence_ends > 0 || stats.commas > 0 || stats.words > SURE_PROSE_WORDS;
    stats.words >= MIN_PROSE_WORDS && stats.link_density() < MAX_PROSE_LINKS && has_shape
}

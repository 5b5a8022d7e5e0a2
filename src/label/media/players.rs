//! What plays in the article.

use rustc_hash::FxHashSet;

use super::Part;
use crate::{at::At, label::evidence::Evidence, rules::Cue};

/// A video, a sound or a map of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Played {
    /// Which one of the page.
    pub(crate) player: u32,
    /// How many blocks stand before it.
    pub(crate) position: u32,
}

/// The players of the page that stand in its article, each address once, in order.
pub(in crate::label) fn players(ctx: &Evidence<'_>, parts: &[Part]) -> Vec<Played> {
    let mut known = FxHashSet::default();
    let players = (0..).zip(&ctx.page.players);
    players
        .filter(|(_, it)| ctx.holds(it.leaf, it.node) && is_in_text(ctx, it.node))
        .filter(|(_, it)| known.insert(it.url.as_str()))
        .map(|(player, it)| {
            let position = parts.partition_point(|part| part.span.start < it.at) as u32;
            Played { player, position }
        })
        .collect()
}

/// Whether the containers around a player are those of a text, or of an embedded post.
fn is_in_text(ctx: &Evidence<'_>, node: u32) -> bool {
    let inner = ctx.inner.at(node);
    matches!(inner.strong, None | Some(Cue::Embed))
        && inner.weak.is_none()
        && !ctx.scopes.at(node).is_hidden
}

//! Frames, videos and sounds.

use super::{Walk, attributes::is_hidden};
use crate::{
    page::{
        Player,
        parse::{Element, Name, NodeRef},
        player,
    },
    rules::Cue,
};

impl<'d> Walk<'d> {
    /// Adds what plays in an element, unless its attributes hide it or name it as no part of a text.
    pub(super) fn player(&mut self, node: NodeRef<'d>, element: Element<'d>) {
        let start = self.inline_marks.len();
        let cues = self.push_marks(node, element);
        self.inline_marks.truncate(start);
        if is_hidden(element, &mut self.memo) || !cues.without(player::CUES).is_empty() {
            return;
        }
        let player = match element.name() {
            Name::Iframe => Player::of_frame(|key| element.attr(key), cues.has(Cue::Player)),
            _ => file_of(node, element),
        };
        self.page.players.extend(player.map(|player| Player {
            node: self.top().node,
            leaf: self.page.leaves.len() as u32,
            at: self.page.text.len() as u32,
            ..player
        }));
    }
}

/// The file of a video or a sound: its own, or the first of its sources.
fn file_of(node: NodeRef<'_>, element: Element<'_>) -> Option<Player> {
    Player::of_file(|key| element.attr(key)).or_else(|| {
        let sources = node.children().filter_map(|child| child.element());
        let mut sources = sources.filter(|it| it.name() == Name::Source);
        sources.find_map(|source| Player::of_file(|key| source.attr(key)))
    })
}

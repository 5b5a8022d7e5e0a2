//! Containers that hold images with what is said of them, and no more.

use super::{Frames, MAX_FRAME_LEAVES, cues_of};
use crate::{
    Label,
    at::At,
    label::{Sums, Verdict},
    page::{Leaf, Node, Page, Tag},
    rules::Cue,
};

/// Links with more words lead to another story, not to a larger image.
const MAX_ZOOM_WORDS: u32 = 3;
/// The share of link text in a caption that names its source, or offers the rest of it.
const MAX_ZOOM_LINKS: f32 = 0.5;

/// What tells whether a container is a box of photos, summed up for all of them.
pub(in crate::label) struct Boxes<'p> {
    page: &'p Page,
    frames: &'p Frames,
    /// Lines in figures, or in elements that are named captions or credits.
    lines: Sums,
    /// Texts that lead to other stories.
    links: Sums,
    /// Images that do.
    linked: Sums,
}

impl<'p> Boxes<'p> {
    pub(in crate::label) fn of(page: &'p Page, frames: &'p Frames) -> Self {
        let mut in_photo: Vec<bool> = Vec::with_capacity(page.nodes.len());
        for (i, node) in page.nodes.iter().enumerate() {
            let own = cues_of(page, i as u32);
            let is_photo = in_photo.at(node.parent)
                || matches!(node.tag, Tag::Figure | Tag::Figcaption)
                || own.has(Cue::Caption)
                || own.has(Cue::Credit);
            in_photo.push(is_photo);
        }
        let is_link = |leaf: &Leaf| {
            leaf.stats.words > MAX_ZOOM_WORDS && leaf.stats.link_density() > MAX_ZOOM_LINKS
        };
        let one = |is: bool| if is { 1.0 } else { 0.0 };
        Self {
            page,
            frames,
            lines: Sums::of(page.leaves.iter().map(|leaf| one(in_photo.at(leaf.node)))),
            links: Sums::of(page.leaves.iter().map(|leaf| one(is_link(leaf)))),
            linked: Sums::of(page.pictures.iter().map(|picture| one(picture.is_linked))),
        }
    }

    /// Whether a container holds photos and no more. A teaser would lead somewhere.
    pub(in crate::label) fn are_all_of(&self, node: &Node) -> bool {
        let has_links = self.links.over(&node.leaves) + self.linked.over(&node.pictures) > 0.0;
        !has_links && (self.lines.over(&node.leaves) > 0.0 || self.has_caption(node))
    }

    /// Whether a line of a small box is a caption or a credit by its place alone.
    fn has_caption(&self, node: &Node) -> bool {
        let is_media = |verdict: Verdict| matches!(verdict.label, Label::Caption | Label::Credit);
        node.leaves.len() as u32 <= MAX_FRAME_LEAVES
            && node.leaves.clone().any(|i| self.frames.verdict(self.page, i).is_some_and(is_media))
    }
}

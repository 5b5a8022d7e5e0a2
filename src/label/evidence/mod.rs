//! What can be known of a page before anything is decided. Nothing here reads a verdict.
//!
//! 1. [`local`] grades the block alone: prose, or too short to tell.
//! 2. [`scope`] works out which hints of the containers around a block hold on this page.
//! 3. [`region`] finds where the article is by counting the prose.
//! 4. [`title`] finds the headline.
//! 5. [`guess`] says what each block is by its words, its scope, the region and its image, alone.

pub(in crate::label) mod appeal;
mod boilerplate;
pub(in crate::label) mod guess;
mod local;
pub(in crate::label) mod region;
pub(in crate::label) mod scope;
mod title;

use std::ops::Range;

use self::{
    appeal::Appeals,
    region::Region,
    scope::{Inner, Scope},
};
use super::{Sums, bounds, media::Frames, words};
use crate::{
    at::At,
    page::{Leaf, Page, Tag},
};

/// All that a decision may look at.
pub(in crate::label) struct Evidence<'p> {
    pub(in crate::label) page: &'p Page,
    /// By leaf: whether it is prose.
    pub(in crate::label) prose: &'p [bool],
    /// Words of prose.
    pub(in crate::label) sums: &'p Sums,
    /// By node.
    pub(in crate::label) scopes: &'p [Scope],
    /// By node.
    pub(in crate::label) inner: &'p [Inner],
    pub(in crate::label) frames: &'p Frames,
    pub(in crate::label) region: Region,
    /// Whether the head says that the page is one article.
    pub(in crate::label) is_article: bool,
    /// The leaves among which the images of the article stand.
    pub(in crate::label) article: Range<u32>,
    /// The leaves of other stories that the page has loaded, too, in order.
    pub(in crate::label) next_stories: &'p [Range<u32>],
    /// The leaf of the headline.
    pub(in crate::label) title: Option<u32>,
    /// What the publisher says of itself.
    pub(in crate::label) appeals: Appeals,
}

/// Calls `f` with all that a decision may look at.
pub(in crate::label) fn find<R>(page: &Page, f: impl FnOnce(&Evidence<'_>) -> R) -> R {
    let prose: Vec<bool> = page.leaves.iter().map(local::is_prose).collect();
    let worth = |(leaf, is_prose): (&Leaf, &bool)| if *is_prose { words(leaf) } else { 0.0 };
    let sums = Sums::of(page.leaves.iter().zip(&prose).map(worth));
    let is_article = page.facts.claims_article();
    let frames = Frames::of(page, is_article);
    let scopes = scope::find(page, &sums, &frames, is_article);
    let own = bounds::region(page);
    let is_own = own.is_some();
    let region = own.unwrap_or_else(|| region::find(page, &prose, &sums, &scopes));
    let title = title::find(page, &region, &scopes);
    let region = if is_own { region } else { region::narrow(page, &sums, region, title) };
    let inner = scope::inside(page, &scopes, region.node);
    let article = region::around(page, &region, title);
    let next_stories = region::next_stories(page, title.filter(|_| is_article));
    f(&Evidence {
        page,
        prose: &prose,
        sums: &sums,
        scopes: &scopes,
        inner: &inner,
        frames: &frames,
        region,
        is_article,
        article,
        next_stories: &next_stories,
        title,
        appeals: Appeals::of(page, &sums, title),
    })
}

impl Evidence<'_> {
    /// Whether a node is inside the container of the article.
    pub(in crate::label) fn is_in_region(&self, node: u32) -> bool {
        self.page.ancestors(node).any(|up| up == self.region.node)
    }

    /// Whether the article holds an image or a player that stands in a node, before a leaf.
    pub(in crate::label) fn holds(&self, leaf: u32, node: u32) -> bool {
        // After the last paragraph as many leaves stand before it as there are.
        self.article.contains(&leaf) || leaf == self.article.end && self.is_in_region(node)
    }

    /// Whether no container around a node hints at boilerplate.
    pub(in crate::label) fn is_clean(&self, node: u32) -> bool {
        let inner = self.inner.at(node);
        inner.strong.is_none() && inner.weak.is_none() && !self.scopes.at(node).is_hidden
    }

    pub(in crate::label) fn is_title(&self, i: usize) -> bool {
        self.title == Some(i as u32)
    }

    fn is_next_story(&self, i: u32) -> bool {
        let at = self.next_stories.partition_point(|story| story.end <= i);
        self.next_stories.get(at).is_some_and(|story| story.contains(&i))
    }

    fn is_inside(&self, i: usize) -> bool {
        self.region.leaves.contains(&(i as u32))
    }

    /// Whether no element says what the text is.
    fn is_bare(&self, leaf: &Leaf) -> bool {
        let tag = self.page.node_of(leaf).tag;
        matches!(tag, Tag::Div | Tag::Section | Tag::Article | Tag::Other) && !self.page.is_plain
    }
}

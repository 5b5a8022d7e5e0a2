//! How far a block is from the headline, and what else looks like one in between.
//!
//! Pages that load the next story when the reader comes to the end hold several, each with a
//! headline and an element of its own.

use super::{Feature as F, Row, View};
use crate::{
    Kind,
    at::At,
    page::{Leaf, Tag},
};

/// An `<article>` with less prose, in words, is a teaser.
const MIN_STORY_WORDS: f32 = 60.0;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let Some(title) = view.ctx.title.map(|title| title as usize) else {
        for row in rows {
            row.set(F::TitleUp, -1.0);
        }
        return;
    };
    let headline = page.leaf(title);
    // By node: steps from the headline up to what holds both.
    let mut steps_up = vec![None; page.nodes.len()];
    for (step, up) in page.ancestors(headline.node).enumerate() {
        steps_up.put(up, Some(step as f32));
    }
    let mut steps: Vec<f32> = Vec::with_capacity(page.nodes.len());
    for (up, node) in steps_up.iter().zip(&page.nodes) {
        steps.push(up.unwrap_or(steps.at(node.parent)));
    }
    let look = |leaf: &Leaf| (leaf.kind, page.node_of(leaf).signature);
    let stories: Vec<u32> = page
        .nodes
        .iter()
        .filter(|node| {
            node.tag == Tag::Article
                && view.ctx.sums.over(&node.leaves) >= MIN_STORY_WORDS
                && node.leaves.start > title as u32
        })
        .map(|node| node.leaves.start)
        .collect();
    let mut rivals = 0;
    for (i, (leaf, row)) in page.leaves.iter().zip(rows).enumerate() {
        row.set(F::TitleUp, steps.at(leaf.node));
        let is_heading = matches!(leaf.kind, Kind::Heading(_));
        if i > title && is_heading && look(leaf) == look(headline) {
            rivals += 1;
        }
        row.set(F::TitleRivals, rivals as f32);
        row.set(F::Stories, stories.partition_point(|start| *start <= i as u32) as f32);
    }
}

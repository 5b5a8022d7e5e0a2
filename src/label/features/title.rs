//! How far a block is from the headline, and what else looks like one in between.
//!
//! Pages that load the next story when the reader comes to the end hold several, each with a
//! headline and an element of its own.

use super::{Feature as F, Row, View};
use crate::{Kind, page::Tag};

/// An `<article>` with less prose, in words, is a teaser.
const MIN_STORY_WORDS: f32 = 60.0;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let Some(title) = view.ctx.title.map(|title| title as usize) else {
        for row in rows {
            row[F::TitleUp as usize] = -1.0;
        }
        return;
    };
    let node = page.leaves[title].node;
    // By node: steps from the headline up to what holds both.
    let mut steps_up = vec![None; page.nodes.len()];
    for (step, up) in page.ancestors(node).enumerate() {
        steps_up[up as usize] = Some(step as f32);
    }
    let mut steps: Vec<f32> = Vec::with_capacity(page.nodes.len());
    for (up, node) in steps_up.iter().zip(&page.nodes) {
        let around = steps.get(node.parent as usize).copied().unwrap_or_default();
        steps.push(up.unwrap_or(around));
    }
    let look = |i: usize| {
        let leaf = &page.leaves[i];
        (leaf.kind, page.node_of(leaf).signature)
    };
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
    for (i, row) in rows.iter_mut().enumerate() {
        row[F::TitleUp as usize] = steps[page.leaves[i].node as usize];
        if i > title && matches!(look(i).0, Kind::Heading(_)) && look(i) == look(title) {
            rivals += 1;
        }
        row[F::TitleRivals as usize] = rivals as f32;
        row[F::Stories as usize] = stories.partition_point(|start| *start <= i as u32) as f32;
    }
}

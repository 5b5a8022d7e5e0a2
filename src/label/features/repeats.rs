//! Containers that repeat under one parent: the items of a list, and cards, which are containers of
//! more than one block.

use rustc_hash::FxHashMap;

use super::{Feature as F, Row, Sums, View};
use crate::at::At;

/// Containers that repeat less often are not a list.
const MIN_REPEATS: u32 = 3;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let prices = Sums::of(rows.iter().map(|row| row.get(F::Price)));
    let (groups, of_node) = group(view, &prices);
    // By node: the innermost container around it that repeats, and the innermost card.
    let mut nearest: Vec<(Option<u32>, Option<u32>)> = Vec::with_capacity(page.nodes.len());
    let mut largest = Group::default();
    for (i, (node, own)) in page.nodes.iter().zip(of_node).enumerate() {
        let (mut item, mut card) = nearest.at(node.parent);
        let group = groups.at(own);
        if i > 0 && group.count >= MIN_REPEATS {
            item = Some(own);
            if node.leaves.len() > 1 {
                card = Some(own);
                if group.words > largest.words {
                    largest = group;
                }
            }
        }
        nearest.push((item, card));
    }
    let total = view.words.total().max(1.0);
    for (row, leaf) in rows.iter_mut().zip(&page.leaves) {
        let (item, card) = nearest.at(leaf.node);
        if let Some(item) = item.map(|item| groups.at(item)) {
            row.set(F::RepeatCount, item.count as f32);
            row.set(F::RepeatWords, item.words / item.count as f32);
            row.set(F::RepeatLinks, item.linked / item.words.max(1.0));
            row.set(F::RepeatShare, item.words / total);
        }
        if let Some(card) = card.map(|card| groups.at(card)) {
            row.set(F::CardCount, card.count as f32);
            row.set(F::CardWords, card.words / card.count as f32);
            row.set(F::CardLinks, card.linked / card.words.max(1.0));
            row.set(F::CardPictures, card.pictures / card.count as f32);
            row.set(F::CardPrices, card.prices / card.count as f32);
            row.set(F::CardRank, card.words / largest.words.max(1.0));
        }
        row.set(F::PageRepeats, largest.words / total);
        row.set(F::PageRepeatCount, largest.count as f32);
    }
}

/// What containers of the same name and class under the same parent add up to.
#[derive(Clone, Copy, Default)]
struct Group {
    count: u32,
    words: f32,
    linked: f32,
    pictures: f32,
    prices: f32,
}

/// The groups, and by node which one it is in.
fn group(view: &View<'_>, prices: &Sums) -> (Vec<Group>, Vec<u32>) {
    let nodes = &view.ctx.page.nodes;
    let mut found: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut of_node = Vec::with_capacity(nodes.len());
    for node in nodes {
        let next = groups.len() as u32;
        let at = *found.entry((node.parent, node.signature)).or_insert(next);
        if at == next {
            groups.push(Group::default());
        }
        groups.change(at, |group| {
            group.count += u32::from(!node.leaves.is_empty());
            group.words += view.words.over(&node.leaves);
            group.linked += view.linked.over(&node.leaves);
            group.pictures += node.pictures.len() as f32;
            group.prices += prices.over(&node.leaves);
        });
        of_node.push(at);
    }
    (groups, of_node)
}

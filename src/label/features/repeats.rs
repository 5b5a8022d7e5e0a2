//! Containers that repeat under one parent: the items of a list, and cards, which are containers of
//! more than one block.

use rustc_hash::FxHashMap;

use super::{Feature as F, Row, Sums, View};

/// Containers that repeat less often are not a list.
const MIN_REPEATS: u32 = 3;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let prices = Sums::of(rows.iter().map(|row| row[F::Price as usize]));
    let (groups, of_node) = group(view, &prices);
    // By node: the innermost container around it that repeats, and the innermost card.
    let mut nearest: Vec<(Option<u32>, Option<u32>)> = Vec::with_capacity(page.nodes.len());
    let mut largest = Group::default();
    for (i, node) in page.nodes.iter().enumerate() {
        let (mut item, mut card) =
            nearest.get(node.parent as usize).copied().unwrap_or((None, None));
        let own = of_node[i];
        let group = groups[own as usize];
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
        let (item, card) = nearest[leaf.node as usize];
        if let Some(item) = item.map(|item| groups[item as usize]) {
            row[F::RepeatCount as usize] = item.count as f32;
            row[F::RepeatWords as usize] = item.words / item.count as f32;
            row[F::RepeatLinks as usize] = item.linked / item.words.max(1.0);
            row[F::RepeatShare as usize] = item.words / total;
        }
        if let Some(card) = card.map(|card| groups[card as usize]) {
            row[F::CardCount as usize] = card.count as f32;
            row[F::CardWords as usize] = card.words / card.count as f32;
            row[F::CardLinks as usize] = card.linked / card.words.max(1.0);
            row[F::CardPictures as usize] = card.pictures / card.count as f32;
            row[F::CardPrices as usize] = card.prices / card.count as f32;
            row[F::CardRank as usize] = card.words / largest.words.max(1.0);
        }
        row[F::PageRepeats as usize] = largest.words / total;
        row[F::PageRepeatCount as usize] = largest.count as f32;
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
        let group = &mut groups[at as usize];
        group.count += u32::from(!node.leaves.is_empty());
        group.words += view.words.over(&node.leaves);
        group.linked += view.linked.over(&node.leaves);
        group.pictures += node.pictures.len() as f32;
        group.prices += prices.over(&node.leaves);
        of_node.push(at);
    }
    (groups, of_node)
}

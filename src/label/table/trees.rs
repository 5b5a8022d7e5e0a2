//! Decision trees as flat arrays.

use std::{hint, ops::Range};

use crate::{
    at::At,
    label::features::{COUNT, Row},
};

/// In the columns of a table, in place of a feature: the node is a leaf.
const LEAF: u8 = u8::MAX;
const _: () = assert!(COUNT <= LEAF as usize);
/// How many trees are walked down side by side: the steps of one do not wait for those of another.
const LANES: usize = 8;
/// What a whole number of a table stands for, in log-odds.
const UNIT: f32 = 1.0 / 4096.0;

/// A node of a tree. The left branch begins at the next node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Of [`Feature`](crate::label::features::Feature).
    feature: u8,
    /// How many nodes further the right branch begins; of a leaf 0.
    right: u8,
    /// What the tree says of a block that came so far.
    value: i16,
    /// Blocks with no more than this go left. Of a leaf not a number, so that a walk stays there.
    cut: f32,
}

impl Node {
    const LEAF: Self = Self { feature: 0, right: 0, value: 0, cut: f32::NAN };

    #[cfg(test)]
    fn is_leaf(self) -> bool {
        self.right == 0
    }

    /// How many nodes further a row goes from here.
    #[inline]
    fn step(self, row: &Wide) -> usize {
        let goes_left = row.0.at(self.feature) <= self.cut;
        // A processor would guess the branch wrong too often.
        hint::select_unpredictable(goes_left, 1, usize::from(self.right))
    }
}

/// A row with room for any number of a feature, so that none is out of bounds.
struct Wide([f32; 1 << u8::BITS]);

impl Wide {
    fn of(row: &Row) -> Self {
        let mut wide = [0.0; 1 << u8::BITS];
        for (to, value) in wide.iter_mut().zip(row.values()) {
            *to = value;
        }
        Self(wide)
    }
}

/// A sum of trees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forest {
    pub(super) nodes: &'static [Node],
    /// Where each tree begins.
    pub(super) starts: &'static [u16],
    /// Where a sum may end before all trees are asked, in order.
    pub(super) stages: &'static [Stage],
}

/// Some trees after which most rows are clear: the rest would only make them clearer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage {
    /// How many trees are asked until then.
    pub(super) trees: usize,
    /// A sum further from 0 is clear, in log-odds.
    pub(super) clear: f32,
    /// How many times such a sum grows with the rest of the trees.
    pub(super) growth: f32,
}

impl Forest {
    /// The sum of what the trees say of a row.
    pub(super) fn sum(&self, row: &Row) -> f32 {
        let row = &Wide::of(row);
        let mut sum = 0.0;
        let mut done = 0;
        for stage in self.stages {
            sum += self.sum_of(done..stage.trees, row);
            if sum.abs() > stage.clear {
                return sum * stage.growth;
            }
            done = stage.trees;
        }
        sum + self.sum_of(done..self.starts.len(), row)
    }

    fn sum_of(&self, trees: Range<usize>, row: &Wide) -> f32 {
        let (groups, rest) = self.starts.get(trees).unwrap_or_default().as_chunks::<LANES>();
        let groups = groups.iter().map(|starts| self.leaves(*starts, row));
        let sum: i32 = groups.chain(rest.iter().map(|start| self.leaves([*start], row))).sum();
        sum as f32 * UNIT
    }

    /// What some trees say of a row.
    #[inline]
    fn leaves<const N: usize>(&self, starts: [u16; N], row: &Wide) -> i32 {
        let mut walks = starts.map(usize::from);
        loop {
            let mut moved = 0;
            for at in &mut walks {
                let step = self.nodes.get(*at).map_or(0, |node| node.step(row));
                *at += step;
                moved |= step;
            }
            if moved == 0 {
                let leaves = walks.iter().filter_map(|at| self.nodes.get(*at));
                return leaves.map(|node| i32::from(node.value)).sum();
            }
        }
    }
}

#[cfg(test)]
impl Forest {
    /// Checks that each tree is one, and that no walk leaves it or reads beyond a row.
    pub(super) fn check(&self) {
        for (i, start) in self.starts.iter().enumerate() {
            let end = self.starts.get(i + 1).map_or(self.nodes.len(), |end| usize::from(*end));
            for at in usize::from(*start)..end {
                let node = self.nodes[at];
                if !node.is_leaf() {
                    assert!(usize::from(node.feature) < COUNT && node.cut.is_finite());
                    assert!(node.right > 1 && at + usize::from(node.right) < end);
                }
            }
            assert!(self.nodes[end - 1].is_leaf());
        }
    }
}

/// Makes the nodes of the columns of a table.
pub(super) const fn pack<const N: usize>(
    features: &[u8; N],
    rights: &[u8; N],
    values: &[i16; N],
    cuts: &[f32; N],
) -> [Node; N] {
    let mut nodes = [Node::LEAF; N];
    let mut rest = (nodes.as_mut_slice(), features.as_slice(), rights.as_slice());
    let mut numbers = (values.as_slice(), cuts.as_slice());
    while let ([node, nodes @ ..], [feature, features @ ..], [right, rights @ ..]) = rest
        && let ([value, values @ ..], [cut, cuts @ ..]) = numbers
    {
        *node = if *feature == LEAF {
            Node { value: *value, ..Node::LEAF }
        } else {
            Node { feature: *feature, right: *right, value: *value, cut: *cut }
        };
        (rest, numbers) = ((nodes, features, rights), (values, cuts));
    }
    nodes
}

/// A number that changes when any node of a table does.
#[cfg(test)]
pub(super) fn checksum(nodes: &[Node]) -> u32 {
    super::hash(nodes.iter().flat_map(|node| {
        let [low, high] = node.value.to_le_bytes();
        let (feature, cut) = if node.is_leaf() { (LEAF, 0.0) } else { (node.feature, node.cut) };
        [feature, node.right, low, high].into_iter().chain(cut.to_le_bytes())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::features::Feature;

    /// One tree: is the first feature at most 2?
    const NODES: [Node; 3] =
        pack(&[0, LEAF, LEAF], &[2, 0, 0], &[0, -4096, 8192], &[2.0, 0.0, 0.0]);
    const FOREST: Forest = Forest { nodes: &NODES, starts: &[0, 0], stages: &[] };

    #[track_caller]
    fn check(forest: Forest, first: f32, sum: f32) {
        let mut row = Row::ZERO;
        row.set(Feature::Words, first);
        assert_eq!(forest.sum(&row), sum);
    }

    #[test]
    fn a_row_goes_left_up_to_the_cut() {
        check(FOREST, 1.9, -2.0);
        check(FOREST, 2.0, -2.0);
        check(FOREST, 2.1, 4.0);
    }

    #[test]
    fn trees_are_asked_in_groups_and_one_by_one() {
        const STARTS: [u16; 2 * LANES + 3] = [0; 2 * LANES + 3];
        let forest = Forest { starts: &STARTS, ..FOREST };
        check(forest, 2.0, -(STARTS.len() as f32));
    }

    #[test]
    fn a_clear_sum_is_what_it_would_grow_to() {
        let stages = &[Stage { trees: 1, clear: 1.5, growth: 3.0 }];
        let forest = Forest { stages, ..FOREST };
        check(forest, 2.0, -2.0);
        check(forest, 2.1, 6.0);
    }
}

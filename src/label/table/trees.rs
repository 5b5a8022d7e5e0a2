//! Sums of decision trees, as flat arrays.
//!
//! `html-text.bin`, `lines-text.bin` and `types.bin` are written by `training/`. Each sum is there as:
//!
//! ```text
//! contract u32 · stages u32 · trees u32 · nodes u32
//! stages   trees u32 · clear f32 · growth f32
//! starts   u32 for each tree: its first node
//! nodes    feature u8 · right u8 · value i16 · cut f32
//! ```

use std::{hint, ops::Range};

use super::reader::Reader;
#[cfg(test)]
use crate::label::features::COUNT;
use crate::{at::At, label::features::Row};

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
    fn read([feature, right, low, high, cut @ ..]: &[u8; 8]) -> Self {
        let is_leaf = *right == 0;
        Self {
            feature: *feature,
            right: *right,
            value: i16::from_le_bytes([*low, *high]),
            cut: if is_leaf { f32::NAN } else { f32::from_le_bytes(*cut) },
        }
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
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    /// Which features it was trained for.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests compare it"))]
    pub(super) contract: u32,
    nodes: Vec<Node>,
    /// Where each tree begins.
    starts: Vec<u32>,
    /// Where a sum may end before all trees are asked, in order.
    stages: Vec<Stage>,
}

/// Some trees after which most rows are clear: the rest would only make them clearer.
#[derive(Clone, Copy, Debug)]
struct Stage {
    /// How many trees are asked until then.
    trees: usize,
    /// A sum further from 0 is clear, in log-odds.
    clear: f32,
    /// How many times such a sum grows with the rest of the trees.
    growth: f32,
}

impl Stage {
    fn read(file: &mut Reader<'_>) -> Option<Self> {
        Some(Self { trees: file.count()?, clear: file.f32()?, growth: file.f32()? })
    }
}

impl Forest {
    pub(super) fn read(file: &mut Reader<'_>) -> Option<Self> {
        let contract = file.u32()?;
        let [stages, trees, nodes] = [file.count()?, file.count()?, file.count()?];
        Some(Self {
            contract,
            stages: (0..stages).map(|_| Stage::read(file)).collect::<Option<_>>()?,
            starts: file.u32s(trees)?,
            nodes: file.records(nodes)?.iter().map(Node::read).collect(),
        })
    }

    /// The sum of what the trees say of a row.
    pub(super) fn sum(&self, row: &Row) -> f32 {
        self.sum_from(0.0, row)
    }

    /// The same, added to what was said before.
    pub(super) fn sum_from(&self, start: f32, row: &Row) -> f32 {
        let row = &Wide::of(row);
        let mut sum = start;
        let mut done = 0;
        for stage in &self.stages {
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
    fn leaves<const N: usize>(&self, starts: [u32; N], row: &Wide) -> i32 {
        let mut walks = starts.map(|start| start as usize);
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
        assert!(!self.starts.is_empty());
        for (i, start) in self.starts.iter().enumerate() {
            let end = self.starts.get(i + 1).map_or(self.nodes.len(), |end| *end as usize);
            for at in *start as usize..end {
                let node = self.nodes[at];
                if node.right != 0 {
                    assert!(usize::from(node.feature) < COUNT && node.cut.is_finite());
                    assert!(node.right > 1 && at + usize::from(node.right) < end);
                }
            }
            assert_eq!(self.nodes[end - 1].right, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::features::Feature;

    /// One tree, so many times: is the first feature at most 2?
    fn forest(trees: usize, stages: &[Stage]) -> Forest {
        let leaf = |value: i16| Node { feature: 0, right: 0, value, cut: f32::NAN };
        Forest {
            nodes: vec![Node { right: 2, cut: 2.0, ..leaf(0) }, leaf(-4096), leaf(8192)],
            starts: vec![0; trees],
            stages: stages.to_vec(),
            ..Forest::default()
        }
    }

    #[track_caller]
    fn check(forest: &Forest, first: f32, sum: f32) {
        let mut row = Row::ZERO;
        row.set(Feature::Words, first);
        assert_eq!(forest.sum(&row), sum);
    }

    #[test]
    fn a_row_goes_left_up_to_the_cut() {
        let forest = forest(2, &[]);
        check(&forest, 1.9, -2.0);
        check(&forest, 2.0, -2.0);
        check(&forest, 2.1, 4.0);
    }

    #[test]
    fn trees_are_asked_in_groups_and_one_by_one() {
        let trees = 2 * LANES + 3;
        check(&forest(trees, &[]), 2.0, -(trees as f32));
    }

    #[test]
    fn a_clear_sum_is_what_it_would_grow_to() {
        let forest = forest(2, &[Stage { trees: 1, clear: 1.5, growth: 3.0 }]);
        check(&forest, 2.0, -2.0);
        check(&forest, 2.1, 6.0);
    }

    #[test]
    fn a_forest_is_read_and_one_that_is_cut_off_is_not() {
        let numbers = [7, 1, 1, 1, 1, 0.5_f32.to_bits(), 3_f32.to_bits(), 0];
        let mut bytes: Vec<u8> = numbers.into_iter().flat_map(u32::to_le_bytes).collect();
        bytes.extend([0, 0, 0, 16, 0, 0, 0, 0]);
        let forest = Forest::read(&mut Reader(&bytes)).expect("it is a forest");
        forest.check();
        assert_eq!(forest.contract, 7);
        check(&forest, 0.0, 3.0);
        assert!(Forest::read(&mut Reader(&bytes[..bytes.len() - 1])).is_none());
    }
}

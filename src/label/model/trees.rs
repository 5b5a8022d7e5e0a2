//! Decision trees as flat arrays.

use crate::{
    at::At,
    label::features::{COUNT, MEANINGS, NAMES, Row},
};

/// In place of a feature: the node is a leaf.
pub(super) const LEAF: u8 = u8::MAX;
/// A row has no such feature.
const _: () = assert!(COUNT <= LEAF as usize);
/// What a whole number of a table stands for, in log-odds.
const UNIT: f32 = 1.0 / 4096.0;
/// Half of the trees settle a row whose sum is further from 0, in units: here 3 log-odds. On pages
/// that a table had not seen no such block crossed the middle in the other half.
const CLEAR_SUM: i32 = 3 * 4096;
/// How many features an explanation names.
const FACTORS: usize = 3;

/// A node of a tree. The left branch begins at the next node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Of [`Feature`](crate::label::features::Feature), or [`LEAF`].
    feature: u8,
    /// How many nodes further the right branch begins.
    right: u8,
    /// What the tree says of a block that came so far.
    value: i16,
    /// Blocks with no more than this go left.
    cut: f32,
}

/// The features that moved a score most, most first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Factors {
    features: [u8; FACTORS],
    /// What the block has of them.
    values: [f32; FACTORS],
}

impl Factors {
    /// Their names.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.features.into_iter().map(|factor| NAMES.at(factor))
    }

    /// Their names, what they are, and what the block has of them.
    pub(crate) fn figures(self) -> impl Iterator<Item = (&'static str, &'static str, f32)> {
        let features = self.features.into_iter().zip(self.values);
        features.map(|(factor, value)| (NAMES.at(factor), MEANINGS.at(factor).trim(), value))
    }
}

/// A sum of trees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forest {
    pub(super) nodes: &'static [Node],
    /// Where each tree begins.
    pub(super) starts: &'static [u16],
}

impl Forest {
    /// The sum of what the trees say of a row.
    ///
    /// After half of them most rows are clear, and the rest would only make them clearer.
    pub(super) fn sum(&self, row: &Row) -> f32 {
        let (first, second) = self.starts.split_at(self.starts.len() / 2);
        let half = self.sum_of(first, row);
        let sum = if half.abs() > CLEAR_SUM { half } else { half + self.sum_of(second, row) };
        sum as f32 * UNIT
    }

    fn sum_of(&self, starts: &[u16], row: &Row) -> i32 {
        starts.iter().map(|start| i32::from(self.leaf(usize::from(*start), row))).sum()
    }

    /// What a tree says of a row.
    #[inline]
    fn leaf(&self, start: usize, row: &Row) -> i16 {
        let mut at = start;
        while let Some(node) = self.nodes.get(at) {
            // A leaf asks for no feature of a row.
            let Some(value) = row.0.get(usize::from(node.feature)) else { return node.value };
            at += if *value <= node.cut { 1 } else { usize::from(node.right) };
        }
        0
    }

    /// The features that moved the sum most in its own direction, or against it.
    ///
    /// At each step down a tree the feature that is asked moves what the tree says (the method
    /// of Saabas 2014).
    pub(super) fn factors(&self, row: &Row) -> Factors {
        let mut moved = [0_i32; COUNT];
        for start in self.starts {
            let mut at = usize::from(*start);
            let mut last: Option<(u8, i16)> = None;
            while let Some(node) = self.nodes.get(at) {
                if let Some((feature, value)) = last {
                    moved.change(feature, |sum| *sum += i32::from(node.value) - i32::from(value));
                }
                let Some(value) = row.0.get(usize::from(node.feature)) else { break };
                last = Some((node.feature, node.value));
                at += if *value <= node.cut { 1 } else { usize::from(node.right) };
            }
        }
        // Of those that moved it as far the first one comes first.
        let mut most = [(0, 0); FACTORS];
        for (i, sum) in (0..).zip(moved) {
            let mut next = (sum.abs(), i);
            for known in &mut most {
                if known.0 < next.0 {
                    std::mem::swap(known, &mut next);
                }
            }
        }
        let features = most.map(|(_, i)| i);
        Factors { features, values: features.map(|feature| row.0.at(feature)) }
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
                if node.feature != LEAF {
                    assert!(usize::from(node.feature) < COUNT && node.cut.is_finite());
                    assert!(node.right > 1 && at + usize::from(node.right) < end);
                }
            }
            assert_eq!(self.nodes[end - 1].feature, LEAF);
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
    let mut nodes = [Node { feature: LEAF, right: 0, value: 0, cut: 0.0 }; N];
    let mut rest = (nodes.as_mut_slice(), features.as_slice(), rights.as_slice());
    let mut numbers = (values.as_slice(), cuts.as_slice());
    while let ([node, nodes @ ..], [feature, features @ ..], [right, rights @ ..]) = rest
        && let ([value, values @ ..], [cut, cuts @ ..]) = numbers
    {
        *node = Node { feature: *feature, right: *right, value: *value, cut: *cut };
        (rest, numbers) = ((nodes, features, rights), (values, cuts));
    }
    nodes
}

/// A number that changes when any node of a table does (FNV-1a, 32 bits).
#[cfg(test)]
pub(super) fn checksum(nodes: &[Node]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for node in nodes {
        let [low, high] = node.value.to_le_bytes();
        let head = [node.feature, node.right, low, high];
        for byte in head.into_iter().chain(node.cut.to_le_bytes()) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree: is the first feature at most 2?
    const NODES: [Node; 3] =
        pack(&[0, LEAF, LEAF], &[2, 0, 0], &[0, -4096, 8192], &[2.0, 0.0, 0.0]);
    const FOREST: Forest = Forest { nodes: &NODES, starts: &[0, 0] };

    #[track_caller]
    fn check(first: f32, sum: f32) {
        let mut row = Row::ZERO;
        row.0[0] = first;
        assert_eq!(FOREST.sum(&row), sum);
        assert_eq!(FOREST.factors(&row).names().next(), Some(NAMES[0]));
    }

    #[test]
    fn a_row_goes_left_up_to_the_cut() {
        check(1.9, -2.0);
        check(2.0, -2.0);
        check(2.1, 4.0);
    }
}

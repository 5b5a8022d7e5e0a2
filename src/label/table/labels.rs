//! The table of labels: decision trees whose leaves hold a number for each label.
//!
//! `html-first.bin`, `html-labels.bin` and `lines-labels.bin` are written by `training/`:
//!
//! ```text
//! contract u32 · trees u32 · nodes u32 · leaves u32 · unit f32 · weight of the side f32
//! early    trees u32 · growth f32
//! clear    f32 for each label: how far ahead it must be after the early trees
//! weights  f32 for each label: what the guess of the rules counts
//! starts   u32 for each tree: its first node
//! nodes    feature u8 · right u8 · cut u16
//! leaves   i8 for each label, in units
//! ```

use super::reader::Reader;
use crate::{
    Label,
    at::At,
    label::{
        MAX_SIDE, Side,
        features::{COUNT, LABELS, MEANINGS, NAMES, Row},
    },
};

/// How many features an explanation names.
const FACTORS: usize = 3;
/// What stands for the table of words among them.
const BY_WORDS: u8 = COUNT as u8;
/// A row with room for any number of a feature, so that none is out of bounds.
type Wide = [u16; 1 << u8::BITS];

/// A node of a tree. The left branch begins at the next node.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Of [`Feature`](crate::label::features::Feature).
    feature: u8,
    /// How many nodes further the right branch begins; of a leaf 0.
    right: u8,
    /// Blocks with no more than this go left, as [`Row::keys`]. Of a leaf its number.
    cut: u16,
}

/// The trees.
#[derive(Debug)]
pub(in crate::label) struct Table {
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests compare it"))]
    pub(super) contract: u32,
    starts: Vec<u32>,
    nodes: Vec<Node>,
    /// By leaf, a number for each label.
    leaves: Vec<[i8; LABELS]>,
    unit: f32,
    /// How many trees are asked before a row may be clear.
    early: usize,
    /// After them a row is clear if its likeliest label is further ahead of the rest than this, by label, in log-odds.
    clear: [f32; LABELS],
    /// How many times the numbers of a clear row grow until they are as far apart as those of all trees.
    growth: f32,
    /// What the decision gives to the table of text. Chosen by cross-validation.
    pub(in crate::label) side_weight: f32,
    /// What it gives to the guess of the rules, by label, in log-odds. Chosen by cross-validation.
    pub(in crate::label) guess_weights: [f32; LABELS],
}

impl Default for Table {
    /// A table that says nothing.
    fn default() -> Self {
        Self {
            contract: 0,
            starts: Vec::new(),
            nodes: Vec::new(),
            leaves: Vec::new(),
            unit: 0.0,
            early: 0,
            clear: [f32::INFINITY; LABELS],
            growth: 1.0,
            side_weight: 1.0,
            guess_weights: [1.0; LABELS],
        }
    }
}

impl Table {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut file = Reader(bytes);
        let contract = file.u32()?;
        let [trees, nodes, leaves] = [file.count()?, file.count()?, file.count()?];
        let (unit, side_weight) = (file.f32()?, file.f32()?);
        let (early, growth) = (file.count()?, file.f32()?);
        let (mut clear, mut guess_weights) = ([0.0; LABELS], [0.0; LABELS]);
        for number in clear.iter_mut().chain(&mut guess_weights) {
            *number = file.f32()?;
        }
        let node = |[feature, right, low, high]: &[u8; 4]| Node {
            feature: *feature,
            right: *right,
            cut: u16::from_le_bytes([*low, *high]),
        };
        Some(Self {
            contract,
            starts: file.u32s(trees)?,
            nodes: file.records(nodes)?.iter().map(node).collect(),
            leaves: file.rows(leaves)?,
            unit,
            side_weight,
            early,
            clear,
            growth,
            guess_weights,
        })
    }

    /// What the trees say of a row, added to what was said before: by label, a number that its chance grows with.
    pub(super) fn sum_from(&self, said: &[f32; LABELS], row: &Row) -> [f32; LABELS] {
        let row = &wide(row);
        let mut sums = self.early_sums(said, row);
        self.cleared(&sums).unwrap_or_else(|| {
            self.add(self.trees().1, row, &mut sums);
            sums.map(|sum| f32::from(sum) * self.unit)
        })
    }

    /// The same by the early trees alone, if the row is clear by them.
    pub(super) fn clear_sum_from(&self, said: &[f32; LABELS], row: &Row) -> Option<[f32; LABELS]> {
        self.cleared(&self.early_sums(said, &wide(row)))
    }

    /// The sums after the early trees, in units.
    fn early_sums(&self, said: &[f32; LABELS], row: &Wide) -> [i16; LABELS] {
        let in_units = |number: f32| (number / self.unit).round() as i16;
        let mut sums = said.map(in_units);
        self.add(self.trees().0, row, &mut sums);
        sums
    }

    fn cleared(&self, sums: &[i16; LABELS]) -> Option<[f32; LABELS]> {
        let (label, lead) = lead(sums);
        let is_clear = lead * self.unit > self.clear.at(label);
        is_clear.then(|| sums.map(|sum| f32::from(sum) * self.unit * self.growth))
    }

    /// Where the early trees begin, and where the others do.
    fn trees(&self) -> (&[u32], &[u32]) {
        self.starts.split_at_checked(self.early).unwrap_or_default()
    }

    /// Adds what the trees that begin at these nodes say.
    fn add(&self, starts: &[u32], row: &Wide, sums: &mut [i16; LABELS]) {
        for start in starts {
            let leaf = self.walk(*start, row, |_| {});
            for (sum, value) in sums.iter_mut().zip(leaf) {
                *sum = sum.wrapping_add(i16::from(*value));
            }
        }
    }

    /// The leaf of a tree that a row comes to. `pass` gets each feature that is asked on the way.
    #[inline]
    fn walk(&self, start: u32, row: &Wide, mut pass: impl FnMut(u8)) -> &[i8; LABELS] {
        const NONE: [i8; LABELS] = [0; LABELS];
        let mut at = start as usize;
        while let Some(node) = self.nodes.get(at) {
            if node.right == 0 {
                return self.leaves.get(usize::from(node.cut)).unwrap_or(&NONE);
            }
            pass(node.feature);
            at += if row.at(node.feature) <= node.cut { 1 } else { usize::from(node.right) };
        }
        &NONE
    }

    /// The features that moved the chance of a label most: what the trees say for or against it beside
    /// the mean of the labels is shared by the features that they ask on the way. `said` is what the trees add to.
    pub(super) fn factors(&self, said: &[f32; LABELS], row: &Row, label: Label) -> Factors {
        let keys = &wide(row);
        let mut moved = [0.0_f32; COUNT + 1];
        let by_words = said.at(label as usize) - said.iter().sum::<f32>() / LABELS as f32;
        moved.put(BY_WORDS, by_words / self.unit);
        for start in &self.starts {
            let mut asked = [0_u8; u8::BITS as usize * 4];
            let mut count = 0;
            let leaf = self.walk(*start, keys, |feature| {
                asked.put(count, feature);
                count += 1;
            });
            let mean = leaf.iter().map(|value| f32::from(*value)).sum::<f32>() / LABELS as f32;
            let said = f32::from(leaf.at(label as usize)) - mean;
            for feature in asked.iter().take(count) {
                moved.change(*feature, |sum| *sum += said / count as f32);
            }
        }
        // Of those that moved it as far the first one comes first.
        let mut most = [(0.0, 0_u8); FACTORS];
        for (i, sum) in (0..=u8::MAX).zip(moved) {
            let mut next = (sum.abs(), i);
            for known in &mut most {
                if known.0 < next.0 {
                    std::mem::swap(known, &mut next);
                }
            }
        }
        let features = most.map(|(_, i)| i);
        let value = |feature| if feature == BY_WORDS { by_words } else { row.value(feature) };
        Factors { features, values: features.map(value) }
    }
}

/// The log-odds of text by the numbers of the labels.
pub(super) fn text_odds(labels: &[f32; LABELS]) -> f32 {
    let most = labels.iter().copied().fold(f32::MIN, f32::max);
    let (mut text, mut other) = (0.0, 0.0);
    for (number, label) in labels.iter().zip(Label::ALL) {
        let sum = if Side::is_text(*label) { &mut text } else { &mut other };
        *sum += (number - most).exp();
    }
    (text.ln() - other.ln()).clamp(-MAX_SIDE, MAX_SIDE)
}

/// Which number is the largest, and how far it is ahead of the others.
fn lead(sums: &[i16; LABELS]) -> (usize, f32) {
    let (mut label, mut first, mut second) = (0, i16::MIN, i16::MIN);
    for (i, sum) in sums.iter().enumerate() {
        second = second.max(first.min(*sum));
        if *sum > first {
            (label, first) = (i, *sum);
        }
    }
    (label, f32::from(first) - f32::from(second))
}

fn wide(row: &Row) -> Wide {
    let mut wide = [0; 1 << u8::BITS];
    for (to, key) in wide.iter_mut().zip(row.keys()) {
        *to = key;
    }
    wide
}

/// The features that moved a chance most, most first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Factors {
    features: [u8; FACTORS],
    /// What the block has of them.
    values: [f32; FACTORS],
}

impl Factors {
    /// Their names.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        self.figures().map(|(name, ..)| name)
    }

    /// Their names, what they are, and what the block has of them.
    pub(crate) fn figures(self) -> impl Iterator<Item = (&'static str, &'static str, f32)> {
        let features = self.features.into_iter().zip(self.values);
        features.map(|(factor, value)| match factor {
            BY_WORDS => ("by-words", "How much its words, and what the elements around it are called, speak for the label, as log-odds.", value),
            _ => (NAMES.at(factor), MEANINGS.at(factor).trim(), value),
        })
    }
}

#[cfg(test)]
impl Table {
    /// Checks that each tree is one, and that no walk leaves it or reads beyond a row or the leaves.
    pub(super) fn check(&self) {
        assert!(!self.starts.is_empty());
        for (i, start) in self.starts.iter().enumerate() {
            let end = self.starts.get(i + 1).map_or(self.nodes.len(), |end| *end as usize);
            for at in *start as usize..end {
                let node = self.nodes[at];
                if node.right == 0 {
                    assert!(usize::from(node.cut) < self.leaves.len());
                } else {
                    assert!(usize::from(node.feature) < COUNT);
                    assert!(node.right > 1 && at + usize::from(node.right) < end);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::features::Feature;

    const NOTHING: [f32; LABELS] = [0.0; LABELS];

    /// One tree: are there at most two words? Then it is navigation, else body.
    fn table() -> Table {
        let mut row = Row::ZERO;
        row.set(Feature::Words, 2.0);
        let cut = row.keys().next().unwrap();
        let leaf = |label: Label| {
            let mut leaf = [0; LABELS];
            leaf[label as usize] = 10;
            leaf
        };
        Table {
            starts: vec![0],
            nodes: vec![
                Node { feature: Feature::Words as u8, right: 2, cut },
                Node { feature: 0, right: 0, cut: 0 },
                Node { feature: 0, right: 0, cut: 1 },
            ],
            leaves: vec![leaf(Label::Navigation), leaf(Label::Body)],
            unit: 0.5,
            ..Table::default()
        }
    }

    #[track_caller]
    fn check(words: f32, label: Label) {
        let mut row = Row::ZERO;
        row.set(Feature::Words, words);
        let table = table();
        table.check();
        assert_eq!(table.sum_from(&NOTHING, &row)[label as usize], 5.0);
        assert_eq!(table.factors(&NOTHING, &row, label).names().next(), Some("words"));
    }

    #[test]
    fn a_row_goes_left_up_to_the_cut() {
        check(0.0, Label::Navigation);
        check(2.0, Label::Navigation);
        check(3.0, Label::Body);
    }

    #[test]
    fn trees_add_to_what_words_say() {
        let mut said = NOTHING;
        said[Label::Ad as usize] = LABELS as f32;
        let (table, row) = (table(), Row::ZERO);
        let sums = table.sum_from(&said, &row);
        let found = [Label::Ad, Label::Navigation].map(|label| sums[label as usize]);
        assert_eq!(found, [LABELS as f32, 5.0]);
        let factors = |label| table.factors(&said, &row, label).figures().next().expect("one");
        let (name, _, value) = factors(Label::Ad);
        assert_eq!((name, value), ("by-words", LABELS as f32 - 1.0));
        assert_eq!(factors(Label::Navigation).0, "words");
    }

    #[test]
    fn a_clear_row_ends_early() {
        let mut table = table();
        let start = table.nodes.len() as u32;
        let [split, mut left, mut right] = [table.nodes[0], table.nodes[1], table.nodes[2]];
        (left.cut, right.cut) = (2, 3);
        table.nodes.extend([split, left, right]);
        table.starts.push(start);
        table.leaves.extend([[3; LABELS]; 2]);
        (table.early, table.growth) = (1, 2.0);
        let navigation = Label::Navigation as usize;
        for (clear, sum, is_clear) in [(4.9, 10.0, true), (5.1, 6.5, false)] {
            table.clear[navigation] = clear;
            assert_eq!(table.sum_from(&NOTHING, &Row::ZERO)[navigation], sum);
            assert_eq!(table.clear_sum_from(&NOTHING, &Row::ZERO).is_some(), is_clear);
        }
    }

    #[test]
    fn labels_of_text_speak_for_text() {
        let odds = |own: &[(Label, f32)]| {
            let mut labels = NOTHING;
            own.iter().for_each(|(label, number)| labels[*label as usize] = *number);
            text_odds(&labels)
        };
        let texts = Label::ALL.iter().filter(|label| Side::is_text(**label)).count() as f32;
        let even = (texts / (LABELS as f32 - texts)).ln();
        assert!((odds(&[]) - even).abs() < 1e-5);
        assert!((even..MAX_SIDE).contains(&odds(&[(Label::Body, 3.0)])));
        assert_eq!(odds(&[(Label::Body, 300.0)]), MAX_SIDE);
        assert_eq!(odds(&[(Label::Ad, 300.0)]), -MAX_SIDE);
    }

    #[test]
    fn the_lead_is_that_over_the_second() {
        let mut sums = [0; LABELS];
        (sums[3], sums[7]) = (9, 12);
        assert_eq!(lead(&sums), (7, 3.0));
        sums[9] = 12;
        assert_eq!(lead(&sums), (7, 0.0));
    }

    #[test]
    fn what_is_no_table_says_nothing() {
        assert!(Table::read(&[]).is_none());
        let bytes = include_bytes!("html-labels.bin");
        assert!(Table::read(&bytes[..bytes.len() / 2]).is_none());
        assert_eq!(Table::default().sum_from(&NOTHING, &Row::ZERO), [0.0; LABELS]);
    }
}

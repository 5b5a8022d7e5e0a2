//! The boxes that a block stands in: what their other blocks are by the rules, what their words hint at,
//! how they begin, whether one may type something in them.

use rustc_hash::FxHashMap;

use super::{Feature as F, LABELS, Row, View, nodes::Chain};
use crate::{
    Kind,
    at::At,
    page::Node,
    rules::{Cue, CueSet},
};

/// What stands for a label where there is no other block.
const NO_LABEL: f32 = -1.0;

/// The cues that are counted, in the order of [`Box::cues`].
const CUES: [Cue; 6] =
    [Cue::Share, Cue::Cookie, Cue::Legal, Cue::Date, Cue::Newsletter, Cue::Comments];

/// The features of a box, by how far out it is.
struct Group {
    cues: [F; CUES.len()],
    label: F,
    label_share: Option<F>,
    opener: F,
    opener_words: Option<F>,
    controls: F,
    longest: F,
    fields: F,
}

const GROUPS: [Group; 3] = [
    Group {
        cues: [F::C1Sharing, F::C1Cookie, F::C1Legal, F::C1Date, F::C1Newsletter, F::C1Comments],
        label: F::C1Label,
        label_share: Some(F::C1LabelShare),
        opener: F::C1Opener,
        opener_words: Some(F::C1OpenerWords),
        controls: F::C1Controls,
        longest: F::C1Longest,
        fields: F::C1Fields,
    },
    Group {
        cues: [F::C2Sharing, F::C2Cookie, F::C2Legal, F::C2Date, F::C2Newsletter, F::C2Comments],
        label: F::C2Label,
        label_share: Some(F::C2LabelShare),
        opener: F::C2Opener,
        opener_words: Some(F::C2OpenerWords),
        controls: F::C2Controls,
        longest: F::C2Longest,
        fields: F::C2Fields,
    },
    Group {
        cues: [F::C3Sharing, F::C3Cookie, F::C3Legal, F::C3Date, F::C3Newsletter, F::C3Comments],
        label: F::C3Label,
        label_share: None,
        opener: F::C3Opener,
        opener_words: None,
        controls: F::C3Controls,
        longest: F::C3Longest,
        fields: F::C3Fields,
    },
];

/// How many blocks have each label by the rules.
#[derive(Clone, Copy)]
struct Labels([u32; LABELS]);

impl Labels {
    const NONE: Self = Self([0; LABELS]);

    fn add(&mut self, label: usize) {
        self.0.change(label, |count| *count += 1);
    }

    fn most(&self) -> Most {
        let mut most = Most::default();
        for (i, count) in self.0.iter().enumerate() {
            most.all += count;
            if *count > most.first.1 {
                (most.first, most.second) = ((i, *count), most.first);
            } else if *count > most.second.1 {
                most.second = (i, *count);
            }
        }
        most
    }
}

/// The two most frequent labels, each with the number of its blocks; of two as frequent the one that comes
/// first in [`Label::ALL`](crate::Label::ALL).
#[derive(Clone, Copy, Default)]
struct Most {
    first: (usize, u32),
    second: (usize, u32),
    all: u32,
}

impl Most {
    /// The most frequent label of the other blocks, and its share.
    fn of_others(self, own: usize) -> (f32, f32) {
        let without =
            |(label, count): (usize, u32)| (label, count - u32::from(label == own && count > 0));
        let (first, second) = (without(self.first), without(self.second));
        let is_first = first.1 > second.1 || first.1 == second.1 && first.0 < second.0;
        let (label, count) = if is_first { first } else { second };
        if count == 0 {
            return (NO_LABEL, 0.0);
        }
        (label as f32, count as f32 / self.all.saturating_sub(1).max(1) as f32)
    }
}

/// What the blocks of a container add up to.
struct Box {
    labels: Most,
    cues: [u32; CUES.len()],
    controls: u32,
    longest: u32,
}

impl Box {
    fn of(view: &View<'_>, node: &Node) -> Self {
        let mut labels = Labels::NONE;
        let mut found =
            Self { labels: Most::default(), cues: [0; CUES.len()], controls: 0, longest: 0 };
        let start = node.leaves.start as usize;
        for (i, leaf) in (start..).zip(view.ctx.page.leaves_of(node)) {
            labels.add(view.guesses.at(i).label as usize);
            let cues = leaf.phrases | leaf.appeals | leaf.inline_all;
            if cues != CueSet::EMPTY {
                for (count, cue) in found.cues.iter_mut().zip(CUES) {
                    *count += u32::from(cues.has(cue));
                }
            }
            found.controls += u32::from(leaf.kind == Kind::Control);
            found.longest = found.longest.max(leaf.stats.words);
        }
        found.labels = labels.most();
        found
    }
}

pub(super) fn fill(view: &View<'_>, chains: &[Chain], rows: &mut [Row]) {
    let page = view.ctx.page;
    let fields = fields_within(view);
    let mut boxes: FxHashMap<u32, Box> = FxHashMap::default();
    for (i, (leaf, row)) in page.leaves.iter().zip(rows).enumerate() {
        let own = view.guesses.at(i).label as usize;
        let chain = chains.at(leaf.node);
        for (group, node) in GROUPS.iter().zip(chain.containers) {
            let at = node.unwrap_or_default();
            let node = page.node(at);
            let found = boxes.entry(at).or_insert_with(|| Box::of(view, node));
            let all = node.leaves.len().max(1) as f32;
            for (feature, count) in group.cues.iter().zip(found.cues) {
                row.set(*feature, count as f32 / all);
            }
            let (label, share) = found.labels.of_others(own);
            row.set(group.label, label);
            let opener = node.leaves.start;
            row.set(group.opener, f32::from(view.guesses.at(opener).label as u8));
            row.set(group.controls, found.controls as f32);
            row.set(group.longest, found.longest as f32);
            row.set(group.fields, fields.at(at) as f32);
            group.label_share.into_iter().for_each(|feature| row.set(feature, share));
            let words = page.leaf(opener).stats.words as f32;
            group.opener_words.into_iter().for_each(|feature| row.set(feature, words));
        }
    }
}

/// By node: how many fields of forms are in it.
fn fields_within(view: &View<'_>) -> Vec<u32> {
    let page = view.ctx.page;
    let mut counts = vec![0_u32; page.nodes.len()];
    for field in &page.fields {
        counts.change(field.node, |count| *count += 1);
    }
    for (i, node) in page.nodes.iter().enumerate().skip(1).rev() {
        let own = counts.at(i);
        counts.change(node.parent, |count| *count += own);
    }
    counts
}

/// Fills in the labels that the rules give to blocks with the same key, most of them.
pub(super) fn labels_of_like(
    view: &View<'_>,
    keys: &[u64],
    label: F,
    share: Option<F>,
    rows: &mut [Row],
) {
    let mut found: FxHashMap<u64, Labels> = FxHashMap::default();
    for (i, key) in keys.iter().enumerate() {
        found.entry(*key).or_insert(Labels::NONE).add(view.guesses.at(i).label as usize);
    }
    let found: FxHashMap<u64, Most> =
        found.into_iter().map(|(key, labels)| (key, labels.most())).collect();
    for (i, (key, row)) in keys.iter().zip(rows).enumerate() {
        let own = view.guesses.at(i).label as usize;
        let Some(labels) = found.get(key) else { continue };
        let (most, of_all) = labels.of_others(own);
        row.set(label, most);
        share.into_iter().for_each(|feature| row.set(feature, of_all));
    }
}

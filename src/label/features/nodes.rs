//! The containers around a block, the region, and the blocks that look like it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    Feature as F, Row, View, boxes,
    own::{claim, cue},
};
use crate::{
    at::At,
    label::evidence::scope::NEUTRAL,
    page::{Node, Page, Tag},
    rules::{self, Cue, CueSet},
};

/// The features of the four containers, by level.
const CONTAINERS: [[F; 5]; 4] = [
    [F::C1Words, F::C1Links, F::C1Leaves, F::C1Prose, F::C1Share],
    [F::C2Words, F::C2Links, F::C2Leaves, F::C2Prose, F::C2Share],
    [F::C3Words, F::C3Links, F::C3Leaves, F::C3Prose, F::C3Share],
    [F::C4Words, F::C4Links, F::C4Leaves, F::C4Prose, F::C4Share],
];

/// The features of two ways to be alike.
const LIKE: [F; 6] =
    [F::LikeCount, F::LikeWords, F::LikeLinks, F::LikeShare, F::LikeSpan, F::LikeText];
const PATH: [F; 6] =
    [F::PathCount, F::PathWords, F::PathLinks, F::PathShare, F::PathSpan, F::PathText];

pub(super) fn fill(view: &View<'_>, chains: &[Chain], rows: &mut [Row]) {
    let page = view.ctx.page;
    for (i, (leaf, row)) in page.leaves.iter().zip(&mut *rows).enumerate() {
        let chain = chains.at(leaf.node);
        chain.fill(row);
        row.set(F::Tag, f32::from(page.node_of(leaf).tag as u8));
        scope(view, leaf.node, row);
        containers(view, &chain, row);
        row.set(F::Depth, chain.depth as f32);
        in_region(view, i, chains, &chain, row);
    }
    let like: Vec<u64> = page
        .leaves
        .iter()
        .map(|leaf| {
            let node = page.node_of(leaf);
            let outer = page.node(node.parent);
            u64::from(node.signature) << 32 | u64::from(outer.signature)
        })
        .collect();
    groups(view, &like, LIKE, rows);
    boxes::labels_of_like(view, &like, F::LikeLabel, Some(F::LikeLabelShare), rows);
    let path: Vec<u64> = page.leaves.iter().map(|leaf| chains.at(leaf.node).path).collect();
    groups(view, &path, PATH, rows);
    boxes::labels_of_like(view, &path, F::PathLabel, None, rows);
}

/// What the elements from the page down to a node add up to.
#[derive(Clone, Copy, Default)]
pub(super) struct Chain {
    depth: u32,
    /// Of the element names.
    path: u64,
    article_depth: Option<u32>,
    main_depth: Option<u32>,
    counts: [u8; 6],
    mark_cues: u32,
    /// What it and the elements around it are named, believed or not.
    pub(super) marks: CueSet,
    /// The innermost containers of more than one block, each larger than the one before.
    pub(super) containers: [Option<u32>; 4],
    /// The innermost element that holds the region, too.
    shared: u32,
    /// The element below it on the way here.
    branch: u32,
}

/// The elements that are counted, and where.
const COUNTED: [(Tag, F); 6] = [
    (Tag::Aside, F::InAside),
    (Tag::Nav, F::InNav),
    (Tag::Footer, F::InFooter),
    (Tag::Form, F::InForm),
    (Tag::List, F::InList),
    (Tag::Table, F::InTable),
];

impl Chain {
    pub(super) fn of_all(view: &View<'_>) -> Vec<Self> {
        let page = view.ctx.page;
        let mut is_around = vec![false; page.nodes.len()];
        for node in page.ancestors(view.ctx.region.node) {
            is_around.put(node, true);
        }
        let mut chains: Vec<Self> = Vec::with_capacity(page.nodes.len());
        for (i, node) in page.nodes.iter().enumerate() {
            let mut chain = chains.at(node.parent).with(page, node);
            chain.hold(page, i as u32);
            if is_around.at(i) {
                (chain.shared, chain.branch) = (i as u32, i as u32);
            } else if is_around.at(node.parent) {
                chain.branch = i as u32;
            }
            chains.push(chain);
        }
        chains
    }

    /// Adds a node to the containers if it holds more blocks than the one inside.
    fn hold(&mut self, page: &Page, node: u32) {
        let count = |node: u32| page.node(node).leaves.len();
        let [first, second, third, _] = self.containers;
        if count(node) > 1 && first.is_none_or(|first| count(node) < count(first)) {
            self.containers = [Some(node), first, second, third];
        }
    }

    fn with(mut self, page: &Page, node: &Node) -> Self {
        self.depth += 1;
        self.path = (self.path.rotate_left(5) ^ (node.tag as u64 + 1)).wrapping_mul(0x9e37_79b9);
        if node.tag == Tag::Article {
            self.article_depth = Some(self.depth);
        }
        if node.tag == Tag::Main {
            self.main_depth = Some(self.depth);
        }
        for (count, (tag, _)) in self.counts.iter_mut().zip(COUNTED) {
            *count = count.saturating_add(u8::from(tag == node.tag));
        }
        for mark in page.marks_of(node) {
            let cue = rules::cue_of(*mark);
            self.marks |= CueSet::of(cue);
            self.mark_cues += u32::from(!NEUTRAL.has(cue));
        }
        self
    }

    fn fill(&self, row: &mut Row) {
        let below = |depth: Option<u32>| depth.map_or(-1.0, |it| (self.depth - it) as f32);
        row.set(F::ArticleDepth, below(self.article_depth));
        row.set(F::MainDepth, below(self.main_depth));
        for (count, (_, feature)) in self.counts.iter().zip(COUNTED) {
            row.set(feature, f32::from(*count));
        }
        row.set(F::MarkCues, self.mark_cues as f32);
        row.set(F::InComments, claim(self.marks.has(Cue::Comments)));
    }
}

fn scope(view: &View<'_>, node: u32, row: &mut Row) {
    let scope = view.ctx.scopes.at(node);
    row.set(F::ScopeCues, scope.count as f32);
    row.set(F::WeakCue, cue(view.ctx.inner.at(node).weak));
    row.set(F::InBody, claim(scope.all.has(Cue::Body)));
    row.set(F::MaxShare, scope.max_share);
    row.set(F::MinShare, scope.min_share);
}

/// Fills in the containers around a block.
fn containers(view: &View<'_>, chain: &Chain, row: &mut Row) {
    let page = view.ctx.page;
    if let Some(node) = chain.containers[0] {
        let leaves = &page.node(node).leaves;
        row.set(F::C1Text, view.text.over(leaves) / view.words.over(leaves).max(1.0));
    }
    // On a shallow page the outermost stands for those that are missing.
    let mut leaves = &page.node(0).leaves;
    for (features, node) in CONTAINERS.iter().zip(chain.containers) {
        if let Some(node) = node {
            leaves = &page.node(node).leaves;
        }
        container(view, leaves, features, row);
    }
}

fn container(view: &View<'_>, leaves: &Range<u32>, features: &[F; 5], row: &mut Row) {
    let words = view.words.over(leaves);
    let all_prose = view.ctx.sums.total().max(1.0);
    let values = [
        words,
        view.linked.over(leaves) / words.max(1.0),
        leaves.len() as f32,
        view.prose.over(leaves),
        view.ctx.sums.over(leaves) / all_prose,
    ];
    row.set_all(features, values);
}

fn in_region(view: &View<'_>, i: usize, chains: &[Chain], chain: &Chain, row: &mut Row) {
    let page = view.ctx.page;
    let leaves = &view.ctx.region.leaves;
    let region = view.ctx.region.node;
    let at = i as u32;
    let words = view.words.over(leaves);
    let shared = chains.at(chain.shared).depth as f32;
    row.set(F::InRegion, claim(leaves.contains(&at)));
    row.set(F::RegionUp, chains.at(region).depth as f32 - shared);
    row.set(F::RegionDown, chain.depth as f32 - shared);
    row.set(
        F::RegionPlace,
        if at < leaves.start {
            -1.0
        } else if at >= leaves.end {
            2.0
        } else {
            (at - leaves.start) as f32 / leaves.len().max(1) as f32
        },
    );
    row.set(F::RegionShare, view.ctx.sums.over(leaves) / view.ctx.sums.total().max(1.0));
    row.set(F::RegionWords, words);
    row.set(F::RegionLinks, view.linked.over(leaves) / words.max(1.0));
    let branch = &page.node(chain.branch).leaves;
    let branch_words = view.words.over(branch);
    row.set(F::BranchShare, branch_words / words.max(1.0));
    row.set(F::BranchLinks, view.linked.over(branch) / branch_words.max(1.0));
    row.set(F::BranchProse, view.prose.over(branch));
    row.set(F::BranchLeaves, branch.len() as f32);
}

/// What a group of blocks adds up to.
#[derive(Clone, Copy, Default)]
struct Group {
    count: f32,
    words: f32,
    linked: f32,
    text: f32,
    first: f32,
    last: f32,
}

fn groups(view: &View<'_>, keys: &[u64], features: [F; 6], rows: &mut [Row]) {
    let mut found: FxHashMap<u64, Group> = FxHashMap::default();
    for (i, key) in keys.iter().enumerate() {
        let group = found.entry(*key).or_insert(Group { first: i as f32, ..Group::default() });
        group.count += 1.0;
        group.words += view.words.at(i);
        group.linked += view.linked.at(i);
        group.text += view.text.at(i);
        group.last = i as f32;
    }
    let (all, words) = (keys.len() as f32, view.words.total().max(1.0));
    for (row, key) in rows.iter_mut().zip(keys) {
        let group = found.get(key).copied().unwrap_or_default();
        let values = [
            group.count,
            group.words / group.count,
            group.linked / group.words.max(1.0),
            group.words / words,
            (group.last - group.first + 1.0) / all,
            group.text / group.words.max(1.0),
        ];
        row.set_all(&features, values);
    }
}

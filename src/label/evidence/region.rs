//! Where on the page the article is.

use std::ops::Range;

use super::scope::Scope;
use crate::{
    Kind,
    at::At,
    label::{Sums, words},
    page::{Leaf, Page, Tag},
    rules::{Cue, CueSet},
};

/// What a linked word takes from the worth of a block, in words.
pub(in crate::label) const LINK_COST: f32 = 0.8;
/// What each block must bring in to be worth having, in words.
pub(in crate::label) const BLOCK_COST: f32 = 2.0;
/// What a word in a menu, a form or a footer takes from the worth, in words.
const BAD_COST: f32 = 0.3;
/// What a word counts for under a name that hints at boilerplate.
pub(in crate::label) const NEGATIVE_FACTOR: f32 = 0.2;
/// What a word counts for in a container named as the article.
const BODY_FACTOR: f32 = 1.3;
/// A container that has this many times the prose of the best one takes its place.
const CLIMB_FACTOR: f32 = 2.0;
/// The same for an `<article>`, which says that all in it is one.
const ARTICLE_CLIMB_FACTOR: f32 = 1.25;
/// An `<article>` with less prose, in words, is a teaser.
const MIN_ARTICLE_WORDS: f32 = 100.0;
/// A container of the headline and the region with more than this many times the region's words
/// is the whole page.
const MAX_HEAD_FACTOR: f32 = 1.5;
/// In text without mark-up, how many words of prose a stray line is worth against the article.
const STRAY_LINE_COST: f32 = 3.0;
/// In text without mark-up, the same for a line whose words say that it is boilerplate.
const PROMPT_LINE_COST: f32 = 25.0;

/// Cues of containers whose text is never the article's.
const BAD: [Cue; 6] =
    [Cue::Cookie, Cue::Form, Cue::Hidden, Cue::Legal, Cue::Navigation, Cue::Newsletter];

/// Where the article is.
#[derive(Clone, Debug)]
pub(in crate::label) struct Region {
    /// Its leaves.
    pub(in crate::label) leaves: Range<u32>,
    /// The container they are all in.
    pub(in crate::label) node: u32,
}

/// Finds the container with the most text that is worth reading.
pub(in crate::label) fn find(page: &Page, prose: &[bool], sums: &Sums, scopes: &[Scope]) -> Region {
    if page.is_plain {
        return Region { leaves: find_run(page, prose), node: 0 };
    }
    let worth = Sums::of(page.leaves.iter().map(|leaf| worth(leaf, &scopes.at(leaf.node))));
    let (mut best, mut most) = (0, f32::MIN);
    for (i, node) in page.nodes.iter().enumerate() {
        let own = worth.over(&node.leaves);
        // Of equals the innermost: it comes last.
        if most <= own {
            (best, most) = (i, own);
        }
    }
    let trusted =
        Sums::of(page.leaves.iter().zip(prose).enumerate().map(|(i, (leaf, is_prose))| {
            let scope = scopes.at(leaf.node);
            if *is_prose && scope.count == 0 && !scope.is_hidden { sums.at(i) } else { 0.0 }
        }));
    let node = climb(page, &trusted, best as u32);
    Region { leaves: page.node(node).leaves.clone(), node }
}

/// Of several articles in the region, as on pages that load the next one when the reader comes to
/// the end, takes the one with the headline.
pub(in crate::label) fn narrow(
    page: &Page,
    prose: &Sums,
    region: Region,
    title: Option<u32>,
) -> Region {
    let Some(title) = title.filter(|it| region.leaves.contains(it)) else { return region };
    let with_title = page
        .ancestors(page.leaf(title).node)
        .take_while(|node| *node != region.node)
        .find(|node| page.node(*node).tag == Tag::Article);
    let Some(node) = with_title else { return region };
    let leaves = page.node(node).leaves.clone();
    let others = page.nodes.iter().filter(|other| {
        other.tag == Tag::Article
            && leaves.end <= other.leaves.start
            && other.leaves.end <= region.leaves.end
            && prose.over(&other.leaves) >= MIN_ARTICLE_WORDS
    });
    let is_one_of_many = others.count() > 0 && prose.over(&leaves) >= MIN_ARTICLE_WORDS;
    if is_one_of_many { Region { leaves, node } } else { region }
}

/// The other stories on the page of an article, each in an element like the article's own and under
/// a headline that looks like the article's, by name and class.
pub(in crate::label) fn next_stories(page: &Page, title: Option<u32>) -> Vec<Range<u32>> {
    let Some(title) = title else { return Vec::new() };
    let story_of = |leaf: &Leaf| {
        page.ancestors(leaf.node).map(|node| page.node(node)).find(|node| node.tag == Tag::Article)
    };
    let leaf = page.leaf(title);
    let Some(story) = story_of(leaf) else { return Vec::new() };
    let look = |leaf: &Leaf| (leaf.kind, page.node_of(leaf).signature);
    let is_headline =
        |other: &&Leaf| matches!(leaf.kind, Kind::Heading(_)) && look(other) == look(leaf);
    let mut found: Vec<Range<u32>> = Vec::new();
    for other in page.leaves.iter().skip(story.leaves.end as usize).filter(is_headline) {
        let Some(other) = story_of(other).filter(|it| it.signature == story.signature) else {
            continue;
        };
        // Of stories inside each other the outer one counts.
        if found.last().is_none_or(|last| last.end <= other.leaves.start) {
            found.push(other.leaves.clone());
        }
    }
    found
}

/// What a leaf brings in, in words.
fn worth(leaf: &Leaf, scope: &Scope) -> f32 {
    let words = words(leaf);
    if scope.is_hidden || BAD.iter().any(|cue| scope.all.has(*cue)) {
        return -BAD_COST * words - BLOCK_COST;
    }
    let linked = words * leaf.stats.link_density();
    let worth = words - linked - LINK_COST * linked - BLOCK_COST;
    if worth <= 0.0 {
        return worth;
    }
    let body = if scope.all.has(Cue::Body) { BODY_FACTOR } else { 1.0 };
    let negative = if scope.count > 0 { NEGATIVE_FACTOR } else { 1.0 };
    worth * body * negative
}

/// Goes up as long as that adds more prose than there was.
fn climb(page: &Page, trusted: &Sums, best: u32) -> u32 {
    let mut node = best;
    loop {
        let have = trusted.over(&page.node(node).leaves);
        let larger = page.ancestors(node).find(|up| {
            let up = page.node(*up);
            let is_article = up.tag == Tag::Article;
            let factor = if is_article { ARTICLE_CLIMB_FACTOR } else { CLIMB_FACTOR };
            trusted.over(&up.leaves) > factor * have
        });
        match larger {
            Some(up) if up != node => node = up,
            _ => return node,
        }
    }
}

/// The leaves from the head of the article to the end of the region: where its images may be.
pub(in crate::label) fn around(page: &Page, region: &Region, title: Option<u32>) -> Range<u32> {
    let (start, end) = (region.leaves.start, region.leaves.end);
    if page.is_plain {
        return 0..end;
    }
    let Some(title) = title else { return start..end };
    let words_of = |leaves: &Range<u32>| -> u32 {
        page.leaves.slice(leaves).iter().map(|leaf| leaf.stats.words).sum()
    };
    let shared = page
        .ancestors(region.node)
        .map(|node| &page.node(node).leaves)
        .find(|leaves| leaves.contains(&title));
    match shared {
        Some(leaves)
            if words_of(leaves) as f32 <= MAX_HEAD_FACTOR * words_of(&region.leaves) as f32 =>
        {
            leaves.start..end.max(start)
        }
        _ => start.min(title)..end,
    }
}

/// The run of lines with the most prose, less what its other lines cost.
fn find_run(page: &Page, prose: &[bool]) -> Range<u32> {
    let worth = |(leaf, is_prose): (&Leaf, &bool)| match leaf.phrases {
        CueSet::EMPTY if *is_prose => leaf.stats.words as f32,
        CueSet::EMPTY => -STRAY_LINE_COST,
        _ => -PROMPT_LINE_COST,
    };
    let run = best_run(page.leaves.iter().zip(prose).map(worth));
    run.start as u32..run.end as u32
}

/// The run with the largest sum (Kadane's algorithm). Empty if no value is above 0.
pub(in crate::label) fn best_run(worths: impl Iterator<Item = f32>) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (i, worth) in worths.enumerate() {
        sum += worth;
        if sum <= 0.0 {
            (start, sum) = (i + 1, 0.0);
        } else if sum > best_sum {
            (best, best_sum) = (start..i + 1, sum);
        }
    }
    best
}

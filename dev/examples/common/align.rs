//! Which blocks of a page a truth made by hand holds.
//!
//! A truth is a text; a page is a list of blocks. A block of enough words belongs to the truth if
//! most of its word sequences occur there. A shorter one occurs in many texts by chance, so it must
//! stand where its neighbours say. Of two blocks with the same text one counts, as in the truth.

use std::{collections::HashMap, ops::Range};

/// Words in a row that hardly occur twice by chance.
const GRAM: usize = 4;
/// Places of one sequence that are looked at.
const MAX_PLACES: usize = 8;
/// How far from where the neighbours say a short block may be found, in words.
const SLACK: usize = 40;
/// The same after a block that was found.
const LONG_SLACK: usize = 160;

/// The words of a text in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    let is_break = |c: char| !c.is_alphanumeric() && c != '_';
    text.split(is_break).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// For each block whether the truth holds it.
pub(crate) fn held(blocks: &[Vec<String>], truth: &[String]) -> Vec<bool> {
    let mut index: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, gram) in truth.windows(GRAM).enumerate() {
        let places = index.entry(gram).or_default();
        if places.len() < MAX_PLACES {
            places.push(at);
        }
    }
    let starts: Vec<Option<isize>> = blocks.iter().map(|block| start_of(block, &index)).collect();
    let mut found = Found {
        blocks,
        truth,
        spans: vec![None; blocks.len()],
        is_covered: vec![false; truth.len()],
    };
    for i in longest_chain(&starts) {
        found.take(i, starts[i].unwrap_or(0));
    }
    let in_order: Vec<usize> = (0..blocks.len()).filter(|i| found.spans[*i].is_some()).collect();
    // Long blocks out of order: the page shows them elsewhere than the truth does.
    for (i, start) in starts.iter().enumerate() {
        if let Some(start) = *start
            && found.spans[i].is_none()
            && found.covered(start, blocks[i].len()) * 2 < blocks[i].len()
        {
            found.take(i, start);
        }
    }
    found.add_short(&in_order);
    found.spans.iter().map(Option::is_some).collect()
}

/// Where in the truth a block most likely begins; it may begin before the truth does.
fn start_of(block: &[String], index: &HashMap<&[String], Vec<usize>>) -> Option<isize> {
    let (mut hits, mut starts) = (0, HashMap::new());
    for (at, gram) in block.windows(GRAM).enumerate() {
        let Some(places) = index.get(gram) else { continue };
        hits += 1;
        for place in places {
            *starts.entry(*place as isize - at as isize).or_insert(0) += 1;
        }
    }
    let grams = block.len().saturating_sub(GRAM - 1);
    if hits == 0 || hits * 2 < grams {
        return None;
    }
    starts.into_iter().max_by_key(|(start, count)| (*count, -start)).map(|(start, _)| start)
}

/// The longest run of blocks, by number, in the order of the truth.
fn longest_chain(starts: &[Option<isize>]) -> Vec<usize> {
    let (mut tails, mut tops): (Vec<isize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut before: Vec<Option<usize>> = vec![None; starts.len()];
    for (i, start) in starts.iter().enumerate() {
        let Some(start) = *start else { continue };
        let at = tails.partition_point(|tail| *tail < start);
        // Of two with the same place the first stays.
        if tails.get(at) == Some(&start) {
            continue;
        }
        before[i] = at.checked_sub(1).map(|at| tops[at]);
        if at == tails.len() {
            tails.push(start);
            tops.push(i);
        } else {
            (tails[at], tops[at]) = (start, i);
        }
    }
    let mut chain: Vec<usize> =
        std::iter::successors(tops.last().copied(), |i| before[*i]).collect();
    chain.reverse();
    chain
}

struct Found<'a> {
    blocks: &'a [Vec<String>],
    truth: &'a [String],
    /// By block: which words of the truth it stands for.
    spans: Vec<Option<Range<usize>>>,
    is_covered: Vec<bool>,
}

impl Found<'_> {
    fn take(&mut self, i: usize, start: isize) {
        let span = self.span(start, self.blocks[i].len());
        self.is_covered[span.clone()].fill(true);
        self.spans[i] = Some(span);
    }

    fn span(&self, start: isize, words: usize) -> Range<usize> {
        let clamp = |at: isize| at.clamp(0, self.truth.len() as isize) as usize;
        clamp(start)..clamp(start + words as isize)
    }

    fn covered(&self, start: isize, words: usize) -> usize {
        self.is_covered[self.span(start, words)].iter().filter(|is_covered| **is_covered).count()
    }

    /// Finds blocks of few words between the places of the long blocks around them.
    fn add_short(&mut self, anchors: &[usize]) {
        for n in 0..=anchors.len() {
            let before = n.checked_sub(1).map(|n| anchors[n]);
            let after = anchors.get(n).copied();
            let end = |i: usize| self.spans[i].as_ref().map_or(0, |span| span.end);
            let low = before.map_or(0, end).saturating_sub(GRAM);
            let high = after
                .and_then(|i| self.spans[i].as_ref().map(|span| span.start))
                .unwrap_or(self.truth.len());
            let first = before.map_or(0, |i| i + 1);
            let last = after.unwrap_or(self.blocks.len());
            if before.is_none() {
                // Before the first long block only what comes right before its place counts.
                let mut high = high + GRAM;
                for i in (first..last).rev() {
                    if let Some(at) = self.place(i, high.saturating_sub(SLACK)..high, true) {
                        high = at;
                    }
                }
                continue;
            }
            let mut low = low;
            for i in first..last {
                if let Some(at) = self.place(i, low..(high + GRAM).min(low + LONG_SLACK), false) {
                    low = at + self.blocks[i].len();
                }
            }
        }
    }

    /// Takes a block whose words stand in a part of the truth that no other block covers. Returns
    /// where.
    fn place(&mut self, i: usize, within: Range<usize>, from_end: bool) -> Option<usize> {
        let block = &self.blocks[i];
        if block.is_empty() || self.spans[i].is_some() {
            return None;
        }
        let end = within.end.min(self.truth.len());
        let places = within.start..(end + 1).saturating_sub(block.len());
        let is_there = |at: &usize| {
            self.truth[*at..].starts_with(block)
                && !self.is_covered[*at..*at + block.len()].contains(&true)
        };
        let at =
            if from_end { places.rev().find(is_there) } else { places.clone().find(is_there) }?;
        self.take(i, at as isize);
        Some(at)
    }
}

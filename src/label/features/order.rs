//! The blocks before and after, headings, and the place on the page.

use std::ops::Range;

use super::{Feature as F, Row, View, own::claim};
use crate::{at::At, label::evidence::region};

/// What stands for the words of a block before the first or after the last.
const NO_BLOCK: f32 = -1.0;
/// Distances are cut here: further off is as good as never.
pub(super) const MAX_DISTANCE: f32 = 60.0;
/// The windows on either side, in blocks.
const NEAR: usize = 5;
/// The wider ones.
const FAR: usize = 15;

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    neighbours(view, rows);
    windows(view, rows);
    places(view, rows);
    headings(view, rows);
    distances(view, rows);
    run(view, rows);
}

fn neighbours(view: &View<'_>, rows: &mut [Row]) {
    let n = rows.len();
    let label = |i: usize| f32::from(view.guesses.at(i).label as u8);
    let text = |i: usize| claim(view.is_text.at(i));
    for (i, row) in rows.iter_mut().enumerate() {
        let before = i.checked_sub(1);
        let after = (i + 1 < n).then_some(i + 1);
        row.set(F::WordsB1, before.map_or(NO_BLOCK, |at| view.words.at(at)));
        row.set(F::WordsA1, after.map_or(NO_BLOCK, |at| view.words.at(at)));
        row.set(F::TextB1, before.map_or(NO_BLOCK, text));
        row.set(F::TextA1, after.map_or(NO_BLOCK, text));
        row.set(F::LabelB1, before.map_or(NO_BLOCK, label));
        row.set(F::LabelA1, after.map_or(NO_BLOCK, label));
        row.set(F::LabelB2, i.checked_sub(2).map_or(NO_BLOCK, label));
        row.set(F::LabelA2, (i + 2 < n).then_some(i + 2).map_or(NO_BLOCK, label));
    }
}

fn windows(view: &View<'_>, rows: &mut [Row]) {
    let n = rows.len();
    for (i, row) in rows.iter_mut().enumerate() {
        let before = |reach: usize| i.saturating_sub(reach) as u32..i as u32;
        let after = |reach: usize| (i + 1).min(n) as u32..(i + 1 + reach).min(n) as u32;
        let plain = |range: &Range<u32>| {
            (view.words.over(range) - view.linked.over(range)) / range.len().max(1) as f32
        };
        let links = |range: &Range<u32>| view.linked.over(range) / view.words.over(range).max(1.0);
        let text = |range: &Range<u32>| view.text.over(range) / view.words.over(range).max(1.0);
        row.set(F::PlainB5, plain(&before(NEAR)));
        row.set(F::PlainA5, plain(&after(NEAR)));
        row.set(F::PlainA15, plain(&after(FAR)));
        row.set(F::LinksB5, links(&before(NEAR)));
        row.set(F::LinksA5, links(&after(NEAR)));
        row.set(F::TextB5, text(&before(NEAR)));
        row.set(F::TextA5, text(&after(NEAR)));
        row.set(F::TextB15, text(&before(FAR)));
        row.set(F::TextA15, text(&after(FAR)));
    }
}

fn places(view: &View<'_>, rows: &mut [Row]) {
    let n = rows.len();
    let plain = (view.words.total() - view.linked.total()).max(1.0);
    let prose_words = view.ctx.sums.total().max(1.0);
    let title = view.ctx.title.map(|title| title as usize);
    for (i, row) in rows.iter_mut().enumerate() {
        let before = 0..i as u32;
        row.set(F::Place, i as f32 / n as f32);
        row.set(F::Index, i as f32);
        row.set(F::IndexFromEnd, (n - 1 - i) as f32);
        row.set(F::WordPlace, (view.words.over(&before) - view.linked.over(&before)) / plain);
        row.set(F::ProseBefore, view.prose.over(&before));
        row.set(F::ProseAfter, view.prose.over(&(i as u32 + 1..n as u32)));
        row.set(F::ProseBeforeShare, view.ctx.sums.over(&before) / prose_words);
        if let Some(title) = title {
            row.set(F::AfterTitle, i as f32 - title as f32);
            let (low, high) = (title.min(i) as u32, title.max(i) as u32);
            let words = view.words.over(&(low..high));
            row.set(F::WordsAfterTitle, if i < title { -words } else { words });
        }
    }
}

fn headings(view: &View<'_>, rows: &mut [Row]) {
    let label = |at: usize| f32::from(view.guesses.at(at).label as u8);
    let mut last: Option<usize> = None;
    for (i, row) in rows.iter_mut().enumerate() {
        row.set(F::AfterHeading, last.map_or(MAX_DISTANCE, |at| distance(at, i)));
        row.set(F::HeadingLabel, last.map_or(NO_BLOCK, label));
        if row.get(F::Level) > 0.0 {
            last = Some(i);
        }
    }
    let mut next = rows.len();
    for (i, row) in rows.iter_mut().enumerate().rev() {
        let section = i as u32 + 1..next.max(i + 1) as u32;
        row.set(F::SectionWords, view.words.over(&section) - view.linked.over(&section));
        if row.get(F::Level) > 0.0 {
            next = i;
        }
    }
}

fn distances(view: &View<'_>, rows: &mut [Row]) {
    let first = view.is_text.iter().position(|is_text| *is_text);
    let last = view.is_text.iter().rposition(|is_text| *is_text);
    for (i, row) in rows.iter_mut().enumerate() {
        let signed = |from: usize, to: usize| {
            (to as f32 - from as f32).clamp(-MAX_DISTANCE, 3.0 * MAX_DISTANCE)
        };
        row.set(F::AfterFirst, first.map_or(-MAX_DISTANCE, |first| signed(first, i)));
        row.set(F::BeforeLast, last.map_or(-MAX_DISTANCE, |last| signed(i, last)));
    }
}

fn distance(from: usize, to: usize) -> f32 {
    ((to - from) as f32).min(MAX_DISTANCE)
}

/// The run of blocks that brings in most.
fn run(view: &View<'_>, rows: &mut [Row]) {
    let worth = |(i, row): (usize, &Row)| {
        let (words, linked) = (view.words.at(i), view.linked.at(i));
        let is_bad = row.get(F::ScopeCues) > 0.0;
        let factor = if is_bad { region::NEGATIVE_FACTOR } else { 1.0 };
        factor * (words - linked) - region::LINK_COST * linked - region::BLOCK_COST
    };
    let best = region::best_run(rows.iter().enumerate().map(worth));
    for (i, row) in rows.iter_mut().enumerate() {
        let signed = |value: f32| value.clamp(-MAX_DISTANCE, 3.0 * MAX_DISTANCE);
        row.set(F::InRun, claim(best.contains(&i)));
        row.set(F::AfterRunStart, signed(i as f32 - best.start as f32));
        row.set(F::BeforeRunEnd, signed(best.end as f32 - 1.0 - i as f32));
    }
}

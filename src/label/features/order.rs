//! The blocks before and after, headings, and the place on the page.

use std::ops::Range;

use super::{Feature as F, Row, View, own::claim};
use crate::label::region;

/// What stands for the words of a block before the first or after the last.
const NO_BLOCK: f32 = -1.0;
/// Distances are cut here: further off is as good as never.
const MAX_DISTANCE: f32 = 60.0;
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
    let label = |i: usize| f32::from(view.verdicts[i].label as u8);
    let text = |i: usize| claim(view.is_text[i]);
    for (i, row) in rows.iter_mut().enumerate() {
        let before = i.checked_sub(1);
        let after = (i + 1 < n).then_some(i + 1);
        row[F::WordsB1 as usize] = before.map_or(NO_BLOCK, |at| view.words.at(at));
        row[F::WordsA1 as usize] = after.map_or(NO_BLOCK, |at| view.words.at(at));
        row[F::TextB1 as usize] = before.map_or(NO_BLOCK, text);
        row[F::TextA1 as usize] = after.map_or(NO_BLOCK, text);
        row[F::LabelB1 as usize] = before.map_or(NO_BLOCK, label);
        row[F::LabelA1 as usize] = after.map_or(NO_BLOCK, label);
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
        row[F::PlainB5 as usize] = plain(&before(NEAR));
        row[F::PlainA5 as usize] = plain(&after(NEAR));
        row[F::PlainA15 as usize] = plain(&after(FAR));
        row[F::LinksB5 as usize] = links(&before(NEAR));
        row[F::LinksA5 as usize] = links(&after(NEAR));
        row[F::TextB5 as usize] = text(&before(NEAR));
        row[F::TextA5 as usize] = text(&after(NEAR));
        row[F::TextB15 as usize] = text(&before(FAR));
        row[F::TextA15 as usize] = text(&after(FAR));
    }
}

fn places(view: &View<'_>, rows: &mut [Row]) {
    let n = rows.len();
    let plain = (view.words.total() - view.linked.total()).max(1.0);
    let prose_words = view.ctx.sums.total().max(1.0);
    let title = view.ctx.title.map(|title| title as usize);
    for (i, row) in rows.iter_mut().enumerate() {
        let before = 0..i as u32;
        row[F::Place as usize] = i as f32 / n as f32;
        row[F::Index as usize] = i as f32;
        row[F::IndexFromEnd as usize] = (n - 1 - i) as f32;
        row[F::WordPlace as usize] = (view.words.over(&before) - view.linked.over(&before)) / plain;
        row[F::ProseBefore as usize] = view.prose.over(&before);
        row[F::ProseAfter as usize] = view.prose.over(&(i as u32 + 1..n as u32));
        row[F::ProseBeforeShare as usize] = view.ctx.sums.over(&before) / prose_words;
        if let Some(title) = title {
            row[F::AfterTitle as usize] = i as f32 - title as f32;
            let (low, high) = (title.min(i) as u32, title.max(i) as u32);
            let words = view.words.over(&(low..high));
            row[F::WordsAfterTitle as usize] = if i < title { -words } else { words };
        }
    }
}

fn headings(view: &View<'_>, rows: &mut [Row]) {
    let mut last: Option<usize> = None;
    for (i, row) in rows.iter_mut().enumerate() {
        row[F::AfterHeading as usize] = last.map_or(MAX_DISTANCE, |at| distance(at, i));
        row[F::HeadingLabel as usize] =
            last.map_or(NO_BLOCK, |at| f32::from(view.verdicts[at].label as u8));
        if row[F::Level as usize] > 0.0 {
            last = Some(i);
        }
    }
    let mut next = rows.len();
    for i in (0..rows.len()).rev() {
        let section = i as u32 + 1..next.max(i + 1) as u32;
        rows[i][F::SectionWords as usize] = view.words.over(&section) - view.linked.over(&section);
        if rows[i][F::Level as usize] > 0.0 {
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
        row[F::AfterFirst as usize] = first.map_or(-MAX_DISTANCE, |first| signed(first, i));
        row[F::BeforeLast as usize] = last.map_or(-MAX_DISTANCE, |last| signed(i, last));
    }
}

fn distance(from: usize, to: usize) -> f32 {
    ((to - from) as f32).min(MAX_DISTANCE)
}

/// The run of blocks that brings in most.
fn run(view: &View<'_>, rows: &mut [Row]) {
    let worth = |(i, row): (usize, &Row)| {
        let (words, linked) = (view.words.at(i), view.linked.at(i));
        let is_bad = row[F::ScopeCues as usize] > 0.0;
        let factor = if is_bad { region::NEGATIVE_FACTOR } else { 1.0 };
        factor * (words - linked) - region::LINK_COST * linked - region::BLOCK_COST
    };
    let best = region::best_run(rows.iter().enumerate().map(worth));
    for (i, row) in rows.iter_mut().enumerate() {
        let signed = |value: f32| value.clamp(-MAX_DISTANCE, 3.0 * MAX_DISTANCE);
        row[F::InRun as usize] = claim(best.contains(&i));
        row[F::AfterRunStart as usize] = signed(i as f32 - best.start as f32);
        row[F::BeforeRunEnd as usize] = signed(best.end as f32 - 1.0 - i as f32);
    }
}

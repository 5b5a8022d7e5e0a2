//! Where a program that wraps text broke a line: the width is read off the whole text.

use std::ops::RangeInclusive;

use super::join::{End, Joint, Line};
use crate::at::At;

/// The narrowest and the widest a text is wrapped, in what a [`Measure`] counts. Menus are narrower,
/// paragraphs on one line are wider.
const WIDTHS: RangeInclusive<u32> = 40..=160;
/// So many lines that break off in a sentence and reach the width are no chance.
const MIN_FULL: i32 = 3;
/// Of the lines that break off in a sentence and are longer than half of the width, one of so many
/// reaches it. Where nobody wrapped, lines as long as the longest are fewer.
const MAX_LONG_TO_FULL: i32 = 4;
/// So many lines reach the width for one that is longer, as rows of tables are.
const MIN_FULL_TO_OVER: i32 = 10;
/// So many lines reach the width for one that would with a second word. By chance both are equally many.
const MIN_FULL_TO_NEAR: i32 = 2;
/// Lines that break off in a sentence are joined if so many reach the width for one that does by chance,
/// which is to say that one of two joins may be wrong at worst.
const MIN_OPEN_TO_CHANCE: u64 = 2;
/// The same of lines that end a sentence: a paragraph may well end there.
const MIN_ENDED_TO_CHANCE: u64 = 4;
/// Only lines that are longer than this share of the width, in thirds, tell of it: headings and items of
/// menus are shorter, even where a long address comes next.
const LONG_THIRDS: u32 = 2;

/// What a program counts when it wraps.
#[derive(Clone, Copy)]
enum Measure {
    Chars,
    /// Letters that are twice as wide count twice.
    Columns,
    Bytes,
}

/// A line as it was measured.
#[derive(Clone, Copy)]
struct Measured {
    /// With the white space before it.
    width: u32,
    /// Of the first word, or of what else no program breaks.
    head: u32,
    /// With the white space before it.
    first_break: u32,
}

/// A width in its measure.
#[derive(Clone, Copy)]
struct Width {
    measure: Measure,
    width: u32,
    /// How many lines reach it.
    full: i32,
}

/// Joins the lines that were wrapped.
pub(super) fn join(lines: &mut [Line<'_>]) {
    // Of ASCII all measures are the same.
    let measures: &[Measure] = if lines.iter().all(|line| line.text.is_ascii()) {
        &[Measure::Chars]
    } else {
        &[Measure::Bytes, Measure::Columns, Measure::Chars]
    };
    let widths = measures.iter().filter_map(|measure| width(lines, *measure));
    if let Some(found) = widths.max_by_key(|found| found.full) {
        join_at(lines, found);
    }
}

/// The width at which a text is wrapped, if it is.
fn width(lines: &[Line<'_>], measure: Measure) -> Option<Width> {
    // By width, as differences to the one before: lines that reach it, that miss it by a word, that are longer.
    let slots = *WIDTHS.end() as usize + 2;
    let [mut full, mut near, mut over] = [0; 3].map(|none| vec![none; slots]);
    // By length: lines that break off in a sentence.
    let mut open = vec![0; slots];
    let mut last = None::<(&Line<'_>, Measured)>;
    for line in lines {
        let this = measure.of(line);
        vote(&mut over, this.first_break, this.width);
        let before = last.replace((line, this)).filter(|(before, _)| line.may_follow(before));
        let Some((_, before)) = before.filter(|(before, _)| before.end() != End::Sentence) else {
            continue;
        };
        let with_word = before.width + 1 + this.head;
        vote(&mut full, before.width, with_word.min(before.width * 3 / LONG_THIRDS));
        vote(&mut near, with_word, with_word + 1 + this.head);
        open.change(before.width.min(*WIDTHS.end() + 1), |count| *count += 1);
    }
    let mut long: i32 = open.iter().sum();
    let [mut fulls, mut nears, mut overs] = [0; 3];
    let mut best = None::<Width>;
    for width in 0..=*WIDTHS.end() {
        fulls += full.at(width);
        nears += near.at(width);
        overs += over.at(width);
        if width % 2 == 0 {
            long -= open.at(width / 2);
        }
        let is_wrapped = WIDTHS.contains(&width)
            && fulls >= MIN_FULL
            && fulls * MAX_LONG_TO_FULL >= long
            && fulls >= overs * MIN_FULL_TO_OVER
            && fulls >= nears * MIN_FULL_TO_NEAR;
        if is_wrapped && best.is_none_or(|best| fulls > best.full) {
            best = Some(Width { measure, width, full: fulls });
        }
    }
    best
}

/// Counts a line for the widths of a range.
fn vote(votes: &mut [i32], from: u32, to: u32) {
    if from < to {
        votes.change(from, |count| *count += 1);
        votes.change(to, |count| *count -= 1);
    }
}

/// Joins the lines that reach the width. In which kinds of places they were wrapped, rather than ended there by
/// chance, is told from the lines of the kind that miss the width.
fn join_at(lines: &mut [Line<'_>], found: Width) {
    let mut kinds = [Kind::default(); Kind::COUNT];
    let mut full_kinds = vec![None::<u8>; lines.len()];
    let mut last = None::<(&Line<'_>, Measured)>;
    let mut goes_on = false;
    for (line, full_kind) in lines.iter().zip(&mut full_kinds) {
        let this = found.measure.of(line);
        let before = last.replace((line, this)).filter(|(before, _)| line.may_follow(before));
        let was_full = std::mem::take(&mut goes_on);
        let Some((before, measured)) = before else { continue };
        let is_long = measured.width * 3 > found.width * LONG_THIRDS;
        // A program that keeps the blank at the end of a line counts it, or does not. An address alone on a
        // line is longer than any width.
        let is_within =
            measured.width <= found.width + 1 || was_full && measured.width <= measured.first_break;
        if !is_long || !is_within {
            continue;
        }
        let kind = Kind::number(before, line, was_full);
        goes_on = measured.width + 1 + this.head > found.width;
        if goes_on {
            *full_kind = Some(kind);
            kinds.change(kind, |kind| kind.full += 1);
        } else {
            kinds.change(kind, |kind| kind.reach += u64::from(1 + this.head));
        }
    }
    let mut before = None::<&Line<'_>>;
    for (line, full_kind) in lines.iter_mut().zip(full_kinds) {
        let kind = full_kind.filter(|kind| kinds.at(*kind).is_wrapped(*kind, found.width));
        if let Some(before) = before.filter(|_| kind.is_some()) {
            line.joint = Joint::between(before, line);
            line.is_wrapped = true;
        }
        before = Some(line);
    }
}

/// A kind of place between two lines.
#[derive(Clone, Copy, Default)]
struct Kind {
    /// How many lines reach the width.
    full: u64,
    /// Of the long lines that do not: the sum of how much longer each could be without room for a word.
    /// It is to the length of the last third as those that reach the width by chance are to one.
    reach: u64,
}

impl Kind {
    const COUNT: usize = 8;
    const ENDED: u8 = 2;

    fn number(before: &Line<'_>, line: &Line<'_>, was_full: bool) -> u8 {
        u8::from(!line.begins_lower())
            + if before.end() == End::Sentence { Self::ENDED } else { 0 }
            + if was_full { 4 } else { 0 }
    }

    fn is_wrapped(self, number: u8, width: u32) -> bool {
        let times =
            if number & Self::ENDED == 0 { MIN_OPEN_TO_CHANCE } else { MIN_ENDED_TO_CHANCE };
        let third = u64::from(width * (3 - LONG_THIRDS));
        self.full * third >= self.reach * 3 * times
    }
}

impl Measure {
    fn of(self, line: &Line<'_>) -> Measured {
        let head = self.count(line.head());
        Measured {
            width: line.indent + self.count(line.text),
            head,
            first_break: line.indent + head,
        }
    }

    fn count(self, text: &str) -> u32 {
        let count = match self {
            Self::Bytes => text.len(),
            Self::Chars => text.chars().count(),
            Self::Columns => text.chars().map(|c| 1 + usize::from(is_wide(c))).sum(),
        };
        count as u32
    }
}

/// Whether a letter is as wide as two others.
#[rustfmt::skip]
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

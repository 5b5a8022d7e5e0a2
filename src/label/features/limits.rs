//! The most that numbers may be which grow with the page.
//!
//! A book has paragraphs as an article has, but more of them. Beyond what many pages have, a number must not
//! push a block out of what the learned tables have seen.

use super::{Feature as F, Row};

/// Each number, and the largest distance from 0 that it may have: about that of one page in twenty.
const MOST: [(F, f32); 50] = [
    (F::Words, 250.0),
    (F::Chars, 1_500.0),
    (F::Sentences, 20.0),
    (F::C1Words, 2_500.0),
    (F::C2Words, 2_500.0),
    (F::C3Words, 2_500.0),
    (F::C4Words, 2_500.0),
    (F::C1Leaves, 150.0),
    (F::C2Leaves, 150.0),
    (F::C3Leaves, 150.0),
    (F::C4Leaves, 150.0),
    (F::C1Prose, 30.0),
    (F::C2Prose, 30.0),
    (F::C3Prose, 30.0),
    (F::C4Prose, 30.0),
    (F::C1Controls, 30.0),
    (F::C2Controls, 30.0),
    (F::C3Controls, 30.0),
    (F::C1Longest, 250.0),
    (F::C2Longest, 250.0),
    (F::C3Longest, 250.0),
    (F::RegionWords, 2_500.0),
    (F::BranchProse, 30.0),
    (F::BranchLeaves, 150.0),
    (F::LikeCount, 150.0),
    (F::PathCount, 150.0),
    (F::RepeatCount, 60.0),
    (F::CardCount, 60.0),
    (F::Index, 300.0),
    (F::IndexFromEnd, 300.0),
    (F::AfterTitle, 120.0),
    (F::WordsAfterTitle, 2_000.0),
    (F::SectionWords, 600.0),
    (F::ProseBefore, 30.0),
    (F::ProseAfter, 30.0),
    (F::AfterFirst, 90.0),
    (F::BeforeLast, 90.0),
    (F::AfterRunStart, 90.0),
    (F::BeforeRunEnd, 90.0),
    (F::PageLeaves, 500.0),
    (F::PageWords, 4_000.0),
    (F::PageProse, 50.0),
    (F::PageHeadings, 50.0),
    (F::PagePictures, 100.0),
    (F::PageTables, 10.0),
    (F::PageCode, 20.0),
    (F::PageLongest, 400.0),
    (F::PageQuestions, 20.0),
    (F::PageTimes, 40.0),
    (F::PageRepeatCount, 60.0),
];

/// Cuts the numbers of all rows.
pub(super) fn cut(rows: &mut [Row]) {
    for row in rows {
        for (feature, most) in MOST {
            let value = row.get(feature);
            if value.abs() > most {
                row.set(feature, most.copysign(value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_most_is_the_most() {
        let mut rows = [Row::ZERO];
        rows[0].set(F::WordsAfterTitle, -9_000.0);
        rows[0].set(F::Words, 12.0);
        cut(&mut rows);
        assert_eq!(rows[0].get(F::WordsAfterTitle), -2_000.0);
        assert_eq!(rows[0].get(F::Words), 12.0);
    }
}

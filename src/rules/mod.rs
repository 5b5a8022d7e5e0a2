//! What words hint at: a [`Cue`] for each kind of hint.
//!
//! A rule never decides. It sets a cue, and the `label` passes weigh cues against counts. That keeps the
//! words, which anyone can edit, apart from the judgement, which needs tests.
//!
//! The words stand in `tables/`, a file for each cue; its `mod.rs` says how an entry is written. A program reads
//! them from `words/`, where a test writes them folded and sorted, so that it need not do so when it starts.

pub(crate) mod credit;
mod names;
mod phrases;
#[cfg(test)]
mod tables;
pub(crate) mod vocabulary;
mod words;

use std::ops::{BitOr, BitOrAssign};

pub(crate) use names::{
    Mark, all_marks, cue_of, mark_count, marks_of_name, marks_of_role, marks_of_tag,
};
pub(crate) use phrases::cues_of_text;

/// A hint at what a block or a container is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cue {
    Ad,
    Bio,
    Body,
    Byline,
    Caption,
    Comments,
    Cookie,
    Correction,
    Credit,
    Date,
    Embed,
    Emphasis,
    Form,
    Gallery,
    Hidden,
    Legal,
    Navigation,
    Newsletter,
    Notice,
    Panel,
    Paywall,
    Player,
    PullQuote,
    Rights,
    Share,
    Standfirst,
    Teaser,
}

impl Cue {
    /// Every cue, by its number.
    const ALL: [Self; 27] = [
        Self::Ad,
        Self::Bio,
        Self::Body,
        Self::Byline,
        Self::Caption,
        Self::Comments,
        Self::Cookie,
        Self::Correction,
        Self::Credit,
        Self::Date,
        Self::Embed,
        Self::Emphasis,
        Self::Form,
        Self::Gallery,
        Self::Hidden,
        Self::Legal,
        Self::Navigation,
        Self::Newsletter,
        Self::Notice,
        Self::Panel,
        Self::Paywall,
        Self::Player,
        Self::PullQuote,
        Self::Rights,
        Self::Share,
        Self::Standfirst,
        Self::Teaser,
    ];
}

/// The name of each cue, with its place.
pub(crate) fn cue_names() -> impl Iterator<Item = String> {
    Cue::ALL.iter().map(|cue| format!("{cue:?}={}", *cue as u8))
}

/// A set of cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet(u32);

const _: () = assert!(Cue::ALL.len() <= u32::BITS as usize, "a cue is a bit of a set");

impl CueSet {
    pub(crate) const EMPTY: Self = Self(0);

    pub(crate) const fn of(cue: Cue) -> Self {
        Self(1 << cue as u8)
    }

    pub(crate) const fn has(self, cue: Cue) -> bool {
        self.0 & Self::of(cue).0 != 0
    }

    /// The cues that are in both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The cues that are in either.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The cues that are in this set only.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for CueSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Mark> for CueSet {
    /// What the marks hint at.
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        marks.into_iter().fold(Self::EMPTY, |cues, mark| cues | Self::of(cue_of(mark)))
    }
}

impl BitOrAssign for CueSet {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

//! What rules of the caller say of elements, and so of leaves and images.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// What the rules say of one element: any of three things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ruling(u8);

impl Ruling {
    pub(crate) const DROP: Self = Self(1);
    pub(crate) const KEEP: Self = Self(2);
    pub(crate) const CONTENT: Self = Self(4);

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl std::ops::BitOr for Ruling {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The rulings of elements, by the number of the element in the tree.
pub(crate) type Rulings = FxHashMap<u32, Ruling>;

/// What becomes of a leaf or of an image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The rules say nothing of it.
    #[default]
    Free,
    Dropped,
    Kept,
    /// In what a rule says is the content.
    Inside,
    /// Not in it, though it is on the page.
    Outside,
}

/// An element that a rule says something of.
#[derive(Clone, Debug)]
pub(crate) struct Ruled {
    pub(crate) ruling: Ruling,
    pub(crate) leaves: Range<u32>,
    pub(crate) pictures: Range<u32>,
}

/// The fate of each of so many leaves or images. `ruled` is in the order of the page, and `range`
/// says which of them are in an element.
///
/// Of rules that drop and that keep the innermost counts, of those for one element the one that
/// drops. What is in the content, or not, only matters for the rest.
pub(crate) fn fates(
    ruled: &[Ruled],
    count: usize,
    range: impl Fn(&Ruled) -> &Range<u32>,
) -> Vec<Fate> {
    let has_content = ruled.iter().any(|it| it.ruling.has(Ruling::CONTENT));
    let outermost = if has_content { Fate::Outside } else { Fate::Free };
    let mut rest = ruled.iter().filter(|it| !range(it).is_empty()).peekable();
    // Elements that are open, with where they end and what they come to.
    let mut open: Vec<(u32, Fate)> = Vec::new();
    let mut fates = Vec::with_capacity(count);
    for i in 0..count as u32 {
        while open.pop_if(|(end, _)| *end <= i).is_some() {}
        while let Some(next) = rest.next_if(|it| range(it).start <= i) {
            let around = open.last().map_or(outermost, |(_, fate)| *fate);
            open.push((range(next).end, inside(around, next.ruling)));
        }
        fates.push(open.last().map_or(outermost, |(_, fate)| *fate));
    }
    fates
}

/// What becomes of what is in an element.
fn inside(around: Fate, ruling: Ruling) -> Fate {
    if ruling.has(Ruling::DROP) {
        Fate::Dropped
    } else if ruling.has(Ruling::KEEP) {
        Fate::Kept
    } else if matches!(around, Fate::Dropped | Fate::Kept) {
        around
    } else {
        Fate::Inside
    }
}

//! Whether the article may be read without paying.

use super::{
    Source,
    tags::{self, Statements},
};
use crate::Label;

/// Whether an article may be read without paying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// All of it.
    Free,
    /// Some of it, or so many articles a month.
    Metered,
}

impl Access {
    /// `free` or `metered`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Metered => "metered",
        }
    }
}

/// What the page states, unless a prompt to pay stands in place of the text.
pub(super) fn find(page: &Statements<'_>) -> Option<(Access, Source)> {
    let has_text = |block: &(Label, &str)| block.0 == Label::Body;
    let first = page.blocks.iter().position(has_text);
    let prompt = page.blocks.iter().position(|block| block.0 == Label::Paywall);
    if let (Some(first), Some(prompt)) = (first, prompt) {
        let left = page.blocks.iter().skip(prompt).filter(|block| has_text(block)).count();
        if first < prompt && left == 0 {
            return Some((Access::Metered, Source::Block));
        }
    }
    page.first(
        tags::TIERS,
        |j| &j.is_free,
        |_, text| match text.trim().to_lowercase().as_str() {
            "true" | "free" | "yes" => Some(Access::Free),
            "false" | "metered" | "locked" | "no" => Some(Access::Metered),
            _ => None,
        },
    )
}

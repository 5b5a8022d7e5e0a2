//! In which direction the text runs.

use super::Source;
use crate::page::Facts;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

/// In which direction a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left, as Arabic, Hebrew, Persian and Urdu.
    RightToLeft,
}

impl Direction {
    /// `ltr` or `rtl`, as HTML has it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// What `dir` says, else how the language is written.
pub(super) fn find(
    facts: &Facts,
    language: Option<&(String, Source)>,
) -> Option<(Direction, Source)> {
    let stated = match facts.dir.trim().to_ascii_lowercase().as_str() {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        _ => None,
    };
    let by_language = || {
        let (tag, source) = language?;
        let is_right = RIGHT_TO_LEFT.contains(&tag.split('-').next().unwrap_or_default());
        Some((if is_right { Direction::RightToLeft } else { Direction::LeftToRight }, *source))
    };
    stated.map(|direction| (direction, Source::MetaTag)).or_else(by_language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(dir: &str, language: &str, id: &str) {
        let facts = Facts { dir: dir.to_owned(), ..Facts::default() };
        let language = (!language.is_empty()).then(|| (language.to_owned(), Source::MetaTag));
        let found = find(&facts, language.as_ref());
        assert_eq!(found.map_or("", |(direction, _)| direction.id()), id, "{dir:?} {language:?}");
    }

    #[test]
    fn what_the_page_says_wins() {
        check("rtl", "en", "rtl");
        check(" LTR ", "he", "ltr");
        check("auto", "ar-EG", "rtl");
        check("", "arn", "ltr");
        check("", "", "");
    }
}

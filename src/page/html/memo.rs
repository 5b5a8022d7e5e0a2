//! What elements and attribute values come to, remembered.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::style;
use crate::{
    at::At,
    page::{
        Names, Tag,
        names::words,
        parse::{Element, Name},
    },
    rules::{self, Mark},
};

/// Words of the classes of what lies over a page.
const OVERLAYS: [&str; 4] = ["lightbox", "modal", "popover", "popup"];
/// What may stand behind them: parts of an overlay. Others are what opens one, or shows that one is open.
#[rustfmt::skip]
const OVERLAY_PARTS: [&str; 19] = [
    "backdrop", "body", "box", "card", "container", "content", "dialog", "frame", "inner", "layer", "main", "mask",
    "outer", "overlay", "panel", "root", "window", "wrap", "wrapper",
];

/// What a class comes to.
#[derive(Clone, Copy)]
struct Class {
    number: u32,
    is_overlay: bool,
}

/// Whether a class or an id is that of an overlay or of a part of one.
pub(super) fn names_overlay(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let mut words = words(name);
        let is_one =
            |words: &[&str], word: &str| words.iter().any(|it| word.eq_ignore_ascii_case(it));
        // Programs make names differ by digits at their end.
        let is_part = |word: &str| {
            is_one(&OVERLAY_PARTS, word) || word.contains(|c: char| c.is_ascii_digit())
        };
        let is_overlay =
            |word: &str| is_one(&OVERLAYS, word.trim_end_matches(|c: char| c.is_ascii_digit()));
        words.any(is_overlay) && words.all(is_part)
    })
}

/// Remembers what elements and attribute values come to: pages repeat few of them often.
#[derive(Default)]
pub(super) struct Memo<'d> {
    found: FxHashMap<&'d str, (u32, u32)>,
    /// By the number of the name.
    tags: Vec<Option<(u32, u32)>>,
    marks: Vec<Mark>,
    signatures: FxHashMap<&'d str, Class>,
    /// What elements are called, by a hash of that.
    names: FxHashMap<u64, u32>,
    styles: FxHashMap<&'d str, bool>,
    /// A buffer.
    words: String,
}

impl<'d> Memo<'d> {
    /// For a document of so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        /// Of real pages, about.
        const NODES_A_VALUE: usize = 6;
        let found = FxHashMap::with_capacity_and_hasher(nodes / NODES_A_VALUE, Default::default());
        Self { found, ..Self::default() }
    }

    /// Adds the marks of an attribute value.
    pub(super) fn find(&mut self, value: &'d str, out: &mut Vec<Mark>) {
        let (start, end) = *self.found.entry(value).or_insert_with(|| {
            let start = self.marks.len() as u32;
            rules::marks_of_name(value, &mut self.words, &mut self.marks);
            (start, self.marks.len() as u32)
        });
        out.extend_from_slice(self.marks.slice(&(start..end)));
    }

    /// Adds the marks of an element's name.
    pub(super) fn find_tag(&mut self, element: Element<'_>, out: &mut Vec<Mark>) {
        let name = element.name();
        if name == Name::Other {
            rules::marks_of_tag(element.full_name(), out);
            return;
        }
        let at = name as usize;
        if self.tags.len() <= at {
            self.tags.resize(at + 1, None);
        }
        let Some(found) = self.tags.get_mut(at) else { return };
        let (start, end) = *found.get_or_insert_with(|| {
            let start = self.marks.len() as u32;
            rules::marks_of_tag(element.full_name(), &mut self.marks);
            (start, self.marks.len() as u32)
        });
        out.extend_from_slice(self.marks.slice(&(start..end)));
    }

    /// A number for an element's name and class, in which words with digits count the items of a list;
    /// and whether the class names an overlay.
    pub(super) fn signature(&mut self, tag: Tag, class: &'d str) -> (u32, bool) {
        let Class { number, is_overlay } = *self.signatures.entry(class).or_insert_with(|| {
            let names = class.split_ascii_whitespace();
            let mut hasher = FxHasher::default();
            for name in names.filter(|name| !name.bytes().any(|byte| byte.is_ascii_digit())) {
                hasher.write(name.as_bytes());
            }
            Class { number: hasher.finish() as u32, is_overlay: names_overlay(class) }
        });
        (number.rotate_left(8) ^ tag as u32, is_overlay)
    }

    /// Where it stands what an element is called whose attributes have these values.
    pub(super) fn name(&mut self, element: &str, values: &[&str], names: &mut Names) -> u32 {
        let mut hasher = FxHasher::default();
        for value in std::iter::once(&element).chain(values) {
            hasher.write(value.as_bytes());
            hasher.write_usize(value.len());
        }
        *self.names.entry(hasher.finish()).or_insert_with(|| names.add(element, values))
    }

    /// Whether an inline style hides an element.
    pub(super) fn hides(&mut self, style: &'d str) -> bool {
        *self.styles.entry(style).or_insert_with(|| style::hides(style))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_overlays() {
        for class in [
            "modal",
            "site popup",
            "cli-modal-dialog",
            "Lightbox__content",
            "x-popup wide",
            "NewsletterModal_root__x1Yz",
            "ReactModal__Content",
            "popupOverlay",
            "myModal2",
        ] {
            assert!(names_overlay(class), "{class}");
        }
        for class in [
            "modal-open",
            "modality",
            "popup-link",
            "lightbox-image",
            "open-modal-button",
            "no-popups",
            "",
        ] {
            assert!(!names_overlay(class), "{class}");
        }
    }
}

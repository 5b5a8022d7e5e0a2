//! What attribute values come to, remembered.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::{
    page::Tag,
    rules::{self, Mark},
};

/// Remembers what attribute values come to: pages repeat few of them often.
#[derive(Default)]
pub(super) struct MarkMemo<'d> {
    found: FxHashMap<&'d str, (usize, usize)>,
    marks: Vec<Mark>,
    signatures: FxHashMap<&'d str, u32>,
}

impl<'d> MarkMemo<'d> {
    /// Adds the marks of an attribute value.
    pub(super) fn find(&mut self, value: &'d str, out: &mut Vec<Mark>) {
        let (start, end) = *self.found.entry(value).or_insert_with(|| {
            let start = self.marks.len();
            rules::marks_of_name(value, &mut self.marks);
            (start, self.marks.len())
        });
        out.extend_from_slice(self.marks.get(start..end).unwrap_or_default());
    }

    /// A number for an element's name and class. Words with digits count the items of a list.
    pub(super) fn signature(&mut self, tag: Tag, class: &'d str) -> u32 {
        let of_class = *self.signatures.entry(class).or_insert_with(|| {
            let names = class.split_ascii_whitespace();
            let mut hasher = FxHasher::default();
            for name in names.filter(|name| !name.bytes().any(|byte| byte.is_ascii_digit())) {
                hasher.write(name.as_bytes());
            }
            hasher.finish() as u32
        });
        of_class.rotate_left(8) ^ tag as u32
    }
}

//! What is kept of an element: a node, what it is called, and its marks.

use super::{Open, Walk, attributes::is_dialog, heading, memo};
use crate::{
    page::{
        Node, Tag,
        parse::{Element, Key, NodeRef},
    },
    rules::{self, CueSet},
};

impl<'d> Walk<'d> {
    /// Keeps what an element in a leaf is called.
    pub(super) fn name_inline(&mut self, element: Element<'d>) {
        let name = self.name(element);
        self.page.inline_names.push((self.page.leaves.len() as u32, name));
    }

    /// Where it stands what the element that was opened last is called.
    fn name(&mut self, element: Element<'d>) -> u32 {
        self.memo.name(element.full_name(), &self.values, &mut self.page.names)
    }

    pub(super) fn add_node(&mut self, parent: Open, element: Element<'d>, is_hidden: bool) {
        let marks_start = self.page.marks.len() as u32;
        for mark in self.inline_marks.get(parent.inline_start..).unwrap_or_default() {
            let known = self.page.marks.get(marks_start as usize..).unwrap_or_default();
            if !known.contains(mark) {
                self.page.marks.push(*mark);
            }
        }
        let leaves = self.page.leaves.len() as u32;
        let pictures = self.page.pictures.len() as u32;
        let tag = Tag::of(element.name());
        let class = element.attr(Key::Class).unwrap_or_default();
        let (signature, is_overlay) = self.memo.signature(tag, class);
        let is_overlay = is_overlay
            || is_dialog(element)
            || tag == Tag::Div && element.attr(Key::Id).is_some_and(memo::names_overlay);
        let name = self.name(element);
        self.page.nodes.push(Node {
            parent: parent.node,
            tag,
            signature,
            name,
            marks: marks_start..self.page.marks.len() as u32,
            leaves: leaves..leaves,
            pictures: pictures..pictures,
            is_hidden,
            is_overlay,
        });
    }

    /// Puts the marks of an element on the stack, and finds the values that it is known by. Returns the cues.
    pub(super) fn push_marks(&mut self, node: NodeRef<'d>, element: Element<'d>) -> CueSet {
        let start = self.inline_marks.len();
        self.values.clear();
        self.memo.find_tag(element, &mut self.inline_marks);
        for (key, value) in element.attrs() {
            match key {
                Key::Class | Key::Itemprop | Key::Rel => {
                    self.memo.find(value, &mut self.inline_marks);
                    self.values.push(value);
                }
                Key::Id => {
                    let before = self.inline_marks.len();
                    self.memo.find(value, &mut self.inline_marks);
                    if before < self.inline_marks.len()
                        && heading::is_of_heading(node, element, value)
                    {
                        self.inline_marks.truncate(before);
                    } else {
                        self.values.push(value);
                    }
                }
                Key::Role => {
                    rules::marks_of_role(value, &mut self.inline_marks);
                    self.values.push(value);
                }
                _ => {}
            }
        }
        self.inline_marks.get(start..).unwrap_or_default().iter().copied().collect()
    }
}

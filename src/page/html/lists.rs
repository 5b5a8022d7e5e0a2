//! The numbers of list items: what a browser adds to the text.

use super::Walk;
use crate::page::parse::{Element, Key, Name, NodeRef};

/// CommonMark has no longer numbers.
const MAX_NUMBER: i64 = 999_999_999;

/// How the items of an open list are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counter {
    next: i64,
    step: i64,
}

impl Counter {
    /// Of a list without numbers.
    const NONE: Self = Self { next: -1, step: 0 };

    fn of(node: NodeRef<'_>, element: Element<'_>) -> Self {
        if element.name() != Name::Ol {
            return Self::NONE;
        }
        let start = element.attr(Key::Start).and_then(|start| start.trim().parse::<i32>().ok());
        if element.attr(Key::Reversed).is_none() {
            return Self { next: start.map_or(1, i64::from), step: 1 };
        }
        let items = || node.children().filter_map(|child| child.element());
        let count = || items().filter(|item| item.name() == Name::Li).count() as i64;
        Self { next: start.map_or_else(count, i64::from), step: -1 }
    }
}

impl<'d> Walk<'d> {
    /// How many lists are open.
    pub(super) fn list_depth(&self) -> u8 {
        u8::try_from(self.lists.len()).unwrap_or(u8::MAX)
    }

    pub(super) fn open_list(&mut self, node: NodeRef<'d>, element: Element<'d>) {
        self.lists.push(Counter::of(node, element));
    }

    pub(super) fn open_item(&mut self) {
        let mut number = None;
        if let Some(counter) = self.lists.last_mut() {
            number = (0..=MAX_NUMBER).contains(&counter.next).then_some(counter.next as u32);
            counter.next += counter.step;
        }
        self.page.extras.begin_item(self.page.leaves.len() as u32, number);
    }
}

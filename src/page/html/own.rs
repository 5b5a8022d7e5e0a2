//! Elements that rules of the caller say something of.

use super::{Walk, attributes::holds_block};
use crate::page::{
    Fate,
    element::{self, Role},
    own::{Ruled, Ruling, fates},
    parse::{Element, NodeRef},
};

impl<'d> Walk<'d> {
    /// What the rules say of an element.
    pub(super) fn ruling_of(&self, node: NodeRef<'_>) -> Ruling {
        if self.rulings.is_empty() {
            return Ruling::default();
        }
        self.rulings.get(&node.id()).copied().unwrap_or_default()
    }

    /// Opens an element as [`open`](Self::open) does, and notes what the rules say of it.
    pub(super) fn open_by_rules(&mut self, node: NodeRef<'d>, element: Element<'d>) -> bool {
        let ruling = self.ruling_of(node);
        if ruling.is_none() {
            return self.open(node, element);
        }
        if ruling.has(Ruling::DROP) && self.is_in_line(node, element) {
            return false;
        }
        let pictures = self.page.pictures.len() as u32;
        let descends = self.open(node, element);
        // A row is one leaf, which is made when it ends.
        let (leaf, is_in_row) = (self.page.leaves.len() as u32, self.top().is_row);
        self.ruled.push(Ruled {
            ruling,
            leaves: leaf..leaf + u32::from(is_in_row),
            pictures: pictures..self.page.pictures.len() as u32,
        });
        if let (true, Some(top)) = (descends, self.open.last_mut()) {
            top.ruled = self.ruled.len();
        }
        descends
    }

    /// Notes where an element ends that the rules say something of, by its number from 1.
    pub(super) fn close_ruled(&mut self, number: usize) {
        let (leaves, pictures) = (self.page.leaves.len(), self.page.pictures.len());
        if let Some(ruled) = number.checked_sub(1).and_then(|i| self.ruled.get_mut(i)) {
            ruled.leaves.end = ruled.leaves.end.max(leaves as u32);
            ruled.pictures.end = pictures as u32;
        }
    }

    /// Whether an element is a part of a line, or of a row, so that without it there is a line still.
    fn is_in_line(&self, node: NodeRef<'d>, element: Element<'d>) -> bool {
        let line = self.page.text.get(self.leaf.start..).unwrap_or_default();
        let role = element::role_of(element.name());
        let is_inline =
            matches!(role, Role::Inline | Role::Unknown | Role::Formula) && !holds_block(node);
        self.top().is_row || (is_inline && !line.trim().is_empty())
    }

    /// Says of each leaf and each image what becomes of it.
    pub(super) fn finish_ruled(&mut self) {
        if self.ruled.is_empty() {
            return;
        }
        let page = &mut self.page;
        page.fates = fates(&self.ruled, page.leaves.len(), |it| &it.leaves);
        let pictures = fates(&self.ruled, page.pictures.len(), |it| &it.pictures);
        for (picture, fate) in page.pictures.iter_mut().zip(pictures) {
            picture.is_kept = fate == Fate::Kept;
            if matches!(fate, Fate::Dropped | Fate::Outside) {
                // Without an address it is no image.
                picture.url.clear();
            }
        }
    }
}

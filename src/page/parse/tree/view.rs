//! How a tree is read: nodes and elements as small values, because they are passed around a lot.

use super::{Kind, Node, Tree};
use crate::page::parse::names::{Key, Name};

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub(in crate::page) struct NodeRef<'t> {
    pub(super) tree: &'t Tree,
    pub(super) id: u32,
}

/// What a node is.
#[derive(Clone, Copy, Debug)]
pub(in crate::page) enum Value<'t> {
    Root,
    Text(&'t str),
    Element(Element<'t>),
}

/// A node that is an element.
#[derive(Clone, Copy, Debug)]
pub(in crate::page) struct Element<'t> {
    pub(super) tree: &'t Tree,
    pub(super) id: u32,
}

impl<'t> NodeRef<'t> {
    fn at(self, link: fn(&Node) -> u32) -> Option<Self> {
        self.tree.link(self.id, link).map(|id| Self { id, ..self })
    }

    /// Its number. Those of a tree are in no order that matters.
    pub(in crate::page) fn id(self) -> u32 {
        self.id
    }

    pub(in crate::page) fn parent(self) -> Option<Self> {
        self.at(|node| node.parent)
    }

    pub(in crate::page) fn first_child(self) -> Option<Self> {
        self.at(|node| node.first)
    }

    pub(in crate::page) fn previous_sibling(self) -> Option<Self> {
        self.at(|node| node.previous)
    }

    pub(in crate::page) fn next_sibling(self) -> Option<Self> {
        self.at(|node| node.next)
    }

    /// The siblings after the node, in document order.
    pub(in crate::page) fn next_siblings(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.next_sibling(), |node| node.next_sibling())
    }

    pub(in crate::page) fn children(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.first_child(), |child| child.next_sibling())
    }

    /// The node and all below it, in document order.
    pub(in crate::page) fn descendants(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), move |node| {
            node.first_child().or_else(|| {
                let mut up = *node;
                loop {
                    if up.id == self.id {
                        return None;
                    }
                    match up.next_sibling() {
                        Some(next) => return Some(next),
                        None => up = up.parent()?,
                    }
                }
            })
        })
    }

    pub(in crate::page) fn value(self) -> Value<'t> {
        let Some(node) = self.tree.nodes.get(self.id as usize) else { return Value::Root };
        match node.kind {
            Kind::Root => Value::Root,
            Kind::Text => {
                let text = self.tree.text.get(node.start as usize..node.end as usize);
                Value::Text(text.unwrap_or_default())
            }
            Kind::Element | Kind::Mute => Value::Element(Element { tree: self.tree, id: self.id }),
        }
    }

    pub(in crate::page) fn text(self) -> Option<&'t str> {
        match self.value() {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(in crate::page) fn element(self) -> Option<Element<'t>> {
        match self.value() {
            Value::Element(element) => Some(element),
            _ => None,
        }
    }
}

impl<'t> Element<'t> {
    pub(in crate::page) fn name(self) -> Name {
        self.tree.name(self.id)
    }

    /// Its name as text, whatever it is.
    pub(in crate::page) fn full_name(self) -> &'t str {
        self.tree.full_name(self.id)
    }

    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.tree.nodes.get(self.id as usize).map_or(0..0, |it| it.start as usize..it.end as usize)
    }

    /// The attributes that are kept, in order.
    pub(in crate::page) fn attrs(self) -> impl Iterator<Item = (Key, &'t str)> {
        let attributes = self.tree.attributes.get(self.range()).unwrap_or_default();
        attributes.iter().map(|it| (it.key, self.tree.value(it)))
    }

    pub(in crate::page) fn attr(self, key: Key) -> Option<&'t str> {
        let attributes = self.tree.attributes.get(self.range()).unwrap_or_default();
        attributes.iter().find(|it| it.key == key).map(|it| self.tree.value(it))
    }
}

/// What only selectors ask for.
#[cfg(feature = "rules")]
impl<'t> NodeRef<'t> {
    /// Something that no other node has.
    pub(in crate::page) fn place(self) -> &'t u32 {
        self.tree.nodes.get(self.id as usize).map_or(&super::NONE, |node| &node.parent)
    }
}

#[cfg(feature = "rules")]
impl<'t> Element<'t> {
    /// An attribute of any name, if all are kept.
    pub(in crate::page) fn any_attr(self, name: &str) -> Option<&'t str> {
        let attributes = self.tree.whole.as_ref()?.get(&self.id)?;
        // Such as `xlink:href` have a namespace.
        let found = attributes.iter().find(|it| it.name.ns.is_empty() && *it.name.local == *name);
        found.map(|it| &*it.value)
    }
}

//! The parsed document as plain arrays, because each page is walked once and then dropped.

mod view;

use html5ever::{LocalName, tendril::StrTendril};
use memchr::memchr_iter;
use rustc_hash::FxHashMap;

pub(in crate::page) use self::view::{Element, NodeRef, Value};
use super::names::{Key, Name};

/// No node.
const NONE: u32 = u32::MAX;

/// A document.
#[derive(Debug)]
pub(in crate::page) struct Tree {
    /// What the values of attributes point into.
    source: StrTendril,
    /// The values that do not stand in the source as they are. Copies of an element share their text.
    values: Vec<StrTendril>,
    nodes: Vec<Node>,
    attributes: Vec<Kept>,
    /// The names of the elements that are [`Name::Other`], by the number of the element.
    others: Vec<(u32, LocalName)>,
    /// The text of all text nodes.
    text: String,
    /// How many nodes stand above the one that was placed last.
    depth: u16,
    /// The elements named `template`, in the order of the source.
    templates: Vec<u32>,
    /// All attributes by element, if rules of the caller may ask for any.
    whole: Option<FxHashMap<u32, Vec<html5ever::Attribute>>>,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    first: u32,
    last: u32,
    previous: u32,
    next: u32,
    depth: u16,
    kind: Kind,
    name: Name,
    /// Where its text begins, or the first of its attributes.
    start: u32,
    end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Root,
    Text,
    Element,
    /// An element whose text is a program or a style.
    Mute,
}

/// An attribute that is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    key: Key,
    is_in_source: bool,
    /// Where its value begins in the source, or its number among the values.
    start: u32,
    /// Where it ends in the source.
    end: u32,
}

/// An attribute that is to be kept.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) key: Key,
    pub(super) value: Text,
}

/// The value of an attribute.
#[derive(Clone, Debug)]
pub(super) enum Text {
    /// As it stands in the source, from and to.
    Source(u32, u32),
    Own(StrTendril),
}

impl Text {
    /// In bytes.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Source(start, end) => end.saturating_sub(*start) as usize,
            Self::Own(text) => text.len(),
        }
    }
}

/// Makes room for one more. Doubling would leave up to half of it empty.
fn make_room<T>(items: &mut Vec<T>) {
    if items.len() == items.capacity() {
        items.reserve_exact(items.len() / 4 + 16);
    }
}

impl Tree {
    pub(super) const ROOT: u32 = 0;

    /// For a document. The values of attributes may point into `source`.
    pub(super) fn of(html: &str, source: StrTendril) -> Self {
        /// Broken pages have signs that begin nothing. Of the 2,413 pages of the test sets none has fewer
        /// bytes for each node that is expected.
        const FEWEST_BYTES: usize = 16;
        /// Of real pages, about.
        const BYTES_OF_TEXT: usize = 10;
        // A `<` begins an element or ends one, with text behind it or without: 1.07 nodes for each on
        // the median of 21 news pages.
        let tags = memchr_iter(b'<', html.as_bytes()).count();
        let nodes = (tags + tags / 16).min(html.len() / FEWEST_BYTES);
        Self::new(source, nodes, html.len() / BYTES_OF_TEXT)
    }

    /// For about so many nodes and bytes of text.
    pub(super) fn new(source: StrTendril, nodes: usize, text: usize) -> Self {
        let mut tree = Self {
            source,
            values: Vec::new(),
            nodes: Vec::with_capacity(nodes + 16),
            attributes: Vec::with_capacity(nodes * 2 / 3),
            others: Vec::new(),
            text: String::with_capacity(text),
            depth: 0,
            templates: Vec::new(),
            whole: None,
        };
        tree.add(Kind::Root, Name::Other, 0, 0);
        tree
    }

    #[cfg(any(feature = "rules", feature = "scraper"))]
    pub(super) fn keep_all_attributes(&mut self) {
        self.whole = Some(FxHashMap::default());
    }

    /// Whether all attributes are kept, beside those that the library reads.
    pub(super) fn keeps_all(&self) -> bool {
        self.whole.is_some()
    }

    /// Keeps all attributes of an element. Of those with the same name the first one counts.
    pub(super) fn keep_all(&mut self, id: u32, attributes: Option<Vec<html5ever::Attribute>>) {
        if let (Some(whole), Some(attributes)) = (&mut self.whole, attributes) {
            whole.entry(id).or_default().extend(attributes);
        }
    }

    /// How many nodes there are.
    pub(in crate::page) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// How many bytes of text there are.
    #[cfg(feature = "scraper")]
    pub(in crate::page) fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// How many nodes stood above the one that was placed last, when it was.
    pub(super) fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    pub(in crate::page) fn root(&self) -> NodeRef<'_> {
        NodeRef { tree: self, id: Self::ROOT }
    }

    fn add(&mut self, kind: Kind, name: Name, start: u32, end: u32) -> u32 {
        let id = self.nodes.len() as u32;
        if name == Name::Template {
            self.templates.push(id);
        }
        let [parent, first, last, previous, next] = [NONE; 5];
        let depth = 0;
        make_room(&mut self.nodes);
        self.nodes.push(Node {
            parent,
            first,
            last,
            previous,
            next,
            depth,
            kind,
            name,
            start,
            end,
        });
        id
    }

    /// An element that stands nowhere yet. Of attributes with the same name the first one counts.
    pub(super) fn element(
        &mut self,
        names: (Name, LocalName),
        attributes: impl Iterator<Item = Attribute>,
    ) -> u32 {
        let set = self.set(attributes);
        self.copy(names, set)
    }

    /// Keeps attributes: where they begin and end. Of those with the same name the first one counts.
    pub(super) fn set(&mut self, attributes: impl Iterator<Item = Attribute>) -> (u32, u32) {
        let start = self.attributes.len();
        for attribute in attributes {
            let known = self.attributes.get(start..).unwrap_or_default();
            if known.iter().all(|known| known.key != attribute.key) {
                self.keep(attribute);
            }
        }
        (start as u32, self.attributes.len() as u32)
    }

    fn keep(&mut self, Attribute { key, value }: Attribute) {
        let (is_in_source, start, end) = match value {
            Text::Source(start, end) => (true, start, end),
            Text::Own(text) => {
                self.values.push(text);
                (false, self.values.len() as u32 - 1, 0)
            }
        };
        make_room(&mut self.attributes);
        self.attributes.push(Kept { key, is_in_source, start, end });
    }

    /// An element that stands nowhere yet, with attributes that are kept already.
    pub(super) fn copy(&mut self, (name, local): (Name, LocalName), set: (u32, u32)) -> u32 {
        let id = self.add(Kind::Element, name, set.0, set.1);
        if name == Name::Other {
            self.others.push((id, local));
        }
        id
    }

    /// Adds the attributes that an element does not have.
    pub(super) fn complete(&mut self, id: u32, attributes: impl Iterator<Item = Attribute>) {
        for attribute in attributes {
            let element = Element { tree: self, id };
            if element.attr(attribute.key).is_some() {
                continue;
            }
            // Those of an element stand together, so they move to the end.
            let known = element.range();
            let start = self.attributes.len() as u32;
            self.attributes.extend_from_within(known);
            self.keep(attribute);
            let end = self.attributes.len() as u32;
            if let Some(node) = self.nodes.get_mut(id as usize) {
                (node.start, node.end) = (start, end);
            }
        }
    }

    /// Makes an element one whose text is not kept.
    pub(super) fn mute(&mut self, id: u32) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.kind = Kind::Mute;
        }
    }

    /// Gives an element another name, of those that have a number.
    pub(super) fn rename(&mut self, id: u32, name: Name) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.name = name;
        }
    }

    /// The name of an element as text.
    fn full_name(&self, id: u32) -> &str {
        match self.name(id) {
            Name::Other => {
                let found = self.others.binary_search_by_key(&id, |other| other.0).ok();
                found.and_then(|at| self.others.get(at)).map_or("", |(_, local)| local)
            }
            name => name.text(),
        }
    }

    pub(super) fn attr(&self, id: u32, key: Key) -> Option<&str> {
        Element { tree: self, id }.attr(key)
    }

    fn value(&self, kept: &Kept) -> &str {
        let value = if kept.is_in_source {
            self.source.get(kept.start as usize..kept.end as usize)
        } else {
            self.values.get(kept.start as usize).map(|value| &**value)
        };
        value.unwrap_or_default()
    }

    pub(super) fn parent(&self, id: u32) -> Option<u32> {
        self.link(id, |node| node.parent)
    }

    pub(super) fn next(&self, id: u32) -> Option<u32> {
        self.link(id, |node| node.next)
    }

    pub(super) fn name(&self, id: u32) -> Name {
        self.nodes.get(id as usize).map_or(Name::Other, |node| node.name)
    }

    /// The elements named `template`, in the order of the source.
    pub(super) fn templates(&self) -> &[u32] {
        &self.templates
    }

    /// The elements of a name, in the order of the source.
    pub(super) fn ids_of(&self, name: Name) -> impl Iterator<Item = u32> {
        self.nodes.iter().zip(0..).filter(move |(node, _)| node.name == name).map(|(_, id)| id)
    }

    fn link(&self, id: u32, of: fn(&Node) -> u32) -> Option<u32> {
        self.nodes.get(id as usize).map(of).filter(|id| *id != NONE)
    }

    /// Puts a node behind the last child of `parent`.
    pub(super) fn append(&mut self, parent: u32, id: u32) {
        self.detach(id);
        let last = self.link(parent, |node| node.last);
        self.place(id, parent, last, None);
    }

    /// Puts a node before its new sibling.
    pub(super) fn insert_before(&mut self, sibling: u32, id: u32) {
        self.detach(id);
        let previous = self.link(sibling, |node| node.previous);
        if let Some(parent) = self.parent(sibling) {
            self.place(id, parent, previous, Some(sibling));
        }
    }

    /// Links a node that stands nowhere.
    fn place(&mut self, id: u32, parent: u32, previous: Option<u32>, next: Option<u32>) {
        let node = |nodes: &mut Vec<Node>, id: u32, change: &dyn Fn(&mut Node)| {
            if let Some(node) = nodes.get_mut(id as usize) {
                change(node);
            }
        };
        let above = self.nodes.get(parent as usize).map_or(0, |parent| parent.depth);
        self.depth = above.saturating_add(1);
        let depth = self.depth;
        node(&mut self.nodes, id, &|it| {
            it.depth = depth;
            it.parent = parent;
            it.previous = previous.unwrap_or(NONE);
            it.next = next.unwrap_or(NONE);
        });
        match previous {
            Some(previous) => node(&mut self.nodes, previous, &|it| it.next = id),
            None => node(&mut self.nodes, parent, &|it| it.first = id),
        }
        match next {
            Some(next) => node(&mut self.nodes, next, &|it| it.previous = id),
            None => node(&mut self.nodes, parent, &|it| it.last = id),
        }
    }

    /// Takes a node, with all that it holds, from where it stands.
    pub(super) fn detach(&mut self, id: u32) {
        let Some(parent) = self.parent(id) else { return };
        let previous = self.link(id, |node| node.previous);
        let next = self.link(id, |node| node.next);
        match previous.and_then(|it| self.nodes.get_mut(it as usize)) {
            Some(previous) => previous.next = next.unwrap_or(NONE),
            None => {
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.first = next.unwrap_or(NONE);
                }
            }
        }
        match next.and_then(|it| self.nodes.get_mut(it as usize)) {
            Some(next) => next.previous = previous.unwrap_or(NONE),
            None => {
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.last = previous.unwrap_or(NONE);
                }
            }
        }
        if let Some(node) = self.nodes.get_mut(id as usize) {
            (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        }
    }

    /// Moves all children to another parent.
    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        while let Some(child) = self.link(from, |node| node.first) {
            self.append(to, child);
        }
    }

    /// Moves all children to the place before `sibling`.
    pub(super) fn move_children_before(&mut self, sibling: u32, from: u32) {
        while let Some(child) = self.link(from, |node| node.first) {
            self.insert_before(sibling, child);
        }
    }

    /// Adds text behind the last child of `parent`.
    pub(super) fn append_text(&mut self, parent: u32, text: &str) {
        if self.nodes.get(parent as usize).is_some_and(|node| node.kind == Kind::Mute) {
            return;
        }
        let last = self.link(parent, |node| node.last);
        if let Some(id) = self.text_after(last, text) {
            self.append(parent, id);
        }
    }

    /// Adds text before `sibling`.
    pub(super) fn insert_text_before(&mut self, sibling: u32, text: &str) {
        let previous = self.link(sibling, |node| node.previous);
        if let Some(id) = self.text_after(previous, text) {
            self.insert_before(sibling, id);
        }
    }

    /// Adds text to the text node `previous` if that holds the last text, or makes a node of it.
    fn text_after(&mut self, previous: Option<u32>, text: &str) -> Option<u32> {
        let start = self.text.len() as u32;
        if self.text.capacity() - self.text.len() < text.len() {
            self.text.reserve_exact(text.len() + self.text.len() / 4);
        }
        self.text.push_str(text);
        let end = self.text.len() as u32;
        let previous = previous.and_then(|id| self.nodes.get_mut(id as usize));
        match previous.filter(|node| node.kind == Kind::Text && node.end == start) {
            Some(node) => {
                node.end = end;
                None
            }
            None => Some(self.add(Kind::Text, Name::Other, start, end)),
        }
    }
}

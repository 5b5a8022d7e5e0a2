//! The page as flat arrays: the one representation that every later pass reads.
//!
//! Invariants, checked by `Page::check` in tests:
//!
//! * Nodes and leaves are in document order, so a node comes after its parent.
//! * The leaves of a node are one unbroken range, so nesting of nodes is nesting of ranges.
//! * Spans lie on character boundaries of `text` and do not overlap.

mod element;
#[cfg(feature = "bytes")]
pub(crate) mod encoding;
mod extras;
mod facts;
mod hrefs;
pub(crate) mod html;
pub(crate) mod lines;
mod names;
mod own;
mod parse;
mod picture;
mod player;
#[cfg(feature = "rules")]
mod select;
mod text;
mod wrapped;

use std::ops::Range;

#[cfg(feature = "rules")]
pub(crate) use self::own::Ruling;
pub(crate) use self::{
    element::Tag,
    extras::Extras,
    facts::Facts,
    hrefs::{Addresses, Hrefs},
    html::Heads,
    names::Names,
    own::Fate,
    parse::references,
    picture::Picture,
    player::Player,
    text::{closes, letters, visible, words},
};
use crate::{
    Kind, Warning,
    at::At,
    rules::{CueSet, Mark},
};

/// A parsed page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// All text of the body. Leaves point into it.
    pub(crate) text: String,
    /// The first one is the page itself.
    pub(crate) nodes: Vec<Node>,
    /// Of all nodes. Nodes point into it.
    pub(crate) marks: Vec<Mark>,
    /// What elements are called. Nodes point into it.
    pub(crate) names: Names,
    /// What the inline elements in leaves are called: the leaf, and where the name stands; in order.
    pub(crate) inline_names: Vec<(u32, u32)>,
    pub(crate) leaves: Vec<Leaf>,
    /// Addresses of links. Link spans point into it.
    pub(crate) hrefs: Hrefs,
    /// Of all leaves, in order. Leaves point into it.
    pub(crate) links: Vec<LinkSpan>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) players: Vec<Player>,
    /// The fields of forms, as many as are worth looking at.
    pub(crate) fields: Vec<Field>,
    pub(crate) facts: Facts,
    pub(crate) extras: Extras,
    /// What rules of the caller make of each leaf. Empty if there are none, or none holds here.
    pub(crate) fates: Vec<Fate>,
    /// Which limits the document hit.
    pub(crate) warnings: Vec<Warning>,
    /// Whether the page came as text, without mark-up.
    pub(crate) is_plain: bool,
}

/// A container: an element that can hold blocks.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) parent: u32,
    pub(crate) tag: Tag,
    /// Of its name and class: equal for elements that look alike.
    pub(crate) signature: u32,
    /// What it is called.
    pub(crate) name: u32,
    /// Of this element and of the inline elements between it and its parent.
    pub(crate) marks: Range<u32>,
    pub(crate) leaves: Range<u32>,
    pub(crate) pictures: Range<u32>,
    /// Whether an attribute of this element hides it.
    pub(crate) is_hidden: bool,
    /// Whether it lies over the page, by what it is or is named.
    pub(crate) is_overlay: bool,
}

/// A run of text that no block boundary interrupts.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) node: u32,
    pub(crate) kind: Kind,
    pub(crate) span: Range<u32>,
    pub(crate) links: Range<u32>,
    pub(crate) stats: Stats,
    /// Cues of the inline elements around all of its text.
    pub(crate) inline_all: CueSet,
    /// Cues of the inline elements around any of its text.
    pub(crate) inline_any: CueSet,
    /// Cues of the words themselves.
    pub(crate) phrases: CueSet,
    /// Cues of what only a publisher says of itself.
    pub(crate) appeals: CueSet,
}

/// Which bytes of the page's text lead where.
#[derive(Clone, Debug)]
pub(crate) struct LinkSpan {
    pub(crate) href: u32,
    pub(crate) span: Range<u32>,
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) node: u32,
    /// Whether it asks for an e-mail address; else for a password or a longer text.
    pub(crate) is_email: bool,
}

/// Counts taken while the text is copied.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stats {
    /// Characters but for white space.
    pub(crate) chars: u32,
    /// Those of them inside links.
    pub(crate) link_chars: u32,
    /// Words, or six tenths of the characters in scripts without spaces.
    pub(crate) words: u32,
    /// Words that end a sentence.
    pub(crate) sentence_ends: u32,
    /// Words that a comma follows.
    pub(crate) commas: u32,
    /// Words that begin with an upper-case letter.
    pub(crate) capitals: u32,
}

impl Stats {
    /// Of no text.
    const NONE: Self =
        Self { chars: 0, link_chars: 0, words: 0, sentence_ends: 0, commas: 0, capitals: 0 };

    /// The share of the text that is link text, 0 to 1.
    pub(crate) fn link_density(self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }
}

impl Page {
    pub(crate) fn text_of(&self, leaf: &Leaf) -> &str {
        self.slice(&leaf.span)
    }

    pub(crate) fn slice(&self, span: &Range<u32>) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Where the page was found, if the caller knows, else what it says of itself.
    pub(crate) fn address<'a>(&'a self, told: Option<&'a str>) -> &'a str {
        told.unwrap_or(self.facts.address())
    }

    /// A node by its number.
    pub(crate) fn node(&self, node: u32) -> &Node {
        self.nodes.get(node as usize).unwrap_or(&Node::ROOT)
    }

    pub(crate) fn node_of(&self, leaf: &Leaf) -> &Node {
        self.node(leaf.node)
    }

    /// A leaf by its number.
    pub(crate) fn leaf(&self, i: impl TryInto<usize>) -> &Leaf {
        i.try_into().ok().and_then(|i| self.leaves.get(i)).unwrap_or(&Leaf::NONE)
    }

    pub(crate) fn leaves_of(&self, node: &Node) -> &[Leaf] {
        self.leaves.slice(&node.leaves)
    }

    /// An image by its number.
    pub(crate) fn picture(&self, at: u32) -> &Picture {
        static NONE: Picture = Picture::NONE;
        self.pictures.get(at as usize).unwrap_or(&NONE)
    }

    pub(crate) fn marks_of(&self, node: &Node) -> &[Mark] {
        self.marks.slice(&node.marks)
    }

    /// The table that a leaf is a row or the caption of.
    pub(crate) fn table_of(&self, leaf: &Leaf) -> Option<u32> {
        if !matches!(leaf.kind, Kind::TableRow | Kind::Caption) {
            return None;
        }
        // The row is in the body of the table, and that in the table.
        self.ancestors(leaf.node).take(3).find(|up| self.node(*up).tag == Tag::Table)
    }

    /// The node and its ancestors, innermost first.
    pub(crate) fn ancestors(&self, node: u32) -> impl Iterator<Item = u32> {
        let mut next = Some(node);
        std::iter::from_fn(move || {
            let this = next?;
            next = (this != 0).then(|| self.node(this).parent);
            Some(this)
        })
    }

    #[cfg(test)]
    pub(crate) fn check(&self) {
        for (i, node) in self.nodes.iter().enumerate() {
            assert!(i == 0 || (node.parent as usize) < i);
            assert!(node.leaves.start <= node.leaves.end);
            assert!(node.leaves.end as usize <= self.leaves.len());
            let parent = &self.node(node.parent).leaves;
            assert!(parent.start <= node.leaves.start && node.leaves.end <= parent.end);
        }
        let mut end = 0;
        for leaf in &self.leaves {
            assert!(end <= leaf.span.start && leaf.span.start < leaf.span.end);
            end = leaf.span.end;
            let _ = self.text_of(leaf);
            for link in self.links.slice(&leaf.links) {
                assert!(leaf.span.start <= link.span.start && link.span.end <= leaf.span.end);
            }
        }
    }
}

impl Node {
    /// The page itself, while it is empty.
    const ROOT: Self = Self {
        parent: 0,
        tag: Tag::Other,
        signature: 0,
        name: Names::NONE,
        marks: 0..0,
        leaves: 0..0,
        pictures: 0..0,
        is_hidden: false,
        is_overlay: false,
    };

    /// The page itself.
    fn root() -> Self {
        Self::ROOT
    }
}

impl Leaf {
    /// No text.
    const NONE: Self = Self {
        node: 0,
        kind: Kind::Paragraph,
        span: 0..0,
        links: 0..0,
        stats: Stats::NONE,
        inline_all: CueSet::EMPTY,
        inline_any: CueSet::EMPTY,
        phrases: CueSet::EMPTY,
        appeals: CueSet::EMPTY,
    };
}

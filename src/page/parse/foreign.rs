//! A document that `scraper` has parsed, as our [`Tree`].

use html5ever::{LocalName, QualName, ns, tendril::StrTendril};
use scraper::{Html, Node};

use super::{
    late,
    names::{Key, Name},
    sink::is_mute,
    tree::{Attribute, Text, Tree},
};
use crate::{Limits, Warning};

/// Copies a document. Beside it, which limits it hit.
///
/// The limits on formatting elements do not hold here: the tree is built already.
pub(in crate::page) fn copy(
    document: &Html,
    limits: Limits,
    keeps_all: bool,
) -> (Tree, Vec<Warning>) {
    let bytes = document.tree.values().filter_map(Node::as_text).map(|text| text.len()).sum();
    let mut tree = Tree::new(StrTendril::new(), document.tree.values().len(), bytes);
    if keeps_all {
        tree.keep_all_attributes();
    }
    let (mut is_deep, mut is_large) = (false, false);
    // Our node for each of theirs that is open, from the outermost.
    let mut open = vec![Tree::ROOT];
    let mut next = document.tree.root().first_child();
    while let Some(node) = next {
        let parent = open.last().copied().unwrap_or(Tree::ROOT);
        let own = match node.value() {
            Node::Text(text) => {
                tree.append_text(parent, text);
                parent
            }
            Node::Element(_) if tree.len() >= limits.nodes() => {
                is_large = true;
                // A space keeps the words apart that the element would have.
                tree.append_text(parent, " ");
                parent
            }
            Node::Element(_) if open.len() > limits.depth() => {
                is_deep = true;
                let line_break = tree.element(Name::read("br"), std::iter::empty());
                tree.append(parent, line_break);
                parent
            }
            Node::Element(element) => {
                let names = Name::read(element.name());
                let known = names.0;
                let mut attributes: Vec<(Key, &str)> = element
                    .attrs()
                    .filter_map(|(name, value)| Some((Key::read(name)?, value)))
                    .collect();
                // It may hold them in any order.
                attributes.sort_unstable_by_key(|(key, _)| *key as u8);
                let attributes = attributes.into_iter().map(|(key, value)| Attribute {
                    key,
                    value: Text::Own(StrTendril::from_slice(value)),
                });
                let id = tree.element(names, attributes);
                if element.name.ns == ns!(html) && is_mute(known, tree.attr(id, Key::Type)) {
                    tree.mute(id);
                }
                tree.keep_all(id, keeps_all.then(|| all_attributes(element)));
                tree.append(parent, id);
                id
            }
            Node::Comment(comment) => {
                if let Some(mark) = late::mark(&mut tree, comment) {
                    tree.append(parent, mark);
                }
                parent
            }
            _ => parent,
        };
        if let Some(child) = node.first_child() {
            open.push(own);
            next = Some(child);
            continue;
        }
        let mut done = node;
        next = loop {
            if let Some(sibling) = done.next_sibling() {
                break Some(sibling);
            }
            match done.parent() {
                Some(parent) if open.len() > 1 => {
                    open.pop();
                    done = parent;
                }
                _ => break None,
            }
        };
    }
    late::place(&mut tree);
    let warnings = [(is_deep, Warning::Flattened), (is_large, Warning::TagsDropped)];
    (tree, warnings.into_iter().filter(|(is_hit, _)| *is_hit).map(|(_, it)| it).collect())
}

fn all_attributes(element: &scraper::node::Element) -> Vec<html5ever::Attribute> {
    let attributes = element.attrs().map(|(name, value)| html5ever::Attribute {
        name: QualName::new(None, ns!(), LocalName::from(name)),
        value: StrTendril::from_slice(value),
    });
    attributes.collect()
}

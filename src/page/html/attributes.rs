//! What one element says of itself, without regard to its place.

use super::memo::Memo;
use crate::{
    at::head,
    page::{
        element::{self, Role},
        parse::{Element, Key, Name, NodeRef, Value},
        text, visible,
    },
    rules::{Cue, CueSet},
};

/// An element with more descendants holds more than a name, too.
pub(super) const MAX_ITEM_NODES: usize = 50;

/// A caption with more parts than this is judged by its beginning.
const MAX_ROW_NODES: usize = 10;

/// A longer reading is a text.
const MAX_READING_BYTES: usize = 150;
/// The brackets around a reading have no more bytes in any script.
const MAX_BRACKET_BYTES: usize = 8;

/// Whether any of the first descendants of an inline element is a block.
pub(super) fn holds_block(node: NodeRef<'_>) -> bool {
    node.descendants()
        .skip(1)
        .take(MAX_ITEM_NODES)
        .filter_map(|child| child.element())
        .any(|it| matches!(element::role_of(it.name()), Role::Block | Role::Control))
}

/// Whether a text stands right before or after an element.
pub(super) fn touches_text(node: NodeRef<'_>) -> bool {
    node.previous_sibling().is_some_and(is_text) || node.next_sibling().is_some_and(is_text)
}

/// Whether a node is text, and not only white space.
pub(super) fn is_text(node: NodeRef<'_>) -> bool {
    node.text().is_some_and(|text| !text::is_blank(text))
}

/// Whether a `<noscript>` holds images and no text, so that it is there for those whom scripts load images.
pub(super) fn holds_images_only(node: NodeRef<'_>) -> bool {
    let mut has_image = false;
    for child in node.descendants().skip(1).take(MAX_ITEM_NODES) {
        match child.element().map(Element::name) {
            Some(Name::Iframe) => return false,
            Some(Name::Img | Name::AmpImg) => has_image = true,
            None if is_text(child) => return false,
            _ => {}
        }
    }
    has_image
}

/// Whether an element lies over the page: a dialog, as HTML and ARIA mark it up.
pub(super) fn is_dialog(element: Element<'_>) -> bool {
    element.name() == Name::Dialog
        || element.attrs().any(|(key, value)| match key {
            Key::Role => matches!(value, "dialog" | "alertdialog"),
            Key::AriaModal => value.eq_ignore_ascii_case("true"),
            _ => false,
        })
}

/// Whether an element sets its text in bold.
pub(super) fn is_bold(element: Element<'_>) -> bool {
    /// As styles have it, without white space.
    const BOLD: [&str; 5] = ["bold", "600", "700", "800", "900"];
    match element.name() {
        Name::B | Name::Strong => true,
        Name::Span | Name::Font => element.attr(Key::Style).is_some_and(|style| {
            let weight = style.split_once("font-weight").map(|(_, rest)| rest.trim_start());
            let weight =
                weight.and_then(|rest| rest.strip_prefix(':')).unwrap_or_default().trim_start();
            BOLD.iter().any(|bold| weight.starts_with(bold))
        }),
        _ => false,
    }
}

/// Whether a break ends the line right after an element.
pub(super) fn ends_in_break(node: NodeRef<'_>) -> bool {
    let next = node.next_sibling().filter(|next| !is_text(*next));
    let next =
        next.and_then(|next| if next.text().is_some() { next.next_sibling() } else { Some(next) });
    next.and_then(|next| next.element()).is_some_and(|next| next.name() == Name::Br)
}

/// Whether a `<ruby>` has its readings in brackets, for browsers that cannot set them above the line.
pub(super) fn has_brackets(ruby: NodeRef<'_>) -> bool {
    let mut names = ruby.children().filter_map(|child| Some((child, child.element()?.name())));
    names.any(|(child, name)| name == Name::Rp && is_bracket(child))
}

/// Whether an `<rp>` holds a bracket; browsers show no other text of it, either.
pub(super) fn is_bracket(node: NodeRef<'_>) -> bool {
    let text = text_in(node, MAX_BRACKET_BYTES);
    !text.is_empty() && !text.contains(char::is_alphanumeric)
}

/// Whether an element holds no more than is looked at of it.
pub(super) fn is_small(node: NodeRef<'_>) -> bool {
    node.descendants().nth(MAX_ITEM_NODES).is_none()
}

/// Whether an `<rt>` holds a reading, and not what follows because nobody closed it.
pub(super) fn is_short_reading(node: NodeRef<'_>) -> bool {
    is_small(node)
        && !holds_block(node)
        && text_in(node, MAX_READING_BYTES).len() < MAX_READING_BYTES
}

/// Whether a node is in the reading of a word.
fn is_reading(node: NodeRef<'_>) -> bool {
    let around = node.parent().and_then(|parent| parent.element());
    around.is_some_and(|it| matches!(it.name(), Name::Rp | Name::Rt | Name::Rtc))
}

/// The text of an element, white space collapsed, cut after `max_bytes`; of words with a reading the
/// words alone.
pub(super) fn text_of(node: NodeRef<'_>, max_bytes: usize) -> String {
    let nodes = node.descendants().take(MAX_ITEM_NODES);
    joined(nodes.filter(|child| !is_reading(*child)), max_bytes)
}

/// The same with readings.
pub(super) fn text_in(node: NodeRef<'_>, max_bytes: usize) -> String {
    joined(node.descendants().take(MAX_ITEM_NODES), max_bytes)
}

fn joined<'t>(nodes: impl Iterator<Item = NodeRef<'t>>, max_bytes: usize) -> String {
    let mut out = String::new();
    let texts = nodes.filter_map(|child| child.text());
    for word in texts.flat_map(|text| text.split_whitespace()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(head(word, max_bytes.saturating_sub(out.len())));
        if out.len() >= max_bytes {
            break;
        }
    }
    visible(&out).into_owned()
}

/// Whether an element has a name of its own, for a style or a script.
pub(super) fn is_named(element: Element<'_>) -> bool {
    element.attrs().any(|(key, _)| matches!(key, Key::Class | Key::Id | Key::Itemprop))
        || matches!(element.name(), Name::Small | Name::Cite)
}

/// Whether a `<span>` has nothing but others beside it, so that each is a part of its own though
/// none says so.
pub(super) fn is_in_row(node: NodeRef<'_>) -> bool {
    let is_span = |other: NodeRef<'_>| match other.value() {
        Value::Text(text) => text.trim().is_empty(),
        Value::Element(element) => element.name() == Name::Span,
        _ => true,
    };
    let Some(parent) = node.parent() else { return false };
    let count = parent.children().filter(|it| it.element().is_some()).take(2).count();
    count == 2 && parent.children().take(MAX_ROW_NODES).all(is_span)
}

pub(super) fn has_rel(element: Element<'_>, name: &str) -> bool {
    let rel = element.attr(Key::Rel).unwrap_or_default();
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(name))
}

pub(super) fn is_hidden<'d>(element: Element<'d>, memo: &mut Memo<'d>) -> bool {
    element.attrs().any(|(key, value)| match key {
        Key::Hidden => value != "until-found",
        Key::AriaHidden => value.eq_ignore_ascii_case("true"),
        Key::Popover => true,
        Key::Style => memo.hides(value),
        _ => false,
    }) || (element.name() == Name::Dialog && element.attr(Key::Open).is_none())
}

/// Whether an element is shut but can be opened by the reader: the panel of a tab or of an
/// accordion, as the ARIA Authoring Practices mark them up, or named as one.
pub(super) fn is_panel(element: Element<'_>, cues: CueSet) -> bool {
    let role = element.attr(Key::Role).unwrap_or_default();
    let is_labelled = element.attr(Key::AriaLabelledby).is_some() && matches!(role, "" | "region");
    is_labelled || cues.has(Cue::Panel)
}

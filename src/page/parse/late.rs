//! Parts of a page that its server sent late, put where they belong.
//!
//! The server renderer of React sends `<template id="B:3"></template>`, what to show for the time
//! being, and `<!--/$-->`; later `<div hidden id="S:3">` with the part, and a script that puts it
//! there. Where nothing is shown until it comes stands `<template id="P:3"></template>` alone. Scripts
//! are not run, and hidden text is no text of the article, so such a page would lose its article.

use html5ever::tendril::StrTendril;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    names::{Key, Name},
    tree::{Attribute, Text, Tree},
};

/// The comment that ends what is shown for the time being.
const END: &str = "/$";

/// Parts in parts that are placed. Each may be as deep as a document, and few pages have three.
const MAX_LEVELS: usize = 8;

/// Where a part belongs.
struct Slot {
    template: u32,
    /// The number of the part, as it is written.
    number: String,
    /// Whether something stands there for the time being.
    is_filled: bool,
}

/// What stands for a comment in the tree, if it is [`END`] and may end a slot. It stands nowhere yet.
pub(super) fn mark(tree: &mut Tree, comment: &str) -> Option<u32> {
    if comment != END || tree.templates().is_empty() {
        return None;
    }
    let id = Attribute { key: Key::Id, value: Text::Own(StrTendril::from_slice(END)) };
    Some(tree.element(Name::read("template"), std::iter::once(id)))
}

/// Puts each part in the place of its template. One without a template stays hidden.
pub(super) fn place(tree: &mut Tree) {
    if tree.templates().is_empty() {
        return;
    }
    let mut parts = parts(tree);
    let mut inside = slots_by_part(tree, &parts.values().copied().collect());
    // From the document inwards, so no part comes to stand in itself.
    let mut open = vec![(None, 0)];
    while let Some((part, level)) = open.pop() {
        for slot in inside.remove(&part).unwrap_or_default() {
            // What stood there for the time being may have held it, and is gone.
            if around(tree, slot.template).last() != Some(Tree::ROOT) {
                continue;
            }
            let Some(part) = parts.remove(&slot.number) else { continue };
            if slot.is_filled {
                empty(tree, slot.template);
            }
            tree.move_children_before(slot.template, part);
            tree.detach(part);
            if level + 1 < MAX_LEVELS {
                open.push((Some(part), level + 1));
            }
        }
    }
}

/// The parts by number: the first of each.
fn parts(tree: &Tree) -> FxHashMap<String, u32> {
    let mut parts = FxHashMap::default();
    for id in tree.ids_of(Name::Div) {
        let number = tree.attr(id, Key::Id).and_then(|it| it.strip_prefix("S:"));
        if let (Some(number), Some(_)) = (number, tree.attr(id, Key::Hidden)) {
            parts.entry(number.to_owned()).or_insert(id);
        }
    }
    parts
}

/// The slots, by the innermost part that they stand in.
fn slots_by_part(tree: &Tree, parts: &FxHashSet<u32>) -> FxHashMap<Option<u32>, Vec<Slot>> {
    let mut inside: FxHashMap<Option<u32>, Vec<Slot>> = FxHashMap::default();
    for template in tree.templates().iter().copied() {
        let id = tree.attr(template, Key::Id).unwrap_or_default();
        let (number, is_filled) = match (id.strip_prefix("B:"), id.strip_prefix("P:")) {
            (Some(number), _) => (number, true),
            (_, Some(number)) => (number, false),
            _ => continue,
        };
        let part = around(tree, template).find(|id| parts.contains(id));
        let slot = Slot { template, number: number.to_owned(), is_filled };
        inside.entry(part).or_default().push(slot);
    }
    inside
}

/// What a node stands in, from the inside.
fn around(tree: &Tree, id: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(tree.parent(id), |id| tree.parent(*id))
}

/// Takes away what stands between a template and the end of its slot, if that has one.
fn empty(tree: &mut Tree, template: u32) {
    let mut siblings = Vec::new();
    let mut next = tree.next(template);
    while let Some(id) = next {
        if tree.name(id) == Name::Template {
            if tree.attr(id, Key::Id) == Some(END) {
                siblings.into_iter().for_each(|id| tree.detach(id));
            }
            return;
        }
        siblings.push(id);
        next = tree.next(id);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse, tree::NodeRef};
    use super::*;
    use crate::Limits;

    /// Checks the text that is shown.
    #[track_caller]
    fn check(html: &str, shown: &str) {
        let (tree, _) = parse(&format!("<body>{html}"), Limits::default());
        let is_shown = |node: &NodeRef<'_>| {
            let mut around = std::iter::successors(node.parent(), |node| node.parent());
            !around.any(|node| {
                node.element()
                    .is_some_and(|it| it.name() == Name::Template || it.attr(Key::Hidden).is_some())
            })
        };
        let nodes = tree.root().descendants().filter(is_shown);
        assert_eq!(nodes.filter_map(NodeRef::text).collect::<String>(), shown, "{html}");
    }

    #[test]
    fn a_part_takes_the_place_of_what_was_shown_for_the_time_being() {
        check(
            "<p>a</p><!--$?--><template id=B:0></template><p>wait</p><!--/$--><p>c</p>\
             <div hidden id=S:0><p>b</p></div><script>$RC(\"B:0\",\"S:0\")</script>",
            "abc",
        );
        check("<p>a <template id=B:a></template> c</p><div hidden id=S:a>b</div>", "a b c");
    }

    #[test]
    fn a_part_goes_into_one_that_came_before_or_after() {
        let slot = "<div><template id=B:0></template><!--/$--></div>";
        let (outer, inner) = (
            "<div hidden id=S:0>a<template id=P:1></template>c</div>",
            "<div hidden id=S:1>b</div>",
        );
        check(&format!("{slot}{outer}{inner}"), "abc");
        check(&format!("{slot}{inner}{outer}"), "abc");
        check(&format!("{slot}<div hidden id=S:1>{outer}b</div>"), "abc");
    }

    #[test]
    fn what_is_no_part_stays_where_it_is() {
        // No slot, no part, another number, another element, nothing that hides it.
        check("<p>a</p><div hidden id=S:0>b</div>", "a");
        check("<template id=B:0></template><p>wait</p><!--/$-->", "wait");
        check("<template id=B:0></template><p>wait</p><!--/$--><div hidden id=S:1>b</div>", "wait");
        check("<template id=B:0></template><p hidden id=S:0>b</p>c", "c");
        check("<template id=x></template><div id=S:0>b</div>c", "bc");
        // A part that holds its own slot can be nowhere else.
        check("<p>a</p><div hidden id=S:0>b<template id=B:0></template></div>", "a");
    }

    #[test]
    fn only_what_an_end_closes_is_taken_away() {
        let part = "<div hidden id=S:0>b</div>";
        check(&format!("<div>a<template id=B:0></template>c</div>{part}"), "abc");
        check(&format!("<div>a<template id=P:0></template>c<!--/$--></div>{part}"), "abc");
        check(&format!("<div>a<template id=B:0></template>c</div><!--/$-->d{part}"), "abcd");
        // The end is that of the second slot, of which the part is missing.
        check(
            &format!("<template id=B:0></template>c<template id=B:1></template>d<!--/$-->{part}"),
            "bcd",
        );
    }

    #[test]
    fn a_slot_that_went_takes_no_part_with_it() {
        let html = "<main><template id=B:0></template><p><template id=B:1></template></p><!--/$--></main>\
                    <div hidden id=S:0>a</div><div hidden id=S:1>b</div>";
        check(html, "a");
        assert_eq!(crate::extract(html).blocks().last().map(|it| it.text()), Some("b"));
    }

    #[test]
    fn the_first_slot_and_the_first_part_of_a_number_count() {
        check(
            "<template id=B:0></template>-<template id=B:0></template>\
             <div hidden id=S:0>a</div><div hidden id=S:0>b</div>",
            "a-",
        );
    }

    #[test]
    fn parts_in_parts_have_a_bound() {
        let html = |parts: usize| -> String {
            let part =
                |i| format!("<div hidden id=S:{i}>x<template id=P:{}></template></div>", i + 1);
            "<template id=P:0></template>".to_owned() + &(0..parts).map(part).collect::<String>()
        };
        for (parts, shown) in [(MAX_LEVELS - 1, 7), (MAX_LEVELS, 8), (MAX_LEVELS + 1, 8)] {
            check(&html(parts), &"x".repeat(shown));
        }
    }
}

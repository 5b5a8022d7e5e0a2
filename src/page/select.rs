//! Which elements of a document rules of the caller select.

use std::cell::Cell;

use selectors::{
    Element as Selectable, OpaqueElement,
    attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint},
    bloom::BloomFilter,
    context::{
        MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        SelectorCaches,
    },
    matching::{ElementSelectorFlags, matches_selector_list},
};

use super::{
    own::{Ruling, Rulings},
    parse::{Element, NodeRef, Tree},
};
use crate::{
    Rules,
    own::{Css, Name, Never},
};

/// Steps from element to element that a rule may take, for each node of the document and for the
/// whole of it. On hostile pages `a ~ b` takes as many as the square of the nodes.
const STEPS_A_NODE: u64 = 200;
const STEPS_A_RULE: u64 = 1_000_000;

/// What the rules say of the elements, and whether they took too many steps. Then they say nothing of
/// elements that were not reached.
pub(super) fn rulings(tree: &Tree, rules: &Rules) -> (Rulings, bool) {
    let mut rulings = Rulings::default();
    let mut is_cut = false;
    for (ruling, list) in rules.lists() {
        let steps = Steps(Cell::new(STEPS_A_RULE + STEPS_A_NODE * tree.len() as u64));
        let mut caches = SelectorCaches::default();
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            &mut caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        for node in tree.root().descendants().filter(|node| node.element().is_some()) {
            let place = Place { node, steps: &steps };
            let is_selected = matches_selector_list(list, &place, &mut context);
            // After the last step a match may be none.
            if steps.0.get() == 0 {
                is_cut = true;
                break;
            }
            if is_selected {
                let known = rulings.entry(node.id()).or_insert(Ruling::default());
                *known = *known | ruling;
            }
        }
    }
    (rulings, is_cut)
}

/// The address that the document gives as its own, or nothing.
pub(super) fn address(tree: &Tree) -> String {
    let has_word = |element: Element<'_>, attribute, word: &str| {
        let value = element.any_attr(attribute).unwrap_or_default();
        value.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
    };
    let elements = || tree.root().descendants().filter_map(NodeRef::element);
    let canonical = elements()
        .filter(|it| it.full_name() == "link" && has_word(*it, "rel", "canonical"))
        .find_map(|it| it.any_attr("href"));
    let shared = || {
        elements()
            .filter(|it| it.full_name() == "meta" && has_word(*it, "property", "og:url"))
            .find_map(|it| it.any_attr("content"))
    };
    canonical.or_else(shared).unwrap_or_default().trim().to_owned()
}

/// How many steps are left.
#[derive(Debug)]
struct Steps(Cell<u64>);

impl Steps {
    /// Takes a step, if one is left.
    fn take(&self) -> Option<()> {
        let left = self.0.get().checked_sub(1)?;
        self.0.set(left);
        Some(())
    }
}

/// An element as the selectors see it.
#[derive(Clone, Copy, Debug)]
struct Place<'t> {
    node: NodeRef<'t>,
    steps: &'t Steps,
}

impl<'t> Place<'t> {
    fn element(self) -> Option<Element<'t>> {
        self.node.element()
    }

    fn name(self) -> &'t str {
        self.element().map_or("", Element::full_name)
    }

    fn attr(self, name: &str) -> Option<&'t str> {
        self.element()?.any_attr(name)
    }

    /// The first element from `node` on.
    fn first(
        self,
        mut node: Option<NodeRef<'t>>,
        next: fn(NodeRef<'t>) -> Option<NodeRef<'t>>,
    ) -> Option<Self> {
        loop {
            self.steps.take()?;
            let found = node?;
            if found.element().is_some() {
                return Some(Self { node: found, ..self });
            }
            node = next(found);
        }
    }
}

impl Selectable for Place<'_> {
    type Impl = Css;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.node.place())
    }

    fn parent_element(&self) -> Option<Self> {
        self.first(self.node.parent(), |_| None)
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.first(self.node.previous_sibling(), NodeRef::previous_sibling)
    }

    fn next_sibling_element(&self) -> Option<Self> {
        self.first(self.node.next_sibling(), NodeRef::next_sibling)
    }

    fn first_element_child(&self) -> Option<Self> {
        self.first(self.node.first_child(), NodeRef::next_sibling)
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, name: &Name) -> bool {
        self.name() == name.as_str()
    }

    fn has_namespace(&self, _: &Name) -> bool {
        true
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.name() == other.name()
    }

    fn attr_matches(
        &self,
        namespace: &NamespaceConstraint<&Name>,
        name: &Name,
        operation: &AttrSelectorOperation<&Name>,
    ) -> bool {
        let has_none = match namespace {
            NamespaceConstraint::Any => true,
            NamespaceConstraint::Specific(namespace) => namespace.as_str().is_empty(),
        };
        has_none && self.attr(name.as_str()).is_some_and(|value| operation.eval_str(value))
    }

    fn match_non_ts_pseudo_class(&self, pc: &Never, _: &mut MatchingContext<'_, Css>) -> bool {
        match *pc {}
    }

    fn match_pseudo_element(&self, pe: &Never, _: &mut MatchingContext<'_, Css>) -> bool {
        match *pe {}
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        matches!(self.name(), "a" | "area") && self.attr("href").is_some()
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Name, case: CaseSensitivity) -> bool {
        self.attr("id").is_some_and(|value| case.eq(value.as_bytes(), id.as_str().as_bytes()))
    }

    fn has_class(&self, name: &Name, case: CaseSensitivity) -> bool {
        let classes = self.attr("class").unwrap_or_default().split_ascii_whitespace();
        let name = name.as_str().as_bytes();
        classes.into_iter().any(|class| case.eq(class.as_bytes(), name))
    }

    fn has_custom_state(&self, _: &Name) -> bool {
        false
    }

    fn imported_part(&self, _: &Name) -> Option<Name> {
        None
    }

    fn is_part(&self, _: &Name) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        let is_something = |child: NodeRef<'_>| child.text().is_none_or(|text| !text.is_empty());
        !self.node.children().any(is_something)
    }

    fn is_root(&self) -> bool {
        self.node.parent().is_some_and(|parent| parent.element().is_none())
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}

//! What html5ever's tree builder makes, kept in a [`Tree`].

use std::{
    borrow::Cow,
    cell::{RefCell, RefMut},
    fmt::Write,
};

use html5ever::{
    Attribute, LocalName, Namespace, QualName,
    interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
};

use super::{
    late,
    names::{Key, Name},
    tree::{self, Text, Tree},
};

static HTML: Namespace = ns!(html);
static SVG: Namespace = ns!(svg);
static MATHML: Namespace = ns!(mathml);

/// What the tree builder sees of the attributes of a link: the number of the set that they are. Its
/// namespace is one that no attribute of a tag has.
static MARKER: (Namespace, LocalName) = (ns!(xmlns), local_name!("a"));

/// Takes what the tree builder makes.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// The attributes of the tag that the tree builder is at, which it does not need to see.
    held: RefCell<Held>,
    /// Sets of attributes that stand in the tree, by number.
    sets: RefCell<Vec<(u32, u32)>>,
}

/// The kept attributes of a start tag, on their way past the tree builder.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) attributes: Vec<tree::Attribute>,
    /// The name of the element that will have them, if there is one.
    of: Option<LocalName>,
}

/// An element, or what is not kept.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    /// `None` for comments that nobody reads.
    id: Option<u32>,
    namespace: &'static Namespace,
    name: LocalName,
    /// Of MathML: whether it may hold HTML.
    holds_html: bool,
}

/// The name of an element, as the tree builder wants it.
#[derive(Debug)]
pub(super) struct FullName<'h>(&'h Handle);

impl ElemName for FullName<'_> {
    fn ns(&self) -> &Namespace {
        self.0.namespace
    }

    fn local_name(&self) -> &LocalName {
        &self.0.name
    }
}

impl Sink {
    /// To fill a tree.
    pub(super) fn new(tree: Tree) -> Self {
        Self { tree: RefCell::new(tree), held: RefCell::default(), sets: RefCell::default() }
    }

    /// Gives attributes to the next element of this name. The tree builder may change the name.
    pub(super) fn hold(&self, of: &LocalName, attributes: &mut Vec<tree::Attribute>) {
        let mut held = self.held.borrow_mut();
        held.of = Some(of.clone());
        std::mem::swap(&mut held.attributes, attributes);
    }

    /// Takes back, as an empty buffer, attributes that an element may or may not have taken.
    pub(super) fn release(&self, attributes: &mut Vec<tree::Attribute>) {
        let mut held = self.held.borrow_mut();
        held.of = None;
        held.attributes.clear();
        std::mem::swap(&mut held.attributes, attributes);
    }

    /// Keeps the attributes of a link. The tree builder copies links, so it gets a mark for all of
    /// them.
    pub(super) fn mark(&self, attributes: &mut Vec<tree::Attribute>) -> Attribute {
        let mut sets = self.sets.borrow_mut();
        let mut number = StrTendril::new();
        // Writing to a tendril cannot fail.
        let _ = write!(number, "{}", sets.len());
        sets.push(self.tree.borrow_mut().set(attributes.drain(..)));
        Attribute { name: QualName::new(None, MARKER.0.clone(), MARKER.1.clone()), value: number }
    }

    /// The attributes of a link whose own are these.
    fn marked(&self, attributes: &[Attribute]) -> Option<(u32, u32)> {
        let marker = attributes.first()?;
        if marker.name.ns != MARKER.0 {
            return None;
        }
        self.sets.borrow().get(marker.value.parse::<usize>().ok()?).copied()
    }

    /// The attributes that are held, if they are those of an element of this name.
    fn take_held(&self, local: &LocalName) -> Option<RefMut<'_, Held>> {
        let mut held = self.held.borrow_mut();
        let is_own = held.of.as_ref().is_some_and(|of| {
            // Drawings have names with capitals, and one element is read as another.
            of == local || of.eq_ignore_ascii_case(local) || (&**of, &**local) == ("image", "img")
        });
        if is_own {
            held.of = None;
        }
        is_own.then_some(held)
    }

    #[cfg(feature = "rules")]
    pub(super) fn keep_all_attributes(&self) {
        self.tree.borrow_mut().keep_all_attributes();
    }

    /// Whether all attributes are kept.
    pub(super) fn keeps_all(&self) -> bool {
        self.tree.borrow().keeps_all()
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.tree.borrow().len()
    }

    /// How many nodes stood above the one that was placed last, when it was.
    pub(super) fn depth(&self) -> usize {
        self.tree.borrow().depth()
    }

    fn comment() -> Handle {
        Handle { id: None, namespace: &HTML, name: LocalName::default(), holds_html: false }
    }
}

fn attributes(attributes: Vec<Attribute>) -> impl Iterator<Item = tree::Attribute> {
    // Such as `xlink:href`, which only drawings have.
    let plain = attributes.into_iter().filter(|it| it.name.ns == ns!());
    plain.filter_map(|it| {
        let key = Key::read(&it.name.local)?;
        Some(tree::Attribute { key, value: Text::Own(it.value) })
    })
}

/// Whether what an element of HTML holds is for programs, and not what the page states.
pub(super) fn is_mute(name: Name, type_of: Option<&str>) -> bool {
    match name {
        Name::Script => {
            !type_of.is_some_and(|it| it.contains("ld+json") || it.starts_with("math/tex"))
        }
        Name::Style | Name::Iframe | Name::Noembed | Name::Noframes => true,
        _ => false,
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = FullName<'a>;

    fn finish(self) -> Tree {
        let mut tree = self.tree.into_inner();
        late::place(&mut tree);
        tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: Some(Tree::ROOT), ..Self::comment() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> FullName<'a> {
        FullName(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let namespace = match name.ns {
            ns!(svg) => &SVG,
            ns!(mathml) => &MATHML,
            _ => &HTML,
        };
        let known = Name::of(&name.local);
        let names = (known, name.local.clone());
        let mut tree = self.tree.borrow_mut();
        let whole = tree.keeps_all().then(|| attrs.clone());
        let id = if let Some(mut held) = self.take_held(&name.local) {
            tree.element(names, held.attributes.drain(..))
        } else if let Some(set) = self.marked(&attrs) {
            tree.copy(names, set)
        } else {
            tree.element(names, attributes(attrs))
        };
        tree.keep_all(id, whole);
        if *namespace == HTML && is_mute(known, tree.attr(id, Key::Type)) {
            tree.mute(id);
        }
        let holds_html = flags.mathml_annotation_xml_integration_point;
        Handle { id: Some(id), namespace, name: name.local, holds_html }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        Handle { id: late::mark(&mut self.tree.borrow_mut(), &text), ..Self::comment() }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Self::comment()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let Some(parent) = parent.id else { return };
        match child {
            NodeOrText::AppendText(text) => self.tree.borrow_mut().append_text(parent, &text),
            NodeOrText::AppendNode(Handle { id: Some(id), .. }) => {
                self.tree.borrow_mut().append(parent, id);
            }
            NodeOrText::AppendNode(_) => {}
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = element.id.is_some_and(|id| self.tree.borrow().parent(id).is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The template itself: nobody else looks into it.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let Some(sibling) = sibling.id else { return };
        match child {
            NodeOrText::AppendText(text) => {
                self.tree.borrow_mut().insert_text_before(sibling, &text);
            }
            NodeOrText::AppendNode(Handle { id: Some(id), .. }) => {
                self.tree.borrow_mut().insert_before(sibling, id);
            }
            NodeOrText::AppendNode(_) => {}
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        if let Some(id) = target.id {
            let mut tree = self.tree.borrow_mut();
            let whole = tree.keeps_all().then(|| attrs.clone());
            tree.keep_all(id, whole);
            tree.complete(id, attributes(attrs));
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        if let Some(id) = target.id {
            self.tree.borrow_mut().detach(id);
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        if let (Some(from), Some(to)) = (node.id, new_parent.id) {
            self.tree.borrow_mut().move_children(from, to);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Handle) -> bool {
        target.holds_html
    }

    /// A browser shows what is in the template as the content of its host.
    fn attach_declarative_shadow(&self, host: &Handle, template: &Handle, _: &[Attribute]) -> bool {
        let (Some(host), Some(template)) = (host.id, template.id) else { return false };
        let mut tree = self.tree.borrow_mut();
        tree.append(host, template);
        tree.rename(template, Name::Div);
        true
    }
}

//! What html5ever's tree builder makes, kept in a [`Tree`].

use std::{borrow::Cow, cell::RefCell};

use html5ever::{
    Attribute, LocalName, Namespace, QualName,
    interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
};

use super::tree::{Tree, kept};

static HTML: Namespace = ns!(html);
static SVG: Namespace = ns!(svg);
static MATHML: Namespace = ns!(mathml);

/// Takes what the tree builder makes.
pub(super) struct Sink {
    tree: RefCell<Tree>,
}

/// An element, or what is not kept.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    /// `None` for comments.
    id: Option<u32>,
    namespace: &'static Namespace,
    name: LocalName,
    /// Of MathML: whether it may hold HTML.
    holds_html: bool,
}

/// The name of an element.
#[derive(Debug)]
pub(super) struct Name<'h>(&'h Handle);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        self.0.namespace
    }

    fn local_name(&self) -> &LocalName {
        &self.0.name
    }
}

impl Sink {
    pub(super) fn new(bytes: usize) -> Self {
        Self { tree: RefCell::new(Tree::new(bytes)) }
    }

    #[cfg(feature = "rules")]
    pub(super) fn keep_all_attributes(&self) {
        self.tree.borrow_mut().keep_all_attributes();
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

fn attributes(attributes: Vec<Attribute>) -> impl Iterator<Item = (&'static str, StrTendril)> {
    // Such as `xlink:href`, which only drawings have.
    let plain = attributes.into_iter().filter(|it| it.name.ns == ns!());
    plain.filter_map(|it| Some((kept(&it.name.local)?, it.value)))
}

/// Whether what an element of HTML holds is for programs, and not what the page states.
fn is_mute(name: &LocalName, type_of: Option<&str>) -> bool {
    match *name {
        local_name!("script") => !type_of.is_some_and(|it| it.contains("ld+json")),
        local_name!("style")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes") => true,
        _ => false,
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: Some(Tree::ROOT), ..Self::comment() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        Name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let namespace = match name.ns {
            ns!(svg) => &SVG,
            ns!(mathml) => &MATHML,
            _ => &HTML,
        };
        let mut tree = self.tree.borrow_mut();
        let whole = tree.keeps_all().then(|| attrs.clone());
        let id = tree.element(name.local.clone(), attributes(attrs));
        tree.keep_all(id, whole);
        if *namespace == HTML && is_mute(&name.local, tree.attr(id, "type")) {
            tree.mute(id);
        }
        let holds_html = flags.mathml_annotation_xml_integration_point;
        Handle { id: Some(id), namespace, name: name.local, holds_html }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Self::comment()
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
        tree.rename(template, local_name!("div"));
        true
    }
}

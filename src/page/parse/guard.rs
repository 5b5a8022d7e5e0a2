//! Keeps from the tree builder what makes its work quadratic in the input, or the tree much larger.
//!
//! The tree builder of html5ever looks through the stack of open elements at each block-level
//! start tag, so `n` nested elements cost it `n²` steps, and it opens every formatting element that
//! was not closed again in each paragraph. Browsers cap both; so do we, between the tokenizer and
//! the tree builder.

use std::cell::{Cell, RefCell};

use html5ever::{
    LocalName,
    interface::TreeSink,
    local_name,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};
use rustc_hash::FxHashMap;

use super::{
    names::{Key, Name},
    sink::{Handle, Sink},
    tree::{Attribute, Tree},
};
use crate::{Limits, Warning};

/// How many formatting elements may be open. More have been seen only on broken pages.
const MAX_FORMATTING: usize = 32;
/// A formatting element is copied into each paragraph until it is closed, and compared with others,
/// so it may have few attributes (of a link only those count that are kept),
pub(super) const MAX_FORMATTING_ATTRIBUTES: usize = 16;
/// none that is longer than an address, in bytes,
const MAX_FORMATTING_VALUE_BYTES: usize = 2048;
/// and no more of them than this together with those of the others that are open, in bytes.
const MAX_OPEN_VALUE_BYTES: usize = 8192;
/// A source has at least so many bytes for each node that is no copy,
const MIN_BYTES_A_NODE: usize = 2;
/// and for the elements that every document has, and some copies, there may be so many more.
const MORE_NODES: usize = 20_000;
/// The count of open elements goes by the tags. The tree builder does not obey all of them, so the
/// depth of the tree counts, too, with this much more for what it adds.
const MORE_DEPTH: usize = 64;

/// Passes tokens on, but not the tags of elements that are too many.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    limits: Limits,
    max_nodes: usize,
    open: RefCell<OpenElements>,
    hits: Cell<Hits>,
}

/// Which limits a document hit.
#[derive(Clone, Copy, Debug, Default)]
struct Hits {
    depth: bool,
    formatting: bool,
    attributes: bool,
    nodes: bool,
}

/// What is to be done with a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Passes,
    /// It opens or ends an element that is too deep.
    TooDeep,
    /// It opens or ends a formatting element too many.
    TooManyOpen,
}

/// The elements that are open, as far as the tags tell.
#[derive(Default)]
struct OpenElements {
    /// Those that only an end tag closes.
    nested: Vec<LocalName>,
    /// With the bytes of their attributes.
    formatting: Vec<(LocalName, usize)>,
    /// Start tags that were not passed on, by name, for as many end tags not to be.
    dropped: FxHashMap<LocalName, u32>,
    /// Where in `nested` the outermost `<svg>` or `<math>` is.
    foreign: Option<usize>,
}

impl OpenElements {
    /// Counts a start tag, and the bytes of its attributes. `depth` is that of the tree.
    fn start(
        &mut self,
        tag: &Tag,
        name: Name,
        bytes: usize,
        depth: usize,
        max_depth: usize,
    ) -> Fate {
        let is_deep = max_depth + MORE_DEPTH < depth;
        let fate = match class_of(name) {
            Class::Nested if is_deep => Fate::TooDeep,
            Class::Free => return Fate::Passes,
            // In drawings the slash closes an element; in HTML it does nothing.
            Class::Nested if tag.self_closing && self.foreign.is_some() => return Fate::Passes,
            Class::Nested if self.nested.len() < max_depth => {
                if self.foreign.is_none() && matches!(name, Name::Svg | Name::Math) {
                    self.foreign = Some(self.nested.len());
                }
                self.nested.push(tag.name.clone());
                return Fate::Passes;
            }
            Class::Formatting => {
                // A link ends the one before.
                if name == Name::A {
                    self.close_formatting(&tag.name);
                }
                if self.formatting.len() < MAX_FORMATTING {
                    self.formatting.push((tag.name.clone(), bytes));
                    return Fate::Passes;
                }
                Fate::TooManyOpen
            }
            Class::Nested => Fate::TooDeep,
        };
        *self.dropped.entry(tag.name.clone()).or_default() += 1;
        fate
    }

    /// Counts an end tag.
    fn end(&mut self, tag: &Tag, name: Name) -> Fate {
        let class = class_of(name);
        if class == Class::Free {
            return Fate::Passes;
        }
        let local = &tag.name;
        if !self.dropped.is_empty()
            && let Some(count) = self.dropped.get_mut(local)
            && *count > 0
        {
            *count -= 1;
            return match class {
                Class::Formatting => Fate::TooManyOpen,
                _ => Fate::TooDeep,
            };
        }
        if class == Class::Formatting {
            self.close_formatting(local);
        } else if let Some(at) = self.nested.iter().rposition(|open| open == local) {
            if name == Name::Form {
                // It alone is closed, not what is open inside.
                self.nested.remove(at);
            } else {
                self.nested.truncate(at);
            }
            self.foreign = self.foreign.filter(|foreign| *foreign < at);
        }
        Fate::Passes
    }

    fn is_in_noscript(&self) -> bool {
        self.nested.contains(&local_name!("noscript"))
    }

    fn close_formatting(&mut self, name: &LocalName) {
        if let Some(at) = self.formatting.iter().rposition(|open| open.0 == *name) {
            self.formatting.remove(at);
        }
    }
}

impl Guard {
    /// For a document. The values of attributes may point into `source`.
    pub(super) fn new(source: StrTendril, html: &str, limits: Limits) -> Self {
        // As in a browser without scripts: what `<noscript>` holds becomes elements.
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new(Sink::new(Tree::of(html, source)), options),
            limits,
            max_nodes: limits.nodes().min(html.len() / MIN_BYTES_A_NODE + MORE_NODES),
            open: RefCell::default(),
            hits: Cell::default(),
        }
    }

    /// The document, and which limits it hit.
    pub(super) fn finish(self) -> (Tree, Vec<Warning>) {
        let Hits { depth, formatting, attributes, nodes } = self.hits.get();
        let warnings = [
            (depth, Warning::Flattened),
            (formatting, Warning::FormattingDropped),
            (attributes, Warning::AttributesDropped),
            (nodes, Warning::TagsDropped),
        ];
        let warnings = warnings.into_iter().filter(|(is_hit, _)| *is_hit).map(|(_, it)| it);
        (self.builder.sink.finish(), warnings.collect())
    }

    /// Keeps all attributes that tokens have, not only those that the library reads.
    #[cfg(feature = "rules")]
    pub(super) fn keep_all_attributes(&self) {
        self.builder.sink.keep_all_attributes();
    }

    fn hit(&self, limit: impl FnOnce(&mut Hits)) {
        let mut hits = self.hits.get();
        limit(&mut hits);
        self.hits.set(hits);
    }

    /// Leaves out attributes that would be copied and compared again and again. Returns the bytes of
    /// the others.
    fn cut_attributes(&self, tag: &mut Tag, name: Name, held: &mut Vec<Attribute>) -> usize {
        if tag.attrs.len() + held.len() == 0 || class_of(name) != Class::Formatting {
            return 0;
        }
        if name == Name::A && !self.builder.sink.keeps_all() {
            // No two of them are open at once, so they are not compared.
            tag.attrs.retain(|it| Key::read(&it.name.local).is_some());
        }
        let all = tag.attrs.len() + held.len();
        if name != Name::A {
            tag.attrs.truncate(MAX_FORMATTING_ATTRIBUTES);
        }
        let open: usize = self.open.borrow().formatting.iter().map(|it| it.1).sum();
        let mut bytes = 0;
        let mut fits = |length: usize| {
            let fits = length <= MAX_FORMATTING_VALUE_BYTES
                && open + bytes + length <= MAX_OPEN_VALUE_BYTES;
            bytes += if fits { length } else { 0 };
            fits
        };
        tag.attrs.retain(|it| fits(it.value.len()));
        held.retain(|it| fits(it.value.len()));
        if tag.attrs.len() + held.len() < all {
            self.hit(|hits| hits.attributes = true);
        }
        bytes
    }

    /// Passes a tag on, or not. Its attributes that are `held` go past the tree builder; they are
    /// gone afterwards.
    pub(super) fn tag(
        &self,
        mut tag: Tag,
        name: Name,
        held: &mut Vec<Attribute>,
    ) -> TokenSinkResult<Handle> {
        let sink = &self.builder.sink;
        if self.max_nodes <= sink.len() && !is_raw(name) {
            self.hit(|hits| hits.nodes = true);
            held.clear();
            // A space keeps the words apart that the tag would have.
            let _ = self.pass(Token::CharacterTokens(StrTendril::from_slice(" ")));
            return TokenSinkResult::Continue;
        }
        if name == Name::Iframe && self.open.borrow().is_in_noscript() {
            // Where scripts run, what a `<noscript>` does not close ends with it, so nobody sees that it
            // was forgotten. Here it would take the rest of the page. Nothing is read of an iframe.
            held.clear();
            return TokenSinkResult::Continue;
        }
        let bytes = self.cut_attributes(&mut tag, name, held);
        let mut open = self.open.borrow_mut();
        let fate = match tag.kind {
            TagKind::StartTag => open.start(&tag, name, bytes, sink.depth(), self.limits.depth()),
            TagKind::EndTag => open.end(&tag, name),
        };
        drop(open);
        match fate {
            Fate::Passes if held.is_empty() => return self.pass(Token::TagToken(tag)),
            Fate::Passes if name == Name::A => {
                tag.attrs.push(sink.mark(held));
                return self.pass(Token::TagToken(tag));
            }
            Fate::Passes => {
                sink.hold(&tag.name, held);
                let result = self.pass(Token::TagToken(tag));
                sink.release(held);
                return result;
            }
            Fate::TooManyOpen => self.hit(|hits| hits.formatting = true),
            Fate::TooDeep => {
                self.hit(|hits| hits.depth = true);
                // Two breaks keep the paragraphs apart that the element would have.
                for _ in 0..2 {
                    let _ = self.pass(Token::TagToken(line_break()));
                }
            }
        }
        held.clear();
        TokenSinkResult::Continue
    }

    fn pass(&self, token: Token) -> TokenSinkResult<Handle> {
        self.builder.process_token(token, 1)
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<Handle> {
        match token {
            Token::TagToken(tag) => {
                let name = Name::of(&tag.name);
                self.tag(tag, name, &mut Vec::new())
            }
            token => self.pass(token),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn line_break() -> Tag {
    Tag {
        kind: TagKind::StartTag,
        name: LocalName::from("br"),
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    }
}

/// Whether an element is one of the standard's formatting elements.
pub(super) fn is_formatting(name: Name) -> bool {
    class_of(name) == Class::Formatting
}

/// Whether what an element holds is not mark-up, so that its tags must reach the tree builder.
#[rustfmt::skip]
fn is_raw(name: Name) -> bool {
    use Name::*;
    matches!(
        name,
        Iframe | Noembed | Noframes | Plaintext | Script | Style | Textarea | Title | Xmp
    )
}

/// How the tree builder nests an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// It never holds another, or the next of its kind closes it.
    Free,
    /// The standard's formatting elements.
    Formatting,
    /// Only an end tag closes it.
    Nested,
}

#[rustfmt::skip]
fn class_of(name: Name) -> Class {
    use Name::*;
    match name {
        Area | Base | Basefont | Bgsound | Body | Br | Caption | Col | Colgroup | Dd | Dt | Embed
        | Frame | Frameset | H1 | H2 | H3 | H4 | H5 | H6 | Head | Hr | Html | Iframe | Image | Img
        | Input | Keygen | Li | Link | Meta | Noembed | Noframes | Optgroup | Option | P | Param
        | Plaintext | Rb | Rp | Rt | Rtc | Script | Source | Style | Tbody | Td | Textarea | Tfoot
        | Th | Thead | Title | Tr | Track | Wbr | Xmp => Class::Free,
        A | B | Big | Code | Em | Font | I | Nobr | S | Small | Strike | Strong | Tt | U => {
            Class::Formatting
        }
        _ => Class::Nested,
    }
}

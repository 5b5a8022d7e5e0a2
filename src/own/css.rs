//! CSS selectors from strings.

use std::{fmt, hash::Hasher};

use cssparser::{
    BasicParseErrorKind, ParseErrorKind, Parser as Input, ToCss, serialize_identifier,
};
use precomputed_hash::PrecomputedHash;
use rustc_hash::FxHasher;
use selectors::{
    SelectorImpl, SelectorList,
    parser::{
        NonTSPseudoClass, ParseRelative, Parser, PseudoElement, SelectorParseErrorKind as Fault,
    },
};

use super::{RulesError, RulesErrorKind};

/// A longer selector is none that a person wrote, in bytes. Each part of it is a call in a call.
const MAX_BYTES: usize = 1024;
/// So many brackets inside each other, for the same reason.
const MAX_NESTING: usize = 8;

/// What selectors are made of here.
#[derive(Clone, Debug)]
pub(crate) struct Css;

impl SelectorImpl for Css {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Name;
    type Identifier = Name;
    type LocalName = Name;
    type NamespaceUrl = Name;
    type NamespacePrefix = Name;
    type BorrowedNamespaceUrl = Name;
    type BorrowedLocalName = Name;
    type NonTSPseudoClass = Never;
    type PseudoElement = Never;
}

/// A name or a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name(Box<str>);

impl Name {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl ToCss for Name {
    fn to_css<W: fmt::Write>(&self, out: &mut W) -> fmt::Result {
        serialize_identifier(&self.0, out)
    }
}

impl PrecomputedHash for Name {
    fn precomputed_hash(&self) -> u32 {
        let mut hasher = FxHasher::default();
        hasher.write(self.0.as_bytes());
        hasher.finish() as u32
    }
}

/// What depends on a reader or a style: `:hover`, `::before`. A saved page has none of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Never {}

impl ToCss for Never {
    fn to_css<W: fmt::Write>(&self, _: &mut W) -> fmt::Result {
        match *self {}
    }
}

impl NonTSPseudoClass for Never {
    fn is_active_or_hover(&self) -> bool {
        match *self {}
    }

    fn is_user_action_state(&self) -> bool {
        match *self {}
    }
}

impl PseudoElement for Never {}

struct Grammar;

impl<'i> Parser<'i> for Grammar {
    type Impl = Css;
    type Error = Fault;

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn parse_has(&self) -> bool {
        true
    }

    fn parse_nth_child_of(&self) -> bool {
        true
    }

    fn allow_forgiving_selectors(&self) -> bool {
        false
    }
}

/// Reads a list of selectors.
pub(super) fn parse(source: &str) -> Result<SelectorList<Css>, RulesError> {
    let error = |message, line, column| {
        RulesError::new(RulesErrorKind::Selector, message, line, column).of_selector(source)
    };
    if source.len() > MAX_BYTES {
        return Err(error("it is longer than 1,024 bytes", 1, 1));
    }
    if let Some(at) = too_deep(source) {
        let (line, column) = super::error::place(source, at);
        return Err(error("there are more than eight brackets inside each other", line, column));
    }
    read(source).map_err(|fault| {
        let (line, column) = super::error::place(source, fault_at(source));
        error(message(&fault), line, column)
    })
}

fn read(source: &str) -> Result<SelectorList<Css>, ParseErrorKind<Fault>> {
    let mut input = Input::new(source);
    SelectorList::parse(&Grammar, &mut input, ParseRelative::No).map_err(|fault| fault.kind)
}

/// Where a selector stops to be one: up to there it could have been completed.
///
/// The parser itself has read on by the time it complains.
fn fault_at(source: &str) -> usize {
    let can_end = |end: &usize| {
        let start = source.get(..*end).unwrap_or_default();
        let closed = closing(start);
        ENDS.iter().any(|rest| read(&format!("{start}{rest}{closed}")).is_ok())
    };
    let ends = source.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    ends.chain([0]).find(can_end).unwrap_or_default()
}

/// What may be missing: nothing, a name, a pseudo-class, a number.
const ENDS: [&str; 4] = ["", "a", "root", "1"];

/// The brackets that are missing at the end.
fn closing(source: &str) -> String {
    let mut open = String::new();
    for c in source.chars() {
        match c {
            '(' => open.insert(0, ')'),
            '[' => open.insert(0, ']'),
            ')' | ']' if open.starts_with(c) => {
                open.remove(0);
            }
            _ => {}
        }
    }
    open
}

/// Where brackets are too deep.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0_usize;
    source.bytes().position(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_NESTING
    })
}

fn message(kind: &ParseErrorKind<Fault>) -> &'static str {
    match kind {
        ParseErrorKind::Basic(BasicParseErrorKind::EndOfInput) => "it ends too early",
        ParseErrorKind::Basic(_) => "this is not expected here",
        ParseErrorKind::Custom(fault) => match fault {
            Fault::EmptySelector => "a selector is missing",
            Fault::DanglingCombinator => "a selector is missing beside a combinator",
            Fault::ClassNeedsIdent => "the name of a class is missing",
            Fault::NoIdentForPseudo | Fault::PseudoElementExpectedIdent => {
                "the name of a pseudo-class is missing"
            }
            Fault::UnsupportedPseudoClassOrElement => {
                "this pseudo-class or pseudo-element is not known, or a saved page has none"
            }
            Fault::ExpectedNamespace => "namespaces are not known here",
            Fault::NoQualifiedNameInAttributeSelector
            | Fault::UnexpectedTokenInAttributeSelector
            | Fault::ExpectedBarInAttr
            | Fault::BadValueInAttr
            | Fault::InvalidQualNameInAttr => "this is no selector of an attribute",
            _ => "this is not expected here",
        },
    }
}

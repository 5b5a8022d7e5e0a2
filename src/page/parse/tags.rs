//! Tags and their attributes.

use std::{borrow::Cow, ops::Range};

use html5ever::{
    Attribute, LocalName, QualName, ns,
    tendril::StrTendril,
    tokenizer::{
        Tag, TagKind, Token, TokenSinkResult,
        states::RawKind::{Rcdata, ScriptData},
    },
};
use memchr::{memchr, memchr2};

use super::{
    ends::{end_of_raw_text, end_of_script, is_space},
    guard::{self, MAX_FORMATTING_ATTRIBUTES},
    names::{Key, Name},
    references,
    tokenizer::Tokenizer,
    tree::{self, Text},
};
use crate::at::by_byte;

/// Bits of [`CLASSES`].
const SPACE: u8 = 1;
const SLASH: u8 = 1 << 1;
const END: u8 = 1 << 2;
const EQUALS: u8 = 1 << 3;
/// What does not stand in a name as it is written: capitals and NUL.
const UNUSUAL: u8 = 1 << 4;

/// What each byte means in a tag.
static CLASSES: [u8; 256] = by_byte!(byte => match byte {
    b'\t' | b'\n' | 0x0c | b' ' => SPACE,
    b'/' => SLASH,
    b'>' => END,
    b'=' => EQUALS,
    0 | b'A'..=b'Z' => UNUSUAL,
    _ => 0,
});

/// A tag as it is read.
struct OpenTag {
    name: Name,
    local: LocalName,
    /// What the tree builder sees.
    attributes: Vec<Attribute>,
    is_self_closing: bool,
    /// Whether an attribute was given twice.
    has_duplicate: bool,
}

impl Tokenizer<'_> {
    pub(super) fn end_tag(&mut self) {
        self.at += 2;
        let Some(tag) = self.tag(true) else { return };
        let token = Tag {
            kind: TagKind::EndTag,
            name: tag.local,
            self_closing: tag.is_self_closing,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        let _ = self.sink.tag(token, tag.name, &mut Vec::new());
    }

    pub(super) fn start_tag(&mut self) {
        self.at += 1;
        let Some(tag) = self.tag(false) else { return };
        let local = tag.local.clone();
        let token = Tag {
            kind: TagKind::StartTag,
            name: tag.local,
            self_closing: tag.is_self_closing,
            attrs: tag.attributes,
            had_duplicate_attributes: tag.has_duplicate,
        };
        let replacement = || {
            let mut text = StrTendril::new();
            text.push_char(char::REPLACEMENT_CHARACTER);
            Token::CharacterTokens(text)
        };
        match self.sink.tag(token, tag.name, &mut self.held) {
            TokenSinkResult::RawData(ScriptData) => {
                let end = self.at + end_of_script(self.rest());
                self.text(self.at..end, replacement);
                self.at = end;
            }
            TokenSinkResult::RawData(Rcdata) => {
                let end = self.at + end_of_raw_text(self.rest(), local.as_bytes());
                while self.at < end {
                    let text = self.source.as_bytes().get(self.at..end).unwrap_or_default();
                    let sign = self.at + memchr(b'&', text).unwrap_or(text.len());
                    self.text(self.at..sign, replacement);
                    self.at = sign;
                    if self.at < end {
                        self.ampersand(end);
                    }
                }
            }
            TokenSinkResult::RawData(_) => {
                let end = self.at + end_of_raw_text(self.rest(), local.as_bytes());
                self.text(self.at..end, replacement);
                self.at = end;
            }
            TokenSinkResult::Plaintext => {
                self.text(self.at..self.source.len(), replacement);
                self.at = self.source.len();
            }
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => {}
        }
    }

    /// Reads a tag from its name on. Nothing, and the end of the document, if it does not end.
    fn tag(&mut self, is_end: bool) -> Option<OpenTag> {
        let start = self.at;
        let (end, is_plain) = self.end_of_name(start, SPACE | SLASH | END);
        self.at = end;
        let (name, local) = self.element(start..end, is_plain);
        let mut tag = OpenTag {
            name,
            local,
            attributes: Vec::new(),
            is_self_closing: false,
            has_duplicate: false,
        };
        self.held.clear();
        loop {
            match self.byte(self.at) {
                Some(b'>') => {
                    self.at += 1;
                    return Some(tag);
                }
                Some(b'/') => {
                    self.at += 1;
                    tag.is_self_closing = self.byte(self.at) == Some(b'>');
                }
                Some(byte) if is_space(byte) => self.at = self.skip_space(self.at + 1),
                Some(_) => self.attribute(&mut tag, is_end)?,
                None => return None,
            }
        }
    }

    /// The name of an element, and the form that the tree builder takes.
    fn element(&mut self, name: Range<usize>, is_plain: bool) -> (Name, LocalName) {
        let text = self.lower(name, is_plain);
        if let Some(known) = Name::known(&text) {
            return known;
        }
        let local = match text {
            Cow::Borrowed(text) => {
                self.others.entry(text).or_insert_with(|| LocalName::from(text)).clone()
            }
            Cow::Owned(text) => LocalName::from(text),
        };
        (Name::Other, local)
    }

    /// Reads an attribute. Nothing, and the end of the document, if it does not end.
    fn attribute(&mut self, tag: &mut OpenTag, is_end: bool) -> Option<()> {
        let start = self.at;
        // The first byte is part of the name, even if it is `=`.
        let (end, is_rest_plain) = self.end_of_name(start + 1, SPACE | SLASH | END | EQUALS);
        let first = self.byte(start).unwrap_or_default();
        let is_plain = is_rest_plain && !(first.is_ascii_uppercase() || first == 0);
        let mut value = end..end;
        self.at = end;
        if self.byte(end).is_some_and(is_space) {
            self.at = self.skip_space(end);
        }
        if self.byte(self.at) == Some(b'=') {
            self.at = self.skip_space(self.at + 1);
            value = match self.byte(self.at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let start = self.at + 1;
                    let end = self.find_byte(start, quote);
                    self.at = end + 1;
                    start..end
                }
                Some(b'>') => self.at..self.at,
                _ => {
                    let start = self.at;
                    self.at = self.find(start, |byte| is_space(byte) || byte == b'>');
                    start..self.at
                }
            };
            if self.at > self.source.len() {
                self.at = self.source.len();
                return None;
            }
        }
        if !is_end {
            let name = self.lower(start..end, is_plain);
            self.keep(tag, &name, value);
        }
        Some(())
    }

    /// Adds an attribute to its tag if anybody reads it.
    fn keep(&mut self, tag: &mut OpenTag, name: &str, value: Range<usize>) {
        // The tree builder merges the attributes of these two, and compares those of the others.
        let is_merged = matches!(tag.name, Name::Html | Name::Body);
        let is_compared = guard::is_formatting(tag.name) && tag.name != Name::A;
        let key = Key::read(name);
        if is_merged || is_compared {
            // One too many is noted.
            let is_seen = is_compared && tag.attributes.len() <= MAX_FORMATTING_ATTRIBUTES;
            if key.is_some() || is_seen {
                self.show(tag, name, value);
            }
        } else if let Some(key) = key
            && self.held.iter().all(|known| known.key != key)
        {
            if key.is_for_builder() && tag.name != Name::A {
                self.show(tag, name, value.clone());
            }
            let value = self.written(value);
            self.held.push(tree::Attribute { key, value });
        }
    }

    /// Adds an attribute that the tree builder is to see.
    fn show(&self, tag: &mut OpenTag, name: &str, value: Range<usize>) {
        if tag.attributes.iter().any(|known| *known.name.local == *name) {
            tag.has_duplicate = true;
            return;
        }
        tag.attributes.push(Attribute {
            name: QualName::new(None, ns!(), LocalName::from(name)),
            value: self.value(value),
        });
    }

    /// The value of an attribute, as it is written where that is enough.
    fn written(&self, range: Range<usize>) -> Text {
        let source = self.source.as_bytes().get(range.clone()).unwrap_or_default();
        if memchr2(b'&', 0, source).is_none() {
            Text::Source(range.start as u32, range.end as u32)
        } else {
            Text::Own(self.value(range))
        }
    }

    /// The value of an attribute with its references resolved.
    fn value(&self, range: Range<usize>) -> StrTendril {
        let mut rest = self.slice(range.clone());
        if memchr2(b'&', 0, rest.as_bytes()).is_none() {
            return self.shared.subtendril(range.start as u32, rest.len() as u32);
        }
        let mut out = StrTendril::new();
        while let Some(at) = memchr2(b'&', 0, rest.as_bytes()) {
            let (before, sign) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.push_slice(before);
            let found = references::read(sign, true).filter(|_| sign.starts_with('&'));
            match found {
                Some(found) => {
                    out.push_char(found.first);
                    found.second.into_iter().for_each(|c| out.push_char(c));
                }
                None if sign.starts_with('&') => out.push_char('&'),
                None => out.push_char(char::REPLACEMENT_CHARACTER),
            }
            rest = sign.get(found.map_or(1, |found| found.length)..).unwrap_or_default();
        }
        out.push_slice(rest);
        out
    }

    /// Where the name that is at `from` ends, and whether it is in lower case without NUL.
    fn end_of_name(&self, from: usize, ends: u8) -> (usize, bool) {
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        let mut seen = 0;
        let length = rest.iter().position(|byte| {
            let class = CLASSES.get(usize::from(*byte)).copied().unwrap_or_default();
            seen |= class;
            class & ends != 0
        });
        (from + length.unwrap_or(rest.len()), seen & UNUSUAL == 0)
    }
}

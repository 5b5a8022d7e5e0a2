//! The tokenizer of the WHATWG's HTML standard (section 13.2.5), over a whole string.
//!
//! It gives the same tokens as html5ever's, but for the attributes that nobody reads. What the
//! states of the standard do letter by letter is here a search for the byte that ends the state. What
//! scripts, styles and comments hold is found by its end and not read.

use std::{borrow::Cow, ops::Range};

use html5ever::{
    Attribute, LocalName, QualName, ns,
    tendril::StrTendril,
    tokenizer::{
        Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult,
        states::RawKind::{Rcdata, ScriptData},
    },
};
use memchr::{memchr, memchr2, memmem};

use super::{
    ends::{end_of_comment, end_of_raw_text, end_of_script, is_space},
    guard::{self, MAX_FORMATTING_ATTRIBUTES},
    references::{self, Reference},
    tree,
};

/// Attributes that the tree builder reads.
const BUILDER_ATTRIBUTES: [&str; 5] = ["color", "encoding", "face", "shadowrootmode", "size"];

/// Feeds a document to `sink`.
pub(super) fn run<S: TokenSink>(html: &str, sink: &S) {
    let html = with_line_feeds(html.strip_prefix('\u{feff}').unwrap_or(html));
    let mut tokenizer = Tokenizer {
        source: &html,
        shared: StrTendril::from_slice(&html),
        sink,
        at: 0,
        has_null: html.contains('\0'),
    };
    tokenizer.document();
    tokenizer.send(Token::EOFToken);
    sink.end();
}

/// The text with every line end as one line feed.
fn with_line_feeds(html: &str) -> Cow<'_, str> {
    if !html.contains('\r') {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    for (at, line) in html.split('\r').enumerate() {
        if at > 0 && !line.starts_with('\n') {
            out.push('\n');
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

struct Tokenizer<'s, S> {
    source: &'s str,
    /// The same text, for tokens that share it.
    shared: StrTendril,
    sink: &'s S,
    at: usize,
    has_null: bool,
}

/// A tag as it is read.
#[derive(Default)]
struct OpenTag<'s> {
    /// In lower case.
    name: Cow<'s, str>,
    attributes: Vec<Attribute>,
    is_self_closing: bool,
    /// Whether an attribute was given twice.
    has_duplicate: bool,
}

impl<'s, S: TokenSink> Tokenizer<'s, S> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    fn slice(&self, range: Range<usize>) -> &'s str {
        self.source.get(range).unwrap_or_default()
    }

    fn rest(&self) -> &'s [u8] {
        self.source.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Where the next byte for which this holds is, or the end.
    fn find(&self, from: usize, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len())
    }

    fn send(&self, token: Token) {
        // Only a start tag changes what comes next.
        let _ = self.sink.process_token(token, 1);
    }

    /// Sends text. What stands for a NUL depends on the state.
    fn text(&self, range: Range<usize>, null: fn() -> Token) {
        let mut start = range.start;
        while self.has_null && start < range.end {
            let text = self.source.as_bytes().get(start..range.end).unwrap_or_default();
            let Some(at) = memchr(0, text) else { break };
            self.characters(start..start + at);
            self.send(null());
            start += at + 1;
        }
        self.characters(start..range.end);
    }

    fn characters(&self, range: Range<usize>) {
        if range.start < range.end {
            let (start, length) = (range.start as u32, (range.end - range.start) as u32);
            self.send(Token::CharacterTokens(self.shared.subtendril(start, length)));
        }
    }

    fn reference(&self, reference: Reference) {
        let mut text = StrTendril::new();
        text.push_char(reference.first);
        reference.second.into_iter().for_each(|c| text.push_char(c));
        self.send(Token::CharacterTokens(text));
    }

    /// The "data state" and all that begins in it.
    fn document(&mut self) {
        loop {
            let rest = self.rest();
            let length = memchr2(b'<', b'&', rest).unwrap_or(rest.len());
            let start = self.at;
            self.at += length;
            self.text(start..self.at, || Token::NullCharacterToken);
            match self.byte(self.at) {
                None => return,
                Some(b'&') => self.ampersand(self.source.len()),
                Some(_) => self.less_than(),
            }
        }
    }

    /// A reference in text that ends at `end`, or the sign alone.
    fn ampersand(&mut self, end: usize) {
        match references::read(self.slice(self.at..end), false) {
            Some(reference) => {
                self.reference(reference);
                self.at += reference.length;
            }
            None => self.sign(1),
        }
    }

    /// Sends the next bytes as text.
    fn sign(&mut self, length: usize) {
        self.characters(self.at..self.at + length);
        self.at += length;
    }

    /// The "tag open state".
    fn less_than(&mut self) {
        match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (Some(first), _) if first.is_ascii_alphabetic() => self.start_tag(),
            (Some(b'/'), Some(first)) if first.is_ascii_alphabetic() => self.end_tag(),
            (Some(b'/'), Some(b'>')) => self.at += 3,
            (Some(b'/'), Some(_)) => self.bogus_comment(2),
            (Some(b'/'), None) => self.sign(2),
            (Some(b'!'), _) => self.declaration(),
            (Some(b'?'), _) => self.bogus_comment(1),
            _ => self.sign(1),
        }
    }

    /// Leaves out a comment up to the next `>`, which may be the first byte after `skipped`.
    fn bogus_comment(&mut self, skipped: usize) {
        let end = self.find_byte(self.at + skipped, b'>');
        self.at = (end + 1).min(self.source.len());
        self.send(Token::CommentToken(StrTendril::new()));
    }

    fn find_byte(&self, from: usize, byte: u8) -> usize {
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        from + memchr(byte, rest).unwrap_or(rest.len())
    }

    /// The "markup declaration open state".
    fn declaration(&mut self) {
        let rest = self.rest();
        let starts = |word: &[u8]| {
            rest.get(2..2 + word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
        };
        if rest.starts_with(b"<!--") {
            self.comment();
        } else if starts(b"doctype") {
            self.at += b"<!doctype".len();
            self.doctype();
        } else if rest.starts_with(b"<![CDATA[")
            && self.sink.adjusted_current_node_present_but_not_in_html_namespace()
        {
            let start = self.at + b"<![CDATA[".len();
            let inside = self.source.as_bytes().get(start..).unwrap_or_default();
            let length = memmem::find(inside, b"]]>");
            let end = start + length.unwrap_or(inside.len());
            self.text(start..end, || Token::NullCharacterToken);
            self.at = length.map_or(end, |_| end + b"]]>".len());
        } else {
            self.bogus_comment(2);
        }
    }

    /// The "comment start state" and those after it.
    fn comment(&mut self) {
        let start = self.at + b"<!--".len();
        let inside = self.source.as_bytes().get(start..).unwrap_or_default();
        self.at = if inside.starts_with(b">") {
            start + 1
        } else if inside.starts_with(b"->") {
            start + 2
        } else {
            start + end_of_comment(inside)
        };
        self.send(Token::CommentToken(StrTendril::new()));
    }

    fn end_tag(&mut self) {
        self.at += 2;
        let Some(tag) = self.tag(true) else { return };
        self.send(Token::TagToken(Tag {
            kind: TagKind::EndTag,
            name: LocalName::from(&*tag.name),
            self_closing: tag.is_self_closing,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        }));
    }

    fn start_tag(&mut self) {
        self.at += 1;
        let Some(tag) = self.tag(false) else { return };
        let token = Token::TagToken(Tag {
            kind: TagKind::StartTag,
            name: LocalName::from(&*tag.name),
            self_closing: tag.is_self_closing,
            attrs: tag.attributes,
            had_duplicate_attributes: tag.has_duplicate,
        });
        let replacement = || {
            let mut text = StrTendril::new();
            text.push_char(char::REPLACEMENT_CHARACTER);
            Token::CharacterTokens(text)
        };
        match self.sink.process_token(token, 1) {
            TokenSinkResult::RawData(ScriptData) => {
                let end = self.at + end_of_script(self.rest());
                self.text(self.at..end, replacement);
                self.at = end;
            }
            TokenSinkResult::RawData(Rcdata) => {
                let end = self.at + end_of_raw_text(self.rest(), tag.name.as_bytes());
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
                let end = self.at + end_of_raw_text(self.rest(), tag.name.as_bytes());
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
    fn tag(&mut self, is_end: bool) -> Option<OpenTag<'s>> {
        let start = self.at;
        self.at = self.find(start, |byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let name = self.lower(start..self.at);
        let is_formatting = !is_end && guard::is_formatting(&name);
        let mut tag = OpenTag { name, ..OpenTag::default() };
        loop {
            self.at = self.find(self.at, |byte| !is_space(byte));
            let Some(byte) = self.byte(self.at) else { break };
            match byte {
                b'>' => {
                    self.at += 1;
                    return Some(tag);
                }
                b'/' => {
                    self.at += 1;
                    tag.is_self_closing = self.byte(self.at) == Some(b'>');
                }
                _ => {
                    let (name, value) = self.attribute()?;
                    if !is_end {
                        self.keep(&mut tag, name, value, is_formatting);
                    }
                }
            }
        }
        self.at = self.source.len();
        None
    }

    /// Reads an attribute. Nothing, and the end of the document, if it does not end.
    fn attribute(&mut self) -> Option<(Range<usize>, Range<usize>)> {
        let start = self.at;
        let is_name_end = |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        // The first byte is part of the name, even if it is `=`.
        let name = start..self.find(start + 1, is_name_end);
        self.at = self.find(name.end, |byte| !is_space(byte));
        if self.byte(self.at) != Some(b'=') {
            return Some((name.clone(), name.end..name.end));
        }
        self.at = self.find(self.at + 1, |byte| !is_space(byte));
        let value = match self.byte(self.at) {
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
        Some((name, value))
    }

    /// Adds an attribute to its tag if anybody reads it.
    fn keep(
        &self,
        tag: &mut OpenTag<'s>,
        name: Range<usize>,
        value: Range<usize>,
        is_formatting: bool,
    ) {
        let name = self.lower(name);
        let is_read = tree::kept(&name).is_some() || BUILDER_ATTRIBUTES.contains(&&*name);
        // Formatting elements are compared by all that they have, and one too many is noted.
        let is_compared = is_formatting && tag.attributes.len() <= MAX_FORMATTING_ATTRIBUTES;
        if !is_read && !is_compared {
            return;
        }
        if tag.attributes.iter().any(|known| *known.name.local == *name) {
            tag.has_duplicate = true;
            return;
        }
        tag.attributes.push(Attribute {
            name: QualName::new(None, ns!(), LocalName::from(&*name)),
            value: self.value(value),
        });
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

    /// A name in lower case.
    fn lower(&self, range: Range<usize>) -> Cow<'s, str> {
        let name = self.slice(range);
        let is_special = |byte: u8| byte.is_ascii_uppercase() || byte == 0;
        if !name.bytes().any(is_special) {
            return Cow::Borrowed(name);
        }
        let mut name = name.to_ascii_lowercase();
        if self.has_null {
            name = name.replace('\0', "\u{fffd}");
        }
        Cow::Owned(name)
    }

    /// Reads a doctype from behind its first word on.
    fn doctype(&mut self) {
        let mut doctype = Doctype::default();
        doctype.force_quirks = self.read_doctype(&mut doctype).is_none();
        self.send(Token::DoctypeToken(doctype));
    }

    /// Nothing if the doctype is malformed in a way that asks for quirks.
    fn read_doctype(&mut self, doctype: &mut Doctype) -> Option<()> {
        self.skip_spaces();
        if self.ends_here() {
            return None;
        }
        let start = self.at;
        self.at = self.find(start, |byte| is_space(byte) || byte == b'>');
        doctype.name = Some(self.text_of(self.lower(start..self.at)));
        self.skip_spaces();
        if self.byte(self.at) == Some(b'>') {
            self.at += 1;
            return Some(());
        }
        let word = self.rest().get(..6).unwrap_or_default();
        if word.eq_ignore_ascii_case(b"public") {
            self.at += word.len();
            self.skip_spaces();
            doctype.public_id = Some(self.identifier()?);
            self.skip_spaces();
            if self.byte(self.at) == Some(b'>') {
                self.at += 1;
                return Some(());
            }
        } else if word.eq_ignore_ascii_case(b"system") {
            self.at += word.len();
            self.skip_spaces();
        } else {
            self.end_doctype();
            return None;
        }
        doctype.system_id = Some(self.identifier()?);
        self.skip_spaces();
        let is_whole = self.at < self.source.len();
        self.end_doctype();
        is_whole.then_some(())
    }

    /// A quoted identifier. Nothing, and the end of the doctype, if it is malformed.
    fn identifier(&mut self) -> Option<StrTendril> {
        let quote = self.byte(self.at).filter(|byte| matches!(byte, b'"' | b'\''));
        let Some(quote) = quote else {
            self.end_doctype();
            return None;
        };
        let start = self.at + 1;
        let end = self.find(start, |byte| byte == quote || byte == b'>');
        self.at = (end + 1).min(self.source.len());
        (self.byte(end) == Some(quote)).then(|| self.text_of(Cow::Borrowed(self.slice(start..end))))
    }

    fn text_of(&self, text: Cow<'_, str>) -> StrTendril {
        if self.has_null {
            StrTendril::from_slice(&text.replace('\0', "\u{fffd}"))
        } else {
            StrTendril::from_slice(&text)
        }
    }

    fn skip_spaces(&mut self) {
        self.at = self.find(self.at, |byte| !is_space(byte));
    }

    /// Whether a doctype ends before it says anything.
    fn ends_here(&mut self) -> bool {
        match self.byte(self.at) {
            None => true,
            Some(b'>') => {
                self.at += 1;
                true
            }
            Some(_) => false,
        }
    }

    fn end_doctype(&mut self) {
        self.at = (self.find_byte(self.at, b'>') + 1).min(self.source.len());
    }
}

//! The tokenizer of the WHATWG's HTML standard (section 13.2.5), over a whole string.
//!
//! It gives the same tokens as html5ever's, but for the attributes that nobody reads. What the
//! states of the standard do letter by letter is here a search for the byte that ends the state. What
//! scripts, styles and comments hold is found by its end and not read.

use std::{borrow::Cow, ops::Range};

use html5ever::{
    LocalName,
    tendril::StrTendril,
    tokenizer::{Token, TokenSink},
};
use memchr::{memchr, memchr_iter, memchr2, memmem};
use rustc_hash::FxHashMap;

use super::{
    ends::{self, is_space},
    guard::Guard,
    references::{self, Reference},
    tree::{self, Tree},
};
use crate::{Limits, Warning};

/// Parses a document. Beside the tree, which limits it hit.
pub(super) fn run(html: &str, limits: Limits) -> (Tree, Vec<Warning>) {
    let shared = with_line_feeds(html.strip_prefix('\u{feff}').unwrap_or(html));
    let guard = Guard::new(shared.clone(), html, limits);
    let mut tokenizer = Tokenizer {
        source: &shared,
        shared: &shared,
        sink: &guard,
        at: 0,
        has_null: memchr(0, shared.as_bytes()).is_some(),
        held: Vec::new(),
        others: FxHashMap::default(),
    };
    tokenizer.document();
    tokenizer.send(Token::EOFToken);
    guard.end();
    guard.finish()
}

/// The text with every line end as one line feed.
fn with_line_feeds(html: &str) -> StrTendril {
    let bytes = html.as_bytes();
    if memchr(b'\r', bytes).is_none() {
        return StrTendril::from_slice(html);
    }
    let mut out = StrTendril::with_capacity(html.len() as u32);
    let mut start = 0;
    for at in memchr_iter(b'\r', bytes) {
        out.push_slice(html.get(start..at).unwrap_or_default());
        start = at + 1;
        if bytes.get(start) != Some(&b'\n') {
            out.push_slice("\n");
        }
    }
    out.push_slice(html.get(start..).unwrap_or_default());
    out
}

pub(super) struct Tokenizer<'s> {
    pub(super) source: &'s str,
    /// The same text, for tokens that share it.
    pub(super) shared: &'s StrTendril,
    pub(super) sink: &'s Guard,
    pub(super) at: usize,
    pub(super) has_null: bool,
    /// Attributes of the tag that is read, those that the tree builder need not see.
    pub(super) held: Vec<tree::Attribute>,
    /// The names of elements that nothing tells apart, as the tree builder takes them. To make one, a
    /// table is locked that all threads share.
    pub(super) others: FxHashMap<&'s str, LocalName>,
}

impl<'s> Tokenizer<'s> {
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'s str {
        self.source.get(range).unwrap_or_default()
    }

    pub(super) fn rest(&self) -> &'s [u8] {
        self.source.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Where the next byte for which this holds is, or the end.
    pub(super) fn find(&self, from: usize, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len())
    }

    pub(super) fn skip_space(&self, from: usize) -> usize {
        // Mostly there is none, or one.
        self.find(from, |byte| !is_space(byte))
    }

    pub(super) fn send(&self, token: Token) {
        // Only a start tag changes what comes next.
        let _ = self.sink.process_token(token, 1);
    }

    /// Sends text. What stands for a NUL depends on the state.
    pub(super) fn text(&self, range: Range<usize>, null: fn() -> Token) {
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

    pub(super) fn characters(&self, range: Range<usize>) {
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
    pub(super) fn ampersand(&mut self, end: usize) {
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

    pub(super) fn find_byte(&self, from: usize, byte: u8) -> usize {
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
        let (length, end) = ends::comment(inside);
        self.at = start + end;
        let text = self.shared.subtendril(start as u32, length as u32);
        self.send(Token::CommentToken(text));
    }

    /// A name in lower case, which it may be already.
    pub(super) fn lower(&self, range: Range<usize>, is_plain: bool) -> Cow<'s, str> {
        let name = self.slice(range);
        if is_plain {
            return Cow::Borrowed(name);
        }
        let mut name = name.to_ascii_lowercase();
        if self.has_null {
            name = name.replace('\0', "\u{fffd}");
        }
        Cow::Owned(name)
    }
}

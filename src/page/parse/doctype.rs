//! The doctype, which tells the tree builder how old a page is.

use std::borrow::Cow;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{Doctype, Token},
};

use super::{ends::is_space, tokenizer::Tokenizer};

impl Tokenizer<'_> {
    /// Reads a doctype from behind its first word on.
    pub(super) fn doctype(&mut self) {
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
        doctype.name = Some(self.text_of(self.lower(start..self.at, false)));
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

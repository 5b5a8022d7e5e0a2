//! A page says its encoding in markup that must be read before it can be decoded: this reads only so much of it.
//!
//! The algorithm is the WHATWG prescan, but goes through the whole head instead of 1024 bytes, and does not look into
//! scripts, styles and titles. Every byte is passed once.

use encoding_rs::{Encoding, UTF_8};

use super::{encoding_of_label, is_utf16};

/// Heads with inlined styles and scripts reach 100 KiB; past this no declaration was meant to be found.
pub(super) const MAX_HEAD_BYTES: usize = 256 * 1024;

/// Elements whose content is text, whatever it looks like.
const RAW_TEXT: &[&[u8]] =
    &[b"script", b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes"];

/// The encoding that a `<meta>` or else the XML declaration names, if it is one we know.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut cursor = Cursor { rest: bytes.get(..MAX_HEAD_BYTES).unwrap_or(bytes) };
    let mut xml_encoding = None;
    while cursor.skip_past(b"<") {
        if cursor.rest.starts_with(b"!--") {
            // `<!-->` is a whole comment, so its dashes are both the start and the end.
            cursor.advance(1);
            cursor.skip_past_comment();
        } else if cursor.has_prefix(b"?xml") {
            let declared = cursor.attribute_encoding(b"encoding");
            xml_encoding = xml_encoding.or(declared);
        } else if matches!(cursor.rest.first(), Some(b'!' | b'?')) {
            cursor.skip_past(b">");
        } else if let Some(name) = cursor.tag_name() {
            if name.eq_ignore_ascii_case(b"body") {
                break;
            }
            if name.eq_ignore_ascii_case(b"meta") {
                if let Some(encoding) = cursor.meta_encoding() {
                    return Some(encoding);
                }
                continue;
            }
            while cursor.next_attribute().is_some() {}
            if RAW_TEXT.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                cursor.skip_past_end_tag(name);
            }
        }
    }
    xml_encoding
}

/// The charset parameter of a `Content-Type` value, without quotes.
pub(super) fn charset_parameter(value: &[u8]) -> Option<&[u8]> {
    let mut cursor = Cursor { rest: value };
    loop {
        let at = cursor.rest.windows(7).position(|w| w.eq_ignore_ascii_case(b"charset"))?;
        cursor.advance(at.saturating_add(7));
        cursor.skip_whitespace();
        if cursor.rest.first() == Some(&b'=') {
            break;
        }
    }
    cursor.advance(1);
    cursor.skip_whitespace();
    match cursor.rest.split_first() {
        Some((quote @ (b'"' | b'\''), inner)) => {
            let end = inner.iter().position(|byte| byte == quote)?;
            inner.get(..end)
        }
        _ => Some(cursor.take_until(|byte| is_space(byte) || byte == b';')),
    }
}

/// Bytes in ASCII markup cannot be UTF-16, so the standard takes such a label for UTF-8.
fn encoding_of_markup(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = encoding_of_label(label)?;
    Some(if is_utf16(encoding) { UTF_8 } else { encoding })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// What is still to be read; it only ever gets shorter.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn meta_encoding(&mut self) -> Option<&'static Encoding> {
        let (mut charset, mut pragma, mut content) = (None, None, None);
        while let Some((name, value)) = self.next_attribute() {
            let slot = match name {
                _ if name.eq_ignore_ascii_case(b"charset") => &mut charset,
                _ if name.eq_ignore_ascii_case(b"http-equiv") => &mut pragma,
                _ if name.eq_ignore_ascii_case(b"content") => &mut content,
                _ => continue,
            };
            slot.get_or_insert(value);
        }
        charset.and_then(encoding_of_markup).or_else(|| {
            pragma
                .filter(|value| value.trim_ascii().eq_ignore_ascii_case(b"content-type"))
                .and(content)
                .and_then(charset_parameter)
                .and_then(encoding_of_markup)
        })
    }

    fn attribute_encoding(&mut self, wanted: &[u8]) -> Option<&'static Encoding> {
        let mut found = None;
        while let Some((name, value)) = self.next_attribute() {
            if name == wanted {
                found = found.or_else(|| encoding_of_markup(value));
            }
        }
        found
    }

    /// The name of the tag that starts here, empty for an end tag; `None` if no tag does.
    fn tag_name(&mut self) -> Option<&'a [u8]> {
        let is_end_tag = self.rest.first() == Some(&b'/');
        if !self.rest.get(usize::from(is_end_tag))?.is_ascii_alphabetic() {
            return None;
        }
        self.advance(usize::from(is_end_tag));
        let name = self.take_until(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        Some(if is_end_tag { b"" } else { name })
    }

    /// The next attribute of the tag and its value; at the end of the tag, passes it.
    fn next_attribute(&mut self) -> Option<(&'a [u8], &'a [u8])> {
        self.take_until(|byte| !is_space(byte) && byte != b'/');
        if *self.rest.first()? == b'>' {
            self.advance(1);
            return None;
        }
        let tag = self.rest;
        // An equals sign in front belongs to the name, so every call gets on.
        self.advance(1);
        let more = self.take_until(|byte| is_space(byte) || matches!(byte, b'=' | b'/' | b'>'));
        let name = tag.get(..more.len().saturating_add(1)).unwrap_or_default();
        self.skip_whitespace();
        if self.rest.first() != Some(&b'=') {
            return Some((name, b""));
        }
        self.advance(1);
        self.skip_whitespace();
        let value = match self.rest.first() {
            Some(&quote @ (b'"' | b'\'')) => {
                self.advance(1);
                let value = self.take_until(|byte| byte == quote);
                self.advance(1);
                value
            }
            _ => {
                let value = self.take_until(|byte| is_space(byte) || byte == b'>');
                // `<meta charset=utf-8/>` means well, though browsers read the slash as part of the label.
                value.strip_suffix(b"/").unwrap_or(value)
            }
        };
        Some((name, value))
    }

    fn skip_past_comment(&mut self) {
        let end = self.rest.windows(4).position(|w| w.starts_with(b"-->") || w == b"--!>");
        self.advance(end.unwrap_or(self.rest.len()));
        self.skip_past(b">");
    }

    fn skip_past_end_tag(&mut self, name: &[u8]) {
        while self.skip_past(b"</") {
            if self.has_prefix(name) {
                break;
            }
        }
    }

    /// Whether a whole word is next, in any case.
    fn has_prefix(&self, word: &[u8]) -> bool {
        let Some((start, after)) = self.rest.split_at_checked(word.len()) else { return false };
        start.eq_ignore_ascii_case(word)
            && after.first().is_none_or(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
    }

    /// Passes the next occurrence, or everything if there is none.
    fn skip_past(&mut self, mark: &[u8]) -> bool {
        let at = match mark {
            [byte] => self.rest.iter().position(|b| b == byte),
            _ => self.rest.windows(mark.len()).position(|w| w == mark),
        };
        self.advance(at.map_or(self.rest.len(), |at| at.saturating_add(mark.len())));
        at.is_some()
    }

    fn skip_whitespace(&mut self) {
        self.take_until(|byte| !is_space(byte));
    }

    fn take_until(&mut self, is_end: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| is_end(*byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        taken
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

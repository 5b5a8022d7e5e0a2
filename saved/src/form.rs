//! In which form a file holds pages: told by its first bytes, unpacked.

use std::io::Read;

use unchaff::FileType;

use crate::unpack::{Packing, read_bounded};

/// How many bytes of a file tell its form.
pub const HEAD_BYTES: usize = 16 << 10;
/// What a ZIP file begins with, the second if it is empty.
const ZIP_MARKS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// What mailboxes begin with.
const MAILBOX_MARK: &[u8] = b"From ";
/// What the tag of a page begins with.
const PAGE_TAGS: [&[u8]; 2] = [b"<html", b"<!doctype html"];
/// Outermost elements of mark-up that is no page.
const OTHER_TAGS: [&[u8]; 2] = [b"<?xml", b"<svg"];

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// HTML or XHTML.
    Page,
    /// No mark-up and no other sign: perhaps text.
    Text,
    /// MHTML or an e-mail.
    Mail,
    /// E-mails one behind the other.
    Mailbox,
    /// A property list, which is what Safari's web archives are.
    PropertyList,
    /// A ZIP file: of pages, WACZ, EPUB.
    Zip,
    /// WARC or WET.
    Warc,
    /// None of them.
    Other(FileType),
}

impl Form {
    /// The form of what begins with these bytes, packed or not; [`HEAD_BYTES`] are enough.
    #[must_use]
    pub fn of(beginning: &[u8]) -> Self {
        let mut bytes = beginning.to_vec();
        for _ in 0..crate::reader::MAX_DEPTH {
            let Some(packing) = Packing::of(&bytes) else { break };
            bytes = unpacked(packing, &bytes);
        }
        Self::of_unpacked(&bytes)
    }

    pub(crate) fn of_unpacked(bytes: &[u8]) -> Self {
        let start = bytes.trim_ascii_start();
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        // Most files are pages, and to tell what else they may be takes longer.
        if begins_page(start) {
            return Self::Page;
        }
        match FileType::of(bytes) {
            Some(FileType::Archive | FileType::Book) if is_zip(bytes) => Self::Zip,
            Some(FileType::Mail) if start.starts_with(MAILBOX_MARK) => Self::Mailbox,
            Some(FileType::Mail) => Self::Mail,
            Some(FileType::PropertyList) => Self::PropertyList,
            Some(FileType::Warc) => Self::Warc,
            Some(file) => Self::Other(file),
            None if is_page(start) => Self::Page,
            None => Self::Text,
        }
    }

    /// Whether such a file may hold many pages.
    #[must_use]
    pub fn has_many(self) -> bool {
        matches!(self, Self::Mailbox | Self::Zip | Self::Warc)
    }

    /// Whether such a file may hold a page. Text without mark-up is none by itself.
    #[must_use]
    pub fn is_saved(self) -> bool {
        !matches!(self, Self::Text | Self::Other(_))
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    ZIP_MARKS.iter().any(|mark| bytes.starts_with(mark))
}

/// Whether bytes begin with the tag of a page.
pub(crate) fn begins_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let begins =
        |tag: &&[u8]| start.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
    PAGE_TAGS.iter().any(begins)
}

/// Whether mark-up of a page begins or comes soon.
fn is_page(bytes: &[u8]) -> bool {
    // What stands between the letters of UTF-16, and before them.
    let is_letter = |byte: &u8| !matches!(byte, 0 | 0xfe | 0xff);
    let head: Vec<u8> = bytes.iter().copied().filter(is_letter).collect();
    let head = head.trim_ascii_start().to_ascii_lowercase();
    let has_tag = || PAGE_TAGS.iter().any(|tag| memchr::memmem::find(&head, tag).is_some());
    let is_other = OTHER_TAGS.iter().any(|tag| head.starts_with(tag));
    head.starts_with(b"<") && !is_other || has_tag()
}

/// The first bytes of a stream.
pub(crate) fn head(input: impl Read) -> std::io::Result<Vec<u8>> {
    read_bounded(input, HEAD_BYTES - 1)
}

/// What the beginning of a packed file unpacks to, as far as that goes where it is cut off.
pub(crate) fn unpacked(packing: Packing, beginning: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(unpacked) = packing.unpack(beginning) {
        let _ = unpacked.take(HEAD_BYTES as u64).read_to_end(&mut bytes);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], form: Form) {
        assert_eq!(Form::of(bytes), form, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn bytes_tell_the_form() {
        check(b" <!DOCTYPE html><p>Rain", Form::Page);
        check(b"\xef\xbb\xbf<p>Rain", Form::Page);
        check(b"\xff\xfe<\0p\0>\0R\0a\0i\0n\0", Form::Page);
        check(b"<?xml version='1.0'?><!DOCTYPE html><html>", Form::Page);
        check(b"Warning: it rains\n<html>", Form::Page);
        check(b"It rained all night.", Form::Text);
        check(b"", Form::Text);
        check(b"<svg xmlns='a'><text>Rain", Form::Text);
        check(b"<?xml version='1.0'?><package>", Form::Text);
        check(b"Subject: Rain\nDate: today\n\nIt rained", Form::Mail);
        check(b"From a Fri May  3\nSubject: Rain\nDate: today\n", Form::Mailbox);
        check(b"bplist00\xd1", Form::PropertyList);
        check(b"PK\x03\x04\x14\0", Form::Zip);
        check(b"PK\x03\x04\x14\0 word/document.xml", Form::Other(FileType::Office));
        check(b"WARC/1.0\r\n", Form::Warc);
        check(b"%PDF-1.7", Form::Other(FileType::Pdf));
    }
}

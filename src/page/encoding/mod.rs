//! Saved pages are bytes in any of forty encodings, and some are no pages: this is where text begins.
//!
//! The order of belief is that of the WHATWG standard, a byte order mark above the HTTP header above the markup, with
//! three exceptions that only bytes can prove: UTF-16 shows in its NUL bytes, text that is wholly valid UTF-8 is UTF-8
//! whatever it calls itself, and a declaration that most of the text contradicts is not believed.

mod data;
mod prescan;
mod sniff;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use memchr::memchr;

use crate::error::{Error, ErrorKind, FileType};

/// A declared encoding survives this many malformed sequences: a cut end, a pasted name, a comment in another encoding.
const MAX_STRAY_SEQUENCES: usize = 3;

/// Fewer characters than this can be legacy Chinese that is valid UTF-8 by chance: about one in seven pairs is.
const MIN_UTF8_CHARS: usize = 8;

/// Some pages of text settle the guess, and the detector runs 27 candidates over every byte.
const MAX_DETECTOR_BYTES: usize = 16 * 1024;

/// The detector weighs pairs of letters and looks at two bytes before a non-ASCII one; more only fill its budget.
const DETECTOR_CONTEXT_BYTES: usize = 8;

/// One page of memory shows whether NUL bytes alternate with text.
const UTF16_PROBE_BYTES: usize = 4096;

/// The shortest tags and words have this many letters with their marks; fewer NULs are damage.
const MIN_UTF16_NULS: usize = 4;

/// Letters like U+0100 have their NUL on the other side; they are rarer than one in this many in any script.
const MAX_STRAY_NULS_DIVISOR: usize = 8;

/// In a Chinese page at least one character in this many is markup or a digit.
const MIN_MARKUP_NULS_DIVISOR: usize = 10;

/// Enough bytes to see past white space whether markup begins.
const MARKUP_START_BYTES: usize = 64;

/// What bytes are, by their beginning or as a whole, if they are no page.
pub(crate) fn file_type(bytes: &[u8]) -> Option<FileType> {
    decode(bytes, None).err().and_then(|error| match error.kind() {
        ErrorKind::NotHtml(file) => Some(file),
        ErrorKind::InputTooLarge { .. } => None,
    })
}

/// Text of a page, ready to parse.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text without a byte order mark; borrowed if the bytes were valid UTF-8.
    pub(crate) text: Cow<'a, str>,
    /// Whether bytes were malformed and stand as U+FFFD in the text.
    pub(crate) is_malformed: bool,
}

/// Decodes a page, or says what the bytes are instead.
///
/// `hint` is a charset label or a whole `Content-Type` value from the HTTP header. It goes before the declaration in
/// the markup, but a byte order mark wins over both, as in the WHATWG standard. The caller checks the size.
pub(crate) fn decode<'a>(bytes: &'a [u8], hint: Option<&str>) -> Result<Decoded<'a>, Error> {
    if let Some(file) = sniff::file_type(bytes) {
        return Err(Error::not_html(file));
    }
    let reading = match Encoding::for_bom(bytes) {
        Some((encoding, bom_bytes)) => {
            Reading::known(encoding, bytes.get(bom_bytes..).unwrap_or_default())
        }
        None => read(bytes, hint),
    };
    if let Some(file) = data::file_type(&reading.decoded.text) {
        return Err(Error::not_html(file));
    }
    if sniff::is_binary(&reading.decoded.text, reading.is_guess) {
        return Err(Error::not_html(FileType::Binary));
    }
    Ok(reading.decoded)
}

/// Decoded text and how sure its encoding is.
struct Reading<'a> {
    decoded: Decoded<'a>,
    is_guess: bool,
}

impl<'a> Reading<'a> {
    fn known(encoding: &'static Encoding, bytes: &'a [u8]) -> Self {
        let (text, is_malformed) = encoding.decode_without_bom_handling(bytes);
        Self { decoded: Decoded { text, is_malformed }, is_guess: false }
    }

    fn utf8(text: &'a str) -> Self {
        Self {
            decoded: Decoded { text: Cow::Borrowed(text), is_malformed: false },
            is_guess: false,
        }
    }

    fn guess(bytes: &'a [u8]) -> Self {
        Self { is_guess: true, ..Self::known(detect(bytes), bytes) }
    }
}

fn read<'a>(bytes: &'a [u8], hint: Option<&str>) -> Reading<'a> {
    if let Some(encoding) = utf16_without_bom(bytes) {
        return Reading::known(encoding, bytes);
    }
    let text = simdutf8::basic::from_utf8(bytes);
    if let Ok(text) = text
        && hint.is_none()
        && is_surely_utf8(bytes)
    {
        return Reading::utf8(text);
    }
    // UTF-16 has bytes below the space in every sentence, so a header that claims it for other bytes is wrong.
    let declared = hint
        .and_then(encoding_of_header)
        .filter(|encoding| !is_utf16(encoding) || sniff::has_control(bytes))
        .or_else(|| prescan::declared_encoding(bytes));
    match text {
        Ok(text) => match encoding_despite_utf8(text, declared) {
            Some(encoding) => Reading::known(encoding, bytes),
            None => Reading::utf8(text),
        },
        Err(_) => {
            let reading = Reading::known(declared.unwrap_or(UTF_8), bytes);
            let few = if declared.is_some() { MAX_STRAY_SEQUENCES } else { 0 };
            if is_mostly_malformed(&reading.decoded, few) { Reading::guess(bytes) } else { reading }
        }
    }
}

/// Whether bytes that are valid UTF-8 mean what they say, whatever the page declares: they have enough
/// characters that are no ASCII, or none, and no escape to another encoding.
fn is_surely_utf8(bytes: &[u8]) -> bool {
    /// Counted at once, sixteen in one step: a multiple of that, and a byte holds the count.
    const CHUNK_BYTES: usize = 240;
    let mut wide_chars = 0;
    for chunk in bytes.chunks(CHUNK_BYTES) {
        let count: u8 = chunk.iter().map(|byte| u8::from(*byte >= 0xc0)).sum();
        wide_chars += usize::from(count);
        if wide_chars >= MIN_UTF8_CHARS {
            return true;
        }
    }
    wide_chars == 0 && memchr(b'\x1b', bytes).is_none() && memchr(0, bytes).is_none()
}

/// The encoding of bytes that are valid UTF-8, yet mean something else.
fn encoding_despite_utf8(
    text: &str,
    declared: Option<&'static Encoding>,
) -> Option<&'static Encoding> {
    match declared {
        None => {
            // ISO-2022-JP is ASCII with escape sequences.
            let is_shifted = memchr(b'\x1b', text.as_bytes()).is_some()
                && (text.contains("\x1b$") || text.contains("\x1b("));
            (is_shifted && text.is_ascii() && detect(text.as_bytes()) == ISO_2022_JP)
                .then_some(ISO_2022_JP)
        }
        Some(encoding) if is_utf16(encoding) => Some(encoding),
        Some(encoding) if encoding.is_single_byte() => None,
        Some(encoding) => {
            let wide_chars = text.chars().filter(|c| !c.is_ascii()).take(MIN_UTF8_CHARS).count();
            (wide_chars < MIN_UTF8_CHARS).then_some(encoding)
        }
    }
}

/// Whether malformed sequences are more than `few` and outnumber the non-ASCII characters that came out whole.
fn is_mostly_malformed(decoded: &Decoded<'_>, few: usize) -> bool {
    if !decoded.is_malformed {
        return false;
    }
    let (mut malformed, mut whole) = (0_usize, 0_usize);
    for c in decoded.text.chars() {
        match c {
            char::REPLACEMENT_CHARACTER => malformed = malformed.saturating_add(1),
            c if !c.is_ascii() => whole = whole.saturating_add(1),
            _ => {}
        }
    }
    malformed > few && malformed >= whole
}

/// The likeliest legacy encoding of bytes that are no UTF-8.
///
/// Only stretches with non-ASCII bytes are looked at, so that the text of the page and not its scripts fill the budget.
/// They are cut at `<` and line ends, which are never the second byte of a character in any encoding that can be
/// detected by non-ASCII bytes.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let mut budget = MAX_DETECTOR_BYTES;
    if bytes.is_ascii() {
        let escape = bytes.iter().position(|byte| *byte == b'\x1b').unwrap_or(0);
        let shifted = bytes.get(escape..).unwrap_or_default();
        detector.feed(shifted.get(..budget).unwrap_or(shifted), false);
        return detector.guess(None, Utf8Detection::Deny);
    }
    for stretch in bytes.split_inclusive(|byte| matches!(byte, b'<' | b'\n' | b'\r')) {
        let Some(first) = stretch.iter().position(|byte| !byte.is_ascii()) else { continue };
        let from = first.saturating_sub(DETECTOR_CONTEXT_BYTES);
        let evidence = stretch.get(from..).unwrap_or_default();
        let evidence = evidence.get(..budget).unwrap_or(evidence);
        // An end is never announced: what follows may have been left out, and a cut character is no malformed one.
        detector.feed(evidence, false);
        budget = budget.saturating_sub(evidence.len());
        if budget == 0 {
            break;
        }
    }
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 by its NUL bytes, which ASCII markup and spaces put on one side of every pair.
fn utf16_without_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    let probe = bytes.get(..UTF16_PROBE_BYTES).unwrap_or(bytes);
    memchr(0, probe)?;
    let (mut first_nuls, mut second_nuls, mut pairs) = (0_usize, 0_usize, 0_usize);
    for pair in probe.chunks_exact(2) {
        pairs = pairs.saturating_add(1);
        match pair {
            [0, 0] => return None,
            [0, _] => first_nuls = first_nuls.saturating_add(1),
            [_, 0] => second_nuls = second_nuls.saturating_add(1),
            _ => {}
        }
    }
    let (encoding, nuls, stray_nuls) = if second_nuls > first_nuls {
        (UTF_16LE, second_nuls, first_nuls)
    } else {
        (UTF_16BE, first_nuls, second_nuls)
    };
    if nuls < MIN_UTF16_NULS || stray_nuls > nuls / MAX_STRAY_NULS_DIVISOR {
        return None;
    }
    let start = probe.get(..MARKUP_START_BYTES).unwrap_or(probe);
    let is_markup = sniff::is_markup_start(&encoding.decode_without_bom_handling(start).0);
    // Chinese text has few NULs between its tags, and Latin text has them everywhere.
    let min_nuls = if is_markup { pairs / MIN_MARKUP_NULS_DIVISOR } else { pairs.div_ceil(2) };
    (nuls >= min_nuls).then_some(encoding)
}

fn encoding_of_header(header: &str) -> Option<&'static Encoding> {
    let label = prescan::charset_parameter(header.as_bytes()).unwrap_or(header.as_bytes());
    encoding_of_label(label)
}

/// The encoding that a label means in practice; encodings that browsers refuse are as good as none.
fn encoding_of_label(label: &[u8]) -> Option<&'static Encoding> {
    let quotes = |byte: &u8| matches!(byte, b'"' | b'\'');
    let label = match label {
        [open, inner @ .., close] if quotes(open) && open == close => inner,
        _ => label,
    };
    let encoding = Encoding::for_label_no_replacement(label)?;
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

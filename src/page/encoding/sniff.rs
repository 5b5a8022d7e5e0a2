//! Crawls and disks hold PDFs and pictures under the names of pages: this tells them before they are read as text.

use crate::error::FileType;

/// Where controls are looked for: data shows itself on the first page of memory.
const PROBE_BYTES: usize = 4096;

/// Text has hardly any control characters; a damaged page may have some, data has about 12 % of single bytes.
const MAX_UNPRINTABLE_PERCENT: usize = 10;

/// The same where nothing but a detector, which finds letters in anything, speaks for text.
const MAX_UNPRINTABLE_PERCENT_GUESSED: usize = 5;

/// Fewer unprintable characters than this are the debris of a broken copy, however short the text.
const MIN_UNPRINTABLE_CHARS: usize = 4;

/// A header of 64 bytes whose fields are 32-bit numbers has at least this many NUL bytes.
const MIN_HEADER_NULS: usize = 4;

/// Where a header ends that has controls among the letters of its mark.
const HEADER_BYTES: usize = 64;

/// The names of the first files in a ZIP container stand here.
const ZIP_NAMES_BYTES: usize = 2048;

/// A mark that a type of file has at a fixed place, and what else must be there.
///
/// Marks that could be the first word of a text need a proof; those with bytes that no text has do not.
struct Magic {
    file: FileType,
    at: usize,
    mark: &'static [u8],
    is_proven: fn(&[u8]) -> bool,
}

const fn magic(
    file: FileType,
    at: usize,
    mark: &'static [u8],
    is_proven: fn(&[u8]) -> bool,
) -> Magic {
    Magic { file, at, mark, is_proven }
}

/// Ordered: what is more special comes before what is more general.
#[rustfmt::skip]
const MAGICS: &[Magic] = &[
    magic(FileType::Pdf, 0, b"%PDF-", has_pdf_version),
    magic(FileType::Image, 0, b"\x89PNG\r\n\x1a\n", no_doubt),
    magic(FileType::Image, 0, b"\xff\xd8\xff", has_jpeg_marker),
    magic(FileType::Image, 0, b"GIF87a", has_header_control),
    magic(FileType::Image, 0, b"GIF89a", has_header_control),
    magic(FileType::Image, 8, b"WEBP", is_riff),
    magic(FileType::Image, 0, b"BM", has_bmp_header),
    magic(FileType::Image, 0, b"II*\0", has_tiff_offset_le),
    magic(FileType::Image, 0, b"MM\0*", has_tiff_offset_be),
    magic(FileType::Image, 0, b"\0\0\x01\0", has_icon_count),
    magic(FileType::Image, 0, b"\0\0\x02\0", has_icon_count),
    magic(FileType::Image, 0, b"8BPS\0\x01", no_doubt),
    magic(FileType::Image, 4, b"ftypavif", has_box_length),
    magic(FileType::Image, 4, b"ftypheic", has_box_length),
    magic(FileType::Image, 4, b"ftypmif1", has_box_length),
    magic(FileType::Image, 0, b"\0\0\0\x0cJXL ", no_doubt),
    magic(FileType::Image, 0, b"\0\0\0\x0cjP  ", no_doubt),
    magic(FileType::Gzip, 0, b"\x1f\x8b\x08", no_doubt),
    magic(FileType::Book, 0, b"PK\x03\x04", has_book_part),
    magic(FileType::Office, 0, b"PK\x03\x04", has_office_part),
    magic(FileType::Office, 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", no_doubt),
    magic(FileType::Office, 0, b"{\\rtf1\\", no_doubt),
    magic(FileType::Archive, 0, b"PK\x03\x04", no_doubt),
    magic(FileType::Archive, 0, b"PK\x05\x06", no_doubt),
    magic(FileType::Archive, 0, b"PK\x07\x08", no_doubt),
    magic(FileType::Archive, 0, b"7z\xbc\xaf\x27\x1c", no_doubt),
    magic(FileType::Archive, 0, b"Rar!\x1a\x07", no_doubt),
    magic(FileType::Archive, 0, b"\xfd7zXZ\0", no_doubt),
    magic(FileType::Archive, 4, b"1AY&SY", is_bzip2),
    magic(FileType::Archive, 0, b"\x28\xb5\x2f\xfd", no_doubt),
    magic(FileType::Archive, 0, b"\x04\x22\x4d\x18", no_doubt),
    magic(FileType::Archive, 0, b"LZIP\x01", no_doubt),
    magic(FileType::Archive, 0, b"MSCF\0\0\0\0", no_doubt),
    magic(FileType::Archive, 0, b"!<arch>\n", no_doubt),
    magic(FileType::Archive, 257, b"ustar\0", no_doubt),
    magic(FileType::Archive, 257, b"ustar  \0", no_doubt),
    magic(FileType::Audio, 0, b"ID3", has_id3_version),
    magic(FileType::Audio, 0, b"\xff\xfb", has_header_nuls),
    magic(FileType::Audio, 0, b"\xff\xfa", has_header_nuls),
    magic(FileType::Audio, 0, b"\xff\xf3", has_header_nuls),
    magic(FileType::Audio, 0, b"\xff\xf2", has_header_nuls),
    magic(FileType::Audio, 0, b"\xff\xf1", has_header_nuls),
    magic(FileType::Audio, 0, b"\xff\xf9", has_header_nuls),
    magic(FileType::Audio, 0, b"OggS\0", no_doubt),
    magic(FileType::Audio, 0, b"fLaC", has_header_control),
    magic(FileType::Audio, 8, b"WAVE", is_riff),
    magic(FileType::Audio, 0, b"MThd\0\0\0\x06", no_doubt),
    magic(FileType::Audio, 4, b"ftypM4A", has_box_length),
    magic(FileType::Video, 4, b"ftyp", has_box_length),
    magic(FileType::Video, 8, b"AVI ", is_riff),
    magic(FileType::Video, 0, b"\x1a\x45\xdf\xa3", no_doubt),
    magic(FileType::Video, 0, b"FLV\x01", no_doubt),
    magic(FileType::Video, 0, b"\0\0\x01\xba", no_doubt),
    magic(FileType::Video, 0, b"\0\0\x01\xb3", no_doubt),
    magic(FileType::Font, 0, b"wOFF", has_header_control),
    magic(FileType::Font, 0, b"wOF2", has_header_control),
    magic(FileType::Font, 0, b"\0\x01\0\0\0", no_doubt),
    magic(FileType::Font, 0, b"OTTO\0", no_doubt),
    magic(FileType::Font, 0, b"ttcf\0", no_doubt),
    magic(FileType::Executable, 0, b"\x7fELF", no_doubt),
    magic(FileType::Executable, 0, b"MZ", has_header_nuls),
    magic(FileType::Executable, 0, b"\xfe\xed\xfa\xce", has_header_nuls),
    magic(FileType::Executable, 0, b"\xfe\xed\xfa\xcf", has_header_nuls),
    magic(FileType::Executable, 0, b"\xce\xfa\xed\xfe", has_header_nuls),
    magic(FileType::Executable, 0, b"\xcf\xfa\xed\xfe", has_header_nuls),
    magic(FileType::Executable, 0, b"\xca\xfe\xba\xbe\0", no_doubt),
    magic(FileType::Executable, 0, b"\0asm", no_doubt),
    magic(FileType::PropertyList, 0, b"bplist00", no_doubt),
    magic(FileType::Database, 0, b"SQLite format 3\0", no_doubt),
];

/// What the bytes are by their mark, if they are a file of a known type that is no text.
pub(super) fn file_type(bytes: &[u8]) -> Option<FileType> {
    // Scripts that send files often send a line end first.
    let bytes = bytes.trim_ascii_start();
    let has_mark = |magic: &&Magic| {
        bytes.get(magic.at..).is_some_and(|rest| rest.starts_with(magic.mark))
            && (magic.is_proven)(bytes)
    };
    MAGICS.iter().find(has_mark).map(|magic| magic.file)
}

/// Whether decoded text is mostly what no text has, and does not begin like a page either.
pub(super) fn is_binary(text: &str, is_guess: bool) -> bool {
    if is_markup_start(text) {
        return false;
    }
    let (mut chars, mut unprintable) = (0_usize, 0_usize);
    for (_, c) in text.char_indices().take_while(|(at, _)| *at < PROBE_BYTES) {
        chars = chars.saturating_add(1);
        unprintable = unprintable.saturating_add(usize::from(is_unprintable(c)));
    }
    let percent = if is_guess { MAX_UNPRINTABLE_PERCENT_GUESSED } else { MAX_UNPRINTABLE_PERCENT };
    unprintable >= MIN_UNPRINTABLE_CHARS
        && unprintable.saturating_mul(100) > chars.saturating_mul(percent)
}

/// Whether text begins with a tag, a comment, a doctype or an XML declaration, after spaces and stray controls.
pub(super) fn is_markup_start(text: &str) -> bool {
    let start = text
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_control() || c == '\u{feff}');
    let Some(tag) = start.strip_prefix('<') else { return false };
    if tag.starts_with("!--") || tag.starts_with("![") {
        return true;
    }
    let name = tag.strip_prefix(['!', '?', '/']).unwrap_or(tag);
    // A letter after `<` happens in data as well, a whole name hardly ever.
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-:".contains(c));
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && (after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || "/>".contains(c)))
}

/// Whether the first bytes have controls that stand in no text of an ASCII-compatible encoding.
pub(super) fn has_control(bytes: &[u8]) -> bool {
    let probe = bytes.get(..PROBE_BYTES).unwrap_or(bytes);
    probe.iter().any(|byte| byte.is_ascii() && is_unprintable(char::from(*byte)))
}

/// Controls but for white space, and U+FFFD. Escape is left out: logs and ISO-2022-JP have it.
fn is_unprintable(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0b' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f'..='\u{9f}'
        | char::REPLACEMENT_CHARACTER)
}

fn header(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEADER_BYTES).unwrap_or(bytes)
}

fn no_doubt(_: &[u8]) -> bool {
    true
}

fn has_header_control(bytes: &[u8]) -> bool {
    has_control(header(bytes))
}

fn has_header_nuls(bytes: &[u8]) -> bool {
    header(bytes).iter().filter(|byte| **byte == 0).count() >= MIN_HEADER_NULS
}

fn has_pdf_version(bytes: &[u8]) -> bool {
    matches!(bytes.get(5..7), Some([b'0'..=b'9', b'.']))
}

fn has_jpeg_marker(bytes: &[u8]) -> bool {
    matches!(bytes.get(3), Some(0xc0..=0xfe)) && has_header_control(bytes)
}

fn is_riff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && has_header_control(bytes)
}

/// Two reserved numbers of zero, then the length of one of the known headers.
fn has_bmp_header(bytes: &[u8]) -> bool {
    bytes.get(6..10) == Some(&[0; 4])
        && matches!(bytes.get(14..18), Some([12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

/// The first directory cannot stand in the header of eight bytes.
fn has_tiff_offset_le(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..8), Some([low, rest @ ..]) if *low >= 8 || rest != [0; 3])
}

fn has_tiff_offset_be(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..8), Some([rest @ .., low]) if *low >= 8 || rest != [0; 3])
}

fn has_icon_count(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..6), Some([1..=255, 0]))
}

/// The first box of a media file is short, so its 32-bit length begins with zeros.
fn has_box_length(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0, 0])
}

fn has_id3_version(bytes: &[u8]) -> bool {
    matches!(bytes.get(3..5), Some([2..=4, 0..=8]))
}

fn is_bzip2(bytes: &[u8]) -> bool {
    matches!(bytes.get(..4), Some([b'B', b'Z', b'h', b'1'..=b'9']))
}

fn has_book_part(bytes: &[u8]) -> bool {
    has_part(bytes, &[b"mimetypeapplication/epub+zip"])
}

fn has_office_part(bytes: &[u8]) -> bool {
    let parts: [&[u8]; 6] = [
        b"[Content_Types].xml",
        b"word/",
        b"xl/",
        b"ppt/",
        b"mimetypeapplication/vnd.oasis.opendocument",
        b"mimetypeapplication/vnd.sun.xml",
    ];
    has_part(bytes, &parts)
}

fn has_part(bytes: &[u8], parts: &[&[u8]]) -> bool {
    let names = bytes.get(..ZIP_NAMES_BYTES).unwrap_or(bytes);
    parts.iter().any(|part| names.windows(part.len()).any(|window| window == *part))
}

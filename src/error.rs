//! The errors a caller can meet: bytes that are no web page, and more bytes than allowed.

use std::fmt;

use crate::page::encoding;

/// Why nothing was extracted.
///
/// There are few reasons: a page without an article is not an error, nor is broken markup or malformed text. Ask
/// [`Error::kind`] for the reason as a value; [`Display`](fmt::Display) gives it as one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
}

/// The reason of an [`Error`].
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The bytes are a file of another type. Packed pages count as such: nothing is ever decompressed.
    NotHtml(FileType),
    /// The input is longer than the options allow; nothing was read.
    InputTooLarge {
        /// The length of the input, in bytes.
        len: usize,
        /// The most that the options allow, in bytes.
        max: usize,
    },
}

/// What bytes that are no web page look like.
///
/// A guess by the first bytes, for messages and statistics; it does not say that the file is whole or well-formed.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileType {
    /// A PDF document.
    Pdf,
    /// A picture: PNG, JPEG, GIF, WebP, AVIF, HEIC, BMP, TIFF, ICO or PSD. SVG is markup and not meant.
    Image,
    /// Several files in one, or a compressed file: ZIP, 7z, RAR, tar, xz, bzip2, Zstandard and the like.
    Archive,
    /// Gzip data, often a page whose transfer compression was not undone.
    Gzip,
    /// Sound: MP3, AAC, Ogg, FLAC, WAV, M4A or MIDI.
    Audio,
    /// Moving pictures: MP4, WebM, Matroska, AVI, FLV or MPEG.
    Video,
    /// A font: WOFF, WOFF2, TrueType or OpenType.
    Font,
    /// A program: ELF, Windows, Mach-O, Java class or WebAssembly.
    Executable,
    /// An office document: Word, Excel, PowerPoint, OpenDocument or RTF.
    Office,
    /// An SQLite database.
    Database,
    /// An e-mail, a mailbox, or a page saved as MHTML. `unchaff-saved` reads them, as it does the next three.
    Mail,
    /// A property list of Apple's, binary or XML: what Safari saves as a web archive.
    PropertyList,
    /// A WARC file.
    Warc,
    /// An EPUB book.
    Book,
    /// A feed: RSS or Atom.
    Feed,
    /// A sitemap: addresses for search engines.
    Sitemap,
    /// JSON, or lines of it.
    Json,
    /// A script in JavaScript.
    Script,
    /// A style sheet.
    Style,
    /// A log: lines that begin with a moment.
    Log,
    /// Base64 and nothing else.
    Base64,
    /// No known mark, but too many bytes that no text has.
    Binary,
}

impl FileType {
    /// What bytes look like if they are no page. The beginning of a file is enough, some 4 KiB.
    ///
    /// ```
    /// use unchaff::FileType;
    ///
    /// assert_eq!(FileType::of(b"%PDF-1.7"), Some(FileType::Pdf));
    /// assert_eq!(FileType::of(b"<p>Rain"), None);
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        encoding::file_type(bytes)
    }
}

impl Error {
    /// The reason, to match on.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    pub(crate) fn not_html(file: FileType) -> Self {
        Self { kind: ErrorKind::NotHtml(file) }
    }

    pub(crate) fn input_too_large(len: usize, max: usize) -> Self {
        Self { kind: ErrorKind::InputTooLarge { len, max } }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::NotHtml(file) => write!(f, "not a web page: the bytes look like {file}"),
            ErrorKind::InputTooLarge { len, max } => {
                write!(f, "input too large: {len} bytes, and the limit is {max}")
            }
        }
    }
}

impl fmt::Display for FileType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Pdf => "a PDF document",
            Self::Image => "a PNG or other image",
            Self::Archive => "a ZIP or other archive",
            Self::Gzip => "gzip data",
            Self::Audio => "an audio file",
            Self::Video => "a video",
            Self::Font => "a font",
            Self::Executable => "a program",
            Self::Office => "an office document",
            Self::Database => "a database",
            Self::Mail => "an e-mail or a page saved as MHTML",
            Self::PropertyList => "a property list or web archive of Safari",
            Self::Warc => "a WARC file",
            Self::Book => "an EPUB book",
            Self::Feed => "an RSS or Atom feed",
            Self::Sitemap => "a sitemap",
            Self::Json => "JSON",
            Self::Script => "a script",
            Self::Style => "a style sheet",
            Self::Log => "a log file",
            Self::Base64 => "base64",
            Self::Binary => "binary data",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(error: Error, kind: ErrorKind, message: &str) {
        assert_eq!(error.kind(), kind);
        assert_eq!(error.to_string(), message);
        let boxed: Box<dyn std::error::Error + Send + Sync> = Box::new(error.clone());
        assert_eq!(boxed.downcast_ref::<Error>(), Some(&error));
    }

    #[test]
    fn an_error_names_its_reason_in_one_sentence() {
        check(
            Error::not_html(FileType::Pdf),
            ErrorKind::NotHtml(FileType::Pdf),
            "not a web page: the bytes look like a PDF document",
        );
        check(
            Error::not_html(FileType::Gzip),
            ErrorKind::NotHtml(FileType::Gzip),
            "not a web page: the bytes look like gzip data",
        );
        check(
            Error::input_too_large(11, 10),
            ErrorKind::InputTooLarge { len: 11, max: 10 },
            "input too large: 11 bytes, and the limit is 10",
        );
    }
}

//! What can be wrong with a page or with a file of pages, in kinds that the summary counts.

use std::{fmt, io};

use unchaff::ErrorKind;

/// Why a page was not extracted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which.
    pub kind: Kind,
    message: String,
}

/// What sort of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The file is not there, or not to be read, or broken gzip.
    Unreadable,
    /// A PDF, an image, a program.
    NotHtml,
    /// More bytes than allowed, or packed too often.
    TooLarge,
    /// A broken WARC record.
    Record,
    /// A broken HTTP response.
    Http,
    /// A broken mail, MHTML file, web archive or ZIP file.
    Container,
    /// A mistake of this program.
    Bug,
}

impl Kind {
    /// The name in kebab case, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::NotHtml => "not-html",
            Self::TooLarge => "too-large",
            Self::Record => "record",
            Self::Http => "http",
            Self::Container => "container",
            Self::Bug => "bug",
        }
    }
}

impl Failure {
    /// A failure with its message.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// Of a page with more bytes than allowed.
    #[must_use]
    pub fn too_large(max: usize) -> Self {
        Self::new(Kind::TooLarge, format!("input too large: the limit is {max} bytes"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let is_too_large = error.kind() == io::ErrorKind::FileTooLarge;
        let kind = if is_too_large { Kind::TooLarge } else { Kind::Unreadable };
        Self::new(kind, error.to_string())
    }
}

impl From<unchaff::Error> for Failure {
    fn from(error: unchaff::Error) -> Self {
        match error.kind() {
            ErrorKind::InputTooLarge { max, .. } => Self::too_large(max),
            _ => Self::new(Kind::NotHtml, error.to_string()),
        }
    }
}

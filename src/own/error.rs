//! What is wrong with rules, and where.

use std::fmt;

use crate::at::head;

/// Why rules could not be read, and where.
///
/// [`Display`](fmt::Display) gives it as one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    kind: RulesErrorKind,
    message: String,
    line: usize,
    column: usize,
    selector: Option<String>,
}

/// The reason of a [`RulesError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RulesErrorKind {
    /// A string is no CSS selector.
    Selector,
    /// A file is no TOML.
    Toml,
    /// The name of a section is no host.
    Host,
    /// A key that is not `drop`, `keep` or `content`, or a value that is no string and no list of
    /// strings.
    Key,
}

impl RulesError {
    pub(super) fn new(
        kind: RulesErrorKind,
        message: impl Into<String>,
        line: usize,
        column: usize,
    ) -> Self {
        Self { kind, message: message.into(), line, column, selector: None }
    }

    pub(super) fn of_selector(self, selector: &str) -> Self {
        Self { selector: Some(selector.to_owned()), ..self }
    }

    /// The same error in a file, whose string begins at this place.
    pub(super) fn in_file(self, line: usize, column: usize) -> Self {
        let message = match self.kind {
            RulesErrorKind::Selector => format!("{}, at character {}", self.message, self.column),
            _ => self.message,
        };
        Self { message, line, column, ..self }
    }

    /// The reason, to match on.
    #[must_use]
    pub fn kind(&self) -> RulesErrorKind {
        self.kind
    }

    /// The line, from 1: of the selector, or of the file.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The character of the line, from 1. In a file that where the value begins.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// The selector that is none.
    #[must_use]
    pub fn selector(&self) -> Option<&str> {
        self.selector.as_deref()
    }
}

impl std::error::Error for RulesError {}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if let Some(selector) = &self.selector {
            write!(f, "`{selector}` is no selector: ")?;
        }
        f.write_str(&self.message)
    }
}

/// The line and the character of a byte, both from 1.
pub(super) fn place(source: &str, byte: usize) -> (usize, usize) {
    let before = head(source, byte);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before.get(start..).unwrap_or_default().chars().count() + 1)
}

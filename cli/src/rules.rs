//! Rules of the caller, from a file.

use std::{fmt, fs, path::PathBuf};

use unchaff::RuleBook;

/// A file of rules, read.
#[derive(Clone)]
pub(crate) struct RuleFile {
    source: String,
    book: RuleBook,
}

impl RuleFile {
    /// Reads a file. The error says what is wrong, and in which line.
    pub(crate) fn read(path: PathBuf) -> Result<Self, String> {
        let source = fs::read_to_string(path).map_err(|error| error.to_string())?;
        let book = RuleBook::from_toml(&source).map_err(|error| error.to_string())?;
        Ok(Self { source, book })
    }

    pub(crate) fn book(&self) -> RuleBook {
        self.book.clone()
    }
}

/// What was written and not what was read, so that it is the same in each run.
impl fmt::Debug for RuleFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

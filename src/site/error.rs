//! Why a profile could not be read.

use std::fmt;

/// Why bytes are no profile of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError(pub(super) ProfileErrorKind);

/// The reason of a [`ProfileError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProfileErrorKind {
    /// They begin as no profile does.
    NotAProfile,
    /// They were written by a release with another form: learn the site anew.
    Version,
    /// They end too early, or have been changed.
    Damaged,
}

impl ProfileError {
    /// The reason, to match on.
    #[must_use]
    pub fn kind(&self) -> ProfileErrorKind {
        self.0
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            ProfileErrorKind::NotAProfile => "these bytes are no profile of a site",
            ProfileErrorKind::Version => "this profile is of another release: learn the site anew",
            ProfileErrorKind::Damaged => "this profile is cut off or has been changed",
        })
    }
}

impl std::error::Error for ProfileError {}

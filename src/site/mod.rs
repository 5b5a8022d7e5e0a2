//! What the pages of a site have in common: what stands on two of them is hardly ever the article.
//!
//! ```text
//! pages of a site ─ learn ─> SiteProfile ─ merge, to_bytes ─> Extractor::site ─ label/site.rs ─> labels
//! ```
//!
//! * [`keys`]: what a text and an article are known by.
//! * [`sketch`]: on which articles something stood, in sixteen bytes.
//! * [`profile`]: both together, within bounds.
//! * [`sites`]: a profile for each host.
//! * `file`: how they are written.

mod error;
mod file;
mod keys;
mod profile;
#[cfg(feature = "serde")]
mod serde;
mod sites;
mod sketch;
#[cfg(test)]
mod tests;

pub(crate) use self::keys::texts_of;
pub use self::{
    error::{ProfileError, ProfileErrorKind},
    profile::SiteProfile,
    sites::Sites,
};

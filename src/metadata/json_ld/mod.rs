//! Statements in JSON-LD, because there most pages name their headline, authors and dates.

#[cfg(feature = "json-ld")]
mod graph;
#[cfg(feature = "json-ld")]
mod lenient;

#[cfg(feature = "json-ld")]
pub(in crate::metadata) use graph::read;

/// What the page's JSON-LD says, most trusted first. Names and dates are as written.
#[derive(Clone, Debug, Default)]
pub(super) struct JsonLd {
    pub(super) headlines: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Vec<String>,
    pub(super) modified: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) publishers: Vec<String>,
    pub(super) sections: Vec<String>,
    /// Each may be several, with commas between.
    pub(super) tags: Vec<String>,
    pub(super) licenses: Vec<String>,
    /// Of the article: whether it may be read without paying, as `true` or `false`.
    pub(super) is_free: Vec<String>,
    pub(super) urls: Vec<String>,
    pub(super) descriptions: Vec<String>,
    pub(super) images: Vec<String>,
    /// Who made the lead image.
    pub(super) image_credits: Vec<String>,
}

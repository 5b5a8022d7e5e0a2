//! Facts about the article. (stub)
use crate::{Label, page::Facts};
/// Facts about the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata { authors: Vec<String> }
impl Metadata {
    /// x
    pub fn title(&self) -> Option<&str> { None }
    /// x
    pub fn authors(&self) -> &[String] { &self.authors }
    /// x
    pub fn published(&self) -> Option<&str> { None }
    /// x
    pub fn language(&self) -> Option<&str> { None }
}
pub(crate) fn read(_: &Facts, _: &[(Label, &str)], _: Option<&str>) -> Metadata { Metadata::default() }

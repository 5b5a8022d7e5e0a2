//! Splits a saved web page into typed blocks and tells the article from the rest.

mod block;
mod error;
mod extraction;
mod extractor;
mod image;
mod label;
mod metadata;
mod page;
#[doc(hidden)]
pub mod passes;
mod render;
mod rules;

pub use crate::{
    block::{Block, Kind, Label, Link, Links, Reason, UnknownLabel},
    error::{Error, ErrorKind, FileType},
    extraction::{Extraction, Selection, Warning},
    extractor::{Extractor, Focus, Limits},
    image::Image,
    metadata::{Field, Metadata, Source},
};

/// Extracts a page with the default settings. The same as `Extractor::new().extract(html)`.
#[must_use]
pub fn extract(html: &str) -> Extraction {
    Extractor::new().extract(html)
}

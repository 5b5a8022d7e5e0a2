//! Splits a saved web page into typed blocks, and tells the article from the rest.
//!
//! Every visible piece of text becomes one [`Block`]. A block has a [`Kind`], which is what the
//! mark-up says it is (a paragraph, a heading, a list item), and a [`Label`], which is what it does
//! on the page (body, caption, newsletter prompt). Its [`Reason`] names the rule that chose the
//! label. Nothing is dropped: boilerplate is labelled, and left out only when printing.
//!
//! ```
//! let page = unchaff::extract(
//!     "<nav><a href=/>Home</a></nav>\
//!      <article><h1>Rain</h1><p>It rained all night in the valley, and the river rose, \
//!      and by morning the lower road was gone.</p></article>",
//! );
//! assert!(page.text().starts_with("It rained all night"));
//! assert_eq!(page.metadata().title(), Some("Rain"));
//! let labels: Vec<&str> = page.blocks().map(|block| block.label().id()).collect();
//! assert_eq!(labels, ["navigation", "title", "body"]);
//! ```
//!
//! # Where to start
//!
//! * [`extract`] for a string with the default settings.
//! * [`Extractor`] for settings, for bytes of unknown encoding ([`Extractor::extract_bytes`]) and for
//!   text that somebody already scraped ([`Extractor::extract_text`]).
//! * [`Extraction`] for what comes back: text, Markdown, blocks, [images](Image), [`Metadata`], the
//!   [type of the page](PageType) and how sure the extraction is ([`Extraction::confidence`]).
//!
//! # How it works
//!
//! One walk over the parsed HTML gives flat arrays of containers and blocks. Tables of words give
//! hints; a hint of a container is believed only if little of the page's prose is in it. The
//! article is the container with the most text worth reading, and neighbours settle more. The close
//! calls go to a learned table over counts and shares ([`Block::factors`] names what moved it), which
//! takes the blocks with the largest F1 in expectation. Then captions and credits are joined to their
//! images. The tables, the passes and what they may not do are described in `ARCHITECTURE.md`.
//!
//! Extraction is a pure function of its input: no network, no files, no clock, no globals.
//! [`extract`] never fails and never panics. A page without an article gives an empty article.

#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unwrap_used,
        reason = "any input gives a result; only a test may panic, as it has found something"
    )
)]

mod at;
mod block;
mod error;
mod extraction;
mod extractor;
mod image;
mod label;
mod metadata;
#[cfg(feature = "rules")]
mod own;
mod packed;
mod page;
mod page_type;
#[doc(hidden)]
pub mod passes;
mod readability;
mod render;
mod rules;
mod selection;
#[cfg(feature = "serde")]
mod serialize;

#[cfg(feature = "rules")]
pub use crate::own::{RuleBook, Rules, RulesError, RulesErrorKind};
/// What other reports of ours look like, too. Not part of the public face: it may change at any time.
#[doc(hidden)]
pub mod look {
    pub use crate::render::report::{Escaped, STYLE, STYLE_HASH, class};
}

pub use crate::{
    block::{Block, Kind, Label, Link, Links, Reason, UnknownLabel},
    error::{Error, ErrorKind, FileType},
    extraction::{Extraction, Warning},
    extractor::{Extractor, Focus, Limits},
    image::{Image, ImageSource},
    metadata::{Access, Direction, Field, Metadata, Source},
    page_type::PageType,
    readability::{Readability, is_probably_readerable},
    selection::Selection,
};

/// Extracts a page with the default settings. The same as `Extractor::new().extract(html)`.
#[must_use]
pub fn extract(html: &str) -> Extraction {
    Extractor::new().extract(html)
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

//! Strips a saved web page: splits it into labelled blocks, and tells the article from the rest.
//!
//! Every visible piece of text becomes one [`Block`]. A block has a [`Kind`], which is what the
//! mark-up says it is (a paragraph, a heading, a list item), and a [`Label`], which is what it does
//! on the page (body, caption, newsletter prompt). Its [`Reason`] names the rule that chose the
//! label. Nothing is dropped: boilerplate is labelled, and left out only when printing. Captions and
//! credits are fields of their [`Image`].
//!
//! ```
//! let html = "<nav><a href=/>Home</a></nav><article><h1>Rain takes the lower road</h1>
//!     <figure><img src=/a.jpg><figcaption>The road at dawn. (Photo: Jo Ray)</figcaption></figure>
//!     <p>It rained all night in the valley, and by the morning the road was gone.</p></article>";
//! let page = unchaff::extract(html);
//! assert_eq!(page.text(), "It rained all night in the valley, and by the morning the road was gone.");
//! assert_eq!(page.metadata().title(), Some("Rain takes the lower road"));
//! let image = &page.images()[0];
//! assert_eq!((image.caption(), image.credit()), (Some("The road at dawn."), Some("Jo Ray")));
//! let labels: Vec<&str> = page.blocks().map(|block| block.label().id()).collect();
//! assert_eq!(labels, ["navigation", "title", "caption", "credit", "body"]);
//! ```
//!
//! # Where to start
//!
//! * [`extract`] for a string with the default settings.
//! * [`Extractor`] for settings, for bytes of unknown encoding ([`Extractor::extract_bytes`]) and for
//!   text that somebody already scraped ([`Extractor::extract_text`]).
//! * [`Extraction`] for what comes back: text, Markdown, HTML, blocks, [images](Image), [`Metadata`],
//!   the [type of the page](PageType) and how sure the extraction is ([`Extraction::confidence`]).
//! * [`Selection`] for which labels stand in an output, and whether links, images and tables do.
//! * [`Extraction::report`] for a page to look at: every block in the colour of its label, and why.
//!
//! # Features
//!
//! The first two are on by default. With `default-features = false` the library takes HTML or text as `&str`.
//!
//! | feature | what it adds |
//! |---|---|
//! | `bytes` | `Extractor::extract_bytes` for pages whose encoding is not known, and `FileType` for what is no page |
//! | `json-ld` | [`Metadata`] is read from JSON-LD as well, where most news pages have it |
//! | `serde` | [`Extraction`], [`Metadata`], [`Image`] and [`Readability`] serialise, with names that do not change; [`SiteProfile`] and [`Sites`] in both directions |
//! | `rules` | `Rules` and `RuleBook`: CSS selectors of the caller for what is content and what is not |
//! | `scraper` | `Extractor::extract_document` takes a document that the crate `scraper` has parsed |
//!
//! # How it works
//!
//! One walk over the parsed HTML gives flat arrays of containers and blocks. Tables of words give
//! hints; a hint of a container is believed only if little of the page's prose is in it. From these
//! a guess is made for each block. Learned tables read the guesses and counts of a block and of its
//! neighbours, and have the last word: one says how likely a block is text, one how likely each
//! label is ([`Block::factors`] names what moved it). Then captions and credits are joined to their
//! images. `docs/rules.md` and `ARCHITECTURE.md` say more.
//!
//! Extraction is a pure function of its input: no network, no files, no clock, no globals.
//! [`extract`] never fails and never panics. A page without an article gives an empty article.
//! [`Limits`] bound the size, the depth and the number of nodes.
//!
//! # More
//!
//! In the repository: `README.md` (how good and how fast it is beside others, what it cannot do),
//! `docs/library.md` (the guide to this crate), `docs/command.md` (the command `unchaff`),
//! `docs/pipelines.md` (WARC, Python, Arrow, Spark, SQL) and `docs/quality.md` (all figures).

#![cfg_attr(docsrs, feature(doc_cfg))]
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

mod address;
mod at;
mod block;
#[cfg(feature = "bytes")]
mod error;
mod extraction;
mod extractor;
mod hash;
mod image;
mod label;
mod letter;
mod metadata;
#[cfg(feature = "rules")]
mod own;
mod packed;
mod page;
mod page_type;
#[doc(hidden)]
pub mod passes;
mod player;
mod readability;
mod render;
mod rules;
mod selection;
#[cfg(feature = "serde")]
mod serialize;
mod site;

#[cfg(feature = "bytes")]
pub use crate::error::{Error, ErrorKind, FileType};
#[cfg(feature = "rules")]
pub use crate::own::{RuleBook, Rules, RulesError, RulesErrorKind};
/// What other reports of ours look like, too. Not part of the public face: it may change at any time.
#[doc(hidden)]
pub mod look {
    pub use crate::render::report::{Escaped, STYLE, STYLE_HASH, class};
}

pub use crate::{
    block::{Block, Kind, Label, Link, Links, Reason, UnknownLabel},
    extraction::{Extraction, Warning},
    extractor::{Extractor, Focus, Limits},
    image::{Image, ImageSource},
    metadata::{Access, Direction, Field, Metadata, Source},
    page_type::PageType,
    player::Player,
    readability::{Readability, is_probably_readerable},
    selection::Selection,
    site::{ProfileError, ProfileErrorKind, SiteProfile, Sites},
};

/// Extracts a page with the default settings. The same as `Extractor::new().extract(html)`.
#[must_use]
pub fn extract(html: &str) -> Extraction {
    Extractor::new().extract(html)
}

/// The pages in which code for Rust stands; `cargo test --doc` runs it.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/library.md")]
    struct Library;
    #[cfg(feature = "rules")]
    #[doc = include_str!("../docs/rules.md")]
    struct Rules;
}

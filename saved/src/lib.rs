//! The pages of saved files: bytes in, pages out, whatever form they were saved in.
//!
//! HTML and XHTML, MHTML, web archives of Safari, WARC, WET and WACZ, e-mails and mailboxes, EPUB and ZIP files of
//! pages; packed with gzip, zstd or Brotli or not. The bytes tell which, never a name.
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! use unchaff_saved::{Input, Item, read};
//!
//! let mail = b"Subject: Rain\nDate: Fri, 03 May 2024 10:05:00 GMT\nContent-Type: text/html\n\n<p>It rained all night.";
//! let mut texts = Vec::new();
//! read(Input::stream(mail.as_slice()), 1 << 20, |item| {
//!     if let Item::Page(page) = item {
//!         let page = page.extract(&unchaff::Extractor::new(), None, 1 << 20).expect("a page");
//!         texts.push(page.text());
//!     }
//!     ControlFlow::Continue(())
//! });
//! assert_eq!(texts, ["It rained all night."]);
//! ```
//!
//! The page of an MHTML file or of a web archive is the one that was saved. What it shows in frames is left out, as it is of
//! HTML; only a page that shows nothing itself but frames is read as the fullest of them, with the address of that. Of a
//! WACZ file come out the pages that it lists, or all if it has no list. Of a mail the HTML comes out, else the text.
//!
//! What is held in memory: one page and, of forms that cannot be read in pieces, a file of 256 MiB at most. Nothing
//! unpacks to more than 256 MiB and 200 times the bytes that were read.

mod epub;
mod failure;
mod form;
mod frames;
mod mail;
mod page;
mod pages;
mod plist;
mod reader;
mod source;
mod unpack;
mod wacz;
mod warc;
mod zip;

pub use crate::{
    failure::{Failure, Kind},
    form::{Form, HEAD_BYTES},
    page::{Name, Page},
    pages::{Pages, pages},
    reader::{Input, Item, read, read_page, read_text},
    warc::Split,
};

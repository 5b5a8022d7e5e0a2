//! Settings, the entry points, and the pipeline.

use std::{sync::Arc, time::SystemTime};

#[cfg(feature = "bytes")]
use crate::{Error, label::Chances, page::encoding};
use crate::{
    Extraction, SiteProfile, Sites, Warning,
    at::head,
    label,
    page::{self, Page},
};

/// Settings for extraction, and the entry points that use them.
///
/// Cheap to make and to clone; `Send` and `Sync`. Make one and keep it.
///
/// ```
/// let extractor = unchaff::Extractor::new().url("https://news.example/rain");
/// let page = extractor.extract("<h1>Rain</h1><p>It rained all night in the <a href=/valley>valley</a>.");
/// assert_eq!(page.blocks().count(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    config: Config,
}

/// What the passes read. Grows here, never as a new argument.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    pub(crate) url: Option<String>,
    pub(crate) is_local: bool,
    #[cfg(feature = "bytes")]
    pub(crate) charset: Option<String>,
    pub(crate) now: Option<SystemTime>,
    pub(crate) focus: Focus,
    pub(crate) comments: bool,
    pub(crate) limits: Limits,
    pub(crate) site: Option<Arc<SiteProfile>>,
    pub(crate) sites: Option<Arc<Sites>>,
    #[cfg(feature = "rules")]
    pub(crate) rules: crate::RuleBook,
}

impl Config {
    /// What is known of the site of a page.
    pub(crate) fn profile_of(&self, page: &Page) -> Option<&SiteProfile> {
        let of_sites = || self.sites.as_deref()?.of_address(page.address(self.url.as_deref()));
        self.site.as_deref().or_else(of_sites)
    }
}

/// Which error to prefer when a block could go either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Focus {
    /// Rather lose a paragraph than keep boilerplate.
    Precision,
    /// Neither.
    #[default]
    Balanced,
    /// Rather keep boilerplate than lose a paragraph.
    Recall,
}

/// Bounds on work and memory.
///
/// What lies beyond them is an error for bytes, and is left out with a [`Warning`] for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    max_bytes: usize,
    max_depth: usize,
    max_nodes: usize,
}

impl Limits {
    /// The largest input, in bytes. The default is 16 MiB, the most that can be set 512 MiB.
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes.min(MAX_BYTES);
        self
    }

    /// Elements nested deeper than this are read as if they were not nested, and their text is
    /// kept. The default is 512, as in browsers.
    #[must_use]
    pub fn max_depth(mut self, depth: usize) -> Self {
        self.max_depth = depth;
        self
    }

    /// The most elements and pieces of text a page is read as. Beyond them tags are ignored, and
    /// their text is kept. The default is four million, and never more than half the bytes of the source and 20,000:
    /// pages that people read have a few thousand.
    #[must_use]
    pub fn max_nodes(mut self, nodes: usize) -> Self {
        self.max_nodes = nodes;
        self
    }

    pub(crate) fn depth(self) -> usize {
        self.max_depth
    }

    pub(crate) fn nodes(self) -> usize {
        self.max_nodes
    }
}

/// Positions in a page are 32 bits wide, and decoding may make a text three times as long.
const MAX_BYTES: usize = 512 << 20;
/// Far above the largest page that people read.
const DEFAULT_MAX_BYTES: usize = 16 << 20;
/// What browsers allow.
const DEFAULT_MAX_DEPTH: usize = 512;
/// Far above the largest page that people read.
const DEFAULT_MAX_NODES: usize = 4_000_000;

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: DEFAULT_MAX_BYTES,
            max_depth: DEFAULT_MAX_DEPTH,
            max_nodes: DEFAULT_MAX_NODES,
        }
    }
}

impl Extractor {
    /// An extractor with the default settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The address of the page. Relative links and image sources are resolved against it.
    ///
    /// By default, and if it is not an absolute address, only an absolute `<base>` of the page is
    /// used; without one they stay as they are written.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.config.url = Some(url.into());
        self
    }

    /// Whether relative addresses lead to files beside the page, and stay as they are written. This is disabled by default.
    ///
    /// Browsers that save a page with a folder of its images make every other address absolute.
    #[must_use]
    pub fn local(mut self, yes: bool) -> Self {
        self.config.is_local = yes;
        self
    }

    /// The character encoding that an HTTP header gave: a label such as `windows-1251`, or the
    /// whole value of `Content-Type`.
    ///
    /// Only [`extract_bytes`](Self::extract_bytes) reads it. It is believed before what the page
    /// says of itself, but after a byte order mark. By default there is none.
    #[cfg(feature = "bytes")]
    #[must_use]
    pub fn charset(mut self, label: impl Into<String>) -> Self {
        self.config.charset = Some(label.into());
        self
    }

    /// When the page was saved, such as the time of its file. Relative dates ("2 hours ago",
    /// "gestern, 21:40 Uhr") are reckoned from it: a moment in UTC for hours and less, else a day.
    ///
    /// By default there is none, and relative dates are not read: the library has no clock.
    #[doc(alias = "reference_time")]
    #[must_use]
    pub fn now(mut self, now: SystemTime) -> Self {
        self.config.now = Some(now);
        self
    }

    /// Which error to prefer when a block could go either way.
    ///
    /// This is [`Focus::Balanced`] by default. It moves the one threshold of the learned table, so
    /// the text of a stricter focus is contained in that of a laxer one.
    #[must_use]
    pub fn focus(mut self, focus: Focus) -> Self {
        self.config.focus = focus;
        self
    }

    /// Whether reader comments count as content. This is disabled by default.
    ///
    /// It does not change their label.
    #[must_use]
    pub fn comments(mut self, yes: bool) -> Self {
        self.config.comments = yes;
        self
    }

    /// Selectors for what is content and what is not, for every page ([`Rules`](crate::Rules)) or by
    /// site ([`RuleBook`](crate::RuleBook)). By default there are none.
    ///
    /// The site is that of [`url`](Self::url), else the one that the page gives as its own address.
    #[cfg(feature = "rules")]
    #[must_use]
    pub fn rules(mut self, rules: impl Into<crate::RuleBook>) -> Self {
        self.config.rules = rules.into();
        self
    }

    /// What is known of the site of the page from other pages of it. By default nothing is.
    ///
    /// Text that stands on other articles is then hardly ever taken for text of this one, with the reason
    /// `site/repeated`. What the profile has from this very page does not count. Pages of products, lists, manuals
    /// and services keep what they share, and so does what has fewer than five words.
    #[must_use]
    pub fn site(mut self, profile: impl Into<Arc<SiteProfile>>) -> Self {
        self.config.site = Some(profile.into());
        self
    }

    /// What is known of many sites. By default nothing is.
    ///
    /// The site is that of [`url`](Self::url), else the one that the page gives as its own address. A profile given
    /// by [`site`](Self::site) counts more.
    #[must_use]
    pub fn sites(mut self, sites: impl Into<Arc<Sites>>) -> Self {
        self.config.sites = Some(sites.into());
        self
    }

    /// Bounds on work and memory. The default lets through any page a browser would show.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.config.limits = limits;
        self
    }

    /// Extracts an HTML document.
    ///
    /// It never fails. Input beyond [`Limits::max_bytes`] is left out and adds
    /// [`Warning::Truncated`].
    #[must_use]
    pub fn extract(&self, html: &str) -> Extraction {
        let (html, warning) = self.cut(html);
        self.run(self.read(html), warning)
    }

    /// Extracts an HTML document of unknown encoding.
    ///
    /// The encoding is that of the byte order mark, else of [`charset`](Self::charset), else of a
    /// `<meta>` tag, else guessed. Bytes that do not decode become U+FFFD and add
    /// [`Warning::Malformed`].
    ///
    /// # Errors
    ///
    /// [`InputTooLarge`](crate::ErrorKind::InputTooLarge) if there are more bytes than [`Limits::max_bytes`], and
    /// [`NotHtml`](crate::ErrorKind::NotHtml) if they are no page: a PDF, an image, an archive, a program.
    #[cfg(feature = "bytes")]
    pub fn extract_bytes(&self, bytes: &[u8]) -> Result<Extraction, Error> {
        let max = self.config.limits.max_bytes;
        if max < bytes.len() {
            return Err(Error::input_too_large(bytes.len(), max));
        }
        let decoded = encoding::decode(bytes, self.config.charset.as_deref())?;
        let warning = decoded.is_malformed.then_some(Warning::Malformed);
        Ok(self.run(self.read(&decoded.text), warning))
    }

    /// Extracts a document that `scraper` has parsed, for those who hold one: the page is not
    /// parsed again.
    ///
    /// It never fails. Of the [`Limits`] those on depth and nodes hold.
    #[cfg(feature = "scraper")]
    #[must_use]
    pub fn extract_document(&self, document: &scraper::Html) -> Extraction {
        #[cfg(feature = "rules")]
        if !self.config.rules.is_empty() {
            let document = page::html::document(document, self.config.limits, true);
            let document = document.ruled(|address| self.rules_for(address));
            return self.run(page::html::flatten(&document), None);
        }
        let document = page::html::document(document, self.config.limits, false);
        self.run(page::html::flatten(&document), None)
    }

    /// Extracts text that was scraped from a page by someone else.
    ///
    /// A line is a block, unless the text says that it is a part of one: lines that a program wrapped at some
    /// width are joined, which is told from all lines together, and so are the pieces of a sentence that a
    /// scraper tore at links. Headings, captions and items of lists stay as they are. Where two lines might be
    /// two blocks, they are.
    ///
    /// Without mark-up only phrases, shapes, counts and neighbours can decide. It never fails;
    /// the limit is that of [`extract`](Self::extract).
    #[must_use]
    pub fn extract_text(&self, text: &str) -> Extraction {
        let (text, warning) = self.cut(text);
        self.run(page::lines::read(text), warning)
    }

    fn read(&self, html: &str) -> Page {
        #[cfg(feature = "rules")]
        if !self.config.rules.is_empty() {
            return page::html::read_by_rules(html, self.config.limits, |address| {
                self.rules_for(address)
            });
        }
        page::html::read(html, self.config.limits)
    }

    /// The rules for a page that gives this address as its own.
    #[cfg(feature = "rules")]
    fn rules_for(&self, address: &str) -> Option<&crate::Rules> {
        self.config.rules.of_address(self.config.url.as_deref().unwrap_or(address))
    }

    /// The part of the input within the limit.
    fn cut<'a>(&self, input: &'a str) -> (&'a str, Option<Warning>) {
        let max = self.config.limits.max_bytes;
        if input.len() <= max {
            return (input, None);
        }
        (head(input, max), Some(Warning::Truncated))
    }

    /// Extracts a page with chances for its blocks that do not come from the learned tables.
    #[cfg(feature = "bytes")]
    pub(crate) fn extract_by(
        &self,
        bytes: &[u8],
        is_plain: bool,
        chances: Chances,
    ) -> Result<Extraction, Error> {
        let page = if is_plain {
            page::lines::read(&String::from_utf8_lossy(bytes))
        } else {
            let decoded = encoding::decode(bytes, self.config.charset.as_deref())?;
            page::html::read(&decoded.text, self.config.limits)
        };
        let labels = label::label_by(&page, &self.config, chances);
        Ok(Extraction::new(page, labels, &self.config, None))
    }

    fn run(&self, page: Page, warning: Option<Warning>) -> Extraction {
        let labels = label::label(&page, &self.config);
        Extraction::new(page, labels, &self.config, warning)
    }
}

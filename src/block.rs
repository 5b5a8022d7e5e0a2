//! One piece of the page's text: what the mark-up says it is, what it does, and why we think so.

use std::{fmt, ops::Range, str::FromStr};

use crate::{
    label::{Factors, Figures, Read, Verdict},
    metadata::Calendar,
    page::{Addresses, Heads, LinkSpan},
};

/// One piece of text with what it is and what it does on the page.
///
/// It borrows from its [`Extraction`](crate::Extraction).
#[derive(Clone, Copy, Debug)]
pub struct Block<'p> {
    pub(crate) text: &'p str,
    pub(crate) kind: Kind,
    pub(crate) verdict: &'p Verdict,
    /// What the learned tables say of it, if they were asked.
    pub(crate) figures: Option<Figures>,
    /// The share of other pages of the site on which its text stands.
    pub(crate) site_share: Option<f32>,
    /// What they read.
    pub(crate) read: Option<Read<'p>>,
    pub(crate) links: Links<'p>,
    /// Which table it is a row or the caption of.
    pub(crate) table: Option<u32>,
    /// Which image it belongs to.
    pub(crate) image: Option<u32>,
    /// The value of the first `<time datetime>` in it.
    pub(crate) stated_time: Option<&'p str>,
    pub(crate) calendar: &'p Calendar,
    /// Whether it begins an item of a list, and the number before it.
    pub(crate) item: Option<Option<u32>>,
    pub(crate) language: Option<&'p str>,
    /// Which of its cells are headings.
    pub(crate) heads: Option<Heads>,
    /// Where in the text of the page formulas stand in it.
    pub(crate) formulas: &'p [Range<u32>],
    /// Where in the text of the page it begins.
    pub(crate) start: u32,
}

impl<'p> Block<'p> {
    /// The text, with runs of white space collapsed to single spaces. Code keeps its lines.
    #[must_use]
    pub fn text(&self) -> &'p str {
        self.text
    }

    /// What the mark-up says the block is. It never changes.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What the block does on the page.
    #[must_use]
    pub fn label(&self) -> Label {
        self.verdict.label
    }

    /// The rule that chose the label.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.verdict.reason
    }

    /// How likely the label is right, 0 to 1, by the learned table of labels. `None` where it was not
    /// asked: of a page of more than 10,000 blocks.
    ///
    /// ```
    /// let page = unchaff::extract("<h1>Rain</h1><p>It rained all night, and by morning the road was gone.");
    /// assert!(page.blocks().all(|block| block.confidence().is_some_and(|chance| chance <= 1.0)));
    /// ```
    #[must_use]
    pub fn confidence(&self) -> Option<f32> {
        self.figures.map(|figures| figures.label)
    }

    /// On which share of the other articles of the site its text stands, 0 to 1; `None` if no [other
    /// article](crate::Extractor::site) is known. Digits do not count: "12 comments" is the same text as "7 comments".
    #[must_use]
    pub fn site_share(&self) -> Option<f32> {
        self.site_share
    }

    /// What moved the label most in the learned table: the names of three features, most first. Empty
    /// after 5,000 blocks.
    ///
    /// The names are for people and for tests. They may change in any release.
    pub fn factors(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.explain().into_iter().flat_map(Factors::names)
    }

    pub(crate) fn explain(&self) -> Option<Factors> {
        self.read.and_then(|read| read.factors(self.label()))
    }

    /// Which of the [images](crate::Extraction::images) it is the caption or the credit of.
    #[must_use]
    pub fn image(&self) -> Option<usize> {
        self.image.map(|image| image as usize)
    }

    /// When, as RFC 3339: what the block's first `<time>` says, else, of a [`Label::Date`], its text.
    ///
    /// The entries of a [live blog](crate::PageType::LiveBlog) begin with their times.
    ///
    /// ```
    /// let page = unchaff::extract("<h1>Storm</h1><p class=date><time datetime=2024-05-03T11:20Z>11:20</time></p>
    ///     <p>The gauge at the bridge has just shown four metres, two more than a day ago.</p>");
    /// let time = page.blocks().find_map(|block| block.time());
    /// assert_eq!(time.as_deref(), Some("2024-05-03T11:20:00Z"));
    /// ```
    #[must_use]
    #[doc(alias = "datePublished")]
    #[doc(alias = "liveBlogUpdate")]
    pub fn time(&self) -> Option<String> {
        let stated = self.stated_time.and_then(|value| self.calendar.stated(value));
        let is_date = self.label() == Label::Date;
        stated.or_else(|| is_date.then(|| self.calendar.seen(self.text)).flatten())
    }

    /// The number that a browser shows before an item of an `<ol>`: counted from its `start`, or
    /// down if it is `reversed`. `None` for bullets, and for what follows in an item after its
    /// first block.
    ///
    /// ```
    /// let page = unchaff::extract("<ol start=3><li>Wash the rice.<li>Boil it for ten minutes.</ol>");
    /// let numbers: Vec<_> = page.blocks().map(|block| block.number()).collect();
    /// assert_eq!(numbers, [Some(3), Some(4)]);
    /// ```
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.item.flatten().filter(|_| matches!(self.kind, Kind::ListItem(_)))
    }

    /// The language of [code](Kind::Code), if a class such as `language-rust` names it.
    #[must_use]
    pub fn language(&self) -> Option<&'p str> {
        self.language.filter(|_| self.kind == Kind::Code)
    }

    /// Which bytes of the text are formulas, as TeX.
    pub(crate) fn formulas(&self) -> impl Iterator<Item = Range<usize>> + use<'p> {
        let start = self.start;
        let at = move |end: u32| end.saturating_sub(start) as usize;
        self.formulas.iter().map(move |it| at(it.start)..at(it.end))
    }

    /// The links in the text, in order.
    #[must_use]
    pub fn links(&self) -> Links<'p> {
        self.links
    }
}

/// What the mark-up says a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// `<p>`, or bare text in a container.
    Paragraph,
    /// `<h1>` to `<h6>`; the level is 1 to 6.
    Heading(u8),
    /// `<li>`, `<dt>` or `<dd>`; the number is the depth of nesting, from 1.
    ListItem(u8),
    /// `<blockquote>`, or a paragraph in one.
    Quote,
    /// `<pre>`.
    Code,
    /// A row of a table, cells separated by tabs.
    TableRow,
    /// `<figcaption>`, or the `<caption>` of a table.
    Caption,
    /// `<button>`, `<label>` and other parts of a form.
    Control,
}

impl fmt::Display for Kind {
    /// The name in kebab case: `paragraph`, `heading-2`, `list-item-1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph => f.write_str("paragraph"),
            Self::Heading(level) => write!(f, "heading-{level}"),
            Self::ListItem(depth) => write!(f, "list-item-{depth}"),
            Self::Quote => f.write_str("quote"),
            Self::Code => f.write_str("code"),
            Self::TableRow => f.write_str("table-row"),
            Self::Caption => f.write_str("caption"),
            Self::Control => f.write_str("control"),
        }
    }
}

macro_rules! labels {
    ($($(#[$meta:meta])* $name:ident = $id:literal,)*) => {
        /// What a block does on the page.
        ///
        /// [`Display`](fmt::Display) and [`FromStr`] use the names in kebab case, which do not
        /// change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Label {
            $($(#[$meta])* $name,)*
        }

        impl Label {
            /// Every label, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in kebab case.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

labels! {
    /// The headline of this page's article, and each copy of it.
    #[doc(alias = "headline")]
    Title = "title",
    /// The sentences under or above the headline that sum the article up.
    #[doc(alias = "dek")]
    #[doc(alias = "lead")]
    #[doc(alias = "subtitle")]
    #[doc(alias = "alternativeHeadline")]
    Standfirst = "standfirst",
    /// A heading inside the article.
    #[doc(alias = "subhead")]
    Heading = "heading",
    /// The running text of the article: paragraphs, lists, tables, quotes, code. On a page of a forum
    /// the text of each post, on that of a product its description.
    #[doc(alias = "articleBody")]
    #[doc(alias = "main content")]
    Body = "body",
    /// A sentence of the article repeated in large type.
    #[doc(alias = "pull quote")]
    PullQuote = "pull-quote",
    /// A post of a social network shown inside the article: its text, its author, its date.
    #[doc(alias = "tweet")]
    Embed = "embed",
    /// What is to be seen in an image or a video of the article. Those of teasers are teasers.
    Caption = "caption",
    /// Who made the image or owns it, with the words that announce it: `Photo: Ann Lee`.
    #[doc(alias = "creditText")]
    Credit = "credit",
    /// Who wrote the article: name, role, place. On a page of a forum the author of each post.
    #[doc(alias = "author")]
    Byline = "byline",
    /// When it was published or changed, and how long it takes to read.
    #[doc(alias = "datePublished")]
    #[doc(alias = "dateline")]
    Date = "date",
    /// A correction of this article, or a note of the editors on it.
    Correction = "correction",
    /// Menus, also those of the footer, breadcrumbs, skip links, pagers, section names, tag lists, the
    /// name of the site, log-in, search, weather and tickers.
    Navigation = "navigation",
    /// Another story or product on offer: its headline, summary, date, author, caption; and the
    /// heading of the box.
    #[doc(alias = "related")]
    #[doc(alias = "recirculation")]
    Teaser = "teaser",
    /// A call to sign up for a newsletter, for alerts or an app, with its small print.
    Newsletter = "newsletter",
    /// A call to subscribe, to give, or to log in to read on, with what is on offer.
    Paywall = "paywall",
    /// Text of any other form: labels, hints, buttons, `* indicates required`, polls.
    Form = "form",
    /// Share, follow, print, save and copy buttons, and counts of followers.
    Share = "share",
    /// Audio and video players and their errors, notices of machine translation and AI, of the browser.
    Notice = "notice",
    /// A reader's comment with name and date, or the prompt for one.
    Comment = "comment",
    /// About the author, or the publisher, or the company of a press release.
    Bio = "bio",
    /// An advertisement or its marker.
    Ad = "ad",
    /// A consent banner.
    Cookie = "cookie",
    /// Copyright, terms, imprint, the disclosure of commissions.
    Legal = "legal",
    /// Text that a browser does not show, and that is none of the above.
    Hidden = "hidden",
    /// Boilerplate of no known sort.
    Other = "other",
}

impl Label {
    /// Whether the block belongs to the article: headline, standfirst, headings, body, quotes,
    /// embedded posts, captions and corrections.
    #[must_use]
    pub const fn is_content(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Standfirst
                | Self::Heading
                | Self::Body
                | Self::PullQuote
                | Self::Embed
                | Self::Caption
                | Self::Correction
        )
    }

    /// Whether the block is neither content nor a fact about it such as a byline.
    #[must_use]
    pub const fn is_boilerplate(self) -> bool {
        !self.is_content() && !matches!(self, Self::Credit | Self::Byline | Self::Date)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl FromStr for Label {
    type Err = UnknownLabel;

    fn from_str(id: &str) -> Result<Self, UnknownLabel> {
        Self::ALL.iter().find(|label| label.id() == id).copied().ok_or(UnknownLabel)
    }
}

/// The text is not the name of a [`Label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLabel;

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a label")
    }
}

impl std::error::Error for UnknownLabel {}

/// The rule that chose a label, such as `phrase/newsletter` or `region/outside`.
///
/// The identifiers are for people and for tests. They may change in any release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reason(pub(crate) &'static str);

impl Reason {
    /// The identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// A link in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'p> {
    url: &'p str,
    range: Range<usize>,
}

impl<'p> Link<'p> {
    /// Where it leads: resolved against the page's address if that is known, else as written.
    #[must_use]
    pub fn url(&self) -> &'p str {
        self.url
    }

    /// Which bytes of the text of the block it covers.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }
}

/// The links of a block, in order. See [`Block::links`].
#[derive(Clone, Copy, Debug)]
pub struct Links<'p> {
    addresses: &'p Addresses,
    rest: &'p [LinkSpan],
    /// Of the block, in the page's text.
    start: u32,
    end: u32,
}

impl<'p> Links<'p> {
    /// The links of `spans` that lie in `block`.
    pub(crate) fn new(addresses: &'p Addresses, spans: &'p [LinkSpan], block: &Range<u32>) -> Self {
        Self { addresses, rest: spans, start: block.start, end: block.end }
    }
}

impl<'p> Iterator for Links<'p> {
    type Item = Link<'p>;

    fn next(&mut self) -> Option<Link<'p>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            let start = first.span.start.max(self.start);
            let end = first.span.end.min(self.end);
            if start < end {
                let range = (start - self.start) as usize..(end - self.start) as usize;
                return Some(Link { url: self.addresses.get(first.href)?, range });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_parse_as_they_print() {
        for label in Label::ALL {
            assert_eq!(label.to_string().parse(), Ok(*label));
        }
        assert_eq!("Body".parse::<Label>(), Err(UnknownLabel));
    }
}

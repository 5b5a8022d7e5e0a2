//! Facts about the article, each with its source.

mod access;
mod authors;
mod byline;
mod byline_words;
mod clean;
mod date_words;
mod dates;
mod direction;
mod json_ld;
mod read;
mod relative;
mod seen;
mod tags;
mod title;

#[cfg(test)]
mod tests;

use self::clean::clean;
pub use self::{access::Access, direction::Direction};
pub(crate) use self::{
    byline::announces_name,
    dates::has_date,
    read::{Calendar, read},
    seen::{people, seen},
};

/// Facts about the article, from structured data and from its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    title: Option<(String, Source)>,
    authors: Vec<String>,
    authors_source: Option<Source>,
    published: Option<(String, Source)>,
    modified: Option<(String, Source)>,
    language: Option<(String, Source)>,
    site_name: Option<(String, Source)>,
    url: Option<(String, Source)>,
    description: Option<(String, Source)>,
    image: Option<(String, Source)>,
    standfirst: Option<(String, Source)>,
    section: Option<(String, Source)>,
    tags: Vec<String>,
    tags_source: Option<Source>,
    direction: Option<(Direction, Source)>,
    license: Option<(String, Source)>,
    access: Option<(Access, Source)>,
    /// Who made the lead image, if that is not the publisher or the author.
    image_credit: Option<String>,
    calendar: Calendar,
}

impl Metadata {
    pub(crate) fn image_credit(&self) -> Option<&str> {
        self.image_credit.as_deref()
    }

    /// How dates of the page are read.
    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The headline, without the name of the site or section.
    #[doc(alias = "headline")]
    #[doc(alias = "name")]
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        text(self.title.as_ref())
    }

    /// The authors, in the order of the byline.
    ///
    /// News agencies count as authors. The publisher, a desk of it (`Echo Staff`) or an account is the author
    /// if the page says so and nobody else is.
    #[doc(alias = "author")]
    #[doc(alias = "creator")]
    #[doc(alias = "byline")]
    #[must_use]
    pub fn authors(&self) -> &[String] {
        &self.authors
    }

    /// When it was published, as RFC 3339, as exact as the page says.
    ///
    /// A bare date stays `2024-05-03`. A time without a zone stays `2024-05-03T10:05:00`.
    #[doc(alias = "datePublished")]
    #[doc(alias = "date")]
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        text(self.published.as_ref())
    }

    /// When it was last changed, in the form of [`published`](Self::published).
    #[doc(alias = "dateModified")]
    #[must_use]
    pub fn modified(&self) -> Option<&str> {
        text(self.modified.as_ref())
    }

    /// The language as a BCP 47 tag, such as `de` or `pt-BR`.
    #[doc(alias = "inLanguage")]
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        text(self.language.as_ref())
    }

    /// The name of the site.
    #[doc(alias = "publisher")]
    #[must_use]
    pub fn site_name(&self) -> Option<&str> {
        text(self.site_name.as_ref())
    }

    /// The canonical address, absolute.
    #[doc(alias = "canonical")]
    #[doc(alias = "mainEntityOfPage")]
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        text(self.url.as_ref())
    }

    /// The summary written for search engines and shares.
    #[doc(alias = "abstract")]
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        text(self.description.as_ref())
    }

    /// The address of the lead image, absolute if that of the page is known.
    #[doc(alias = "thumbnailUrl")]
    #[doc(alias = "primaryImageOfPage")]
    #[must_use]
    pub fn image(&self) -> Option<&str> {
        text(self.image.as_ref())
    }

    /// The sentence under the headline, as the page shows it.
    #[doc(alias = "dek")]
    #[doc(alias = "lead")]
    #[doc(alias = "alternativeHeadline")]
    #[must_use]
    pub fn standfirst(&self) -> Option<&str> {
        text(self.standfirst.as_ref())
    }

    /// The section of the site, such as `Sport`.
    #[doc(alias = "articleSection")]
    #[doc(alias = "category")]
    #[must_use]
    pub fn section(&self) -> Option<&str> {
        text(self.section.as_ref())
    }

    /// What the page is about in its own words, each once, in order.
    #[doc(alias = "keywords")]
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// In which direction the text runs: what the page says, else as its language is written.
    #[doc(alias = "dir")]
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.direction.map(|(direction, _)| direction)
    }

    /// The address or the name of the licence of the article.
    #[doc(alias = "usageInfo")]
    #[must_use]
    pub fn license(&self) -> Option<&str> {
        text(self.license.as_ref())
    }

    /// Whether the whole article may be read without paying, or `None` if the page does not tell.
    ///
    /// A prompt to pay counts only where a reader meets it in place of the text.
    #[doc(alias = "isAccessibleForFree")]
    #[doc(alias = "paywall")]
    #[must_use]
    pub fn access(&self) -> Option<Access> {
        self.access.map(|(access, _)| access)
    }

    /// Where a fact came from, or `None` if it is not known.
    #[must_use]
    pub fn source(&self, field: Field) -> Option<Source> {
        let stated = match field {
            Field::Title => &self.title,
            Field::Authors => return self.authors_source,
            Field::Tags => return self.tags_source,
            Field::Direction => return self.direction.map(|(_, source)| source),
            Field::Access => return self.access.map(|(_, source)| source),
            Field::Standfirst => &self.standfirst,
            Field::Section => &self.section,
            Field::License => &self.license,
            Field::Published => &self.published,
            Field::Modified => &self.modified,
            Field::Language => &self.language,
            Field::SiteName => &self.site_name,
            Field::Url => &self.url,
            Field::Description => &self.description,
            Field::Image => &self.image,
        };
        stated.as_ref().map(|(_, source)| *source)
    }
}

fn text(stated: Option<&(String, Source)>) -> Option<&str> {
    stated.map(|(text, _)| text.as_str())
}

/// Declares names with their identifiers.
macro_rules! names {
    ($(#[$of_type:meta])* $type:ident: $($(#[$meta:meta])* $name:ident = $id:literal,)*) => {
        $(#[$of_type])*
        #[non_exhaustive]
        pub enum $type {
            $($(#[$meta])* $name,)*
        }

        impl $type {
            /// All of them, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name that does not change.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

names! {
    /// A field of [`Metadata`].
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    Field:
    /// [`Metadata::title`].
    Title = "title",
    /// [`Metadata::authors`].
    Authors = "authors",
    /// [`Metadata::published`].
    Published = "published",
    /// [`Metadata::modified`].
    Modified = "modified",
    /// [`Metadata::language`].
    Language = "language",
    /// [`Metadata::site_name`].
    SiteName = "site_name",
    /// [`Metadata::url`].
    Url = "url",
    /// [`Metadata::description`].
    Description = "description",
    /// [`Metadata::image`].
    Image = "image",
    /// [`Metadata::standfirst`].
    Standfirst = "standfirst",
    /// [`Metadata::section`].
    Section = "section",
    /// [`Metadata::tags`].
    Tags = "tags",
    /// [`Metadata::direction`].
    Direction = "direction",
    /// [`Metadata::license`].
    License = "license",
    /// [`Metadata::access`].
    Access = "access",
}

names! {
    /// Where a fact came from, most trusted first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Source:
    /// `<script type="application/ld+json">`.
    JsonLd = "json-ld",
    /// `itemprop` attributes, or `property` of RDFa.
    Microdata = "microdata",
    /// `<meta property="og:…">` or `<meta property="article:…">`.
    OpenGraph = "open-graph",
    /// Any other `<meta>` or `<link>`, `<title>` or `<html lang>`.
    MetaTag = "meta-tag",
    /// What a reader sees: a block labelled as the title, byline or date, `<time>`, `rel=author`.
    Block = "block",
    /// The address of the page.
    Url = "url",
}

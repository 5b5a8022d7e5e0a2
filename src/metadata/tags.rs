//! Where each fact may stand on the page, and which place is believed first.

use super::{Source, byline, json_ld::JsonLd};
use crate::{block::Label, page::Facts};

/// More values of one name are a mistake of the page.
const MAX_VALUES: usize = 64;

/// A longer line close to the headline says more than who and when, in words.
const MAX_NEAR_WORDS: usize = 20;
/// How many blocks after the headline such a line may stand,
const NEAR_REACH: usize = 8;
/// how many before it,
const ABOVE_REACH: usize = 3;
/// how many blocks the head of an article has,
const HEAD_REACH: usize = 16;
/// and how many after the text.
const END_REACH: usize = 6;
/// A longer text in an element with a class for authors is more than a name, in bytes.
const MAX_AUTHOR_BYTES: usize = 80;
/// Labels that such a line may have got. A standfirst of a few words may be one.
const NEAR_LABELS: [Label; 10] = [
    Label::Bio,
    Label::Body,
    Label::Byline,
    Label::Date,
    Label::Legal,
    Label::Navigation,
    Label::Other,
    Label::Share,
    Label::Standfirst,
    Label::Teaser,
];

/// Labels of lines that say when.
const HEAD_LABELS: [Label; 2] = [Label::Date, Label::Byline];
/// How many blocks after a first paragraph such a line stands that follows it as a standfirst.
const STANDFIRST_REACH: usize = 2;

/// Labels of lines that are about something else than the article.
pub(super) const FOREIGN_LABELS: [Label; 6] =
    [Label::Comment, Label::Cookie, Label::Embed, Label::Hidden, Label::Legal, Label::Teaser];

/// A place on the page that states a fact.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cue {
    /// The property of the same name in JSON-LD.
    JsonLd,
    /// `<meta>` with this name or property, in lower case.
    Meta(&'static str),
    /// `<meta>` with any other name for the date of publication.
    PublishedMeta,
    /// An element or a `<meta>` with this `itemprop`, in lower case.
    Item(&'static str),
    /// The first line of a card, if its label says that it names the author.
    Card,
    /// `<link rel=canonical>`.
    Canonical,
    /// `rel=license`.
    License,
    /// `<html lang>`.
    Html,
    /// `<title>`.
    Title,
    /// Links with `rel=author`.
    RelAuthor,
    /// Elements with a class for authors, outside of comments and teasers.
    AuthorClass,
    /// A block with this label.
    Block(Label),
    /// A date or byline from the headline to the text, or a little above it.
    Head,
    /// A short line close to the headline, or right after the text.
    Near,
    /// `<time datetime>`.
    Time,
    /// The address of the page.
    Address,
}

pub(super) const TITLES: &[Cue] = &[
    Cue::Block(Label::Title),
    Cue::JsonLd,
    Cue::Meta("og:title"),
    Cue::Item("headline"),
    Cue::Meta("twitter:title"),
    Cue::Meta("twitter:text:title"),
    Cue::Meta("parsely-title"),
    Cue::Meta("sailthru.title"),
    Cue::Meta("citation_title"),
    Cue::Meta("dc.title"),
    Cue::Meta("dcterms.title"),
    Cue::Meta("title"),
    Cue::Title,
];

pub(super) const AUTHORS: &[Cue] = &[
    Cue::JsonLd,
    Cue::Meta("citation_author"),
    Cue::Meta("author"),
    Cue::Meta("article:author"),
    Cue::Meta("article:author_name"),
    Cue::Meta("og:article:author"),
    Cue::Meta("parsely-author"),
    Cue::Meta("sailthru.author"),
    Cue::Meta("cxenseparse:author"),
    Cue::Meta("dc.creator"),
    Cue::Meta("dcterms.creator"),
    Cue::Meta("byl"),
    Cue::Meta("byline"),
    Cue::Meta("authors"),
    Cue::RelAuthor,
    Cue::Item("author"),
    Cue::Item("creator"),
    Cue::Block(Label::Byline),
    Cue::AuthorClass,
    Cue::Card,
    Cue::Near,
];

pub(super) const PUBLISHED: &[Cue] = &[
    Cue::JsonLd,
    Cue::Meta("article:published_time"),
    Cue::Meta("article:published"),
    Cue::Meta("og:published_time"),
    Cue::Meta("og:article:published_time"),
    Cue::Meta("og:pubdate"),
    Cue::Meta("parsely-pub-date"),
    Cue::Meta("sailthru.date"),
    Cue::Meta("cxenseparse:recs:publishtime"),
    Cue::Meta("cxenseparse:publishtime"),
    Cue::Meta("dc.date.issued"),
    Cue::Meta("dcterms.issued"),
    Cue::Meta("dcterms.date"),
    Cue::Meta("dcterms.created"),
    Cue::Meta("dc.date.created"),
    Cue::Meta("dc.date"),
    Cue::Meta("citation_publication_date"),
    Cue::Meta("citation_online_date"),
    Cue::Meta("citation_date"),
    Cue::Meta("publish-date"),
    Cue::Meta("publish_date"),
    Cue::Meta("published_at"),
    Cue::Meta("publishdate"),
    Cue::Meta("pubdate"),
    Cue::Meta("pub_date"),
    Cue::Meta("published"),
    Cue::Meta("date.created"),
    Cue::Meta("date"),
    Cue::PublishedMeta,
    Cue::Item("datepublished"),
    Cue::Item("datecreated"),
    Cue::Item("uploaddate"),
    Cue::Head,
    Cue::Block(Label::Date),
    Cue::Near,
    Cue::Time,
    Cue::Address,
];

pub(super) const MODIFIED: &[Cue] = &[
    Cue::JsonLd,
    Cue::Meta("article:modified_time"),
    Cue::Meta("article:modified"),
    Cue::Meta("article:updated_time"),
    Cue::Meta("article:updated"),
    Cue::Meta("og:updated_time"),
    Cue::Meta("og:modified_time"),
    Cue::Meta("dcterms.modified"),
    Cue::Meta("dc.date.modified"),
    Cue::Meta("last-modified"),
    Cue::Meta("last_modified"),
    Cue::Meta("date.updated"),
    Cue::Meta("modified"),
    Cue::Meta("lastmod"),
    Cue::Item("datemodified"),
    Cue::Block(Label::Date),
];

pub(super) const LANGUAGES: &[Cue] = &[
    Cue::Html,
    Cue::JsonLd,
    Cue::Item("inlanguage"),
    Cue::Meta("content-language"),
    Cue::Meta("dc.language"),
    Cue::Meta("dcterms.language"),
    Cue::Meta("citation_language"),
    Cue::Meta("language"),
    Cue::Meta("og:language"),
    // Many themes send en_US whatever the language is.
    Cue::Meta("og:locale"),
];

pub(super) const SITE_NAMES: &[Cue] = &[
    Cue::Meta("og:site_name"),
    Cue::JsonLd,
    Cue::Meta("application-name"),
    Cue::Meta("apple-mobile-web-app-title"),
    Cue::Meta("dc.publisher"),
    Cue::Meta("dcterms.publisher"),
    Cue::Meta("citation_journal_title"),
    Cue::Meta("publisher"),
    Cue::Meta("twitter:app:name:iphone"),
    Cue::Meta("al:ios:app_name"),
    Cue::Meta("twitter:site"),
];

pub(super) const SECTIONS: &[Cue] = &[
    Cue::JsonLd,
    Cue::Meta("article:section"),
    Cue::Meta("og:section"),
    Cue::Meta("parsely-section"),
    Cue::Meta("section"),
    Cue::Item("articlesection"),
];

pub(super) const TAGS: &[Cue] = &[
    Cue::JsonLd,
    Cue::Meta("article:tag"),
    Cue::Meta("og:article:tag"),
    Cue::Meta("parsely-tags"),
    Cue::Meta("sailthru.tags"),
    Cue::Meta("news_keywords"),
    Cue::Meta("keywords"),
    Cue::Item("keywords"),
];

pub(super) const LICENSES: &[Cue] = &[
    Cue::JsonLd,
    Cue::License,
    Cue::Meta("dcterms.license"),
    Cue::Meta("dc.rights.license"),
    Cue::Item("license"),
];

pub(super) const TIERS: &[Cue] =
    &[Cue::JsonLd, Cue::Meta("article:content_tier"), Cue::Meta("isaccessibleforfree")];

pub(super) const URLS: &[Cue] =
    &[Cue::Canonical, Cue::Meta("og:url"), Cue::JsonLd, Cue::Meta("parsely-link"), Cue::Address];

pub(super) const DESCRIPTIONS: &[Cue] = &[
    Cue::Meta("og:description"),
    Cue::Meta("description"),
    Cue::JsonLd,
    Cue::Meta("twitter:description"),
    Cue::Meta("sailthru.description"),
    Cue::Meta("dc.description"),
    Cue::Meta("dcterms.description"),
    Cue::Meta("dcterms.abstract"),
    Cue::Item("description"),
];

pub(super) const IMAGES: &[Cue] = &[
    Cue::Meta("og:image:secure_url"),
    Cue::Meta("og:image"),
    Cue::Meta("og:image:url"),
    Cue::JsonLd,
    Cue::Meta("twitter:image"),
    Cue::Meta("twitter:image:src"),
    Cue::Meta("parsely-image-url"),
    Cue::Meta("sailthru.image.full"),
    Cue::Meta("thumbnail"),
    Cue::Item("image"),
    Cue::Item("thumbnailurl"),
];

/// All that the page states, and where.
pub(super) struct Statements<'f> {
    pub(super) facts: &'f Facts,
    pub(super) blocks: &'f [(Label, &'f str)],
    pub(super) people: &'f [&'f str],
    pub(super) address: Option<&'f str>,
    pub(super) json_ld: &'f JsonLd,
}

impl Cue {
    pub(super) fn source(self) -> Source {
        match self {
            Self::JsonLd => Source::JsonLd,
            Self::Item(_) => Source::Microdata,
            Self::Meta(name) if name.starts_with("og:") || name.starts_with("article:") => {
                Source::OpenGraph
            }
            Self::Meta(_)
            | Self::PublishedMeta
            | Self::Card
            | Self::Canonical
            | Self::License
            | Self::Html
            | Self::Title => Source::MetaTag,
            Self::RelAuthor
            | Self::AuthorClass
            | Self::Block(_)
            | Self::Head
            | Self::Near
            | Self::Time => Source::Block,
            Self::Address => Source::Url,
        }
    }
}

/// Whether the name of a `<meta>` says when the page was published: `w-published-date`, `publication_time`.
fn names_publication(name: &str) -> bool {
    ["publish", "publication"].iter().any(|word| name.contains(word))
        && ["date", "time"].iter().any(|word| name.contains(word))
}

/// Whether a block is a paragraph of the text.
fn is_text(block: &(Label, &str)) -> bool {
    block.0 == Label::Body && block.1.split_whitespace().nth(MAX_NEAR_WORDS).is_some()
}

impl<'f> Statements<'f> {
    /// The values that a place states, in document order. `of` chooses from the JSON-LD.
    pub(super) fn values(&self, cue: Cue, of: fn(&JsonLd) -> &Vec<String>) -> Vec<&'f str> {
        let facts = self.facts;
        let named = |pairs: &'f [(String, String)], name: &'static str| {
            let named = pairs.iter().filter(move |pair| pair.0.eq_ignore_ascii_case(name));
            named.map(|(_, value)| value.as_str())
        };
        let mut values: Vec<&'f str> = match cue {
            Cue::JsonLd => of(self.json_ld).iter().map(String::as_str).collect(),
            Cue::Meta(name) => named(&facts.metas, name).collect(),
            Cue::PublishedMeta => {
                let dates = facts.metas.iter().filter(|(name, _)| names_publication(name));
                dates.map(|(_, value)| value.as_str()).collect()
            }
            Cue::Item(name) => named(&facts.items, name).chain(named(&facts.metas, name)).collect(),
            Cue::Card => named(&facts.metas, "twitter:label1")
                .zip(named(&facts.metas, "twitter:data1"))
                .filter(|(label, _)| byline::is_lead_in(label))
                .map(|(_, name)| name)
                .collect(),
            Cue::Canonical => vec![facts.canonical.as_str()],
            Cue::License => facts.licenses.iter().map(String::as_str).collect(),
            Cue::Html => vec![facts.lang.as_str()],
            Cue::Title => vec![facts.title.as_str()],
            Cue::RelAuthor => facts.authors.iter().map(String::as_str).collect(),
            Cue::AuthorClass => {
                let short = self.people.iter().filter(|name| name.len() <= MAX_AUTHOR_BYTES);
                short.copied().collect()
            }
            Cue::Block(label) => {
                self.blocks.iter().filter(|block| block.0 == label).map(|block| block.1).collect()
            }
            Cue::Head => self
                .head()
                .filter(|block| HEAD_LABELS.contains(&block.0))
                .map(|block| block.1)
                .collect(),
            Cue::Near => self.near(),
            Cue::Time => facts.times.iter().map(|(_, time)| time.as_str()).collect(),
            Cue::Address => {
                let shared = named(&facts.metas, "og:url");
                self.address.into_iter().chain([facts.canonical.as_str()]).chain(shared).collect()
            }
        };
        values.retain(|value| !value.trim().is_empty());
        values.truncate(MAX_VALUES);
        values
    }

    /// The first short lines of the page that may be about the article.
    pub(super) fn lines(&self) -> Vec<&'f str> {
        let is_line = |block: &&(Label, &str)| {
            !FOREIGN_LABELS.contains(&block.0)
                && block.1.split_whitespace().nth(MAX_NEAR_WORDS).is_none()
        };
        self.blocks.iter().filter(is_line).map(|block| block.1).take(MAX_VALUES).collect()
    }

    /// The headings between the headline and the text.
    pub(super) fn headings(&self) -> Vec<&'f str> {
        let after = self.blocks.iter().skip_while(|block| block.0 != Label::Title).skip(1);
        let head = after.take(HEAD_REACH).take_while(|block| !is_text(block));
        head.filter(|block| block.0 == Label::Heading).map(|block| block.1).collect()
    }

    /// The blocks from the headline to the text, then those a little above it.
    pub(super) fn head(&self) -> impl Iterator<Item = (Label, &'f str)> {
        self.below().chain(self.above())
    }

    /// The blocks a little above the headline.
    pub(super) fn above(&self) -> impl Iterator<Item = (Label, &'f str)> {
        let title = self.title();
        let above = self.blocks.iter().take(title).skip(title.saturating_sub(ABOVE_REACH));
        above.filter(|block| !FOREIGN_LABELS.contains(&block.0)).copied()
    }

    /// The blocks from the headline to the text.
    pub(super) fn below(&self) -> impl Iterator<Item = (Label, &'f str)> {
        let below = self.blocks.iter().skip(self.title()).take(HEAD_REACH);
        let below = below.take_while(|block| !is_text(block));
        below.filter(|block| !FOREIGN_LABELS.contains(&block.0)).copied()
    }

    /// The headline: of those before the text the last one, as others stand in bars and players.
    fn title(&self) -> usize {
        let is_title = |block: &(Label, &str)| block.0 == Label::Title;
        let before = self.blocks.iter().position(is_text).and_then(|text| self.blocks.get(..text));
        let last = before.and_then(|blocks| blocks.iter().rposition(is_title));
        last.or_else(|| self.blocks.iter().position(is_title)).unwrap_or(0)
    }

    /// The bylines and dates right below the first paragraph, which may be a standfirst.
    pub(super) fn below_standfirst(&self) -> impl Iterator<Item = (Label, &'f str)> {
        let title = self.title();
        let first = self.blocks.iter().skip(title).take(HEAD_REACH).position(is_text);
        let after = first.map_or(usize::MAX, |first| title + first + 1);
        let below = self.blocks.iter().skip(after).take(STANDFIRST_REACH);
        let below = below.take_while(|block| !is_text(block));
        below.filter(|block| HEAD_LABELS.contains(&block.0)).copied()
    }

    /// The short lines around the headline, those after it first, and those right after the text.
    fn near(&self) -> Vec<&'f str> {
        let place = |label| self.blocks.iter().position(|block| block.0 == label);
        let title = place(Label::Title);
        let after = title.map_or(0, |title| title + 1);
        let is_line = |block: &&(Label, &str)| {
            NEAR_LABELS.contains(&block.0)
                && block.1.split_whitespace().nth(MAX_NEAR_WORDS).is_none()
        };
        let below = self.blocks.iter().skip(after).take(NEAR_REACH);
        let below = below.take_while(|block| !is_text(block)).filter(is_line);
        let first = title.unwrap_or(0).saturating_sub(ABOVE_REACH);
        let above = self.blocks.iter().take(title.unwrap_or(0)).skip(first).rev().filter(is_line);
        let last = self.blocks.iter().rposition(is_text);
        let end = self.blocks.iter().skip(last.map_or(usize::MAX, |last| last + 1));
        let end = end.take(END_REACH).filter(is_line);
        below.chain(above).chain(end).map(|block| block.1).collect()
    }

    /// The first value in order of trust that can be read, with where it stands.
    pub(super) fn first<T>(
        &self,
        cues: &[Cue],
        of: fn(&JsonLd) -> &Vec<String>,
        read: impl Fn(Cue, &str) -> Option<T>,
    ) -> Option<(T, Source)> {
        cues.iter().find_map(|&cue| {
            let value = self.values(cue, of).into_iter().find_map(|value| read(cue, value));
            value.map(|value| (value, cue.source()))
        })
    }
}

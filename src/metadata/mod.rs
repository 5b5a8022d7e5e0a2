//! Weighs what the page says about the article, because its statements contradict each other.

mod access;
mod byline;
mod byline_words;
mod date_words;
mod dates;
mod direction;
mod json_ld;
mod lenient;
mod tags;
mod title;

#[cfg(test)]
mod tests;

use url::Url;

pub use self::{access::Access, direction::Direction};
pub(crate) use self::{byline::announces_name, dates::has_date};
use self::{
    tags::{Cue, Statements},
    title::Names,
};
use crate::{block::Label, page::Facts};

/// More different values of one `itemprop` or `rel` are those of comments and teasers.
const MAX_AUTHOR_ITEMS: usize = 3;
/// More times than this are those of a feed.
const MAX_TIMES: usize = 3;
/// A longer value is not a summary, in bytes.
const MAX_DESCRIPTION_BYTES: usize = 5000;
/// A longer value is no credit, in bytes.
const MAX_CREDIT_BYTES: usize = 200;
/// A longer value is the text of a licence, not its address or its name, in bytes.
const MAX_LICENSE_BYTES: usize = 200;
/// More tags are those of the site.
const MAX_TAGS: usize = 50;
/// A longer value is no tag, in bytes.
const MAX_TAG_BYTES: usize = 100;
/// A longer value is not a name, in bytes.
const MAX_SITE_NAME_BYTES: usize = 100;

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
}

impl Metadata {
    pub(crate) fn image_credit(&self) -> Option<&str> {
        self.image_credit.as_deref()
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
    /// News agencies count as authors, the publisher of the page does not.
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

/// A field of [`Metadata`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// [`Metadata::title`].
    Title,
    /// [`Metadata::authors`].
    Authors,
    /// [`Metadata::published`].
    Published,
    /// [`Metadata::modified`].
    Modified,
    /// [`Metadata::language`].
    Language,
    /// [`Metadata::site_name`].
    SiteName,
    /// [`Metadata::url`].
    Url,
    /// [`Metadata::description`].
    Description,
    /// [`Metadata::image`].
    Image,
    /// [`Metadata::standfirst`].
    Standfirst,
    /// [`Metadata::section`].
    Section,
    /// [`Metadata::tags`].
    Tags,
    /// [`Metadata::direction`].
    Direction,
    /// [`Metadata::license`].
    License,
    /// [`Metadata::access`].
    Access,
}

/// Where a fact came from, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Source {
    /// `<script type="application/ld+json">`.
    JsonLd,
    /// `itemprop` attributes.
    Microdata,
    /// `<meta property="og:…">` or `<meta property="article:…">`.
    OpenGraph,
    /// Any other `<meta>` or `<link>`, `<title>` or `<html lang>`.
    MetaTag,
    /// What a reader sees: a block labelled as the title, byline or date, `<time>`, `rel=author`.
    Block,
    /// The address of the page.
    Url,
}

/// Reads the metadata. Of `blocks`, in document order, only titles, bylines and dates matter.
pub(crate) fn read(facts: &Facts, blocks: &[(Label, &str)], url: Option<&str>) -> Metadata {
    let og_url = facts.metas.iter().find(|(name, _)| name == "og:url").map(|(_, url)| url.as_str());
    let addresses: Vec<&str> =
        url.into_iter().chain([facts.canonical.as_str()]).chain(og_url).collect();
    let json_ld = json_ld::read(&facts.json_ld, &addresses);
    let page = Statements { facts, blocks, address: url, json_ld: &json_ld };

    let base = addresses.iter().find_map(|address| Url::parse(address).ok());
    let absolute = |text: &str| absolute(text, base.as_ref());
    let address = page.first(
        tags::URLS,
        |j| &j.urls,
        |_, text| absolute(text).filter(|url| url.starts_with("http")),
    );
    let site_name = page.first(tags::SITE_NAMES, |j| &j.publishers, |_, text| name_of(text));
    let names = site_names(&page, base.as_ref());
    let language = page.first(tags::LANGUAGES, |j| &j.languages, |_, text| language(text));
    let order = order(language.as_ref().map_or("", |(tag, _)| tag), facts);
    let published = published(&page, &order);
    let modified = page.first(
        tags::MODIFIED,
        |j| &j.modified,
        |cue, text| match cue {
            Cue::Block(_) => visible_dates(text, &order).1,
            _ => dates::parse(text, &order),
        },
    );
    let (published, modified) = in_order(published, modified);
    let (authors, authors_source) = authors(&page, &names).unzip();
    let (tags, tags_source) = topics(&page);
    let standfirst = blocks.iter().find(|block| block.0 == Label::Standfirst);
    let direction = direction::find(facts, language.as_ref());
    let credits = page.json_ld.image_credits.iter();
    let credit = credits
        .filter(|credit| credit.len() <= MAX_CREDIT_BYTES && !names.is_name(credit))
        .find(|credit| !authors.iter().flatten().any(|author| author == *credit));
    Metadata {
        title: title(&page, &names),
        authors: authors.unwrap_or_default(),
        authors_source,
        published,
        modified,
        language,
        site_name,
        url: address,
        description: page.first(
            tags::DESCRIPTIONS,
            |j| &j.descriptions,
            |_, text| filled(text, MAX_DESCRIPTION_BYTES),
        ),
        standfirst: standfirst.map(|block| (block.1.to_owned(), Source::Block)),
        section: page.first(tags::SECTIONS, |j| &j.sections, |_, text| name_of(text)),
        tags,
        tags_source,
        direction,
        license: page.first(
            tags::LICENSES,
            |j| &j.licenses,
            |_, text| filled(text, MAX_LICENSE_BYTES),
        ),
        access: access::find(&page),
        image: page.first(tags::IMAGES, |j| &j.images, |_, text| absolute(text)),
        image_credit: credit.cloned(),
    }
}

fn absolute(text: &str, base: Option<&Url>) -> Option<String> {
    let text = text.trim();
    match (Url::parse(text), base) {
        (Ok(url), _) => matches!(url.scheme(), "http" | "https").then(|| text.to_owned()),
        (Err(_), Some(base)) => base.join(text).ok().map(String::from),
        (Err(_), None) => (!text.is_empty()).then(|| text.to_owned()),
    }
}

/// The text without mark-up, if there is any and it is no longer than it may be.
fn filled(text: &str, max_bytes: usize) -> Option<String> {
    let text = lenient::clean(text);
    (!text.is_empty() && text.len() <= max_bytes).then_some(text)
}

fn name_of(text: &str) -> Option<String> {
    filled(text, MAX_SITE_NAME_BYTES).filter(|text| {
        let is_address = text.starts_with("http://") || text.starts_with("https://");
        !text.starts_with('@') && !is_address
    })
}

/// Every name of the site and of the section that the page gives.
fn site_names(page: &Statements<'_>, base: Option<&Url>) -> Names {
    let sites = tags::SITE_NAMES.iter().flat_map(|cue| page.values(*cue, |j| &j.publishers));
    let sections = tags::SECTIONS.iter().flat_map(|cue| page.values(*cue, |j| &j.sections));
    Names::new(sites.chain(sections), base)
}

fn title(page: &Statements<'_>, names: &Names) -> Option<(String, Source)> {
    let candidates: Vec<(Cue, String)> = tags::TITLES
        .iter()
        .flat_map(|cue| {
            page.values(*cue, |j| &j.headlines).into_iter().map(move |text| (*cue, text))
        })
        .map(|(cue, text)| (cue, lenient::clean(text)))
        .collect();
    title::choose(&candidates, names)
}

fn authors(page: &Statements<'_>, names: &Names) -> Option<(Vec<String>, Source)> {
    tags::AUTHORS.iter().find_map(|cue| {
        let mut values = page.values(*cue, |j| &j.authors);
        if matches!(cue, Cue::Near) {
            values = values.into_iter().flat_map(byline::announced).collect();
        }
        let authors = byline::names(values.iter().copied(), names);
        let is_many = authors.len() > MAX_AUTHOR_ITEMS;
        let authors = match cue {
            Cue::Item(_) | Cue::RelAuthor if is_many => {
                byline::names(values.first().copied(), names)
            }
            _ => authors,
        };
        (!authors.is_empty()).then(|| (authors, cue.source()))
    })
}

/// The tags of the first place that has any.
fn topics(page: &Statements<'_>) -> (Vec<String>, Option<Source>) {
    for cue in tags::TAGS {
        let mut topics: Vec<String> = Vec::new();
        let values = page.values(*cue, |j| &j.tags);
        for topic in values.iter().flat_map(|value| value.split([',', ';', '，', '、'])) {
            let topic = lenient::clean(topic);
            let is_new = !topics.iter().any(|known| title::squash(known) == title::squash(&topic));
            let is_one = !topic.is_empty() && topic.len() <= MAX_TAG_BYTES;
            if is_one && is_new && topics.len() < MAX_TAGS {
                topics.push(topic);
            }
        }
        if !topics.is_empty() {
            return (topics, Some(cue.source()));
        }
    }
    (Vec::new(), None)
}

/// The tag in its usual case, or nothing if it is the name of a language.
fn language(text: &str) -> Option<String> {
    let text = text.split([',', ';']).next()?.trim().replace('_', "-");
    let mut tag = String::with_capacity(text.len());
    for (at, part) in text.split('-').enumerate() {
        let is_part = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        match (at, part.len()) {
            (0, 2..=3) if is_part => tag.push_str(&part.to_ascii_lowercase()),
            (1.., 2) if is_part => tag.extend(["-", &part.to_ascii_uppercase()]),
            (1.., 4) if is_part => {
                tag.extend(["-", &part[..1].to_ascii_uppercase(), &part[1..].to_ascii_lowercase()]);
            }
            (1.., 3..=8) if is_part => tag.extend(["-", &part.to_ascii_lowercase()]),
            _ => return None,
        }
    }
    Some(tag)
}

/// The language that decides between day/month and month/day.
fn order(language: &str, facts: &Facts) -> String {
    let locale = facts.metas.iter().find(|(name, _)| name == "og:locale");
    match locale.and_then(|(_, locale)| self::language(locale)) {
        Some(locale) if language == "en" || language.is_empty() => locale,
        _ => language.to_owned(),
    }
}

fn published(page: &Statements<'_>, order: &str) -> Option<(String, Source)> {
    let in_address = page.address.and_then(dates::in_address);
    let times = page.values(Cue::Time, |j| &j.published);
    let is_feed = times.len() > MAX_TIMES;
    let exact = |day: &str| {
        let same = times.iter().filter_map(|time| dates::parse(time, order));
        same.filter(|time| time.starts_with(day)).max_by_key(String::len)
    };
    page.first(
        tags::PUBLISHED,
        |j| &j.published,
        |cue, text| match cue {
            Cue::Block(_) | Cue::Near => {
                let seen = visible_dates(text, order).0?;
                Some(exact(&seen).unwrap_or(seen))
            }
            Cue::Time if is_feed || in_address.is_some() => exact(in_address.as_deref()?),
            Cue::Address => in_address.clone(),
            _ => dates::parse(text, order),
        },
    )
}

/// When a visible line says that the article was published, and when changed.
fn visible_dates(text: &str, order: &str) -> (Option<String>, Option<String>) {
    let text = dates::fold(text);
    let (mut published, mut modified) = (None, None);
    let mut end = 0;
    for found in dates::find(&text, order) {
        let before = text.get(end..found.range.start).unwrap_or_default().to_lowercase();
        end = found.range.end;
        let is_update = date_words::UPDATED.iter().any(|word| before.contains(word));
        let slot = if is_update { &mut modified } else { &mut published };
        slot.get_or_insert(found.date);
    }
    (published, modified)
}

type Stated = Option<(String, Source)>;

/// Of two dates that a reader sees, the earlier is that of publication.
fn in_order(published: Stated, modified: Stated) -> (Stated, Stated) {
    match (&published, &modified) {
        (Some((first, Source::Block)), Some((last, Source::Block)))
            if first.get(..10) > last.get(..10) =>
        {
            (modified, published)
        }
        _ => (published, modified),
    }
}

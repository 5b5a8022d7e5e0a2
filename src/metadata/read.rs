//! Weighs what the page says about the article, because its statements contradict each other.

use std::time::SystemTime;

use once_cell::unsync::Lazy;

use super::{
    Metadata, Source, access, authors, clean, date_words, dates, direction, json_ld, relative,
    tags::{self, Cue, Statements},
    title::{self, Names},
};
use crate::{
    address::{Address, WEB_SCHEMES},
    block::Label,
    extractor::Config,
    page::Facts,
};

/// A longer line is not about the article alone, in bytes.
const MAX_ANNOUNCED_BYTES: usize = 400;
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

/// Reads the metadata from what the page states, its blocks and [`people`](super::people).
pub(crate) fn read(
    facts: &Facts,
    blocks: &[(Label, &str)],
    people: &[&str],
    config: &Config,
) -> Metadata {
    let url = config.url.as_deref();
    let og_url = facts.metas.iter().find(|(name, _)| name == "og:url").map(|(_, url)| url.as_str());
    let addresses: Vec<&str> =
        url.into_iter().chain([facts.canonical.as_str()]).chain(og_url).collect();
    #[cfg(feature = "json-ld")]
    let json_ld = json_ld::read(&facts.json_ld, &addresses);
    #[cfg(not(feature = "json-ld"))]
    let json_ld = json_ld::JsonLd::default();
    let page = Statements { facts, blocks, people, address: url, json_ld: &json_ld };

    let base = facts
        .base_url(url)
        .or_else(|| addresses.iter().find_map(|address| Address::parse(address).ok()));
    let absolute = |text: &str| absolute(text, base.as_ref());
    let address = page.first(
        tags::URLS,
        |j| &j.urls,
        |_, text| absolute(text).filter(|url| url.starts_with("http")),
    );
    let site_name = page.first(tags::SITE_NAMES, |j| &j.publishers, |_, text| name_of(text));
    let names = site_names(&page, base.as_ref());
    let language = page.first(tags::LANGUAGES, |j| &j.languages, |_, text| language(text));
    let calendar = Calendar {
        language: order(language.as_ref().map_or("", |(tag, _)| tag), facts),
        now: config.now,
    };
    let order = &calendar.language;
    let published = published(&page, &calendar).map(|(date, source)| match source {
        Source::Block | Source::Url => (date, source),
        _ => as_seen(&page, &calendar, &date).map_or((date, source), |day| (day, Source::Block)),
    });
    let modified = page.first(
        tags::MODIFIED,
        |j| &j.modified,
        |cue, text| match cue {
            Cue::Block(_) => visible_dates(text, &calendar).1,
            _ => dates::parse(text, order),
        },
    );
    let (published, modified) = in_order(published, modified);
    let (authors, authors_source) = authors::find(&page, &names).unzip();
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
        calendar,
    }
}

fn absolute(text: &str, base: Option<&Address>) -> Option<String> {
    let text = text.trim();
    match (Address::parse(text), base) {
        (Ok(address), _) => WEB_SCHEMES.contains(&address.scheme()).then(|| text.to_owned()),
        (Err(_), Some(base)) => base.join(text).ok().map(Address::into_text),
        (Err(_), None) => (!text.is_empty()).then(|| text.to_owned()),
    }
}

/// The text without mark-up, if there is any and it is no longer than it may be.
fn filled(text: &str, max_bytes: usize) -> Option<String> {
    let text = clean(text);
    (!text.is_empty() && text.len() <= max_bytes).then_some(text)
}

fn name_of(text: &str) -> Option<String> {
    filled(text, MAX_SITE_NAME_BYTES).filter(|text| {
        let is_address = text.starts_with("http://") || text.starts_with("https://");
        !text.starts_with('@') && !is_address
    })
}

/// Every name of the site and of the section that the page gives.
fn site_names(page: &Statements<'_>, base: Option<&Address>) -> Names {
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
        .map(|(cue, text)| (cue, clean(text)))
        .collect();
    title::choose(&candidates, &page.headings(), names)
}

/// The tags of the first place that has any.
fn topics(page: &Statements<'_>) -> (Vec<String>, Option<Source>) {
    for cue in tags::TAGS {
        let (mut topics, mut known): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let values = page.values(*cue, |j| &j.tags);
        for topic in values.iter().flat_map(|value| value.split([',', ';', '，', '、'])) {
            let topic = clean(topic);
            let is_one = !topic.is_empty() && topic.len() <= MAX_TAG_BYTES;
            if is_one && topics.len() < MAX_TAGS {
                let squashed = title::squash(&topic);
                if !known.contains(&squashed) {
                    known.push(squashed);
                    topics.push(topic);
                }
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
                let (first, rest) = part.split_at_checked(1)?;
                tag.extend(["-", &first.to_ascii_uppercase(), &rest.to_ascii_lowercase()]);
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

/// What the reading of a date depends on beside the date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// It decides between day/month and month/day.
    language: String,
    /// What relative dates are reckoned from.
    now: Option<SystemTime>,
}

impl Calendar {
    /// The date that an attribute gives.
    pub(crate) fn stated(&self, value: &str) -> Option<String> {
        dates::parse(value, &self.language)
    }

    /// The first date that a visible line gives.
    pub(crate) fn seen(&self, line: &str) -> Option<String> {
        let (published, modified) = visible_dates(line, self);
        published.or(modified)
    }
}

fn published(page: &Statements<'_>, calendar: &Calendar) -> Option<(String, Source)> {
    let order = &calendar.language;
    // Far from a line that says when, "today" is a word of the story.
    let fixed = Calendar { now: None, ..calendar.clone() };
    let in_address = Lazy::new(|| {
        page.values(Cue::Address, |j| &j.urls).into_iter().find_map(dates::in_address)
    });
    let times = page.values(Cue::Time, |j| &j.published);
    let is_feed = times.len() > MAX_TIMES;
    // A thread goes from its first post to the last one, a feed the other way.
    let first_post = Lazy::new(|| {
        let dates: Vec<String> =
            times.iter().filter_map(|time| dates::parse(time, order)).collect();
        let first = dates.first()?;
        dates.iter().all(|date| first <= date).then(|| first.clone())
    });
    let exact = |day: &str| {
        let same = times.iter().filter_map(|time| dates::parse(time, order));
        same.filter(|time| time.starts_with(day)).max_by_key(String::len)
    };
    page.first(
        tags::PUBLISHED,
        |j| &j.published,
        |cue, text| match cue {
            Cue::Block(_) | Cue::Head | Cue::Near => {
                let calendar = if matches!(cue, Cue::Near) { &fixed } else { calendar };
                let seen = visible_dates(text, calendar).0?;
                Some(exact(&seen).unwrap_or(seen))
            }
            Cue::Time if is_feed || in_address.is_some() => {
                in_address.as_deref().map_or_else(|| first_post.clone(), exact)
            }
            Cue::Address => in_address.clone(),
            _ => dates::parse(text, order),
        },
    )
    .or_else(|| only_date(page.lines().into_iter(), order))
    .or_else(|| {
        let lines = page.blocks.iter().map(|block| block.1);
        let is_short = |line: &&str| line.len() <= MAX_ANNOUNCED_BYTES;
        only_date(lines.filter(is_short).filter(|line| says(line, date_words::PUBLISHED)), order)
    })
    .or_else(|| page.first(tags::IMAGES, |j| &j.images, |_, text| dates::in_address(text)))
}

/// The date that a line close to the headline has, if it is the same moment as one in UTC where the day is
/// another: a reader knows the article by its local day.
fn as_seen(page: &Statements<'_>, calendar: &Calendar, stated: &str) -> Option<String> {
    let fixed = Calendar { now: None, ..calendar.clone() };
    let seen = |line| visible_dates(line, &fixed).0;
    let is_utc = dates::is_utc(stated);
    (is_utc || dates::is_without_zone(stated)).then_some(())?;
    let local = page.values(Cue::Head, |j| &j.published).into_iter().find_map(seen)?;
    let at_local = dates::at_local(stated, &local).filter(|_| is_utc);
    dates::is_next_day(stated, &local).then(|| at_local.unwrap_or(local))
}

/// The date in some lines, if all that have one agree on the day.
fn only_date<'l>(lines: impl Iterator<Item = &'l str>, order: &str) -> Option<(String, Source)> {
    let lines = lines.filter(|line| dates::may_have_date(line));
    let mut dates = lines.flat_map(|line| dates::find(&dates::fold(line), order));
    let first = dates.next()?.date;
    let is_same = |other: dates::Found| other.date.get(..10) == first.get(..10);
    dates.all(is_same).then_some((first, Source::Block))
}

/// Whether a text has one of the words, which are in lower case.
fn says(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

/// When a visible line says that the article was published, and when changed.
fn visible_dates(text: &str, calendar: &Calendar) -> (Option<String>, Option<String>) {
    let text = dates::fold(text);
    let (mut published, mut modified) = (None, None);
    let mut end = 0;
    let is_update = |words: &str| says(words, date_words::UPDATED);
    for found in dates::find(&text, &calendar.language) {
        let before = text.get(end..found.range.start).unwrap_or_default();
        end = found.range.end;
        if says(before, date_words::OTHERS) {
            continue;
        }
        let slot = if is_update(before) { &mut modified } else { &mut published };
        slot.get_or_insert(found.date);
    }
    if end == 0
        && let Some(date) = calendar.now.and_then(|now| relative::find(&text, now))
    {
        let slot = if is_update(&text) { &mut modified } else { &mut published };
        *slot = Some(date);
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

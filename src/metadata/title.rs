//! Finds the headline, because pages add their name and section to it in every place but one.

use std::collections::HashSet;

use super::{Source, tags::Cue};
use crate::{address::Address, page::letters};

/// What stands between a headline and the name of the site or section.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " » ", " « ", " › ", " :: ", " · ", " • ", " / ", "｜", "|", " ~ ",
];
/// What stands between the name of the site or section and a headline.
const LEADS: &[&str] = &[": ", " | ", " - ", " – ", " — ", " » ", " › ", " :: ", "｜", "："];
/// Separators that mean that what follows is not the headline.
const STRONG_SEPARATORS: &[&str] = &[" | ", " » ", " :: ", "｜"];
/// How often a title is cut: `Headline | Section | Place | Site`.
const MAX_CUTS: usize = 4;
/// A title of fewer letters may agree with another by chance.
const MIN_CHARS: usize = 8;
/// Fewer words in common may be an accident.
const MIN_SHARED_WORDS: usize = 3;
/// What stands above a headline is short, in words.
const MAX_KICKER_WORDS: usize = 6;
/// A shorter word in front of a headline is an article, in characters.
const MAX_ARTICLE_CHARS: usize = 3;
/// A part of more words than this is not the name of a site, though it may contain one.
const MAX_NAME_WORDS: usize = 5;
/// A shorter name may be part of another word, in characters.
const MIN_NAME_CHARS: usize = 3;
/// A longer text is not the name of a site, in characters.
const MAX_NAME_CHARS: usize = 100;
/// No headline is longer, in bytes.
const MAX_TITLE_BYTES: usize = 1000;

/// What a page calls itself.
#[derive(Clone)]
pub(super) struct Names {
    /// Names of the site and of its section, [`squash`]ed.
    squashed: Vec<String>,
}

impl Names {
    pub(super) fn new<'s>(
        names: impl IntoIterator<Item = &'s str>,
        base: Option<&Address>,
    ) -> Self {
        let host = base.map(Address::host).unwrap_or_default().trim_start_matches("www.");
        // The last label is a country or the like.
        let labels = host.rsplit('.').skip(1).chain([host]);
        let mut squashed: Vec<String> = names.into_iter().map(squash).collect();
        squashed.extend(labels.map(squash));
        let lengths = MIN_NAME_CHARS..=MAX_NAME_CHARS;
        squashed.retain(|name| lengths.contains(&name.chars().count()));
        squashed.sort_unstable();
        squashed.dedup();
        Self { squashed }
    }

    /// Whether the text is the name of the site or section.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = squash(text);
        !text.is_empty() && self.squashed.contains(&text)
    }

    /// Whether the text is the name, a part of it, or the name and a word or two.
    pub(super) fn is_like_name(&self, text: &str) -> bool {
        let words = text.split_whitespace().count();
        let text = squash(text);
        text.chars().count() >= MIN_NAME_CHARS
            && words <= MAX_NAME_WORDS
            && self
                .squashed
                .iter()
                .any(|name| name.contains(&text) || text.starts_with(name) || text.ends_with(name))
    }
}

/// A text in which two spellings of one name are equal.
pub(super) fn squash(text: &str) -> String {
    letters(text.trim().trim_start_matches("The ").trim_start_matches("the "))
}

/// Chooses the headline. Candidates come in order of trust, each with its place.
/// `below` are the short lines between the heading and the text.
pub(super) fn choose(
    candidates: &[(Cue, String)],
    below: &[&str],
    names: &Names,
) -> Option<(String, Source)> {
    let candidates: Vec<&(Cue, String)> =
        candidates.iter().filter(|(_, text)| text.len() <= MAX_TITLE_BYTES).collect();
    // A heading that the page's titles have after the headline names a section.
    let mut names = names.clone();
    for (_, heading) in candidates.iter().filter(|(cue, _)| matches!(cue, Cue::Block(_))) {
        if candidates.iter().any(|(_, text)| is_part(text, heading)) {
            names.squashed.push(squash(heading));
        }
    }
    let whole: Vec<String> = candidates.iter().map(|(_, text)| squash(text)).collect();
    let titles: Vec<Title<'_>> = candidates
        .iter()
        .enumerate()
        .map(|(at, (cue, text))| {
            let mut text = strip(text, &names, |rest| {
                let rest = squash(rest);
                rest.chars().count() >= MIN_CHARS
                    && whole.iter().enumerate().any(|(other, text)| other != at && *text == rest)
            });
            if matches!(cue, Cue::Title) {
                text = strip_last(text);
            }
            Title { cue: *cue, text, squashed: squash(text) }
        })
        .filter(|title| !title.squashed.is_empty())
        .collect();
    let (seen, stated): (Vec<_>, Vec<_>) =
        titles.into_iter().partition(|title| matches!(title.cue, Cue::Block(_)));
    let seen: Vec<Title<'_>> =
        seen.into_iter().filter(|title| !names.is_name(title.text)).collect();
    let agrees =
        |title: &&Title<'_>| stated.iter().any(|other| is_same(&title.squashed, &other.squashed));
    let resembles =
        |title: &&Title<'_>| stated.iter().any(|other| is_alike(title.text, other.text));
    let is_bare = stated.iter().all(|title| matches!(title.cue, Cue::Title));
    let title = seen
        .iter()
        .find(agrees)
        .or_else(|| seen.iter().find(resembles))
        .or_else(|| seen.first().filter(|_| is_bare))
        .or(stated.first())
        .or(seen.first())?;
    if matches!(title.cue, Cue::Block(_))
        && let Some(post) = below.iter().find(|post| is_post(post, title, &candidates))
    {
        return Some(((*post).to_owned(), Source::Block));
    }
    let text = without_kicker(title, &stated);
    // Some places hold only the beginning.
    let beginning = text.trim_end_matches(['…', '.']);
    let is_broken = text.ends_with('…') || text.ends_with("...");
    let longer = stated.iter().find(|other| {
        is_broken && other.text.len() > text.len() && other.text.starts_with(beginning)
    });
    let (text, cue) = longer.map_or((text, title.cue), |other| (other.text, other.cue));
    Some((text.to_owned(), cue.source()))
}

/// A candidate without the names around it.
struct Title<'t> {
    cue: Cue,
    text: &'t str,
    squashed: String,
}

/// Whether a line below the heading is the headline of a post, and the heading the name of its blog: titles of
/// the page have the two as `Post | Blog`, or as `Blog » Archive » Post`.
fn is_post(post: &str, heading: &Title<'_>, candidates: &[&(Cue, String)]) -> bool {
    let post = squash(post);
    post.chars().count() >= MIN_CHARS
        && post != heading.squashed
        && candidates.iter().filter(|(cue, _)| !matches!(cue, Cue::Block(_))).any(|(_, text)| {
            SEPARATORS.iter().any(|sign| {
                let parts: Vec<String> = text.split(sign).map(squash).collect();
                let is_first = parts.first() == Some(&heading.squashed);
                let is_last = parts.last() == Some(&heading.squashed);
                let is_blog = is_last || is_first && STRONG_SEPARATORS.contains(sign);
                is_blog && parts.len() > 1 && parts.contains(&post)
            })
        })
}

/// Whether one title is the other, or a part of it that is no accident.
fn is_same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short == long || short.chars().count() >= MIN_CHARS && long.contains(short)
}

/// Whether most words of the shorter title are in the other.
fn is_alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        text.split_whitespace().map(squash).filter(|word| !word.is_empty()).collect()
    };
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared >= MIN_SHARED_WORDS && shared * 2 >= a.len().min(b.len())
}

/// Whether a heading is the name of a section: `Headline of many words | Section | Site`.
fn is_part(whole: &str, heading: &str) -> bool {
    let heading_words = heading.split_whitespace().count();
    let separator = SEPARATORS.iter().find(|sign| whole.contains(**sign));
    separator.is_some_and(|sign| {
        let mut parts = whole.split(sign);
        let first = parts.next().unwrap_or_default();
        first.split_whitespace().count() > heading_words.max(MIN_SHARED_WORDS)
            && parts.any(|part| squash(part) == squash(heading))
    })
}

/// The heading without what stands above the headline in it, if the headline stands elsewhere alone and no
/// statement but `<title>`, which is for search engines, has both.
fn without_kicker<'t>(title: &Title<'t>, stated: &[Title<'_>]) -> &'t str {
    let text = title.text;
    let rests = text.match_indices(' ').take(MAX_KICKER_WORDS).filter_map(|(at, _)| {
        let (before, rest) = (text.get(..at)?, text.get(at + 1..)?);
        let is_end =
            before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '/' | '|'));
        // A sentence that is cut in the middle is no kicker and no headline.
        let last = before.rsplit(' ').next().unwrap_or(before);
        let is_whole = last.chars().count() > MAX_ARTICLE_CHARS
            || !last.starts_with(char::is_lowercase) && before.contains(' ');
        let is_start =
            is_whole && !rest.starts_with(char::is_lowercase) && before.len() < rest.len();
        (is_end && is_start).then_some(rest)
    });
    // An element of the page may be the heading itself.
    let is_stated = |rest: &str| {
        let said = stated.iter().filter(|other| !matches!(other.cue, Cue::Item(_)));
        let rest = letters(rest);
        rest.chars().count() >= MIN_CHARS
            && said.into_iter().any(|other| letters(other.text) == rest)
    };
    let is_seen = matches!(title.cue, Cue::Block(_));
    let rest = rests.into_iter().find(|rest| is_stated(rest));
    let is_whole = stated.iter().any(|other| {
        !matches!(other.cue, Cue::Item(_) | Cue::Title) && letters(other.text) == letters(text)
    });
    rest.filter(|_| is_seen && !is_whole)
        .map_or(text, |rest| rest.trim_start_matches([':', '/', '|', ' ']))
}

/// The title without the names around it. `is_known` says whether the page also has it alone.
fn strip<'t>(title: &'t str, names: &Names, is_known: impl Fn(&str) -> bool) -> &'t str {
    let is_short = |part: &str| part.split_whitespace().count() <= MAX_NAME_WORDS;
    let mut title = title.trim();
    for _ in 0..MAX_CUTS {
        // The last separator in the title decides, else `A - B | Site` is cut at the wrong one.
        let tails = SEPARATORS.iter().filter_map(|sign| title.rsplit_once(sign));
        let tail = tails
            .max_by_key(|(rest, _)| rest.len())
            .filter(|(rest, name)| names.is_like_name(name) || is_short(name) && is_known(rest));
        let heads = LEADS.iter().filter_map(|sign| Some((title.split_once(sign)?, *sign)));
        let head = heads.min_by_key(|((name, _), _)| name.len());
        // What stands before a colon is mostly a part of the headline.
        let head = head.filter(|((name, rest), sign)| {
            names.is_name(name)
                || !sign.starts_with([':', '：']) && is_short(name) && is_known(rest)
        });
        let rest = tail.map(|(rest, _)| rest).or(head.map(|((_, rest), _)| rest)).map(str::trim);
        match rest {
            Some(rest) if !squash(rest).is_empty() => title = rest,
            _ => break,
        }
    }
    title
}

/// What `<title>` holds before the last separator that no writer would use in a headline.
fn strip_last(title: &str) -> &str {
    let chars = |text: &str| text.chars().count();
    let tails = STRONG_SEPARATORS.iter().filter_map(|sign| title.rsplit_once(sign));
    let tail = tails.max_by_key(|(rest, _)| rest.len());
    let short = tail.filter(|(rest, name)| chars(name) < chars(rest) && chars(rest) >= MIN_CHARS);
    short.map_or(title, |(rest, _)| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Label;

    const SEEN: Cue = Cue::Block(Label::Title);
    const OG: Cue = Cue::Meta("og:title");

    fn check(candidates: &[(Cue, &str)], want: &str, source: Source) {
        let base = Address::parse("https://www.daily-echo.example/a").ok();
        let names = Names::new(["The Daily Echo", "Weather"], base.as_ref());
        let owned: Vec<_> = candidates.iter().map(|(cue, t)| (*cue, (*t).to_owned())).collect();
        assert_eq!(choose(&owned, &[], &names), Some((want.to_owned(), source)), "{candidates:?}");
    }

    #[test]
    fn names_of_the_site_are_cut() {
        for title in [
            "Rain all night | Daily Echo",
            "Rain all night - The Daily Echo",
            "Rain all night – daily-echo.example",
            "Rain all night — DAILY ECHO",
            "Rain all night | Weather | Daily Echo",
            "Rain all night » Weather",
            "Daily Echo: Rain all night",
            "Daily Echo | Rain all night",
            "Rain all night｜Daily Echo",
            "Rain all night - Daily Echo Online",
        ] {
            check(&[(Cue::Title, title)], "Rain all night", Source::MetaTag);
        }
    }

    #[test]
    fn parts_of_the_headline_stay() {
        for title in [
            "Rain: what to do",
            "Rain - and then more rain",
            "Live - the Echo of rain in the daily life of towns",
            "Wind | Rain | Sun today",
        ] {
            check(&[(OG, title)], title, Source::OpenGraph);
        }
    }

    #[test]
    fn a_part_that_stands_alone_elsewhere_is_the_headline() {
        check(
            &[(Cue::JsonLd, "Rain all night"), (OG, "Rain all night | Unknown Paper")],
            "Rain all night",
            Source::JsonLd,
        );
        check(
            &[(OG, "Rain all night - Unknown Paper"), (Cue::Title, "Rain all night")],
            "Rain all night",
            Source::OpenGraph,
        );
    }

    #[test]
    fn what_the_reader_sees_wins_where_it_agrees() {
        let seen = (SEEN, "Rain all night in town");
        check(&[seen, (OG, "Rain all night in town!")], seen.1, Source::Block);
        check(&[seen, (OG, "Echo | Rain all night in town")], seen.1, Source::Block);
        check(&[seen, (OG, "All night long: rain in this town")], seen.1, Source::Block);
        check(&[seen, (Cue::Title, "Welcome")], seen.1, Source::Block);
        check(&[seen], seen.1, Source::Block);
    }

    #[test]
    fn a_heading_about_something_else_loses() {
        check(
            &[(SEEN, "More stories"), (OG, "Rain all night")],
            "Rain all night",
            Source::OpenGraph,
        );
        check(&[(SEEN, "Daily Echo"), (OG, "Rain all night")], "Rain all night", Source::OpenGraph);
        check(
            &[(SEEN, "Skies"), (OG, "Rain all night in town | Skies | Daily Echo")],
            "Rain all night in town",
            Source::OpenGraph,
        );
    }

    #[test]
    fn kickers_go_if_the_headline_stands_alone() {
        let stated = (OG, "Rain all night in town");
        check(&[(SEEN, "Big storm Rain all night in town"), stated], stated.1, Source::Block);
    }

    #[test]
    fn a_kicker_may_end_in_a_colon() {
        let stated = (OG, "Rain all night in town");
        let title = (Cue::Title, "Rain all night in town | Daily Echo");
        check(&[(SEEN, "Heavy storms: Rain all night in town"), stated], stated.1, Source::Block);
        check(&[(SEEN, "Heavy storms : Rain all night in town"), title], stated.1, Source::Block);
        // The heading itself may have an `itemprop`, which says no more than the heading.
        let whole = "Storms Rain all night in town";
        check(&[(SEEN, whole), stated, (Cue::Item("headline"), whole)], stated.1, Source::Block);
        // A statement of both is the headline, and so is a sentence that has the other as its end.
        let whole = "Heavy storms: Rain all night in town";
        check(&[(SEEN, whole), stated, (Cue::JsonLd, whole)], whole, Source::Block);
        // What search engines are told may have both.
        let title = (Cue::Title, "Heavy storms: Rain all night in town | Daily Echo");
        check(&[(SEEN, whole), stated, title], stated.1, Source::Block);
        check(&[(SEEN, whole), title], whole, Source::Block);
        check(&[(SEEN, "Heavy storms / Rain all night in town"), stated], stated.1, Source::Block);
        let whole = "The Rain all night in town";
        check(&[(SEEN, whole), stated], whole, Source::Block);
        let whole = "How to sleep in a Rain all night in town";
        check(&[(SEEN, whole), stated], whole, Source::Block);
    }

    #[test]
    fn the_name_of_a_blog_is_not_the_headline_of_its_post() {
        let found = |title: &str, below: &[&str]| {
            let candidates = [(SEEN, "Salt and Rope".to_owned()), (Cue::Title, title.to_owned())];
            choose(&candidates, below, &Names::new([], None)).map(|(title, _)| title)
        };
        let post = Some("The pilot slept".to_owned());
        let below = ["About harbours", "The pilot slept"];
        assert_eq!(found("The pilot slept – Salt and Rope", &below), post);
        assert_eq!(found("Salt and Rope » Archive » The pilot slept", &below), post);
        let blog = Some("Salt and Rope".to_owned());
        assert_eq!(found("Salt and Rope: The pilot slept", &below), blog);
        assert_eq!(found("Salt and Rope - The pilot slept", &below), blog);
        assert_eq!(found("Another post – Salt and Rope", &below), blog);
    }

    #[test]
    fn broken_titles_are_completed() {
        check(
            &[(Cue::JsonLd, "Rain all ni…"), (OG, "Rain all night in town")],
            "Rain all night in town",
            Source::OpenGraph,
        );
    }

    #[test]
    fn any_text_gives_a_result() {
        let titles = [" | ".repeat(1 << 18), "a ".repeat(400), "\u{130}".repeat(400)];
        for title in titles {
            let _ = choose(&[(SEEN, title.clone()), (OG, title)], &[], &Names::new([], None));
        }
        assert_eq!(choose(&[(OG, " | - ".to_owned())], &[], &Names::new([], None)), None);
    }
}

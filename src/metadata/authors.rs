//! Who wrote the article, by what the page states and by what stands around its headline.

use memchr::memchr2_iter;

use super::{
    Source, byline, dates,
    tags::{self, Cue, Statements},
    title::{Names, squash},
};
use crate::block::Label;

/// A longer line may name the author, but not to say who wrote it, in bytes.
const MAX_BYLINE_BYTES: usize = 300;

/// How far below the headline a line of a name alone names the author.
const ALONE_REACH: usize = 4;

type Authors = (Vec<String>, Source);

/// The authors of the most trusted place that the visible page confirms, else those of the line close to
/// the headline, else of the most trusted place.
///
/// A person or an agency with the name of the site is the author if nobody else is.
pub(super) fn find(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    of_others(page, names).or_else(|| of_others(page, &names.with_authors()))
}

fn of_others(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    let seen = in_head(page, names);
    let mut stated = tags::AUTHORS.iter().filter_map(|cue| stated(page, names, *cue, &seen.all));
    let first = stated.next();
    let lines = first.as_ref().map(|_| short_lines(page)).unwrap_or_default();
    let is_seen = |stated: &Authors| stated.0.iter().any(|author| holds(&lines, author));
    let best = match &first {
        Some(first) if is_seen(first) => Some(first.clone()),
        _ => stated.find(is_seen),
    };
    let Some(best) = best else {
        let in_head = (!seen.first.is_empty()).then_some((seen.first, Source::Block));
        return in_head.or(first).or_else(|| alone(page, names));
    };
    // A statement often has the first name only, and the line all of them.
    let has_more = |line: &Vec<String>| {
        line.len() > best.0.len() && best.0.iter().all(|author| is_among(author, line))
    };
    let whole = seen.whole.into_iter().find(has_more);
    Some(whole.map_or(best, |line| (line, Source::Block)))
}

/// The lines of the page that are short enough to say who wrote it.
fn short_lines(page: &Statements<'_>) -> String {
    let lines = page.blocks.iter().map(|block| block.1);
    lines.filter(|line| line.len() <= MAX_BYLINE_BYTES).collect::<Vec<_>>().join("\n")
}

/// The names in the lines around the headline.
#[derive(Default)]
struct Seen {
    /// Of the first line that has any, and of those after it that hold nothing else.
    first: Vec<String>,
    /// Of each line that holds nothing else.
    whole: Vec<Vec<String>>,
    all: Vec<String>,
}

fn in_head(page: &Statements<'_>, names: &Names) -> Seen {
    let mut seen = Seen::default();
    for (label, line) in page.head().filter(|block| block.1.len() <= MAX_BYLINE_BYTES) {
        let parts = match label {
            Label::Byline => byline::announced_or_all(line),
            Label::Date => byline::beside_date(line),
            _ => byline::announced(line).filter(|part| byline::begins_with_name(part)).collect(),
        };
        let mut found = byline::names(parts.iter().copied(), names);
        found.retain(|name| byline::is_written(name));
        if found.is_empty() {
            continue;
        }
        seen.all.extend(found.iter().cloned());
        let is_whole = parts.iter().all(|part| byline::is_only_names(part));
        if seen.first.is_empty() || is_whole && label == Label::Byline {
            let new = found.iter().filter(|name| !is_among(name, &seen.first));
            let new: Vec<String> = new.cloned().collect();
            seen.first.extend(new);
        }
        if is_whole {
            seen.whole.push(found);
        }
    }
    seen
}

/// The name that stands alone below the headline, with a line of its role or the date after it.
fn alone(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    let lines: Vec<(Label, &str)> = page.head().skip(1).take(ALONE_REACH).collect();
    let is_own = |label: Label| matches!(label, Label::Heading | Label::Body);
    let tells = |line: &str| byline::is_role(line) || dates::has_date(line, "");
    let mut pairs = lines.windows(2).filter_map(|pair| match pair {
        [(label, name), (_, after)] if is_own(*label) && byline::is_alone(name) && tells(after) => {
            Some(*name)
        }
        _ => None,
    });
    let authors = byline::names(pairs.next(), names);
    (!authors.is_empty()).then_some((authors, Source::Block))
}

fn is_among(author: &str, others: &[String]) -> bool {
    let author = squash(author);
    others.iter().any(|other| squash(other) == author)
}

/// What one place states.
fn stated(page: &Statements<'_>, names: &Names, cue: Cue, seen: &[String]) -> Option<Authors> {
    let mut values = page.values(cue, |j| &j.authors);
    if matches!(cue, Cue::Near) {
        values = values.into_iter().flat_map(byline::announced).collect();
    }
    let mut authors = byline::names(values.iter().copied(), names);
    if matches!(cue, Cue::Block(_)) {
        authors.retain(|name| byline::is_written(name));
    }
    // Those of comments, teasers and later posts stand far from the headline.
    if matches!(cue, Cue::Item(_) | Cue::RelAuthor | Cue::Block(_)) {
        if authors.iter().any(|author| is_among(author, seen)) {
            authors.retain(|author| is_among(author, seen));
        } else {
            let mut each = values.iter().map(|value| byline::names([*value], names));
            authors = each.find(|names| !names.is_empty()).unwrap_or_default();
            if matches!(cue, Cue::Block(_))
                && !values.iter().any(|line| byline::announces_name(line))
            {
                authors.retain(|name| byline::is_full_name(name));
            }
        }
    }
    (!authors.is_empty()).then(|| (authors, cue.source()))
}

/// Whether a text holds another, whatever the case.
fn holds(text: &str, part: &str) -> bool {
    let part = part.to_lowercase();
    let Some(first) = part.bytes().next() else { return true };
    if !part.is_ascii() {
        return text.to_lowercase().contains(&part);
    }
    let starts = memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes());
    let text = text.as_bytes();
    let is_here = |at| {
        let here = text.get(at..at + part.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(part.as_bytes()))
    };
    starts.into_iter().any(is_here)
}

//! Who wrote the article, by what the page states and by what stands around its headline.

use super::{
    Source, byline, clean, dates,
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
/// What is no name of another person is the author if nobody else is.
pub(super) fn find(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    of_others(page, names).or_else(|| as_stated(page, names))
}

/// The first statement or line near the headline that may name an author as it is, though it is no name of
/// a person: the house, one of its desks, an account.
fn as_stated(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    let is_statement = |cue: &&Cue| {
        matches!(
            cue,
            Cue::JsonLd | Cue::Meta(_) | Cue::RelAuthor | Cue::AuthorClass | Cue::Card | Cue::Near
        )
    };
    tags::AUTHORS.iter().filter(is_statement).find_map(|cue| {
        let values = values(page, *cue).into_iter();
        let mut signatures = values.map(|value| byline::without_lead_in(clean(value)));
        let author = signatures.find(|name| byline::is_signature(name, names))?;
        Some((vec![author], cue.source()))
    })
}

fn of_others(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    let seen = in_head(page, names);
    let places = tags::AUTHORS.iter();
    let mut stated =
        places.filter_map(|cue| Some((stated(page, names, *cue, &seen)?, is_marked(*cue))));
    let first = stated.next();
    let is_seen = |stated: &(Authors, bool)| stated.0.0.iter().any(|author| shows(page, author));
    let best = match &first {
        Some(first) if is_seen(first) => Some(first.clone()),
        _ => stated.find(is_seen),
    };
    let Some((best, is_marked)) = best else {
        let in_head = (!seen.first.is_empty()).then_some((seen.first, Source::Block));
        return in_head.or(first.map(|(first, _)| first)).or_else(|| alone(page, names));
    };
    // A statement often has the first name only, and the line all of them. What else stands in a line whose
    // names are marked up is a place or a paper.
    let has_more = |line: &Vec<String>| {
        !is_marked
            && line.len() > best.0.len()
            && best.0.iter().all(|author| is_among(author, line))
            && line.iter().all(|name| is_among(name, &best.0) || byline::is_full_name(name))
    };
    let whole = seen.whole.into_iter().find(has_more);
    Some(whole.map_or(best, |line| (line, Source::Block)))
}

/// Whether a place is the very words of a line that are the name.
fn is_marked(cue: Cue) -> bool {
    matches!(cue, Cue::Item(_) | Cue::RelAuthor | Cue::AuthorClass)
}

/// Whether a line of the page that is short enough to say who wrote it has the name.
fn shows(page: &Statements<'_>, author: &str) -> bool {
    let author = author.to_lowercase();
    let lines = page.blocks.iter().map(|block| block.1);
    lines.filter(|line| line.len() <= MAX_BYLINE_BYTES).any(|line| holds(line, &author))
}

/// The names in the lines around the headline.
#[derive(Default)]
struct Seen {
    /// Of the first line that has any, and of those after it that hold nothing else.
    first: Vec<String>,
    /// Whether the first line says that they wrote it, and has more than the name of an account.
    is_announced: bool,
    /// Of each line that holds nothing else, and of those that follow each other.
    whole: Vec<Vec<String>>,
    all: Vec<String>,
}

fn in_head(page: &Statements<'_>, names: &Names) -> Seen {
    let mut seen = Seen::default();
    let is_line =
        |block: &(Label, &str)| block.0 != Label::Title && block.1.len() <= MAX_BYLINE_BYTES;
    // Whether the line before is no more than `By`.
    let mut is_next = false;
    // Whether the line of the first names says that they wrote it.
    let mut is_first_said = false;
    // The names of the bylines right before.
    let mut run: Vec<String> = Vec::new();
    let below = page.below().chain(page.below_standfirst()).map(|block| (block, true));
    let lines = below.chain(page.above().map(|block| (block, false)));
    for ((label, line), is_below) in lines.filter(|(block, _)| is_line(block)) {
        if byline::is_lead_in(line) {
            is_next = true;
            continue;
        }
        let is_announced = is_next && byline::begins_with_name(line);
        is_next = false;
        if !seen.first.is_empty() && byline::is_editing(line) {
            continue;
        }
        let parts = match label {
            _ if is_announced => vec![line],
            Label::Byline => byline::announced_or_all(line),
            Label::Date => byline::beside_date(line),
            _ if byline::is_dated(line) => byline::beside_date(line),
            _ => byline::announced(line).filter(|part| byline::begins_with_name(part)).collect(),
        };
        let mut found = byline::names(parts.iter().copied(), names);
        found.retain(|name| byline::is_written(name));
        let before = std::mem::take(&mut run);
        // A paper below the name.
        let is_house = found.iter().all(|name| byline::is_outlet(name));
        if found.is_empty() || is_house && !seen.first.is_empty() {
            continue;
        }
        seen.all.extend(found.iter().cloned());
        let is_whole = parts.iter().all(|part| byline::is_only_names(part));
        let is_said = is_announced || parts.iter().any(|part| byline::announces_name(part));
        // What says that it names the author is believed before a line that only may.
        if !is_first_said && is_said && is_below {
            seen.first.clear();
        }
        if seen.first.is_empty() {
            is_first_said = is_said;
            // Other stories may stand above.
            seen.is_announced =
                is_said && is_below && found.iter().any(|name| byline::is_full_name(name));
        }
        if seen.first.is_empty() || is_whole && label == Label::Byline {
            let new = found.iter().filter(|name| !is_among(name, &seen.first));
            let new: Vec<String> = new.cloned().collect();
            seen.first.extend(new);
        }
        if is_whole {
            if label == Label::Byline && found.iter().all(|name| is_other(name, &before)) {
                run = before;
                run.extend(found.iter().cloned());
                seen.whole.push(run.clone());
            }
            seen.whole.push(found);
        }
    }
    seen
}

/// Whether it looks like the name of a person, and not like a line about the persons before it.
fn is_other(name: &str, before: &[String]) -> bool {
    byline::is_alone(name)
        && name.contains(char::is_lowercase)
        && !before.iter().any(|known| name.contains(known.as_str()))
}

/// The name that stands alone below the headline, with a line of its role or the date beside it.
fn alone(page: &Statements<'_>, names: &Names) -> Option<Authors> {
    // A line of marks stands between others.
    let lines = page.below().skip(1).filter(|block| block.1.contains(char::is_alphanumeric));
    let lines: Vec<(Label, &str)> = lines.take(ALONE_REACH).collect();
    let is_own = |label: Label, line: &str| match label {
        Label::Heading | Label::Body => true,
        // Sections and topics stand in more than one menu.
        Label::Navigation => page.blocks.iter().filter(|block| block.1 == line).nth(1).is_none(),
        _ => false,
    };
    let is_name = |(label, line): (Label, &str)| byline::is_alone(line) && is_own(label, line);
    let mut pairs = lines.windows(2).filter_map(|pair| match *pair {
        [name, (_, after)]
            if is_name(name) && (byline::is_role(after) || dates::has_date(after, "")) =>
        {
            Some(name.1)
        }
        // A heading below the date is one of the text.
        [(_, before), name]
            if name.0 != Label::Heading && dates::has_date(before, "") && is_name(name) =>
        {
            Some(name.1)
        }
        _ => None,
    });
    let authors = byline::names(pairs.next(), names);
    (!authors.is_empty()).then_some((authors, Source::Block))
}

fn is_among(author: &str, others: &[String]) -> bool {
    let author = squash(byline::bare(author));
    others.iter().any(|other| squash(byline::bare(other)) == author)
}

/// The values of one place: of a line close to the headline what announces names.
fn values<'f>(page: &Statements<'f>, cue: Cue) -> Vec<&'f str> {
    let values = page.values(cue, |j| &j.authors);
    match cue {
        Cue::Near => values.into_iter().flat_map(byline::announced).collect(),
        _ => values,
    }
}

/// What one place states.
fn stated(page: &Statements<'_>, names: &Names, cue: Cue, seen: &Seen) -> Option<Authors> {
    if matches!(cue, Cue::Block(_)) && !seen.first.is_empty() {
        return Some((seen.first.clone(), cue.source()));
    }
    let mut values = values(page, cue);
    let mut authors = byline::names(values.iter().copied(), names);
    // Those of comments, teasers and later posts stand far from the headline.
    if matches!(cue, Cue::Item(_) | Cue::RelAuthor | Cue::AuthorClass | Cue::Block(_)) {
        // After a name a line may go on without a break.
        let is_seen = |author: &String| {
            is_among(author, &seen.all)
                || seen.all.iter().any(|name| {
                    name.strip_prefix(author.as_str()).is_some_and(|rest| rest.starts_with(' '))
                })
        };
        if authors.iter().any(is_seen) {
            authors.retain(is_seen);
        } else if seen.is_announced {
            return None;
        } else {
            // What says that it names the author comes first.
            values.sort_by_key(|value| !byline::announces_name(value));
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

/// Whether a text holds another, whatever its case. The other is in lower case.
fn holds(text: &str, part: &str) -> bool {
    let Some(first) = part.chars().next() else { return true };
    let is_first = |c: char| match c.is_ascii() {
        true => c.to_ascii_lowercase() == first,
        false => c == first || c.to_lowercase().eq([first]),
    };
    text.match_indices(is_first)
        .any(|(at, _)| byline::strip_folded(text.get(at..).unwrap_or_default(), part).is_some())
}

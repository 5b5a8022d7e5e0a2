//! The lines between the headline and the first paragraph: standfirst, byline, date.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashSet;

use super::{Evidence, Verdict, context::Ctx, sequence, title::words_of};
use crate::{
    Kind, Label,
    at::At,
    metadata,
    page::Leaf,
    rules::{Cue, credit},
};

/// How many blocks after the headline a standfirst may stand.
const STANDFIRST_REACH: usize = 6;
/// How many blocks before the headline a standfirst may stand.
const STANDFIRST_LEAD: usize = 3;
/// How many blocks after the headline a subtitle may stand.
const SUBTITLE_REACH: usize = 2;
/// A standfirst has at least this many words.
const MIN_STANDFIRST_WORDS: u32 = 5;
/// And no more than this.
const MAX_STANDFIRST_WORDS: u32 = 80;
/// A paragraph with a larger share of the article's prose is its first one.
const MAX_STANDFIRST_SHARE: f32 = 0.12;
/// With a larger share of link text it leads elsewhere.
const MAX_STANDFIRST_LINKS: f32 = 0.5;
/// This share of its words must be in the description in the page's head.
const MIN_SHARED: f32 = 0.8;
/// And of the description's words in it.
const MIN_COVERED: f32 = 0.8;
/// A line with a byline or a date has no more words.
const MAX_BYLINE_WORDS: u32 = 25;
/// A line that begins with `By` and has more words is a sentence.
const MAX_NAMED_WORDS: u32 = 14;
/// A line with a date and more words tells when something else happened.
const MAX_DATE_WORDS: u32 = 12;
/// A line with a full stop and as many words as this is a sentence.
const MIN_SENTENCE_WORDS: u32 = 8;
/// A place, a date and an agency have no more bytes together.
const MAX_DATELINE_BYTES: usize = 60;
/// How many words a name has.
const NAME_WORDS: RangeInclusive<u32> = 2..=4;
/// What share of it is linked, at least.
const MIN_NAME_LINKS: f32 = 0.9;

/// Labels the head of the article. `first` is the first sure paragraph.
pub(super) fn settle(ctx: &Ctx<'_>, first: usize, verdicts: &mut [Verdict]) {
    let title = ctx.title.map(|title| title as usize);
    let start = title.map_or(ctx.article.start as usize, |title| title + 1);
    // A standfirst may look like the first paragraph, and the byline comes after it.
    let second = (first + 1..verdicts.len()).find(|next| ctx.prose.at(*next)).unwrap_or(first);
    let leaves = ctx.page.leaves.iter().zip(&mut *verdicts).take(second).skip(start);
    for (leaf, verdict) in leaves.filter(|(_, verdict)| is_open(verdict) || is_links(verdict)) {
        let found = byline_or_date(ctx, leaf);
        let found = found.filter(|it| is_open(verdict) || it.label == Label::Byline);
        *verdict = found.unwrap_or(*verdict);
    }
    name_before_date(ctx, start..second, verdicts);
    drop_far(title, second, verdicts);
    let Some(title) = title else { return };
    let description = words_of(ctx.page.facts.description());
    let end = (title + 1 + STANDFIRST_REACH).min(verdicts.len());
    for i in title + 1..end {
        let verdict = verdicts.at(i);
        if i > first || verdict.label == Label::Standfirst {
            return;
        }
        // Some sites call the standfirst the teaser, as it is one on their front page.
        let is_teaser = verdict.label == Label::Teaser
            && verdict.evidence == Evidence::Scope
            && is_unlinked(ctx, i);
        if is_teaser {
            verdicts.put(i, Verdict::new(Label::Standfirst, "head/teaser"));
            return;
        }
        if !is_open(&verdict) {
            continue;
        }
        if has_dateline(ctx.page.text_of(ctx.page.leaf(i))) {
            return;
        }
        let reason = standfirst(ctx, i, first, &description)
            .or_else(|| is_before_byline(ctx, i, first, verdicts).then_some("head/before-byline"));
        if let Some(reason) = reason {
            verdicts.put(i, Verdict::new(Label::Standfirst, reason));
            return;
        }
    }
}

/// Standfirsts by name that do not stand near the headline are those of other stories, or
/// something else in the type of one.
fn drop_far(title: Option<usize>, second: usize, verdicts: &mut [Verdict]) {
    let start = title.map_or(0, |title| title.saturating_sub(STANDFIRST_LEAD));
    for (i, verdict) in verdicts.iter_mut().enumerate() {
        let is_far = i < start || i > second;
        if is_far && verdict.label == Label::Standfirst && verdict.evidence == Evidence::Scope {
            *verdict = Verdict::doubtful(Label::Other, "head/far");
        }
    }
}

/// Whether a text begins as the report of an agency, `LAMB ISLAND, May 5 (AP) — `: it is the first
/// paragraph.
fn has_dateline(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(MAX_DATELINE_BYTES)).unwrap_or_default();
    let Some((place, rest)) = head.split_once(" (") else { return false };
    let Some((agency, rest)) = rest.split_once(')') else { return false };
    place.starts_with(char::is_uppercase)
        && credit::is_agency_like(agency)
        && rest.trim_start().starts_with(['-', '–', '—'])
}

/// Whether nothing certain is known of a block.
fn is_open(verdict: &Verdict) -> bool {
    verdict.is_doubtful
        || matches!(verdict.label, Label::Heading | Label::Navigation)
        || verdict.evidence == Evidence::Prose
}

/// Whether a line is called a teaser as it is made of links: `Posted on … by …` may be two of them.
fn is_links(verdict: &Verdict) -> bool {
    verdict.label == Label::Teaser && verdict.evidence == Evidence::Other
}

fn byline_or_date(ctx: &Ctx<'_>, leaf: &Leaf) -> Option<Verdict> {
    if leaf.stats.words > MAX_BYLINE_WORDS || matches!(leaf.kind, Kind::Heading(_)) {
        return None;
    }
    let text = ctx.page.text_of(leaf);
    if leaf.stats.words >= MIN_SENTENCE_WORDS && sequence::ends_sentence(text) {
        return None;
    }
    let has_date = metadata::has_date(text, &ctx.page.facts.lang);
    if leaf.inline_any.has(Cue::Byline)
        || (leaf.stats.words <= MAX_NAMED_WORDS && metadata::announces_name(text))
    {
        Some(Verdict::new(Label::Byline, "head/byline"))
    } else if leaf.inline_any.has(Cue::Date) || (leaf.stats.words <= MAX_DATE_WORDS && has_date) {
        Some(Verdict::new(Label::Date, "head/date"))
    } else if is_linked_name(leaf, text) {
        Some(Verdict::new(Label::Byline, "head/linked-name"))
    } else {
        None
    }
}

/// Labels a name right before the date as the byline, if there is no other.
fn name_before_date(ctx: &Ctx<'_>, head: Range<usize>, verdicts: &mut [Verdict]) {
    let in_head = verdicts.get(head.clone()).unwrap_or_default();
    if in_head.iter().any(|it| it.label == Label::Byline) {
        return;
    }
    let date = in_head.iter().position(|it| it.label == Label::Date).map(|at| head.start + at);
    if let Some(at) = date.and_then(|date| date.checked_sub(1)).filter(|at| head.contains(at)) {
        let leaf = ctx.page.leaf(at);
        let is_name = leaf.links.is_empty() && is_name(leaf, ctx.page.text_of(leaf));
        if is_name && verdicts.at(at).is_doubtful {
            verdicts.put(at, Verdict::new(Label::Byline, "head/name-before-date"));
        }
    }
}

/// Whether a line is a name that leads to the page of its author.
fn is_linked_name(leaf: &Leaf, text: &str) -> bool {
    leaf.links.len() == 1 && leaf.stats.link_density() > MIN_NAME_LINKS && is_name(leaf, text)
}

/// Whether a line can be the name of a person and nothing else.
fn is_name(leaf: &Leaf, text: &str) -> bool {
    NAME_WORDS.contains(&leaf.stats.words)
        && leaf.stats.capitals == leaf.stats.words
        && credit::is_name_like(text)
        && !credit::is_agency_like(text)
}

/// Why a block is the standfirst, if it is.
fn standfirst(
    ctx: &Ctx<'_>,
    i: usize,
    first: usize,
    description: &FxHashSet<u64>,
) -> Option<&'static str> {
    let leaf = ctx.page.leaf(i);
    let words = leaf.stats.words;
    if !(MIN_STANDFIRST_WORDS..=MAX_STANDFIRST_WORDS).contains(&words)
        || leaf.stats.link_density() > MAX_STANDFIRST_LINKS
        || matches!(leaf.kind, Kind::ListItem(_) | Kind::TableRow | Kind::Control)
    {
        return None;
    }
    let is_heading = matches!(leaf.kind, Kind::Heading(_));
    if is_heading && i < first && is_next(ctx, i) {
        return Some("head/subtitle");
    }
    let own = words_of(ctx.page.text_of(leaf));
    let shared = own.intersection(description).count() as f32;
    let is_described =
        shared >= MIN_SHARED * own.len() as f32 && shared >= MIN_COVERED * description.len() as f32;
    let share = words as f32 / ctx.sums.over(&ctx.region.leaves).max(1.0);
    (is_described && share <= MAX_STANDFIRST_SHARE && is_apart(ctx, i))
        .then_some("head/description")
}

/// Whether a paragraph stands between the headline and the byline or the date, apart from the
/// text.
fn is_before_byline(ctx: &Ctx<'_>, i: usize, first: usize, verdicts: &[Verdict]) -> bool {
    let words = ctx.page.leaf(i).stats.words;
    if i != first || !(MIN_STANDFIRST_WORDS..=MAX_STANDFIRST_WORDS).contains(&words) {
        return false;
    }
    let next = (i + 1..verdicts.len()).find(|next| ctx.prose.at(*next)).unwrap_or(i);
    let between = verdicts.get(i + 1..next).unwrap_or_default();
    let has_byline = |verdict: &Verdict| matches!(verdict.label, Label::Byline | Label::Date);
    is_next(ctx, i) && is_apart(ctx, i) && between.iter().any(has_byline)
}

/// Whether a block is a sentence or more, and leads nowhere.
fn is_unlinked(ctx: &Ctx<'_>, i: usize) -> bool {
    let stats = ctx.page.leaf(i).stats;
    ctx.prose.at(i)
        && stats.link_chars == 0
        && (MIN_STANDFIRST_WORDS..=MAX_STANDFIRST_WORDS).contains(&stats.words)
        && ctx.article.contains(&(i as u32))
}

/// Whether a block stands right under the headline or one block below.
fn is_next(ctx: &Ctx<'_>, i: usize) -> bool {
    ctx.title.is_some_and(|title| i - title as usize <= SUBTITLE_REACH)
}

/// Whether a block is not one of the paragraphs that come after it.
fn is_apart(ctx: &Ctx<'_>, i: usize) -> bool {
    let leaf = ctx.page.leaf(i);
    let mut after = ctx.page.leaves.iter().zip(ctx.prose).skip(i + 1);
    let Some((next, _)) = after.find(|(_, is_prose)| **is_prose) else { return false };
    let parent = |leaf: &Leaf| ctx.page.node_of(leaf).parent;
    parent(leaf) != parent(next) || leaf.kind != next.kind
}

#[cfg(test)]
mod tests {
    use crate::Label;

    /// Checks the label of the block that begins with `start`, among lines between a headline and the
    /// text.
    #[track_caller]
    fn check(head: &str, lines: &str, start: &str, label: Label) {
        let text =
            "<p>It rained all night in the valley, and by the morning the road was gone.</p>";
        let html = format!(
            "{head}<article><h1>The river takes the road</h1>{lines}{}</article>",
            text.repeat(12)
        );
        let page = crate::extract(&html);
        let block = page.blocks().find(|it| it.text().starts_with(start)).expect("the line");
        assert_eq!(block.label(), label, "{}", block.reason().id());
    }

    #[test]
    fn a_name_right_before_the_date_is_the_byline() {
        let check = |name: &str, after: &str, label| {
            check("", &format!("<div>{name}</div>{after}"), name, label);
        };
        check("Fenella Strake", "<div>5 October 2023</div>", Label::Byline);
        check("Fenella Strake", "", Label::Other);
        check("Under water", "<div>5 October 2023</div>", Label::Other);
        let other = "<div class=byline>By Ines Calloway</div><div>5 October 2023</div>";
        check("Lamb Island", other, Label::Other);
    }

    #[test]
    fn what_has_a_dateline_is_no_standfirst() {
        let check = |dateline: &str, label| {
            let lead = "The river took the lower road in the night, and the mill with it.";
            let lead = format!("{dateline}{lead}");
            let head = format!("<meta name=description content='{lead}'>");
            check(&head, &format!("<div><div><p>{lead}</p></div></div>"), &lead, label);
        };
        check("", Label::Standfirst);
        check("LAMB ISLAND, May 5 (Reuters) - ", Label::Body);
        check("Quellenried (dpa) – ", Label::Body);
        check("Mayor Strake (SPD) – ", Label::Standfirst);
    }

    #[test]
    fn a_line_of_links_may_be_a_byline() {
        let check = |line: &str, label| check("", line, "Posted", label);
        let date = "<a href=/rain>on the evening of October 5, 2023</a>";
        let author = "<a href=/a rel=author>Fenella Strake</a>";
        check(
            &format!("<div>Posted {date} by <span class=author>{author}</span></div>"),
            Label::Byline,
        );
        check(
            &format!("<div>Posted {date} in <a href=/b>Snow over Lamb Island</a></div>"),
            Label::Teaser,
        );
    }
}

//! What only the order of the blocks shows: a headline and a cut-off sentence, the line between
//! two forms, the lines under the heading of a feed.

use std::ops::Range;

use super::{
    Evidence, Verdict,
    context::{Ctx, MAX_OPENER_WORDS, is_link},
};
use crate::{
    Kind, Label,
    at::At,
    page::{Leaf, Tag},
};

/// A headline of another story has from this many words
const MIN_HEADLINE_WORDS: u32 = 3;
/// to this many.
const MAX_HEADLINE_WORDS: u32 = 22;
/// A line of more words between two forms is text.
const MAX_FORM_WORDS: u32 = 25;
/// How many elements up the box of a prompt may be.
const MAX_BOX_HEIGHT: usize = 3;
/// A container with more blocks is no box.
const MAX_BOX_LEAVES: usize = 10;
/// A container with more words neither.
const MAX_BOX_WORDS: u32 = 120;
/// A line with a larger share of link text stands beside a box, not in it.
const MAX_BOX_LINKS: f32 = 0.6;
/// A longer line in a box is a paragraph.
const MAX_BOX_LINE_WORDS: u32 = 30;
/// How many paragraphs in a row end a feed in text without mark-up.
const MIN_RETURN: usize = 3;

/// Relabels what its neighbours give away.
pub(super) fn settle(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    settle_cut_off(ctx, verdicts);
    settle_links_under_heading(ctx, verdicts);
    settle_boxes(ctx, verdicts);
    settle_email_boxes(ctx, verdicts);
    settle_among_forms(ctx, verdicts);
    if ctx.page.is_plain {
        settle_feeds(ctx, verdicts);
    }
}

/// A headline followed by a sentence without an end is a teaser.
fn settle_cut_off(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    for (i, pair) in ctx.page.leaves.windows(2).enumerate() {
        let [head, text] = pair else { return };
        let are_texts = is_text(&verdicts.at(i)) && is_text(&verdicts.at(i + 1));
        let is_open = are_texts && !ctx.is_title(i);
        // Between paragraphs of one list or one table a missing full stop means nothing.
        let is_line = |leaf: &Leaf| {
            matches!(leaf.kind, Kind::Paragraph | Kind::Heading(_)) && leaf.stats.link_chars == 0
        };
        let is_plain_or_last = ctx.page.is_plain || is_cut(ctx.page.text_of(text));
        if is_open
            && is_plain_or_last
            && is_line(head)
            && is_line(text)
            && is_headline(ctx, head)
            && ctx.prose.at(i + 1)
            && !ends_sentence(ctx.page.text_of(text))
        {
            let verdict = Verdict::new(Label::Teaser, "sequence/cut-off");
            verdicts.iter_mut().skip(i).take(2).for_each(|it| *it = verdict);
        }
    }
}

/// Links right under the heading of related stories lead to them.
fn settle_links_under_heading(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    let mut is_under = false;
    for (verdict, leaf) in verdicts.iter_mut().zip(&ctx.page.leaves) {
        let is_link = is_link(leaf) && matches!(verdict.label, Label::Teaser | Label::Navigation);
        if is_under && is_link {
            *verdict = Verdict::new(Label::Teaser, "sequence/related").on(Evidence::Box);
            continue;
        }
        is_under = verdict.label == Label::Teaser
            && verdict.evidence == Evidence::Phrase
            && leaf.stats.words <= MAX_OPENER_WORDS;
    }
}

/// In a small container with a prompt, the other short lines belong to the prompt: its heading,
/// its buttons, its small print.
fn settle_boxes(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    for i in 0..verdicts.len() {
        let opener = verdicts.at(i);
        let is_prompt = matches!(
            opener.label,
            Label::Cookie | Label::Newsletter | Label::Paywall | Label::Comment | Label::Share
        );
        if !is_prompt || opener.evidence != Evidence::Phrase {
            continue;
        }
        let Some(container) = box_of(ctx, i) else { continue };
        for j in container {
            let is_short = ctx.page.leaf(j).stats.words <= MAX_BOX_LINE_WORDS;
            if is_open(&verdicts.at(j)) && is_short && !ctx.is_title(j) {
                verdicts.put(j, Verdict::new(opener.label, "sequence/box").on(Evidence::Box));
            }
        }
    }
}

/// The short lines around a field for an e-mail address are a call to sign up, unless the same
/// form asks for a password or a longer text.
fn settle_email_boxes(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    let page = ctx.page;
    let form_of =
        |node: u32| page.ancestors(node).find(|up| page.node(*up).tag == Tag::Form).unwrap_or(node);
    let forms: Vec<u32> = page.fields.iter().map(|field| form_of(field.node)).collect();
    for (field, form) in page.fields.iter().zip(&forms) {
        let asks_more = page.fields.iter().zip(&forms).any(|(it, at)| !it.is_email && at == form);
        if !field.is_email || asks_more {
            continue;
        }
        let boxed = containers(ctx, *form).filter_map(|node| small_box(ctx, node)).last();
        for j in boxed.into_iter().flatten() {
            let stats = page.leaf(j).stats;
            let is_line =
                stats.words <= MAX_BOX_LINE_WORDS && stats.link_density() <= MAX_BOX_LINKS;
            if is_line && is_open(&verdicts.at(j)) && !ctx.is_title(j) {
                verdicts.put(j, Verdict::new(Label::Newsletter, "sequence/email-box"));
            }
        }
    }
}

/// Whether what is known of a block may give way to what is known of the box around it.
fn is_open(verdict: &Verdict) -> bool {
    verdict.is_doubtful
        || is_text(verdict)
        || verdict.evidence == Evidence::Control
        || (verdict.evidence == Evidence::Scope
            && matches!(verdict.label, Label::Form | Label::Teaser))
}

/// The containers around a node that can be a box: near, and inside the article's or beside it.
fn containers(ctx: &Ctx<'_>, node: u32) -> impl Iterator<Item = u32> {
    let around = ctx.page.ancestors(node).take(MAX_BOX_HEIGHT);
    around.take_while(|node| *node != ctx.region.node && *node != 0)
}

/// The leaves of a container, if they are few and short.
fn small_box(ctx: &Ctx<'_>, node: u32) -> Option<Range<usize>> {
    let node = ctx.page.node(node);
    if node.leaves.len() > MAX_BOX_LEAVES {
        return None;
    }
    let words: u32 = ctx.page.leaves_of(node).iter().map(|leaf| leaf.stats.words).sum();
    (words <= MAX_BOX_WORDS).then_some(node.leaves.start as usize..node.leaves.end as usize)
}

/// The leaves of the smallest container of a leaf and others, if that is small.
fn box_of(ctx: &Ctx<'_>, i: usize) -> Option<Range<usize>> {
    let page = ctx.page;
    let container =
        containers(ctx, page.leaf(i).node).find(|node| page.node(*node).leaves.len() > 1)?;
    small_box(ctx, container)
}

/// Short lines between lines of forms belong to the forms.
fn settle_among_forms(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    let is_form = |verdict: &Verdict| matches!(verdict.label, Label::Form | Label::Newsletter);
    for i in 1..verdicts.len().saturating_sub(1) {
        let words = ctx.page.leaf(i).stats.words;
        let is_open = verdicts.at(i).is_doubtful && words <= MAX_FORM_WORDS;
        if is_open && is_form(&verdicts.at(i - 1)) && is_form(&verdicts.at(i + 1)) {
            verdicts.put(i, Verdict::new(Label::Form, "sequence/among-forms"));
        }
    }
}

/// In text without mark-up, the lines under the heading of a feed are its teasers, until the
/// paragraphs of an article come back.
fn settle_feeds(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    let mut in_feed = false;
    for (i, verdict) in verdicts.iter_mut().enumerate() {
        if verdict.evidence == Evidence::Phrase {
            in_feed = verdict.label == Label::Teaser;
        } else if in_feed {
            let next = ctx.prose.get(i..i + MIN_RETURN).unwrap_or_default();
            in_feed = next.is_empty() || !next.iter().all(|is_prose| *is_prose);
            if in_feed && (verdict.is_doubtful || is_text(verdict)) {
                *verdict = Verdict::new(Label::Teaser, "sequence/feed");
            }
        }
    }
}

fn is_text(verdict: &Verdict) -> bool {
    matches!(verdict.label, Label::Body | Label::Heading)
}

fn is_headline(ctx: &Ctx<'_>, leaf: &Leaf) -> bool {
    (MIN_HEADLINE_WORDS..=MAX_HEADLINE_WORDS).contains(&leaf.stats.words)
        && !ctx.page.text_of(leaf).ends_with(['.', ':', '。', '：', ',', ';'])
}

/// Whether a text says that it goes on elsewhere.
fn is_cut(text: &str) -> bool {
    ["…", "...", "[…]", "[...]"].iter().any(|mark| text.ends_with(mark))
}

/// Whether a text ends as a sentence, a quote or a list's introduction does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let core = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | '」' | '』' | '）')
    });
    core.ends_with(['.', '!', '?', ':', '。', '！', '？', '：', '؟', '।']) && !is_cut(core)
}

#[cfg(test)]
mod tests {
    const PROSE: &str =
        "<p>It rained all night in the valley, and by the morning the road was gone.</p>";
    const LINK: &str = "Bridge at the mill will be built anew";

    /// Checks whether a link after these lines of an article is that of a related story.
    #[track_caller]
    fn check(lines: &str, is_related: bool) {
        let html = format!("<article>{PROSE}{lines}<p><a href=/1>{LINK}</a></p>{PROSE}</article>");
        let page = crate::extract(&html);
        let block = page.blocks().find(|block| block.text() == LINK).expect("it is a block");
        assert_eq!(block.reason().id() == "sequence/related", is_related);
    }

    #[test]
    fn links_under_a_heading_of_related_stories_are_teasers() {
        check("<p>Related articles</p>", true);
        check("<p>Related articles</p><p><a href=/2>The mayor in the boat</a></p>", true);
        check(&format!("<p>Related articles</p>{PROSE}"), false);
        check("<p>What comes next</p>", false);
    }
}

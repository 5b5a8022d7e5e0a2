//! Settles each block by its words, its scope, the region and its neighbours.

use std::ops::Range;

use super::{
    Evidence, Sums, Verdict,
    appeal::Appeals,
    boilerplate, copies, head,
    media::{Frames, is_card},
    region::Region,
    scope::{Inner, Scope},
    sequence,
};
use crate::{
    Focus, Kind, Label,
    at::At,
    extractor::Config,
    page::{Leaf, Page, Tag},
    rules::{Cue, credit},
};

/// A block of more words is not a prompt, whatever phrase it holds but an appeal.
const MAX_PROMPT_WORDS: u32 = 30;
/// Above this share of link text a block leads elsewhere.
const MAX_LINKS: f32 = 0.6;
/// A block of more words is text even if most of it is linked.
const MAX_LINK_WORDS: u32 = 40;
/// A list with more than this share of link text is a menu.
const MAX_LIST_LINKS: f32 = 0.6;
/// Items of a menu have fewer words than this on average.
const MAX_MENU_WORDS: f32 = 12.0;
/// Before the first paragraph a line of fewer words belongs to the head of the page.
const MIN_LEAD_WORDS: u32 = 8;
/// After the last paragraph a line of fewer words belongs to what follows the article.
const MIN_TAIL_WORDS: u32 = 6;
/// Bare text of fewer words is a button or a stamp.
const MIN_BARE_WORDS: u32 = 4;
/// How many blocks a heading may stand before what it heads.
const HEADING_REACH: usize = 3;
/// A line with a `<time>` and no more words is a stamp.
const MAX_TIME_WORDS: u32 = 8;
/// The heading of a box has no more words.
pub(super) const MAX_OPENER_WORDS: u32 = 12;
/// How many elements up the box of a heading may be.
const MAX_BOX_HEIGHT: usize = 4;
/// A container with more of the article's prose than this is no box.
const MAX_BOX_SHARE: f32 = 0.35;
/// A counter, such as `1 / 4`, has no more words.
const MAX_COUNTER_WORDS: u32 = 4;
/// Links of fewer words each name sections, links of more stories.
const MIN_TEASER_WORDS: u32 = 4;

/// All that a decision may look at.
pub(super) struct Ctx<'p> {
    pub(super) page: &'p Page,
    pub(super) config: &'p Config,
    pub(super) prose: &'p [bool],
    pub(super) sums: &'p Sums,
    /// By node.
    pub(super) scopes: &'p [Scope],
    /// By node.
    pub(super) inner: &'p [Inner],
    pub(super) frames: &'p Frames,
    pub(super) region: Region,
    /// Whether the head says that the page is one article.
    pub(super) is_article: bool,
    /// The leaves among which the images of the article stand.
    pub(super) article: Range<u32>,
    /// The leaves of other stories that the page has loaded, too, in order.
    pub(super) next_stories: &'p [Range<u32>],
    /// The leaf of the headline.
    pub(super) title: Option<u32>,
    /// What the publisher says of itself.
    pub(super) appeals: Appeals,
}

/// Labels every leaf.
pub(super) fn settle(ctx: &Ctx<'_>) -> Vec<Verdict> {
    let lists = Lists::of(ctx.page);
    let mut verdicts: Vec<Verdict> =
        ctx.page.leaves.iter().enumerate().map(|(i, leaf)| ctx.settle(i, leaf, &lists)).collect();
    sequence::settle(ctx, &mut verdicts);
    ctx.spread_prompts(&mut verdicts);
    let is_sure = |(i, verdict): (usize, &Verdict)| verdict.label == Label::Body && ctx.prose.at(i);
    if let Some(first) = verdicts.iter().enumerate().position(is_sure) {
        let last = verdicts.iter().enumerate().rposition(is_sure).unwrap_or(first);
        ctx.trim_ends(first, last, &mut verdicts);
        head::settle(ctx, first, &mut verdicts);
    }
    ctx.drop_idle_headings(&mut verdicts);
    verdicts
}

/// Takes out what only all labels together show to be none of the text.
pub(super) fn finish(ctx: &Ctx<'_>, verdicts: &mut [Verdict]) {
    copies::drop(ctx, verdicts);
    if ctx.page.is_plain {
        for verdict in verdicts {
            refocus(verdict, ctx.config.focus);
        }
    }
}

impl Ctx<'_> {
    fn settle(&self, i: usize, leaf: &Leaf, lists: &Lists) -> Verdict {
        let inner = self.inner.at(leaf.node);
        if self.scopes.at(leaf.node).is_hidden {
            return Verdict::new(Label::Hidden, "scope/hidden");
        }
        if self.is_title(i) {
            return Verdict::new(Label::Title, "context/title");
        }
        if self.is_next_story(i as u32) {
            return Verdict::new(Label::Teaser, "region/next-story").on(Evidence::Story);
        }
        if inner.strong.is_none()
            && !matches!(inner.weak, Some(Cue::Navigation | Cue::Form))
            && self.article.contains(&(i as u32))
            && let Some(verdict) = self.frames.verdict(self.page, i as u32)
        {
            return verdict;
        }
        if let Some(verdict) = self.by_words(leaf) {
            return verdict;
        }
        if let Some(verdict) = self.by_surroundings(i, leaf, inner) {
            return match verdict.label {
                Label::Caption | Label::Credit => self.media(i, leaf, verdict),
                _ => verdict,
            };
        }
        if !self.is_inside(i) {
            return outside(leaf);
        }
        if is_counter(leaf, self.page.text_of(leaf)) {
            return Verdict::new(Label::Other, "context/counter").on(Evidence::Phrase);
        }
        if lists.is_menu(leaf.node) || is_link(leaf) {
            return link(leaf, "context/links");
        }
        if leaf.inline_any.has(Cue::Date) && leaf.stats.words <= MAX_TIME_WORDS {
            return Verdict::doubtful(Label::Date, "context/time");
        }
        match leaf.kind {
            Kind::Heading(_) => Verdict::new(Label::Heading, "context/heads-prose"),
            _ if self.prose.at(i) => Verdict::new(Label::Body, "region/prose").on(Evidence::Prose),
            Kind::Control => control(),
            _ if leaf.stats.words < MIN_BARE_WORDS
                && leaf.stats.sentence_ends == 0
                && self.is_bare(leaf) =>
            {
                Verdict::doubtful(Label::Other, "context/stray")
            }
            _ => Verdict::doubtful(Label::Body, "region/inside"),
        }
    }

    /// What the words of a block settle.
    fn by_words(&self, leaf: &Leaf) -> Option<Verdict> {
        if leaf.stats.words > MAX_PROMPT_WORDS {
            return self.appeals.verdict(leaf);
        }
        // A link to the corrections is none of them.
        let verdict = boilerplate::by_phrase(leaf.phrases);
        verdict.filter(|verdict| verdict.label != Label::Correction || !is_link(leaf))
    }

    /// What a block is that is named a caption or a credit.
    fn media(&self, i: usize, leaf: &Leaf, verdict: Verdict) -> Verdict {
        if is_card(leaf) {
            return Verdict::new(Label::Teaser, "media/card");
        }
        let has_place = self.is_inside(i) || self.frames.has_image(self.page, i as u32);
        if !has_place || !self.article.contains(&(i as u32)) {
            return Verdict::new(Label::Other, "media/outside");
        }
        if credit::is_interface(self.page.text_of(leaf)) {
            return Verdict::new(Label::Other, "media/interface").on(Evidence::Phrase);
        }
        let own = self.scopes.at(leaf.node).own;
        if own.has(Cue::Rights) && !own.has(Cue::Caption) {
            return Verdict::new(Label::Credit, "media/rights");
        }
        // In shops and galleries a card may well be named a caption.
        Verdict { is_doubtful: !self.is_article, ..verdict }
    }

    /// What the elements around the block settle.
    fn by_surroundings(&self, i: usize, leaf: &Leaf, inner: Inner) -> Option<Verdict> {
        let is_paid_text = inner.strong == Some(Cue::Paywall) && self.prose.at(i);
        let strong = inner.strong.filter(|_| !is_paid_text);
        let is_caption = matches!(inner.part, Some(Cue::Caption | Cue::Credit));
        let part = inner.part.filter(|_| is_caption);
        let cue = strong.or(part).or(inner.weak).or(inner.part);
        cue.and_then(boilerplate::by_scope).or_else(|| boilerplate::by_inline(leaf.inline_all))
    }

    /// Whether a node is inside the container of the article.
    pub(super) fn is_in_region(&self, node: u32) -> bool {
        self.page.ancestors(node).any(|up| up == self.region.node)
    }

    /// Whether no container around a node hints at boilerplate.
    pub(super) fn is_clean(&self, node: u32) -> bool {
        let inner = self.inner.at(node);
        inner.strong.is_none() && inner.weak.is_none() && !self.scopes.at(node).is_hidden
    }

    pub(super) fn is_title(&self, i: usize) -> bool {
        self.title == Some(i as u32)
    }

    fn is_next_story(&self, i: u32) -> bool {
        let at = self.next_stories.partition_point(|story| story.end <= i);
        self.next_stories.get(at).is_some_and(|story| story.contains(&i))
    }

    fn is_inside(&self, i: usize) -> bool {
        self.region.leaves.contains(&(i as u32))
    }

    /// Whether two leaves stand side by side in the same container.
    fn is_sibling(&self, a: &Leaf, b: &Leaf) -> bool {
        let (a, b) = (self.page.node_of(a), self.page.node_of(b));
        a.parent == b.parent && a.tag == b.tag
    }

    /// Whether no element says what the text is.
    fn is_bare(&self, leaf: &Leaf) -> bool {
        let tag = self.page.node_of(leaf).tag;
        matches!(tag, Tag::Div | Tag::Section | Tag::Article | Tag::Other) && !self.page.is_plain
    }

    /// Labels the rest of a box as the heading that opens it.
    fn spread_prompts(&self, verdicts: &mut [Verdict]) {
        let all = self.sums.over(&self.region.leaves);
        for (i, leaf) in self.page.leaves.iter().enumerate() {
            let opener = verdicts.at(i);
            if !opens_box(leaf, opener) {
                continue;
            }
            let Some(container) = self.box_of(i, leaf) else { continue };
            if self.sums.over(&container) > MAX_BOX_SHARE * all {
                continue;
            }
            for verdict in verdicts.iter_mut().take(container.end as usize).skip(i + 1) {
                if verdict.is_doubtful || matches!(verdict.label, Label::Body | Label::Heading) {
                    *verdict = Verdict::new(opener.label, "context/under-heading");
                }
            }
        }
    }

    /// The smallest container that a leaf opens and that holds more than it.
    fn box_of(&self, i: usize, leaf: &Leaf) -> Option<Range<u32>> {
        self.page
            .ancestors(leaf.node)
            .take(MAX_BOX_HEIGHT)
            .map(|node| &self.page.node(node).leaves)
            .find(|leaves| leaves.end as usize > i + 1)
            .filter(|leaves| i as u32 - leaves.start <= 1)
            .cloned()
    }

    /// Takes short lines off both ends of the article.
    fn trim_ends(&self, first: usize, last: usize, verdicts: &mut [Verdict]) {
        let title = self.title.map_or(0, |title| title as usize);
        let last_leaf = self.page.leaf(last);
        for (i, (leaf, verdict)) in self.page.leaves.iter().zip(verdicts).enumerate() {
            let is_text = matches!(verdict.label, Label::Body | Label::Heading);
            let is_heading = matches!(leaf.kind, Kind::Heading(_));
            let is_row = matches!(leaf.kind, Kind::ListItem(_) | Kind::TableRow | Kind::Code);
            let words = leaf.stats.words;
            let is_lead = i < first
                && (i < title
                    || (words < MIN_LEAD_WORDS && !is_heading)
                    || (is_heading && first - i > HEADING_REACH - 1));
            // The last sentence of a story may be short, but it is a sentence in the same element.
            let is_last =
                i == last + 1 && leaf.stats.sentence_ends > 0 && self.is_sibling(leaf, last_leaf);
            let is_tail = i > last && words < MIN_TAIL_WORDS && !is_heading && !is_row && !is_last;
            if is_text && is_lead {
                *verdict = Verdict::doubtful(Label::Other, "context/before-text");
            } else if is_text && is_tail {
                *verdict = Verdict::doubtful(Label::Other, "context/after-text");
            }
        }
    }

    /// Takes out headings that head nothing.
    fn drop_idle_headings(&self, verdicts: &mut [Verdict]) {
        for i in (0..verdicts.len()).rev() {
            let mut reach = verdicts.iter().skip(i + 1).take(HEADING_REACH);
            let is_heading = verdicts.at(i).label == Label::Heading;
            if is_heading && !reach.any(|it| matches!(it.label, Label::Body | Label::Heading)) {
                verdicts.put(i, Verdict::doubtful(Label::Teaser, "context/heads-nothing"));
            }
        }
    }
}

/// Whether a block can be the heading of a box of boilerplate.
fn opens_box(leaf: &Leaf, verdict: Verdict) -> bool {
    let is_kind = matches!(
        verdict.label,
        Label::Teaser
            | Label::Newsletter
            | Label::Paywall
            | Label::Comment
            | Label::Bio
            | Label::Cookie
    );
    is_kind && leaf.stats.words <= MAX_OPENER_WORDS && verdict.evidence == Evidence::Phrase
}

/// What a block outside the article is, when nothing says so.
fn outside(leaf: &Leaf) -> Verdict {
    if is_link(leaf) {
        return link(leaf, "region/links");
    }
    match leaf.kind {
        Kind::Control => control(),
        _ => Verdict::doubtful(Label::Other, "region/outside"),
    }
}

/// Whether a line counts something: the photo of a gallery, the page of a document. A price does
/// not, nor a value in a table or a list.
fn is_counter(leaf: &Leaf, text: &str) -> bool {
    let is_line = matches!(leaf.kind, Kind::Paragraph | Kind::Control);
    let is_sign = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '/' | '|' | ':' | '.' | '-');
    is_line && leaf.stats.words <= MAX_COUNTER_WORDS && text.chars().all(is_sign)
}

fn control() -> Verdict {
    Verdict::new(Label::Form, "local/control").on(Evidence::Control)
}

pub(super) fn is_link(leaf: &Leaf) -> bool {
    MAX_LINKS < leaf.stats.link_density()
        && leaf.stats.words < MAX_LINK_WORDS
        && !matches!(leaf.kind, Kind::Heading(_))
}

pub(super) fn link(leaf: &Leaf, reason: &'static str) -> Verdict {
    let links = leaf.links.len().max(1) as u32;
    let is_story = leaf.stats.words >= MIN_TEASER_WORDS * links;
    Verdict::new(if is_story { Label::Teaser } else { Label::Navigation }, reason)
}

/// Decides a doubtful block by the focus, where the learned table does not.
fn refocus(verdict: &mut Verdict, focus: Focus) {
    match focus {
        Focus::Precision if verdict.is_doubtful && verdict.label == Label::Body => {
            *verdict = Verdict::new(Label::Other, "focus/precision");
        }
        Focus::Recall if verdict.is_doubtful && verdict.label.is_boilerplate() => {
            *verdict = Verdict::new(Label::Body, "focus/recall");
        }
        _ => {}
    }
}

/// Which lists are menus.
struct Lists {
    /// By node: whether it is in a list of links.
    is_menu: Vec<bool>,
}

impl Lists {
    fn of(page: &Page) -> Self {
        let words = Sums::of(page.leaves.iter().map(|leaf| leaf.stats.words as f32));
        let linked =
            page.leaves.iter().map(|leaf| leaf.stats.words as f32 * leaf.stats.link_density());
        let linked = Sums::of(linked);
        let mut is_menu: Vec<bool> = Vec::with_capacity(page.nodes.len());
        for node in &page.nodes {
            let mut menu = is_menu.at(node.parent);
            if node.tag == Tag::List {
                let (all, links) = (words.over(&node.leaves), linked.over(&node.leaves));
                let items = node.leaves.len().max(1) as f32;
                menu = all > 0.0 && links > MAX_LIST_LINKS * all && all < MAX_MENU_WORDS * items;
            }
            is_menu.push(menu);
        }
        Self { is_menu }
    }

    fn is_menu(&self, node: u32) -> bool {
        self.is_menu.at(node)
    }
}

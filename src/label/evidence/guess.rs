//! What each block is by its words, its scope, the region and its image, whatever its neighbours are.
//!
//! A guess is no verdict: the learned tables read it with all else. Where they are not asked, it stands.

use super::{Evidence, boilerplate, scope::Inner};
use crate::{
    Kind, Label,
    at::At,
    label::{Ground, Sums, Verdict, media::is_card},
    page::{Leaf, Page, Tag},
    rules::{Cue, credit},
};

/// A block of more words is not a prompt, whatever phrase it holds but an appeal.
pub(in crate::label) const MAX_PROMPT_WORDS: u32 = 30;
/// Above this share of link text a block leads elsewhere.
const MAX_LINKS: f32 = 0.6;
/// A block of more words is text even if most of it is linked.
const MAX_LINK_WORDS: u32 = 40;
/// A list with more than this share of link text is a menu.
const MAX_LIST_LINKS: f32 = 0.6;
/// Items of a menu have fewer words than this on average.
const MAX_MENU_WORDS: f32 = 12.0;
/// Bare text of fewer words is a button or a stamp.
const MIN_BARE_WORDS: u32 = 4;
/// A line with a `<time>` and no more words is a stamp.
const MAX_TIME_WORDS: u32 = 8;
/// A counter, such as `1 / 4`, has no more words.
const MAX_COUNTER_WORDS: u32 = 4;
/// Links of fewer words each name sections, links of more stories.
const MIN_TEASER_WORDS: u32 = 4;

/// What each leaf is by itself, whatever its neighbours are.
pub(in crate::label) fn of(evidence: &Evidence<'_>) -> Vec<Verdict> {
    let lists = Lists::of(evidence.page);
    let leaves = evidence.page.leaves.iter().enumerate();
    leaves.map(|(i, leaf)| evidence.guess(i, leaf, &lists)).collect()
}

impl Evidence<'_> {
    fn guess(&self, i: usize, leaf: &Leaf, lists: &Lists) -> Verdict {
        let inner = self.inner.at(leaf.node);
        if self.scopes.at(leaf.node).is_hidden {
            return Verdict::new(Label::Hidden, "scope/hidden");
        }
        if self.is_title(i) {
            return Verdict::new(Label::Title, "context/title");
        }
        if self.is_next_story(i as u32) {
            return Verdict::new(Label::Teaser, "region/next-story").on(Ground::Story);
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
            return Verdict::new(Label::Other, "context/counter").on(Ground::Phrase);
        }
        if lists.is_menu(leaf.node) || is_link(leaf) {
            return link(leaf, "context/links");
        }
        if leaf.inline_any.has(Cue::Date) && leaf.stats.words <= MAX_TIME_WORDS {
            return Verdict::doubtful(Label::Date, "context/time");
        }
        match leaf.kind {
            Kind::Heading(_) => Verdict::new(Label::Heading, "context/heads-prose"),
            _ if self.prose.at(i) => Verdict::new(Label::Body, "region/prose").on(Ground::Prose),
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
            return Verdict::new(Label::Other, "media/interface").on(Ground::Phrase);
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
    Verdict::new(Label::Form, "local/control").on(Ground::Control)
}

pub(in crate::label) fn is_link(leaf: &Leaf) -> bool {
    MAX_LINKS < leaf.stats.link_density()
        && leaf.stats.words < MAX_LINK_WORDS
        && !matches!(leaf.kind, Kind::Heading(_))
}

pub(in crate::label) fn link(leaf: &Leaf, reason: &'static str) -> Verdict {
    let links = leaf.links.len().max(1) as u32;
    let is_story = leaf.stats.words >= MIN_TEASER_WORDS * links;
    Verdict::new(if is_story { Label::Teaser } else { Label::Navigation }, reason)
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

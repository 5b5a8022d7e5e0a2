//! Captions and credits, and which image they belong to.
//!
//! First [`Frames`] says for each container which element frames an image together with the text
//! in it, so that `guess` can name captions. Then [`join()`] cuts captions and credits apart and
//! gives each image its own.

mod boxes;
mod join;
mod players;
#[cfg(test)]
mod tests;

use std::{cell::OnceCell, ops::Range};

pub(super) use boxes::Boxes;
pub(super) use join::join;
pub(crate) use join::{Part, Photo};
pub(crate) use players::Played;
pub(super) use players::players;

use super::{Ground, Verdict};
use crate::{
    Kind, Label,
    at::At,
    metadata::has_date,
    page::{Leaf, Page, Picture, Tag},
    rules::{Cue, CueSet, credit},
};

/// A container with more blocks than this frames more than one image with its caption.
const MAX_FRAME_LEAVES: u32 = 6;
/// A container with more bytes of text does, too.
const MAX_FRAME_BYTES: u32 = 700;
/// A container with more images frames none of them.
const MAX_FRAME_PICTURES: usize = 8;
/// A line of more words beside an image is a paragraph.
const MAX_CAPTION_WORDS: u32 = 90;
/// A line of no more words with a date in it says when, not what.
const MAX_DATE_WORDS: u32 = 12;
/// Who holds the rights takes no more words to say.
const MAX_RIGHTS_WORDS: u32 = 20;
/// One that nothing but the image before it speaks for is shorter.
const MAX_BARE_CAPTION_WORDS: u32 = 40;
/// Text beside an image with at least this share of link text is a card of another story.
const MIN_CARD_LINKS: f32 = 0.9;
/// A shorter description may be a name: of the author, of something to buy.
const MIN_ALT_WORDS: u32 = 4;
/// So may the beginning of a line that has fewer bytes.
const MIN_ALT_BYTES: usize = 20;
/// So many images in a row with nothing but a line each are teasers.
const MIN_CARDS: usize = 3;
/// How many elements may stand between a slide and what is named a gallery.
const MAX_GALLERY_HEIGHT: usize = 4;
/// How many blocks before a caption its image may stand.
const IMAGE_REACH: u32 = 2;
/// A button or a count of a player is no longer.
const MAX_BUTTON_WORDS: u32 = 8;
/// How many elements around a line may say what it is in its frame.
const MAX_INNER_HEIGHT: usize = 4;

/// Words that no caption has in it: the text is in a figure for another reason.
const NO_CAPTION: CueSet = CueSet::of(Cue::Cookie)
    .or(CueSet::of(Cue::Form))
    .or(CueSet::of(Cue::Newsletter))
    .or(CueSet::of(Cue::Notice))
    .or(CueSet::of(Cue::Paywall));
/// Words that a caption may begin with, but that mean what they say where there is no figure.
const NO_LINE: CueSet = CueSet::of(Cue::Bio)
    .or(CueSet::of(Cue::Byline))
    .or(CueSet::of(Cue::Comments))
    .or(CueSet::of(Cue::Date))
    .or(CueSet::of(Cue::Navigation))
    .or(CueSet::of(Cue::Share))
    .or(CueSet::of(Cue::Teaser));

/// What frames images, for all nodes.
pub(super) struct Frames {
    /// For each node, the element that frames an image together with the text in the node.
    by_node: Vec<Option<u32>>,
    /// For each leaf, which credit its words hold. Some are never asked.
    credits: Vec<OnceCell<Held>>,
    /// Figures that hold a quote, in order.
    quotes: Vec<u32>,
    /// What each leaf is because of the image it stands with.
    verdicts: Vec<OnceCell<Option<Verdict>>>,
    is_article: bool,
}

/// Whether a line holds a credit.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Held {
    is_some: bool,
    /// Whether it holds nothing else.
    pub(super) is_whole: bool,
    /// Whether more than the form of a name shows it.
    pub(super) is_certain: bool,
}

impl Held {
    fn of(text: &str) -> Self {
        credit::split(text).map_or(Self::default(), |split| Self {
            is_some: true,
            is_whole: split.caption.is_empty(),
            is_certain: split.is_certain(text),
        })
    }
}

impl Frames {
    pub(super) fn of(page: &Page, is_article: bool) -> Self {
        let mut by_node: Vec<Option<u32>> = Vec::with_capacity(page.nodes.len());
        let mut quotes = Vec::new();
        for (i, node) in page.nodes.iter().enumerate() {
            let around = by_node.at(node.parent);
            let figure = around.filter(|it| page.node(*it).tag == Tag::Figure);
            let is_own = match node.tag {
                Tag::Figure => true,
                _ => figure.is_none() && !node.pictures.is_empty() && is_small(page, &node.leaves),
            };
            if node.tag == Tag::Blockquote {
                quotes.extend(figure);
            }
            by_node.push(if is_own { Some(i as u32) } else { around });
        }
        quotes.sort_unstable();
        let count = page.leaves.len();
        Self {
            by_node,
            quotes,
            credits: vec![OnceCell::new(); count],
            verdicts: vec![OnceCell::new(); count],
            is_article,
        }
    }

    /// What a leaf is because of the image it stands with, if nothing speaks against that.
    pub(super) fn verdict(&self, page: &Page, i: u32) -> Option<Verdict> {
        let verdict = self.alone(page, i)?;
        // Rows of images whose lines say no more than their descriptions are teasers.
        let is_title = |i: &u32| self.alone(page, *i).is_some_and(|it| it.ground == Ground::Alt);
        let row = || {
            let before = (0..i).rev().take(MIN_CARDS).take_while(is_title).count();
            let after = (i + 1..page.leaves.len() as u32).take(MIN_CARDS).take_while(is_title);
            before + 1 + after.count()
        };
        let is_card = verdict.ground == Ground::Alt && row() >= MIN_CARDS;
        Some(if is_card { Verdict::new(Label::Teaser, "media/cards") } else { verdict })
    }

    /// The same without a look at the lines before and after.
    fn alone(&self, page: &Page, i: u32) -> Option<Verdict> {
        *self.verdicts.get(i as usize)?.get_or_init(|| self.judge(page, i))
    }

    /// Whether an element frames an image together with the text in a node.
    pub(super) fn holds(&self, node: u32) -> bool {
        self.at(node).is_some()
    }

    fn at(&self, node: u32) -> Option<u32> {
        self.by_node.at(node)
    }

    /// The frame, if it is a figure.
    fn figure_at(&self, page: &Page, node: u32) -> Option<u32> {
        self.at(node).filter(|frame| page.node(*frame).tag == Tag::Figure)
    }

    /// Whether a line is said of a table or of a quote without an image.
    fn is_of_other(&self, page: &Page, leaf: &Leaf) -> bool {
        let table = page.table_of(leaf).filter(|_| leaf.kind == Kind::Caption);
        let figure = self.figure_at(page, leaf.node);
        let quote = figure.filter(|figure| self.quotes.binary_search(figure).is_ok());
        table.into_iter().chain(quote).any(|other| page.node(other).pictures.is_empty())
    }

    /// Which credit the words of a leaf hold, wherever it stands.
    pub(super) fn held_by(&self, page: &Page, i: u32) -> Held {
        let held = || Held::of(page.text_of(page.leaf(i)));
        self.credits.get(i as usize).map_or_else(Held::default, |it| *it.get_or_init(held))
    }

    /// The same, of a line in a frame that is no figure.
    fn credit_of(&self, page: &Page, i: u32) -> Held {
        let leaf = page.leaf(i);
        let is_short = leaf.stats.words <= MAX_CAPTION_WORDS;
        let is_in_box = self.at(leaf.node).is_some() && self.figure_at(page, leaf.node).is_none();
        // Two links are two things.
        let is_line = leaf.links.len() <= 1 && !is_card(leaf);
        if is_short && is_in_box && is_line { self.held_by(page, i) } else { Held::default() }
    }

    fn judge(&self, page: &Page, i: u32) -> Option<Verdict> {
        let leaf = page.leaf(i);
        let is_line = matches!(leaf.kind, Kind::Paragraph | Kind::Caption | Kind::ListItem(_));
        let is_told = !leaf.phrases.and(NO_CAPTION).is_empty();
        let is_short = leaf.stats.words <= MAX_CAPTION_WORDS;
        if !is_line || is_told || !(is_short || is_card(leaf)) {
            return None;
        }
        let text = page.text_of(leaf);
        if page.is_plain {
            let split = credit::split(text).filter(|split| !split.caption.is_empty());
            split.filter(|split| split.names_house(text))?;
            return Some(Verdict::new(Label::Caption, "media/line"));
        }
        let frame = self.at(leaf.node);
        let is_brief = leaf.stats.words <= MAX_BUTTON_WORDS;
        if is_brief && frame.is_some() && credit::is_interface(text) {
            return Some(Verdict::new(Label::Other, "media/interface").on(Ground::Phrase));
        }
        if let Some(figure) = self.figure_at(page, leaf.node) {
            return self.in_figure(page, leaf, figure);
        }
        if !leaf.phrases.and(NO_LINE).is_empty() {
            return None;
        }
        let found = match frame {
            Some(frame) => self.in_box(page, i, frame).or_else(|| slanted(page, i)),
            None => described(page, i).or_else(|| slanted(page, i)),
        }?;
        let is_named = cues_within(page, leaf.node, frame.unwrap_or_default()).has(Cue::Caption);
        if is_named && found.label == Label::Caption {
            return Some(Verdict::new(Label::Caption, "media/named"));
        }
        // In shops and forums much stands beside images.
        let is_loose = found.ground != Ground::Near;
        let is_open = is_loose || !self.credit_of(page, i).is_certain;
        Some(Verdict { is_doubtful: is_open && !self.is_article, ..found })
    }

    fn in_figure(&self, page: &Page, leaf: &Leaf, frame: u32) -> Option<Verdict> {
        let figure = page.node(frame);
        let is_caption = leaf.kind == Kind::Caption;
        let is_item = matches!(leaf.kind, Kind::ListItem(_));
        if is_item || figure.pictures.is_empty() && !is_caption {
            return None;
        }
        let own = cues_of(page, leaf.node);
        let inner = cues_within(page, leaf.node, frame);
        // A caption may be named by the source that ends it, and a text be named `copy`.
        let is_long = leaf.stats.words > MAX_RIGHTS_WORDS;
        if self.quotes.binary_search(&frame).is_ok() {
            Some(Verdict::doubtful(Label::PullQuote, "media/quoted"))
        } else if is_card(leaf) {
            Some(Verdict::new(Label::Teaser, "media/card"))
        } else if inner.has(Cue::Hidden) {
            None
        } else if own.has(Cue::Rights) && !is_long {
            Some(Verdict::new(Label::Credit, "media/rights"))
        } else if inner.has(Cue::Byline) && !inner.has(Cue::Rights) {
            Some(Verdict::new(Label::Byline, "media/byline"))
        } else if leaf.inline_all.has(Cue::Date) || own.has(Cue::Date) {
            Some(Verdict::new(Label::Date, "media/date"))
        } else if !is_caption && is_player(inner) {
            Some(Verdict::new(Label::Other, "media/player").on(Ground::Phrase))
        } else {
            Some(Verdict::new(Label::Caption, "media/figure"))
        }
    }

    /// In a small container with an image that is no figure.
    fn in_box(&self, page: &Page, i: u32, frame: u32) -> Option<Verdict> {
        let leaf = page.leaf(i);
        let text = page.text_of(leaf);
        let node = page.node(frame);
        if leaf.stats.link_chars > 0 {
            return None;
        }
        let is_dated = leaf.stats.words <= MAX_DATE_WORDS && has_date(text, &page.facts.lang);
        if is_dated && !self.credit_of(page, i).is_certain {
            return None;
        }
        if self.credit_of(page, i).is_some {
            return Some(Verdict::new(Label::Caption, "media/near").on(Ground::Near));
        }
        if leaf.phrases.has(Cue::Legal) {
            return None;
        }
        // Frames other than figures are small, so the search is short.
        let pictures = page.pictures.slice(&node.pictures).iter().take(MAX_FRAME_PICTURES);
        if pictures.clone().any(|picture| join::after_alt(text, &picture.alt).is_some()) {
            return Some(Verdict::new(Label::Caption, "media/near").on(Ground::Near));
        }
        if let Some(picture) = pictures.clone().find(|picture| picture.alt == text) {
            if is_player(cues_within(page, picture.node, frame)) {
                return Some(Verdict::new(Label::Other, "media/player").on(Ground::Phrase));
            }
            if leaf.stats.words >= MIN_ALT_WORDS && !picture.is_linked {
                return Some(Verdict::new(Label::Caption, "media/alt").on(Ground::Alt));
            }
        }
        let is_beside_credit = node.leaves.clone().any(|other| {
            let leaf = page.leaf(other);
            let is_short = leaf.stats.words <= join::MAX_NAME_WORDS;
            let is_credit = is_short && self.credit_of(page, other).is_whole;
            is_credit && self.at(leaf.node) == Some(frame)
        });
        if is_beside_credit {
            return Some(Verdict::new(Label::Caption, "media/beside-credit"));
        }
        let mut around = page.ancestors(frame).take(MAX_GALLERY_HEIGHT);
        let is_slide = node.leaves.len() == 1
            && leaf.stats.words <= MAX_BARE_CAPTION_WORDS
            && !pictures.clone().any(|picture| picture.is_linked || picture.is_portrait)
            && around.any(|up| cues_of(page, up).has(Cue::Gallery));
        is_slide.then(|| Verdict::new(Label::Caption, "media/slide").certain())
    }

    /// Whether an image stands with a line, or shortly before or after it.
    pub(super) fn has_image(&self, page: &Page, i: u32) -> bool {
        let next = page.pictures.partition_point(|picture| picture.leaf <= i);
        let is_near = |picture: &Picture| picture.leaf.abs_diff(i) <= IMAGE_REACH;
        let mut around = page.pictures.iter().take(next + 1).skip(next.saturating_sub(1));
        self.at(page.leaf(i).node).is_some() || around.any(is_near)
    }
}

/// A line in slanted or small type right after an image.
fn slanted(page: &Page, i: u32) -> Option<Verdict> {
    let leaf = page.leaf(i);
    let is_slanted =
        leaf.inline_all.has(Cue::Emphasis) || cues_of(page, leaf.node).has(Cue::Emphasis);
    image_before(page, i).filter(|_| is_slanted)?;
    Some(Verdict::new(Label::Caption, "media/slanted"))
}

/// A line right after an image that says the same as its description.
fn described(page: &Page, i: u32) -> Option<Verdict> {
    let leaf = page.leaf(i);
    let picture = image_before(page, i)?;
    says_same(&picture.alt, page.text_of(leaf), leaf.stats.words)
        .then(|| Verdict::new(Label::Caption, "media/alt").on(Ground::Alt))
}

/// The image that a short line follows, if it may be the caption though no element says so.
fn image_before(page: &Page, i: u32) -> Option<&Picture> {
    let leaf = page.leaf(i);
    let before = page.pictures.partition_point(|picture| picture.leaf <= i).checked_sub(1)?;
    let picture = page.pictures.get(before)?;
    let is_next = picture.leaf == i && picture.at <= leaf.span.start;
    let is_line = leaf.kind == Kind::Paragraph
        && leaf.stats.link_chars == 0
        && leaf.stats.words <= MAX_BARE_CAPTION_WORDS;
    (is_next && is_line && is_photo(picture) && !picture.is_linked).then_some(picture)
}

/// Whether a line is the description of an image, or one of the two begins with the other.
fn says_same(alt: &str, line: &str, words: u32) -> bool {
    let is_longer = line.starts_with(alt) && alt.len() >= MIN_ALT_BYTES;
    alt == line || words >= MIN_ALT_WORDS && (alt.starts_with(line) || is_longer)
}

/// Whether the elements around something are those of a player.
fn is_player(cues: CueSet) -> bool {
    cues.has(Cue::Player) && !cues.has(Cue::Caption) && !cues.has(Cue::Credit)
}

/// What the names of the elements between a node and the frame around it say.
fn cues_within(page: &Page, node: u32, frame: u32) -> CueSet {
    let inside = page.ancestors(node).take_while(|up| *up != frame).take(MAX_INNER_HEIGHT);
    inside.fold(CueSet::EMPTY, |cues, up| cues | cues_of(page, up))
}

/// What the names of an element say.
fn cues_of(page: &Page, node: u32) -> CueSet {
    page.marks_of(page.node(node)).iter().copied().collect()
}

/// Whether a text beside an image leads to another page as a whole.
pub(super) fn is_card(leaf: &Leaf) -> bool {
    leaf.kind != Kind::Caption && leaf.stats.link_density() > MIN_CARD_LINKS
}

fn is_photo(picture: &Picture) -> bool {
    !picture.is_tiny && !picture.url.is_empty()
}

fn is_small(page: &Page, leaves: &Range<u32>) -> bool {
    let inside = page.leaves.slice(leaves);
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return false };
    let bytes = last.span.end - first.span.start;
    inside.len() as u32 <= MAX_FRAME_LEAVES && bytes <= MAX_FRAME_BYTES
}

//! Captions and credits, and which image they belong to.
//!
//! First [`Frames`] says for each container which element frames an image together with the text
//! in it, so that `context` can label captions. Then [`join`] cuts captions and credits apart and
//! gives each image its own.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Verdict, context::Ctx};
use crate::{
    Kind, Label,
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
/// Text beside an image with at least this share of link text is a card of another story.
const MIN_CARD_LINKS: f32 = 0.9;
/// The name of a photographer or an agency has no more words.
const MAX_NAME_WORDS: u32 = 12;
/// In place of a number of images, for captions that a figure holds together.
const IN_FIGURE: u32 = u32::MAX;
/// How many blocks before a caption its image may stand.
const IMAGE_REACH: u32 = 2;

/// A block: a leaf, or a part of one.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) leaf: u32,
    /// In the page's text.
    pub(crate) span: Range<u32>,
    pub(crate) verdict: Verdict,
}

/// An image of the article with what is said of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Photo {
    /// Index of the picture on the page. `None` if the mark-up has the caption but no image.
    pub(crate) picture: Option<u32>,
    /// How many leaves stand before it.
    leaf: u32,
    /// In the page's text, in order.
    pub(crate) caption: Vec<Range<u32>>,
    pub(crate) credit: Vec<Range<u32>>,
    /// The credits as shown, with labels and brackets.
    pub(crate) credit_raw: Vec<Range<u32>>,
}

/// For each node, the element that frames an image together with the text in the node.
pub(super) struct Frames {
    by_node: Vec<Option<u32>>,
}

impl Frames {
    pub(super) fn of(page: &Page) -> Self {
        let mut by_node: Vec<Option<u32>> = Vec::with_capacity(page.nodes.len());
        for (i, node) in page.nodes.iter().enumerate() {
            let around = by_node.get(node.parent as usize).copied().flatten();
            let in_figure = around.is_some_and(|it| page.nodes[it as usize].tag == Tag::Figure);
            let is_own = match node.tag {
                Tag::Figure => true,
                _ => !in_figure && !node.pictures.is_empty() && is_small(page, &node.leaves),
            };
            by_node.push(if is_own { Some(i as u32) } else { around });
        }
        Self { by_node }
    }

    fn at(&self, node: u32) -> Option<u32> {
        self.by_node[node as usize]
    }

    /// What a block is because of the frame around it. `own` are the cues of its element.
    pub(super) fn verdict(&self, page: &Page, leaf: &Leaf, own: CueSet) -> Option<Verdict> {
        let is_line = matches!(leaf.kind, Kind::Paragraph | Kind::Caption | Kind::Control);
        if !is_line || leaf.stats.words > MAX_CAPTION_WORDS {
            return None;
        }
        let text = page.text_of(leaf);
        if page.is_plain {
            let is_sure = credit::split(text)
                .is_some_and(|split| is_sure(&text[split.credit]) && !split.caption.is_empty());
            return is_sure.then(|| Verdict::new(Label::Caption, "media/line"));
        }
        let frame = &page.nodes[self.at(leaf.node)? as usize];
        // Frames other than figures are small, so the search is short.
        let has_alt = || {
            page.pictures[frame.pictures.start as usize..frame.pictures.end as usize]
                .iter()
                .take(MAX_FRAME_PICTURES)
                .any(|picture| picture.alt == text)
        };
        match frame.tag {
            _ if leaf.kind == Kind::Control => None,
            Tag::Figure if frame.pictures.is_empty() && leaf.kind != Kind::Caption => None,
            Tag::Figure if is_card(leaf) => Some(Verdict::new(Label::Teaser, "media/card")),
            Tag::Figure if own.has(Cue::Rights) => {
                Some(Verdict::new(Label::Credit, "media/rights"))
            }
            Tag::Figure => Some(Verdict::new(Label::Caption, "media/figure")),
            _ if leaf.stats.link_chars == 0 && has_alt() => {
                Some(Verdict::new(Label::Caption, "media/alt"))
            }
            _ if leaf.stats.link_chars == 0 && credit::split(text).is_some() => {
                Some(Verdict::new(Label::Caption, "media/near"))
            }
            _ => None,
        }
    }
}

/// Whether a text beside an image leads to another page as a whole.
fn is_card(leaf: &Leaf) -> bool {
    leaf.kind != Kind::Caption && leaf.stats.link_density() > MIN_CARD_LINKS
}

fn is_small(page: &Page, leaves: &Range<u32>) -> bool {
    let Some(inside) = page.leaves.get(leaves.start as usize..leaves.end as usize) else {
        return false;
    };
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return false };
    let bytes = last.span.end - first.span.start;
    inside.len() as u32 <= MAX_FRAME_LEAVES && bytes <= MAX_FRAME_BYTES
}

/// Whether a line that is nothing but text ends with what must be a credit.
fn is_sure(credit: &str) -> bool {
    credit::is_agency_like(credit) && credit.contains(' ')
}

/// The parts of one leaf.
struct Unit {
    leaf: u32,
    caption: Option<Range<u32>>,
    credit: Option<Range<u32>>,
    raw: Option<Range<u32>>,
    /// Whether the text is a label whose value follows, such as `Photo:`.
    is_label: bool,
}

impl Unit {
    /// Takes what looked like the caption for the credit.
    fn make_credit(&mut self) {
        self.credit = self.caption.take();
        self.raw = self.credit.clone();
    }
}

/// Makes the blocks, and the images from those that are captions and credits.
pub(super) fn join(ctx: &Ctx<'_>, verdicts: &[Verdict]) -> (Vec<Part>, Vec<Photo>) {
    let page = ctx.page;
    let mut parts = Vec::with_capacity(verdicts.len());
    let mut photos: Vec<Photo> = Vec::new();
    let mut group: Vec<Unit> = Vec::new();
    let mut group_key = None;
    for (i, (leaf, verdict)) in page.leaves.iter().zip(verdicts).enumerate() {
        if !matches!(verdict.label, Label::Caption | Label::Credit) {
            // Only a figure holds together what another block stands between.
            if group_key.is_some_and(|(_, before)| before != IN_FIGURE) {
                close(ctx, &mut group, &mut photos, &mut parts, verdicts);
                group_key = None;
            }
            parts.push(Part { leaf: i as u32, span: leaf.span.clone(), verdict: *verdict });
            continue;
        }
        let key = key_of(ctx, i as u32, leaf);
        if group_key != Some(key) || page.is_plain {
            close(ctx, &mut group, &mut photos, &mut parts, verdicts);
            group_key = Some(key);
        }
        group.push(unit_of(page, i as u32, leaf, verdict.label));
    }
    close(ctx, &mut group, &mut photos, &mut parts, verdicts);
    parts.sort_by_key(|part| part.span.start);
    add_bare(ctx, &mut photos);
    photos.sort_by_key(|photo| photo.leaf);
    drop_copies(page, &mut photos);
    (parts, photos)
}

/// What the captions and credits of one image have in common: the frame and the image before.
fn key_of(ctx: &Ctx<'_>, i: u32, leaf: &Leaf) -> (u32, u32) {
    let before = ctx.page.pictures.partition_point(|picture| picture.leaf <= i) as u32;
    match ctx.frames.at(leaf.node) {
        Some(frame) if ctx.page.nodes[frame as usize].tag == Tag::Figure => (frame, IN_FIGURE),
        Some(frame) => (frame, before),
        None => (0, before),
    }
}

fn unit_of(page: &Page, i: u32, leaf: &Leaf, label: Label) -> Unit {
    let text = page.text_of(leaf);
    let span = |range: Range<usize>| {
        let start = leaf.span.start;
        Some(start + range.start as u32..start + range.end as u32).filter(|it| !it.is_empty())
    };
    let mut unit = Unit { leaf: i, caption: None, credit: None, raw: None, is_label: false };
    if credit::is_label_only(text) {
        // A bare `Image` is there for screen readers and announces nothing.
        unit.is_label = text.ends_with([':', '：', '.', '…']);
        return unit;
    }
    match credit::split(text) {
        Some(split) => {
            unit.caption = span(split.caption);
            unit.credit = span(split.credit);
            unit.raw = span(split.raw);
        }
        None if label == Label::Credit => {
            unit.credit = credit::clean(text).and_then(span);
            unit.raw = unit.credit.is_some().then(|| leaf.span.clone());
        }
        None => unit.caption = Some(leaf.span.clone()),
    }
    unit
}

/// Settles which unit of a group is the credit, and makes a photo and the blocks of it.
fn close(
    ctx: &Ctx<'_>,
    group: &mut Vec<Unit>,
    photos: &mut Vec<Photo>,
    parts: &mut Vec<Part>,
    verdicts: &[Verdict],
) {
    let Some(first) = group.first() else { return };
    let (page, leaf) = (ctx.page, first.leaf);
    for i in 1..group.len() {
        if group[i - 1].is_label && group[i].credit.is_none() {
            group[i].make_credit();
        }
    }
    let has_credit = group.iter().any(|unit| unit.credit.is_some());
    if !has_credit && group.iter().filter(|unit| unit.caption.is_some()).count() > 1 {
        let last = group.iter_mut().rfind(|unit| unit.caption.is_some());
        if let Some(last) = last
            && is_name(page, &page.leaves[last.leaf as usize])
        {
            last.make_credit();
        }
    }
    let mut photo = Photo { picture: picture_of(ctx, leaf), leaf, ..Photo::default() };
    for unit in group.drain(..) {
        photo.caption.extend(unit.caption.clone());
        photo.credit.extend(unit.credit.clone());
        photo.credit_raw.extend(unit.raw.clone());
        push_parts(page, &unit, verdicts[unit.leaf as usize], parts);
    }
    photos.push(photo);
}

fn is_name(page: &Page, leaf: &Leaf) -> bool {
    let text = page.text_of(leaf);
    leaf.stats.words <= MAX_NAME_WORDS
        && (credit::is_name_like(text) || credit::is_agency_like(text))
}

/// The blocks of a leaf: all of its text, cut where the credit begins or ends.
fn push_parts(page: &Page, unit: &Unit, verdict: Verdict, parts: &mut Vec<Part>) {
    let leaf = &page.leaves[unit.leaf as usize];
    let mut push = |span: Range<u32>, label, reason| {
        let text = page.slice(&span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let span = start..start + text.trim().len() as u32;
        if !span.is_empty() {
            let verdict = Verdict { label, reason, ..verdict };
            parts.push(Part { leaf: unit.leaf, span, verdict });
        }
    };
    let split = Verdict::new(Label::Credit, "media/split").reason;
    match (&unit.caption, &unit.credit) {
        (Some(caption), Some(credit)) if caption.start < credit.start => {
            push(leaf.span.start..caption.end, Label::Caption, verdict.reason);
            push(caption.end..leaf.span.end, Label::Credit, split);
        }
        (Some(caption), Some(_)) => {
            push(leaf.span.start..caption.start, Label::Credit, split);
            push(caption.start..leaf.span.end, Label::Caption, verdict.reason);
        }
        (Some(_), None) => push(leaf.span.clone(), Label::Caption, verdict.reason),
        (None, _) => push(leaf.span.clone(), Label::Credit, verdict.reason),
    }
}

/// The picture that a caption belongs to.
fn picture_of(ctx: &Ctx<'_>, i: u32) -> Option<u32> {
    let page = ctx.page;
    let is_real = |at: &u32| is_photo(&page.pictures[*at as usize]);
    if let Some(frame) = ctx.frames.at(page.leaves[i as usize].node) {
        let pictures = page.nodes[frame as usize].pictures.clone();
        let before = pictures.clone().filter(|at| page.pictures[*at as usize].leaf <= i);
        return before
            .rev()
            .take(MAX_FRAME_PICTURES)
            .find(is_real)
            .or_else(|| pictures.clone().take(MAX_FRAME_PICTURES).find(is_real));
    }
    let end = page.pictures.partition_point(|picture| picture.leaf <= i) as u32;
    (0..end)
        .rev()
        .take_while(|at| i - page.pictures[*at as usize].leaf <= IMAGE_REACH)
        .take(MAX_FRAME_PICTURES)
        .find(is_real)
}

fn is_photo(picture: &Picture) -> bool {
    !picture.is_tiny && !picture.url.is_empty()
}

/// Adds the images of the article that nothing is said of.
fn add_bare(ctx: &Ctx<'_>, photos: &mut Vec<Photo>) {
    // By address, as a lazy image and its copy for browsers without scripts have the same.
    let mut used: FxHashSet<&str> = photos
        .iter()
        .filter_map(|photo| photo.picture)
        .map(|at| ctx.page.pictures[at as usize].url.as_str())
        .collect();
    for (i, picture) in ctx.page.pictures.iter().enumerate() {
        // After the last paragraph a picture counts as many leaves before it as there are.
        let is_last = picture.leaf == ctx.article.end && ctx.is_in_region(picture.node);
        let is_inside = ctx.article.contains(&picture.leaf) || is_last;
        let is_clean = ctx.is_clean(picture.node) && !picture.is_linked;
        if is_inside && is_clean && is_photo(picture) && used.insert(&picture.url) {
            photos.push(Photo { picture: Some(i as u32), leaf: picture.leaf, ..Photo::default() });
        }
    }
}

/// Drops photos that say the same of the same image, or of none.
fn drop_copies(page: &Page, photos: &mut Vec<Photo>) {
    let mut seen = FxHashSet::default();
    photos.retain(|photo| {
        let text = |spans: &[Range<u32>]| -> Vec<&str> {
            spans.iter().map(|span| page.slice(span)).collect()
        };
        let url = photo.picture.map(|at| page.pictures[at as usize].url.as_str());
        let caption = text(&photo.caption);
        // A caption says which image it is; a copy may load from another address.
        let key = if caption.is_empty() { url } else { None };
        seen.insert((key, caption, text(&photo.credit)))
    });
}

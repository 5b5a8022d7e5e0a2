//! Cuts captions and credits apart, and gives each image its own.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{IMAGE_REACH, MAX_FRAME_PICTURES, cues_within, is_photo, is_player};
use crate::{
    Label,
    at::At,
    image::ImageSource,
    label::{Verdict, evidence::Evidence, reasons},
    page::{Leaf, Page, letters},
    rules::credit::{self, Split},
};

/// The name of a photographer or an agency has no more words.
pub(super) const MAX_NAME_WORDS: u32 = 12;

/// An image may lead that stands after so many blocks of the text.
const MAX_OPENING: usize = 2;

/// A block: a leaf, or a part of one.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) leaf: u32,
    /// In the page's text.
    pub(crate) span: Range<u32>,
    pub(crate) verdict: Verdict,
    /// Which photo it is the caption or the credit of.
    pub(crate) photo: Option<u32>,
}

/// An image of the article with what is said of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Photo {
    /// Index of the picture on the page. `None` if the mark-up has the caption but no image.
    pub(crate) picture: Option<u32>,
    /// The first leaf about it.
    leaf: u32,
    /// Where in the page's text it stands.
    at: u32,
    /// In the page's text, in order.
    pub(crate) caption: Vec<Range<u32>>,
    pub(crate) caption_source: Option<ImageSource>,
    pub(crate) credit: Vec<Range<u32>>,
    pub(crate) credit_source: Option<ImageSource>,
    /// The credits as shown, with labels and brackets.
    pub(crate) credit_raw: Vec<Range<u32>>,
    /// How many parts stand before it.
    pub(crate) position: u32,
    /// Whether the article opens with it.
    pub(crate) is_lead: bool,
    /// Whether it stands for a video.
    pub(crate) is_video: bool,
}

/// What a leaf says of an image.
struct Unit {
    leaf: u32,
    /// The picture that it is about.
    picture: Option<u32>,
    caption: Option<Range<u32>>,
    credit: Option<Range<u32>>,
    raw: Option<Range<u32>>,
    source: ImageSource,
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

/// What the captions and credits of one image have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    /// The figure, and the image in it.
    Figure(u32, Option<u32>),
    /// The image in the small container.
    Boxed(u32),
    /// Nothing but that no other block stands between, and the image before them.
    Near(Option<u32>),
}

/// Makes the blocks, and the images from those that are captions and credits.
pub(in crate::label) fn join(ctx: &Evidence<'_>, verdicts: &[Verdict]) -> (Vec<Part>, Vec<Photo>) {
    let mut joint =
        Joint { ctx, verdicts, parts: Vec::with_capacity(verdicts.len()), photos: vec![] };
    let page = ctx.page;
    let mut group: Vec<Unit> = Vec::new();
    let mut group_key = None;
    for (i, (leaf, verdict)) in page.leaves.iter().zip(verdicts).enumerate() {
        let i = i as u32;
        let is_of_image = matches!(verdict.label, Label::Caption | Label::Credit);
        if !is_of_image || ctx.frames.is_of_other(page, leaf) {
            // Only a frame holds together what another block stands between.
            if matches!(group_key, Some(Key::Near(_))) {
                joint.close(&mut group);
                group_key = None;
            }
            joint.push(i, leaf.span.clone(), *verdict, None);
            continue;
        }
        let unit = unit_of(ctx, i, verdict);
        let key = key_of(ctx, leaf, unit.picture);
        let is_next = matches!(key, Key::Near(None)) && begins_anew(page, &group, &unit);
        if group_key != Some(key) || page.is_plain || is_next {
            joint.close(&mut group);
            group_key = Some(key);
        }
        group.push(unit);
    }
    joint.close(&mut group);
    joint.finish()
}

fn key_of(ctx: &Evidence<'_>, leaf: &Leaf, picture: Option<u32>) -> Key {
    if let Some(figure) = ctx.frames.figure_at(ctx.page, leaf.node) {
        return Key::Figure(figure, picture);
    }
    match picture {
        Some(picture) if ctx.frames.at(leaf.node).is_some() => Key::Boxed(picture),
        _ => Key::Near(picture),
    }
}

/// Whether a caption is not that of the image which the units before it are about, as they have
/// one.
fn begins_anew(page: &Page, group: &[Unit], unit: &Unit) -> bool {
    let Some(caption) = &unit.caption else { return false };
    let mut before = group.iter().filter_map(|unit| unit.caption.as_ref()).peekable();
    before.peek().is_some()
        && group.iter().any(|unit| unit.credit.is_some())
        && !before.any(|it| letters(page.slice(it)) == letters(page.slice(caption)))
}

fn unit_of(ctx: &Evidence<'_>, i: u32, verdict: &Verdict) -> Unit {
    let page = ctx.page;
    let leaf = page.leaf(i);
    let text = page.text_of(leaf);
    let span = |range: Range<usize>| {
        let start = leaf.span.start;
        Some(start + range.start as u32..start + range.end as u32).filter(|it| !it.is_empty())
    };
    let source = reasons::source(verdict.reason.id());
    let picture = picture_of(ctx, i);
    let mut unit =
        Unit { leaf: i, picture, caption: None, credit: None, raw: None, source, is_label: false };
    if credit::is_label_only(text) {
        // A bare `Image` is there for screen readers and announces nothing.
        unit.is_label = text.ends_with([':', '：', '.', '…']);
        return unit;
    }
    let split = credit::split(text);
    let by_alt = || after_alt(text, &page.picture(picture?).alt);
    let split = match split {
        Some(split) if !split.caption.is_empty() => Some(split),
        _ => by_alt().or(split),
    };
    match split {
        Some(split) => {
            unit.caption = span(split.caption);
            unit.credit = span(split.credit);
            unit.raw = span(split.raw);
        }
        None if verdict.label == Label::Credit => {
            unit.credit = credit::clean(text).and_then(span);
            unit.raw = unit.credit.is_some().then(|| leaf.span.clone());
        }
        None => unit.caption = Some(leaf.span.clone()),
    }
    if let Some(caption) = &mut unit.caption {
        caption.start += credit::announced(page.slice(caption)) as u32;
    }
    unit
}

/// The credit after the description of the image: "The dam / Ann Lee".
pub(super) fn after_alt(text: &str, alt: &str) -> Option<Split> {
    let rest = text.strip_prefix(alt).filter(|_| alt.contains(' '))?;
    let is_end = !rest.starts_with(char::is_alphanumeric) && !rest.trim().is_empty();
    let credit = credit::clean(rest).filter(|_| is_end)?;
    let name = rest.get(credit.clone())?;
    let is_one = credit::is_name_like(name) || credit::is_agency_like(name);
    let shift = |at: usize| alt.len() + at;
    is_one.then(|| Split {
        caption: 0..alt.len(),
        credit: shift(credit.start)..shift(credit.end),
        raw: shift(rest.len() - rest.trim_start().len())..text.len(),
    })
}

/// The picture that a caption belongs to.
fn picture_of(ctx: &Evidence<'_>, i: u32) -> Option<u32> {
    let page = ctx.page;
    let is_real = |at: &u32| is_photo(page.picture(*at));
    if let Some(frame) = ctx.frames.at(page.leaf(i).node) {
        let pictures = page.node(frame).pictures.clone();
        let before = pictures.clone().filter(|at| page.picture(*at).leaf <= i);
        let found = before
            .rev()
            .take(MAX_FRAME_PICTURES)
            .find(is_real)
            .or_else(|| pictures.clone().take(MAX_FRAME_PICTURES).find(is_real))?;
        // A lazy image, its copy for browsers without scripts and the one for a lightbox are one.
        let url = &page.picture(found).url;
        let is_same = |at: &u32| page.picture(*at).url == *url;
        return pictures.take(MAX_FRAME_PICTURES).find(is_same).or(Some(found));
    }
    let end = page.pictures.partition_point(|picture| picture.leaf <= i) as u32;
    (0..end)
        .rev()
        .take_while(|at| i - page.picture(*at).leaf <= IMAGE_REACH)
        .take(MAX_FRAME_PICTURES)
        .find(is_real)
}

/// The blocks and the images, as far as they are made.
struct Joint<'j, 'p> {
    ctx: &'j Evidence<'p>,
    verdicts: &'j [Verdict],
    parts: Vec<Part>,
    photos: Vec<Photo>,
}

impl Joint<'_, '_> {
    /// Settles which unit of a group is the credit, and makes a photo and the blocks of it.
    fn close(&mut self, group: &mut Vec<Unit>) {
        let Some(first) = group.first() else { return };
        let (page, leaf, picture) = (self.ctx.page, first.leaf, first.picture);
        let mut is_announced = false;
        for unit in &mut *group {
            if is_announced && unit.credit.is_none() {
                unit.make_credit();
            }
            is_announced = unit.is_label;
        }
        let has_credit = group.iter().any(|unit| unit.credit.is_some());
        if !has_credit && group.iter().filter(|unit| unit.caption.is_some()).count() > 1 {
            let said = |unit: &Unit| unit.caption.as_ref().map(|it| letters(page.slice(it)));
            let mut units = group.iter_mut().rev().skip_while(|unit| unit.caption.is_none());
            if let Some(last) = units.next()
                && !units.any(|unit| said(unit) == said(last))
                && is_name(page, page.leaf(last.leaf))
            {
                last.make_credit();
            }
        }
        let at = picture.map_or(page.leaf(leaf).span.start, |picture| page.picture(picture).at);
        let mut photo = Photo { picture, leaf, at, ..Photo::default() };
        for unit in &*group {
            photo.add(page, unit);
        }
        photo.drop_repeats(page);
        let image = (!self.is_foreign(&photo, leaf)).then_some(self.photos.len() as u32);
        for unit in group.drain(..) {
            self.push_unit(&unit, image);
        }
        if image.is_some() {
            self.photos.push(photo);
        }
    }

    /// Whether what looks like a photo of the article is that of another story.
    fn is_foreign(&self, photo: &Photo, leaf: u32) -> bool {
        let (ctx, page) = (self.ctx, self.ctx.page);
        let is_linked = photo.picture.is_some_and(|it| page.picture(it).is_linked);
        let is_inside =
            ctx.article.contains(&leaf) && ctx.inner.at(page.leaf(leaf).node).strong.is_none();
        // The names of photographers stand under the images of teasers, too.
        photo.caption.is_empty() && (is_linked || !is_inside) && !page.is_plain
    }

    /// The blocks of a leaf: all of its text, cut where the credit begins or ends.
    fn push_unit(&mut self, unit: &Unit, image: Option<u32>) {
        let leaf = self.ctx.page.leaf(unit.leaf).span.clone();
        let caption = Verdict { label: Label::Caption, ..self.verdicts.at(unit.leaf) };
        let credit = Verdict { label: Label::Credit, ..caption };
        let split = Verdict::new(Label::Credit, "media/split");
        match (&unit.caption, &unit.credit) {
            (Some(first), Some(second)) if first.start < second.start => {
                self.push_trimmed(unit.leaf, leaf.start..first.end, caption, image);
                self.push_trimmed(unit.leaf, first.end..leaf.end, split, image);
            }
            (Some(second), Some(_)) => {
                self.push_trimmed(unit.leaf, leaf.start..second.start, split, image);
                self.push_trimmed(unit.leaf, second.start..leaf.end, caption, image);
            }
            (Some(_), None) => self.push_trimmed(unit.leaf, leaf, caption, image),
            (None, _) => self.push_trimmed(unit.leaf, leaf, credit, image),
        }
    }

    fn push_trimmed(&mut self, leaf: u32, span: Range<u32>, verdict: Verdict, image: Option<u32>) {
        let text = self.ctx.page.slice(&span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let span = start..start + text.trim().len() as u32;
        if !span.is_empty() {
            self.push(leaf, span, verdict, image);
        }
    }

    fn push(&mut self, leaf: u32, span: Range<u32>, verdict: Verdict, photo: Option<u32>) {
        self.parts.push(Part { leaf, span, verdict, photo });
    }

    fn finish(mut self) -> (Vec<Part>, Vec<Photo>) {
        let ctx = self.ctx;
        // No two begin together, and a stable sort would take half as much memory again.
        self.parts.sort_unstable_by_key(|part| (part.span.start, part.span.end));
        let mut place = self.share_credits();
        self.merge_copies(&mut place);
        self.add_bare();
        place.resize(self.photos.len(), None);
        let photos = self.photos.into_iter().enumerate();
        let mut order: Vec<(usize, Photo)> =
            photos.filter(|(i, _)| place.at(*i).is_none()).collect();
        order.sort_by_key(|(_, photo)| (photo.at, photo.picture.unwrap_or(u32::MAX)));
        let mut rank = vec![0; place.len()];
        for (n, (i, _)) in order.iter().enumerate() {
            rank.put(*i, n as u32);
        }
        for part in &mut self.parts {
            part.photo = part.photo.map(|i| {
                let mut i = i as usize;
                while let Some(kept) = place.at(i) {
                    i = kept;
                }
                rank.at(i)
            });
        }
        let parts = self.parts;
        let mut photos: Vec<Photo> = order.into_iter().map(|(_, photo)| photo).collect();
        for photo in &mut photos {
            photo.is_video = photo.picture.is_some_and(|at| {
                let picture = ctx.page.picture(at);
                picture.is_poster || is_player(cues_within(ctx.page, picture.node, 0))
            });
            photo.position = parts.partition_point(|part| part.span.start < photo.at) as u32;
        }
        let body = parts.iter().position(|part| part.verdict.label == Label::Body);
        let opening = body.map_or(0, |body| (body + MAX_OPENING) as u32);
        let mut first: Vec<&mut Photo> =
            photos.iter_mut().take_while(|photo| photo.position <= opening).collect();
        // What has a caption is no decoration.
        let lead = first.iter().position(|it| !it.caption.is_empty()).unwrap_or(0);
        if let Some(lead) = first.get_mut(lead) {
            lead.is_lead = true;
        }
        (parts, photos)
    }

    /// Gives the credit under a gallery to all of its images. Returns for each photo that was no
    /// more than the credit which photo it belongs to now.
    fn share_credits(&mut self) -> Vec<Option<usize>> {
        let page = self.ctx.page;
        let mut place = vec![None; self.photos.len()];
        for (i, kept) in place.iter_mut().enumerate().skip(1) {
            let Some((before, [photo, ..])) = self.photos.split_at_mut_checked(i) else { continue };
            let shared = photo.credit_raw.iter().find(|raw| credit::is_of_all(page.slice(raw)));
            let Some(shared) = shared else { continue };
            let leaf = page.leaves.partition_point(|leaf| leaf.span.end <= shared.start);
            let gallery = page.ancestors(page.leaf(leaf).node).nth(1).unwrap_or_default();
            let leaves = &page.node(gallery).leaves;
            let is_open = |it: &&mut Photo| leaves.contains(&it.leaf) && it.credit.is_empty();
            for other in before.iter_mut().rev().take_while(is_open) {
                other.credit.clone_from(&photo.credit);
                other.credit_raw.clone_from(&photo.credit_raw);
                other.credit_source = photo.credit_source;
                if photo.caption.is_empty() {
                    *kept = Some(i - 1);
                }
            }
        }
        place
    }

    /// For each photo that says what an earlier one says of the same image, or of none, which
    /// that is. The earlier one gets what it lacks.
    fn merge_copies(&mut self, place: &mut [Option<usize>]) {
        let page = self.ctx.page;
        let mut by_caption: FxHashMap<String, usize> = FxHashMap::default();
        let mut by_image: FxHashMap<(&str, String), usize> = FxHashMap::default();
        for (i, kept_by) in place.iter_mut().enumerate() {
            let photo = self.photos.get(i).filter(|_| kept_by.is_none());
            let Some(photo) = photo else { continue };
            let caption = photo.letters(page, &photo.caption);
            // A caption says which image it is; a copy may load from another address.
            let first = if caption.is_empty() {
                let url = photo.picture.map_or("", |at| page.picture(at).url.as_str());
                let credit = photo.letters(page, &photo.credit);
                *by_image.entry((url, credit)).or_insert(i)
            } else {
                *by_caption.entry(caption).or_insert(i)
            };
            if first == i {
                continue;
            }
            *kept_by = Some(first);
            let copy = self.photos.get_mut(i).map(std::mem::take).unwrap_or_default();
            let Some(kept) = self.photos.get_mut(first) else { continue };
            kept.picture = kept.picture.or(copy.picture);
            if kept.credit.is_empty() {
                kept.credit = copy.credit;
                kept.credit_raw = copy.credit_raw;
                kept.credit_source = copy.credit_source;
            }
        }
    }

    /// Adds the images of the article that nothing is said of.
    fn add_bare(&mut self) {
        let ctx = self.ctx;
        // By address, as a lazy image and its copy for browsers without scripts have the same.
        let mut used: rustc_hash::FxHashSet<&str> = self
            .photos
            .iter()
            .filter_map(|photo| photo.picture)
            .map(|at| ctx.page.picture(at).url.as_str())
            .collect();
        for (i, picture) in ctx.page.pictures.iter().enumerate() {
            let is_inside = ctx.holds(picture.leaf, picture.node);
            let is_clean = ctx.is_clean(picture.node) && !picture.is_linked && !picture.is_portrait;
            let is_own = picture.is_kept || (is_inside && is_clean);
            if is_own && is_photo(picture) && used.insert(&picture.url) {
                let photo = Photo { picture: Some(i as u32), at: picture.at, ..Photo::default() };
                self.photos.push(photo);
            }
        }
    }
}

impl Photo {
    /// Adds what a unit says, unless it has been said.
    fn add(&mut self, page: &Page, unit: &Unit) {
        let has = |said: &[Range<u32>], new: &Range<u32>| {
            said.iter().position(|it| letters(page.slice(new)).contains(&letters(page.slice(it))))
        };
        if let Some(caption) = &unit.caption
            && has(&self.caption, caption).is_none()
        {
            self.caption.push(caption.clone());
            self.caption_source.get_or_insert(unit.source);
        }
        let (Some(credit), Some(raw)) = (&unit.credit, &unit.raw) else { return };
        let new = page.slice(credit);
        if self.credit.iter().any(|it| credit::says_no_more(new, page.slice(it))) {
            return;
        }
        if let Some(at) = has(&self.credit, credit) {
            // The longer one says more: "AP" and "AP/Ann Lee".
            self.credit.put(at, credit.clone());
            self.credit_raw.put(at, raw.clone());
            return;
        }
        self.credit.push(credit.clone());
        self.credit_raw.push(raw.clone());
        let is_split = unit.caption.is_some();
        self.credit_source.get_or_insert(if is_split { ImageSource::Split } else { unit.source });
    }

    /// Takes the credit out of the caption, where it is said once more.
    fn drop_repeats(&mut self, page: &Page) {
        for credit in &self.credit {
            let credit = page.slice(credit);
            self.caption.retain(|caption| letters(page.slice(caption)) != letters(credit));
            let Some(last) = self.caption.last_mut() else { continue };
            if let Some(rest) = page.slice(last).strip_suffix(credit)
                && rest.ends_with(|c: char| !c.is_alphanumeric())
            {
                last.end = last.start + credit::trim_joints(rest).len() as u32;
            }
        }
        self.caption.retain(|caption| !caption.is_empty());
        if self.caption.is_empty() {
            self.caption_source = None;
        }
    }

    fn letters(&self, page: &Page, spans: &[Range<u32>]) -> String {
        spans.iter().map(|span| letters(page.slice(span))).collect()
    }
}

fn is_name(page: &Page, leaf: &Leaf) -> bool {
    let text = page.text_of(leaf);
    leaf.stats.words <= MAX_NAME_WORDS
        && (credit::is_name_like(text) || credit::is_agency_like(text))
}

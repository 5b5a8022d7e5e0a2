//! What the links, the images near by and the names of elements hint at.

use super::{
    Feature as F, Row, View,
    nodes::Chain,
    order::MAX_DISTANCE,
    own::{claim, cue},
};
use crate::{
    at::At,
    page::{Leaf, Page},
    rules::{Cue, CueSet},
};

/// The features of what containers are named, believed.
const BY_SCOPE: [(Cue, F); 13] = [
    (Cue::Ad, F::ScopeAd),
    (Cue::Byline, F::ScopeByline),
    (Cue::Caption, F::ScopeCaption),
    (Cue::Comments, F::ScopeComments),
    (Cue::Cookie, F::ScopeCookie),
    (Cue::Embed, F::ScopeEmbed),
    (Cue::Form, F::ScopeForm),
    (Cue::Legal, F::ScopeLegal),
    (Cue::Navigation, F::ScopeNavigation),
    (Cue::Newsletter, F::ScopeNewsletter),
    (Cue::Rights, F::ScopeRights),
    (Cue::Share, F::ScopeShare),
    (Cue::Teaser, F::ScopeTeaser),
];

/// The features of what containers are named, believed or not.
const BY_MARK: [(Cue, F); 10] = [
    (Cue::Ad, F::MarkAd),
    (Cue::Byline, F::MarkByline),
    (Cue::Caption, F::MarkCaption),
    (Cue::Cookie, F::MarkCookie),
    (Cue::Form, F::MarkForm),
    (Cue::Legal, F::MarkLegal),
    (Cue::Navigation, F::MarkNavigation),
    (Cue::Newsletter, F::MarkNewsletter),
    (Cue::Rights, F::MarkRights),
    (Cue::Teaser, F::MarkTeaser),
];

pub(super) fn fill(view: &View<'_>, chains: &[Chain], rows: &mut [Row]) {
    let page = view.ctx.page;
    for (i, (leaf, row)) in page.leaves.iter().zip(rows).enumerate() {
        links(page, leaf, row);
        pictures(view, i as u32, leaf, row);
        cues(view, chains, leaf, row);
    }
}

fn links(page: &Page, leaf: &Leaf, row: &mut Row) {
    let links = page.links.slice(&leaf.links);
    row.set(F::Links, links.len() as f32);
    let (mut slug, mut passes) = (0, false);
    for href in links.iter().filter_map(|link| page.hrefs.get(link.href)) {
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        passes |= query.contains("http");
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        slug = slug.max(last.split(['-', '_']).count());
    }
    row.set(F::LinkSlug, slug as f32);
    row.set(F::LinkPasses, claim(passes));
}

fn pictures(view: &View<'_>, i: u32, leaf: &Leaf, row: &mut Row) {
    let pictures = &view.ctx.page.pictures;
    row.set(F::InFrame, claim(view.ctx.frames.holds(leaf.node)));
    let next = pictures.partition_point(|picture| picture.leaf <= i);
    let distance = |at: Option<usize>| {
        let picture = at.and_then(|at| pictures.get(at));
        picture.map_or(MAX_DISTANCE, |it| (it.leaf.abs_diff(i) as f32).min(MAX_DISTANCE))
    };
    row.set(F::PictureBefore, distance(next.checked_sub(1)));
    row.set(F::PictureAfter, distance(Some(next)));
}

fn cues(view: &View<'_>, chains: &[Chain], leaf: &Leaf, row: &mut Row) {
    let inner = view.ctx.inner.at(leaf.node);
    row.set(F::StrongCue, cue(inner.strong));
    row.set(F::PartCue, cue(inner.part));
    set_all(&BY_SCOPE, view.ctx.scopes.at(leaf.node).all, row);
    set_all(&BY_MARK, chains.at(leaf.node).marks, row);
}

fn set_all(features: &[(Cue, F)], cues: CueSet, row: &mut Row) {
    if cues != CueSet::EMPTY {
        for (cue, feature) in features {
            row.set(*feature, claim(cues.has(*cue)));
        }
    }
}

//! Which hints of the containers around a block hold on this page.
//!
//! Themes write `has-sidebar` or `menu-open` on `<body>`, and `paywall` on every paragraph. So a
//! word is believed only if the elements that bear it hold little of the page's prose.

use crate::{
    Kind,
    at::At,
    label::{
        Sums,
        media::{Boxes, Frames},
    },
    page::{Node, Page, Tag},
    rules::{self, Cue, CueSet, Mark},
};

/// A word on containers with more of the page's prose than this hints at nothing.
pub(in crate::label) const MAX_SHARE: f32 = 0.35;
/// Comments may well be longer than the article,
const MAX_COMMENT_SHARE: f32 = 0.95;
/// but where the page does not say that it is one, they may be the posts of a thread.
const MAX_POST_SHARE: f32 = 0.6;
/// A page that hides more than this is shown by a script.
const MAX_HIDDEN_SHARE: f32 = 0.5;

/// What lies over a page may be longer than a short story, but a page with hardly any text besides shows its
/// story there.
const MAX_OVERLAY_SHARE: f32 = 0.8;

/// Cues that do not speak against a text.
pub(in crate::label) const NEUTRAL: CueSet = CueSet::of(Cue::Body)
    .or(CueSet::of(Cue::Standfirst))
    .or(CueSet::of(Cue::Embed))
    .or(CueSet::of(Cue::Correction))
    .or(CueSet::of(Cue::Emphasis))
    .or(CueSet::of(Cue::Gallery))
    .or(CueSet::of(Cue::Panel))
    .or(CueSet::of(Cue::Player))
    .or(CueSet::of(Cue::Rights));

/// Cues that say nothing where a container holds no more than images with their captions: themes
/// name those `teaser-image` or `ads-top`.
const NO_PHOTO: CueSet = CueSet::of(Cue::Ad).or(CueSet::of(Cue::Share)).or(CueSet::of(Cue::Teaser));

/// What holds for the text in a node.
#[derive(Clone, Copy, Debug)]
pub(in crate::label) struct Scope {
    /// Of this element alone.
    pub(in crate::label) own: CueSet,
    /// Of this element and all around it.
    pub(in crate::label) all: CueSet,
    /// How many cues of boilerplate there are on the way from the page to here.
    pub(in crate::label) count: u32,
    pub(in crate::label) is_hidden: bool,
    /// Whether it lies over the page.
    pub(in crate::label) is_overlay: bool,
    /// The largest and the smallest share of the prose that a name of boilerplate from the page to
    /// here holds; 0 and 1 where there is none.
    pub(in crate::label) max_share: f32,
    pub(in crate::label) min_share: f32,
}

impl Default for Scope {
    /// Of what is around the page.
    fn default() -> Self {
        Self {
            own: CueSet::EMPTY,
            all: CueSet::EMPTY,
            count: 0,
            is_hidden: false,
            is_overlay: false,
            max_share: 0.0,
            min_share: 1.0,
        }
    }
}

/// The scopes of all nodes, by node.
pub(in crate::label) fn find(
    page: &Page,
    prose: &Sums,
    frames: &Frames,
    is_article: bool,
) -> Vec<Scope> {
    let shares = shares_of_marks(page, prose);
    let is_believed = believed_marks(&shares, is_article);
    let hides = believes_hidden(page, prose);
    let overlays = Overlays::of(page, prose);
    let boxes = Boxes::of(page, frames);
    let mut scopes: Vec<Scope> = Vec::with_capacity(page.nodes.len());
    for node in &page.nodes {
        let own = page
            .marks_of(node)
            .iter()
            .filter(|mark| is_believed.at(mark.index()))
            .copied()
            .collect::<CueSet>();
        let is_photo = !own.and(NO_PHOTO).is_empty() && boxes.are_all_of(node);
        let own = if is_photo { own.without(NO_PHOTO) } else { own };
        let around = scopes.at(node.parent);
        let own_shares = page
            .marks_of(node)
            .iter()
            .filter(|mark| !NEUTRAL.has(rules::cue_of(**mark)))
            .map(|mark| shares.at(mark.index()));
        scopes.push(Scope {
            max_share: own_shares.clone().fold(around.max_share, f32::max),
            min_share: own_shares.fold(around.min_share, f32::min),
            own,
            all: around.all | own,
            count: around.count + own.without(NEUTRAL).len(),
            is_hidden: around.is_hidden || (hides && node.is_hidden),
            is_overlay: around.is_overlay || overlays.have(node),
        });
    }
    scopes
}

/// For each mark, the share of the prose that its elements hold.
fn shares_of_marks(page: &Page, prose: &Sums) -> Vec<f32> {
    // Comments have many names inside each other, so all of them are counted as one word.
    let comments = rules::mark_count();
    let slot_of = |mark: Mark| match rules::cue_of(mark) {
        Cue::Comments => comments,
        _ => mark.index(),
    };
    let mut held = vec![Held::default(); comments + 1];
    for node in &page.nodes {
        for mark in page.marks_of(node) {
            held.change(slot_of(*mark), |held| held.add(prose, node));
        }
    }
    let all = prose.total().max(1.0);
    rules::all_marks().map(|mark| held.at(slot_of(mark)).words / all).collect()
}

/// For each mark, whether its elements hold little enough of the prose.
fn believed_marks(shares: &[f32], is_article: bool) -> Vec<bool> {
    let is_believed = |mark| {
        let limit = match rules::cue_of(mark) {
            Cue::Body => return true,
            Cue::Comments if is_article => MAX_COMMENT_SHARE,
            Cue::Comments => MAX_POST_SHARE,
            _ => MAX_SHARE,
        };
        shares.at(mark.index()) <= limit
    };
    rules::all_marks().map(is_believed).collect()
}

/// How much prose a set of nodes holds. Nodes inside each other count once.
#[derive(Clone, Copy, Default)]
struct Held {
    words: f32,
    end: u32,
}

impl Held {
    fn add(&mut self, prose: &Sums, node: &Node) {
        if self.end <= node.leaves.start {
            self.words += prose.over(&node.leaves);
            self.end = node.leaves.end;
        }
    }
}

fn believes_hidden(page: &Page, prose: &Sums) -> bool {
    let mut held = Held::default();
    for node in page.nodes.iter().filter(|node| node.is_hidden) {
        held.add(prose, node);
    }
    held.words <= MAX_HIDDEN_SHARE * prose.total()
}

/// What lies over the page.
struct Overlays {
    /// Leaves that are headlines: an overlay with one of them may hold the article.
    headlines: Vec<u32>,
    /// Whether there is a text besides.
    are_believed: bool,
}

impl Overlays {
    fn of(page: &Page, prose: &Sums) -> Self {
        let leaves = page.leaves.iter().zip(0..);
        let headlines = leaves.filter(|(leaf, _)| leaf.kind == Kind::Heading(1)).map(|(_, i)| i);
        let mut overlays = Self { headlines: headlines.collect(), are_believed: true };
        let mut held = Held::default();
        for node in page.nodes.iter().filter(|node| overlays.have(node)) {
            held.add(prose, node);
        }
        overlays.are_believed = held.words <= MAX_OVERLAY_SHARE * prose.total();
        overlays
    }

    fn have(&self, node: &Node) -> bool {
        let is_part = matches!(node.tag, Tag::Article | Tag::Figure | Tag::Main);
        node.is_overlay && self.are_believed && !is_part && {
            let next = self.headlines.partition_point(|it| *it < node.leaves.start);
            self.headlines.get(next).is_none_or(|it| node.leaves.end <= *it)
        }
    }
}

/// What the elements between the region and a leaf say the leaf is.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::label) struct Inner {
    /// The innermost cue of a container that settles all text in it.
    pub(in crate::label) strong: Option<Cue>,
    /// The innermost cue of a container that often holds other things too.
    pub(in crate::label) weak: Option<Cue>,
    /// The innermost cue of a part of an article.
    pub(in crate::label) part: Option<Cue>,
}

/// Cues of containers that settle all text in them. Of two on one element the first wins.
const STRONG: [Cue; 12] = [
    Cue::Cookie,
    Cue::Comments,
    Cue::Newsletter,
    Cue::Paywall,
    Cue::Share,
    Cue::Ad,
    Cue::Bio,
    Cue::Embed,
    Cue::PullQuote,
    Cue::Correction,
    Cue::Teaser,
    Cue::Notice,
];
/// Cues of containers that often hold other things too.
const WEAK: [Cue; 3] = [Cue::Navigation, Cue::Form, Cue::Legal];
/// Cues of the parts of an article.
const PART: [Cue; 6] =
    [Cue::Credit, Cue::Caption, Cue::Byline, Cue::Date, Cue::Standfirst, Cue::Hidden];

/// For each node, what the elements from there up to the region say. The region itself and what
/// is around it say nothing of the text inside; outside, all elements count.
pub(in crate::label) fn inside(page: &Page, scopes: &[Scope], region: u32) -> Vec<Inner> {
    let first = |list: &[Cue], cues: CueSet| list.iter().copied().find(|cue| cues.has(*cue));
    let mut inner: Vec<Inner> = Vec::with_capacity(page.nodes.len());
    let mut is_around = vec![false; page.nodes.len()];
    for node in page.ancestors(region) {
        is_around.put(node, true);
    }
    for ((node, scope), is_around) in page.nodes.iter().zip(scopes).zip(is_around) {
        let around = inner.at(node.parent);
        let own = if is_around { CueSet::EMPTY } else { scope.own };
        inner.push(Inner {
            strong: first(&STRONG, own).or(around.strong),
            weak: first(&WEAK, own).or(around.weak),
            part: first(&PART, own).or(around.part),
        });
    }
    inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{label::evidence::local, page};

    const ARTICLE: &str = "<meta property=og:type content=article>";

    /// Whether the paragraphs of a page with this many of them, each in its own container with
    /// `class`, are taken at their word.
    #[track_caller]
    fn check(head: &str, class: &str, marked: usize, unmarked: usize, is_believed: bool) {
        let prose =
            "<p>It rained all night in the valley, and by the morning the road was gone.</p>";
        let marked = format!("<div class={class}>{prose}</div>").repeat(marked);
        let page = page::html::read(
            &(head.to_owned() + &marked + &prose.repeat(unmarked)),
            crate::Limits::default(),
        );
        let sums = Sums::of(
            page.leaves
                .iter()
                .map(|leaf| if local::is_prose(leaf) { leaf.stats.words as f32 } else { 0.0 }),
        );
        let node = page.leaves[0].node as usize;
        let is_article = page.facts.claims_article();
        let frames = Frames::of(&page, is_article);
        let scopes = find(&page, &sums, &frames, is_article);
        assert_eq!(scopes[node].count > 0, is_believed);
    }

    const STORY: &str = "<p>It rained all night in the valley, and by the morning the road was gone.</p>\
        <p>Nobody was hurt, the mayor said, but forty houses are without power since then.</p>";
    const OFFER: &str = "<p>We would like to know how you came here and what you think of the valley, so \
        please take a minute of your time and tell us.</p>";

    /// Checks whether a page with an element over it has the text of that.
    #[track_caller]
    fn check_overlay(open: &str, close: &str, is_text: bool) {
        let page = crate::extract(&format!("<h1>Rain</h1>{STORY}{open}{OFFER}{close}{STORY}"));
        assert!(page.text().contains("the road was gone"), "{open}");
        assert_eq!(page.text().contains("take a minute"), is_text, "{open}");
    }

    #[test]
    fn what_lies_over_the_page_is_no_text() {
        check_overlay("<dialog open>", "</dialog>", false);
        check_overlay("<div role=dialog>", "</div>", false);
        check_overlay("<section aria-modal=true><div>", "</div></section>", false);
        check_overlay("<div class='modal fade'><div class=modal-body>", "</div></div>", false);
        check_overlay("<div class=site-popup>", "</div>", false);
        check_overlay("<div class=Lightbox__content>", "</div>", false);
        check_overlay("<div id=offer-modal>", "</div>", false);
        check_overlay("<div>", "</div>", true);
        check_overlay("<div class=modal-open>", "</div>", true);
        check_overlay("<div class=popup-link>", "</div>", true);
        check_overlay("<div aria-modal=false>", "</div>", true);
        // The article itself may be shown so.
        let text = |html: &str| crate::extract(html).text();
        assert!(
            text(&format!("<div role=dialog><h1>Rain</h1>{STORY}{STORY}</div>{OFFER}"))
                .contains("road was gone")
        );
        assert!(
            text(&format!("<div class=modal><h2>Rain</h2>{STORY}{STORY}</div><p>Home"))
                .contains("road was gone")
        );
    }

    #[test]
    fn a_word_on_much_of_the_prose_hints_at_nothing() {
        check("", "newsletter", 1, 9, true);
        check("", "newsletter", 3, 6, true);
        check("", "newsletter", 4, 6, false);
        check("", "newsletter", 1, 0, false);
    }

    #[test]
    fn comments_may_be_longer_than_the_article() {
        check(ARTICLE, "comments", 9, 1, true);
        check(ARTICLE, "comments", 1, 0, false);
    }

    #[test]
    fn posts_of_a_thread_are_no_comments() {
        check("", "comments", 5, 5, true);
        check("", "comments", 9, 1, false);
    }
}

//! The page as a whole. Every row holds the same numbers.

use super::{Feature as F, Row, View, own::claim};
use crate::{
    Kind,
    page::Tag,
    rules::{self, Cue},
};

pub(super) fn fill(view: &View<'_>, rows: &mut [Row]) {
    let page = view.ctx.page;
    let words = view.words.total().max(1.0);
    let prose = view.prose.total();
    let count = |is: &dyn Fn(Tag) -> bool| page.nodes.iter().filter(|it| is(it.tag)).count() as f32;
    let kinds =
        |is: &dyn Fn(Kind) -> bool| page.leaves.iter().filter(|leaf| is(leaf.kind)).count() as f32;
    let comments = page.nodes.iter().filter(|node| {
        page.marks_of(node).iter().any(|mark| rules::cue_of(*mark) == Cue::Comments)
    });
    let longest = page.leaves.iter().map(|leaf| leaf.stats.words).max().unwrap_or(0);
    let asking = rows.iter().filter(|row| row.get(F::Asks) > 0.0).count();
    let prices = rows.iter().filter(|row| row.get(F::Price) > 0.0).count();
    let facts = &page.facts;
    let [folders, slug_words, number] = path(facts.address());
    let values = [
        (F::PageLeaves, page.leaves.len() as f32),
        (F::PageWords, view.words.total()),
        (F::PageLinks, view.linked.total() / words),
        (F::PageProse, prose),
        (F::PageProseShare, view.ctx.sums.total() / words),
        (F::PageText, view.text.total() / words),
        (F::PageHeadings, kinds(&|kind| matches!(kind, Kind::Heading(_)))),
        (F::PageArticles, count(&|tag| tag == Tag::Article)),
        (F::PageMain, count(&|tag| tag == Tag::Main).min(1.0)),
        (F::PagePictures, page.pictures.len() as f32),
        (F::PageTables, count(&|tag| tag == Tag::Table)),
        (F::PageCode, kinds(&|kind| kind == Kind::Code)),
        (F::PageFields, page.fields.len() as f32),
        (F::PageIsArticle, claim(view.ctx.is_article)),
        (F::PageIsProduct, claim(facts.claims_product())),
        (F::PageIsThread, claim(facts.claims_thread())),
        (F::PageIsList, claim(facts.claims_list())),
        (F::PageComments, comments.count() as f32),
        (F::PageProseWords, view.ctx.sums.total() / prose.max(1.0)),
        (F::PageLongest, longest as f32),
        (F::PageQuestions, asking as f32),
        (F::PagePrices, prices as f32),
        (F::PageTimes, facts.times.len() as f32),
        (F::PageTitles, kinds(&|kind| kind == Kind::Heading(1))),
        (F::PageFolders, folders),
        (F::PageSlugWords, slug_words),
        (F::PagePathNumber, number),
    ];
    for row in rows {
        values.iter().for_each(|(feature, value)| row.set(*feature, *value));
    }
}

/// What the path of an address tells: its folders, the words of its last part, whether it has a
/// number that may be that of a story.
fn path(address: &str) -> [f32; 3] {
    /// A year or the number of a story has as many digits or more.
    const MIN_DIGITS: usize = 4;
    let Some((_, rest)) = address.split_once("://") else { return [-1.0, 0.0, 0.0] };
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let parts: Vec<&str> = path.split('/').skip(1).filter(|part| !part.is_empty()).collect();
    let slug = parts.last().copied().unwrap_or_default();
    let words = slug.split(['-', '_', '.']).filter(|word| !word.is_empty()).count();
    let has_number = parts.iter().any(|part| {
        part.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= MIN_DIGITS)
    });
    [parts.len() as f32, words as f32, claim(has_number)]
}

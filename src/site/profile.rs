//! What is known of a site: on which of its articles each text stood.

use std::{cmp::Reverse, collections::BTreeMap, mem::size_of};

use super::{
    keys::{article_of, texts_of},
    sketch::{Article, Sketch},
};
use crate::{Extraction, at::At, page::Page};

/// The most memory that a profile takes if nothing else is said, in bytes.
const DEFAULT_MAX_BYTES: usize = 256 << 10;
/// What a text takes in a map, about: a node of the tree is three quarters full.
const TEXT_BYTES: usize = (size_of::<u64>() + size_of::<Sketch>()) * 4 / 3;
/// Of so many articles the numbers are known. Of larger sites they are the smallest ones.
pub(super) const MAX_ARTICLES: usize = 256;
/// When there are too many texts, so many of four stay.
const QUARTERS_KEPT: usize = 3;
/// A page that shares so much of its words of text with another is the same article.
const SAME_ARTICLE: f32 = 0.7;
/// A text on more articles does not tell that two of them are the same.
const MAX_COPIES: usize = 2;
/// Of a text of fewer words nobody can tell whether it is the same article.
const MIN_WORDS: f32 = 30.0;

/// What the pages of a site have in common: on which of its articles each text stood.
///
/// What stands on two articles is hardly ever part of either. A profile is made from pages of the site;
/// [`Extractor::site`](crate::Extractor::site) uses it for others, or for the same ones, as what a page says
/// about itself does not count.
///
/// Pages with the same title, or with seven in ten words of text in common, are the same article, and count once.
/// So the print version of an article does not make it boilerplate. Teasers are not learned, as they may be how another
/// article begins.
///
/// It takes 256 KiB unless [told otherwise](Self::max_bytes). When there is more to know, what stood on the fewest
/// articles is forgotten first.
///
/// ```
/// use unchaff::{Extractor, SiteProfile};
///
/// let page = |title: &str, text: &str| format!(
///     "<title>{title}</title><article><h1>{title}</h1><p>{text}</p>
///     <p>The Valley News has been printed at the mill since 1911, and four of us still write it by hand.</p></article>"
/// );
/// let mut profile = SiteProfile::new();
/// for (title, text) in [
///     ("Rain", "It rained all night in the valley, and by the morning the lower road and its bridge were gone."),
///     ("Wind", "The roof of the town hall came down in the square at noon, while everybody was still at lunch."),
/// ] {
///     profile.learn(&unchaff::extract(&page(title, text)));
/// }
/// assert_eq!(profile.articles(), 2);
/// let ferry = "The ferry stayed in the harbour until noon, and then it left for the island without its old cook.";
/// let fog = Extractor::new().site(profile).extract(&page("Fog", ferry));
/// let shares: Vec<_> = fog.blocks().filter_map(|block| block.site_share()).collect();
/// assert_eq!(shares, [0.0, 0.0, 1.0]);
/// assert_eq!(fog.text(), ferry);
/// ```
#[doc(alias = "boilerplate")]
#[doc(alias = "template")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteProfile {
    pub(super) max_bytes: usize,
    /// The smallest numbers of all articles, in order.
    pub(super) articles: Vec<Article>,
    /// By text: on which articles it stood.
    pub(super) texts: BTreeMap<u64, Sketch>,
}

impl Default for SiteProfile {
    fn default() -> Self {
        Self { max_bytes: DEFAULT_MAX_BYTES, articles: Vec::new(), texts: BTreeMap::new() }
    }
}

impl SiteProfile {
    /// A profile of a site of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The most memory that it takes, in bytes, about. The default is 256 KiB, which is some 8,000 texts.
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self.forget();
        self
    }

    /// Learns a page of the site. A page without letters changes nothing.
    pub fn learn(&mut self, page: &Extraction) {
        let is_text = page.texts();
        let is_teaser = page.teasers();
        let page = page.page();
        let texts = texts_of(page);
        let copies = self.copies(page, &texts, |leaf| is_text.at(leaf));
        let Some(article) = copies.first().copied().or_else(|| article_of(page, &texts)) else {
            return;
        };
        self.add_articles(&[article]);
        // What is said of other stories may be how they begin.
        let own = texts.into_iter().zip(is_teaser).filter(|(_, is_teaser)| !is_teaser);
        for text in own.filter_map(|(text, _)| text) {
            self.texts.entry(text).or_default().add(article);
            // A page of very many blocks is not held whole.
            if self.texts.len() > 2 * self.max_texts() {
                self.forget();
            }
        }
        self.forget();
    }

    /// Adds what another profile knows of the same site. It makes no difference which pages were learned by which, as
    /// long as nothing had to be forgotten; but copies of an article under two titles are known as one only to the
    /// profile that has learned both.
    pub fn merge(&mut self, other: &Self) {
        self.add_articles(&other.articles);
        for (text, sketch) in &other.texts {
            let own = self.texts.entry(*text).or_default();
            sketch.articles().iter().for_each(|article| own.add(*article));
        }
        self.forget();
    }

    /// How many articles it knows: up to 256.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.articles.len()
    }

    fn add_articles(&mut self, articles: &[Article]) {
        self.articles.extend(articles);
        self.articles.sort_unstable();
        self.articles.dedup();
        self.articles.truncate(MAX_ARTICLES);
    }

    fn max_texts(&self) -> usize {
        self.max_bytes / TEXT_BYTES
    }

    /// Forgets what stood on the fewest articles, if there is too much to know.
    fn forget(&mut self) {
        if self.texts.len() <= self.max_texts() {
            return;
        }
        let mut left = self.texts.len() - self.max_texts() * QUARTERS_KEPT / 4;
        // Of texts on as many articles those of the largest numbers go, so that an article is known whole or not.
        let rank = |sketch: &Sketch| {
            let articles = sketch.articles();
            (articles.len(), Reverse(articles.last().copied()))
        };
        let mut ranks: Vec<_> = self.texts.values().map(rank).collect();
        let (before, last, after) = ranks.select_nth_unstable(left - 1);
        // If nothing else would stay, some of the last ones do.
        if after.iter().any(|rank| *rank > *last) {
            left = usize::MAX;
        } else {
            left -= before.iter().filter(|rank| *rank < last).count();
        }
        let last = *last;
        self.texts.retain(|_, sketch| {
            let rank = rank(sketch);
            let goes = rank < last || rank == last && left > 0;
            left -= usize::from(rank == last && goes);
            !goes
        });
    }

    /// The known articles that hold most of the text of a page.
    fn copies(
        &self,
        page: &Page,
        texts: &[Option<u64>],
        is_text: impl Fn(usize) -> bool,
    ) -> Vec<Article> {
        let mut words_of: BTreeMap<Article, f32> = BTreeMap::new();
        let mut all = 0.0;
        for (i, (leaf, text)) in page.leaves.iter().zip(texts).enumerate() {
            if is_text(i) {
                let words = leaf.stats.words as f32;
                all += words;
                let articles = text.and_then(|text| self.texts.get(&text)).map(Sketch::articles);
                // What more of them have is of none.
                let articles = articles.filter(|it| it.len() <= MAX_COPIES).unwrap_or_default();
                articles.iter().for_each(|it| *words_of.entry(*it).or_default() += words);
            }
        }
        let is_most = |words: f32| all >= MIN_WORDS && words >= SAME_ARTICLE * all;
        words_of.into_iter().filter(|(_, words)| is_most(*words)).map(|(it, _)| it).collect()
    }

    /// What is known of a page from other articles. `None` if there are none.
    pub(crate) fn known(
        &self,
        page: &Page,
        texts: &[Option<u64>],
        is_text: impl Fn(usize) -> bool,
    ) -> Option<Known<'_>> {
        let mut own = self.copies(page, texts, is_text);
        own.extend(article_of(page, texts));
        let others = self.articles.iter().copied().filter(|article| !own.contains(article));
        let others: Vec<Article> = others.collect();
        let bound = self.articles.get(MAX_ARTICLES - 1).copied().unwrap_or(Article::MAX);
        (!others.is_empty()).then_some(Known { texts: &self.texts, own, others, bound })
    }
}

/// What is known of the other articles of a site.
#[derive(Debug)]
pub(crate) struct Known<'p> {
    texts: &'p BTreeMap<u64, Sketch>,
    /// The articles that the page itself is.
    own: Vec<Article>,
    /// The smallest numbers of the others, in order.
    others: Vec<Article>,
    /// Beyond this number others may be missing.
    bound: Article,
}

impl Known<'_> {
    /// On how many other articles a text stands, up to eight; and on which share of them, 0 to 1.
    pub(crate) fn seen(&self, text: u64) -> (usize, f32) {
        let Some(sketch) = self.texts.get(&text) else { return (0, 0.0) };
        let others = || sketch.articles().iter().filter(|article| !self.own.contains(article));
        // Up to here both the articles of the text and those of the site are all there.
        let bound = sketch.bound().min(self.bound);
        let found = others().filter(|article| **article <= bound).count();
        let all = self.others.partition_point(|article| *article <= bound).max(1);
        (others().count(), found as f32 / all as f32)
    }
}

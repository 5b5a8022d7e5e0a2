//! What other pages of the site say of the blocks of this one: text that stands on another article is hardly ever
//! text of this one.

use crate::{
    PageType,
    page::Page,
    site::{SiteProfile, texts_of},
};

/// How much it speaks against text, in log-odds, that a block of so many words or more stands on one other article,
/// or on several.
///
/// Blocks of fewer words say nothing: stories share headings such as "What we know". The numbers are those with the largest
/// likelihood on pages of articles whose sites no table had seen, to half a unit (`training/sites.py`). Where no such
/// block was text they have no end, so it is what is as good as certain.
const AGAINST: [(u32, [f32; 2]); 2] = [(5, [1.5, 4.0]), (15, [6.0, 8.0])];

/// A block that is less likely text than this needs no other evidence.
const MIN_CHANCE: f32 = 0.01;

/// What is known of the blocks of a page from other articles.
pub(crate) struct Elsewhere {
    /// By leaf: the share of the other articles on which its text stands, 0 to 1.
    pub(crate) shares: Vec<f32>,
    /// By leaf: the log-odds against its being text.
    pub(super) against: Vec<f32>,
}

impl Elsewhere {
    /// `None` if no other article of the site is known. `chances` say how likely each leaf is text.
    pub(crate) fn of(
        page: &Page,
        page_type: PageType,
        profile: &SiteProfile,
        chances: impl Fn(usize) -> f32,
    ) -> Option<Self> {
        let texts = texts_of(page);
        let known = profile.known(page, &texts, |leaf| chances(leaf) > 0.5)?;
        let has_article = has_article(page_type);
        let seen = texts.iter().zip(&page.leaves).enumerate().map(|(i, (text, leaf))| {
            let (articles, share) = text.map_or((0, 0.0), |text| known.seen(text));
            let is_asked = has_article && chances(i) >= MIN_CHANCE;
            (share, if is_asked { against(leaf.stats.words, articles) } else { 0.0 })
        });
        let (shares, against) = seen.unzip();
        Some(Self { shares, against })
    }

    /// Whether it speaks against any leaf.
    pub(crate) fn objects(&self) -> bool {
        self.against.iter().any(|against| *against > 0.0)
    }
}

/// Whether what is on such a page is told nowhere else. Lists, shops and manuals say the same on many pages.
fn has_article(page_type: PageType) -> bool {
    match page_type {
        PageType::Article | PageType::LiveBlog | PageType::Forum | PageType::Other => true,
        PageType::Collection
        | PageType::Documentation
        | PageType::Listing
        | PageType::Product
        | PageType::Service => false,
    }
}

fn against(words: u32, articles: usize) -> f32 {
    let by_words = AGAINST.iter().rev().find(|(least, _)| *least <= words);
    match (by_words, articles) {
        (None, _) | (_, 0) => 0.0,
        (Some((_, [one, _])), 1) => *one,
        (Some((_, [_, several])), _) => *several,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_and_many_articles_say_more() {
        for (words, articles, want) in [
            (4, 9, 0.0),
            (5, 0, 0.0),
            (5, 1, 1.5),
            (5, 2, 4.0),
            (14, 1, 1.5),
            (15, 1, 6.0),
            (15, 2, 8.0),
            (900, 9, 8.0),
        ] {
            assert_eq!(against(words, articles), want, "{words} words, {articles} articles");
        }
    }
}

//! What Readability.js gives, by its names, for those who come from there.

use crate::{
    Extraction, Kind,
    extractor::Config,
    metadata::Direction,
    page::{self, Leaf, Page, Tag},
};

/// A shorter paragraph says nothing about the page, in characters. That of Readability.js, as are
/// the next two.
const MIN_PARAGRAPH_CHARS: u32 = 140;
/// What the paragraphs have to add up to: each counts as the square root of the characters it has
/// above the minimum.
const MIN_SCORE: f32 = 20.0;
/// A word with the space after it, in characters. Where a word is one or two characters, a
/// paragraph says as much with fewer.
const CHARS_A_WORD: u32 = 6;
/// Above this share of link text it is a menu, 0 to 1.
const MAX_LINK_DENSITY: f32 = 0.5;

/// An article by the names of [Readability.js](https://github.com/mozilla/readability).
///
/// With the feature `serde` it serialises with the keys of that library (`textContent`,
/// `siteName`, `publishedTime`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Readability {
    /// [`Metadata::title`](crate::Metadata::title), or nothing.
    pub title: String,
    /// The authors, with commas between.
    pub byline: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Option<&'static str>,
    /// [`Metadata::language`](crate::Metadata::language).
    pub lang: Option<String>,
    /// [`Extraction::html`]; unlike there, it needs no sanitiser.
    pub content: String,
    /// [`Extraction::text`].
    pub text_content: String,
    /// Of `text_content`, in UTF-16 units, which are what JavaScript counts.
    pub length: usize,
    /// The description, else the first paragraph.
    pub excerpt: Option<String>,
    /// [`Metadata::site_name`](crate::Metadata::site_name).
    pub site_name: Option<String>,
    /// [`Metadata::published`](crate::Metadata::published).
    pub published_time: Option<String>,
}

impl Readability {
    pub(crate) fn of(page: &Extraction) -> Option<Self> {
        let text = page.text();
        let facts = page.metadata();
        let authors = facts.authors();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        (!text.is_empty()).then(|| Self {
            title: facts.title().unwrap_or_default().to_owned(),
            byline: (!authors.is_empty()).then(|| authors.join(", ")),
            dir: facts.direction().map(Direction::id),
            lang: owned(facts.language()),
            content: page.html(),
            length: text.encode_utf16().count(),
            excerpt: owned(facts.description().or_else(|| text.split("\n\n").next())),
            site_name: owned(facts.site_name()),
            published_time: owned(facts.published()),
            text_content: text,
        })
    }
}

/// Whether a page has enough text to be worth an extraction, without one.
///
/// It counts long paragraphs that are not hidden and no menu, as `isProbablyReaderable` of
/// Readability.js does; in scripts without
/// spaces shorter ones suffice. The page is parsed, but no block is labelled.
///
/// ```
/// let story = "<p>It rained all night in the valley, and by the morning the lower road was gone.</p>".repeat(3);
/// assert!(!unchaff::is_probably_readerable(&story));
/// let long = story.replace("</p><p>", " ");
/// assert!(unchaff::is_probably_readerable(&long.repeat(4)));
/// ```
#[must_use]
#[doc(alias = "isProbablyReaderable")]
pub fn is_probably_readerable(html: &str) -> bool {
    let page = page::html::read(html, Config::default().limits);
    let score: f32 = page.leaves.iter().filter_map(|leaf| score_of(&page, leaf)).sum();
    score > MIN_SCORE
}

fn score_of(page: &Page, leaf: &Leaf) -> Option<f32> {
    let is_paragraph = matches!(leaf.kind, Kind::Paragraph | Kind::Quote | Kind::Code);
    let is_seen = || page.ancestors(leaf.node).all(|up| !page.node(up).is_hidden);
    let is_item = || page.ancestors(leaf.node).any(|up| page.node(up).tag == Tag::Item);
    let chars = leaf.stats.chars.max(leaf.stats.words * CHARS_A_WORD);
    let surplus = chars.checked_sub(MIN_PARAGRAPH_CHARS)?;
    (is_paragraph && leaf.stats.link_density() <= MAX_LINK_DENSITY && is_seen() && !is_item())
        .then(|| (surplus as f32).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "It rained all night in the valley, and by the morning the road was gone.";

    /// Ten paragraphs of three lines, each in its element.
    fn check(open: &str, close: &str, want: bool) {
        let html = format!("{open}{LINE} {LINE} {LINE}{close}").repeat(10);
        assert_eq!(is_probably_readerable(&html), want, "{open}");
    }

    #[test]
    fn long_paragraphs_count_if_they_are_shown_and_no_menu() {
        check("<p>", "</p>", true);
        check("<div>", "</div>", true);
        check("<p hidden>", "</p>", false);
        check("<div style='display:none'><p>", "</p></div>", false);
        let card = |i: usize| format!("<p><a href=/{i}>{LINE} {LINE} {LINE}</a></p>");
        assert!(!is_probably_readerable(&(0..10).map(card).collect::<String>()));
        check("<li><p>", "</p></li>", false);
        check("<h2>", "</h2>", false);
    }

    #[test]
    fn scripts_without_spaces_need_fewer_characters() {
        let line = "昨夜の雨で谷の下の道が流されたと市が発表した。".repeat(4);
        assert!(is_probably_readerable(&format!("<p>{line}</p>").repeat(5)));
        assert!(!is_probably_readerable(&format!("<p>{line}</p>")));
    }

    #[test]
    fn the_names_of_readability_are_ours() {
        let html = format!(
            "<html lang=en><title>Rain | Echo</title><meta property=og:site_name content=Echo>\
             <meta name=author content='Ada Quill'><meta name=description content='Wet.'>\
             <meta property=article:published_time content=2024-05-03><h1>Rain</h1><p>{LINE}</p>"
        );
        let found = crate::extract(&html).readability().expect("there is text");
        assert_eq!(found.title, "Rain");
        assert_eq!(found.byline.as_deref(), Some("Ada Quill"));
        assert_eq!((found.dir, found.lang.as_deref()), (Some("ltr"), Some("en")));
        assert_eq!(found.text_content, LINE);
        assert_eq!(found.content, format!("<article>\n<h1>Rain</h1>\n<p>{LINE}</p>\n</article>\n"));
        assert_eq!(found.length, LINE.len());
        assert_eq!(found.excerpt.as_deref(), Some("Wet."));
        assert_eq!(found.site_name.as_deref(), Some("Echo"));
        assert_eq!(found.published_time.as_deref(), Some("2024-05-03"));
        assert_eq!(crate::extract("<nav>Home</nav>").readability(), None);
    }
}

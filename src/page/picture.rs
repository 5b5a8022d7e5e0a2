//! Which address of an image is the image.

use super::{parse::Key, text::join_words};

/// An image of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    /// The best source the mark-up offers, as written. Empty if there is none.
    pub(crate) url: String,
    /// The text for those who cannot see it.
    pub(crate) alt: String,
    pub(crate) node: u32,
    /// How many leaves stand before it.
    pub(crate) leaf: u32,
    /// Where in the page's text it stands.
    pub(crate) at: u32,
    /// Whether it stands in a link to another page, not to a larger copy of itself.
    pub(crate) is_linked: bool,
    /// Whether it is what a player shows until it plays.
    pub(crate) is_poster: bool,
    /// Whether its name or its address says that it shows the author.
    pub(crate) is_portrait: bool,
    /// Whether it is what browsers without scripts show.
    pub(crate) is_fallback: bool,
    /// Whether its size says that nobody is meant to see it.
    pub(crate) is_tiny: bool,
    /// Whether a rule of the caller says that it belongs to the article.
    pub(crate) is_kept: bool,
}

/// Attributes in which lazy loaders keep the address, best first.
const LAZY_SOURCES: [Key; 7] = [
    Key::DataSrc,
    Key::DataOriginal,
    Key::DataLazySrc,
    Key::DataHiResSrc,
    Key::DataUrl,
    Key::DataImage,
    Key::DataFullSrc,
];
/// Attributes with a list of candidates.
const SOURCE_SETS: [Key; 4] =
    [Key::Srcset, Key::DataSrcset, Key::DataLazySrcset, Key::DataOriginalSet];
/// Ends of the names of image files.
const IMAGE_ENDS: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];
/// Parts of the addresses of portraits of authors.
const PORTRAIT_WORDS: [&str; 6] = ["author", "autor", "avatar", "byline", "headshot", "profile"];
/// Parts of a pixel that densities are compared in.
const THOUSANDTHS: f32 = 1000.0;
/// Sides of at most this many pixels belong to tracking pixels.
const MAX_TINY_PIXELS: u32 = 3;

impl Picture {
    /// No image.
    pub(super) const NONE: Self = Self {
        url: String::new(),
        alt: String::new(),
        node: 0,
        leaf: 0,
        at: 0,
        is_linked: false,
        is_poster: false,
        is_portrait: false,
        is_fallback: false,
        is_tiny: false,
        is_kept: false,
    };

    /// Whether another image right beside this one is a copy of it: one of them has no address yet, or the
    /// names of their files or their descriptions are the same.
    pub(super) fn is_copy(&self, other: &Self) -> bool {
        self.url.is_empty()
            || other.url.is_empty()
            || file_of(&self.url) == file_of(&other.url)
            || (!self.alt.is_empty() && self.alt == other.alt)
    }

    /// Takes from a copy what is missing.
    pub(super) fn complete(&mut self, copy: Self) {
        if self.url.is_empty() {
            (self.url, self.is_tiny) = (copy.url, copy.is_tiny);
        }
        if self.alt.is_empty() {
            self.alt = copy.alt;
        }
    }

    /// The still of a video that has one.
    pub(super) fn of_poster(url: &str) -> Option<Self> {
        is_real(url).then(|| Self {
            url: url.trim().to_owned(),
            is_poster: true,
            ..Self::default()
        })
    }

    /// Reads the attributes of an image, and the `srcset`s of the `<source>`s before it.
    pub(super) fn read<'a>(attribute: impl Fn(Key) -> Option<&'a str>, sources: &[&str]) -> Self {
        let sets = SOURCE_SETS.iter().filter_map(|key| attribute(*key));
        let largest = sets
            .chain(sources.iter().copied())
            .filter_map(largest_of)
            .max_by_key(|(_, size)| *size);
        let lazy = LAZY_SOURCES.iter().filter_map(|key| attribute(*key)).find(|url| is_real(url));
        let plain = attribute(Key::Src).filter(|url| is_real(url));
        let url = largest.map(|(url, _)| url).or(lazy).or(plain).unwrap_or_default();
        Self {
            url: url.trim().to_owned(),
            alt: attribute(Key::Alt).map(join_words).unwrap_or_default(),
            is_tiny: is_tiny(&attribute),
            ..Self::default()
        }
    }
}

/// Whether a side is so short that nobody is meant to see it.
pub(super) fn is_tiny<'a>(attribute: impl Fn(Key) -> Option<&'a str>) -> bool {
    [Key::Width, Key::Height].into_iter().any(|key| {
        let pixels = attribute(key).and_then(|value| value.trim().parse::<u32>().ok());
        pixels.is_some_and(|pixels| pixels <= MAX_TINY_PIXELS)
    })
}

/// The name of the file that an address leads to.
fn file_of(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether an address is that of a portrait of an author.
pub(super) fn is_portrait(url: &str) -> bool {
    let path = url.split('?').next().unwrap_or_default();
    let words = path.split(|c: char| !c.is_ascii_alphabetic());
    let is_one = |word: &str| {
        let word = word.strip_suffix(['s', 'S']).unwrap_or(word);
        PORTRAIT_WORDS.iter().any(|it| word.eq_ignore_ascii_case(it))
    };
    words.into_iter().any(is_one) || path.contains("gravatar")
}

/// Whether a link around an image leads to another page.
pub(super) fn leads_away(href: &str) -> bool {
    let is_script = href.get(..11).is_some_and(|it| it.eq_ignore_ascii_case("javascript:"));
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let end = path.rsplit('.').next().unwrap_or_default();
    let is_image = IMAGE_ENDS.iter().any(|it| end.eq_ignore_ascii_case(it));
    !is_script && !is_image && !path.is_empty()
}

/// How large a candidate says it is. Widths are exact, so any width wins over a density.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    /// No size: as large as the display.
    Plain,
    /// Thousandths of the display's pixels.
    Density(u32),
    /// Pixels.
    Width(u32),
}

/// The largest candidate of a `srcset`.
fn largest_of(set: &str) -> Option<(&str, Size)> {
    let mut best: Option<(&str, Size)> = None;
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return best;
        }
        // An address may hold commas, but not end with one; a descriptor holds none.
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let url = word.trim_end_matches(',');
        let (descriptor, after) = match after.find(',') {
            _ if url.len() < word.len() => ("", after),
            Some(comma) => after.split_at(comma),
            None => (after, ""),
        };
        rest = after;
        let size = size_of(descriptor.trim());
        if is_real(url) && best.is_none_or(|(_, largest)| largest < size) {
            best = Some((url, size));
        }
    }
}

fn size_of(descriptor: &str) -> Size {
    let width = descriptor.strip_suffix('w').and_then(|it| it.parse().ok()).map(Size::Width);
    let density = || descriptor.strip_suffix('x').and_then(|it| it.parse::<f32>().ok());
    width
        .or_else(|| density().map(|it| Size::Density((it * THOUSANDTHS) as u32)))
        .unwrap_or(Size::Plain)
}

/// Whether an address can be that of the image itself, not of what stands for it until it loads.
fn is_real(url: &str) -> bool {
    let url = url.trim();
    let name = url.rsplit('/').next().unwrap_or(url);
    !url.is_empty()
        && !url.starts_with("data:")
        && !url.starts_with("about:")
        && !["placeholder", "blank.", "spacer.", "transparent.", "1x1.", "pixel."]
            .iter()
            .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(attributes: &[(Key, &str)], sources: &[&str], url: &str) {
        let attribute = |of| attributes.iter().find(|(key, _)| *key == of).map(|(_, value)| *value);
        assert_eq!(Picture::read(attribute, sources).url, url);
    }

    #[test]
    fn the_largest_candidate_wins() {
        check(
            &[(Key::Src, "s.jpg"), (Key::Srcset, "a.jpg 320w, b.jpg 1280w, c.jpg 640w")],
            &[],
            "b.jpg",
        );
        check(&[(Key::Srcset, "a.jpg, b.jpg 2x")], &[], "b.jpg");
        check(&[(Key::Srcset, "a.jpg 300w,b.jpg 600w")], &[], "b.jpg");
        check(&[(Key::Srcset, "a.jpg 2x"), (Key::DataSrcset, "b.jpg 1280w")], &[], "b.jpg");
        check(&[(Key::Src, "s.jpg")], &["a.webp 900w", "b.webp 300w"], "a.webp");
    }

    #[test]
    fn commas_in_addresses_stay() {
        check(
            &[(Key::Srcset, "/w_300,h_200/a.jpg 300w, /w_600,h_400/a.jpg 600w")],
            &[],
            "/w_600,h_400/a.jpg",
        );
    }

    #[test]
    fn links_to_the_image_itself_lead_nowhere() {
        for href in ["", "#zoom", "javascript:open()", "JavaScript:open()", "/a/b.JPG?w=900"] {
            assert!(!leads_away(href), "{href:?} leads away");
        }
        for href in ["/news/dam", "https://echo.example/", "/jpg", "/dam?src=a.jpg"] {
            assert!(leads_away(href), "{href:?} leads nowhere");
        }
    }

    #[test]
    fn addresses_of_portraits() {
        assert!(is_portrait("https://echo.example/img/authors/lee.png"));
        assert!(is_portrait("https://secure.gravatar.com/a1?s=96"));
        assert!(!is_portrait("https://echo.example/img/authority.png?author=lee"));
    }

    #[test]
    fn placeholders_are_passed_over() {
        check(&[(Key::Src, "data:image/gif;base64,R0"), (Key::DataSrc, "a.jpg")], &[], "a.jpg");
        check(&[(Key::Src, "/img/blank.gif")], &[], "");
        check(&[(Key::Src, "/img/blanket.jpg")], &[], "/img/blanket.jpg");
    }
}

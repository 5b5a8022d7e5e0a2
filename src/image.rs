//! An image of the article with its caption and its credit.

use std::fmt;

use crate::{
    address::Address,
    label::Photo,
    page::{Page, closes},
    rules::credit,
};

/// An image of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    url: Option<String>,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    credit_raw: Option<String>,
    caption_source: Option<ImageSource>,
    credit_source: Option<ImageSource>,
    position: usize,
    is_lead: bool,
    is_video: bool,
}

/// What a caption or a credit was taken from, most reliable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ImageSource {
    /// The `<figure>` around the image.
    Figure,
    /// An element whose `class`, `id` or `itemprop` says what it holds.
    Class,
    /// A credit that stands in one string with the caption, such as `Boats (Photo: Ann Lee)`.
    Split,
    /// A line beside the image that looks like it.
    Nearness,
    /// The end of the text for those who cannot see the image.
    Alt,
    /// Structured data about the lead image.
    Metadata,
}

impl ImageSource {
    /// The name in kebab case.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Class => "class",
            Self::Split => "split",
            Self::Nearness => "nearness",
            Self::Alt => "alt",
            Self::Metadata => "metadata",
        }
    }
}

impl fmt::Display for ImageSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl Image {
    /// The largest source the mark-up offers, resolved against the page's address if that is
    /// known. `None` if a script loads it, or the page came as text.
    #[must_use]
    #[doc(alias = "contentUrl")]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The text for those who cannot see it.
    #[must_use]
    pub fn alt(&self) -> Option<&str> {
        self.alt.as_deref()
    }

    /// What is to be seen, without the credit.
    #[must_use]
    pub fn caption(&self) -> Option<&str> {
        self.caption.as_deref()
    }

    /// Who made it, without `Photo:`, brackets or the like.
    #[must_use]
    #[doc(alias = "creditText")]
    #[doc(alias = "Credit Line")]
    pub fn credit(&self) -> Option<&str> {
        self.credit.as_deref()
    }

    /// Who made it, as the page shows it, with label and brackets.
    #[must_use]
    pub fn credit_raw(&self) -> Option<&str> {
        self.credit_raw.as_deref()
    }

    /// Where the caption was found, or `None` if there is none.
    #[must_use]
    pub fn caption_source(&self) -> Option<ImageSource> {
        self.caption_source
    }

    /// Where the credit was found, or `None` if there is none.
    #[must_use]
    pub fn credit_source(&self) -> Option<ImageSource> {
        self.credit_source
    }

    /// How many blocks of the page stand before the image, so `blocks().nth(position)` is the
    /// first one after it.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// Whether it is the image that the article opens with. At most one of a page is.
    #[must_use]
    #[doc(alias = "primaryImageOfPage")]
    pub fn is_lead(&self) -> bool {
        self.is_lead
    }

    /// Whether it is the still of a video.
    #[must_use]
    #[doc(alias = "poster")]
    pub fn is_video(&self) -> bool {
        self.is_video
    }
}

impl Image {
    /// Takes what structured data says, where the page shows no credit.
    pub(crate) fn credit_by_metadata(&mut self, text: &str) {
        if self.credit.is_none()
            && let Some(credit) = credit::clean(text).and_then(|credit| text.get(credit))
        {
            self.set_credit(credit, text, ImageSource::Metadata);
        }
    }

    /// Takes what the description ends with, where the page says nothing of the image.
    fn credit_by_alt(&mut self) {
        if self.caption.is_none()
            && self.credit.is_none()
            && let Some(alt) = self.alt.take()
        {
            let split = credit::split(&alt).filter(|split| !split.caption.is_empty());
            // The name of the site ends many descriptions.
            if let Some(split) = split
                && let (Some(credit), Some(raw)) = (alt.get(split.credit), alt.get(split.raw))
                && !credit::is_domain(credit)
            {
                self.set_credit(credit, raw, ImageSource::Alt);
            }
            self.alt = Some(alt);
        }
    }

    fn set_credit(&mut self, credit: &str, raw: &str, source: ImageSource) {
        self.credit = Some(credit.to_owned());
        self.credit_raw = Some(raw.to_owned());
        self.credit_source = Some(source);
    }
}

/// Writes out what `label::media` found.
pub(crate) fn of_photos(page: &Page, photos: &[Photo], base: Option<&Address>) -> Vec<Image> {
    let join = |spans: &[std::ops::Range<u32>]| {
        let mut out = String::new();
        for text in spans.iter().map(|span| page.slice(span)) {
            out.push_str(if out.is_empty() || closes(text) { "" } else { " " });
            out.push_str(text);
        }
        (!spans.is_empty()).then_some(out)
    };
    let image_of = |photo: &Photo| {
        let picture = photo.picture.map(|at| page.picture(at));
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut image = Image {
            url: picture.and_then(|it| filled(&it.url)).map(|url| resolve(base, url)),
            alt: picture.and_then(|it| filled(&it.alt)),
            caption: join(&photo.caption),
            credit: join(&photo.credit),
            credit_raw: join(&photo.credit_raw),
            caption_source: photo.caption_source,
            credit_source: photo.credit_source,
            position: photo.position as usize,
            is_lead: photo.is_lead,
            is_video: photo.is_video,
        };
        image.credit_by_alt();
        image
    };
    photos.iter().map(image_of).collect()
}

/// An address as an absolute one, if it can be.
pub(crate) fn resolve(base: Option<&Address>, url: String) -> String {
    base.and_then(|base| base.join(&url).ok()).map_or(url, Address::into_text)
}

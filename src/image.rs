//! An image of the article with its caption and its credit.

use url::Url;

use crate::{label::Photo, page::Page};

/// An image of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    url: Option<String>,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    credit_raw: Option<String>,
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
}

/// Writes out what `label::media` found.
pub(crate) fn of_photos(page: &Page, photos: &[Photo], base: Option<&Url>) -> Vec<Image> {
    let join = |spans: &[std::ops::Range<u32>]| {
        let texts: Vec<&str> = spans.iter().map(|span| page.slice(span)).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    };
    let image_of = |photo: &Photo| {
        let picture = photo.picture.map(|at| &page.pictures[at as usize]);
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Image {
            url: picture.and_then(|it| filled(&it.url)).map(|url| resolve(base, url)),
            alt: picture.and_then(|it| filled(&it.alt)),
            caption: join(&photo.caption),
            credit: join(&photo.credit),
            credit_raw: join(&photo.credit_raw),
        }
    };
    photos.iter().map(image_of).collect()
}

/// An address as an absolute one, if it can be.
pub(crate) fn resolve(base: Option<&Url>, url: String) -> String {
    base.and_then(|base| base.join(&url).ok()).map_or(url, String::from)
}

//! What plays in the article.

use crate::{address::Address, image::resolve, label::Played, page::Page};

/// A video, a sound or a map that plays in the article, in a frame or by `<video>` or `<audio>`.
///
/// The still that a `<video>` shows until it plays is an [`Image`](crate::Image), with caption and credit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[doc(alias = "iframe")]
#[doc(alias = "VideoObject")]
#[doc(alias = "AudioObject")]
pub struct Player {
    url: String,
    title: Option<String>,
    position: usize,
}

impl Player {
    /// Where it plays, or its file, resolved against the page's address if that is known.
    #[must_use]
    #[doc(alias = "embedUrl")]
    #[doc(alias = "contentUrl")]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What the page calls it, if anything.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// How many blocks of the page stand before it, as [`Image::position`](crate::Image::position) counts.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }
}

/// Writes out what `label::media` found.
pub(crate) fn of_played(page: &Page, played: &[Played], base: Option<&Address>) -> Vec<Player> {
    let found = played.iter().filter_map(|it| Some((it, page.players.get(it.player as usize)?)));
    found
        .map(|(it, player)| Player {
            url: resolve(base, player.url.clone()),
            title: (!player.title.is_empty()).then(|| player.title.clone()),
            position: it.position as usize,
        })
        .collect()
}

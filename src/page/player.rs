//! Which videos, sounds and maps the page plays in place.

use super::{parse::Key, picture, text::join_words};
use crate::{
    address::{WEB_SCHEMES, is_relative_or},
    rules::{Cue, CueSet},
};

/// Something that plays in the page: a video, a sound, a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Player {
    /// Where it plays, or its file, as written.
    pub(crate) url: String,
    /// What the page calls it.
    pub(crate) title: String,
    pub(crate) node: u32,
    /// How many leaves stand before it.
    pub(crate) leaf: u32,
    /// Where in the page's text it stands.
    pub(crate) at: u32,
}

/// Rights that frames ask for if they play something. Frames of ads and forms ask for others.
/// See Permissions Policy, W3C.
const PLAYER_RIGHTS: [&str; 4] =
    ["autoplay", "encrypted-media", "fullscreen", "picture-in-picture"];
/// What the names of a player may say of it. Those of ads, forms and the like say other things.
pub(super) const CUES: CueSet = CueSet::of(Cue::Body)
    .or(CueSet::of(Cue::Embed))
    .or(CueSet::of(Cue::Gallery))
    .or(CueSet::of(Cue::Player));
/// Attributes in which lazy loaders keep the address, best first.
const SOURCES: [Key; 3] = [Key::Src, Key::DataSrc, Key::DataLazySrc];

impl Player {
    /// What plays in a frame of another page, if it is named so or asks for the rights to.
    pub(super) fn of_frame<'a>(
        attribute: impl Fn(Key) -> Option<&'a str>,
        is_named: bool,
    ) -> Option<Self> {
        let rights = attribute(Key::Allow).unwrap_or_default();
        let mut rights = rights.split(';').filter_map(|it| it.split_whitespace().next());
        let is_player = is_named
            || attribute(Key::Allowfullscreen).is_some()
            || rights.any(|right| PLAYER_RIGHTS.contains(&right));
        if is_player { Self::of_file(attribute) } else { None }
    }

    /// A video or a sound with an address of its own.
    pub(super) fn of_file<'a>(attribute: impl Fn(Key) -> Option<&'a str>) -> Option<Self> {
        let url = SOURCES.iter().filter_map(|key| attribute(*key)).find(|url| is_address(url))?;
        (!picture::is_tiny(&attribute)).then(|| Self {
            url: url.trim().to_owned(),
            title: attribute(Key::Title).map(join_words).unwrap_or_default(),
            ..Self::default()
        })
    }
}

/// Whether an address leads to a page or a file, and not to what a script makes of it.
fn is_address(url: &str) -> bool {
    let url = url.trim();
    !url.is_empty() && is_relative_or(url, &WEB_SCHEMES)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Attributes<'a> = &'a [(Key, &'a str)];

    fn read<'a>(attributes: Attributes<'a>) -> impl Fn(Key) -> Option<&'a str> {
        move |of| attributes.iter().find(|(key, _)| *key == of).map(|(_, value)| *value)
    }

    #[test]
    fn frames_that_play_something_ask_for_it() {
        let url = (Key::Src, "https://player.example/embed/1");
        for rights in [
            (Key::Allowfullscreen, ""),
            (Key::Allow, "autoplay"),
            (Key::Allow, "clipboard-write; encrypted-media *"),
        ] {
            let player = Player::of_frame(read(&[url, rights]), false);
            assert_eq!(player.map(|it| it.url).as_deref(), Some(url.1), "{rights:?}");
        }
        assert!(Player::of_frame(read(&[url]), true).is_some());
        let others: [Attributes<'_>; 5] = [
            &[url],
            &[url, (Key::Allow, "attribution-reporting; run-ad-auction")],
            &[url, (Key::Allow, "payment 'self'; fullscreen-not")],
            &[url, (Key::Allowfullscreen, ""), (Key::Width, "1")],
            &[(Key::Src, "about:blank"), (Key::Allowfullscreen, "")],
        ];
        for attributes in others {
            assert_eq!(Player::of_frame(read(attributes), false), None, "{attributes:?}");
        }
    }

    #[test]
    fn lazy_frames_and_files_have_addresses() {
        let lazy = [(Key::Src, "about:blank"), (Key::DataSrc, "//player.example/1")];
        let title = [(Key::Src, "/film.mp4"), (Key::Title, " The \n film ")];
        let film = Player::of_file(read(&title)).unwrap_or_default();
        assert_eq!((film.url.as_str(), film.title.as_str()), ("/film.mp4", "The film"));
        fn url(attributes: Attributes<'_>) -> Option<String> {
            Player::of_file(read(attributes)).map(|it| it.url)
        }
        assert_eq!(url(&lazy).as_deref(), Some("//player.example/1"));
        assert_eq!(url(&[(Key::Src, "a/b:c.mp3")]).as_deref(), Some("a/b:c.mp3"));
        for src in ["", "blob:https://a.example/1", "JavaScript:play()", "data:video/mp4,1"] {
            assert_eq!(url(&[(Key::Src, src)]), None, "{src}");
        }
    }
}

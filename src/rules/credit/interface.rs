//! What stands around captions and credits and is neither: buttons, counts, announcements.

use once_cell::sync::Lazy;

use super::{
    lexicon::{Binding, CONNECTIVES, Lexicon, MEDIA, fold, label},
    shape::{ends_with_folded, starts_lower, words},
    spans::{is_joint, is_opener, trim},
};

/// "Bild 3 von 12" has four words; a text of more counts nothing.
const MAX_COUNT_WORDS: usize = 5;

/// "Expand", "Purchase Licensing Rights", "opens new tab": players add no more than this.
const MAX_UI_PHRASES: usize = 3;

/// What screen readers are told before a caption.
#[rustfmt::skip]
pub(super) const ANNOUNCEMENTS: &[&str] = &[
    "beschriftung", "bildbeschreibung", "bildtekst", "bildtext", "bildunterschrift", "caption",
    "didascalia", "fotoğraf alti yazisi", "image caption", "keterangan gambar", "legenda da foto",
    "legenda da imagem", "légende", "légende image", "media caption", "photo caption",
    "pie de foto", "podpis zdjęcia", "video caption", "подпис до фото", "подпись к фото",
    "تعليق على الصورة", "तस्वीर का शीर्षक", "图像加注文字", "圖像加註文字", "画像説明", "사진 설명",
];

/// Buttons that are lines of their own, but may end a sentence.
#[rustfmt::skip]
pub(super) const BUTTONS: &[&str] = &[
    "caption", "close", "foto", "image", "meer", "mehr", "meno", "menos", "mer", "mere", "minder",
    "more", "más", "pause", "photo", "picture", "play", "plus", "schließen", "video", "więcej",
];

/// What galleries and players count, and the words between the numbers: "View 6 Images", "1 of 9".
#[rustfmt::skip]
pub(super) const COUNT_WORDS: &[&str] = &[
    "/", "av", "bild", "bilder", "da", "de", "di", "foto", "fotos", "gallery", "image", "images",
    "in", "min", "min.", "mins", "minuten", "minutes", "of", "photo", "photos", "picture",
    "pictures", "sec", "sek", "slide", "sur", "van", "view", "von", "z", "из", "枚", "장",
];

/// Labels of a credit that goes for several images.
#[rustfmt::skip]
pub(super) const PLURAL_LABELS: &[&str] = &[
    "all images", "all photographs", "all photos", "all photos by", "all pictures", "alla bilder",
    "alla foton", "alle beelden", "alle bilder", "alle foto", "alle foto's", "alle fotos",
    "bilder", "fotografías", "fotos", "images", "images by", "imágenes", "kaikki kuvat", "kuvat",
    "photographs", "photographs by", "photos", "photos by", "pictures", "pictures by",
    "samtliga bilder", "todas as fotos", "todas las fotos", "todas las imágenes",
    "toutes les photos", "tutte le foto", "wszystkie zdjęcia", "zdjęcia", "все фото",
];

/// What players, galleries and archives add to a credit.
#[rustfmt::skip]
pub(super) const TRAILING_UI: &[&str] = &[
    "ampliar imagen", "bild vergrößern", "buy photo", "buy this photo", "click to enlarge",
    "enlarge image", "enlarge this image", "expand", "hide caption", "hide credit",
    "in neuem tab öffnen", "lees meer", "less", "lire plus", "mehr anzeigen",
    "open image in gallery", "open this photo in gallery", "opens in a new tab",
    "opens in new tab", "opens new tab", "order reprints", "purchase licensing rights",
    "purchase this photo", "read more", "reprints", "see more", "show more", "toggle caption",
    "vergrößern", "view image", "view image in fullscreen", "vis mer", "visa mer",
    "weiterlesen", "zobrazit více", "zoom", "zum vergrößern klicken", "もっと見る", "クリックで拡大",
];

static ANNOUNCED: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(ANNOUNCEMENTS, fold));
static BUTTON: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(BUTTONS, fold));
static COUNT: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(COUNT_WORDS, fold));
static PLURAL: Lazy<Lexicon> = Lazy::new(|| Lexicon::new(PLURAL_LABELS, fold));

/// Whether the text is a button or a count of a player or a gallery, not a caption: "Expand", "View
/// 6 Images", "01:48 min", "3/12".
pub(crate) fn is_interface(text: &str) -> bool {
    let mut has_number = false;
    let mut is_count = true;
    for (_, word) in words(text).take(MAX_COUNT_WORDS + 1) {
        let is_number = word.bytes().all(|b| b.is_ascii_digit() || b":/.".contains(&b));
        has_number |= is_number;
        is_count &= is_number || COUNT.has(word);
    }
    let is_short = words(text).nth(MAX_COUNT_WORDS).is_none();
    end_without_ui(text) == 0 || BUTTON.has(text) || (has_number && is_count && is_short)
}

/// Whether a credit is that of several images: "All photos: Ann Lee", "Fotos: Ann Lee".
pub(crate) fn is_of_all(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_opener(c));
    let end = label(text).filter(|(_, binding)| *binding != Binding::Loose).map_or(0, |it| it.0);
    let name = text.get(..end).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    PLURAL.has(name)
}

/// How many bytes say no more than that a caption follows: "Image caption, ".
pub(crate) fn announced(text: &str) -> usize {
    let Some(end) = ANNOUNCED.prefix(text) else { return 0 };
    let rest = text.get(end..).unwrap_or_default();
    let start = trim(rest, 0..rest.len(), |c| c.is_whitespace() || is_joint(c) || c == '،').start;
    // "Caption competition" is no announcement of a competition.
    let is_apart = start > 0 && !starts_lower(rest.get(start..).unwrap_or_default());
    if is_apart { end + start } else { 0 }
}

/// Whether a credit names nobody whom another one does not name: "AP Photo/Ann Lee" beside "Ann Lee/AP".
pub(crate) fn says_no_more(credit: &str, other: &str) -> bool {
    let parts = |text| str::split(text, |c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_told =
        |part: &str| parts(other).any(|it| it.chars().map(fold).eq(part.chars().map(fold)));
    parts(credit).all(|part| is_told(part) || MEDIA.has(part) || CONNECTIVES.has(part))
}

/// A caption without the sign that stood between it and its credit.
pub(crate) fn trim_joints(caption: &str) -> &str {
    caption.trim_end_matches(|c: char| c.is_whitespace() || is_joint(c) && c != '.')
}

pub(super) fn end_without_ui(text: &str) -> usize {
    let mut end = trim(text, 0..text.len(), char::is_whitespace).end;
    for _ in 0..MAX_UI_PHRASES {
        let rest = text.get(..end).unwrap_or_default();
        let Some(start) = TRAILING_UI.iter().find_map(|phrase| ends_with_folded(rest, phrase))
        else {
            break;
        };
        end = trim(text, 0..start, |c| c.is_whitespace() || is_joint(c) && c != '.').end;
    }
    end
}

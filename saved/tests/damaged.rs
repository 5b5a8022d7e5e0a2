//! Files that were cut off or altered on the way: no panic, and nothing that is not of the page as its text.

mod common;

use std::collections::HashSet;

use common::{FORMS, FRAME, Found, MAX, Make, Source, found, words};
use encoding_rs::Encoding;
use unchaff::Extractor;

/// How many files are made of each form: half of them cut off, half altered.
const FILES: usize = 200;
/// Of the damaged files that are not packed at least one in this many still gives text.
const MIN_TEXTS_DIVISOR: usize = 20;
/// Of the words of a damaged page as many may be other words: those that were altered themselves.
const MAX_OTHER_PERCENT: usize = 15;
/// Four places are altered at most, and a letter of quoted-printable that is altered makes three words of one.
const MAX_OTHER_WORDS: usize = 12;

/// Numbers of a linear congruential generator.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

#[track_caller]
fn check(what: &str, pages: Vec<Found>, vocabulary: &HashSet<String>) -> bool {
    let mut has_text = false;
    for page in pages {
        let Ok(page) = page.and_then(|page| page.extract(&Extractor::new(), None, MAX)) else {
            continue;
        };
        let text = page.text();
        let (mut all, mut other) = (0, Vec::new());
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()) {
            all += 1;
            other.extend((!vocabulary.contains(word)).then_some(word));
        }
        has_text |= all > 0;
        // Brotli has no sum over what is packed: a letter that is altered can be any other word.
        let percent = if what.contains(".br") { 100 } else { MAX_OTHER_PERCENT };
        let most = (all * percent / 100).max(MAX_OTHER_WORDS);
        let count = other.len();
        other.truncate(12);
        assert!(count <= most, "{what}: {count} of {all} words: {other:?}");
    }
    has_text
}

fn damage(name: &str, make: Make, source: &Source, vocabulary: &HashSet<String>) {
    let whole = make(source);
    let mut chance = Chance(7);
    let mut texts = 0;
    for number in 0..FILES {
        let mut bytes = whole.clone();
        let what = if number % 2 == 0 {
            let length = chance.below(bytes.len());
            bytes.truncate(length);
            format!("{name} of {}, cut after {length}", source.name)
        } else {
            // Heads are short, and what stands in them decides what is read.
            let end = if number % 4 == 1 { bytes.len() } else { bytes.len().min(2000) };
            let places: Vec<_> =
                (0..=chance.below(4)).map(|_| (chance.below(end), chance.below(256))).collect();
            for (at, byte) in &places {
                bytes[*at] = *byte as u8;
            }
            format!("{name} of {}, altered at {places:?}", source.name)
        };
        let pages = std::panic::catch_unwind(|| found(&bytes)).unwrap_or_else(|_| panic!("{what}"));
        texts += usize::from(check(&what, pages, vocabulary));
    }
    let is_packed = ["zip", "wacz", ".gz", ".zst", ".br"].iter().any(|it| name.contains(it));
    let what = || format!("{name} of {}: {texts} with text", source.name);
    assert!(is_packed || texts * MIN_TEXTS_DIVISOR >= FILES, "{}", what());
}

/// A short page, so that hundreds of it are read soon.
fn source(name: &'static str, charset: &'static str, title: &str, text: &str) -> Source {
    let links = "<li><a href='/news?a=1&amp;b=2'>News</a><li><a href='/sport'>Sport</a>".repeat(4);
    let html = format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"{charset}\">\n<title>{title}</title>\n</head>\n<body>\n\
         <nav><ul>{links}</ul></nav>\n<article>\n<h1>{title}</h1>\n<p>{text}</p>\n<p>{text} {title}.</p>\n</article>\n\
         <footer><p>&copy; 2024</p></footer>\n</body>\n</html>\n"
    );
    let encoding = Encoding::for_label(charset.as_bytes()).expect("a label");
    Source { name, html: encoding.encode(&html).0.into_owned(), charset }
}

const ENGLISH: &str = "It rained all night in the valley, and by the morning the river had taken the lower road. \
    Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.";
const RUSSIAN: &str = "Вчера вечером над старым мостом долго стоял туман, и лодки ждали у берега. \
    Рыбаки пили чай и спорили, откуда придёт ветер. К утру всё прояснилось.";

#[test]
fn damaged_files_give_no_nonsense() {
    let sources = [
        source("English", "utf-8", "River takes the road", ENGLISH),
        source("Russian", "windows-1251", "Туман над мостом", RUSSIAN),
    ];
    for source in sources {
        let encoding = Encoding::for_label(source.charset.as_bytes()).expect("a label");
        let vocabulary = words(&encoding.decode(&source.html).0);
        // Who can no longer tell which HTML is the page may take that of the frame.
        let frame = words(str::from_utf8(FRAME).expect("ASCII"));
        let with_frame = vocabulary.union(&frame).cloned().collect();
        for (name, make, _) in FORMS {
            let is_unnamed = ["nested", "eml", "mbox", "zip"].iter().any(|it| name.contains(it));
            damage(name, make, &source, if is_unnamed { &with_frame } else { &vocabulary });
        }
    }
}

//! Every family of encodings in every way it is declared.

use encoding_rs::Encoding;

use super::{MAX_STRAY_SEQUENCES, MIN_UTF8_CHARS, decode};
use crate::error::{ErrorKind, FileType};

mod files;

/// `Ok` is the whole text and whether it is malformed, `Err` the type of a file that is no page.
type Want<'a> = Result<(&'a str, bool), FileType>;

#[track_caller]
fn check(bytes: &[u8], hint: Option<&str>, want: Want<'_>) {
    let got = decode(bytes, hint);
    let got = got.as_ref().map(|d| (d.text.as_ref(), d.is_malformed)).map_err(|e| match e.kind() {
        ErrorKind::NotHtml(file) => file,
        other => panic!("{other:?}"),
    });
    assert_eq!(got, want);
}

#[track_caller]
fn encode(label: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect(label);
    let units = text.encode_utf16();
    match encoding.name() {
        "UTF-16LE" => units.flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => units.flat_map(u16::to_be_bytes).collect(),
        _ => {
            let (bytes, _, has_unmappable) = encoding.encode(text);
            assert!(!has_unmappable, "{label} cannot write: {text}");
            bytes.into_owned()
        }
    }
}

const RUSSIAN: &str = "Вчера вечером над старым мостом долго стоял туман, и лодки ждали у берега. \
    Рыбаки пили чай и спорили, откуда придёт ветер. К утру всё прояснилось.";
const JAPANESE: &str = "昨日の朝、小さな駅の前で新しいパン屋が店を開きました。町の人たちは長い列を作り、\
    焼きたてのパンを楽しみに待っていました。店の主人は明日も同じ時間に開けると話しています。";
const CHINESE: &str = "昨天早上，小镇的图书馆重新开放，许多孩子在门口等着进去。\
    馆长说，新的阅读室有两百个座位，晚上也会开灯到九点。居民们对这个消息感到很高兴。";
const TAIWANESE: &str = "昨天早上，小鎮的圖書館重新開放，許多孩子在門口等著進去。\
    館長說，新的閱讀室有兩百個座位，晚上也會開燈到九點。居民們對這個消息感到很高興。";
const KOREAN: &str = "어제 아침 작은 마을의 도서관이 다시 문을 열었고 많은 아이들이 문 앞에서 기다렸다. \
    관장은 새 열람실에 자리가 이백 개 있으며 저녁에도 불을 켜 둘 것이라고 말했다.";
const POLISH: &str = "Wczoraj wieczorem źródło za młynem znów zaczęło płynąć, więc dzieci pobiegły \
    zobaczyć żaby. Sołtys mówił, że łąka będzie jeszcze długo wilgotna, a ścieżka śliska.";
const GERMAN: &str = "Gestern öffnete die Bäckerei früher, weil der Müller für das große Fest Mehl \
    übrig hatte. Die Gäste aßen süße Brötchen, und später gab es Käse.";
const GREEK: &str = "Χθες το πρωί η μικρή βιβλιοθήκη άνοιξε πάλι και πολλά παιδιά περίμεναν έξω. \
    Ο δήμαρχος είπε ότι η νέα αίθουσα έχει διακόσιες θέσεις.";
const TURKISH: &str = "Dün sabah küçük kütüphane yeniden açıldı ve birçok çocuk kapının önünde bekledi. \
    Müdür, yeni salonda iki yüz kişilik yer olduğunu ve ışıkların geç söneceğini söyledi.";
const HEBREW: &str = "אתמול בבוקר נפתחה שוב הספרייה הקטנה, וילדים רבים חיכו ליד הדלת. \
    המנהלת אמרה שבאולם החדש יש מאתיים מקומות ושהאור ידלק עד הערב.";
const ARABIC: &str = "صباح أمس فتحت المكتبة الصغيرة أبوابها من جديد وانتظر أطفال كثيرون أمام الباب. \
    وقال المدير إن القاعة الجديدة تتسع لمئتي شخص.";
const THAI: &str = "เมื่อวานตอนเช้าห้องสมุดเล็กเปิดอีกครั้ง เด็กหลายคนรออยู่หน้าประตู \
    ผู้จัดการบอกว่าห้องใหม่มีที่นั่งสองร้อยที่และจะเปิดไฟถึงค่ำ";
/// With combining accents, as the encoding has them.
const VIETNAMESE: &str =
    "Sáng hôm qua thư viê\u{323}n nho\u{309} mơ\u{309} cư\u{309}a trơ\u{309} la\u{323}i";

/// Text in an encoding, and whether it is long and common enough to be detected.
const FAMILIES: &[(&str, &str, bool)] = &[
    ("windows-1250", POLISH, true),
    ("windows-1251", RUSSIAN, true),
    ("windows-1252", GERMAN, true),
    ("windows-1253", GREEK, true),
    ("windows-1254", TURKISH, true),
    ("windows-1255", HEBREW, true),
    ("windows-1256", ARABIC, true),
    ("windows-874", THAI, true),
    ("iso-8859-2", POLISH, true),
    ("iso-8859-5", RUSSIAN, true),
    ("iso-8859-7", GREEK, true),
    ("iso-8859-9", TURKISH, true),
    ("koi8-r", RUSSIAN, true),
    ("shift_jis", JAPANESE, true),
    ("euc-jp", JAPANESE, true),
    ("iso-2022-jp", JAPANESE, true),
    ("gbk", CHINESE, true),
    ("gb18030", CHINESE, true),
    ("big5", TAIWANESE, true),
    ("euc-kr", KOREAN, true),
    ("utf-8", TAIWANESE, true),
    ("utf-16le", GERMAN, true),
    ("utf-16be", RUSSIAN, true),
    ("utf-16le", CHINESE, true),
    ("windows-1258", VIETNAMESE, false),
    ("macintosh", GERMAN, false),
    ("iso-8859-8", HEBREW, false),
    ("ibm866", RUSSIAN, false),
    ("koi8-u", RUSSIAN, false),
    ("windows-1257", "Šis žodis čia", false),
];

#[test]
fn every_family_is_read_as_declared() {
    for (label, text, _) in FAMILIES {
        let upper = label.to_uppercase();
        for declaration in [
            format!("<meta charset=\"{label}\">"),
            format!("<META CHARSET={upper}>"),
            format!("<meta http-equiv=Content-Type content='text/html; charset={label}'/>"),
            format!("<meta content=\"text/html;charset='{label}'\" http-equiv=\"content-type\">"),
            format!("<?xml version='1.0' encoding='{label}'?>"),
        ] {
            let page = format!("<!DOCTYPE html><html><head>{declaration}<body><p>{text}");
            check(&encode(label, &page), None, Ok((&page, false)));
        }
        let page = format!("<p>{text}");
        for hint in [*label, &upper, &format!("text/html; charset=\"{label}\"")] {
            check(&encode(label, &page), Some(hint), Ok((&page, false)));
        }
    }
}

#[test]
fn every_common_family_is_detected() {
    for (label, text, _) in FAMILIES.iter().filter(|family| family.2) {
        let page = format!("<html><head><title>{text}</title><body><p>{text}</p></body>");
        check(&encode(label, &page), None, Ok((&page, false)));
        check(&encode(label, &page), Some("no-such-charset"), Ok((&page, false)));
        let page = format!("<script>{}</script><p>{text}", "var a = 'x';".repeat(10_000));
        check(&encode(label, &page), None, Ok((&page, false)));
    }
}

#[test]
fn plain_text_is_text() {
    for text in ["", " ", "<", "a", "Nothing here is marked up.", "one\ttwo\r\nthree\x0c", RUSSIAN]
    {
        check(text.as_bytes(), None, Ok((text, false)));
    }
    for (label, text) in [("windows-1251", RUSSIAN), ("euc-jp", JAPANESE), ("utf-16le", GERMAN)] {
        check(&encode(label, text), None, Ok((text, false)));
    }
    // Cyrillic letters of UTF-16 are pairs of ASCII bytes.
    check(&encode("utf-16le", RUSSIAN), Some("utf-16le"), Ok((RUSSIAN, false)));
}

#[test]
fn a_byte_order_mark_wins_over_every_declaration() {
    let page = format!("<meta charset=koi8-r><p>{TAIWANESE}");
    for hint in [None, Some("big5"), Some("utf-16be"), Some("text/html; charset=windows-1251")] {
        for label in ["utf-8", "utf-16le", "utf-16be"] {
            check(&encode(label, &format!("\u{feff}{page}")), hint, Ok((&page, false)));
        }
    }
    check(b"\xef\xbb\xbf", None, Ok(("", false)));
    check(b"\xff\xfea", None, Ok(("\u{fffd}", true)));
}

#[test]
fn the_header_goes_before_the_markup() {
    let page = format!("<meta charset=big5><p>{RUSSIAN}");
    let bytes = encode("windows-1251", &page);
    for hint in ["windows-1251", " CP1251 ", "'windows-1251'", "text/html;Charset = cp1251 ; q=1"] {
        check(&bytes, Some(hint), Ok((&page, false)));
    }
    // An unknown label and an encoding that browsers refuse leave the word to the markup.
    let page = format!("<meta charset=koi8-r><p>{RUSSIAN}");
    for hint in ["", "none", "text/html", "text/html; charset=", "iso-2022-kr", "charset=\"koi"] {
        check(&encode("koi8-r", &page), Some(hint), Ok((&page, false)));
    }
}

#[test]
fn only_declarations_in_the_head_count() {
    const WORD: &str = "Жук";
    let far = "<link rel=\"preload\" href=\"/a?b=c>d\">".repeat(150);
    let style = format!("<style>{}</style>", "p > a { content: '<' }".repeat(900));
    for head in [
        format!("{far}<meta charset=koi8-r>"),
        format!("{style}<meta name=viewport content='charset=big5'><meta charset=koi8-r>"),
        "<!-- <meta charset=big5> --><meta charset=koi8-r>".into(),
        "<!--><meta charset=koi8-r><!-- -->".into(),
        "<!-- a --!><meta charset=koi8-r>".into(),
        "<script>'<meta charset=big5>'</scripts ></script ><meta charset=koi8-r>".into(),
        "<SCRIPT src=a>\n<!--\n'<meta charset=big5>'</script><meta charset=koi8-r>".into(),
        "<style>/*<meta charset=big5>*/</STYLE\n><meta charset=koi8-r>".into(),
        "<title><meta charset=big5></title><meta charset=koi8-r>".into(),
        "<a title='<meta charset=big5>'><meta charset=koi8-r>".into(),
        "</p title=\"<meta charset=big5>\"><meta charset=koi8-r>".into(),
        "<meta data-charset=big5 charset = \"koi8-r\" charset=big5>".into(),
        "<meta charset=unheard-of><meta charset=koi8-r>".into(),
        "<meta content='text/html; charset=big5'><meta charset=koi8-r>".into(),
        "<meta http-equiv=refresh content='1;charset=big5'><meta charset=koi8-r>".into(),
        "<?xml version=\"1.0\" encoding=\"big5\"?><meta charset=koi8-r>".into(),
        "<?php ?><! <!><meta/charset=koi8-r/>".into(),
        "<metal charset=big5><meta\tcharset\n=\nkoi8-r>".into(),
        "<meta = / =a charset=koi8-r>".into(),
        "<meta http-equiv=content-type content='charset charset = koi8-r;x'>".into(),
        "<meta charset=koi8-r><body><meta charset=big5>".into(),
    ] {
        let page = format!("{head}<p>{WORD}");
        check(&encode("koi8-r", &page), None, Ok((&page, false)));
    }
    // A declaration in the body does not count, so a word as short as this is read as Western.
    for start in ["<body>", "<BODY class=a\n>", "<!-- ", "<script>", "<a title='"] {
        let page = format!("{start}<meta charset=koi8-r><p>d\u{e9}j\u{e0} vu");
        check(&encode("windows-1252", &page), None, Ok((&page, false)));
    }
}

#[test]
fn the_search_for_a_declaration_ends_after_256_kib() {
    const META: &str = "<meta charset=koi8-r";
    for (bytes_past, word) in [(-1_isize, "\u{416}"), (0, "\u{416}"), (1, "\u{f6}")] {
        let filler = super::prescan::MAX_HEAD_BYTES - META.len();
        let page = format!("{}{META}>", " ".repeat(filler.saturating_add_signed(bytes_past)));
        let bytes = [page.as_bytes(), b"\xf6"].concat();
        check(&bytes, None, Ok((&format!("{page}{word}"), false)));
    }
}

#[test]
fn labels_mean_what_browsers_take_them_for() {
    let page = format!("<meta charset=utf-16><p>{GREEK}");
    check(page.as_bytes(), None, Ok((&page, false)));
    let page = format!("<?xml encoding='utf-16be'?><p>{GREEK}");
    check(page.as_bytes(), None, Ok((&page, false)));
    let page = "<meta charset=x-user-defined><p>caf\u{e9} \u{201c}x\u{201d}";
    check(&encode("windows-1252", page), None, Ok((page, false)));
    let page = "<meta charset=iso-8859-1><p>caf\u{e9} \u{2013} \u{20ac}5";
    check(&encode("windows-1252", page), None, Ok((page, false)));
    let page = "<meta charset=gb2312><p>\u{9555}\u{8d30}\u{20ac}";
    check(&encode("gb18030", page), None, Ok((page, false)));
}

#[test]
fn utf8_wins_over_a_legacy_declaration() {
    let page = "<meta charset=windows-1252><p>caf\u{e9}";
    check(page.as_bytes(), None, Ok((page, false)));
    let page = format!("<meta http-equiv=content-type content='charset=iso-8859-1'>{RUSSIAN}");
    check(page.as_bytes(), None, Ok((&page, false)));
    check(page.as_bytes(), Some("ISO-8859-1"), Ok((&page, false)));
    check(page.as_bytes(), Some("utf-16le"), Ok((&page, false)));
    let page = format!("<meta charset=gbk>{CHINESE}");
    check(page.as_bytes(), None, Ok((&page, false)));
    // These two characters of GBK are the best known text that is valid UTF-8 by chance.
    let page = "<meta charset=gbk>\u{8054}\u{901a}";
    check(&encode("gbk", page), None, Ok((page, false)));
    for chars in [MIN_UTF8_CHARS - 1, MIN_UTF8_CHARS, MIN_UTF8_CHARS + 1] {
        let copyright = "\u{a9}".repeat(chars);
        let want =
            if chars < MIN_UTF8_CHARS { "\u{6f0f}".repeat(chars) } else { copyright.clone() };
        check(copyright.as_bytes(), Some("gbk"), Ok((&want, false)));
    }
}

#[test]
fn a_wrong_declaration_gives_way_to_detection() {
    for (label, text) in [("windows-1251", RUSSIAN), ("shift_jis", JAPANESE), ("gbk", CHINESE)] {
        let page = format!("<meta charset=utf-8><p>{text}");
        check(&encode(label, &page), None, Ok((&page, false)));
        check(&encode(label, &page), Some("utf-8"), Ok((&page, false)));
    }
    for strays in [MAX_STRAY_SEQUENCES - 1, MAX_STRAY_SEQUENCES, MAX_STRAY_SEQUENCES + 1] {
        let bytes = [b"<p>", "caf\u{e9} ".repeat(strays).as_bytes()].concat();
        let bytes = encode("windows-1252", std::str::from_utf8(&bytes).expect("written as UTF-8"));
        let is_kept = strays <= MAX_STRAY_SEQUENCES;
        let cafe = if is_kept { "caf\u{fffd} " } else { "caf\u{e9} " };
        let want = format!("<p>{}", cafe.repeat(strays));
        check(&bytes, Some("utf-8"), Ok((&want, is_kept)));
    }
}

#[test]
fn malformed_bytes_become_replacement_characters() {
    let text = format!("<p>{RUSSIAN}");
    for hint in [None, Some("utf-8")] {
        // The end was cut within a letter, and a name was pasted from another encoding.
        let cut = [text.as_bytes(), b"\xd0"].concat();
        check(&cut, hint, Ok((&format!("{text}\u{fffd}"), true)));
        let pasted = [b"<p>Andr\xe9 </p>", text.as_bytes(), b" \xe9\xe8 Zo\xeb"].concat();
        let want = format!("<p>Andr\u{fffd} </p>{text} \u{fffd}\u{fffd} Zo\u{fffd}");
        check(&pasted, hint, Ok((&want, true)));
    }
    check(b"<p>\x82\xa0\x82", Some("shift_jis"), Ok(("<p>\u{3042}\u{fffd}", true)));
    let odd = [encode("utf-16le", "<p>one</p>"), b"<".to_vec()].concat();
    check(&odd, None, Ok(("<p>one</p>\u{fffd}", true)));
}

#[test]
fn valid_utf8_is_borrowed() {
    for (page, hint) in [
        ("", None),
        ("<p>plain", Some("windows-1252")),
        ("<p>plain", Some("shift_jis")),
        ("<meta charset=iso-8859-1>d\u{e9}j\u{e0}", None),
        ("\u{feff}d\u{e9}j\u{e0}", None),
    ] {
        let decoded = decode(page.as_bytes(), hint).expect("a page");
        assert!(matches!(decoded.text, std::borrow::Cow::Borrowed(_)), "{page}");
    }
}

#[test]
fn utf16_without_a_mark_needs_four_letters() {
    check(b"a\0b\0c\0", None, Ok(("a\0b\0c\0", false)));
    check(b"a\0b\0c\0d\0", None, Ok(("abcd", false)));
    check(b"\0a\0b\0c\0d\0e", None, Ok(("abcde", false)));
}

#[test]
fn bytes_that_no_text_has_are_binary() {
    for (controls, is_text) in [(9, true), (10, true), (11, false)] {
        let text = format!("{}{}", "\x01".repeat(controls), "a".repeat(100 - controls));
        let want = if is_text { Ok((text.as_str(), false)) } else { Err(FileType::Binary) };
        check(text.as_bytes(), None, want);
        let late = format!("{}{text}", " ".repeat(4096));
        check(late.as_bytes(), None, Ok((&late, false)));
    }
    for (controls, is_text) in [(4, true), (5, true), (6, false)] {
        let text = format!("\u{e9}{}{}", "\x01".repeat(controls), "a".repeat(99 - controls));
        let want = if is_text { Ok((text.as_str(), false)) } else { Err(FileType::Binary) };
        check(&encode("windows-1252", &text), None, want);
    }
    check(b"\0\0\0", None, Ok(("\0\0\0", false)));
    check(b"\0\0\0\0", None, Err(FileType::Binary));
}

/// Bytes of a linear congruential generator, the upper ones of each state.
fn random_bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(next).take(len).collect()
}

#[test]
fn random_bytes_are_binary_and_never_panic() {
    for seed in 1..=200 {
        let bytes = random_bytes(seed, 2048);
        for hint in [None, Some("utf-8"), Some("shift_jis")] {
            let error = decode(&bytes, hint).map(|_| ()).expect_err("random bytes are no page");
            assert!(matches!(error.kind(), ErrorKind::NotHtml(_)), "seed {seed}");
        }
        for len in (0..300).step_by(7) {
            let bytes = random_bytes(seed.wrapping_mul(7919), len);
            for start in ["", "<meta ", "<!--", "<script", "\u{feff}", "MZ", "BM", "II*\0"] {
                let _ = decode(&[start.as_bytes(), &bytes].concat(), Some("utf-16"));
            }
        }
    }
}

#[test]
fn every_cut_of_a_page_gives_a_result() {
    for label in ["utf-8", "shift_jis", "utf-16le", "iso-2022-jp"] {
        let head = "<?xml encoding='x'?><!-- --><script>a</script><meta a='b' charset=\"";
        let bytes = encode(label, &format!("{head}{label}\"><p>{JAPANESE}"));
        for len in 0..bytes.len() {
            assert!(decode(&bytes[..len], None).is_ok(), "{label} cut after {len}");
        }
    }
}

#[test]
fn hostile_repetition_takes_linear_time() {
    for unit in [
        "<!--",
        "<!-- -",
        "--!",
        "<script>",
        "</script",
        "<title><",
        "<meta ",
        "<meta a=",
        "<a b='",
        "<?xml ",
        "</",
        "<meta http-equiv=content-type content='charset charset'>",
        "charset",
        "\u{e9}<",
        "\x1b$",
        "<a =",
        "//",
        "\x1b$B<",
    ] {
        let page = unit.repeat(100_000);
        let started = std::time::Instant::now();
        check(page.as_bytes(), Some(&page), Ok((&page, false)));
        check(page.as_bytes(), None, Ok((&page, false)));
        assert!(started.elapsed().as_secs() < 5, "{unit}");
    }
}

//! Whatever form a page is saved in, the same article, title and address come out of it.

mod common;

use std::time::{Duration, SystemTime};

use common::{
    FIXTURES, FORMS, MAX, Make, SAVED, Source, URL, eml, fixture, found, gzip, mbox, mhtml, record,
    webarchive, zip,
};
use data_encoding::BASE64_MIME;
use unchaff::{Extraction, Extractor};
use unchaff_saved::{Form, Kind, Name};

/// What must be the same.
fn facts(page: &Extraction) -> (String, Option<String>, Option<String>, Option<String>) {
    let facts = page.metadata();
    let owned = |it: Option<&str>| it.map(str::to_owned);
    (page.text(), owned(facts.title()), owned(facts.url()), owned(facts.published()))
}

#[track_caller]
fn check(name: &str, make: Make, has_address: bool, source: &Source) {
    let plain = Extractor::new().now(SystemTime::UNIX_EPOCH + Duration::from_secs(SAVED));
    let alone = if has_address { plain.clone().url(URL) } else { plain.clone() };
    let want = alone.charset(source.charset).extract_bytes(&source.html).expect("a page");
    let mut pages = found(&make(source));
    let what = format!("{name} of {}", source.name);
    assert_eq!(pages.len(), 1, "{what}");
    let page = pages.remove(0).unwrap_or_else(|failure| panic!("{what}: {failure}"));
    assert_eq!(page.address(), has_address.then_some(URL), "{what}");
    let got = page.extract(&plain, None, MAX).unwrap_or_else(|failure| panic!("{what}: {failure}"));
    assert!(got.text().split_whitespace().count() > 4, "{what}");
    assert_eq!(facts(&got), facts(&want), "{what}");
}

#[test]
fn every_form_gives_the_page_itself() {
    for (fixture_name, charset) in FIXTURES {
        let source = fixture(fixture_name, charset);
        for (name, make, has_address) in FORMS {
            check(name, make, has_address, &source);
        }
    }
}

#[test]
fn a_page_knows_when_it_was_saved_and_which_images_came_with_it() {
    let source = fixture("wp-classic-en", "utf-8");
    let saved = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(SAVED));
    let web = "https://www.valley.example/a.png";
    let dated = ["mhtml, base64", "warc", "wacz", "eml", "mbox", "single file"];
    for (name, make, _) in FORMS {
        let page = found(&make(&source)).remove(0).expect("a page");
        if dated.contains(&name) {
            assert_eq!(page.saved(), saved, "{name}");
        }
        match name {
            "mhtml, base64" | "webarchive, binary" | "webarchive, XML" => {
                assert_eq!(page.images(), [web], "{name}");
            }
            "zip of a complete page" => assert_eq!(page.images(), ["saved/rain_files/a.png"]),
            _ => {}
        }
    }
}

#[test]
fn images_beside_a_page_keep_their_names() {
    let page = "<!-- saved from url=(0026)https://www.valley.example/ --><article><h1>Rain</h1>\
        <img src='./rain_files/a.jpg'><p>It rained all night in the valley, and the road is gone.</p></article>";
    let page = found(page.as_bytes()).remove(0).expect("a page");
    let page = page.extract(&Extractor::new(), None, MAX).expect("a page");
    assert_eq!(page.images()[0].url(), Some("./rain_files/a.jpg"));
    assert_eq!(page.metadata().url(), Some("https://www.valley.example/"));
}

#[test]
fn pages_of_many_have_names() {
    let source = fixture("wp-classic-en", "utf-8");
    let mail = eml(&source, "base64");
    let text = b"Subject: Rain\nDate: today\n\nIt rained all night.\n\nFrom there on it rained.\n"
        .to_vec();
    let names = |bytes: &[u8]| -> Vec<String> {
        found(bytes).iter().map(|it| it.as_ref().expect("a page").name().id("x")).collect()
    };
    let mailbox = mbox(&[mail, text]);
    assert_eq!(names(&mailbox), ["x: message 1", "x: message 2"]);
    assert_eq!(names(&source.html), ["x"]);
    let packed = zip(&[("../a.html", &source.html), ("b/c.mbox.gz", &gzip(&mailbox))]);
    assert_eq!(
        names(&packed),
        ["x: ../a.html", "x: b/c.mbox.gz: message 1", "x: b/c.mbox.gz: message 2"]
    );
    let last = found(&mailbox).remove(1).expect("a page");
    assert!(last.is_text());
    let text = last.into_text(None, MAX).expect("text");
    assert_eq!(text.trim(), "It rained all night.\n\nFrom there on it rained.");
}

/// The pages of a file: address and text of each.
fn pages(bytes: &[u8]) -> Vec<(Option<String>, String)> {
    let page = |it: common::Found| {
        let page = it.expect("a page");
        let address = page.address().map(str::to_owned);
        let page = page.extract(&Extractor::new(), None, MAX).expect("a page");
        (address, page.blocks().map(|it| it.text()).collect::<Vec<_>>().join(" "))
    };
    found(bytes).into_iter().map(page).collect()
}

#[test]
fn a_page_that_shows_nothing_but_frames_is_the_fullest_of_them() {
    let paragraph =
        "<p>It rained all night in the valley, and by the morning the lower road was gone.";
    let frame = paragraph.repeat(9);
    let page =
        |html: &str| Source { name: "frames", html: html.as_bytes().to_vec(), charset: "utf-8" };
    let makes: [fn(&Source, &str) -> Vec<u8>; 3] = [
        |it, frame| common::mhtml_with(it, "quoted-printable", frame.as_bytes()),
        |it, frame| common::webarchive_with(it, true, frame.as_bytes()),
        |it, frame| common::webarchive_with(it, false, frame.as_bytes()),
    ];
    let shell = page("<!DOCTYPE html><title>Rain</title><body><p>The Post<iframe src=a></iframe>");
    let article = page(&format!(
        "<!DOCTYPE html><h1>Snow</h1><iframe src=a></iframe>{}",
        paragraph.repeat(4)
    ));
    for make in makes {
        let check = |page: &Source, frame: &str, want_address: &str, want_words: &str| {
            let pages = pages(&make(page, frame));
            let [(address, text)] = pages.as_slice() else { panic!("{pages:?}") };
            assert_eq!(address.as_deref(), Some(want_address));
            assert!(text.starts_with(want_words), "{text}");
        };
        check(&shell, &frame, "https://ads.example/", "It rained");
        check(&article, &frame, URL, "Snow It rained");
        check(&shell, paragraph, URL, "The Post");
        check(&page("<!DOCTYPE html><p>The Post"), &frame, URL, "The Post");
    }
}

#[test]
fn a_wacz_file_lists_its_pages() {
    let source = Source { name: "wacz", html: b"<p>It rained.".to_vec(), charset: "utf-8" };
    let addresses = |list: &str| -> Vec<_> {
        pages(&common::wacz_with(&source, list)).into_iter().filter_map(|(it, _)| it).collect()
    };
    let listed =
        format!("{{\"title\": \"All\"}}\n{{\"url\": \"{URL}#rain\", \"title\": \"Rain\"}}\n");
    assert_eq!(addresses(&listed), [URL]);
    // Lists that say nothing of the records: none, that of something else, a broken one.
    for list in ["", "{\"url\": \"https://b.example/\"}", &format!("{listed}{{\"url")] {
        assert_eq!(addresses(list), ["https://ads.example/", URL], "{list}");
    }
}

#[test]
fn text_of_wet_files_is_text() {
    let text = "Rain\nIt rained all night in the valley, and by the morning the road was gone.";
    let wet = [
        record("warcinfo", "application/warc-fields", b""),
        record("conversion", "text/plain", text.as_bytes()),
    ];
    let page = found(&gzip(&wet.concat())).remove(0).expect("a page");
    assert!(page.is_text());
    assert_eq!(page.name(), &Name::Address(URL.to_owned()));
    assert_eq!(page.into_text(None, MAX).expect("text"), text);
}

#[test]
fn chapters_of_a_book_come_in_the_order_of_its_spine() {
    let chapter = |text: &str| {
        format!(
            "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{text}"
        )
    };
    let (one, two, cover) = (chapter("One."), chapter("Two."), chapter("Cover."));
    let container =
        "<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>";
    let contents = "<?xml version='1.0'?><package><manifest>\
        <item id='b' href='text/two%20.xhtml' media-type='application/xhtml+xml'/>\
        <item id='a' href='./text/one.xhtml' media-type='application/xhtml+xml'/>\
        <item id='c' href='a.css' media-type='text/css'/></manifest>\
        <spine><itemref idref='a'/><itemref idref='c'/><itemref idref='x'/><itemref idref='b'/></spine></package>";
    let files: [(&str, &[u8]); 6] = [
        ("META-INF/container.xml", container.as_bytes()),
        ("OEBPS/cover.xhtml", cover.as_bytes()),
        ("OEBPS/text/two .xhtml", two.as_bytes()),
        ("OEBPS/text/one.xhtml", one.as_bytes()),
        ("OEBPS/content.opf", contents.as_bytes()),
        ("OEBPS/a.css", b"p { color: red }"),
    ];
    let book = common::book(&files);
    let texts =
        |bytes: &[u8]| -> Vec<_> { pages(bytes).into_iter().map(|(_, text)| text).collect() };
    assert_eq!(texts(&book), ["One.", "Two."]);
    // Without a list that can be read the order is that of the archive.
    assert_eq!(texts(&common::book(&files[1..4])), ["Cover.", "Two.", "One."]);
}

#[test]
fn what_is_no_page_says_what_it_looks_like() {
    let no_page = |bytes: &[u8]| {
        let page = found(bytes).remove(0);
        let page = page.and_then(|it| it.extract(&Extractor::new(), None, MAX));
        let failure = page.map(|page| page.text()).expect_err("no page");
        assert_eq!(failure.kind, Kind::NotHtml, "{failure}");
        failure.to_string()
    };
    let key = BASE64_MIME.encode(&std::array::from_fn::<u8, 250, _>(|it| it as u8));
    let log = "2024-05-03T10:05:00Z INFO it rained\n".repeat(9);
    let plist = b"<?xml version='1.0'?><!DOCTYPE plist><plist><dict><key>a</key><string>b</string></dict></plist>";
    for (bytes, want) in [
        (b"%PDF-1.7".as_slice(), "a PDF document"),
        (b"{\\rtf1\\ansi A letter.}", "an office document"),
        (b"{\"a\": 1}", "JSON"),
        (b"{\"text\": \"It rained.\"}\n{\"text\": \"It snowed.\"}\n", "JSON"),
        (b"[{\"text\": \"It rained.\"}]", "JSON"),
        (
            b"<?xml version='1.0'?><rss version='2.0'><channel><title>Rain</title>",
            "an RSS or Atom feed",
        ),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Rain</title>", "an RSS or Atom feed"),
        (b"<?xml version='1.0'?>\n<urlset><url><loc>https://a.example/</loc>", "a sitemap"),
        (b"<!-- made --><sitemapindex><sitemap><loc>https://a.example/</loc>", "a sitemap"),
        (b"/* rain */ (function () { var rain = 1; window.rain = rain; })();", "a script"),
        (b"import { rain } from './rain.js';\nexport const snow = () => rain(1);", "a script"),
        (b"@media print { nav { display: none } }", "a style sheet"),
        (b"body { color: #333; margin: 0 }\n.rain { color: blue }", "a style sheet"),
        (log.as_bytes(), "a log"),
        (key.as_bytes(), "base64"),
        (&gzip(b"<rss version='2.0'>"), "an RSS or Atom feed"),
        (
            &zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<p>Rain")]),
            "an office document",
        ),
        (&zip(&[("a", b""), ("[Content_Types].xml", b"<Types/>")]), "an office document"),
        (
            &zip(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("a.html", b"<p>Rain"),
            ]),
            "an office document",
        ),
        (&zip(&[("a.txt", b"Rain"), ("b.png", b"\x89PNG\r\n\x1a\n")]), "a ZIP or other archive"),
        (plist, "a property list"),
    ] {
        let message = no_page(bytes);
        assert!(message.starts_with("not a web page: the bytes look like"), "{message}");
        assert!(message.contains(want), "{message}");
    }
}

#[test]
fn forms_of_many_are_told_by_the_first_bytes() {
    let source = fixture("wp-classic-en", "utf-8");
    for (name, make, _) in FORMS {
        let bytes = make(&source);
        let head = &bytes[..bytes.len().min(unchaff_saved::HEAD_BYTES)];
        let is_many = ["warc", "zip", "mbox", "wacz"].iter().any(|it| name.contains(it));
        assert_eq!(Form::of(head).has_many(), is_many, "{name}");
        assert!(Form::of(head).is_saved(), "{name}");
    }
}

#[test]
fn a_page_that_is_too_large_says_so() {
    let source = Source { name: "long", html: b"<p>Rain ".repeat(MAX / 8 + 1), charset: "utf-8" };
    for make in [
        (|it: &Source| mhtml(it, "8bit")) as Make,
        |it| webarchive(it, true),
        |it| zip(&[("a.html", &it.html)]),
        |it| gzip(&it.html),
        |it| it.html.clone(),
    ] {
        let failure = found(&make(&source)).remove(0).expect_err("too large");
        assert_eq!(failure.kind, Kind::TooLarge, "{failure}");
    }
}

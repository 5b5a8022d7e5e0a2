//! What a caller may rely on.

use std::thread;

use unchaff::{
    ErrorKind, Extraction, Extractor, FileType, Focus, Label, Limits, PageType, Selection, Warning,
};

const PAGE: &str = r#"<html lang=en><title>Rain takes the lower road | The Valley Post</title>
<body><nav><a href=/>Home</a></nav><main><article>
<h1>Rain takes the lower road</h1>
<p class=standfirst>Forty houses are without power.</p>
<figure><img src=/a.jpg alt="A road"><figcaption>The lower road at dawn. (Photo: Jo Ray)</figcaption></figure>
<p>It rained all night in the <a href="/valley">valley</a>, and by the morning the road was gone.</p>
<blockquote class="twitter-tweet"><p>The lower road is closed, please do not try to pass it.</p></blockquote>
<p>Nobody was hurt, the mayor said, but the power will not be back before the weekend.</p>
</article><section class=comments><p>I saw it all from my window, and it was worse than they say.</p></section>
</main></body></html>"#;

fn texts(page: &Extraction, label: Label) -> Vec<&str> {
    page.blocks().filter(|block| block.label() == label).map(|block| block.text()).collect()
}

#[test]
fn text_is_the_running_text() {
    let page = unchaff::extract(PAGE);
    assert_eq!(
        page.text(),
        "It rained all night in the valley, and by the morning the road was gone.\n\n\
         Nobody was hurt, the mayor said, but the power will not be back before the weekend."
    );
    assert_eq!(texts(&page, Label::Title), ["Rain takes the lower road"]);
    assert_eq!(texts(&page, Label::Standfirst), ["Forty houses are without power."]);
}

#[test]
fn a_selection_adds_to_the_text_and_changes_no_label() {
    let page = unchaff::extract(PAGE);
    let all = page.text_with(Selection::default().standfirst(true).embeds(true));
    assert!(all.starts_with("Forty houses are without power.\n\nIt rained"));
    assert!(all.contains("please do not try to pass it"));
    assert!(!page.text().contains("please do not try to pass it"));
}

#[test]
fn comments_are_content_only_if_asked_for() {
    let with = Extractor::new().comments(true).extract(PAGE);
    assert!(with.text().ends_with("worse than they say."));
    assert!(!unchaff::extract(PAGE).text().contains("worse than they say"));
    assert_eq!(texts(&with, Label::Comment), texts(&unchaff::extract(PAGE), Label::Comment));
}

#[test]
fn captions_and_credits_are_fields_of_the_image() {
    let page = Extractor::new().url("https://valley.example/news/rain").extract(PAGE);
    let [image] = page.images() else { panic!("one image, not {:?}", page.images()) };
    assert_eq!(image.url(), Some("https://valley.example/a.jpg"));
    assert_eq!(image.alt(), Some("A road"));
    assert_eq!(image.caption(), Some("The lower road at dawn."));
    assert_eq!(image.credit(), Some("Jo Ray"));
    assert_eq!(image.credit_raw(), Some("(Photo: Jo Ray)"));
    assert_eq!(texts(&page, Label::Credit), ["(Photo: Jo Ray)"]);
}

#[test]
fn links_are_resolved_only_against_a_known_address() {
    let link = |page: &Extraction| {
        let block = page.blocks().find(|block| block.text().starts_with("It rained")).unwrap();
        let link = block.links().next().unwrap();
        (link.url().to_owned(), block.text()[link.range()].to_owned())
    };
    assert_eq!(link(&unchaff::extract(PAGE)), ("/valley".to_owned(), "valley".to_owned()));
    let page = Extractor::new().url("https://valley.example/news/rain").extract(PAGE);
    assert_eq!(link(&page).0, "https://valley.example/valley");
    let based =
        PAGE.replace("<title>", "<base href=/archive/><title>").replace("/valley", "valley");
    let page = Extractor::new().url("https://valley.example/news/rain").extract(&based);
    assert_eq!(link(&page).0, "https://valley.example/archive/valley");
    let page = Extractor::new().url("not an address").extract(PAGE);
    assert_eq!(link(&page).0, "/valley");
}

#[test]
fn a_stricter_focus_keeps_part_of_what_a_laxer_one_keeps() {
    let lines = |focus| {
        let text = Extractor::new().focus(focus).extract(PAGE).text();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let [precise, balanced, all] = [Focus::Precision, Focus::Balanced, Focus::Recall].map(lines);
    assert!(precise.iter().all(|line| balanced.contains(line)));
    assert!(balanced.iter().all(|line| all.contains(line)));
}

#[test]
fn a_page_has_a_type_and_a_confidence() {
    let page = unchaff::extract(PAGE);
    assert_eq!(page.page_type(), PageType::Article);
    assert!(page.confidence().is_some_and(|it| 0.0 < it && it < 1.0));
    assert_eq!(unchaff::extract("").confidence(), Some(0.0));
    let plain = Extractor::new().extract_text("It rained all night in the valley.");
    assert_eq!((plain.page_type(), plain.confidence()), (PageType::Other, None));
}

#[test]
fn a_block_names_what_moved_its_label_and_how_sure_that_is() {
    for html in [include_str!("fixtures/product-tabs-en/page.html"), PAGE] {
        for block in unchaff::extract(html).blocks() {
            let mut factors: Vec<_> = block.factors().collect();
            factors.dedup();
            assert_eq!(factors.len(), 3, "{}", block.text());
            assert!(block.confidence().is_some_and(|it| 0.0 < it && it <= 1.0), "{}", block.text());
        }
    }
}

#[test]
fn the_panel_of_a_tab_is_text_and_a_shut_dialog_is_not() {
    let page = unchaff::extract(include_str!("fixtures/product-tabs-en/page.html"));
    assert!(page.text().contains("Trim the wick once a week"));
    assert_eq!(texts(&page, Label::Hidden)[0], "Before you go");
}

#[test]
fn bytes_that_are_no_page_are_an_error() {
    let error =
        Extractor::new().extract_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotHtml(FileType::Pdf));
    assert_eq!(error.to_string(), "not a web page: the bytes look like a PDF document");
}

#[test]
fn the_limit_of_bytes_holds_below_at_and_above() {
    let limits = |max| Extractor::new().limits(Limits::default().max_bytes(max));
    let len = PAGE.len();
    assert!(limits(len + 1).extract_bytes(PAGE.as_bytes()).is_ok());
    assert!(limits(len).extract_bytes(PAGE.as_bytes()).is_ok());
    let error = limits(len - 1).extract_bytes(PAGE.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InputTooLarge { len, max: len - 1 });
    assert!(limits(len).extract(PAGE).warnings().is_empty());
    assert_eq!(limits(len - 1).extract(PAGE).warnings(), [Warning::Truncated]);
    // A cut inside a character leaves the character out.
    assert_eq!(limits(2).extract_text("éé").blocks().next().unwrap().text(), "é");
    assert_eq!(limits(3).extract_text("éé").blocks().next().unwrap().text(), "é");
}

#[test]
fn malformed_bytes_give_a_warning_and_a_text() {
    let mut bytes = PAGE.as_bytes().to_vec();
    let at = PAGE.find("Nobody").unwrap();
    bytes[at] = 0xff;
    let page = Extractor::new().charset("utf-8").extract_bytes(&bytes).unwrap();
    assert_eq!(page.warnings(), [Warning::Malformed]);
    assert!(page.text().contains("\u{fffd}obody was hurt"));
}

#[test]
fn values_cross_threads() {
    fn assert_send_sync<T: Send + Sync>() {}
    assert_send_sync::<Extractor>();
    assert_send_sync::<Extraction>();
    let extractor = Extractor::new();
    let here = extractor.extract(PAGE).text();
    let there = thread::spawn(move || extractor.extract(PAGE).text()).join().unwrap();
    assert_eq!(here, there);
}

/// A document that `scraper` has parsed is the same page, but for limits that only parsing has.
#[test]
fn a_parsed_document_is_the_same_page() {
    for path in glob::glob("tests/fixtures/*/page.html").expect("a pattern").flatten() {
        let html = String::from_utf8_lossy(&std::fs::read(&path).expect("a page")).into_owned();
        let theirs = Extractor::new().extract_document(&scraper::Html::parse_document(&html));
        let ours = unchaff::extract(&html);
        assert_eq!(theirs.text(), ours.text(), "{}", path.display());
        assert_eq!(theirs.images().len(), ours.images().len(), "{}", path.display());
        assert_eq!(theirs.metadata(), ours.metadata(), "{}", path.display());
    }
}

#[test]
fn a_parsed_document_keeps_its_text_at_the_limits() {
    let html = "<div>".repeat(3_000) + "Deep" + &"</div>".repeat(3_000) + "<p>After</p>";
    let document = scraper::Html::parse_document(&html);
    for (limits, warning) in [
        (Limits::default().max_depth(100), Warning::Flattened),
        (Limits::default().max_nodes(100), Warning::TagsDropped),
    ] {
        let page = Extractor::new().limits(limits).extract_document(&document);
        let text: Vec<&str> = page.blocks().map(|block| block.text()).collect();
        assert_eq!(text.join(" "), "Deep After", "{warning:?}");
        assert!(page.warnings().contains(&warning), "{warning:?}");
    }
}

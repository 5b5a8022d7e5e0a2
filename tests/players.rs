//! What plays in the article, and what in a frame is something else.

use unchaff::{Extractor, Selection};

const BEFORE: &str = "<h1>The last horn</h1><p>The horn of the ferry was blown for the last time on Friday, and two \
    hundred people stood on the quay with their hands over their ears.</p>";
const AFTER: &str = "<p>The new ferry has an electric horn. It was tried out on Saturday at noon, and several dogs \
    left the town.</p>";
const SRC: &str = "https://play.example/embed/1";

fn page(middle: &str) -> String {
    format!("<body><nav><a href=/>Home</a></nav><article>{BEFORE}{middle}{AFTER}</article></body>")
}

/// The address, the title and the block before each player.
fn players(html: &str) -> Vec<(String, Option<String>, String)> {
    let page = Extractor::new().url("https://echo.example/horn").extract(html);
    let before =
        |position: usize| page.blocks().take(position).next_back().map(|it| it.text().to_owned());
    let players = page.players().iter();
    players
        .map(|it| {
            let before = before(it.position()).unwrap_or_default();
            (it.url().to_owned(), it.title().map(str::to_owned), before)
        })
        .collect()
}

#[track_caller]
fn check(middle: &str, want: &[&str]) {
    let found = players(&page(middle));
    let urls: Vec<&str> = found.iter().map(|(url, ..)| url.as_str()).collect();
    assert_eq!(urls, want, "{middle}");
}

#[test]
fn frames_and_media_of_the_article_play() {
    for middle in [
        format!("<iframe src={SRC} allowfullscreen></iframe>"),
        format!("<p><iframe src={SRC} allow='autoplay; encrypted-media'></iframe></p>"),
        format!("<div class=video-container><iframe src={SRC} allowfullscreen></iframe></div>"),
        format!(
            "<figure class=provider-tiktok><iframe src={SRC} allowfullscreen></iframe></figure>"
        ),
        format!("<iframe class=youtube-player src={SRC}></iframe>"),
        format!("<iframe src=about:blank data-src={SRC} allow=fullscreen></iframe>"),
        format!("<video src={SRC}></video>"),
        format!(
            "<audio controls><source src=blob:1><source src={SRC}>Your browser cannot.</audio>"
        ),
        // A frame that a script loads, and its copy for browsers without scripts.
        format!(
            "<iframe data-src={SRC} allowfullscreen></iframe><noscript><iframe src={SRC} allowfullscreen></iframe></noscript>"
        ),
    ] {
        check(&middle, &[SRC]);
    }
    check(
        "<iframe src='//a.example/1' allowfullscreen></iframe><video src=/b.mp4></video>",
        &["https://a.example/1", "https://echo.example/b.mp4"],
    );
}

#[test]
fn frames_of_ads_forms_and_other_articles_do_not() {
    for middle in [
        format!("<iframe src={SRC}></iframe>"),
        format!("<iframe src={SRC} allow='run-ad-auction; attribution-reporting'></iframe>"),
        format!("<iframe src={SRC} allowfullscreen width=1 height=1></iframe>"),
        format!("<iframe src={SRC} allowfullscreen hidden></iframe>"),
        format!("<iframe src={SRC} allowfullscreen class=newsletter-form></iframe>"),
        format!("<div class=advertisement><iframe src={SRC} allowfullscreen></iframe></div>"),
        format!("<div hidden><iframe src={SRC} allowfullscreen></iframe></div>"),
        format!("<div class=related-articles><video src={SRC}></video><p>More of it</p></div>"),
        "<iframe src='javascript:play()' allowfullscreen></iframe>".to_owned(),
        "<video src='blob:https://echo.example/1'></video>".to_owned(),
        "<video></video><audio><source></audio>".to_owned(),
    ] {
        check(&middle, &[]);
    }
    let frame = format!("<iframe src={SRC} allowfullscreen></iframe>");
    let aside =
        page("").replace("</body>", &format!("<footer>{frame}<p>Imprint</p></footer></body>"));
    assert_eq!(players(&aside), []);
}

#[test]
fn players_have_titles_and_places() {
    let middle = format!("<iframe src={SRC} title=' The\n horn ' allowfullscreen></iframe>");
    let found = players(&page(&middle));
    let [(_, title, before)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(title.as_deref(), Some("The horn"));
    assert!(before.starts_with("The horn of the ferry"), "{before}");
}

#[test]
fn mark_up_links_to_what_plays() {
    let middle = format!(
        "<iframe src='{SRC}' title='The [horn] &amp; I' allowfullscreen></iframe>\
         <video src='/b.mp4?a=1&amp;b=2'></video>"
    );
    let page = unchaff::extract(&page(&middle));
    let all = Selection::article();
    let markdown = page.markdown_with(all);
    let links =
        format!("\n\n[The \\[horn\\] \\& I]({SRC})\n\n[/b.mp4?a=1\\&b=2](/b.mp4?a=1&b=2)\n\n");
    assert!(markdown.contains(&links), "{markdown}");
    let html = page.html_with(all);
    let link = format!("<p><a href=\"{SRC}\">The [horn] &amp; I</a></p>");
    assert!(html.contains(&link), "{html}");
    assert!(html.contains("<a href=\"/b.mp4?a=1&amp;b=2\">"), "{html}");
    assert!(page.markdown().contains(SRC) && page.html_with(all.images(false)).contains(SRC));
    for text in
        [page.text(), page.markdown_with(all.players(false)), page.html_with(all.players(false))]
    {
        assert!(!text.contains(SRC), "{text}");
    }
}

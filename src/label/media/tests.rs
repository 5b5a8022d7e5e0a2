//! Pages with an image or two, and what is said of them.

use crate::{ImageSource, Label, extract};

const HEAD: &str = "<meta property=og:type content=article><h1>The dam</h1>\
    <p>The dam held for the second night, and the villages below it slept as well as they could.</p>";
const TAIL: &str = "<p>By the morning the rain had moved on to the coast, and the road was open again.</p>\
    <p>The mayor thanked everyone who had carried sandbags through the night and gone to work.</p>";

/// Checks the captions and credits of a page with `html` between two paragraphs: `-` for none, a
/// semicolon between images, a bar between caption and credit.
#[track_caller]
fn check(html: &str, expect: &str) {
    let page = extract(&format!("{HEAD}{html}{TAIL}"));
    let images = page.images().iter().filter(|it| it.caption().or(it.credit()).is_some());
    let got: Vec<String> = images
        .map(|it| format!("{}|{}", it.caption().unwrap_or("-"), it.credit().unwrap_or("-")))
        .collect();
    assert_eq!(got.join("; "), expect, "{html}");
    for (i, image) in page.images().iter().enumerate() {
        let parts = page.blocks().filter(|block| block.image() == Some(i));
        let labels: Vec<Label> = parts.map(|block| block.label()).collect();
        assert!(labels.iter().all(|label| [Label::Caption, Label::Credit].contains(label)));
        let is_shown = |source| !matches!(source, Some(ImageSource::Alt | ImageSource::Metadata));
        let has_credit = image.credit().is_some() && is_shown(image.credit_source());
        assert_eq!(labels.contains(&Label::Caption), image.caption().is_some());
        assert_eq!(labels.contains(&Label::Credit), has_credit);
    }
}

#[test]
fn figures() {
    check("<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>", "Boats|-");
    check("<figure><img src=a.jpg><p>Boats</p><p>Ann Lee</p></figure>", "Boats|Ann Lee");
    check(
        "<figure><img src=a.jpg><figcaption>Boats at dusk <span class=source>Ann Lee</span></figcaption></figure>",
        "Boats at dusk|Ann Lee",
    );
    check(
        "<figure><img src=a.jpg><figcaption>Image caption Boats</figcaption></figure>",
        "Boats|-",
    );
    // A source may name the whole caption.
    check(
        "<figure><img src=a.jpg><figcaption class=source>The boats that the harbour master had \
         brought up to the dam for the night lie in the mud, and nobody asks for them.</figcaption></figure>",
        "The boats that the harbour master had brought up to the dam for the night lie in the mud, \
         and nobody asks for them.|-",
    );
}

#[test]
fn a_small_line_right_after_an_image() {
    for class in ["text-sm text-center", "mt-2 text-xs", "small-text"] {
        check(
            &format!("<div><img src=a.jpg><p class='{class}'>Boats at dusk by the dam.</p></div>"),
            "Boats at dusk by the dam.|-",
        );
    }
    check("<div><img src=a.jpg></div><p class=text-lg>The boats are safe, the mayor said.</p>", "");
    check(
        "<table><caption>Levels of the dams in May</caption><tr><th>Dam<th>Level<tr><td>Upper<td>4.1</table>",
        "",
    );
}

#[test]
fn what_stands_in_figures_and_is_no_caption() {
    check("<figure><img src=a.jpg><p>View 6 Images</p></figure>", "");
    check("<figure><img src=a.jpg><a href=/b><p>The sea is next</p></a></figure>", "");
    check(
        "<figure><blockquote>Never again.</blockquote><figcaption>Ann Lee</figcaption></figure>",
        "",
    );
    check(
        "<figure><figcaption><address>By Ann Lee</address></figcaption><img src=a.jpg></figure>",
        "",
    );
    check(
        "<figure><div class=video-player><img src=a.jpg><div class=title>The night of the dam</div></div></figure>",
        "",
    );
    check(
        "<figure class=video><img src=a.jpg><figcaption>The dam</figcaption></figure>",
        "The dam|-",
    );
}

#[test]
fn a_card_is_one_however_long() {
    let line = "The sea is next to go, and the people of the coast know it as well as anybody. ";
    let page = extract(&format!(
        "{HEAD}<figure><a href=/b><div>Sea</div><p>{}</p><img src=a.jpg></a></figure>{TAIL}",
        line.repeat(8)
    ));
    // It should be no text, either; the tables take so long a line for text.
    assert!(page.images().iter().all(|image| image.caption().is_none()));
}

#[test]
fn lines_beside_an_image() {
    check(
        "<div><img src=a.jpg><p>Boats at dusk</p><p>Foto: Ann Lee</p></div>",
        "Boats at dusk|Ann Lee",
    );
    check(
        "<div><p>Foto: Ann Lee</p><img src=a.jpg><div>Boats at dusk</div></div>",
        "Boats at dusk|Ann Lee",
    );
    check(
        "<div><img src=a.jpg alt='Boats lie at dusk'><p>Boats lie at dusk</p></div>",
        "Boats lie at dusk|-",
    );
    check(
        "<div><img src=a.jpg alt='Old boats'><p>Old boats / Ann Lee</p></div>",
        "Old boats|Ann Lee",
    );
    check("<div><img src=a.jpg><p>Updated Nov 19, 2019</p><p>Foto: Ann Lee</p></div>", "-|Ann Lee");
    // A name is that of the author, or of something to buy.
    check("<div><img src=a.jpg alt='Ann Lee'><p>Ann Lee</p></div>", "");
}

#[test]
fn the_one_line_of_a_slide() {
    let slides = |slide: &str| format!("<div class=fotostrecke><ul>{}</ul></div>", slide.repeat(3));
    let one = "<li><div><img src=a.jpg><p>Boats lie in the mud by the dam.</p></div>";
    check(&slides(one), "Boats lie in the mud by the dam.|-");
    // A link leads to another story, two lines are a story, and without the name it is a list.
    let linked = "<li><div><a href=/b><img src=a.jpg></a><p>Boats lie in the mud.</p></div>";
    check(&slides(linked), "");
    let two =
        "<li><div><img src=a.jpg><p>Boats lie in the mud.</p><p>Nobody came for them.</p></div>";
    check(&slides(two), "");
    check(&slides(one).replace("fotostrecke", "liste"), "");
}

#[test]
fn lines_after_an_image() {
    let lines = "<p>It held for one more night and for the day after it.</p>";
    let after = |line: &str| format!("{lines}<img src=a.jpg alt='Boats lie at dusk'>{line}{lines}");
    // Captions, too: on so short a page the tables take them for text.
    check(&after("<p><em>Boats in the mud</em></p>"), "");
    check(&after("<p>Boats lie at dusk</p>"), "");
    check(&after("<p>It <em>was</em> the end.</p>"), "");
    check(&after("<p>Boats and nobody</p>"), "");
}

#[test]
fn rows_of_images_with_titles_are_teasers() {
    let card = |title: &str| format!("<div><img src=a.jpg alt='{title}'><p>{title}</p></div>");
    let [a, b, c] =
        ["The sea is next to go", "The last boat of all", "No road to the dam"].map(card);
    check(&[a.as_str(), &b].concat(), "The sea is next to go|-; The last boat of all|-");
    check(&[a, b, c].concat(), "");
}

#[test]
fn names_of_classes() {
    check("<div class=image-caption>Boats at dusk</div>", "Boats at dusk|-");
    check(
        "<div><img src=a.jpg><p class=caption><span class=source>Ann Lee</span> <span class=caption>Boats</span></p></div>",
        "Boats|Ann Lee",
    );
    check("<a href=/b><img src=a.jpg><span class=caption>The sea is next</span></a>", "");
}

#[test]
fn boxes_named_teaser_that_are_no_teasers() {
    let image = "<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>";
    check(&format!("<div class=teaser-image>{image}</div>"), "Boats|-");
    check(&format!("<div class=ads-top>{image}</div>"), "Boats|-");
    check(
        &format!("<div class=teaser-image><a href=a.jpg><img src=a.jpg></a>{image}</div>"),
        "Boats|-",
    );
    check(&format!("<div class=teaser>{image}<a href=/sea>The sea is next to go</a></div>"), "");
    check("<div class=teaser><a href=/sea><img src=a.jpg></a><p>Foto: Ann Lee</p></div>", "");
}

#[test]
fn copies_are_one() {
    let boats = "<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>";
    let credit =
        "<figure><img src=a-large.jpg><figcaption>Boats (Photo: Ann Lee)</figcaption></figure>";
    check(&[boats, credit].concat(), "Boats|Ann Lee");
    check(
        "<figure><img src=a.jpg><figcaption class=wide>Boats</figcaption><figcaption>Boats</figcaption></figure>",
        "Boats|-",
    );
    check(
        "<figure><img src=a.jpg><p>Boats. AP/Ann Lee</p><p class=credit>AP</p></figure>",
        "Boats.|AP/Ann Lee",
    );
    check(
        "<figure><img src=a.jpg><figcaption>Boats. Ann Lee / Valley Local <span class=credit>Ann Lee / Valley Local</span></figcaption></figure>",
        "Boats.|Ann Lee / Valley Local",
    );
}

#[test]
fn images_without_their_element() {
    check(
        "<div class=image-caption>Boats</div><div class=image-credit>Ann Lee</div>\
         <div class=image-caption>Sandbags</div><div class=image-credit>Bob Ray</div>",
        "Boats|Ann Lee; Sandbags|Bob Ray",
    );
}

#[test]
fn credits_in_attributes() {
    check("<img src=a.jpg alt='Boats at dusk (AFP/Ann Lee)'>", "-|AFP/Ann Lee");
    check("<img src=a.jpg alt='Boats at dusk (archive)'>", "");
    check("<img src=a.jpg alt='Boats at dusk - Valley.com'>", "");
    let ld = r#"<script type="application/ld+json">{"@type":"NewsArticle","author":"Bob Ray",
        "publisher":{"name":"Echo"},"image":{"@type":"ImageObject","copyrightHolder":{"name":"NAME"}}}</script>"#;
    check(&(ld.replace("NAME", "Ann Lee") + "<img src=a.jpg>"), "-|Ann Lee");
    check(&(ld.replace("NAME", "Echo") + "<img src=a.jpg>"), "");
    check(&(ld.replace("NAME", "Bob Ray") + "<img src=a.jpg>"), "");
}

#[test]
fn the_lead_is_the_first_image_with_a_caption() {
    let lead = |html: &str| -> Vec<bool> {
        extract(html).images().iter().map(|image| image.is_lead()).collect()
    };
    let logo = "<img src=logo.png>";
    let boats = "<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>";
    assert_eq!(lead(&format!("{HEAD}{logo}{boats}{TAIL}")), [false, true]);
    assert_eq!(lead(&format!("{HEAD}{boats}{TAIL}{boats}")), [true]);
    assert_eq!(lead(&format!("{HEAD}{TAIL}{TAIL}{boats}{TAIL}")), [false]);
}

#[test]
fn the_position_counts_the_blocks_before() {
    let boats = "<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>";
    let page = extract(&format!("{HEAD}{boats}{TAIL}"));
    let next = page.blocks().nth(page.images()[0].position()).expect("a block after the image");
    assert_eq!(next.text(), "Boats");
}

#[test]
fn videos_have_a_poster() {
    let page =
        extract(&format!("{HEAD}<video poster=still.jpg src=a.mp4>Old browser</video>{TAIL}"));
    let [image] = page.images() else { panic!("one image, not {:?}", page.images()) };
    assert!(image.is_video());
    assert_eq!(image.url(), Some("still.jpg"));
    assert!(page.blocks().all(|block| block.text() != "Old browser"));
}

#[test]
fn a_caption_said_in_the_body_stays_there() {
    let line = "The boats that were brought up to the dam for the night lie in the mud.";
    let page = extract(&format!(
        "{HEAD}<figure><img src=a.jpg><figcaption>{line}</figcaption></figure><p>{line}</p>{TAIL}"
    ));
    assert_eq!(page.images()[0].caption(), Some(line));
    assert_eq!(page.text().matches(line).count(), 1);
}

//! HTML in, leaves out.

use super::*;
use crate::{
    Kind::{Caption, Code, Control, Heading, ListItem, Paragraph, TableRow},
    Limits,
    page::Tag,
};

#[track_caller]
fn check(html: &str, expect: &[(Kind, &str)]) {
    let page = read(html, Limits::default());
    page.check();
    let got: Vec<_> = page.leaves.iter().map(|leaf| (leaf.kind, page.text_of(leaf))).collect();
    assert_eq!(got, expect);
}

#[test]
fn inline_markup_does_not_split() {
    check("<p>One <b>t</b>wo <a href=x>three</a>.", &[(Paragraph, "One two three.")]);
}

#[test]
fn bare_text_next_to_a_block_is_a_leaf() {
    check("<div>a<p>b</p>c</div>", &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "c")]);
}

#[test]
fn the_brackets_of_a_reading_stay_and_nothing_else_of_it() {
    check("<p>a<ruby>漢<rp>（<rt>kan<rp>）</ruby>b", &[(Paragraph, "a漢（kan）b")]);
    check("<p>a<ruby>漢<rp>ignore<rt>kan</ruby>b", &[(Paragraph, "a漢b")]);
}

#[test]
fn a_reading_without_brackets_is_not_in_the_line() {
    check("<p>この<ruby>橋<rt>はし</rt></ruby>は", &[(Paragraph, "この橋は")]);
    check("<p><ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>。", &[(Paragraph, "漢字。")]);
    check("<p><ruby><rb>東</rb><rtc><rt>ひがし</rt></rtc></ruby>へ", &[(Paragraph, "東へ")]);
    check("<p><ruby>東<rp></rp><rt>ひがし</rt></ruby>へ", &[(Paragraph, "東へ")]);
    check("<h2><ruby>東<rp>(</rp><rt>ひがし</rt><rp>)</rp></ruby>", &[(Heading(2), "東(ひがし)")]);
    let unclosed = "<ruby>a<rt>x".repeat(30);
    let shown = "ax".repeat(30);
    check(&format!("<div>{unclosed}<p>A text."), &[(Paragraph, &shown), (Paragraph, "A text.")]);
    check(
        "<div><ruby>東<rt>ひがし<p>And a text.</ruby>",
        &[(Paragraph, "東ひがし"), (Paragraph, "And a text.")],
    );
    // Brackets of one word say nothing of the next.
    check(
        "<p><ruby>東<rp>(</rp><rt>ひがし</rt><rp>)</rp></ruby><ruby>京<rt>きょう</rt></ruby>",
        &[(Paragraph, "東(ひがし)京")],
    );
    let page = read("<h1 itemprop=headline><ruby>橋<rt>はし</rt></ruby>", Limits::default());
    assert_eq!(page.facts.items, [("headline".to_owned(), "橋".to_owned())]);
}

#[test]
fn what_nobody_knows_runs_on_in_a_line() {
    check("<p>One <x-term>two</x-term> three.", &[(Paragraph, "One two three.")]);
    check("<p><x-term>One</x-term> two.", &[(Paragraph, "One two.")]);
    check("<div>One <output>two</output>, three.</div>", &[(Paragraph, "One two, three.")]);
    check("<div><glossary-word><b>One</b></glossary-word> two.</div>", &[(Paragraph, "One two.")]);
    check(
        "<li>One <b>two</b> <my-price><x-sum>3</x-sum></my-price>.",
        &[(ListItem(1), "One two 3.")],
    );
    check("<td>A <slot>b</slot> c", &[(Paragraph, "A b c")]);
    check("<h2>One <x-mark>two</x-mark></h2>", &[(Heading(2), "One two")]);
    check("<pre>let <x-word>a</x-word>;</pre>", &[(Code, "let a;")]);
}

#[test]
fn what_nobody_knows_is_a_block_alone_and_around_blocks() {
    check(
        "<div><my-name>Ann</my-name><my-date>3 May</my-date></div>",
        &[(Paragraph, "Ann"), (Paragraph, "3 May")],
    );
    check(
        "<x-box>One <p>two</p></x-box>three",
        &[(Paragraph, "One"), (Paragraph, "two"), (Paragraph, "three")],
    );
    check(
        "One<details><summary>Two</summary>three</details>",
        &[(Paragraph, "One"), (Paragraph, "Two"), (Paragraph, "three")],
    );
    check("One<center>two</center>", &[(Paragraph, "One"), (Paragraph, "two")]);
}

#[test]
fn a_control_in_the_middle_of_a_sentence_is_a_part_of_it() {
    check("<p><label for=a>Doses</label> are given.", &[(Paragraph, "Doses are given.")]);
    check("<p><label>Name</label> (Given)", &[(Control, "Name"), (Paragraph, "(Given)")]);
    check("<p>Press <button>Start</button> and wait.", &[(Paragraph, "Press Start and wait.")]);
    check("<p>The <label for=a>dose</label>, then.", &[(Paragraph, "The dose, then.")]);
    check(
        "<p>Wait.<br><button>Save</button> for later",
        &[(Paragraph, "Wait."), (Control, "Save"), (Paragraph, "for later")],
    );
    check("<p>So it is. <button>Share</button>", &[(Paragraph, "So it is."), (Control, "Share")]);
    check(
        "<div>Name <label>Given</label> please</div>",
        &[(Paragraph, "Name"), (Control, "Given"), (Paragraph, "please")],
    );
}

#[test]
fn no_blank_stands_before_a_closing_mark() {
    let named =
        |text: &str| format!("<p><span class=a>Fig. 12</span><span class=b>{text}</span></p>");
    check(&named(", a map"), &[(Paragraph, "Fig. 12, a map")]);
    check(&named("：地图"), &[(Paragraph, "Fig. 12：地图")]);
    check(&named("»"), &[(Paragraph, "Fig. 12»")]);
    check(&named("a map"), &[(Paragraph, "Fig. 12 a map")]);
    check(&named("(a map)"), &[(Paragraph, "Fig. 12 (a map)")]);
    check("<p><a href=a>One</a><a href=b>.</a></p>", &[(Paragraph, "One.")]);
}

#[test]
fn a_bold_line_that_a_break_ends_is_a_block() {
    check(
        "<p><span style='font-weight: bold'>Head</span><br>Text.",
        &[(Paragraph, "Head"), (Paragraph, "Text.")],
    );
    check("<p><span style=font-weight:400>Head</span><br>text.", &[(Paragraph, "Head text.")]);
    check("<p><b>Head</b><br>Text.", &[(Paragraph, "Head"), (Paragraph, "Text.")]);
    check("<p><strong>Head<br></strong>Text.", &[(Paragraph, "Head"), (Paragraph, "Text.")]);
    check(
        "<div><span><b>Two</b> <b>parts</b></span> <br>Text.",
        &[(Paragraph, "Two parts"), (Paragraph, "Text.")],
    );
    check(
        "<p>One.<br><b>Head</b> <br>Text.",
        &[(Paragraph, "One."), (Paragraph, "Head"), (Paragraph, "Text.")],
    );
    check("<li><b>Term</b><br>what it is", &[(ListItem(1), "Term"), (ListItem(1), "what it is")]);
}

#[test]
fn bold_words_and_bold_verses_stay_in_their_line() {
    check("<p><b>Ann:</b> No.<br>Ben: Yes.", &[(Paragraph, "Ann: No. Ben: Yes.")]);
    check("<p><b>One<br>two</b>", &[(Paragraph, "One two")]);
    check("<p>One.<br><b>Two</b> three.<br>Four.", &[(Paragraph, "One. Two three. Four.")]);
    check("<h2><b>One</b><br>two</h2>", &[(Heading(2), "One two")]);
    check("<figcaption><b>One</b><br>two", &[(Caption, "One two")]);
}

#[test]
fn two_breaks_separate_paragraphs_and_one_does_not() {
    check("<div>a<br>b<br> <br>c</div>", &[(Paragraph, "a b"), (Paragraph, "c")]);
}

#[test]
fn a_heading_keeps_its_level_through_wrappers() {
    check("<h2><div><button>Deep</button></div></h2>", &[(Heading(2), "Deep")]);
}

#[test]
fn lists_know_their_depth() {
    check("<ul><li>a<ol><li>b</ol></ul>", &[(ListItem(1), "a"), (ListItem(2), "b")]);
}

#[test]
fn code_keeps_its_lines() {
    check("<pre>a\n  b<br>c</pre>", &[(Code, "a\n  b\nc")]);
}

#[test]
fn rows_of_data_are_lines_and_columns_of_a_layout_are_not() {
    check(
        "<table><tr><th><th>Jan<tr><td>North<td><p>1</p></table>",
        &[(TableRow, "Jan"), (TableRow, "North\t1")],
    );
    check("<table><tr><th><th>Jan<th>Feb</table>", &[(TableRow, "\tJan\tFeb")]);
    check("<table><tr><td><h2>a</h2><td>b</table>", &[(Heading(2), "a"), (Paragraph, "b")]);
}

#[test]
fn a_row_of_a_table_with_headings_stays_one_whatever_its_cells_hold() {
    let rows = |cell: &str| {
        format!("<table><tr><th>Day<th>Open<th>For<tr><td>Monday<td>{cell}<td>12</table>")
    };
    let long = "word ".repeat(99);
    for (cell, text) in [
        ("<ul><li>6 to 9</li><li>2 to 8</li></ul>", "6 to 9 2 to 8"),
        ("<p>6 to 9.</p><p>2 to 8.</p>", "6 to 9. 2 to 8."),
        ("<table><tr><td>6<td>9<tr><td>2<td>8</table>", "6 9 2 8"),
        ("<div>6<br>9</div><div>, too</div>", "6 9, too"),
        ("<b>6</b>.5<ol><li>x</ol>", "6.5 x"),
        (&long, long.trim()),
    ] {
        check(
            &rows(cell),
            &[(TableRow, "Day\tOpen\tFor"), (TableRow, &format!("Monday\t{text}\t12"))],
        );
    }
    check(
        "<table><tr><th colspan=2>Year<th>Sold<tr><td>1998<td>May<td>7<tr><td>1999</table>",
        &[(TableRow, "Year\t\tSold"), (TableRow, "1998\tMay\t7"), (TableRow, "1999")],
    );
    // Without headings by its other rows.
    check(
        "<table><tr><td>Mon<td>1<tr><td>Tue<td>2<tr><td>Wed<td><ul><li>3<li>4</ul></table>",
        &[(TableRow, "Mon\t1"), (TableRow, "Tue\t2"), (TableRow, "Wed\t3 4")],
    );
}

#[test]
fn a_table_of_a_layout_has_no_rows() {
    let text = "word ".repeat(250);
    let cells = [(Paragraph, "Home"), (Paragraph, "News"), (Paragraph, text.trim())];
    check(
        &format!("<table><tr><td>Home<td><ul><li>News</ul><tr><td><p>{text}<td></table>")
            .replace("<ul><li>News</ul>", "<div><p>News</div>"),
        &cells,
    );
    check(
        "<table role=presentation><tr><th>a<th>b<tr><td>c<td><p>d<p>e</table>",
        &[(TableRow, "a\tb"), (Paragraph, "c"), (Paragraph, "d"), (Paragraph, "e")],
    );
    check(
        "<table><tr><th>a<td><p>b<p>c</table>",
        &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "c")],
    );
    check(
        "<table><tr><th>a<th>b<tr><td>c<td><h2>d</h2></table>",
        &[(TableRow, "a\tb"), (Paragraph, "c"), (Heading(2), "d")],
    );
    check(
        &format!("<table><tr><th>a<th>b<tr><td>c<td>{text}</table>"),
        &[(TableRow, "a\tb"), (Paragraph, "c"), (Paragraph, text.trim())],
    );
}

#[test]
fn the_parts_of_a_caption_are_apart() {
    check(
        "<figure><figcaption>A road <span class=x>Ann Lee</span></figcaption></figure>",
        &[(Caption, "A road"), (Caption, "Ann Lee")],
    );
}

#[test]
fn named_neighbours_do_not_stick_together() {
    check("<div><a href=a>One</a><a href=b>Two</a></div>", &[(Paragraph, "One Two")]);
    check("<p><span class=x>N</span><span class=x>o</span></p>", &[(Paragraph, "No")]);
}

#[test]
fn a_time_is_no_part_of_a_word() {
    check("<p><span>Ann Lee</span><time>3 May</time></p>", &[(Paragraph, "Ann Lee 3 May")]);
    check("<p>(<time>3 May</time>, <i>a</i>b)", &[(Paragraph, "(3 May, ab)")]);
}

#[test]
fn hidden_text_inside_a_line_is_not_there_but_its_facts_are() {
    check("<p>a<span hidden> b</span> c", &[(Paragraph, "a c")]);
    let page = read(
        "<span hidden><time itemprop=datePublished datetime=2024-05-03></time></span>",
        crate::Limits::default(),
    );
    assert_eq!(page.facts.items, [("datePublished".to_owned(), "2024-05-03".to_owned())]);
}

#[test]
fn a_hidden_block_is_marked() {
    for hidden in ["<p hidden>a", "<p style='Display : NONE'>a", "<span hidden><p>a</p></span>"] {
        let page = read(hidden, crate::Limits::default());
        assert!(page.nodes.iter().any(|node| node.is_hidden), "{hidden}");
    }
    assert!(
        read("<p hidden=until-found>a", crate::Limits::default())
            .nodes
            .iter()
            .all(|node| !node.is_hidden)
    );
}

#[test]
fn text_beyond_the_depth_limit_is_in_paragraphs() {
    let html = "<div>".repeat(600) + "<div>One.</div><div>Two.</div>";
    check(&html, &[(Paragraph, "One."), (Paragraph, "Two.")]);
}

#[test]
fn sources_belong_to_their_picture() {
    let page =
        read("<picture><source srcset=a.jpg></picture><img src=b.jpg>", crate::Limits::default());
    assert_eq!(page.pictures[0].url, "b.jpg");
}

#[test]
fn an_image_for_browsers_without_scripts_is_the_image() {
    let check = |html: &str, expect: &[&str]| {
        let page = read(html, Limits::default());
        let got: Vec<_> = page.pictures.iter().map(|it| it.url.as_str()).collect();
        assert_eq!(got, expect, "{html}");
        assert!(page.nodes.iter().all(|node| node.tag != Tag::Noscript));
    };
    let empty = "data:image/gif;base64,R0";
    check(
        &format!("<div><span><img src={empty}><noscript><img src=a.jpg></noscript></span><p>A"),
        &["a.jpg"],
    );
    check(
        &format!("<p><noscript><picture><img src=a.jpg></picture></noscript><img src={empty}>"),
        &["a.jpg"],
    );
    check(
        "<p><img data-src=/s/a.jpg?w=9><noscript><img src=/l/a.jpg></noscript>",
        &["/s/a.jpg?w=9"],
    );
    check("<p><img alt=Dam src=s.jpg><noscript><img alt=Dam src=l.jpg></noscript>", &["s.jpg"]);
    check("<p>One<noscript><img src=a.jpg></noscript>", &["a.jpg"]);
    // Another image is none of these, nor is one that nobody sees.
    check("<p><img src=a.jpg><noscript><img src=b.jpg></noscript>", &["a.jpg", "b.jpg"]);
    check("<p>One<noscript><img style=display:none src=a.gif></noscript>", &[]);
    check(&format!("<p><img src={empty}><p><noscript><img src=b.jpg></noscript>"), &["", "b.jpg"]);
    let page = read("<noscript><img src=a.jpg>Turn on scripts.</noscript>", Limits::default());
    assert!(page.nodes.iter().any(|node| node.tag == Tag::Noscript));
}

#[test]
fn fixtures_keep_the_invariants() {
    for folder in std::fs::read_dir("tests/fixtures").unwrap() {
        let path = folder.unwrap().path().join("page.html");
        if path.exists() {
            read(&std::fs::read_to_string(path).unwrap(), crate::Limits::default()).check();
        }
    }
}

#[test]
fn a_statement_has_each_of_its_first_names() {
    let names = |names: &str| -> Vec<String> {
        let page = read(&format!("<meta name='{names}' content=x>"), Limits::default());
        page.facts.metas.into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(names("dc.title  OG:title"), ["dc.title", "og:title"]);
    assert_eq!(names("a b c d"), ["a", "b", "c", "d"]);
    assert_eq!(names("a b c d e"), ["a", "b", "c", "d"]);
    assert!(names(" ").is_empty());
}

#[test]
fn the_author_of_a_quotation_is_not_that_of_the_page() {
    let people = |html: &str| read(html, Limits::default()).facts.people.len();
    assert_eq!(people("<p>By <b class=author>Ada Quill</b>"), 1);
    assert_eq!(people("<div class='post-author vcard'>Ada Quill</div>"), 1);
    assert_eq!(people("<blockquote><p>Rain.</p><p class=author>Ada Quill</blockquote>"), 0);
    assert_eq!(people("<figure><p>Rain.</p><figcaption class=author>Ada Quill</figure>"), 0);
    assert_eq!(people("<p class='comment-author vcard'>Ada Quill"), 0);
    assert_eq!(people("<p class=vcard>Ada Quill"), 0);
}

#[test]
fn a_whole_address_is_believed_before_a_part_of_one() {
    let address = |canonical: &str, shared: &str| {
        let head = format!(
            "<link rel=canonical href='{canonical}'><meta property=og:url content='{shared}'>"
        );
        read(&head, Limits::default()).facts.address().to_owned()
    };
    assert_eq!(address("https://a.example/1", "https://a.example/2"), "https://a.example/1");
    assert_eq!(address("/1", "https://a.example/2"), "https://a.example/2");
    assert_eq!(address("/1", "/2"), "/1");
    assert_eq!(address("", "/2"), "/2");
    assert_eq!(address("", ""), "");
}

#[test]
fn a_long_base_is_none() {
    const START: &str = "https://a.example/";
    for (bytes, is_one) in [(-1, true), (0, true), (1, false)] {
        let bytes = statements::MAX_BASE_BYTES.saturating_add_signed(bytes);
        let base = format!("{START}{}", "x".repeat(bytes - START.len()));
        let page = read(&format!("<base href={base}><p>a"), Limits::default());
        assert_eq!(page.facts.base == base, is_one, "{bytes}");
    }
}

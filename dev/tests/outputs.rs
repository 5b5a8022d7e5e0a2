//! What is printed of a page is what its blocks say, whatever is selected.

#![expect(clippy::unwrap_used, reason = "a test may")]

#[path = "../../tests/common/cases.rs"]
mod cases;
#[path = "../../tests/common/output.rs"]
mod output;
#[path = "../../tests/common/pages.rs"]
mod pages;

use output::{HTML_TAGS, check_tree, collapsed};
use pages::fixtures;
use proptest::{prelude::*, sample::select};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Node};
use unchaff::{Block, Extraction, Extractor, Kind, Label, Selection};

/// Pages made by chance. A debug build reads about a hundred a second.
const CASES: u32 = 100;

/// What a caller may choose.
fn selections() -> Vec<Selection> {
    let article = Selection::article();
    let all = |all: Selection, label: &Label| all.label(*label, true);
    let everything = Label::ALL.iter().fold(article, all);
    vec![
        Selection::default(),
        Selection::default().links(true).images(true),
        article,
        article.links(false).images(false),
        article.captions(false).tables(false),
        everything,
        everything.images(false),
        everything.players(false),
    ]
}

/// What a selection has of a page, for those who read it: by the rules of the documentation and not
/// by the code of the library.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    text: String,
    links: Vec<(String, String)>,
    images: Vec<String>,
    /// The language of each piece of code.
    code: Vec<String>,
}

impl Seen {
    fn of(page: &Extraction, selection: Selection) -> Self {
        let mut seen = Self::default();
        // Whether a label or an option is on shows in nothing but what is printed.
        let has = |with: Selection| with == selection;
        let has_links = has(selection.links(true));
        let has_images = has(selection.images(true));
        let mut images = page.images().iter().peekable();
        let mut players = page.players().iter().peekable();
        let mut add_media = |seen: &mut Self, position: usize| {
            while let Some(image) = images.next_if(|image| image.position() <= position) {
                if !has_images {
                    continue;
                }
                if let Some(url) = image.url().filter(|url| is_safe(url, true)) {
                    seen.images.push(url.to_owned());
                    seen.add(image.alt().unwrap_or_default());
                }
                if has(selection.captions(true)) {
                    seen.add(image.caption().unwrap_or_default());
                    seen.add(&image.credit().map(|it| format!("({it})")).unwrap_or_default());
                }
            }
            while let Some(player) = players.next_if(|player| player.position() <= position) {
                if has(selection.players(true)) && is_safe(player.url(), true) {
                    let title = player.title().unwrap_or(player.url());
                    seen.add(title);
                    seen.links.push((player.url().to_owned(), collapsed(title)));
                }
            }
        };
        for (position, block) in page.blocks().enumerate() {
            add_media(&mut seen, position);
            let is_drawn = has_images
                && block.image().is_some()
                && matches!(block.label(), Label::Caption | Label::Credit);
            let is_row = block.kind() == Kind::TableRow
                && !matches!(
                    block.label(),
                    Label::Title | Label::Standfirst | Label::Caption | Label::Credit
                );
            let is_shown = has(selection.label(block.label(), true))
                && (!is_row || has(selection.tables(true)));
            if is_shown && !is_drawn {
                seen.add_block(block, has_links);
            }
        }
        add_media(&mut seen, usize::MAX);
        seen.text = collapsed(&seen.text);
        seen
    }

    fn add(&mut self, text: &str) {
        self.text.push(' ');
        self.text.push_str(text);
    }

    fn add_block(&mut self, block: Block<'_>, has_links: bool) {
        self.add(block.text());
        let is_code = block.kind() == Kind::Code
            && !matches!(
                block.label(),
                Label::Title | Label::Standfirst | Label::Caption | Label::Credit
            );
        if is_code {
            self.code.push(block.language().unwrap_or_default().to_owned());
        } else if has_links {
            let links = block.links().filter(|link| is_safe(link.url(), false));
            self.links.extend(links.map(|link| {
                (without_controls(link.url()), collapsed(&block.text()[link.range()]))
            }));
        }
    }
}

fn without_controls(address: &str) -> String {
    address.chars().filter(|c| !c.is_control()).collect()
}

fn is_safe(address: &str, is_image: bool) -> bool {
    let address = without_controls(address);
    let schemes: &[&str] =
        if is_image { &["http", "https"] } else { &["http", "https", "mailto", "tel"] };
    match url::Url::parse(&address) {
        Ok(url) => schemes.contains(&url.scheme()),
        Err(error) => {
            error == url::ParseError::RelativeUrlWithoutBase && !address.trim().is_empty()
        }
    }
}

/// What a reader of the Markdown sees.
fn seen_in_markdown(markdown: &str) -> Seen {
    let mut seen = Seen::default();
    let mut link: Option<(String, usize)> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(part) => seen.text.push_str(&part),
            Event::SoftBreak => seen.text.push(' '),
            Event::Start(Tag::Strong | Tag::Emphasis)
            | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = Some((dest_url.into_string(), seen.text.len()));
            }
            Event::End(TagEnd::Link) => {
                let (url, start) = link.take().unwrap();
                seen.links.push((url, collapsed(&seen.text[start..])));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                seen.images.push(dest_url.into_string());
                seen.text.push(' ');
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let CodeBlockKind::Fenced(language) = kind else { panic!("{markdown}") };
                seen.code.push(language.into_string());
                seen.text.push(' ');
            }
            Event::Start(_) | Event::End(_) => seen.text.push(' '),
            other => panic!("{other:?} in {markdown}"),
        }
    }
    seen.text = collapsed(&seen.text);
    seen
}

/// What a reader of the HTML sees.
fn seen_in_html(html: &str) -> Seen {
    let dom = Html::parse_document(html);
    check_tree(&dom, HTML_TAGS, html);
    let mut seen = Seen::default();
    for node in dom.root_element().descendants() {
        let element = match node.value() {
            Node::Text(text) => {
                let parent = node.parent().and_then(|it| it.value().as_element());
                match parent.map(|it| it.name()) {
                    // A credit has brackets in Markdown only.
                    Some("small") => seen.text.push_str(&format!(" ({})", &**text)),
                    _ => seen.text.push_str(text),
                }
                continue;
            }
            Node::Element(element) => element,
            _ => continue,
        };
        match element.name() {
            "a" => {
                let text: String = scraper::ElementRef::wrap(node).unwrap().text().collect();
                seen.links.push((element.attr("href").unwrap().to_owned(), collapsed(&text)));
            }
            "img" => {
                seen.images.push(element.attr("src").unwrap().to_owned());
                seen.add(element.attr("alt").unwrap());
                seen.text.push(' ');
            }
            "code" => {
                let class = element.attr("class").unwrap_or_default();
                seen.code.push(class.trim_start_matches("language-").to_owned());
                seen.text.push(' ');
            }
            _ => seen.text.push(' '),
        }
    }
    seen.text = collapsed(&seen.text);
    seen
}

/// Checks that all outputs of a page say the same.
#[track_caller]
fn check(page: &Extraction, source: &str) {
    for selection in selections() {
        let want = Seen::of(page, selection);
        let markdown = page.markdown_with(selection);
        assert_eq!(seen_in_markdown(&markdown), want, "{selection:?}\n{markdown}\n{source}");
        let html = page.html_with(selection);
        assert_eq!(seen_in_html(&html), want, "{selection:?}\n{html}\n{source}");
        let plain = Seen::of(page, selection.images(false).players(false).links(false));
        let text = page.text_with(selection.images(false));
        assert_eq!(without_marks(&text), without_marks(&plain.text), "{selection:?}\n{source}");
    }
}

/// The words of a text, without the marks of its items.
fn without_marks(text: &str) -> String {
    collapsed(text).replace("- ", "")
}

#[test]
fn all_outputs_of_a_fixture_say_what_its_blocks_say() {
    for html in fixtures("../tests/fixtures") {
        check(&unchaff::extract(&html), &html);
        check(&Extractor::new().url("https://valley.example/a/b").extract(&html), &html);
    }
}

#[test]
fn defaults_are_selections() {
    for html in fixtures("../tests/fixtures") {
        let page = unchaff::extract(&html);
        let article = Selection::article();
        assert_eq!(page.text(), page.text_with(Selection::default()));
        assert_eq!(page.html(), page.html_with(article));
        assert_eq!(page.markdown(), page.markdown_with(article.links(false).images(false)));
        let with = Extractor::new().comments(true).extract(&html);
        assert_eq!(with.html(), page.html_with(article.comments(true)));
        assert_eq!(with.text(), page.text_with(Selection::default().comments(true)));
    }
}

#[test]
fn front_matter_is_told_from_the_text() {
    let facts = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for html in fixtures("../tests/fixtures") {
        let page = unchaff::extract(&html);
        let front = page.metadata().front_matter();
        let whole = front.clone() + &page.markdown();
        let events: Vec<_> = Parser::new_ext(&whole, facts | Options::ENABLE_TABLES).collect();
        let markdown = page.markdown();
        let inner: Vec<_> = Parser::new_ext(&markdown, Options::ENABLE_TABLES).collect();
        let Some(yaml) = front.strip_prefix("---\n").and_then(|it| it.strip_suffix("---\n\n"))
        else {
            assert_eq!(front, "");
            continue;
        };
        assert!(
            matches!(&events[..], [
            Event::Start(Tag::MetadataBlock(_)),
            Event::Text(text),
            Event::End(_),
            rest @ ..
        ] if **text == *yaml && rest == inner),
            "{whole}"
        );
    }
}

#[test]
fn front_matter_is_yaml_of_strings() {
    let html = "<title>Rain: 3 \"metres\" \\ more - #1</title><meta property=og:title content='Rain: 3 &quot;metres&quot; \\ more - #1'>\
        <meta name=author content='Ann Lee'><meta property=article:tag content=yes><meta property=article:tag content='- 1'>\
        <meta name=date content=2024-05-03><h1>Rain: 3 \"metres\" \\ more - #1</h1><p>It rained all night.</p>";
    let page = Extractor::new().url("https://valley.example/a/b").extract(html);
    assert_eq!(
        page.metadata().front_matter(),
        "---\ntitle: \"Rain: 3 \\\"metres\\\" \\\\ more - #1\"\nauthors:\n  - \"Ann Lee\"\n\
         date: \"2024-05-03\"\ntags:\n  - \"yes\"\n  - \"- 1\"\n\
         url: \"https://valley.example/a/b\"\n---\n\n"
    );
    assert_eq!(unchaff::extract("").metadata().front_matter(), "");
}

/// Text that is mark-up in Markdown or HTML.
const MARKS: &[&str] = &[
    "*",
    "**",
    "_",
    "`",
    "```",
    "~~~",
    "#",
    "##",
    "-",
    "+",
    "1.",
    "2)",
    ">",
    "=",
    "---",
    "|",
    "\\",
    "[",
    "]",
    "](",
    "](/x)",
    "(",
    ")",
    "!",
    "![",
    "&amp;",
    "&amp;amp;",
    "&lt;",
    "&lt;b&gt;",
    "^",
    ":",
    "~",
    "$",
    "rain",
    "river",
    "12",
    "caf\u{e9}",
    "\u{96e8}",
    ".",
    "<b>bold</b>",
    "<br>",
    "<a href='/a'>",
    "<a href='/a b(c'>",
    "<a href='?x=1&amp;copy;&lt;`|\\'>",
    "</a>",
    "<a href='javascript:1'>",
    "<code>",
    "</code>",
];

/// Where text may stand.
const PLACES: &[&str] = &[
    "<p>@</p>",
    "<h2>@</h2>",
    "<ul><li>@<ol start=7><li>@</li><li>@</li></ol>@</li><li><p>@</p><p>@</p></li></ul>",
    "<ol reversed><li>@<ul><li>@</li></ul></li><li>@</li></ol><ol><li>@</li></ol>",
    "<dl><dt>@</dt><dd>@</dd></dl>",
    "<table><tr><td>@</td><td>@</td></tr><tr><td></td><td>@</td><td>@</td></tr></table>",
    "<blockquote><p>@</p><p>@</p></blockquote>",
    "<pre><code class=language-rust>@\n@</code></pre>",
    "<figure><img src='/a (1).jpg' alt='@'><figcaption>@ (Photo: Jo Ray)</figcaption></figure>",
    "<p class=standfirst>@</p>",
];

fn page_of_marks() -> impl Strategy<Value = String> {
    let text = proptest::collection::vec(select(MARKS), 1..7).prop_map(|parts| parts.join(" "));
    let glued = proptest::collection::vec(select(MARKS), 1..7).prop_map(|parts| parts.concat());
    let texts = proptest::collection::vec(prop_oneof![text, glued], 1..8);
    let block = (select(PLACES), texts).prop_map(|(place, texts)| {
        let parts = place.split('@').zip(texts.iter().cycle());
        let filled: String = parts.map(|(part, text)| format!("{part}{text}")).collect();
        // After the last part there is no text.
        filled[..filled.len() - texts[(place.matches('@').count()) % texts.len()].len()].to_owned()
    });
    proptest::collection::vec(block, 1..6).prop_map(|blocks| {
        format!(
            "<article><h1>Rain</h1><p>It rained all night in the valley, and by the morning the \
             lower road was gone.</p>{}<p>Nobody was hurt, the mayor said.</p></article>",
            blocks.concat()
        )
    })
}

proptest! {
    #![proptest_config(cases::config(CASES))]

    #[test]
    fn all_outputs_of_a_page_of_marks_say_what_its_blocks_say(html in page_of_marks()) {
        check(&unchaff::extract(&html), &html);
    }
}

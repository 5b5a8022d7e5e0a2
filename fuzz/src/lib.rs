//! What must hold of every result, whatever the input.

#[path = "../../tests/common/clean.rs"]
mod clean;
#[path = "../../tests/common/output.rs"]
mod output;
#[path = "../../tests/common/shown.rs"]
mod shown;

use std::{io::Cursor, ops::ControlFlow};

use clean::is_unclean;
use output::{HTML_TAGS, check_tree};
use pulldown_cmark::{Event, Parser, Tag};
use scraper::Html;
use shown::{READERS, check_shown};
use unchaff::{Extraction, Extractor};
use unchaff_saved::{Form, Input, Item};

/// The largest page of a saved file. Small, so that the limit is met.
const MAX_PAGE_BYTES: usize = 4096;

/// Extracts a page twice and looks at the result.
pub fn check_html(extractor: &Extractor, html: &str) {
    let page = extractor.extract(html);
    check(&page);
    check_equal(&page, &extractor.extract(html));
}

/// Reads a saved file in one go and from place to place, and looks at what it holds.
pub fn check_saved(bytes: &[u8]) {
    let found = |input| {
        let mut found = Vec::new();
        unchaff_saved::read(input, MAX_PAGE_BYTES, |item| {
            found.push(match item {
                Item::LeftOut => "left out".to_owned(),
                Item::Broken { name, failure } => format!("{name:?} {failure}"),
                Item::Page(page) => {
                    let name = page.name().clone();
                    let page = page.extract(&Extractor::new(), None, MAX_PAGE_BYTES);
                    format!("{name:?} {:?}", page.map(|page| page.text()))
                }
            });
            ControlFlow::Continue(())
        });
        found
    };
    let _ = Form::of(bytes);
    assert_eq!(found(Input::stream(bytes)), found(Input::file(Cursor::new(bytes))));
}

/// An article with `inner` between its paragraphs.
pub fn article(inner: &str) -> String {
    format!(
        "<html><head><title>Rain | Echo</title></head><body><article><h1>Rain</h1>{inner}\
         <p>It rained all night in the valley, and by the morning the lower road was gone.</p>\
         <p>Nobody was hurt, the mayor said, but forty houses are without power.</p>\
         </article></body></html>"
    )
}

/// Text as it stands in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Looks at what can be printed.
pub fn check(page: &Extraction) {
    for block in page.blocks() {
        check_clean(block.text());
        for link in block.links() {
            assert!(block.text().get(link.range()).is_some(), "{link:?} of {:?}", block.text());
        }
        let _ = block.time();
    }
    for image in page.images() {
        assert!(image.position() <= page.blocks().count(), "{image:?}");
        let texts = [image.credit(), image.credit_raw(), image.caption(), image.alt()];
        texts.into_iter().flatten().for_each(check_clean);
    }
    check_markdown(page);
    let once = Html::parse_document(&page.html());
    check_tree(&once, HTML_TAGS, "the page");
    check_tree(&Html::parse_document(&once.html()), HTML_TAGS, "the page, read twice");
}

/// Whether two runs came to the same.
pub fn check_equal(one: &Extraction, other: &Extraction) {
    assert_eq!(one.html(), other.html());
    assert_eq!(one.markdown(), other.markdown());
    assert_eq!(one.images(), other.images());
    assert_eq!(format!("{:?}", one.metadata()), format!("{:?}", other.metadata()));
    let rows = |page: &Extraction| {
        let row =
            |block: unchaff::Block<'_>| (block.text().to_owned(), block.label(), block.reason());
        page.blocks().map(row).collect::<Vec<_>>()
    };
    assert_eq!(rows(one), rows(other));
}

fn check_clean(text: &str) {
    assert!(!text.contains(is_unclean), "{text:?}");
}

/// Whether Markdown shows the text, and nothing of it as mark-up, to readers that know formulas or to those that do
/// not.
fn check_markdown(page: &Extraction) {
    let markdown = page.markdown();
    let events = |options| Parser::new_ext(&markdown, options);
    for event in READERS.into_iter().flat_map(events) {
        let is_markup = match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => true,
            Event::Text(_) | Event::InlineMath(_) | Event::DisplayMath(_) => false,
            Event::Start(_) | Event::End(_) | Event::SoftBreak => false,
            _ => true,
        };
        assert!(!is_markup, "{event:?} in {markdown}");
    }
    check_shown(page, &markdown, "the page");
}

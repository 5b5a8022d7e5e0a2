//! What readers of Markdown see, for tests and fuzz targets.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unchaff::Extraction;

use crate::output::collapsed;

/// Readers of Markdown that know no formulas, and those that do.
pub(crate) const READERS: [Options; 2] =
    [Options::ENABLE_TABLES, Options::ENABLE_TABLES.union(Options::ENABLE_MATH)];

/// Checks that readers of the Markdown see every text of the article, be it those who know formulas or those who do
/// not. Signs that TeX writes in another way do not count in formulas.
#[track_caller]
pub(crate) fn check_shown(page: &Extraction, markdown: &str, source: &str) {
    let [plain, with_formulas] = READERS.map(|options| seen(markdown, options));
    let without = without_signs(&with_formulas);
    for block in page.article() {
        let text = collapsed(block.text());
        let is_shown = plain.contains(&text) || without.contains(&without_signs(&text));
        assert!(is_shown, "{text:?} is not in {with_formulas:?}\n{markdown}\nfrom {source}");
    }
}

/// What a reader sees, white space collapsed.
fn seen(markdown: &str, options: Options) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part)
            | Event::Code(part)
            | Event::InlineMath(part)
            | Event::DisplayMath(part) => text.push_str(&part),
            Event::Start(Tag::Strong | Tag::Emphasis)
            | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            // The other elements are blocks.
            _ => text.push(' '),
        }
    }
    collapsed(&text)
}

fn without_signs(text: &str) -> String {
    let mut text = text.to_owned();
    for command in ["\\lt{}", "\\vert{}", "\\Vert{}"] {
        text = text.replace(command, "");
    }
    text.replace(['<', '|', '`', '\u{2018}', '\\', '$', ' '], "")
}

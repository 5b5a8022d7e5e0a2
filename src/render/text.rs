//! Plain text.

use super::{Form, items::Items};
use crate::Block;

/// What stands before an item of a list. Numbers are not written, for they are no words of the page.
const BULLET: &str = "- ";

/// An empty line between blocks, none between the lines of a list or a table.
pub(crate) fn write<'p>(blocks: impl Iterator<Item = Block<'p>>) -> String {
    let mut out = String::new();
    let mut last: Option<(Form, Block<'_>)> = None;
    let mut items = Items::default();
    for block in blocks {
        let form = Form::of(block);
        let follows = match last {
            Some((Form::Quote, _)) | None => false,
            Some((last, before)) => form.continues(last, block, before),
        };
        if last.is_some() {
            out.push_str(if follows { "\n" } else { "\n\n" });
        }
        if !follows {
            items.clear();
        }
        if let Form::Item(depth) = form {
            write_mark(depth, block.item.is_some(), &mut items, &mut out);
        }
        out.push_str(block.text());
        last = Some((form, block));
    }
    out
}

/// What stands before the text of an item, or of a block that goes on with one.
fn write_mark(depth: u8, is_start: bool, items: &mut Items, out: &mut String) {
    if let (false, Some(indent)) = (is_start, items.go_on(depth)) {
        out.push_str(&" ".repeat(indent));
        return;
    }
    let (indent, _) = items.make_room(depth);
    out.push_str(&" ".repeat(indent));
    out.push_str(BULLET);
    items.open(depth, BULLET.len(), None, false);
}

#[cfg(test)]
mod tests {
    const STORY: &str = "It rained all night in the valley, and by the morning the road was gone.";
    const NEXT: &str = "Nobody was hurt, the mayor said, but forty houses are without power.";

    /// What becomes of mark-up between two paragraphs.
    #[track_caller]
    fn check(html: &str, want: &str) {
        let page = crate::extract(&format!(
            "<article><h1>Rain</h1><p>{STORY}</p>{html}<p>{NEXT}</p></article>"
        ));
        assert_eq!(page.text(), format!("{STORY}\n\n{want}\n\n{NEXT}"));
    }

    #[test]
    fn items_are_lines_and_nested_ones_are_indented() {
        check(
            "<ul><li>The mill<ol><li>The wheel</li><li>The weir</li></ol></li><li>The bridge</li></ul>",
            "- The mill\n  - The wheel\n  - The weir\n- The bridge",
        );
    }

    #[test]
    fn what_goes_on_in_an_item_has_no_mark_of_its_own() {
        check(
            "<ul><li><p>The mill</p><p>It is old.</p></li><li>The bridge<ul><li>Its arch</li></ul>All of it</li></ul>",
            "- The mill\n  It is old.\n- The bridge\n  - Its arch\n  All of it",
        );
    }

    #[test]
    fn rows_are_lines() {
        check("<table><tr><th>Dam<th>Level<tr><td>Upper<td>4.1</table>", "Dam\tLevel\nUpper\t4.1");
    }

    #[test]
    fn a_line_of_a_quote_is_a_block() {
        check("<blockquote><p>One said.<p>Two said.</blockquote>", "One said.\n\nTwo said.");
    }
}

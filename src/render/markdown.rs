//! Markdown.

use super::is_joined;
use crate::{Block, Kind, Label};

/// Spaces before an item for each level above it. Four, so that numbers would fit.
const INDENT: usize = 4;

/// CommonMark, and tables of GFM.
pub(crate) fn write<'p>(blocks: impl Iterator<Item = Block<'p>>) -> String {
    let mut out = String::new();
    let mut last: Option<Block<'_>> = None;
    for block in blocks {
        let follows = last.is_some_and(|last| is_joined(last, block));
        if last.is_some() {
            out.push_str(if follows { "\n" } else { "\n\n" });
        }
        write_block(block, follows, &mut out);
        last = Some(block);
    }
    out
}

fn write_block(block: Block<'_>, follows: bool, out: &mut String) {
    match (block.label(), block.kind()) {
        (Label::Title, _) => write_line("# ", block.text(), out),
        (Label::Standfirst, _) => write_line("**", block.text(), out),
        (_, Kind::Heading(level)) => {
            write_line(&("#".repeat(usize::from(level.max(2))) + " "), block.text(), out);
        }
        (Label::Caption, _) => write_line("*", block.text(), out),
        (Label::PullQuote, _) | (_, Kind::Quote) => write_line("> ", block.text(), out),
        (_, Kind::ListItem(depth)) => {
            let indent = " ".repeat(INDENT * usize::from(depth.saturating_sub(1)));
            write_line(&(indent + "- "), block.text(), out);
        }
        (_, Kind::Code) => write_code(block.text(), out),
        (_, Kind::TableRow) => write_row(block.text(), follows, out),
        _ => write_line("", block.text(), out),
    }
    match block.label() {
        Label::Standfirst => out.push_str("**"),
        Label::Caption => out.push('*'),
        _ => {}
    }
}

fn write_line(prefix: &str, text: &str, out: &mut String) {
    out.push_str(prefix);
    // In a heading or in bold no block can begin; in an item or a quote one can.
    let may_begin_block = prefix.is_empty() || prefix.ends_with("- ") || prefix == "> ";
    escape(text, may_begin_block, out);
}

/// A row. Tables have no headings that we know of, so the first row is taken for one, as GFM
/// cannot do without.
fn write_row(text: &str, follows: bool, out: &mut String) {
    let cells = text.split('\t');
    out.push('|');
    for cell in cells.clone() {
        out.push(' ');
        escape(cell, false, out);
        out.push_str(" |");
    }
    if !follows {
        out.push_str("\n|");
        out.extend(cells.map(|_| " --- |"));
    }
}

/// A fence longer than any run of backticks inside.
fn write_code(text: &str, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    out.extend([&fence, "\n", text, "\n", &fence]);
}

/// Keeps text from being read as mark-up.
fn escape(text: &str, is_line_start: bool, out: &mut String) {
    if is_line_start && starts_markup(text) {
        out.push('\\');
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (i, c) in text.char_indices() {
        let is_list_number = is_line_start && i > 0 && i == digits && matches!(c, '.' | ')');
        if is_list_number || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '&' | '~')
        {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether a line begins with what would make it a heading, a quote or an item.
fn starts_markup(text: &str) -> bool {
    text.starts_with(['#', '>', '~', '='])
        || ["- ", "+ "].iter().any(|mark| text.starts_with(mark))
        || text.starts_with("---")
}

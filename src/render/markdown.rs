//! Markdown.

use super::Form;
use crate::Block;

/// Spaces before an item for each level above it. Four, so that numbers would fit.
const INDENT: usize = 4;

/// CommonMark, and tables of GFM.
pub(crate) fn write<'p>(blocks: impl Iterator<Item = Block<'p>>) -> String {
    let blocks: Vec<(Form, Block<'_>)> = blocks.map(|block| (Form::of(block), block)).collect();
    let mut out = String::new();
    // Of the items that are open.
    let mut depths: Vec<u8> = Vec::new();
    let parts = blocks.chunk_by(|(last, before), (form, block)| {
        !matches!(form, Form::Quote) && form.continues(*last, *block, *before)
    });
    for part in parts {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        depths.clear();
        let texts = part.iter().map(|(_, block)| block.text());
        let columns = texts.map(|text| text.split('\t').count()).max().unwrap_or(0);
        for (i, (form, block)) in part.iter().enumerate() {
            if i > 0 {
                out.push('\n');
            }
            match *form {
                Form::Item(depth) => {
                    // What is indented by more than a level is code.
                    depths.truncate(depths.partition_point(|open| *open < depth));
                    let indent = " ".repeat(INDENT * depths.len());
                    depths.push(depth);
                    write_line(&(indent + "- "), block.text(), "", &mut out);
                }
                Form::Row => write_row(block.text(), (i == 0).then_some(columns), &mut out),
                form => write_block(form, block.text(), &mut out),
            }
        }
    }
    out
}

fn write_block(form: Form, text: &str, out: &mut String) {
    match form {
        Form::Title => write_line("# ", text, "", out),
        Form::Standfirst => write_line("**", text, "**", out),
        Form::Heading(level) => {
            write_line(&("#".repeat(usize::from(level)) + " "), text, "", out);
        }
        Form::Caption => write_line("*", text, "*", out),
        Form::Quote => write_line("> ", text, "", out),
        Form::Code => write_code(text, out),
        Form::Item(_) | Form::Row | Form::Paragraph => write_line("", text, "", out),
    }
}

fn write_line(before: &str, text: &str, after: &str, out: &mut String) {
    // Marks around a text that begins with a space, as code may, are no marks.
    let text = text.trim();
    out.push_str(before);
    // In a heading or in bold no block can begin; in an item or a quote one can.
    let may_begin_block = before.is_empty() || before.ends_with("- ") || before == "> ";
    escape(text, may_begin_block, out);
    // A heading may end in marks that are not shown.
    if before.starts_with('#') && text.ends_with('#') {
        out.pop();
        out.push_str("\\#");
    }
    out.push_str(after);
}

/// A row. Tables have no headings that we know of, so the first row is taken for one, as GFM
/// cannot do without. It is as wide as the widest, for cells beyond it are not shown.
fn write_row(text: &str, columns: Option<usize>, out: &mut String) {
    let cells = text.split('\t');
    let missing = columns.map_or(0, |columns| columns.saturating_sub(cells.clone().count()));
    out.push('|');
    for cell in cells {
        out.push(' ');
        escape(cell, false, out);
        out.push_str(" |");
    }
    out.push_str(&"  |".repeat(missing));
    if let Some(columns) = columns {
        out.push_str("\n|");
        out.push_str(&" --- |".repeat(columns));
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
        // Code has lines, and may be a headline.
        out.push(if c == '\n' { ' ' } else { c });
    }
}

/// Whether a line begins with what would make it a heading, a quote, an item or a rule, and is not
/// escaped anyway.
fn starts_markup(text: &str) -> bool {
    let after_mark = text.strip_prefix(['-', '+']);
    text.starts_with(['#', '>', '='])
        || after_mark.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        || text.starts_with("---")
        || text.chars().all(|c| c == '-' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    const STORY: &str = "It rained all night in the valley, and by the morning the road was gone.";
    const NEXT: &str = "Nobody was hurt, the mayor said, but forty houses are without power.";

    /// What becomes of mark-up between two paragraphs.
    #[track_caller]
    fn check(html: &str, want: &str) {
        let page = crate::extract(&format!(
            "<article><h1>Rain</h1><p>{STORY}</p>{html}<p>{NEXT}</p></article>"
        ));
        let found = page.markdown();
        let inner = found
            .strip_prefix(&format!("# Rain\n\n{STORY}\n\n"))
            .and_then(|it| it.strip_suffix(&format!("\n\n{NEXT}")));
        assert_eq!(inner, Some(want), "{found}");
    }

    #[test]
    fn what_begins_a_block_is_escaped_once() {
        for (text, want) in [
            ("- - -", "\\- - -"),
            ("-- -", "\\-- -"),
            ("-5 degrees", "-5 degrees"),
            ("-", "\\-"),
            ("+", "\\+"),
            ("~ about", "\\~ about"),
            ("1. one", "1\\. one"),
            ("# one", "\\# one"),
        ] {
            let mut out = String::new();
            write_line("", text, "", &mut out);
            assert_eq!(out, want);
        }
    }

    #[test]
    fn short_texts_of_marks_come_back_in_every_form() {
        const CHARS: [char; 18] = [
            '-', '+', '#', '>', '1', '.', '~', '=', '*', '_', '`', '|', '\\', '[', '<', '&', 'a',
            ' ',
        ];
        let longer = |texts: Vec<String>| {
            texts.iter().flat_map(|it| CHARS.map(|c| format!("{it}{c}"))).collect()
        };
        let texts: Vec<String> = (0..3).fold(vec![String::new()], |texts, _| longer(texts));
        for text in texts {
            // The page has neither spaces at the ends nor two in a row.
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            let forms = [Form::Title, Form::Standfirst, Form::Heading(2), Form::Caption];
            for form in forms.into_iter().chain([Form::Quote, Form::Code, Form::Paragraph]) {
                let mut out = String::new();
                write_block(form, &text, &mut out);
                assert_eq!(rendered(&out).trim_end(), text, "{form:?}: {out}");
            }
            let mut out = String::new();
            write_line("- ", &text, "", &mut out);
            assert_eq!(rendered(&out), text, "{out}");
            let mut out = String::new();
            write_row(&format!("a\t{text}"), Some(2), &mut out);
            assert_eq!(rendered(&out), format!("a{text}"), "{out}");
        }
    }

    fn rendered(markdown: &str) -> String {
        Parser::new_ext(markdown, Options::ENABLE_TABLES)
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.into_string()),
                Event::Start(_) | Event::End(_) => None,
                other => panic!("{other:?} in {markdown}"),
            })
            .collect()
    }

    #[test]
    fn the_end_of_a_heading_is_shown() {
        check("<h2>Why we left C #</h2>", "## Why we left C \\#");
        check("<h2>Why C# is left</h2>", "## Why C# is left");
    }

    #[test]
    fn an_item_is_no_deeper_than_the_one_before_allows() {
        check(
            "<ul><li><ul><li>Deep</li><li>As deep<ul><li>Deeper</li></ul></li></ul></li><li>Flat</li></ul>",
            "- Deep\n- As deep\n    - Deeper\n- Flat",
        );
    }

    #[test]
    fn a_table_is_as_wide_as_its_widest_row() {
        check(
            "<table><tr><td>Dam<td>Level<tr><td>Upper<td>4.1<td>high</table>",
            "| Dam | Level |  |\n| --- | --- | --- |\n| Upper | 4.1 | high |",
        );
    }
}

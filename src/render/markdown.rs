//! Markdown.

use std::borrow::Cow;

use super::{
    Form, Piece, Run, address, cells,
    formula::write_formula,
    items::Items,
    marks::{escape, write_address},
    runs,
};
use crate::{Block, Image, Label, Player, Selection};

/// How far the text of an item is from its mark, unless the number before it is longer. There are
/// programs that need four.
const INDENT: usize = 4;

/// CommonMark, and tables of GFM.
pub(crate) fn write(pieces: Vec<Piece<'_>>, selection: Selection) -> String {
    let mut writer = Writer { out: String::new(), selection, last: None, items: Items::default() };
    for (i, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Block(block) => writer.block(block, pieces.get(i..).unwrap_or_default()),
            Piece::Image(image) => writer.image(image),
            Piece::Player(player) => writer.player(player),
        }
    }
    writer.out
}

struct Writer<'p> {
    out: String,
    selection: Selection,
    /// The block before, if it may go on.
    last: Option<(Form, Block<'p>)>,
    /// The items that are open.
    items: Items,
}

impl<'p> Writer<'p> {
    /// Writes a block. It is the first of `pieces`.
    fn block(&mut self, block: Block<'p>, pieces: &[Piece<'p>]) {
        let form = Form::of(block);
        let follows = self.last.is_some_and(|(last, before)| form.continues(last, block, before));
        if !follows {
            self.begin();
        }
        let runs = match form {
            Form::Code => Vec::new(),
            _ => runs(block, self.selection.links),
        };
        match form {
            Form::Item(depth) => self.item(depth, block, &runs, follows),
            Form::Row => {
                let columns = (!follows).then(|| columns(block, pieces));
                self.out.push_str(if follows { "\n" } else { "" });
                write_row(&cells(&runs), columns, &mut self.out);
            }
            Form::Quote => {
                self.out.push_str(if follows { "\n>\n" } else { "" });
                write_block(form, &runs, &mut self.out);
            }
            Form::Code => write_code(block.text(), block.language(), &mut self.out),
            form => write_block(form, &runs, &mut self.out),
        }
        self.last = Some((form, block));
    }

    /// Begins something new.
    fn begin(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.items.clear();
        self.last = None;
    }

    fn item(&mut self, depth: u8, block: Block<'_>, runs: &[Run<'_>], follows: bool) {
        if block.item.is_none()
            && let Some(indent) = self.items.go_on(depth)
        {
            self.out.push_str("\n\n");
            self.out.push_str(&" ".repeat(indent));
            write_runs(runs, true, &mut self.out);
            return;
        }
        let (indent, before) = self.items.make_room(depth);
        let number = block.number();
        let is_next = match (before.and_then(|before| before.number), number) {
            (Some(before), Some(number)) => before.checked_add(1) == Some(number),
            _ => false,
        };
        // A list with other numbers is another list, which another mark says.
        let was_other = before.is_some_and(|before| before.is_other);
        let is_other = if is_next { was_other } else { before.is_some() && !was_other };
        let mark = match number {
            Some(number) => format!("{number}{} ", if is_other { ')' } else { '.' }),
            None => "- ".to_owned(),
        };
        if follows {
            // A text goes on with a number that is not 1.
            let is_apart = number.is_some() && !is_next;
            self.out.push_str(if is_apart { "\n\n" } else { "\n" });
        }
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(&mark);
        self.items.open(depth, mark.len().max(INDENT), number, is_other);
        write_runs(runs, true, &mut self.out);
    }

    fn image(&mut self, image: &Image) {
        let has_caption = self.selection.has(Label::Caption);
        let caption = image.caption().filter(|_| has_caption);
        let credit = image.credit().filter(|_| has_caption);
        if let Some(url) = image.url().and_then(address::of_media) {
            self.begin();
            self.out.push_str("![");
            let alt: Vec<&str> = image.alt().unwrap_or_default().split_whitespace().collect();
            escape(&alt.join(" "), false, &mut self.out);
            self.out.push_str("](");
            write_address(&url, &mut self.out);
            self.out.push(')');
        }
        let credit = credit.map(|credit| format!("({credit})"));
        let lines: Vec<&str> = caption.into_iter().chain(credit.as_deref()).collect();
        if !lines.is_empty() {
            self.begin();
            let text = lines.join(" ");
            let runs = [Run::plain(text.trim())];
            write_block(Form::Caption, &runs, &mut self.out);
        }
    }

    fn player(&mut self, player: &Player) {
        if let Some(url) = address::of_media(player.url()) {
            self.begin();
            let title = player.title().unwrap_or(&url);
            let link = Run { url: Some(Cow::Borrowed(&url)), ..Run::plain(title) };
            write_block(Form::Paragraph, &[link], &mut self.out);
        }
    }
}

/// How many cells the widest row of the table has that begins with a block, the first of `pieces`.
fn columns(first: Block<'_>, pieces: &[Piece<'_>]) -> usize {
    let rows = pieces.iter().map_while(|piece| match piece {
        Piece::Block(row) if Form::of(*row) == Form::Row && row.table == first.table => Some(row),
        _ => None,
    });
    rows.map(|row| row.text().split('\t').count()).max().unwrap_or(0)
}

fn write_block(form: Form, runs: &[Run<'_>], out: &mut String) {
    match form {
        Form::Title => write_heading("# ", runs, out),
        Form::Heading(level) => {
            write_heading(&("#".repeat(usize::from(level)) + " "), runs, out);
        }
        Form::Standfirst => write_marked("**", runs, out),
        Form::Caption => write_marked("*", runs, out),
        Form::Quote => {
            out.push_str("> ");
            write_runs(runs, true, out);
        }
        Form::Paragraph if matches!(runs, [Run { is_formula: true, url: None, .. }]) => {
            // It stands in a line of its own.
            out.push('$');
            write_runs(runs, true, out);
            out.push('$');
        }
        Form::Code | Form::Item(_) | Form::Row | Form::Paragraph => write_runs(runs, true, out),
    }
}

fn write_heading(mark: &str, runs: &[Run<'_>], out: &mut String) {
    out.push_str(mark);
    write_runs(runs, false, out);
    // A heading may end in marks that are not shown.
    if runs.last().is_some_and(|run| run.url.is_none() && run.text.ends_with('#')) {
        out.pop();
        out.push_str("\\#");
    }
}

fn write_marked(mark: &str, runs: &[Run<'_>], out: &mut String) {
    out.push_str(mark);
    write_runs(runs, false, out);
    out.push_str(mark);
}

/// Writes a text with its links. In a heading or in bold no block can begin.
fn write_runs(runs: &[Run<'_>], may_begin_block: bool, out: &mut String) {
    let has_formulas = runs.iter().any(|run| run.is_formula);
    let write = |run: &Run<'_>, is_line_start: bool, out: &mut String| {
        if run.is_formula {
            write_formula(run.text, out);
            return;
        }
        // Beside formulas a dollar would begin one.
        let mut parts = run.text.split_inclusive(|c| has_formulas && c == '$');
        escape_part(parts.next().unwrap_or_default(), is_line_start, has_formulas, out);
        parts.for_each(|part| escape_part(part, false, has_formulas, out));
    };
    for (i, run) in runs.iter().enumerate() {
        let Some(url) = &run.url else {
            write(run, may_begin_block && i == 0, out);
            continue;
        };
        // With the mark it would be an image.
        if i > 0 && out.ends_with('!') {
            out.pop();
            out.push_str("\\!");
        }
        out.push('[');
        // Some programs read it as the name of a footnote.
        out.push_str(if run.text.starts_with('^') { "\\" } else { "" });
        write(run, false, out);
        out.push_str("](");
        write_address(url, out);
        out.push(')');
    }
}

/// Writes a text with at most one dollar, at its end.
fn escape_part(part: &str, is_line_start: bool, has_formulas: bool, out: &mut String) {
    match part.strip_suffix('$').filter(|_| has_formulas) {
        Some(before) => {
            escape(before, is_line_start, out);
            out.push_str("\\$");
        }
        None => escape(part, is_line_start, out),
    }
}

/// A row. The first one is taken for the headings, as GFM cannot do without. It is as wide as the widest, for cells beyond it are not shown.
fn write_row(cells: &[Vec<Run<'_>>], columns: Option<usize>, out: &mut String) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        write_runs(cell, false, out);
        out.push_str(" |");
    }
    if let Some(columns) = columns {
        out.push_str(&"  |".repeat(columns.saturating_sub(cells.len())));
        out.push_str("\n|");
        out.push_str(&" --- |".repeat(columns));
    }
}

/// A fence longer than any run of backticks inside.
fn write_code(text: &str, language: Option<&str>, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    out.extend([&fence, language.unwrap_or_default(), "\n", text, "\n", &fence]);
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
        check_with(Selection::article().links(false).images(false), html, want);
    }

    #[track_caller]
    fn check_with(selection: Selection, html: &str, want: &str) {
        let page = crate::extract(&format!(
            "<article><h1>Rain</h1><p>{STORY}</p>{html}<p>{NEXT}</p></article>"
        ));
        let found = page.markdown_with(selection);
        let inner = found
            .strip_prefix(&format!("# Rain\n\n{STORY}\n\n"))
            .and_then(|it| it.strip_suffix(&format!("\n\n{NEXT}")));
        assert_eq!(inner, Some(want), "{found}");
    }

    /// A text as one form of block.
    fn written(form: Form, text: &str) -> String {
        let mut out = String::new();
        let runs = [Run::plain(text.trim())];
        match form {
            Form::Code => write_code(text, None, &mut out),
            Form::Row => {
                let first = [Run::plain("a")];
                write_row(&[first.into(), runs.into()], Some(2), &mut out);
            }
            Form::Item(_) => {
                out.push_str("- ");
                write_runs(&runs, true, &mut out);
            }
            form => write_block(form, &runs, &mut out),
        }
        out
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
            assert_eq!(written(Form::Paragraph, text), want);
        }
    }

    #[test]
    fn short_texts_of_marks_come_back_in_every_form() {
        const CHARS: [char; 18] = [
            '-', '+', '#', '>', '1', '.', '~', '=', '*', '_', '`', '|', '\\', '[', '<', '&', 'a',
            ' ',
        ];
        use Form::{Caption, Code, Heading, Item, Paragraph, Quote, Row, Standfirst, Title};
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
            for form in
                [Title, Standfirst, Heading(2), Caption, Quote, Code, Paragraph, Item(1), Row]
            {
                let out = written(form, &text);
                let want = if form == Row { format!("a{text}") } else { text.clone() };
                assert_eq!(rendered(&out).trim_end(), want, "{form:?}: {out}");
            }
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
    fn items_have_their_numbers() {
        check(
            "<ol start=9><li>Wash<ul><li>well</ul><li>Boil<li><p>Serve<p>at once</ol>",
            "9. Wash\n    - well\n10. Boil\n11. Serve\n\n    at once",
        );
        check("<ol reversed><li>Third<li>Second</ol>", "2. Third\n\n1) Second");
        check("<ol><li>One<li>Two</ol><ol><li>Other</ol>", "1. One\n2. Two\n\n1) Other");
        check("<ol start=-1><li>Before<li>Zero</ol>", "- Before\n\n0) Zero");
    }

    #[test]
    fn code_has_its_language() {
        check(
            "<pre class=lang-a><code class='hl language-rust'>\nlet a;</code></pre>",
            "```rust\nlet a;\n```",
        );
        check("<pre><code class='language-`x'>let a;</code></pre>", "```\nlet a;\n```");
    }

    #[test]
    fn formulas_stand_between_dollars() {
        let math = |tex: &str| format!("<math alttext='{tex}'><mi>x</mi></math>");
        for (tex, want) in [
            ("d_{0} * a", "$d_{0} * a$"),
            ("a&lt;b", "$a\\lt{}b$"),
            ("&lt;img src=x onerror=alert(1)>", "$\\lt{}img src=x onerror=alert(1)>$"),
            ("[x](javascript:1)", "$[x] (javascript:1)$"),
            ("|a| \\| b", "$\\vert{}a\\vert{} \\Vert{} b$"),
            ("a$b \\$ `c`", "$a\\$b \\$ \u{2018}c\u{2018}$"),
            ("&amp;lt; a &amp; b", "$& lt; a & b$"),
        ] {
            check(&format!("<p>So {} it is.</p>", math(tex)), &format!("So {want} it is."));
        }
        check(&format!("<p>For $5 {} costs $6.</p>", math("x_1")), "For \\$5 $x_1$ costs \\$6.");
        check("<p>It costs $5 and not $6.</p>", "It costs $5 and not $6.");
        check(
            &format!("<table><tr><th>Dam<th>Level<tr><td>Upper<td>{}</table>", math("4.1|h|")),
            "| Dam | Level |\n| --- | --- |\n| Upper | $4.1\\vert{}h\\vert{}$ |",
        );
    }

    #[test]
    fn lines_of_a_quote_are_one_quote() {
        check("<blockquote><p>One said.<p>Two said.</blockquote>", "> One said.\n>\n> Two said.");
    }

    #[test]
    fn links_are_kept_if_asked_for() {
        for (html, want) in [
            ("<p>So <a href=/a>they</a> say.</p>", "So [they](/a) say."),
            (
                "<p>So! <a href=/a>^</a>!<a href=/b>*1*</a> it was.</p>",
                "So! [\\^](/a)\\![\\*1\\*](/b) it was.",
            ),
            (
                "<p>See <a href='/a (b)>c'>there</a> for it.</p>",
                "See [there](</a (b)\\>c>) for it.",
            ),
            (
                "<p>See <a href='?a=1&amp;b=2&amp;copy;`'>there</a> for it.</p>",
                "See [there](?a=1&b=2\\&copy;\\`) for it.",
            ),
            ("<p>See <a href=javascript:x>there</a> for it.</p>", "See there for it."),
        ] {
            check_with(Selection::article(), html, want);
        }
        check("<p>So <a href=/a>they</a> say.</p>", "So they say.");
    }

    #[test]
    fn images_have_their_captions_under_them() {
        let html = "<figure><img src='/a b.jpg' alt='A *road*'><figcaption>The road. (Photo: Jo Ray)</figcaption></figure>";
        let all = Selection::article();
        check_with(all, html, "![A \\*road\\*](</a b.jpg>)\n\n*The road. (Jo Ray)*");
        check_with(all.captions(false), html, "![A \\*road\\*](</a b.jpg>)");
        check_with(all.images(false), html, "*The road.*");
    }

    #[test]
    fn a_table_is_as_wide_as_its_widest_row() {
        check(
            "<table><tr><td>Dam<td>Level<tr><td>Upper<td>4.1<td>high</table>",
            "| Dam | Level |  |\n| --- | --- | --- |\n| Upper | 4.1 | high |",
        );
    }
}

//! HTML, written from blocks so that there is nothing of the page in it that would want cleaning.

use super::{Form, Piece, Run, address, cells, runs};
use crate::{Block, Image, Label, Player, Selection, page::Heads};

/// The pieces as one `<article>`.
pub(crate) fn write(pieces: Vec<Piece<'_>>, selection: Selection) -> String {
    let mut writer =
        Writer { out: "<article>\n".to_owned(), selection, last: None, lists: Vec::new() };
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Block(block) if block.begins_table(pieces.peek()) => writer.caption(block),
            Piece::Block(block) => writer.block(block),
            Piece::Image(image) => writer.figure(image),
            Piece::Player(player) => writer.player(player),
        }
    }
    writer.close();
    writer.out.push_str("</article>\n");
    writer.out
}

struct Writer<'p> {
    out: String,
    selection: Selection,
    /// The block before, if what it is a part of is still open.
    last: Option<(Form, Block<'p>)>,
    /// The lists that are open, outermost first. The last item of each is open, too.
    lists: Vec<List>,
}

#[derive(Clone, Copy)]
struct List {
    depth: u8,
    /// The number of its last item.
    number: Option<u32>,
}

impl List {
    fn name(self) -> &'static str {
        if self.number.is_some() { "ol" } else { "ul" }
    }
}

impl<'p> Writer<'p> {
    fn block(&mut self, block: Block<'p>) {
        let form = Form::of(block);
        let follows = self.last.is_some_and(|(last, before)| form.continues(last, block, before));
        if !follows {
            self.close();
        }
        match form {
            Form::Title => self.element("h1", "", block),
            Form::Standfirst => self.element("p", " class=\"standfirst\"", block),
            Form::Heading(level) => self.element(heading(level), "", block),
            Form::Caption => {
                self.out.push_str("<figure><figcaption>");
                self.inline(block);
                self.out.push_str("</figcaption></figure>\n");
            }
            Form::Item(depth) => self.item(depth, block),
            Form::Row => {
                self.out.push_str(if follows { "<tr>" } else { "<table>\n<tr>" });
                for (i, cell) in cells(&runs(block, self.selection.links)).iter().enumerate() {
                    let is_head = match block.heads {
                        Some(Heads::All) => true,
                        Some(Heads::First) => i == 0,
                        None => false,
                    };
                    self.out.push_str(if is_head { "<th>" } else { "<td>" });
                    self.runs(cell);
                    self.out.push_str(if is_head { "</th>" } else { "</td>" });
                }
                self.out.push_str("</tr>\n");
            }
            Form::Code => {
                self.out.push_str("<pre><code");
                if let Some(language) = block.language() {
                    self.out.push_str(" class=\"language-");
                    escape(language, &mut self.out);
                    self.out.push('"');
                }
                self.out.push('>');
                escape(block.text(), &mut self.out);
                self.out.push_str("</code></pre>\n");
            }
            Form::Quote => {
                self.out.push_str(if follows { "" } else { "<blockquote>\n" });
                self.element("p", "", block);
            }
            Form::Paragraph => self.element("p", "", block),
        }
        self.last = Some((form, block));
    }

    /// Begins a table with its caption.
    fn caption(&mut self, block: Block<'p>) {
        self.close();
        self.out.push_str("<table>\n");
        self.element("caption", "", block);
        self.last = Some((Form::Row, block));
    }

    /// Closes the list, the table or the quote that is open.
    fn close(&mut self) {
        match self.last.take() {
            Some((Form::Item(_), _)) => {
                while let Some(list) = self.lists.pop() {
                    self.close_list(list);
                }
                self.out.push('\n');
            }
            Some((Form::Row, _)) => self.out.push_str("</table>\n"),
            Some((Form::Quote, _)) => self.out.push_str("</blockquote>\n"),
            _ => {}
        }
    }

    fn close_list(&mut self, list: List) {
        self.out.extend(["</li></", list.name(), ">"]);
    }

    fn item(&mut self, depth: u8, block: Block<'p>) {
        while let Some(list) = self.lists.pop_if(|list| list.depth > depth) {
            self.close_list(list);
        }
        let number = block.number();
        let open = self.lists.last().copied().filter(|list| list.depth == depth);
        if open.is_some() && block.item.is_none() {
            // It goes on with the item.
            self.out.push_str("<p>");
            self.inline(block);
            self.out.push_str("</p>");
            return;
        }
        match open {
            Some(list) if list.number.is_some() == number.is_some() => {
                self.out.push_str("</li>\n<li");
                let next = list.number.map(|number| number.saturating_add(1));
                if let (Some(number), true) = (number, next != number) {
                    self.out.push_str(&format!(" value=\"{number}\""));
                }
                self.lists.pop();
            }
            other => {
                // A list begins in the item before it, or where one of the other sort ends.
                if let Some(list) = other {
                    self.lists.pop();
                    self.close_list(list);
                }
                match number {
                    Some(1) => self.out.push_str("<ol><li"),
                    Some(start) => self.out.push_str(&format!("<ol start=\"{start}\"><li")),
                    None => self.out.push_str("<ul><li"),
                }
            }
        }
        self.out.push('>');
        self.lists.push(List { depth, number });
        self.inline(block);
    }

    fn element(&mut self, name: &str, attributes: &str, block: Block<'_>) {
        self.out.extend(["<", name, attributes, ">"]);
        self.inline(block);
        self.out.extend(["</", name, ">\n"]);
    }

    /// The text with its links.
    fn inline(&mut self, block: Block<'_>) {
        self.runs(&runs(block, self.selection.links));
    }

    fn runs(&mut self, runs: &[Run<'_>]) {
        for run in runs {
            if let Some(url) = &run.url {
                self.out.push_str("<a href=\"");
                escape(url, &mut self.out);
                self.out.push_str("\">");
            }
            escape(run.text, &mut self.out);
            self.out.push_str(if run.url.is_some() { "</a>" } else { "" });
        }
    }

    fn figure(&mut self, image: &Image) {
        let url = image.url().and_then(address::of_media);
        let has_caption = self.selection.has(Label::Caption);
        let caption = image.caption().filter(|_| has_caption);
        let credit = image.credit().filter(|_| has_caption);
        if url.is_none() && caption.is_none() && credit.is_none() {
            return;
        }
        self.close();
        self.out.push_str("<figure>");
        if let Some(url) = url {
            self.out.push_str("<img src=\"");
            escape(&url, &mut self.out);
            self.out.push_str("\" alt=\"");
            escape(image.alt().unwrap_or_default(), &mut self.out);
            self.out.push_str("\">");
        }
        if caption.is_some() || credit.is_some() {
            self.out.push_str("<figcaption>");
            escape(caption.unwrap_or_default(), &mut self.out);
            if let Some(credit) = credit {
                self.out.push_str(if caption.is_some() { " <small>" } else { "<small>" });
                escape(credit, &mut self.out);
                self.out.push_str("</small>");
            }
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    fn player(&mut self, player: &Player) {
        if let Some(url) = address::of_media(player.url()) {
            self.close();
            self.out.push_str("<p><a href=\"");
            escape(&url, &mut self.out);
            self.out.push_str("\">");
            escape(player.title().unwrap_or(&url), &mut self.out);
            self.out.push_str("</a></p>\n");
        }
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}

/// Text as it may stand in an element or in an attribute between double quotes.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(html: &str, want: &str) {
        let page = crate::extract(html);
        let found = page.html();
        let inner =
            found.strip_prefix("<article>\n").and_then(|it| it.strip_suffix("</article>\n"));
        assert_eq!(inner, Some(want));
    }

    const STORY: &str = "It rained all night in the valley, and by the morning the road was gone.";
    const NEXT: &str = "Nobody was hurt, the mayor said, but forty houses are without power.";
    const LAST: &str = "Two bridges are closed, he said, and the school stays shut until Monday.";

    #[test]
    fn blocks_have_elements() {
        check(
            &format!(
                "<article><h1>Rain</h1><p>{STORY} <a href=/b?c=1&amp;d>So &lt;they&gt; say</a>.</p><h3>Later</h3><p>{NEXT}</p></article>"
            ),
            &format!(
                "<h1>Rain</h1>\n<p>{STORY} <a href=\"/b?c=1&amp;d\">So &lt;they&gt; say</a>.</p>\n<h3>Later</h3>\n<p>{NEXT}</p>\n"
            ),
        );
        check(
            &format!(
                "<article><p>{STORY}<pre>\na < b</pre><blockquote><p>{NEXT}<p>{LAST}</blockquote></article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<pre><code>a &lt; b</code></pre>\n<blockquote>\n<p>{NEXT}</p>\n<p>{LAST}</p>\n</blockquote>\n"
            ),
        );
    }

    #[test]
    fn lists_and_tables_are_whole() {
        check(
            &format!(
                "<article><p>{STORY}<ul><li>One<ul><li>Deep</ul><li>Two</ul><p>{NEXT}</article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<ul><li>One<ul><li>Deep</li></ul></li>\n<li>Two</li></ul>\n<p>{NEXT}</p>\n"
            ),
        );
        check(
            &format!(
                "<article><p>{STORY}<table><tr><th>Dam<th>Level in May<tr><td>The upper dam<td>4.1 metres, as in April</table><p>{NEXT}</article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<table>\n<tr><th>Dam</th><th>Level in May</th></tr>\n<tr><td>The upper dam</td><td>4.1 metres, as in April</td></tr>\n</table>\n<p>{NEXT}</p>\n"
            ),
        );
    }

    #[test]
    fn tables_have_headings_and_a_caption() {
        let row = "<tr><th>Upper dam, in the north<td>4.1 metres, as in April";
        let rows = "<tr><th>Upper dam, in the north</th><td>4.1 metres, as in April</td></tr>";
        let head = "<thead><tr><td>Dam<td>Level in May</thead>";
        let heads = "<tr><th>Dam</th><th>Level in May</th></tr>";
        for (html, want) in [
            (
                format!("<table><caption>Levels of the dams{head}{row}</table>"),
                format!(
                    "<table>\n<caption>Levels of the dams</caption>\n{heads}\n{rows}\n</table>\n"
                ),
            ),
            (
                format!("<table>{head}{row}</table>"),
                format!("<table>\n{heads}\n{rows}\n</table>\n"),
            ),
        ] {
            check(
                &format!("<article><p>{STORY}{html}<p>{NEXT}</article>"),
                &format!("<p>{STORY}</p>\n{want}<p>{NEXT}</p>\n"),
            );
        }
    }

    #[test]
    fn items_have_their_numbers() {
        check(
            &format!(
                "<article><p>{STORY}<ol start=9><li>Wash<ul><li>well</ul><li><p>Boil<p>slowly</ol><ol><li>Eat</ol><ul><li>Sleep</ul><p>{NEXT}</article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<ol start=\"9\"><li>Wash<ul><li>well</li></ul></li>\n<li>Boil<p>slowly</p></li>\n<li value=\"1\">Eat</li></ol><ul><li>Sleep</li></ul>\n<p>{NEXT}</p>\n"
            ),
        );
    }

    #[test]
    fn cells_have_links_and_code_its_language() {
        check(
            &format!(
                "<article><p>{STORY}<table><tr><td>Level of the dam<td>4.1 metres, <a href=/up>more</a> in May<tr><td>Level of the weir<td>0.3 metres, as in May</table><pre><code class=language-c>x</code></pre><p>{NEXT}</article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<table>\n<tr><td>Level of the dam</td><td>4.1 metres, <a href=\"/up\">more</a> in May</td></tr>\n<tr><td>Level of the weir</td><td>0.3 metres, as in May</td></tr>\n</table>\n<pre><code class=\"language-c\">x</code></pre>\n<p>{NEXT}</p>\n"
            ),
        );
    }

    #[test]
    fn a_standfirst_in_a_quote_is_no_quote() {
        check(
            &format!(
                "<article><h1>Rain</h1><blockquote class=standfirst>The lower road is gone.</blockquote><p>{STORY}<p>{NEXT}</article>"
            ),
            &format!(
                "<h1>Rain</h1>\n<p class=\"standfirst\">The lower road is gone.</p>\n<p>{STORY}</p>\n<p>{NEXT}</p>\n"
            ),
        );
    }

    #[test]
    fn images_have_their_captions() {
        check(
            &format!(
                "<article><p>{STORY}<figure><img src='/a.jpg' alt='\"Road\"'><figcaption>The road. (Photo: Jo Ray)</figcaption></figure><p>{NEXT}</article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<figure><img src=\"/a.jpg\" alt=\"&quot;Road&quot;\"><figcaption>The road. <small>Jo Ray</small></figcaption></figure>\n<p>{NEXT}</p>\n"
            ),
        );
    }

    #[test]
    fn a_link_that_could_act_is_text() {
        check(
            &format!(
                "<article><p>{STORY} <a href='java\nscript:alert(1)'>So they say</a>.</p></article>"
            ),
            &format!("<p>{STORY} So they say.</p>\n"),
        );
    }
}

//! HTML, written from blocks so that there is nothing of the page in it that would want cleaning.

use super::{Form, address};
use crate::{Block, Image, Label};

/// The article as one `<article>`. `blocks` are all of the page with their numbers, in order;
/// `is_shown` says which of them are printed.
pub(crate) fn write<'p>(
    blocks: impl Iterator<Item = Block<'p>>,
    images: &[Image],
    is_shown: impl Fn(Block<'p>) -> bool,
) -> String {
    let mut writer = Writer { out: "<article>\n".to_owned(), ..Writer::default() };
    let mut images = images.iter().peekable();
    for (position, block) in blocks.enumerate() {
        while let Some(image) = images.next_if(|image| image.position() <= position) {
            writer.figure(image);
        }
        // What belongs to an image is written with it.
        let is_drawn = matches!(block.label(), Label::Caption | Label::Credit);
        if is_shown(block) && !(is_drawn && block.image().is_some()) {
            writer.block(block);
        }
    }
    images.for_each(|image| writer.figure(image));
    writer.close();
    writer.out.push_str("</article>\n");
    writer.out
}

#[derive(Default)]
struct Writer<'p> {
    out: String,
    /// The block before, if what it is a part of is still open.
    last: Option<(Form, Block<'p>)>,
    /// How many lists are open.
    lists: u8,
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
                for cell in block.text().split('\t') {
                    self.out.push_str("<td>");
                    escape(cell, &mut self.out);
                    self.out.push_str("</td>");
                }
                self.out.push_str("</tr>\n");
            }
            Form::Code => {
                self.out.push_str("<pre><code>");
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

    /// Closes the list, the table or the quote that is open.
    fn close(&mut self) {
        match self.last.take() {
            Some((Form::Item(_), _)) => {
                self.out.push_str(&"</li></ul>".repeat(usize::from(self.lists)));
                self.out.push('\n');
                self.lists = 0;
            }
            Some((Form::Row, _)) => self.out.push_str("</table>\n"),
            Some((Form::Quote, _)) => self.out.push_str("</blockquote>\n"),
            _ => {}
        }
    }

    fn item(&mut self, depth: u8, block: Block<'p>) {
        if depth > self.lists {
            // A list begins in the item before it, or in one of its own.
            let missing = depth - self.lists;
            let opened: Vec<&str> = vec!["<ul><li>"; usize::from(missing)];
            self.out.push_str(&opened.concat());
        } else {
            let closed = usize::from(self.lists - depth);
            self.out.push_str(&"</li></ul>".repeat(closed));
            self.out.push_str("</li>\n<li>");
        }
        self.lists = depth;
        self.inline(block);
    }

    fn element(&mut self, name: &str, attributes: &str, block: Block<'_>) {
        self.out.extend(["<", name, attributes, ">"]);
        self.inline(block);
        self.out.extend(["</", name, ">\n"]);
    }

    /// The text with its links.
    fn inline(&mut self, block: Block<'_>) {
        let text = block.text();
        let mut end = 0;
        for link in block.links() {
            let (Some(before), Some(inside), Some(url)) = (
                text.get(end..link.range().start),
                text.get(link.range()),
                address::of_link(link.url()),
            ) else {
                continue;
            };
            escape(before, &mut self.out);
            self.out.push_str("<a href=\"");
            escape(&url, &mut self.out);
            self.out.push_str("\">");
            escape(inside, &mut self.out);
            self.out.push_str("</a>");
            end = link.range().end;
        }
        escape(text.get(end..).unwrap_or_default(), &mut self.out);
    }

    fn figure(&mut self, image: &Image) {
        let url = image.url().and_then(address::of_image);
        if url.is_none() && image.caption().is_none() && image.credit().is_none() {
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
        if image.caption().is_some() || image.credit().is_some() {
            self.out.push_str("<figcaption>");
            escape(image.caption().unwrap_or_default(), &mut self.out);
            if let Some(credit) = image.credit() {
                self.out.push_str(if image.caption().is_some() { " <small>" } else { "<small>" });
                escape(credit, &mut self.out);
                self.out.push_str("</small>");
            }
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
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
                "<article><p>{STORY}<pre>\na < b</pre><blockquote><p>{NEXT}<p>He said.</blockquote></article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<pre><code>a &lt; b</code></pre>\n<blockquote>\n<p>{NEXT}</p>\n<p>He said.</p>\n</blockquote>\n"
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
                "<article><p>{STORY}<table><tr><th>Dam<th>Level<tr><td>Upper<td>4.1</table><p>{NEXT}</article>"
            ),
            &format!(
                "<p>{STORY}</p>\n<table>\n<tr><td>Dam</td><td>Level</td></tr>\n<tr><td>Upper</td><td>4.1</td></tr>\n</table>\n<p>{NEXT}</p>\n"
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

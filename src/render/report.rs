//! A page to look at in a browser: every block with its label, the reason and the figures behind it.

use std::fmt::{self, Write};

use super::{address, html::escape};
use crate::{Block, Extraction, Image, ImageSource, Kind, Label, label, page::words};

const TEMPLATE: &str = include_str!("report/page.html");
const SCRIPT: &str = include_str!("report/page.js");
/// How the report looks.
pub const STYLE: &str = include_str!("report/page.css");
/// The SHA-256 of [`STYLE`], by which the policy of the page allows it and no other. A test of the
/// command compares them.
pub const STYLE_HASH: &str = "sha256-l4Gm617hXcWF/EzxO0iaYnC0uBYNu3o1BUtdP85iqSM=";
const SCRIPT_HASH: &str = "sha256-isegCQ0OtvCPqPYtYz7Dus1S/L2qgeNyrz5Clr4pK2M=";
/// How wide the bar of the summary is, in units of its own.
const BAR_WIDTH: f64 = 1000.0;
/// What a factor is printed with: two places tell shares apart, counts have none.
const PLACES: usize = 2;

/// The report. `threshold` is the chance from which the learned table takes a block for text.
pub(crate) fn write(page: &Extraction, threshold: Option<f32>) -> String {
    let report = Report { page, threshold, counts: counts(page) };
    let mut out = String::new();
    let mut rest = TEMPLATE;
    // In one pass, so that what a page says is never taken for a place in the template.
    while let Some((before, from_name)) = rest.split_once("{{") {
        out.push_str(before);
        let (name, after) = from_name.split_once("}}").unwrap_or((from_name, ""));
        // Writing to a string cannot fail.
        let _ = report.fill(name, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Text as it may stand in an element or in an attribute between double quotes.
#[derive(Debug)]
pub struct Escaped<'t>(pub &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::with_capacity(self.0.len());
        escape(self.0, &mut out);
        f.write_str(&out)
    }
}

/// How many words and blocks have a label.
struct Count {
    label: Label,
    words: u32,
    blocks: usize,
}

/// The labels that the page has, content first, each group by words.
fn counts(page: &Extraction) -> Vec<Count> {
    let mut counts: Vec<Count> =
        Label::ALL.iter().map(|label| Count { label: *label, words: 0, blocks: 0 }).collect();
    for block in page.blocks() {
        if let Some(count) = counts.iter_mut().find(|count| count.label == block.label()) {
            count.words += words(block.text());
            count.blocks += 1;
        }
    }
    counts.retain(|count| count.blocks > 0);
    let group = |label: Label| (!label.is_content(), label.is_boilerplate());
    counts.sort_by_key(|count| (group(count.label), std::cmp::Reverse(count.words)));
    counts
}

struct Report<'p> {
    page: &'p Extraction,
    threshold: Option<f32>,
    counts: Vec<Count>,
}

impl Report<'_> {
    /// Writes what stands at a place of the template.
    fn fill(&self, name: &str, out: &mut String) -> fmt::Result {
        match name {
            "style" => out.write_str(STYLE),
            "style-hash" => out.write_str(STYLE_HASH),
            "script" => out.write_str(SCRIPT),
            "script-hash" => out.write_str(SCRIPT_HASH),
            "version" => out.write_str(env!("CARGO_PKG_VERSION")),
            "title" => {
                let title = self.page.metadata().title().unwrap_or("A page without a title");
                write!(out, "{}", Escaped(title))
            }
            "lang" => self.lang(out),
            "facts" => self.facts(out),
            "share" => self.share(out),
            "bar" => self.bar(out),
            "legend" => self.legend(out),
            "threshold" => match self.threshold {
                Some(threshold) => write!(out, " data-threshold=\"{threshold:.2}\""),
                None => Ok(()),
            },
            "blocks" => self.blocks(out),
            "images" => self.images(out),
            _ => Ok(()),
        }
    }

    fn lang(&self, out: &mut String) -> fmt::Result {
        match self.page.metadata().language() {
            Some(language) => write!(out, " lang=\"{}\"", Escaped(language)),
            None => Ok(()),
        }
    }

    fn facts(&self, out: &mut String) -> fmt::Result {
        let facts = self.page.metadata();
        let authors = facts.authors().join(", ");
        let published = facts.published().map(|it| it.replace('T', " "));
        let page_type = self.page.page_type().id().replace('-', " ");
        let confidence = self.page.confidence().map(|it| format!("{it:.2}"));
        for (name, value) in [
            ("Site", facts.site_name()),
            ("By", Some(authors.as_str()).filter(|it| !it.is_empty())),
            ("Published", published.as_deref()),
            ("Language", facts.language()),
            ("Kind of page", Some(page_type.as_str())),
            ("Confidence", confidence.as_deref()),
        ] {
            if let Some(value) = value {
                write!(out, "<li>{name} <b dir=\"auto\">{}</b></li>", Escaped(value))?;
            }
        }
        if let Some(url) = facts.url() {
            out.write_str("<li>Address ")?;
            link(url, address::of_link(url).as_deref(), out)?;
            out.write_str("</li>")?;
        }
        for warning in self.page.warnings() {
            write!(out, "<li>Warning <b>{warning}</b></li>")?;
        }
        Ok(())
    }

    fn share(&self, out: &mut String) -> fmt::Result {
        let all: u32 = self.counts.iter().map(|count| count.words).sum();
        let content = self.counts.iter().filter(|count| count.label.is_content());
        let content: u32 = content.map(|count| count.words).sum();
        let percent = 100.0 * f64::from(content) / f64::from(all.max(1));
        write!(out, "<strong>{percent:.0} %</strong> of the page is the article: ")?;
        write!(out, "{content} of {all} words.")
    }

    /// A bar whose parts are as wide as their labels have words.
    fn bar(&self, out: &mut String) -> fmt::Result {
        let all: u32 = self.counts.iter().map(|count| count.words).sum();
        out.write_str("<svg class=\"bar\" role=\"img\" preserveAspectRatio=\"none\" ")?;
        out.write_str("viewBox=\"0 0 1000 10\" aria-label=\"Shares of the words:")?;
        for count in &self.counts {
            let percent = 100.0 * f64::from(count.words) / f64::from(all.max(1));
            write!(out, " {} {percent:.0} %", count.label)?;
        }
        out.write_str("\">")?;
        let mut x = 0.0;
        for Count { label, words, .. } in &self.counts {
            let width = BAR_WIDTH * f64::from(*words) / f64::from(all.max(1));
            write!(out, "<rect data-label=\"{label}\" x=\"{x:.1}\" width=\"{width:.1}\" ")?;
            write!(out, "height=\"10\"><title>{label}: {words} words</title></rect>")?;
            x += width;
        }
        out.write_str("</svg>")
    }

    fn legend(&self, out: &mut String) -> fmt::Result {
        for Count { label, words, blocks } in &self.counts {
            let class = class(*label);
            write!(out, "<button type=\"button\" class=\"{class}\" data-label=\"{label}\" ")?;
            write!(out, "aria-pressed=\"true\" title=\"{words} words in {blocks} blocks\">")?;
            writeln!(out, "{label} <b>{words}</b></button>")?;
        }
        Ok(())
    }

    fn blocks(&self, out: &mut String) -> fmt::Result {
        let mut last = None;
        for (i, block) in self.page.blocks().enumerate() {
            let same = (block.label(), block.reason());
            self.block(i, block, last == Some(same), out)?;
            last = Some(same);
        }
        Ok(())
    }

    fn block(&self, i: usize, block: Block<'_>, is_again: bool, out: &mut String) -> fmt::Result {
        let (label, reason) = (block.label(), block.reason());
        let class = class(label);
        let again = if is_again { " again" } else { "" };
        let tab = if i == 0 { 0 } else { -1 };
        write!(out, "<li class=\"{class}{again}\" tabindex=\"{tab}\" data-label=\"{label}\" ")?;
        write!(out, "data-kind=\"{}\" data-reason=\"{reason}\" ", block.kind())?;
        write!(out, "data-why=\"{}\" ", Escaped(&label::meaning(reason.id())))?;
        write!(out, "data-words=\"{}\"", words(block.text()))?;
        if let Some(figures) = block.figures {
            write!(out, " data-chance=\"{:.3}\" data-sure=\"{:.3}\"", figures.text, figures.label)?;
        }
        if let Some(factors) = block.explain() {
            out.write_str(" data-factors=\"")?;
            for (name, meaning, value) in factors.figures() {
                let places = if value.fract() == 0.0 { 0 } else { PLACES };
                writeln!(out, "{name}\t{value:.places$}\t{}", Escaped(meaning))?;
            }
            out.write_str("\"")?;
        }
        let links = block.links().count();
        if links > 0 {
            write!(out, " data-links=\"{links}\"")?;
        }
        if let Some(time) = block.time() {
            write!(out, " data-time=\"{}\"", Escaped(&time))?;
        }
        if let Some(image) = block.image() {
            write!(out, " data-image=\"{image}\"")?;
        }
        let rule = reason.id().replace('/', "/<wbr>");
        write!(out, "><div class=\"name\"><b>{label}</b> <code>{rule}</code></div>")?;
        out.write_str("<div class=\"text\" dir=\"auto\"")?;
        self.lang(out)?;
        out.write_str(">")?;
        marked(block, out)?;
        out.write_str("</div></li>\n")
    }

    /// Images with caption and credit side by side.
    fn images(&self, out: &mut String) -> fmt::Result {
        let images = self.page.images();
        if images.is_empty() {
            return Ok(());
        }
        out.write_str("<section class=\"images\" aria-labelledby=\"images\">")?;
        writeln!(out, "<h2 id=\"images\">Images</h2><ul class=\"cards\">")?;
        for (i, image) in images.iter().enumerate() {
            write!(out, "<li id=\"image-{i}\"><h3>Image {}", i + 1)?;
            out.write_str(if image.is_lead() { ", the lead" } else { "" })?;
            out.write_str(if image.is_video() { ", of a video" } else { "" })?;
            out.write_str("</h3><p class=\"address\">")?;
            match image.url() {
                Some(url) => link(url, address::of_media(url).as_deref(), out)?,
                None => out.write_str("no address: a script loads it")?,
            }
            out.write_str("</p>")?;
            self.pair(image, out)?;
            if let Some(alt) = image.alt().filter(|alt| !alt.is_empty()) {
                write!(out, "<p class=\"none\">Alternative text: {}</p>", Escaped(alt))?;
            }
            out.write_str("</li>\n")?;
        }
        out.write_str("</ul></section>")
    }

    fn pair(&self, image: &Image, out: &mut String) -> fmt::Result {
        out.write_str("<dl class=\"pair\">")?;
        for (name, text, source) in [
            ("caption", image.caption(), image.caption_source()),
            ("credit", image.credit(), image.credit_source()),
        ] {
            let found = source.map_or("", ImageSource::id);
            let found =
                if found.is_empty() { String::new() } else { format!(", found by {found}") };
            write!(out, "<div data-label=\"{name}\"><dt>{name}{found}</dt>")?;
            match text {
                Some(text) => write!(out, "<dd dir=\"auto\">{}</dd></div>", Escaped(text))?,
                None => out.write_str("<dd class=\"none\">none</dd></div>")?,
            }
        }
        out.write_str("</dl>")
    }
}

/// Whether a label is of the article, a fact about it, or neither.
#[must_use]
pub fn class(label: Label) -> &'static str {
    match label {
        _ if label.is_content() => "content",
        _ if label.is_boilerplate() => "chaff",
        _ => "fact",
    }
}

/// An address as a link if it only leads somewhere, else as text.
fn link(shown: &str, safe: Option<&str>, out: &mut String) -> fmt::Result {
    match safe {
        // A relative one would lead into the folder of the report.
        Some(url) if url.contains("://") => {
            write!(out, "<a href=\"{}\" rel=\"noreferrer noopener\">", Escaped(url))?;
            write!(out, "{}</a>", Escaped(shown))
        }
        _ => write!(out, "{}", Escaped(shown)),
    }
}

/// The text of a block, its links and the cells of its table marked.
fn marked(block: Block<'_>, out: &mut String) -> fmt::Result {
    let text = block.text();
    let mut end = 0;
    for link in block.links() {
        let (Some(before), Some(inside)) =
            (text.get(end..link.range().start), text.get(link.range()))
        else {
            continue;
        };
        cells(block, before, out)?;
        out.write_str("<i>")?;
        cells(block, inside, out)?;
        out.write_str("</i>")?;
        end = link.range().end;
    }
    cells(block, text.get(end..).unwrap_or_default(), out)
}

fn cells(block: Block<'_>, text: &str, out: &mut String) -> fmt::Result {
    if block.kind() != Kind::TableRow {
        return write!(out, "{}", Escaped(text));
    }
    for (i, cell) in text.split('\t').enumerate() {
        out.write_str(if i > 0 { " <s></s>" } else { "" })?;
        write!(out, "{}", Escaped(cell))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    const STORY: &str = "It rained all night in the valley, and by the morning the road was gone.";

    /// Checks that the report of a page has each of the pieces, in their order.
    #[track_caller]
    fn check(html: &str, pieces: &[&str]) {
        let report = crate::extract(html).report();
        let mut rest = report.as_str();
        for piece in pieces {
            let at = rest.find(piece);
            let at = at.unwrap_or_else(|| panic!("{piece:?} is not in {rest}"));
            rest = &rest[at + piece.len()..];
        }
    }

    #[test]
    fn blocks_have_label_reason_and_figures() {
        check(
            &format!("<nav><a href=/>Home</a></nav><h1>Rain</h1><p>{STORY} <a href=/b>More</a>"),
            &[
                "<title>Rain – unchaff report</title>",
                "<strong>94 %</strong> of the page is the article: 17 of 18 words.",
                "data-label=\"navigation\" data-kind=\"paragraph\" data-reason=\"phrase/navigation\"",
                "data-links=\"1\"><div class=\"name\"><b>navigation</b> <code>phrase/<wbr>navigation</code>",
                "<i>Home</i>",
                "<li class=\"content\" tabindex=\"-1\" data-label=\"title\"",
                "the road was gone. <i>More</i></div></li>",
            ],
        );
    }

    #[test]
    fn what_a_page_says_is_text() {
        check(
            &format!(
                "<html lang='\"><script>'><title>{{{{style}}}}</title><h1>&lt;script>alert(1)&lt;/script></h1><p>{STORY} {{{{script}}}} \"&amp;amp;"
            ),
            &["&lt;script&gt;alert(1)&lt;/script&gt;", "gone. {{script}} &quot;&amp;amp;</div>"],
        );
    }

    #[test]
    fn an_address_that_could_act_is_text() {
        let image = |src: &str| {
            format!(
                "<article><p>{STORY}<figure><img src='{src}'><figcaption>The road (Photo: Jo Ray)</figcaption></figure><p>{STORY}"
            )
        };
        check(
            &image("https://a.example/a.jpg?b=\"&amp;c"),
            &[
                "<p class=\"address\"><a href=\"https://a.example/a.jpg?b=&quot;&amp;c\" rel=",
                "caption, found by figure</dt><dd dir=\"auto\">The road</dd>",
                "credit, found by split</dt><dd dir=\"auto\">Jo Ray</dd>",
            ],
        );
        check(&image("/a.jpg"), &["<p class=\"address\">/a.jpg</p>"]);
    }

    #[test]
    fn an_empty_page_has_a_report() {
        check("", &["A page without a title", "<strong>0 %</strong>", "0 of 0 words."]);
    }
}

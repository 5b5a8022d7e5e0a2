//! Bytes as tags, so that trees are made of every nesting and no time is spent on their spelling.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::Extractor;

/// Elements that the parser or the walk treats in a way of their own.
const NAMES: [&str; 72] = [
    "a",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "code",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "main",
    "math",
    "meta",
    "mi",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "picture",
    "pre",
    "q",
    "ruby",
    "rt",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "th",
    "time",
    "tr",
    "ul",
    "video",
];
/// Attributes that are read.
const ATTRIBUTES: [&str; 24] = [
    "class=caption",
    "class=credit",
    "class=byline",
    "class=comments",
    "class=standfirst",
    "class=related",
    "class='share newsletter'",
    "class=pullquote",
    "class=gallery",
    "hidden",
    "aria-hidden=true",
    "style='display:none'",
    "href=/a",
    "href='javascript:x'",
    "src=/a.jpg",
    "srcset='/a.jpg 1x, /b.jpg 2x'",
    "alt='A road. Photo: Jo Ray'",
    "poster=/p.jpg",
    "datetime=2024-05-03",
    "itemprop=author",
    "itemprop=datePublished",
    "role=navigation",
    "type=application/ld+json",
    "id=content",
];
/// Text of every sort that a rule looks for.
const TEXTS: [&str; 24] = [
    "It rained all night in the valley, and by the morning the lower road was gone. ",
    "Nobody was hurt, the mayor said, but forty houses are without power until the weekend. ",
    "rain ",
    " ",
    "\n",
    "\t",
    "Photo: Jo Ray ",
    "By Ada Quill ",
    "3 May 2024 ",
    "Share ",
    "Read more ",
    "(AFP) ",
    "# ",
    "- ",
    "| ",
    "`",
    "&lt;script&gt;",
    "&#0;",
    "\u{200b}",
    "\u{202e}",
    "漢字。",
    "<!--",
    "-->",
    "<![CDATA[",
];

fuzz_target!(|bytes: &[u8]| {
    let mut html = String::new();
    let mut rest = bytes.iter().map(|byte| usize::from(*byte));
    while let Some(byte) = rest.next() {
        let name = NAMES[byte % NAMES.len()];
        match byte {
            0..72 => html.extend(["<", name, ">"]),
            72..144 => html.extend(["</", name, ">"]),
            144..216 => {
                let attribute = ATTRIBUTES[rest.next().unwrap_or(0) % ATTRIBUTES.len()];
                html.extend(["<", name, " ", attribute, ">"]);
            }
            _ => html.push_str(TEXTS[byte % TEXTS.len()]),
        }
    }
    unchaff_fuzz::check_html(&Extractor::new(), &html);
});

//! A string of HTML to a tree, in time linear in the input.
//!
//! The tree builder of html5ever looks through the stack of open elements at each block-level
//! start tag, so `n` nested elements cost it `n²` steps, and it opens every formatting element that
//! was not closed again in each paragraph. Browsers cap both; so do we, between the tokenizer and
//! the tree builder.

use std::cell::{Cell, RefCell};

use html5ever::{
    LocalName,
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink},
};
use rustc_hash::FxHashMap;
use scraper::{Html, HtmlTreeSink};

/// How many formatting elements may be open. More have been seen only on broken pages.
const MAX_FORMATTING: usize = 32;
/// How many attributes an element may have.
const MAX_ATTRIBUTES: usize = 512;
/// A formatting element is copied into each paragraph until it is closed, so it may have fewer,
const MAX_FORMATTING_ATTRIBUTES: usize = 16;
/// and none that is longer than an address, in bytes.
const MAX_FORMATTING_VALUE_BYTES: usize = 2048;

/// Parses a document. The second value says whether elements were nested deeper than `max_depth`
/// and are now read as if they were not nested.
pub(super) fn parse(html: &str, max_depth: usize) -> (Html, bool) {
    let sink = HtmlTreeSink::new(Html::new_document());
    // As in a browser without scripts: what `<noscript>` holds becomes elements.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(sink, options);
    let guard = Guard { builder, max_depth, open: RefCell::default(), was_hit: Cell::new(false) };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The tokenizer stops at the end of each script, for a browser to run it.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let was_hit = tokenizer.sink.was_hit.get();
    (tokenizer.sink.builder.sink.finish(), was_hit)
}

/// Passes tokens on, but not the tags of elements nested too deep.
struct Guard<B> {
    builder: B,
    max_depth: usize,
    open: RefCell<OpenElements>,
    was_hit: Cell<bool>,
}

/// The elements that are open, as far as the tags tell.
#[derive(Default)]
struct OpenElements {
    /// Those that only an end tag closes.
    nested: Vec<LocalName>,
    formatting: Vec<LocalName>,
    /// Start tags that were not passed on, by name, for as many end tags not to be.
    dropped: FxHashMap<LocalName, u32>,
    /// Where in `nested` the outermost `<svg>` or `<math>` is.
    foreign: Option<usize>,
}

impl OpenElements {
    /// Counts a start tag. Returns whether it may be passed on.
    fn start(&mut self, tag: &Tag, max_depth: usize) -> bool {
        match class_of(&tag.name) {
            Class::Free => return true,
            // In drawings the slash closes an element; in HTML it does nothing.
            Class::Nested if tag.self_closing && self.foreign.is_some() => return true,
            Class::Nested if self.nested.len() < max_depth => {
                if self.foreign.is_none() && matches!(&*tag.name, "svg" | "math") {
                    self.foreign = Some(self.nested.len());
                }
                self.nested.push(tag.name.clone());
                return true;
            }
            Class::Formatting => {
                // A link ends the one before.
                if &*tag.name == "a" {
                    self.close_formatting(&tag.name);
                }
                if self.formatting.len() < MAX_FORMATTING {
                    self.formatting.push(tag.name.clone());
                    return true;
                }
            }
            Class::Nested => {}
        }
        *self.dropped.entry(tag.name.clone()).or_default() += 1;
        false
    }

    /// Counts an end tag. Returns whether it may be passed on.
    fn end(&mut self, name: &LocalName) -> bool {
        let class = class_of(name);
        if class == Class::Free {
            return true;
        }
        if let Some(count) = self.dropped.get_mut(name)
            && *count > 0
        {
            *count -= 1;
            return false;
        }
        if class == Class::Formatting {
            self.close_formatting(name);
        } else if let Some(at) = self.nested.iter().rposition(|open| open == name) {
            self.nested.truncate(at);
            self.foreign = self.foreign.filter(|foreign| *foreign < at);
        }
        true
    }

    fn close_formatting(&mut self, name: &LocalName) {
        if let Some(at) = self.formatting.iter().rposition(|open| open == name) {
            self.formatting.remove(at);
        }
    }
}

impl<B: TokenSink> TokenSink for Guard<B> {
    type Handle = B::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<B::Handle> {
        let Token::TagToken(mut tag) = token else {
            return self.builder.process_token(token, line);
        };
        cut_attributes(&mut tag);
        let is_start = tag.kind == TagKind::StartTag;
        let mut open = self.open.borrow_mut();
        let passes = if is_start { open.start(&tag, self.max_depth) } else { open.end(&tag.name) };
        drop(open);
        if passes {
            return self.builder.process_token(Token::TagToken(tag), line);
        }
        self.was_hit.set(true);
        if class_of(&tag.name) == Class::Nested {
            // Two breaks keep the paragraphs apart that the element would have.
            for _ in 0..2 {
                let _ = self.builder.process_token(Token::TagToken(line_break()), line);
            }
        }
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Leaves out attributes that no page needs and that would be copied or searched again and again.
fn cut_attributes(tag: &mut Tag) {
    if class_of(&tag.name) == Class::Formatting {
        tag.attrs.retain(|it| it.value.len() <= MAX_FORMATTING_VALUE_BYTES);
        tag.attrs.truncate(MAX_FORMATTING_ATTRIBUTES);
    }
    tag.attrs.truncate(MAX_ATTRIBUTES);
}

fn line_break() -> Tag {
    Tag {
        kind: TagKind::StartTag,
        name: LocalName::from("br"),
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    }
}

/// How the tree builder nests an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// It never holds another, or the next of its kind closes it.
    Free,
    /// The standard's formatting elements.
    Formatting,
    /// Only an end tag closes it.
    Nested,
}

#[rustfmt::skip]
fn class_of(name: &str) -> Class {
    match name {
        "area" | "base" | "basefont" | "bgsound" | "body" | "br" | "caption" | "col" | "colgroup"
        | "dd" | "dt" | "embed" | "frame" | "frameset" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "head" | "hr" | "html" | "iframe" | "image" | "img" | "input" | "keygen" | "li" | "link"
        | "meta" | "noembed" | "noframes" | "optgroup" | "option" | "p" | "param" | "plaintext"
        | "rb" | "rp" | "rt" | "rtc" | "script" | "source" | "style" | "tbody" | "td" | "textarea"
        | "tfoot" | "th" | "thead" | "title" | "tr" | "track" | "wbr" | "xmp" => Class::Free,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike"
        | "strong" | "tt" | "u" => Class::Formatting,
        _ => Class::Nested,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 512;

    fn texts(html: &str) -> (Vec<String>, bool) {
        let (dom, was_hit) = parse(html, LIMIT);
        (dom.root_element().text().map(str::to_owned).collect(), was_hit)
    }

    #[track_caller]
    fn check(depth: usize, is_flattened: bool) {
        let html = "<div>".repeat(depth) + "deep" + &"</div>".repeat(depth) + "<p>after";
        let expect = vec!["deep".to_owned(), "after".to_owned()];
        assert_eq!(texts(&html), (expect, is_flattened));
    }

    #[test]
    fn text_survives_any_depth() {
        check(LIMIT - 1, false);
        check(LIMIT, false);
        check(LIMIT + 1, true);
        check(100_000, true);
    }

    #[test]
    fn what_other_tags_close_does_not_count() {
        for sloppy in ["<div><span></div>", "<td><div>x</td>", "<p><b>x</b>", "<svg><path/></svg>"]
        {
            let html = format!("<table><tr><td>{}", sloppy.repeat(3 * LIMIT));
            let is_flattened = parse(&html, LIMIT).1;
            assert_eq!(is_flattened, sloppy.contains("<td>"), "{sloppy}");
        }
    }

    #[test]
    fn open_formatting_elements_are_few() {
        let html =
            |count: usize| -> String { (0..count).map(|i| format!("<p><b id={i}>x")).collect() };
        assert!(!parse(&html(MAX_FORMATTING - 1), LIMIT).1);
        assert!(!parse(&html(MAX_FORMATTING), LIMIT).1);
        let (texts, was_hit) = texts(&html(MAX_FORMATTING + 1));
        assert_eq!((texts.len(), was_hit), (MAX_FORMATTING + 1, true));
    }
}

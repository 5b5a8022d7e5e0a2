//! A string of HTML to a tree, in time linear in the input.
//!
//! The tree builder of html5ever looks through the stack of open elements at each block-level
//! start tag, so `n` nested `<div>`s cost it `n²` steps. Browsers cap the depth; so do we.

use std::cell::Cell;

use html5ever::{
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink},
};
use scraper::{Html, HtmlTreeSink};

/// Parses a document. The second value says whether blocks were nested deeper than `max_depth`
/// and are now read as if they were not nested.
pub(super) fn parse(html: &str, max_depth: usize) -> (Html, bool) {
    let sink = HtmlTreeSink::new(Html::new_document());
    // As in a browser without scripts: what `<noscript>` holds becomes elements.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(sink, options);
    let limited = DepthLimit { builder, max_depth, depth: Cell::new(0), was_hit: Cell::new(false) };
    let tokenizer = Tokenizer::new(limited, TokenizerOpts::default());
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

/// Passes tokens on, but neither start nor end tags of blocks nested too deep.
struct DepthLimit<B> {
    builder: B,
    max_depth: usize,
    depth: Cell<usize>,
    was_hit: Cell<bool>,
}

impl<B> DepthLimit<B> {
    /// Counts a tag. Returns whether it is to be dropped.
    fn is_too_deep(&self, tag: &Tag) -> bool {
        if !is_counted(&tag.name) {
            return false;
        }
        let depth = self.depth.get();
        let is_too_deep = match tag.kind {
            TagKind::StartTag => {
                self.depth.set(depth + 1);
                self.max_depth <= depth
            }
            TagKind::EndTag => {
                self.depth.set(depth.saturating_sub(1));
                self.max_depth < depth
            }
        };
        self.was_hit.set(self.was_hit.get() || is_too_deep);
        is_too_deep
    }
}

impl<B: TokenSink> TokenSink for DepthLimit<B> {
    type Handle = B::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<B::Handle> {
        match &token {
            Token::TagToken(tag) if self.is_too_deep(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that only their own end tag closes and that pages nest.
#[rustfmt::skip]
fn is_counted(name: &str) -> bool {
    matches!(
        name,
        "article" | "aside" | "blockquote" | "center" | "details" | "div" | "dl" | "fieldset"
        | "figure" | "footer" | "header" | "main" | "nav" | "ol" | "section" | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 512;

    #[track_caller]
    fn check(depth: usize, is_flattened: bool) {
        let html = "<div>".repeat(depth) + "deep" + &"</div>".repeat(depth) + "<p>after";
        let (dom, was_hit) = parse(&html, LIMIT);
        let text: Vec<String> = dom.root_element().text().map(str::to_owned).collect();
        assert_eq!((text, was_hit), (vec!["deep".to_owned(), "after".to_owned()], is_flattened));
    }

    #[test]
    fn text_survives_any_depth() {
        check(LIMIT - 1, false);
        check(LIMIT, false);
        check(LIMIT + 1, true);
        check(100_000, true);
    }
}

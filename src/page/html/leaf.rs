//! The leaf that is open: how text is added to it, and where it ends.

use std::ops::Range;

use super::{
    Open, Walk,
    attributes::{is_text, touches_text},
};
use crate::{
    Kind,
    page::{
        Leaf, LinkSpan, Stats,
        parse::{Name, NodeRef},
        text,
    },
    rules::{self, CueSet},
};

/// The leaf that text is added to.
#[derive(Default)]
pub(super) struct OpenLeaf {
    pub(super) start: usize,
    pub(super) first_link: usize,
    pub(super) stats: Stats,
    pub(super) inline_any: CueSet,
    pub(super) inline_all: Option<CueSet>,
    /// Whether all of its text is bold.
    pub(super) is_bold: bool,
}

impl<'d> Walk<'d> {
    /// Adds text to the leaf. Returns where it stands.
    pub(super) fn text(&mut self, source: &str) -> Range<usize> {
        let top = self.top();
        let bracket = if std::mem::take(&mut self.skips_bracket) { "]" } else { "" };
        let source = source.strip_prefix(bracket).unwrap_or(source);
        if text::is_blank(source) {
            if top.kind == Kind::Code {
                if top.is_code_frame || !top.is_pre && source.contains('\n') {
                    return 0..0;
                }
                let mut stats = Stats::default();
                text::push_raw(&mut self.page.text, self.leaf.start, source, false, &mut stats);
            } else {
                text::push_space(&mut self.page.text, self.leaf.start, source);
            }
            return 0..0;
        }
        let is_cut = match self.breaks {
            0 => false,
            // A bold line that a break ends stands over what follows.
            1 => self.leaf.is_bold && !top.is_bold && top.has_lines(),
            _ => top.kind != Kind::Code && !top.is_row,
        };
        if is_cut {
            self.end_leaf();
        }
        self.breaks = 0;

        let (out, stats) = (&mut self.page.text, &mut self.leaf.stats);
        self.leaf.is_bold = top.is_bold && (self.leaf.is_bold || out.len() == self.leaf.start);
        if std::mem::take(&mut self.is_apart) && !text::closes(source) {
            text::push_space(out, self.leaf.start, " ");
        }
        let before = out.len();
        if top.kind == Kind::Code {
            text::push_raw(out, self.leaf.start, source, top.is_link, stats);
        } else {
            text::push(out, self.leaf.start, source, top.is_link, stats);
        }
        self.leaf.inline_any |= top.inline_cues;
        self.leaf.inline_all =
            Some(self.leaf.inline_all.map_or(top.inline_cues, |all| all.and(top.inline_cues)));
        let added = self.page.text.get(before..).unwrap_or_default();
        let start = before + (added.len() - added.trim_start().len());
        let added = start..before + added.trim_end().len();
        if let Some(href) = top.href {
            self.add_link(href, added.clone());
        }
        added
    }

    /// Adds text to the link.
    pub(super) fn add_link(&mut self, href: u32, Range { start, end }: Range<usize>) {
        match self.page.links.get_mut(self.leaf.first_link..).and_then(|links| links.last_mut()) {
            Some(last) if last.href == href => last.span.end = end as u32,
            _ => self.page.links.push(LinkSpan { href, span: start as u32..end as u32 }),
        }
    }

    /// Whether an element that nobody knows stands in a line of text.
    pub(super) fn stands_in_line(&self, node: NodeRef<'d>) -> bool {
        let top = self.top();
        top.is_line || top.kind == Kind::Code || self.has_text() || touches_text(node)
    }

    /// Whether text of its own line stands before a control and after it.
    pub(super) fn is_amid_line(&self, node: NodeRef<'d>) -> bool {
        self.top().is_line
            && self.breaks == 0
            && node.next_sibling().is_some_and(|next| {
                // A sentence may begin with it; what is asked for in a form has another form.
                let text = next.text().unwrap_or_default().trim_start();
                is_text(next) && (self.has_text() || text.starts_with(char::is_lowercase))
            })
    }

    /// Whether the leaf has text already.
    pub(super) fn has_text(&self) -> bool {
        self.leaf.start < self.page.text.len()
    }

    /// Keeps an inline element apart from the one that ends where it begins: styles do. No word goes
    /// on in a time.
    pub(super) fn separate(&mut self, parent: Open, name: Name) {
        let text = &self.page.text;
        let is_cut = name == Name::Time && text.ends_with(char::is_alphanumeric);
        if self.unit_end != text.len() && !is_cut || parent.kind == Kind::Code {
            return;
        }
        // A single letter may be a part of a word whose letters are animated one by one.
        let line = text.get(self.leaf.start..).unwrap_or_default();
        let mut last = line.chars().rev();
        let is_word = last.by_ref().take(2).filter(|c| !c.is_whitespace()).count() == 2;
        self.is_apart |= is_word;
    }

    pub(super) fn end_leaf(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        let first_link = leaf.first_link;
        if text::finish(&mut self.page.text, leaf.start) {
            let top = self.top();
            // An empty cell before the only one that is filled is part of the layout.
            let text = self.page.text.get(leaf.start..).unwrap_or_default();
            let filled = text.trim_start_matches('\t');
            let blank = if filled.contains('\t') { 0 } else { text.len() - filled.len() };
            let start = leaf.start + blank;
            let text = text.get(blank..).unwrap_or_default();
            let (phrases, appeals) = rules::cues_of_text(text, &mut self.folded);
            let end = self.page.text.len() as u32;
            for link in self.page.links.iter_mut().skip(first_link) {
                link.span.end = link.span.end.min(end);
            }
            if top.is_term {
                self.page.extras.add_term(self.page.leaves.len() as u32);
            }
            self.page.leaves.push(Leaf {
                node: top.node,
                kind: top.kind,
                span: start as u32..end,
                links: first_link as u32..self.page.links.len() as u32,
                stats: leaf.stats,
                inline_all: leaf.inline_all.unwrap_or_default(),
                inline_any: leaf.inline_any,
                phrases,
                appeals,
            });
        }
        self.leaf.start = self.page.text.len();
        self.leaf.first_link = self.page.links.len();
        self.breaks = 0;
        self.is_apart = false;
    }
}

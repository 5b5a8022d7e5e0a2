//! HTML to [`Page`]: one walk, in document order, without recursion.
//!
//! Only this folder and `parse` know which parser is used.

mod attributes;
mod code;
mod document;
mod heading;
mod lists;
mod math;
mod memo;
mod open;
mod own;
mod statements;
mod style;
mod table;
#[cfg(test)]
mod tests;

#[cfg(feature = "scraper")]
pub(crate) use self::document::document;
#[cfg(feature = "rules")]
pub(crate) use self::document::read_by_rules;
pub(crate) use self::document::{Document, outline, parse, parse_by_reference, read};
pub(crate) use self::table::Heads;
use self::{
    attributes::{
        MAX_ITEM_NODES, ends_in_break, has_brackets, holds_block, holds_images_only, is_bold,
        is_bracket, is_dialog, is_hidden, is_in_row, is_named, is_panel, is_short_reading, is_text,
        touches_text,
    },
    lists::Counter,
    memo::Memo,
    open::Open,
};
use std::ops::Range;

use super::{
    Leaf, LinkSpan, Node, Page, Picture, Stats, Tag,
    element::{self, Role},
    own::{Ruled, Rulings},
    parse::{Element, Key, Name, NodeRef, Value},
    picture, text, wrapped,
};
use crate::{
    Kind,
    rules::{self, Cue, CueSet, Mark},
};

/// Walks a document once.
pub(crate) fn flatten(document: &Document) -> Page {
    let mut walk = Walk::new(document);
    let mut next = document.tree.root().first_child();
    while let Some(node) = next {
        let descend = match node.value() {
            Value::Text(text) => {
                let _ = walk.text(text);
                false
            }
            Value::Element(element) => walk.open_by_rules(node, element),
            _ => false,
        };
        if descend && let Some(child) = node.first_child() {
            next = Some(child);
            continue;
        }
        let mut done = node;
        if descend {
            walk.close();
        }
        next = loop {
            if let Some(sibling) = done.next_sibling() {
                break Some(sibling);
            }
            match done.parent() {
                Some(parent) if parent.element().is_some() => {
                    walk.close();
                    done = parent;
                }
                _ => break None,
            }
        };
    }
    let mut page = walk.finish();
    page.warnings.clone_from(&document.warnings);
    page
}

struct Walk<'d> {
    page: Page,
    open: Vec<Open>,
    memo: Memo<'d>,
    /// Marks of the inline elements that are open since the last block.
    inline_marks: Vec<Mark>,
    /// The `srcset`s of the `<source>`s of the `<picture>` that is open.
    sources: Vec<&'d str>,
    leaf: OpenLeaf,
    /// The address of the last link, as written.
    last_href: Option<&'d str>,
    /// The lists that are open.
    lists: Vec<Counter>,
    /// Where the last inline element with a name of its own ended, to keep neighbours apart.
    unit_end: usize,
    /// Whether a blank stands before the next text, unless that closes what is before.
    is_apart: bool,
    /// Whether the next text begins with a bracket that is not wanted.
    skips_bracket: bool,
    /// Breaks since the last text.
    breaks: u8,
    /// A buffer for the search for phrases.
    folded: String,
    rulings: &'d Rulings,
    ruled: Vec<Ruled>,
}

/// The leaf that text is added to.
#[derive(Default)]
struct OpenLeaf {
    start: usize,
    first_link: usize,
    stats: Stats,
    inline_any: CueSet,
    inline_all: Option<CueSet>,
    /// Whether all of its text is bold.
    is_bold: bool,
}

impl<'d> Walk<'d> {
    fn new(document: &'d Document) -> Self {
        /// Of real pages, about.
        const BYTES_OF_TEXT: usize = 12;
        const TREE_NODES_A_NODE: usize = 4;
        const TREE_NODES_A_LEAF: usize = 8;
        let tree_nodes = document.tree.len();
        let mut page = Page {
            text: String::with_capacity(document.bytes / BYTES_OF_TEXT),
            nodes: Vec::with_capacity(tree_nodes / TREE_NODES_A_NODE),
            leaves: Vec::with_capacity(tree_nodes / TREE_NODES_A_LEAF),
            ..Page::default()
        };
        page.nodes.push(Node::root());
        Self {
            page,
            open: vec![Open::ROOT],
            memo: Memo::new(tree_nodes),
            inline_marks: Vec::new(),
            sources: Vec::new(),
            leaf: OpenLeaf::default(),
            last_href: None,
            lists: Vec::new(),
            unit_end: 0,
            is_apart: false,
            skips_bracket: false,
            breaks: 0,
            folded: String::new(),
            rulings: &document.rulings,
            ruled: Vec::new(),
        }
    }

    fn top(&self) -> Open {
        self.open.last().copied().unwrap_or(Open::ROOT)
    }

    /// Adds text to the leaf. Returns where it stands.
    fn text(&mut self, source: &str) -> Range<usize> {
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
    fn add_link(&mut self, href: u32, Range { start, end }: Range<usize>) {
        match self.page.links.get_mut(self.leaf.first_link..).and_then(|links| links.last_mut()) {
            Some(last) if last.href == href => last.span.end = end as u32,
            _ => self.page.links.push(LinkSpan { href, span: start as u32..end as u32 }),
        }
    }

    /// Opens an element. Returns whether its children are to be visited.
    fn open(&mut self, node: NodeRef<'d>, element: Element<'d>) -> bool {
        let name = element.name();
        match element::role_of(name) {
            Role::Skip => false,
            // The brackets around the reading of a word; browsers show no other text of it, either.
            _ if name == Name::Rp && !is_bracket(node) => false,
            _ if self.is_mark(node, element) => {
                self.drop_brackets(node);
                false
            }
            _ if matches!(name, Name::Rt | Name::Rtc)
                && !self.top().has_readings
                && is_short_reading(node) =>
            {
                false
            }
            Role::Formula => {
                let tex = math::of_math(node, element, &mut self.memo);
                self.formula(&tex);
                false
            }
            Role::Fact => {
                if name == Name::Script
                    && let Some(tex) = math::of_script(node, element)
                {
                    self.formula(tex);
                }
                self.fact(node, element);
                false
            }
            Role::Picture => {
                if let Some(tex) = math::of_image(element) {
                    self.formula(tex);
                    return false;
                }
                let picture = Picture::read(|name| element.attr(name), &self.sources);
                self.sources.clear();
                let start = self.inline_marks.len();
                let cues = self.push_marks(node, element);
                self.inline_marks.truncate(start);
                if self.top().is_fallback && is_hidden(element, &mut self.memo) {
                    return false;
                }
                let is_portrait = cues.has(Cue::Bio) || picture::is_portrait(&picture.url);
                self.picture(Picture { is_portrait, ..picture });
                false
            }
            Role::Video => {
                let poster = element.attr(Key::Poster).and_then(Picture::of_poster);
                poster.into_iter().for_each(|picture| self.picture(picture));
                false
            }
            Role::Field => {
                self.field(element);
                false
            }
            Role::Break => {
                self.breaks = self.breaks.saturating_add(1);
                if self.top().kind == Kind::Code {
                    self.page.text.push('\n');
                } else {
                    text::push_space(&mut self.page.text, self.leaf.start, "\n");
                }
                false
            }
            _ if matches!(name, Name::Span | Name::Div) && math::is_shown_by_script(node) => false,
            _ if matches!(name, Name::Span | Name::Div)
                && let Some(tex) = math::of_span(node, element) =>
            {
                self.formula(&tex);
                false
            }
            role => {
                let is_block = match role {
                    Role::Unknown => holds_block(node) || !self.stands_in_line(node),
                    Role::Control => !self.is_amid_line(node),
                    role => role == Role::Block,
                };
                self.open_text(node, element, is_block)
            }
        }
    }

    /// Whether an element that nobody knows stands in a line of text.
    fn stands_in_line(&self, node: NodeRef<'d>) -> bool {
        let top = self.top();
        top.is_line || top.kind == Kind::Code || self.has_text() || touches_text(node)
    }

    /// Whether text of its own line stands before a control and after it.
    fn is_amid_line(&self, node: NodeRef<'d>) -> bool {
        self.top().is_line
            && self.breaks == 0
            && node.next_sibling().is_some_and(|next| {
                // A sentence may begin with it; what is asked for in a form has another form.
                let text = next.text().unwrap_or_default().trim_start();
                is_text(next) && (self.has_text() || text.starts_with(char::is_lowercase))
            })
    }

    /// Whether the leaf has text already.
    fn has_text(&self) -> bool {
        self.leaf.start < self.page.text.len()
    }

    /// Opens an element that may hold text.
    fn open_text(&mut self, node: NodeRef<'d>, element: Element<'d>, is_block: bool) -> bool {
        let name = element.name();
        let parent = self.top();
        if parent.kind == Kind::Code && code::is_gutter(node, element) {
            return false;
        }
        let marks_start = self.inline_marks.len();
        // Images in it are those of the page, not what is said to browsers without scripts.
        let is_shown = name == Name::Noscript && holds_images_only(node);
        let is_block = is_block && !is_shown;
        let cues = if is_shown { CueSet::EMPTY } else { self.push_marks(node, element) };
        let is_part = name == Name::Span && parent.kind == Kind::Caption && is_in_row(node);
        let is_unit = parent.is_figure && element::is_unit(name) && (is_named(element) || is_part);
        let is_split = is_unit || cues.has(Cue::Credit) || cues.has(Cue::Caption);
        let is_split = is_split && parent.kind != Kind::Code || !self.ruling_of(node).is_none();
        let is_in_code = parent.kind == Kind::Code && code::is_part(name);
        let is_apart = (is_block || is_split) && parent.is_row;
        let is_block = (is_block || is_split) && !parent.is_row && !is_in_code;
        let is_hidden = is_hidden(element, &mut self.memo) && !is_panel(element, cues);
        let is_unseen = !is_block && (is_hidden || cues.has(Cue::Hidden));
        if is_unseen && !holds_block(node) {
            // Inside a line, so it would cut the line in two; but what it states still holds.
            for child in node.descendants().take(MAX_ITEM_NODES) {
                if let Value::Element(element) = child.value() {
                    self.read_attributes(child, element);
                }
            }
            self.inline_marks.truncate(marks_start);
            return false;
        }
        let is_block = is_block || is_unseen;
        let mut open = Open {
            inline_cues: parent.inline_cues | cues,
            marks_start,
            is_block,
            is_list: matches!(name, Name::Ul | Name::Ol | Name::Dl),
            is_cell: parent.is_row_start && matches!(name, Name::Td | Name::Th),
            is_apart,
            is_row_start: false,
            is_pre: parent.is_pre || name == Name::Pre,
            is_code_line: is_in_code && code::is_line(name),
            is_code_frame: is_in_code && code::is_frame(name),
            text_start: self.page.text.len(),
            is_picture: name == Name::Picture,
            is_named: matches!(name, Name::A | Name::Time | Name::Other)
                || name == Name::Span && is_named(element),
            is_line: element::is_line(name) || !is_block && (parent.is_line || name == Name::Other),
            is_term: (parent.is_term && name != Name::Dd) || name == Name::Dt,
            is_fallback: parent.is_fallback || name == Name::Noscript,
            is_bold: parent.is_bold || is_bold(element),
            has_readings: if name == Name::Ruby { has_brackets(node) } else { parent.has_readings },
            is_figure: parent.is_figure
                || matches!(name, Name::Figure | Name::Figcaption)
                || cues.has(Cue::Caption),
            ruled: 0,
            ..parent
        };
        let is_bold_line = open.is_bold && !parent.is_bold && self.breaks == 1;
        if is_bold_line && parent.has_lines() && ends_in_break(node) {
            self.end_leaf();
        }
        if is_block {
            self.end_leaf();
            open.node = self.page.nodes.len() as u32;
            open.kind = element::kind_of(name, parent.kind, self.list_depth());
            match name {
                Name::Table if code::is_code_table(node) => {
                    (open.kind, open.is_code_frame) = (Kind::Code, true);
                }
                Name::Table => open.data = table::data_of(node, element),
                Name::Tr if table::is_data_row(node, parent.data) => {
                    (open.kind, open.is_row, open.is_row_start) = (Kind::TableRow, true, true);
                    if let Some(heads) = table::heads_of(node) {
                        self.page.extras.begin_heads(self.page.leaves.len() as u32, heads);
                    }
                }
                _ => {}
            }
            open.inline_cues = CueSet::EMPTY;
            self.add_node(parent, element, is_hidden);
            open.inline_start = self.inline_marks.len();
        } else if is_in_code {
            if open.is_code_line || open.is_code_frame {
                self.end_code_line();
            }
            open.text_start = self.page.text.len();
        } else if is_apart {
            self.is_apart = true;
        } else if open.is_named {
            self.separate(parent, name);
        }
        if open.is_cell {
            open.columns = table::columns_of(element);
        }
        match name {
            Name::A => self.open_link(element, &mut open),
            Name::Source => self.sources.extend(element.attr(Key::Srcset)),
            Name::Ul | Name::Ol | Name::Dl => self.open_list(node, element),
            Name::Li | Name::Dt | Name::Dd => self.open_item(),
            Name::Pre | Name::Table if is_block && open.kind == Kind::Code => {
                self.read_language(node)
            }
            Name::Pre | Name::Code if open.kind == Kind::Code => self.read_inner_language(element),
            _ => {}
        }
        self.read_attributes(node, element);
        self.open.push(open);
        true
    }

    /// Keeps an inline element apart from the one that ends where it begins: styles do. No word goes
    /// on in a time.
    fn separate(&mut self, parent: Open, name: Name) {
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

    fn open_link(&mut self, element: Element<'d>, open: &mut Open) {
        open.is_link = true;
        let Some(href) = element.attr(Key::Href) else { return };
        // A link that was never closed is opened again in each paragraph.
        if !self.last_href.is_some_and(|last| std::ptr::eq(last, href)) {
            self.page.hrefs.push(href.trim());
        }
        self.last_href = Some(href);
        open.href = Some(self.page.hrefs.len().saturating_sub(1) as u32);
    }

    fn add_node(&mut self, parent: Open, element: Element<'d>, is_hidden: bool) {
        let marks_start = self.page.marks.len() as u32;
        for mark in self.inline_marks.get(parent.inline_start..).unwrap_or_default() {
            let known = self.page.marks.get(marks_start as usize..).unwrap_or_default();
            if !known.contains(mark) {
                self.page.marks.push(*mark);
            }
        }
        let leaves = self.page.leaves.len() as u32;
        let pictures = self.page.pictures.len() as u32;
        let tag = Tag::of(element.name());
        let class = element.attr(Key::Class).unwrap_or_default();
        let (signature, is_overlay) = self.memo.signature(tag, class);
        let is_overlay = is_overlay
            || is_dialog(element)
            || tag == Tag::Div && element.attr(Key::Id).is_some_and(memo::names_overlay);
        self.page.nodes.push(Node {
            parent: parent.node,
            tag,
            signature,
            marks: marks_start..self.page.marks.len() as u32,
            leaves: leaves..leaves,
            pictures: pictures..pictures,
            is_hidden,
            is_overlay,
        });
    }

    /// Puts the marks of an element on the stack. Returns their cues.
    fn push_marks(&mut self, node: NodeRef<'d>, element: Element<'d>) -> CueSet {
        let start = self.inline_marks.len();
        self.memo.find_tag(element, &mut self.inline_marks);
        for (key, value) in element.attrs() {
            match key {
                Key::Class | Key::Itemprop | Key::Rel => {
                    self.memo.find(value, &mut self.inline_marks);
                }
                Key::Id => {
                    let before = self.inline_marks.len();
                    self.memo.find(value, &mut self.inline_marks);
                    if before < self.inline_marks.len()
                        && heading::is_of_heading(node, element, value)
                    {
                        self.inline_marks.truncate(before);
                    }
                }
                Key::Role => rules::marks_of_role(value, &mut self.inline_marks),
                _ => {}
            }
        }
        self.inline_marks.get(start..).unwrap_or_default().iter().copied().collect()
    }

    fn close(&mut self) {
        let top = self.top();
        if top.is_block {
            self.end_leaf();
            if let Some(node) = self.page.nodes.get_mut(top.node as usize) {
                node.leaves.end = self.page.leaves.len() as u32;
                node.pictures.end = self.page.pictures.len() as u32;
            }
        }
        if top.is_cell {
            text::push_tabs(&mut self.page.text, self.leaf.start, top.columns);
            self.is_apart = false;
        }
        self.is_apart |= top.is_apart;
        if top.is_code_line {
            self.close_code_line(top.text_start);
        } else if top.is_code_frame {
            self.end_code_line();
        }
        self.close_ruled(top.ruled);
        self.open.pop();
        if self.open.is_empty() {
            return;
        }
        if top.is_list {
            self.lists.pop();
        }
        if top.is_picture {
            self.sources.clear();
        }
        if top.is_named {
            self.unit_end = self.page.text.len();
        }
        self.inline_marks.truncate(top.marks_start);
    }

    fn end_leaf(&mut self) {
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

    fn picture(&mut self, picture: Picture) {
        let top = self.top();
        let href = top.href.and_then(|href| self.page.hrefs.get(href)).unwrap_or_default();
        let is_linked = top.is_link && picture::leads_away(href);
        let at = self.page.text.len() as u32;
        // An image that a script loads and its copy for browsers without scripts are one.
        if let Some(last) = self.page.pictures.last_mut()
            && last.at == at
            && last.node == top.node
            && last.is_fallback != top.is_fallback
            && last.is_copy(&picture)
        {
            last.complete(picture);
            return;
        }
        self.page.pictures.push(Picture {
            node: top.node,
            leaf: self.page.leaves.len() as u32,
            at,
            is_linked,
            is_fallback: top.is_fallback,
            ..picture
        });
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        self.finish_ruled();
        wrapped::unwrap(&mut self.page);
        self.page
    }
}

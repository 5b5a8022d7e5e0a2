//! HTML to [`Page`]: one walk, in document order, without recursion.
//!
//! Only this folder and `parse` know which parser is used.

mod attributes;
mod code;
mod document;
mod heading;
mod leaf;
mod lists;
mod math;
mod memo;
mod nodes;
mod open;
mod own;
mod players;
mod statements;
mod style;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use self::code::is_called;
#[cfg(feature = "scraper")]
pub(crate) use self::document::document;
#[cfg(feature = "rules")]
pub(crate) use self::document::read_by_rules;
pub(crate) use self::document::{Document, outline, parse, parse_by_reference, read};
pub(crate) use self::table::Heads;
use self::{
    attributes::{
        MAX_ITEM_NODES, ends_in_break, has_brackets, holds_block, holds_images_only, is_bold,
        is_bracket, is_hidden, is_in_row, is_named, is_panel, is_short_reading,
    },
    leaf::OpenLeaf,
    lists::Counter,
    memo::Memo,
    open::Open,
};
use super::{
    Names, Node, Page, Picture,
    element::{self, Role},
    own::{Ruled, Rulings},
    parse::{Element, Key, Name, NodeRef, Value},
    picture, text, wrapped,
};
use crate::{
    Kind,
    rules::{Cue, CueSet, Mark},
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
    /// The values by which the last element is known that was opened.
    values: Vec<&'d str>,
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

impl<'d> Walk<'d> {
    fn new(document: &'d Document) -> Self {
        /// Of real pages, about.
        const BYTES_OF_TEXT: usize = 12;
        const TREE_NODES_A_NODE: usize = 4;
        const TREE_NODES_A_LEAF: usize = 8;
        const NAMES: usize = 64;
        const WORDS_A_NAME: usize = 4;
        let tree_nodes = document.tree.len();
        let mut page = Page {
            text: String::with_capacity(document.bytes / BYTES_OF_TEXT),
            nodes: Vec::with_capacity(tree_nodes / TREE_NODES_A_NODE),
            leaves: Vec::with_capacity(tree_nodes / TREE_NODES_A_LEAF),
            names: Names::with_capacity(NAMES, WORDS_A_NAME),
            inline_names: Vec::with_capacity(NAMES),
            ..Page::default()
        };
        page.nodes.push(Node::root());
        Self {
            page,
            open: vec![Open::ROOT],
            memo: Memo::new(tree_nodes),
            inline_marks: Vec::new(),
            values: Vec::new(),
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
            Role::Media => {
                let poster = element.attr(Key::Poster).and_then(Picture::of_poster);
                poster.into_iter().for_each(|picture| self.picture(picture));
                self.player(node, element);
                false
            }
            Role::Frame => {
                self.player(node, element);
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
        let cues = if is_shown {
            self.values.clear();
            CueSet::EMPTY
        } else {
            self.push_marks(node, element)
        };
        let is_part = name == Name::Span && parent.kind == Kind::Caption && is_in_row(node);
        let is_unit = parent.is_figure && element::is_unit(name) && (is_named(element) || is_part);
        let is_kicker = !is_block && self.is_kicker(node, element);
        let is_split = is_unit || is_kicker || cues.has(Cue::Credit) || cues.has(Cue::Caption);
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
                _ if is_kicker => open.kind = Kind::Paragraph,
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
        } else {
            self.name_inline(element);
            if is_in_code {
                if open.is_code_line || open.is_code_frame {
                    self.end_code_line();
                }
                open.text_start = self.page.text.len();
            } else if is_apart {
                self.is_apart = true;
            } else if open.is_named {
                self.separate(parent, name);
            }
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
        give_back(&mut self.page.nodes);
        give_back(&mut self.page.inline_names);
        give_back(&mut self.page.leaves);
        self.page
    }
}

/// Gives back what a long vector has grown beyond its end, which may be as much as it holds.
fn give_back<T>(values: &mut Vec<T>) {
    /// On other pages it is less than what the giving back takes.
    const MAX_SPARE: usize = 1 << 14;
    if values.capacity() - values.len() > MAX_SPARE {
        values.shrink_to_fit();
    }
}

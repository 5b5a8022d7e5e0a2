//! HTML to [`Page`]: one walk, in document order, without recursion.
//!
//! Only this module and `parse` know which parser is used.

use ego_tree::NodeRef;
use rustc_hash::FxHashMap;
use scraper::{Html, Node as Dom, node::Element};

use super::{
    Field, Leaf, LinkSpan, Node, Page, Picture, Stats, Tag,
    element::{self, Role},
    parse, text,
};
use crate::{
    Kind,
    rules::{self, Cue, CueSet, Mark},
};

/// A cell with more characters is a column of a layout, not a value of a table.
const MAX_CELL_CHARS: usize = 300;
/// Values of `itemprop` that are no longer than this many bytes can be a name or a date.
const MAX_ITEM_BYTES: usize = 200;
/// An element with more descendants holds more than a name, too.
const MAX_ITEM_NODES: usize = 50;
/// Fields beyond this many are those of a search mask or a survey.
const MAX_FIELDS: usize = 30;
/// Properties of microdata that `metadata` reads.
const READ_ITEMS: [&str; 6] =
    ["author", "creator", "dateCreated", "dateModified", "datePublished", "headline"];

/// A document as the parser left it.
pub(crate) struct Document {
    dom: Html,
    is_flattened: bool,
    bytes: usize,
}

/// Parses a document and flattens it.
pub(crate) fn read(html: &str, max_depth: usize) -> Page {
    flatten(&parse(html, max_depth))
}

/// Parses a document.
pub(crate) fn parse(html: &str, max_depth: usize) -> Document {
    let (dom, is_flattened) = parse::parse(html, max_depth);
    Document { dom, is_flattened, bytes: html.len() }
}

/// Walks a document once.
pub(crate) fn flatten(document: &Document) -> Page {
    let mut walk = Walk::new(document.bytes);
    let dom = &document.dom;
    let mut next = dom.tree.root().first_child();
    while let Some(node) = next {
        let descend = match node.value() {
            Dom::Text(text) => {
                walk.text(text);
                false
            }
            Dom::Element(element) => walk.open(node, element),
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
                Some(parent) if parent.value().is_element() => {
                    walk.close();
                    done = parent;
                }
                _ => break None,
            }
        };
    }
    let mut page = walk.finish();
    page.is_flattened = document.is_flattened;
    page
}

struct Walk<'d> {
    page: Page,
    open: Vec<Open>,
    memo: MarkMemo<'d>,
    /// Marks of the inline elements that are open since the last block.
    inline_marks: Vec<Mark>,
    /// The `srcset`s of the `<source>`s of the `<picture>` that is open.
    sources: Vec<String>,
    leaf: OpenLeaf,
    lists: u8,
    /// Where the last inline element with a name of its own ended, to keep neighbours apart.
    unit_end: usize,
    /// Breaks since the last text.
    breaks: u8,
}

/// The leaf that text is added to.
#[derive(Default)]
struct OpenLeaf {
    start: usize,
    first_link: usize,
    stats: Stats,
    inline_any: CueSet,
    inline_all: Option<CueSet>,
}

/// What must be known of an element that is still open.
#[derive(Clone, Copy)]
struct Open {
    node: u32,
    kind: Kind,
    inline_cues: CueSet,
    /// Where in the walk's stack its own marks begin.
    marks_start: usize,
    /// Where in the walk's stack the marks of inline elements in this block begin.
    inline_start: usize,
    href: Option<u32>,
    is_block: bool,
    is_link: bool,
    is_list: bool,
    is_cell: bool,
    /// Whether it is a link or an inline element with a name of its own.
    is_named: bool,
    /// Whether the element is a row of a table whose cells become one leaf.
    is_row: bool,
    /// Whether it is in a figure or in something named as a caption.
    is_figure: bool,
}

impl<'d> Walk<'d> {
    fn new(html_len: usize) -> Self {
        let page = Page {
            text: String::with_capacity(html_len / 16),
            nodes: vec![Node::root()],
            ..Page::default()
        };
        let root = Open {
            node: 0,
            kind: Kind::Paragraph,
            inline_cues: CueSet::EMPTY,
            marks_start: 0,
            inline_start: 0,
            href: None,
            is_block: true,
            is_link: false,
            is_list: false,
            is_cell: false,
            is_named: false,
            is_row: false,
            is_figure: false,
        };
        Self {
            page,
            open: vec![root],
            memo: MarkMemo::default(),
            inline_marks: Vec::new(),
            sources: Vec::new(),
            leaf: OpenLeaf::default(),
            lists: 0,
            unit_end: 0,
            breaks: 0,
        }
    }

    fn top(&self) -> Open {
        *self.open.last().expect("the root stays open until the end")
    }

    fn text(&mut self, source: &str) {
        let top = self.top();
        if source.trim_start().is_empty() {
            if top.kind == Kind::Code {
                self.page.text.push_str(source);
            } else {
                text::push_space(&mut self.page.text, self.leaf.start, source);
            }
            return;
        }
        if self.breaks > 1 && top.kind != Kind::Code && !top.is_row {
            self.end_leaf();
        }
        self.breaks = 0;

        let (out, stats) = (&mut self.page.text, &mut self.leaf.stats);
        let before = out.len();
        if top.kind == Kind::Code {
            text::push_raw(out, self.leaf.start, source, top.is_link, stats);
        } else {
            text::push(out, self.leaf.start, source, top.is_link, stats);
        }
        self.leaf.inline_any |= top.inline_cues;
        self.leaf.inline_all =
            Some(self.leaf.inline_all.map_or(top.inline_cues, |all| all.and(top.inline_cues)));
        if let Some(href) = top.href {
            self.add_link(href, before);
        }
    }

    /// Adds the text since `before` to the link.
    fn add_link(&mut self, href: u32, before: usize) {
        let added = &self.page.text[before..];
        let start = before + (added.len() - added.trim_start().len());
        let end = before + added.trim_end().len();
        match self.page.links.get_mut(self.leaf.first_link..).and_then(|links| links.last_mut()) {
            Some(last) if last.href == href => last.span.end = end as u32,
            _ => self.page.links.push(LinkSpan { href, span: start as u32..end as u32 }),
        }
    }

    /// Opens an element. Returns whether its children are to be visited.
    fn open(&mut self, node: NodeRef<'d, Dom>, element: &'d Element) -> bool {
        let name = element.name();
        match element::role_of(name) {
            Role::Skip => false,
            Role::Fact => {
                self.fact(node, element);
                false
            }
            Role::Picture => {
                self.picture(element);
                false
            }
            Role::Field => {
                self.field(element);
                false
            }
            Role::Break => {
                self.breaks = self.breaks.saturating_add(1);
                text::push_space(&mut self.page.text, self.leaf.start, "\n");
                false
            }
            role => self.open_text(node, element, role == Role::Block),
        }
    }

    /// Opens an element that may hold text.
    fn open_text(&mut self, node: NodeRef<'d, Dom>, element: &'d Element, is_block: bool) -> bool {
        let name = element.name();
        let parent = self.top();
        let marks_start = self.inline_marks.len();
        let cues = self.push_marks(element);
        let is_unit = parent.is_figure && element::is_unit(name) && is_named(element);
        let is_split = is_unit || cues.has(Cue::Credit) || cues.has(Cue::Caption);
        let is_block = (is_block || is_split) && !parent.is_row;
        let is_hidden = is_hidden(element);
        if !is_block && (is_hidden || cues.has(Cue::Hidden)) {
            self.inline_marks.truncate(marks_start);
            return false;
        }
        let mut open = Open {
            inline_cues: parent.inline_cues | cues,
            marks_start,
            is_block,
            is_list: matches!(name, "ul" | "ol" | "dl"),
            is_cell: matches!(name, "td" | "th"),
            is_named: matches!(name, "a" | "span" | "time") && is_named(element) || name == "a",
            is_figure: parent.is_figure
                || matches!(name, "figure" | "figcaption")
                || cues.has(Cue::Caption),
            ..parent
        };
        self.lists = self.lists.saturating_add(u8::from(open.is_list));
        if is_block {
            self.end_leaf();
            open.node = self.page.nodes.len() as u32;
            open.kind = element::kind_of(name, parent.kind, self.lists);
            open.is_row = name == "tr" && is_data_row(node);
            if open.is_row {
                open.kind = Kind::TableRow;
            }
            open.inline_cues = CueSet::EMPTY;
            self.add_node(parent, element, is_hidden);
            open.inline_start = self.inline_marks.len();
        } else if parent.is_row {
            open.is_row = true;
            text::push_space(&mut self.page.text, self.leaf.start, " ");
        } else if open.is_named {
            self.separate(parent);
        }
        match name {
            "a" => self.open_link(element, &mut open),
            "picture" => self.sources.clear(),
            "source" => self.sources.extend(element.attr("srcset").map(str::to_owned)),
            _ => {}
        }
        self.read_attributes(node, element);
        self.open.push(open);
        true
    }

    /// Keeps an inline element apart from the one that ends where it begins: styles do.
    fn separate(&mut self, parent: Open) {
        let text = &self.page.text;
        let last = text[self.leaf.start.min(text.len())..].rsplit([' ', '\t']).next().unwrap_or("");
        // A single letter may be a part of a word whose letters are animated one by one.
        let is_word = last.chars().nth(1).is_some();
        if self.unit_end == text.len() && is_word && parent.kind != Kind::Code {
            self.page.text.push(' ');
        }
    }

    fn open_link(&mut self, element: &Element, open: &mut Open) {
        open.is_link = true;
        if let Some(href) = element.attr("href") {
            open.href = Some(self.page.hrefs.len() as u32);
            self.page.hrefs.push(href.trim().to_owned());
        }
    }

    fn add_node(&mut self, parent: Open, element: &Element, is_hidden: bool) {
        let marks_start = self.page.marks.len() as u32;
        self.page.marks.extend_from_slice(&self.inline_marks[parent.inline_start..]);
        let leaves = self.page.leaves.len() as u32;
        let pictures = self.page.pictures.len() as u32;
        self.page.nodes.push(Node {
            parent: parent.node,
            tag: Tag::of(element.name()),
            marks: marks_start..self.page.marks.len() as u32,
            leaves: leaves..leaves,
            pictures: pictures..pictures,
            is_hidden,
        });
    }

    /// Puts the marks of an element on the stack. Returns their cues.
    fn push_marks(&mut self, element: &'d Element) -> CueSet {
        let start = self.inline_marks.len();
        rules::marks_of_tag(element.name(), &mut self.inline_marks);
        for (key, value) in element.attrs() {
            match key {
                "class" | "id" | "itemprop" | "rel" => {
                    self.memo.find(value, &mut self.inline_marks)
                }
                "role" => rules::marks_of_role(value, &mut self.inline_marks),
                _ => {}
            }
        }
        self.inline_marks[start..]
            .iter()
            .fold(CueSet::EMPTY, |cues, mark| cues | CueSet::of(rules::cue_of(*mark)))
    }

    fn close(&mut self) {
        let top = self.top();
        if top.is_block {
            self.end_leaf();
            let node = &mut self.page.nodes[top.node as usize];
            node.leaves.end = self.page.leaves.len() as u32;
            node.pictures.end = self.page.pictures.len() as u32;
        }
        if top.is_cell && top.is_row {
            text::push_tab(&mut self.page.text, self.leaf.start);
        }
        self.open.pop();
        let Some(parent) = self.open.last() else { return };
        self.lists = self.lists.saturating_sub(u8::from(top.is_list));
        if top.is_named && !parent.is_row {
            self.unit_end = self.page.text.len();
        }
        self.inline_marks.truncate(top.marks_start);
    }

    fn end_leaf(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        let first_link = leaf.first_link;
        if text::finish(&mut self.page.text, leaf.start) {
            let top = self.top();
            let end = self.page.text.len() as u32;
            for link in &mut self.page.links[first_link..] {
                link.span.end = link.span.end.min(end);
            }
            self.page.leaves.push(Leaf {
                node: top.node,
                kind: top.kind,
                span: leaf.start as u32..end,
                links: first_link as u32..self.page.links.len() as u32,
                stats: leaf.stats,
                inline_all: leaf.inline_all.unwrap_or_default(),
                inline_any: leaf.inline_any,
                phrases: rules::cues_of_text(&self.page.text[leaf.start..]),
            });
        }
        self.leaf.start = self.page.text.len();
        self.leaf.first_link = self.page.links.len();
        self.breaks = 0;
    }

    fn picture(&mut self, element: &Element) {
        let top = self.top();
        let picture = Picture::read(|name| element.attr(name), &self.sources);
        self.sources.clear();
        self.page.pictures.push(Picture {
            node: top.node,
            leaf: self.page.leaves.len() as u32,
            is_linked: top.is_link,
            ..picture
        });
    }

    fn field(&mut self, element: &Element) {
        let kind = element.attr("type").unwrap_or_default();
        let says_email = |key| {
            element.attr(key).is_some_and(|value| value.to_ascii_lowercase().contains("email"))
        };
        let is_email = kind == "email" || ["name", "id", "placeholder"].into_iter().any(says_email);
        let is_known = is_email || kind == "password" || element.name() == "textarea";
        if is_known && self.page.fields.len() < MAX_FIELDS {
            self.page.fields.push(Field { node: self.top().node, is_email });
        }
    }

    /// Reads an element that says something about the page.
    fn fact(&mut self, node: NodeRef<'d, Dom>, element: &Element) {
        let facts = &mut self.page.facts;
        match element.name() {
            "title" if facts.title.is_empty() => facts.title = text_of(node, usize::MAX),
            "meta" => {
                let key = ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .find_map(|key| element.attr(key));
                if let (Some(key), Some(content)) = (key, element.attr("content")) {
                    facts.metas.push((key.to_ascii_lowercase(), content.trim().to_owned()));
                }
            }
            "base" if facts.base.is_empty() => {
                facts.base = element.attr("href").unwrap_or_default().trim().to_owned();
            }
            "link" if element.attr("rel") == Some("canonical") => {
                if let Some(href) = element.attr("href") {
                    facts.canonical = href.trim().to_owned();
                }
            }
            "script" if element.attr("type").is_some_and(|it| it.contains("ld+json")) => {
                let source = node.children().filter_map(|child| child.value().as_text());
                facts.json_ld.push(source.map(|text| &**text).collect());
            }
            _ => {}
        }
    }

    /// Keeps what the attributes of an element in the body say about the article.
    fn read_attributes(&mut self, node: NodeRef<'d, Dom>, element: &Element) {
        let facts = &mut self.page.facts;
        match element.name() {
            "html" => facts.lang = element.attr("lang").unwrap_or_default().to_owned(),
            "time" => {
                if let Some(value) = element.attr("datetime") {
                    facts.times.push((self.page.leaves.len() as u32, value.trim().to_owned()));
                }
            }
            "a" if element
                .attr("rel")
                .is_some_and(|rel| rel.split(' ').any(|it| it == "author")) =>
            {
                facts.authors.push(text_of(node, MAX_ITEM_BYTES));
            }
            _ => {}
        }
        for item in element.attr("itemprop").unwrap_or_default().split(' ') {
            if READ_ITEMS.contains(&item) {
                let value = element.attr("content").or_else(|| element.attr("datetime"));
                let value =
                    value.map_or_else(|| text_of(node, MAX_ITEM_BYTES), |it| it.trim().to_owned());
                facts.items.push((item.to_owned(), value));
            }
        }
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        self.page
    }
}

/// Remembers the marks of attribute values: pages repeat few of them often.
#[derive(Default)]
struct MarkMemo<'d> {
    found: FxHashMap<&'d str, (usize, usize)>,
    marks: Vec<Mark>,
}

impl<'d> MarkMemo<'d> {
    fn find(&mut self, value: &'d str, out: &mut Vec<Mark>) {
        let (start, end) = *self.found.entry(value).or_insert_with(|| {
            let start = self.marks.len();
            rules::marks_of_name(value, &mut self.marks);
            (start, self.marks.len())
        });
        out.extend_from_slice(&self.marks[start..end]);
    }
}

/// Whether a row of a table holds values only, so that it is one line of text.
fn is_data_row(row: NodeRef<'_, Dom>) -> bool {
    let mut cells = 0;
    for cell in row.children() {
        let Dom::Element(element) = cell.value() else { continue };
        if matches!(element.name(), "td" | "th") {
            cells += 1;
            if !is_value(cell) {
                return false;
            }
        }
    }
    cells > 1
}

/// Whether a cell holds a short text and no block but one paragraph.
fn is_value(cell: NodeRef<'_, Dom>) -> bool {
    let (mut chars, mut blocks) = (0, 0);
    for node in cell.descendants().skip(1) {
        match node.value() {
            Dom::Text(text) => chars += text.trim().len(),
            Dom::Element(element) => {
                let name = element.name();
                blocks += usize::from(element::role_of(name) == Role::Block);
                if matches!(name, "table" | "form" | "figure" | "h1" | "h2" | "h3" | "ul" | "ol") {
                    return false;
                }
            }
            _ => {}
        }
        if chars > MAX_CELL_CHARS || blocks > 1 {
            return false;
        }
    }
    true
}

/// The text of an element, white space collapsed, cut after about `max_bytes`.
fn text_of(node: NodeRef<'_, Dom>, max_bytes: usize) -> String {
    let mut out = String::new();
    let texts = node.descendants().take(MAX_ITEM_NODES).filter_map(|child| child.value().as_text());
    for word in texts.flat_map(|text| text.split_whitespace()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if out.len() > max_bytes {
            break;
        }
    }
    out
}

/// Whether an element has a name of its own, for a style or a script.
fn is_named(element: &Element) -> bool {
    ["class", "id", "itemprop"].iter().any(|key| element.attr(key).is_some())
        || matches!(element.name(), "small" | "cite")
}

fn is_hidden(element: &Element) -> bool {
    element.attrs().any(|(key, value)| match key {
        "hidden" => value != "until-found",
        "aria-hidden" => value == "true",
        "style" => hides(value),
        _ => false,
    }) || (element.name() == "dialog" && element.attr("open").is_none())
}

/// Whether a style hides an element.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(key, value)| {
        let is = |name: &str| key.trim().eq_ignore_ascii_case(name);
        let value = value.trim_start();
        let starts = |word: &str| {
            value.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        };
        (is("display") && starts("none")) || (is("visibility") && starts("hidden"))
    })
}

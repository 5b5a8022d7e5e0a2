//! What elements state about the page: in its head, in attributes, by the fields of its forms.

use crate::page::parse::{Element, Key, Name, NodeRef};

use super::{
    Walk,
    attributes::{MAX_ITEM_NODES, has_rel, text_of},
};
use crate::{
    Kind,
    at::head,
    page::{Field, visible},
};

/// Values of `itemprop` that are no longer than this many bytes can be a name or a date.
const MAX_ITEM_BYTES: usize = 200;
/// Every relative link repeats the base. A longer one is none, in bytes.
pub(super) const MAX_BASE_BYTES: usize = 1_000;
/// A longer value in an attribute is no description.
const MAX_STATED_BYTES: usize = 5000;
/// A `<meta>` with more names than this is not for people, and each name keeps a copy of the value.
const MAX_META_NAMES: usize = 4;
/// The classes of an author in the microformats hAtom and h-entry (microformats.org),
const AUTHOR_CLASSES: [&str; 2] = ["author", "p-author"];
/// how a class of an author ends if the element is a card of hCard, too,
const AUTHOR_END: &str = "-author";
/// and the card of somebody who commented.
const COMMENT_AUTHOR: &str = "comment-author";
/// The classes of a name in hCard and h-card,
const NAME_CLASSES: [&str; 2] = ["fn", "p-name"];
/// and what stands before `name` in those of others.
const NAME_OWNERS: [&str; 3] = ["author", "byline", "contributor"];
/// An element that names more authors names others, too.
const MAX_NAMES: usize = 8;
/// Authors beyond this many are those of comments.
const MAX_PEOPLE: usize = 64;
/// Fields beyond this many are those of a search mask or a survey.
const MAX_FIELDS: usize = 30;
/// What stands before the name of a property in RDFa.
const PREFIXES: [&str; 6] =
    ["schema:", "http://schema.org/", "https://schema.org/", "dc:", "dcterms:", "article:"];
/// Properties of microdata and RDFa that `metadata` reads.
const READ_ITEMS: [&str; 14] = [
    "articleSection",
    "author",
    "creator",
    "dateCreated",
    "dateModified",
    "datePublished",
    "description",
    "headline",
    "image",
    "inLanguage",
    "keywords",
    "license",
    "thumbnailUrl",
    "uploadDate",
];

impl<'d> Walk<'d> {
    pub(super) fn field(&mut self, element: Element<'_>) {
        let kind = element.attr(Key::Type).unwrap_or_default();
        let says_email = |key| {
            element.attr(key).is_some_and(|value| value.to_ascii_lowercase().contains("email"))
        };
        let is_email =
            kind == "email" || [Key::Name, Key::Id, Key::Placeholder].into_iter().any(says_email);
        let is_known = is_email || kind == "password" || element.name() == Name::Textarea;
        if is_known && self.page.fields.len() < MAX_FIELDS {
            self.page.fields.push(Field { node: self.top().node, is_email });
        }
    }

    /// Reads an element that says something about the page.
    pub(super) fn fact(&mut self, node: NodeRef<'d>, element: Element<'_>) {
        let facts = &mut self.page.facts;
        match element.name() {
            Name::Title if facts.title.is_empty() => facts.title = text_of(node, usize::MAX),
            Name::Meta => {
                let key = [Key::Property, Key::Name, Key::Itemprop, Key::HttpEquiv]
                    .into_iter()
                    .find_map(|key| element.attr(key));
                if let (Some(key), Some(content)) = (key, element.attr(Key::Content)) {
                    let names = key.split_ascii_whitespace().take(MAX_META_NAMES);
                    let names = names.map(str::to_ascii_lowercase);
                    facts.metas.extend(names.map(|name| (name, stated(content))));
                }
            }
            Name::Base if facts.base.is_empty() => {
                let base = stated(element.attr(Key::Href).unwrap_or_default());
                facts.base = Some(base).filter(|it| it.len() <= MAX_BASE_BYTES).unwrap_or_default();
            }
            Name::Link if has_rel(element, "license") => facts.license(element.attr(Key::Href)),
            Name::Link if facts.canonical.is_empty() && has_rel(element, "canonical") => {
                facts.canonical = stated(element.attr(Key::Href).unwrap_or_default());
            }
            Name::Script if element.attr(Key::Type).is_some_and(|it| it.contains("ld+json")) => {
                let source = node.children().filter_map(|child| child.text());
                facts.add_json_ld(source.collect());
            }
            _ => {}
        }
    }

    /// Keeps what the attributes of an element in the body say about the article.
    pub(super) fn read_attributes(&mut self, node: NodeRef<'d>, element: Element<'_>) {
        let facts = &mut self.page.facts;
        match element.name() {
            Name::Html => {
                facts.lang = element.attr(Key::Lang).unwrap_or_default().to_owned();
                facts.dir = element.attr(Key::Dir).unwrap_or_default().to_owned();
            }
            Name::Body if facts.dir.is_empty() => {
                facts.dir = element.attr(Key::Dir).unwrap_or_default().to_owned();
            }
            Name::Time => {
                if let Some(value) = element.attr(Key::Datetime) {
                    let leaf = self.page.leaves.len() as u32;
                    facts.times.push((leaf, head(value.trim(), MAX_ITEM_BYTES).to_owned()));
                }
            }
            Name::A
                if element
                    .attr(Key::Rel)
                    .is_some_and(|rel| rel.split(' ').any(|it| it == "author")) =>
            {
                facts.authors.push(author_in(node));
            }
            Name::A if has_rel(element, "license") => facts.license(element.attr(Key::Href)),
            _ => {}
        }
        let class = element.attr(Key::Class).unwrap_or_default();
        // In a figure or a quotation it is the author of that.
        let is_of_part = self.open.last().is_some_and(|it| it.is_figure || it.kind == Kind::Quote);
        if facts.people.len() < MAX_PEOPLE && is_author(class) && !is_of_part {
            let leaf = self.page.leaves.len() as u32;
            facts.people.push((leaf, author_in(node)));
        }
        // Microdata and RDFa differ in little but the name of the attribute.
        let Some(names) = element.attr(Key::Itemprop).or_else(|| element.attr(Key::Property))
        else {
            return;
        };
        // By what is read, not by what is written: the value is then copied few times.
        for read in READ_ITEMS {
            if !has_item(names, read) {
                continue;
            }
            let keys: &[Key] = if read == "image" {
                &[Key::Content, Key::Src, Key::Href]
            } else {
                &[Key::Content, Key::Datetime]
            };
            let own = || match read {
                "author" | "creator" => author_in(node),
                _ => text_of(node, MAX_ITEM_BYTES),
            };
            let value = keys.iter().find_map(|key| element.attr(*key));
            let value =
                value.map_or_else(own, |value| stated(head(value.trim(), MAX_STATED_BYTES)));
            facts.items.push((read.to_owned(), value));
        }
    }
}

/// What an element says of an author: the names in it that are marked up as such, else all its text.
fn author_in(node: NodeRef<'_>) -> String {
    let within = node.descendants().skip(1).take(MAX_ITEM_NODES);
    let marked = within.filter(|child| child.element().is_some_and(is_name)).take(MAX_NAMES);
    let mut names: Vec<String> = Vec::new();
    for child in marked {
        let content = child.element().and_then(|it| it.attr(Key::Content));
        let name = content.map_or_else(
            || text_of(child, MAX_ITEM_BYTES),
            |content| stated(head(content.trim(), MAX_ITEM_BYTES)),
        );
        // One mark-up may stand in another.
        let is_known = names.last().is_some_and(|last| last.contains(&name));
        names.extend(Some(name).filter(|name| !name.is_empty() && !is_known));
    }
    if names.is_empty() { text_of(node, MAX_ITEM_BYTES) } else { names.join(", ") }
}

/// Whether an element in that of an author is marked up as the name: by microdata or RDFa, by hCard or h-card, or by a
/// class such as `author-name`.
fn is_name(element: Element<'_>) -> bool {
    let mut items = [Key::Itemprop, Key::Property].into_iter().filter_map(|key| element.attr(key));
    let mut classes = element.attr(Key::Class).unwrap_or_default().split_ascii_whitespace();
    items.any(|names| has_item(names, "name")) || classes.any(is_name_class)
}

fn is_name_class(class: &str) -> bool {
    let small = class.to_ascii_lowercase();
    let owner = small.strip_suffix("name").map(|owner| owner.trim_end_matches(['-', '_']));
    NAME_CLASSES.contains(&class)
        || owner.is_some_and(|owner| NAME_OWNERS.iter().any(|known| owner.ends_with(known)))
}

/// Whether a class says that the element names an author.
fn is_author(class: &str) -> bool {
    let is_card = || class.split_ascii_whitespace().any(|word| word == "vcard");
    class.split_ascii_whitespace().any(|word| {
        AUTHOR_CLASSES.contains(&word)
            || word.ends_with(AUTHOR_END) && word != COMMENT_AUTHOR && is_card()
    })
}

/// The value of an attribute as text.
fn stated(value: &str) -> String {
    visible(value.trim()).into_owned()
}

/// Whether one of the names of properties in an attribute is the one that is read.
fn has_item(names: &str, read: &str) -> bool {
    names.split_ascii_whitespace().any(|name| is_item(name, read))
}

/// Whether the name of a property, which may have a prefix, is the one that is read.
fn is_item(name: &str, read: &str) -> bool {
    let name = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    name.eq_ignore_ascii_case(read)
}

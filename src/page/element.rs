//! What each HTML element means for the flat page.

use crate::Kind;

/// The elements that later passes tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    Article,
    Aside,
    Blockquote,
    Button,
    Cell,
    Div,
    Figcaption,
    Figure,
    Footer,
    Form,
    Header,
    Heading,
    Item,
    List,
    Main,
    Nav,
    Noscript,
    Paragraph,
    Pre,
    Row,
    Section,
    Table,
    Other,
}

impl Tag {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "article" => Self::Article,
            "aside" => Self::Aside,
            "blockquote" => Self::Blockquote,
            "button" => Self::Button,
            "td" | "th" => Self::Cell,
            "div" => Self::Div,
            "figcaption" => Self::Figcaption,
            "figure" => Self::Figure,
            "footer" => Self::Footer,
            "form" => Self::Form,
            "header" => Self::Header,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "li" | "dt" | "dd" => Self::Item,
            "ul" | "ol" | "dl" => Self::List,
            "main" => Self::Main,
            "nav" => Self::Nav,
            "noscript" => Self::Noscript,
            "p" => Self::Paragraph,
            "pre" => Self::Pre,
            "tr" => Self::Row,
            "section" => Self::Section,
            "table" => Self::Table,
            _ => Self::Other,
        }
    }
}

/// What the walk does with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Neither it nor what it holds is text of the page.
    Skip,
    /// Text runs on through it.
    Inline,
    /// It ends the line.
    Block,
    /// `<br>`.
    Break,
    /// Something to look at.
    Picture,
    /// A video, which may have a still to look at.
    Video,
    /// A field of a form.
    Field,
    /// A statement about the page: `<meta>`, `<link>`, `<title>`, `<script>`.
    Fact,
}

#[rustfmt::skip]
pub(super) fn role_of(name: &str) -> Role {
    match name {
        "annotation" | "annotation-xml" | "area" | "audio" | "canvas" | "datalist" | "embed"
        | "frame" | "frameset" | "iframe" | "map" | "noembed" | "noframes" | "optgroup" | "param"
        | "select" | "style" | "svg" | "template" | "track" => {
            Role::Skip
        }
        "input" | "textarea" => Role::Field,
        "base" | "link" | "meta" | "script" | "title" => Role::Fact,
        "amp-img" | "img" => Role::Picture,
        "amp-video" | "video" => Role::Video,
        "br" => Role::Break,
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data" | "del"
        | "dfn" | "em" | "font" | "i" | "ins" | "kbd" | "mark" | "math" | "mfrac" | "mi" | "mn"
        | "mo" | "mrow" | "msub" | "msup" | "nobr" | "picture" | "q" | "rb" | "rp" | "rt" | "ruby"
        | "s" | "samp" | "semantics" | "small" | "source" | "span" | "strike" | "strong" | "sub"
        | "sup" | "time" | "tt" | "u" | "var" | "wbr" => Role::Inline,
        _ => Role::Block,
    }
}

/// Inline elements that often hold a caption's or a credit's part of a figure.
pub(super) fn is_unit(name: &str) -> bool {
    matches!(name, "cite" | "em" | "i" | "small" | "span" | "time")
}

/// What a block element says of the text in it, given what is said around it.
pub(super) fn kind_of(name: &str, outer: Kind, list_depth: u8) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" | "dt" | "dd" => Kind::ListItem(list_depth.max(1)),
        "blockquote" => Kind::Quote,
        "pre" => Kind::Code,
        "figcaption" | "caption" => Kind::Caption,
        "button" | "label" | "legend" if !matches!(outer, Kind::Heading(_)) => Kind::Control,
        "table" | "td" | "th" | "figure" | "ul" | "ol" | "dl" | "nav" | "aside" | "article" => {
            Kind::Paragraph
        }
        _ => outer,
    }
}

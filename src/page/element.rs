//! What each HTML element means for the flat page.

use super::parse::Name;
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
    pub(crate) const ALL: [Self; 23] = [
        Self::Article,
        Self::Aside,
        Self::Blockquote,
        Self::Button,
        Self::Cell,
        Self::Div,
        Self::Figcaption,
        Self::Figure,
        Self::Footer,
        Self::Form,
        Self::Header,
        Self::Heading,
        Self::Item,
        Self::List,
        Self::Main,
        Self::Nav,
        Self::Noscript,
        Self::Paragraph,
        Self::Pre,
        Self::Row,
        Self::Section,
        Self::Table,
        Self::Other,
    ];

    pub(super) fn of(name: Name) -> Self {
        match name {
            Name::Article => Self::Article,
            Name::Aside => Self::Aside,
            Name::Blockquote => Self::Blockquote,
            Name::Button => Self::Button,
            Name::Td | Name::Th => Self::Cell,
            Name::Div => Self::Div,
            Name::Figcaption => Self::Figcaption,
            Name::Figure => Self::Figure,
            Name::Footer => Self::Footer,
            Name::Form => Self::Form,
            Name::Header => Self::Header,
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => Self::Heading,
            Name::Li | Name::Dt | Name::Dd => Self::Item,
            Name::Ul | Name::Ol | Name::Dl => Self::List,
            Name::Main => Self::Main,
            Name::Nav => Self::Nav,
            Name::Noscript => Self::Noscript,
            Name::P => Self::Paragraph,
            Name::Pre => Self::Pre,
            Name::Tr => Self::Row,
            Name::Section => Self::Section,
            Name::Table => Self::Table,
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
    /// Nothing is known of it: text runs on through it in a line, and else it ends the line.
    Unknown,
    /// A control: it ends the line unless it stands in the middle of one.
    Control,
    /// `<math>`.
    Formula,
    /// `<br>`.
    Break,
    /// Something to look at.
    Picture,
    /// A video or a sound, which may have a still to look at.
    Media,
    /// A frame with another page in it.
    Frame,
    /// A field of a form.
    Field,
    /// A statement about the page: `<meta>`, `<link>`, `<title>`, `<script>`.
    Fact,
}

#[rustfmt::skip]
pub(super) fn role_of(name: Name) -> Role {
    use Name::*;
    match name {
        Annotation | AnnotationXml | Area | Canvas | Datalist | Embed
        | Frame | Frameset | Map | Noembed | Noframes | Optgroup | Param
        | Select | Style | Svg | Template | Track => {
            Role::Skip
        }
        Input | Textarea => Role::Field,
        Base | Link | Meta | Script | Title => Role::Fact,
        AmpImg | Img => Role::Picture,
        AmpVideo | Audio | Video => Role::Media,
        Iframe => Role::Frame,
        Br => Role::Break,
        A | Abbr | Acronym | B | Bdi | Bdo | Big | Cite | Code | Data | Del
        | Dfn | Em | Font | I | Ins | Kbd | Mark | Nobr | Picture | Q | Rb | Rp | Rt | Rtc
        | Ruby | S | Samp | Small | Source | Span | Strike | Strong | Sub
        | Sup | Time | Tt | U | Var | Wbr => Role::Inline,
        Math => Role::Formula,
        Button | Label => Role::Control,
        Other => Role::Unknown,
        _ => Role::Block,
    }
}

/// Inline elements that often hold a caption's or a credit's part of a figure.
pub(super) fn is_unit(name: Name) -> bool {
    matches!(name, Name::Cite | Name::Em | Name::I | Name::Small | Name::Span | Name::Time)
}

/// Whether an element holds one line of text: what nobody knows is a part of it there.
pub(super) fn is_line(name: Name) -> bool {
    use Name::*;
    matches!(name, Dt | Figcaption | H1 | H2 | H3 | H4 | H5 | H6 | P | Summary)
}

/// What a block element says of the text in it, given what is said around it.
pub(super) fn kind_of(name: Name, outer: Kind, list_depth: u8) -> Kind {
    match name {
        Name::H1 => Kind::Heading(1),
        Name::H2 => Kind::Heading(2),
        Name::H3 => Kind::Heading(3),
        Name::H4 => Kind::Heading(4),
        Name::H5 => Kind::Heading(5),
        Name::H6 => Kind::Heading(6),
        Name::Li | Name::Dt | Name::Dd => Kind::ListItem(list_depth.max(1)),
        Name::Blockquote => Kind::Quote,
        Name::Pre => Kind::Code,
        Name::Figcaption | Name::Caption => Kind::Caption,
        Name::Button | Name::Label | Name::Legend if !matches!(outer, Kind::Heading(_)) => {
            Kind::Control
        }
        Name::Table
        | Name::Td
        | Name::Th
        | Name::Figure
        | Name::Ul
        | Name::Ol
        | Name::Dl
        | Name::Nav
        | Name::Aside
        | Name::Article => Kind::Paragraph,
        _ => outer,
    }
}

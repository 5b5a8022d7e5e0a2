//! An element that the walk is in.

use super::table::Data;
use crate::{Kind, rules::CueSet};

/// What must be known of an element that is still open.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) node: u32,
    pub(super) kind: Kind,
    pub(super) inline_cues: CueSet,
    /// Where in the walk's stack its own marks begin.
    pub(super) marks_start: usize,
    /// Where in the walk's stack the marks of inline elements in this block begin.
    pub(super) inline_start: usize,
    pub(super) href: Option<u32>,
    pub(super) is_block: bool,
    pub(super) is_link: bool,
    pub(super) is_list: bool,
    /// Whether it is a cell of such a row.
    pub(super) is_cell: bool,
    /// How many columns that stands in.
    pub(super) columns: u8,
    /// Whether it is a block in a cell, which is apart from the text beside it.
    pub(super) is_apart: bool,
    pub(super) is_picture: bool,
    /// Whether it is a link, a time or an inline element with a name of its own.
    pub(super) is_named: bool,
    /// Whether the element is in a row of a table whose cells become one leaf.
    pub(super) is_row: bool,
    /// Whether it is that row.
    pub(super) is_row_start: bool,
    /// What is known of the table that it is in.
    pub(super) data: Data,
    /// Whether white space is kept.
    pub(super) is_pre: bool,
    /// Whether it is a line of code.
    pub(super) is_code_line: bool,
    /// Whether it only holds lines of code.
    pub(super) is_code_frame: bool,
    /// Where its text begins.
    pub(super) text_start: usize,
    /// Whether it is a part of one line of text.
    pub(super) is_line: bool,
    pub(super) is_bold: bool,
    /// Whether it is in the term of a definition.
    pub(super) is_term: bool,
    /// Whether it is in a `<noscript>` with images.
    pub(super) is_fallback: bool,
    /// Whether readings are shown, as they are in brackets.
    pub(super) has_readings: bool,
    /// Whether it is in a figure or in something named as a caption.
    pub(super) is_figure: bool,
    /// Its number, from 1, among the elements that rules of the caller say something of.
    pub(super) ruled: usize,
}

impl Open {
    /// The page itself, which stays open until the end.
    pub(super) const ROOT: Self = Self {
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
        columns: 1,
        is_apart: false,
        is_picture: false,
        is_named: false,
        is_row: false,
        is_row_start: false,
        data: Data::Unknown,
        is_pre: false,
        is_code_line: false,
        is_code_frame: false,
        text_start: 0,
        is_line: false,
        is_bold: false,
        is_term: false,
        is_fallback: false,
        has_readings: true,
        is_figure: false,
        ruled: 0,
    };

    /// Whether it may hold lines that are paragraphs of their own.
    pub(super) fn has_lines(self) -> bool {
        !self.is_row && matches!(self.kind, Kind::Paragraph | Kind::Quote | Kind::ListItem(_))
    }
}

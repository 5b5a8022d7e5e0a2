//! Blocks to text and mark-up.

mod address;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod report;
pub(crate) mod text;

use crate::{Block, Kind, Label};

/// Whether two blocks are lines of one list or one table.
fn is_joined(a: Block<'_>, b: Block<'_>) -> bool {
    match (a.kind(), b.kind()) {
        (Kind::ListItem(_), Kind::ListItem(_)) => true,
        (Kind::TableRow, Kind::TableRow) => a.table == b.table,
        _ => false,
    }
}

/// What a block becomes in mark-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Title,
    Standfirst,
    Heading(u8),
    Caption,
    /// The depth counts from 1.
    Item(u8),
    Row,
    Code,
    Quote,
    Paragraph,
}

impl Form {
    /// A label that has a form of its own wins: a headline in a table is no row of it, and would
    /// end it.
    fn of(block: Block<'_>) -> Self {
        match (block.label(), block.kind()) {
            (Label::Title, _) => Self::Title,
            (Label::Standfirst, _) => Self::Standfirst,
            // The headline is the only one of the first level.
            (_, Kind::Heading(level)) => Self::Heading(level.clamp(2, 6)),
            (Label::Caption | Label::Credit, _) => Self::Caption,
            (_, Kind::ListItem(depth)) => Self::Item(depth.max(1)),
            (_, Kind::TableRow) => Self::Row,
            (_, Kind::Code) => Self::Code,
            (Label::PullQuote, _) | (_, Kind::Quote) => Self::Quote,
            _ => Self::Paragraph,
        }
    }

    /// Whether two blocks of these forms are parts of one list, one table or one quote.
    fn continues(self, last: Self, block: Block<'_>, before: Block<'_>) -> bool {
        match (last, self) {
            (Self::Item(_), Self::Item(_)) => true,
            (Self::Row, Self::Row) => before.table == block.table,
            (Self::Quote, Self::Quote) => before.label() == block.label(),
            _ => false,
        }
    }
}

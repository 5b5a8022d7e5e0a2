//! Blocks to text and mark-up.

mod address;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod text;

use crate::{Block, Kind};

/// Whether two blocks are lines of one list or one table.
fn is_joined(a: Block<'_>, b: Block<'_>) -> bool {
    match (a.kind(), b.kind()) {
        (Kind::ListItem(_), Kind::ListItem(_)) => true,
        (Kind::TableRow, Kind::TableRow) => a.table == b.table,
        _ => false,
    }
}

//! Blocks to text.

pub(crate) mod markdown;
pub(crate) mod text;

use crate::{Block, Kind};

/// Whether two blocks are lines of one list or table.
fn is_joined(a: Block<'_>, b: Block<'_>) -> bool {
    matches!(
        (a.kind(), b.kind()),
        (Kind::ListItem(_), Kind::ListItem(_)) | (Kind::TableRow, Kind::TableRow)
    )
}

//! Plain text.

use super::is_joined;
use crate::Block;

/// An empty line between blocks, none between the lines of a list or a table.
pub(crate) fn write<'p>(blocks: impl Iterator<Item = Block<'p>>) -> String {
    let mut out = String::new();
    let mut last: Option<Block<'_>> = None;
    for block in blocks {
        if let Some(last) = last {
            out.push_str(if is_joined(last, block) { "\n" } else { "\n\n" });
        }
        out.push_str(block.text());
        last = Some(block);
    }
    out
}

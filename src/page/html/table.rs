//! Which rows of tables are data and which are the columns of a layout.

use crate::page::parse::{Name, NodeRef, Value};

use crate::page::element::{self, Role};

/// A cell with more characters is a column of a layout, not a value of a table.
const MAX_CELL_CHARS: usize = 300;

/// Whether a row of a table holds values only, so that it is one line of text.
pub(super) fn is_data_row(row: NodeRef<'_>) -> bool {
    let mut cells = 0;
    for cell in row.children() {
        let Value::Element(element) = cell.value() else { continue };
        if matches!(element.name(), Name::Td | Name::Th) {
            cells += 1;
            if !is_value(cell) {
                return false;
            }
        }
    }
    cells > 1
}

/// Whether a cell holds a short text and no block but one paragraph.
fn is_value(cell: NodeRef<'_>) -> bool {
    let (mut chars, mut blocks) = (0, 0);
    for node in cell.descendants().skip(1) {
        match node.value() {
            Value::Text(text) => chars += text.trim().len(),
            Value::Element(element) => {
                let name = element.name();
                blocks += usize::from(element::role_of(name) == Role::Block);
                if matches!(
                    name,
                    Name::Table
                        | Name::Form
                        | Name::Figure
                        | Name::H1
                        | Name::H2
                        | Name::H3
                        | Name::Ul
                        | Name::Ol
                ) {
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

//! Which tables are data, whose rows are lines, and which are the columns of a layout.

use crate::page::{
    element::{self, Role},
    parse::{Element, Key, Name, NodeRef, Value},
};

/// A cell with more characters is a column of a layout, not a value of a table,
const MAX_CELL_CHARS: usize = 300;
/// unless the table says what its columns are. A longer one is a text of its own.
const MAX_STATED_CHARS: usize = 1000;
/// A cell with more nodes holds a part of a page.
const MAX_CELL_NODES: usize = 300;
/// A cell over more columns is as wide as the table, whatever that is.
const MAX_COLUMNS: u8 = 20;
/// Rows and cells by which a table is judged.
const MAX_JUDGED: usize = 20;

/// Whether rows of a table are lines of values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Data {
    /// Each row is looked at by itself.
    #[default]
    Unknown,
    /// The table has headings, or most of its rows are values: so the others are rows, too.
    Stated,
}

/// What a row says of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heads {
    /// All are headings of columns.
    All,
    /// The first one is the heading of the row.
    First,
}

/// The rows of a table, without those of tables in it.
pub(super) fn rows(table: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    let is = |node: &NodeRef<'_>, names: &[Name]| {
        node.element().is_some_and(|it| names.contains(&it.name()))
    };
    let parts = table.children().flat_map(move |part| {
        let is_row = is(&part, &[Name::Tr]);
        let holds = is(&part, &[Name::Thead, Name::Tbody, Name::Tfoot]);
        let inside = if holds { part.first_child() } else { None };
        let inside = std::iter::successors(inside, |it| it.next_sibling());
        is_row.then_some(part).into_iter().chain(inside)
    });
    parts.filter(move |row| is(row, &[Name::Tr]))
}

/// Judges a table by its beginning.
pub(super) fn data_of(table: NodeRef<'_>, element: Element<'_>) -> Data {
    let role = element.attr(Key::Role).unwrap_or_default();
    if matches!(role, "presentation" | "none") {
        return Data::Unknown;
    }
    let wide = || rows(table).take(MAX_JUDGED).filter(|row| cells(*row).nth(1).is_some());
    let count = wide().count();
    let is_head = |(_, cell): (_, Element<'_>)| cell.name() == Name::Th;
    let has_heads = || wide().any(|row| cells(row).take(MAX_JUDGED).any(is_head));
    let values = || wide().filter(|row| is_data_row(*row, Data::Unknown)).count();
    // One row alone may be a box with a title. Two rows in three are most of them beyond doubt.
    let has_values = || Some(values()).is_some_and(|it| it > 1 && 2 * count <= 3 * it);
    let is_stated = count > 1 && (has_heads() || has_values());
    if is_stated { Data::Stated } else { Data::Unknown }
}

/// Whether a row of a table holds values only, so that it is one line of text.
pub(super) fn is_data_row(row: NodeRef<'_>, data: Data) -> bool {
    let mut count = 0;
    for (cell, _) in cells(row) {
        count += 1;
        if !is_value(cell, data) {
            return false;
        }
    }
    count > usize::from(data == Data::Unknown)
}

/// The headings in a row.
pub(super) fn heads_of(row: NodeRef<'_>) -> Option<Heads> {
    let mut names = cells(row).map(|(_, cell)| cell.name());
    let is_in_head =
        row.parent().and_then(|it| it.element()).is_some_and(|it| it.name() == Name::Thead);
    let is_first = names.next() == Some(Name::Th);
    match names.all(|name| name == Name::Th) {
        true if is_first => Some(Heads::All),
        _ if is_in_head => Some(Heads::All),
        _ => is_first.then_some(Heads::First),
    }
}

/// How many columns a cell stands in.
pub(super) fn columns_of(cell: Element<'_>) -> u8 {
    let stated = cell.attr(Key::Colspan).and_then(|it| it.trim().parse().ok());
    stated.unwrap_or(1).clamp(1, MAX_COLUMNS)
}

fn cells<'t>(row: NodeRef<'t>) -> impl Iterator<Item = (NodeRef<'t>, Element<'t>)> {
    let cells = row.children().filter_map(|cell| Some((cell, cell.element()?)));
    cells.filter(|(_, it)| matches!(it.name(), Name::Td | Name::Th))
}

/// Whether a cell holds a value: a short text and no block but one paragraph, or, where the table
/// says that it is one, any text but a long one.
fn is_value(cell: NodeRef<'_>, data: Data) -> bool {
    use Name::{Figure, Form, H1, H2, H3, Ol, Table, Ul};
    let (mut chars, mut blocks, mut tables) = (0, 0, 0);
    for (i, node) in cell.descendants().skip(1).enumerate() {
        match node.value() {
            Value::Text(text) => chars += text.trim().len(),
            Value::Element(element) => {
                let role = element::role_of(element.name());
                blocks += usize::from(matches!(role, Role::Block | Role::Control));
                match (element.name(), data) {
                    (Form | Figure | H1 | H2 | H3, _) => return false,
                    (Table | Ul | Ol, Data::Unknown) => return false,
                    (Table, Data::Stated) => tables += 1,
                    _ => {}
                }
            }
            Value::Root => {}
        }
        // A table in a cell is itself a value only if it is small.
        let is_long = match data {
            Data::Stated if tables == 0 => chars > MAX_STATED_CHARS || i > MAX_CELL_NODES,
            Data::Stated => chars > MAX_CELL_CHARS || i > MAX_CELL_NODES || tables > 1,
            Data::Unknown => chars > MAX_CELL_CHARS || blocks > 1,
        };
        if is_long {
            return false;
        }
    }
    true
}

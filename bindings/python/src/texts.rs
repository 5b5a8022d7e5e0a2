//! A column of pages or of what is said about them, as it came from Python, without a copy.

use arrow_array::{Array, ArrayRef, cast::AsArray};
use arrow_schema::DataType;
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    pybacked::{PyBackedBytes, PyBackedStr},
    types::{PyBytes, PyString},
};
use pyo3_arrow::input::AnyArray;

/// The memory behind a column.
pub(crate) enum Texts {
    /// One value for all rows.
    Same(Option<String>),
    /// The chunks of an array.
    Arrays(Vec<ArrayRef>),
    /// A list or another iterable.
    Items(Vec<Option<Item>>),
}

/// An item of a list.
pub(crate) enum Item {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
    /// A string with half a surrogate pair, which is replaced.
    Mended(String),
}

/// The value of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// The values of all rows.
pub(crate) enum Column<'a> {
    Same(Option<&'a str>),
    Each(Vec<Option<Cell<'a>>>),
}

impl Texts {
    /// A column that may be left out, or be one value for all rows.
    pub(crate) fn about(value: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        match value {
            None => Ok(Self::Same(None)),
            Some(value) if value.is_instance_of::<PyString>() => {
                Ok(Self::Same(Some(value.extract()?)))
            }
            Some(value) => Self::of_pages(value),
        }
    }

    /// A column with a value for each row.
    pub(crate) fn of_pages(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if value.hasattr("__arrow_c_array__")? || value.hasattr("__arrow_c_stream__")? {
            let chunks = value.extract::<AnyArray>()?.into_chunked_array()?;
            return Ok(Self::Arrays(chunks.into_inner().0));
        }
        if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>() {
            return Err(PyTypeError::new_err("pages are an Arrow array or a list, not one page"));
        }
        let items = value.try_iter()?.map(|item| Item::new(&item?));
        Ok(Self::Items(items.collect::<PyResult<_>>()?))
    }

    pub(crate) fn column(&self) -> PyResult<Column<'_>> {
        Ok(match self {
            Self::Same(value) => Column::Same(value.as_deref()),
            Self::Arrays(chunks) => {
                let mut cells = Vec::with_capacity(chunks.iter().map(|chunk| chunk.len()).sum());
                for chunk in chunks {
                    push_cells(chunk, &mut cells)?;
                }
                Column::Each(cells)
            }
            Self::Items(items) => {
                Column::Each(items.iter().map(|item| item.as_ref().map(Item::cell)).collect())
            }
        })
    }
}

impl Item {
    /// What stands in a list: a string, bytes, or nothing for `None`.
    fn new(item: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        if item.is_none() {
            return Ok(None);
        }
        if let Ok(text) = item.cast::<PyString>() {
            let whole = text.extract::<PyBackedStr>().map(Self::Text);
            let mended = || Self::Mended(text.to_string_lossy().into_owned());
            return Ok(Some(whole.unwrap_or_else(|_| mended())));
        }
        item.extract().map(|bytes| Some(Self::Bytes(bytes))).map_err(|_| {
            let found = item.get_type().to_string();
            PyTypeError::new_err(format!("a row is a str, bytes or None, not {found}"))
        })
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Mended(text) => Cell::Text(text),
            Self::Bytes(bytes) => Cell::Bytes(bytes),
        }
    }
}

impl<'a> Column<'a> {
    /// How many rows there are, if the column tells.
    pub(crate) fn rows(&self) -> Option<usize> {
        match self {
            Self::Same(_) => None,
            Self::Each(cells) => Some(cells.len()),
        }
    }

    pub(crate) fn cell(&self, row: usize) -> Option<Cell<'a>> {
        match self {
            Self::Same(text) => text.map(Cell::Text),
            Self::Each(cells) => cells.get(row).copied().flatten(),
        }
    }

    /// The value of a row as text. Bytes that are none count as missing.
    pub(crate) fn text(&self, row: usize) -> Option<&'a str> {
        match self.cell(row)? {
            Cell::Text(text) => Some(text),
            Cell::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        }
    }
}

fn push_cells<'a>(chunk: &'a ArrayRef, cells: &mut Vec<Option<Cell<'a>>>) -> PyResult<()> {
    let text = |it: Option<&'a str>| it.map(Cell::Text);
    let bytes = |it: Option<&'a [u8]>| it.map(Cell::Bytes);
    match chunk.data_type() {
        DataType::Utf8 => cells.extend(chunk.as_string::<i32>().iter().map(text)),
        DataType::LargeUtf8 => cells.extend(chunk.as_string::<i64>().iter().map(text)),
        DataType::Utf8View => cells.extend(chunk.as_string_view().iter().map(text)),
        DataType::Binary => cells.extend(chunk.as_binary::<i32>().iter().map(bytes)),
        DataType::LargeBinary => cells.extend(chunk.as_binary::<i64>().iter().map(bytes)),
        DataType::BinaryView => cells.extend(chunk.as_binary_view().iter().map(bytes)),
        DataType::Null => cells.extend(std::iter::repeat_n(None, chunk.len())),
        other => {
            let message = format!("a column holds strings or bytes, not {other}");
            return Err(PyTypeError::new_err(message));
        }
    }
    Ok(())
}

//! Many pages at a time: Arrow arrays in, a record batch out, no row lost.

use std::{
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use arrow_select::concat::concat_batches;
use pyo3::{
    exceptions::{PyRuntimeError, PyValueError},
    prelude::*,
};
use pyo3_arrow::{PyRecordBatch, PySchema};
use rayon::prelude::*;
use unchaff::{Extraction, Extractor};
use unchaff_arrow::{Batch, NO_PAGE, Row};

use crate::{
    guarded, pool,
    settings::Settings,
    texts::{Cell, Column, Texts},
};

/// How many pieces there are for each thread, so that one with long pages holds up no other.
const PIECES_PER_THREAD: usize = 8;
/// Fewer rows are not worth a piece of their own.
const MIN_PIECE_ROWS: usize = 4;
/// The error of a row in which the extractor panicked: as in the command.
pub(crate) const PANICKED: &str = "the extractor panicked";

/// Extracts a row of a batch for each page. The documentation is in the package.
#[pyfunction]
#[pyo3(signature = (html, url, encoding, language, settings, blocks, threads))]
#[expect(clippy::too_many_arguments, reason = "they are those of the function in Python")]
pub(crate) fn extract_batch<'py>(
    py: Python<'py>,
    html: &Bound<'py, PyAny>,
    url: Option<&Bound<'py, PyAny>>,
    encoding: Option<&Bound<'py, PyAny>>,
    language: Option<&Bound<'py, PyAny>>,
    settings: Settings,
    blocks: bool,
    threads: Option<usize>,
) -> PyResult<Bound<'py, PyAny>> {
    let batch = guarded(|| {
        let html = Texts::of_pages(html)?;
        let (url, encoding) = (Texts::about(url)?, Texts::about(encoding)?);
        let language = Texts::about(language)?;
        let rows = Rows {
            html: html.column()?,
            url: url.column()?,
            encoding: encoding.column()?,
            language: language.column()?,
            extractor: settings.extractor()?,
            blocks,
        };
        let count = rows.count()?;
        py.detach(|| rows.extract(count, threads)).map_err(PyRuntimeError::new_err)
    })?;
    PyRecordBatch::new(batch).into_pyarrow(py)
}

/// The columns of a batch, with the identifier that rows of a WARC file have.
#[pyfunction]
pub(crate) fn schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    PySchema::from(unchaff_arrow::schema()).into_pyarrow(py)
}

/// Pages and what is said about them.
struct Rows<'a> {
    html: Column<'a>,
    url: Column<'a>,
    encoding: Column<'a>,
    language: Column<'a>,
    extractor: Extractor,
    blocks: bool,
}

impl Rows<'_> {
    fn count(&self) -> PyResult<usize> {
        let count = self.html.rows().unwrap_or_default();
        for (name, column) in
            [("url", &self.url), ("encoding", &self.encoding), ("language", &self.language)]
        {
            if let Some(rows) = column.rows().filter(|rows| *rows != count) {
                let message = format!("{name} has {rows} rows, but there are {count} pages");
                return Err(PyValueError::new_err(message));
            }
        }
        Ok(count)
    }

    /// The batch without the identifier.
    fn extract(&self, count: usize, threads: Option<usize>) -> Result<RecordBatch, String> {
        let batch = match pool::of(threads)? {
            None => self.piece(0..count),
            Some(pool) => {
                let pieces = pool.current_num_threads() * PIECES_PER_THREAD;
                let size = count.div_ceil(pieces).max(MIN_PIECE_ROWS);
                let pieces = (0..count).step_by(size).map(|at| at..(at + size).min(count));
                let pieces: Vec<_> = pieces.collect();
                let work = || pieces.into_par_iter().map(|rows| self.piece(rows)).collect();
                let batches: Vec<RecordBatch> = pool.install(work);
                concat_batches(&unchaff_arrow::schema(), &batches).map_err(told)?
            }
        };
        let all: Vec<usize> = (1..batch.num_columns()).collect();
        batch.project(&all).map_err(told)
    }

    fn piece(&self, rows: Range<usize>) -> RecordBatch {
        let mut batch = Batch::new();
        for row in rows {
            self.push(row, &mut batch);
        }
        batch.finish()
    }

    fn push(&self, row: usize, batch: &mut Batch) {
        let mut about = Row::default().blocks(self.blocks);
        let mut extractor = self.extractor.clone();
        if let Some(url) = self.url.text(row) {
            about = about.url(url);
            extractor = extractor.url(url);
        }
        if let Some(language) = self.language.text(row) {
            about = about.language(language);
        }
        if let Some(label) = self.encoding.text(row) {
            extractor = extractor.charset(label);
        }
        push(batch, about, || match self.html.cell(row) {
            None => Err(NO_PAGE.to_owned()),
            Some(Cell::Text(html)) => Ok(extractor.extract(html)),
            Some(Cell::Bytes(bytes)) => {
                extractor.extract_bytes(bytes).map_err(|error| error.to_string())
            }
        });
    }
}

/// Adds a row, whatever happens: a page, or why there is none.
pub(crate) fn push(
    batch: &mut Batch,
    about: Row<'_>,
    extract: impl FnOnce() -> Result<Extraction, String>,
) {
    let rows = batch.len();
    let result = catch_unwind(AssertUnwindSafe(|| {
        batch.push(about, &extract()?);
        Ok::<(), String>(())
    }));
    match result {
        Ok(Ok(())) => {}
        Ok(Err(error)) => batch.push_error(about, &error),
        // All that may panic comes before the first value of a row.
        Err(_) if batch.len() == rows => batch.push_error(about, PANICKED),
        Err(_) => {}
    }
}

fn told(error: ArrowError) -> String {
    error.to_string()
}

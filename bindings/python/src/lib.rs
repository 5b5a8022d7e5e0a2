//! What Python calls: one page, a batch of pages, a WARC file, a saved file. The package `unchaff` around it has the
//! documentation and the types.

mod archive;
mod batch;
mod page;
mod pool;
mod saved;
mod settings;
mod sites;
mod texts;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::{exceptions::PyRuntimeError, prelude::*};

/// Runs what Python asked for. A panic is a mistake of ours and comes back as an error: none crosses
/// the border.
fn guarded<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(PyRuntimeError::new_err("a mistake in unchaff: it panicked")))
}

/// The part of the package `unchaff` that is written in Rust.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::{
        archive::{Records, read_warc},
        batch::{extract_batch, schema},
        page::{Page, extract, extract_text},
        saved::{Saved, read_saved},
        sites::Sites,
    };

    #[pymodule_export]
    const PAGES_PER_BATCH: usize = unchaff_arrow::PAGES_PER_BATCH;
}

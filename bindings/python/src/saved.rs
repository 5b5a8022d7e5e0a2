//! The pages of a saved file, whatever its form.

use std::{fs::File, sync::Mutex, sync::PoisonError, time::SystemTime};

use pyo3::{exceptions::PyOSError, prelude::*, types::PyBytes};
use unchaff_saved::{Failure, Item, Pages};

use crate::guarded;

/// What a file holds, page by page. The documentation is in the package.
#[pyfunction]
pub(crate) fn read_saved(path: String, max_bytes: usize) -> PyResult<Saved> {
    let file = File::open(&path).map_err(|error| PyOSError::new_err(error.to_string()))?;
    let pages = unchaff_saved::pages(file, max_bytes);
    let pages = pages.map_err(|error| PyOSError::new_err(error.to_string()))?;
    Ok(Saved { path, max_bytes, pages: Mutex::new(pages) })
}

/// Pages in the order of the file.
#[pyclass(frozen, module = "unchaff._native")]
#[derive(Debug)]
pub(crate) struct Saved {
    path: String,
    max_bytes: usize,
    pages: Mutex<Pages>,
}

/// A page to be: its identifier, address, encoding, moment, whether its images stand beside it and whether it is
/// text, its images, and its bytes or why there are none.
type Row<'py> = (
    String,
    Option<String>,
    Option<String>,
    Option<SystemTime>,
    bool,
    bool,
    Vec<String>,
    Option<Bound<'py, PyBytes>>,
    Option<String>,
);

#[pymethods]
impl Saved {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Row<'py>>> {
        let next = || self.pages.lock().unwrap_or_else(PoisonError::into_inner).next();
        guarded(|| {
            loop {
                return Ok(match py.detach(next) {
                    None => None,
                    Some(Item::LeftOut) => continue,
                    Some(Item::Broken { name, failure }) => {
                        Some(failed(name.id(&self.path), None, &failure))
                    }
                    Some(Item::Page(page)) => {
                        let id = page.name().id(&self.path);
                        let (url, saved) = (page.address().map(str::to_owned), page.saved());
                        let encoding = page.content_type().map(str::to_owned);
                        let (is_local, is_text) = (page.is_local(), page.is_text());
                        let images = page.images().to_vec();
                        match py.detach(|| page.into_bytes(self.max_bytes)) {
                            Ok(bytes) => {
                                let bytes = Some(PyBytes::new(py, &bytes));
                                Some((
                                    id, url, encoding, saved, is_local, is_text, images, bytes,
                                    None,
                                ))
                            }
                            Err(failure) => Some(failed(id, url, &failure)),
                        }
                    }
                });
            }
        })
    }
}

fn failed<'py>(id: String, url: Option<String>, failure: &Failure) -> Row<'py> {
    (id, url, None, None, false, false, Vec::new(), None, Some(failure.to_string()))
}

//! What pages of sites have in common.

use std::sync::{Arc, PoisonError, RwLock};

use pyo3::{exceptions::PyValueError, prelude::*, types::PyBytes, types::PyType};

use crate::{archive, guarded, page::Page, settings::Settings};

/// Profiles of sites, one for each host: what their pages have in common. The documentation is in the types.
#[pyclass(frozen, subclass, module = "unchaff._native")]
#[derive(Debug, Default)]
pub(crate) struct Sites(RwLock<Arc<unchaff::Sites>>);

impl Sites {
    pub(crate) fn shared(&self) -> Arc<unchaff::Sites> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change<T: Send>(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut unchaff::Sites) -> T + Send,
    ) -> PyResult<T> {
        let work = || {
            let mut sites = self.0.write().unwrap_or_else(PoisonError::into_inner);
            change(Arc::make_mut(&mut sites))
        };
        guarded(|| Ok(py.detach(work)))
    }
}

#[pymethods]
impl Sites {
    #[new]
    #[pyo3(signature = (data = None))]
    fn new(py: Python<'_>, data: Option<&[u8]>) -> PyResult<Self> {
        let told = |error: unchaff::ProfileError| PyValueError::new_err(error.to_string());
        let read = || data.map_or(Ok(unchaff::Sites::new()), unchaff::Sites::from_bytes);
        guarded(|| Ok(Self(RwLock::new(Arc::new(py.detach(read).map_err(told)?)))))
    }

    fn _learn(&self, py: Python<'_>, page: &Page) -> PyResult<bool> {
        self.change(py, |sites| sites.learn(page.extraction()))
    }

    fn _learn_file(
        &self,
        py: Python<'_>,
        path: String,
        begin: u64,
        end: u64,
        encoding: Option<String>,
        settings: Settings,
    ) -> PyResult<usize> {
        self.change(py, |sites| archive::learn(path, begin, end, encoding, &settings, sites))?
    }

    fn merge(&self, py: Python<'_>, other: &Self) -> PyResult<()> {
        let other = other.shared();
        self.change(py, |sites| sites.merge(&other))
    }

    /// What is known of the site of one address, as it is now.
    fn _of(&self, address: Option<&str>) -> Self {
        let one = self.shared().only(address.unwrap_or_default());
        Self(RwLock::new(Arc::new(one)))
    }

    fn hosts(&self) -> Vec<String> {
        self.shared().iter().map(|(host, _)| host.to_owned()).collect()
    }

    fn articles(&self, host: &str) -> usize {
        self.shared().of_host(host).map_or(0, unchaff::SiteProfile::articles)
    }

    fn __bytes__<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let sites = self.shared();
        PyBytes::new(py, &py.detach(|| sites.to_bytes()))
    }

    fn __reduce__<'py>(this: &Bound<'py, Self>) -> (Bound<'py, PyType>, (Bound<'py, PyBytes>,)) {
        let bytes = this.get().__bytes__(this.py());
        (this.get_type(), (bytes,))
    }
}

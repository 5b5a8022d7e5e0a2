//! One page.

use pyo3::{
    exceptions::PyTypeError, exceptions::PyValueError, prelude::*, pybacked::PyBackedBytes,
    types::PyString,
};
use unchaff::{Extraction, Extractor, Selection};

use crate::{guarded, settings::Settings};

/// What the package makes an `Extraction` of.
#[pyclass(frozen, module = "unchaff._native")]
#[derive(Debug)]
pub(crate) struct Page {
    page: Extraction,
}

/// Extracts a string or bytes. The documentation is in the package.
#[pyfunction]
pub(crate) fn extract(
    py: Python<'_>,
    html: &Bound<'_, PyAny>,
    url: Option<&str>,
    encoding: Option<&str>,
    local: bool,
    settings: Settings,
) -> PyResult<Page> {
    guarded(|| {
        let extractor = about(settings.extractor()?, url, encoding).local(local);
        if let Ok(text) = html.cast::<PyString>() {
            let text = text.to_string_lossy();
            let page = py.detach(|| extractor.extract(&text));
            return Ok(Page { page });
        }
        let bytes: PyBackedBytes =
            html.extract().map_err(|_| PyTypeError::new_err("a page is a str or bytes"))?;
        let page = py.detach(|| extractor.extract_bytes(&bytes));
        let page = page.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Page { page })
    })
}

/// Extracts text that was scraped by someone else. The documentation is in the package.
#[pyfunction]
pub(crate) fn extract_text(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    url: Option<&str>,
    settings: Settings,
) -> PyResult<Page> {
    guarded(|| {
        let extractor = about(settings.extractor()?, url, None);
        let text = text.to_string_lossy();
        Ok(Page { page: py.detach(|| extractor.extract_text(&text)) })
    })
}

fn about(extractor: Extractor, url: Option<&str>, encoding: Option<&str>) -> Extractor {
    let extractor = match url {
        Some(url) => extractor.url(url),
        None => extractor,
    };
    match encoding {
        Some(label) => extractor.charset(label),
        None => extractor,
    }
}

impl Page {
    pub(crate) fn extraction(&self) -> &Extraction {
        &self.page
    }
}

#[pymethods]
impl Page {
    fn text(&self, standfirst: bool, embeds: bool) -> PyResult<String> {
        let selection = Selection::default().standfirst(standfirst).embeds(embeds);
        guarded(|| Ok(self.page.text_with(selection)))
    }

    fn markdown(&self) -> PyResult<String> {
        guarded(|| Ok(self.page.markdown()))
    }

    fn html(&self) -> PyResult<String> {
        guarded(|| Ok(self.page.html()))
    }

    fn report(&self) -> PyResult<String> {
        guarded(|| Ok(self.page.report()))
    }

    /// What the command prints with `--json`, without the identifier.
    fn json(&self) -> PyResult<String> {
        let told = |error: serde_json::Error| PyValueError::new_err(error.to_string());
        guarded(|| serde_json::to_string(&self.page).map_err(told))
    }

    fn address(&self) -> Option<&str> {
        self.page.metadata().url()
    }

    fn title(&self) -> Option<&str> {
        self.page.metadata().title()
    }

    fn confidence(&self) -> Option<f32> {
        self.page.confidence()
    }

    fn page_type(&self) -> &'static str {
        self.page.page_type().id()
    }

    fn warnings(&self) -> Vec<&'static str> {
        self.page.warnings().iter().map(|warning| warning.id()).collect()
    }
}

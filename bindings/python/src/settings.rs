//! The settings that the functions of the package have in common.

use std::time::SystemTime;

use pyo3::{exceptions::PyValueError, prelude::*};
use unchaff::{Extractor, Focus, Limits};

use crate::sites::Sites;

/// The items of the dictionary that the package makes of its keyword arguments.
#[derive(Debug, FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Settings {
    focus: String,
    comments: bool,
    now: Option<SystemTime>,
    pub(crate) max_bytes: Option<usize>,
    max_depth: Option<usize>,
    max_nodes: Option<usize>,
    sites: Option<Py<Sites>>,
}

impl Settings {
    pub(crate) fn extractor(&self) -> PyResult<Extractor> {
        let focus = match self.focus.as_str() {
            "precision" => Focus::Precision,
            "balanced" => Focus::Balanced,
            "recall" => Focus::Recall,
            other => {
                let message = format!("focus is precision, balanced or recall, not {other:?}");
                return Err(PyValueError::new_err(message));
            }
        };
        let mut limits = Limits::default();
        if let Some(bytes) = self.max_bytes {
            limits = limits.max_bytes(bytes);
        }
        if let Some(depth) = self.max_depth {
            limits = limits.max_depth(depth);
        }
        if let Some(nodes) = self.max_nodes {
            limits = limits.max_nodes(nodes);
        }
        let extractor = Extractor::new().focus(focus).comments(self.comments).limits(limits);
        let extractor = match &self.sites {
            Some(sites) => extractor.sites(sites.get().shared()),
            None => extractor,
        };
        Ok(match self.now {
            Some(now) => extractor.now(now),
            None => extractor,
        })
    }
}

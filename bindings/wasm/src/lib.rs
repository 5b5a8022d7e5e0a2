//! The library as a web page calls it.

use unchaff::{Extraction, Extractor};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A page that has been split.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Page {
    extraction: Extraction,
}

#[wasm_bindgen]
impl Page {
    /// Splits the bytes of a saved page, whatever their encoding.
    ///
    /// # Errors
    ///
    /// An `Error` whose message says why the bytes are no page.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
        Ok(Self { extraction: Extractor::new().extract_bytes(bytes)? })
    }

    /// The running text.
    #[must_use]
    pub fn text(&self) -> String {
        self.extraction.text()
    }

    /// The article as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.extraction.markdown()
    }

    /// Text, facts, images and blocks, as `schema/extraction.schema.json` describes them.
    ///
    /// # Errors
    ///
    /// None: names and texts always serialise.
    pub fn json(&self) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.extraction)?)
    }

    /// A page to look at: every block in the colour of its label, and why.
    #[must_use]
    pub fn report(&self) -> String {
        self.extraction.report()
    }
}

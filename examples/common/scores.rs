//! Scores of blocks that do not come from the learned table, for cross-validation.

use std::{collections::HashMap, error::Error, path::Path};

use serde_json::Value;
use unchaff::{Extraction, Extractor, passes};

use crate::set;

/// For each page the scores of its blocks, in log-odds.
pub(crate) type Scores = HashMap<String, Vec<f32>>;

/// Reads scores: a line of JSON a page, with `id` and `scores`.
pub(crate) fn read(path: &Path) -> Result<Scores, Box<dyn Error>> {
    let read =
        |(id, mut page): (String, Value)| Ok((id, serde_json::from_value(page["scores"].take())?));
    set::objects(path)?.into_iter().map(read).collect()
}

/// Extracts a page by its scores, or by the learned table if there are none at all. A page that has
/// none has no text.
pub(crate) fn extract(
    bytes: &[u8],
    id: &str,
    scores: Option<&Scores>,
) -> Result<Extraction, unchaff::Error> {
    match scores {
        None => Extractor::new().extract_bytes(bytes),
        Some(scores) => passes::extract_scored(bytes, scores.get(id).map_or(&[], Vec::as_slice)),
    }
}

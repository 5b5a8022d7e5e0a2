//! Scores of blocks that do not come from the learned tables, for cross-validation.

use std::{collections::HashMap, error::Error, path::Path};

use serde_json::Value;
use unchaff::{
    Extraction, Extractor,
    passes::{self, Scores},
};

use crate::set;

/// Of each page.
pub(crate) type AllScores = HashMap<String, Scores>;

/// What a whole number in a file of scores stands for.
const UNIT: f32 = 0.01;

/// Reads scores: a line of JSON a page, with `id`, `text` and `labels`, in hundredths.
pub(crate) fn read(path: &Path) -> Result<AllScores, Box<dyn Error>> {
    let scale = |row: Vec<i32>| -> Vec<f32> { row.iter().map(|it| *it as f32 * UNIT).collect() };
    let read = |(id, mut page): (String, Value)| {
        let text: Vec<i32> = serde_json::from_value(page["text"].take())?;
        let labels: Vec<Vec<i32>> = serde_json::from_value(page["labels"].take())?;
        let labels = labels.into_iter().map(scale).collect();
        Ok((id, Scores { text: scale(text), labels }))
    };
    set::objects(path)?.into_iter().map(read).collect()
}

/// Extracts a page, or scraped text, by its scores, or by the learned tables if there are none at all. A page
/// that has none has no text.
pub(crate) fn extract(
    extractor: &Extractor,
    bytes: &[u8],
    is_plain: bool,
    id: &str,
    scores: Option<&AllScores>,
) -> Result<Extraction, Box<dyn Error>> {
    match scores {
        None if is_plain => Ok(extractor.extract_text(str::from_utf8(bytes)?)),
        None => Ok(extractor.extract_bytes(bytes)?),
        Some(scores) => {
            let none = Scores::default();
            let scores = scores.get(id).unwrap_or(&none);
            Ok(passes::extract_scored(extractor, bytes, is_plain, scores)?)
        }
    }
}

//! The JSON object of a page, in one place because other programs rely on its keys.

use std::time::Duration;

use serde_json::{Value, json};
use unchaff::{Extraction, Image};

/// A page as an object. What the page does not tell is `null`.
pub(crate) fn page(id: &str, page: &Extraction, text: &str, elapsed: Duration) -> Value {
    let facts = page.metadata();
    let authors = facts.authors();
    json!({
        "id": id,
        "text": text,
        "title": facts.title(),
        "author": (!authors.is_empty()).then(|| authors.join(", ")),
        "date": facts.published(),
        "lang": facts.language(),
        "page_type": page.page_type().id(),
        "confidence": page.confidence(),
        "images": page.images().iter().map(image).collect::<Vec<_>>(),
        "seconds": elapsed.as_secs_f64(),
    })
}

/// Every block of a page, boilerplate included.
pub(crate) fn blocks(page: &Extraction) -> Value {
    page.blocks()
        .map(|block| {
            json!({
                "kind": block.kind().to_string(),
                "label": block.label().id(),
                "reason": block.reason().id(),
                "factors": block.factors().collect::<Vec<_>>(),
                "text": block.text(),
            })
        })
        .collect()
}

fn image(image: &Image) -> Value {
    json!({
        "url": image.url(),
        "alt": image.alt(),
        "caption": image.caption(),
        "credit": image.credit(),
    })
}

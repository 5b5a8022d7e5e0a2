//! The JSON object of a page, in one place because other programs rely on its keys.

use std::time::Duration;

use serde_json::{Value, json};
use unchaff::{Access, Direction, Extraction, Image, ImageSource};

/// A page as an object. What the page does not tell is `null`.
pub(crate) fn page(id: &str, page: &Extraction, text: &str, elapsed: Duration) -> Value {
    let facts = page.metadata();
    let authors = facts.authors();
    json!({
        "id": id,
        "text": text,
        "title": facts.title(),
        "standfirst": facts.standfirst(),
        "author": (!authors.is_empty()).then(|| authors.join(", ")),
        "date": facts.published(),
        "modified": facts.modified(),
        "lang": facts.language(),
        "direction": facts.direction().map(Direction::id),
        "section": facts.section(),
        "tags": facts.tags(),
        "site_name": facts.site_name(),
        "url": facts.url(),
        "description": facts.description(),
        "image": facts.image(),
        "license": facts.license(),
        "access": facts.access().map(Access::id),
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
                "image": block.image(),
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
        "caption_source": image.caption_source().map(ImageSource::id),
        "credit": image.credit(),
        "credit_raw": image.credit_raw(),
        "credit_source": image.credit_source().map(ImageSource::id),
        "lead": image.is_lead(),
        "position": image.position(),
        "video": image.is_video(),
    })
}

//! A page as a line of JSON: what the library makes of it, with its name and the time it took.

use std::time::Duration;

use serde_json::{Map, Value};
use unchaff::Extraction;

/// The object of a page with a text that may be another selection than the default.
pub(crate) fn of(id: &str, page: &Extraction, text: String, elapsed: Duration) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), id.into());
    if let Ok(Value::Object(fields)) = serde_json::to_value(page) {
        object.extend(fields);
    }
    object.insert("text".to_owned(), text.into());
    object.insert("seconds".to_owned(), elapsed.as_secs_f64().into());
    Value::Object(object)
}

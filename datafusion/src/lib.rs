//! Pages split by `unchaff` in SQL, with [DataFusion](datafusion).
//!
//! [`register`] adds two functions to a session:
//!
//! * `extract(table.html)` stands after `FROM`: a row for each row of the table, with the columns of
//!   [`unchaff_arrow::schema`]. Of a query that does not ask for `blocks` they are not made.
//! * `extract_page(html)` gives one row's columns as a struct, so that they can stand beside the columns of
//!   the table. (`EXTRACT` alone is a word of SQL.) DataFusion calls it again for each field that is taken
//!   out of it; for more than one use `extract`.
//!
//! Both take up to two more columns: the address that the page was fetched from, and an id that comes
//! back in the row. Pages are strings, or bytes of whatever encoding. A page that is no web page fails no
//! query: its row has an `error`, and beside it only address and id.
//!
//! ```
//! # use std::sync::Arc;
//! # use datafusion::{arrow::array::{ArrayRef, RecordBatch, StringArray}, prelude::SessionContext};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> datafusion::error::Result<()> {
//! let context = SessionContext::new();
//! unchaff_datafusion::register(&context);
//! let html = "<h1>Rain</h1><p>It rained all night, and the lower road is gone.</p>";
//! let html: ArrayRef = Arc::new(StringArray::from(vec![html]));
//! context.register_batch("pages", RecordBatch::try_from_iter([("html", html)])?)?;
//! let rows = context.sql("SELECT title, text FROM extract(pages.html)").await?;
//! # let rows = rows.to_string().await?;
//! # assert!(rows.contains("| Rain  | It rained all night"), "{rows}");
//! let rows = context.sql("SELECT extract_page(html)['title'] FROM pages").await?;
//! # assert!(rows.to_string().await?.contains("| Rain "));
//! # Ok(())
//! # }
//! ```
//!
//! DataFusion hands over [`batch_size`](datafusion::common::config::ExecutionOptions::batch_size) rows at a
//! time, by default 8192. Of pages that is much memory; [`PAGES_PER_BATCH`] is a better number.

mod scalar;
mod table;

use std::sync::Arc;

use datafusion::{logical_expr::ScalarUDF, prelude::SessionContext};

/// For [`SessionConfig::with_batch_size`](datafusion::prelude::SessionConfig::with_batch_size).
pub use unchaff_arrow::PAGES_PER_BATCH;

/// Adds the functions `extract` and `extract_page` to a session.
pub fn register(context: &SessionContext) {
    context.register_udf(extract_page());
    context.register_udtf("extract", Arc::new(table::Extract));
}

/// The function `extract_page`, for expressions that are built without SQL.
#[must_use]
pub fn extract_page() -> ScalarUDF {
    ScalarUDF::from(scalar::ExtractPage::new(true))
}

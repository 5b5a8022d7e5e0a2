//! Output in columns with tabs between.

/// A text that fits into a column.
pub(crate) fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

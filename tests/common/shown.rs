//! What readers of Markdown see, for tests and fuzz targets.

/// Whether readers of Markdown see `text` in what one sees who knows no formulas, or in what one sees who does.
/// Signs that TeX writes in another way do not count in formulas.
pub(crate) fn is_shown(text: &str, plain: &str, with_formulas: &str) -> bool {
    plain.contains(text) || without_signs(with_formulas).contains(&without_signs(text))
}

fn without_signs(text: &str) -> String {
    let mut text = text.to_owned();
    for command in ["\\lt{}", "\\vert{}", "\\Vert{}"] {
        text = text.replace(command, "");
    }
    text.replace(['<', '|', '`', '\u{2018}', '\\', '$', ' '], "")
}

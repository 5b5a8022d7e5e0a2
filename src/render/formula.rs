//! Formulas in Markdown.

use super::marks::is_reference;

/// A formula between dollars. What could act in Markdown is written as TeX has it, too, because not every
/// program knows formulas.
pub(super) fn write_formula(tex: &str, out: &mut String) {
    out.push('$');
    let mut rest = tex.chars();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        match c {
            '<' => out.push_str("\\lt{}"),
            '|' if before == '\\' => out.push_str("Vert{}"),
            '|' => out.push_str("\\vert{}"),
            '`' => out.push('\u{2018}'),
            '$' if before != '\\' => out.push_str("\\$"),
            '&' if is_reference(rest.as_str()) => out.push_str("& "),
            '(' if before == ']' => out.push_str(" ("),
            c => out.push(c),
        }
        before = if (before, c) == ('\\', '\\') { ' ' } else { c };
    }
    out.push('$');
}

//! Keeps what a page says from being read as Markdown.

/// Keeps text from being read as mark-up.
pub(super) fn escape(text: &str, is_line_start: bool, out: &mut String) {
    if is_line_start && starts_markup(text) {
        out.push('\\');
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (i, c) in text.char_indices() {
        let is_list_number = is_line_start && i > 0 && i == digits && matches!(c, '.' | ')');
        if is_list_number || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '&' | '~')
        {
            out.push('\\');
        }
        // Code has lines, and may be a headline.
        out.push(if c == '\n' { ' ' } else { c });
    }
}

/// Whether a line begins with what would make it a heading, a quote, an item or a rule, and is not
/// escaped anyway.
fn starts_markup(text: &str) -> bool {
    let after_mark = text.strip_prefix(['-', '+']);
    text.starts_with(['#', '>', '='])
        || after_mark.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        || text.starts_with("---")
        || text.chars().all(|c| c == '-' || c.is_whitespace())
}

/// The address of a link or an image, so that nothing in it ends it.
pub(super) fn write_address(address: &str, out: &mut String) {
    let is_bare = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | '<' | '>');
    let is_bare = address.chars().all(is_bare);
    out.push_str(if is_bare { "" } else { "<" });
    let mut rest = address.chars();
    while let Some(c) = rest.next() {
        let is_mark = match c {
            '\\' | '<' | '>' | '`' | '|' | '[' | ']' => true,
            '&' => is_reference(rest.as_str()),
            _ => false,
        };
        out.push_str(if is_mark { "\\" } else { "" });
        // An address has no lines.
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    out.push_str(if is_bare { "" } else { ">" });
}

/// Whether what follows a `&` makes it one character, such as `copy;`.
pub(super) fn is_reference(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    let end = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    end.starts_with(';')
}

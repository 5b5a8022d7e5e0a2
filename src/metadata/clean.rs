//! Takes mark-up out of the values that a page gives, because many have some.

use std::borrow::Cow;

use crate::page::visible;

/// The longest entity read, such as `&#x1F600;`, in bytes.
const MAX_ENTITY_BYTES: usize = 10;

/// The text with entities decoded, tags removed and white space collapsed.
pub(super) fn clean(text: &str) -> String {
    let decoded = decode(text);
    let mut out = String::with_capacity(decoded.len());
    let mut rest: &str = &decoded;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let is_tag = rest.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        // A second `<` ends the search, or a text of nothing else would be read over and over.
        let end = rest.find(['<', '>']).filter(|_| is_tag).and_then(|end| rest.get(end..));
        match end.and_then(|end| end.strip_prefix('>')) {
            Some(after) => rest = after,
            None => out.push('<'),
        }
    }
    out.push_str(rest);
    visible(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Decodes the entities that occur in headlines and names.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let end = after.bytes().take(MAX_ENTITY_BYTES).position(|byte| byte == b';');
        let decoded = end.and_then(|end| Some((entity(after.get(1..end)?)?, end + 1)));
        let (c, length) = decoded.unwrap_or(('&', 1));
        out.push(c);
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("lt", '<'),
        ("gt", '>'),
        ("nbsp", ' '),
        ("shy", '\u{ad}'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("hellip", '…'),
    ];
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(of, _)| *of == name).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So often a hostile value repeats its signs.
    const MANY: usize = 1 << 19;

    #[test]
    fn entities_and_tags() {
        for (text, want) in [
            ("a &amp; b", "a & b"),
            ("&quot;a&quot; &#39;b&#x27;", "\"a\" 'b'"),
            ("1 &lt; 2 &gt;&nbsp;0", "1 < 2 > 0"),
            ("a <em>b</em>\n c", "a b c"),
            ("1 < 2 > 0", "1 < 2 > 0"),
            ("AT&T &unknown; &#xFFFFFFFF; &", "AT&T &unknown; &#xFFFFFFFF; &"),
        ] {
            assert_eq!(clean(text), want, "{text}");
        }
    }

    #[test]
    fn any_text_gives_a_result() {
        for part in ["<a", "&#", "<", "&", "\\"] {
            let _ = clean(&part.repeat(MANY));
        }
    }
}

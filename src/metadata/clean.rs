//! Takes mark-up out of the values that a page gives, because many have some.

use std::borrow::Cow;

use crate::{
    at::head,
    page::{
        references::{self, Reference},
        visible,
    },
};

/// The longest reference, `&CounterClockwiseContourIntegral;`, in bytes.
const MAX_REFERENCE_BYTES: usize = 33;

/// The text with character references decoded, tags removed and white space collapsed.
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

/// Decodes the character references of a value, those that end in a semicolon.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let found = references::read(head(after, MAX_REFERENCE_BYTES), true);
        let is_whole = |found: &Reference| {
            let text = after.get(..found.length).unwrap_or_default();
            text.ends_with(';') && found.first != char::REPLACEMENT_CHARACTER
        };
        let length = match found.filter(is_whole) {
            Some(found) => {
                out.push(found.first);
                out.extend(found.second);
                found.length
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
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
            ("Redacci&oacute;n &#150; d&rsquo;&Eacute;t&eacute;", "Redacción – d’Été"),
            ("a&copy=b &copy", "a&copy=b &copy"),
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

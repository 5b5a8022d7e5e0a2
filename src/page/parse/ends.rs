//! Where what is not read letter by letter ends: comments, scripts and other raw text.

use memchr::{memchr2, memmem};

/// What the standard takes for white space.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ')
}

/// How long the text of a comment is, and the comment with its end, from behind `<!--`.
pub(super) fn comment(inside: &[u8]) -> (usize, usize) {
    /// Where a document ends in the end of a comment.
    const CUT_ENDS: [&[u8]; 3] = [b"--!", b"--", b"-"];
    match inside {
        [b'>', ..] => return (0, 1),
        [b'-', b'>', ..] => return (0, 2),
        _ => {}
    }
    let mut from = 0;
    while let Some(at) = memmem::find(inside.get(from..).unwrap_or_default(), b"--") {
        let dashes = inside.get(from + at..).unwrap_or_default();
        let count = dashes.iter().take_while(|byte| **byte == b'-').count();
        let end = from + at + count;
        match inside.get(end..).unwrap_or_default() {
            [b'>', ..] => return (end - 2, end + 1),
            [b'!', b'>', ..] => return (end - 2, end + 2),
            _ => from = end,
        }
    }
    let text = CUT_ENDS.into_iter().find_map(|end| inside.strip_suffix(end)).unwrap_or(inside);
    (text.len(), inside.len())
}

/// Whether what follows `</` or `<` is this name and then the end of a name.
fn is_named(rest: &[u8], name: &[u8]) -> bool {
    let (Some(found), Some(next)) = (rest.get(..name.len()), rest.get(name.len())) else {
        return false;
    };
    found.eq_ignore_ascii_case(name) && (is_space(*next) || matches!(next, b'/' | b'>'))
}

/// How long the text of an element is that only its own end tag ends.
pub(super) fn end_of_raw_text(text: &[u8], name: &[u8]) -> usize {
    let ends = memmem::find_iter(text, b"</");
    let mut ends = ends.filter(|at| is_named(text.get(at + 2..).unwrap_or_default(), name));
    ends.next().unwrap_or(text.len())
}

/// How long the text of a script is. In a comment `<script>` and `</script>` are a pair.
pub(super) fn end_of_script(text: &[u8]) -> usize {
    const SCRIPT: &[u8] = b"script";
    let (mut is_escaped, mut is_double) = (false, false);
    let mut from = 0;
    while let Some(at) = memchr2(b'<', b'-', text.get(from..).unwrap_or_default()) {
        let at = from + at;
        let rest = text.get(at..).unwrap_or_default();
        let is_tag = |rest: Option<&[u8]>| is_named(rest.unwrap_or_default(), SCRIPT);
        from = at + 1;
        if rest.starts_with(b"</") && is_tag(rest.get(2..)) {
            if !is_double {
                return at;
            }
            is_double = false;
        } else if !is_escaped && rest.starts_with(b"<!--") {
            is_escaped = true;
            // The dashes may be those of the end.
            from = at + 2;
        } else if is_escaped && rest.starts_with(b"-->") {
            (is_escaped, is_double) = (false, false);
        } else if is_escaped && !is_double && rest.starts_with(b"<") && is_tag(rest.get(1..)) {
            is_double = true;
        }
    }
    text.len()
}

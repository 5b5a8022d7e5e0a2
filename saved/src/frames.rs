//! Pages that show nothing themselves but other pages in frames: their text is that of a frame.

use memchr::{memchr, memmem};

/// Text beside the frames that is no page of its own, in bytes: two lines, such as what browsers without frames are told.
const MAX_OWN_BYTES: usize = 200;
/// A frame with less text is a player, a button or an advertisement.
const MIN_FRAME_BYTES: usize = 400;
/// What a frame begins with.
const FRAMES: [&[u8]; 2] = [b"frame", b"iframe"];
/// Elements whose content is not shown where it stands.
const HIDDEN: [&[u8]; 8] =
    [b"iframe", b"noframes", b"noscript", b"script", b"select", b"style", b"textarea", b"title"];

/// Whether a page shows next to no text itself, and frames.
pub(crate) fn is_shell(html: &[u8]) -> bool {
    let (bytes, has_frame) = text(html, MAX_OWN_BYTES);
    has_frame && bytes <= MAX_OWN_BYTES
}

/// How much text a frame shows itself, in bytes, if that is enough to stand for its page.
pub(crate) fn weight(html: &[u8]) -> Option<usize> {
    let (bytes, _) = text(html, usize::MAX);
    (bytes >= MIN_FRAME_BYTES).then_some(bytes)
}

/// How many bytes of text stand between tags, about, until they are more than `max`, and whether there was a frame.
fn text(html: &[u8], max: usize) -> (usize, bool) {
    let (mut bytes, mut has_frame) = (0_usize, false);
    let mut rest = html;
    while bytes <= max && !rest.is_empty() {
        let (shown, tag) = rest.split_at(memchr(b'<', rest).unwrap_or(rest.len()));
        // The encoding may be any, so that it can only be told what is no letter.
        bytes += shown.iter().filter(|it| !it.is_ascii_whitespace() && **it != 0).count();
        let tag = tag.get(1..).unwrap_or_default();
        if tag.starts_with(b"!--") {
            rest = behind(tag, b"-->");
            continue;
        }
        let name = tag.get(..tag.iter().take_while(|it| it.is_ascii_alphanumeric()).count());
        let name = name.unwrap_or_default().to_ascii_lowercase();
        has_frame |= FRAMES.contains(&name.as_slice());
        rest = behind(tag, b">");
        if HIDDEN.contains(&name.as_slice()) {
            rest = behind_element(rest, &name);
        }
    }
    (bytes, has_frame)
}

/// What follows a mark; nothing if there is none.
fn behind<'h>(html: &'h [u8], mark: &[u8]) -> &'h [u8] {
    memmem::find(html, mark).and_then(|at| html.get(at + mark.len()..)).unwrap_or_default()
}

/// What follows the end of an element, from its closing tag.
fn behind_element<'h>(html: &'h [u8], name: &[u8]) -> &'h [u8] {
    let mut ends = memmem::find_iter(html, b"</");
    let is_end = |at: &usize| {
        html.get(at + 2..at + 2 + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    ends.find(is_end).and_then(|at| html.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, is_shell_of_frames: bool, weight_of_frame: Option<usize>) {
        assert_eq!(is_shell(html.as_bytes()), is_shell_of_frames, "{html}");
        assert_eq!(weight(html.as_bytes()), weight_of_frame, "{html}");
    }

    #[test]
    fn a_page_with_frames_and_hardly_a_word_shows_nothing_itself() {
        check("<title>The Valley Post</title><body><IFRAME src=a>Old</iframe>", true, None);
        check(
            "<frameset><frame src=a><noframes>Your browser is old.</noframes></frameset>",
            true,
            None,
        );
        check("<iframe src=a></iframe><script>var a = '<p>';</script><!-- <p>Rain -->", true, None);
        check("<p>Rain", false, None);
        check("<figure>No frame here", false, None);
        check("", false, None);
        check("<iframe", true, None);
        check("<iframe><", true, None);
    }

    #[test]
    fn what_it_shows_is_counted() {
        let most = "a ".repeat(MAX_OWN_BYTES);
        check(&format!("<iframe></iframe>{most}"), true, None);
        check(&format!("<iframe></iframe>{most}a"), false, None);
        let least = "a\n".repeat(MIN_FRAME_BYTES - 1);
        check(&format!("<p>{least}"), false, None);
        check(&format!("<p>{least}a<style>{least}</style>a"), false, Some(MIN_FRAME_BYTES + 1));
    }
}

//! Which characters no text of ours may have, for tests and fuzz targets.

/// Whether a reader cannot see a character and a terminal may obey it.
pub(crate) fn is_unclean(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

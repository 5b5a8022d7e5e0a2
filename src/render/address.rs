//! Which addresses may stand in what we print: a browser runs some of them as programs.

use std::borrow::Cow;

use crate::address::{WEB_SCHEMES, is_relative_or};

/// Schemes of links that only lead somewhere.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The address of a link, if it is relative or only leads somewhere.
pub(crate) fn of_link(address: &str) -> Option<Cow<'_, str>> {
    safe(address, &LINK_SCHEMES)
}

/// The address of an image or a player, if it is relative or that of a file or a page.
pub(crate) fn of_media(address: &str) -> Option<Cow<'_, str>> {
    safe(address, &WEB_SCHEMES)
}

fn safe<'a>(address: &'a str, schemes: &[&str]) -> Option<Cow<'a, str>> {
    // Browsers leave them out, so `java\nscript:` is a scheme.
    let address = if address.contains(char::is_control) {
        Cow::Owned(address.chars().filter(|c| !c.is_control()).collect::<String>())
    } else {
        Cow::Borrowed(address)
    };
    (is_relative_or(&address, schemes) && !address.trim().is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, link: bool, image: bool) {
        let found = (of_link(address).is_some(), of_media(address).is_some());
        assert_eq!(found, (link, image), "{address:?}");
    }

    #[test]
    fn what_leads_somewhere_is_safe() {
        for address in [
            "https://a.example/b",
            "HTTP://a.example",
            "/b",
            "b.html",
            "?c",
            "#d",
            "//a.example",
            "a/b:c",
        ] {
            check(address, true, true);
        }
        check("mailto:ann@a.example", true, false);
        check("tel:+49301234", true, false);
    }

    #[test]
    fn what_acts_is_not() {
        for address in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript\r\n:alert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "data:image/png;base64,AA",
            "blob:https://a.example/1",
            "file:///etc/passwd",
            "view-source:javascript:1",
            "feed:javascript:1",
            "http://[bad",
            "",
            "  ",
            "\u{0}",
        ] {
            check(address, false, false);
        }
    }
}

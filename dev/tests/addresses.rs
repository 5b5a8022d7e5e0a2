//! Addresses are joined as the URL Standard says: the same as the crate `url`, which follows it in all but two things.

use proptest::{collection::vec, prelude::*, sample::select};
use unchaff::passes;
use url::Url;

/// Addresses that are compared. A debug build reads some 15,000 a second.
const CASES: u32 = 20_000;

/// The schemes that the standard knows.
const SCHEMES: [&str; 6] = ["http", "https", "ftp", "file", "ws", "wss"];

/// What the crate makes of an address, and of its host.
fn peer(base: &str, text: &str) -> Option<(String, String)> {
    let url = Url::parse(base).ok()?.join(text).ok()?;
    Some((url.to_string(), url.host_str().unwrap_or_default().to_owned()))
}

/// How many slashes an address begins with. What browsers skip does not count.
fn first_slashes(text: &str) -> usize {
    let text = text.trim_start_matches(|c: char| c <= ' ');
    text.chars().filter(|c| *c != '\t').take_while(|c| matches!(c, '/' | '\\')).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..Default::default() })]

    /// As a browser: the same as the crate `url`, for every address made of such pieces.
    #[test]
    fn addresses_are_those_of_the_standard(
        base in select(vec![
            "https://www.valley.example/news/wind.html?page=2#top",
            "http://ann:pass@hill.example:8080/a/b/?c#d",
            "https://hill.example",
        ]),
        pieces in vec(
            select(vec![
                "http:", "https:", "HTTP:", "ftp:", "mailto:", "data:", "a", "B.html", "hill.example", "täl.example",
                "[::1]", "/", "//", "\\", ".", "..", "%2e", "?", "#", ":", "80", ":443", "@", "ann", " ", "\t", "é",
                "\"", "<", "'", "`", "{", "|", "%zz", "&", "=", "+", ",", ";", "~", "\u{1}", "\u{7f}", "-",
            ]),
            0..7,
        ),
    ) {
        let text = pieces.concat();
        let (ours, peer) = (passes::resolve(base, &text), peer(base, &text));
        // Without the tables of IDNA a host of numbers stays as it is.
        let host = ours.iter().chain(&peer).map(|(_, host)| host.as_str()).next().unwrap_or_default();
        let is_number = host.rsplit('.').find(|label| !label.is_empty()).is_some_and(|label| {
            label.bytes().all(|byte| byte.is_ascii_digit())
        });
        // The crate takes what follows two of three slashes for the host, and there is none.
        prop_assume!(!is_number && first_slashes(&text) <= 2);
        let scheme = |found: &Option<(String, String)>| {
            found.as_ref().and_then(|(text, _)| text.split_once(':')).map(|(scheme, _)| scheme.to_owned())
        };
        match scheme(&ours) {
            // Other schemes are kept as they are written, whatever follows.
            Some(other) if !SCHEMES.contains(&other.as_str()) => {
                prop_assert_eq!(scheme(&peer).unwrap_or_else(|| other.clone()), other, "{:?}", text);
            }
            _ => prop_assert_eq!(ours, peer, "{:?} on {}", text, base),
        }
    }
}

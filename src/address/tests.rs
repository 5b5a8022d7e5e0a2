use super::*;

const BASE: &str = "https://www.valley.example/news/wind.html?page=2#top";

fn check(base: &str, cases: &[(&str, &str)]) {
    let base = Address::parse(base).expect("it is one");
    for (text, want) in cases {
        let found = base.join(text).map_or_else(|fault| format!("{fault:?}"), Address::into_text);
        assert_eq!(found, *want, "{text:?}");
    }
}

#[test]
fn relative_addresses_follow_their_base() {
    check(
        BASE,
        &[
            ("", "https://www.valley.example/news/wind.html?page=2"),
            ("#end", "https://www.valley.example/news/wind.html?page=2#end"),
            ("?page=3", "https://www.valley.example/news/wind.html?page=3"),
            ("rain.html", "https://www.valley.example/news/rain.html"),
            ("../rain.html", "https://www.valley.example/rain.html"),
            ("/rain/./a/..", "https://www.valley.example/rain/"),
            ("//img.valley.example/a.jpg", "https://img.valley.example/a.jpg"),
            ("http://hill.example", "http://hill.example/"),
        ],
    );
}

#[test]
fn what_browsers_forgive_is_forgiven() {
    check(
        BASE,
        &[
            ("  /a b\n.jpg ", "https://www.valley.example/a%20b.jpg"),
            (r"\\img.valley.example\a.jpg", "https://img.valley.example/a.jpg"),
            ("https:/a", "https://www.valley.example/a"),
            ("https:a", "https://www.valley.example/news/a"),
            ("http:///hill.example", "http://hill.example/"),
            ("HTTPS://HILL.Example:443/A", "https://hill.example/A"),
            ("/wéi?q=ö#ü", "https://www.valley.example/w%C3%A9i?q=%C3%B6#%C3%BC"),
            ("/a%2Fb%zz^", "https://www.valley.example/a%2Fb%zz%5E"),
            ("%2e%2E/x", "https://www.valley.example/x"),
        ],
    );
}

#[test]
fn schemes_without_a_host_are_kept() {
    check(
        BASE,
        &[
            ("mailto:ann@hill.example", "mailto:ann@hill.example"),
            ("JavaScript:void(0)", "javascript:void(0)"),
            ("tel:+49 30 1234", "tel:+49 30 1234"),
            ("mailto:?subject=A b's", "mailto:?subject=A%20b's"),
        ],
    );
    let mail = Address::parse("mailto:ann@hill.example").expect("it is one");
    assert_eq!((mail.scheme(), mail.host()), ("mailto", ""));
    for text in ["/a", "//a", "a", ""] {
        assert_eq!(mail.join(text), Err(Fault::Relative), "{text:?}");
    }
    let fragment = mail.join("#a").expect("a fragment is relative to anything");
    assert_eq!(fragment.into_text(), "mailto:ann@hill.example#a");
}

#[test]
fn wrong_addresses_are_told_from_relative_ones() {
    for (text, want) in [
        ("/a", Fault::Relative),
        ("a/b:c", Fault::Relative),
        ("1http://hill.example", Fault::Relative),
        ("http://", Fault::Broken),
        ("http://[::1", Fault::Broken),
        ("http://a b.example/", Fault::Broken),
        ("http://hill.example:port/", Fault::Broken),
        ("http://hill.example:65536/", Fault::Broken),
        ("http://ann@/", Fault::Broken),
    ] {
        assert_eq!(Address::parse(text), Err(want), "{text:?}");
    }
}

#[test]
fn hosts_are_ascii_in_lower_case() {
    for (text, want) in [
        ("WWW.Valley.Example", Ok("www.valley.example")),
        ("täl.example", Ok("xn--tl-via.example")),
        ("新聞。example", Ok("xn--efvv70d.example")),
        ("[2001:DB8::1]", Ok("[2001:db8::1]")),
        ("va%6Cley.example", Ok("valley.example")),
        ("", Ok("")),
        ("a/b", Err(Fault::Broken)),
        ("a%2fb", Err(Fault::Broken)),
        ("[1]", Err(Fault::Broken)),
    ] {
        assert_eq!(host_of(text).as_deref().map_err(|fault| *fault), want, "{text:?}");
    }
}

/// Browsers look hosts up in the tables of IDNA and reckon addresses of numbers. We do not.
#[test]
fn hosts_that_browsers_know_better() {
    for (text, want, in_browsers) in [
        ("http://127.1/", "127.1", "127.0.0.1"),
        ("http://0x7f.1/", "0x7f.1", "127.0.0.1"),
        ("http://ｈill.example/", "xn--ill-g86s.example", "hill.example"),
        ("http://mu\u{308}nchen.example/", "xn--munchen-gie.example", "xn--mnchen-3ya.example"),
        ("app://hill.example/", "", "hill.example"),
    ] {
        let host = Address::parse(text).map(|address| address.host().to_owned());
        assert_eq!(host.as_deref(), Ok(want), "{text}: {in_browsers} in browsers");
    }
}

#[test]
fn a_host_has_an_end() {
    for (bytes, is_one) in [(-1, true), (0, true), (1, false)] {
        let bytes = MAX_HOST_BYTES.saturating_add_signed(bytes);
        let host = format!("{}{}", "ä".repeat(bytes / 2), "a".repeat(bytes % 2));
        assert_eq!((host.len(), host_of(&host).is_ok()), (bytes, is_one));
    }
    assert!(host_of(&"a".repeat(2 * MAX_HOST_BYTES)).is_ok());
}

#[test]
fn files_have_addresses() {
    let file = Address::parse("file:/a/../b.html").expect("it is one");
    assert_eq!(file.into_text(), "file:///b.html");
    check(
        "file:///home/ann/pages/wind.html",
        &[
            ("img/a.jpg", "file:///home/ann/pages/img/a.jpg"),
            ("/a.jpg", "file:///a.jpg"),
            ("//localhost/a.jpg", "file:///a.jpg"),
            ("file:a.jpg", "file:///home/ann/pages/a.jpg"),
            ("file:/a.jpg", "file:///a.jpg"),
            ("https://hill.example/b", "https://hill.example/b"),
        ],
    );
}

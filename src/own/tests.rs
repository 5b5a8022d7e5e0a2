//! What is a selector and what is none, and where.

use super::*;

/// Checks what is wrong with a selector, and at which character.
#[track_caller]
fn check(selector: &str, message: &str, column: usize) {
    let error = Rules::new().drop(selector).unwrap_err();
    assert_eq!(error.kind(), RulesErrorKind::Selector);
    assert_eq!(error.selector(), Some(selector));
    let want = format!("line 1, column {column}: `{selector}` is no selector: {message}");
    assert_eq!(error.to_string(), want);
}

/// Checks what is wrong with a file.
#[track_caller]
fn check_file(source: &str, kind: RulesErrorKind, message: &str) {
    let error = RuleBook::from_toml(source).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn what_is_no_selector_is_an_error_with_its_place() {
    check("", "a selector is missing", 1);
    check("p,", "a selector is missing", 3);
    check("p > ", "a selector is missing beside a combinator", 5);
    check("p > > a", "a selector is missing beside a combinator", 5);
    check("p, a > > b, i", "a selector is missing beside a combinator", 8);
    check(".", "it ends too early", 2);
    check("p.5", "this is not expected here", 3);
    check("p[", "it ends too early", 3);
    check("[a=]", "it ends too early", 4);
    check("p:hover", PSEUDO, 3);
    check("p::before", PSEUDO, 3);
    check(":is(p, :hover)", PSEUDO, 9);
    check("p { color: red }", "a selector is missing beside a combinator", 3);
    check("svg|a", "namespaces are not known here", 4);
}

const PSEUDO: &str = "this pseudo-class or pseudo-element is not known, or a saved page has none";

#[test]
fn the_line_of_a_selector_is_told() {
    let error = Rules::new().keep("p,\n  a >").unwrap_err();
    assert_eq!((error.line(), error.column()), (2, 6));
}

#[test]
fn length_and_nesting_are_bounded() {
    let long = |bytes: usize| "a".repeat(bytes);
    for (bytes, is_ok) in [(1023, true), (1024, true), (1025, false)] {
        assert_eq!(Rules::new().drop(&long(bytes)).is_ok(), is_ok, "{bytes}");
    }
    let nested = |depth: usize| format!("{}p{}", ":not(".repeat(depth), ")".repeat(depth));
    for (depth, is_ok) in [(7, true), (8, true), (9, false)] {
        assert_eq!(Rules::new().drop(&nested(depth)).is_ok(), is_ok, "{depth}");
    }
}

#[test]
fn selectors_that_a_saved_page_can_answer_are_known() {
    for selector in [
        "p",
        "*",
        "#a.b",
        "a > b + c ~ d e",
        "[data-x]",
        "[data-x='1' i]",
        "[href^=http]",
        "p:not(.a, .b)",
        ":is(h1, h2)",
        ":where(p)",
        "div:has(> img)",
        "li:nth-child(2n+1 of .a)",
        "p:empty",
        ":root",
        "p:first-of-type",
        "\\31 23",
    ] {
        assert!(Rules::new().drop(selector).is_ok(), "{selector}");
    }
}

#[test]
fn a_file_with_a_mistake_is_an_error_with_its_line() {
    use RulesErrorKind::{Host, Key, Selector, Toml};
    check_file(
        "[\"a.example\"]\n\ndrop = [\n  \".a\",\n  \"p >\"]",
        Selector,
        "line 5, column 3: `p >` is no selector: a selector is missing beside a combinator, at character 4",
    );
    check_file(
        "[\"a.example\"]\nadd = \"p\"",
        Key,
        "line 2, column 1: a section has `drop`, `keep` and `content`, and nothing else",
    );
    check_file(
        "[\"a.example\"]\ndrop = [\"p\", 1]",
        Key,
        "line 2, column 14: this is no selector: a selector is a string",
    );
    check_file("drop = \"p\"", Key, "line 1, column 1: keys belong in the section of a host");
    for host in ["http://a.example", "a.example/b", "a b", "", "*.a.example"] {
        check_file(
            &format!("\n[\"{host}\"]\n"),
            Host,
            "line 2, column 2: the name of this section is no host",
        );
    }
    check_file(
        "[\"a.example\"]\n[\"A.example\"]",
        Host,
        "line 1, column 2: this host has another section",
    );
    let error = RuleBook::from_toml("[\"a.example\"]\ndrop = p").unwrap_err();
    assert_eq!((error.kind(), error.line(), error.column()), (Toml, 2, 8));
    assert_eq!(error.selector(), None);
}

#[test]
fn the_longest_host_counts() {
    let book = RuleBook::from_toml(
        "[\"example\"]\ndrop = \"a\"\n[\"valley.example\"]\ndrop = \"b\"\n\
         [\"bücher.example\"]\ndrop = \"c\"\n[\"*\"]\ndrop = [\"d\"]",
    )
    .unwrap();
    let only = |selector| Some(Rules::new().drop(selector).unwrap());
    for (address, selector) in [
        ("https://valley.example/a", "b"),
        ("https://www.VALLEY.example./a", "b"),
        ("https://notvalley.example/a", "a"),
        ("https://xn--bcher-kva.example/", "c"),
        ("https://www.bücher.example/", "c"),
        ("https://other.test/", "d"),
        ("/a", "d"),
        ("", "d"),
    ] {
        assert_eq!(book.of_address(address).cloned(), only(selector), "{address}");
    }
    let book = RuleBook::from_toml("[\"valley.example\"]\n").unwrap();
    assert_eq!(book.of_host("other.example"), None);
    assert!(!book.is_empty() && RuleBook::default().is_empty());
}

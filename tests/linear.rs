//! Work grows with the input, not with its square.
//!
//! What is counted does not depend on the machine: blocks and bytes of text. The one test that
//! looks at a clock has a bound twenty times what an optimised build takes.

use std::time::{Duration, Instant};

use unchaff::{Extractor, Limits, Warning};

const STORY: &str =
    "<p>It rained all night in the valley, and by the morning the road was gone.</p>";

#[test]
fn a_paragraph_under_forty_thousand_divs_is_found_at_once() {
    let html = "<div>".repeat(40_000) + STORY + &"</div>".repeat(40_000);
    let start = Instant::now();
    let page = unchaff::extract(&html);
    let took = start.elapsed();
    assert_eq!(
        page.text(),
        "It rained all night in the valley, and by the morning the road was gone."
    );
    assert_eq!(page.warnings(), [Warning::Flattened]);
    assert!(took < Duration::from_secs(2), "it took {took:?}");
}

#[test]
fn the_limit_of_depth_holds_below_at_and_above() {
    const DEPTH: usize = 20;
    let extractor = Extractor::new().limits(Limits::default().max_depth(DEPTH));
    for (depth, is_flattened) in [(DEPTH - 1, false), (DEPTH, false), (DEPTH + 1, true)] {
        let html = "<div>".repeat(depth) + STORY + &"</div>".repeat(depth);
        let page = extractor.extract(&html);
        assert_eq!(!page.warnings().is_empty(), is_flattened, "{depth}");
        assert_eq!(page.article().count(), 1, "{depth}");
    }
}

#[test]
fn hostile_repetition_gives_a_result() {
    let patterns = [
        "<div>",
        "<ul><li>",
        "<b>",
        "<a href=x>",
        "<table><tr><td>",
        "<p>a<br><br>",
        "<form>",
        "&amp;",
        "<!--",
        "<p class=a>x",
        "<h2>x</h2>",
        "(",
        "Foto: ",
        "a.b@c ",
        "12.3.2020 ",
        "—",
        "<select>",
        "<noscript>",
        "<figure><figcaption>x",
        "漢字。",
        "<svg><p>",
        "</p>",
        "<script>",
        "\"",
        "\\",
    ];
    for pattern in patterns {
        let html = pattern.repeat(50_000 / pattern.len());
        let _ = unchaff::extract(&html).text();
        let _ = Extractor::new().extract_text(&html).markdown();
        let _ = Extractor::new().extract_bytes(html.as_bytes());
    }
}

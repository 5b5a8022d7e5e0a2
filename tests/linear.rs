//! Work grows with the input, not with its square.
//!
//! What is counted does not depend on the machine: blocks and bytes of text. The one test that
//! looks at a clock has a bound a hundred times what an optimised build takes.

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
    assert!(took < Duration::from_secs(10), "it took {took:?}");
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
fn the_learned_table_is_asked_up_to_ten_thousand_blocks() {
    const BLOCKS: usize = 10_000;
    for (blocks, warnings) in
        [(BLOCKS - 1, vec![]), (BLOCKS, vec![]), (BLOCKS + 1, vec![Warning::RulesOnly])]
    {
        let page = unchaff::extract(&("<p>x".repeat(blocks - 1) + STORY));
        assert_eq!((page.blocks().count(), page.warnings()), (blocks, warnings.as_slice()));
        assert_eq!(page.confidence().is_none(), blocks > BLOCKS);
        assert!(page.text().contains("It rained all night in the valley"), "{blocks}");
    }
}

#[test]
fn tags_beyond_the_limit_of_nodes_are_spaces() {
    let extractor = Extractor::new().limits(Limits::default().max_nodes(100));
    let page = extractor.extract(&"<p>Rain fell</p>".repeat(200));
    assert_eq!(page.warnings(), [Warning::TagsDropped]);
    let words: usize = page.blocks().map(|block| block.text().split(' ').count()).sum();
    assert_eq!(words, 400);
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

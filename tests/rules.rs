//! Rules of the caller win over everything else, and say so.

#[path = "common/pages.rs"]
mod pages;

#[path = "common/cases.rs"]
mod cases;

use proptest::{prelude::*, sample::select};
use unchaff::{Extraction, Extractor, Label, RuleBook, Rules, RulesError, Warning};

const STORY: &str =
    "It rained all night in the valley, and by the morning the lower road was gone.";
const NEXT: &str = "Nobody was hurt, the mayor said, but forty houses are without power.";
const BOX: &str = "The weather of the week is told by our experts, each day at seven.";

type Made = Result<Rules, RulesError>;

/// Checks label and reason of the block that begins with a text.
#[track_caller]
fn check(rules: Made, inner: &str, text: &str, want: (&str, &str)) -> Extraction {
    let html = format!(
        "<body><nav><a href=/>Home</a></nav><article><h1>Rain</h1><p>{STORY}</p>{inner}<p>{NEXT}</p></article>\
         <footer class=legal><p>\u{a9} 2024 The Valley Post. All rights reserved.</p></footer></body>"
    );
    let page = Extractor::new().rules(rules.expect("they are selectors")).extract(&html);
    let found = page.blocks().find(|block| block.text().starts_with(text)).map(|block| {
        let reason = block.reason().id();
        // What no rule says may be said in any way.
        (block.label().id(), if reason.starts_with("rules/") { reason } else { "" })
    });
    assert_eq!(found, Some(want), "{text:?} of {html}");
    page
}

#[test]
fn what_is_dropped_is_no_content() {
    let inner = format!("<p class='kite big'>{BOX}</p>");
    let drop = |selector| Rules::new().drop(selector);
    for selector in [".kite", "p.big", "article > p:nth-of-type(2)", "h1 ~ [class~=big]", "*"] {
        check(drop(selector), &inner, BOX, ("other", "rules/drop"));
    }
    for selector in [".kit", "#kite", "div.kite", "nav p", ".kite:empty", "b"] {
        check(drop(selector), &inner, BOX, ("body", ""));
    }
    check(drop("h1"), "", "Rain", ("other", "rules/drop"));
    check(drop("nav"), "", "Home", ("other", "rules/drop"));
}

#[test]
fn attributes_that_nothing_else_reads_are_there_for_selectors() {
    let inner = format!("<div data-x='Tip 1' onclick=a()><p>{BOX}</p></div>");
    for selector in ["[data-x]", "[data-x='tip 1' i]", "[data-x^=Tip]", "[onclick]"] {
        check(Rules::new().drop(selector), &inner, BOX, ("other", "rules/drop"));
    }
    for selector in ["[data-y]", "[data-x='tip 1']", "[data-x=Tip]"] {
        check(Rules::new().drop(selector), &inner, BOX, ("body", ""));
    }
}

#[test]
fn what_is_kept_is_content() {
    let keep = |selector| Rules::new().keep(selector);
    let rights = "\u{a9} 2024";
    check(keep(".legal p"), "", rights, ("body", "rules/keep"));
    check(keep(".legal a"), "", rights, ("legal", ""));
    check(keep("article"), "", STORY, ("body", "rules/keep"));
    check(keep("article"), "", "Rain", ("title", "rules/keep"));
    let page = check(keep("nav"), "", "Home", ("body", "rules/keep"));
    assert!(page.text().starts_with("Home\n\n"), "{}", page.text());
    let hidden = format!("<div hidden><p>{BOX}</p></div>");
    check(keep("[hidden]"), &hidden, BOX, ("body", "rules/keep"));
    check(keep("span"), "<p hidden><span>Not yet</span></p>", "Not yet", ("body", "rules/keep"));
}

#[test]
fn only_the_content_is_content() {
    let content = |selector| Rules::new().content(selector);
    let inner = format!("<div class=inner><p>{BOX}</p></div>");
    check(content(".inner"), &inner, BOX, ("body", ""));
    check(content(".inner"), &inner, STORY, ("other", "rules/content"));
    check(content(".inner"), &inner, "Rain", ("title", ""));
    // What matches nothing says nothing.
    check(content(".none"), &inner, STORY, ("body", ""));
    // What the words say still holds, what only the place says does not.
    let page = check(content("footer"), "", "\u{a9} 2024", ("legal", ""));
    assert_eq!(page.text(), "");
    check(content("nav ~ *"), "", STORY, ("body", ""));
    check(content(".a").and_then(|it| it.content(".inner")), &inner, BOX, ("body", ""));
}

#[test]
fn a_place_that_counts_show_to_be_none_is_content_if_a_rule_says_so() {
    let html = format!(
        "<article><h1>Rain</h1>{}</article><div id=log><p>12 mm</p><p>14 mm</p></div>",
        format!("<p>{STORY}</p>").repeat(5)
    );
    let label = |rules: Rules| {
        let page = Extractor::new().rules(rules).extract(&html);
        let block = page.blocks().last().map(|block| (block.label().id(), block.reason().id()));
        block.expect("there are blocks")
    };
    assert_ne!(label(Rules::new()).0, "body");
    assert_eq!(label(Rules::new().content("#log").unwrap()).0, "body");
}

#[test]
fn the_inner_rule_counts_and_of_two_for_one_element_the_one_that_drops() {
    let inner = format!("<div class=a><p class=b>{BOX}</p></div>");
    let both = |drop, keep| Rules::new().keep(keep).and_then(|rules| rules.drop(drop));
    check(both(".a", ".b"), &inner, BOX, ("body", "rules/keep"));
    check(both(".b", ".a"), &inner, BOX, ("other", "rules/drop"));
    check(both(".b", ".b"), &inner, BOX, ("other", "rules/drop"));
    let inside = |rules: Made| rules.and_then(|rules| rules.content(".b"));
    check(inside(Rules::new().drop(".a")), &inner, BOX, ("other", "rules/drop"));
    check(inside(Rules::new().keep("footer p")), &inner, "\u{a9} 2024", ("body", "rules/keep"));
}

#[test]
fn inside_a_line_what_is_dropped_is_left_out() {
    let line = "<p>The gauge<sup class=note>[1]</sup> rose by <b>two</b> metres in the night.</p>";
    let drop = |selector| Rules::new().drop(selector);
    check(drop("sup"), line, "The gauge rose by two metres", ("body", ""));
    check(drop("sub"), line, "The gauge[1] rose by two metres", ("body", ""));
    let line = "<p><span class=tag>Weather</span> The gauge rose by two metres in the night.</p>";
    check(drop(".tag"), line, "Weather", ("other", "rules/drop"));
    check(drop(".tag"), line, "The gauge rose", ("body", ""));
    let row = "<table><tr><td>Dam<td class=x>No<td>Level<tr><td>Upper<td class=x>1<td>4.1</table>";
    check(drop(".x"), row, "Dam\tLevel", ("body", ""));
    check(Rules::new().keep("tr"), row, "Dam\tNo\tLevel", ("body", "rules/keep"));
    check(Rules::new().keep(".x"), row, "Upper\t1\t4.1", ("body", "rules/keep"));
}

#[test]
fn images_go_with_their_element() {
    let figure =
        "<figure id=f><img src=/a.jpg><figcaption>The road. (Photo: Jo Ray)</figcaption></figure>";
    let outer = format!("<p>{STORY}</p>{figure}<p>{NEXT}</p>");
    let html = format!(
        "<article><h1>Rain</h1>{outer}</article><footer><img src=/b.jpg alt='A map of all'></footer>"
    );
    let urls = |rules: Made| -> Vec<String> {
        let page = Extractor::new().rules(rules.expect("they are selectors")).extract(&html);
        let urls = page.images().iter().map(|image| image.url().unwrap_or_default().to_owned());
        urls.collect()
    };
    assert_eq!(urls(Ok(Rules::new())), ["/a.jpg"]);
    assert_eq!(urls(Rules::new().drop("figure")), [""; 0]);
    assert_eq!(urls(Rules::new().drop("figcaption")), ["/a.jpg"]);
    assert_eq!(urls(Rules::new().drop("img")), [""]);
    assert_eq!(urls(Rules::new().content("article p")), [""; 0]);
    assert_eq!(urls(Rules::new().content("article")), ["/a.jpg"]);
    assert_eq!(urls(Rules::new().keep("footer")), ["/a.jpg", "/b.jpg"]);
}

#[test]
fn rules_of_a_site_hold_on_its_pages() {
    let book = RuleBook::from_toml("[\"valley.example\"]\ndrop = \"p.a\"").unwrap();
    let body = format!("<h1>Rain</h1><p>{STORY}</p><p class=a>{NEXT}</p>");
    let text = |extractor: Extractor, head: &str| {
        extractor.rules(book.clone()).extract(&format!("{head}{body}")).text()
    };
    let both = format!("{STORY}\n\n{NEXT}");
    let canonical = "<link rel='x canonical' href=https://www.valley.example/rain>";
    assert_eq!(text(Extractor::new(), ""), both);
    assert_eq!(text(Extractor::new(), canonical), STORY);
    let shared = "<meta property=og:url content=https://valley.example/>";
    assert_eq!(text(Extractor::new(), shared), STORY);
    assert_eq!(text(Extractor::new().url("https://valley.example/rain"), ""), STORY);
    // Who fetched the page knows better.
    assert_eq!(text(Extractor::new().url("https://other.example/rain"), canonical), both);
    let bytes = Extractor::new().rules(book.clone()).url("https://valley.example");
    assert_eq!(bytes.extract_bytes(body.as_bytes()).unwrap().text(), STORY);
}

#[test]
fn rules_that_match_nothing_change_nothing() {
    let rules = Rules::new().drop("x-none").unwrap().keep("#x-none").unwrap();
    let rules = rules.content("article.x-none").unwrap();
    let extractor = Extractor::new().rules(rules);
    for html in pages::fixtures("tests/fixtures") {
        let all = |page: &Extraction| {
            let row = |block: unchaff::Block<'_>| (block.text().to_owned(), block.reason().id());
            (page.blocks().map(row).collect::<Vec<_>>(), page.images().to_vec())
        };
        assert_eq!(all(&extractor.extract(&html)), all(&unchaff::extract(&html)));
    }
}

#[test]
fn a_selector_takes_no_more_steps_than_the_page_allows() {
    // Steps go up with the square of the siblings.
    let html = |count: usize| "<b></b>".repeat(count) + "<p>It rained all night.";
    let rules = Rules::new().drop("i ~ p, b ~ i, i ~ b").unwrap();
    let extractor = Extractor::new().rules(rules);
    assert_eq!(extractor.extract(&html(100)).warnings(), []);
    assert_eq!(extractor.extract(&html(5_000)).warnings(), [Warning::SelectorsCut]);
}

#[test]
fn long_selectors_need_a_small_stack() {
    const STACK_BYTES: usize = 512 << 10;
    let html = "<div>".repeat(500) + "<p>It rained all night.";
    let nested = ":not(".repeat(8) + "p" + &")".repeat(8);
    let selectors = ["div ".repeat(255), "div>".repeat(255), format!("{}i", "div ".repeat(255))];
    let selectors: Vec<String> = selectors
        .iter()
        .map(|it| it.trim_end_matches([' ', '>']).to_owned())
        .chain([nested])
        .collect();
    let run = move || {
        for selector in selectors {
            let rules = Rules::new().drop(&selector).unwrap();
            let page = Extractor::new().rules(rules).extract(&html);
            assert_eq!(page.blocks().count(), 1);
        }
    };
    std::thread::Builder::new().stack_size(STACK_BYTES).spawn(run).unwrap().join().unwrap();
}

/// Parts of selectors, and what is none.
const PARTS: &[&str] = &[
    "p",
    "*",
    ".a",
    "#b",
    "[c]",
    "[c=d]",
    "[c^='d' i]",
    " ",
    ">",
    "+",
    "~",
    ",",
    ":not(",
    ":is(",
    ":has(",
    ":where(",
    ")",
    ":nth-child(2n+1)",
    ":nth-last-of-type(odd)",
    ":first-child",
    ":empty",
    ":root",
    ":hover",
    "::before",
    ":",
    ".",
    "#",
    "[",
    "]",
    "{",
    "}",
    "(",
    "\\",
    "\\31 ",
    "\"",
    "'",
    "/*",
    "*/",
    "@",
    "|",
    "&",
    "\u{0}",
    "\u{e9}",
    "\u{1f327}",
    "5",
    "-",
    "!",
    ";",
    "\n",
    "article",
    "div",
    "a[href]",
    "li",
    ":scope",
    ":host",
    "::slotted(p)",
    "::part(a)",
    "*|*",
    "n|p",
];

proptest! {
    #![proptest_config(cases::config(ProptestConfig::default().cases))]

    #[test]
    fn any_string_is_a_selector_or_an_error(parts in proptest::collection::vec(select(PARTS), 0..12)) {
        let selector = parts.concat();
        match Rules::new().drop(&selector) {
            Ok(rules) => {
                let html = "<article class=a><h1>Rain</h1><div c=d><p id=b>It rained all night.</div><ul><li>One<li>Two</ul>";
                let page = Extractor::new().rules(rules.content("article").unwrap()).extract(html);
                for block in page.blocks().filter(|block| block.reason().id() == "rules/drop") {
                    prop_assert_eq!(block.label(), Label::Other);
                }
            }
            Err(error) => {
                prop_assert!(1 <= error.line() && 1 <= error.column());
                prop_assert_eq!(error.selector(), Some(selector.as_str()));
            }
        }
    }
}

#[test]
fn links_are_found_by_any_attribute() {
    let html = "<article><p>It rained all night in the valley, and by the morning the road was gone.\
                <p><a href=/x data-promo=1>Buy our calendar of the valley today</a></article>";
    let rules = Rules::new().drop("a[data-promo]").expect("a selector");
    let page = Extractor::new().rules(rules).extract(html);
    assert!(!page.text().contains("calendar"), "{}", page.text());
}

#[test]
fn rules_hold_for_a_parsed_document() {
    let html = "<article><p>It rained all night in the valley, and by the morning the road was gone.\
                <p data-promo>The calendar of the valley has twelve pages and a cover.</article>";
    let document = scraper::Html::parse_document(html);
    let rules = Rules::new().drop("[data-promo]").expect("a selector");
    let page = Extractor::new().rules(rules).extract_document(&document);
    assert!(!page.text().contains("calendar"), "{}", page.text());
    assert!(Extractor::new().extract_document(&document).text().contains("calendar"));
}

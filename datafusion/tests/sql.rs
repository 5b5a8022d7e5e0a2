//! Queries over a table of pages, and what they give.

use std::sync::Arc;

use datafusion::{
    arrow::array::{ArrayRef, BinaryArray, RecordBatch, StringArray},
    error::Result,
    prelude::SessionContext,
};

const PAGE: &str = "<html lang=en><link rel=canonical href=https://a.example/rain><article><h1>Rain</h1>\
    <figure><img src=/a.jpg><figcaption>The road (Photo: Jo Ray)</figcaption></figure>\
    <p>It rained all night in the valley, and by the morning the road was gone.</p></article>";
const GREEK: &[u8] = b"<meta charset=iso-8859-7><title>\xC2\xF1\xEF\xF7\xDE</title><p>Rain";

/// A session with the tables `pages` (strings and addresses) and `saved` (bytes).
fn session() -> Result<SessionContext> {
    let context = SessionContext::new();
    unchaff_datafusion::register(&context);
    let id: ArrayRef = Arc::new(StringArray::from(vec!["x", "y"]));
    let html: ArrayRef = Arc::new(StringArray::from(vec![Some(PAGE), None]));
    let url: ArrayRef = Arc::new(StringArray::from(vec![None, Some("https://b.example/")]));
    let pages = RecordBatch::try_from_iter([("id", id), ("html", html), ("url", url)])?;
    context.register_batch("pages", pages)?;
    let html: ArrayRef = Arc::new(BinaryArray::from(vec![GREEK, b"%PDF-1.7", PAGE.as_bytes()]));
    context.register_batch("saved", RecordBatch::try_from_iter([("html", html)])?)?;
    Ok(context)
}

/// What a query gives, or the message of its error.
async fn answer(query: &str) -> String {
    let rows = async { session()?.sql(query).await?.to_string().await };
    rows.await.unwrap_or_else(|error| error.to_string())
}

/// Checks the cells of a query's rows, joined by `|`.
#[track_caller]
fn assert_rows(query: &str, rows: &str, expected: &[&str]) {
    let cells = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        cells.join("|")
    };
    let lines = rows.lines().filter(|line| line.starts_with('|')).skip(1);
    assert_eq!(lines.map(cells).collect::<Vec<_>>(), expected, "{query}\n{rows}");
}

macro_rules! check {
    ($query:expr, $($row:expr),*) => {
        assert_rows($query, &answer($query).await, &[$($row),*])
    };
}

#[tokio::test]
async fn a_table_of_pages_is_one_of_their_columns() {
    check!(
        "SELECT title, lang, url, error FROM extract(pages.html)",
        "Rain|en|https://a.example/rain|",
        "|||no page"
    );
    check!(
        "SELECT title, url FROM extract(pages.html, pages.url)",
        "Rain|https://a.example/rain",
        "|https://b.example/"
    );
    check!("SELECT id, title FROM extract(pages.html, pages.url, pages.id)", "x|Rain", "y|");
    check!(
        "SELECT p.id, e.title FROM extract(pages.html, pages.url, pages.id) e \
            JOIN pages p ON p.id = e.id WHERE e.error IS NULL",
        "x|Rain"
    );
    check!("SELECT count(*) FROM extract(public.pages.html)", "2");
    check!(
        "SELECT url FROM extract(pages.html, pages.url) WHERE title IS NULL",
        "https://b.example/"
    );
    check!("SELECT title FROM extract(pages.html) LIMIT 1", "Rain");
    check!("SELECT images[1]['caption'] FROM extract(pages.html) LIMIT 1", "The road");
}

#[tokio::test]
async fn blocks_are_there_when_they_are_asked_for() {
    check!(
        "SELECT blocks[1]['kind'], blocks[1]['label'] FROM extract(pages.html) LIMIT 1",
        "heading-1|title"
    );
    check!("SELECT cardinality(extract_page(html)['blocks']) > 1 FROM pages LIMIT 1", "true");
    let rows = answer("SELECT * FROM extract(pages.html) LIMIT 1").await;
    assert!(rows.contains("context/title"), "{rows}");
}

#[tokio::test]
async fn bytes_are_decoded_and_what_is_no_page_has_an_error() {
    check!(
        "SELECT title, error FROM extract(saved.html)",
        "Βροχή|",
        "|not a web page: the bytes look like a PDF document",
        "Rain|"
    );
}

#[tokio::test]
async fn the_columns_stand_beside_those_of_the_table() {
    check!(
        "SELECT id, extract_page(html, url)['title'], extract_page(html, url)['url'] FROM pages",
        "x|Rain|https://a.example/rain",
        "y||https://b.example/"
    );
    check!("SELECT extract_page('<title>Snow</title>')['title']", "Snow");
    check!("SELECT extract_page(NULL)['error']", "no page");
}

#[tokio::test]
async fn a_page_is_split_once_however_many_columns_are_asked_for() {
    let plan = answer("EXPLAIN SELECT title, text, author FROM extract(pages.html)").await;
    let physical = plan.split("physical_plan").nth(1).expect("a plan");
    assert_eq!(physical.matches("extract_page(").count(), 1, "{plan}");
}

#[tokio::test]
async fn what_is_no_page_of_a_table_is_refused_before_the_query_runs() {
    for (query, message) in [
        ("SELECT title FROM extract()", "extract takes columns of one table"),
        (
            "SELECT 1 FROM extract(pages.html, pages.url, pages.id, pages.id)",
            "columns of one table",
        ),
        ("SELECT title FROM extract('a')", "extract takes columns of one table"),
        ("SELECT title FROM extract(html)", "of which table is html?"),
        ("SELECT title FROM extract(pages.html, saved.html)", "extract takes columns of one table"),
        ("SELECT title FROM extract(nowhere.html)", "there is no table nowhere"),
        ("SELECT title FROM extract(pages.nothing)", "nothing"),
        ("SELECT extract_page(1)", "as a string or as bytes, not as Int64"),
        (
            "SELECT extract_page(html, 1) FROM pages",
            "the address and the id as strings, not as Int64",
        ),
        ("SELECT extract_page() FROM pages", "extract_page"),
    ] {
        let answer = answer(query).await;
        assert!(answer.contains(message) && !answer.contains("+--"), "{query}: {answer}");
    }
}

//! The example programs, as a user runs them. `cargo test --test cli` alone does not build them.

#[path = "cli/crawl.rs"]
mod crawl;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/run.rs"]
mod run;

use run::{Folder, Outcome, first_line, gzip};
use serde_json::Value;

const PAGE: &[u8] =
    b"<!doctype html><html lang=en><title>River takes the road - The Valley Post</title>
<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
<main><article><h1>River takes the road</h1>
<p class=standfirst>Forty houses are without power.</p>
<p class=byline>By Ann Lee</p>
<p>It rained all night in the valley, and by the morning the river had taken the lower road.</p>
<figure><img src=road.jpg alt='A road'><figcaption>The road at dawn</figcaption></figure>
<p>Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.</p>
<pre>upper 1\nlower 0</pre>
</article></main>
<footer><p>&copy; 2024 The Valley Post. All rights reserved.</p></footer>";

const OTHER_PAGE: &[u8] = b"<article><h1>Ferry sold</h1>
<p>The old ferry was sold on Monday, and its new owner wants to make a library of it.</p>
<p>It had not left the harbour since the bridge was built, the mayor said in the evening.</p>
</article>";

const PDF: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";

const SCRAPED: &[u8] = b"Skip to main content
It rained all night in the valley, and by the morning the river had taken the lower road.
Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.
";

const PAGE_KEYS: &[&str] = &[
    "id",
    "schema_version",
    "page_type",
    "confidence",
    "text",
    "title",
    "standfirst",
    "authors",
    "published",
    "modified",
    "section",
    "tags",
    "language",
    "direction",
    "site_name",
    "url",
    "description",
    "image",
    "license",
    "access",
    "sources",
    "images",
    "players",
    "blocks",
    "warnings",
    "seconds",
];
const IMAGE_KEYS: &[&str] = &[
    "url",
    "alt",
    "caption",
    "caption_source",
    "credit",
    "credit_raw",
    "credit_source",
    "is_lead",
    "is_video",
    "position",
];
const BLOCK_KEYS: &[&str] = &[
    "kind",
    "number",
    "language",
    "label",
    "reason",
    "confidence",
    "factors",
    "image",
    "time",
    "text",
    "links",
];

/// The default limit of the extractor.
const MAX_BYTES: usize = 16 << 20;

fn strip(files: &[(&str, &[u8])], args: &[&str], input: &[u8]) -> Outcome {
    Folder::new(files).run("strip", args, input)
}

#[track_caller]
fn check_read(outcome: &Outcome, beginning: &str) {
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    assert!(outcome.stdout.starts_with(beginning), "{}", outcome.stdout);
    assert!(outcome.stdout.ends_with('\n'), "{}", outcome.stdout);
}

#[track_caller]
fn check_keys(object: &Value, keys: &[&str]) {
    let found: Vec<&str> =
        object.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(found, keys);
}

#[track_caller]
fn check_page(page: &Value, has_blocks: bool, more_keys: &[&str]) {
    let mut keys = [PAGE_KEYS, more_keys].concat();
    keys.retain(|key| has_blocks || *key != "blocks");
    check_keys(page, &keys);
    assert!(page["text"].is_string() && page["seconds"].is_f64(), "{page}");
    for key in ["title", "published", "language"] {
        assert!(page[key].is_string() || page[key].is_null(), "{key}: {page}");
    }
    for image in page["images"].as_array().expect("an array") {
        check_keys(image, IMAGE_KEYS);
    }
    for block in page["blocks"].as_array().into_iter().flatten() {
        check_keys(block, BLOCK_KEYS);
    }
}

fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_page_may_come_from_a_file_a_pipe_or_a_gzip_file() {
    let packed = gzip(PAGE);
    let files: &[(&str, &[u8])] = &[("a.html", PAGE), ("a.html.gz", &packed)];
    let text = strip(files, &["a.html"], b"");
    check_read(&text, "It rained all night");
    assert!(!text.stdout.contains("Home") && !text.stdout.contains("rights reserved"));
    for (args, input) in [
        (&["a.html.gz"] as &[&str], b"" as &[u8]),
        (&[], PAGE),
        (&["-"], PAGE),
        (&["-"], &packed),
        (&["*.gz"], b""),
    ] {
        assert_eq!(strip(files, args, input), text, "{args:?}");
    }
}

#[test]
fn options_add_to_the_text() {
    assert!(!strip(&[], &[], PAGE).stdout.contains("Forty houses are"));
    check_read(
        &strip(&[], &["--standfirst"], PAGE),
        "Forty houses are without power.\n\nIt rained",
    );
    for args in [["--embeds", "--comments"], ["--focus", "recall"], ["--charset", "utf-8"]] {
        check_read(&strip(&[], &args, PAGE), "It rained");
    }
}

#[test]
fn several_pages_have_headers_and_a_broken_one_does_not_stop_the_rest() {
    let files: &[(&str, &[u8])] = &[("a.html", PAGE), ("page.pdf", PDF), ("z.html", OTHER_PAGE)];
    let outcome = strip(files, &["a.html", "page.pdf", "z.html"], b"");
    assert_eq!(outcome.code, Some(1));
    let message = "strip: page.pdf: not a web page: the bytes look like a PDF document\n";
    assert_eq!(outcome.stderr, message);
    assert!(outcome.stdout.starts_with("==> a.html <==\nIt rained"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\n\n==> z.html <==\nThe old ferry"), "{}", outcome.stdout);
    assert_eq!(outcome.stdout.matches("==>").count(), 2);
}

#[test]
fn a_pattern_stands_for_the_files_it_matches_in_order() {
    let files: &[(&str, &[u8])] =
        &[("in/b.html", PAGE), ("in/a.html", OTHER_PAGE), ("in/.c.html", PDF), ("in/d/x", PDF)];
    let outcome = strip(files, &["in/*"], b"");
    check_read(&outcome, "==> in");
    let headers: Vec<_> = outcome.stdout.lines().filter(|line| line.starts_with("==>")).collect();
    let slash = std::path::MAIN_SEPARATOR;
    assert_eq!(headers, [format!("==> in{slash}a.html <=="), format!("==> in{slash}b.html <==")]);
}

#[test]
fn a_file_whose_name_looks_like_a_pattern_is_that_file() {
    check_read(&strip(&[("a[1].html", PAGE)], &["a[1].html"], b""), "It rained");
}

#[test]
fn what_is_not_there_is_an_error() {
    for (path, message) in [
        ("nowhere.html", "strip: nowhere.html: "),
        ("*.html", "strip: *.html: no file matches\n"),
        ("a**b", "strip: a**b: "),
        ("folder", "strip: folder: "),
    ] {
        let outcome = strip(&[("folder/a", PAGE)], &[path], b"");
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""), "{path}");
        assert!(outcome.stderr.starts_with(message), "{}", outcome.stderr);
        assert_eq!(outcome.stderr.lines().count(), 1);
    }
}

#[test]
fn damaged_gzip_is_an_error() {
    let packed = gzip(PAGE);
    let outcome = strip(&[("a.html.gz", &packed[..packed.len() / 2])], &["a.html.gz"], b"");
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
    assert!(outcome.stderr.starts_with("strip: a.html.gz: "), "{}", outcome.stderr);
}

#[test]
fn gzip_is_unpacked_up_to_the_limit() {
    for (bytes, code) in [(MAX_BYTES - 1, 0), (MAX_BYTES, 0), (MAX_BYTES + 1, 1)] {
        let outcome = strip(&[], &["--plain"], &gzip(&vec![b' '; bytes]));
        let message = "strip: -: input too large: the limit is 16777216 bytes\n";
        assert_eq!(outcome.code, Some(code), "{bytes}");
        assert_eq!(outcome.stderr, if code == 0 { "" } else { message });
    }
}

#[test]
fn wrong_usage_is_told_apart() {
    for (program, args) in [
        ("strip", &["--nonsense"] as &[&str]),
        ("strip", &["--format", "pdf"]),
        ("strip", &["--charset", "nonsense"]),
        ("strip", &["--focus", "blurred"]),
        ("explain", &["a.html", "b.html"]),
        ("predict", &["set"]),
        ("predict", &["set", "out.jsonl", "--threads", "0"]),
    ] {
        let outcome = Folder::new(&[]).run(program, args, b"");
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{program} {args:?}");
        assert!(outcome.stderr.contains("--help"), "{}", outcome.stderr);
    }
}

#[test]
fn help_and_version_are_printed() {
    for program in ["strip", "explain", "predict"] {
        let folder = Folder::new(&[]);
        let help = folder.run(program, &["--help"], b"");
        assert_eq!(help.code, Some(0));
        assert!(help.stdout.contains(&format!("Usage: {program}")), "{}", help.stdout);
        assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
        let version = format!("{program} {}\n", env!("CARGO_PKG_VERSION"));
        check_read(&folder.run(program, &["--version"], b""), &version);
    }
}

#[test]
fn images_are_a_line_each() {
    let page = "<h1>Rain</h1><figure><img src=a.jpg><figcaption>Boats (Photo: Ann Lee)</figcaption>\
        </figure><p>It rained all night, and the lower road is gone by now.</p><img src=b.jpg>\
        <p>The bridge is closed, too, and nobody knows when it will open again.</p>";
    let outcome = strip(&[], &["--format", "images"], page.as_bytes());
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines, ["a.jpg\tBoats\tfigure\tAnn Lee\tsplit", "b.jpg\t-\t-\t-\t-"]);
}

#[test]
fn markdown_has_the_headline() {
    check_read(&strip(&[], &["--format", "markdown"], PAGE), "# River takes the road\n");
}

#[test]
fn blocks_are_lines_of_three_columns() {
    let outcome = strip(&[], &["--format", "blocks"], PAGE);
    check_read(&outcome, "");
    assert!(outcome.stdout.lines().all(|line| line.split('\t').count() == 3));
    assert!(outcome.stdout.contains("\tupper 1 lower 0\n"), "{}", outcome.stdout);
    assert!(outcome.stdout.lines().any(|line| line.starts_with("title\t")), "{}", outcome.stdout);
}

#[test]
fn json_is_an_object_a_line() {
    let files: &[(&str, &[u8])] = &[("a.html", PAGE), ("empty.html", b"")];
    let outcome = strip(files, &["--format", "json", "a.html", "empty.html"], b"");
    check_read(&outcome, "{");
    let pages = objects(&outcome.stdout);
    pages.iter().for_each(|page| check_page(page, true, &[]));
    let schema = include_str!("../../schema/extraction.schema.json");
    let schema = serde_json::from_str(schema).expect("it is JSON");
    assert!(pages.iter().all(|page| jsonschema::is_valid(&schema, page)));
    assert_eq!((&pages[0]["id"], &pages[1]["id"]), (&"a.html".into(), &"empty.html".into()));
    assert!(pages[0]["blocks"].as_array().is_some_and(|blocks| !blocks.is_empty()));
    assert_eq!((&pages[1]["text"], &pages[1]["title"]), (&"".into(), &Value::Null));
}

#[test]
fn scraped_text_is_read_as_text() {
    let text = "It rained all night in the valley";
    check_read(&strip(&[], &["--plain"], SCRAPED), text);
    check_read(&strip(&[("a.TXT", SCRAPED)], &["a.TXT"], b""), text);
    check_read(&strip(&[("a.txt.gz", &gzip(SCRAPED))], &["a.txt.gz"], b""), text);
    let blocks = strip(&[], &["--plain", "--format", "blocks"], SCRAPED);
    assert_eq!(blocks.stdout.lines().count(), 3);
    let wide: Vec<u8> = SCRAPED.iter().flat_map(|byte| [*byte, 0]).collect();
    check_read(&strip(&[], &["--plain", "--charset", "utf-16le"], &wide), text);
    let outcome = strip(&[], &["--plain"], &wide);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
}

#[test]
fn a_warning_is_not_a_failure() {
    let text = [SCRAPED, b"\xff\n"].concat();
    let outcome = strip(&[("a.txt", &text)], &["a.txt"], b"");
    assert_eq!(outcome.code, Some(0));
    assert!(outcome.stdout.starts_with("It rained"), "{}", outcome.stdout);
    let message = "strip: a.txt: warning: some bytes were not text in the encoding of the page\n";
    assert_eq!(outcome.stderr, message);
}

#[test]
fn a_closed_pipe_ends_the_output() {
    let page = [b"<p>It rained all night in the valley.".repeat(5000), PAGE.to_vec()].concat();
    let folder = Folder::new(&[("a.html", &page)]);
    let blocks: &[&str] = &["--format", "blocks", "a.html"];
    for (program, args, word) in
        [("strip", blocks, "in the valley.\n"), ("explain", &["a.html"], "confidence")]
    {
        let first = first_line(folder.command(program, args).spawn().expect("the example starts"));
        assert!(first.contains(word), "{first}");
    }
}

//! The programs for those who work on the rules: `explain` and `predict`.

use serde_json::{Value, json};

use super::{
    OTHER_PAGE, PAGE, PDF, check_page, check_read, objects,
    run::{Folder, gzip},
};

fn set_of_pages() -> Folder {
    Folder::new(&[
        ("set/pages/a-b.html.gz", &gzip(OTHER_PAGE)),
        ("set/pages/a.html.gz", &gzip(PAGE)),
        ("set/pages/c.html.gz", &gzip(PDF)),
        ("set/pages/d.html.gz", &gzip(b"")),
        ("set/pages/notes.txt", b"not a page"),
    ])
}

/// The lines for the set, without times, and the order of ids.
fn predict(options: &[&str]) -> (Vec<Value>, Vec<String>) {
    let folder = set_of_pages();
    let outcome = folder.run("predict", &[&["set", "out.jsonl"], options].concat(), b"");
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
    assert!(outcome.stderr.starts_with("predict: set"), "{}", outcome.stderr);
    assert!(outcome.stderr.ends_with("the bytes look like a PDF document\n"), "{}", outcome.stderr);
    let mut pages = objects(&folder.read("out.jsonl"));
    let ids = pages.iter().map(|page| page["id"].as_str().unwrap_or_default().to_owned()).collect();
    for page in &mut pages {
        if page.get("error").is_none() {
            check_page(page, options.contains(&"--blocks"));
            page["seconds"] = Value::Null;
        }
    }
    (pages, ids)
}

#[test]
fn predict_writes_a_line_a_page_in_the_order_of_ids() {
    let (pages, ids) = predict(&[]);
    assert_eq!(ids, ["a", "a-b", "c", "d"]);
    assert!(pages[0]["text"].as_str().is_some_and(|text| text.starts_with("It rained")));
    let error = "not a web page: the bytes look like a PDF document";
    let line = json!({
        "id": "c", "error": error, "text": "", "title": null, "author": null, "date": null,
        "lang": null, "images": [], "seconds": null,
    });
    assert_eq!(pages[2].to_string(), line.to_string());
    assert_eq!(pages[3]["text"], "");
}

#[test]
fn predict_writes_the_same_with_more_threads() {
    let options = ["--blocks", "--standfirst", "--embeds"];
    let one = predict(&options);
    assert_eq!(predict(&[&options as &[&str], &["--threads", "2"]].concat()), one);
    assert!(one.0[0]["text"].as_str().is_some_and(|text| text.starts_with("Forty houses")));
}

#[test]
fn predict_needs_pages_and_a_place_to_write() {
    for (set, out, message) in [
        ("nowhere", "out.jsonl", "predict: nowhere"),
        ("empty", "out.jsonl", "predict: empty"),
        ("set", "nowhere/out.jsonl", "predict: nowhere/out.jsonl: "),
    ] {
        let folder = Folder::new(&[
            ("empty/pages/notes.txt", b"not a page"),
            ("set/pages/a.html.gz", &gzip(PAGE)),
        ]);
        let outcome = folder.run("predict", &[set, out], b"");
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
        assert!(outcome.stderr.starts_with(message), "{}", outcome.stderr);
    }
}

#[test]
fn explain_aligns_its_columns() {
    let folder = Folder::new(&[("a.html", PAGE)]);
    let outcome = folder.run("explain", &["a.html"], b"");
    check_read(&outcome, "");
    let column_of = |text: &str| outcome.stdout.lines().find_map(|line| line.find(text));
    let column = column_of("It rained").expect("every block is printed");
    for text in ["River takes", "By Ann Lee", "upper 1 lower 0", "\u{a9} 2024"] {
        assert_eq!(column_of(text), Some(column), "{text}");
    }
    assert_eq!(folder.run("explain", &[], PAGE), outcome);
    assert_eq!(folder.run("explain", &["-"], &gzip(PAGE)), outcome);
}

#[test]
fn explain_tells_what_it_cannot_read() {
    let outcome = Folder::new(&[]).run("explain", &["-"], PDF);
    let message = "explain: -: not a web page: the bytes look like a PDF document\n";
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(1), message));
}

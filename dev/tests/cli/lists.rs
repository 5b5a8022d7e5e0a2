//! The programs for those who work on the rules: `explain`, `predict`, `blame` and `features`.

use serde_json::{Value, json};
use unchaff::Label;

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
            // It writes the names of the truths, too.
            check_page(page, options.contains(&"--blocks"), &["author", "date"]);
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
        "language": null, "images": [], "seconds": null,
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

/// A set with a truth that lacks the first paragraph of a page and has a caption.
fn set_with_truth() -> Folder {
    let truth = json!({
        "id": "a", "page_type": "article",
        "text": "The road at dawn\n\nNobody was hurt, the mayor said, but forty houses will be \
                 without power until the weekend.\n\nupper 1 lower 0",
    });
    Folder::new(&[
        ("set/pages/a.html.gz", &gzip(PAGE)),
        ("set/pages/b.html.gz", &gzip(OTHER_PAGE)),
        ("set/truth.jsonl", format!("{truth}\n{}\n", json!({ "id": "b", "text": "" })).as_bytes()),
        ("set/suspect.json", br#"["b"]"#),
    ])
}

#[test]
fn blame_adds_up_what_is_wrong() {
    let folder = set_with_truth();
    let outcome = folder.run("blame", &["set"], b"");
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    let rows: Vec<&str> = outcome.stdout.lines().collect();
    let head = "share\twords\tblocks\tpages\twhat\tlabel\treason";
    assert_eq!(rows[0], head);
    assert!(rows[1].ends_with("\t18\t1\t1\tkept\tbody\tregion/prose"), "{}", rows[1]);
    assert!(rows[2].ends_with("\t4\t1\t1\tlost\tcaption\tmedia/figure"), "{}", rows[2]);
    assert_eq!(rows.len(), 3);
    assert_eq!(
        folder.run("blame", &["--page-type", "forum", "set"], b"").stdout,
        format!("{head}\n")
    );
}

#[test]
fn blame_shows_one_page() {
    let outcome = set_with_truth().run("blame", &["--page", "a", "set"], b"");
    let rows: Vec<&str> = outcome.stdout.lines().collect();
    assert!(rows[0].starts_with("kept\tbody\tregion/prose\tIt rained all night"), "{}", rows[0]);
    assert_eq!(rows[1], "lost\tcaption\tmedia/figure\tThe road at dawn");
}

#[test]
fn scores_take_the_place_of_the_table() {
    let folder = set_with_truth();
    let nothing =
        json!({ "id": "a", "text": vec![-900; 40], "labels": vec![vec![0; Label::ALL.len()]; 40] })
            .to_string();
    let folder_with =
        Folder::new(&[("set/pages/a.html.gz", &gzip(PAGE)), ("no.jsonl", nothing.as_bytes())]);
    let outcome = folder_with.run("predict", &["--scores", "no.jsonl", "set", "out.jsonl"], b"");
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    assert_eq!(objects(&folder_with.read("out.jsonl"))[0]["text"], "");
    let outcome = folder.run("predict", &["--scores", "none.jsonl", "set", "out.jsonl"], b"");
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.starts_with("predict: none.jsonl: "), "{}", outcome.stderr);
}

#[test]
fn features_writes_a_row_for_each_block() {
    let folder = set_with_truth();
    let outcome = folder.run("features", &["set", "out"], b"");
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    let lines = objects(&folder.read("out.jsonl"));
    let width = lines[0]["features"].as_array().map_or(0, Vec::len);
    let blocks = |page: &Value| page["blocks"].as_array().map_or(0, Vec::len);
    let numbers = folder.size("out.f32") / 4;
    assert_eq!(numbers, width * lines[1..].iter().map(blocks).sum::<usize>());
    let held = lines[1]["blocks"].as_array().into_iter().flatten().filter(|it| it[2] == true);
    assert_eq!(held.count(), 3);
}

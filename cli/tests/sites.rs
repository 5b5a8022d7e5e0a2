//! Pages of one site know each other.

mod common;

use common::{Folder, html, objects};

const BOX: &str = "The Valley Post has been printed at the mill since 1911, and four of us still write it by hand, \
                   every week, for whoever asks.";
const STORIES: [(&str, &str); 4] = [
    (
        "Rain",
        "It rained all night in the valley, and by the morning the lower road and its bridge were gone.",
    ),
    (
        "Wind",
        "The roof of the town hall came down in the square at noon, while everybody was still at lunch.",
    ),
    (
        "Snow",
        "Nobody has seen so much of it in April, says the man who has cleared the roads for thirty years.",
    ),
    (
        "Fog",
        "The ferry stayed in the harbour until noon, and then it left for the island without its old cook.",
    ),
];

/// A page with a story, at its own address, and with the box that all of them have.
fn page(host: &str, story: usize) -> String {
    let (title, text) = STORIES[story];
    format!(
        "<title>{title}</title><link rel=canonical href=https://{host}/{story}><article><h1>{title}</h1>\
         <p>{text}</p><p>{text} Again.</p><p>{BOX}</p></article>"
    )
}

/// A folder with the pages of a host.
fn folder(host: &str) -> Folder {
    let folder = Folder::new(&[]);
    for story in 0..STORIES.len() {
        folder.write(&format!("saved/{story}.html"), page(host, story).as_bytes());
    }
    folder
}

/// How many pages have the box in their text.
fn boxes(lines: &str) -> usize {
    objects(lines)
        .iter()
        .filter(|page| page["text"].as_str().is_some_and(|it| it.contains(BOX)))
        .count()
}

#[test]
fn what_all_pages_of_a_site_have_is_no_text() {
    let folder = folder("valley.example");
    let plain = folder.stdout(&["--json", "--input-dir", "saved"]);
    assert_eq!(boxes(&plain), STORIES.len());
    assert!(!plain.contains("site_share"));
    let known = folder.stdout(&["--json", "--by-site", "--input-dir", "saved"]);
    assert_eq!(boxes(&known), 0);
    for (page, (_, text)) in objects(&known).iter().zip(STORIES) {
        assert!(page["text"].as_str().is_some_and(|it| it.contains(text)));
        let blocks = page["blocks"].as_array().expect("there are blocks");
        let last = blocks.last().expect("the box");
        assert_eq!((&last["reason"], &last["site_share"]), (&"site/repeated".into(), &1.0.into()));
    }
    assert_eq!(
        folder
            .stdout(&["--by-site", "--input-dir", "saved", "--threads", "1"])
            .matches(BOX)
            .count(),
        0
    );
}

#[test]
fn what_was_learned_is_used_for_the_next_crawl() {
    let folder = folder("www.valley.example");
    folder.write("new.html", page("valley.example", 0).replace("Rain", "Storm").as_bytes());
    let learned = "unchaff: done: 3 pages learned, 1 site known\n";
    let learn = ["learn", "saved/1.html", "saved/2.html", "saved/3.html", "-o", "s.unchaff"];
    folder.check(&learn, "", (0, "", learned));
    assert_eq!(boxes(&folder.stdout(&["--json", "new.html"])), 1);
    assert_eq!(boxes(&folder.stdout(&["--json", "--sites", "s.unchaff", "new.html"])), 0);
    let list = folder.stdout(&["explain", "--sites", "s.unchaff", "new.html"]);
    assert!(list.contains("site/repeated"), "{list}");
    assert!(list.contains("(on 100 % of the site's other articles)"), "{list}");
    // To learn the same pages once more changes nothing, and others are added.
    let before = folder.bytes("s.unchaff");
    folder.stdout(&["learn", "--quiet", "saved/1.html", "--sites", "s.unchaff", "-o", "s.unchaff"]);
    assert_eq!(folder.bytes("s.unchaff"), before);
    folder.write("other.html", page("hill.example", 1).as_bytes());
    folder.write("nowhere.html", b"<p>Nobody knows where this page is from, and nobody asks.");
    let learned = "unchaff: done: 2 pages learned, 2 sites known, 1 page without an address\n";
    let learn = ["learn", "other.html", "nowhere.html", "--sites", "s.unchaff", "-o", "s.unchaff"];
    folder.check(&learn, "", (0, "", learned));
}

#[test]
fn both_ways_come_to_the_same() {
    let folder = folder("valley.example");
    let record =
        |story: usize| html(&format!("https://valley.example/{story}"), &page("a.example", story));
    let records: Vec<u8> = (0..STORIES.len()).flat_map(record).collect();
    let other =
        page("a.example", 1).replace(BOX, "").replace("Wind", "Storm").replace("roof", "tower");
    let other = html("https://valley.example/storm", &other.replace("noon", "midnight"));
    folder.write("a.warc", &[records, other].concat());
    for from in ["saved/0.html", "a.warc"] {
        let all = ["learn", "--quiet", from, "-o", "s.unchaff"];
        folder.stdout(&all);
        for format in ["--json", "--html", "--markdown"] {
            let twice = folder.stdout(&[format, "--by-site", "--quiet", from]);
            assert_eq!(twice, folder.stdout(&[format, "--sites", "s.unchaff", "--quiet", from]));
        }
    }
    let plain = folder.stdout(&["--json", "--quiet", "a.warc"]);
    assert_eq!(
        (boxes(&plain), boxes(&folder.stdout(&["--json", "--by-site", "--quiet", "a.warc"]))),
        (4, 0)
    );
    folder.stdout(&["--format", "parquet", "--by-site", "--quiet", "a.warc", "-o", "a.parquet"]);
    let other = folder.bytes("a.parquet");
    folder.stdout(&[
        "--format",
        "parquet",
        "--sites",
        "s.unchaff",
        "--quiet",
        "a.warc",
        "-o",
        "a.parquet",
    ]);
    assert_eq!(folder.bytes("a.parquet"), other);
}

#[test]
fn a_run_goes_on_where_it_was() {
    let folder = folder("valley.example");
    let all = ["--json", "--by-site", "--quiet", "--input-dir", "saved"];
    folder.stdout(&[&all[..], &["--output-dir", "out"]].concat());
    let whole: Vec<Vec<u8>> =
        (0..STORIES.len()).map(|it| folder.bytes(&format!("out/{it}.json"))).collect();
    std::fs::remove_file(folder.path("out/2.json")).expect("it was written");
    folder.stdout(&[&all[..], &["--output-dir", "out", "--resume"]].concat());
    for (story, bytes) in whole.iter().enumerate() {
        assert_eq!(&folder.bytes(&format!("out/{story}.json")), bytes);
    }
    folder.stdout(&[&all[..], &["-o", "all.jsonl"]].concat());
    assert_eq!(folder.bytes("all.jsonl"), whole.concat());
    let again = ["--resume", "-o", "all.jsonl"];
    folder.stdout(&[&all[..], &again].concat());
    assert_eq!(folder.bytes("all.jsonl"), whole.concat());
}

#[test]
fn a_broken_page_is_named_once() {
    let folder = folder("valley.example");
    folder.write("saved/9.html", common::PDF.as_bytes());
    let output = folder
        .command(&["--by-site", "--input-dir", "saved", "--json"])
        .output()
        .expect("it starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!(messages.matches("PDF").count(), 1, "{messages}");
    assert!(messages.contains("done: 5 pages, 4 with an article, 1 error"), "{messages}");
}

#[test]
fn what_cannot_be_is_refused() {
    let folder =
        Folder::new(&[("a.html", b"<p>It rained."), ("cut", b"unchaff sites\x01"), ("s", b"[]")]);
    for (file, message) in [
        ("cut", "this profile is cut off or has been changed"),
        ("s", "these bytes are no profile of a site"),
        ("gone", "No such file"),
    ] {
        let output = folder.command(&["--sites", file, "a.html"]).output().expect("it starts");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && messages.contains(message), "{messages}");
    }
    for args in [
        ["--by-site", "-"].as_slice(),
        &["--by-site"],
        &["learn", "a.html"],
        &["learn", "a.html", "-o", "-"],
    ] {
        let output = folder.command(args).write_stdin("").output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

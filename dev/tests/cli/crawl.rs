//! The examples of use in a program: `crawl`, which follows links between files, and `select`.

use super::{OTHER_PAGE, PAGE, PDF, run::Folder};

#[test]
fn crawl_follows_each_link_once_and_stays_in_its_folder() {
    let start = "<h1>All pages</h1><ul><li><a href='a.html'>One</a><li><a href='sub/b.html#x'>Two</a>\
        <li><a href='a.html?q'>One again</a><li><a href='c.pdf'>Three</a><li><a href='none.html'>None</a>\
        <li><a href='../out.html'>Out</a><li><a href='https://valley.example/'>Far</a></ul>";
    let back = "<h1>Ferry sold</h1><p>It is as <a href='../start.html'>they</a> say, and the ferry was sold on Monday.";
    let folder = Folder::new(&[
        ("in/start.html", start.as_bytes()),
        ("in/a.html", PAGE),
        ("in/sub/b.html", back.as_bytes()),
        ("in/c.pdf", PDF),
        ("out.html", OTHER_PAGE),
    ]);
    let outcome = folder.run("crawl", &["in", "start.html"], b"");
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    let lines: Vec<Vec<&str>> =
        outcome.stdout.lines().map(|line| line.split('\t').collect()).collect();
    let names: Vec<&str> = lines.iter().map(|line| line[0]).collect();
    assert_eq!(names, ["start.html", "a.html", "sub/b.html", "c.pdf", "none.html"]);
    assert_eq!(lines[1][2], "River takes the road");
    assert_eq!(lines[3][2], "not a web page: the bytes look like a PDF document");
    assert_eq!(folder.run("crawl", &["in"], b"").code, Some(2));
    assert_eq!(folder.run("crawl", &["nowhere", "start.html"], b"").code, Some(1));
}

#[test]
fn select_finds_what_is_in_the_article() {
    let folder = Folder::new(&[("a.html", PAGE), ("page.pdf", PDF)]);
    let outcome = folder.run("select", &["a.html", "h1, a, figcaption"], b"");
    let found = "<h1>River takes the road</h1>\n<figcaption>The road at dawn</figcaption>\n";
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(0), found));
    for (args, code) in [
        (&["a.html", "p >"] as &[&str], 1),
        (&["page.pdf", "p"], 1),
        (&["nowhere.html", "p"], 1),
        (&["a.html"], 2),
    ] {
        assert_eq!(folder.run("select", args, b"").code, Some(code), "{args:?}");
    }
}

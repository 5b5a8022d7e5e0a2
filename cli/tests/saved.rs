//! Saved files that are no HTML: told by their bytes, read one by one and from folders.

mod common;

use common::{Folder, PAGE, gzip, html, objects, page};

/// A page as a browser saves it in one file.
fn mhtml(page: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://valley.example/road\r\n\
         Date: Fri, 03 May 2024 10:05:00 -0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; boundary=\"----b--\"\r\n\r\n------b--\r\n\
         Content-Type: text/html\r\nContent-Location: https://valley.example/road\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n------b----\r\n",
        page.replace('=', "=3D")
    )
}

fn mail(page: &str) -> String {
    format!(
        "Subject: Road\nDate: Fri, 03 May 2024 10:05:00 -0000\nContent-Type: text/html\n\n{page}"
    )
}

#[test]
fn the_bytes_tell_what_a_file_is() {
    let page = mhtml(PAGE);
    let names = ["a.mhtml", "a.html", "a"];
    let folder = Folder::new(&names.map(|name| (name, page.as_bytes())));
    folder.write("b.html", PAGE.as_bytes());
    let want = folder.stdout(&[
        "--markdown",
        "--images",
        "--url",
        "https://valley.example/road",
        "b.html",
    ]);
    assert!(want.contains("https://valley.example/road.jpg"), "{want}");
    for name in names {
        assert_eq!(folder.stdout(&["--markdown", "--images", name]), want);
    }
    let mut command = folder.command(&["--markdown", "--images"]);
    let output = command.write_stdin(gzip(page.as_bytes())).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), want);
    let line = &objects(&folder.stdout(&["--json", "a.mhtml"]))[0];
    assert_eq!(
        (&line["id"], &line["url"]),
        (&"a.mhtml".into(), &"https://valley.example/road".into())
    );
    assert!(folder.stdout(&["explain", "a.mhtml"]).contains("context/title"));
}

#[test]
fn a_folder_is_read_whatever_its_files_are() {
    let mailbox = [mail(PAGE), mail(&page(2))]
        .map(|it| format!("From a@a.example Fri May  3\n{it}\n\n"))
        .concat();
    let folder = Folder::new(&[
        ("in/a.html", PAGE.as_bytes()),
        ("in/a_files/ad.html", PAGE.as_bytes()),
        ("in/a_files/a.js", b"(function(){var a={};a.b=1})();"),
        ("in/b.mht", mhtml(PAGE).as_bytes()),
        ("in/c", &gzip(mhtml(PAGE).as_bytes())),
        ("in/d.eml", mail(PAGE).as_bytes()),
        ("in/e.mbox", mailbox.as_bytes()),
        ("in/f.warc.gz", &gzip(&html("http://a.example/", PAGE))),
        ("in/g.mhtml", b"{\"a\": 1}"),
        ("in/notes.txt", b"It rained."),
        ("in/h.png", b"\x89PNG\r\n\x1a\n"),
        ("in/i.css", b"p { color: red }"),
    ]);
    let output = folder.command(&["--json", "--input-dir", "in"]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let lines = objects(&String::from_utf8_lossy(&output.stdout));
    let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str().expect("a text")).collect();
    let mails = ["in/d.eml", "in/e.mbox: message 1", "in/e.mbox: message 2"];
    assert_eq!(
        ids,
        [&["in/a.html", "in/b.mht", "in/c"], &mails[..], &["http://a.example/", "in/g.mhtml"]]
            .concat()
    );
    assert_eq!(lines[7]["error"], "not a web page: the bytes look like JSON");
    for line in &lines[..7] {
        assert_eq!(line["title"], "River takes the road", "{line}");
    }
    folder.command(&["--input-dir", "in", "--output-dir", "out"]).assert().code(1);
    let want = ["a.txt", "b.txt", "c.txt", "d.txt", "e/000001.txt", "e/000002.txt", "f/000001.txt"];
    assert_eq!(folder.list("out"), want);
}

#[test]
fn text_may_begin_like_a_mailbox() {
    let text =
        "From a@a.example I heard that it rained all night in the valley, and the road is gone.";
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    assert!(folder.stdout(&["explain", "a.txt"]).contains("From a@a.example I heard"));
    assert!(folder.stdout(&["--json", "a.txt"]).contains("From a@a.example I heard"));
}

#[test]
fn text_is_text_if_somebody_says_so() {
    let text =
        "Subject: Rain\nDate: Friday\n\nIt rained all night in the valley, and the road is gone.\n";
    let folder = Folder::new(&[
        ("a.txt", text.as_bytes()),
        ("a.txt.gz", &gzip(text.as_bytes())),
        ("a", text.as_bytes()),
    ]);
    let want = folder.stdout(&["explain", "a.txt"]);
    assert!(want.contains("Subject: Rain"), "{want}");
    assert_eq!(folder.stdout(&["explain", "a.txt.gz"]), want);
    assert_eq!(folder.stdout(&["explain", "--plain", "a"]), want);
    assert!(!folder.stdout(&["explain", "a"]).contains("Subject"), "it is a mail");
}

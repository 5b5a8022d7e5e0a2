//! WARC files.

mod common;

use common::{Folder, PAGE, PDF, gzip, html, objects, page, record, response};
use serde_json::Value;

/// When the records of the tests were saved.
const SAVED: &str = "2024-05-03T10:05:00Z";

#[test]
fn a_folder_and_an_archive_of_its_pages_give_the_same_lines() {
    let folder = Folder::new(&[]);
    let mut archive = Vec::new();
    let mut packed = Vec::new();
    for number in 0..500 {
        let name = format!("in/{number:03}.html");
        let page = match number % 50 {
            7 => PDF.to_owned(),
            8 => "<p class=date>2 hours ago</p>".to_owned() + PAGE,
            _ => page(number),
        };
        folder.write(&name, page.as_bytes());
        archive.extend(html(&name, &page));
        packed.extend(gzip(&html(&name, &page)));
    }
    folder.write("a.warc", &archive);
    folder.write("a.warc.gz", &packed);
    let lines = |args: &[&str]| {
        let args = [&["--json"], args].concat();
        let output = folder.command(&args).output().expect("it starts");
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        assert_eq!(lines.len(), 500);
        lines
    };
    let want = lines(&["--input-dir", "in", "--now", SAVED, "--charset", "utf-8"]);
    assert!(lines(&["a.warc"]) == want);
    assert!(lines(&["a.warc.gz"]) == want);
}

#[test]
fn a_record_has_its_address_its_time_and_its_encoding() {
    let page = "<h1>Дождь</h1><p class=date>2 hours ago</p><p>It rained all night in the valley.\
        <p>Привет, <a href=/b>река</a>, и город, и дорога, и мост над рекой.";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(page);
    let fields = "Content-Type: text/html; charset=windows-1251\r\nContent-Encoding: gzip\r\n";
    let archive = response("http://a.example/x", fields, &gzip(&bytes));
    let folder = Folder::new(&[("a.warc.gz", &gzip(&archive))]);
    let line = &objects(&folder.stdout(&["--json", "a.warc.gz"]))[0];
    assert_eq!(line["id"], "http://a.example/x");
    assert_eq!(line["published"], "2024-05-03T08:05:00Z");
    assert_eq!(line["title"], "Дождь");
    assert!(line.to_string().contains("http://a.example/b"), "{line}");
}

#[test]
fn without_a_charset_of_the_server_the_page_is_believed() {
    let page = "<meta charset=windows-1251><p>Привет, река, и город, и дорога, и мост над рекой.";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(page);
    let archive = response("http://a.example/x", "Content-Type: text/html\r\n", &bytes);
    let folder = Folder::new(&[("a.warc", &archive)]);
    assert!(folder.stdout(&["--json", "a.warc"]).contains("Привет, река"));
}

#[test]
fn broken_records_are_lines_and_the_run_goes_on() {
    let good = html("http://a.example/1", PAGE);
    let cut =
        response("http://a.example/2", "Content-Encoding: gzip\r\n", &gzip(PAGE.as_bytes())[..40]);
    let request =
        record("request", "http://a.example/3", "application/http; msgtype=request", b"GET");
    let picture = response("http://a.example/4", "Content-Type: image/png\r\n", b"PNG");
    let archive = [&good, b"junk\r\n".as_slice(), &cut, &request, &picture, &good].concat();
    let folder = Folder::new(&[("a.warc", &archive)]);
    let output = folder.command(&["--json", "a.warc"]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let kinds: Vec<Value> = objects(&String::from_utf8_lossy(&output.stdout))
        .iter()
        .map(|line| line["error_kind"].clone())
        .collect();
    assert_eq!(kinds, [Value::Null, "record".into(), "http".into(), Value::Null]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let want = "unchaff: done: 4 pages, 2 with an article, 2 records left out, 2 errors (1 http, 1 record); ";
    assert!(stderr.contains(want), "{stderr}");
}

#[test]
fn a_damaged_file_gives_what_stands_before_the_damage() {
    let packed =
        gzip(&[html("http://a.example/1", PAGE), html("http://a.example/2", PAGE)].concat());
    let folder =
        Folder::new(&[("a.warc.gz", &packed[..packed.len() - 30]), ("b.html", PAGE.as_bytes())]);
    let output = folder.command(&["--json", "a.warc.gz", "b.html"]).output().expect("it starts");
    let lines = objects(&String::from_utf8_lossy(&output.stdout));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines.last().expect("a line")["id"], "b.html");
    assert!(lines.iter().any(|line| line["error_kind"] == "unreadable"), "{lines:?}");
}

#[test]
fn an_archive_may_come_through_a_pipe() {
    let archive = [html("http://a.example/1", PAGE), html("http://a.example/2", &page(2))].concat();
    let folder = Folder::new(&[]);
    for input in [gzip(&archive), archive] {
        let output = folder.command(&["--quiet"]).write_stdin(input).output().expect("it starts");
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert!(stdout.starts_with("==> http://a.example/1 <==\nIt rained"), "{stdout}");
        assert!(stdout.contains("\n==> http://a.example/2 <==\nIt rained for 2"), "{stdout}");
    }
}

#[test]
fn in_a_folder_an_archive_is_one_file_of_lines_or_a_folder() {
    let archive = [html("http://a.example/1", PAGE), html("http://a.example/2", PDF)].concat();
    let folder = Folder::new(&[("in/a.warc", &archive), ("in/b.html", PAGE.as_bytes())]);
    folder.command(&["--input-dir", "in", "--output-dir", "json", "--json"]).assert().code(1);
    assert_eq!(folder.list("json"), ["a.jsonl", "b.json"]);
    assert_eq!(objects(&folder.read("json/a.jsonl")).len(), 2);
    folder.command(&["--input-dir", "in", "--output-dir", "text"]).assert().code(1);
    assert_eq!(folder.list("text"), ["a/000001.txt", "b.txt"]);
}

//! Pages from files, folders and pipes.

mod common;

use common::{Folder, PAGE, PDF, binary, first_line, gzip, objects, page};

const TEXT: &str = "It rained all night in the valley, and by the morning the river had taken the lower road.\n\n\
    Nobody was hurt, the mayor said, but forty houses will be without power until the weekend.\n";
const NO_PAGE: &str = "not a web page: the bytes look like a PDF document";

/// A summary without its figures on time.
fn summary(stderr: &str) -> &str {
    let line = stderr.lines().last().unwrap_or_default();
    line.split(';').next().unwrap_or_default()
}

#[test]
fn a_page_may_come_from_a_file_or_a_pipe_packed_or_not() {
    let packed = gzip(PAGE.as_bytes());
    let folder = Folder::new(&[("a.html", PAGE.as_bytes()), ("a.html.gz", &packed)]);
    folder.check(&["a.html"], "", (0, TEXT, ""));
    folder.check(&["a.html.gz"], "", (0, TEXT, ""));
    folder.check(&[], PAGE, (0, TEXT, ""));
    folder.check(&["-"], PAGE, (0, TEXT, ""));
    folder.check(&["-", "-o", "-"], PAGE, (0, TEXT, ""));
    let output = folder.command(&[]).write_stdin(packed).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), TEXT);
}

#[test]
fn formats_have_shorthands() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    for (short, long, beginning) in [
        ("--markdown", "markdown", "# River takes the road\n"),
        ("--html", "html", "<article>\n<h1>River"),
        ("--json", "json", "{\"id\":\"a.html\",\"schema_version\""),
    ] {
        let printed = folder.stdout(&[short, "a.html"]);
        assert!(printed.starts_with(beginning), "{printed}");
        assert_eq!(folder.stdout(&["--format", long, "a.html"]), printed);
        assert_eq!(folder.stdout(&["--output-format", long, "a.html"]), printed);
    }
}

#[test]
fn facts_may_stand_in_front() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    let front =
        "---\ntitle: \"River takes the road\"\nauthors:\n  - \"Ann Lee\"\nlanguage: \"en\"\n";
    for args in
        [["--with-metadata", "a.html"].as_slice(), &["--with-metadata", "--markdown", "a.html"]]
    {
        let printed = folder.stdout(args);
        assert!(printed.starts_with(front), "{printed}");
    }
    let printed = folder.stdout(&["--with-metadata", "--html", "a.html"]);
    assert!(printed.starts_with("<!doctype html>\n<html lang=\"en\">"), "{printed}");
}

#[test]
fn several_pages_have_headers_and_a_broken_one_does_not_stop_the_rest() {
    let folder = Folder::new(&[
        ("a.html", PAGE.as_bytes()),
        ("b.pdf", PDF.as_bytes()),
        ("c.html", page(3).as_bytes()),
    ]);
    let args = ["--quiet", "a.html", "b.pdf", "nowhere.html", "c.html"];
    let output = folder.command(&args).output().expect("it starts");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.starts_with("==> a.html <==\nIt rained all night"), "{stdout}");
    assert!(stdout.contains("\n\n==> c.html <==\nIt rained for 3 nights"), "{stdout}");
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = stderr.lines().collect();
    assert_eq!(lines[0], format!("unchaff: b.pdf: {NO_PAGE}"));
    assert!(lines[1].starts_with("unchaff: nowhere.html: "), "{stderr}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn json_lines_are_in_the_order_of_the_input_and_have_errors_in_their_places() {
    let pages: Vec<(String, String)> =
        (0..40).map(|number| (format!("{number}.html"), page(number))).collect();
    let folder = Folder::new(&[]);
    pages.iter().for_each(|(name, page)| folder.write(name, page.as_bytes()));
    folder.write("7.html", PDF.as_bytes());
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    let args = [&["--json", "--threads", "4"], names.as_slice()].concat();
    let output = folder.command(&args).output().expect("it starts");
    let found = objects(&String::from_utf8_lossy(&output.stdout));
    let ids: Vec<&str> = found.iter().filter_map(|object| object["id"].as_str()).collect();
    assert_eq!(ids, names);
    let failure = serde_json::json!({"id": "7.html", "error": NO_PAGE, "error_kind": "not-html"});
    assert_eq!(found[7], failure);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let want = "unchaff: done: 40 pages, 39 with an article, 1 error (1 not-html)";
    assert_eq!(summary(&stderr), want);
    for threads in ["1", "2"] {
        let args = [&["--json", "--parallel", threads], names.as_slice()].concat();
        let again = folder.command(&args).output().expect("it starts");
        assert!(again.stdout == output.stdout, "{threads} threads");
    }
}

#[test]
fn a_folder_becomes_a_folder() {
    let folder = Folder::new(&[
        ("in/a.html", PAGE.as_bytes()),
        ("in/x/a.htm", page(2).as_bytes()),
        ("in/x/b.html.gz", &gzip(page(3).as_bytes())),
        ("in/x/note.txt", b"It rained all night in the valley, and the river rose."),
        ("in/x/style.css", b"p {}"),
        ("in/.hidden.html", PDF.as_bytes()),
        ("in/x/broken.html", PDF.as_bytes()),
    ]);
    let args = ["--input-dir", "in", "--output-dir", "out", "--keep-dirs", "--markdown"];
    let output = folder.command(&args).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(folder.list("out"), ["a.md", "x/a.md", "x/b.md"]);
    assert!(folder.read("out/x/b.md").contains("It rained for 3 nights"));
    folder.command(&["--input-dir", "in", "--output-dir", "flat"]).assert().code(1);
    assert_eq!(folder.list("flat"), ["a-2.txt", "a.txt", "b.txt"]);
    assert_eq!(folder.read("flat/a.txt"), TEXT);
    folder.command(&["--input-dir", "in", "--output-dir", "plain", "--plain"]).assert().success();
    assert!(folder.list("plain").contains(&"note.txt".to_owned()));
    // The output may stand in the input, and is not read again.
    let args = ["--input-dir", "in", "--output-dir", "in/out", "--html", "--quiet"];
    folder.command(&args).assert().code(1);
    let before = folder.list("in/out");
    folder.command(&args).assert().code(1);
    assert_eq!(folder.list("in/out"), before);
}

#[test]
fn what_cannot_be_read_is_named() {
    let packed = gzip(PAGE.as_bytes());
    let folder = Folder::new(&[("cut.html.gz", &packed[..packed.len() / 2])]);
    for args in [["cut.html.gz"].as_slice(), &["nowhere.html"], &["--input-dir", "nowhere"]] {
        let output = folder.command(args).output().expect("it starts");
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), [].as_slice()));
        let stderr = String::from_utf8_lossy(&output.stderr);
        let name = args.last().unwrap_or(&"");
        assert!(stderr.starts_with(&format!("unchaff: {name}: ")), "{stderr}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_does_not_stop_the_rest() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("in/a.html", PAGE.as_bytes()), ("in/b/c.html", PAGE.as_bytes())]);
    // Links to folders may lead in circles.
    symlink(folder.path("in"), folder.path("in/circle")).expect("the folder is new");
    symlink("nowhere", folder.path("in/gone.html")).expect("the folder is new");
    let output = folder.command(&["--json", "--input-dir", "in"]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let lines = objects(&String::from_utf8_lossy(&output.stdout));
    let ids: Vec<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
    assert_eq!(ids, ["in/a.html", "in/b/c.html", "in/gone.html"]);
}

#[test]
fn the_limit_holds_for_what_is_unpacked() {
    for (bytes, code) in [(1023, 0), (1024, 0), (1025, 1)] {
        let folder = Folder::new(&[("a.html.gz", &gzip(&vec![b' '; bytes]))]);
        let message = "unchaff: a.html.gz: input too large: the limit is 1024 bytes\n";
        let stderr = if code == 0 { "" } else { message };
        folder.check(&["--max-bytes", "1K", "a.html.gz"], "", (code, "", stderr));
        folder.write("a.txt", &vec![b' '; bytes]);
        let stderr = stderr.replace("a.html.gz", "a.txt");
        folder.check(&["--max-bytes", "1K", "a.txt"], "", (code, "", &stderr));
    }
}

#[test]
fn options_on_reading_reach_the_extractor() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    let line = folder.stdout(&["--json", "--url", "https://a.example/b/", "a.html"]);
    assert_eq!(objects(&line)[0]["images"][0]["url"], "https://a.example/b/road.jpg");
    for focus in ["--precision", "--recall"] {
        assert!(folder.stdout(&[focus, "a.html"]).starts_with("It rained"));
    }
    let page = "<h1>Rain</h1><p class=date>2 hours ago</p><p>It rained all night in the valley.";
    folder.write("b.html", page.as_bytes());
    let line = folder.stdout(&["--json", "--now", "2024-05-03T10:05:00Z", "b.html"]);
    assert_eq!(objects(&line)[0]["published"], "2024-05-03T08:05:00Z");
    folder.write("c.html", b"<p>\xcf\xf0\xe8\xe2\xe5\xf2");
    assert!(folder.stdout(&["--charset", "windows-1251", "--json", "c.html"]).contains("Привет"));
}

#[test]
fn a_warning_is_not_a_failure() {
    let folder =
        Folder::new(&[("a.html", &[PAGE.as_bytes(), b"<meta charset=utf-8><p>\xff"].concat())]);
    let args = ["--charset", "utf-8", "a.html"];
    let message =
        "unchaff: a.html: warning: some bytes were not text in the encoding of the page\n";
    let output = folder.command(&args).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), message);
    assert_eq!(output.status.code(), Some(0));
    let output =
        folder.command(&[&["--quiet"], args.as_slice()].concat()).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn wrong_usage_is_told_apart() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    for args in [
        ["--nonsense"].as_slice(),
        &["--format", "pdf"],
        &["--json", "--html", "a.html"],
        &["--json", "--format", "text", "a.html"],
        &["--precision", "--recall", "a.html"],
        &["--input-dir", ".", "a.html"],
        &["--keep-dirs", "a.html"],
        &["--threads", "0", "a.html"],
        &["--charset", "nonsense", "a.html"],
        &["--max-bytes", "1T", "a.html"],
        &["--resume", "a.html"],
        &["--select", "comments", "a.html"],
        &["--links", "--no-links", "a.html"],
        &["explain", "a.html", "b.html"],
    ] {
        let output = folder.command(args).output().expect("it starts");
        assert_eq!(
            (output.status.code(), output.stdout.as_slice()),
            (Some(2), [].as_slice()),
            "{args:?}"
        );
        assert!(String::from_utf8_lossy(&output.stderr).contains("--help"), "{args:?}");
    }
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let folder = Folder::new(&[]);
    let names: Vec<String> = (0..200).map(|number| format!("{number}.html")).collect();
    for (number, name) in names.iter().enumerate() {
        folder.write(name, page(number).as_bytes());
    }
    let mut command = std::process::Command::new(binary());
    command.current_dir(folder.path("")).arg("--json").args(&names);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    first_line(command.spawn().expect("it starts"));
}

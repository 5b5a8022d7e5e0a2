//! A run that is killed and gone on with gives what one run gives.

mod common;

use std::{
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use common::{Folder, PDF, binary, gzip, html, objects, page};

/// How many pages there are: more than two parts of an output file.
const PAGES: usize = 600;
/// How many there are where every page is a file.
const FEWER_PAGES: usize = 120;
/// After what time a run is killed at first. Each further one has half as long again.
const KILLED_AFTER: Duration = Duration::from_millis(80);

/// A folder `in` with pages, some of them broken, and an archive of the same pages.
fn pages(count: usize) -> Folder {
    let folder = Folder::new(&[]);
    let mut archive = Vec::new();
    for number in 0..count {
        let page = if number % 97 == 5 { PDF.to_owned() } else { page(number) };
        folder.write(&format!("in/{number:03}.html"), page.as_bytes());
        archive.extend(gzip(&html(&format!("http://a.example/{number}"), &page)));
    }
    folder.write("a.warc.gz", &archive);
    folder
}

/// Kills the command again and again, each time later, until a run comes to its end. How often.
fn kill_until_done(folder: &Folder, args: &[&str]) -> u32 {
    let (mut killed, mut after) = (0, KILLED_AFTER);
    loop {
        let mut command = Command::new(binary());
        command.current_dir(folder.path("")).args(args).args((killed > 0).then_some("--resume"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it starts");
        thread::sleep(after);
        after += after / 2;
        if let Some(status) = child.try_wait().expect("it is ours") {
            assert_eq!(status.code(), Some(1), "pages are broken");
            return killed;
        }
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        killed += 1;
    }
}

#[track_caller]
fn check_file(input: &[&str], format: &[&str]) {
    let folder = pages(PAGES);
    let args = |output| [input, format, &["--quiet", "--output", output]].concat();
    folder.command(&args("once")).assert().code(1);
    assert!(kill_until_done(&folder, &args("often")) > 0, "nothing was killed");
    assert!(folder.bytes("once") == folder.bytes("often"));
    assert!(!folder.path("often.partial").exists());
}

#[test]
fn a_file_of_lines_from_a_folder() {
    check_file(&["--input-dir", "in"], &["--json"]);
}

#[test]
fn a_file_of_texts_from_an_archive() {
    check_file(&["a.warc.gz"], &["--markdown", "--with-metadata"]);
}

#[test]
fn a_table_from_an_archive() {
    check_file(&["a.warc.gz"], &["--format", "parquet"]);
}

#[test]
fn a_folder_of_files() {
    let folder = pages(FEWER_PAGES);
    for format in ["--json", "--markdown", "--format=parquet"] {
        let args = |output| ["--input-dir", ".", format, "--quiet", "--output-dir", output];
        folder.command(&args("once")).assert().code(1);
        kill_until_done(&folder, &args("often"));
        let names = folder.list("once");
        assert_eq!(folder.list("often"), names);
        for name in names {
            let (once, often) = (format!("once/{name}"), format!("often/{name}"));
            assert!(folder.bytes(&once) == folder.bytes(&often), "{name}");
        }
        std::fs::remove_dir_all(folder.path("once")).expect("it is there");
        std::fs::remove_dir_all(folder.path("often")).expect("it is there");
    }
}

#[test]
fn what_was_done_is_not_done_again() {
    let folder = pages(FEWER_PAGES);
    let args = ["--input-dir", "in", "--output-dir", "out", "--resume"];
    folder.command(&args).assert().code(1);
    folder.write("out/000.txt", b"as it was");
    let again = folder.command(&args).output().expect("it starts");
    assert_eq!(folder.read("out/000.txt"), "as it was");
    let stderr = String::from_utf8_lossy(&again.stderr);
    assert!(stderr.contains("118 files there already, 2 errors (2 not-html);"), "{stderr}");
}

#[test]
fn a_finished_file_is_left_as_it_is() {
    let folder = Folder::new(&[("a.html", page(1).as_bytes()), ("out.txt", b"as it was")]);
    let message = "unchaff: out.txt: is there already\n";
    folder.check(&["a.html", "-o", "out.txt", "--resume"], "", (0, "", message));
    assert_eq!(folder.read("out.txt"), "as it was");
    folder.check(&["a.html", "-o", "out.txt"], "", (0, "", ""));
    assert!(folder.read("out.txt").starts_with("It rained"));
    assert_eq!(folder.list(""), ["a.html", "out.txt"]);
}

#[test]
fn parts_of_another_run_are_not_gone_on_with() {
    let folder = pages(PAGES);
    let args = ["--input-dir", "in", "--json", "--output", "out.jsonl"];
    let mut command = Command::new(binary());
    command.current_dir(folder.path("")).args(args).stderr(Stdio::null());
    let mut child = command.spawn().expect("it starts");
    while !folder.path("out.jsonl.partial/000000").exists() {
        assert!(child.try_wait().expect("it is ours").is_none(), "it ended too early");
        thread::sleep(Duration::from_millis(1));
    }
    // While it runs, nobody else may write there.
    let running = folder.command(&[&args[..], &["--resume"]].concat()).output().expect("it starts");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let outcome = |args: &[&str]| {
        let output = folder.command(args).output().expect("it starts");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let stderr = String::from_utf8_lossy(&running.stderr);
    assert!(stderr.starts_with("unchaff: usage: another run is writing out.jsonl"), "{stderr}");
    let (code, message) = outcome(&args);
    assert!(code == Some(2) && message.contains("go on with it by --resume"), "{message}");
    let (code, message) = outcome(&[&args[..], &["--resume", "--recall"]].concat());
    assert!(code == Some(2) && message.contains("its options were Json"), "{message}");
    folder.write("in/000.html", b"<p>Changed");
    let (code, message) = outcome(&[&args[..], &["--resume"]].concat());
    assert!(code == Some(2) && message.contains("its input was different"), "{message}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_in_order() {
    let folder = pages(PAGES);
    let args = ["--input-dir", "in", "--json", "--output", "out.jsonl"];
    let mut command = Command::new(binary());
    command.current_dir(folder.path("")).args(args).stderr(Stdio::piped());
    let child = command.spawn().expect("it starts");
    while !folder.path("out.jsonl.partial").exists() {
        thread::sleep(Duration::from_millis(1));
    }
    let pid = child.id().to_string();
    Command::new("kill").args(["-INT", &pid]).status().expect("there is kill");
    let output = child.wait_with_output().expect("it ends");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{stderr}");
    assert!(stderr.contains("unchaff: interrupted: "), "{stderr}");
    assert!(stderr.ends_with("the same command with --resume goes on\n"), "{stderr}");
    assert!(!folder.path("out.jsonl").exists());
    folder.command(&[&args[..], &["--resume"]].concat()).assert().code(1);
    assert_eq!(objects(&folder.read("out.jsonl")).len(), PAGES);
}

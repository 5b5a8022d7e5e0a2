//! What a person at a terminal meets: a real one, by its other end.
#![cfg(unix)]

mod common;

use std::{process::Command, time::Duration};

use common::{Folder, PAGE, binary, page};
use expectrl::{Eof, Expect, Regex, Session, process::unix::WaitStatus};

/// How long the slowest of these runs may take on a machine that does other things, too.
const PATIENCE: Duration = Duration::from_secs(120);
/// So many that a run takes longer than the bar waits for.
const PAGES: usize = 400;

/// Runs the command in a terminal: what it prints there, and its exit status.
fn run(folder: &Folder, args: &[&str]) -> (String, i32) {
    let mut command = Command::new(binary());
    command.current_dir(folder.path("")).args(args).env("TERM", "xterm");
    let mut session = Session::spawn(command).expect("it starts");
    session.set_expect_timeout(Some(PATIENCE));
    let captures = session.expect(Eof).expect("it ends");
    let screen = String::from_utf8_lossy(captures.as_bytes()).into_owned();
    match session.get_process().wait().expect("it ended") {
        WaitStatus::Exited(_, code) => (screen, code),
        other => panic!("{other:?}"),
    }
}

fn pages() -> Folder {
    let folder = Folder::new(&[]);
    for number in 0..PAGES {
        folder.write(&format!("in/{number:03}.html"), page(number).as_bytes());
    }
    folder
}

#[test]
fn long_work_shows_how_far_it_is() {
    let folder = pages();
    let mut command = Command::new(binary());
    let args = ["--input-dir", "in", "--json", "--output", "out.jsonl"];
    command.current_dir(folder.path("")).args(args).env("TERM", "xterm");
    let mut session = Session::spawn(command).expect("it starts");
    session.set_expect_timeout(Some(PATIENCE));
    session.expect(Regex(r"[1-9]\d* %  \d+ pages")).expect("a bar");
    session.expect(Regex(r"done: 400 pages, 400 with an article, no errors; ")).expect("a summary");
    session.expect(Eof).expect("it ends");
    assert_eq!(folder.read("out.jsonl").lines().count(), PAGES);
}

#[test]
fn quiet_work_shows_nothing() {
    let folder = pages();
    let args = ["--input-dir", "in", "--json", "--output", "out.jsonl", "--quiet"];
    assert_eq!(run(&folder, &args), (String::new(), 0));
}

#[test]
fn text_on_the_terminal_is_not_mixed_with_a_bar() {
    let folder = pages();
    let (screen, code) = run(&folder, &["--input-dir", "in", "--json"]);
    assert_eq!(code, 0);
    assert!(!screen.contains(" left\r"), "a bar");
    assert_eq!(screen.matches("{\"id\":").count(), PAGES);
}

#[test]
fn nobody_has_to_type_a_page() {
    let folder = Folder::new(&[("a.html", PAGE.as_bytes())]);
    for args in [[].as_slice(), &["explain"]] {
        let (screen, code) = run(&folder, args);
        assert!(screen.contains("no PATH is given and nothing is piped in"), "{screen}");
        assert_eq!(code, 2);
    }
    let (screen, code) = run(&folder, &["a.html", "--format", "parquet"]);
    assert!(screen.contains("Parquet is no text for a terminal"), "{screen}");
    assert_eq!(code, 2);
}

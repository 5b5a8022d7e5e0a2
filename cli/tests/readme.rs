//! Every line of the sessions in the README gives what the README shows.
#![cfg(unix)]

mod common;

use std::{env, fs, os::unix::fs::symlink, path::Path, process::Command};

use common::{Folder, binary};

/// What the figures on time stand behind.
const BEFORE_TIME: &str = "; ";

/// The commands of all sessions, each with what it prints.
fn session(readme: &str) -> Vec<(&str, String)> {
    let lines = readme.split("```console\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let mut session: Vec<(&str, String)> = Vec::new();
    for line in lines.flat_map(|(lines, _)| lines.lines()) {
        match (line.strip_prefix("$ "), session.last_mut()) {
            (Some(command), _) => session.push((command, String::new())),
            (None, Some((_, printed))) => printed.extend([line, "\n"]),
            (None, None) => panic!("it begins with a command"),
        }
    }
    session
}

/// Text without figures on time, which differ from run to run.
fn timeless(text: &str) -> String {
    let line = |line: &str| match line.split_once(BEFORE_TIME) {
        Some((before, _)) if line.starts_with("unchaff: done: ") => format!("{before}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn the_session_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("cli/ is in a folder");
    let readme = fs::read_to_string(root.join("README.md")).expect("there is a README");
    let folder = Folder::new(&[]);
    symlink(root.join("tests"), folder.path("tests")).expect("the folder is new");
    fs::create_dir(folder.path("target")).expect("the folder is new");
    let bin = binary().parent().expect("it is in a folder").to_owned();
    let before = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([bin].into_iter().chain(env::split_paths(&before))).expect("paths");
    let session = session(&readme);
    assert!(session.len() > 5);
    for (command, want) in session {
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path("")).env("PATH", &path).args(["-c", command]);
        let output = shell.output().expect("there is a shell");
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).expect("the output is UTF-8");
        assert_eq!(timeless(&printed), timeless(&want), "{command}");
    }
}

//! Help, completions and the manual page.

mod common;

use common::Folder;
use predicates::prelude::*;

#[test]
fn help_and_version_are_printed() {
    let folder = Folder::new(&[]);
    let help =
        predicate::str::contains("Usage: unchaff").and(predicate::str::contains("Examples:"));
    let help = help.and(predicate::str::contains("Exit status: 0 if every page was read"));
    folder.command(&["--help"]).assert().success().stdout(help);
    folder
        .command(&["explain", "--help"])
        .assert()
        .success()
        .stdout(predicate::str::contains("--diff"));
    let version = format!("unchaff {}\n", env!("CARGO_PKG_VERSION"));
    folder.check(&["--version"], "", (0, &version, ""));
}

#[test]
fn shells_complete_options() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = folder.stdout(&["completions", shell]);
        assert!(script.contains("keep-dirs") && script.contains("unchaff"), "{shell}");
    }
    folder.command(&["completions", "cmd"]).assert().code(2);
}

#[test]
fn the_manual_page_has_every_option() {
    let folder = Folder::new(&[]);
    let page = folder.stdout(&["man"]);
    assert!(page.contains(".TH unchaff 1"), "{page}");
    assert!(folder.stdout(&["man", "explain"]).contains("diff"));
    let page = page.replace("\\-", "-");
    let help = folder.stdout(&["--help"]);
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    for name in lines.filter_map(|line| line.split([' ', ',']).find(|it| it.starts_with("--"))) {
        assert!(page.contains(name), "{name}");
    }
}

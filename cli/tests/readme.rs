//! What the README and the pages in docs/ show is so: sessions, links, figures, names of labels.
#![cfg(unix)]

mod common;

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use common::{Folder, binary};
use unchaff::Label;

/// What the figures on time stand behind.
const BEFORE_TIME: &str = "; ";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("cli/ is in a folder")
}

/// The files of Markdown in a folder, each with its text.
fn markdown(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut pages = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.extension().is_some_and(|end| end == "md") {
            let text = fs::read_to_string(&path).expect("it is text");
            pages.push((path, text));
        }
    }
    pages
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("there is a README")
}

/// The commands of all sessions, each with what it prints.
fn session(page: &str) -> Vec<(&str, String)> {
    let lines = page.split("```console\n").skip(1).filter_map(|rest| rest.split_once("```"));
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

/// Runs the session of a page in a folder of its own; how many commands it has. With `UPDATE=1` in the
/// environment the page is given what they print.
fn check_session(file: &Path, page: &str) -> usize {
    let folder = Folder::new(&[]);
    symlink(root().join("tests"), folder.path("tests")).expect("the folder is new");
    fs::create_dir(folder.path("target")).expect("the folder is new");
    let bin = binary().parent().expect("it is in a folder").to_owned();
    let before = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([bin].into_iter().chain(env::split_paths(&before))).expect("paths");
    let session = session(page);
    let is_update = env::var_os("UPDATE").is_some();
    let mut new = page.to_owned();
    for (command, want) in &session {
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path("")).env("PATH", &path).args(["-c", command]);
        let output = shell.output().expect("there is a shell");
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).expect("the output is UTF-8");
        if is_update && timeless(&printed) != timeless(want) {
            let shown = |printed: &str| format!("$ {command}\n{printed}");
            new = new.replacen(&shown(want), &shown(&printed), 1);
            continue;
        }
        assert_eq!(timeless(&printed), timeless(want), "{command}");
    }
    if new != page {
        fs::write(file, new).expect("the page can be written");
    }
    session.len()
}

#[test]
fn the_session_of_the_readme_is_true() {
    assert!(check_session(&root().join("README.md"), &readme()) > 2);
}

#[test]
fn the_sessions_of_the_pages_are_true() {
    let commands: usize =
        markdown(&root().join("docs")).iter().map(|(path, it)| check_session(path, it)).sum();
    assert!(commands > 10);
}

#[test]
fn code_of_the_pages_is_run_with_the_documentation() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("there is a library");
    for (page, text) in markdown(&root().join("docs")) {
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        assert!(!text.contains("```rust") || lib.contains(&*name), "src/lib.rs lacks {name}");
    }
}

/// The anchor that a heading gets: words in small letters with hyphens between them.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase().replace(' ', "-");
    kept.chars().filter(|it| it.is_alphanumeric() || matches!(it, '-' | '_')).collect()
}

/// Whether a link of a page leads to a file and, in Markdown, to a heading of it.
fn leads_somewhere(page: &Path, link: &str) -> bool {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    let file = match file {
        "" => page.to_owned(),
        _ => page.parent().expect("it is in a folder").join(file),
    };
    if heading.is_empty() {
        return file.exists();
    }
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().any(|it| it.starts_with('#') && anchor(it.trim_start_matches('#')) == heading)
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    for (page, text) in markdown(root()).into_iter().chain(markdown(&root().join("docs"))) {
        let prose: String = text.split("```").step_by(2).collect();
        for rest in prose.split("](").skip(1) {
            let link = rest.split(')').next().unwrap_or_default();
            if !link.contains("://") {
                assert!(leads_somewhere(&page, link), "{}: {link}", page.display());
                links += 1;
            }
        }
    }
    assert!(links > 30);
}

#[test]
fn figures_of_the_readme_stand_in_the_pages() {
    let pages: String = markdown(&root().join("docs")).into_iter().map(|(_, text)| text).collect();
    let readme = readme();
    let has_figure = |row: &str| row.split('|').any(|cell| cell.trim().parse::<f64>().is_ok());
    let rows: Vec<_> = readme.lines().filter(|it| it.starts_with('|') && has_figure(it)).collect();
    assert!(rows.len() > 5);
    for row in rows {
        assert!(pages.lines().any(|it| it == row), "only the README has {row}");
    }
}

#[test]
fn every_label_stands_in_the_page_on_rules() {
    let page = fs::read_to_string(root().join("docs/rules.md")).expect("there is a page on rules");
    for label in Label::ALL {
        assert!(page.contains(&format!("`{label}`")), "{label}");
    }
}

//! The fixtures that hold mark-up.

use std::{fs, path::PathBuf};

/// `folder` is `tests/fixtures` from where the test runs.
pub(crate) fn fixtures(folder: &str) -> Vec<String> {
    let folders = fs::read_dir(folder).expect("there are fixtures");
    let paths = folders.map(|folder| folder.expect("it is readable").path().join("page.html"));
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.exists()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("it is UTF-8")).collect()
}

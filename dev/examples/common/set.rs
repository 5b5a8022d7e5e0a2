//! A test set: pages as `pages/ID.html.gz`, and `truth.jsonl` with what is to be found in them.

use std::{
    collections::HashMap,
    error::Error,
    fs::{self, File},
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

use serde_json::Value;

/// What the names of pages end in.
pub(crate) const SUFFIX: &str = ".html.gz";

/// The ids and the files of the pages of a set, in the order of their ids.
pub(crate) fn pages(set: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(set.join("pages"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(id) = name.strip_suffix(SUFFIX) {
            pages.push((id.to_owned(), path));
        }
    }
    pages.sort_unstable();
    Ok(pages)
}

/// The objects of a file with one a line, by their `id`.
pub(crate) fn objects(path: &Path) -> Result<HashMap<String, Value>, Box<dyn Error>> {
    let mut objects = HashMap::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let object: Value = serde_json::from_str(&line?)?;
        objects.insert(object["id"].as_str().unwrap_or_default().to_owned(), object);
    }
    Ok(objects)
}

//! Which file of an output folder belongs to which source: the same names in every run.

use std::{
    collections::HashSet,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use crate::{
    args::Format,
    input::{self, Kind, Source},
};

/// How many digits the number of a page in an archive has at least, so that names sort.
const NUMBER_DIGITS: usize = 6;

/// The name of each source below the output folder: a file, or for an archive in a format that
/// holds one page a folder.
///
/// Where two sources want one name, the later ones get a number: `a.txt`, `a-2.txt`.
pub(crate) fn of_sources(sources: &[Source], format: Format, keep_dirs: bool) -> Vec<PathBuf> {
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(sources.len());
    for source in sources {
        let stem = input::stem(&source.inner);
        let stem = if keep_dirs { stem } else { file_name(&stem) };
        let ending = match (source.kind, format) {
            (Kind::Page, _) => Some(format.extension()),
            (_, Format::Json) => Some("jsonl"),
            (_, Format::Parquet) => Some("parquet"),
            _ => None,
        };
        let name = (1..)
            .map(|number| numbered(&stem, number, ending))
            // A file system may not tell upper from lower case.
            .find(|name| taken.insert(name.to_string_lossy().to_lowercase()));
        names.extend(name);
    }
    names
}

/// The name of a page of an archive in the folder of the archive.
pub(crate) fn of_item(item: usize, format: Format) -> String {
    format!("{:0NUMBER_DIGITS$}.{}", item + 1, format.extension())
}

/// Which page of an archive a file is. A file that is not whole yet is none.
pub(crate) fn item_of(name: &OsStr) -> Option<usize> {
    let (number, ending) = name.to_str()?.split_once('.')?;
    let is_whole = !ending.contains('.');
    number.parse::<usize>().ok().filter(|_| is_whole)?.checked_sub(1)
}

fn file_name(path: &Path) -> PathBuf {
    path.file_name().map(PathBuf::from).unwrap_or_default()
}

fn numbered(stem: &Path, number: usize, ending: Option<&str>) -> PathBuf {
    let mut name = stem.file_name().unwrap_or_default().to_owned();
    if number > 1 {
        name.push(format!("-{number}"));
    }
    if let Some(ending) = ending {
        name.push(".");
        name.push(ending);
    }
    stem.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inner: &[&str], format: Format, keep_dirs: bool, want: &[&str]) {
        let kind = |name: &str| if name.contains(".warc") { Kind::Archive } else { Kind::Page };
        let source = |inner: &&str| Source {
            inner: PathBuf::from(inner),
            path: PathBuf::from(inner),
            kind: kind(inner),
        };
        let sources: Vec<Source> = inner.iter().map(source).collect();
        let names = of_sources(&sources, format, keep_dirs);
        let names: Vec<String> = names.iter().map(|name| name.display().to_string()).collect();
        assert_eq!(names, want);
    }

    #[test]
    fn names_end_in_the_format() {
        check(&["a.html", "b.c.html.gz"], Format::Text, false, &["a.txt", "b.c.txt"]);
        check(&["a.html"], Format::Json, false, &["a.json"]);
    }

    #[test]
    fn archives_are_a_file_of_lines_or_a_folder() {
        check(&["x.warc.gz"], Format::Json, false, &["x.jsonl"]);
        check(&["x.warc.gz", "x.html"], Format::Parquet, false, &["x.parquet", "x-2.parquet"]);
        check(&["x.warc.gz"], Format::Markdown, false, &["x"]);
        assert_eq!(of_item(0, Format::Markdown), "000001.md");
        for (name, want) in [("000001.md", Some(0)), ("000001.md.unfinished", None), ("a", None)] {
            assert_eq!(item_of(OsStr::new(name)), want);
        }
    }

    #[test]
    fn folders_are_kept_if_asked_for() {
        check(&["x/a.html", "y/b.html"], Format::Text, true, &["x/a.txt", "y/b.txt"]);
        check(&["x/a.html", "y/b.html"], Format::Text, false, &["a.txt", "b.txt"]);
    }

    #[test]
    fn no_two_sources_have_one_name() {
        let inner = ["x/a.html", "y/A.htm", "y/a.txt", "z/a-2.html"];
        check(&inner, Format::Text, false, &["a.txt", "A-2.txt", "a-3.txt", "a-2-2.txt"]);
        check(&inner, Format::Text, true, &["x/a.txt", "y/A.txt", "y/a-2.txt", "z/a-2.txt"]);
    }
}

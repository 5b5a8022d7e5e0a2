//! Where pages come from: files, folders, archives, standard input. The bytes of a file tell what it is; by its name
//! it is only taken where a page was expected, so that what is none is named.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufRead, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use unchaff_saved::{Form, HEAD_BYTES, Input};

/// What the names of pages in a folder end in.
const PAGE_ENDINGS: [&str; 4] = ["html", "htm", "xhtml", "shtml"];
/// What the names of other saved files end in.
const SAVED_ENDINGS: [&str; 8] =
    ["eml", "epub", "mbox", "mht", "mhtml", "wacz", "warc", "webarchive"];
/// What the names of scraped text end in.
const TEXT_ENDING: &str = "txt";
/// What a packed file ends in.
const PACKED_ENDINGS: [&str; 3] = ["br", "gz", "zst"];
/// What the name of the folder ends in that browsers write beside a page.
const FOLDER_ENDING: &str = "_files";

/// A file that holds one page or many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// The path within the folder of `--input-dir`, else the name of the file.
    pub(crate) inner: PathBuf,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Page,
    Archive,
}

/// What stands for standard input.
const STDIN: &str = "-";

impl Source {
    /// A file, or `-` for standard input, whose beginning tells what it is.
    pub(crate) fn new(path: PathBuf) -> io::Result<Self> {
        if !is_stdin(&path) {
            return Ok(Self::file(path));
        }
        // What stands in the buffer is there when the input is read.
        let mut stdin = io::stdin().lock();
        let kind = kind(Form::of(stdin.fill_buf()?));
        Ok(Self { inner: PathBuf::from("stdin"), path, kind })
    }

    /// A file that is not there is a page, and fails once more where pages are read. So is text, whatever it begins with.
    fn file(path: PathBuf) -> Self {
        let kind = if is_text(&path) { Kind::Page } else { form(&path).map_or(Kind::Page, kind) };
        Self { inner: path.file_name().map(PathBuf::from).unwrap_or_default(), path, kind }
    }

    /// Its size in bytes, or 0 if that is not known.
    pub(crate) fn len(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }
}

/// The files below a folder that hold pages, in the order of their paths, without those below `left_out`.
///
/// Texts count as pages if they are asked for, as few of those beside pages are any. Hidden files are left out, and so
/// are links to folders, which may lead in circles, and folders that a browser wrote beside a page.
pub(crate) fn walk(
    folder: &Path,
    left_out: Option<&Path>,
    has_texts: bool,
) -> io::Result<Vec<Source>> {
    let left_out = left_out.and_then(|path| path.canonicalize().ok());
    let mut sources = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let path = folder.join(&inner);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            // It fails once more where pages are read, and is named there.
            Err(_) if !inner.as_os_str().is_empty() => {
                sources.push(Source { path, inner, kind: Kind::Page });
                continue;
            }
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let (inner, path) = (inner.join(entry.file_name()), folder.join(&inner));
            let path = path.join(entry.file_name());
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if entry.file_type()?.is_dir() {
                let is_left_out = left_out.is_some() && path.canonicalize().ok() == left_out;
                if !is_left_out && !is_beside_page(&path) {
                    open.push(inner);
                }
                continue;
            }
            let is_named = is_page(&path) || (has_texts && is_text(&path));
            if is_named || !is_text(&path) && form(&path).is_some_and(Form::is_saved) {
                sources.push(Source { inner, ..Source::file(path) });
            }
        }
    }
    sources.sort_unstable_by(|a, b| a.inner.cmp(&b.inner));
    Ok(sources)
}

/// A file to read from, with every read of it counted.
pub(crate) fn open<'c>(path: &Path, count: impl Fn(u64) + 'c) -> io::Result<Input<'c>> {
    if is_stdin(path) {
        return Ok(Input::stream(io::stdin().lock()));
    }
    let file = File::open(path)?;
    // What is no file, such as a pipe, is read once.
    if !file.metadata()?.is_file() {
        return Ok(Input::stream(file));
    }
    Ok(Input::file(Counted { file, count }))
}

/// What the first bytes of a file tell. Nothing if it cannot be read.
fn form(path: &Path) -> Option<Form> {
    // What stands in a pipe is there only once.
    let file = File::open(path).ok().filter(|it| it.metadata().is_ok_and(|it| it.is_file()))?;
    let mut head = Vec::new();
    file.take(HEAD_BYTES as u64).read_to_end(&mut head).ok()?;
    Some(Form::of(&head))
}

fn kind(form: Form) -> Kind {
    if form.has_many() { Kind::Archive } else { Kind::Page }
}

/// Whether a browser wrote a folder beside a page: `rain_files` beside `rain.html`.
fn is_beside_page(folder: &Path) -> bool {
    let name = folder.to_string_lossy();
    let stem = name.strip_suffix(FOLDER_ENDING);
    stem.is_some_and(|stem| {
        PAGE_ENDINGS.iter().any(|it| Path::new(&format!("{stem}.{it}")).is_file())
    })
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

struct Counted<F> {
    file: File,
    count: F,
}

impl<F: Fn(u64)> Read for Counted<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        (self.count)(read as u64);
        Ok(read)
    }
}

impl<F> Seek for Counted<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Whether a name ends in `.txt` or `.txt.gz`.
pub(crate) fn is_text(path: &Path) -> bool {
    ending(path).is_some_and(|ending| ending.eq_ignore_ascii_case(TEXT_ENDING))
}

fn is_page(path: &Path) -> bool {
    let mut endings = PAGE_ENDINGS.iter().chain(&SAVED_ENDINGS);
    ending(path).is_some_and(|it| endings.any(|page| it.eq_ignore_ascii_case(page)))
}

/// What a name ends in, before `.gz`.
fn ending(path: &Path) -> Option<&OsStr> {
    let name = Path::new(path.file_name()?);
    without_packed(name).extension()
}

/// A name without `.gz` and the like.
fn without_packed(name: &Path) -> &Path {
    let ending = name.extension().unwrap_or_default();
    if PACKED_ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it)) {
        return name.file_stem().map_or(name, Path::new);
    }
    name
}

/// A path without what its name ends in: `a/b.html.gz` is `a/b`.
pub(crate) fn stem(path: &Path) -> PathBuf {
    let name = path.file_name().map(Path::new).unwrap_or(path);
    let stem = without_packed(name).file_stem().unwrap_or(name.as_os_str());
    path.with_file_name(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, stem_of: &str, plain: bool) {
        assert_eq!(is_text(Path::new(path)), plain, "{path}");
        assert_eq!(stem(Path::new(path)), Path::new(stem_of), "{path}");
    }

    #[test]
    fn names_tell_what_a_page_is_called() {
        check("a/b.html", "a/b", false);
        check("a/b.HTML.gz", "a/b", false);
        check("b.c.warc.gz", "b.c", false);
        check("b.mhtml.zst", "b", false);
        check("b.TXT.GZ", "b", true);
        check("warc", "warc", false);
        check("b.gz", "b", false);
    }
}

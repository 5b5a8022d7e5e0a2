//! Where pages come from: files, folders, archives, standard input.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use flate2::bufread::MultiGzDecoder;
use unchaff_warc::{Failure, GZIP_MARK, read_bounded};

/// What the names of pages in a folder end in.
const PAGE_ENDINGS: [&str; 4] = ["html", "htm", "xhtml", "shtml"];
/// What the names of scraped text end in.
const TEXT_ENDING: &str = "txt";
/// What the names of archives end in.
const ARCHIVE_ENDING: &str = "warc";
/// What a packed file ends in.
const PACKED_ENDING: &str = "gz";
/// What an archive begins with.
const ARCHIVE_MARK: &[u8] = b"WARC/";
/// What is read of a file at a time.
const BUFFER_BYTES: usize = 256 << 10;

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
        let is_archive = begins_archive(stdin.fill_buf()?);
        let kind = if is_archive { Kind::Archive } else { Kind::Page };
        Ok(Self { inner: PathBuf::from("stdin"), path, kind })
    }

    pub(crate) fn file(path: PathBuf) -> Self {
        let kind = if is_archive(&path) { Kind::Archive } else { Kind::Page };
        Self { inner: path.file_name().map(PathBuf::from).unwrap_or_default(), path, kind }
    }

    /// Its size in bytes, or 0 if that is not known.
    pub(crate) fn len(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }
}

/// The pages and archives below a folder in the order of their paths, without those below
/// `left_out`. Texts count as pages if they are asked for, as few of those beside pages are any. Hidden files are left out, and so are links to folders, which may lead in circles.
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
                if !is_left_out {
                    open.push(inner);
                }
            } else if is_archive(&path) || is_page(&path) || (has_texts && is_text(&path)) {
                sources.push(Source { inner, ..Source::file(path) });
            }
        }
    }
    sources.sort_unstable_by(|a, b| a.inner.cmp(&b.inner));
    Ok(sources)
}

/// The bytes of a page, unpacked if they are gzip data, whatever the name.
pub(crate) fn read_page(path: &Path, max: usize) -> Result<Vec<u8>, Failure> {
    let bytes = read_bounded(open(path, |_| {})?, max)?;
    if max < bytes.len() { Err(Failure::too_large(max)) } else { Ok(bytes) }
}

/// A file as a stream, unpacked if it is gzip data, with every read of the file counted.
pub(crate) fn open<'c>(path: &Path, count: impl Fn(u64) + 'c) -> io::Result<Box<dyn BufRead + 'c>> {
    if is_stdin(path) {
        return unpacked(io::stdin().lock());
    }
    let file = Counted { file: File::open(path)?, count };
    unpacked(BufReader::with_capacity(BUFFER_BYTES, file))
}

fn unpacked<'r>(mut input: impl BufRead + 'r) -> io::Result<Box<dyn BufRead + 'r>> {
    if input.fill_buf()?.starts_with(&GZIP_MARK) {
        let unpacked = MultiGzDecoder::new(input);
        Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, unpacked)))
    } else {
        Ok(Box::new(input))
    }
}

/// Whether an archive begins with these bytes, packed or not.
fn begins_archive(bytes: &[u8]) -> bool {
    let mut mark = [0; ARCHIVE_MARK.len()];
    let is_packed = MultiGzDecoder::new(bytes).read_exact(&mut mark).is_ok();
    bytes.starts_with(ARCHIVE_MARK) || is_packed && mark == *ARCHIVE_MARK
}

fn is_stdin(path: &Path) -> bool {
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

/// Whether a name ends in `.txt` or `.txt.gz`.
pub(crate) fn is_text(path: &Path) -> bool {
    ending(path).is_some_and(|ending| ending.eq_ignore_ascii_case(TEXT_ENDING))
}

fn is_archive(path: &Path) -> bool {
    ending(path).is_some_and(|ending| ending.eq_ignore_ascii_case(ARCHIVE_ENDING))
}

fn is_page(path: &Path) -> bool {
    ending(path).is_some_and(|it| PAGE_ENDINGS.iter().any(|page| it.eq_ignore_ascii_case(page)))
}

/// What a name ends in, before `.gz`.
fn ending(path: &Path) -> Option<&OsStr> {
    let name = Path::new(path.file_name()?);
    without_packed(name).extension()
}

/// A name without `.gz`.
fn without_packed(name: &Path) -> &Path {
    match name.extension() {
        Some(it) if it.eq_ignore_ascii_case(PACKED_ENDING) => {
            name.file_stem().map_or(name, Path::new)
        }
        _ => name,
    }
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
    fn check(path: &str, kind: Kind, stem_of: &str, plain: bool) {
        let source = Source::file(PathBuf::from(path));
        assert_eq!((source.kind, is_text(&source.path)), (kind, plain), "{path}");
        assert_eq!(stem(&source.path), Path::new(stem_of), "{path}");
    }

    #[test]
    fn names_tell_what_a_file_is() {
        check("a/b.html", Kind::Page, "a/b", false);
        check("a/b.HTML.gz", Kind::Page, "a/b", false);
        check("b.c.warc.gz", Kind::Archive, "b.c", false);
        check("b.WARC", Kind::Archive, "b", false);
        check("b.TXT.GZ", Kind::Page, "b", true);
        check("warc", Kind::Page, "warc", false);
        check("b.gz", Kind::Page, "b", false);
    }
}

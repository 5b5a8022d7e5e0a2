//! Where pages go: a stream, or a folder with a file for each.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use unchaff_saved::Failure;

use crate::{
    args::Format,
    input::{Kind, Source},
    names,
    page::Printed,
    run::{Before, Done, Sink},
    table::Table,
};

/// What a file ends in that is not whole yet.
const UNFINISHED: &str = ".unfinished";

/// What stands between the pages of one stream.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Separators {
    format: Format,
    /// Whether there may be more than one page.
    is_many: bool,
}

impl Separators {
    pub(crate) fn new(format: Format, is_many: bool) -> Self {
        Self { format, is_many }
    }

    pub(crate) fn format(self) -> Format {
        self.format
    }

    /// Writes a page. `is_first` is whether nothing stands before it.
    pub(crate) fn write(
        self,
        id: &str,
        printed: &Printed,
        is_first: bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        if self.is_many && printed.failure.is_none() {
            let gap = if is_first { "" } else { "\n" };
            match self.format {
                Format::Json | Format::Parquet => {}
                Format::Text | Format::Markdown => writeln!(out, "{gap}==> {id} <==")?,
                // Two hyphens would end the comment.
                Format::Html => writeln!(out, "{gap}<!-- {} -->", id.replace("--", "- -"))?,
            }
        }
        out.write_all(&printed.bytes)
    }
}

/// Pages in one stream: one after the other, or as rows of a table.
pub(crate) enum Pages<W: Write + Send> {
    Lines { out: W, separators: Separators },
    Rows(Box<Table<W>>),
}

impl<W: Write + Send> Pages<W> {
    pub(crate) fn new(out: W, separators: Separators) -> io::Result<Self> {
        Ok(if separators.format.has_rows() {
            Self::Rows(Box::new(Table::new(out)?))
        } else {
            Self::Lines { out, separators }
        })
    }

    /// Adds a page. `is_first` is whether nothing stands before it.
    pub(crate) fn put(&mut self, id: &str, printed: &Printed, is_first: bool) -> io::Result<()> {
        match self {
            Self::Lines { out, separators } => separators.write(id, printed, is_first, out),
            Self::Rows(table) => table.put(id, printed),
        }
    }

    /// Shows to who reads a pipe what is there.
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Lines { out, .. } => out.flush(),
            Self::Rows(_) => Ok(()),
        }
    }

    /// Gives the stream back, whole.
    pub(crate) fn finish(self) -> io::Result<W> {
        match self {
            Self::Lines { out, .. } => Ok(out),
            Self::Rows(table) => table.finish(),
        }
    }
}

/// Standard output.
pub(crate) struct Stream<W: Write + Send> {
    pages: Pages<W>,
    is_first: bool,
}

impl<W: Write + Send> Stream<W> {
    pub(crate) fn new(out: W, separators: Separators) -> io::Result<Self> {
        Ok(Self { pages: Pages::new(out, separators)?, is_first: true })
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        self.pages.finish()?.flush()
    }
}

impl<W: Write + Send> Sink for Stream<W> {
    fn put(&mut self, done: Done) -> io::Result<()> {
        let Some(printed) = &done.printed else { return Ok(()) };
        self.pages.put(&done.id, printed, self.is_first)?;
        self.is_first &= printed.failure.is_some();
        self.pages.flush()
    }
}

/// A folder with a file for each page, or for each archive.
pub(crate) struct Folder<'a> {
    root: &'a Path,
    sources: &'a [Source],
    names: Vec<PathBuf>,
    format: Format,
    is_resumed: bool,
    /// The file of an archive that is being read.
    open: Option<Pages<Whole>>,
}

impl<'a> Folder<'a> {
    pub(crate) fn new(
        root: &'a Path,
        sources: &'a [Source],
        format: Format,
        keep_dirs: bool,
        is_resumed: bool,
    ) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        let names = names::of_sources(sources, format, keep_dirs);
        Ok(Self { root, sources, names, format, is_resumed, open: None })
    }

    fn path(&self, source: usize) -> PathBuf {
        self.root.join(&self.names[source])
    }

    /// Whether a source becomes one file, and not a folder.
    fn is_file(&self, source: usize) -> bool {
        self.sources[source].kind == Kind::Page || self.format.has_errors()
    }

    /// A file with a page, or the pages of an archive.
    fn create(&self, path: PathBuf) -> io::Result<Pages<Whole>> {
        Pages::new(Whole::create(path)?, Separators::new(self.format, false))
    }

    /// The file of an archive.
    fn open(&mut self, source: usize) -> io::Result<Pages<Whole>> {
        match self.open.take() {
            Some(open) => Ok(open),
            None => self.create(self.path(source)),
        }
    }
}

impl Sink for Folder<'_> {
    fn before(&self) -> Before {
        let mut before = Before::default();
        for source in (0..self.sources.len()).filter(|_| self.is_resumed) {
            let path = self.path(source);
            if self.is_file(source) {
                before.sources.extend(path.is_file().then_some(source));
            } else if let Ok(entries) = fs::read_dir(&path) {
                let items = entries.flatten().filter_map(|it| names::item_of(&it.file_name()));
                before.items_of_sources.extend(items.map(|item| (source, item)));
            }
        }
        before
    }

    fn put(&mut self, done: Done) -> io::Result<()> {
        let is_archive = self.sources[done.source].kind != Kind::Page;
        match &done.printed {
            Some(printed) if is_archive && self.is_file(done.source) => {
                let mut open = self.open(done.source)?;
                open.put(&done.id, printed, false)?;
                self.open = Some(open);
                Ok(())
            }
            // A page that could not be read is named on standard error, and tried again next time.
            Some(Printed { failure: Some(_), .. }) => Ok(()),
            Some(printed) => {
                let mut path = self.path(done.source);
                if is_archive {
                    path.push(names::of_item(done.item, self.format));
                }
                let mut file = self.create(path)?;
                file.put(&done.id, printed, true)?;
                file.finish()?.finish()
            }
            None if is_archive && self.is_file(done.source) => {
                self.open(done.source)?.finish()?.finish()
            }
            None => Ok(()),
        }
    }
}

/// Writes a text into a file, or to standard output.
pub(crate) fn text(output: Option<&Path>, text: &str) -> Result<(), (PathBuf, Failure)> {
    let written = match output {
        Some(path) => file(path, text.as_bytes()),
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes()).and_then(|()| out.flush())
        }
    };
    match written {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let name = output.unwrap_or(Path::new("standard output"));
            Err((name.to_owned(), error.into()))
        }
        Ok(()) => Ok(()),
    }
}

/// Writes bytes into a file.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(mut device) = device(path)? {
        return device.write_all(bytes);
    }
    let mut file = Whole::create(path.to_owned())?;
    file.write_all(bytes)?;
    file.finish()
}

/// What an output is that is no file, such as a pipe or the null device. It is written to, and never
/// replaced.
pub(crate) fn device(path: &Path) -> io::Result<Option<File>> {
    let is_device = fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
    is_device.then(|| OpenOptions::new().write(true).open(path)).transpose()
}

/// The file that a path leads to: what a link points at is replaced, not the link.
pub(crate) fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A file that appears under its name when it is whole, or not at all.
#[derive(Debug)]
pub(crate) struct Whole {
    path: PathBuf,
    unfinished: PathBuf,
    /// Nothing once it is finished.
    file: Option<BufWriter<File>>,
}

impl Whole {
    /// Begins a file, and the folders it is in.
    pub(crate) fn create(path: PathBuf) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let path = target(&path);
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(UNFINISHED);
        let unfinished = path.with_file_name(name);
        let file = Some(BufWriter::new(File::create(&unfinished)?));
        Ok(Self { path, unfinished, file })
    }

    /// Gives it its name.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if let Some(mut file) = self.file.take() {
            file.flush()?;
        }
        fs::rename(&self.unfinished, &self.path)
    }

    /// Gives it its name when its bytes are on the disk, so that not even a crash of the machine
    /// leaves the one without the other. It takes too long for each of many small files.
    pub(crate) fn finish_safely(mut self) -> io::Result<()> {
        self.flush()?;
        if let Some(file) = self.file.as_mut() {
            file.get_ref().sync_all()?;
        }
        self.finish()
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // What is left of it would be overwritten by the next run.
            let _ = fs::remove_file(&self.unfinished);
        }
    }
}

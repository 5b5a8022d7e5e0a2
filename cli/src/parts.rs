//! One output file from many pages, in parts, so that a run that was killed can be gone on with.
//!
//! Beside the file `x` stands a folder `x.partial`: parts of [`PART_ITEMS`] pages each, which appear
//! whole, and a journal. Its first line says what the run is, and every other one that a part is
//! whole. A run goes on behind the last line, and puts the parts together when there are no more.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use serde::{Deserialize, Serialize};
use unchaff_arrow::PAGES_PER_BATCH;

use crate::{
    input::Source,
    run::{Before, Done, Sink},
    table,
    tally::Tally,
    write::{Pages, Separators, Whole},
};

/// How many pages a part has. So many are done again at the most after a kill, which takes a second
/// or two, and so many rows a group of a Parquet file has.
pub(crate) const PART_ITEMS: usize = PAGES_PER_BATCH;
/// What the folder of the parts ends in.
const PARTIAL: &str = ".partial";
/// The file in it that says which parts are whole.
const JOURNAL: &str = "journal.jsonl";

/// A run as its output depends on it: another one must not go on with its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    version: String,
    options: String,
    sources: usize,
    /// Of the paths, the sizes and the times of all files.
    input: u64,
}

impl Plan {
    pub(crate) fn new(options: String, sources: &[Source]) -> Self {
        let mut input = Fnv::default();
        for source in sources {
            input.write(source.path.as_os_str().as_encoded_bytes());
            if let Ok(metadata) = fs::metadata(&source.path) {
                input.write(&metadata.len().to_le_bytes());
                let changed =
                    metadata.modified().ok().and_then(|it| it.duration_since(UNIX_EPOCH).ok());
                input.write(&changed.unwrap_or_default().as_nanos().to_le_bytes());
            }
        }
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self { version, options, sources: sources.len(), input: input.0 }
    }
}

/// The hash function of Fowler, Noll and Vo: the same in every release and on every machine.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Why a run cannot begin.
#[derive(Debug)]
pub(crate) enum Refused {
    /// What it would go on with is something else, or it should have been gone on with.
    Usage(String),
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// An output file in parts.
pub(crate) struct Parts<'a> {
    target: &'a Path,
    folder: PathBuf,
    journal: File,
    separators: Separators,
    /// The parts that are whole.
    whole: Vec<Tally>,
    open: Option<Pages<Whole>>,
    /// Of the part that is open.
    tally: Tally,
}

impl<'a> Parts<'a> {
    /// Begins a file, or goes on with it. Nothing if an earlier run has finished it.
    pub(crate) fn open(
        target: &'a Path,
        plan: &Plan,
        separators: Separators,
        is_resumed: bool,
    ) -> Result<Option<Self>, Refused> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(PARTIAL);
        let folder = target.with_file_name(name);
        let path = folder.join(JOURNAL);
        if !is_resumed && path.exists() {
            let name = folder.display();
            return Err(Refused::Usage(format!(
                "{name} is left of a run that was interrupted: go on with it by --resume, or remove it"
            )));
        }
        if is_resumed && target.exists() && !path.exists() {
            return Ok(None);
        }
        fs::create_dir_all(&folder)?;
        let options = OpenOptions::new().create(true).read(true).append(true).open(&path);
        let mut journal = options?;
        if journal.try_lock().is_err() {
            let message = format!("another run is writing {}", target.display());
            return Err(Refused::Usage(message));
        }
        let (found, whole, length) = read_journal(&journal)?;
        // A line that was being written when the run was killed.
        journal.set_len(length)?;
        journal.seek(SeekFrom::End(0))?;
        match found {
            None => write_line(&mut journal, plan)?,
            Some(found) if found != *plan => {
                return Err(Refused::Usage(format!(
                    "{} is left of another run: {}",
                    folder.display(),
                    difference(&found, plan)
                )));
            }
            Some(_) => {}
        }
        let (open, tally) = (None, Tally::default());
        Ok(Some(Self { target, folder, journal, separators, whole, open, tally }))
    }

    /// What the parts that are whole amount to.
    pub(crate) fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.whole.iter().for_each(|tally| total.add(tally));
        total
    }

    /// Puts the parts together under the name of the file. Without any output, as every page was
    /// broken, there is no file.
    pub(crate) fn finish(mut self) -> io::Result<Tally> {
        if self.open.is_some() {
            self.end_part()?;
        }
        let total = self.total();
        let file = Whole::create(self.target.to_owned())?;
        let parts: Vec<PathBuf> = (0..self.whole.len()).map(|part| self.part(part)).collect();
        let has_output = self.separators.format().has_errors() || total.failed() < total.pages;
        let file = if self.separators.format().has_rows() {
            table::join(&parts, file)?
        } else {
            append(&parts, file)?
        };
        if has_output || total.pages == 0 {
            file.finish_safely()?;
        }
        // Some systems do not remove what is open.
        drop(self.journal);
        fs::remove_dir_all(&self.folder)?;
        Ok(total)
    }

    fn part(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{number:06}"))
    }

    fn end_part(&mut self) -> io::Result<()> {
        if let Some(part) = self.open.take() {
            part.finish()?.finish_safely()?;
            let tally = std::mem::take(&mut self.tally);
            write_line(&mut self.journal, &tally)?;
            self.whole.push(tally);
        }
        Ok(())
    }
}

impl Sink for Parts<'_> {
    fn before(&self) -> Before {
        let items = usize::try_from(self.total().pages).unwrap_or(usize::MAX);
        Before { items, ..Before::default() }
    }

    fn put(&mut self, done: Done) -> io::Result<()> {
        let Some(printed) = &done.printed else { return Ok(()) };
        let is_first = self.whole.iter().chain([&self.tally]).all(|it| it.pages == it.failed());
        let path = self.part(self.whole.len());
        let mut part = match self.open.take() {
            Some(part) => part,
            None => Pages::new(Whole::create(path)?, self.separators)?,
        };
        part.put(&done.id, printed, is_first)?;
        self.open = Some(part);
        self.tally.count(printed);
        if self.tally.pages == PART_ITEMS as u64 { self.end_part() } else { Ok(()) }
    }
}

fn append(parts: &[PathBuf], mut file: Whole) -> io::Result<Whole> {
    for part in parts {
        io::copy(&mut File::open(part)?, &mut file)?;
    }
    Ok(file)
}

/// The plan, the parts that are whole, and how many bytes of the journal say so.
fn read_journal(journal: &File) -> io::Result<(Option<Plan>, Vec<Tally>, u64)> {
    let (mut plan, mut whole, mut length) = (None, Vec::new(), 0);
    let mut reader = BufReader::new(journal);
    reader.seek(SeekFrom::Start(0))?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && line.ends_with('\n') {
        if plan.is_none() {
            plan = Some(serde_json::from_str(&line)?);
        } else {
            whole.push(serde_json::from_str(&line)?);
        }
        length += line.len() as u64;
        line.clear();
    }
    Ok((plan, whole, length))
}

fn write_line(journal: &mut File, value: &impl Serialize) -> io::Result<()> {
    journal.write_all(format!("{}\n", serde_json::to_string(value)?).as_bytes())?;
    journal.sync_data()
}

fn difference(found: &Plan, plan: &Plan) -> String {
    if found.version != plan.version {
        format!("version {} wrote it", found.version)
    } else if found.options != plan.options {
        format!("its options were {}", found.options)
    } else {
        "its input was different, or has changed".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_reference() {
        for (text, want) in [("", 0xcbf2_9ce4_8422_2325), ("foobar", 0x85944171f73967e8)] {
            let mut hash = Fnv::default();
            hash.write(text.as_bytes());
            assert_eq!(hash.0, want, "{text}");
        }
    }
}

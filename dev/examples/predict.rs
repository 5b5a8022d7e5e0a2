//! Extracts every page of a test set and writes a line of JSON for each.

#[path = "../../examples/common/input.rs"]
mod input;
#[path = "../../examples/common/record.rs"]
mod record;
#[path = "common/scores.rs"]
mod scores;
#[path = "common/set.rs"]
mod set;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    num::NonZeroUsize,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Instant,
};

use clap::Parser;
use input::complain;
use serde_json::{Value, json};
use unchaff::{Extractor, Field, Selection, Source, passes};

const EXAMPLES: &str = "\
Examples:
  predict sets/news out.jsonl
  predict --blocks --threads 8 sets/news out.jsonl

Exit status: 0 if every page was read, 1 if one was not, 2 for wrong usage.";

/// No page needs more, however deep it is.
const STACK_BYTES: usize = 512 << 10;

/// Extracts every page of a test set and writes a line of JSON for each, in the order of ids.
#[derive(Debug, Parser)]
#[command(name = "predict", version, after_help = EXAMPLES)]
struct Options {
    /// A folder with the pages as pages/ID.html.gz
    #[arg(value_name = "SET_DIR")]
    set: PathBuf,

    /// The file to write
    #[arg(value_name = "OUT.jsonl")]
    out: PathBuf,

    /// Keep the sentence under the headline
    #[arg(long)]
    standfirst: bool,

    /// Keep posts of social networks shown in the article
    #[arg(long)]
    embeds: bool,

    /// Write every block with its kind, label and reason too
    #[arg(long)]
    blocks: bool,

    /// The pages are text that somebody already scraped
    #[arg(long)]
    plain: bool,

    /// Take the scores of the blocks from this file, a line of JSON a page with id, text and labels, not
    /// from the learned tables; for cross-validation
    #[arg(long, value_name = "SCORES.jsonl")]
    scores: Option<PathBuf>,

    /// How many pages to extract at the same time
    #[arg(long, value_name = "N", default_value = "1")]
    threads: NonZeroUsize,
}

/// A page of the set, or why it could not be read.
struct Page {
    id: String,
    path: PathBuf,
    bytes: io::Result<Vec<u8>>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let folder = options.set.join("pages");
    let scores = match options.scores.as_deref().map(scores::read).transpose() {
        Ok(scores) => scores,
        Err(error) => {
            complain(options.scores.as_deref().unwrap_or(&folder), error);
            return ExitCode::FAILURE;
        }
    };
    let pages = match read_all(&options.set) {
        Ok(pages) if pages.is_empty() => {
            complain(&folder, format_args!("no file ends in {}", set::SUFFIX));
            return ExitCode::FAILURE;
        }
        Ok(pages) => pages,
        Err(error) => {
            complain(&folder, error);
            return ExitCode::FAILURE;
        }
    };
    match write_all(&options, &pages, scores.as_ref()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            complain(&options.out, error);
            ExitCode::FAILURE
        }
    }
}

/// The pages of a set in memory, so that no disk is in the measured times.
fn read_all(folder: &Path) -> io::Result<Vec<Page>> {
    let read = |(id, path): (String, PathBuf)| Page { id, bytes: input::read(&path), path };
    Ok(set::pages(folder)?.into_iter().map(read).collect())
}

/// Writes a line for every page. Whether all of them could be read; the error is of the output.
fn write_all(
    options: &Options,
    pages: &[Page],
    scores: Option<&scores::AllScores>,
) -> io::Result<bool> {
    let mut out = BufWriter::new(File::create(&options.out)?);
    let lines: Vec<_> = pages.iter().map(|page| (page, OnceLock::new())).collect();
    let taken = AtomicUsize::new(0);
    let take = || lines.get(taken.fetch_add(1, Ordering::Relaxed));
    thread::scope(|scope| {
        for _ in 0..options.threads.get() {
            let thread = thread::Builder::new().stack_size(STACK_BYTES);
            thread.spawn_scoped(scope, || {
                while let Some((page, line)) = take() {
                    line.get_or_init(|| extract(options, page, scores));
                }
            })?;
        }
        Ok::<(), io::Error>(())
    })?;
    let mut is_complete = true;
    for (page, line) in lines {
        let line = line.into_inner().expect("the threads end when every page is taken");
        if let Some(error) = line["error"].as_str() {
            complain(&page.path, error);
            is_complete = false;
        }
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(is_complete)
}

/// The line of a page. Only extraction is timed.
fn extract(options: &Options, page: &Page, scores: Option<&scores::AllScores>) -> Value {
    let failed = |error: String| {
        json!({
            "id": page.id, "error": error, "text": "", "title": null, "author": null,
            "date": null, "language": null, "images": [], "seconds": null,
        })
    };
    let bytes = match &page.bytes {
        Ok(bytes) => bytes,
        Err(error) => return failed(error.to_string()),
    };
    let selection = Selection::default().standfirst(options.standfirst).embeds(options.embeds);
    let start = Instant::now();
    let extraction =
        match scores::extract(&Extractor::new(), bytes, options.plain, &page.id, scores) {
            Ok(extraction) => extraction,
            Err(error) => return failed(error.to_string()),
        };
    let text = extraction.text_with(selection);
    let mut object = record::of(&page.id, &extraction, text, start.elapsed());
    let authors = extraction.metadata().authors();
    // The names that truths have.
    object["author"] = (!authors.is_empty()).then(|| authors.join(", ")).into();
    // A truth has one date: that of the page, whether it is called an update or not.
    let metadata = extraction.metadata();
    let is_seen = metadata.source(Field::Modified) == Some(Source::Block);
    let modified = metadata.modified().filter(|_| is_seen);
    object["date"] = metadata.published().or(modified).into();
    if scores.is_some() {
        object["expected_f1"] = json!(passes::expected_f1(&extraction));
    }
    if !options.blocks {
        object.as_object_mut().map(|object| object.shift_remove("blocks"));
    }
    object
}

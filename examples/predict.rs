//! Extracts every page of a test set and writes a line of JSON for each.

#[path = "common/input.rs"]
mod input;
#[path = "common/json.rs"]
mod json;

use std::{
    fs::{self, File},
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
use unchaff::{Extractor, Selection};

const EXAMPLES: &str = "\
Examples:
  predict sets/news out.jsonl
  predict --blocks --threads 8 sets/news out.jsonl

Exit status: 0 if every page was read, 1 if one was not, 2 for wrong usage.";

const SUFFIX: &str = ".html.gz";

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
    let pages = match read_all(&folder) {
        Ok(pages) if pages.is_empty() => {
            complain(&folder, format_args!("no file ends in {SUFFIX}"));
            return ExitCode::FAILURE;
        }
        Ok(pages) => pages,
        Err(error) => {
            complain(&folder, error);
            return ExitCode::FAILURE;
        }
    };
    match write_all(&options, &pages) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            complain(&options.out, error);
            ExitCode::FAILURE
        }
    }
}

/// The pages of a folder in the order of ids, in memory, so that no disk is in the measured times.
fn read_all(folder: &Path) -> io::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(id) = name.strip_suffix(SUFFIX) {
            pages.push(Page { id: id.to_owned(), bytes: input::read(&path), path });
        }
    }
    pages.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Ok(pages)
}

/// Writes a line for every page. Whether all of them could be read; the error is of the output.
fn write_all(options: &Options, pages: &[Page]) -> io::Result<bool> {
    let mut out = BufWriter::new(File::create(&options.out)?);
    let lines: Vec<_> = pages.iter().map(|page| (page, OnceLock::new())).collect();
    let taken = AtomicUsize::new(0);
    let take = || lines.get(taken.fetch_add(1, Ordering::Relaxed));
    thread::scope(|scope| {
        for _ in 0..options.threads.get() {
            scope.spawn(|| {
                while let Some((page, line)) = take() {
                    line.get_or_init(|| extract(options, page));
                }
            });
        }
    });
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
fn extract(options: &Options, page: &Page) -> Value {
    let failed = |error: String| {
        json!({
            "id": page.id, "error": error, "text": "", "title": null, "author": null,
            "date": null, "lang": null, "images": [], "seconds": null,
        })
    };
    let bytes = match &page.bytes {
        Ok(bytes) => bytes,
        Err(error) => return failed(error.to_string()),
    };
    let selection = Selection::default().standfirst(options.standfirst).embeds(options.embeds);
    let start = Instant::now();
    let extraction = match Extractor::new().extract_bytes(bytes) {
        Ok(extraction) => extraction,
        Err(error) => return failed(error.to_string()),
    };
    let text = extraction.text_with(selection);
    let mut object = json::page(&page.id, &extraction, &text, start.elapsed());
    if options.blocks {
        object["blocks"] = json::blocks(&extraction);
    }
    object
}

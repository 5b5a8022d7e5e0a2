//! Parses every page of test sets by our tokenizer and by html5ever's, and compares the trees.

#[path = "../../examples/common/input.rs"]
mod input;
#[path = "common/set.rs"]
#[expect(dead_code, reason = "no truth is read")]
mod set;

use std::{
    error::Error,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use input::complain;
use unchaff::passes;

/// Parses every page of test sets by our tokenizer and by html5ever's, and compares the trees.
///
/// Exit status: 0 if all are equal, 1 if some are not or could not be read, 2 for wrong usage.
#[derive(Debug, Parser)]
#[command(name = "parsers", version)]
struct Options {
    /// Folders with pages as pages/ID.html.gz
    #[arg(value_name = "SET_DIR", required = true)]
    sets: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let mut is_same = true;
    let mut out = io::stdout().lock();
    for set in Options::parse().sets {
        match compare(&set) {
            Ok((pages, different)) => {
                let line = format!("{}: {pages} pages, {} differ", set.display(), different.len());
                let lines = [vec![line], different].concat().join("\n  ");
                is_same &= writeln!(out, "{lines}").is_ok() && !lines.contains('\n');
            }
            Err(error) => {
                complain(&set, error);
                is_same = false;
            }
        }
    }
    if is_same { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many pages there are, and the ids of those that differ.
fn compare(set: &Path) -> Result<(usize, Vec<String>), Box<dyn Error>> {
    let pages = set::pages(set)?;
    let mut different = Vec::new();
    for (id, path) in &pages {
        let bytes = input::read(path)?;
        let html = String::from_utf8_lossy(&bytes);
        let ours = passes::outline(&passes::parse(&html));
        let theirs = passes::outline(&passes::parse_by_reference(&html));
        if ours != theirs {
            different.push(id.clone());
        }
    }
    Ok((pages.len(), different))
}

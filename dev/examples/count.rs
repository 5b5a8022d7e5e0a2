//! Extracts pages some times over, so that what it costs can be counted: allocations and memory by
//! itself, instructions by callgrind.

#[path = "../../benches/common/bare.rs"]
mod bare;
#[path = "../../examples/common/input.rs"]
mod input;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, ValueEnum};
use input::complain;
use unchaff::{Extractor, passes};

/// Extracts pages some times over and prints, for each, its bytes, and the allocations and the peak
/// of memory of the last time.
///
/// Exit status: 0, 1 if something could not be read, 2 for wrong usage.
#[derive(Debug, Parser)]
#[command(name = "count", version)]
struct Options {
    /// Pages
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// How often
    #[arg(long, default_value_t = 1, value_name = "N")]
    times: usize,
    /// How far
    #[arg(long, value_enum, default_value_t = Part::All)]
    part: Part,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Part {
    /// Parse by html5ever, and keep nothing
    Bare,
    /// Parse
    Parse,
    /// Parse and walk
    Walk,
    /// Parse, walk and label
    Label,
    /// All: from bytes to blocks, facts and text
    All,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let mut status = ExitCode::SUCCESS;
    let mut out = io::stdout().lock();
    let extractor = Extractor::new();
    for path in &options.files {
        let bytes = match input::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                complain(path, error);
                status = ExitCode::FAILURE;
                continue;
            }
        };
        let mut last = None;
        for _ in 0..options.times {
            last = Some(allocation_counter::measure(|| run(&extractor, &bytes, options.part)));
        }
        let Some(last) = last else { continue };
        let line = writeln!(
            out,
            "{}\t{}\t{}\t{}",
            path.display(),
            bytes.len(),
            last.count_total,
            last.bytes_max,
        );
        if line.is_err() {
            return ExitCode::FAILURE;
        }
    }
    status
}

fn run(extractor: &Extractor, bytes: &[u8], part: Part) {
    // To check bytes costs little; to mend them would drown what is counted.
    let html = || str::from_utf8(bytes).unwrap_or_default();
    match part {
        Part::Bare => bare::parse(html()),
        Part::Parse => drop(passes::parse(html())),
        Part::Walk => drop(passes::walk(&passes::parse(html()))),
        Part::Label => drop(passes::label(&passes::walk(&passes::parse(html())))),
        Part::All => {
            if let Ok(page) = extractor.extract_bytes(bytes) {
                let _ = (page.text(), page.metadata());
            }
        }
    }
}

//! Writes what the learned table reads of each block of a test set, for training.
//!
//! `OUT.jsonl` names the features, those that come late, and their contract in its first line. Then it has a line a page: its id, and
//! for each block the text, the count of its words, and whether the truth holds it, `null` if there is no whole
//! truth. `OUT.f32` has the features of all blocks of all pages in the same order, 32-bit floats. `OUT.words` has
//! for each block the count of its different words, and then the hash of each, 32-bit whole numbers; `OUT.names` has the
//! same of the names of the elements around it. All are in little-endian order.

#[path = "common/align.rs"]
mod align;
#[path = "../../examples/common/input.rs"]
mod input;
#[path = "common/set.rs"]
mod set;

use std::{
    error::Error,
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use input::complain;
use serde_json::{Value, json};
use unchaff::passes::{self, Study};

/// Writes what the learned table reads of each block of a test set.
#[derive(Debug, Parser)]
#[command(name = "features", version)]
struct Options {
    /// A folder with the pages as pages/ID.html.gz, and truth.jsonl
    #[arg(value_name = "SET_DIR")]
    set: PathBuf,

    /// The pages are text that somebody already scraped
    #[arg(long)]
    plain: bool,

    /// Where to write: OUT.jsonl, OUT.f32, OUT.words and OUT.names
    #[arg(value_name = "OUT")]
    out: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match write_all(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&options.set, error);
            ExitCode::FAILURE
        }
    }
}

fn write_all(options: &Options) -> Result<(), Box<dyn Error>> {
    let mut lines = BufWriter::new(File::create(options.out.with_extension("jsonl"))?);
    let mut numbers = BufWriter::new(File::create(options.out.with_extension("f32"))?);
    let mut words = BufWriter::new(File::create(options.out.with_extension("words"))?);
    let mut names = BufWriter::new(File::create(options.out.with_extension("names"))?);
    let truths = set::objects(&options.set.join("truth.jsonl"))?;
    let late: Vec<_> = passes::late_feature_names().collect();
    let features = passes::feature_names();
    let head = json!({ "features": features, "late": late, "contract": passes::contract() });
    writeln!(lines, "{head}")?;
    for (id, path) in set::pages(&options.set)? {
        let study = match passes::study(&input::read(&path)?, options.plain) {
            Ok(study) => study,
            Err(error) => {
                complain(&path, error);
                continue;
            }
        };
        let truth = truths.get(&id).and_then(|truth| truth["text"].as_str());
        writeln!(lines, "{}", json!({ "id": id, "blocks": blocks(&study, truth) }))?;
        for number in &study.features {
            numbers.write_all(&number.to_le_bytes())?;
        }
        write_hashes(&study.words, &mut words)?;
        write_hashes(&study.names, &mut names)?;
    }
    lines.flush()?;
    numbers.flush()?;
    words.flush()?;
    names.flush()?;
    Ok(())
}

/// Writes the hashes of each block, and before them how many they are.
fn write_hashes(blocks: &[Vec<u32>], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    for own in blocks {
        out.write_all(&u32::try_from(own.len())?.to_le_bytes())?;
        for hash in own {
            out.write_all(&hash.to_le_bytes())?;
        }
    }
    Ok(())
}

fn blocks(study: &Study, truth: Option<&str>) -> Vec<Value> {
    let words: Vec<_> = study.blocks.iter().map(|text| align::words(text)).collect();
    let held = truth.map(|truth| align::held(&words, &align::words(truth)));
    let texts = study.blocks.iter().enumerate();
    texts
        .map(|(i, text)| json!([text, words[i].len(), held.as_ref().map(|held| held[i])]))
        .collect()
}

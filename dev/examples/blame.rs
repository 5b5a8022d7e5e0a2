//! Prints which rules keep words that a truth made by hand does not hold, and which lose words
//! that it does.

#[path = "common/align.rs"]
mod align;
#[path = "../../examples/common/input.rs"]
mod input;
#[path = "common/scores.rs"]
mod scores;
#[path = "common/set.rs"]
mod set;

use std::{
    collections::{HashMap, HashSet},
    error::Error,
    fs,
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use input::complain;
use serde_json::Value;
use unchaff::{Block, Extraction, Extractor, Label};

const EXAMPLES: &str = "\
Examples:
  blame sets/news
  blame --page-type forum sets/web      only pages whose truth says so
  blame --page 0042 sets/web            the blocks of one page that are wrong

Columns: what each page loses by it on average, as a share of the words of its truth; words; blocks;
pages; kept or lost; label; reason.";

/// A truth of fewer words counts as one of these many.
const MIN_TRUTH_WORDS: usize = 20;
/// How much of a block is printed.
const MAX_CHARS: usize = 100;

/// Prints which rules keep words that a truth does not hold, and which lose words that it does.
#[derive(Debug, Parser)]
#[command(name = "blame", version, after_help = EXAMPLES)]
struct Options {
    /// A folder with the pages as pages/ID.html.gz, truth.jsonl, and suspect.json if there is one
    #[arg(value_name = "SET_DIR")]
    set: PathBuf,

    /// Count the sentence under the headline as text
    #[arg(long)]
    standfirst: bool,

    /// Count posts of social networks as text
    #[arg(long)]
    embeds: bool,

    /// Only pages of this type, by the truth
    #[arg(long, value_name = "TYPE")]
    page_type: Option<String>,

    /// Print the blocks of this page that are wrong
    #[arg(long, value_name = "ID")]
    page: Option<String>,

    /// Take the scores of the blocks from this file, as predict does
    #[arg(long, value_name = "SCORES.jsonl")]
    scores: Option<PathBuf>,

    /// How many rows to print
    #[arg(long, value_name = "N", default_value = "40")]
    rows: usize,
}

/// What one label by one reason costs.
#[derive(Clone, Copy, Default)]
struct Cost {
    share: f64,
    words: usize,
    blocks: usize,
    pages: usize,
}

/// Whether words were kept that should not be; the label; the reason.
type Key = (bool, &'static str, &'static str);

fn main() -> ExitCode {
    let options = Options::parse();
    match print_all(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&options.set, error);
            ExitCode::FAILURE
        }
    }
}

fn print_all(options: &Options) -> Result<(), Box<dyn Error>> {
    let truths = set::objects(&options.set.join("truth.jsonl"))?;
    let scores = options.scores.as_deref().map(scores::read).transpose()?;
    let suspects = suspects(options)?;
    let mut costs: HashMap<Key, Cost> = HashMap::new();
    let mut pages = 0;
    let mut out = BufWriter::new(io::stdout().lock());
    for (id, path) in set::pages(&options.set)? {
        let Some(truth) = truths.get(&id) else { continue };
        let Some(text) = truth["text"].as_str() else { continue };
        let is_asked = options.page.as_ref().is_none_or(|page| *page == id);
        let is_type = options.page_type.as_deref().is_none_or(|it| truth["page_type"] == *it);
        if suspects.contains(&id) || !is_asked || !is_type {
            continue;
        }
        let bytes = input::read(&path)?;
        let page = match scores::extract(&Extractor::new(), &bytes, false, &id, scores.as_ref()) {
            Ok(page) => page,
            Err(error) => {
                complain(&path, error);
                continue;
            }
        };
        pages += 1;
        blame(options, &page, &align::words(text), &mut costs, &mut out)?;
    }
    if options.page.is_none() {
        print_costs(costs, pages, options.rows, &mut out)?;
    }
    out.flush()?;
    Ok(())
}

/// The ids of pages whose truth is questionable.
fn suspects(options: &Options) -> Result<HashSet<String>, Box<dyn Error>> {
    let path = options.set.join("suspect.json");
    if !path.exists() {
        return Ok(HashSet::new());
    }
    let ids: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    Ok(match ids {
        Value::Object(ids) => ids.into_iter().map(|(id, _)| id).collect(),
        ids => serde_json::from_value(ids)?,
    })
}

/// Adds what is wrong on one page, and prints it if it is the page that was asked for.
fn blame(
    options: &Options,
    page: &Extraction,
    truth: &[String],
    costs: &mut HashMap<Key, Cost>,
    out: &mut impl Write,
) -> io::Result<()> {
    let blocks: Vec<Block<'_>> = page.blocks().collect();
    let words: Vec<_> = blocks.iter().map(|block| align::words(block.text())).collect();
    let held = align::held(&words, truth);
    let mut seen = HashSet::new();
    for (i, block) in blocks.iter().enumerate() {
        let is_kept = is_text(options, block.label());
        if is_kept == held[i] {
            continue;
        }
        let key = (is_kept, block.label().id(), block.reason().id());
        let cost = costs.entry(key).or_default();
        cost.share += words[i].len() as f64 / truth.len().max(MIN_TRUTH_WORDS) as f64;
        cost.words += words[i].len();
        cost.blocks += 1;
        cost.pages += usize::from(seen.insert(key));
        if options.page.is_some() {
            let text: String = block.text().chars().take(MAX_CHARS).collect();
            let text = text.replace(['\n', '\t'], " ");
            writeln!(out, "{}\t{}\t{}\t{text}", verdict(is_kept), block.label(), block.reason())?;
        }
    }
    Ok(())
}

fn is_text(options: &Options, label: Label) -> bool {
    match label {
        Label::Heading | Label::Body | Label::Correction => true,
        Label::Standfirst => options.standfirst,
        Label::Embed => options.embeds,
        _ => false,
    }
}

fn print_costs(
    costs: HashMap<Key, Cost>,
    pages: usize,
    rows: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut costs: Vec<(Key, Cost)> = costs.into_iter().collect();
    costs.sort_by(|a, b| b.1.share.total_cmp(&a.1.share).then(a.0.cmp(&b.0)));
    writeln!(out, "share\twords\tblocks\tpages\twhat\tlabel\treason")?;
    for ((is_kept, label, reason), cost) in costs.into_iter().take(rows) {
        let share = cost.share / pages.max(1) as f64;
        let Cost { words, blocks, pages, .. } = cost;
        let what = verdict(is_kept);
        writeln!(out, "{share:.5}\t{words}\t{blocks}\t{pages}\t{what}\t{label}\t{reason}")?;
    }
    Ok(())
}

fn verdict(is_kept: bool) -> &'static str {
    if is_kept { "kept" } else { "lost" }
}

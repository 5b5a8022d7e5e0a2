//! What a profile of a site gains: pages of sets with others of the same site, each by a profile of none, 1, 2, 4 and 8
//! of these.
//!
//! A set is a folder with `pages/ID.html.gz`, and `truth.jsonl` with the `site` of each page; beside it
//! `SET.scores.jsonl` has the crossed scores of its blocks, so that no page is labelled by a table that saw its site.

#[path = "../../examples/common/input.rs"]
mod input;
#[path = "../../examples/common/record.rs"]
mod record;
#[path = "common/scores.rs"]
mod scores;
#[path = "common/set.rs"]
mod set;

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::Parser;
use input::complain;
use unchaff::{Extraction, Extractor, Selection, SiteProfile};

/// How many other pages of the site are known.
const KNOWN: [usize; 4] = [1, 2, 4, 8];

/// Extracts pages of sets with profiles of other pages of their sites.
#[derive(Debug, Parser)]
#[command(name = "sites", version)]
struct Options {
    /// Where to write: OUT.0.jsonl, OUT.1.jsonl and so on, by how many pages are known
    #[arg(value_name = "OUT")]
    out: PathBuf,

    /// Folders with the pages as pages/ID.html.gz, truth.jsonl, and beside them SET.scores.jsonl
    #[arg(value_name = "SET_DIR", required = true)]
    sets: Vec<PathBuf>,

    /// The pages are text that somebody already scraped
    #[arg(long)]
    plain: bool,
}

/// A page, labelled without a profile.
struct Page {
    set: String,
    id: String,
    bytes: Vec<u8>,
    alone: Extraction,
}

/// Pages with others of their sites.
#[derive(Default)]
struct Pages {
    by_site: BTreeMap<String, Vec<Page>>,
    /// By set.
    scores: HashMap<String, scores::AllScores>,
    is_plain: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match Pages::read(&options).and_then(|pages| pages.write(&options.out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&options.out, error);
            ExitCode::FAILURE
        }
    }
}

impl Pages {
    fn read(options: &Options) -> Result<Self, Box<dyn Error>> {
        let mut found: BTreeMap<String, Vec<(String, String, PathBuf)>> = BTreeMap::new();
        let mut pages = Self { is_plain: options.plain, ..Self::default() };
        for folder in &options.sets {
            let set = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let truths = set::objects(&folder.join("truth.jsonl"))?;
            let scores = scores::read(Path::new(&format!("{}.scores.jsonl", folder.display())))?;
            for (id, path) in set::pages(folder)? {
                let site = truths.get(&id).and_then(|truth| truth["site"].as_str());
                let site = site.filter(|_| scores.contains_key(&id)).map(str::to_owned);
                site.into_iter().for_each(|site| {
                    found.entry(site).or_default().push((set.clone(), id.clone(), path.clone()));
                });
            }
            pages.scores.insert(set, scores);
        }
        for (site, files) in found.into_iter().filter(|(_, files)| files.len() > 1) {
            for (set, id, path) in files {
                let bytes = input::read(&path)?;
                match pages.extract(&Extractor::new(), &set, &id, &bytes) {
                    Ok(alone) => {
                        let page = Page { set, id, bytes, alone };
                        pages.by_site.entry(site.clone()).or_default().push(page);
                    }
                    Err(error) => complain(&path, error),
                }
            }
        }
        Ok(pages)
    }

    fn extract(
        &self,
        extractor: &Extractor,
        set: &str,
        id: &str,
        bytes: &[u8],
    ) -> Result<Extraction, Box<dyn Error>> {
        scores::extract(extractor, bytes, self.is_plain, id, self.scores.get(set))
    }

    fn write(&self, out: &Path) -> Result<(), Box<dyn Error>> {
        let mut outs = BTreeMap::new();
        for known in [0].iter().chain(&KNOWN) {
            let path = format!("{}.{known}.jsonl", out.display());
            outs.insert(*known, BufWriter::new(File::create(path)?));
        }
        let mut write = |page: &Page, known: usize, extraction: &Extraction| {
            let text = extraction.text_with(Selection::default());
            let mut line = record::of(&page.id, extraction, text, Duration::ZERO);
            line["set"] = page.set.clone().into();
            outs.get_mut(&known).map_or(Ok(()), |out| writeln!(out, "{line}"))
        };
        for pages in self.by_site.values() {
            for (at, page) in pages.iter().enumerate() {
                write(page, 0, &page.alone)?;
                for (known, profile) in profiles(pages, at) {
                    let extractor = Extractor::new().site(profile);
                    let there = self.extract(&extractor, &page.set, &page.id, &page.bytes)?;
                    write(page, known, &there)?;
                }
            }
        }
        outs.values_mut().try_for_each(Write::flush)?;
        Ok(())
    }
}

/// The numbers of other pages that may be known of a page, each with a profile of so many.
fn profiles(pages: &[Page], at: usize) -> Vec<(usize, SiteProfile)> {
    let others = || pages.iter().cycle().skip(at + 1).take(pages.len() - 1);
    let made = KNOWN.iter().filter(|known| **known < pages.len()).map(|known| {
        let mut profile = SiteProfile::new();
        others().take(*known).for_each(|page| profile.learn(&page.alone));
        (*known, profile)
    });
    made.collect()
}

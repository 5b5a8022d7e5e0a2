//! Follows the links between the pages of a folder, as a crawler does, and reads them on all cores.
//!
//! The folder stands for the web, so that nothing is fetched: [`fetch`] is what a crawler would
//! replace.

use std::{
    collections::HashSet,
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use rayon::prelude::*;
use unchaff::{Extraction, Extractor};
use url::Url;

const USAGE: &str = "usage: crawl FOLDER START: follows links from the page START in FOLDER";

/// What is wrong with a page, or with all of it. It crosses threads.
type Problem = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let mut args = env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(start), None) = (args.next(), args.next(), args.next()) else {
        let _ = writeln!(io::stderr(), "{USAGE}");
        return ExitCode::from(2);
    };
    match crawl(&folder, &start, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let _ = writeln!(io::stderr(), "crawl: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Writes a line for each page that links lead to: address, words of the text, headline.
fn crawl(folder: &Path, start: &Path, out: &mut impl Write) -> Result<(), Problem> {
    let folder = folder.canonicalize()?;
    let root = Url::from_directory_path(&folder).map_err(|()| "the folder has no address")?;
    let first = Url::from_file_path(folder.join(start)).map_err(|()| "START has no address")?;
    // Cheap to clone, so each page may have its own address.
    let extractor = Extractor::new();
    let mut seen = HashSet::from([first.clone()]);
    let mut next = vec![first];
    while !next.is_empty() {
        // An extraction has no state but its own, so pages need nothing but threads.
        let pages: Vec<(Url, Result<Extraction, Problem>)> = next
            .into_par_iter()
            .map(|url| {
                let page = fetch(&url).and_then(|bytes| {
                    Ok(extractor.clone().url(url.as_str()).extract_bytes(&bytes)?)
                });
                (url, page)
            })
            .collect();
        next = Vec::new();
        for (url, page) in pages {
            let name = root.make_relative(&url).unwrap_or_default();
            match page {
                Ok(page) => {
                    let words = page.text().split_whitespace().count();
                    let title = page.metadata().title().unwrap_or("-").to_owned();
                    writeln!(out, "{name}\t{words}\t{title}")?;
                    next.extend(links(&page, &root).filter(|link| seen.insert(link.clone())));
                }
                Err(problem) => writeln!(out, "{name}\t-\t{problem}")?,
            }
        }
    }
    Ok(())
}

/// Where the links of a page lead, menus included, as far as that is in the folder.
fn links<'p>(page: &'p Extraction, root: &'p Url) -> impl Iterator<Item = Url> + 'p {
    let links = page.blocks().flat_map(|block| block.links());
    links.filter_map(move |link| {
        let mut url = Url::parse(link.url()).ok()?;
        url.set_fragment(None);
        url.set_query(None);
        url.as_str().starts_with(root.as_str()).then_some(url)
    })
}

fn fetch(url: &Url) -> Result<Vec<u8>, Problem> {
    let path = url.to_file_path().map_err(|()| "not the address of a file")?;
    Ok(fs::read(path)?)
}

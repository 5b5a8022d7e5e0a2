//! Times extractions and parses of the same pages by several libraries, one after the other on each
//! page, so that what else the machine does hits all of them.

#[path = "../../common/bare.rs"]
mod bare;

use std::{
    fs::{self, File},
    hint::black_box,
    io::{self, BufWriter, Read, Write},
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};

use clap::Parser;
use flate2::read::GzDecoder;
use serde_json::{Map, Value, json};

/// Runs libraries on the pages of a set and writes a line of JSON a page: its id, its bytes, and what
/// each library costs: seconds of CPU time; built with the feature `memory`, the most bytes on the heap.
#[derive(Debug, Parser)]
#[command(name = "unchaff-peers", version)]
struct Options {
    /// A folder with the pages as pages/ID.html.gz
    set: PathBuf,
    /// The file to write
    out: PathBuf,
    /// Take every Nth page
    #[arg(long, default_value_t = 1, value_name = "N")]
    every: usize,
    /// Only these libraries
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    only: Vec<String>,
}

/// A library: its name, and what it makes of a page.
type Tool = (&'static str, fn(&str));

const TOOLS: &[Tool] = &[
    ("html5ever", |html| bare::parse(html)),
    ("unchaff", |html| {
        let page = unchaff::extract(html);
        black_box((page.text(), page.metadata().title().is_some()));
    }),
    ("unchaff-parse", |html| drop(black_box(unchaff::passes::parse(html)))),
    ("unchaff-by-html5ever", |html| {
        let parsed = unchaff::passes::parse_by_reference(html);
        black_box(unchaff::passes::label(&unchaff::passes::walk(&parsed)));
    }),
    ("scraper-parse", |html| drop(black_box(scraper::Html::parse_document(html)))),
    ("lol_html-text", |html| {
        black_box(rewrite(html));
    }),
    ("dom_smoothie", |html| {
        let article =
            dom_smoothie::Readability::new(html, None, None).and_then(|mut it| it.parse());
        black_box(article.map(|article| article.text_content.len()).unwrap_or_default());
    }),
    ("legible", |html| {
        let article = legible::parse(html, None, None);
        black_box(article.map(|article| article.text_content.len()).unwrap_or_default());
    }),
    ("rs-trafilatura", |html| {
        let article = rs_trafilatura::extract(html);
        black_box(article.map(|article| article.content_text.len()).unwrap_or_default());
    }),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse();
    // A page on which a library panics has no time for it; the message would only be noise.
    panic::set_hook(Box::new(|_| {}));
    let mut out = BufWriter::new(File::create(&options.out)?);
    let is_asked = |name: &str| options.only.is_empty() || options.only.iter().any(|it| it == name);
    let tools: Vec<&Tool> = TOOLS.iter().filter(|(name, _)| is_asked(name)).collect();
    let pages: Vec<_> = pages(&options.set)?.into_iter().step_by(options.every).collect();
    // The first call of each compiles its tables, of which a page in two words does not need all.
    if let Some((_, path)) = pages.first() {
        let html = read(path)?;
        for tool in &tools {
            let _ = cost(tool, &html);
        }
    }
    for (id, path) in pages {
        let html = read(&path)?;
        let costs = tools.iter().filter_map(|tool| Some((tool.0.to_owned(), cost(tool, &html)?)));
        let costs: Map<String, Value> = costs.collect();
        let line = json!({ "id": id, "bytes": html.len(), "costs": costs });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}

/// What a page costs. Nothing if the library panics.
fn cost((_, run): &Tool, html: &str) -> Option<Value> {
    let mut is_ok = false;
    let run = || is_ok = panic::catch_unwind(AssertUnwindSafe(|| run(html))).is_ok();
    let cost = measure(run);
    is_ok.then_some(cost)
}

/// Seconds of CPU time.
#[cfg(not(feature = "memory"))]
fn measure(run: impl FnOnce()) -> Value {
    let start = cpu_time::ThreadTime::now();
    run();
    json!(start.elapsed().as_secs_f64())
}

/// The most bytes on the heap. To count them takes time.
#[cfg(feature = "memory")]
fn measure(run: impl FnOnce()) -> Value {
    json!(allocation_counter::measure(run).bytes_max)
}

/// The text of a page as lol_html streams it, thrown away: a parse without a tree.
fn rewrite(html: &str) -> usize {
    let mut bytes = 0;
    let _ = lol_html::rewrite_str(
        html,
        lol_html::RewriteStrSettings::new().append_document_content_handler(lol_html::doc_text!(
            |text| {
                bytes += text.as_str().len();
                Ok(())
            }
        )),
    );
    bytes
}

/// The ids and the files of the pages of a set, in the order of their ids.
fn pages(set: &Path) -> io::Result<Vec<(Value, PathBuf)>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(set.join("pages"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(id) = name.strip_suffix(".html.gz") {
            pages.push((json!(id), path));
        }
    }
    pages.sort_unstable_by(|a, b| a.1.cmp(&b.1));
    Ok(pages)
}

fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    GzDecoder::new(File::open(path)?).read_to_end(&mut bytes)?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()))
}

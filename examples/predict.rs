//! Extracts the pages of a folder and writes a line of JSON for each.
use std::{env, error::Error, fs, io::{Read, Write, BufWriter}, path::Path, time::Instant};
use flate2::read::GzDecoder;
use serde_json::json;
fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let standfirst = args.iter().any(|a| a == "--standfirst");
    let embeds = args.iter().any(|a| a == "--embeds");
    let blocks = args.iter().any(|a| a == "--blocks");
    let mut names: Vec<_> = fs::read_dir(Path::new(&args[0]).join("pages"))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    names.sort();
    let mut pages = Vec::new();
    for path in names {
        let mut bytes = Vec::new();
        GzDecoder::new(fs::File::open(&path)?).read_to_end(&mut bytes)?;
        pages.push((path.file_name().unwrap().to_string_lossy().trim_end_matches(".html.gz").to_owned(), bytes));
    }
    let mut out = BufWriter::new(fs::File::create(&args[1])?);
    let extractor = unchaff::Extractor::new();
    let selection = unchaff::Selection::default().standfirst(standfirst).embeds(embeds);
    for (id, bytes) in pages {
        let start = Instant::now();
        let page = extractor.extract_bytes(&bytes).map_err(|e| e.to_string())?;
        let text = page.text_with(selection);
        let seconds = start.elapsed().as_secs_f64();
        let mut line = json!({"id": id, "text": text, "seconds": seconds});
        if blocks {
            line["blocks"] = page.blocks().map(|b| json!({"kind": b.kind().to_string(), "label": b.label().id(), "reason": b.reason().id(), "text": b.text()})).collect::<Vec<_>>().into();
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

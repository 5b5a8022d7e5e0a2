//! `peer-rs-trafilatura SET OUT`: title, authors and date by rs-trafilatura, a line of JSON a page.
//!
//! SET holds `pages/ID.html.gz`. OUT is scored like that of `dev/examples/predict.rs`.

use std::{
    env,
    error::Error,
    fs::{self, File},
    io::{BufWriter, Read, Write},
    path::PathBuf,
};

use flate2::read::GzDecoder;
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [set, out] = arguments.as_slice() else { return Err("usage: SET OUT".into()) };
    let mut out = BufWriter::new(File::create(out)?);
    let mut pages: Vec<PathBuf> = fs::read_dir(set.join("pages"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    pages.sort();
    for path in pages {
        let mut html = Vec::new();
        GzDecoder::new(File::open(&path)?).read_to_end(&mut html)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut line = json!({ "id": name.trim_end_matches(".html.gz"), "text": "" });
        if let Ok(found) = rs_trafilatura::extract_bytes(&html) {
            line["title"] = json!(found.metadata.title);
            line["author"] = json!(found.metadata.author);
            line["date"] = json!(found.metadata.date.map(|date| date.to_rfc3339()));
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

//! How long a saved file takes to open, and how long with its pages extracted: `rate [--max-seconds N] FILE...`.
//!
//! With a limit it fails if a file takes longer than that.

use std::{
    env,
    error::Error,
    fs::{self, File},
    io,
    ops::ControlFlow,
    time::Instant,
};

use unchaff::Extractor;
use unchaff_saved::{Input, Item, Page, read};

/// The largest page, in bytes.
const MAX_BYTES: usize = 16 << 20;

#[expect(clippy::print_stdout, reason = "it is a command")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut max_seconds = f64::INFINITY;
    let mut args = env::args().skip(1);
    while let Some(path) = args.next() {
        if path == "--max-seconds" {
            max_seconds = args.next().unwrap_or_default().parse()?;
            continue;
        }
        let megabytes = fs::metadata(&path)?.len() as f64 / 1e6;
        let (pages, bytes, opened) =
            timed(&path, |page| page.into_bytes(MAX_BYTES).map_or(0, |it| it.len()))?;
        let extractor = Extractor::new();
        let (_, text, all) = timed(&path, |page| {
            page.extract(&extractor, None, MAX_BYTES).map_or(0, |it| it.text().len())
        })?;
        println!(
            "{path}: {megabytes:.1} MB, {pages} pages of {bytes} bytes, {text} of text; {opened:.3} s, extracted {all:.3} s"
        );
        if max_seconds < all {
            return Err(format!("{path}: that is more than {max_seconds} s").into());
        }
    }
    Ok(())
}

/// How many pages a file holds, what has come of them in bytes, and in how many seconds.
fn timed(path: &str, mut each: impl FnMut(Page) -> usize) -> io::Result<(usize, usize, f64)> {
    let started = Instant::now();
    let (mut pages, mut bytes) = (0, 0);
    read(Input::file(File::open(path)?), MAX_BYTES, |item| {
        if let Item::Page(page) = item {
            pages += 1;
            bytes += each(*page);
        }
        ControlFlow::Continue(())
    });
    Ok((pages, bytes, started.elapsed().as_secs_f64()))
}

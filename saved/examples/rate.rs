//! How long a saved file takes to open, without extracting its pages: `rate FILE...`.

use std::{env, fs::File, ops::ControlFlow, time::Instant};

use unchaff_saved::{Input, Item, read};

/// The largest page, in bytes.
const MAX_BYTES: usize = 16 << 20;

#[expect(clippy::print_stdout, reason = "it is a command")]
fn main() -> std::io::Result<()> {
    for path in env::args().skip(1) {
        let file = File::open(&path)?;
        let megabytes = file.metadata()?.len() as f64 / 1e6;
        let started = Instant::now();
        let (mut pages, mut bytes) = (0, 0);
        read(Input::file(file), MAX_BYTES, |item| {
            if let Item::Page(page) = item {
                pages += 1;
                bytes += page.into_bytes(MAX_BYTES).map_or(0, |it| it.len());
            }
            ControlFlow::Continue(())
        });
        let seconds = started.elapsed().as_secs_f64();
        println!("{path}: {megabytes:.1} MB, {pages} pages of {bytes} bytes, {seconds:.3} s");
    }
    Ok(())
}

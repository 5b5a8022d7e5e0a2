//! How many pages a second one core makes rows of, without any other language around it.
//!
//! `cargo run --release -p unchaff-arrow --example rate -- SECONDS FILE...` prints a line: pages, bytes,
//! seconds of the processor. Files are pages, not packed. All are done at least once.

use std::{env, error::Error, fs, process::ExitCode, time::Duration};

use cpu_time::ProcessTime;
use unchaff::Extractor;

fn main() -> ExitCode {
    match measure() {
        Ok(line) => {
            #[expect(clippy::print_stdout, reason = "the output of a program")]
            {
                println!("{line}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the output of a program")]
            {
                eprintln!("rate: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<String, Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let seconds: u64 = args.next().ok_or("how many seconds?")?.parse()?;
    let files: Vec<Vec<u8>> = args.map(fs::read).collect::<Result<_, _>>()?;
    if files.is_empty() {
        return Err("no pages".into());
    }
    let extractor = Extractor::new();
    // The first round fills what is made once.
    let mut letters = round(&extractor, &files);
    let begin = ProcessTime::now();
    let (mut pages, mut bytes) = (0, 0);
    while pages == 0 || begin.elapsed() < Duration::from_secs(seconds) {
        letters += round(&extractor, &files);
        pages += files.len();
        bytes += files.iter().map(Vec::len).sum::<usize>();
    }
    let time = begin.elapsed().as_secs_f64();
    std::hint::black_box(letters);
    Ok(format!("{pages} {bytes} {time:.6}"))
}

/// What a row needs of each page.
fn round(extractor: &Extractor, files: &[Vec<u8>]) -> usize {
    let pages = files.iter().filter_map(|bytes| extractor.extract_bytes(bytes).ok());
    pages.map(|page| page.text().len() + page.markdown().len()).sum()
}

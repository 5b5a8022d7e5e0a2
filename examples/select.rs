//! Looks for elements with `scraper`, but only in the article of a page.
//!
//! Who has selectors of a site can also give them to the extractor, see `unchaff::Rules`.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    process::ExitCode,
};

use scraper::{Html, Selector};
use unchaff::Extractor;

const USAGE: &str =
    "usage: select FILE SELECTOR: prints what the selector finds in the article of FILE";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [file, selector] = args.as_slice() else {
        let _ = writeln!(io::stderr(), "{USAGE}");
        return ExitCode::from(2);
    };
    match select(file, selector, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "select: {file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn select(file: &str, selector: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let selector = Selector::parse(selector).map_err(|error| error.to_string())?;
    let page = Extractor::new().extract_bytes(&fs::read(file)?)?;
    // The HTML is written from blocks, so no menu and no script is in it.
    for element in Html::parse_fragment(&page.html()).select(&selector) {
        writeln!(out, "{}", element.html())?;
    }
    Ok(())
}

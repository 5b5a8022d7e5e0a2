//! Prints the article of saved web pages without what surrounds it.

#[path = "common/input.rs"]
mod input;
#[path = "common/line.rs"]
mod line;
#[path = "common/reading.rs"]
mod reading;
#[path = "common/record.rs"]
mod record;

use std::{
    error::Error,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::{Parser, ValueEnum};
use glob::MatchOptions;
use input::complain;
use line::on_one_line;
use reading::Reading;
use unchaff::{Extractor, Image, ImageSource, Selection};

const EXAMPLES: &str = "\
Examples:
  strip page.html                        the text of the article
  strip 'saved/*.html' > all.txt         many pages, a header line before each
  curl -s https://news.example/ | strip --format markdown
  strip --format json *.html.gz          one line of JSON a page
  strip --format blocks page.html | cut -f1 | sort | uniq -c
  strip --format images page.html        captions and credits, one line an image
  strip --plain < scraped.txt

Exit status: 0 if every page was read, 1 if one was not, 2 for wrong usage.";

/// Like the patterns of a shell: a name with a leading dot is hidden.
const PATTERN_RULES: MatchOptions = MatchOptions {
    case_sensitive: !cfg!(windows),
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// Prints the article of saved web pages without what surrounds it.
#[derive(Debug, Parser)]
#[command(name = "strip", version, after_help = EXAMPLES)]
struct Options {
    /// Files, gzipped or not, patterns such as '*.html', or - for standard input, the default
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Keep the sentence under the headline (markdown and html always have it)
    #[arg(long)]
    standfirst: bool,

    /// Keep posts of social networks shown in the article (markdown and html always have them)
    #[arg(long)]
    embeds: bool,

    /// Keep comments of readers
    #[arg(long)]
    comments: bool,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// The running text, blocks an empty line apart
    #[default]
    Text,
    /// The article as Markdown, with headline and captions
    Markdown,
    /// The article as HTML that needs no sanitiser, with headline, images and captions
    Html,
    /// One line a page: text, facts, images and blocks
    Json,
    /// One line a block: label, reason and text, with tabs between
    Blocks,
    /// One line an image: address, caption, where it was found, credit, where it was found
    Images,
}

fn main() -> ExitCode {
    let mut options = Options::parse();
    if options.paths.is_empty() {
        options.paths.push(reading::piped::<Options>());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match print_all(&options, &mut out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads has seen enough, as in `strip *.html | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(Path::new("standard output"), error);
            ExitCode::FAILURE
        }
    }
}

/// Prints every page that can be read. Whether that is all of them; the error is of the output.
fn print_all(options: &Options, out: &mut impl Write) -> io::Result<bool> {
    let extractor = options.reading.extractor().comments(options.comments);
    let inputs: Vec<_> = options.paths.iter().flat_map(|path| expand(path)).collect();
    let has_headers = 1 < inputs.len() && !matches!(options.format, Format::Json);
    let mut is_first = true;
    let mut is_complete = true;
    for (path, found) in &inputs {
        let printed = match found {
            Ok(()) => page_as_text(options, &extractor, path).map_err(|error| error.to_string()),
            Err(message) => Err(message.clone()),
        };
        match printed {
            Ok(text) => {
                if has_headers {
                    let gap = if is_first { "" } else { "\n" };
                    writeln!(out, "{gap}==> {} <==", path.display())?;
                }
                out.write_all(text.as_bytes())?;
                out.flush()?;
                is_first = false;
            }
            Err(message) => {
                complain(path, message);
                is_complete = false;
            }
        }
    }
    Ok(is_complete)
}

/// A path as it is if there is such a file, else what it matches as a pattern.
fn expand(path: &Path) -> Vec<(PathBuf, Result<(), String>)> {
    let as_it_is = || vec![(path.to_owned(), Ok(()))];
    let Some(pattern) = path.to_str().filter(|it| it.contains(['*', '?', '['])) else {
        return as_it_is();
    };
    if path.exists() {
        return as_it_is();
    }
    let matches = match glob::glob_with(pattern, PATTERN_RULES) {
        Ok(matches) => matches,
        Err(error) => return vec![(path.to_owned(), Err(error.to_string()))],
    };
    let files: Vec<_> = matches
        .filter_map(|entry| match entry {
            Ok(file) => (!file.is_dir()).then_some((file, Ok(()))),
            Err(error) => Some((error.path().to_owned(), Err(error.error().to_string()))),
        })
        .collect();
    if files.is_empty() {
        return vec![(path.to_owned(), Err("no file matches".to_owned()))];
    }
    files
}

/// What to print of a page. It ends with a line break, or is empty.
fn page_as_text(
    options: &Options,
    extractor: &Extractor,
    path: &Path,
) -> Result<String, Box<dyn Error>> {
    let bytes = input::read(path)?;
    let start = Instant::now();
    let page = options.reading.extract(extractor, path, &bytes)?;
    let selection = Selection::default().standfirst(options.standfirst).embeds(options.embeds);
    let mut text = match options.format {
        Format::Text => page.text_with(selection),
        Format::Markdown => page.markdown(),
        Format::Html => page.html(),
        Format::Json => {
            let text = page.text_with(selection);
            let id = path.to_string_lossy();
            record::of(&id, &page, text, start.elapsed()).to_string()
        }
        Format::Blocks => page
            .blocks()
            .map(|block| {
                let text = on_one_line(block.text());
                format!("{}\t{}\t{text}\n", block.label(), block.reason())
            })
            .collect(),
        Format::Images => page.images().iter().map(image_as_line).collect(),
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// An image with what is said of it. What the page does not tell is a hyphen.
fn image_as_line(image: &Image) -> String {
    let found = |source: Option<ImageSource>| source.map_or("-", ImageSource::id);
    [
        image.url().unwrap_or("-"),
        image.caption().unwrap_or("-"),
        found(image.caption_source()),
        image.credit().unwrap_or("-"),
        found(image.credit_source()),
    ]
    .map(on_one_line)
    .join("\t")
        + "\n"
}

//! What may be written behind `unchaff`, under the names that trafilatura's command has for it.

use std::{fs, num::NonZeroUsize, path::PathBuf, thread, time::SystemTime};

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PathBufValueParser, PossibleValuesParser, TypedValueParser},
};
use encoding_rs::Encoding;
use jiff::Timestamp;
use unchaff::{Extractor, Label, Limits, Selection, Sites};

use crate::{input, rules::RuleFile, sites::SitesFile};

const EXAMPLES: &str = "\
Examples:
  unchaff page.html                                   the text of the article
  curl -s https://news.example/ | unchaff --markdown --with-metadata
  unchaff --json *.html.gz > pages.jsonl              one line of JSON a page
  unchaff page.mhtml page.webarchive newsletter.eml   whatever it was saved as
  unchaff --input-dir saved --output-dir text --keep-dirs
  unchaff --markdown --links --images --rules own.toml page.html
  unchaff --format parquet crawl.warc.gz -o crawl.parquet
  unchaff --format parquet crawl.warc.gz -o crawl.parquet --resume
  unchaff --json --by-site crawl.warc.gz > pages.jsonl
  unchaff explain page.html -o report.html            every block with its reason

Exit status: 0 if every page was read, 1 if one was not or output failed, 2 for wrong usage,
130 if interrupted.";

/// What `explain` adds to the help.
const EXPLAIN_EXAMPLES: &str = "\
Examples:
  unchaff explain page.html
  unchaff explain page.html -o report.html
  unchaff explain --diff old.json new.json -o diff.html";

/// What `learn` adds to the help.
const LEARN_EXAMPLES: &str = "\
Examples:
  unchaff learn monday.warc.gz -o sites.unchaff
  unchaff learn tuesday.warc.gz --sites sites.unchaff -o sites.unchaff
  unchaff --json --sites sites.unchaff wednesday.warc.gz > pages.jsonl";

/// Splits saved web pages: prints the article without what surrounds it.
///
/// Pages come from files, folders or standard input, in every form in which they are saved: the bytes of a file tell
/// which.
#[derive(Debug, Parser)]
#[command(
    name = "unchaff",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    #[command(flatten)]
    pub(crate) extract: Extract,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show every block of a page with its label and the reason
    Explain(Explain),
    /// Learn what pages of a site have in common, for --sites
    Learn(Learn),
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, for man -l
    Man {
        /// Of which command; by default of unchaff itself
        #[arg(value_parser = ["explain", "learn"])]
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: Paths,

    #[command(flatten)]
    pub(crate) reading: Reading,

    /// Read everything twice: first learn what pages of a site have in common, and then tell the article from that
    #[arg(long, help_heading = "Extraction")]
    pub(crate) by_site: bool,

    /// What to write
    #[arg(
        long,
        visible_alias = "output-format",
        value_enum,
        default_value_t,
        help_heading = "Output"
    )]
    pub(crate) format: Format,

    /// The same as --format json
    #[arg(long, help_heading = "Output", group = "short_format", conflicts_with = "format")]
    pub(crate) json: bool,

    /// The same as --format markdown
    #[arg(long, help_heading = "Output", group = "short_format", conflicts_with = "format")]
    pub(crate) markdown: bool,

    /// The same as --format html
    #[arg(long, help_heading = "Output", group = "short_format", conflicts_with = "format")]
    pub(crate) html: bool,

    /// Put title, authors, date and the like in front of text and Markdown (as YAML) and into the
    /// head of HTML
    #[arg(long, help_heading = "Output")]
    pub(crate) with_metadata: bool,

    #[command(flatten)]
    pub(crate) choice: Choice,

    /// Write one file; it appears when it is whole
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    /// Write a file for each page into this folder: for a file of many one of JSON Lines or
    /// Parquet, or a folder
    #[arg(long, value_name = "DIR", help_heading = "Output", conflicts_with = "output")]
    pub(crate) output_dir: Option<PathBuf>,

    /// Make the folders of --input-dir in --output-dir, too
    #[arg(long, help_heading = "Output", requires = "input_dir", requires = "output_dir")]
    pub(crate) keep_dirs: bool,

    /// Go on with a run that was interrupted: give the same command once more with this
    #[arg(long, help_heading = "Running")]
    pub(crate) resume: bool,

    #[command(flatten)]
    pub(crate) running: Running,
}

/// Where pages come from.
#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// Saved pages (HTML, MHTML, web archives, e-mails), files of many (WARC, WACZ, mailboxes, ZIP,
    /// EPUB), packed or not, or - for standard input, the default
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Read every saved page in a folder and the folders in it (with --plain .txt files, too)
    #[arg(long, value_name = "DIR", help_heading = "Input", conflicts_with = "paths")]
    pub(crate) input_dir: Option<PathBuf>,
}

/// How many pages at a time, and what is said on the way.
#[derive(Debug, Args)]
pub(crate) struct Running {
    /// How many pages are worked on at a time; by default one for each core
    #[arg(long, visible_alias = "parallel", value_name = "N", help_heading = "Running")]
    threads: Option<NonZeroUsize>,

    /// No progress, no warnings, no summary; errors are named all the same
    #[arg(short, long, help_heading = "Running")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
#[command(after_help = LEARN_EXAMPLES)]
pub(crate) struct Learn {
    #[command(flatten)]
    pub(crate) input: Paths,

    /// The file to write; it appears when it is whole
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: PathBuf,

    #[command(flatten)]
    pub(crate) reading: Reading,

    #[command(flatten)]
    pub(crate) running: Running,
}

/// What stands in the output.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// Labels that stand in the output, too, such as standfirst,byline
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "LABEL",
        value_parser = label(),
        help_heading = "Output"
    )]
    select: Vec<Label>,

    /// Labels that are left out, such as caption,heading
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "LABEL",
        value_parser = label(),
        hide_possible_values = true,
        help_heading = "Output"
    )]
    omit: Vec<Label>,

    /// Addresses of links; HTML has them, Markdown has not
    #[arg(long, help_heading = "Output", conflicts_with = "no_links")]
    links: bool,

    /// No addresses of links
    #[arg(long, help_heading = "Output")]
    no_links: bool,

    /// Images, with caption and credit under them; HTML has them, Markdown has not
    #[arg(long, help_heading = "Output", conflicts_with = "no_images")]
    images: bool,

    /// No images
    #[arg(long, help_heading = "Output")]
    no_images: bool,

    /// No links to videos and sounds that play in the article; HTML and Markdown have them
    #[arg(long, help_heading = "Output")]
    no_players: bool,

    /// No rows of tables
    #[arg(long, help_heading = "Output")]
    no_tables: bool,
}

/// How to read a page.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Rather lose a paragraph than keep boilerplate
    #[arg(long, help_heading = "Extraction", conflicts_with = "recall")]
    pub(crate) precision: bool,

    /// Rather keep boilerplate than lose a paragraph
    #[arg(long, help_heading = "Extraction")]
    pub(crate) recall: bool,

    /// Selectors of your own for what is content and what is not: TOML with a section for each host
    #[arg(
        long,
        value_name = "FILE",
        value_parser = PathBufValueParser::new().try_map(RuleFile::read),
        help_heading = "Extraction"
    )]
    rules: Option<RuleFile>,

    /// What other pages of the sites have in common: a file that unchaff learn wrote
    #[arg(
        long,
        value_name = "FILE",
        value_parser = PathBufValueParser::new().try_map(SitesFile::read),
        help_heading = "Extraction"
    )]
    pub(crate) sites: Option<SitesFile>,

    /// The address of the page; relative links and images are resolved against it
    #[arg(long, value_name = "URL", help_heading = "Input")]
    pub(crate) url: Option<String>,

    /// The character encoding the server gave, such as windows-1251
    #[arg(long, value_name = "LABEL", value_parser = known_label, help_heading = "Input")]
    pub(crate) charset: Option<String>,

    /// When the pages were saved, such as 2024-05-03T10:05:00Z; dates such as "2 hours ago" are
    /// reckoned from it. Many forms, such as WARC, say it of each page
    #[arg(long, value_name = "TIME", value_parser = moment, help_heading = "Input")]
    pub(crate) now: Option<SystemTime>,

    /// Read text that another program scraped; the default for .txt files
    #[arg(long, help_heading = "Input")]
    pub(crate) plain: bool,

    /// The largest page, unpacked; K, M and G may stand behind the number
    #[arg(
        long,
        value_name = "N",
        default_value = "16M",
        value_parser = bytes,
        help_heading = "Extraction"
    )]
    pub(crate) max_bytes: usize,
}

#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    /// A saved page, or - for standard input, the default
    #[arg(value_name = "PATH", conflicts_with = "diff")]
    pub(crate) path: Option<PathBuf>,

    /// Compare what two versions of the command made of the same pages: two files written with
    /// --json
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    pub(crate) diff: Option<Vec<PathBuf>>,

    /// Write a page to look at in a browser, in place of a list
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The running text, blocks an empty line apart
    #[default]
    #[value(alias = "txt")]
    Text,
    /// The article as Markdown, with headline and captions
    #[value(alias = "md")]
    Markdown,
    /// The article as HTML that needs no sanitiser
    Html,
    /// One line of JSON a page: text, facts, images and blocks
    #[value(alias = "jsonl")]
    Json,
    /// A row a page, packed with zstd; not on a terminal
    Parquet,
}

impl Format {
    /// Whether an output is a table, and not bytes one after the other.
    pub(crate) fn has_rows(self) -> bool {
        self == Self::Parquet
    }

    /// Whether an output has a place for every page, those that could not be read, too.
    pub(crate) fn has_errors(self) -> bool {
        matches!(self, Self::Json | Self::Parquet)
    }

    /// What the names of files with one page end in.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Parquet => "parquet",
        }
    }
}

impl Extract {
    /// What to write, whichever way it was asked for.
    pub(crate) fn format(&self) -> Format {
        match (self.json, self.markdown, self.html) {
            (true, ..) => Format::Json,
            (_, true, _) => Format::Markdown,
            (.., true) => Format::Html,
            _ => self.format,
        }
    }

    /// The options on which the output depends.
    pub(crate) fn plan(&self) -> String {
        let Self { reading, choice, with_metadata, by_site, .. } = self;
        let format = self.format();
        format!(
            "{format:?}, {choice:?}, with_metadata: {with_metadata}, by_site: {by_site}, {reading:?}"
        )
    }
}

impl Paths {
    /// Whether all of it is files and folders.
    pub(crate) fn can_be_read_twice(&self) -> bool {
        let is_once = |path: &PathBuf| {
            input::is_stdin(path)
                || fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
        };
        self.input_dir.is_some() || !self.paths.is_empty() && !self.paths.iter().any(is_once)
    }
}

impl Running {
    pub(crate) fn threads(&self) -> usize {
        self.threads.or(thread::available_parallelism().ok()).map_or(1, usize::from)
    }
}

impl Choice {
    /// A selection with what was asked for.
    pub(crate) fn of(&self, selection: Selection) -> Selection {
        let Self { select, omit, links, no_links, images, no_images, no_players, no_tables } = self;
        let selection = select.iter().fold(selection, |all, label| all.label(*label, true));
        let selection = omit.iter().fold(selection, |all, label| all.label(*label, false));
        let selection = if links | no_links { selection.links(*links) } else { selection };
        let selection = if images | no_images { selection.images(*images) } else { selection };
        let selection = if *no_players { selection.players(false) } else { selection };
        if *no_tables { selection.tables(false) } else { selection }
    }
}

impl Reading {
    /// An extractor with these settings, but for what is known of sites.
    pub(crate) fn extractor_alone(&self) -> Extractor {
        let mut extractor = Extractor::new()
            .focus(match (self.precision, self.recall) {
                (true, _) => unchaff::Focus::Precision,
                (_, true) => unchaff::Focus::Recall,
                _ => unchaff::Focus::Balanced,
            })
            .limits(Limits::default().max_bytes(self.max_bytes));
        if let Some(url) = &self.url {
            extractor = extractor.url(url);
        }
        if let Some(now) = self.now {
            extractor = extractor.now(now);
        }
        if let Some(label) = &self.charset {
            extractor = extractor.charset(label);
        }
        if let Some(rules) = &self.rules {
            extractor = extractor.rules(rules.book());
        }
        extractor
    }

    /// What is known of sites.
    pub(crate) fn known(&self) -> Sites {
        self.sites.as_ref().map_or(Sites::new(), |file| Sites::clone(&file.sites()))
    }

    /// An extractor with these settings.
    pub(crate) fn extractor(&self) -> Extractor {
        let extractor = self.extractor_alone();
        match &self.sites {
            Some(file) => extractor.sites(file.sites()),
            None => extractor,
        }
    }
}

fn label() -> impl TypedValueParser<Value = Label> {
    let ids = Label::ALL.iter().map(|label| label.id());
    PossibleValuesParser::new(ids).try_map(|id| id.parse::<Label>())
}

fn known_label(label: &str) -> Result<String, &'static str> {
    match Encoding::for_label(label.as_bytes()) {
        Some(_) => Ok(label.to_owned()),
        None => Err("no encoding of the web has this label"),
    }
}

fn moment(time: &str) -> Result<SystemTime, jiff::Error> {
    time.parse::<Timestamp>()?.try_into()
}

fn bytes(text: &str) -> Result<usize, String> {
    let (digits, shift) = match text.chars().last().map(|last| last.to_ascii_uppercase()) {
        Some('K') => (&text[..text.len() - 1], 10),
        Some('M') => (&text[..text.len() - 1], 20),
        Some('G') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number: usize = digits.parse().map_err(|_| "a number such as 500K or 16M".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "too large".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_has_no_mistakes() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes_may_have_units() {
        for (text, want) in [("7", Some(7)), ("2k", Some(2048)), ("16M", Some(16 << 20))] {
            assert_eq!(bytes(text).ok(), want, "{text}");
        }
        for text in ["", "M", "-1", "1T", "1.5M", "99999999999999999G"] {
            assert!(bytes(text).is_err(), "{text}");
        }
    }
}

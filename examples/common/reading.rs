//! The options on how to read a page, and what they do: shared by the programs that show one.

use std::{
    error::Error,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    time::SystemTime,
};

use clap::{CommandFactory, ValueEnum, error::ErrorKind};
use encoding_rs::{Encoding, UTF_8};
use jiff::Timestamp;
use unchaff::{Extraction, Extractor, Warning};

use crate::input::complain;

/// How to read a page.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    /// Read text that another program scraped; the default for .txt files
    #[arg(long)]
    plain: bool,

    /// The address of the page; relative image sources are resolved against it
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// The character encoding the server gave, such as windows-1251
    #[arg(long, value_name = "LABEL", value_parser = known_label)]
    charset: Option<String>,

    /// When the page was saved, such as 2024-05-03T10:05:00Z; dates such as "2 hours ago" are
    /// reckoned from it
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<SystemTime>,

    /// Which error to prefer: lost paragraphs (precision) or kept boilerplate (recall)
    #[arg(long, value_enum, default_value_t)]
    focus: Focus,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Focus {
    Precision,
    #[default]
    Balanced,
    Recall,
}

impl Reading {
    /// An extractor with these settings.
    pub(crate) fn extractor(&self) -> Extractor {
        let mut extractor = Extractor::new().focus(match self.focus {
            Focus::Precision => unchaff::Focus::Precision,
            Focus::Balanced => unchaff::Focus::Balanced,
            Focus::Recall => unchaff::Focus::Recall,
        });
        if let Some(url) = &self.url {
            extractor = extractor.url(url);
        }
        if let Some(now) = self.now {
            extractor = extractor.now(now);
        }
        if let Some(label) = &self.charset {
            extractor = extractor.charset(label);
        }
        extractor
    }

    /// Extracts a page, or text if `--plain` or its name says so. Warnings go to standard error.
    pub(crate) fn extract(
        &self,
        extractor: &Extractor,
        path: &Path,
        bytes: &[u8],
    ) -> Result<Extraction, Box<dyn Error>> {
        let page = if self.plain || is_text(path) {
            let (text, is_malformed) = self.decode(bytes)?;
            if is_malformed {
                warn(path, Warning::Malformed);
            }
            extractor.extract_text(&text)
        } else {
            extractor.extract_bytes(bytes)?
        };
        page.warnings().iter().for_each(|warning| warn(path, *warning));
        Ok(page)
    }

    /// Scraped text, and whether bytes of it were malformed. Without a mark or `--charset` it is
    /// UTF-8.
    fn decode(&self, bytes: &[u8]) -> Result<(String, bool), &'static str> {
        let label = self.charset.as_deref().unwrap_or_default();
        let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
        let (text, _, is_malformed) = encoding.decode(bytes);
        if text.contains('\0') {
            Err("not text: there are NUL bytes")
        } else {
            Ok((text.into(), is_malformed))
        }
    }
}

/// The path of standard input. Ends the program with a usage error if a person would have to type
/// the page.
pub(crate) fn piped<C: CommandFactory>() -> PathBuf {
    if io::stdin().is_terminal() {
        let message = "no PATH is given and nothing is piped in";
        C::command().error(ErrorKind::MissingRequiredArgument, message).exit();
    }
    PathBuf::from("-")
}

fn warn(path: &Path, warning: Warning) {
    complain(path, format_args!("warning: {warning}"));
}

/// Whether a name ends in `.txt` or `.txt.gz`.
fn is_text(path: &Path) -> bool {
    let ends_in = |path: &Path, wanted: &str| {
        path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
    };
    ends_in(path, "txt") || (ends_in(path, "gz") && ends_in(&path.with_extension(""), "txt"))
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

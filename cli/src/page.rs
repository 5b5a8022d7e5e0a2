//! One page: read, extracted, and written in the format that was asked for.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::Serialize;
use serde_json::Value;
use unchaff::{Extraction, Extractor, Selection, Warning};
use unchaff_saved::{Failure, Kind, Page as Saved};

use crate::{
    args::{Extract, Format, Reading},
    front, input,
    sites::Learned,
};

/// What is to be extracted.
#[derive(Debug)]
pub(crate) enum Work {
    File(PathBuf),
    /// Of a file that holds many.
    Page(Box<Saved>),
    Failed(Failure),
}

/// A page in the format of the output.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) bytes: Vec<u8>,
    /// Why there is no page. Formats with a place for it have it in `bytes`, too.
    pub(crate) failure: Option<Failure>,
    pub(crate) has_article: bool,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) page_bytes: usize,
    /// The page itself, for formats that hold rows.
    pub(crate) page: Option<Box<Extraction>>,
    /// Where it was fetched from, if that is known.
    pub(crate) url: Option<String>,
    pub(crate) selections: Selections,
}

/// What stands in a text, and what in Markdown or HTML.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Selections {
    pub(crate) text: Selection,
    pub(crate) markdown: Selection,
    html: Selection,
}

/// Reads, extracts and prints pages. One for all threads.
#[derive(Debug)]
pub(crate) struct Printer<'a> {
    reading: &'a Reading,
    extractor: Extractor,
    /// Nothing if only the pages are wanted.
    format: Option<Format>,
    with_metadata: bool,
    selections: Selections,
    /// What a first reading has learned of the sites.
    learned: Option<Learned>,
}

impl<'a> Printer<'a> {
    pub(crate) fn new(options: &'a Extract, learned: Option<Learned>) -> Self {
        let article = Selection::article();
        let without_addresses = article.links(false).images(false);
        let extractor = options.reading.extractor();
        Self {
            reading: &options.reading,
            extractor: match &learned {
                Some(learned) => extractor.sites(Arc::clone(&learned.sites)),
                None => extractor,
            },
            format: Some(options.format()),
            with_metadata: options.with_metadata,
            selections: Selections {
                text: options.choice.of(Selection::default()),
                markdown: options.choice.of(without_addresses),
                html: options.choice.of(article),
            },
            learned,
        }
    }

    /// One that prints nothing: the pages themselves are wanted, as they are without anything known of their sites.
    pub(crate) fn of_pages(reading: &'a Reading) -> Self {
        let any = Selection::default();
        Self {
            reading,
            extractor: reading.extractor_alone(),
            format: None,
            with_metadata: false,
            selections: Selections { text: any, markdown: any, html: any },
            learned: None,
        }
    }

    pub(crate) fn max_bytes(&self) -> usize {
        self.reading.max_bytes
    }

    /// Prints a page, which is known by its source and its place there.
    pub(crate) fn print(&self, at: (usize, usize), id: &str, work: Work) -> Printed {
        let (mut page_bytes, mut url) = (0, None);
        let selections = self.selections;
        // A panic is a mistake of ours, and no reason to lose the pages that follow.
        let result = catch_unwind(AssertUnwindSafe(|| {
            let held = self.learned.as_ref().and_then(|learned| learned.take(at));
            let page = match held {
                Some(held) => {
                    (page_bytes, url) = (held.page_bytes, held.url);
                    held.page
                }
                None => self.extract(work, &mut page_bytes, &mut url)?,
            };
            let (bytes, has_article) = (self.write(id, &page), page.article().next().is_some());
            Ok((bytes, has_article, page))
        }));
        match result.unwrap_or_else(|_| Err(Failure::new(Kind::Bug, "the extractor panicked"))) {
            Ok((bytes, has_article, page)) => Printed {
                bytes,
                failure: None,
                has_article,
                warnings: page.warnings().to_vec(),
                page_bytes,
                page: self.keeps_pages().then(|| Box::new(page)),
                url,
                selections,
            },
            Err(failure) => Printed {
                bytes: self.write_failure(id, &failure),
                failure: Some(failure),
                has_article: false,
                warnings: Vec::new(),
                page_bytes,
                page: None,
                url,
                selections,
            },
        }
    }

    fn extract(
        &self,
        work: Work,
        page_bytes: &mut usize,
        url: &mut Option<String>,
    ) -> Result<Extraction, Failure> {
        let reading = self.reading;
        let (page, extractor) = match work {
            Work::File(path) => {
                url.clone_from(&reading.url);
                let page = open(reading, &path)?;
                let extractor = alone(&page, &self.extractor, reading);
                (page, extractor)
            }
            Work::Page(page) => {
                let extractor = page.extractor(&self.extractor, reading.charset.as_deref());
                (*page, extractor)
            }
            Work::Failed(failure) => return Err(failure),
        };
        *url = url.take().or(page.address().map(str::to_owned));
        extract(page, &extractor, reading, page_bytes)
    }

    fn keeps_pages(&self) -> bool {
        self.format.is_none_or(Format::has_rows)
    }

    fn write(&self, id: &str, page: &Extraction) -> Vec<u8> {
        let Some(format) = self.format else { return Vec::new() };
        let has_facts = self.with_metadata;
        let Selections { text, markdown, html } = self.selections;
        let front = match format {
            Format::Text | Format::Markdown if has_facts => page.metadata().front_matter(),
            _ => String::new(),
        };
        let mut text = match format {
            Format::Text => front + &page.text_with(text),
            Format::Markdown => front + &page.markdown_with(markdown),
            Format::Html if has_facts => front::html(page.metadata(), &page.html_with(html)),
            Format::Html => page.html_with(html),
            Format::Json => self.json(id, page),
            Format::Parquet => String::new(),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.into_bytes()
    }

    fn json(&self, id: &str, page: &Extraction) -> String {
        #[derive(Serialize)]
        struct Line<'p> {
            id: &'p str,
            #[serde(flatten)]
            page: &'p Extraction,
        }
        // Names and texts always serialise.
        let line = serde_json::to_string(&Line { id, page }).unwrap_or_default();
        if self.selections.text == Selection::default() {
            return line;
        }
        let mut object: Value = serde_json::from_str(&line).unwrap_or_default();
        object["text"] = page.text_with(self.selections.text).into();
        object.to_string()
    }

    fn write_failure(&self, id: &str, failure: &Failure) -> Vec<u8> {
        if self.format != Some(Format::Json) {
            return Vec::new();
        }
        let object = serde_json::json!({
            "id": id,
            "error": failure.to_string(),
            "error_kind": failure.kind.id(),
        });
        format!("{object}\n").into_bytes()
    }
}

/// The first page of a file, or text if `--plain` or its name says so.
fn open(reading: &Reading, path: &Path) -> Result<Saved, Failure> {
    let input = input::open(path, |_| {})?;
    if reading.plain || input::is_text(path) {
        return unchaff_saved::read_text(input, reading.max_bytes);
    }
    unchaff_saved::read_page(input, reading.max_bytes)
}

/// An extractor for a page that is alone in its file, so that the options mean it and count more than the file.
fn alone(page: &Saved, base: &Extractor, reading: &Reading) -> Extractor {
    let mut extractor = page.extractor(base, reading.charset.as_deref());
    if let Some(url) = &reading.url {
        extractor = extractor.url(url).local(false);
    }
    match reading.now {
        Some(now) => extractor.now(now),
        None => extractor,
    }
}

fn extract(
    page: Saved,
    extractor: &Extractor,
    reading: &Reading,
    page_bytes: &mut usize,
) -> Result<Extraction, Failure> {
    if page.is_text() || reading.plain {
        let text = page.into_text(reading.charset.as_deref(), reading.max_bytes)?;
        *page_bytes = text.len();
        return Ok(extractor.extract_text(&text));
    }
    let bytes = page.into_bytes(reading.max_bytes)?;
    *page_bytes = bytes.len();
    Ok(extractor.extract_bytes(&bytes)?)
}

/// Reads one page from a file or from standard input.
pub(crate) fn read_one(reading: &Reading, path: &Path) -> Result<Extraction, Failure> {
    let page = open(reading, path)?;
    let extractor = alone(&page, &reading.extractor(), reading);
    extract(page, &extractor, reading, &mut 0)
}

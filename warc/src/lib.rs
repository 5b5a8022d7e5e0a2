//! The pages of a WARC file, one record at a time, so that a file of any size fits into memory, and
//! a [`Split`] at a time, so that many machines can share a file.

use std::{
    borrow::Cow,
    io::{self, BufRead, Read},
    ops::ControlFlow,
    time::SystemTime,
};

use warc::{RecordType, WarcHeader, WarcReader};

mod failure;
mod http;
mod split;

use http::Response;
use unchaff::Extractor;

pub use crate::{
    failure::{Failure, Kind},
    http::{GZIP_MARK, read_bounded},
    split::Split,
};

/// The longest head of a record. Real ones have a few hundred bytes.
const MAX_HEAD_BYTES: u64 = 64 << 10;
/// What a response may have beside its body: the head, the lengths of chunks.
const MAX_EXTRA_BYTES: usize = 1 << 20;
/// What every record begins with.
const MARK: &[u8] = b"WARC/";
/// The content type of what was fetched by HTTP.
const HTTP_TYPE: &str = "application/http";
/// Answers that hold what was asked for.
const SUCCESS: std::ops::Range<u16> = 200..300;
/// Types of content that are pages.
const PAGE_TYPES: [&str; 2] = ["text/html", "application/xhtml+xml"];

/// What a record is.
#[derive(Debug)]
pub enum Item {
    /// A page.
    Page(Box<Page>),
    /// What cannot be read.
    Broken {
        /// Its address, if that can be told.
        uri: Option<String>,
        /// Its number in the archive, from 1.
        number: usize,
        /// Why.
        failure: Failure,
    },
    /// A request, a picture, a redirect.
    LeftOut,
}

/// A page as it was answered.
#[derive(Debug)]
pub struct Page {
    /// Its address.
    pub uri: String,
    /// When it was fetched.
    pub saved: SystemTime,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Http(Response),
    /// Of a record that was not fetched by HTTP.
    Plain(Vec<u8>),
}

impl Page {
    /// What the server said of the encoding: its content type, where there is one.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        match &self.body {
            Body::Http(response) => response.content_type.as_deref(),
            Body::Plain(_) => None,
        }
    }

    /// An extractor for the page: with its address, its date, and what the server said of the
    /// encoding unless `charset` says more.
    #[must_use]
    pub fn extractor(&self, base: &Extractor, charset: Option<&str>) -> Extractor {
        let extractor = base.clone().url(&self.uri).now(self.saved);
        match charset.or(self.content_type()) {
            Some(label) => extractor.charset(label),
            None => extractor,
        }
    }

    /// The bytes of the page, up to one more than `max`.
    ///
    /// # Errors
    ///
    /// If what the server packed cannot be unpacked.
    pub fn into_bytes(self, max: usize) -> Result<Vec<u8>, Failure> {
        match self.body {
            Body::Http(response) => {
                response.body(max).map_err(|message| Failure::new(Kind::Http, message))
            }
            Body::Plain(bytes) => Ok(bytes),
        }
    }
}

/// Hands out the records of an archive in their order. Behind a broken one it goes on with the next
/// line that begins a record; a stream that cannot be read any further is the last item.
pub fn read(input: impl BufRead, max_bytes: usize, mut each: impl FnMut(Item) -> ControlFlow<()>) {
    let mut input = Framed { inner: input, ahead: io::Cursor::default(), budget: None };
    let mut number = 0;
    loop {
        let item = match next(&mut input, max_bytes, &mut number) {
            Ok(Some(item)) => item,
            Ok(None) => return,
            Err(error) => {
                let failure = Failure::new(Kind::Unreadable, format!("{error}; the rest is lost"));
                let _ = each(Item::Broken { uri: None, number, failure });
                return;
            }
        };
        if each(item).is_break() {
            return;
        }
    }
}

/// The next record; the error is one of the stream.
fn next<R: BufRead>(
    input: &mut Framed<R>,
    max_bytes: usize,
    number: &mut usize,
) -> io::Result<Option<Item>> {
    let broken = |uri: &str, number, failure| {
        let uri = Some(uri.to_owned()).filter(|uri| !uri.is_empty());
        Ok(Some(Item::Broken { uri, number, failure }))
    };
    let record = |message: &str| Failure::new(Kind::Record, message);
    let junk = input.find_record()?;
    if junk > 0 {
        let message = format!("{junk} bytes behind it belong to no record");
        return broken("", *number, record(&message));
    }
    if input.fill_buf()?.is_empty() {
        return Ok(None);
    }
    *number += 1;
    let head = match Head::read(input)? {
        Ok(head) => head,
        Err(message) => return broken("", *number, record(&message)),
    };
    let is_too_large = max_bytes.saturating_add(MAX_EXTRA_BYTES) as u64 <= head.length;
    let mut bytes = Vec::new();
    if head.is_wanted && !is_too_large {
        input.take(head.length).read_to_end(&mut bytes)?;
    }
    let rest = head.length - bytes.len() as u64;
    let is_whole = io::copy(&mut input.take(rest), &mut io::sink())? == rest;
    if !is_whole {
        return broken(&head.uri, *number, record("the record is cut off"));
    }
    if !head.is_wanted {
        return Ok(Some(Item::LeftOut));
    }
    if is_too_large {
        return broken(&head.uri, *number, Failure::too_large(max_bytes));
    }
    let Head { uri, saved, .. } = head;
    if !head.is_http {
        return Ok(Some(Item::Page(Box::new(Page { uri, saved, body: Body::Plain(bytes) }))));
    }
    let response = match Response::parse(bytes) {
        Ok(response) => response,
        Err(message) => return broken(&uri, *number, Failure::new(Kind::Http, message)),
    };
    // A server that names no type mostly sends pages.
    let is_page = response.content_type.as_deref().is_none_or(is_page_type);
    if !is_page || !SUCCESS.contains(&response.status) {
        return Ok(Some(Item::LeftOut));
    }
    Ok(Some(Item::Page(Box::new(Page { uri, saved, body: Body::Http(response) }))))
}

/// What the head of a record says.
struct Head {
    uri: String,
    saved: SystemTime,
    length: u64,
    is_wanted: bool,
    is_http: bool,
}

impl Head {
    /// Reads a head. The outer error is one of the stream, the inner one of the head.
    fn read<R: BufRead>(input: &mut Framed<R>) -> io::Result<Result<Self, String>> {
        input.budget = Some(MAX_HEAD_BYTES);
        let mut reader = WarcReader::new(&mut *input);
        let head = match reader.stream_records().next_item() {
            Some(Ok(record)) => {
                let field = |name| record.header(name).map(Cow::into_owned);
                let content_type = field(WarcHeader::ContentType);
                let is_http = content_type.as_deref().is_none_or(|it| it.starts_with(HTTP_TYPE));
                let is_response = *record.warc_type() == RecordType::Response;
                let is_resource = *record.warc_type() == RecordType::Resource;
                let is_page = content_type.as_deref().is_some_and(is_page_type);
                let uri = field(WarcHeader::TargetURI).unwrap_or_default();
                Ok(Ok(Self {
                    // Some tools write addresses in brackets.
                    uri: uri.trim_start_matches('<').trim_end_matches('>').to_owned(),
                    saved: SystemTime::from(*record.date()),
                    length: record.content_length(),
                    is_wanted: is_response && is_http || is_resource && is_page,
                    is_http: is_response,
                }))
            }
            Some(Err(warc::Error::ReadData(error))) if !is_over_budget(&error) => Err(error),
            Some(Err(error)) => Ok(Err(format!("a broken head: {error}"))),
            None => Ok(Err("the head has no end".to_owned())),
        };
        input.budget = None;
        head
    }
}

fn is_page_type(content_type: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default().trim();
    name.is_empty() || PAGE_TYPES.iter().any(|page| name.eq_ignore_ascii_case(page))
}

/// A stream in which records are found, and which ends where a head has become too long.
struct Framed<R> {
    inner: R,
    /// The line that begins a record, found and not yet read.
    ahead: io::Cursor<Vec<u8>>,
    budget: Option<u64>,
}

impl<R: BufRead> Framed<R> {
    /// Goes to the next line that begins a record, or to the end. How many bytes on the way are
    /// more than white space.
    fn find_record(&mut self) -> io::Result<usize> {
        let (mut junk, mut is_line_start) = (0, true);
        let mut line = Vec::new();
        loop {
            line.clear();
            let mut piece = self.by_ref().take(MAX_HEAD_BYTES);
            if piece.read_until(b'\n', &mut line)? == 0 {
                return Ok(junk);
            }
            if is_line_start && line.starts_with(MARK) {
                self.ahead = io::Cursor::new(line);
                return Ok(junk);
            }
            is_line_start = line.ends_with(b"\n");
            junk += line.trim_ascii().len();
        }
    }
}

fn is_over_budget(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::QuotaExceeded
}

impl<R: BufRead> BufRead for Framed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.budget == Some(0) {
            return Err(io::Error::new(io::ErrorKind::QuotaExceeded, "the head is too long"));
        }
        let is_ahead = self.ahead.position() < self.ahead.get_ref().len() as u64;
        let bytes = if is_ahead { self.ahead.fill_buf()? } else { self.inner.fill_buf()? };
        let most = self.budget.map_or(usize::MAX, |it| usize::try_from(it).unwrap_or(usize::MAX));
        Ok(&bytes[..bytes.len().min(most)])
    }

    fn consume(&mut self, bytes: usize) {
        if let Some(budget) = &mut self.budget {
            *budget = budget.saturating_sub(bytes as u64);
        }
        if self.ahead.position() < self.ahead.get_ref().len() as u64 {
            self.ahead.consume(bytes);
        } else {
            self.inner.consume(bytes);
        }
    }
}

impl<R: BufRead> Read for Framed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Rain";

    fn record(kind: &str, content_type: &str, body: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:test:1>\r\n\
             WARC-Date: 2024-05-03T10:05:00Z\r\nWARC-Target-URI: <http://a.example/>\r\n\
             Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    }

    fn response(body: &str) -> String {
        record("response", "application/http; msgtype=response", body)
    }

    /// What comes out: the text of pages, `-` for what is left out, the kind of a failure.
    #[track_caller]
    fn check(archive: &[u8], want: &[&str]) {
        let mut found = Vec::new();
        // Small pieces, so that every border between them is met.
        read(io::BufReader::with_capacity(7, archive), 1000, |item| {
            found.push(match item {
                Item::Page(page) => {
                    assert_eq!(page.uri, "http://a.example/");
                    String::from_utf8(page.into_bytes(1000).expect("whole")).expect("text")
                }
                Item::LeftOut => "-".to_owned(),
                Item::Broken { failure, .. } => failure.kind.id().to_owned(),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(found, want);
    }

    #[test]
    fn responses_and_resources_are_pages() {
        let info = record("warcinfo", "application/warc-fields", "software: none\r\n");
        let request =
            record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
        let resource = record("resource", "text/html", "<p>Snow");
        let revisit = record("revisit", "application/http; msgtype=response", PAGE);
        let archive = [info, request, response(PAGE), resource, revisit].concat();
        check(archive.as_bytes(), &["-", "-", "<p>Rain", "<p>Snow", "-"]);
        check(b"", &[]);
    }

    #[test]
    fn what_is_no_page_is_left_out() {
        let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG";
        let moved = "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved";
        let bare = "HTTP/1.1 200 OK\r\n\r\n<p>Bare";
        let name = record("response", "text/dns", "20240503 a.example");
        let archive = [response(picture), response(moved), response(bare), name].concat();
        check(archive.as_bytes(), &["-", "-", "<p>Bare", "-"]);
    }

    #[test]
    fn behind_a_broken_record_it_goes_on() {
        let good = response(PAGE);
        let no_http = response("<p>No head");
        let junk = "more than the length says\r\n\r\n";
        let no_date = good.replace("WARC-Date", "WARC-Data");
        let endless = format!("WARC/1.0\r\nX: {}\r\n\r\n", "y".repeat(MAX_HEAD_BYTES as usize));
        let archive: [&str; 7] = [&no_http, &good, junk, &no_date, &good, &endless, &good];
        let archive = archive.concat();
        // The body of a record without a head that can be read belongs to no record.
        let want = ["http", "<p>Rain", "record", "record", "record", "<p>Rain"];
        let more = ["record", "record", "<p>Rain"];
        check(archive.as_bytes(), &[want.as_slice(), &more].concat());
    }

    #[test]
    fn what_is_cut_off_or_too_large_says_so() {
        let good = response(PAGE);
        check(&good.as_bytes()[..good.len() - 8], &["record"]);
        check(good.trim_end().as_bytes(), &["<p>Rain"]);
        for (bytes, want) in [(MAX_EXTRA_BYTES, "http"), (2 * MAX_EXTRA_BYTES, "too-large")] {
            check(
                [response(&"x".repeat(bytes)), good.clone()].concat().as_bytes(),
                &[want, "<p>Rain"],
            );
        }
    }
}

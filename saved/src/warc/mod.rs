//! The pages of a WARC or WET file, one record at a time, so that a file of any size fits into memory, and
//! a [`Split`] at a time, so that many machines can share a file.

use std::{
    io::{self, BufRead, Read},
    ops::ControlFlow,
    time::SystemTime,
};

use jiff::Timestamp;
use mailparse::MailHeaderMap;

mod http;
mod split;

pub use split::Split;

pub(crate) use http::Response;

use crate::{Failure, Item, Kind, Name, Page, page::Body, source};

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
/// The type of content that is text.
const TEXT_TYPE: &str = "text/plain";

/// Hands out the records of a WARC file in their order, unpacked. Behind a broken one it goes on with the next
/// line that begins a record; a stream that cannot be read any further is the last item.
pub(crate) fn read(
    input: impl BufRead,
    max_bytes: usize,
    mut each: impl FnMut(Item) -> ControlFlow<()>,
) {
    let mut input = Framed { inner: input, ahead: io::Cursor::default() };
    let mut number = 0;
    loop {
        let item = match next(&mut input, max_bytes, &mut number) {
            Ok(Some(item)) => item,
            Ok(None) => return,
            Err(error) => {
                let failure = Failure::new(Kind::Unreadable, format!("{error}; the rest is lost"));
                let _ = each(Item::Broken { name: numbered(number), failure });
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
        let name = if uri.is_empty() { numbered(number) } else { Name::Address(uri.to_owned()) };
        Ok(Some(Item::Broken { name, failure }))
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
    if !head.is_http {
        return Ok(Some(page(head, *number, Body::Plain(bytes))));
    }
    let response = match Response::parse(bytes) {
        Ok(response) => response,
        Err(message) => return broken(&head.uri, *number, Failure::new(Kind::Http, message)),
    };
    // A server that names no type mostly sends pages.
    let is_page = response.content_type.as_deref().is_none_or(is_page_type);
    if !is_page || !SUCCESS.contains(&response.status) {
        return Ok(Some(Item::LeftOut));
    }
    Ok(Some(page(head, *number, Body::Http(response))))
}

fn page(head: Head, number: usize, body: Body) -> Item {
    let Head { uri, saved, is_text, .. } = head;
    let has_address = !uri.is_empty();
    Item::Page(Box::new(Page {
        name: if has_address { Name::Address(uri.clone()) } else { numbered(number) },
        address: has_address.then_some(uri),
        saved,
        content_type: None,
        images: Vec::new(),
        is_text,
        is_local: false,
        body,
    }))
}

fn numbered(number: usize) -> Name {
    Name::Within(format!("record {number}"))
}

/// What the head of a record says.
struct Head {
    uri: String,
    saved: Option<SystemTime>,
    length: u64,
    is_wanted: bool,
    is_http: bool,
    is_text: bool,
}

impl Head {
    /// Reads a head. The outer error is one of the stream, the inner one of the head.
    fn read<R: BufRead>(input: &mut Framed<R>) -> io::Result<Result<Self, String>> {
        let mut head = Vec::new();
        loop {
            let begin = head.len();
            let left = MAX_HEAD_BYTES.saturating_sub(begin as u64);
            if input.take(left).read_until(b'\n', &mut head)? == 0 {
                let what = if left == 0 { "the head is too long" } else { "the head has no end" };
                return Ok(Err(what.to_owned()));
            }
            if head.get(begin..).is_some_and(|line| line.trim_ascii().is_empty()) {
                return Ok(Self::parse(&head).map_err(|what| format!("a broken head: {what}")));
            }
        }
    }

    fn parse(head: &[u8]) -> Result<Self, String> {
        // The first line has the version.
        let first = memchr::memchr(b'\n', head).map_or(head.len(), |end| end + 1);
        let fields = head.get(first..).unwrap_or_default();
        let (fields, _) = mailparse::parse_headers(fields).map_err(|error| error.to_string())?;
        let field = |name: &str| fields.get_first_value(name).map(|it| it.trim().to_owned());
        let needed = |name: &str| field(name).ok_or_else(|| format!("{name} is missing"));
        let content_type = field("Content-Type");
        let has_type = |want| content_type.as_deref().is_some_and(|it| is_type(it, want));
        let (kind, date) = (needed("WARC-Type")?.to_ascii_lowercase(), needed("WARC-Date")?);
        let date: Timestamp = date.parse().map_err(|_| format!("{date} is no date"))?;
        let length = needed("Content-Length")?;
        let is_http = content_type.as_deref().is_none_or(|it| it.starts_with(HTTP_TYPE));
        let is_page = content_type.as_deref().is_some_and(is_page_type);
        // What WET files hold: the text that somebody took from a page.
        let is_text = kind == "conversion" && has_type(TEXT_TYPE);
        let uri = field("WARC-Target-URI").unwrap_or_default();
        Ok(Self {
            // Some tools write addresses in brackets.
            uri: uri.trim_start_matches('<').trim_end_matches('>').to_owned(),
            saved: source::moment(date),
            length: length.parse().map_err(|_| format!("{length} is no length"))?,
            is_wanted: kind == "response" && is_http || kind == "resource" && is_page || is_text,
            is_http: kind == "response",
            is_text,
        })
    }
}

fn is_page_type(content_type: &str) -> bool {
    is_type(content_type, "") || PAGE_TYPES.iter().any(|page| is_type(content_type, page))
}

fn is_type(content_type: &str, want: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default();
    name.trim().eq_ignore_ascii_case(want)
}

/// A stream in which records are found.
struct Framed<R> {
    inner: R,
    /// The line that begins a record, found and not yet read.
    ahead: io::Cursor<Vec<u8>>,
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

impl<R: BufRead> BufRead for Framed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let is_ahead = self.ahead.position() < self.ahead.get_ref().len() as u64;
        if is_ahead { self.ahead.fill_buf() } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, bytes: usize) {
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
                    assert_eq!(page.address(), Some("http://a.example/"));
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
        let text = record("conversion", "text/plain", "Hail");
        let json = record("conversion", "application/json", "{}");
        let archive = [info, request, response(PAGE), resource, revisit, text, json].concat();
        check(archive.as_bytes(), &["-", "-", "<p>Rain", "<p>Snow", "-", "Hail", "-"]);
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

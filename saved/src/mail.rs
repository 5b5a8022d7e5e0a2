//! Pages saved as MHTML, and e-mails: the part that is shown, of messages of many parts.

use std::{
    io::{self, BufRead, Read},
    time::SystemTime,
};

use jiff::fmt::rfc2822;
use mailparse::{DispositionType, MailHeaderMap, ParsedMail, body::Body as Encoded};
use memchr::{memchr_iter, memmem};

use crate::{Failure, Kind, Name, Page, form, frames, page::Body, source, unpack::MAX_WHOLE_BYTES};

/// More parts than any page has images. The parser makes some 300 bytes of each.
const MAX_PARTS: usize = 50_000;
/// More lines than all heads have. The parser makes some 60 bytes of each.
const MAX_HEAD_LINES: usize = 500_000;
/// Fewer soft ends of lines are equals signs.
const MIN_SOFT_ENDS: usize = 3;
/// Where a part is looked at whose head does not say how it is encoded.
const PROBE_BYTES: usize = 2048;
/// Fewer bytes may be a word.
const MIN_BASE64_BYTES: usize = 200;
/// Of base64, 97 of 100 bytes are letters or digits, and lines have ends.
const MIN_LETTERS_PERCENT: usize = 85;
/// Half of a boundary tells it, if it is as long as this.
const MIN_HALF_BYTES: usize = 8;
/// What begins a message of a mailbox.
const MESSAGE_MARK: &[u8] = b"From ";

/// The page of a message.
pub(crate) fn page(bytes: &[u8], name: &Name, max_bytes: usize) -> Result<Page, Failure> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    check_size(bytes)?;
    let mail = mailparse::parse_mail(bytes).map_err(|error| broken(&error.to_string()))?;
    let location = mail.headers.get_first_value("Snapshot-Content-Location").map(unfolded);
    let leaves = leaves(&mail);
    let mut root = root(&mail, &leaves, location.as_deref()).ok_or_else(|| match location {
        None if mail.subparts.is_empty() => {
            Failure::new(Kind::NotHtml, "the mail holds neither HTML nor text")
        }
        _ => broken("the page itself is not among its parts"),
    })?;
    let mut body = decoded(&root)?;
    let mut address = location.or_else(|| located(root.part)).filter(|it| is_web(it));
    if frames::is_shell(&body)
        && let Some((frame, inner)) = fullest(&leaves)
    {
        (root, body) = (frame, inner);
        address = located(root.part).filter(|it| is_web(it)).or(address);
    }
    // A head that is damaged makes text of everything.
    let is_text = !is_html(root.part) && !form::begins_page(&body);
    if max_bytes < body.len() {
        return Err(Failure::too_large(max_bytes));
    }
    if is_text && holds_parts(&body) {
        return Err(broken("its parts cannot be told from each other"));
    }
    let origin = source::origin(&body);
    let images = mail.parts().filter(|it| it.ctype.mimetype.starts_with("image/"));
    Ok(Page {
        name: name.clone(),
        address: address.or(origin.address),
        saved: mail.headers.get_first_value("Date").and_then(|it| date(&it)).or(origin.saved),
        content_type: root.part.ctype.params.get("charset").cloned(),
        images: images.flat_map(locations).collect(),
        is_text,
        is_local: false,
        body: Body::Plain(body),
    })
}

/// A part that holds no others, and the boundary of what it is in.
#[derive(Clone, Copy)]
struct Leaf<'m> {
    part: &'m ParsedMail<'m>,
    boundary: Option<&'m str>,
}

/// The part that `start` names, else the HTML from where the page was saved, else the first HTML, else the first text.
fn root<'m>(
    mail: &'m ParsedMail<'m>,
    leaves: &[Leaf<'m>],
    location: Option<&str>,
) -> Option<Leaf<'m>> {
    let bare = |id: &str| id.trim_matches(['<', '>']).to_owned();
    let start = mail.ctype.params.get("start").map(|it| bare(it));
    let id = |part: &ParsedMail<'_>| {
        part.headers.get_first_value("Content-ID").map(|it| bare(it.trim()))
    };
    let pages = || leaves.iter().filter(|it| is_html(it.part));
    let at_location = || pages().find(|it| located(it.part).as_deref() == location);
    let is_near = |it: &&Leaf<'_>| {
        is_html(it.part)
            && located(it.part).is_some_and(|at| location.is_some_and(|it| host(it) == host(&at)))
    };
    let text = || leaves.iter().find(|it| it.part.ctype.mimetype == "text/plain");
    // Other HTML is that of frames, so it is not the page even if that is damaged.
    match (&start, location) {
        (Some(_), _) => pages().find(|it| id(it.part) == start),
        (None, Some(_)) => at_location().or_else(|| leaves.first().filter(is_near)),
        (None, None) => pages().next().or_else(text),
    }
    .copied()
}

/// The frame that shows most, and what it holds. Any HTML that is not the page itself is that of a frame.
fn fullest<'m>(leaves: &[Leaf<'m>]) -> Option<(Leaf<'m>, Vec<u8>)> {
    let frames = leaves.iter().filter(|it| is_html(it.part)).filter_map(|frame| {
        let body = decoded(frame).ok()?;
        Some((frames::weight(&body)?, (*frame, body)))
    });
    frames.max_by_key(|(weight, _)| *weight).map(|(_, frame)| frame)
}

/// The parts that hold no others and are no attachments, in their order.
fn leaves<'m>(mail: &'m ParsedMail<'m>) -> Vec<Leaf<'m>> {
    let mut leaves = Vec::new();
    let mut open = vec![Leaf { part: mail, boundary: None }];
    while let Some(Leaf { part, boundary }) = open.pop() {
        let inner = part.ctype.params.get("boundary").map(String::as_str);
        open.extend(part.subparts.iter().rev().map(|part| Leaf { part, boundary: inner }));
        let is_shown = || part.get_content_disposition().disposition != DispositionType::Attachment;
        if part.subparts.is_empty() && is_shown() {
            leaves.push(Leaf { part, boundary });
        }
    }
    leaves
}

fn is_html(part: &ParsedMail<'_>) -> bool {
    ["text/html", "application/xhtml+xml"].contains(&part.ctype.mimetype.as_str())
}

/// Where a part is from.
fn located(part: &ParsedMail<'_>) -> Option<String> {
    part.headers.get_first_value("Content-Location").map(unfolded)
}

/// The addresses by which a page may name a part.
fn locations(part: &ParsedMail<'_>) -> Vec<String> {
    let id = part.headers.get_first_value("Content-ID").map(unfolded);
    let id = id.map(|id| format!("cid:{}", id.trim_matches(['<', '>'])));
    located(part).into_iter().chain(id).collect()
}

/// A part as it stands in the message, up to the next one even if half of the boundary before that is damaged.
fn raw<'m>(leaf: &Leaf<'m>) -> &'m [u8] {
    let raw = match leaf.part.get_body_encoded() {
        Encoded::Base64(body) | Encoded::QuotedPrintable(body) => body.get_raw(),
        Encoded::SevenBit(body) | Encoded::EightBit(body) => body.get_raw(),
        Encoded::Binary(body) => body.get_raw(),
    };
    let boundary = leaf.boundary.map(|it| format!("--{it}")).unwrap_or_default();
    let (first, second) = boundary.as_bytes().split_at(boundary.len() / 2);
    if first.len() < MIN_HALF_BYTES {
        return raw;
    }
    let at_second = memmem::find(raw, second).map(|at| at.saturating_sub(first.len()));
    let end = memmem::find(raw, first).into_iter().chain(at_second).min();
    raw.get(..end.unwrap_or(raw.len())).unwrap_or(raw)
}

/// A part without its transfer encoding.
fn decoded(leaf: &Leaf<'_>) -> Result<Vec<u8>, Failure> {
    let raw = raw(leaf);
    let encoding = leaf.part.headers.get_first_value("Content-Transfer-Encoding");
    let encoding = encoding.map(|it| it.trim().to_ascii_lowercase());
    let encoding = match encoding.as_deref() {
        Some("7bit" | "8bit" | "binary") | None if is_quoted(raw) => "quoted-printable",
        Some("7bit" | "8bit" | "binary") | None if is_base64(raw) => "base64",
        Some("7bit" | "8bit" | "binary") | None => return Ok(raw.to_vec()),
        Some(it @ ("quoted-printable" | "base64")) => it,
        Some(other) => {
            return Err(broken(&format!("the transfer encoding {other:?} is not known")));
        }
    };
    let whole = match encoding {
        "base64" => {
            base64(raw).ok_or_else(|| broken("a part is no base64: letters are missing"))?
        }
        _ => raw.to_vec(),
    };
    let head = format!("Content-Transfer-Encoding: {encoding}\r\n\r\n");
    let bytes = [head.as_bytes(), &whole].concat();
    let again = mailparse::parse_mail(&bytes).and_then(|it| it.get_body_raw());
    again.map_err(|error| broken(&format!("a part is no {encoding}: {error}")))
}

/// The letters of base64 without the line ends. Only an end that was cut off may be missing: behind any other letter
/// that is, all is nonsense.
fn base64(raw: &[u8]) -> Option<Vec<u8>> {
    let lines = raw.split(|byte| *byte == b'\n').filter(|it| !it.trim_ascii().is_empty());
    let mut letters = Vec::with_capacity(raw.len());
    let (mut length, mut last, mut is_even) = (None, None, true);
    for line in lines {
        is_even &= last == length;
        let before = letters.len();
        letters.extend(line.iter().filter(|it| !it.is_ascii_whitespace()));
        last = Some(letters.len() - before);
        length = length.or(last);
    }
    let whole = letters.len() / 4 * 4;
    if letters.len() > whole && !is_even {
        return None;
    }
    letters.truncate(whole);
    Some(letters)
}

/// Whether bytes are base64, perhaps damaged, though no head says that they are: neither HTML nor text.
fn is_base64(raw: &[u8]) -> bool {
    let probe = raw.get(..PROBE_BYTES).unwrap_or(raw);
    let letters = probe.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
    probe.len() > MIN_BASE64_BYTES
        && !probe.iter().any(|byte| b" <".contains(byte))
        && letters * 100 > probe.len() * MIN_LETTERS_PERCENT
}

/// Whether lines have the soft ends of quoted-printable, though no head says that they do.
fn is_quoted(raw: &[u8]) -> bool {
    let ends = memmem::find_iter(raw, b"=\n").chain(memmem::find_iter(raw, b"=\r\n"));
    ends.take(MIN_SOFT_ENDS).count() == MIN_SOFT_ENDS && memmem::find(raw, b"=3D").is_some()
}

/// Whether text has the heads of parts in it.
fn holds_parts(text: &[u8]) -> bool {
    [b"\nContent-Location:".as_slice(), b"\nContent-Transfer-Encoding:"]
        .iter()
        .any(|field| memmem::find(text, field).is_some())
}

/// Refuses what the parser would need much more memory for than it is long.
fn check_size(bytes: &[u8]) -> Result<(), Failure> {
    let (mut parts, mut head_lines, mut start, mut is_head) = (0, 0, 0, true);
    for end in memchr_iter(b'\n', bytes) {
        let line = bytes.get(start..end).unwrap_or_default();
        if line.starts_with(b"--") {
            parts += 1;
            is_head = true;
        }
        head_lines += usize::from(is_head);
        is_head &= !line.trim_ascii().is_empty();
        start = end + 1;
    }
    if parts > MAX_PARTS || head_lines > MAX_HEAD_LINES {
        return Err(Failure::new(Kind::TooLarge, format!("it has more than {MAX_PARTS} parts")));
    }
    Ok(())
}

fn broken(message: &str) -> Failure {
    Failure::new(Kind::Container, format!("a broken mail: {message}"))
}

/// Long addresses are written in several lines.
fn unfolded(value: String) -> String {
    value.split_whitespace().collect()
}

fn is_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

/// The beginning of an address up to its path.
fn host(address: &str) -> &str {
    let path = address.match_indices('/').nth(2).map(|(at, _)| at);
    address.get(..path.unwrap_or(address.len())).unwrap_or(address)
}

fn date(value: &str) -> Option<SystemTime> {
    source::moment(rfc2822::DateTimeParser::new().parse_timestamp(value.trim()).ok()?)
}

/// The messages of a mailbox, one at a time.
pub(crate) struct Mailbox<R> {
    input: R,
    /// Whether the line that begins the next one is read.
    is_open: bool,
    is_over: bool,
}

impl<R: BufRead> Mailbox<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, is_open: false, is_over: false }
    }

    fn read(&mut self) -> io::Result<Option<Result<Vec<u8>, Failure>>> {
        let (mut message, mut line) = (Vec::new(), Vec::new());
        let (mut is_too_large, mut has_line, mut follows_empty) = (false, self.is_open, true);
        loop {
            line.clear();
            let read =
                (&mut self.input).take(MAX_WHOLE_BYTES as u64).read_until(b'\n', &mut line)?;
            if read == 0 {
                self.is_over = true;
                break;
            }
            if follows_empty && line.starts_with(MESSAGE_MARK) {
                follows_empty = false;
                if std::mem::replace(&mut self.is_open, true) && has_line {
                    break;
                }
                has_line = true;
                continue;
            }
            follows_empty = line.trim_ascii().is_empty();
            let quoted = line.iter().take_while(|it| **it == b'>').count();
            let is_quoted =
                quoted > 0 && line.get(quoted..).is_some_and(|it| it.starts_with(MESSAGE_MARK));
            is_too_large |= message.len() + line.len() > MAX_WHOLE_BYTES;
            if !is_too_large {
                message.extend_from_slice(line.get(usize::from(is_quoted)..).unwrap_or_default());
            }
        }
        if !has_line {
            return Ok(None);
        }
        Ok(Some(if is_too_large { Err(Failure::too_large(MAX_WHOLE_BYTES)) } else { Ok(message) }))
    }
}

impl<R: BufRead> Iterator for Mailbox<R> {
    type Item = Result<Vec<u8>, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        match self.read() {
            Ok(message) => message,
            Err(error) => {
                self.is_over = true;
                let failure = Failure::from(error);
                Some(Err(Failure::new(failure.kind, format!("{failure}; the rest is lost"))))
            }
        }
    }
}

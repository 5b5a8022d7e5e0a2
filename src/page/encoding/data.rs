//! Mail, archives, feeds and code are text, too, and no pages: this tells them before their signs are read as words.

use crate::{at::head, error::FileType};

/// The longest head of a mail that is looked at, in lines. Those on the way through many servers have some 100.
const MAX_HEAD_LINES: usize = 400;

/// Fewer fields than this are the first words of a text: "Note: …".
const MIN_MAIL_FIELDS: usize = 2;

/// The head of a mail may be damaged. Then more fields must be whole, and no more lines than this may be none.
const MAX_OTHER_HEAD_LINES: usize = 2;

/// Fewer lines that end in an equals sign are sums.
const MIN_SOFT_ENDS: usize = 3;

/// Where code and base64 are looked for: a screen or two.
const PROBE_BYTES: usize = 4096;

/// Base64 that is shorter may be a word in capitals or a key.
const MIN_BASE64_CHARS: usize = 120;

/// A log repeats itself: fewer lines may be the heads of entries.
const MIN_LOG_LINES: usize = 3;

/// How many lines of a log are looked at.
const MAX_LOG_LINES: usize = 20;

/// Lines of a log that do not begin with a time: the rest of a message.
const MAX_OTHER_LINES_PERCENT: usize = 40;

/// Prose has one bracket, brace, semicolon or equals sign in a hundred characters, code has six and more.
const MIN_CODE_PERCENT: usize = 6;

/// The fields that the head of a mail or of a page saved as MHTML has.
const MAIL_FIELDS: [&str; 18] = [
    "content-disposition",
    "content-location",
    "content-transfer-encoding",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "list-unsubscribe",
    "message-id",
    "mime-version",
    "received",
    "reply-to",
    "return-path",
    "sender",
    "snapshot-content-location",
    "subject",
    "to",
];

/// The outermost elements of XML that is data.
const ROOTS: [(&str, FileType); 6] = [
    ("rss", FileType::Feed),
    ("feed", FileType::Feed),
    ("rdf:rdf", FileType::Feed),
    ("urlset", FileType::Sitemap),
    ("sitemapindex", FileType::Sitemap),
    ("plist", FileType::PropertyList),
];

/// What a script begins with.
const SCRIPT_STARTS: [&str; 25] = [
    "!function",
    "\"use strict\"",
    "'use strict'",
    "$(",
    "(()",
    "(function",
    "(self",
    "(window",
    ";(",
    "async ",
    "class ",
    "const ",
    "define(",
    "document.",
    "export ",
    "function ",
    "function(",
    "if(",
    "import ",
    "jQuery(",
    "let ",
    "self.",
    "try{",
    "var ",
    "window.",
];

/// What a style sheet begins with, if not with a selector.
const STYLE_STARTS: [&str; 8] = [
    "@charset",
    "@font-face",
    "@import",
    "@keyframes",
    "@layer",
    "@media",
    "@namespace",
    "@supports",
];

/// What a page begins with.
const PAGE_DOCTYPE: &str = "<!doctype html";

/// Elements that only a page has.
const PAGE_TAGS: [&str; 4] = ["<!doctype", "<body", "<head", "<html"];

/// What a text is if it is data and no page.
pub(super) fn file_type(text: &str) -> Option<FileType> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.starts_with('<') {
        return of_xml(start);
    }
    if start
        .strip_prefix("WARC/")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some(FileType::Warc);
    }
    if is_mail(start) || is_quoted(start) {
        return Some(FileType::Mail);
    }
    if is_json(start) {
        return Some(FileType::Json);
    }
    if has_page_tag(start) {
        return None;
    }
    let probe = head(start, PROBE_BYTES);
    if is_base64(probe) {
        return Some(FileType::Base64);
    }
    if is_log(probe) {
        return Some(FileType::Log);
    }
    let code = without_comments(start);
    let code = head(code, PROBE_BYTES);
    if !is_dense(code) {
        None
    } else if is_style(code) {
        Some(FileType::Style)
    } else {
        SCRIPT_STARTS.iter().any(|it| code.starts_with(it)).then_some(FileType::Script)
    }
}

/// What mark-up is by its doctype or by its outermost element.
fn of_xml(text: &str) -> Option<FileType> {
    let known = |name: &str| {
        let name = name.split(|c: char| c.is_whitespace() || "/>[".contains(c)).next()?;
        ROOTS.iter().find(|(root, _)| root.eq_ignore_ascii_case(name)).map(|(_, it)| *it)
    };
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest
            .get(..PAGE_DOCTYPE.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(PAGE_DOCTYPE))
        {
            return None;
        } else if let Some(file) = rest.strip_prefix("<!DOCTYPE ").and_then(known) {
            // The element behind it may be damaged.
            return Some(file);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            ">"
        } else {
            return known(rest.strip_prefix('<')?);
        };
        rest = rest.split_once(end)?.1;
    }
}

/// Whether a text begins with the head of a mail, or with that of the first mail of a mailbox.
fn is_mail(text: &str) -> bool {
    let is_mailbox = text.starts_with("From ");
    let sender = text.split(' ').nth(1).filter(|word| is_mailbox && word.contains('@'));
    let mut fields = if sender.is_some() { MIN_MAIL_FIELDS } else { 0 };
    let (mut others, mut is_multipart) = (0_usize, false);
    for line in text.lines().skip(usize::from(is_mailbox)).take(MAX_HEAD_LINES) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            // The name of the last field may be cut off.
            let is_begun = !line.contains(' ') && text.ends_with(line);
            others = others.saturating_add(usize::from(!is_begun));
            if is_begun || others > MAX_OTHER_HEAD_LINES {
                break;
            }
            continue;
        }
        let name = name.to_ascii_lowercase();
        fields = fields.saturating_add(usize::from(MAIL_FIELDS.contains(&name.as_str())));
        is_multipart |= name == "content-type" && value.trim_start().starts_with("multipart/");
    }
    match others {
        0 => is_multipart || fields >= MIN_MAIL_FIELDS,
        _ => fields > MIN_MAIL_FIELDS,
    }
}

/// Whether a text is quoted-printable, of a mail whose head is lost: equals signs where lines were cut, and in codes.
fn is_quoted(text: &str) -> bool {
    let probe = head(text, PROBE_BYTES);
    let soft_ends = probe.lines().filter(|line| line.ends_with('=')).count();
    soft_ends >= MIN_SOFT_ENDS && probe.contains("=3D")
}

/// Whether a text begins like JSON or lines of it: an object with a key in quotes, a list of such objects, of lists or
/// of strings.
fn is_json(text: &str) -> bool {
    let Some(list) = text.strip_prefix('[').map(str::trim_start) else { return is_object(text) };
    let inner = list.strip_prefix('[').map_or(list, str::trim_start);
    let string = inner.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    is_object(inner)
        || string.is_some_and(|(_, rest)| rest.trim_start().starts_with(','))
        || inner.len() < list.len() && inner.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

fn is_object(text: &str) -> bool {
    let inner = text.strip_prefix('{').map(str::trim_start);
    let key = inner.and_then(|it| it.strip_prefix('"')).and_then(|rest| rest.split_once('"'));
    key.is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// Whether a text has tags that make it a page, whatever it begins with.
fn has_page_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        PAGE_TAGS.iter().any(|tag| {
            let found = text.as_bytes().get(at..at.saturating_add(tag.len()));
            found.is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
        })
    })
}

/// Whether a text is one run of the letters of base64, perhaps in lines or in a `data:` address.
fn is_base64(probe: &str) -> bool {
    let data = probe.strip_prefix("data:").and_then(|it| it.split_once(";base64,"));
    let data = data.map_or(probe, |(_, data)| data).trim_end();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte);
    let is_line_end = |byte: u8| byte == b'\n' || byte == b'\r';
    let has = |class: fn(&u8) -> bool| data.as_bytes().iter().any(class);
    data.len() >= MIN_BASE64_CHARS
        && data.bytes().all(|byte| is_letter(byte) || is_line_end(byte))
        && data.lines().next().is_some_and(|line| line.len() >= MIN_BASE64_CHARS / 2)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
}

/// Whether most lines of a text begin with a moment or with the address of a client.
fn is_log(probe: &str) -> bool {
    let lines = probe.lines().filter(|line| !line.trim().is_empty()).take(MAX_LOG_LINES);
    let (mut all, mut stamped) = (0_usize, 0_usize);
    for line in lines {
        all = all.saturating_add(1);
        stamped = stamped.saturating_add(usize::from(is_stamped(line)));
    }
    let others = all.saturating_sub(stamped);
    stamped >= MIN_LOG_LINES
        && others.saturating_mul(100) <= all.saturating_mul(MAX_OTHER_LINES_PERCENT)
}

/// Whether a line begins with `2024-05-03T10:05:00`, `[Fri May 03 10:05:00 2024]`, `May  3 10:05:00` or `192.0.2.1 - - [`.
fn is_stamped(line: &str) -> bool {
    let start = line.trim_start_matches(['[', '(']);
    let shape = start.bytes().take(24).map(|byte| match byte {
        b'0'..=b'9' => 'd',
        b'A'..=b'Z' | b'a'..=b'z' => 'a',
        b'/' | b'.' => '-',
        byte => char::from(byte),
    });
    let shape: String = shape.collect();
    let is_clock = |rest: Option<&str>| rest.is_some_and(|rest| rest.starts_with("dd:dd:dd"));
    if shape.starts_with("dddd-dd-dd") {
        return is_clock(shape.get(11..));
    }
    if shape.starts_with("aaa aaa ") {
        return is_clock(shape.get(11..)) || is_clock(shape.get(10..));
    }
    if shape.starts_with("aaa ") {
        return is_clock(shape.get(7..)) || is_clock(shape.get(6..));
    }
    let host = line.split(' ').next().unwrap_or_default();
    host.contains(['.', ':'])
        && line.get(host.len()..).is_some_and(|it| it.starts_with(" - "))
        && line.contains('[')
}

/// A text behind the comments it begins with.
fn without_comments(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("/*") {
            "*/"
        } else if rest.starts_with("//") {
            "\n"
        } else {
            return rest;
        };
        rest = rest.split_once(end).map_or("", |(_, rest)| rest);
    }
}

/// Whether a text has as many brackets, braces and signs as code.
fn is_dense(code: &str) -> bool {
    let signs = code.bytes().filter(|byte| b"{}();=:[]".contains(byte)).count();
    let all = code.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    signs > 0 && signs.saturating_mul(100) >= all.saturating_mul(MIN_CODE_PERCENT)
}

/// Whether code begins with a rule of a style sheet.
fn is_style(code: &str) -> bool {
    if STYLE_STARTS.iter().any(|it| code.starts_with(it)) {
        return true;
    }
    let Some((selector, rule)) = code.split_once('{') else { return false };
    let is_selector =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || "-_.#:>+~*,[]=\"'()^$|\\".contains(c);
    let Some((name, _)) = rule.split_once(':') else { return false };
    let name = name.trim();
    !selector.trim().is_empty()
        && selector.chars().all(is_selector)
        && !SCRIPT_STARTS.iter().any(|it| selector.starts_with(it))
        && !selector.contains("=>")
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

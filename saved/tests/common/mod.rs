//! Saved files, made of a page in each form.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::{
    collections::HashSet,
    fs,
    io::{Cursor, Write},
    ops::ControlFlow,
    path::Path,
};

use data_encoding::BASE64_MIME;
use encoding_rs::Encoding;
use flate2::{Compression, write::GzEncoder};
use plist::{Dictionary, Value};
use unchaff_saved::{Failure, Input, Item, Page, read};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The largest page of the tests, in bytes.
pub(crate) const MAX: usize = 4 << 20;
/// Where the pages of the tests are from.
pub(crate) const URL: &str = "https://www.valley.example/news/rain?id=1";
/// When they were saved, in the ways the forms write it.
pub(crate) const SAVED: u64 = 1_714_730_700;
const MAIL_DATE: &str = "Fri, 03 May 2024 10:05:00 -0000";

/// A page and how its bytes are encoded.
pub(crate) struct Source {
    pub(crate) name: &'static str,
    pub(crate) html: Vec<u8>,
    pub(crate) charset: &'static str,
}

/// The fixtures that every form is made of: ten languages, five encodings.
pub(crate) const FIXTURES: [(&str, &str); 11] = [
    ("wp-classic-en", "utf-8"),
    ("news-ru", "windows-1251"),
    ("news-ja", "shift_jis"),
    ("news-zh", "gbk"),
    ("news-ko", "euc-kr"),
    ("gutenberg-de", "utf-8"),
    ("opinion-fr", "windows-1252"),
    ("amp-es", "utf-8"),
    ("news-uk", "utf-8"),
    ("rtl-ar", "utf-8"),
    ("nextjs-hashed-sv", "utf-8"),
];

pub(crate) fn fixture(name: &'static str, charset: &'static str) -> Source {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let html = fs::read_to_string(root.join(name).join("page.html")).expect("it is there");
    let html = html.replacen("charset=\"utf-8\"", &format!("charset=\"{charset}\""), 1);
    let encoding = Encoding::for_label(charset.as_bytes()).expect("a label");
    let (bytes, _, _) = encoding.encode(&html);
    Source { name, html: bytes.into_owned(), charset }
}

/// The words of a page, and of everything in it that is not shown.
pub(crate) fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

pub(crate) type Found = Result<Page, Failure>;

/// All pages of a file, as it is read in one go and from place to place.
pub(crate) fn found(bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    let each = |found: &mut Vec<Found>, item| match item {
        Item::Page(page) => found.push(Ok(*page)),
        Item::Broken { failure, .. } => found.push(Err(failure)),
        Item::LeftOut => {}
    };
    read(Input::stream(bytes), MAX, |item| {
        each(&mut found, item);
        ControlFlow::Continue(())
    });
    let mut again = Vec::new();
    read(Input::file(Cursor::new(bytes)), MAX, |item| {
        each(&mut again, item);
        ControlFlow::Continue(())
    });
    let kinds = |all: &[Found]| -> Vec<_> {
        all.iter()
            .map(|it| it.as_ref().map(|page| page.name().clone()).map_err(|it| it.clone()))
            .collect()
    };
    assert_eq!(kinds(&found), kinds(&again));
    found
}

pub(crate) type Make = fn(&Source) -> Vec<u8>;

/// Every form, and whether it says the address.
pub(crate) const FORMS: [(&str, Make, bool); 26] = [
    ("html", |it| it.html.clone(), false),
    ("mhtml, quoted-printable", |it| mhtml(it, "quoted-printable"), true),
    ("mhtml, base64", |it| mhtml(it, "base64"), true),
    ("mhtml, 8bit", |it| mhtml(it, "8bit"), true),
    ("mhtml with nested parts", mhtml_nested, true),
    ("webarchive, binary", |it| webarchive(it, true), true),
    ("webarchive, XML", |it| webarchive(it, false), true),
    ("warc", |it| warc(it), true),
    ("warc.gz", |it| gzip(&warc(it)), true),
    ("wacz", wacz, true),
    ("eml", |it| eml(it, "base64"), false),
    ("eml, quoted-printable", |it| eml(it, "quoted-printable"), false),
    ("eml of one part", eml_single, false),
    ("mbox", |it| mbox(&[eml(it, "quoted-printable")]), false),
    ("single file", single_file, true),
    ("web page, complete", complete, true),
    ("html.gz", |it| gzip(&it.html), false),
    ("html.zst", |it| zstd(&it.html), false),
    ("html.br", |it| brotli(&it.html), false),
    ("mhtml.gz", |it| gzip(&mhtml(it, "quoted-printable")), true),
    ("mhtml.br", |it| brotli(&mhtml(it, "base64")), true),
    ("zip of a complete page", zip_complete, true),
    (
        "zip of mhtml",
        |it| zip(&[("a/b.mhtml", &mhtml(it, "base64")), ("notes.txt", b"Rain")]),
        true,
    ),
    ("zip in zip", |it| zip(&[("inner.zip", &zip_complete(it))]), true),
    ("warc.zst", |it| zstd(&warc(it)), true),
    ("epub, zip of chapters", epub, false),
];

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

fn encoded(bytes: &[u8], encoding: &str) -> Vec<u8> {
    match encoding {
        "base64" => BASE64_MIME.encode(bytes).into_bytes(),
        "quoted-printable" => quoted_printable::encode(bytes),
        _ => bytes.to_vec(),
    }
}

fn part(fields: &str, encoding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("{fields}Content-Transfer-Encoding: {encoding}\r\n\r\n");
    [head.as_bytes(), &encoded(body, encoding)].concat()
}

fn multipart(kind: &str, boundary: &str, fields: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out =
        format!("{fields}Content-Type: multipart/{kind};\r\n\tboundary=\"{boundary}\"\r\n\r\n")
            .into_bytes();
    for part in parts {
        out.extend(format!("\r\n--{boundary}\r\n").as_bytes());
        out.extend(part);
    }
    out.extend(format!("\r\n--{boundary}--\r\n").as_bytes());
    out
}

/// What a frame shows.
pub(crate) const FRAME: &[u8] =
    b"<html><body><p>Buy a new umbrella today, and pay for it tomorrow.";

/// As a browser writes it: the page first, then frames, style sheets and images.
pub(crate) fn mhtml(source: &Source, encoding: &str) -> Vec<u8> {
    mhtml_with(source, encoding, FRAME)
}

pub(crate) fn mhtml_with(source: &Source, encoding: &str, shown: &[u8]) -> Vec<u8> {
    let head = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: =?utf-8?Q?Rain?=\r\n\
         Date: {MAIL_DATE}\r\nMIME-Version: 1.0\r\n"
    );
    let page = format!(
        "Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Location: {URL}\r\n"
    );
    let frame = "Content-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\nContent-Location: https://ads.example/\r\n";
    let style = "Content-Type: text/css\r\nContent-Location: cid:css-1@mhtml.blink\r\n";
    let image = "Content-Type: image/png\r\nContent-Location: https://www.valley.example/a.png\r\n";
    let parts = [
        part(&page, encoding, &source.html),
        part(frame, "quoted-printable", shown),
        part(style, "quoted-printable", b"@charset \"utf-8\";\r\n.a { color: red }"),
        part(image, "base64", &PNG.repeat(40)),
    ];
    multipart(
        "related;\r\n\ttype=\"text/html\"",
        "----MultipartBoundary--pSSXtW5hYJQ----",
        &head,
        &parts,
    )
}

/// Older browsers: the page is not the first part, its encoding stands in the head, and parts hold parts.
fn mhtml_nested(source: &Source) -> Vec<u8> {
    let page = format!(
        "Content-Type: text/html;\r\n\tcharset=\"{}\"\r\nContent-ID: <root@a>\r\nContent-Location: {URL}\r\n",
        source.charset
    );
    let text = "Content-Type: text/plain; charset=us-ascii\r\n";
    let frame = part(
        "Content-Type: text/html\r\nContent-Location: https://ads.example/\r\n",
        "7bit",
        FRAME,
    );
    let inner = multipart(
        "alternative",
        "inner",
        "",
        &[part(text, "7bit", b"No text here."), part(&page, "base64", &source.html)],
    );
    let head = format!("From: <Saved by a browser>\r\nDate: {MAIL_DATE}\r\nMIME-Version: 1.0\r\n");
    multipart("related; start=\"<root@a>\"", "=_outer", &head, &[frame, inner])
}

pub(crate) fn eml(source: &Source, encoding: &str) -> Vec<u8> {
    let head = format!(
        "Return-Path: <news@valley.example>\r\nReceived: from a.example\r\n\tby b.example; {MAIL_DATE}\r\n\
         From: The Valley Post <news@valley.example>\r\nTo: you@a.example\r\nSubject: Rain\r\nDate: {MAIL_DATE}\r\n\
         MIME-Version: 1.0\r\n"
    );
    let text = "Content-Type: text/plain; charset=utf-8\r\n";
    let page = format!("Content-Type: text/html; charset={}\r\n", source.charset);
    let file = "Content-Type: text/html; name=a.html\r\nContent-Disposition: attachment; filename=a.html\r\n";
    let shown = multipart(
        "alternative",
        "b2",
        "",
        &[part(text, "7bit", b"View it in a browser."), part(&page, encoding, &source.html)],
    );
    multipart("mixed", "b1_0f2", &head, &[shown, part(file, "base64", FRAME)])
}

fn eml_single(source: &Source) -> Vec<u8> {
    let fields = format!(
        "Subject: Rain\nDate: {MAIL_DATE}\nContent-Type: text/html; charset={}\n",
        source.charset
    );
    part(&fields, "quoted-printable", &source.html)
}

pub(crate) fn mbox(messages: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    for message in messages {
        out.extend(b"From news@valley.example Fri May  3 10:05:00 2024\n");
        for line in message.split_inclusive(|byte| *byte == b'\n') {
            out.extend(if line.starts_with(b"From ") { b">".as_slice() } else { b"" });
            out.extend(line);
        }
        out.extend(b"\n\n");
    }
    out
}

pub(crate) fn webarchive(source: &Source, is_binary: bool) -> Vec<u8> {
    webarchive_with(source, is_binary, FRAME)
}

/// With a frame in a frame.
pub(crate) fn webarchive_with(source: &Source, is_binary: bool, shown: &[u8]) -> Vec<u8> {
    let resource = |url: &str, mime: &str, data: &[u8]| {
        let mut out = Dictionary::new();
        out.insert("WebResourceData".to_owned(), Value::Data(data.to_vec()));
        out.insert("WebResourceFrameName".to_owned(), Value::String(String::new()));
        out.insert("WebResourceMIMEType".to_owned(), Value::String(mime.to_owned()));
        out.insert("WebResourceURL".to_owned(), Value::String(url.to_owned()));
        out
    };
    let mut page = resource(URL, "text/html", &source.html);
    page.insert("WebResourceTextEncodingName".to_owned(), Value::String(source.charset.to_owned()));
    let image = resource("https://www.valley.example/a.png", "image/png", PNG);
    let framed = |page: &[u8], inner: Option<Dictionary>| {
        let mut frame = Dictionary::new();
        let inner = inner.into_iter().map(Value::Dictionary).collect();
        frame.insert("WebSubframeArchives".to_owned(), Value::Array(inner));
        let page = resource("https://ads.example/", "text/html", page);
        frame.insert("WebMainResource".to_owned(), Value::Dictionary(page));
        frame
    };
    let frame = framed(b"<iframe src=a></iframe>", Some(framed(shown, None)));
    let mut archive = Dictionary::new();
    archive.insert("WebSubframeArchives".to_owned(), Value::Array(vec![Value::Dictionary(frame)]));
    archive.insert("WebMainResource".to_owned(), Value::Dictionary(page));
    archive.insert("WebSubresources".to_owned(), Value::Array(vec![Value::Dictionary(image)]));
    let (archive, mut out) = (Value::Dictionary(archive), Vec::new());
    if is_binary {
        archive.to_writer_binary(&mut out).expect("a vector");
    } else {
        archive.to_writer_xml(&mut out).expect("a vector");
    }
    out
}

pub(crate) fn record(kind: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    record_of(URL, kind, content_type, body)
}

fn record_of(url: &str, kind: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:test:1>\r\nWARC-Date: 2024-05-03T10:05:00Z\r\n\
         WARC-Target-URI: {url}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

pub(crate) fn warc(source: &Source) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={}\r\n\r\n", source.charset);
    let response = [head.as_bytes(), &source.html].concat();
    let info = record("warcinfo", "application/warc-fields", b"software: none\r\n");
    [info, record("response", "application/http; msgtype=response", &response)].concat()
}

fn wacz(source: &Source) -> Vec<u8> {
    let pages = format!("{{\"format\": \"json-pages-1.0\"}}\n{{\"url\": \"{URL}\"}}\n");
    wacz_with(source, &pages)
}

/// With a record of a frame before that of the page.
pub(crate) fn wacz_with(source: &Source, pages: &str) -> Vec<u8> {
    let frame = record_of("https://ads.example/", "resource", "text/html", FRAME);
    zip(&[
        ("archive/data.warc.gz", &gzip(&[frame, warc(source)].concat())),
        ("indexes/index.cdx", b"example,valley)/ 20240503100500 {\"url\": \"https://a.example/\"}"),
        ("pages/pages.jsonl", pages.as_bytes()),
        ("datapackage.json", b"{\"profile\": \"data-package\"}"),
    ])
}

fn single_file(source: &Source) -> Vec<u8> {
    let comment = format!(
        "<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri May 03 2024 12:05:00 GMT+0200 (Summer)\n-->"
    );
    behind_doctype(source, &comment)
}

fn complete(source: &Source) -> Vec<u8> {
    behind_doctype(source, &format!("\n<!-- saved from url=({:04}){URL} -->\n", URL.len()))
}

fn behind_doctype(source: &Source, comment: &str) -> Vec<u8> {
    let at = source.html.iter().position(|byte| *byte == b'>').expect("a doctype") + 1;
    let (doctype, rest) = source.html.split_at(at);
    [doctype, comment.as_bytes(), rest].concat()
}

fn zip_complete(source: &Source) -> Vec<u8> {
    zip(&[
        ("saved/rain.html", &complete(source)),
        ("saved/rain_files/a.png", PNG),
        ("saved/rain_files/frame.html", FRAME),
        ("saved/rain_files/a.js.download", b"(function(){var a={};a.b=1})();"),
        ("saved/icon.svg", b"<svg><text>Rain</text></svg>"),
        ("readme.txt", b"Two files."),
    ])
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a vector");
        writer.write_all(bytes).expect("a vector");
    }
    writer.finish().expect("a vector").into_inner()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("a vector");
    encoder.finish().expect("a vector")
}

/// As the program zstd writes it, with a sum over all.
pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).expect("a vector");
    encoder.include_checksum(true).expect("a setting");
    encoder.write_all(bytes).expect("a vector");
    encoder.finish().expect("a vector")
}

pub(crate) fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).expect("a vector");
    out
}

fn epub(source: &Source) -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path='a/b.opf'/></rootfiles></container>";
    let contents = "<package><manifest>\
        <item id='one' href='one.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='one'/></spine></package>";
    book(&[
        ("META-INF/container.xml", container.as_bytes()),
        ("a/b.opf", contents.as_bytes()),
        ("a/one.xhtml", &source.html),
        ("a/cover.png", PNG),
    ])
}

/// A book: a ZIP file whose first entry is not packed and says that it is one.
pub(crate) fn book(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("mimetype", stored).expect("a vector");
    writer.write_all(b"application/epub+zip").expect("a vector");
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a vector");
        writer.write_all(bytes).expect("a vector");
    }
    writer.finish().expect("a vector").into_inner()
}

//! An HTTP response as archives keep it: head and body in one, the body perhaps still packed.

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::unpack::{BROTLI_BUFFER, GZIP_MARK, read_bounded};

/// More fields than any server sends.
const MAX_FIELDS: usize = 256;
/// What zlib streams begin with: deflate with a window of 32 KiB. Some servers leave it out.
const ZLIB_MARK: u8 = 0x78;

/// A response with its body unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    encodings: Vec<String>,
    is_chunked: bool,
    body: Vec<u8>,
}

impl Response {
    /// Reads the head.
    pub(crate) fn parse(mut bytes: Vec<u8>) -> Result<Self, String> {
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut head = httparse::Response::new(&mut fields);
        let parsed = httparse::ParserConfig::default()
            .allow_spaces_after_header_name_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .ignore_invalid_headers_in_responses(true)
            .parse_response(&mut head, &bytes)
            .map_err(|error| format!("no HTTP response: {error}"))?;
        let httparse::Status::Complete(length) = parsed else {
            return Err("no HTTP response: the head has no end".to_owned());
        };
        let values = |name: &'static str| {
            let fields = head.headers.iter().filter(move |it| it.name.eq_ignore_ascii_case(name));
            fields.map(|field| String::from_utf8_lossy(field.value).trim().to_owned())
        };
        let list = |name| -> Vec<String> {
            let names = values(name).flat_map(|value| {
                value.split(',').map(|it| it.trim().to_ascii_lowercase()).collect::<Vec<_>>()
            });
            names.filter(|it| !it.is_empty() && it != "identity").collect()
        };
        let (is_chunked, mut encodings): (Vec<_>, Vec<_>) =
            list("transfer-encoding").into_iter().partition(|it| it == "chunked");
        encodings.splice(0..0, list("content-encoding"));
        let (status, content_type) = (head.code.unwrap_or_default(), values("content-type").next());
        let is_chunked = !is_chunked.is_empty();
        bytes.drain(..length);
        Ok(Self { status, content_type, encodings, is_chunked, body: bytes })
    }

    /// The body as the server meant it, up to one byte more than `max`.
    ///
    /// Many archives unpack bodies and leave the fields that say they are packed. So what does not
    /// look packed is taken as it is.
    pub(crate) fn body(self, max: usize) -> Result<Vec<u8>, String> {
        let mut body = self.body;
        if self.is_chunked {
            body = without_chunks(body);
        }
        for encoding in self.encodings.iter().rev() {
            body = unpack(encoding, body, max)?;
        }
        Ok(body)
    }
}

/// The chunks put together, or the bytes as they are if they do not begin with one.
fn without_chunks(bytes: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes.as_slice();
    let mut is_first = true;
    while let Ok(httparse::Status::Complete((begin, length))) = httparse::parse_chunk_size(rest) {
        is_first = false;
        let begin = begin.min(rest.len());
        let end = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(begin);
        // A body that was cut off ends in its last chunk.
        out.extend_from_slice(&rest[begin..end.min(rest.len())]);
        rest = rest.get(end..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
        if length == 0 {
            break;
        }
    }
    if is_first { bytes } else { out }
}

fn unpack(encoding: &str, body: Vec<u8>, max: usize) -> Result<Vec<u8>, String> {
    let bytes = body.as_slice();
    let unpacked = match encoding {
        "gzip" | "x-gzip" if !bytes.starts_with(&GZIP_MARK) => return Ok(body),
        "gzip" | "x-gzip" => read_bounded(MultiGzDecoder::new(bytes), max),
        "deflate" if bytes.first() == Some(&ZLIB_MARK) => {
            read_bounded(ZlibDecoder::new(bytes), max)
        }
        "deflate" => read_bounded(DeflateDecoder::new(bytes), max),
        "br" => read_bounded(brotli_decompressor::Decompressor::new(bytes, BROTLI_BUFFER), max),
        "zstd" => zstd::Decoder::with_buffer(bytes).and_then(|decoder| read_bounded(decoder, max)),
        _ => return Err(format!("the content encoding {encoding:?} is not known")),
    };
    match unpacked {
        Ok(unpacked) => Ok(unpacked),
        Err(_) if looks_like_markup(bytes) => Ok(body),
        Err(error) => Err(format!("the body is no whole {encoding}: {error}")),
    }
}

/// Whether a body begins like a page, whatever its head says.
fn looks_like_markup(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use flate2::{
        Compression,
        write::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };

    use super::*;

    const PAGE: &[u8] = b"<p>It rained all night in the valley.";

    #[track_caller]
    fn check(fields: &str, body: &[u8], want: Result<&[u8], &str>) {
        let bytes = [b"HTTP/1.1 200 OK\r\n", fields.as_bytes(), b"\r\n", body].concat();
        let found = Response::parse(bytes).and_then(|response| response.body(1000));
        match want {
            Ok(body) => assert_eq!(found.as_deref(), Ok(body)),
            Err(part) => {
                let message = found.expect_err("the body is broken");
                assert!(message.contains(part), "{message}");
            }
        }
    }

    fn packed<W: Write>(mut encoder: W, finish: impl Fn(W) -> io::Result<Vec<u8>>) -> Vec<u8> {
        encoder.write_all(PAGE).expect("a vector");
        finish(encoder).expect("a vector")
    }

    fn gzip() -> Vec<u8> {
        packed(GzEncoder::new(Vec::new(), Compression::fast()), GzEncoder::finish)
    }

    #[test]
    fn bodies_are_unpacked() {
        let zlib =
            packed(ZlibEncoder::new(Vec::new(), Compression::default()), ZlibEncoder::finish);
        let raw =
            packed(DeflateEncoder::new(Vec::new(), Compression::fast()), DeflateEncoder::finish);
        let zstd = zstd::encode_all(PAGE, 0).expect("a vector");
        check("", PAGE, Ok(PAGE));
        check("Content-Encoding: gzip\r\n", &gzip(), Ok(PAGE));
        check("content-encoding:X-GZIP\r\n", &gzip(), Ok(PAGE));
        check("Content-Encoding: deflate\r\n", &zlib, Ok(PAGE));
        check("Content-Encoding: deflate\r\n", &raw, Ok(PAGE));
        check("Content-Encoding: zstd\r\n", &zstd, Ok(PAGE));
        check("Content-Encoding: identity\r\n", PAGE, Ok(PAGE));
        // Brotli with nothing compressed: one block that says how long it is.
        let brotli = [&[0x8b, 0x01, 0x80], b"<p>x".as_slice(), &[0x03]].concat();
        check("Content-Encoding: br\r\n", &brotli, Ok(b"<p>x"));
    }

    #[test]
    fn chunks_are_put_together() {
        let chunked = b"3\r\n<p>\r\n4;a=b\r\nRain\r\n0\r\n\r\n";
        check("Transfer-Encoding: chunked\r\n", chunked, Ok(b"<p>Rain"));
        check("Transfer-Encoding: chunked\r\n", b"3\r\n<p>\r\nff\r\nRa", Ok(b"<p>Ra"));
        let packed = gzip();
        let (a, b) = packed.split_at(9);
        let size = format!("\r\n{:x}\r\n", b.len());
        let body = [b"9\r\n", a, size.as_bytes(), b, b"\r\n0\r\n\r\n"];
        let fields = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n";
        check(fields, &body.concat(), Ok(PAGE));
        check("Transfer-Encoding: gzip, chunked\r\n", &body.concat(), Ok(PAGE));
    }

    #[test]
    fn a_body_that_the_archive_unpacked_is_taken_as_it_is() {
        for encoding in ["gzip", "deflate", "br", "zstd"] {
            check(&format!("Content-Encoding: {encoding}\r\n"), PAGE, Ok(PAGE));
        }
        check("Transfer-Encoding: chunked\r\n", PAGE, Ok(PAGE));
    }

    #[test]
    fn what_is_broken_says_so() {
        check("Content-Encoding: gzip\r\n", &gzip()[..20], Err("no whole gzip"));
        check("Content-Encoding: br\r\n", b"\xff\xff\xff", Err("no whole br"));
        check("Content-Encoding: rot13\r\n", PAGE, Err("\"rot13\" is not known"));
        for bytes in [b"".as_slice(), b"<p>Rain", b"HTTP/1.1 200 OK\r\nA: b"] {
            assert!(Response::parse(bytes.to_vec()).is_err());
        }
    }

    #[test]
    fn little_data_does_not_unpack_without_end() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&[b' '; 5000]).expect("a vector");
        let body = encoder.finish().expect("a vector");
        check("Content-Encoding: gzip\r\n", &body, Ok(&[b' '; 1001]));
    }
}

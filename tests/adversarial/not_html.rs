//! What is not a web page.

use super::{Answer, Case, Class, STORY, random};

/// Enough for any sniffing.
const BYTES: usize = 50_000;

fn with_noise(head: &[u8]) -> Vec<u8> {
    head.iter().copied().chain(random(7).take(BYTES)).collect()
}

pub(super) fn add(cases: &mut Vec<Case>) {
    for (name, head) in [
        ("PDF", &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>>\nstream\n"[..]),
        ("PNG", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]),
        ("JPEG", &b"\xff\xd8\xff\xe0\0\x10JFIF\0"[..]),
        ("GIF", &b"GIF89a\x01\0\x01\0"[..]),
        ("WebP", &b"RIFF\0\0\0\0WEBPVP8 "[..]),
        ("gzip", &b"\x1f\x8b\x08\0\0\0\0\0\0\x03"[..]),
        ("zlib", &b"\x78\x9c"[..]),
        ("ZIP", &b"PK\x03\x04\x14\0\0\0\x08\0"[..]),
        ("ELF", &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"[..]),
        ("WebAssembly", &b"\0asm\x01\0\0\0"[..]),
        ("MP4", &b"\0\0\0\x20ftypisom\0\0\x02\0"[..]),
        ("WOFF2", &b"wOF2\0\x01\0\0"[..]),
        ("random bytes", &b""[..]),
    ] {
        let case = Case::bytes(Class::NotHtml, name, with_noise(head));
        cases.push(case.expects(&[]).answers(Answer::Refusal));
    }
    let text = STORY.join("\n\n");
    let json = format!("{{\"title\":\"Rain\",\"text\":\"{}\"}}", STORY[0]).repeat(100);
    let rss = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>{}</channel></rss>",
        format!(
            "<item><title>Rain</title><link>/x</link><description>{}</description></item>",
            STORY[0]
        )
        .repeat(100)
    );
    let csv = "date,place,millimetres\n".to_owned() + &"2024-05-03,valley,12.5\n".repeat(2_000);
    for (name, bytes) in [
        ("nothing", String::new()),
        ("one byte", "<".to_owned()),
        ("white space", " \n\t".repeat(10_000)),
        ("JSON", json),
        ("RSS", rss),
        ("CSS", "p > a:hover { color: red }\n".repeat(2_000)),
        ("JavaScript", "if (a < b && b > c) { document.write('<p>' + x) }\n".repeat(1_000)),
        ("CSV", csv),
        (
            "SVG",
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>",
                "<text>x</text>".repeat(3_000)
            ),
        ),
        ("a data address", "data:text/html;base64,PGgxPlJhaW48L2gxPg==".to_owned()),
        ("an e-mail", format!("From: anna@news.example\r\nSubject: Rain\r\n\r\n{text}")),
        ("a byte order mark", "\u{feff}".to_owned()),
    ] {
        let case = Case::fixed(Class::NotHtml, name, bytes);
        cases.push(case.expects(&[]).answers(Answer::Either));
    }
    cases.extend([
        Case::fixed(Class::NotHtml, "plain text", text.clone()),
        Case::fixed(Class::NotHtml, "plain text with a mark", format!("\u{feff}{text}")),
        Case::fixed(Class::NotHtml, "XHTML", xhtml()),
        Case::bytes(Class::NotHtml, "only NULs", vec![0; BYTES])
            .expects(&[])
            .answers(Answer::Either),
        Case::bytes(Class::NotHtml, "only the byte FF", vec![0xff; BYTES])
            .expects(&[])
            .answers(Answer::Either),
    ]);
}

fn xhtml() -> String {
    let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 \
                Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n\
                <html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Rain</title></head><body>";
    [head, &super::story(), "<br/></body></html>"].concat()
}

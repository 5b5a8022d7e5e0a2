//! The marks of files that are no pages, with their near misses.

use super::*;

#[test]
fn files_are_told_by_their_marks() {
    use FileType::*;
    let nuls = [0_u8; 300];
    let at_4 = |mark: &[u8]| [b"\0\0\0\x20", mark, &nuls].concat();
    let riff = |mark: &[u8]| [b"RIFF\x24\x08\0\0", mark, &nuls].concat();
    let zip = |name: &[u8]| [b"PK\x03\x04\x14\0\x06\0\x08\0", name, &nuls].concat();
    let start = |mark: &[u8]| [mark, &nuls].concat();
    let tar = |mark: &[u8]| [b"notes.txt", &nuls[..248], mark, b"00"].concat();
    let bmp = b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0";
    for (bytes, file) in [
        (b"%PDF-1.7\n%\xe2\xe3".to_vec(), Pdf),
        (b"\r\n\r\n%PDF-2.0 text".to_vec(), Pdf),
        (b"\x89PNG\r\n\x1a\n".to_vec(), Image),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), Image),
        (b"GIF89a\x01\0\x01\0\x80".to_vec(), Image),
        (b"GIF87a\x40\x01\xc8\0".to_vec(), Image),
        (riff(b"WEBPVP8 "), Image),
        (bmp.to_vec(), Image),
        (b"II*\0\x08\0\0\0".to_vec(), Image),
        (b"MM\0*\0\0\0\x08".to_vec(), Image),
        (b"\0\0\x01\0\x01\0\x10\x10".to_vec(), Image),
        (start(b"8BPS\0\x01"), Image),
        (at_4(b"ftypavif"), Image),
        (b"\x1f\x8b\x08\0\0".to_vec(), Gzip),
        (zip(b"notes.txt"), Archive),
        (b"PK\x05\x06\0\0".to_vec(), Archive),
        (zip(b"[Content_Types].xml"), Office),
        (zip(b"mimetypeapplication/vnd.oasis.opendocument.text"), Office),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Office),
        (b"{\\rtf1\\ansi A letter.}".to_vec(), Office),
        (b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), Archive),
        (b"Rar!\x1a\x07\x01\0".to_vec(), Archive),
        (b"\xfd7zXZ\0".to_vec(), Archive),
        (b"BZh91AY&SY".to_vec(), Archive),
        (b"\x28\xb5\x2f\xfd\x24".to_vec(), Archive),
        (tar(b"ustar\0"), Archive),
        (tar(b"ustar  \0"), Archive),
        (b"\x7fELF\x02\x01\x01".to_vec(), Executable),
        (start(b"MZ\x90\0\x03"), Executable),
        (b"\xcf\xfa\xed\xfe\x07\0\0\x01\x03\0\0\0".to_vec(), Executable),
        (b"\xca\xfe\xba\xbe\0\0\0\x41".to_vec(), Executable),
        (b"\0asm\x01\0\0\0".to_vec(), Executable),
        (b"wOFF\0\x01\0\0".to_vec(), Font),
        (b"wOF2OTTO\0\0".to_vec(), Font),
        (b"\0\x01\0\0\0\x10\x01\0".to_vec(), Font),
        (b"ID3\x04\0\0\0\0".to_vec(), Audio),
        (start(b"\xff\xfb\x90\x64"), Audio),
        (b"OggS\0\x02".to_vec(), Audio),
        (b"fLaC\0\0\0\x22".to_vec(), Audio),
        (riff(b"WAVEfmt "), Audio),
        (at_4(b"ftypM4A "), Audio),
        (at_4(b"ftypisom"), Video),
        (riff(b"AVI LIST"), Video),
        (b"\x1a\x45\xdf\xa3\x01".to_vec(), Video),
        (b"SQLite format 3\0".to_vec(), Database),
        (b"bplist00\xd1\x01\x02".to_vec(), PropertyList),
        (zip(b"mimetypeapplication/epub+zip"), Book),
    ] {
        check(&bytes, None, Err(file));
        check(&bytes, Some("text/html; charset=utf-8"), Err(file));
    }
}

#[test]
fn data_that_is_text_is_told_by_its_beginning() {
    use FileType::*;
    let base64 =
        "SXQgcmFpbmVkIGFsbCBuaWdodCBpbiB0aGUgdmFsbGV5LCBhbmQgYnkgdGhlIG1vcm5pbmcu".repeat(2);
    let lines = base64.as_bytes().chunks(76).map(|it| str::from_utf8(it).expect("ASCII"));
    let lines = lines.collect::<Vec<_>>().join("\r\n");
    for (text, file) in [
        ("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n\r\n", Mail),
        ("Content-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x", Mail),
        ("From a@a.example Fri May  3 10:05:00 2024\nSubject: Rain\nDate: today\n\n<p>", Mail),
        ("\u{feff}Return-Path: <a@a.example>\nX-Spam: no\nReceived: from a\n", Mail),
        ("From a\nSubject: Rain\nDate: today\nMIME-Version 1.0\nTo: you\n\n", Mail),
        ("Return-Path: <a@a.example>\r\nReceived: from a\r\n\tby b\r\nFr", Mail),
        ("From a@a.example Fri May", Mail),
        (
            "Subject Rain\n\n<p class=3Da>It rain=\r\ned all night in th=\r\ne valley, and by t=\r\nhe morning",
            Mail,
        ),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", Warc),
        ("bplist00\u{1}", PropertyList),
        (
            "<?xml version='1.0'?>\n<!DOCTYPE plist PUBLIC '-//A//B' 'c'>\n<plist version='1.0'>",
            PropertyList,
        ),
        ("<!DOCTYPE plist><pl!st>", PropertyList),
        ("<?xml version='1.0'?><rss version='2.0'><channel><title>News", Feed),
        ("<!-- a --><feed xmlns='http://www.w3.org/2005/Atom'>", Feed),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", Feed),
        ("<?xml version='1.0'?><urlset><url><loc>https://a.example/", Sitemap),
        ("<sitemapindex>", Sitemap),
        ("{ \"title\" : \"<p>Rain\"", Json),
        ("[\n  {\"a\": 1}, {", Json),
        ("[\"a\", \"b\"]", Json),
        ("[[12.5, 3]]", Json),
        (
            "/* a\n * b */\n(function(){var a=document.getElementById('a');a.innerHTML='<p>';})();",
            Script,
        ),
        (
            "// a\nimport { a } from './a.js';\nexport default function b(c) { return a(c); }",
            Script,
        ),
        ("var a={b:1,c:[2,3]};function d(e){return e}", Script),
        ("/* a */ .a, #b > p:hover { color: red; margin: 0 }", Style),
        ("@media print{.a{display:none}}", Style),
        (&base64, Base64),
        (&lines, Base64),
        (&format!("data:text/html;base64,{base64}"), Base64),
        (&"2024-05-03 10:05:00,123 INFO It rains\n".repeat(4), Log),
        (&"[Fri May 03 10:05:00 2024] [error] It rains\n".repeat(4), Log),
        (&"May  3 10:05:00 a b[1]: It rains\n\tat c\n".repeat(4).replace("\tat c\n", ""), Log),
        (&"192.0.2.1 - - [03/May/2024:10:05:00 +0000] \"GET /\"\n".repeat(4), Log),
    ] {
        check(text.as_bytes(), None, Err(file));
        assert_eq!(FileType::of(text.as_bytes()), Some(file));
    }
}

#[test]
fn text_that_is_like_data_is_text() {
    for text in [
        "Note: the road is closed.\nDate: Friday\n",
        "From the valley: It rained all night.",
        "From here on\nit rained all night.",
        "Subject: to change\nIt rained all night.",
        "Subject: to change\nDate: open\nIt rained all night.",
        "WARC/ is a mark.",
        "{ in braces } it rained",
        "[1] It rained all night.",
        "[\"Rain\"] was the title.",
        "<p>rss</p><rss>",
        "<?xml version='1.0'?><html><body><rss>",
        "<!DOCTYPE html><feed>",
        "let us go; it rains (again) all night in the valley, and by the morning the road is gone.",
        "var a=1;b(2);<!DOCTYPE html><p>Rain",
        "function follows form, as they say in the valley, and by the morning the road is gone",
        "Rain {all night}; it = bad",
        "2024-05-03 10:05:00 It rained.\n2024-05-03 10:06:00 It rained.",
        "THEROADTHEROADTHEROAD",
    ] {
        check(text.as_bytes(), None, Ok((text, false)));
    }
}

#[test]
fn words_that_are_marks_by_chance_are_text() {
    for text in [
        "BM is short for bench mark, and the number is 12 or 40.",
        "MZ was the name of a motorcycle, built until 1993 in Zschopau, and many still run.",
        "II* means the second house of its class, at least in old guides.",
        "MM is a lot in Roman numerals.",
        "%PDF-files are not wanted here.",
        "GIF89a is the name of the later version.",
        "RIFF and WAVE are names of formats.",
        "ID3 tags hold the title of a song.",
        "PK is a park, not an archive.",
        "Rar! cried the lion.",
        "BZh9 is how it starts, and 1AY&SY follows.",
        "7z, xz and zstd compress text.",
        "wOFF and wOF2 are fonts.",
        "fLaC and OggS are marks of sound.",
        "SQLite format 3 is stable.",
        "{\\rtf is a mark, too.",
        "the ftyp box comes first",
        "a few NULs\0 like \0 these \0 do no harm to a text of some length, nor \0 here",
        "\x1b[1mbold\x1b[0m \x1b[1mbold\x1b[0m \x1b[1mbold\x1b[0m",
        "\0\0\0<html><p>\0\0\0\0\0\0a\0\0\0\0",
        "<p>\x01\x02\x03\x04\x05\x06\x07",
        "a\0b\0c",
        "<\0p\0>",
        "\0\x01\x02",
    ] {
        check(text.as_bytes(), None, Ok((text, false)));
    }
    let text = "яШяЖ и другие буквы";
    check(&encode("windows-1251", text), Some("windows-1251"), Ok((text, false)));
    let late = format!("{:257}ustar is the mark of an archive", "A line.");
    check(late.as_bytes(), None, Ok((&late, false)));
}

#[test]
fn a_mark_of_two_letters_needs_a_header_of_nuls() {
    for (nuls, is_text) in [(3, true), (4, false), (5, false)] {
        let text = format!("MZ{}{}", "\0".repeat(nuls), "a".repeat(80));
        let want = if is_text { Ok((text.as_str(), false)) } else { Err(FileType::Executable) };
        check(text.as_bytes(), None, want);
    }
}

//! Files that were made to do harm: little that unpacks to much, parts in parts, lengths and names that lie.

mod common;

use std::{io::Write, time::Instant};

use common::{MAX, brotli, fixture, found, gzip, mbox, mhtml, warc, zip};
use flate2::{Compression, write::GzEncoder};
use unchaff_saved::{Kind, Name};

/// What an ordinary machine needs for the worst of them, with room for a slow one.
const MAX_SECONDS: u64 = 60;

/// The kinds of what cannot be read, and how many pages there are.
#[track_caller]
fn check(bytes: &[u8], pages: usize, kinds: &[Kind]) {
    let started = Instant::now();
    let found = found(bytes);
    let failures: Vec<Kind> =
        found.iter().filter_map(|it| it.as_ref().err().map(|it| it.kind)).collect();
    assert_eq!((found.len() - failures.len(), failures.as_slice()), (pages, kinds));
    assert!(started.elapsed().as_secs() < MAX_SECONDS, "{:?}", started.elapsed());
}

/// Many megabytes of one letter, packed.
fn packed(megabytes: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..megabytes {
        encoder.write_all(&[b' '; 1 << 20]).expect("a vector");
    }
    encoder.finish().expect("a vector")
}

#[test]
fn little_does_not_unpack_to_much() {
    let bomb = packed(20);
    // The largest page ends the reading of a page long before.
    check(&bomb, 0, &[Kind::TooLarge]);
    check(&gzip(&bomb), 0, &[Kind::TooLarge]);
    let page = b"<p>It rained.".as_slice();
    check(
        &zip(&[
            ("a.html.gz", &gzip(page)),
            ("b.html.gz", &gzip(&[page, &b" ".repeat(MAX)].concat())),
            ("c.html", page),
        ]),
        2,
        &[Kind::TooLarge],
    );
}

#[test]
fn what_is_packed_often_is_not_unpacked_for_ever() {
    let mut packed = b"<p>It rained.".to_vec();
    for number in 0..8 {
        check(&packed, usize::from(number <= 5), if number <= 5 { &[] } else { &[Kind::TooLarge] });
        packed = gzip(&packed);
    }
    let mut nested = b"<p>It rained.".to_vec();
    for number in 0..8 {
        check(&nested, usize::from(number <= 5), if number <= 5 { &[] } else { &[Kind::TooLarge] });
        nested = zip(&[("a.zip", &nested)]);
    }
}

#[test]
fn parts_in_parts_come_to_an_end() {
    let mut deep = String::from("MIME-Version: 1.0\nSubject: Rain\n");
    for number in 0..20_000 {
        deep.push_str(&format!(
            "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        ));
    }
    check(deep.as_bytes(), 0, &[Kind::Container]);
    let head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n";
    check((head.to_owned() + &"--x\n\n".repeat(100_000)).as_bytes(), 0, &[Kind::TooLarge]);
    check((head.to_owned() + "--x\n" + &"a:b\n".repeat(600_000)).as_bytes(), 0, &[Kind::TooLarge]);
    let nested = "Content-Type: message/rfc822\n\n".repeat(100_000);
    check(("MIME-Version: 1.0\n".to_owned() + &nested).as_bytes(), 0, &[Kind::NotHtml]);
    check(
        ("Subject: Rain\nContent-Type: text/html".to_owned()
            + &";a*0=b".repeat(20_000)
            + "\n\n<p>Rain")
            .as_bytes(),
        1,
        &[],
    );
}

#[test]
fn lists_that_name_themselves_come_to_an_end() {
    // Thirty lists, each of which names the next one ten times.
    let mut list = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    for number in 0..30_u8 {
        offsets.push(list.len() as u8 as u64 | (list.len() as u64 & !0xff));
        list.push(0xaa);
        list.extend([number + 1; 10]);
    }
    offsets.push(list.len() as u64);
    list.extend(b"\x51a");
    let table = list.len() as u64;
    offsets.iter().for_each(|it| list.extend((*it as u16).to_be_bytes()));
    list.extend([0, 0, 0, 0, 0, 0, 2, 1]);
    [offsets.len() as u64, 0, table].iter().for_each(|it| list.extend(it.to_be_bytes()));
    check(&list, 0, &[Kind::Container]);
    // A list in itself.
    let itself = [
        b"bplist00\xa1\0\x08".as_slice(),
        &[0, 0, 0, 0, 0, 0, 1, 1],
        &1_u64.to_be_bytes(),
        &0_u64.to_be_bytes(),
        &10_u64.to_be_bytes(),
    ];
    check(&itself.concat(), 0, &[Kind::Container]);
    let deep = format!("<?xml version='1.0'?><plist>{}", "<array>".repeat(500_000));
    check(deep.as_bytes(), 0, &[Kind::NotHtml]);
}

#[test]
fn lengths_that_lie_are_told_and_the_rest_goes_on() {
    let source = fixture("wp-classic-en", "utf-8");
    let good = warc(&source);
    let lying = String::from_utf8(good.clone()).expect("text").replacen(
        "Content-Length: 1",
        "Content-Length: 99999999999999991",
        1,
    );
    check(lying.as_bytes(), 0, &[Kind::Record]);
    // In the directory, the first page is longer than it is.
    let mut archive = zip(&[("a.html", b"<p>It rained."), ("b.html", b"<p>It snowed.")]);
    let at = archive.windows(4).position(|it| it == b"PK\x01\x02").expect("a directory");
    archive[at + 16] ^= 0xff;
    check(&archive, 1, &[Kind::Unreadable]);
    // Mails between which one is none.
    let mail = b"Subject: Rain\nDate: today\n\nIt rained all night.\n".to_vec();
    let broken = b"MIME-Version: 1.0\nContent-Type: image/png\n\nPNG\n".to_vec();
    check(&mbox(&[mail.clone(), broken, mail]), 2, &[Kind::NotHtml]);
}

#[test]
fn names_are_names_and_no_paths() {
    let page = b"<p>It rained.".as_slice();
    let names = ["../../etc/a.html", "/etc/b.html", "c\\..\\d.html", ""];
    let files: Vec<_> = names.iter().map(|name| (*name, page)).collect();
    let found: Vec<Name> =
        found(&zip(&files)).iter().map(|it| it.as_ref().expect("a page").name().clone()).collect();
    assert_eq!(found, names.map(|it| Name::Within(it.to_owned())));
}

#[test]
fn long_files_take_no_longer_than_their_length() {
    let source = fixture("wp-classic-en", "utf-8");
    let lines = b"-->\n".repeat(40_000);
    let source = common::Source { html: [source.html, lines].concat(), ..source };
    for encoding in ["8bit", "base64", "quoted-printable"] {
        check(&mhtml(&source, encoding), 1, &[]);
    }
    check(&brotli(&mhtml(&source, "base64")), 1, &[]);
    check(&b"From a\nSubject: Rain\nDate: today\n\n".repeat(5_000), 5_000, &[]);
}

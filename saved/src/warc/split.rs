//! A part of a file that begins and ends between two records, so that many machines can share it.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use flate2::bufread::{GzDecoder, MultiGzDecoder};
use memchr::memmem;

use super::MARK;
use crate::{
    Input, Item, form,
    unpack::{GZIP_MARK, Packing},
};

/// What is read of a file at a time.
const BUFFER_BYTES: usize = 256 << 10;
/// What is searched at a time.
const WINDOW_BYTES: usize = 1 << 20;
/// What every packed record begins with: gzip data of the one method there is.
const MEMBER_MARK: [u8; 3] = [GZIP_MARK[0], GZIP_MARK[1], 8];
/// What stands before every record but the first, and what it begins with.
const RECORD_MARK: &[u8] = b"\r\n\r\nWARC/";
/// The bytes of it that belong to the record before.
const RECORD_END_BYTES: usize = 4;
/// The first line of a record and the beginning of the second are not longer.
const PEEK_BYTES: usize = 32;
/// What the second line of a record begins with, whichever field comes first.
const FIELD_MARKS: [&[u8]; 2] = [b"WARC-", b"Content-"];

/// The pages of a file whose records begin in a range of its bytes, if it is a WARC or WET file, packed with gzip
/// or not.
///
/// Any other file is in the split at its beginning as a whole, and so is a WARC file that is packed another way,
/// or whose records are packed as one. Ranges that meet give every record once. A record whose body holds,
/// unpacked or stored, what looks like the beginning of another one may be cut in two at the border of a range,
/// and then it is broken.
#[derive(Clone, Debug)]
pub struct Split {
    path: PathBuf,
    begin: u64,
    end: u64,
}

impl Split {
    /// The pages of a file whose records begin at a byte in `begin..end`.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, begin: u64, end: u64) -> Self {
        Self { path: path.into(), begin, end }
    }

    /// Hands out the pages, as [`read`](crate::read) does those of a whole file.
    ///
    /// # Errors
    ///
    /// That the file cannot be opened.
    pub fn read(
        &self,
        max_bytes: usize,
        each: impl FnMut(Item) -> ControlFlow<()>,
    ) -> io::Result<()> {
        let mut file = File::open(&self.path)?;
        let head = form::head(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        let packing = Packing::of(&head);
        let has_mark = |head: &[u8]| head.trim_ascii_start().starts_with(MARK);
        let is_cut = match packing {
            None => has_mark(&head),
            Some(Packing::Gzip) => has_mark(&form::unpacked(Packing::Gzip, &head)),
            // What else records are packed with does not let each begin anew.
            Some(Packing::Zstd | Packing::Brotli) => false,
        };
        if is_cut {
            super::read(self.open(file, packing.is_some())?, max_bytes, each);
        } else if self.begin == 0 {
            crate::read(Input::file(file), max_bytes, each);
        }
        Ok(())
    }

    /// The records as a stream, unpacked.
    fn open(&self, mut file: File, is_packed: bool) -> io::Result<Box<dyn BufRead + Send>> {
        let length = file.metadata()?.len();
        let begin = self.border(self.begin, length, is_packed)?;
        let end = self.border(self.end.max(self.begin), length, is_packed)?;
        file.seek(SeekFrom::Start(begin))?;
        let input = BufReader::with_capacity(BUFFER_BYTES, file.take(end - begin));
        if is_packed && begin < end {
            let unpacked = MultiGzDecoder::new(input);
            return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, unpacked)));
        }
        Ok(Box::new(input))
    }

    /// Where the first record at or behind a byte begins, or the end of the file.
    fn border(&self, at: u64, length: u64, is_packed: bool) -> io::Result<u64> {
        if at == 0 || length <= at {
            return Ok(at.min(length));
        }
        let (mark, skip): (&[u8], _) =
            if is_packed { (&MEMBER_MARK, 0) } else { (RECORD_MARK, RECORD_END_BYTES) };
        let mut base = at.saturating_sub(skip as u64);
        let mut file = File::open(&self.path)?;
        let mut window = Vec::new();
        loop {
            window.clear();
            file.seek(SeekFrom::Start(base))?;
            (&mut file).take(WINDOW_BYTES as u64).read_to_end(&mut window)?;
            for found in memmem::find_iter(&window, mark) {
                let begin = base + (found + skip) as u64;
                if begins_record(&self.path, begin, is_packed)? {
                    return Ok(begin);
                }
            }
            if window.len() < WINDOW_BYTES {
                return Ok(length);
            }
            // A mark may lie across the border of two windows.
            base += (WINDOW_BYTES - mark.len() + 1) as u64;
        }
    }
}

/// Whether a record begins at a byte, and not something that has its mark by chance.
fn begins_record(path: &Path, at: u64, is_packed: bool) -> io::Result<bool> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(at))?;
    let mut head = Vec::new();
    if is_packed {
        let mut head = [0; MARK.len()];
        let mut member = GzDecoder::new(BufReader::with_capacity(WINDOW_BYTES / 16, file));
        return Ok(member.read_exact(&mut head).is_ok() && head == *MARK);
    }
    file.take(PEEK_BYTES as u64).read_to_end(&mut head)?;
    let second = memmem::find(&head, b"\r\n").and_then(|end| head.get(end + 2..));
    Ok(second.is_some_and(|line| FIELD_MARKS.iter().any(|mark| line.starts_with(mark))))
}

#[cfg(test)]
mod tests {
    use std::{env, fs, io::Write, process};

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn record(number: usize) -> Vec<u8> {
        // The body quotes what a record begins with.
        let body = format!("HTTP/1.1 200 OK\r\n\r\n<p>{number}\r\n\r\nWARC/1.0\r\n");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:test:{number}>\r\n\
             WARC-Date: 2024-05-03T10:05:00Z\r\nWARC-Target-URI: http://a.example/{number}\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
        .into_bytes()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("a vector");
        encoder.finish().expect("a vector")
    }

    /// Every record is in one split, whatever the size of the splits.
    #[track_caller]
    fn check(name: &str, archive: &[u8], records: usize) {
        let path = env::temp_dir().join(format!("unchaff-split-{}-{name}", process::id()));
        fs::write(&path, archive).expect("the folder is writable");
        for size in [1, 7, 100, 1000, archive.len().max(1)] {
            let mut found = Vec::new();
            for begin in (0..archive.len()).step_by(size) {
                let split = Split::new(&path, begin as u64, (begin + size) as u64);
                let each = |item| {
                    if let Item::Page(page) = item {
                        found.extend(page.address);
                    }
                    ControlFlow::Continue(())
                };
                split.read(1000, each).expect("it is there");
            }
            let want: Vec<_> = (0..records).map(|it| format!("http://a.example/{it}")).collect();
            assert_eq!(found, want, "{name} by {size}");
        }
        let _ = fs::remove_file(path);
    }

    #[test]
    fn every_record_is_in_one_split() {
        let records: Vec<_> = (0..5).map(record).collect();
        check("plain", &records.concat(), 5);
        let packed: Vec<_> = records.iter().map(|it| gzip(it)).collect();
        check("packed", &packed.concat(), 5);
        check("as-one", &gzip(&records.concat()), 5);
        check("empty", b"", 0);
        // What cannot be cut is in the first split.
        check("other", &zstd::encode_all(records.concat().as_slice(), 0).expect("a vector"), 5);
    }
}

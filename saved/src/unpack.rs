//! Packed streams, and how much may come out of them.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    rc::Rc,
};

use flate2::bufread::MultiGzDecoder;
use unchaff::FileType;

/// The first two bytes of gzip data.
pub(crate) const GZIP_MARK: [u8; 2] = [0x1f, 0x8b];
/// The first bytes of zstd data.
const ZSTD_MARK: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// What the Brotli decoder reads at a time.
pub(crate) const BROTLI_BUFFER: usize = 4096;
/// Brotli has no mark: this much of it must unpack to text.
const BROTLI_PROBE_BYTES: usize = 512;
/// What is read of a stream at a time.
const BUFFER_BYTES: usize = 256 << 10;
/// What a file may hold or unpack to, however short it is.
pub(crate) const MAX_WHOLE_BYTES: usize = 256 << 20;
/// How much longer than what was read all that is unpacked may be. Pages pack to a tenth, tables of numbers to a
/// hundredth.
const MAX_RATIO: u64 = 200;

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    Gzip,
    Zstd,
    Brotli,
}

impl Packing {
    /// By the first bytes.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&GZIP_MARK) {
            return Some(Self::Gzip);
        }
        if bytes.starts_with(&ZSTD_MARK) {
            return Some(Self::Zstd);
        }
        if bytes.is_empty() || bytes.trim_ascii_start().starts_with(b"<") {
            return None;
        }
        if !matches!(FileType::of(bytes), Some(FileType::Binary) | None) {
            return None;
        }
        let mut text = Vec::new();
        let unpacked = Self::Brotli.unpack(bytes).ok()?;
        // It may be cut off in the middle of a block.
        let _ = unpacked.take(BROTLI_PROBE_BYTES as u64).read_to_end(&mut text);
        let is_form = crate::Form::of_unpacked(&text).is_saved();
        is_form.then_some(Self::Brotli)
    }

    pub(crate) fn unpack<'r>(self, input: impl BufRead + 'r) -> io::Result<Box<dyn Read + 'r>> {
        Ok(match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(input)),
            Self::Zstd => Box::new(zstd::Decoder::with_buffer(input)?),
            Self::Brotli => Box::new(brotli_decompressor::Decompressor::new(input, BROTLI_BUFFER)),
        })
    }
}

/// Reads one byte more than allowed at the most, so that little data cannot unpack without end.
pub(crate) fn read_bounded(input: impl Read, max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take((max as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What was read of a file, and what all that is packed in it has come to.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    read: Cell<u64>,
    /// How long the file is, if that is known: what is read twice counts once.
    length: Cell<Option<u64>>,
    unpacked: Cell<u64>,
}

impl Meter {
    fn note_unpacked(&self, bytes: usize) -> io::Result<()> {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes as u64));
        let read = self.read.get().min(self.length.get().unwrap_or(u64::MAX));
        if read.saturating_mul(MAX_RATIO).saturating_add(MAX_WHOLE_BYTES as u64)
            < self.unpacked.get()
        {
            let message =
                "it unpacks to too much: the limit is 256 MiB and 200 times what was read";
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        Ok(())
    }
}

/// The file itself, counted.
pub(crate) struct Metered<R> {
    inner: R,
    meter: Rc<Meter>,
}

impl<R> Metered<R> {
    pub(crate) fn new(inner: R, meter: &Rc<Meter>) -> Self {
        Self { inner, meter: Rc::clone(meter) }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.read.set(self.meter.read.get().saturating_add(read as u64));
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// How long a file is.
pub(crate) fn measure(file: &mut impl Seek, meter: &Meter) -> io::Result<()> {
    meter.length.set(Some(file.seek(SeekFrom::End(0))?));
    file.seek(SeekFrom::Start(0))?;
    Ok(())
}

/// What is unpacked, counted.
pub(crate) struct Unpacked<R> {
    inner: R,
    meter: Rc<Meter>,
}

impl<R: Read> Unpacked<R> {
    pub(crate) fn new(inner: R, meter: &Rc<Meter>) -> Self {
        Self { inner, meter: Rc::clone(meter) }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.note_unpacked(read)?;
        Ok(read)
    }
}

/// A stream with a buffer of the usual size.
pub(crate) fn buffered<R: Read>(inner: R) -> BufReader<R> {
    BufReader::with_capacity(BUFFER_BYTES, inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: u64, length: Option<u64>, unpacked: u64, is_allowed: bool) {
        let meter = Meter::default();
        meter.read.set(read);
        meter.length.set(length);
        meter.unpacked.set(unpacked);
        assert_eq!(meter.note_unpacked(1).is_ok(), is_allowed);
    }

    #[test]
    fn what_may_be_unpacked_grows_with_what_was_read() {
        let whole = MAX_WHOLE_BYTES as u64;
        check(0, None, whole - 2, true);
        check(0, None, whole - 1, true);
        check(0, None, whole, false);
        check(10, None, whole + 10 * MAX_RATIO - 1, true);
        check(10, None, whole + 10 * MAX_RATIO, false);
        // What is read again is not more.
        check(1000, Some(10), whole + 10 * MAX_RATIO - 1, true);
        check(1000, Some(10), whole + 10 * MAX_RATIO, false);
    }

    #[test]
    fn packed_bytes_are_told_from_others() {
        let brotli = [0x8b, 0x01, 0x80, b'<', b'p', b'>', b'x', 0x03];
        assert_eq!(Packing::of(&brotli), Some(Packing::Brotli));
        for bytes in [
            b"".as_slice(),
            b"<p>x",
            b"It rained.",
            b"\0\x01\x02\x03\x04\x05",
            b"\x89PNG\r\n\x1a\n",
        ] {
            assert_eq!(Packing::of(bytes), None);
        }
    }
}

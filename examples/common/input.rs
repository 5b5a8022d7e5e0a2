//! Reads what a path names and reports what is wrong with it, the same way in every program.

use std::{
    fmt::Display,
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use flate2::read::MultiGzDecoder;

/// The extractor takes no more by default, so nothing larger needs to be held in memory.
const MAX_BYTES: u64 = 16 << 20;

/// The first two bytes of gzip data.
const GZIP_MARK: [u8; 2] = [0x1f, 0x8b];

/// The bytes of a file, or of standard input for `-`. Gzip data is unpacked, whatever its name.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" { unpack(io::stdin().lock()) } else { unpack(File::open(path)?) }
}

/// Writes a line about a path to standard error, as `program: path: message`.
pub(crate) fn complain(path: &Path, message: impl Display) {
    let program = env!("CARGO_BIN_NAME");
    // There is nowhere left to report that standard error is closed.
    let _ = writeln!(io::stderr(), "{program}: {}: {message}", path.display());
}

fn unpack(mut input: impl Read) -> io::Result<Vec<u8>> {
    let mut mark = Vec::new();
    input.by_ref().take(GZIP_MARK.len() as u64).read_to_end(&mut mark)?;
    let packed = mark == GZIP_MARK;
    let input = mark.as_slice().chain(input);
    if packed { read_bounded(MultiGzDecoder::new(input)) } else { read_bounded(input) }
}

/// Reads one byte more than allowed at the most, so that a small file cannot unpack without end.
fn read_bounded(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if MAX_BYTES < bytes.len() as u64 {
        let message = format!("input too large: the limit is {MAX_BYTES} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

//! WARC files: any bytes behind the mark of a record.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| unchaff_fuzz::check_saved(&[b"WARC/1.0\r\n".as_slice(), bytes].concat()));

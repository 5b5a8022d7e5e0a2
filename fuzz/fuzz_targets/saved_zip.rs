//! ZIP files and books: any bytes behind the mark of an entry.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| unchaff_fuzz::check_saved(&[b"PK\x03\x04".as_slice(), bytes].concat()));

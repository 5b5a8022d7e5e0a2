//! MHTML, mails and mailboxes: any bytes behind the head of one.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| unchaff_fuzz::check_saved(&[b"MIME-Version: 1.0\r\nSubject: a\r\n".as_slice(), bytes].concat()));

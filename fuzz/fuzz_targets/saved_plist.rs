//! Web archives: any bytes behind the mark of a binary list, and behind the head of an XML one.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for head in ["bplist00", "<!DOCTYPE plist><plist>"] {
        unchaff_fuzz::check_saved(&[head.as_bytes(), bytes].concat());
    }
});

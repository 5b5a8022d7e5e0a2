//! Saved files of any form: what the bytes say they are.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| unchaff_fuzz::check_saved(bytes));

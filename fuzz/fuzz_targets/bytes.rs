//! The whole pipeline on any bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::Extractor;

fuzz_target!(|bytes: &[u8]| {
    let extractor = Extractor::new();
    let (one, other) = (extractor.extract_bytes(bytes), extractor.extract_bytes(bytes));
    match (one, other) {
        (Ok(one), Ok(other)) => {
            unchaff_fuzz::check(&one);
            unchaff_fuzz::check_equal(&one, &other);
        }
        (one, other) => assert_eq!(one.err(), other.err()),
    }
});

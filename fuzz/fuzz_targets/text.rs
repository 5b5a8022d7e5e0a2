//! Bytes as text that somebody scraped.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::Extractor;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let extractor = Extractor::new();
    let page = extractor.extract_text(&text);
    unchaff_fuzz::check(&page);
    unchaff_fuzz::check_equal(&page, &extractor.extract_text(&text));
});

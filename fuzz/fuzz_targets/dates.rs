//! Bytes where a page says when.

#![no_main]

use std::time::{Duration, SystemTime};

use libfuzzer_sys::fuzz_target;
use unchaff::Extractor;

/// 1 January 2024, for relative dates.
const NOW: Duration = Duration::from_secs(1_704_067_200);

fuzz_target!(|bytes: &[u8]| {
    let text = unchaff_fuzz::escaped(&String::from_utf8_lossy(bytes));
    let html = unchaff_fuzz::article(&format!(
        "<meta property=article:published_time content=\"{text}\">\
         <p class=date>{text}</p><p>Updated: {text}</p>\
         <p><time datetime=\"{text}\">{text}</time></p>\
         <span itemprop=datePublished content=\"{text}\"></span>"
    ));
    unchaff_fuzz::check_html(&Extractor::new().now(SystemTime::UNIX_EPOCH + NOW), &html);
});

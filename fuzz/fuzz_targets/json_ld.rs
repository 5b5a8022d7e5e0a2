//! Bytes as the structured data of a page.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::Extractor;

fuzz_target!(|bytes: &[u8]| {
    let json = String::from_utf8_lossy(bytes);
    let script = format!("<script type=application/ld+json>{json}</script>");
    let html = unchaff_fuzz::article(&format!("{script}<img src=/a.jpg>"));
    unchaff_fuzz::check_html(&Extractor::new().url("https://echo.example/rain"), &html);
});

//! Bytes where a page says who: under and in images, and in the line of the author.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::Extractor;

fuzz_target!(|bytes: &[u8]| {
    let text = unchaff_fuzz::escaped(&String::from_utf8_lossy(bytes));
    let html = unchaff_fuzz::article(&format!(
        "<p class=byline>{text}</p><p>By {text}</p><meta name=author content=\"{text}\">\
         <figure><img src=/a.jpg alt=\"{text}\"><figcaption>{text}</figcaption></figure>\
         <img src=/b.jpg alt=\"{text}\"><p class=credit>{text}</p>\
         <figure><img src=/c.jpg><figcaption>The road. (Photo: {text})</figcaption></figure>"
    ));
    unchaff_fuzz::check_html(&Extractor::new(), &html);
});

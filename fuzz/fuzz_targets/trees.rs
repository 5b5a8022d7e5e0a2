//! Any document gives the same tree by our tokenizer and by html5ever's.

#![no_main]

use libfuzzer_sys::fuzz_target;
use unchaff::passes;

fuzz_target!(|html: &str| {
    let ours = passes::outline(&passes::parse(html));
    let theirs = passes::outline(&passes::parse_by_reference(html));
    assert_eq!(ours, theirs);
});

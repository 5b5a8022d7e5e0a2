//! Ordinary pages, but large.

use super::{Case, Class, after, fill, numbered, random};

/// An article of ten times the size, so that a small run is of 1 MB and a large one of 4.
const TIMES: usize = 10;

const WORDS: [&str; 16] = [
    "rain", "valley", "river", "the", "road", "and", "bridge", "of", "village", "mayor", "in",
    "flood", "a", "water", "station", "was",
];

pub(super) fn add(cases: &mut Vec<Case>) {
    let big = |name, make: fn(usize) -> String| Case::growing(Class::Big, name, make);
    cases.extend([
        big("an article", |bytes| after(&numbered(bytes, prose))),
        big("an article ten times the size", |bytes| after(&numbered(bytes * TIMES, prose))),
        big("p without end tags, ten times the size", |bytes| after(&fill("<p>a", bytes * TIMES))),
        big("a page of links, ten times the size", |bytes| {
            after(&numbered(bytes * TIMES, |i| {
                format!("<li class=item><a href=/story/{i}>Story {i} of the valley</a></li>\n")
            }))
        }),
    ]);
}

/// A paragraph of some sentences.
fn prose(seed: usize) -> String {
    let mut out = "<p>".to_owned();
    for (at, byte) in random(seed as u64 + 1).take(60).enumerate() {
        let word = WORDS[usize::from(byte) % WORDS.len()];
        out.push_str(if at % 12 == 0 { "It" } else { word });
        out.push_str(if at % 12 == 11 { ". " } else { " " });
    }
    out + "</p>\n"
}

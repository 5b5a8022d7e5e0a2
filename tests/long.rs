//! Long texts keep all their paragraphs: books, transcripts, long reads, with and without an `<article>`.

const WORDS: [&str; 24] = [
    "bridge", "river", "keeper", "letter", "barn", "harbour", "lamp", "clock", "wheel", "orchard",
    "tailor", "miller", "sailor", "widow", "cousin", "swallow", "kitchen", "window", "garden",
    "market", "tower", "winter", "village", "field",
];
const JOINTS: [&str; 6] = ["because", "before", "after", "until", "while", "unless"];

/// Sentences that differ, by the steps of a generator (Lehmer 1951).
fn sentence(state: &mut u64) -> String {
    let mut next = |count: usize| {
        *state = *state * 48_271 % 0x7fff_ffff;
        *state as usize % count
    };
    let mut word = || WORDS[next(WORDS.len())];
    let (a, b, c, d, e) = (word(), word(), word(), word(), word());
    let joint = JOINTS[next(JOINTS.len())];
    format!("The {a} of the {b} was closed for years {joint} the {c} had lost a {d} near the {e}.")
}

/// Checks that a page with so many paragraphs, each of so many sentences, keeps them all.
#[track_caller]
fn check(open: &str, close: &str, paragraphs: usize, sentences: usize) {
    let mut state = 7;
    let texts: Vec<String> = (0..paragraphs)
        .map(|_| (0..sentences).map(|_| sentence(&mut state)).collect::<Vec<_>>().join(" "))
        .collect();
    let story: String = texts
        .iter()
        .enumerate()
        .map(|(i, text)| {
            if i % 9 == 4 {
                format!("<h2>Chapter {i}</h2><p>{text}</p>")
            } else {
                format!("<p>{text}</p>")
            }
        })
        .collect();
    let page = format!(
        "<title>The long road</title><div><a href=/>Notes</a> <a href=/a>Archive</a></div>{open}<h1>The long road</h1>\
         {story}{close}<div>© Notes</div>"
    );
    let text = unchaff::extract(&page).text();
    let lost = texts.iter().filter(|paragraph| !text.contains(paragraph.as_str())).count();
    assert_eq!(lost, 0, "{open}: {paragraphs} paragraphs of {sentences} sentences");
}

#[test]
fn a_long_text_keeps_all_its_paragraphs() {
    for (open, close) in
        [("<article>", "</article>"), ("<div>", "</div>"), ("<main><section>", "</section></main>")]
    {
        for (paragraphs, sentences) in [(40, 3), (400, 3), (1_500, 1), (4_000, 2)] {
            check(open, close, paragraphs, sentences);
        }
    }
}

//! What must hold of every answer.

use unchaff::{ErrorKind, Extraction, Extractor, Selection};

use crate::{
    cases::{Answer, Case},
    clean::is_unclean,
};

/// So many bytes of stack have the threads of small servers and of embedded systems.
pub(crate) const STACK_BYTES: usize = 512 << 10;

/// What is wrong with the answer to a case, if anything.
pub(crate) fn sentences(case: &Case, answer: &Result<Extraction, unchaff::Error>) -> Vec<String> {
    let page = match (answer, case.answer) {
        (Err(error), Answer::Page) => return vec![format!("refused: {error}")],
        (Err(error), _) if matches!(error.kind(), ErrorKind::NotHtml(_)) => return Vec::new(),
        (Err(error), _) => return vec![format!("refused for no such reason: {error}")],
        (Ok(_), Answer::Refusal) => return vec!["not refused".to_owned()],
        (Ok(page), _) => page,
    };
    // The first sentence may as well stand above the text.
    let text = page.text_with(Selection::default().standfirst(true));
    let lost = case.expects.iter().filter(|it| !text.contains(it.as_str()));
    let label =
        |it: &str| page.blocks().find(|block| block.text().contains(it)).map(|it| it.label().id());
    let lost = lost.map(|it| format!("lost {:?}, {:?}", start_of(it), label(it)));
    let is_leaked =
        |it: &&String| text.contains(it.as_str()) || page.markdown().contains(it.as_str());
    let leaked = case.forbids.iter().filter(is_leaked);
    let leaked = leaked.map(|it| format!("leaked {:?}", start_of(it)));
    lost.chain(leaked).collect()
}

/// Characters in the strings of an extraction that a reader cannot see and a terminal may obey.
pub(crate) fn hygiene(page: &Extraction) -> Vec<String> {
    let facts = page.metadata();
    let one = [
        ("title", facts.title()),
        ("language", facts.language()),
        ("site name", facts.site_name()),
        ("description", facts.description()),
        ("standfirst", facts.standfirst()),
        ("section", facts.section()),
        ("date", facts.published()),
    ];
    let one = one.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let authors = facts.authors().iter().map(|author| ("author", author.as_str()));
    let tags = facts.tags().iter().map(|tag| ("tag", tag.as_str()));
    let blocks = page.blocks().map(|block| ("block", block.text()));
    let images = page.images().iter().flat_map(|image| {
        let texts =
            [("caption", image.caption()), ("credit", image.credit()), ("alt", image.alt())];
        texts.into_iter().filter_map(|(name, text)| Some((name, text?)))
    });
    let players = page.players().iter().filter_map(|it| Some(("title of a player", it.title()?)));
    let whole = [("text", page.text()), ("markdown", page.markdown()), ("html", page.html())];
    let whole = whole.iter().map(|(name, text)| (*name, text.as_str()));
    let all =
        one.chain(authors).chain(tags).chain(blocks).chain(images).chain(players).chain(whole);
    let mut found: Vec<String> = all
        .filter_map(|(name, text)| {
            let bad = text.chars().find(|c| is_unclean(*c))?;
            Some(format!("U+{:04X} in {name}", u32::from(bad)))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Extracts once.
pub(crate) fn extract(bytes: &[u8]) -> Result<Extraction, unchaff::Error> {
    Extractor::new().extract_bytes(bytes)
}

fn start_of(text: &str) -> String {
    text.chars().take(30).collect()
}

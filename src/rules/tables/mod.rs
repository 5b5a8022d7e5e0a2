//! The words of each cue, as people write them. One file for each cue; each file is a table and nothing else.
//!
//! # How to write an entry
//!
//! `tags` and `roles` are element names and ARIA roles.
//!
//! `names` are matched against the words of `class`, `id`, `itemprop` and `rel`, after splitting
//! at digits, punctuation and camelCase humps. So `nav` finds `main-nav`, `mainNav` and `nav2`,
//! never `navy`.
//!
//! * `signup`: exactly this word.
//! * `read-more`: these two words in a row.
//! * `newsletter*`: a word with this beginning. At least five letters, or it would catch too much.
//!
//! `phrases` are matched against the text of short blocks, folded: lower case, plain apostrophes,
//! punctuation at both ends dropped, each run of digits written as `#`.
//!
//! * `privacy policy`: anywhere, at word boundaries.
//! * `^read more`: at the start. `read more$`: at the end. `^anzeige$`: the whole block.
//! * Word boundaries are implied at both ends; no entry begins or ends with a space.
//! * `^# comments$`: finds "3 comments" and "1,204 Comments".
//! * `~we may earn a commission`: an appeal, in whole paragraphs, too. Only what a publisher says of
//!   itself, never what a story could say.
//!
//! `hits` and `misses` are texts that must and must not set the cue, `name_misses` values of
//! `class` that must not. Tests check every one, and that every list is sorted.
//!
//! `UPDATE=1 cargo test --lib words_are_those_of_the_tables` writes the files in `words/` anew, which a program
//! reads.

mod ad;
mod bio;
mod body;
mod byline;
mod caption;
mod comments;
mod cookie;
mod correction;
mod credit;
mod date;
mod embed;
mod emphasis;
mod form;
mod gallery;
mod hidden;
mod legal;
mod navigation;
mod newsletter;
mod notice;
mod panel;
mod paywall;
mod player;
mod pullquote;
mod rights;
mod share;
mod standfirst;
mod teaser;

use std::{env, fs};

use super::{
    Cue, CueSet, cues_of_text, marks_of_name, names,
    phrases::fold,
    words::{self, Kind},
};

/// Every table. Two cannot share a cue.
const TABLES: &[Table] = &[
    ad::TABLE,
    bio::TABLE,
    body::TABLE,
    byline::TABLE,
    caption::TABLE,
    comments::TABLE,
    cookie::TABLE,
    correction::TABLE,
    credit::TABLE,
    date::TABLE,
    embed::TABLE,
    emphasis::TABLE,
    form::TABLE,
    gallery::TABLE,
    hidden::TABLE,
    legal::TABLE,
    navigation::TABLE,
    newsletter::TABLE,
    notice::TABLE,
    panel::TABLE,
    paywall::TABLE,
    player::TABLE,
    pullquote::TABLE,
    rights::TABLE,
    share::TABLE,
    standfirst::TABLE,
    teaser::TABLE,
];

/// All words for one cue.
struct Table {
    cue: Cue,
    tags: &'static [&'static str],
    roles: &'static [&'static str],
    names: &'static [&'static str],
    phrases: &'static [(Lang, &'static [&'static str])],
    /// Texts that must set the cue.
    hits: &'static [&'static str],
    /// Look-alikes that must not.
    misses: &'static [&'static str],
    /// Look-alikes among class values that must not.
    name_misses: &'static [&'static str],
}

/// The language of a phrase. It is for the reader of the table; matching does not use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lang {
    Ar,
    Cs,
    Da,
    De,
    El,
    En,
    Es,
    Fa,
    Fi,
    Fr,
    He,
    Hi,
    Hu,
    Id,
    It,
    Ja,
    Ko,
    Nl,
    No,
    Pl,
    Pt,
    Ro,
    Ru,
    Sv,
    Tr,
    Uk,
    Vi,
    Zh,
}

/// What the file of the names should hold.
fn names_compiled() -> String {
    let mut lines = String::new();
    for table in TABLES {
        let lists = [(Kind::Tag, table.tags), (Kind::Role, table.roles), (Kind::Name, table.names)];
        for (kind, list) in lists {
            lines.extend(list.iter().map(|entry| words::line(kind, table.cue, entry)));
        }
    }
    lines
}

/// What the file of the phrases should hold that are bound to the start of a text, or the other one.
fn phrases_compiled(is_start: bool) -> String {
    let mut phrases = Vec::new();
    for table in TABLES {
        for entry in table.phrases.iter().flat_map(|(_, list)| *list) {
            let kind = if entry.starts_with('~') { Kind::Appeal } else { Kind::Phrase };
            let end = if entry.ends_with('$') { "$" } else { "" };
            let needle = entry.trim_start_matches(['^', '~']).trim_end_matches('$');
            if entry.starts_with('^') == is_start {
                phrases.push((fold_signs(needle), kind, table.cue, end));
            }
        }
    }
    // Stable, so that of equal ones that of the first table stays first.
    phrases.sort_by(|a, b| a.0.cmp(&b.0));
    let lines = phrases.into_iter();
    lines.map(|(needle, kind, cue, end)| words::line(kind, cue, &(needle + end))).collect()
}

/// A needle as [`fold`] leaves a text.
fn fold_signs(needle: &str) -> String {
    let mut out = String::new();
    // The letters keep the fold from trimming punctuation that the needle asks for.
    fold(&format!("x{needle}x"), &mut out);
    out.strip_prefix('x').and_then(|out| out.strip_suffix('x')).unwrap_or_default().to_owned()
}

fn cues_of_name(value: &str) -> CueSet {
    let mut marks = Vec::new();
    marks_of_name(value, &mut String::new(), &mut marks);
    marks.into_iter().collect()
}

fn cues(text: &str) -> CueSet {
    cues_of_text(text, &mut String::new()).0
}

#[test]
fn words_are_those_of_the_tables() {
    for (name, file, compiled) in [
        ("names", words::NAMES, names_compiled()),
        ("starts", words::STARTS, phrases_compiled(true)),
        ("anywhere", words::ANYWHERE, phrases_compiled(false)),
    ] {
        if env::var_os("UPDATE").is_some() {
            let path = format!("{}/src/rules/words/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            fs::write(path, compiled).expect("it can be written");
        } else {
            assert!(compiled == file, "{name}: run this test with UPDATE=1");
        }
    }
}

#[test]
fn examples_hold() {
    for table in TABLES {
        for text in table.hits {
            assert!(cues(text).has(table.cue), "{:?} should match {text:?}", table.cue);
        }
        for text in table.misses {
            assert!(!cues(text).has(table.cue), "{:?} matches {text:?}", table.cue);
        }
        for value in table.name_misses {
            assert!(!cues_of_name(value).has(table.cue), "{:?} matches {value:?}", table.cue);
        }
    }
}

#[test]
fn tables_are_sorted_and_folded() {
    for table in TABLES {
        let lists = table.phrases.iter().map(|(_, list)| *list).chain([
            table.tags,
            table.roles,
            table.names,
        ]);
        for list in lists {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{:?}: {:?} before {:?}", table.cue, pair[0], pair[1]);
            }
            for entry in list {
                assert_eq!(*entry, entry.to_lowercase(), "{:?}", table.cue);
                assert_eq!(*entry, entry.trim(), "word boundaries are implied");
                assert!(!entry.contains('’'), "{:?}: {entry:?} has a curly apostrophe", table.cue);
                assert!(!entry.contains(|c: char| c.is_ascii_digit()), "{entry:?}: write #");
            }
        }
        assert!(
            table.phrases.is_sorted_by(|a, b| a.0 < b.0),
            "{:?}: languages in the order of Lang, each once",
            table.cue
        );
    }
}

#[test]
fn every_entry_of_a_table_matches_itself() {
    for table in TABLES {
        for (_, list) in table.phrases {
            for entry in *list {
                let mut text = entry.trim_start_matches(['^', '~']).replace('#', "7");
                // Punctuation at the end of a text is dropped, so let it stand inside.
                text = text.strip_suffix('$').map_or(text.clone() + " x", str::to_owned);
                assert!(cues(&text).has(table.cue), "{:?}: {entry:?} is dead", table.cue);
            }
        }
        for name in table.names {
            let value = name.trim_end_matches('*');
            assert!(cues_of_name(value).has(table.cue), "{:?}: {name:?} is dead", table.cue);
        }
    }
}

#[test]
fn appeals_hold_in_whole_paragraphs() {
    let before = "The weather on the island is what the island is about. ".repeat(7);
    let appeals = |text: &str| cues_of_text(&(before.clone() + text), &mut String::new());
    for table in TABLES {
        for entry in table.phrases.iter().flat_map(|(_, list)| *list) {
            let text = entry.trim_start_matches(['^', '~']).replace('#', "84") + " then.";
            let mut capital = text.clone();
            capital.get_mut(..1).map(str::make_ascii_uppercase);
            for text in [text, capital] {
                let (phrases, appeals) = appeals(&text);
                assert!(phrases.is_empty());
                assert!(!entry.starts_with('~') || appeals.has(table.cue), "{entry} in {text}");
            }
        }
    }
    assert!(appeals("They earn a commission on every flat that they sell.").1.is_empty());
}

#[test]
fn stems_are_long_and_prefix_free() {
    let names = TABLES.iter().flat_map(|table| table.names);
    let mut stems: Vec<&str> = names.filter_map(|it| it.strip_suffix('*')).collect();
    stems.sort_unstable();
    for stem in &stems {
        assert!(names::STEM_HEAD_BYTES <= stem.len(), "{stem}* would catch too much");
    }
    for pair in stems.windows(2) {
        assert!(!pair[1].starts_with(pair[0]), "{}* covers {}*", pair[0], pair[1]);
    }
}

#[test]
fn cues_are_of_one_table_each() {
    for (i, table) in TABLES.iter().enumerate() {
        assert!(TABLES[i + 1..].iter().all(|other| other.cue != table.cue), "{:?}", table.cue);
    }
}

#[test]
fn names_match_words_not_letters() {
    assert!(cues_of_name("main-nav").has(Cue::Navigation));
    assert!(cues_of_name("siteNav").has(Cue::Navigation));
    assert!(cues_of_name("NAV").has(Cue::Navigation));
    assert!(cues_of_name("Breadcrumbs").has(Cue::Navigation));
    assert!(cues_of_name("nav2").has(Cue::Navigation));
    assert!(!cues_of_name("navy-blue").has(Cue::Navigation));
    assert!(cues_of_name("screen-reader").has(Cue::Hidden));
    assert!(!cues_of_name("screen reader").has(Cue::Hidden));
    assert!(!cues_of_name("shadow").has(Cue::Share));
}

//! Compiles the tables, once, into a word map and one automaton.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::{Cue, CueSet, TABLES};
use crate::at::At;

/// Longer blocks are prose. A phrase in prose is a topic, not a prompt,
const MAX_PHRASE_BLOCK_BYTES: usize = 320;
/// unless it is an appeal. A paragraph of a consent dialog has up to 160 words.
const MAX_APPEAL_BLOCK_BYTES: usize = 1_200;

/// No stem is shorter.
pub(super) const STEM_HEAD_BYTES: usize = 5;

static NAMES: Lazy<Names> = Lazy::new(Names::compile);
static PHRASES: Lazy<Phrases> = Lazy::new(Phrases::compile);

/// One entry of a list of tags, roles or names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    index: u16,
    cue: Cue,
}

impl Mark {
    /// Below [`mark_count`].
    pub(crate) fn index(self) -> usize {
        usize::from(self.index)
    }
}

/// How many marks there are.
pub(crate) fn mark_count() -> usize {
    NAMES.all.len()
}

/// Every mark, in the order of their indices.
pub(crate) fn all_marks() -> impl Iterator<Item = Mark> {
    NAMES.all.iter().copied()
}

/// What a mark hints at.
pub(crate) fn cue_of(mark: Mark) -> Cue {
    mark.cue
}

/// Adds the marks of a `class`, `id`, `itemprop` or `rel` value.
///
/// `words` is a buffer to reuse.
pub(crate) fn marks_of_name(value: &str, words: &mut String, out: &mut Vec<Mark>) {
    NAMES.find(value, words, out);
}

/// Adds the marks of an element's name.
pub(crate) fn marks_of_tag(name: &str, out: &mut Vec<Mark>) {
    out.extend(NAMES.tags.get(name).into_iter().flatten());
}

/// Adds the marks of an ARIA role.
pub(crate) fn marks_of_role(role: &str, out: &mut Vec<Mark>) {
    out.extend(NAMES.roles.get(role).into_iter().flatten());
}

/// Cues of the text of a block: those of all phrases, if it is short, and those of appeals alone.
///
/// `folded` is a buffer to reuse.
pub(crate) fn cues_of_text(text: &str, folded: &mut String) -> (CueSet, CueSet) {
    let is_long = MAX_PHRASE_BLOCK_BYTES < text.len();
    if MAX_APPEAL_BLOCK_BYTES < text.len() || (is_long && !PHRASES.hints.is_match(text)) {
        return (CueSet::EMPTY, CueSet::EMPTY);
    }
    fold(text, folded);
    let (found, appeals) = PHRASES.anywhere.find(folded);
    let phrases = if is_long { CueSet::EMPTY } else { PHRASES.starts.find(folded) | found };
    (phrases, appeals)
}

type Marks = FxHashMap<&'static str, Vec<Mark>>;

struct Names {
    /// By index.
    all: Vec<Mark>,
    tags: Marks,
    roles: Marks,
    words: Marks,
    pairs: Marks,
    /// Sorted, and none is the beginning of another, so a word has one at most.
    stems: Vec<(&'static str, Mark)>,
    /// The stems that begin with these bytes.
    stems_by_head: FxHashMap<[u8; STEM_HEAD_BYTES], Range<usize>>,
}

impl Names {
    fn compile() -> Self {
        let mut names = Self {
            all: Vec::new(),
            tags: Marks::default(),
            roles: Marks::default(),
            words: Marks::default(),
            pairs: Marks::default(),
            stems: Vec::new(),
            stems_by_head: FxHashMap::default(),
        };
        for table in TABLES {
            for tag in table.tags {
                let mark = names.mark(table.cue);
                names.tags.entry(tag).or_default().push(mark);
            }
            for role in table.roles {
                let mark = names.mark(table.cue);
                names.roles.entry(role).or_default().push(mark);
            }
            for name in table.names {
                let mark = names.mark(table.cue);
                match name.strip_suffix('*') {
                    Some(stem) => names.stems.push((stem, mark)),
                    None if name.contains('-') => names.pairs.entry(name).or_default().push(mark),
                    None => names.words.entry(name).or_default().push(mark),
                }
            }
        }
        names.stems.sort_unstable_by_key(|(stem, _)| *stem);
        for (i, (stem, _)) in names.stems.iter().enumerate() {
            if let Some(head) = stem.as_bytes().first_chunk() {
                names.stems_by_head.entry(*head).or_insert(i..i).end = i + 1;
            }
        }
        names
    }

    fn mark(&mut self, cue: Cue) -> Mark {
        let mark = Mark { index: self.all.len() as u16, cue };
        self.all.push(mark);
        mark
    }

    fn find(&self, value: &str, pair: &mut String, out: &mut Vec<Mark>) {
        for name in value.split_ascii_whitespace() {
            self.find_in_name(name, pair, out);
        }
    }

    /// `pair` is a buffer: the last two ASCII words in lower case, with a hyphen between them.
    fn find_in_name(&self, name: &str, pair: &mut String, out: &mut Vec<Mark>) {
        pair.clear();
        let bytes = name.as_bytes();
        let mut at = 0;
        while let Some(skipped) =
            bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_alphabetic))
        {
            let start = at + skipped;
            at = end_of_word(bytes, start);
            let word_start = pair.len();
            pair.push_str(name.get(start..at).unwrap_or_default());
            let word = pair.get_mut(word_start..).unwrap_or_default();
            word.make_ascii_lowercase();
            out.extend(self.words.get(&*word).into_iter().flatten());
            out.extend(self.find_stem(word));
            if word_start > 0 {
                out.extend(self.pairs.get(pair.as_str()).into_iter().flatten());
                pair.drain(..word_start);
            }
            pair.push('-');
        }
    }

    fn find_stem(&self, word: &str) -> Option<Mark> {
        let range = self.stems_by_head.get(word.as_bytes().first_chunk()?)?;
        let same_head = self.stems.get(range.clone())?;
        same_head.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, mark)| *mark)
    }
}

/// Where the word ends that begins at `start`: before a capital after a small letter, or before what
/// is no letter.
fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let mut after_lower = false;
    let length = bytes.get(start..).unwrap_or_default().iter().position(|byte| {
        let is_end = !byte.is_ascii_alphabetic() || after_lower && byte.is_ascii_uppercase();
        after_lower = byte.is_ascii_lowercase();
        is_end
    });
    length.map_or(bytes.len(), |length| start + length)
}

struct Phrases {
    starts: Starts,
    anywhere: Anywhere,
    /// A part of each appeal, to look for in a text as it is: few paragraphs need to be folded.
    hints: AhoCorasick,
}

#[derive(Clone, Copy)]
struct PhraseRule {
    cue: Cue,
    at_end: bool,
    is_appeal: bool,
}

impl Phrases {
    fn compile() -> Self {
        let (mut starts, mut anywhere) = (Vec::new(), Vec::new());
        for table in TABLES {
            for entry in table.phrases.iter().flat_map(|(_, list)| *list) {
                let needle = entry.trim_start_matches(['^', '~']).trim_end_matches('$');
                let rule = PhraseRule {
                    cue: table.cue,
                    at_end: entry.ends_with('$'),
                    is_appeal: entry.starts_with('~'),
                };
                let list = if entry.starts_with('^') { &mut starts } else { &mut anywhere };
                list.push((fold_signs(needle), rule));
            }
        }
        let appeals = anywhere.iter().filter(|(_, rule)| rule.is_appeal);
        let hints: Vec<&str> = appeals.map(|(needle, _)| hint_of(needle)).collect();
        Self {
            hints: automaton(AhoCorasick::builder().ascii_case_insensitive(true), &hints),
            starts: Starts::of(starts),
            anywhere: Anywhere::of(anywhere),
        }
    }
}

/// The longest part of an appeal that folding leaves as it is but for the case of ASCII letters, less
/// the first letter, which may be a capital one.
fn hint_of(needle: &str) -> &str {
    let rest = needle.get(needle.ceil_char_boundary(1)..).unwrap_or_default();
    rest.split(['#', '\'']).max_by_key(|part| part.len()).unwrap_or_default()
}

fn automaton(builder: &mut AhoCorasickBuilder, needles: &[impl AsRef<[u8]>]) -> AhoCorasick {
    #[expect(clippy::expect_used, reason = "the tables are constants that the tests compile")]
    builder.build(needles).expect("the tables are far below the limits of the automaton")
}

/// The cue of a phrase that was found in a text, if it may stand there.
fn cue_at(rule: PhraseRule, text: &str, found: Range<usize>) -> CueSet {
    let is_at_end = !rule.at_end || found.end == text.len();
    if is_at_end && is_word_bounded(text, found.start, found.end) {
        CueSet::of(rule.cue)
    } else {
        CueSet::EMPTY
    }
}

/// How many bytes the first look at a text compares. Few texts begin as any entry does, so for
/// most of them this is the last look.
const HEAD_BYTES: usize = 3;

/// The entries that are bound to the start of a text: most of them.
///
/// They are sorted, and each knows the longest other entry that it begins with. What a text begins
/// with is then the last entry that does not sort after it, or one that that begins with: whatever
/// sorts between a text and its beginning begins with the same.
struct Starts {
    needles: Vec<(String, PhraseRule)>,
    /// By needle, the index of the longest other one that it begins with.
    shorter: Vec<Option<usize>>,
    /// The needles that begin with these bytes.
    by_head: FxHashMap<[u8; HEAD_BYTES], Range<usize>>,
    /// The needles that are shorter than that.
    tiny: Vec<(String, PhraseRule)>,
}

impl Starts {
    fn of(entries: Vec<(String, PhraseRule)>) -> Self {
        let (mut needles, tiny): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(needle, _)| head_of(needle).is_some());
        needles.sort_by(|a, b| a.0.cmp(&b.0));
        let mut shorter: Vec<Option<usize>> = Vec::with_capacity(needles.len());
        let mut by_head: FxHashMap<_, Range<usize>> = FxHashMap::default();
        for (i, (needle, _)) in needles.iter().enumerate() {
            let mut candidate = i.checked_sub(1);
            while let Some(at) = candidate
                && !needles.get(at).is_some_and(|(other, _)| needle.starts_with(other))
            {
                candidate = shorter.at(at);
            }
            shorter.push(candidate);
            if let Some(head) = head_of(needle) {
                by_head.entry(head).or_insert(i..i).end = i + 1;
            }
        }
        Self { needles, shorter, by_head, tiny }
    }

    fn find(&self, text: &str) -> CueSet {
        let mut cues = CueSet::EMPTY;
        for (needle, rule) in self.tiny.iter().filter(|(needle, _)| text.starts_with(needle)) {
            cues |= cue_at(*rule, text, 0..needle.len());
        }
        let Some(range) = head_of(text).and_then(|head| self.by_head.get(&head)) else {
            return cues;
        };
        let same_head = self.needles.get(range.clone()).unwrap_or_default();
        let not_after = same_head.partition_point(|(needle, _)| needle.as_str() <= text);
        let mut next = not_after.checked_sub(1).map(|at| at + range.start);
        while let Some(at) = next
            && let Some((needle, rule)) = self.needles.get(at)
        {
            if text.starts_with(needle) {
                cues |= cue_at(*rule, text, 0..needle.len());
            }
            next = self.shorter.at(at);
        }
        cues
    }
}

fn head_of(text: &str) -> Option<[u8; HEAD_BYTES]> {
    text.as_bytes().first_chunk().copied()
}

/// The entries that may stand anywhere.
struct Anywhere {
    automaton: AhoCorasick,
    rules: Vec<PhraseRule>,
}

impl Anywhere {
    fn of(entries: Vec<(String, PhraseRule)>) -> Self {
        let (needles, rules): (Vec<String>, Vec<PhraseRule>) = entries.into_iter().unzip();
        let automaton = automaton(AhoCorasick::builder().match_kind(MatchKind::Standard), &needles);
        Self { automaton, rules }
    }

    /// The cues of a text, and those of appeals among them.
    fn find(&self, text: &str) -> (CueSet, CueSet) {
        let (mut cues, mut appeals) = (CueSet::EMPTY, CueSet::EMPTY);
        for found in self.automaton.find_overlapping_iter(text) {
            let Some(rule) = self.rules.get(found.pattern().as_usize()) else { continue };
            let cue = cue_at(*rule, text, found.range());
            cues |= cue;
            if rule.is_appeal {
                appeals |= cue;
            }
        }
        (cues, appeals)
    }
}

/// A needle as [`fold`] leaves a text.
fn fold_signs(needle: &str) -> String {
    let mut out = String::new();
    // The letters keep the fold from trimming punctuation that the needle asks for.
    fold(&format!("x{needle}x"), &mut out);
    out.strip_prefix('x').and_then(|out| out.strip_suffix('x')).unwrap_or_default().to_owned()
}

/// Lower case, with typographic apostrophes made plain, edge punctuation dropped and each number
/// written as `#`.
fn fold(text: &str, out: &mut String) {
    out.clear();
    if text.is_ascii() && !text.contains('#') {
        fold_plain(text, out);
        return;
    }
    let core = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '*'));
    let mut chars = core.chars();
    while let Some(c) = chars.next() {
        match c {
            'a'..='z' | ' ' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '’' | 'ʼ' => out.push('\''),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            '：' => out.push(':'),
            // The dot that Turkish `İ` leaves behind, and the vowel signs of Arabic.
            '\u{307}' | '\u{64b}'..='\u{652}' => {}
            _ if is_digit(c) => {
                if !out.ends_with('#') {
                    out.push('#');
                }
            }
            '.' | ',' | ':' if out.ends_with('#') && chars.clone().next().is_some_and(is_digit) => {
            }
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.to_lowercase().filter(|c| *c != '\u{307}')),
        }
    }
}

/// Does what [`fold`] does for ASCII without number signs.
fn fold_plain(text: &str, out: &mut String) {
    let core = text.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '*');
    let bytes = core.as_bytes();
    let mut start = 0;
    // Digits alone are not copied as they are.
    while let Some(length) =
        bytes.get(start..).and_then(|rest| rest.iter().position(u8::is_ascii_digit))
    {
        out.push_str(core.get(start..start + length).unwrap_or_default());
        out.push('#');
        start += length;
        while let Some([byte, rest @ ..]) = bytes.get(start..) {
            let is_inside =
                matches!(byte, b'.' | b',' | b':') && rest.first().is_some_and(u8::is_ascii_digit);
            if !byte.is_ascii_digit() && !is_inside {
                break;
            }
            start += 1;
        }
    }
    out.push_str(core.get(start..).unwrap_or_default());
    out.make_ascii_lowercase();
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '٠'..='٩' | '۰'..='۹')
}

/// Whether a match neither starts nor ends inside a word. Scripts without spaces always pass.
fn is_word_bounded(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && (c as u32) < 0x2e80);
    let is_inside = |at: usize| {
        text.split_at_checked(at).is_some_and(|(before, after)| {
            is_letter(before.chars().next_back()) && is_letter(after.chars().next())
        })
    };
    !is_inside(start) && !is_inside(end)
}

//! Finds the phrases of the tables in texts.

use std::ops::Range;

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Cue, CueSet,
    words::{self, Kind, Word},
};
use crate::{
    at::At,
    letter,
    packed::{CASE, Sieve},
};

/// Longer blocks are prose. A phrase in prose is a topic, not a prompt,
const MAX_PHRASE_BLOCK_BYTES: usize = 320;
/// unless it is an appeal. A paragraph of a consent dialog has up to 160 words.
const MAX_APPEAL_BLOCK_BYTES: usize = 1_200;

static PHRASES: Lazy<Phrases> = Lazy::new(Phrases::compile);

/// Cues of the text of a block: those of all phrases, if it is short, and those of appeals alone.
///
/// `folded` is a buffer to reuse.
pub(crate) fn cues_of_text(text: &str, folded: &mut String) -> (CueSet, CueSet) {
    let is_long = MAX_PHRASE_BLOCK_BYTES < text.len();
    if MAX_APPEAL_BLOCK_BYTES < text.len() || (is_long && !PHRASES.hints.is_in(text)) {
        return (CueSet::EMPTY, CueSet::EMPTY);
    }
    fold(text, folded);
    let mut found = Found::default();
    PHRASES.anywhere.find_anywhere(folded, &mut found);
    if is_long {
        return (CueSet::EMPTY, found.appeals);
    }
    PHRASES.starts.find_at_start(folded, &mut found);
    (found.cues, found.appeals)
}

struct Phrases {
    /// The entries that are bound to the start of a text: most of them.
    starts: Needles,
    /// Those that may stand anywhere.
    anywhere: Needles,
    hints: Hints,
}

#[derive(Clone, Copy)]
struct PhraseRule {
    cue: Cue,
    at_end: bool,
    is_appeal: bool,
}

impl PhraseRule {
    /// A phrase and what it stands for.
    fn of(word: Word) -> (&'static str, Self) {
        let is_appeal = word.kind == Kind::Appeal;
        match word.text.strip_suffix('$') {
            Some(needle) => (needle, Self { cue: word.cue, at_end: true, is_appeal }),
            None => (word.text, Self { cue: word.cue, at_end: false, is_appeal }),
        }
    }
}

impl Phrases {
    fn compile() -> Self {
        let of = |file| Needles::of(words::all(file).map(PhraseRule::of));
        let appeals = words::all(words::ANYWHERE).filter(|word| word.kind == Kind::Appeal);
        Self {
            hints: Hints::of(appeals.map(|word| word.text)),
            starts: of(words::STARTS),
            anywhere: of(words::ANYWHERE),
        }
    }
}

/// A part of each appeal, to look for in a text as it is: few paragraphs need to be folded.
struct Hints {
    /// The 229 appeals leave one byte in seventy for the second look.
    sieve: Sieve<14>,
    /// In small letters.
    parts: FxHashSet<u64>,
}

impl Hints {
    fn of<'n>(appeals: impl Iterator<Item = &'n str>) -> Self {
        let mut hints = Self { sieve: Sieve::default(), parts: FxHashSet::default() };
        for part in appeals.filter_map(|appeal| hint_of(appeal).as_bytes().last_chunk()) {
            let part = u64::from_le_bytes(*part) | CASE;
            hints.sieve.add(part);
            hints.parts.insert(part);
        }
        hints
    }

    /// Whether a text may hold an appeal. All that do are among those for which this holds.
    fn is_in(&self, text: &str) -> bool {
        text.as_bytes().windows(size_of::<u64>()).any(|part| {
            let part = part.first_chunk().map_or(0, |part| u64::from_le_bytes(*part) | CASE);
            self.sieve.may_have(part) && self.parts.contains(&part)
        })
    }
}

/// The longest part of an appeal that folding leaves as it is but for the case of ASCII letters, less
/// the first letter, which may be a capital one.
fn hint_of(needle: &str) -> &str {
    let mut rest = needle.chars();
    rest.next();
    rest.as_str().split(['#', '\'']).max_by_key(|part| part.len()).unwrap_or_default()
}

/// The cues of a text, and those of appeals among them.
#[derive(Clone, Copy, Default)]
struct Found {
    cues: CueSet,
    appeals: CueSet,
}

impl Found {
    /// Adds the cue of a phrase that was found in a text, if it may stand there.
    fn add(&mut self, rule: PhraseRule, text: &str, range: Range<usize>) {
        let is_at_end = !rule.at_end || range.end == text.len();
        if is_at_end && is_word_bounded(text, range.start, range.end) {
            let cue = CueSet::of(rule.cue);
            self.cues |= cue;
            self.appeals |= if rule.is_appeal { cue } else { CueSet::EMPTY };
        }
    }
}

/// How many bytes the first look at a text compares. Few texts begin as any entry does, so for
/// most of them this is the last look.
const HEAD_BYTES: usize = 3;

/// Phrases, sorted, of which each knows the longest other one that it begins with. What a text begins
/// with is then the last phrase that does not sort after it, or one that that begins with: whatever
/// sorts between a text and its beginning begins with the same.
struct Needles {
    all: Vec<(&'static str, PhraseRule)>,
    /// By needle, the index of the longest other one that it begins with.
    shorter: Vec<Option<usize>>,
    /// The needles by the number of their head.
    by_head: FxHashMap<u32, Range<usize>>,
    /// The 208 heads of the phrases that may stand anywhere leave one word in twenty for the second look.
    heads: Sieve<12>,
    /// The needles that are shorter than a head.
    tiny: Vec<(&'static str, PhraseRule)>,
}

impl Needles {
    /// Of phrases that are sorted.
    fn of(entries: impl Iterator<Item = (&'static str, PhraseRule)>) -> Self {
        let (all, tiny): (Vec<_>, Vec<_>) =
            entries.partition(|(needle, _)| HEAD_BYTES <= needle.len());
        let mut shorter: Vec<Option<usize>> = Vec::with_capacity(all.len());
        let mut by_head: FxHashMap<_, Range<usize>> = FxHashMap::default();
        let mut heads = Sieve::default();
        for (i, (needle, _)) in all.iter().enumerate() {
            let mut candidate = i.checked_sub(1);
            while let Some(at) = candidate
                && !all.get(at).is_some_and(|(other, _)| needle.starts_with(other))
            {
                candidate = shorter.at(at);
            }
            shorter.push(candidate);
            if let Some(head) = head_of(needle.as_bytes()) {
                by_head.entry(head).or_insert(i..i).end = i + 1;
                heads.add(u64::from(head));
            }
        }
        Self { all, shorter, by_head, heads, tiny }
    }

    /// Adds what a text begins with.
    fn find_at_start(&self, text: &str, found: &mut Found) {
        for (needle, rule) in self.tiny.iter().filter(|(needle, _)| text.starts_with(needle)) {
            found.add(*rule, text, 0..needle.len());
        }
        if let Some(head) = head_of(text.as_bytes()) {
            self.find_at(text, 0, head, found);
        }
    }

    /// Adds what a text holds, but for needles that are shorter than a head.
    fn find_anywhere(&self, text: &str, found: &mut Found) {
        let mut is_inside = false;
        for (at, bytes) in text.as_bytes().windows(HEAD_BYTES).enumerate() {
            let head = head_of(bytes).unwrap_or_default();
            let is_letter = (head as u8).is_ascii_alphabetic();
            // Inside a word of ASCII letters no phrase begins. No branch for it: nobody can tell how
            // long a word is.
            if self.heads.may_have(u64::from(head)) & !(is_inside & is_letter) {
                self.find_at(text, at, head, found);
            }
            is_inside = is_letter;
        }
    }

    /// Adds the needles that a text holds at `at`, where it has these bytes.
    fn find_at(&self, text: &str, at: usize, head: u32, found: &mut Found) {
        let (Some(range), Some(rest)) = (self.by_head.get(&head), text.get(at..)) else { return };
        let same_head = self.all.get(range.clone()).unwrap_or_default();
        let not_after = same_head.partition_point(|(needle, _)| *needle <= rest);
        let mut next = not_after.checked_sub(1).map(|last| last + range.start);
        while let Some(i) = next
            && let Some((needle, rule)) = self.all.get(i)
        {
            if rest.starts_with(needle) {
                found.add(*rule, text, at..at + needle.len());
            }
            next = self.shorter.at(i);
        }
    }
}

/// The first bytes as a number.
fn head_of(text: &[u8]) -> Option<u32> {
    let [first, second, third] = *text.first_chunk::<HEAD_BYTES>()?;
    Some(u32::from_le_bytes([first, second, third, 0]))
}

/// Lower case, with typographic apostrophes made plain, edge punctuation dropped and each number
/// written as `#`.
pub(super) fn fold(text: &str, out: &mut String) {
    out.clear();
    let mut rest = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '*'));
    loop {
        // All else of ASCII stays, in lower case.
        let is_special = |byte: &u8| !byte.is_ascii() || byte.is_ascii_digit() || *byte == b'#';
        let length = rest.bytes().position(|byte| is_special(&byte)).unwrap_or(rest.len());
        let (plain, special) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let start = out.len();
        out.push_str(plain);
        out.get_mut(start..).map(str::make_ascii_lowercase);
        let mut chars = special.chars();
        let Some(c) = chars.next() else { return };
        match c {
            '’' | 'ʼ' => out.push('\''),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            '：' => out.push(':'),
            // The dot above a letter, and the vowel signs of Arabic.
            '\u{307}' | '\u{64b}'..='\u{652}' => {}
            _ if is_digit(c) => {
                if !out.ends_with('#') {
                    out.push('#');
                }
            }
            c if c.is_ascii() => out.push(c),
            // Turkish `İ` becomes `i`, without the dot above that its small form has.
            c => out.push(letter::lower(c)),
        }
        rest = chars.as_str();
        // What stands inside a number.
        if out.ends_with('#')
            && let Some(inside) = rest.strip_prefix(['.', ',', ':'])
            && inside.starts_with(is_digit)
        {
            rest = inside;
        }
    }
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

//! Which lines of a scraped text are one paragraph: those that a program wrapped, and those that were torn at
//! links and other inline elements.

use super::{BULLETS, wrap};
use crate::page::text;

/// So many words are more than an item of a menu.
const MIN_PROSE_WORDS: u32 = 6;
/// What goes on with a sentence that nobody sees the end of has so many words: "share", "by the" have fewer.
const MIN_PART_WORDS: u32 = 3;
/// A name or a link inside a sentence has no more words.
const MAX_INLINE_WORDS: u32 = 8;
/// No longer are most articles and prepositions, which end no heading, in letters.
const MAX_PARTICLE_CHARS: usize = 4;
/// So many lines that begin with a comma or the like say that a scraper tore sentences. One may be a slip.
const MIN_TEARS: usize = 2;
/// So many of them after a blank line say that blank lines part no paragraphs.
const MIN_TEARS_BY_BLANKS: usize = 3;

/// Whether a line goes on with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// It begins a block.
    None,
    Blank,
    /// No blank stands between them.
    Glued,
}

/// How the text of a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Sentence,
    /// With a comma, or a bracket or a quote that opens.
    GoesOn,
    Colon,
    Other,
}

/// How it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    Lower,
    /// With a mark that follows a word.
    Mark,
    Other,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'s> {
    pub(super) text: &'s str,
    /// White space before the text, in characters.
    pub(super) indent: u32,
    pub(super) joint: Joint,
    /// Whether a program broke it off the line before.
    pub(super) is_wrapped: bool,
    is_after_blank: bool,
    /// Whether a sign at its begin says that it begins something: an item, a quote, a heading.
    is_marked: bool,
    /// Whether nothing goes on with it, and it goes on with nothing: a rule, a fence, a row of a table.
    is_alone: bool,
}

/// Lines that were one before a program wrapped them.
#[derive(Clone, Copy)]
struct Piece {
    /// The first line.
    line: u32,
    words: u32,
    begin: Begin,
    end: End,
    is_after_blank: bool,
    is_alone: bool,
    /// Whether it goes on with nothing.
    is_apart: bool,
    /// Whether it begins with a colon.
    is_value: bool,
    /// Whether it ends with a short word in lower case.
    ends_small: bool,
    ends_in_digit: bool,
    /// Whether its last sentence ends, in it or in the pieces after it that begin in lower case.
    is_ended: bool,
}

/// The lines of a text, each with whether it goes on with the one before.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut is_after_blank = false;
    for line in source.lines() {
        let text = line.trim();
        if !text.is_empty() {
            lines.push(Line::new(line, text, is_after_blank));
        }
        is_after_blank = text.is_empty();
    }
    wrap::join(&mut lines);
    join_torn(&mut lines);
    lines
}

/// Joins the pieces of sentences that were torn.
fn join_torn(lines: &mut [Line<'_>]) {
    let pieces = pieces(lines);
    let is_torn = tears(&pieces, |_| true) >= MIN_TEARS;
    // The words of the block so far.
    let mut words = 0;
    for (i, a) in pieces.iter().enumerate() {
        words += a.words;
        let (b, c) = (pieces.get(i + 1), pieces.get(i + 2));
        let Some(b) = b.filter(|b| !a.is_alone && goes_on(a, words, b, c, is_torn)) else {
            words = 0;
            continue;
        };
        let at = b.line as usize;
        if let Some([before, line]) = lines.get_mut(at.saturating_sub(1)..=at) {
            line.joint = Joint::between(before, line);
        }
    }
}

/// How many pieces begin with a mark after one that breaks off.
fn tears(pieces: &[Piece], counts: impl Fn(&Piece) -> bool) -> usize {
    let is_tear = |a: &Piece, b: &Piece| {
        a.end == End::Other && b.begin == Begin::Mark && !b.is_value && counts(b)
    };
    pieces.windows(2).filter(|pair| matches!(pair, [a, b] if is_tear(a, b))).count()
}

/// Whether a piece goes on with a block that so many words are in and that ends with `a`.
fn goes_on(a: &Piece, words: u32, b: &Piece, c: Option<&Piece>, is_torn: bool) -> bool {
    if is_continued(a, words, b, is_torn) {
        // A post in lower case stands under its time.
        return b.begin != Begin::Lower || !a.ends_in_digit || words >= MIN_PROSE_WORDS;
    }
    // A name or a link: it begins with a capital, but what comes after it goes on with it.
    let is_inline = !b.is_apart
        && (a.end, b.end) == (End::Other, End::Other)
        && b.words <= MAX_INLINE_WORDS
        && (words >= MIN_PART_WORDS || a.ends_small);
    let is_end = |c: &Piece| !c.is_value && (c.is_ended || c.begin == Begin::Mark);
    is_inline && c.is_some_and(|c| is_end(c) && is_continued(b, b.words, c, is_torn))
}

/// Whether both sides of a place say that a sentence goes on.
fn is_continued(a: &Piece, words: u32, b: &Piece, is_torn: bool) -> bool {
    let is_prose = words >= MIN_PROSE_WORDS || b.words >= MIN_PROSE_WORDS;
    !b.is_apart
        && match (a.end, b.begin) {
            (_, Begin::Mark) | (End::GoesOn, _) => true,
            // A menu in lower case has no sentence that ends.
            (End::Other, Begin::Lower) => {
                b.is_ended && (is_prose || is_torn)
                    || is_torn && is_prose && b.words >= MIN_PART_WORDS
            }
            _ => false,
        }
}

fn pieces(lines: &[Line<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let words = text::words(line.text);
        match pieces.last_mut() {
            Some(piece) if line.is_wrapped => {
                piece.words += words;
                piece.end = line.end();
                piece.ends_small = line.ends_small();
                piece.ends_in_digit = line.ends_in_digit();
            }
            _ => pieces.push(Piece {
                line: i as u32,
                words,
                begin: line.begin(),
                end: line.end(),
                is_after_blank: line.is_after_blank,
                is_alone: line.is_alone,
                is_apart: line.is_marked || line.is_alone,
                is_value: line.text.starts_with([':', '：']),
                ends_small: line.ends_small(),
                ends_in_digit: line.ends_in_digit(),
                is_ended: false,
            }),
        }
    }
    if tears(&pieces, |piece| piece.is_after_blank) < MIN_TEARS_BY_BLANKS {
        pieces.iter_mut().for_each(|piece| piece.is_apart |= piece.is_after_blank);
    }
    let mut is_next_ended = false;
    for piece in pieces.iter_mut().rev() {
        piece.is_ended = match piece.end {
            End::Sentence => true,
            End::Colon => false,
            End::GoesOn | End::Other => is_next_ended,
        };
        is_next_ended = piece.is_ended && piece.begin != Begin::Other && !piece.is_apart;
    }
    pieces
}

impl Joint {
    /// What stands between two lines that are joined.
    pub(super) fn between(before: &Line<'_>, line: &Line<'_>) -> Self {
        let (last, first) = (before.text.chars().next_back(), line.text.chars().next());
        let is_spaceless = |c: Option<char>| {
            c.is_some_and(|c| {
                text::is_spaceless(c)
                    || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
            })
        };
        // Programs that wrap also break after a hyphen.
        let is_hyphen = line.begins_with_word()
            && before
                .text
                .strip_suffix('-')
                .is_some_and(|word| word.ends_with(char::is_alphanumeric));
        let is_glued = line.begin() == Begin::Mark
            || before.text.ends_with(OPENING)
            || is_hyphen
            || is_spaceless(last) && is_spaceless(first);
        if is_glued { Self::Glued } else { Self::Blank }
    }
}

/// What stands before a word, without a blank.
const OPENING: [char; 6] = ['(', '[', '（', '「', '『', '„'];

impl<'s> Line<'s> {
    fn new(line: &'s str, text: &'s str, is_after_blank: bool) -> Self {
        let before = line.get(..line.trim_end().len() - text.len()).unwrap_or_default();
        Self {
            text,
            indent: before.chars().count() as u32,
            joint: Joint::None,
            is_wrapped: false,
            is_after_blank,
            is_marked: is_marked(text),
            is_alone: is_alone(text),
        }
    }

    /// Whether nothing forbids that it goes on with the line before it.
    pub(super) fn may_follow(&self, before: &Self) -> bool {
        // What is further in begins a paragraph, but stands under the text of an item.
        let is_further_in = self.indent > before.indent && !before.is_marked;
        !self.is_after_blank
            && !self.is_marked
            && !self.is_alone
            && !before.is_alone
            && !is_further_in
    }

    /// What no program breaks, at its begin.
    pub(super) fn head(&self) -> &'s str {
        let mut chars = self.text.char_indices();
        let end = match chars.next() {
            // No mark stands at the begin of a line.
            Some((_, c)) if text::is_spaceless(c) => chars.find(|(_, c)| c.is_alphanumeric()),
            _ => chars.find(|(_, c)| c.is_whitespace()),
        };
        end.and_then(|(end, _)| self.text.get(..end)).unwrap_or(self.text)
    }

    pub(super) fn end(&self) -> End {
        let core = self
            .text
            .trim_end_matches(['"', '\'', '”', '’', '»', '«', '“', ')', ']', '」', '』', '）']);
        if core.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', '։']) {
            End::Sentence
        } else if self.text.ends_with([',', ';', '،', '؛', '、', '，', '；'])
            || self.text.ends_with(OPENING)
        {
            End::GoesOn
        } else if self.text.ends_with([':', '：']) {
            End::Colon
        } else {
            End::Other
        }
    }

    fn begin(&self) -> Begin {
        let mut chars = self.text.chars();
        let (first, second) = (chars.next(), chars.next());
        let is_word = second.is_some_and(char::is_alphanumeric);
        let is_mark = match first.unwrap_or_default() {
            // Not ".net", ":)" or "...".
            '.' => second.is_none_or(may_follow_mark),
            ',' | ';' | ':' | '!' | '?' | ')' | ']' => {
                second.is_none_or(|c| c == '.' || may_follow_mark(c))
            }
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '」' | '』' | '،' | '؛'
            | '؟' | '।' | '۔' => true,
            // These open a quote elsewhere; or "’s" goes on with a name.
            '”' => !is_word,
            '’' | '\'' => {
                !is_word && second.is_some()
                    || second.is_some_and(char::is_lowercase)
                        && chars.next().is_none_or(|c| !c.is_alphanumeric())
            }
            _ => false,
        };
        if is_mark {
            Begin::Mark
        } else if self.begins_lower() {
            Begin::Lower
        } else {
            Begin::Other
        }
    }

    /// Whether its first word is in lower case, and no address or name such as `iPhone`.
    pub(super) fn begins_lower(&self) -> bool {
        let word = self.text.split_whitespace().next().unwrap_or_default();
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_inside = |c: char| is_lower(c) || matches!(c, '-' | '’' | '\'' | '\u{ad}');
        word.starts_with(is_lower) && word.chars().all(is_inside)
    }

    fn ends_small(&self) -> bool {
        let word = self.text.rsplit(char::is_whitespace).next().unwrap_or_default();
        word.chars().all(is_lower) && word.chars().count() <= MAX_PARTICLE_CHARS
    }

    fn ends_in_digit(&self) -> bool {
        self.text.ends_with(|c: char| c.is_ascii_digit())
    }

    fn begins_with_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }
}

fn may_follow_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ',' | ';')
}

/// Whether a letter is in lower case. Georgian has no upper case that it is told from.
fn is_lower(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

fn is_marked(text: &str) -> bool {
    let heading = text.trim_start_matches('#');
    BULLETS.iter().any(|bullet| text.starts_with(bullet))
        || text.starts_with('>')
        || heading.len() < text.len() && heading.starts_with(' ')
}

fn is_alone(text: &str) -> bool {
    let is_of = |c: char| text.len() > 2 && text.chars().all(|it| it == c);
    ['-', '=', '_', '*'].into_iter().any(is_of)
        || ["```", "~~~"].iter().any(|fence| text.starts_with(fence))
        || text.strip_prefix('|').is_some_and(|row| row.contains('|'))
}

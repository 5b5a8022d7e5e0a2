//! The words of all tables as a program reads them: three files, a line for each entry.
//!
//! A line begins with a letter for the kind of the entry and one for its cue. Names stand in the order of the
//! tables, phrases as folding leaves a text, sorted.

use super::Cue;

/// Tags, roles and names,
pub(super) const NAMES: &str = include_str!("names.txt");
/// phrases at the start of a text,
pub(super) const STARTS: &str = include_str!("starts.txt");
/// and those that may stand anywhere.
pub(super) const ANYWHERE: &str = include_str!("anywhere.txt");

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// The name of an element.
    Tag = b't',
    /// An ARIA role.
    Role = b'r',
    /// A word of `class` and the like.
    Name = b'n',
    Phrase = b'p',
    /// A phrase that stands in whole paragraphs, too.
    Appeal = b'a',
}

impl Kind {
    const ALL: [Self; 5] = [Self::Tag, Self::Role, Self::Name, Self::Phrase, Self::Appeal];
}

/// The letter of the first cue.
const FIRST_CUE: u8 = b'A';

/// An entry of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) kind: Kind,
    pub(super) cue: Cue,
    pub(super) text: &'static str,
}

/// Every entry of a file, in its order.
pub(super) fn all(file: &'static str) -> impl Iterator<Item = Word> {
    file.split_terminator('\n').filter_map(|line| {
        let (&[kind, cue], _) = line.as_bytes().split_first_chunk()?;
        let kind = *Kind::ALL.iter().find(|it| **it as u8 == kind)?;
        let cue = *Cue::ALL.get(usize::from(cue.checked_sub(FIRST_CUE)?))?;
        Some(Word { kind, cue, text: line.get(2..)? })
    })
}

/// The line of an entry.
#[cfg(test)]
pub(super) fn line(kind: Kind, cue: Cue, text: &str) -> String {
    format!("{}{}{text}\n", char::from(kind as u8), char::from(FIRST_CUE + cue as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_have_their_numbers() {
        assert!(Cue::ALL.iter().enumerate().all(|(at, cue)| *cue as usize == at));
    }

    #[test]
    fn every_line_is_an_entry() {
        for file in [NAMES, STARTS, ANYWHERE] {
            let lines: String =
                all(file).map(|word| line(word.kind, word.cue, word.text)).collect();
            assert!(lines == file);
        }
    }
}

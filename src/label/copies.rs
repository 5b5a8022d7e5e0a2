//! Text that stands on the page twice: the headline said again, paragraphs that come once for wide and
//! once for narrow screens.

use rustc_hash::FxHashMap;

use super::evidence::Evidence;
use crate::{Kind, at::At, page::Leaf};

/// Two blocks with the same text of at least this many words are copies wherever they stand.
const MIN_COPY_WORDS: u32 = 10;
/// Between two copies in a row there may be a block less than between what they are copies of.
const MAX_STEP: usize = 2;

/// What a block repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Copy {
    #[default]
    None,
    /// An earlier block of the text.
    OfText,
    /// The headline.
    OfTitle,
}

/// By leaf: what it repeats. `is_text` says which leaves are text.
///
/// A short text may be said twice for good reason, and so may a question that two people are
/// asked. They are copies only next to another copy.
pub(super) fn find(evidence: &Evidence<'_>, is_text: impl Fn(usize) -> bool) -> Vec<Copy> {
    let page = evidence.page;
    let mut copies = vec![Copy::None; page.leaves.len()];
    let title = evidence.title.map(|title| page.text_of(page.leaf(title)));
    let titles = [title.unwrap_or_default(), page.facts.best_title()];
    let mut texts: Vec<usize> = Vec::new();
    for (i, leaf) in page.leaves.iter().enumerate().filter(|(i, _)| is_text(*i)) {
        if titles.contains(&page.text_of(leaf)) {
            copies.put(i, Copy::OfTitle);
        } else {
            texts.push(i);
        }
    }
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    let leaf_of = |i: usize| page.leaf(i);
    // By text: which earlier one it repeats.
    let repeats: Vec<Option<usize>> = texts
        .iter()
        .enumerate()
        .map(|(n, i)| match *first.entry(page.text_of(leaf_of(*i))).or_insert(n) {
            earlier if earlier < n => Some(earlier),
            _ => None,
        })
        .collect();
    let is_next = |n: usize, next: usize| match (repeats.at(n), repeats.at(next)) {
        (Some(a), Some(b)) => a < b && b - a <= MAX_STEP,
        _ => false,
    };
    // Lines of code and rows of tables may well be equal.
    let is_long = |leaf: &Leaf| {
        leaf.stats.words >= MIN_COPY_WORDS && !matches!(leaf.kind, Kind::Code | Kind::TableRow)
    };
    let is_question = |leaf: &Leaf| page.text_of(leaf).ends_with(['?', '？', '؟']);
    let is_sure = |leaf: &Leaf| is_long(leaf) && !is_question(leaf);
    let sure = |(i, repeats): (&usize, &Option<usize>)| repeats.is_some() && is_sure(leaf_of(*i));
    let mut is_copy: Vec<bool> = texts.iter().zip(&repeats).map(sure).collect();
    for n in 1..is_copy.len() {
        let is_after_copy = is_copy.at(n - 1) && is_next(n - 1, n);
        is_copy.change(n, |is_copy| *is_copy |= is_after_copy);
    }
    for n in (1..is_copy.len()).rev() {
        let is_before_copy = is_copy.at(n) && is_next(n - 1, n);
        is_copy.change(n - 1, |is_copy| *is_copy |= is_before_copy);
    }
    for (i, _) in texts.iter().zip(is_copy).filter(|(_, is_copy)| *is_copy) {
        copies.put(*i, Copy::OfText);
    }
    copies
}

#[cfg(test)]
mod tests {
    /// Checks the text of an article with these paragraphs after two long ones.
    #[track_caller]
    fn check(paragraphs: &[&str], text: &[&str]) {
        let prose = "<p>It rained all night in the valley, and by the morning the road was gone.\
                     <p>Nobody was hurt, the mayor said, but the power will not be back this week.";
        let html = format!("<article>{prose}<p>{}</article>", paragraphs.join("<p>"));
        let page = unchaff_text(&html);
        assert_eq!(page, text);
    }

    fn unchaff_text(html: &str) -> Vec<String> {
        let text = crate::extract(html).text();
        text.split("\n\n").skip(2).map(str::to_owned).collect()
    }

    const LONG: &str = "The bridge at the mill stood until noon, then it went, too.";
    const QUESTION: &str = "What did you think when you saw the water come over the bridge?";
    const ANSWER: &str = "I thought of the hens first, to be honest, and then of the car.";
    const OTHER: &str = "I did not see it, because I was asleep until the phone rang.";

    #[test]
    fn the_second_of_two_long_blocks_goes() {
        check(&[LONG, OTHER, LONG], &[LONG, OTHER]);
    }

    #[test]
    fn a_question_may_be_asked_twice() {
        check(&[QUESTION, ANSWER, QUESTION, OTHER], &[QUESTION, ANSWER, QUESTION, OTHER]);
    }

    #[test]
    fn a_question_in_a_copy_is_a_copy() {
        check(&[QUESTION, ANSWER, QUESTION, ANSWER], &[QUESTION, ANSWER]);
    }

    #[test]
    fn a_short_line_in_a_copy_is_a_copy() {
        check(&["So be it.", LONG, "So be it.", LONG], &["So be it.", LONG]);
        check(&["So be it.", LONG, "So be it."], &["So be it.", LONG, "So be it."]);
    }
}

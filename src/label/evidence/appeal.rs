//! Paragraphs in which the publisher speaks of itself: consent, commissions, a call to sign up or to
//! pay, a note on how the page was made.

use super::{boilerplate, scope};
use crate::{
    label::{Sums, Verdict},
    page::{Leaf, Page},
    rules::{self, Cue, CueSet},
};

/// In a longer paragraph an appeal is an aside. Those of consent dialogs are long.
const MAX_APPEAL_WORDS: u32 = 60;

/// The appeals of a page that are none of its subject.
#[derive(Clone, Copy, Debug)]
pub(in crate::label) struct Appeals(CueSet);

impl Appeals {
    /// Finds those that hold little of the prose, and that the headline does not name: a page on
    /// cookies speaks of them, too.
    pub(in crate::label) fn of(page: &Page, prose: &Sums, title: Option<u32>) -> Self {
        let mut appeals = page.leaves.iter().fold(CueSet::EMPTY, |cues, leaf| cues | leaf.appeals);
        if appeals.is_empty() {
            return Self(appeals);
        }
        let mut buffer = String::new();
        let (named, _) = rules::cues_of_text(page.facts.best_title(), &mut buffer);
        let named = title.map_or(named, |title| named | page.leaf(title).phrases);
        appeals = appeals.without(named);
        if named.has(Cue::Legal) {
            appeals = appeals.without(CueSet::of(Cue::Cookie));
        }
        for (cue, ..) in boilerplate::BY_APPEAL {
            let held = |(i, leaf): (usize, &Leaf)| {
                if leaf.appeals.has(*cue) { prose.at(i) } else { 0.0 }
            };
            let held: f32 = page.leaves.iter().enumerate().map(held).sum();
            if held > scope::MAX_SHARE * prose.total() {
                appeals = appeals.without(CueSet::of(*cue));
            }
        }
        Self(appeals)
    }

    /// The verdict of a paragraph.
    pub(in crate::label) fn verdict(self, leaf: &Leaf) -> Option<Verdict> {
        let believed = leaf.appeals.and(self.0);
        let is_short = leaf.stats.words <= MAX_APPEAL_WORDS;
        boilerplate::by_appeal(if is_short {
            believed
        } else {
            believed.and(CueSet::of(Cue::Cookie))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Label, Limits, label::evidence, page::html};

    const PROSE: &str = "<p>It rained all night in the valley, and by the morning the road was gone. \
                         Nobody was hurt, the mayor said, but the power will not be back this week.";
    const COOKIES: &str = "On the pages of the valley we use cookies, so that the weather of your \
                           own village greets you in the morning, and so that we know how many of \
                           you looked at the sky before you looked here.";
    const COMMISSION: &str = "The boots in this story were bought by the people who wear them. If \
                              you follow a link to a shop and buy a pair there, we may earn a small \
                              commission, which does not change what we write.";
    const STORY: &str = "The agents earn a commission on every flat that they sell, and the mayor \
                         says that this is why they may have told nobody of the water that stood in \
                         the cellars of the lower road each spring.";

    /// Checks the label of a paragraph in an article with this many others.
    #[track_caller]
    fn check(title: &str, paragraph: &str, others: usize, label: Label) {
        let source = format!(
            "<title>{title}</title><article><h1>{title}</h1>{PROSE}<p>{paragraph}{}</article>",
            PROSE.repeat(others - 1)
        );
        let page = html::read(&source, Limits::default());
        let at = page.leaves.iter().position(|leaf| page.text_of(leaf) == paragraph);
        let guesses = evidence::find(&page, evidence::guess::of);
        assert_eq!(guesses[at.expect("it is a block")].label, label);
    }

    #[test]
    fn what_a_publisher_says_of_itself_is_no_story() {
        check("Boots for the lower road", COMMISSION, 4, Label::Ad);
        check("Boots for the lower road", COOKIES, 4, Label::Cookie);
        check("Boots for the lower road", STORY, 4, Label::Body);
    }

    #[test]
    fn a_page_may_have_it_as_its_subject() {
        check("Cookie policy", COOKIES, 4, Label::Body);
        check("Privacy policy", COOKIES, 4, Label::Body);
        check("Boots for the lower road", COOKIES, 1, Label::Body);
    }

    #[test]
    fn in_a_long_paragraph_it_is_an_aside() {
        check("Boots for the lower road", &format!("{STORY} {COMMISSION}"), 4, Label::Body);
    }
}

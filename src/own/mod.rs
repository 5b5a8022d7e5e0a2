//! Rules of the caller: which elements are content and which are not.

mod book;
mod css;
mod error;
#[cfg(test)]
mod tests;

use std::{fmt, sync::Arc};

use selectors::SelectorList;

pub(crate) use self::css::{Css, Name, Never};
pub use self::{
    book::RuleBook,
    error::{RulesError, RulesErrorKind},
};
use crate::page::Ruling;

/// CSS selectors for what is content and what is not, which win over everything else.
///
/// * What [`drop`](Self::drop) matches is never content, and has the reason `rules/drop`. Inside a
///   line, as `sup.reference` would be, it is left out of the block.
/// * What [`keep`](Self::keep) matches is content whatever else is said of it (`rules/keep`).
/// * Only what [`content`](Self::content) matches is content, with the headline and what is kept
///   (`rules/content`). In it a block is none if its words or the mark-up say so, such as the prompt
///   of a newsletter. If it matches nothing on a page, it says nothing of it.
///
/// Where rules that drop and that keep match elements inside each other, the inner one counts; of two
/// for one element the one that drops. Images go with their element. Rules say nothing of
/// [text without mark-up](crate::Extractor::extract_text).
///
/// A selector may take 200 steps from element to element for each node of the page, and a million;
/// beyond them it is cut, with [`Warning::SelectorsCut`](crate::Warning::SelectorsCut).
///
/// Selectors are those of CSS: `:not()`, `:is()`, `:has()`, `:nth-child()` and attributes of any
/// name. By default there are none, and nothing is looked for.
///
/// ```
/// use unchaff::{Extractor, Rules};
///
/// # fn main() -> Result<(), unchaff::RulesError> {
/// let rules = Rules::new().drop("p.weather, [data-ad]")?.content("#story")?;
/// let page = Extractor::new().rules(rules).extract(
///     "<div id=story><p>It rained all night in the valley, and by the morning the road was gone.</p>
///      <p class=weather>Rain is said to go on until the weekend, with storms in the west.</p></div>
///      <div><p>Nobody knows how long this has been here, but it is no part of the story.</p></div>",
/// );
/// assert_eq!(page.text(), "It rained all night in the valley, and by the morning the road was gone.");
/// let reasons: Vec<&str> = page.blocks().map(|block| block.reason().id()).collect();
/// assert_eq!(&reasons[1..], ["rules/drop", "rules/content"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    rules: Vec<Rule>,
}

#[derive(Clone)]
struct Rule {
    ruling: Ruling,
    source: Arc<str>,
    selectors: SelectorList<Css>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        (self.ruling, &self.source) == (other.ruling, &other.source)
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?}", self.ruling, self.source)
    }
}

impl Rules {
    /// No rules.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the selector matches is never content.
    ///
    /// # Errors
    ///
    /// [`Selector`](RulesErrorKind::Selector) if it is no selector.
    pub fn drop(self, selector: &str) -> Result<Self, RulesError> {
        self.add(Ruling::DROP, selector)
    }

    /// What the selector matches is content, whatever else is said of it.
    ///
    /// # Errors
    ///
    /// [`Selector`](RulesErrorKind::Selector) if it is no selector.
    pub fn keep(self, selector: &str) -> Result<Self, RulesError> {
        self.add(Ruling::KEEP, selector)
    }

    /// Only what the selector matches is content. Of several such selectors any will do.
    ///
    /// # Errors
    ///
    /// [`Selector`](RulesErrorKind::Selector) if it is no selector.
    pub fn content(self, selector: &str) -> Result<Self, RulesError> {
        self.add(Ruling::CONTENT, selector)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    fn add(mut self, ruling: Ruling, source: &str) -> Result<Self, RulesError> {
        let selectors = css::parse(source)?;
        self.rules.push(Rule { ruling, source: source.into(), selectors });
        Ok(self)
    }

    pub(crate) fn lists(&self) -> impl Iterator<Item = (Ruling, &SelectorList<Css>)> {
        self.rules.iter().map(|rule| (rule.ruling, &rule.selectors))
    }
}

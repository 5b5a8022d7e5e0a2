//! A string of HTML to a tree, in time linear in the input.
//!
//! The tree builder is html5ever's, unchanged. A [`guard`] keeps from it what makes its work
//! quadratic, and what makes a document much larger than its source. The [`tokenizer`] in front is
//! our own, because it is faster (bench `passes`); [`mod@reference`] is html5ever's, to compare with.

mod doctype;
mod ends;
#[cfg(feature = "scraper")]
pub(super) mod foreign;
mod guard;
mod late;
mod names;
pub(super) mod reference;
pub(crate) mod references;
mod sink;
mod tags;
mod tokenizer;
mod tree;

pub(super) use self::{
    names::{Key, Name},
    tree::{Element, NodeRef, Tree, Value},
};

use crate::{Limits, Warning};

/// Parses a document. Beside it, which limits it hit.
pub(super) fn parse(html: &str, limits: Limits) -> (Tree, Vec<Warning>) {
    tokenizer::run(html, limits)
}

#[cfg(test)]
mod tests;

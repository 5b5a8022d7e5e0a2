//! A string of HTML to a tree, in time linear in the input.
//!
//! The tree builder is html5ever's, unchanged. A [`guard`] keeps from it what makes its work
//! quadratic, and what makes a document much larger than its source. The [`tokenizer`] in front is
//! our own, because it is faster (bench `passes`); [`mod@reference`] is html5ever's, to compare with.

mod ends;
mod guard;
pub(super) mod reference;
mod references;
mod sink;
mod tokenizer;
mod tree;

pub(super) use tree::{Element, NodeRef, Tree, Value};

use self::guard::Guard;
use crate::{Limits, Warning};

/// Parses a document. Beside it, which limits it hit.
pub(super) fn parse(html: &str, limits: Limits) -> (Tree, Vec<Warning>) {
    let guard = Guard::new(html.len(), limits);
    tokenizer::run(html, &guard);
    guard.finish()
}

#[cfg(test)]
mod tests;

//! What costs most to tell: what the words of a block are about, and whom or what they name.
//!
//! It is worked out for the blocks of a page that are not clear without it, half of them or fewer.

use super::{Feature as F, Row, own::claim};
use crate::{
    label::evidence::Evidence,
    metadata,
    page::{Leaf, Page},
    rules::{
        credit,
        vocabulary::{self, TOPICS},
    },
};

/// A line of more words names nobody, and no day.
const MAX_NAME_WORDS: u32 = 25;
/// A line of more words holds more than a credit.
const MAX_CREDIT_WORDS: u32 = 60;

/// The features of the topics, in their order.
const BY_TOPIC: [F; TOPICS] = [
    F::TopicPay,
    F::TopicAccount,
    F::TopicMail,
    F::TopicSocial,
    F::TopicComment,
    F::TopicConsent,
    F::TopicShop,
    F::TopicLaw,
    F::TopicAuthor,
    F::TopicLife,
    F::TopicPlayer,
    F::TopicMore,
    F::TopicMenu,
    F::TopicForm,
];

/// The other features that [`fill`] sets, and what the table of text says.
#[cfg(any(feature = "bytes", test))]
const OTHERS: [F; 6] =
    [F::HasDate, F::IsName, F::Announces, F::CreditWhole, F::CreditCertain, F::TextScore];

/// All features that come late.
#[cfg(any(feature = "bytes", test))]
pub(super) fn features() -> impl Iterator<Item = F> {
    BY_TOPIC.into_iter().chain(OTHERS)
}

/// Sets the late features of a leaf.
pub(super) fn fill(ctx: &Evidence<'_>, i: u32, row: &mut Row) {
    let page = ctx.page;
    let leaf = page.leaf(i);
    topics(page, leaf, row);
    names(page, leaf, row);
    if leaf.stats.words <= MAX_CREDIT_WORDS {
        let held = ctx.frames.held_by(page, i);
        row.set(F::CreditWhole, claim(held.is_whole));
        row.set(F::CreditCertain, claim(held.is_certain));
    }
}

fn topics(page: &Page, leaf: &Leaf, row: &mut Row) {
    let words = leaf.stats.words;
    let counts = vocabulary::count(page.text_of(leaf), words);
    for (feature, count) in BY_TOPIC.iter().zip(counts) {
        if count > 0 {
            row.set(*feature, f32::from(count) / words.max(1) as f32);
        }
    }
}

fn names(page: &Page, leaf: &Leaf, row: &mut Row) {
    let text = page.text_of(leaf);
    if leaf.stats.words <= MAX_NAME_WORDS {
        row.set(F::HasDate, claim(metadata::has_date(text, &page.facts.lang)));
        row.set(F::IsName, claim(credit::is_name_like(text)));
        row.set(F::Announces, claim(metadata::announces_name(text)));
    }
}

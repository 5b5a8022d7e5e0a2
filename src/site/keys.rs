//! What a block and an article are known by on other pages: their letters.

use super::sketch::Article;
use crate::{
    hash::{Fnv, mixed},
    page::Page,
};

/// By leaf: what stands for its text. `None` if it has no letters.
pub(crate) fn texts_of(page: &Page) -> Vec<Option<u64>> {
    let letters = |text: &str| key(text, char::is_alphabetic);
    page.leaves.iter().map(|leaf| letters(page.text_of(leaf))).collect()
}

/// What stands for a text: the hash of its characters in lower case, as far as they count. In a block digits do not,
/// so that "12 comments" is "7 comments"; in a title they do, as "Day 12" is not "Day 7".
fn key(text: &str, counts: impl Fn(char) -> bool) -> Option<u64> {
    let mut hash = Fnv::default();
    let mut has_letters = false;
    for c in text.chars().filter(|c| counts(*c)) {
        has_letters = true;
        if c.is_ascii() {
            hash.add(&[c.to_ascii_lowercase() as u8]);
        } else {
            c.to_lowercase().for_each(|lower| hash.add(&u32::from(lower).to_le_bytes()));
        }
    }
    has_letters.then_some(hash.value())
}

/// The number of an article: by its title, else by all its letters. `None` if it has none.
pub(super) fn article_of(page: &Page, texts: &[Option<u64>]) -> Option<Article> {
    let all = || texts.iter().flatten().copied().reduce(|all, text| mixed(all ^ text));
    let name = key(page.facts.best_title(), char::is_alphanumeric).or_else(all)?;
    let [a, b, ..] = mixed(name).to_be_bytes();
    // The largest number stands for none.
    Some(Article::from_be_bytes([a, b]).min(Article::MAX - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_its_letters() {
        let letters = |text: &str| key(text, char::is_alphabetic);
        assert_eq!(letters("12 Comments"), letters("7 comments!"));
        assert_eq!(letters("ÜBER UNS"), letters("über uns"));
        assert_ne!(letters("comments"), letters("comment"));
        assert_eq!(letters("1 200 – 300"), None);
        assert_ne!(key("Day 7", char::is_alphanumeric), key("Day 12", char::is_alphanumeric));
    }
}

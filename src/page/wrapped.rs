//! A link that holds most of the page, as an `<a>` does that nobody closed: it leads nowhere and says nothing
//! of the text in it.

use rustc_hash::FxHashMap;

use super::{Leaf, Page};
use crate::at::At;

/// So much of the text of the page, and no less, is in links to one address.
const MIN_SHARE: f32 = 0.6;
/// A line of fewer words is the name of a link, not text that one came to hold.
const MIN_WORDS: u32 = 12;

/// Counts the text in such a link as if it were in none.
pub(super) fn unwrap(page: &mut Page) {
    let chars = |of: fn(&Leaf) -> u32| page.leaves.iter().map(of).sum::<u32>() as f32;
    let all = chars(|leaf| leaf.stats.chars);
    if chars(|leaf| leaf.stats.link_chars) < MIN_SHARE * all {
        return;
    }
    // By address: characters, of blocks that lead nowhere else.
    let mut by_address: FxHashMap<&str, u32> = FxHashMap::default();
    for leaf in &page.leaves {
        if let Some(address) = only_address(page, leaf) {
            *by_address.entry(address).or_default() += leaf.stats.link_chars;
        }
    }
    let most = by_address.into_iter().max_by_key(|(_, chars)| *chars);
    let Some((address, _)) = most.filter(|(_, chars)| *chars as f32 >= MIN_SHARE * all) else {
        return;
    };
    let is_held = |leaf: &Leaf| only_address(page, leaf) == Some(address);
    let held: Vec<bool> = page.leaves.iter().map(is_held).collect();
    let is_text = |leaf: &Leaf| leaf.stats.words >= MIN_WORDS;
    let leaves = page.leaves.iter_mut().zip(held);
    for (leaf, _) in leaves.filter(|(leaf, is_held)| *is_held && is_text(leaf)) {
        leaf.stats.link_chars = 0;
    }
}

/// The address that all links of a block have; that of an `<a>` without one is empty.
fn only_address<'p>(page: &'p Page, leaf: &Leaf) -> Option<&'p str> {
    if leaf.links.is_empty() {
        return (leaf.stats.link_chars > 0).then_some("");
    }
    let mut links = page.links.slice(&leaf.links).iter().map(|link| page.hrefs.get(link.href));
    let first = links.next()??;
    links.all(|other| other == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::{Limits, page::html};

    const PROSE: &str = "It rained all night in the valley, and by the morning the road was gone.";

    /// Checks how many blocks of a page are counted as links.
    #[track_caller]
    fn check(html: &str, linked: usize) {
        let page = html::read(html, Limits::default());
        let found = page.leaves.iter().filter(|leaf| leaf.stats.link_chars > 0).count();
        assert_eq!(found, linked, "{html}");
    }

    #[test]
    fn what_holds_most_of_the_page_is_no_link() {
        check(&format!("<a href=/x><p>{PROSE}</p><p>{PROSE}</p></a>"), 0);
        check(&format!("<a name=x><p>{PROSE}</p><p>{PROSE}</p></a>"), 0);
        check(&format!("<a href=/x><p>Home</p><p>{PROSE}</p></a>"), 1);
        check(&format!("<a href=/x><p>{PROSE}</p></a><a href=/y><p>{PROSE} Twice.</p></a>"), 2);
        check(&format!("<a href=/x><p>{PROSE}</p></a><p>{PROSE} And the bridge, too.</p>"), 1);
    }
}

//! The blocks as metadata reads them: a heading that is the site's own link is no headline.

use super::tags::FOREIGN_LABELS;
use crate::{
    block::{Block, Label},
    page::Facts,
};

/// Label and text of each block. Where the name of the site got the label of the headline, the next
/// heading has it.
pub(crate) fn seen<'p>(blocks: impl ExactSizeIterator<Item = Block<'p>>) -> Vec<(Label, &'p str)> {
    // A page may have a million of them.
    let mut lines = Vec::with_capacity(blocks.len());
    let (mut has_title, mut has_name) = (false, false);
    for block in blocks {
        let label = match block.label() {
            Label::Title if is_site_link(&block) => {
                has_name = true;
                Label::Navigation
            }
            Label::Heading if has_name && !has_title => Label::Title,
            label => label,
        };
        has_title |= label == Label::Title;
        lines.push((label, block.text()));
    }
    lines
}

/// Those whom the page calls authors outside of comments, teasers and the like. `label` is that of a leaf.
pub(crate) fn people(facts: &Facts, label: impl Fn(u32) -> Option<Label>) -> Vec<&str> {
    let people = facts.people.iter();
    let own = people
        .filter(|(leaf, _)| label(*leaf).is_some_and(|label| !FOREIGN_LABELS.contains(&label)));
    own.map(|(_, name)| name.as_str()).collect()
}

/// Whether a block is nothing but a link to the front page.
fn is_site_link(block: &Block<'_>) -> bool {
    let link = block.links().next();
    link.is_some_and(|link| link.range().len() == block.text().len() && is_front(link.url()))
}

fn is_front(url: &str) -> bool {
    match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').is_none_or(|(_, path)| path.is_empty()),
        None => url == "/",
    }
}

//! Rules of the caller, which win over everything else.

use super::{Verdict, region::Region};
use crate::{
    Kind, Label,
    at::At,
    page::{Fate, Page},
};

/// The container of what a rule says is the content.
pub(super) fn region(page: &Page) -> Option<Region> {
    let is_inside = |fate: &Fate| *fate == Fate::Inside;
    let first = page.fates.iter().position(is_inside)? as u32;
    let last = page.fates.iter().rposition(is_inside)? as u32;
    let holds = |leaves: &std::ops::Range<u32>| leaves.contains(&first) && leaves.contains(&last);
    // The innermost one comes last.
    let node = page.nodes.iter().rposition(|node| holds(&node.leaves)).unwrap_or_default();
    Some(Region { leaves: first..last + 1, node: node as u32 })
}

/// Gives the labels that the rules demand.
pub(super) fn apply(page: &Page, verdicts: &mut [Verdict]) {
    for (i, fate) in page.fates.iter().enumerate() {
        let verdict = verdicts.at(i);
        let kind = page.leaf(i).kind;
        let ruled = match fate {
            Fate::Free => continue,
            Fate::Dropped => Verdict::new(Label::Other, "rules/drop"),
            Fate::Kept => Verdict::new(kept(verdict.label, kind), "rules/keep"),
            Fate::Inside if is_guess(&verdict) => {
                Verdict::new(kept(verdict.label, kind), "rules/content")
            }
            // The headline often stands above the text.
            Fate::Outside if verdict.label.is_content() && verdict.label != Label::Title => {
                Verdict::new(Label::Other, "rules/content")
            }
            Fate::Inside | Fate::Outside => continue,
        };
        verdicts.put(i, ruled);
    }
}

/// Whether no words and no mark-up, but only the place of a block or the learned table says that it
/// is no content.
fn is_guess(verdict: &Verdict) -> bool {
    let is_learned = verdict.reason.id().starts_with("model/");
    verdict.label.is_boilerplate()
        && verdict.label != Label::Hidden
        && (verdict.is_doubtful || is_learned)
}

/// The label of a block that is content.
fn kept(label: Label, kind: Kind) -> Label {
    match kind {
        // The credit of an image belongs to it.
        _ if label.is_content() || label == Label::Credit => label,
        Kind::Heading(_) => Label::Heading,
        _ => Label::Body,
    }
}

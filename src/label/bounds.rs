//! What no chance may break: text that stands on the page twice, and the rules of the caller, which win over
//! everything else. That hidden text is no content is seen to where labels are chosen (`decode.rs`).

use super::{
    Ground, Verdict,
    copies::{self, Copy},
    evidence::{Evidence, region::Region},
};
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

/// The labels within the bounds.
pub(super) fn within(evidence: &Evidence<'_>, chosen: Vec<Verdict>) -> Vec<Verdict> {
    let page = evidence.page;
    let copies = copies::find(evidence, |i| chosen.at(i).is_text());
    let bounded = chosen.into_iter().enumerate().map(|(i, verdict)| {
        let verdict = match copies.at(i) {
            Copy::None => verdict,
            Copy::OfText => Verdict::new(Label::Other, "context/copy"),
            Copy::OfTitle => Verdict::new(Label::Title, "context/title-copy"),
        };
        ruled(page.fates.at(i), verdict, page.leaf(i).kind)
    });
    bounded.collect()
}

/// What a rule of the caller makes of a verdict.
fn ruled(fate: Fate, verdict: Verdict, kind: Kind) -> Verdict {
    match fate {
        Fate::Dropped => Verdict::new(Label::Other, "rules/drop"),
        Fate::Kept => Verdict::new(kept(verdict.label, kind), "rules/keep"),
        Fate::Inside if is_guess(&verdict) => {
            Verdict::new(kept(verdict.label, kind), "rules/content")
        }
        // The headline often stands above the text.
        Fate::Outside if verdict.label.is_content() && verdict.label != Label::Title => {
            Verdict::new(Label::Other, "rules/content")
        }
        Fate::Free | Fate::Inside | Fate::Outside => verdict,
    }
}

/// Whether no words and no mark-up, but only the place of a block or the learned tables say that it is no
/// content.
fn is_guess(verdict: &Verdict) -> bool {
    verdict.label.is_boilerplate()
        && verdict.label != Label::Hidden
        && (verdict.is_doubtful || verdict.ground == Ground::Learned)
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

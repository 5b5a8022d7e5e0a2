//! What no chance may break: text that stands on the page twice, terms of definitions, names of languages over
//! code, and the rules of the caller, which win over everything else. That hidden text is no content is seen to
//! where labels are chosen (`decode.rs`).

use super::{
    Ground, Verdict,
    copies::{self, Copy},
    evidence::{Evidence, region::Region},
};
use crate::{
    Kind, Label, Reason,
    at::At,
    page::{Fate, Page, html},
};

/// More terms of one definition are a list of links.
const MAX_TERMS: usize = 4;

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
    let bounded = chosen.iter().enumerate().map(|(i, verdict)| {
        let verdict = *verdict;
        let verdict = match copies.at(i) {
            Copy::None if is_defined(page, &chosen, i) => Verdict::new(Label::Body, "context/term"),
            Copy::None if names_code(page, i) => Verdict::new(Label::Other, "context/code-name"),
            Copy::None => verdict,
            Copy::OfText => Verdict::new(Label::Other, "context/copy"),
            Copy::OfTitle => Verdict::new(Label::Title, "context/title-copy"),
        };
        ruled(page.fates.at(i), verdict, page.leaf(i).kind)
    });
    bounded.collect()
}

/// Whether a block is a term that is no text but for its links, and its definition in the same list is text.
fn is_defined(page: &Page, chosen: &[Verdict], i: usize) -> bool {
    let is_term = |leaf: usize| page.extras.is_term(leaf as u32);
    if chosen.at(i).reason != Reason("context/links") || !is_term(i) {
        return false;
    }
    let mut after = (i + 1..chosen.len()).take(MAX_TERMS);
    let definition = after.find(|leaf| !is_term(*leaf));
    definition.is_some_and(|leaf| {
        let list = page.node(page.node_of(page.leaf(i)).parent);
        chosen.at(leaf).label == Label::Body && list.leaves.contains(&(leaf as u32))
    })
}

/// Whether a line says no more than which language the code below it is in.
fn names_code(page: &Page, i: usize) -> bool {
    let line = page.leaf(i as u32);
    if line.stats.words != 1 || matches!(line.kind, Kind::Heading(_) | Kind::Code) {
        return false;
    }
    // A button to copy the code may stand between.
    let is_button = page.leaves.get(i + 1).is_some_and(|leaf| leaf.kind == Kind::Control);
    let code = i + 1 + usize::from(is_button);
    let language = page.extras.language(code as u32);
    language.is_some_and(|language| html::is_called(language, page.text_of(line)))
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

#[cfg(test)]
mod tests {
    use crate::{Label, extract};

    const PROSE: &str = "A drawer is a thing with a front, and these can be called on it from the inside as well as \
        from the outside, at any time of the day.";

    #[test]
    fn the_name_of_its_language_over_code_is_no_text() {
        let label = |line: &str, class: &str| {
            let html = format!(
                "<article><h1>Drawers</h1><p>{PROSE}</p><div>{line}<pre><code class='{class}'>open --wide\nshut</code></pre></div>\
                <p>{PROSE}..</p></article>"
            );
            extract(&html)
                .blocks()
                .find(|block| block.text().eq_ignore_ascii_case("bash"))
                .map(|block| block.label())
        };
        for (line, class) in [
            ("<div><span>bash</span><button>Copy</button></div>", "hljs bash"),
            ("<p>Bash</p>", "language-bash"),
            ("<div class=lang>bash</div>", "language-sh"),
        ] {
            assert_eq!(label(line, class), Some(Label::Other), "{line} {class}");
        }
        // A heading stays one, and code in another language has another name.
        assert_eq!(label("<h2>Bash</h2>", "language-bash"), Some(Label::Heading));
        assert_eq!(label("<p>Bash</p>", "language-python"), Some(Label::Body));
    }

    /// The label of each block that is a link of one word.
    fn check(list: &str, want: Label) {
        let page = extract(&format!(
            "<article><h1>Drawers</h1><p>{PROSE}</p>{list}<p>{PROSE}..</p></article>"
        ));
        let names = page.blocks().filter(|block| ["open()", "shut()"].contains(&block.text()));
        let labels: Vec<Label> = names.map(|block| block.label()).collect();
        assert!(
            !labels.is_empty() && labels.iter().all(|label| *label == want),
            "{list} {labels:?}"
        );
    }

    const OPENS: &str =
        "Opens the drawer so that nothing in it falls over, between one and nine seconds.";
    const SHUTS: &str =
        "Shuts the drawer. If there is a finger in it, the call waits until there is none.";

    #[test]
    fn terms_of_definitions_that_are_text_are_text() {
        for list in [
            format!(
                "<dl><dt><a href=/o>open()</a><dd>{OPENS}<dt><a href=/s>shut()</a><dd>{SHUTS}</dl>"
            ),
            format!(
                "<dl><dt><a href=/o>open()</a></dt><dd><p>{OPENS}</p></dd><dt><code><a href=/s>shut()</a></code></dt><dd><p>{SHUTS}</p></dd></dl>"
            ),
            format!(
                "<dl><dt><a href=/o>open()</a></dt><dt><a href=/s>shut()</a></dt><dd>{OPENS} {SHUTS}</dd></dl>"
            ),
        ] {
            check(&list, Label::Body);
        }
        // A list of links has no definitions.
        let links =
            "<ul><li><a href=/o>open()</a><li><a href=/s>shut()</a><li><a href=/m>move</a></ul>";
        check(links, Label::Navigation);
    }
}

//! Which label a cue stands for, by where the cue comes from.

use crate::{
    Label,
    label::{Ground, Verdict},
    rules::{Cue, CueSet},
};

/// Labels for the words of a block. The first cue that is set wins.
const BY_PHRASE: &[(Cue, Label, &str)] = &[
    (Cue::Cookie, Label::Cookie, "phrase/cookie"),
    (Cue::Newsletter, Label::Newsletter, "phrase/newsletter"),
    (Cue::Form, Label::Form, "phrase/form"),
    (Cue::Paywall, Label::Paywall, "phrase/paywall"),
    (Cue::Ad, Label::Ad, "phrase/ad"),
    (Cue::Notice, Label::Notice, "phrase/notice"),
    (Cue::Share, Label::Share, "phrase/share"),
    (Cue::Comments, Label::Comment, "phrase/comments"),
    (Cue::Teaser, Label::Teaser, "phrase/teaser"),
    (Cue::Embed, Label::Embed, "phrase/embed"),
    (Cue::Credit, Label::Credit, "phrase/credit"),
    (Cue::Correction, Label::Correction, "phrase/correction"),
    (Cue::Bio, Label::Bio, "phrase/bio"),
    (Cue::Byline, Label::Byline, "phrase/byline"),
    (Cue::Date, Label::Date, "phrase/date"),
    (Cue::Legal, Label::Legal, "phrase/legal"),
    (Cue::Navigation, Label::Navigation, "phrase/navigation"),
];

/// Labels for the words of a paragraph. The first cue that is set wins.
pub(in crate::label) const BY_APPEAL: &[(Cue, Label, &str)] = &[
    (Cue::Cookie, Label::Cookie, "appeal/cookie"),
    (Cue::Newsletter, Label::Newsletter, "appeal/newsletter"),
    (Cue::Paywall, Label::Paywall, "appeal/paywall"),
    (Cue::Ad, Label::Ad, "appeal/ad"),
    (Cue::Notice, Label::Notice, "appeal/notice"),
];

/// Labels for the containers around a block.
const BY_SCOPE: &[(Cue, Label, &str)] = &[
    (Cue::Ad, Label::Ad, "scope/ad"),
    (Cue::Bio, Label::Bio, "scope/bio"),
    (Cue::Byline, Label::Byline, "scope/byline"),
    (Cue::Caption, Label::Caption, "scope/caption"),
    (Cue::Comments, Label::Comment, "scope/comments"),
    (Cue::Cookie, Label::Cookie, "scope/cookie"),
    (Cue::Correction, Label::Correction, "scope/correction"),
    (Cue::Credit, Label::Credit, "scope/credit"),
    (Cue::Date, Label::Date, "scope/date"),
    (Cue::Embed, Label::Embed, "scope/embed"),
    (Cue::Form, Label::Form, "scope/form"),
    (Cue::Hidden, Label::Hidden, "scope/screen-reader"),
    (Cue::Legal, Label::Legal, "scope/legal"),
    (Cue::Navigation, Label::Navigation, "scope/navigation"),
    (Cue::Newsletter, Label::Newsletter, "scope/newsletter"),
    (Cue::Notice, Label::Notice, "scope/notice"),
    (Cue::Paywall, Label::Paywall, "scope/paywall"),
    (Cue::PullQuote, Label::PullQuote, "scope/pull-quote"),
    (Cue::Share, Label::Share, "scope/share"),
    (Cue::Standfirst, Label::Standfirst, "scope/standfirst"),
    (Cue::Teaser, Label::Teaser, "scope/teaser"),
];

/// Labels for the inline elements around the whole text of a block. The first wins.
const BY_INLINE: &[(Cue, Label, &str)] = &[
    (Cue::Credit, Label::Credit, "inline/credit"),
    (Cue::Caption, Label::Caption, "inline/caption"),
    (Cue::Comments, Label::Comment, "inline/comments"),
    (Cue::Newsletter, Label::Newsletter, "inline/newsletter"),
    (Cue::Share, Label::Share, "inline/share"),
    (Cue::Byline, Label::Byline, "inline/byline"),
    (Cue::Date, Label::Date, "inline/date"),
    (Cue::Teaser, Label::Teaser, "inline/teaser"),
    (Cue::Navigation, Label::Navigation, "inline/navigation"),
];

/// The verdict of the words of a block.
pub(in crate::label) fn by_phrase(phrases: CueSet) -> Option<Verdict> {
    first(BY_PHRASE, phrases).map(|verdict| verdict.on(Ground::Phrase))
}

/// The verdict of the appeals in a paragraph.
pub(in crate::label) fn by_appeal(appeals: CueSet) -> Option<Verdict> {
    first(BY_APPEAL, appeals).map(|verdict| verdict.on(Ground::Phrase))
}

/// The verdict of a container.
pub(in crate::label) fn by_scope(cue: Cue) -> Option<Verdict> {
    first(BY_SCOPE, CueSet::of(cue)).map(|verdict| verdict.on(Ground::Scope))
}

/// The verdict of the inline elements around a block.
pub(in crate::label) fn by_inline(cues: CueSet) -> Option<Verdict> {
    first(BY_INLINE, cues)
}

/// The first row of a decision list whose cue is in the set.
fn first(list: &[(Cue, Label, &'static str)], cues: CueSet) -> Option<Verdict> {
    if cues.is_empty() {
        return None;
    }
    let (_, label, reason) = list.iter().find(|(cue, ..)| cues.has(*cue))?;
    Some(Verdict::new(*label, reason))
}

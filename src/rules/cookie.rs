//! Consent banners.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Cookie,
    tags: &[],
    roles: &["alertdialog", "dialog"],
    names: &["ccpa", "consent*", "cookie*", "gdpr", "onetrust*"],
    phrases: &[
        (De, &["^alle akzeptieren$", "wir verwenden cookies"]),
        (En, &["^accept all", "^cookie settings$", "^manage consent", "^we use cookies", "this site uses cookies"]),
        (Es, &["^aceptar tod", "utilizamos cookies"]),
        (Fr, &["^tout accepter$", "nous utilisons des cookies"]),
    ],
    hits: &["We use cookies to improve your visit.", "Wir verwenden Cookies"],
    misses: &["Her cookies were the best in town."],
    name_misses: &[],
};

//! Calls to subscribe or to sign up.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Newsletter,
    tags: &[],
    roles: &[],
    names: &["mailing-list", "mailinglist", "newsletter*", "optin", "sign-up", "signup", "subscribe*"],
    phrases: &[
        (De, &["newsletter abonnieren", "zum newsletter anmelden"]),
        (En, &["^already a subscriber", "^enter your email", "^get our", "newsletter sign up", "sign up for our", "sign up for the newsletter", "sign up to our", "subscribe to our newsletter", "subscribe to the newsletter"]),
        (Es, &["suscríbete a"]),
        (Fr, &["abonnez-vous à", "inscrivez-vous à la newsletter"]),
    ],
    hits: &["Sign up for our daily briefing", "Jetzt zum Newsletter anmelden!"],
    misses: &["The newsletter was printed on paper until 1998."],
    name_misses: &[],
};

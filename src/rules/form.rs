//! Labels and hints of form fields.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Form,
    tags: &["fieldset", "form"],
    roles: &["form", "search", "searchbox"],
    names: &["captcha", "login", "recaptcha", "searchform", "signin"],
    phrases: &[
        (De, &["pflichtfeld"]),
        (En, &["^email address", "^forgot password", "^log in$", "^sign in$", "indicates required", "required field"]),
        (Es, &["campos obligatorios"]),
        (Fr, &["champs obligatoires"]),
    ],
    hits: &["* indicates required", "Sign in"],
    misses: &["Residents must sign in at the gate."],
    name_misses: &[],
};

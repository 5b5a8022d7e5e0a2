//! Copyright, terms, imprint.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Legal,
    tags: &["footer"],
    roles: &["contentinfo"],
    names: &["colophon", "copyright*", "footer", "imprint", "legal"],
    phrases: &[
        (De, &["^datenschutz", "^impressum$", "alle rechte vorbehalten"]),
        (En, &["^privacy policy", "^terms of use", "all rights reserved", "terms and conditions"]),
        (Es, &["^aviso legal$", "política de privacidad", "todos los derechos reservados"]),
        (Fr, &["^mentions légales$", "politique de confidentialité", "tous droits réservés"]),
    ],
    hits: &["© 2024 The Valley Post. All rights reserved."],
    misses: &["The court reserved all rights to the land for the tribe."],
    name_misses: &[],
};

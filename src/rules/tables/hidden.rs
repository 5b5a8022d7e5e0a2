//! Text for screen readers alone, and links for editors, which print has not.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Hidden,
    tags: &[],
    roles: &[],
    names: &[
        "accessible-hidden", "accessibly-hidden", "assistive-text", "edit-section", "editsection", "element-invisible", "for-sr",
        "hidden-accessible", "hidden-accessibly", "hidden-visually", "hiddenvisually",
        "hide-visually", "hidevisually", "hors-ecran", "non-visual", "nonvisual", "off-screen",
        "offscreen", "only-sr", "reader-only", "reader-text", "screen-reader", "screen-readers",
        "screenreader*", "speech-only", "sr-label", "sr-only", "sr-text", "sronly", "srtext",
        "vhidden", "vis-hidden", "vishidden", "visual-hidden", "visualhidden", "visually-hidden",
        "visually-hide", "visuallyhidden", "visuallyhide", "visuellement-cache",
        "visuellement-masque",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[
        "hidden", "overflow-y-hidden", "is-hidden-mobile", "hide-for-print", "reader-comments",
        "text-only", "screen-lg", "aria-hidden", "visual",
    ],
};

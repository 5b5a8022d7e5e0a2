//! Panels of tabs and accordions: shut at first, opened by the reader.

use super::{Cue, Table};

pub(super) const TABLE: Table = Table {
    cue: Cue::Panel,
    tags: &[],
    roles: &["tabpanel"],
    names: &[
        "accordion*",
        "collapse-content",
        "collapsible",
        "expander",
        "tab-pane",
        "tab-panel",
        "tabpanel",
        "toggle-content",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &["navbar-collapse", "tabs", "stable-panel"],
};

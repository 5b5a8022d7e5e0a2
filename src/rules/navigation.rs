//! Menus, breadcrumbs, skip links, pagers.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Navigation,
    tags: &["menu", "nav"],
    roles: &["menu", "menubar", "navigation", "tablist", "toolbar"],
    names: &[
        "breadcrumb*", "mainmenu", "masthead", "meganav", "menu", "menuitem", "menus", "nav",
        "navbar", "navi", "navigation*", "pager", "pagination*", "sitemap", "skip-link", "skip-to",
        "submenu", "subnav", "toc", "topbar",
    ],
    phrases: &[
        (De, &["^zum inhalt springen$", "^zur navigation springen$"]),
        (En, &["^back to top$", "^jump to navigation$", "^skip to"]),
        (Es, &["^ir al contenido", "^saltar al contenido"]),
        (Fr, &["^aller au contenu"]),
    ],
    hits: &["Skip to main content", "Zum Inhalt springen"],
    misses: &["They were told to skip to the last page."],
    name_misses: &[],
};

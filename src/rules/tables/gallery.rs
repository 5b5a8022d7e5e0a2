//! Rows of photos with a line each.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Gallery,
    tags: &[],
    roles: &[],
    names: &[
        "bildergalerie", "bilderstrecke", "bildeserie", "bildspel", "bildstrecke", "diaporama",
        "fotogalerie", "fotogallery", "fotostrecke", "galeri", "galeria", "galerie", "galleri",
        "galleria", "gallery", "imagegallery", "kuvagalleria", "photogallery", "slideshow",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &["art-galleries", "galerist"],
};

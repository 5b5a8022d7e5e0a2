//! Words that name a credit beside an image, and the author of the article or the owner of the site
//! elsewhere.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Rights,
    tags: &[],
    roles: &[],
    names: &[
        "agency", "attribution", "author", "autor", "bron", "byline", "camera", "copy",
        "copyright", "copyrights", "distributor", "fonte", "fuente", "kaynak", "lic", "licence",
        "license", "provider", "quelle", "rechte", "rights", "signature", "source", "src",
        "supplier", "urheber", "zdroj",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &["authority", "outsource"],
};

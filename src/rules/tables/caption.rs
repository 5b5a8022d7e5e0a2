//! What is to be seen in an image.

use super::{Cue, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Caption,
    tags: &["caption", "figcaption"],
    roles: &[],
    names: &[
        "articlecaption", "beeldtekst", "bijschrift", "bijschriften", "bild-beschreibung",
        "bild-text", "bild-unterschrift", "bildbeschreibung", "bildetekst", "bildlegende",
        "bildtekst", "bildtext", "bildtexte", "bildunterschrift", "bildunterschriften",
        "billedtekst", "caption*", "cutline", "cutlines", "de-foto", "descripcion-foto",
        "descripcion-imagen", "dida", "didascalia", "didascalie", "epigrafe", "figcaption", "figcaptions",
        "figure-description", "figurecaption", "foto-alti", "foto-texto", "fotoalti",
        "fotobijschrift", "fotolegenda", "fotoonderschrift", "fotounterschrift", "fotozeile",
        "gallerycaption", "gallerytext", "image-desc", "image-description", "image-legende",
        "image-subtitle", "imagecaption", "imagecaptions", "imagedescription", "imagelegend",
        "img-desc", "img-description", "imgcaption", "kuvateksti", "kuvatekstit", "legend",
        "legenda", "legenda-foto", "legende", "legendes", "leyenda", "media-description",
        "media-subtitle", "mediacaption", "onderschrift", "opis-zdjecia", "photo-desc",
        "photo-description", "photo-legende", "photo-subtitle", "photocaption", "photodescription",
        "photolegend", "piccaption", "picture-description", "picturecaption", "pie-foto",
        "pie-imagen", "piedefoto", "piefoto", "podpis-foto", "podpis-zdjecia", "popis-fotky",
        "popis-fotografie", "popisek", "popisky", "resim-alti", "resimalti", "rscaption",
        "texto-foto", "thumbcaption", "videocaption", "wpcaption", "zdjecie-opis",
    ],
    phrases: &[],
    hits: &[],
    misses: &[],
    name_misses: &[
        "description", "image", "legendary", "media-body", "pie-chart", "pie-de-pagina", "subtitle",
    ],
};

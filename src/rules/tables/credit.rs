//! Who made or owns an image.

use super::{Cue, Lang::*, Table};

// A phrase that ends in a colon could not match itself, as folding drops it. Labels that need
// their colon are for `split` and `clean`.
#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Credit,
    tags: &[],
    roles: &[],
    names: &[
        "artcredit", "bildautor", "bildcredit", "bildnachweis", "bildquelle", "bildrecht",
        "bildrechte", "copyrightholder", "credit", "creditline", "credito", "credits",
        "credittext", "foto-autor", "foto-credit", "foto-quelle", "fotoautor", "fotocredit",
        "fotocredits", "fotograaf", "fotograf", "fotografo", "fotoquelle", "fotovermerk",
        "image-attribution", "image-author", "image-copyright", "image-credit", "image-licence",
        "image-license", "image-rights", "image-source", "imagecopyright", "imagecredit",
        "imagecredits", "imagesource", "img-credit", "img-source", "imgcredit", "imgsource",
        "kuvaaja", "media-attribution", "media-copyright", "media-credit", "media-source",
        "mediacredit", "photo-author", "photo-byline", "photo-copyright", "photo-credit",
        "photo-source", "photoauthor", "photobyline", "photocredit", "photocredito",
        "photocredits", "photog", "photographe", "photographer*", "photosource", "pic-credit",
        "pic-source", "piccredit", "pict-source", "pictsrc", "picture-copyright",
        "picture-credit", "picture-source", "picturecredit", "valokuvaaja", "visual-by",
    ],
    phrases: &[
        (Ar, &["^صدر الصورة", "^مصدر الصورة"]),
        (Cs, &["^foto autor", "^zdroj foto"]),
        (Da, &["^foto ritzau", "ritzau scanpix$"]),
        (De, &[
            "^archivfoto ©", "^bild ©", "^bildcredit", "^bildnachweis", "^bildquelle",
            "^bildrechte", "^foto ©", "^fotocredit", "^fotonachweis", "^fotoquelle",
            "^symbolbild ©", "imago images$", "picture alliance$", "picture-alliance$",
        ]),
        (En, &[
            "^ap photo", "^courtesy of", "^credit ©", "^illustration by", "^image by",
            "^image courtesy", "^image credit", "^image credits", "^image source", "^images by",
            "^photo by", "^photo courtesy", "^photo credit", "^photo credits",
            "^photo illustration by", "^photograph by", "^photographs by", "^photography by",
            "^photos by", "^picture by", "^picture credit", "^pictures by", "getty images$",
            "via ap$", "via reuters$",
        ]),
        (Es, &["^crédito de la foto", "^crédito foto", "^fuente de la imagen"]),
        (Fi, &["^kuva lehtikuva", "^kuvan lähde", "^kuvat ©"]),
        (Fr, &["^crédit photo", "^crédits photo", "^photo ©", "^source de l'image"]),
        (It, &["^credit foto", "^crediti foto", "^credito foto", "^foto ansa"]),
        (Ja, &["^写真提供", "^撮影", "^画像提供", "共同通信$", "時事通信$"]),
        (Ko, &["^사진 제공", "^사진 출처", "^사진제공", "^사진출처", "뉴시스$", "연합뉴스$"]),
        (Nl, &["^beeld anp", "^beeld ©", "^foto anp", "^fotocredits"]),
        (No, &["^foto ntb", "^fotokreditering", "ntb scanpix$"]),
        (Pl, &["^autor zdjęcia", "^fot. pap", "^źródło zdjęcia"]),
        (Pt, &["^crédito da foto", "^crédito da imagem", "^créditos da imagem"]),
        (Ru, &["^автор фото", "^источник изображения", "^источник фото", "риа новости$"]),
        (Sv, &["^bildkälla", "^fotograf ©", "tt nyhetsbyrån$"]),
        (Tr, &["^fotoğraf aa", "^fotoğraf kaynağı", "^görsel kaynağı", "anadolu ajansı$"]),
        (Uk, &["^автор світлини", "^джерело зображення", "^джерело фото"]),
        (Zh, &["^图源", "^图片来源", "^圖源", "^圖片來源"]),
    ],
    hits: &[
        "Photo by Ann Lee", "Photo credit: Ann Lee / The Valley Post", "Bildquelle: Talblatt",
        "Ann Lee/Getty Images", "Crédit photo : Luc Brune", "图片来源：山谷报", "사진 제공 = 계곡일보",
        "Fuente de la imagen, Getty Images", "Foto © Rolf Amsel",
    ],
    misses: &[
        "The photo by the door is gone.", "A Getty Images photographer was hurt on Monday.",
        "Foto von 1998: der Damm", "Credit to the whole team, she said.",
    ],
    name_misses: &["accredited", "creditor-list", "discredit", "photography", "image-list"],
};

//! The words of the grammar. All are folded (lower case, half width, plain apostrophes) except the
//! acronyms, which must be written as here.

type ByLanguage = &'static [(&'static str, &'static [&'static str])];

/// Bind what follows after a colon, "=" or "©"; without one only an agency, or in a bracket.
#[rustfmt::skip]
pub(super) const NOUN_LABELS: ByLanguage = &[
    ("ar", &["الصورة", "المصدر", "تصوير", "صورة", "عدسة", "كاميرا", "مصدر الصورة"]),
    ("bg", &["автор", "източник", "снимка", "снимки"]),
    ("ca", &["crèdit", "crèdits", "font", "fotografia"]),
    ("cs", &[
        "autor", "foto", "fotografie", "fotografové", "grafika", "ilustrace", "ilustrační foto",
        "koláž", "zdroj", "zdroj foto", "zdroj fotografie",
    ]),
    ("da", &[
        "alle fotos", "arkivfoto", "billede", "billeder", "foto", "fotograf", "fotos", "genrefoto",
        "grafik", "kilde", "kredit", "pr-foto", "pressefoto", "privatfoto",
    ]),
    ("de", &[
        "abbildung", "alle bilder", "alle fotos", "archivbild", "archivfoto", "bild", "bildcredit",
        "bilder", "bildmontage", "bildnachweis", "bildquelle", "bildquellen", "bildrechte",
        "collage", "foto", "foto-credit", "fotocredit", "fotograf", "fotografie", "fotografin",
        "fotomontage", "fotonachweis", "fotoquelle", "fotos", "fotostrecke", "grafik",
        "illustration", "infografik", "karikatur", "montage", "pressefoto", "quelle",
        "quelle foto", "quellen", "repro", "screenshot", "skizze", "symbolbild", "symbolfoto",
        "titelbild", "zeichnung",
    ]),
    ("el", &[
        "εικόνα", "πηγή", "πηγή φωτογραφίας", "φωτ", "φωτο", "φωτογραφία", "φωτογραφίες",
        "φωτό",
    ]),
    ("en", &[
        "all images", "all photographs", "all photos", "all pictures", "artwork", "cover image",
        "cover photo", "credit", "credits", "featured image", "featured image credit",
        "featured photo", "file image", "file photo", "file picture", "graphic", "header image",
        "illustration", "illustrations", "image", "image copyright", "image credit",
        "image credits", "image source", "images", "img credit", "infographic", "lead image",
        "main image", "main photo", "montage", "photo", "photo credit", "photo credits",
        "photo illustration", "photo source", "photograph", "photographer", "photographs",
        "photography", "photos", "pic", "pic credit", "pics", "picture", "picture credit",
        "picture credits", "picture source", "pictures", "representational image",
        "representative image", "screenshot", "source", "stock image", "stock photo", "top image",
        "top photo", "video", "video credit", "visual",
    ]),
    ("es", &[
        "autor", "crédito", "crédito de la foto", "crédito foto", "créditos", "foto",
        "foto archivo", "fotografía", "fotografías", "fotos", "fotógrafa", "fotógrafo", "fuente",
        "ilustración", "imagen", "imágenes", "infografía", "montaje", "todas las fotos",
        "todas las imágenes",
    ]),
    ("et", &["allikas", "foto", "fotod"]),
    ("fa", &["تصویر", "عکاس", "عکس", "منبع", "منبع تصویر"]),
    ("fi", &[
        "arkistokuva", "grafiikka", "kaikki kuvat", "kuva", "kuvaaja", "kuvakaappaus",
        "kuvan lähde", "kuvat", "kuvitus", "kuvituskuva", "lähde", "valokuva", "valokuvaaja",
    ]),
    ("fr", &[
        "auteur", "capture", "copyright photo", "crédit", "crédit image", "crédit photo",
        "crédits", "crédits image", "crédits photo", "crédits photos", "dessin", "illustration",
        "image", "images", "infographie", "montage", "photo", "photo d'archives",
        "photo d'illustration", "photographe", "photographie", "photos", "toutes les photos",
        "visuel",
    ]),
    ("he", &["צילום", "צילום מסך", "צילומים", "קרדיט", "תמונה", "תמונות"]),
    ("hi", &["क्रेडिट", "चित्र", "छायाचित्र", "तस्वीर", "फोटो", "फोटो क्रेडिट", "साभार", "स्रोत"]),
    ("hr", &["autor", "foto", "fotografija", "ilustracija", "izvor", "vir"]),
    ("hu", &["forrás", "fotó", "fotók", "illusztráció", "kép"]),
    ("id", &[
        "dok", "foto", "fotografer", "gambar", "ilustrasi", "kredit foto", "sumber",
        "sumber foto",
    ]),
    ("is", &["ljósm", "ljósmynd", "ljósmyndari", "ljósmyndir", "mynd", "myndir"]),
    ("it", &[
        "credit", "credit foto", "crediti", "crediti foto", "credito", "credits", "disegno",
        "fonte", "foto", "foto d'archivio", "foto di repertorio", "fotografia", "fotografie",
        "fotografo", "illustrazione", "immagine", "immagini", "tutte le foto",
    ]),
    ("ja", &["イラスト", "クレジット", "写真", "写真提供", "写真撮影", "出典", "提供", "撮影", "画像", "画像提供", "資料写真"]),
    ("ko", &[
        "그래픽", "그림", "사진", "사진 제공", "사진 출처", "사진제공", "사진출처", "이미지", "이미지 출처", "일러스트", "자료",
        "자료사진", "제공", "촬영", "출처",
    ]),
    ("lt", &[
        "asociatyvi nuotr", "autorius", "foto", "fotografas", "nuotr", "nuotrauka",
        "nuotraukos", "šaltinis",
    ]),
    ("lv", &["avots", "foto"]),
    ("nl", &[
        "afbeelding", "alle beelden", "alle foto's", "archieffoto", "beeld", "bron", "foto",
        "foto's", "fotocredit", "fotocredits", "fotograaf", "fotografie", "illustratie",
        "tekening",
    ]),
    ("no", &[
        "alle bilder", "alle foto", "arkivfoto", "bilde", "bilder", "faksimile", "foto",
        "fotograf", "fotokreditering", "fotomontasje", "grafikk", "illustrasjon",
        "illustrasjonsbilde", "illustrasjonsfoto", "kilde", "kreditering", "pressefoto",
        "skjermbilde", "skjermdump",
    ]),
    ("pl", &[
        "autor", "autor zdjęcia", "foto", "fotografia", "fotografie", "grafika", "ilustracja",
        "rys", "wszystkie zdjęcia", "zdjęcia", "zdjęcie", "źródło", "źródło zdjęcia",
    ]),
    ("pt", &[
        "autor", "autoria", "crédito", "crédito da foto", "crédito da imagem", "créditos",
        "créditos da imagem", "fonte", "foto", "fotografia", "fotos", "fotógrafo", "ilustração",
        "imagem", "imagens", "infografia", "montagem", "todas as fotos",
    ]),
    ("ro", &[
        "autor", "credit foto", "foto", "fotografie", "imagine", "sursa", "sursa foto",
        "surse foto",
    ]),
    ("ru", &[
        "автор", "автор фото", "все фото", "графика", "изображение", "иллюстрация", "инфографика",
        "источник", "источник изображения", "источник фото", "картинка", "коллаж", "рисунок",
        "скриншот", "снимок", "фото", "фотограф", "фотография", "эскиз",
    ]),
    ("sk", &["autor", "foto", "ilustračné foto", "snímka", "zdroj"]),
    ("sr", &["извор", "фотографија"]),
    ("sv", &[
        "alla bilder", "alla foton", "arkivbild", "arkivfoto", "bild", "bilder", "bildkälla",
        "foto", "fotograf", "fotografi", "fotomontage", "grafik", "illustration", "källa",
        "pressbild", "samtliga bilder", "skärmdump",
    ]),
    ("sw", &["chanzo", "picha"]),
    ("ta", &["படம்"]),
    ("th", &["ขอบคุณภาพ", "ที่มา", "ภาพ", "เครดิตภาพ"]),
    ("tr", &[
        "arşiv", "foto", "fotoğraf", "fotoğraf kaynaği", "fotoğraflar", "görsel",
        "görsel kaynaği", "illüstrasyon", "kaynak",
    ]),
    ("uk", &[
        "автор", "джерело", "джерело фото", "зображення", "колаж", "світлина", "скриншот",
        "фото", "фотограф", "ілюстрація",
    ]),
    ("ur", &["تصویر", "ماخذ"]),
    ("vi", &["hình", "hình ảnh", "nguồn", "nguồn ảnh", "đồ họa", "ảnh", "ảnh chụp"]),
    ("xh", &["imifanekiso", "umfanekiso"]),
    ("zh", &[
        "來源", "供图", "供圖", "图", "图源", "图片", "图片来源", "图片說明", "圖", "圖源", "圖片", "圖片來源", "圖片提供", "摄",
        "摄影", "攝", "攝影", "来源", "照片", "資料圖", "资料图", "題圖", "题图",
    ]),
    ("zu", &["isithombe", "izithombe", "umthombo"]),
];

/// Bind what follows by themselves.
#[rustfmt::skip]
pub(super) const BY_LABELS: ByLanguage = &[
    ("de", &["mit freundlicher genehmigung von"]),
    ("en", &[
        "all images by", "all photographs by", "all photos by", "all pictures by", "composite by",
        "courtesy", "courtesy of", "courtesy photo", "credit to", "credited to", "drone photo by",
        "graphic by", "handout photo by", "illustration by", "illustrations by", "image by",
        "image courtesy", "image courtesy of", "image via", "images by", "images courtesy of",
        "images via", "map by", "maps by", "photo and caption by", "photo by", "photo courtesy", "photo courtesy of",
        "photo credit to", "photo illustration by", "photo provided by", "photo via",
        "photograph by", "photograph courtesy of", "photographed by", "photographs by",
        "photography by", "photos by", "photos courtesy of", "photos via", "pic by", "pics by",
        "picture by", "picture courtesy of", "pictures by", "screenshot by", "screenshot via",
        "submitted photo", "video by", "videos by", "visual by",
    ]),
    ("es", &["cortesía de"]),
    ("fr", &["avec l'aimable autorisation de"]),
    ("it", &["ph."]),
    ("pl", &["fot.", "rys."]),
];

/// Could as well name what is to be seen ("Foto von …"), so only with an agency or in a bracket.
#[rustfmt::skip]
pub(super) const OF_LABELS: ByLanguage = &[
    ("da", &["foto af", "fotos af", "illustration af"]),
    ("de", &[
        "bild von", "bilder von", "foto von", "fotografie von", "fotos von", "illustration von",
    ]),
    ("es", &["foto de", "foto por", "fotografía de", "fotos de", "ilustración de", "imagen de"]),
    ("fr", &["dessin de", "illustration de", "photo de", "photo par", "photos de"]),
    ("id", &["foto oleh"]),
    ("it", &["foto di", "immagine di"]),
    ("nl", &["beeld door", "beeld van", "foto door", "foto van"]),
    ("no", &["foto av", "foto fra", "illustrasjon av"]),
    ("pt", &["foto por", "fotografia de", "imagem de", "imagens de"]),
    ("sv", &["bild av", "fotografi av", "illustration av"]),
];

/// One news house writes these before a comma, in all its languages.
#[rustfmt::skip]
pub(super) const COMMA_LABELS: ByLanguage = &[
    ("ar", &["صدر الصورة", "مصدر الصورة"]),
    ("bn", &["ছবির উৎস"]),
    ("en", &["image source"]),
    ("es", &["crédito", "fuente de la imagen"]),
    ("fa", &["منبع تصویر"]),
    ("fr", &["crédit photo", "source de l'image"]),
    ("gu", &["ઇમેજ સ્રોત"]),
    ("ha", &["asalin hoton"]),
    ("hi", &["इमेज स्रोत"]),
    ("id", &["sumber gambar"]),
    ("ja", &["画像提供"]),
    ("ko", &["사진 출처"]),
    ("mr", &["फोटो स्रोत"]),
    ("pt", &["crédito"]),
    ("ru", &["автор фото", "источник изображения"]),
    ("sw", &["chanzo cha picha"]),
    ("ta", &["பட மூலாதாரம்"]),
    ("th", &["ที่มาของภาพ"]),
    ("tr", &["kaynak"]),
    ("uk", &["автор фото", "джерело зображення"]),
    ("vi", &["nguồn hình ảnh"]),
    ("zh", &["图像来源", "圖像來源"]),
];

/// Signs of a right. Those of letters must be followed by a name.
pub(super) const SIGNS: &[&str] =
    &["(c)", "copyright", "todos los derechos reservados", "tous droits réservés", "©", "℗", "ⓒ"];

/// Unmistakable wherever they stand.
#[rustfmt::skip]
pub(super) const AGENCIES: &[&str] = &[
    "a.p", "action images", "action press", "adobe stock", "adobestock", "aflo",
    "agence france-presse", "agencia brasil", "agencia efe", "agencia uno",
    "agenzia fotogramma", "agência brasil", "alamy", "alamy stock photo", "anadolu",
    "anadolu agency", "anadolu ajansi", "ansa", "antara foto", "ap images", "ap photo",
    "ap photos", "apa-picturedesk", "apimages", "associated press",
    "australian associated press", "belgaimage", "bestimage", "bigstock", "bildbyrån",
    "canadian press", "colourbox", "corbis", "cover images", "cuartoscuro", "ddp images",
    "demotix", "depositphotos", "donga", "dpa", "dpa images", "dpa-zentralbild", "dreamstime",
    "empics", "epa-efe", "epd bild", "epd-bild", "europa press", "eyevine", "flickr",
    "folhapress", "fotolia", "freepik", "funke foto services", "gamma-rapho", "getty",
    "getty images", "gettyimages", "gettyimages bank", "gettyimagesbank",
    "global images ukraine", "globallookpress", "hans lucas", "hollandse hoogte", "icon sport",
    "icon sportswire", "ihlas haber ajansi", "imagn", "imagn images", "imago", "imago images",
    "imago-images", "imagoimages", "independent newspapers", "invision", "istock",
    "istock images", "istockphoto", "jiji press", "keystone-sda", "kna-bild", "kyodo",
    "kyodo news", "laif", "lapresse", "lat images", "legion-media", "lehtikuva",
    "library of congress", "lightrocket", "ljósmynd", "look-foto", "magnum photos",
    "matrix images", "mauritius images", "maxppp", "mediapunch", "midjourney",
    "national archives", "newscom", "newsis", "ntb scanpix", "nurphoto", "okapia", "pa archive",
    "pa images", "pa media", "pa wire", "panama pictures", "panos pictures", "pexels",
    "photopress", "photothek", "picture alliance", "picture-alliance", "picturedesk", "pixabay",
    "pixsell", "press association", "press trust of india", "profimedia", "redux pictures",
    "reuters", "rex features", "ria novosti", "ritzau", "ritzau scanpix", "scanpix",
    "science photo library", "scmp", "shutterstock", "sipa press", "sipa usa", "skjáskot",
    "sopa images", "splash news", "swns", "the canadian press", "tt nyhetsbyrån", "ttxvn",
    "ullstein bild", "uncredited", "unsplash", "usa today network", "usa today sports", "vgp",
    "vostock photo", "wikicommons", "wikimedia", "wikimedia commons", "wikipedia", "wireimage",
    "witters", "xinhua", "yonhap", "zuma press", "zuma press wire", "zuma wire", "čtk",
    "интерфакс", "коммерсант", "коммерсантъ", "риа", "риа новости", "тасс", "укринформ",
    "укрінформ", "уніан", "фотобанк лори", "أ ف ب", "أ.ف.ب", "الأناضول", "رويترز", "غيتي",
    "غيتي إيميجز", "فرانس برس", "एएनआई", "एएफपी", "गेटी इमेजेज", "पीटीआई", "रॉयटर्स", "アフロ",
    "ゲッティ", "ゲッティイメージズ", "ロイター", "东方ic", "中央社", "中新社", "中新网", "人民视觉", "代表撮影", "共同", "共同通信",
    "共同通信社", "新华社", "新华网", "新華社", "時事", "時事通信", "時事通信社", "朝鮮中央通信", "朝鮮通信", "法新社", "美联社", "美聯社",
    "聯合ニュース", "視覺中國", "视觉中国", "路透", "路透社", "达志影像", "達志影像", "게티이미지", "게티이미지뱅크", "게티이미지코리아",
    "공동취재단", "공동취재사진", "국회사진기자단", "뉴스1", "뉴시스", "대통령실사진기자단", "로이터", "로이터연합뉴스", "사진공동취재기자단",
    "사진공동취재단", "셔터스톡", "언스플래시", "연합", "연합뉴스", "연합뉴스tv", "픽사베이",
];

/// Agencies that are words or syllables in another case.
#[rustfmt::skip]
pub(super) const ACRONYMS: &[&str] = &[
    "AAP", "AFP", "AFP PHOTO", "AFPTV", "AFP時事", "AGERPRES", "ANI", "ANP", "ANSA", "AP", "APA",
    "APTN", "BELGA", "BLOOMBERG", "Belga", "CTK", "DHA", "DPA", "EFE", "EPA", "EPA時事", "EPD",
    "IANS", "IHA", "IMAGO", "IPA", "KCNA", "KEYSTONE", "KNA", "Keystone", "LUSA", "MTI", "NTB",
    "PAP", "PTI", "REDUX", "REX", "RIA", "Redux", "SDA", "SIPA", "Sipa", "TASR", "TASS",
    "UNIAN", "UPI", "WENN", "XINHUA", "ZUMA",
];

/// Who made it, and nothing else when alone: "Foto: privat". In a sentence they mean little.
#[rustfmt::skip]
pub(super) const SOURCES: &[&str] = &[
    "antara", "aðsend", "bildschirmfoto", "bloomberg", "captura", "captura de pantalla",
    "capture d'écran", "captures d'écran", "cedida", "composite", "contributed",
    "contributed photo", "cortesía", "courtesy", "courtesy photo", "der autor", "die autorin",
    "divulgação", "el autor", "facebook", "file photo via", "google earth", "google maps", "google street view",
    "handout", "handout photo", "handouts", "hersteller", "imagen cedida", "instagram", "l'auteur",
    "l'autore", "la autora", "landov", "linkedin", "maxar", "maxar technologies", "openai",
    "openstreetmap", "planet labs", "polaris", "pool", "pressefoto", "print screen", "privat",
    "privatarchiv", "private", "private collection", "privatfoto", "promo", "provided", "prt sc",
    "reddit", "redes sociales", "repro", "reproducción", "reprodução", "scan", "schermafbeelding",
    "screengrab", "screenshot", "screenshots", "sithunyelwe", "skjermdump", "skärmdump",
    "skærmbillede", "snapchat", "social media", "sputnik", "submitted",
    "submitted photo", "supplied", "supplied image", "supplied photo", "telegram", "the author", "the authors", "tiktok",
    "truth social", "twitch", "twitter", "vimeo", "weibo", "whatsapp", "youtube", "z.v.g", "zvg",
    "архив", "из архива", "личный архив", "пресс-служба", "скриншот", "соцсети", "本人提供", "網絡",
    "网络", "资料图", "독자 제공", "독자제공",
];

/// As [`SOURCES`], in capitals only. Alone in a bracket they may as well explain a word.
#[rustfmt::skip]
pub(super) const WEAK_ACRONYMS: &[&str] = &[
    "AA", "ABC", "ARD", "BBC", "BSIP", "CBC", "CBS", "CC", "CC BY", "CNN", "ESA", "ESO", "HA",
    "MDR", "NASA", "NBC", "NDR", "NOAA", "ORF", "PA", "PR", "RBB", "RTL", "SN", "SRF", "STR",
    "SWR", "TT", "USGS", "WDR", "ZDF",
];

/// Stand beside an agency and name nobody: "AP file photo".
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "=", "a", "af", "agency", "archiv", "archive", "archives", "archivo", "arkiv", "arquivo",
    "arşiv", "auf", "av", "by", "collection", "copyright", "de", "di", "dossier", "editorial",
    "europe", "file", "file photo", "foto", "foto de archivo", "foto's", "fotos", "from",
    "graphic", "illustration", "image", "images", "infografik", "korea", "media", "montage",
    "news", "pa", "photo", "photos", "pictures", "pool", "pool photo", "service", "sport",
    "sports", "stock", "stock photo", "sur", "symbolbild", "symbolfoto", "the", "via", "video",
    "von", "wire", "архив", "фото", "写真", "記者", "记者", "資料", "通信", "사진", "자료사진", "제공",
];

/// Last words of the names of news houses and photo studios.
#[rustfmt::skip]
pub(super) const MEDIA: &[&str] = &[
    "abendblatt", "agency", "allgemeine", "archiv", "archive", "archives", "blatt",
    "broadcasting", "chronicle", "courier", "fotografie", "gazette", "herald", "images",
    "infografik", "journal", "library", "live", "magazine", "media", "morgenpost", "museum",
    "nachrichten", "network", "news", "newspapers", "photo", "photography", "photos",
    "pictures", "post", "press", "presse", "productions", "rundschau", "studios", "sun-times",
    "telegraph", "times", "tribune", "university", "zeitung",
];

/// Ends of a credit in languages that put the label last.
#[rustfmt::skip]
pub(super) const END_MARKS: &[&str] = &[
    "iliustr.", "nuotr", "nuotr.", "作图", "供图", "供圖", "写す", "制图", "图", "圖", "提供", "摄", "摄影", "撮",
    "撮影", "攝", "攝影", "翻攝", "製圖", "기자", "선임기자", "인턴기자", "제공", "촬영", "특파원",
];

/// Bracket contents, and one-line texts, that are no credit however much they look like one.
#[rustfmt::skip]
pub(super) const STOP: &[&str] = &[
    "abb", "above", "archiefbeeld", "archieffoto", "archiv", "archivaufnahme", "archivbild",
    "archivbilder", "archive", "archive image", "archive photo", "archive picture", "archives",
    "archivfoto", "archivo", "arkistokuva", "arkiv", "arkivbild", "arkivbilde", "arkivfoto",
    "artist's impression", "background", "beispielbild", "beispielfoto", "below", "bottom",
    "bottom left", "bottom right", "center", "centre", "collage", "d", "dahinter", "davor",
    "dcha", "derecha", "destra", "detail", "droite", "ed", "editor", "em cima", "far left",
    "far right", "file", "file image", "file photo", "file pic", "file picture",
    "file pictures", "foreground", "foto archivo", "foto d'archivio", "foto de archivo",
    "foto di repertorio", "foto ilustrativa", "fotomontage", "from left", "front", "front left",
    "front row", "g", "gauche", "genrefoto", "hinten", "hinten links", "hinten rechts", "höger",
    "i", "i midten", "illustrasjonsbilde", "illustrasjonsfoto", "illustration",
    "illustrative image", "ilustrasi", "ilustrační foto", "ilustrační snímek",
    "image d'archives", "image d'illustration", "imagem de arquivo", "imagem ilustrativa",
    "imagen de archivo", "imagen ilustrativa", "in front", "in the middle", "inset", "izq",
    "izqda", "izquierda", "jr", "l", "l to r", "l-r", "left", "left to right", "lewej", "li",
    "links", "m", "mi", "mi.", "middle", "midten", "mitte", "mitten", "montage", "neben", "o",
    "o.l", "o.r", "oben", "oben links", "oben rechts", "oikealla", "part", "photo d'archives",
    "photo d'illustration", "pictured", "pictured left", "pictured right", "po lewej",
    "po prawej", "prawej", "r", "r to l", "r-l", "re", "rear", "rechts",
    "representational image", "representative image", "right", "sağda", "second from left",
    "second from right", "see picture", "seen here", "siehe bild", "siehe foto", "sinistra",
    "sol", "solda", "sr", "stock", "stock image", "stock photo", "stock photograph",
    "stock picture", "symbolbild", "symbolbilder", "symbolfoto", "symbolfotos",
    "symbolic image", "t.h", "t.v", "th", "til høyre", "til venstre", "till höger",
    "till vänster", "top", "top left", "top right", "tv", "u", "undated", "unten",
    "unten links", "unten rechts", "unten rechts im bild", "v", "v.l", "v.l.", "v.l.n.r", "v.r",
    "vasemmalla", "video", "vlnr", "vorn", "vorne", "vorne links", "vorne rechts", "vänster",
    "zdjęcie archiwalne", "zdjęcie ilustracyjne", "архив", "архивное фото", "в центре",
    "иллюстративное фото", "ліворуч", "праворуч", "слева", "справа", "أرشيف", "أرشيفية",
    "صورة أرشيفية", "イメージ", "上", "下", "中", "中央", "前列", "右", "右から", "右二", "右端", "奥", "左", "左から",
    "左二", "左端", "後列", "手前", "示意图", "示意圖", "資料写真", "資料圖", "資料圖片", "资料图", "资料图片", "가운데", "오른쪽",
    "왼쪽", "왼쪽부터", "자료사진",
];

/// Small words inside names.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "'t", "abu", "af", "al", "ap", "av", "az", "bin", "bint", "d'", "da", "das", "de", "degli",
    "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "et", "ibn", "in", "la",
    "las", "le", "les", "los", "of", "op", "san", "st", "ten", "ter", "the", "van", "vom",
    "von", "zu", "zum", "zur",
];

/// Join the names of a credit.
pub(super) const CONNECTIVES: &[&str] = &[
    "-", "and", "e", "et", "for", "för", "für", "i", "ja", "och", "og", "oraz", "ou", "para",
    "pour", "und", "ve", "via", "y", "и", "та",
];

/// A label after one of these, or a text beginning with one, is part of a sentence.
#[rustfmt::skip]
pub(super) const DETERMINERS: &[&str] = &[
    "a", "al", "an", "as", "auf", "aus", "beim", "bu", "by", "ce", "cette", "d'une", "das",
    "de", "dem", "den", "der", "des", "det", "detta", "die", "dies", "diese", "diesem",
    "diesen", "dieser", "dieses", "du", "een", "ein", "eine", "einem", "einen", "einer",
    "eines", "el", "en", "esta", "este", "et", "ett", "from", "från", "her", "his", "i", "il",
    "im", "in", "into", "is", "its", "la", "las", "le", "les", "lo", "los", "mit", "my", "na",
    "nel", "nella", "no", "o", "of", "on", "op", "os", "our", "på", "sein", "seine", "seinem",
    "sulla", "sur", "that", "the", "their", "this", "to", "um", "uma", "un", "una", "une",
    "unser", "vom", "von", "wie", "with", "zum", "в", "на", "с", "у", "це", "цьому", "это",
    "этом",
];

/// First words of places of two words.
pub(super) const PLACE_STARTS: &[&str] = &[
    "abu",
    "ann arbor",
    "bad",
    "buenos",
    "cape",
    "central",
    "costa",
    "east",
    "el",
    "fort",
    "great",
    "hong",
    "kuala",
    "la",
    "lake",
    "las",
    "long",
    "los",
    "mexico",
    "mount",
    "new",
    "nord",
    "north",
    "nova",
    "port",
    "puerto",
    "rio",
    "saint",
    "san",
    "sankt",
    "santa",
    "santo",
    "saudi",
    "sierra",
    "south",
    "sri",
    "st",
    "süd",
    "tel",
    "united",
    "villa",
    "washington",
    "west",
];

/// A sentence that belongs to the credit before it.
pub(super) const RESERVED: &[&str] = &[
    "all rights reserved",
    "alle rechte vorbehalten",
    "todos los derechos reservados",
    "tous droits réservés",
    "tutti i diritti riservati",
];

/// Collections, if it is said whose; else they say when, not who.
#[rustfmt::skip]
pub(super) const ARCHIVES: &[&str] = &[
    "archief", "archiv", "archive", "archives", "archivio", "archivo", "archiwum", "arhiv",
    "arkisto", "arkiv", "arquivo", "arşivi", "архив", "архів",
];

/// Ends of a domain, so that a site counts as an agency: "Talblatt.de".
pub(super) const TOP_DOMAINS: &[&str] = &[
    "at", "be", "bg", "br", "by", "ch", "cn", "co", "com", "cz", "de", "dk", "ee", "es", "eu",
    "fi", "fr", "gr", "hr", "hu", "id", "ie", "in", "info", "io", "is", "it", "jp", "kr", "lt",
    "lu", "lv", "net", "news", "nl", "no", "org", "pl", "pt", "ro", "rs", "ru", "se", "si", "sk",
    "tr", "tv", "tw", "ua", "uk", "vn",
];

/// Shortened titles: the full stop after them ends no sentence.
pub(super) const TITLES: &[&str] = &[
    "adm", "bzw", "ca", "capt", "cmdr", "col", "dr", "fr", "gen", "gov", "hon", "ing", "lt", "mag",
    "maj", "mr", "mrs", "ms", "no", "nr", "pres", "prof", "rep", "rev", "sen", "sgt", "sr", "sra",
    "st", "vs",
];

/// Shortened words that keep their full stop at the end of a credit.
pub(super) const FINAL_ABBREVIATIONS: &[&str] =
    &["bros", "co", "corp", "gmbh", "inc", "jr", "ltd", "nuotr", "s.a", "s.p.a", "sr", "zvg"];

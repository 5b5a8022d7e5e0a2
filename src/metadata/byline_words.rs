//! The words around names in bylines, because they are data and `byline` is grammar.

/// What introduces names, in lower case, the longer before the shorter.
#[rustfmt::skip]
pub(super) const LEAD_INS: &[&str] = &[
    // English.
    "written by", "reported by", "reporting by", "report by", "story by", "words by", "text by",
    "posted by", "published by", "posted on by", "created by", "contributed by", "compiled by", "edited by",
    "review by", "reviewed by", "opinion by", "analysis by", "article by", "authored by",
    "submitted by", "author", "authors", "author(s)", "by", "posted in by",
    "from our correspondent", "view all posts by", "see all posts by", "all posts by", "posts by",
    "more by", "articles by", "recipe by",
    // German.
    "zeige alle beiträge von", "alle beiträge von", "weitere artikel von", "alle artikel von",
    "veröffentlicht von", "erstellt von", "gepostet von", "gespeichert von", "publiziert von",
    "eingestellt von", "artikel von", "rezept von", "rezepte von", "bericht von", "übersetzt von",
    "ein beitrag von", "ein kommentar von", "eine analyse von", "ein gastbeitrag von",
    "ein interview von", "kommentar von", "interview von", "geschrieben von", "verfasst von",
    "aufgezeichnet von", "text von", "text", "autor", "autorin", "autoren", "autor:in", "redaktion",
    "protokoll",
    // Dutch and Afrikaans.
    "geschreven door", "door", "tekst", "auteur", "auteurs", "deur", "geskryf deur",
    // French.
    "propos recueillis par", "écrit par", "rédigé par", "publié par", "article de", "par", "texte",
    // Spanish, Catalan and Portuguese.
    "escrito por", "publicado por", "redactado por", "por", "texto", "autora", "autores", "autoria",
    "redacción", "escrit per", "reportagem de", "informe de",
    // Italian and Romanian.
    "a cura di", "scritto da", "articolo di", "testo", "testo di", "autore", "scris de", "de către",
    // The Nordic languages.
    "skrevet av", "skriven av", "skrevet af", "publisert av", "publicerad av", "av", "af",
    "tekst av", "journalist", "eftir", "höfundur", "teksti", "kirjoittanut", "kirjoittaja",
    "skribent",
    // The Baltic languages and Hungarian.
    "autors", "autore", "autorius", "parengė", "írta", "szerző", "szöveg", "kirjutas",
    // Slavic languages.
    "napisał", "napisała", "opracował", "opracowanie", "oprac.", "tekst", "autorzy", "napsal",
    "napsala", "autoři", "napísal", "piše", "napisao", "napisala", "tekst napisao", "автор",
    "авторы", "автори", "текст", "пише", "от",
    // Greek and Turkish.
    "γράφει ο", "γράφει η", "γράφει", "συντάκτης", "του", "της", "yazan", "yazar", "haber",
    // Arabic, Persian, Hebrew and Hindi.
    "بقلم", "كتب", "كتبت", "كتابة", "تحرير", "نویسنده", "به قلم", "מאת", "लेखक", "द्वारा",
    // Indonesian, Malay, Vietnamese, Thai and Swahili.
    "ditulis oleh", "penulis", "tác giả", "theo", "bởi", "โดย", "เรื่อง", "imeandikwa na",
    "mwandishi",
    // Chinese, Japanese and Korean.
    "撰文", "作者", "記者", "记者", "文", "執筆", "取材・文", "取材", "著者", "筆者", "글", "작성자",
];

/// Lead-ins that are also parts or beginnings of names, so that two words or more must follow.
#[rustfmt::skip]
pub(super) const SHY_LEAD_INS: &[&str] = &["von", "di", "oleh", "per"];

/// The last word of a lead-in after which a name may follow without a space, as in `ByAda Quill`, or be that
/// of an account, as in `by quill`.
#[rustfmt::skip]
pub(super) const BY: &[&str] = &["by", "von", "par", "por", "door", "av", "af", "oleh", "przez", "от"];

/// What kind of text it is, in front of a colon and a name.
#[rustfmt::skip]
pub(super) const KINDS: &[&str] = &[
    "interview", "kommentar", "bericht", "analyse", "analysis", "reportage", "essay", "rezension",
    "porträt", "portrait", "entrevista", "reportaje", "intervista", "intervju", "wywiad", "entretien",
    "recherche", "haastattelu",
];

/// What announces those who worked on the text of an author.
#[rustfmt::skip]
pub(super) const EDITING: &[&str] = &[
    "edited by", "reviewed by", "fact checked by", "fact-checked by", "translated by",
    "übersetzt von", "übersetzung:", "redigiert von", "bearbeitet von", "geprüft von", "traduit par",
    "relu par", "traducido por", "revisado por", "editado por", "traduzido por", "tradotto da",
    "vertaald door", "översatt av", "oversatt av", "oversat af", "tłumaczenie:",
];

/// What a reader may do, in a line behind the name: all after such a word is no name.
#[rustfmt::skip]
pub(super) const CALLS: &[&str] = &[
    "email", "e-mail", "follow", "view", "share", "shares", "contact", "tweet", "subscribe",
    "folgen", "teilen", "suivre", "seguir", "segui", "volg", "følg", "följ", "seuraa", "obserwuj",
];

/// What stands in front of a name and is no part of it.
#[rustfmt::skip]
pub(super) const HONORIFICS: &[&str] = &[
    "dr", "dra", "prof", "professor", "mr", "mrs", "ms", "sir", "frau", "herr", "ing", "mag", "dipl",
    "mme", "mlle", "sr", "sra", "don", "doña", "dott", "dottssa", "inż", "д-р", "проф",
];

/// What stands after a name without a comma.
#[rustfmt::skip]
pub(super) const TITLES_AFTER: &[&str] = &[
    "記者", "记者", "特派員", "編集委員", "論説委員", "기자", "특파원", "논설위원", "선임기자", "द्वारा",
];

/// Words between two names. Both must look whole.
#[rustfmt::skip]
pub(super) const AND: &[&str] = &[
    "and", "und", "et", "y", "e", "og", "och", "en", "ja", "i", "a", "és", "și", "ve", "dan", "και",
    "и", "та", "і", "with", "mit", "avec", "con", "med",
];

/// Words after which stands where or for whom the author works.
#[rustfmt::skip]
pub(super) const PLACE_WORDS: &[&str] = &[
    "in", "In", "at", "from", "for", "of", "aus", "für", "bei", "à", "pour", "para", "desde", "uit",
    "voor", "til", "fra", "från", "dla", "для", "из",
];

/// How a credit of a picture begins, or of where the text is from.
#[rustfmt::skip]
pub(super) const PICTURES: &[&str] = &[
    "photo", "photos", "photography", "photographs", "picture", "pictures", "image", "images",
    "video", "illustration", "illustrations", "graphic", "graphics", "foto", "fotos", "fotografie",
    "bild", "bilder", "grafik", "illustrationen", "beeld", "kuva", "kuvat", "imagen", "imagens",
    "immagine", "fotografía", "symbolbild", "фото", "видео", "zdjęcia", "写真", "撮影", "图片", "攝影", "摄影", "사진",
    "صورة", "quelle", "quellen", "source", "sources", "fuente", "fonte", "källa", "kilde", "bron",
    "źródło", "zdroj", "источник", "джерело", "来源", "來源", "出典", "출처",
];

/// Agencies, which may stand where a name stands, in lower case.
#[rustfmt::skip]
pub(super) const AGENCIES: &[&str] = &[
    "afp", "ap", "reuters", "dpa", "apa", "ansa", "efe", "tt", "ntb", "ritzau", "belga", "anp",
    "pap", "čtk", "ctk", "mti", "sda", "keystone-sda", "upi", "pti", "ani", "xinhua", "kyodo",
    "tass", "the associated press", "associated press", "europa press", "lusa", "stt", "sid", "epd",
    "kna", "bloomberg", "yonhap", "antara", "bernama", "aa", "anadolu ajansı", "iha", "dha",
    "agence france-presse", "deutsche presse-agentur", "the canadian press", "canadian press",
    "agencia efe", "interfax", "ukrinform", "tanjug", "agerpres",
];

/// Words of a role. A piece that has one is no name. A star stands for any ending.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "reporter*", "editor*", "correspondent*", "journalist*", "writer*", "columnist*",
    "contributor*", "producer*", "photographer*", "author*", "analyst*", "critic", "presenter",
    "bureau", "freelance*", "redakteur*", "korrespondent*", "chefredakt*", "ressortleit*",
    "volontär*", "leiter*", "autor", "autorin", "redactie", "redacteur*", "verslaggever*",
    "correspondant*", "journaliste*", "rédact*", "envoyé*", "chroniqueu*", "redactor*",
    "periodista*", "corresponsal*", "enviado", "giornalista", "inviato", "redattor*", "repórter*",
    "jornalista*", "jurnalist*", "reportér*", "dziennikar*", "redaktor*", "toimittaja*",
    "journalisti", "muhabir*", "wartawan*", "fotograf*", "корреспондент*", "редактор*",
    "журналист*", "обозреватель", "кореспондент*", "журналіст*", "reportage", "manager", "director",
    "professor", "lecturer", "fellow", "specialist", "intern", "chief", "secretary", "adviser",
    "assistant", "digital", "senior", "blogger", "executive", "content", "managing", "deputy",
    "associate", "political", "head", "founder", "president", "news", "posted", "member",
    "moderator", "years", "co-founder", "ceo", "vp", "cto", "cfo", "attorney", "expert*", "consultant*",
    "reviewer*", "researcher*", "strategist", "therapist", "dietitian", "nutritionist", "physician",
    "copywriter", "commentator", "gardener", "contributing", "gastautor*", "experte", "expertin",
    "projektleiter*", "gründer*", "fondateur", "fondatrice", "fundador*", "direttore", "director*",
    "rechtsanwalt", "rechtsanwältin", "rechtsanwälte",
];

/// Pieces with one of these words are the house, not a person.
#[rustfmt::skip]
pub(super) const HOUSE: &[&str] = &[
    "staff", "admin*", "editorial*", "redaktion*", "newsroom*", "desk", "redacción", "redaccion",
    "redação", "redazione", "redakcja", "redakce", "redakcia", "redakcija", "rédaction",
    "redaktionen", "редакция", "редакція", "redaksi", "toimitus", "szerkesztőség", "editors",
    "team", "newsdesk", "anonymous", "unknown", "undefined", "null", "none", "webmaster", "online",
    "newswire*", "wires", "agencies", "agentur*", "sponsored", "release", "agenzia", "agence",
    "agencias", "comment*", "login", "subscribe", "share", "minutes", "updated", "published",
    "gmbh", "ag", "e.v", "kg", "inc", "llc", "ltd", "stiftung", "verlag", "verein", "wordpressadmin",
    "cookie*", "tickets", "contactar", "kontakt", "contact", "datum", "tel", "telefon", "vorschau",
    "http", "https", "www", "nachrichten", "noticias", "notizie", "nieuws", "nyheter", "nyheder",
    "haberler", "новости", "новини", "aktuality", "wiadomości", "copied", "twitter", "facebook",
    "instagram", "linkedin", "whatsapp", "e-mail", "email", "follow*", "uhr", "joined", "modified",
    "update", "veröffentlicht", "aktualisiert", "publié*", "publicado", "publicada", "pubblicato",
    "gepubliceerd", "publicerad", "publiceret", "publisert", "julkaistu", "opublikowano",
    "publikováno", "publikované", "objavljeno", "megjelent", "publicat", "опубликовано",
    "опубліковано", "δημοσιεύτηκε", "yayınlanma", "yayınlandı", "نشر", "منشور", "פורסם", "עודכן",
    "dipublikasikan", "diterbitkan",
];

/// Words in the names of houses. A name with one is not that of a person.
#[rustfmt::skip]
pub(super) const OUTLETS: &[&str] = &[
    "times", "post", "daily", "herald", "tribune", "gazette", "journal", "magazine", "magazin",
    "magazín", "weekly", "star", "sun", "express", "telegraph", "guardian", "observer", "press",
    "presse", "prensa", "stampa", "radio", "tv", "television", "media", "zeitung", "zeit", "blog*",
    "podcast*", "journal*", "diario", "diário", "giornale", "kurier", "anzeiger", "wire", "network",
    "studio*", "photography", "agency", "solutions", "community", "forum*", "club", "shop", "store",
    "school", "university", "universität", "institute", "institut", "foundation", "group", "company",
    "corp*", "center", "centre", "association", "society", "today", "world", "house", "digital",
    "газета", "новости",
];

/// Days of the week.
#[rustfmt::skip]
pub(super) const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "mi", "fr", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles",
    "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo", "lunedì", "martedì",
    "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "segunda-feira", "terça-feira",
    "quarta-feira", "quinta-feira", "sexta-feira", "maandag", "dinsdag", "woensdag", "donderdag",
    "vrijdag", "zaterdag", "zondag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag",
    "söndag", "mandag", "tirsdag", "lørdag", "søndag", "maanantai", "tiistai", "keskiviikko",
    "torstai", "perjantai", "lauantai", "sunnuntai", "poniedziałek", "wtorek", "środa", "czwartek",
    "piątek", "sobota", "niedziela", "pondělí", "úterý", "středa", "čtvrtek", "pátek", "neděle",
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "понеділок",
    "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя", "pazartesi", "salı", "çarşamba",
    "perşembe", "cuma", "cumartesi", "pazar", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu",
    "minggu", "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap", "luni",
    "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică", "ponedjeljak", "utorak", "srijeda",
    "četvrtak", "petak", "subota", "nedjelja", "δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή",
    "σάββατο", "κυριακή", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت",
    "الأحد", "יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת",
    "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "सोमवार", "मंगलवार",
    "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार", "월요일", "화요일", "수요일", "목요일", "금요일",
    "토요일", "일요일", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "星期一",
    "星期二", "星期三", "星期四", "星期五", "星期六", "星期日",
];

/// The same in scripts without spaces.
#[rustfmt::skip]
pub(super) const HOUSE_PARTS: &[&str] =
    &["時間", "时间", "編集部", "编辑", "編輯", "編集", "편집", "뉴스", "報導", "报道", "報道", "新聞社", "通信社"];

/// What follows a name and belongs to it or can be left out.
#[rustfmt::skip]
pub(super) const AFTER_COMMA: &[&str] = &[
    "phd", "md", "rn", "rd", "rdn", "ms", "ma", "mph", "jd", "esq", "mba", "dvm", "bsc", "msc",
    "dds",
];
/// What follows a name after a comma and is part of it.
#[rustfmt::skip]
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// What follows a name in front of a date or of what was said.
#[rustfmt::skip]
pub(super) const AFTER_NAME: &[&str] = &[
    "Facebook", "Twitter", "am", "at", "dit", "el", "em", "il", "le", "on", "op", "sagt", "sagte", "says", "schreibt", "um", "van", "vom",
    "입력", "발행", "등록",
];

/// Words in a sentence about the author.
#[rustfmt::skip]
pub(super) const SENTENCE: &[&str] =
    &["the", "she", "he", "is", "was", "has", "who", "her", "his", "with", "about", "on", "our", "this"];

//! The words in dates, because they are data and `dates` is grammar.

/// How the names of the months begin, in lower case. The longest that fits a word decides.
#[rustfmt::skip]
pub(super) const MONTHS: [&[&str]; 12] = [
    &[
        "jan", "ene", "ian", "gen", "jaan", "styc", "tammi", "ocak", "sausi", "siječ", "sij", "янв",
        "січ", "студзен", "јан", "яну", "ιαν", "يناير", "جانفي", "ژانویه", "ינואר", "בינואר",
        "जनवरी", "জানুয়ারি", "มกราคม", "leden", "ledna",
    ],
    &[
        "feb", "fev", "fév", "veeb", "lut", "únor", "helmi", "şub", "vasar", "velj", "фев", "лют",
        "φεβ", "فبراير", "فيفري", "شباط", "فوریه", "פברואר", "בפברואר", "फरवरी", "फ़रवरी",
        "ফেব্রুয়ারি", "กุมภาพันธ์",
    ],
    &[
        "mar", "mär", "mrz", "maar", "mač", "mac", "břez", "brez", "maalis", "kov", "ožuj", "март",
        "мар", "берез", "сакавік", "μαρ", "μάρ", "مارس", "آذار", "מרץ", "במרץ", "मार्च", "মার্চ",
        "มีนาคม", "márc", "mart",
    ],
    &[
        "apr", "abr", "avr", "ápr", "kwie", "dub", "huhti", "nis", "balan", "trav", "апр", "квіт",
        "красавік", "απρ", "أبريل", "ابريل", "إبريل", "أفريل", "نيسان", "آوریل", "אפריל", "באפריל",
        "अप्रैल", "এপ্রিল", "เมษายน",
    ],
    &[
        "may", "mai", "maj", "mei", "maí", "mag", "maig", "máj", "květ", "touko", "geg",
        "svib", "мая", "май", "мај", "трав", "μαΐ", "μαϊ", "μάι", "مايو", "ماي", "أيار", "مه",
        "מאי", "במאי", "मई", "মে", "พฤษภาคม",
    ],
    &[
        "jun", "jún", "juin", "juun", "giu", "ιουν", "czer", "červ", "kesä", "haz", "birž", "lip",
        "июн", "черв", "чэрвен", "јун", "юни", "ιούν", "يونيو", "جوان", "حزيران", "ژوئن", "יוני",
        "ביוני", "जून", "জুন", "มิถุนายน", "lipanj", "lipnja",
    ],
    &[
        "jul", "júl", "juil", "juul", "lug", "jūl", "lipiec", "lipca", "červenec", "července",
        "heinä", "tem", "liep", "srp", "июл", "лип", "ліпен", "јул", "юли", "ιουλ", "ιούλ", "يوليو",
        "جويلية", "تموز", "ژوئیه", "יולי", "ביולי", "जुलाई", "জুলাই", "กรกฎาคม", "srpanj", "srpnja",
        "jui",
    ],
    &[
        "aug", "ago", "aoû", "aou", "ágú", "elo", "ağu", "ogos", "sier", "srpen", "srpna", "rugp",
        "kolov", "авг", "серп", "жнів", "αυγ", "αύγ", "أغسطس", "اغسطس", "أوت", "آب", "اوت",
        "אוגוסט", "באוגוסט", "अगस्त", "আগস্ট", "สิงหาคม",
    ],
    &[
        "sep", "set", "szept", "wrze", "září", "zář", "syys", "eyl", "rugs", "ruj", "сен", "верес",
        "верасн", "септ", "σεπ", "سبتمبر", "أيلول", "سپتامبر", "ספטמבר", "בספטמבר", "सितंबर",
        "सितम्बर", "সেপ্টেম্বর", "กันยายน",
    ],
    &[
        "oct", "okt", "out", "ott", "paź", "říj", "loka", "eki", "spal", "окт", "жовт", "кастрыч",
        "οκτ", "أكتوبر", "اكتوبر", "اکتبر", "אוקטובר", "באוקטובר", "अक्टूबर", "अक्तूबर", "অক্টোবর",
        "ตุลาคม",
    ],
    &[
        "nov", "nóv", "list", "marras", "kas", "lapkr", "stud", "ноя", "ное", "нов", "лист",
        "лістапад", "νοε", "νοέ", "نوفمبر", "نوامبر", "נובמבר", "בנובמבר", "नवंबर", "नवम्बर",
        "নভেম্বর", "พฤศจิกายน",
    ],
    &[
        "dec", "dez", "dic", "dis", "des", "déc", "dek", "gru", "pros", "joulu", "ara", "gruod",
        "дек", "груд", "снежн", "дец", "δεκ", "ديسمبر", "دسامبر", "דצמבר", "בדצמבר", "दिसंबर",
        "दिसम्बर", "ডিসেম্বর", "ธันวาคม", "detsember",
    ],
];

/// Zones with one meaning in practice. Of `ET`, `IST` and the like a reader has to guess.
#[rustfmt::skip]
pub(super) const ZONES: &[(&str, &str)] = &[
    ("Z", "Z"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("WET", "Z"),
    ("BST", "+01:00"),
    ("CET", "+01:00"),
    ("MEZ", "+01:00"),
    ("CEST", "+02:00"),
    ("MESZ", "+02:00"),
    ("EET", "+02:00"),
    ("SAST", "+02:00"),
    ("EEST", "+03:00"),
    ("MSK", "+03:00"),
    ("JST", "+09:00"),
    ("KST", "+09:00"),
    ("AEST", "+10:00"),
    ("AEDT", "+11:00"),
    ("EDT", "-04:00"),
    ("EST", "-05:00"),
    ("CDT", "-05:00"),
    ("MDT", "-06:00"),
    ("MST", "-07:00"),
    ("PDT", "-07:00"),
    ("PST", "-08:00"),
];
/// Words before the hour.
#[rustfmt::skip]
pub(super) const AFTERNOON: &[&str] = &["오후", "下午", "午後", "午后", "晚上"];
/// Words before the hour.
#[rustfmt::skip]
pub(super) const MORNING: &[&str] = &["오전", "上午", "午前"];

/// What announces a change, in lower case.
#[rustfmt::skip]
pub(super) const UPDATED: &[&str] = &[
    "updated", "modified", "last update", "changed", "revised", "aktualisiert", "geändert",
    "stand:", "mis à jour", "modifié", "màj", "actualizado", "actualización", "atualizado",
    "atualizada", "aggiornat", "bijgewerkt", "laatste update", "uppdaterad", "oppdatert",
    "opdateret", "päivitetty", "uppfært", "aktualizacja", "aktualizováno", "aktualizované",
    "ažurirano", "frissítve", "actualizat", "обновлено", "изменено", "оновлено", "ενημέρωση",
    "ενημερώθηκε", "güncelle", "تحديث", "עודכן", "अपडेट", "diperbarui", "cập nhật", "อัปเดต", "更新",
    "수정", "업데이트", "atnaujinta", "uuendatud",
];

/// What announces the publication, in lower case.
#[rustfmt::skip]
pub(super) const PUBLISHED: &[&str] = &[
    "published", "posted", "written on", "created on", "veröffentlicht", "gepostet", "geschrieben",
    "erstellt am", "eingestellt", "verfasst", "publié", "mis en ligne", "publicado", "publicada",
    "pubblicato", "pubblicata", "gepubliceerd", "geplaatst", "publicerad", "publiceret", "publisert",
    "julkaistu", "opublikowano", "dodano", "publikováno", "publikované", "objavljeno", "közzétéve",
    "publicat", "опубликован", "опублікован", "δημοσιεύτηκε", "δημοσίευση", "yayınlan", "نشر",
    "פורסם", "प्रकाशित", "diterbitkan", "dipublikasikan", "đăng", "เผยแพร่", "公開", "発表", "发布", "發布",
    "게시", "등록",
];

/// What announces a date that is not of the article, in lower case.
#[rustfmt::skip]
pub(super) const OTHERS: &[&str] = &[
    "joined", "registered", "member since", "last post", "last reply", "last activity", "expires",
    "registriert", "dabei seit", "mitglied seit", "beigetreten", "letzter beitrag", "inscrit",
    "membre depuis", "registrado", "miembro desde", "membro desde", "iscritto", "lid geworden",
    "lid sinds", "medlem sedan", "medlem siden", "dołączył", "zarejestrowany", "регистрация",
    "зарегистрирован", "üyelik", "received", "accepted", "eingegangen", "angenommen", "reçu", "recibido",
    "aceptado",
];

/// A measure of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// How the words for measures of time begin, in lower case. The longest that fits decides.
#[rustfmt::skip]
pub(super) const UNITS: &[(Unit, &[&str])] = &[
    (Unit::Second, &[
        "sec", "sek", "segundo", "secund", "секунд", "δευτερ", "ثاني", "ثوان", "saniye", "秒", "초",
        "giây", "detik", "วินาที", "שניות", "s",
    ]),
    (Unit::Minute, &[
        "min", "мин", "хвил", "хв", "λεπτ", "دقيق", "دقائق", "dakika", "dk", "perc", "דקה", "דקות",
        "मिनट", "মিনিট", "phút", "menit", "นาที", "分", "분", "m", "mn",
    ]),
    (Unit::Hour, &[
        "hour", "hr", "hrs", "h", "std", "stund", "heure", "hora", "ora", "ore", "oră", "uur",
        "timm", "time", "timer", "tim", "godz", "час", "годин", "ώρα", "ώρες", "ساع", "saat",
        "hodin", "óra", "órá", "שעה", "שעות", "घंटे", "घंटा", "ঘণ্টা", "giờ", "jam", "ชั่วโมง", "小时",
        "小時", "時間", "시간", "tunti", "tunnin", "tuntia", "tund", "sata", "sati", "uro", "ur",
    ]),
    (Unit::Day, &[
        "day", "d", "tag", "jour", "j", "día", "dia", "giorn", "dag", "dni", "dny", "dzień",
        "dzien", "den", "дн", "день", "ημέρ", "μέρ", "يوم", "أيام", "ايام", "gün", "nap", "päiv",
        "päev", "יום", "ימים", "दिन", "দিন", "ngày", "hari", "วัน", "天", "日", "일", "zile", "dan",
        "dana",
    ]),
    (Unit::Week, &[
        "week", "w", "wk", "woche", "semain", "seman", "settiman", "weke", "veck", "uge", "uke",
        "tydz", "tygod", "недел", "тижн", "тижд", "εβδομ", "أسبوع", "أسابيع", "اسبوع", "hafta",
        "týdn", "týžd", "hete", "hét", "viikko", "nädal", "שבוע", "सप्ताह", "tuần", "minggu",
        "สัปดาห์", "周", "週", "주", "săptăm", "tjed",
    ]),
    (Unit::Month, &[
        "month", "mo", "monat", "mois", "mes", "mês", "maand", "månad", "måned", "miesi", "месяц",
        "місяц", "μήν", "شهر", "أشهر", "اشهر", "ay", "měsíc", "mesiac", "mjesec", "hónap",
        "kuukau", "חודש", "महीन", "tháng", "bulan", "เดือน", "个月", "個月", "か月", "ヶ月", "カ月",
        "개월", "luni", "lună",
    ]),
    (Unit::Year, &[
        "year", "yr", "y", "jahr", "an", "ans", "année", "año", "ano", "anno", "anni", "jaar", "år",
        "rok", "lat", "lata", "год", "лет", "рік", "рок", "χρόν", "سنة", "سنوات", "عام", "yıl",
        "let", "éve", "évvel", "vuo", "vuotta", "aasta", "שנה", "שנים", "साल", "năm", "tahun", "ปี",
        "年", "년", "ani",
    ]),
];

/// Words for one, in lower case.
#[rustfmt::skip]
pub(super) const ONE: &[&str] = &[
    "a", "an", "one", "einer", "einem", "une", "un", "una", "uno", "uma", "um", "een", "en", "ett",
    "et", "één", "один", "одну", "bir", "egy", "μία", "μια", "ένα", "jednou", "jedním",
];

/// What follows a number of units that are past, in lower case.
#[rustfmt::skip]
pub(super) const AGO: &[&str] = &[
    "ago", "atrás", "fa", "geleden", "sedan", "siden", "temu", "назад", "тому", "önce", "sitten",
    "ezelőtt", "tagasi", "前", "전", "lalu", "yang lalu", "trước", "पहले", "আগে", "ที่แล้ว", "nazad",
];

/// What stands before a number of units that are past, in lower case.
#[rustfmt::skip]
pub(super) const AGO_BEFORE: &[&str] = &[
    "vor", "il y a", "hace", "há", "πριν", "πριν από", "منذ", "قبل", "acum", "před", "pred", "przed",
    "prije", "пре", "преди", "לפני", "cách đây",
];

#[rustfmt::skip]
pub(super) const NOW: &[&str] = &[
    "just now", "gerade eben", "à l'instant", "à l’instant", "ahora mismo", "agora mesmo", "just nu",
    "只今", "たった今", "刚刚", "剛剛", "방금", "только что", "щойно", "przed chwilą", "az önce",
    "juuri nyt", "zojuist", "الآن",
];

/// Not those that mean something else in another language, such as the French "hier".
#[rustfmt::skip]
pub(super) const YESTERDAY: &[&str] = &[
    "yesterday", "gestern", "ayer", "ontem", "ieri", "gisteren", "igår", "i går", "wczoraj", "вчера",
    "вчора", "dün", "včera", "eilen", "昨天", "昨日", "어제", "أمس", "χθες", "אתמול", "tegnap",
    "kemarin", "hôm qua", "เมื่อวาน", "jučer", "publié hier",
];

#[rustfmt::skip]
pub(super) const TODAY: &[&str] = &[
    "today", "heute", "aujourd'hui", "aujourd’hui", "hoy", "hoje", "oggi", "vandaag", "idag",
    "i dag", "dziś", "dzisiaj", "сегодня", "сьогодні", "bugün", "dnes", "tänään", "今天", "今日",
    "오늘", "اليوم", "σήμερα", "היום", "hari ini", "hôm nay", "วันนี้", "danas", "astăzi",
];

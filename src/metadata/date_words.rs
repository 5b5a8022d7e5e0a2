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

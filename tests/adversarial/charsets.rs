//! Pages in every encoding of the web, with and without saying so.

use encoding_rs::Encoding;

use super::{Case, Class, FIRST, HEAD, STORY, TAIL, paragraph, story};

/// A sentence in the letters of an encoding.
#[rustfmt::skip]
const SENTENCES: &[(&str, &[&str])] = &[
    (RUSSIAN, &["ibm866", "iso-8859-5", "koi8-r", "windows-1251", "x-mac-cyrillic"]),
    (UKRAINIAN, &["koi8-u"]),
    (POLISH, &["iso-8859-2", "iso-8859-16", "windows-1250"]),
    (ESPERANTO, &["iso-8859-3"]),
    (LITHUANIAN, &["iso-8859-4", "iso-8859-13", "windows-1257"]),
    (ARABIC, &["iso-8859-6", "windows-1256"]),
    (GREEK, &["iso-8859-7", "windows-1253"]),
    (HEBREW, &["iso-8859-8", "iso-8859-8-i", "windows-1255"]),
    (GERMAN, &["iso-8859-10", "windows-1252"]),
    (WELSH, &["iso-8859-14"]),
    (FRENCH, &["iso-8859-15", "macintosh"]),
    (THAI, &["windows-874"]),
    (TURKISH, &["windows-1254"]),
    (VIETNAMESE, &["windows-1258"]),
    (CHINESE, &["gbk", "gb18030"]),
    (TAIWANESE, &["big5"]),
    (JAPANESE, &["euc-jp", "iso-2022-jp", "shift_jis"]),
    (KOREAN, &["euc-kr"]),
];

const RUSSIAN: &str = "Всю ночь в долине шёл дождь, и к утру река унесла нижнюю дорогу, два моста и сад старой школы, так что до полудня никто не мог добраться до станции.";
const UKRAINIAN: &str = "Усю ніч у долині йшов дощ, і до ранку річка знесла нижню дорогу, два мости та сад старої школи, тож до полудня ніхто не міг дістатися станції.";
const POLISH: &str = "Całą noc w dolinie padał deszcz, a rano okazało się, że rzeka zabrała dolną drogę, dwa mosty i ogród starej szkoły, więc nikt nie mógł dojść do stacji przed południem.";
const ESPERANTO: &str = "La tutan nokton pluvis en la valo, kaj ĝis la mateno la rivero forŝiris la malsupran vojon, du pontojn kaj la ĝardenon de la malnova lernejo, ĉu oni volis aŭ ne.";
const LITHUANIAN: &str = "Visą naktį slėnyje lijo, o iki ryto upė nusinešė žemutinį kelią, du tiltus ir senosios mokyklos sodą, todėl iki vidurdienio niekas negalėjo pasiekti stoties.";
const ARABIC: &str = "هطل المطر طوال الليل في الوادي، وبحلول الصباح جرف النهر الطريق السفلي وجسرين وحديقة المدرسة القديمة، فلم يتمكن أحد من الوصول إلى المحطة قبل الظهر.";
const GREEK: &str = "Όλη τη νύχτα έβρεχε στην κοιλάδα, και ως το πρωί το ποτάμι είχε πάρει τον κάτω δρόμο, δύο γέφυρες και τον κήπο του παλιού σχολείου, ώστε κανείς δεν έφτανε στον σταθμό.";
const HEBREW: &str = "כל הלילה ירד גשם בעמק, ועד הבוקר סחף הנהר את הדרך התחתונה, שני גשרים ואת הגן של בית הספר הישן, כך שאיש לא הצליח להגיע לתחנה לפני הצהריים.";
const GERMAN: &str = "Die ganze Nacht fiel Regen im Tal, und bis zum Morgen hatte der Fluss die untere Straße, zwei Brücken und den Garten der alten Schule weggespült, sodass niemand vor Mittag zum Bahnhof kam.";
const WELSH: &str = "Bu'n glawio drwy'r nos yn y dyffryn, ac erbyn y bore roedd yr afon wedi mynd â'r ffordd isaf, dwy bont a gardd yr hen ysgol, a'r dŵr at ben y tŷ cyn i neb gyrraedd yr orsaf.";
const FRENCH: &str = "Il a plu toute la nuit dans la vallée, et au matin la rivière avait emporté la route du bas, deux ponts et le jardin de la vieille école, où personne n'était déjà allé à pied avant midi.";
const THAI: &str = "ฝนตกตลอดทั้งคืนในหุบเขา และเมื่อถึงเช้าแม่น้ำได้พัดถนนสายล่าง สะพานสองแห่ง และสวนของโรงเรียนเก่าหายไป จึงไม่มีใครไปถึงสถานีได้ก่อนเที่ยง";
const TURKISH: &str = "Vadide bütün gece yağmur yağdı ve sabaha kadar ırmak aşağıdaki yolu, iki köprüyü ve eski okulun bahçesini alıp götürdü, bu yüzden öğleden önce kimse istasyona ulaşamadı.";
const VIETNAMESE: &str = "Mưa rơi suốt đêm trong thung lũng, và đến sáng dòng sông đã cuốn đi con đường bên dưới, hai cây cầu và khu vườn của ngôi trường cũ, nên không ai đến được nhà ga trước buổi trưa.";
const CHINESE: &str = "山谷里整夜下着大雨，到了早晨，河水已经冲走了下面的公路、两座桥和老学校的花园，所以中午之前没有人能够到达车站，村里的面包师还在给帮忙的人分发面包。";
const TAIWANESE: &str = "山谷裡整夜下著大雨，到了早晨，河水已經沖走了下面的公路、兩座橋和老學校的花園，所以中午之前沒有人能夠到達車站，村裡的麵包師還在給幫忙的人分發麵包。";
const JAPANESE: &str = "谷では一晩中雨が降り続き、朝までに川は下の道路と二つの橋と古い学校の庭を押し流し、昼前には誰も駅にたどり着くことができなかったと村長は話した。";
const KOREAN: &str = "골짜기에는 밤새 비가 내렸고 아침이 되자 강물이 아랫길과 다리 두 개와 오래된 학교의 정원을 휩쓸어 가서 정오 전에는 아무도 역에 도착할 수 없었다고 이장은 말했다.";

/// Encodings that can be told from their bytes.
const UNDECLARED: [&str; 15] = [
    "windows-1251",
    "koi8-u",
    "iso-8859-5",
    "windows-1250",
    "windows-1252",
    "windows-1253",
    "windows-1255",
    "windows-1256",
    "windows-874",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gbk",
    "big5",
    "euc-kr",
];

/// Without what is not ASCII in any encoding but those that are wider than a byte.
fn page(meta: &str, sentence: &str) -> String {
    let head = HEAD.replacen("<meta charset=utf-8>", meta, 1);
    [&head, &paragraph(sentence), &story(), TAIL].concat()
}

fn declared(label: &str, sentence: &str) -> String {
    page(&format!("<meta charset={label}>"), sentence)
}

fn encode(label: &str, html: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect("the labels are of the standard");
    encoding.encode(html).0.into_owned()
}

fn utf_16(html: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    html.encode_utf16().flat_map(to_bytes).collect()
}

fn case(name: impl Into<String>, bytes: Vec<u8>, sentence: &str) -> Case {
    let expects = [sentence, STORY[0], STORY[1], STORY[2]];
    Case::bytes(Class::Charset, name, bytes).expects(&expects)
}

pub(super) fn add(cases: &mut Vec<Case>) {
    for &(sentence, labels) in SENTENCES {
        for &label in labels {
            let html = declared(label, sentence);
            cases.push(case(format!("{label}, declared"), encode(label, &html), sentence));
            let http = "<meta http-equiv=Content-Type content='text/html; charset=LABEL'>";
            let html = page(&http.replace("LABEL", &label.to_uppercase()), sentence);
            cases.push(case(format!("{label}, by http-equiv"), encode(label, &html), sentence));
            if UNDECLARED.contains(&label) {
                let html = page("", sentence);
                cases.push(case(format!("{label}, undeclared"), encode(label, &html), sentence));
            }
        }
        let name = format!("utf-8, undeclared, {}", sentence.chars().take(6).collect::<String>());
        cases.push(case(name, page("", sentence).into_bytes(), sentence));
    }
    let html = declared("utf-16", GREEK);
    let marked = format!("\u{feff}{html}");
    let padding = format!("<meta name=x content='{}'>", "x".repeat(2_000));
    cases.extend([
        case("utf-8 with a mark", format!("\u{feff}{}", page("", GREEK)).into_bytes(), GREEK),
        case(
            "utf-8 with a mark, another declared",
            format!("\u{feff}{}", declared("windows-1252", GREEK)).into_bytes(),
            GREEK,
        ),
        case("utf-16le with a mark", utf_16(&marked, u16::to_le_bytes), GREEK),
        case("utf-16be with a mark", utf_16(&marked, u16::to_be_bytes), GREEK),
        case("utf-16le without a mark", utf_16(&html, u16::to_le_bytes), GREEK),
        case("utf-16be without a mark", utf_16(&html, u16::to_be_bytes), GREEK),
        case("utf-8 declared as utf-16", html.into_bytes(), GREEK),
        case("utf-8 declared as utf-16be", declared("utf-16be", GREEK).into_bytes(), GREEK),
        case("utf-8 declared by no encoding", declared("klingon", GREEK).into_bytes(), GREEK),
        case(
            "declared after two thousand bytes",
            encode("windows-1253", &page(&(padding + "<meta charset=windows-1253>"), GREEK)),
            GREEK,
        ),
        case(
            "declared in a comment only",
            page("<!-- <meta charset=shift_jis> -->", GREEK).into_bytes(),
            GREEK,
        ),
        case(
            "windows-1252 declared as iso-8859-1",
            encode("windows-1252", &declared("iso-8859-1", "The “mill” cost 3 € – or more…")),
            "The “mill” cost 3 € – or more…",
        ),
        // A browser shows the wrong letters, but the rest as it is.
        case("utf-8 declared as windows-1252", declared("windows-1252", GREEK).into_bytes(), FIRST),
        case(
            "windows-1251 declared as utf-8",
            encode("windows-1251", &declared("utf-8", RUSSIAN)),
            FIRST,
        ),
        case("utf-8 declared as shift_jis", declared("shift_jis", GERMAN).into_bytes(), FIRST),
    ]);
    for (name, bytes) in [
        ("bytes that are never utf-8", &b"\xff\xfe\xfd\xc0\x80"[..]),
        ("a sequence cut short", &b"\xe2\x82"[..]),
        ("an encoded surrogate", &b"\xed\xa0\x80"[..]),
        ("an overlong slash", &b"\xc0\xaf"[..]),
    ] {
        let marked = declared("utf-8", "MARK");
        let (start, end) = marked.split_once("MARK").expect("the mark was put in");
        let bytes = [start.as_bytes(), bytes, end.as_bytes()].concat();
        cases.push(case(format!("{name} in the middle"), bytes, FIRST));
    }
}

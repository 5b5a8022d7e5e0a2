//! What single words are about: weak hints, which only the learned tables weigh.
//!
//! A phrase settles what a block is; a word does not. "Subscribe", "abonnieren" and "구독" stand in
//! menus, prompts and stories alike. But a short block of such words in a box of others is hardly ever a
//! paragraph, and which box it is the words tell in every language that has a row here.
//!
//! An entry is a word, whatever its case, or with `*` at its end the beginning of one, of four letters or
//! more. In scripts without spaces an entry may stand anywhere.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::{letter, packed::ByWord};

/// Words of a longer block say little of what it does.
const MAX_WORDS: u32 = 80;
/// Longer words are not looked up, in bytes.
const MAX_WORD_BYTES: usize = 32;
/// The beginnings of words are found by so many bytes: three letters of ASCII, one of most scripts
/// without spaces.
const KEY_BYTES: usize = 3;

/// What a word is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Topic {
    /// A call to pay, to subscribe or to give.
    Pay,
    /// Accounts: to log in, to register, passwords.
    Account,
    /// What is sent to readers: newsletters, alerts, an app.
    Mail,
    /// Social networks, and what one does there: share, follow, print, save.
    Social,
    /// Comments of readers, and answers to them.
    Comment,
    /// Consent, and what is done with data.
    Consent,
    /// Advertisements, shops, prices.
    Shop,
    /// Copyright, terms, who is responsible.
    Law,
    /// Who writes for a paper, and as what.
    Author,
    /// The life of an author, the aims of a publisher.
    Life,
    /// Players, their controls and errors; browsers; translations and summaries by machines.
    Player,
    /// Other stories: more, related, latest.
    More,
    /// Sections and tools of a site.
    Menu,
    /// Fields, buttons and errors of forms.
    Form,
}

/// How many topics there are.
pub(crate) const TOPICS: usize = Topic::Form as usize + 1;

/// The words of each topic, with spaces between. Each row is of one language, or goes on with it.
#[rustfmt::skip]
const WORDS: [(Topic, &[&str]); TOPICS] = [
    (Topic::Pay, &[
        "annual* anytime billed cancel contribute contribution* donat* donor* member",
        "membership* monthly paid patron* pay paywall premium subscri* subscription* supporter*",
        "trial unlimited unlock yearly",
        "abo abonn* abos bezahl* digitalabo freischalt* förder* jahresabo kündbar mitglied*",
        "monatlich probemonat spende* testen unterstütz* zahlen",
        "abónate apoya apoyo dona donación donar mensual* pagar pago socio socios suscri*",
        "tarifa tarjeta",
        "abonnement* abonné* adhér* don dons engagement illimité* mensuel* offre offres payer",
        "réservé soutenez soutenir",
        "abbon* donaz* illimitat* mensile sosten* sostieni",
        "apoiar apoie assin* assinante* assinatura* doação doe mensal plano planos",
        "abonnee* abonneer* doneer* lid maandelijks proefabonnement steun",
        "betala köp månad prenumer* prenumerat* stöd",
        "abonnent* abonner* adgang betal fordele kjøp køb medlem* måned støtt tilgang",
        "kuukausi lahjoita tilaa tilaaja* tilaus* tue",
        "darowizn* dostęp miesięcz* subskry* wesprzyj wpłat* wspieraj",
        "dar darujte podpoř* předplat* příspěv* členství",
        "донат* оплат* платн* поддерж* подпис* пожертв*",
        "внес* передплат* підтрим*",
        "abone aylık bağış destek üyelik",
        "ادعم اشتراك اشترك تبرع مشترك",
        "会員 契約 定期 寄付 支援 月額 有料 無料で 申し込み 購読",
        "가입 결제 구독 기부 유료 정기 회원 후원",
        "付費 付费 会员 打赏 捐款 會員 訂閱 订阅 贊助 赞助",
    ]),
    (Topic::Account, &[
        "account forgot in log logged loggen login logout password profile register sign signin",
        "signup up username",
        "abmelden angemeldet anmelden anmeldung benutzername einloggen konto passwort",
        "registrier* zugangsdaten",
        "acceder clave contraseña correo cuenta ingres* iniciar registr* sesión usuario",
        "compte connecter connectez connexion déconnexion identifi* inscri* mot passe",
        "accedi utente",
        "cadastr* conta entrar senha usuário",
        "aanmelden gebruikersnaam inloggen wachtwoord",
        "användarnamn logga lösenord",
        "adgangskode bruger brukernavn innlogg* logg logge passord",
        "kirjaudu rekisteröidy salasana tunnus",
        "hasło logowanie zaloguj zarejestruj",
        "heslo přihlás* účet",
        "аккаунт войти вход зарегистр* логин пароль регистрац*",
        "обліков* реєстрац* увійти",
        "giriş hesap kayıt üye şifre",
        "الدخول المرور تسجيل حساب كلمة",
        "アカウント パスワード ログイン 会員登録 新規登録",
        "계정 로그아웃 로그인 비밀번호 아이디 회원가입",
        "密码 密碼 帐号 帳號 注册 登入 登录 註冊 账号",
    ]),
    (Topic::Mail, &[
        "alert alerts app briefing digest download email emails inbox mail mailing newsletter*",
        "notification notifications push updates",
        "adresse benachrichtigung* eilmeldung* herunterladen postfach rundbrief",
        "alertas bandeja boletines boletín correo descarg* notificaciones",
        "alertes courriel infolettre lettre téléchargez",
        "iscriviti notifiche",
        "boletim inscreva* notificações receba",
        "meldingen nieuwsbrief*",
        "nyhedsbrev* nyhetsbrev* nyhetsbreve* påmeld* tilmeld* varsl*",
        "sähköposti* uutiskirje*",
        "biuletyn* powiadomie* skrzynk*",
        "novinek odběr upozornění zpravodaj",
        "почт* приложени* рассылк* скачать уведомлен*",
        "пошт* розсилк* сповіщен*",
        "bildirim* bülten* posta uygulama",
        "الإشعارات النشرة بريد تطبيق",
        "アプリ ニュースレター メルマガ メールマガジン 通知 配信",
        "뉴스레터 알림 이메일",
        "下載 下载 推送 电邮 邮件 邮箱 電郵",
    ]),
    (Topic::Social, &[
        "bluesky bookmark bookmarks copied copy discord facebook facebooku flipboard follow",
        "followers follows instagram instagramie link linkedin mastodon messenger pin pinterest",
        "pocket print reddit rss save share shares sharing signal snapchat telegram threads",
        "tiktok tumblr tweet twitter twitterze viber vkontakte wechat weibo whatsapp xing",
        "youtube",
        "drucken folgen kopier* merken merkliste teile teilen verschick* weiterempfehlen",
        "compart* copiar enlace guardar imprim* seguir sígue*",
        "copier enregistrer lien partag* suivez suivre",
        "condivid* copia segui seguici stampa",
        "compartilh* salvar siga",
        "afdrukken delen opslaan volg",
        "dela följ skriv spara",
        "del følg gem lagre",
        "jaa seuraa tallenna tulosta",
        "drukuj obserwuj skopiuj udostępnij zapisz",
        "sdíl* sleduj* uložit vytisk*",
        "вконтакте одноклассники печать подели* поделит* подписывай* распечат* телеграм",
        "друк поділит* поширит*",
        "beğen kaydet paylaş takip yazdır",
        "تابع تابعنا تويتر شارك طباعة فيسبوك مشاركة واتساب",
        "コピー シェア ツイート フォロー ブックマーク 保存 印刷 投稿",
        "공감 공유 밴드 복사 스크랩 인쇄 추천 카카오 트위터 팔로우 페이스북",
        "关注 分享 列印 微信 微博 打印 收藏 複製 转发 關注",
    ]),
    (Topic::Comment, &[
        "conversation discussion downvote join leave likes moderat* replied replies reply",
        "response thread upvote votes",
        "antwort* beitrag diskussion diskuti* kommentar* kommentier* leserbrief* netiquette",
        "sagt schreibt",
        "comentar* opin* respond*",
        "avis commentaire* réaction* réagir répond*",
        "comment* rispondi rispost*",
        "coment*",
        "antwoord* reactie reacties reageer*",
        "debatt komment* svar svara svare",
        "vastaa",
        "dyskusj* komentarz* odpowiedz skomentuj",
        "diskuse diskuze koment* odpověd*",
        "коммент* комментар* обсужд* ответ*",
        "відповіс* комент* обговор*",
        "cevapla yanıtla yorum*",
        "تعليق تعليقات رد علق",
        "コメント 投稿者 書き込み 返信",
        "답글 답변 댓글 의견 작성",
        "回复 回復 回覆 点评 点赞 留言 評論 评论",
    ]),
    (Topic::Consent, &[
        "accept ccpa cookie cookies gdpr legitimate opt out partners personalis* personaliz*",
        "preferences privacy reject tracking vendors",
        "ablehnen akzeptieren daten datenschutz* drittanbieter einwillig* speicherung",
        "verarbeitung zustimm*",
        "aceptar consent* datos privacidad rechazar",
        "accepter confidentialité données finalités refuser",
        "accetta consenso dati rifiuta riservatezza",
        "aceitar dados privacidade rejeitar",
        "accepteren gegevens toestemming weigeren",
        "godkänn integritet samtyck*",
        "godta personvern privatliv* samtykke",
        "evästeet hyväksy tietosuoja",
        "akceptuj dane danych plików prywatnoś* zgod*",
        "osobních souhlas* soukromí údajů",
        "данных конфиденциальн* куки персональн* согласи*",
        "згод* конфіденц* кукі",
        "gizlilik kvkk rıza çerez*",
        "الارتباط الخصوصية تعريف ملفات موافق",
        "クッキー プライバシー 個人情報 同意",
        "개인정보 동의 쿠키",
        "个人信息 個人資料 隐私 隱私",
    ]),
    (Topic::Shop, &[
        "ad ads advert* advertis* affiliate amazon buy cart commission coupon deal deals",
        "discount offers order outbrain partner price promo promoted promotion sale shop",
        "sponsor* stock taboola",
        "angebot* anzeige* bestellen empfehlung gesponsert gutschein* kaufen preis provision",
        "rabatt versand warenkorb werbe* werbung",
        "anuncio* comprar descuento oferta* patrocin* precio publicidad",
        "achat acheter bons boutique panier prix pub publicité* sponsoris*",
        "acquista offerta prezzo pubblicità sconto",
        "desconto preço publicidade",
        "aanbieding* advertentie* gesponsord kopen prijs reclame",
        "annons* erbjudande köp pris reklam*",
        "annonce* annonse* kjøp køb tilbud",
        "hinta kaupallinen mainos* osta tarjous",
        "cena kup okazj* promocj* sponsorowan*",
        "inzer* koupit sleva",
        "купить партнер* реклам* скидк* спонсор* цена",
        "знижк* купити ціна",
        "fiyat ilan indirim satın",
        "إعلان إعلانات اعلان سعر شراء",
        "スポンサー セール 価格 広告 提供 購入",
        "가격 광고 구매 쿠폰 할인 협찬",
        "价格 优惠 優惠 广告 廣告 推广 購買 购买 赞助",
    ]),
    (Topic::Law, &[
        "accessibility compliance conditions copyright disclaimer editorial ethics gmbh imprint",
        "inc legal licence* license* llc ltd permission policies policy published publisher",
        "registered reproduction reserved rights terms trademark*",
        "agb chefredak* haftung herausgeber impressum nutzung nutzungsbedingungen rechte",
        "redaktionsleit* urheber* verantwortlich verlag vervielfältig* vorbehalten",
        "aviso condiciones derechos director prohibida propiedad reproducción reservados",
        "términos",
        "cgu cgv directeur droits légales mentions réservés éditeur",
        "condizioni diritti iva legali note partita riservati testata",
        "direitos proibida reprodução termos",
        "colofon rechten voorbehouden voorwaarden",
        "ansvarig rättigheter tips upphovsrätt utgivare villkor",
        "ansvarlig ophavsret opphavsrett redaktør rettigheder rettigheter utgiver vilkår",
        "ehdot oikeudet pidätetään päätoimittaja",
        "prawa redakcja redaktor regulamin wydawca zastrzeżone",
        "podmínky provozovatel práva vydavatel vyhrazena",
        "защищены лицензи* материалов перепечат* права правообладател* редакци* свидетельств*",
        "условия учредитель",
        "захищені передрук* умови",
        "hakları izin kaynak koşulları künye saklıdır",
        "الحقوق سياسة شروط محفوظة",
        "会社概要 利用規約 掲載 無断 禁止 著作権 規約 転載",
        "금지 등록번호 무단 발행인 이용약관 재배포 저작권 전재 청소년보호 편집인",
        "侵权 免责 声明 备案 条款 條款 版权 版權 许可 轉載 转载",
    ]),
    (Topic::Author, &[
        "author authors bureau byline columnist contributor contributors correspondent editing",
        "editor editors freelance journalist posted reporting staff writer writers written",
        "wrote",
        "autor autorin journalistin korrespondent* redakteur* reporter* von",
        "autora corresponsal escrito periodista por redacción redactor",
        "auteur auteure correspondant* journaliste par propos rédacteur rédaction",
        "autore autrice giornalista inviato redazione scritto",
        "colunista jornalista redação repórter",
        "door redacteur redactie verslaggever",
        "av redaktör skribent text",
        "af forfatter redaksjon* redaktion* skrevet tekst",
        "kirjoittaja toimittaja toimitus",
        "autorka dziennikarz opracował* redakcja",
        "novinář redaktor*",
        "журналист корреспондент обозревател*",
        "автор* журналіст кореспондент редактор*",
        "editör gazeteci haber muhabir yazar",
        "الكاتب بقلم تحرير كتب مراسل",
        "ライター 執筆 筆者 編集 編集部 著者 記者",
        "글쓴이 기자 논설위원 작가 특파원 편집",
        "作者 撰文 編輯 编辑 记者 责编",
    ]),
    (Topic::Life, &[
        "about author award based biography ceo chief contact covered covers editor founded",
        "founder freelance graduate graduated in independent joined lives magazine mission",
        "nonprofit organisation organization platform previously professor studied university",
        "winning worked works",
        "arbeitet berichtet geboren gründer lebt magazin schreibt studierte studium volontariat",
        "zuvor über",
        "estudió fundador licenciad* máster periodista trabaja universidad vive",
        "association collabor* diplômé* fondateur travaille vit",
        "fondatore laureat* lavora",
        "formad* trabalha",
        "studeerde werkt woont",
        "arbetar bor skriver",
        "arbejder jobber",
        "absolwent* dziennikark* pracuje",
        "vystudoval*",
        "окончил* основател* работает родился",
        "закінчив* працює",
        "doğdu kurucu mezun* yaşıyor",
        "プロフィール 代表 卒業 生まれ 経歴",
        "대표 소개 졸업 출신",
        "关于 创始人 毕业 简介 關於",
    ]),
    (Topic::Player, &[
        "ai audio autoplay browser captions dark embed enable episode error font fullscreen",
        "generated javascript listen listening load loading mode mute pause play playback",
        "player podcast seconds size speed subtitles summarized summary supported transcript",
        "translated translation unavailable unmute video volume",
        "abspielen anhören fehler geladen hören ki laden lautstärke schriftgrösse ton",
        "unterstützt untertitel vorlesen wiedergabe zusammenfassung übersetz*",
        "cargando escuchar navegador pausa reproducir resumen traducid* vídeo",
        "chargement ia lecture lire navigateur résumé traduit vidéo écouter",
        "ascolta caricamento riproduci",
        "carregando ouvir ouça reproduzir",
        "afspelen luister",
        "laddar lyssna spela webbläsare",
        "afspil indlæser laster lyt lytt nettleser spill",
        "kuuntele selain toista",
        "odtwórz posłuchaj przeglądark* ładowanie",
        "načítá* poslech* prohlížeč* přehrát",
        "аудио браузер видео воспроизв* загрузк* прослуш* слушать",
        "завантаж* слухати",
        "dinle oynat tarayıcı yükleniyor",
        "استمع المتصفح تحميل تشغيل",
        "ブラウザ 再生 動画 文字サイズ 翻訳 要約 読み込み 音声",
        "글자크기 듣기 번역 브라우저 요약 음성 재생 크기 폰트",
        "加载 字体 字號 播放 朗读 浏览器 翻译 视频 音频",
    ]),
    (Topic::More, &[
        "also discover explore featured headlines latest more most news next popular previous",
        "read recommendation recommended related see stories story top trending view viewed",
        "watch",
        "aktuell* artikel auch beliebt empfohlen lesen mehr meistgelesen neueste* nächste*",
        "themen vorherige* weitere zum",
        "anterior leer leído* más noticias relacionad* siguiente también ver últimas",
        "actualité* articles aussi derniers dernières lire plus précédent suivant voir vus",
        "altri anche correlati leggi notizie ultime",
        "leia mais notícias também veja",
        "gerelateerd laatste lees meer nieuws ook",
        "läs mer mest nyheter också relaterat senaste",
        "les læs mere nyheder også seneste siste",
        "lisää lue luetuimmat myös uusimmat",
        "czytaj najnowsze polecane powiązane także więcej zobacz",
        "další nejčtenější související také více čtěte",
        "еще ещё новости подробнее популярн* последние похож* также читайте",
        "більше новини останні також",
        "ayrıca daha dakika fazla haberler ilgili oku okunan son çok",
        "أخبار أيضا اقرأ الأكثر المزيد ذات صلة",
        "おすすめ もっと ランキング 一覧 人気 最新 続き 記事 関連",
        "관련 기사 뉴스 더보기 많이 인기 최신 추천",
        "推荐 推薦 新闻 更多 热门 熱門 相关 相關 閱讀 阅读",
    ]),
    (Topic::Menu, &[
        "about archive archives back business careers categories category close contact content",
        "culture edition faq help home jobs language languages menu navigation open opinion",
        "politics search section sections settings sitemap skip sport sports tag tags toggle",
        "topics weather world",
        "archiv hilfe inhalt karriere kontakt kultur menü politik rubriken schliessen sprache",
        "startseite suche wetter wirtschaft zurück",
        "ayuda buscar cerrar contacto cultura deportes economía inicio menú política secciones",
        "accueil aide fermer politique recherche rechercher retour rubriques économie",
        "cerca chi chiudi contatti economia politica siamo",
        "ajuda busca contato esportes fechar início",
        "hulp over sluiten zoeken",
        "kundtjänst om stäng sök",
        "luk lukk søg søk",
        "etusivu haku valikko yhteystiedot",
        "główna pomoc strona szukaj",
        "domů hledat nápověda úvod",
        "главная контакты меню поиск политика помощь рубрики спорт экономика",
        "головна контакти пошук",
        "ana ara arama hakkımızda iletişim sayfa",
        "اتصل الرئيسية القائمة بحث من نحن",
        "お問い合わせ サイトマップ トップ ホーム メニュー 検索 閉じる",
        "검색 닫기 메뉴 문의 전체 회사소개",
        "导航 帮助 搜尋 搜索 联系 聯絡 菜单 首頁 首页",
    ]),
    (Topic::Form, &[
        "address agree cancel captcha checkbox choose confirm enter error feedback field fields",
        "first invalid last message name no option optional options phone please rate rating",
        "recaptcha report required select send subject submit success thank valid yes zip",
        "abbrechen absenden adresse auswählen bestätigen betreff bitte danke eingeben ja",
        "nachname nachricht nein pflichtfeld* senden telefon ungültig vorname",
        "apellido campo cancelar dirección enviar gracias mensaje nombre obligatorio*",
        "seleccion* sí teléfono",
        "annuler champ* envoyer merci nom non obligatoire* oui prénom téléphone veuillez",
        "annulla cognome grazie invia messaggio nome obbligator*",
        "mensagem obrigado obrigatóri*",
        "annuleren bedankt bericht naam verplicht* verzenden",
        "avbryt meddelande namn obligatorisk* skicka tack",
        "annuller besked melding navn tak takk",
        "kiitos lähetä nimi pakollinen peruuta viesti",
        "anuluj dziękujemy imię nazwisko pole wiadomość wymagane wyślij",
        "děkujeme jméno odeslat povinné zpráva zrušit",
        "имя обязательн* отмена отправить поле сообщение спасибо",
        "надіслати обовязков* ім",
        "ad gönder iptal mesaj soyad teşekkür zorunlu",
        "إرسال الاسم رسالة شكرا لا مطلوب نعم",
        "お名前 キャンセル 入力 必須 氏名 確認 送信 選択",
        "선택 신고 이름 입력 전송 제출 취소 필수 확인",
        "发送 取消 姓名 必填 提交 發送 确认 选择 选項",
    ]),
];

/// The words compiled: which topics each stands for, a bit each.
#[derive(Default)]
struct Vocabulary {
    whole: ByWord<u16>,
    /// By their first bytes: beginnings of words, and words of scripts without spaces.
    begin: FxHashMap<[u8; KEY_BYTES], Vec<(&'static str, u16)>>,
}

static VOCABULARY: Lazy<Vocabulary> = Lazy::new(|| {
    let mut vocabulary = Vocabulary::default();
    for (topic, rows) in WORDS {
        for entry in rows.iter().flat_map(|row| row.split(' ')) {
            vocabulary.add(entry, 1 << topic as u16);
        }
    }
    vocabulary
});

impl Vocabulary {
    fn add(&mut self, entry: &'static str, topic: u16) {
        let stem = entry.strip_suffix('*');
        let is_anywhere = entry.starts_with(is_unspaced);
        match stem.or(is_anywhere.then_some(entry)) {
            Some(begin) => {
                if let Some(key) = begin.as_bytes().first_chunk() {
                    self.begin.entry(*key).or_default().push((begin, topic));
                }
            }
            None => *self.whole.or_default(entry) |= topic,
        }
    }

    /// The topics of what a text begins with.
    fn begins(&self, text: &str) -> u16 {
        let key = text.as_bytes().first_chunk();
        let known = key.and_then(|key| self.begin.get(key));
        let begun = known.into_iter().flatten().filter(|(begin, _)| text.starts_with(begin));
        begun.fold(0, |topics, (_, topic)| topics | topic)
    }
}

/// How many words of a text are about each topic. None for a long text.
pub(crate) fn count(text: &str, words: u32) -> [u8; TOPICS] {
    let mut counts = [0_u8; TOPICS];
    if words > MAX_WORDS {
        return counts;
    }
    let vocabulary = &*VOCABULARY;
    let mut folded = String::with_capacity(MAX_WORD_BYTES);
    let mut add = |topics: u16| {
        let mut rest = topics;
        while rest != 0 {
            if let Some(count) = counts.get_mut(rest.trailing_zeros() as usize) {
                *count = count.saturating_add(1);
            }
            rest &= rest - 1;
        }
    };
    for word in text.split(|c: char| !letter::is_alphanumeric(c)) {
        if word.starts_with(is_unspaced) {
            for (at, _) in word.char_indices() {
                add(vocabulary.begins(word.get(at..).unwrap_or_default()));
            }
        } else if (2..=MAX_WORD_BYTES).contains(&word.len()) {
            folded.clear();
            if word.is_ascii() {
                folded.push_str(word);
                folded.make_ascii_lowercase();
            } else {
                word.chars().for_each(|c| letter::for_each_lower(c, |c| folded.push(c)));
            }
            let whole = vocabulary.whole.get(&folded).copied().unwrap_or_default();
            add(whole | vocabulary.begins(&folded));
        }
    }
    counts
}

/// Whether words of the script of a letter stand without spaces between, or with endings that no list could
/// hold.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text has a word of a topic.
    fn has(text: &str, topic: Topic) -> bool {
        count(text, 1)[topic as usize] > 0
    }

    #[test]
    fn words_are_about_their_topics() {
        let hits: [(Topic, &[&str]); TOPICS] = [
            (
                Topic::Pay,
                &[
                    "Subscribe now for unlimited access",
                    "Spenden Sie jetzt",
                    "Suscripción por 1 euro al mes",
                    "定期購読のご案内",
                    "구독하기",
                ],
            ),
            (
                Topic::Account,
                &["Forgot your password?", "Jetzt registrieren", "Connexion", "로그인"],
            ),
            (
                Topic::Mail,
                &[
                    "Our newsletter in your inbox",
                    "Nachricht per E-Mail-Adresse",
                    "メルマガ登録",
                    "рассылка новостей",
                ],
            ),
            (Topic::Social, &["Share on Facebook", "Teilen", "Compartir en X", "分享到微信"]),
            (Topic::Comment, &["12 comments", "Antworten", "Комментарии", "댓글 3"]),
            (Topic::Consent, &["We use cookies", "Datenschutzeinstellungen", "同意する"]),
            (Topic::Shop, &["Advertisement", "Gutscheine", "Comprar", "広告"]),
            (Topic::Law, &["All rights reserved", "Impressum", "無断転載", "저작권자"]),
            (Topic::Author, &["Staff writer", "Redaktion", "記者", "корреспондент"]),
            (
                Topic::Life,
                &["She lives in Lamb Island", "Sie studierte in Talheim", "プロフィール"],
            ),
            (Topic::Player, &["Your browser", "Artikel anhören", "再生する", "글자크기"]),
            (Topic::More, &["Read more", "Meistgelesen", "関連記事", "Читайте также"]),
            (Topic::Menu, &["Skip to content", "Startseite", "サイトマップ", "главная"]),
            (Topic::Form, &["Required field", "Pflichtfelder", "送信する", "отправить"]),
        ];
        for (topic, texts) in hits {
            texts.iter().for_each(|text| assert!(has(text, topic), "{topic:?}: {text}"));
        }
    }

    #[test]
    fn other_words_are_not() {
        let misses: [(Topic, &[&str]); TOPICS] = [
            (Topic::Pay, &["The tax will fall in May."]),
            (Topic::Account, &["They accounted for half of it."]),
            (Topic::Mail, &["The mailman fell."]),
            (Topic::Social, &["The facebookish crowd."]),
            (Topic::Comment, &["A commercial ran."]),
            (Topic::Consent, &["The cook baked bread."]),
            (Topic::Shop, &["He added water."]),
            (Topic::Law, &["A lawful wedding."]),
            (Topic::Author, &["The authority was told."]),
            (Topic::Life, &["A lively town."]),
            (Topic::Player, &["The orchestra played."]),
            (Topic::More, &["The moor is wet."]),
            (Topic::Menu, &["Homeless in winter."]),
            (Topic::Form, &["The nameless hill was formed by ice."]),
        ];
        for (topic, texts) in misses {
            texts.iter().for_each(|text| assert!(!has(text, topic), "{topic:?}: {text}"));
        }
    }

    #[test]
    fn entries_are_folded_and_each_stands_once() {
        for (topic, rows) in WORDS {
            let mut seen = std::collections::HashSet::new();
            for entry in rows.iter().flat_map(|row| row.split(' ')) {
                let word = entry.trim_end_matches('*');
                assert!(seen.insert(entry), "{topic:?}: {entry} stands twice");
                assert_eq!(word.to_lowercase(), word, "{topic:?}");
                assert!(word.chars().all(char::is_alphanumeric), "{topic:?}: {entry}");
                let least = if entry.ends_with('*') { 4 } else { 1 };
                assert!(word.chars().count() >= least, "{topic:?}: {entry}");
                assert!(has(word, topic), "{topic:?}: {entry} is not found");
            }
        }
    }

    #[test]
    fn words_of_long_texts_do_not_count() {
        assert_eq!(count("Subscribe", MAX_WORDS)[Topic::Pay as usize], 1);
        assert_eq!(count("Subscribe", MAX_WORDS + 1)[Topic::Pay as usize], 0);
    }
}

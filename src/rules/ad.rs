//! Advertisements, sponsored content and their markers.

use super::{Cue, Lang::*, Table};

#[rustfmt::skip]
pub(super) const TABLE: Table = Table {
    cue: Cue::Ad,
    tags: &[],
    roles: &[],
    names: &[
        "ad", "adbanner", "adbox", "adcontainer", "adholder", "adplacement", "ads", "adsbygoogle",
        "adsense", "adslot", "adslots", "adspace", "adspot", "adsystem", "adunit", "adv-box",
        "adv-container", "advert*", "adwrapper", "adzone", "affiliate-disclaimer", "affiliate-disclosure",
        "affiliate-notice", "annoncer", "annons", "annonse", "annonser", "anzeige", "anzeigen", "box-adv",
        "criteo", "dfp", "dianomi", "doubleclick", "googlead", "googleads", "gpt", "inzerce", "mainokset",
        "mainos", "mpu", "outbrain", "plista", "pubads", "pubblicita", "publicidad", "publicidade",
        "publicite", "reklam", "reklama", "reklame", "revcontent", "sponsor", "sponsored", "sponsors",
        "sponsorship", "taboola", "teads", "werbebanner", "werbung", "zergnet",
    ],
    phrases: &[
        (Ar, &[
            "^إعلان مدفوع$", "^إعلان ممول$", "^إعلان$", "^إعلانات$", "^مادة إعلانية$", "^محتوى إعلاني$",
            "^محتوى مدعوم$", "^يستمر المقال بعد الإعلان",
        ]),
        (Cs, &[
            "^inzerce$", "^komerční sdělení$", "^placená inzerce$", "^placený obsah$",
            "^pokračování textu pod reklamou", "^reklama$", "^sponzorovaný obsah$",
            "^článek pokračuje pod reklamou",
        ]),
        (Da, &[
            "^annonce$", "^annoncer$", "^annoncørbetalt indhold$", "^artiklen fortsætter efter annoncen",
            "^artiklen fortsætter under annoncen", "^betalt indhold$", "^reklame$", "^sponsoreret indhold$",
        ]),
        (De, &[
            "^anzeige überspringen$", "^anzeige$", "^anzeigen$",
            "^artikel wird nach der anzeige fortgesetzt", "^bezahlte anzeige$", "^bezahlter inhalt$",
            "^entgeltliche einschaltung$", "^gesponsert$", "^gesponserter beitrag$",
            "^gesponserter inhalt$", "^mit * gekennzeichnete links sind affiliate",
            "^nach der werbung weiterlesen$", "^weiterlesen nach der anzeige$", "^werbung ausblenden$",
            "^werbung überspringen$", "^werbung$", "bekommen wir vom anbieter eine provision",
            "dieser artikel enthält affiliate-links", "dieser beitrag enthält affiliate-links",
            "erhalten wir eine kleine provision",
        ]),
        (En, &[
            "^ad feedback$", "^ad$", "^advertisement$", "^advertisements$", "^advertorial$",
            "^article continues after", "^article continues below", "^paid content$", "^promoted content$",
            "^report this ad$", "^skip ad$", "^sponsored content$", "^sponsored$", "^story continues below",
            "this article contains affiliate links", "this post contains affiliate links",
            "this post may contain affiliate links", "we may earn a commission",
            "we may earn an affiliate commission",
        ]),
        (Es, &[
            "^anuncio$", "^anuncios$", "^contenido patrocinado$", "^continúa después de la publicidad",
            "^patrocinado$", "^publicidad$", "^publirreportaje$", "podemos recibir una comisión",
        ]),
        (Fi, &[
            "^artikkeli jatkuu mainoksen jälkeen", "^juttu jatkuu mainoksen jälkeen",
            "^kaupallinen yhteistyö$", "^mainokset$", "^mainos päättyy$", "^mainos$", "^maksettu mainos$",
        ]),
        (Fr, &[
            "^contenu sponsorisé$", "^la suite après cette publicité", "^la suite après la publicité",
            "^publicité$", "^publicités$", "^publireportage$", "^sponsorisé$",
            "nous pouvons percevoir une commission",
        ]),
        (It, &[
            "^annuncio pubblicitario$", "^contenuto sponsorizzato$",
            "^continua a leggere dopo la pubblicità", "^l'articolo continua dopo la pubblicità",
            "^messaggio pubblicitario$", "^pubblicità$", "^sponsorizzato$",
            "potremmo ricevere una commissione",
        ]),
        (Ja, &[
            "^pr$", "^スポンサードリンク$", "^スポンサーリンク$", "^タイアップ広告$", "^広告$",
            "^記事は広告の後に続きます$", "アフィリエイトリンクが含まれています",
            "アフィリエイト広告を利用しています",
        ]),
        (Ko, &[
            "^광고 건너뛰기$", "^광고 닫기$", "^광고$", "^스폰서 콘텐츠$", "^유료 광고 포함$",
            "^제휴 콘텐츠$", "쿠팡 파트너스 활동의 일환으로",
        ]),
        (Nl, &[
            "^advertentie$", "^advertenties$", "^artikel gaat verder onder de advertentie", "^gesponsord$",
            "^gesponsorde inhoud$", "^lees verder na de advertentie", "^reclame$",
            "^tekst gaat verder onder de advertentie",
        ]),
        (No, &[
            "^annonse$", "^annonsørinnhold$", "^artikkelen fortsetter etter annonsen",
            "^artikkelen fortsetter under annonsen", "^betalt innhold$", "^saken fortsetter etter annonsen",
            "^saken fortsetter under annonsen", "^sponset innhold$",
        ]),
        (Pl, &[
            "^artykuł sponsorowany$", "^dalsza część artykułu pod reklamą",
            "^dalsza część tekstu pod reklamą", "^materiał reklamowy$", "^materiał sponsorowany$",
            "^ogłoszenie płatne$", "^reklamy$", "^tekst sponsorowany$",
        ]),
        (Pt, &[
            "^anúncio$", "^conteúdo patrocinado$", "^conteúdo publicitário$",
            "^continua após a publicidade", "^continua depois da publicidade", "^informe publicitário$",
            "^publicidade$", "podemos receber uma comissão",
        ]),
        (Ru, &[
            "^на правах рекламы$", "^партнерский материал$", "^партнёрский материал$",
            "^продолжение после рекламы$", "^реклама$", "^реклама. ооо", "^рекламный материал$",
            "^спонсорский материал$",
        ]),
        (Sv, &[
            "^annons$", "^annonser$", "^artikeln fortsätter efter annonsen",
            "^artikeln fortsätter under annonsen", "^artikeln innehåller reklamlänkar", "^betalt innehåll$",
            "^sponsrat innehåll$", "^stäng annons$",
        ]),
        (Tr, &[
            "^bu bir ilandır$", "^haber reklamdan sonra devam ediyor", "^reklam$", "^reklamlar$",
            "^reklamı geç$", "^reklamı kapat$", "^sponsorlu içerik$", "^sponsorlu i̇çerik$",
        ]),
        (Uk, &[
            "^матеріал на правах реклами$", "^на правах реклами$", "^партнерський матеріал$",
            "^продовження після реклами$", "^рекламний матеріал$", "^спонсорський матеріал$",
        ]),
        (Zh, &[
            "^商业推广$", "^广告$", "^廣告$", "^廣告（請繼續閱讀本文$", "^請繼續往下閱讀$",
            "^请继续往下阅读$", "^贊助內容$", "^赞助内容$",
        ]),
    ],
    hits: &[
        "Advertisement", "STORY CONTINUES BELOW ADVERTISEMENT",
        "If you buy through our links, we may earn a commission.",
        "Note: This post contains affiliate links.", "– Anzeige –", "Artiklen fortsætter efter annoncen",
        "Juttu jatkuu mainoksen jälkeen", "La suite après cette publicité",
        "本ページはアフィリエイト広告を利用しています。",
        "이 포스팅은 쿠팡 파트너스 활동의 일환으로, 수수료를 제공받습니다.",
        "Artikel gaat verder onder de advertentie", "Continua após a publicidade", "На правах рекламы",
        "Sponsorlu İçerik", "إعلان", "廣告（請繼續閱讀本文）",
    ],
    misses: &[
        "The advertisement cost the party four million pounds.",
        "Sponsored content made up a third of the paper’s income in 2023.",
        "Ads for the drink were banned after nine complaints.",
        "Posts by influencers may contain affiliate links, the regulator warned.",
        "The agents earn a commission on every flat they sell.",
        "Die Polizei nahm die Anzeige der Nachbarin auf.", "Werbung für Tabak bleibt in Kinos verboten.",
        "El anuncio del presidente sorprendió a los sindicatos.",
        "La publicité pour l’alcool est encadrée depuis 1991.",
        "Artikkelen fortsetter å skape debatt i Norge.", "Реклама на улицах города подорожала вдвое.",
        "广告收入去年下降了两成。", "広告費は前年より一割減った。",
        "Reklama piwa w telewizji ma zniknąć do 2027 roku.",
    ],
    name_misses: &[
        "site-header", "shadow-box", "padding-top", "download-link", "leaderboard", "lead-image loaded",
        "pub-date", "adventure-travel",
    ],
};

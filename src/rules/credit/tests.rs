//! Texts with their parts marked: `{raw}`, and in it `<credit>`. The rest is the caption.

use super::interface::{ANNOUNCEMENTS, BUTTONS, COUNT_WORDS, PLURAL_LABELS};
use super::words::{
    ACRONYMS, AGENCIES, ARCHIVES, BY_LABELS, COMMA_LABELS, NOUN_LABELS, OF_LABELS, SOURCES, STOP,
    WEAK_ACRONYMS,
};
use super::*;

/// Checks a split. A text without marks must not be split.
fn check(marked: &str) {
    let text: String = marked.chars().filter(|c| !"{}<>".contains(*c)).collect();
    let found = split(&text);
    let Some((before, rest)) = marked.split_once('{') else {
        let credit = found.map(|it| &text[it.credit]);
        return assert_eq!(credit, None, "no credit in {text:?}");
    };
    let found = found.unwrap_or_else(|| panic!("no credit found in {text:?}"));
    let (raw, after) = rest.split_once('}').unwrap();
    let credit = raw.split_once('<').unwrap().1.split_once('>').unwrap().0;
    let joints = |c: char| c.is_whitespace() || "|/–—-,;:•·＝、".contains(c);
    let caption = [before, after.trim_start_matches('.')].concat();
    let caption = caption.trim_matches(joints);
    assert_eq!(&text[found.caption], caption, "caption of {text:?}");
    assert_eq!(&text[found.credit], credit, "credit of {text:?}");
    assert_eq!(&text[found.raw], raw.replace(['<', '>'], ""), "raw of {text:?}");
}

#[test]
fn whole_text_is_a_credit() {
    check("{Photo: <Ann Lee>}");
    check("{Photo by <Ann Lee/Valley Post>}");
    check("{Map by <Ann Lee>}");
    check("{Video: <Owen Tallis>}");
    check("The captain pulls the cord. {Video: <Owen Tallis>}");
    check("{Photo by <the author>}");
    check("{Foto: <der Autor>}");
    check("{Photo : <l'auteur>}");
    check("The dam at dusk. {Photo by <the author>.}");
    check("{Image credit: <Ann Lee / Getty Images>}");
    check("{Courtesy of <Ann Lee>}");
    check("{Foto: <privat>}");
    check("{Bild: <dpa>}");
    check("{© <Rolf Amsel/dpa>}");
    check("{Foto (Archiv): <Rolf Amsel>}");
    check("{Crédit photo : <Luc Brune>}");
    check("{Fuente de la imagen, <Getty Images>}");
    check("{Kuva: <Aino Koskela>}");
    check("{Fot. <Jan Wrona / PAP>}");
    check("{Фото: <Иван Сорока>}");
    check("{Fotoğraf: <Ayşe Kaya / AA>}");
    check("{Φωτογραφία: <Νίκος Αηδόνης>}");
    check("{फोटो: <अनिल कुमार>}");
    check("{تصوير: <سمير نجم>}");
    check("{Ảnh: <Lê Văn Sen>}");
    check("{写真：<青木太郎>}");
    check("{사진=<연합뉴스>}");
    check("{图片来源：<视觉中国>}");
    check("{(<Ann Lee/AFP>)}");
    check("{<Flora Gans (REUTERS)>}");
    check("{(<Flora Gans (REUTERS)>)}");
    check("{<picture alliance/dpa | Rolf Amsel>}");
    check("{<Getty Images>}");
    check("| {<AFP/Ann Lee>}");
    check("{<Talbild/Rolf Amsel>}");
    check("{Foto: <Rolf Amsel. Styling: Eva Meise. Haare: Ole Star>}");
    check("{Foto: <Rosa Mirlo (REUTERS) | Vídeo: RTV>}");
}

#[test]
fn the_archive_of_someone() {
    check("Пуск «Стрижа». {Источник: <архив Тихоборского пароходства>}");
    check("Der Damm 1910. {Foto: <Archiv Rolf Amsel>}");
    check("Der Damm 1910. Foto: Archiv");
    check("Der Damm. Foto: rechts der Turm");
}

#[test]
fn labels_of_several_images() {
    for text in ["Alle Fotos: Ann Lee", "(Fotos: Ann Lee)", "All photos by Ann Lee", "Kuvat: Aino"]
    {
        assert!(is_of_all(text), "{text:?}");
    }
    for text in ["Foto: Ann Lee", "Images of the dam", "Ann Lee"] {
        assert!(!is_of_all(text), "{text:?}");
    }
}

#[test]
fn buttons_and_counts() {
    for text in ["Expand", "View 6 Images", "01:48 min", "3/12", "Bild 3 von 12", "Mehr", "4:11"] {
        assert!(is_interface(text), "{text:?}");
    }
    for text in ["6 boats", "The dam, 1910", "Mehr Boote", "View of the dam", "Ann Lee"] {
        assert!(!is_interface(text), "{text:?}");
    }
}

#[test]
fn announcements() {
    let cut = |text: &'static str| &text[announced(text)..];
    assert_eq!(cut("Image caption Boats"), "Boats");
    assert_eq!(cut("Подпись к фото, Лодки"), "Лодки");
    assert_eq!(cut("تعليق على الصورة، قوارب"), "قوارب");
    assert_eq!(cut("Caption competition"), "Caption competition");
    assert_eq!(cut("Captions"), "Captions");
}

#[test]
fn half_brackets() {
    let clean = |text: &'static str| clean(text).map(|range| &text[range]);
    assert_eq!(clean("Ann Lee)"), Some("Ann Lee"));
    assert_eq!(clean("(Photo: Ann Lee"), Some("Ann Lee"));
    assert_eq!(clean("Ann Lee (AFP)"), Some("Ann Lee (AFP)"));
}

#[test]
fn final_bracket_with_a_label() {
    check("The dam at dusk {(Photo: <Ann Lee>)}");
    check("The dam in May. {(Photo by <Gavril Petrov/Pool/AFP via Getty Images>)}");
    check("The dam at dusk {(Image:<Getty Images>)}.");
    check("Der Damm {(Bild: <Rolf Amsel>)}");
    check("Der Damm {(Foto <Rolf Amsel>)}");
    check("Der Damm {(Archivbild; Foto: <Rolf Amsel>)}");
    check("La diga all'alba {(foto di <Anna Merlo>)}");
    check("Barajen i maj {[Foto: <Eva Sparv>]}");
    check("둑을 걷는 시민들. {[사진 출처 = <계곡일보>]}");
    check("둑을 걷는 시민들 {[사진 = <김새벽 기자>]}");
    check("山谷的水坝（五月）{（图源：<山谷报>）}");
}

#[test]
fn final_bracket_without_a_label() {
    check("He spoke in Pyongyang on June 19, 2024. {(<Gavril Petrov/Pool/AFP via Getty Images>)}");
    check("Shares fell (+1,3 %) on Monday. {(<Luc Brune/SIPA>)}");
    check("The dam {(<Mario Lark/Cuartoscuro>)}");
    check("The dam in May. {(<Ann Lee>)}");
    check("The dam in May. {(<New York Herald>)}");
    check("The dam in May. {(<NASA>)}");
    check("El muelle en agosto. {(<Rosa Mirlo (REUTERS)>)}");
    check("記者会見する青木太郎氏{（<代表撮影>）}");
    check("現場を調べる捜査員{（<警視庁提供>）}");
}

#[test]
fn bracket_of_an_element_of_its_own() {
    check("Der Damm am Abend{(<Rolf Amsel>)}");
    check("Bendungan di Lembah{(<Arsip Kantor Lembah>)}");
    check("Der Damm am Abend (Rolf Amsel)");
    check("The dam at dusk(left)");
    check("ダムの朝（青木太郎）");
}

#[test]
fn sources_that_look_like_labels() {
    check("{<Submitted photo>}");
    check("{(<Courtesy photo>)}");
    check("Ann Lee {<Submitted photo>}");
    check("The dam at dusk. {<Courtesy photo>}");
    check("The dam at dusk {(<Courtesy photo>)}");
    check("She held a submitted photo");
}

#[test]
fn a_person_and_whom_it_is_courtesy_of() {
    check("The dam at dusk. {Photo by <Ann Lee, courtesy of the Valley Museum>.}");
    check("{Photo by <Ann Lee, courtesy of Valley Museum>}");
    check("Photo by Ann Lee, courtesy of those who know her well.");
}

#[test]
fn a_person_and_the_house_that_it_worked_for() {
    check("{<Ann Lee for The Valley Post>}");
    check("{<Ann Lee for Valley News>}");
    check("The dam at dusk. {<Ann Lee for Valley News>}");
    check("Ann Lee for President");
    check("Looking for Valley News");
    check("Ann Lee for the readers of the Post");
    check("Boats for the Valley Museum");
}

#[test]
fn capitals_before_a_caption() {
    check("{PHOTO BY <ANN LEE>} Boats below the dam, on the first day of May.");
    check("PHOTO BY ANN Boats below the dam, on the first day of May.");
    check("Photo by Ann Lee Boats below the dam, on the first day of May.");
}

#[test]
fn name_before_an_agency_in_brackets() {
    check("El muelle, el 1 de agosto. {<Rosa Mirlo (dpa/picture alliance via Getty)>}");
    check("Der Damm am Abend. {Foto: <Rolf Amsel (Keystone)>}");
    check("Ann Lee {(<Bob Ray/AFP>)}");
}

#[test]
fn label_and_the_rest() {
    check("The dam at dusk. {Photo: <Ann Lee/Valley Post>}");
    check("The dam at dusk {Photograph: <Ann Lee/Reuters>}");
    check("The dam at dusk {Photo by <Ann Lee>}");
    check("The dam at dusk — {Picture by <Ann Lee>}");
    check("Der Damm am Abend, {Foto: <Rolf Amsel>}");
    check("Der Damm am Abend {Bildrechte: <Talfunk/Rolf Amsel>}");
    check("Rolf Amsel und Eva Meise | {Foto: <Zvg.>}");
    check("Dammen i mai. {Foto: <Skjermdump / Dalposten>}");
    check("Dammen i maj. {Foto: <Eva Spurv>.}");
    check("La digue en mai. {Photo : <Luc Brune / AFP>}");
    check("La presa en mayo. {Crédito: <Rosa Mirlo>}");
    check("A barragem em maio. {Foto: <Divulgação>}");
    check("De dam in mei. {Beeld <ANP>}");
    check("Tama w maju. {Fot. <Jan Wrona>}");
    check("Hráz v květnu. {Zdroj: <ČTK>}");
    check("Плотина в мае. {Источник: <РИА Новости>}");
    check("Гребля у травні. {Світлина: <Іван Сорока>}");
    check("Baraj mayısta. {Kaynak: <Anadolu Ajansı>}");
    check("Pato toukokuussa. {Kuva: <Aino Koskela / Lehtikuva>}");
    check("Idamu ngoMeyi. {Isithombe: <Sithunyelwe>}");
    check("Stíflan í maí. {Ljósmynd: <Jón Spói>}");
    check("Bendungan itu. {Foto: <ANTARA FOTO/Budi Elang>}");
    check("सुबह का बाँध। {फोटो: <अनिल कुमार>}");
    check("السد في الصباح. {المصدر: <رويترز>}");
    check("둑을 걷는 시민들 /{사진=<뉴시스>}");
    check("水坝的清晨。{图源：<山谷报>}");
}

#[test]
fn sign_of_a_right() {
    check("Der Damm am Abend {© <Rolf Amsel/dpa>}");
    check("Der Damm am Abend {Foto: © <Rolf Amsel>}");
    check("The dam at dusk {Copyright <AP Photo>}");
    check("The dam at dusk {(c) <Ann Lee>}");
    check("谷のダム{（Ｃ）<谷新聞>}");
    check("La digue. {Tous droits réservés <Luc Brune>}");
    check("{© <NDR Foto: Rolf Amsel>}");
}

#[test]
fn equals_sign_and_end_marks() {
    check("ダムを見る人々{＝<ＡＰ>}");
    check("谷のダム＝５月１日、{<青木太郎撮影>}");
    check("水坝的清晨 {<李大明 摄>}");
    check("ダムの水門＝５月１日午後");
    check("谷のダム（2020年5月撮影）");
    check("Kryžius, asociatyvi nuotr.");
}

#[test]
fn separator_before_an_agency_or_names() {
    check("The dam at dusk | {<AFP/Ann Lee>}");
    check("The dam at dusk on the first day / {<Ann Lee>}");
    check("Ann Lee | Bob Ray | Cy Fox");
    check("Michael Bloomberg");
    check("The dam at dusk — {<Ann Lee/Reuters>}");
    check("Užtvanka gegužę / {<J. Strazdo / LRT nuotr.>}");
    check("Der Damm am Abend – {<Talblatt.de>}");
    check("The dam at dusk\n{<Getty Images>}");
}

#[test]
fn credit_after_a_full_stop() {
    check("The dam at dusk. {<Supplied>}");
    check("Der Damm, Aufnahme vom 3. Juli. {<Rolf Amsel / Pool via Reuters>}");
    check("Der Damm am Abend. {<Talbild/Rolf Amsel>}");
    check("둑을 걷는 시민들이 웃고 있다. {<연합뉴스>}");
    check("둑을 걷는 시민들이 웃고 있다. {<김새벽 기자>}");
    check("El muelle de noche {<EFE/ J.J. Mirlo>}");
    check("Der Damm (Talheim, 6.12.2010) {<Rolf Amsel/REUTERS>}");
}

#[test]
fn a_credit_that_names_nobody_else() {
    for (credit, other) in [
        ("AP Photo/Ann Lee", "Ann Lee/AP"),
        ("Ann Lee via Getty Images", "Ann Lee/Getty Images"),
        ("Rolf Amsel und dpa", "dpa/Rolf Amsel"),
        ("AFP", "Ann Lee / AFP"),
    ] {
        assert!(says_no_more(credit, other), "{credit:?} beside {other:?}");
    }
    for (credit, other) in [("Ann Lee/AP", "AP"), ("Ann Lee", "Ann Leeway"), ("Bob Ray", "Ann Lee")]
    {
        assert!(!says_no_more(credit, other), "{credit:?} beside {other:?}");
    }
}

#[test]
fn credit_before_the_caption() {
    check("{Foto: <Rolf Amsel>} | Der Damm steht am Abend im Nebel.");
    check("{Photo: <Ann Lee/AFP>.} The dam held in the first week.");
    check("{(Foto: <Rolf Amsel>)} Der Damm steht am Abend im Nebel.");
    check("Photo: Angela. The dam held in the first week.");
}

#[test]
fn trailing_prompts_belong_to_neither() {
    let text = "The dam at dusk. REUTERS/Ann Lee Purchase Licensing Rights, opens new tab";
    let found = split(text).unwrap();
    assert_eq!(&text[found.caption], "The dam at dusk.");
    assert_eq!(&text[found.credit], "REUTERS/Ann Lee");
}

#[test]
fn captions_stay_whole() {
    check("");
    check(" . ");
    check("(BGH)");
    check("(Archivbild)");
    check("The court (BGH)");
    check("Shares rose on Monday (+1,3 %)");
    check("Shares rose on Monday. (+1,3 %)");
    check("Bomben über der Stadt. (Jerusalén)");
    check("Der Boxer Tom Stark (l)");
    check("Der Boxer Tom Stark (r.)");
    check("Der Damm bei Hochwasser. (Archivbild)");
    check("Deutsche Soldaten am Fluss (Kundus, 6.12.2010)");
    check("A dam in the hills (stock image)");
    check("A dam in the hills. (Stock Image)");
    check("A street in the rain. (New York)");
    check("Foto von 1998: der Damm");
    check("Foto de boda en el puerto");
    check("Im Bild: Rolf Amsel und Eva Meise");
    check("Auf dem Foto: Rolf Amsel");
    check("En la foto: Rosa Mirlo");
    check("На фото: Иван Сорока");
    check("Photo: the dam at dusk, with the old road below.");
    check("Foto: Eva Meise winkt den Fans zu.");
    check("Video: the dam at dusk, with the old road below.");
    check("The captain pulls the cord. Video of the horn is on the site.");
    check("A map by the door shows the way.");
    check("The photo by the author of the book is gone.");
    check("The museum lost the photo by the door.");
    check("She held a photo of the dam. The picture was taken by her father in May.");
    check("The spokesman talked to Reuters on Monday.");
    check("Sen. Ann Lee, left, and Rep. Bob Ray");
    check("Ann Lee and Bob Ray");
    check("Der Damm (Foto: Rolf Amsel) im Nebel, wie ihn die Leute kennen");
    check("(a) the dam (b) the lake (c) the river");
    check("She holds a Ph.D");
    check("青木首相が情報を提供");
}

#[test]
fn a_credit_is_stripped_of_what_is_no_name() {
    let bare = |text: &'static str| clean(text).map(|range| &text[range]);
    assert_eq!(bare("(Photo: Ann Lee)"), Some("Ann Lee"));
    assert_eq!(bare("((Foto: © Ann Lee))"), Some("Ann Lee"));
    assert_eq!(bare(" – Ann Lee;"), Some("Ann Lee"));
    assert_eq!(bare("Foto: Ann Lee. Vis mer"), Some("Ann Lee"));
    assert_eq!(
        bare("REUTERS/Ann Lee Purchase Licensing Rights, opens new tab"),
        Some("REUTERS/Ann Lee")
    );
    assert_eq!(bare("picture alliance/dpa"), Some("picture alliance/dpa"));
    assert_eq!(bare("Quelle: BILD"), Some("BILD"));
    assert_eq!(bare("Foto: Zvg."), Some("Zvg."));
    assert_eq!(bare("（青木太郎撮影）"), Some("青木太郎撮影"));
    assert_eq!(bare("Ann Lee (AFP)"), Some("Ann Lee (AFP)"));
    for empty in ["", "Credit:", "Bild:", "(Foto:)", "©", "photo by", "Vis mer", "사진 ="] {
        assert_eq!(bare(empty), None, "{empty:?}");
    }
}

#[test]
fn a_label_alone_is_told_from_one_with_a_name() {
    for text in
        ["Credit:", "Bild:", "Foto", "(Foto:)", "©", "(c)", "Photo by", "Image credit :", "写真："]
    {
        assert!(is_label_only(text), "{text:?}");
    }
    for text in ["", "Bild: dpa", "Rolf Amsel", "Bildung", "Photo of the dam"] {
        assert!(!is_label_only(text), "{text:?}");
    }
}

#[test]
fn agencies_are_words_of_their_own() {
    for text in
        ["Ann Lee/AFP", "via Getty Images", "ＡＰ", "dpa", "연합뉴스", "Фото: ТАСС", "(Imago)"]
    {
        assert!(is_agency_like(text), "{text:?}");
    }
    for text in ["", "The map of Apia", "ap", "Der Reuters-Bericht", "imagination"] {
        assert!(!is_agency_like(text), "{text:?}");
    }
}

#[test]
fn names_are_short_and_capital() {
    for text in [
        "Ann Lee",
        "Eva von der Meise",
        "Ann Lee/Valley Post",
        "J. Strazdo / LRT nuotr.",
        "dpa",
        "Ann Lee und Rolf Amsel",
        "青木太郎",
        "김새벽",
        "Иван Сорока",
        "سمير نجم",
        "Privat",
        "Witters",
    ] {
        assert!(is_name_like(text), "{text:?}");
    }
    for text in [
        "",
        "The dam at dusk",
        "It rained. Ann Lee left.",
        "Ann Lee.",
        "Archivbild",
        "Mai 2010",
        "谷のダム",
        "Ann Lee, Bob Ray, Cy Fox, Di Elk, Ed Bee",
        "ann",
    ] {
        assert!(!is_name_like(text), "{text:?}");
    }
}

#[test]
fn any_text_has_a_result() {
    let pieces = ["(", ")", "©", "Foto: ", "é. ", "写。", " | ", "/", "İ", "AP\u{301}"];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let text = [a, b, c].concat();
                for text in [text.clone(), text.repeat(9)] {
                    if let Some(found) = split(&text) {
                        assert!(text.get(found.caption).is_some() && text.get(found.raw).is_some());
                        assert!(!text.get(found.credit).unwrap().is_empty());
                    }
                    let _ = (
                        clean(&text),
                        is_label_only(&text),
                        is_name_like(&text),
                        is_agency_like(&text),
                    );
                }
            }
        }
    }
}

#[test]
fn a_credit_has_a_bound() {
    let caption = "The dam at dusk. Photo: ";
    let limit = shape::MAX_CREDIT_CHARS;
    for (chars, is_found) in [(limit - 1, true), (limit, true), (limit + 1, false)] {
        let text = format!("{caption}{}", "A".repeat(chars));
        assert_eq!(split(&text).is_some(), is_found, "{chars}");
    }
}

#[test]
fn lists_are_sorted_and_folded() {
    let labels = [NOUN_LABELS, BY_LABELS, OF_LABELS, COMMA_LABELS];
    let labels = labels.iter().flat_map(|lists| lists.iter()).map(|(_, list)| *list);
    let folded =
        [AGENCIES, ANNOUNCEMENTS, ARCHIVES, BUTTONS, COUNT_WORDS, PLURAL_LABELS, SOURCES, STOP];
    for list in labels.chain(folded) {
        assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        for entry in list {
            let is_folded = entry.chars().all(|c| lexicon::fold(c) == c);
            assert!(is_folded && entry.trim() == *entry, "{entry:?}");
        }
    }
    for list in [ACRONYMS, WEAK_ACRONYMS] {
        assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
    }
}

//! Bylines of many languages, because each form that is read was once missed.

use super::*;

fn check(cases: &[(&str, &[&str])]) {
    let site = Names::new(["The Daily Echo"], None);
    for (text, want) in cases {
        assert_eq!(names([*text], &site), *want, "{text}");
    }
}

#[test]
fn lead_ins() {
    for text in [
        "By Ada Quill",
        "BY: Ada Quill",
        "Written by Ada Quill",
        "Von Ada Quill",
        "Text: Von Ada Quill",
        "Ein Kommentar von Ada Quill",
        "Por Ada Quill",
        "Par Ada Quill",
        "Propos recueillis par Ada Quill",
        "di Ada Quill",
        "A cura di Ada Quill",
        "Door Ada Quill",
        "Av Ada Quill",
        "Af Ada Quill",
        "Teksti: Ada Quill",
        "Autor: Ada Quill",
        "Írta: Ada Quill",
        "Автор: Ada Quill",
        "Piše: Ada Quill",
        "Yazan: Ada Quill",
        "بقلم: Ada Quill",
        "מאת Ada Quill",
        "Oleh: Ada Quill",
        "Tác giả: Ada Quill",
        "Γράφει η Ada Quill",
        "文/Ada Quill",
        "글 Ada Quill",
    ] {
        check(&[(text, &["Ada Quill"])]);
    }
}

#[test]
fn what_is_not_the_name_goes() {
    for text in [
        "Ada Quill, Reporter",
        "Ada Quill, Redakteurin",
        "Ada Quill, Political Editor",
        "Ada Quill Political Editor",
        "Ada Quill | The Daily Echo",
        "Ada Quill (AFP)",
        "Ada Quill, ada@echo.example, @adaquill",
        "By Ada Quill May 3, 2024 10:05 am",
        "Ada Quill · 5 min read",
        "Ada Quill, Berlin",
        "Von Ada Quill aus Berlin",
        "Ada Quill, PhD",
        "Ada Quill; Photos: Ben Ink",
        "Ada Quill ECHO NETWORK",
        "Ada Quill, The Evening Star",
        "ada quill",
        "Quill, Ada",
    ] {
        let site = Names::new(["The Daily Echo"], None);
        let found = names([text], &site);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].eq_ignore_ascii_case("Ada Quill"), "{text}: {found:?}");
    }
}

#[test]
fn words_around_a_name_go() {
    check(&[
        ("View all posts by Ada Quill", &["Ada Quill"]),
        ("Zeige alle Beiträge von Ada Quill", &["Ada Quill"]),
        ("Ada Quill on", &["Ada Quill"]),
        ("Ada Quill sagt", &["Ada Quill"]),
        ("Onida Vanam", &["Onida Vanam"]),
        ("Quill Webdesign GmbH", &[]),
        ("Talverein e.V.", &[]),
        ("Agneta Quill", &["Agneta Quill"]),
        ("Ada O&amp;#39;Quill", &["Ada O'Quill"]),
        ("by TPN, Portugal, Business, Property", &["TPN"]),
    ]);
}

#[test]
fn parts_of_lines_that_announce_names() {
    let parts = |line: &'static str| announced(line).collect::<Vec<_>>();
    assert_eq!(parts("Home | Par Ada Quill | 30 septembre 2018"), ["Par Ada Quill"]);
    assert_eq!(parts("VON ADA QUILL am 21. April 2020"), ["VON ADA QUILL am"]);
    assert_eq!(parts("06.11.2023 13:30 von Ada Quill"), ["von Ada Quill"]);
    assert!(parts("Rain | By the river | 3 May 2024").is_empty());
    assert!(parts("Ada Quill, 3 May 2024").is_empty());
}

#[test]
fn several_names() {
    let two: &[&str] = &["Ada Quill", "Ben Ink"];
    check(&[
        ("By Ada Quill and Ben Ink", two),
        ("Ada Quill & Ben Ink", two),
        ("Ada Quill und Ben Ink", two),
        ("Ada Quill et Ben Ink", two),
        ("Ada Quill y Ben Ink", two),
        ("Ada Quill e Ben Ink", two),
        ("Ada Quill og Ben Ink", two),
        ("Ada Quill och Ben Ink", two),
        ("Ada Quill/Ben Ink", two),
        ("Ada Quill, Ben Ink, ADA QUILL", two),
        ("Ada Quill in London and Ben Ink in Rome", two),
        ("山田花子、鈴木一郎", &["山田花子", "鈴木一郎"]),
        ("記者王小明／台北報導", &["王小明"]),
        ("홍길동 기자", &["홍길동"]),
        ("dpa/AFP", &["dpa", "AFP"]),
        ("AP, Reuters", &["AP", "Reuters"]),
        ("Ada Quill, Jr.", &["Ada Quill Jr."]),
        ("José Ortega y Gasset", &["José Ortega y Gasset"]),
        ("Ada von Quill", &["Ada von Quill"]),
        ("Fay Q.T., Ben Ink", &["Fay Q.T.", "Ben Ink"]),
        ("A look at rain by Ada Quill", &["Ada Quill"]),
        ("Di Matteo", &["Di Matteo"]),
        ("de la Cruz", &["de la Cruz"]),
    ]);
}

#[test]
fn names_in_capitals() {
    check(&[
        ("By ADA QUILL, BEN INK and CY NIB", &["ADA QUILL", "BEN INK", "CY NIB"]),
        ("VON ADA QUILL UND BEN INK", &["ADA QUILL", "BEN INK"]),
        // A place or a paper after a name that is not in capitals.
        ("Ada Quill, LONDON", &["Ada Quill"]),
        ("ADA QUILL, Political Editor", &["ADA QUILL"]),
    ]);
}

#[test]
fn days_of_the_week_are_no_names() {
    for text in [
        "Monday",
        "Mon, 6/3/2024",
        "Freitag, 3. Mai 2024",
        "vendredi 3 mai 2024",
        "viernes, 3 de mayo de 2024",
        "venerdì 3 maggio 2024",
        "piątek, 3 maja 2024",
        "пятница, 3 мая 2024",
        "금요일",
    ] {
        check(&[(text, &[])]);
    }
    check(&[
        ("Ada Quill Friday, 3 May 2024", &["Ada Quill"]),
        ("Av Ada Quill torsdag 2 maj 2024", &["Ada Quill"]),
        ("Plácido Domingo", &["Plácido Domingo"]),
    ]);
}

#[test]
fn roles_and_desks_are_no_names() {
    check(&[
        ("Ada Quill, Contributing Opinion Writer", &["Ada Quill"]),
        ("Ada QuillPolitical Editor", &["Ada Quill"]),
        ("Ada McQuill Reporter", &["Ada McQuill"]),
        ("Ada Quill, AP Technology", &["Ada Quill"]),
        ("Ada Quill/PP-X", &["Ada Quill"]),
        ("Ada Quill/AP", &["Ada Quill", "AP"]),
        ("Ada Quill In Travel", &["Ada Quill"]),
        ("Text: Ada Quill Fotos: Ben Ink", &["Ada Quill"]),
        ("Ada Quill Illustration von Ben Ink", &["Ada Quill"]),
        ("Ada da Silva", &["Ada da Silva"]),
    ]);
}

#[test]
fn what_announces_a_name_may_be_glued_to_it() {
    let one: &[&str] = &["Ada Quill"];
    check(&[
        ("ByAda Quill", one),
        ("Written byAda Quill", one),
        ("VonAda Quill", one),
        ("PorAda Quill", one),
        ("Byron Quill", &["Byron Quill"]),
        ("Bylund Quill", &["Bylund Quill"]),
        ("Ada DeVito", &["Ada DeVito"]),
    ]);
    assert!(announces_name("ByAda Quill") && !announces_name("Byron Quill"));
}

#[test]
fn kinds_of_text_need_a_colon() {
    let one: &[&str] = &["Ada Quill"];
    check(&[
        ("Interview: Ada Quill", one),
        ("Kommentar: Ada Quill", one),
        ("Entrevista: Ada Quill", one),
        ("Wywiad: Ada Quill", one),
        ("Essay Quill", &["Essay Quill"]),
    ]);
}

#[test]
fn what_a_reader_may_do_is_no_name() {
    let two: &[&str] = &["Ada Quill", "Ben Ink"];
    check(&[
        ("By ADA QUILL and BEN INK Email the author Follow on Twitter", &["ADA QUILL", "BEN INK"]),
        ("Ada Quill, Ben Ink View profile", two),
        ("Ada Quill und Ben Ink Folgen", two),
        ("Ada Quill et Ben Ink Suivre", two),
        ("Ada Follow", &[]),
    ]);
}

#[test]
fn roles_stand_before_names_too() {
    let one: &[&str] = &["Ada Quill"];
    check(&[
        ("Echo-Redakteurin Ada Quill", one),
        ("By Political Editor Ada Quill", one),
        ("Von Reporterin Ada Quill", one),
        ("корреспондент Ada Quill", one),
        ("Senior Editor Media Group", &[]),
        ("Executive Content Editor", &[]),
        ("Online-Redaktion", &[]),
        ("Ada Quill-Leiter", &["Ada Quill-Leiter"]),
        ("Ada Ink-Quill Head-Pen", &["Ada Ink-Quill Head-Pen"]),
    ]);
}

#[test]
fn those_who_edit_are_authors_only_of_what_nobody_wrote() {
    check(&[
        ("By Ada Quill, MD. Reviewed by Ben Ink, MD", &["Ada Quill"]),
        ("Ada Quill | Übersetzt von Ben Ink", &["Ada Quill"]),
        ("Par Ada Quill, traduit par Ben Ink", &["Ada Quill"]),
        ("Edited by Ben Ink", &["Ben Ink"]),
    ]);
}

#[test]
fn papers_follow_names() {
    check(&[
        ("Ada Quill, Valley Post", &["Ada Quill"]),
        ("Ada Quill, Upper Valley Star", &["Ada Quill"]),
        ("Ada Quill, Radio Tal", &["Ada Quill", "Radio Tal"]),
        ("Ada Quill and Wei Sun", &["Ada Quill", "Wei Sun"]),
        ("Ada Quill, Ben Ink and Wei Sun", &["Ada Quill", "Ben Ink", "Wei Sun"]),
        ("Emily Post", &["Emily Post"]),
    ]);
}

#[test]
fn titles_in_front_of_names_do_not_count() {
    for name in ["Dr. Ada Quill", "Prof. Dr. Ada Quill", "Frau Ada Quill", "Ada Quill"] {
        assert_eq!(bare(name), "Ada Quill");
    }
    assert_eq!(bare("Don Quill"), "Don Quill");
    assert_eq!(bare("Drake Ada Quill"), "Drake Ada Quill");
}

#[test]
fn labels_in_scripts_without_spaces() {
    check(&[
        ("来源：新华社 作者：王小明", &["王小明"]),
        ("来源:晨报 作者:王小明 2024-05-03", &["王小明"]),
        ("홍길동 기자 입력 2024.05.03", &["홍길동"]),
        ("פורסם ב-3.5.2024", &[]),
        ("מאת: דנה לוי | פורסם: 3.5.2024", &["דנה לוי"]),
        ("發布時間", &[]),
    ]);
}

#[test]
fn what_the_site_is_called_is_no_name_but_a_signature() {
    let site = Names::new(["Ada Quill", "Quill Times", "Reuters"], None);
    assert!(names(["Ada Quill", "Reuters"], &site).is_empty());
    for text in ["Ada Quill", "Quill Times", "Reuters", "Quill Times Desk", "pilot_7", "Team Quill"]
    {
        assert!(is_signature(text, &site), "{text}");
    }
    for text in
        ["admin", "Editorial Team", "3 May 2024", "www.quill.example/ada", "@quill", "", "7"]
    {
        assert!(!is_signature(text, &site), "{text}");
    }
    assert!(!is_signature("How the harbour of the valley was lost", &site));
}

#[test]
fn names_beside_a_date() {
    assert_eq!(beside_date("3 May 2024 | Ada Quill"), ["Ada Quill"]);
    assert_eq!(beside_date("3. Mai 2024 Ada Quill"), ["Ada Quill"]);
    assert_eq!(beside_date("Von Ada Quill, 3. Mai 2024"), ["Von Ada Quill"]);
    assert_eq!(beside_date("Ada Quill Stand: 3. Mai 2024"), ["Ada Quill"]);
    assert_eq!(beside_date("Ada Quill & Ben Ink, 3 May 2024"), ["Ada Quill & Ben Ink"]);
    assert!(beside_date("Recht & Gesetz | 3. Mai 2024").is_empty());
    assert!(beside_date("Last Modified 3 May 2024").is_empty());
    assert!(beside_date("Ada Quill").is_empty());
}

#[test]
fn accounts_need_a_date_and_what_announces_them() {
    for line in [
        "Posted on 3 May 2024 by quill",
        "by quill on 3 May 2024",
        "Gespeichert von quill am 3. Mai 2024",
        "3. Mai 2024 | Autor: quill | Regen",
        "Publicado por quill el 3 de mayo de 2024",
    ] {
        assert_eq!(beside_date(line), ["quill"], "{line}");
    }
    for line in
        ["by quill", "3 May 2024 by the river", "3. Mai 2024 | Text größer", "3 May 2024 quill"]
    {
        assert!(beside_date(line).is_empty(), "{line}");
    }
    assert_eq!(
        announced("Posted by Quill on Friday 3 May 2024").collect::<Vec<_>>(),
        ["Posted by Quill on"]
    );
}

#[test]
fn lines_of_names_and_a_date() {
    for line in
        ["Ada Quill · 3 May 2024", "Ada Quill 3. Mai 2024", "3 mai 2024 – Ada Quill et Ben Ink"]
    {
        assert!(is_dated(line), "{line}");
    }
    for line in
        ["3 May 2024", "Ada Quill", "Ada Quill · 3 May 2024 · 12 comments", "Rain · 3 May 2024"]
    {
        assert!(!is_dated(line), "{line}");
    }
}

#[test]
fn lines_that_are_only_names() {
    for line in ["By Ada Quill and Ben Ink on", "Ada von Quill, Ben Ink", "王小明"] {
        assert!(is_only_names(line), "{line}");
    }
    for line in ["Ada Quill, Reporter", "By Ada", "By the river", "Ada Quill writes about rain"] {
        assert!(!is_only_names(line), "{line}");
    }
}

#[test]
fn no_name() {
    for text in [
        "",
        "The Daily Echo",
        "Staff",
        "Admin",
        "Echo Staff",
        "Editorial Team",
        "Redaktion",
        "Web Desk",
        "https://www.facebook.com/adaquill",
        "facebook.com/adaquill",
        "@adaquill",
        "ada.quill",
        "3 May 2024",
        "5 minutes",
        "She writes about rain for the paper and lives at the coast with two dogs and a cat.",
    ] {
        check(&[(text, &[])]);
    }
}

#[test]
fn labels_of_cards() {
    assert!(is_lead_in("Written by") && is_lead_in("Verfasst von"));
    assert!(!is_lead_in("Est. reading time") && !is_lead_in("Bystander"));
}

#[test]
fn any_text_gives_a_result() {
    for text in ["and ".repeat(1 << 18), "(".repeat(1 << 20), "Ada, ".repeat(60)] {
        assert!(names([text.as_str()], &Names::new([], None)).len() <= MAX_NAMES);
    }
}

//! Dates of many languages and programs, because each form that is read was once missed.

use super::*;

fn check(lang: &str, cases: &[(&str, &str)]) {
    for (text, want) in cases {
        let want = Some(*want).filter(|want| !want.is_empty());
        assert_eq!(parse(text, lang).as_deref(), want, "{text}");
    }
}

#[test]
fn machines() {
    check(
        "",
        &[
            ("2024-05-03", "2024-05-03"),
            ("2024-05-03T10:05", "2024-05-03T10:05:00"),
            ("2024-05-03T10:05:07Z", "2024-05-03T10:05:07Z"),
            ("2024-05-03T10:05:07.389+0200", "2024-05-03T10:05:07.389+02:00"),
            ("2024-05-03T10:05:07-04:00", "2024-05-03T10:05:07-04:00"),
            ("2024-05-03 10:05:07 +0200", "2024-05-03T10:05:07+02:00"),
            ("2024-05-03 10:05:07 UTC", "2024-05-03T10:05:07Z"),
            ("20240503", "2024-05-03"),
            ("20240503T100507Z", "2024-05-03T10:05:07Z"),
            ("20240503100507", "2024-05-03T10:05:07"),
            ("1714730700", "2024-05-03T10:05:00Z"),
            ("1714730700000", "2024-05-03T10:05:00Z"),
            ("Fri, 03 May 2024 10:05:00 +0200", "2024-05-03T10:05:00+02:00"),
            ("Fri May 03 2024 10:05:00 GMT+0200 (CEST)", "2024-05-03T10:05:00+02:00"),
            ("Fri May  3 10:05:00 CEST 2024", "2024-05-03"),
            ("May 03 10:05 2024", "2024-05-03"),
        ],
    );
}

#[test]
fn people() {
    check(
        "",
        &[
            ("2024/05/03", "2024-05-03"),
            ("03.05.2024, 10.05 Uhr", "2024-05-03T10:05:00"),
            ("3.5.24", "2024-05-03"),
            ("입력2024.05.03. 오후 8:06", "2024-05-03T20:06:00"),
            ("Freitag, 3. Mai 2024 um 10:05 MESZ", "2024-05-03T10:05:00+02:00"),
            ("May 3, 2024 5:04 pm ET", "2024-05-03T17:04:00"),
            ("Published 12:30 AM EDT, Fri May 3, 2024", "2024-05-03T00:30:00-04:00"),
            ("3rd of May, 2024", "2024-05-03"),
            ("2024年5月3日 10:05", "2024-05-03T10:05:00"),
            ("2024年5月3日 下午3時5分", "2024-05-03T15:05:00"),
            ("2024년 5월 3일 오후 3:05", "2024-05-03T15:05:00"),
            ("le 1er août 2024 à 10h05", "2024-08-01T10:05:00"),
            ("3 de mayo de 2024", "2024-05-03"),
            ("3 травня 2024 р., 10:05", "2024-05-03T10:05:00"),
            ("10:05, 3 сентября 2024", "2024-09-03T10:05:00"),
            ("3 września 2024", "2024-09-03"),
            ("3. července 2024", "2024-07-03"),
            ("3.Mai 2024", "2024-05-03"),
            ("3.Version 2024", ""),
            ("3 نيسان / أبريل 2024", "2024-04-03"),
            ("3. června 2024", "2024-06-03"),
            ("3 Ağustos 2024", "2024-08-03"),
            ("3. toukokuuta 2024", "2024-05-03"),
            ("٣ مايو ٢٠٢٤", "2024-05-03"),
            ("2024. május 3.", "2024-05-03"),
            ("2024 m. gegužės 3 d.", "2024-05-03"),
            ("2024. gada 3. maijs", "2024-05-03"),
            ("3 Μαΐου 2024", "2024-05-03"),
            ("3 พฤษภาคม 2567", "2024-05-03"),
            ("3 tháng 5, 2024", "2024-05-03"),
            ("3 मई 2024", "2024-05-03"),
            ("3 במאי 2024", "2024-05-03"),
            ("3 Mei 2024", "2024-05-03"),
            ("3 settembre 2024", "2024-09-03"),
            ("3 marraskuuta 2024", "2024-11-03"),
        ],
    );
}

#[test]
fn numbers_that_are_no_dates() {
    check(
        "",
        &[
            ("", ""),
            ("2024", ""),
            ("2024-02-30", ""),
            ("2024-13-01", ""),
            ("1889-05-03", ""),
            ("2101-05-03", ""),
            ("99999999999", ""),
            ("Chapter 3, 2024 words", ""),
        ],
    );
}

#[test]
fn the_language_decides_what_the_numbers_leave_open() {
    check("en-US", &[("05/03/2024", "2024-05-03"), ("13/03/2024", "2024-03-13")]);
    check("en-GB", &[("05/03/2024", "2024-03-05"), ("03/13/2024", "2024-03-13")]);
    check("hr", &[("3. listopada 2024.", "2024-10-03")]);
    check("pl", &[("3 listopada 2024", "2024-11-03")]);
}

#[test]
fn addresses() {
    for (address, want) in [
        ("https://echo.example/2024/05/03/rain", Some("2024-05-03")),
        ("https://echo.example/a/2024-05-03-rain.html", Some("2024-05-03")),
        ("https://echo.example/2024/may/03/rain", Some("2024-05-03")),
        ("https://echo.example/news/20240503_rain", Some("2024-05-03")),
        ("https://echo.example/news/03-05-2024", Some("2024-05-03")),
        ("https://echo.example/news/43-05-2024", None),
        ("https://echo.example/news/103-05-2024", None),
        ("https://echo.example/2024/05/rain", None),
        ("https://echo.example/20249999/rain", None),
        ("https://echo.example/rain?d=/2024/05/03/", None),
    ] {
        assert_eq!(in_address(address).as_deref(), want, "{address}");
    }
}

#[test]
fn every_date_of_a_line_is_found_in_order() {
    let found = find("Posted 3 May 2024 10:05 | Updated 4 May 2024", "");
    let dates: Vec<&str> = found.iter().map(|found| found.date.as_str()).collect();
    assert_eq!(dates, ["2024-05-03T10:05:00", "2024-05-04"]);
}

#[test]
fn any_text_gives_a_result() {
    for text in ["1/".repeat(1 << 19), "2024-".repeat(1 << 18), "٣年".repeat(1 << 18)] {
        assert_eq!(parse(&text, ""), None);
    }
}

#[test]
fn every_form_compiles_and_says_what_it_needs() {
    for form in &DATES {
        let needs_one = |sign: &&str| form.pattern.as_str().contains(sign);
        assert!(form.needs.iter().all(needs_one), "{}", form.pattern.as_str());
    }
}

//! Dates that are reckoned from now ("2 hours ago"), for callers who know when now was.

use std::time::SystemTime;

use jiff_core::{
    Timestamp,
    civil::{Date, DateTime},
    tz::Offset,
};
use once_cell::sync::Lazy;
use regex::Regex;

use super::{
    date_words::{AGO, AGO_BEFORE, NOW, ONE, TODAY, UNITS, Unit, YESTERDAY},
    dates::{self, compile},
};

/// A longer line says more than when, in words.
const MAX_WORDS: usize = 12;

static WORD: Lazy<Regex> = Lazy::new(|| compile(r"[^\W\d_][^\W\d_]*"));

/// The time that a visible line gives by its distance from `now`: a moment for hours and less,
/// else a day, as RFC 3339.
pub(super) fn find(text: &str, now: SystemTime) -> Option<String> {
    let now = now.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    let now = Timestamp::from_second(now.try_into().ok()?).ok()?.to_datetime(Offset::UTC);
    if text.split_whitespace().nth(MAX_WORDS).is_some() {
        return None;
    }
    let text = dates::fold(text).to_lowercase();
    ago(&text, &now).or_else(|| day(&text, &now))
}

/// "2 hours ago".
fn ago(text: &str, now: &DateTime) -> Option<String> {
    WORD.find_iter(text).find_map(|word| {
        let (stem, unit) = unit_of(word.as_str())?;
        let (before, number) = count(text.get(..word.start())?.trim_end());
        let after = [word.end(), word.start() + stem.len()].map(|at| text.get(at..));
        let mut after = after.into_iter().flatten().map(str::trim_start);
        let is_past = AGO_BEFORE.iter().any(|mark| ends_in_word(before, mark))
            || number.is_some() && after.any(|rest| AGO.iter().any(|mark| rest.starts_with(mark)));
        is_past.then(|| reckon(now, number.unwrap_or(1), unit)).flatten()
    })
}

/// The number at the end of a text, and what stands before it.
fn count(text: &str) -> (&str, Option<i64>) {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some(digits) = text.get(rest.len()..).filter(|digits| !digits.is_empty()) {
        return (rest, digits.parse().ok());
    }
    match ONE.iter().find(|word| ends_in_word(text, word)) {
        Some(word) => (text.get(..text.len() - word.len()).unwrap_or_default(), Some(1)),
        None => (text, None),
    }
}

/// The longest stem that a word begins with, and what it stands for.
fn unit_of(word: &str) -> Option<(&'static str, Unit)> {
    let stems = UNITS.iter().flat_map(|(unit, stems)| stems.iter().map(move |stem| (*stem, *unit)));
    let fits = stems.filter(|(stem, _)| {
        // A stem of one or two letters is the whole word, unless it is written in signs for words.
        word.starts_with(stem) && (stem.chars().count() > 2 || word == *stem || !stem.is_ascii())
    });
    fits.max_by_key(|(stem, _)| stem.len())
}

fn ends_in_word(text: &str, mark: &str) -> bool {
    text.trim_end()
        .strip_suffix(mark)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(|c: char| !c.is_alphanumeric()))
}

fn reckon(now: &DateTime, number: i64, unit: Unit) -> Option<String> {
    let number = i32::try_from(number).ok()?;
    let clock = |seconds: i32| {
        let past = now.checked_add_seconds(-number.checked_mul(seconds)?).ok()?;
        Some(dates::moment(&past))
    };
    let day = |days: i32| now.date().checked_sub(number.checked_mul(days)?).ok();
    // Years before the first are written otherwise.
    let written = |date: Option<Date>| date.filter(|date| date.year() > 0).map(dates::of_date);
    let month = |months: i32| {
        let last = i32::from(now.date().year()) * 12 + i32::from(now.date().month()) - 1;
        let month = last.checked_sub(number.checked_mul(months)?)?;
        let year = month.div_euclid(12).try_into().ok()?;
        // The 31st of a month that has 30 days is its last day.
        Date::new_constrain(year, (month.rem_euclid(12) + 1) as i8, now.date().day()).ok()
    };
    match unit {
        Unit::Second => clock(1),
        Unit::Minute => clock(60),
        Unit::Hour => clock(3600),
        Unit::Day => written(day(1)),
        Unit::Week => written(day(7)),
        Unit::Month => written(month(1)),
        Unit::Year => written(month(12)),
    }
}

/// "Yesterday at 10:05".
fn day(text: &str, now: &DateTime) -> Option<String> {
    if NOW.iter().any(|word| has_word(text, word).is_some()) {
        return Some(dates::moment(now));
    }
    let of = |words: &[&str]| words.iter().find_map(|word| has_word(text, word));
    let (end, date) = match (of(YESTERDAY), of(TODAY)) {
        (Some(end), _) => (end, now.date().yesterday().ok()?),
        (None, Some(end)) => (end, now.date()),
        (None, None) => return None,
    };
    let time = text.get(end..).and_then(dates::time).map(|(_, time)| time);
    Some(dates::of_date(date) + &time.unwrap_or_default())
}

/// Where a word ends in a text that has it, alone but in scripts without spaces.
fn has_word(text: &str, word: &str) -> Option<usize> {
    let start = text.find(word)?;
    let end = start + word.len();
    let is_letter = |c: char| c.is_alphabetic() && c.len_utf8() < 3;
    let is_alone =
        !text.get(..start)?.ends_with(is_letter) && !text.get(end..)?.starts_with(is_letter);
    is_alone.then_some(end)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// 2024-05-03, 10:05:00 UTC.
    const NOW_SECONDS: u64 = 1_714_730_700;

    fn check(cases: &[(&str, &str)]) {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW_SECONDS);
        for (text, want) in cases {
            assert_eq!(find(text, now).as_deref().unwrap_or_default(), *want, "{text}");
        }
    }

    #[test]
    fn hours_and_less_are_moments() {
        for text in [
            "2 hours ago",
            "Published 2 hours ago",
            "2h ago",
            "vor 2 Stunden",
            "vor 2 Std.",
            "Il y a 2 heures",
            "hace 2 horas",
            "Há 2 horas",
            "2 horas atrás",
            "2 ore fa",
            "2 uur geleden",
            "för 2 timmar sedan",
            "for 2 timer siden",
            "2 godziny temu",
            "2 часа назад",
            "2 години тому",
            "2 saat önce",
            "před 2 hodinami",
            "2 tuntia sitten",
            "2時間前",
            "2小时前发布",
            "2 小時前",
            "2시간 전",
            "منذ 2 ساعات",
            "قبل ٢ ساعة",
            "πριν 2 ώρες",
            "πριν από 2 ώρες",
            "לפני 2 שעות",
            "acum 2 ore",
            "2 órával ezelőtt",
            "2 giờ trước",
            "2 jam lalu",
            "2 jam yang lalu",
            "2 घंटे पहले",
            "2 ชั่วโมงที่แล้ว",
            "преди 2 часа",
            "prije 2 sata",
        ] {
            check(&[(text, "2024-05-03T08:05:00Z")]);
        }
        check(&[
            ("an hour ago", "2024-05-03T09:05:00Z"),
            ("vor einer Stunde", "2024-05-03T09:05:00Z"),
            ("il y a une heure", "2024-05-03T09:05:00Z"),
            ("منذ ساعة", "2024-05-03T09:05:00Z"),
            ("45 min ago", "2024-05-03T09:20:00Z"),
            ("Updated just now", "2024-05-03T10:05:00Z"),
        ]);
    }

    #[test]
    fn longer_spans_are_days() {
        check(&[
            ("3 days ago", "2024-04-30"),
            ("vor 3 Tagen", "2024-04-30"),
            ("3日前", "2024-04-30"),
            ("2 weeks ago", "2024-04-19"),
            ("vor einem Monat", "2024-04-03"),
            ("3 months ago", "2024-02-03"),
            ("5 months ago", "2023-12-03"),
            ("hace un año", "2023-05-03"),
            ("Yesterday", "2024-05-02"),
            ("Gestern, 21:40 Uhr", "2024-05-02T21:40:00"),
            ("Heute um 8:15 Uhr", "2024-05-03T08:15:00"),
            ("今天 08:15", "2024-05-03T08:15:00"),
            ("昨日", "2024-05-02"),
        ]);
    }

    #[test]
    fn a_day_that_a_month_does_not_have_is_its_last() {
        /// 2024-05-31 and 2024-02-29, 00:00:00 UTC.
        const ENDS: [(u64, &str, &str); 2] = [
            (1_717_113_600, "1 month ago", "2024-04-30"),
            (1_709_164_800, "1 year ago", "2023-02-28"),
        ];
        for (seconds, text, want) in ENDS {
            let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(find(text, now).as_deref(), Some(want));
        }
    }

    #[test]
    fn other_lines_are_none() {
        check(&[
            ("5 min read", ""),
            ("2 hours", ""),
            ("12 comments", ""),
            ("Österreichheute", ""),
            ("vor 100 Zuschauern", ""),
            ("Long ago", ""),
            ("He left 2 hours ago, she says, and nobody has seen the boat since then", ""),
            ("999 years ago", "1025-05-03"),
            ("3000 years ago", ""),
            ("", ""),
        ]);
    }
}

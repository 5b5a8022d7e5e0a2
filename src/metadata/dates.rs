//! Reads dates as people and machines write them, because every page has its own idea of one.

use std::ops::{Range, RangeInclusive};

use jiff_core::{
    Timestamp,
    civil::{Date, DateTime},
    tz::Offset,
};
use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use super::date_words::{AFTERNOON, MONTHS, MORNING, ZONES};
use crate::{at::head, letter};

/// A line with a date is short; what is longer is prose that mentions one, in bytes.
const MAX_BYTES: usize = 400;
/// A year is written with so many digits, or with two after two numbers: `1.1.24`.
const YEAR_DIGITS: u32 = 4;
/// How far from its date a time may stand, in bytes.
const MAX_TIME_BYTES: usize = 48;
/// No page is older than the Web, and later years are numbers that look like a year.
const YEARS: RangeInclusive<i64> = 1990..=2100;
/// The first letter of the scripts that put no space between a word and a number.
const FIRST_WITHOUT_SPACES: char = '\u{2e80}';
/// How much the Thai calendar is ahead.
const BUDDHIST_YEARS: i64 = 543;

/// A form of a date.
struct Form {
    /// A text without any of these has none of the form. Empty if nothing can be told from that.
    needs: &'static [&'static str],
    pattern: Lazy<Regex>,
}

impl Form {
    fn may_be_in(&self, text: &str) -> bool {
        self.needs.is_empty() || self.needs.iter().any(|sign| text.contains(sign))
    }
}

/// A form, compiled when the first text may have it: most pages need few of them.
macro_rules! form {
    ($needs:expr, $pattern:expr) => {
        Form { needs: &$needs, pattern: Lazy::new(|| compile($pattern)) }
    };
}

/// The forms of a date, the more exact first: `y` year, `m` month, `d` day, `name` of the month,
/// `a` and `b` day and month or month and day.
static DATES: [Form; 10] = [
    form!(["-"], r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    form!(["/", "."], r"\b(?P<y>\d{4})[/.] ?(?P<m>\d{1,2})[/.] ?(?P<d>\d{1,2})\b"),
    form!(["年", "년"], r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})"),
    form!(["tháng"], r"\b(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:,|\s+năm)?\s+(?P<y>\d{4})\b"),
    form!(
        ["/", ".", "-"],
        r"\b(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})[./-]\s?(?P<y>\d{4}|\d{2})\b"
    ),
    form!(
        [],
        concat!(
            r"\b(?P<d>\d{1,2})(?:(?:st|nd|rd|th|er|[.ºª°]|-?го)?,?(?:\s+|[/-])|\.)",
            r"(?:(?:de|del|di|of)\s+|d['’]|ng\s+)?(?P<name>[^\W\d_]+)(?:\s?/\s?[^\W\d_]+)?",
            r"\.?,?(?:\s*|[/-])",
            r"(?:(?:de|del|of)\s+)?(?P<y>\d{4})\b"
        )
    ),
    form!([], r"\b(?P<name>[^\W\d_]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?,?\s+(?P<y>\d{4})\b"),
    form!(
        [":"],
        r"\b(?P<name>[^\W\d_]+)\s+(?P<d>\d{1,2})\s+\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]+\s+)?(?P<y>\d{4})\b"
    ),
    form!([], r"\b(?P<y>\d{4})\.?(?:\s?m\.)?,?\s+(?P<name>[^\W\d_]+)\.?\s+(?P<d>\d{1,2})\b"),
    form!(["gada"], r"\b(?P<y>\d{4})\.\s?gada\s+(?P<d>\d{1,2})\.\s?(?P<name>[^\W\d_]+)"),
];

/// The forms that a text may have.
fn forms_in(text: &str) -> impl Iterator<Item = &'static Regex> {
    DATES.iter().filter(move |form| form.may_be_in(text)).map(|form| &*form.pattern)
}

/// A time with what stands between it and the date before it.
static TIME: Lazy<Regex> = Lazy::new(|| {
    compile(concat!(
        r"^(?P<gap>[^\d]{0,16}?)(?P<h>\d{1,2})",
        r"(?:\s?(?P<sep>[:.h時时点點시])\s?(?P<min>\d{1,2})",
        r"(?::(?P<s>\d{2})(?P<f>[.,]\d{1,9})?)?[분分]?)?",
        r"(?:\s*(?P<half>[AaPp])\.?\s?[Mm]\b\.?)?",
        r"(?P<zone>\s?Z\b|\s?\(?(?:GMT|UTC)?[+-]\d{2}:?\d{2}\b|[+-]\d{2}\b|\s?\(?[A-Z]{3,4}\b)?"
    ))
});

/// A time before a date: `10:05, 3 May 2024`.
static TIME_BEFORE: Lazy<Regex> = Lazy::new(|| {
    compile(r"\b\d{1,2}:\d{2}(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s[A-Z]{3,4}\b)?[^\d]{0,12}$")
});

static COMPACT: Lazy<Regex> = Lazy::new(|| {
    compile(concat!(
        r"^(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?:T?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?(?P<zone>Z|[+-]\d{4})?)?$"
    ))
});

static ADDRESS: Lazy<Regex> = Lazy::new(|| {
    compile(concat!(
        r"[/_-](?:(?P<y>(?:19|20)\d\d)(?:[/_-](?:(?P<m>\d{1,2})|(?P<name>[a-z]{3,9}))[/_-])",
        r"(?P<d>\d{1,2})|(?P<all>(?:19|20)\d{6})|",
        r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<year>(?:19|20)\d\d))(?:[/_.-]|$)"
    ))
});

/// What a pattern takes for a letter. The class of Unicode has hundreds of ranges, and most of the
/// time that a first page took went into compiling it; this one lets in some signs that no month has.
const LETTER: &str = concat!(
    r"[A-Za-z\x{aa}\x{b5}\x{ba}\x{c0}-\x{1fff}\x{2c00}-\x{2dff}\x{3040}-\x{d7ff}\x{f900}-\x{fdff}",
    r"\x{fe70}-\x{fefc}\x{ff21}-\x{ffdc}\x{10000}-\x{10ffff}]"
);

/// A pattern of this module or of its neighbours. Digits are ASCII, as [`fold`] leaves them.
pub(super) fn compile(pattern: &str) -> Regex {
    let pattern = &pattern.replace(r"[^\W\d_]", LETTER).replace(r"\d", "[0-9]");
    #[expect(clippy::expect_used, reason = "a constant either compiles in the tests or never")]
    Regex::new(pattern).expect("the pattern is a constant that the tests compile")
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it stands in the [`fold`]ed text, with its time.
    pub(super) range: Range<usize>,
    /// RFC 3339, as exact as written.
    pub(super) date: String,
}

/// The first date in a text, or the date that a number stands for.
pub(super) fn parse(text: &str, lang: &str) -> Option<String> {
    number(text.trim()).or_else(|| find(&fold(text), lang).into_iter().next().map(|f| f.date))
}

/// Whether a text holds a date.
pub(crate) fn has_date(text: &str, lang: &str) -> bool {
    if !may_have_date(text) {
        return false;
    }
    let text = fold(text);
    forms_in(&text).any(|form| form.captures_iter(&text).any(|it| day(&it, lang).is_some()))
}

/// Whether a text has a year of four digits, or two numbers joined as in `1.1.24`.
pub(super) fn may_have_date(text: &str) -> bool {
    let (mut digits, mut after_sign) = (0, false);
    for c in text.chars() {
        match c {
            _ if letter::is_numeric(c) => {
                digits += 1;
                if digits == YEAR_DIGITS || after_sign {
                    return true;
                }
            }
            '.' | '/' | '-' | '．' | '／' | '－' if digits > 0 => {
                (digits, after_sign) = (0, true)
            }
            ' ' if after_sign => {}
            _ => (digits, after_sign) = (0, false),
        }
    }
    false
}

/// Hours of a day in UTC before which it may be the day before in the Americas,
const FIRST_HOURS: Range<u32> = 0..12;
/// and those in which it may be the day after in Asia and on the Pacific islands.
const LAST_HOURS: Range<u32> = 10..24;

const DAY_MINUTES: i32 = 24 * 60;
const QUARTER_MINUTES: i32 = 15;

/// The day at the start of a date that was read.
fn date_of(date: &str) -> Option<Date> {
    let (year, day) = date.get(..10)?.split_once('-')?;
    let (month, day) = day.split_once('-')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Whether a date that was read has a time in UTC.
pub(super) fn is_utc(date: &str) -> bool {
    date.contains('T') && (date.ends_with('Z') || date.ends_with("+00:00"))
}

/// Whether a date that was read has a time and no zone, so that it may be in UTC.
pub(super) fn is_without_zone(date: &str) -> bool {
    let zone = date.split_once('T').map(|(_, time)| time.find(['Z', '+', '-']));
    zone == Some(None)
}

/// Whether a moment in UTC may be on another day in local time: the day before or after.
pub(super) fn is_next_day(moment: &str, local: &str) -> bool {
    let hour = moment.get(11..13).and_then(|hour| hour.parse::<u32>().ok());
    let (Some(utc), Some(local), Some(hour)) = (date_of(moment), date_of(local), hour) else {
        return false;
    };
    FIRST_HOURS.contains(&hour) && utc.yesterday().is_ok_and(|day| day == local)
        || LAST_HOURS.contains(&hour) && utc.tomorrow().is_ok_and(|day| day == local)
}

/// A moment in UTC at the local time of a place where it is another day, if the two are the same moment: the
/// minutes are equal, as zones are whole quarters of an hour apart.
pub(super) fn at_local(moment: &str, local: &str) -> Option<String> {
    let clock = |text: &str| {
        let (hour, minute) = text.get(10..16)?.strip_prefix('T')?.split_once(':')?;
        Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
    };
    let days = date_of(local)?.since(date_of(moment)?);
    let ahead = days * DAY_MINUTES + clock(local)? - clock(moment)?;
    if ahead % QUARTER_MINUTES != 0 {
        return None;
    }
    let (hours, minutes) = (ahead.abs() / 60, ahead.abs() % 60);
    let sign = if ahead < 0 { '-' } else { '+' };
    let seconds = moment.get(16..19)?;
    Some(format!("{}{seconds}{sign}{hours:02}:{minutes:02}", local.get(..16)?))
}

/// Every date in a [`fold`]ed text.
pub(super) fn find(text: &str, lang: &str) -> Vec<Found> {
    if !may_have_date(text) {
        return Vec::new();
    }
    let mut days: Vec<(Range<usize>, (i64, u32, u32))> = Vec::new();
    for pattern in forms_in(text) {
        let found = pattern
            .captures_iter(text)
            .filter_map(|captures| Some((captures.get(0)?.range(), day(&captures, lang)?)));
        days.extend(found);
    }
    // Stable, so that of two that begin together the more exact form stays first.
    days.sort_by_key(|(range, _)| range.start);
    let mut end = 0;
    days.retain(|(range, _)| {
        let is_free = range.start >= end;
        end = if is_free { range.end } else { end };
        is_free
    });
    let starts: Vec<usize> = days.iter().skip(1).map(|(range, _)| range.start).collect();
    let mut previous = 0;
    let mut found = Vec::with_capacity(days.len());
    for (at, (mut range, day)) in days.into_iter().enumerate() {
        let limit = starts.get(at).copied().unwrap_or(text.len());
        let mut date = written(day);
        let after = window(text, range.end, limit.min(range.end + MAX_TIME_BYTES));
        if let Some((length, time)) = time(after) {
            range.end += length;
            date.push_str(&time);
        } else {
            let from = previous.max(range.start.saturating_sub(MAX_TIME_BYTES));
            let before = window(text, from, range.start);
            let clock = TIME_BEFORE.find(before).map(|found| found.as_str());
            if let Some((clock, (_, time))) = clock.and_then(|c| Some((c, time(c)?))) {
                range.start -= clock.len();
                date.push_str(&time);
            }
        }
        previous = range.end;
        found.push(Found { range, date });
    }
    found
}

/// The beginning of a text with digits of any script as ASCII and hard spaces as spaces.
pub(super) fn fold(text: &str) -> String {
    let mut before = ' ';
    window(text, 0, MAX_BYTES)
        .chars()
        // `입력2024.05.03` has no space that would say where the word ends.
        .flat_map(move |c| {
            let is_glued =
                c.is_ascii_digit() && before >= FIRST_WITHOUT_SPACES && before.is_alphabetic();
            before = c;
            is_glued.then_some(' ').into_iter().chain([c])
        })
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{ad}'))
        .map(|c| match c {
            '٠'..='٩' => ascii(c, '٠'),
            '۰'..='۹' => ascii(c, '۰'),
            '०'..='९' => ascii(c, '०'),
            '০'..='৯' => ascii(c, '০'),
            '๐'..='๙' => ascii(c, '๐'),
            '０'..='９' => ascii(c, '０'),
            '：' => ':',
            '−' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

fn ascii(digit: char, zero: char) -> char {
    char::from_digit(u32::from(digit) - u32::from(zero), 10).unwrap_or(digit)
}

/// The bytes of a text from and to here, or to the next whole character before.
fn window(text: &str, from: usize, to: usize) -> &str {
    let text = head(text, to);
    let from = (from.min(text.len())..).find(|at| text.is_char_boundary(*at));
    from.and_then(|from| text.get(from..)).unwrap_or_default()
}

/// The day that the parts of a date name.
fn day(captures: &Captures<'_>, lang: &str) -> Option<(i64, u32, u32)> {
    let part = |name: &str| captures.name(name).map(|found| found.as_str());
    let number = |name: &str| part(name)?.parse::<u32>().ok();
    let written = part("y").or_else(|| part("year"))?;
    let mut year: i64 = written.parse().ok()?;
    if written.len() == 2 {
        year += if year < YEARS.start() % 100 { 2000 } else { 1900 };
    }
    if (YEARS.start() + BUDDHIST_YEARS..=YEARS.end() + BUDDHIST_YEARS).contains(&year) {
        year -= BUDDHIST_YEARS;
    }
    let (month, day) = match (number("a"), number("b")) {
        (Some(a), Some(b)) => {
            let is_american = part("sep") != Some(".") && lang.eq_ignore_ascii_case("en-US");
            if b > 12 || is_american && a <= 12 { (a, b) } else { (b, a) }
        }
        _ => (part("name").map_or_else(|| number("m"), |name| month(name, lang))?, number("d")?),
    };
    is_day(year, month, day).then_some((year, month, day))
}

fn is_day(year: i64, month: u32, day: u32) -> bool {
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year_of_date), Ok(month), Ok(day)) = parts else { return false };
    YEARS.contains(&year) && Date::new(year_of_date, month, day).is_ok()
}

fn month(name: &str, lang: &str) -> Option<u32> {
    let name = name.to_lowercase();
    // Croatian counts one leaf fall earlier than Czech and Polish.
    if lang.starts_with("hr") && name.starts_with("listopad") {
        return Some(10);
    }
    let stems = (1..).zip(MONTHS).flat_map(|(month, stems)| stems.iter().map(move |s| (month, s)));
    let fits = stems.filter(|(_, stem)| name.starts_with(**stem));
    fits.max_by_key(|(_, stem)| stem.len()).map(|(month, _)| month)
}

/// The time at the start of a text, as it follows a date in RFC 3339, and how long it is.
pub(super) fn time(text: &str) -> Option<(usize, String)> {
    let captures = TIME.captures(text)?;
    let part = |name: &str| captures.name(name).map(|found| found.as_str());
    let number = |name: &str| part(name).map_or(Some(0), |n| n.parse::<u32>().ok());
    let (half, gap) = (part("half"), part("gap").unwrap_or_default());
    let is_exact = match (part("sep"), part("min")) {
        (Some(":" | "." | "h"), Some(minutes)) => minutes.len() == 2,
        (Some(_), Some(_)) => true,
        _ => half.is_some(),
    };
    let is_late = half.is_some_and(|half| half.eq_ignore_ascii_case("p"))
        || AFTERNOON.iter().any(|word| gap.contains(word));
    let is_early = half.is_some_and(|half| half.eq_ignore_ascii_case("a"))
        || MORNING.iter().any(|word| gap.contains(word));
    let hour = match number("h")? {
        12 if is_early => 0,
        hour if is_late && hour < 12 => hour + 12,
        hour => hour,
    };
    let (minute, second) = (number("min")?, number("s")?);
    if !is_exact || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let fraction = part("f").unwrap_or_default().replace(',', ".");
    let (zone, unread) = match part("zone") {
        None => (String::new(), 0),
        Some(written) => zone(written).map_or((String::new(), written.len()), |zone| (zone, 0)),
    };
    let end = captures.get(0)?.end() - unread;
    Some((end, format!("T{hour:02}:{minute:02}:{second:02}{fraction}{zone}")))
}

fn zone(written: &str) -> Option<String> {
    let written = written.trim_start_matches([' ', '(']);
    if let Some((_, zone)) = ZONES.iter().find(|(name, _)| *name == written) {
        return Some((*zone).to_owned());
    }
    let offset = written.trim_start_matches(|c: char| c.is_ascii_alphabetic()).replace(':', "");
    let hours = offset.get(1..3)?.parse::<u32>().ok().filter(|hours| *hours <= 14)?;
    let minutes = offset.get(3..5).map_or(Some(0), |m| m.parse::<u32>().ok())?;
    (minutes < 60).then(|| format!("{}{hours:02}:{minutes:02}", offset.get(..1).unwrap_or("+")))
}

/// `20240503`, `20240503T100500Z` and the like, or seconds or milliseconds since 1970.
fn number(text: &str) -> Option<String> {
    if let Some(captures) = COMPACT.captures(text) {
        let date = written(day(&captures, "")?);
        let part = |name: &str| captures.name(name).map(|found| found.as_str());
        let (Some(hour), Some(minute)) = (part("h"), part("min")) else { return Some(date) };
        let zone = part("zone").unwrap_or_default();
        let clock = time(&format!("{hour}:{minute}:{}{zone}", part("s").unwrap_or("00")));
        return Some(clock.map_or(date.clone(), |(_, clock)| date + &clock));
    }
    match text.len() {
        10 => epoch(text.parse().ok()?),
        13 => epoch(text.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

fn written((year, month, day): (i64, u32, u32)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// A date as it is written.
pub(super) fn of_date(date: Date) -> String {
    written((
        date.year().into(),
        date.month().unsigned_abs().into(),
        date.day().unsigned_abs().into(),
    ))
}

/// A moment in UTC as it is written.
pub(super) fn moment(time: &DateTime) -> String {
    let (date, clock) = (of_date(time.date()), time.time());
    format!("{date}T{:02}:{:02}:{:02}Z", clock.hour(), clock.minute(), clock.second())
}

fn epoch(seconds: i64) -> Option<String> {
    let time = Timestamp::from_second(seconds).ok()?;
    let time = time.to_datetime(Offset::UTC);
    YEARS.contains(&i64::from(time.date().year())).then(|| moment(&time))
}

/// The date in the path of an address.
pub(super) fn in_address(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("//").map_or(path, |(_, rest)| rest);
    ADDRESS.captures_iter(path).find_map(|captures| {
        if let Some(all) = captures.name("all") {
            return number(all.as_str());
        }
        day(&captures, "").map(written)
    })
}

#[cfg(test)]
mod tests;

//! Where a page came from, as browsers and SingleFile write it into a comment of the page itself.

use std::time::{Duration, SystemTime};

use jiff::{Timestamp, fmt::strtime};
use memchr::memmem;

/// Such a comment stands before or just behind the first tag.
const HEAD_BYTES: usize = 4096;
/// What browsers write that save a page and a folder beside it, with the length of the address behind it.
const BROWSER: &[u8] = b"<!-- saved from url=(";
/// What SingleFile writes.
const SINGLE_FILE: &[u8] = b"Page saved with SingleFile";
/// A date as scripts print it, without the name of the time zone.
const DATE: &str = "%a %b %d %Y %H:%M:%S GMT%z";

/// What the comment says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) address: Option<String>,
    pub(crate) saved: Option<SystemTime>,
    /// Whether images stand in a folder beside the page.
    pub(crate) is_local: bool,
}

pub(crate) fn origin(bytes: &[u8]) -> Origin {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if let Some(at) = memmem::find(head, BROWSER) {
        let comment = comment(head.get(at + BROWSER.len()..).unwrap_or_default());
        let address = comment.split_once(')').and_then(|(_, address)| web(address));
        return Origin { is_local: address.is_some(), address, saved: None };
    }
    let Some(at) = memmem::find(head, SINGLE_FILE) else { return Origin::default() };
    let comment = comment(head.get(at..).unwrap_or_default());
    let field = |name| comment.lines().find_map(|line| line.trim().strip_prefix(name));
    Origin {
        address: field("url: ").and_then(web),
        saved: field("saved date: ").and_then(date),
        is_local: false,
    }
}

fn comment(bytes: &[u8]) -> String {
    let end = memmem::find(bytes, b"-->").unwrap_or_default();
    String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned()
}

/// An address of the web, and not `about:internet` or that of a file.
fn web(address: &str) -> Option<String> {
    let address = address.trim();
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    is_web.then(|| address.to_owned())
}

fn date(text: &str) -> Option<SystemTime> {
    let text = text.split_once(" (").map_or(text, |(date, _)| date).trim();
    moment(strtime::parse(DATE, text).ok()?.to_timestamp().ok()?)
}

/// A moment since 1970, as the system has it.
pub(crate) fn moment(time: Timestamp) -> Option<SystemTime> {
    let seconds = u64::try_from(time.as_second()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, address: Option<&str>, seconds: Option<u64>, is_local: bool) {
        let found = origin(page.as_bytes());
        let since = |it: SystemTime| it.duration_since(SystemTime::UNIX_EPOCH).expect("later");
        assert_eq!(found.address.as_deref(), address, "{page}");
        assert_eq!(found.saved.map(|it| since(it).as_secs()), seconds, "{page}");
        assert_eq!(found.is_local, is_local, "{page}");
    }

    #[test]
    fn a_comment_of_the_browser_is_the_address() {
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0023)https://a.example/x?y=1 -->\n<html>";
        check(page, Some("https://a.example/x?y=1"), None, true);
        check("<!-- saved from url=(0014)about:internet --><html>", None, None, false);
        check("<!-- saved from url=(0023)https://a.example/", None, None, false);
        check("<p>Rain", None, None, false);
        check("<!-- saved from url=(", None, None, false);
    }

    #[test]
    fn a_comment_of_singlefile_has_the_address_and_the_date() {
        let page = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/x \n \
            saved date: Fri May 03 2024 12:05:00 GMT+0200 (Central European Summer Time)\n--><meta charset=utf-8>";
        check(page, Some("https://a.example/x"), Some(1_714_730_700), false);
        check(&page.replace("Fri May", "Rain"), Some("https://a.example/x"), None, false);
    }
}

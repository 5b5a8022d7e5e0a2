//! What a run has done, in numbers, for the summary and for the journal.

use std::{collections::BTreeMap, time::Duration};

use serde::{Deserialize, Serialize};

use crate::page::Printed;

/// Bytes in a megabyte, as drives and networks count them.
const MEGABYTE: f64 = 1e6;
/// Bytes in a kilobyte, likewise.
const KILOBYTE: f64 = 1e3;

/// What a run has done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    /// Pages that were read, and those that were not.
    pub(crate) pages: u64,
    pub(crate) with_article: u64,
    pub(crate) with_warnings: u64,
    /// Of the pages, unpacked.
    pub(crate) bytes: u64,
    pub(crate) errors: BTreeMap<String, u64>,
}

impl Tally {
    pub(crate) fn count(&mut self, page: &Printed) {
        self.pages += 1;
        self.with_article += u64::from(page.has_article);
        self.with_warnings += u64::from(!page.warnings.is_empty());
        self.bytes += page.page_bytes as u64;
        if let Some(failure) = &page.failure {
            *self.errors.entry(failure.kind.id().to_owned()).or_default() += 1;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        self.with_article += other.with_article;
        self.with_warnings += other.with_warnings;
        self.bytes += other.bytes;
        for (kind, count) in &other.errors {
            *self.errors.entry(kind.clone()).or_default() += count;
        }
    }

    pub(crate) fn failed(&self) -> u64 {
        self.errors.values().sum()
    }

    /// One line for people. `skipped` are files that were there already, `left_out` records of an
    /// archive that are no pages; the time is that of this run, and so is `run_bytes`.
    pub(crate) fn summary(&self, extra: Extra, elapsed: Duration) -> String {
        let mut parts = vec![counted(self.pages, "page")];
        parts.push(format!("{} with an article", grouped(self.with_article)));
        if self.with_warnings > 0 {
            parts.push(format!("{} with warnings", grouped(self.with_warnings)));
        }
        if extra.left_out > 0 {
            parts.push(format!("{} left out", counted(extra.left_out, "record")));
        }
        if extra.skipped > 0 {
            parts.push(format!("{} there already", counted(extra.skipped, "file")));
        }
        let failed = self.failed();
        if failed == 0 {
            parts.push("no errors".to_owned());
        } else {
            let kinds: Vec<String> =
                self.errors.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
            parts.push(format!("{} ({})", counted(failed, "error"), kinds.join(", ")));
        }
        let (bytes, seconds) = (extra.run_bytes as f64, elapsed.as_secs_f64());
        let rate = bytes / MEGABYTE / seconds.max(f64::EPSILON);
        let amount = if bytes < MEGABYTE {
            format!("{:.0} kB", bytes / KILOBYTE)
        } else {
            format!("{:.1} MB", bytes / MEGABYTE)
        };
        format!("{}; {amount} in {seconds:.2} s, {rate:.1} MB/s", parts.join(", "))
    }
}

/// What a summary says beside the tally.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Extra {
    pub(crate) left_out: u64,
    pub(crate) skipped: u64,
    /// What this run read, without what an earlier one had done.
    pub(crate) run_bytes: u64,
}

pub(crate) fn counted(count: u64, thing: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {thing}{ending}", grouped(count))
}

/// A number with a comma between thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_has_kinds_of_errors() {
        let errors = [("not-html".to_owned(), 2), ("too-large".to_owned(), 1)].into();
        let tally = Tally { pages: 1500, with_article: 1490, errors, ..Tally::default() };
        let extra = Extra { run_bytes: 20_000_000, left_out: 1, ..Extra::default() };
        assert_eq!(
            tally.summary(extra, Duration::from_secs(2)),
            "1,500 pages, 1,490 with an article, 1 record left out, \
             3 errors (2 not-html, 1 too-large); 20.0 MB in 2.00 s, 10.0 MB/s"
        );
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, want) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), want);
        }
    }
}

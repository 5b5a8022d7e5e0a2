//! What a person at a terminal sees of a long run, and what goes to standard error in any case.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    sync::Mutex,
    sync::PoisonError,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{run::Done, tally::Tally};

/// A run that is over before has no bar: it would only flicker.
const SHOWN_AFTER: Duration = Duration::from_millis(400);
/// How often the bar is drawn anew while nothing happens.
const TICK: Duration = Duration::from_millis(200);

/// The tally of this run, and a bar if somebody is there to look at it.
#[derive(Debug)]
pub(crate) struct Progress {
    start: Instant,
    bar: Option<ProgressBar>,
    tally: Mutex<Tally>,
    is_single: bool,
    is_quiet: bool,
    /// Whether another reading follows, which says what is wrong.
    is_first: bool,
}

impl Progress {
    /// `total` are the bytes of all files. `is_bar_wanted` is for output that does not go to the
    /// terminal where the bar would stand.
    pub(crate) fn new(total: u64, is_single: bool, is_quiet: bool, is_bar_wanted: bool) -> Self {
        let has_bar = is_bar_wanted && !is_quiet && !is_single && io::stderr().is_terminal();
        let bar = has_bar.then(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
            let style = "{bar:24} {percent:>3} %  {msg}  {bytes_per_sec}  {eta} left";
            // The template is a constant, and a test draws it.
            bar.set_style(
                ProgressStyle::with_template(style)
                    .unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar
        });
        let tally = Mutex::default();
        Self { start: Instant::now(), bar, tally, is_single, is_quiet, is_first: false }
    }

    /// One with the same bar, for a reading after which there is another.
    pub(crate) fn of_first(&self) -> Self {
        Self {
            start: self.start,
            bar: self.bar.clone(),
            tally: Mutex::default(),
            is_first: true,
            ..*self
        }
    }

    /// Bytes of files that were read.
    pub(crate) fn advance(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(bytes);
        }
    }

    /// A page that is done. What is wrong with it is said.
    pub(crate) fn note(&self, done: &Done) {
        let Some(printed) = &done.printed else { return };
        let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        tally.count(printed);
        if let Some(bar) = &self.bar {
            if bar.is_hidden() && SHOWN_AFTER < self.start.elapsed() {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
            let failed = tally.failed();
            let failed = if failed == 0 { String::new() } else { format!(", {failed} not read") };
            let what = if self.is_first { "pages learned" } else { "pages" };
            bar.set_message(format!("{} {what}{failed}", crate::tally::grouped(tally.pages)));
        }
        if self.is_first {
            return;
        }
        if let Some(failure) = &printed.failure {
            self.say(&done.id, failure);
        }
        // Of many pages the summary says how many have warnings.
        if self.is_single && !self.is_quiet {
            for warning in &printed.warnings {
                self.say(&done.id, format_args!("warning: {warning}"));
            }
        }
    }

    /// Writes a line about something to standard error, as `unchaff: path: message`.
    pub(crate) fn say(&self, id: &str, message: impl Display) {
        match &self.bar {
            Some(bar) => bar.suspend(|| complain(id, message)),
            None => complain(id, message),
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) -> (Tally, Duration) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        (tally.clone(), self.start.elapsed())
    }
}

/// Writes a line about something to standard error, as `unchaff: path: message`.
pub(crate) fn complain(id: &str, message: impl Display) {
    // There is nowhere left to report that standard error is closed.
    let _ = writeln!(io::stderr(), "unchaff: {id}: {message}");
}

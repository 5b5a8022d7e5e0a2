//! Hostile pages: no panic, no loss, no leak, no stray control character, on a small stack.
//!
//! `dev/examples/hostile.rs` tries the same pages for time and memory.

#[path = "adversarial/cases.rs"]
mod cases;
#[path = "adversarial/check.rs"]
mod check;
#[path = "common/clean.rs"]
mod clean;

use std::{any::Any, collections::BTreeMap, thread};

use cases::{Case, Class};
use unchaff::{Block, Error, Extraction, Extractor};

/// The hostile part of a growing case, in bytes. Without optimisation it takes ten times as long.
const BYTES: usize = if cfg!(debug_assertions) { 15_000 } else { 60_000 };
/// More lines of failures than this say no more.
const MAX_LINES: usize = 100;
/// Fewer cases than this and some have been lost.
const MIN_CASES: usize = 220;

#[test]
fn hostile_pages_give_what_a_browser_shows() {
    let cases = cases::all();
    assert!(MIN_CASES <= cases.len());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = |worker: usize| cases.iter().skip(worker).step_by(workers);
    let failures: Vec<(&Case, Vec<String>)> = thread::scope(|scope| {
        let run =
            |worker| scope.spawn(move || share(worker).map(|case| (case, run(case))).collect());
        let workers: Vec<thread::ScopedJoinHandle<'_, Vec<_>>> = (0..workers).map(run).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it catches panics")).collect()
    });
    let failures: Vec<_> = failures.into_iter().filter(|(_, wrong)| !wrong.is_empty()).collect();
    assert!(failures.is_empty(), "{}", table(&failures, cases.len()));
}

#[test]
fn names_are_unique() {
    let mut seen = std::collections::BTreeSet::new();
    for case in cases::all() {
        assert!(seen.insert((case.class.id(), case.name.clone())), "{}", case.name);
    }
}

/// What is wrong with a case. The thread has its name, because a stack overflow says no more.
fn run(case: &Case) -> Vec<String> {
    let thread =
        thread::Builder::new().name(case.name.replace('\0', "")).stack_size(check::STACK_BYTES);
    let result = thread::scope(|scope| {
        let handle =
            thread.spawn_scoped(scope, || try_all(case)).expect("there is room for a thread");
        handle.join()
    });
    result.unwrap_or_else(|panic| vec![format!("panicked: {}", message(&*panic))])
}

fn try_all(case: &Case) -> Vec<String> {
    let bytes = case.input(BYTES);
    let answer = check::extract(&bytes);
    let mut wrong = check::sentences(case, &answer);
    if dump(&answer) != dump(&check::extract(&bytes)) {
        wrong.push("two runs differ".to_owned());
    }
    wrong.extend(answer.iter().flat_map(check::hygiene));
    if let Ok(html) = str::from_utf8(&bytes) {
        let extractor = Extractor::new();
        for (name, page) in
            [("extract", extractor.extract(html)), ("extract_text", extractor.extract_text(html))]
        {
            wrong.extend(check::hygiene(&page).into_iter().map(|it| format!("{name}: {it}")));
        }
    }
    wrong
}

/// All that an extractor says of some bytes, on one string for each piece.
fn dump(answer: &Result<Extraction, Error>) -> Vec<String> {
    let page = match answer {
        Ok(page) => page,
        Err(error) => return vec![error.to_string()],
    };
    let row = |block: Block<'_>| {
        format!("{} {} {} {}", block.kind(), block.label().id(), block.reason().id(), block.text())
    };
    let whole = [page.text(), page.markdown(), page.html()];
    let facts = [format!("{:?}", page.metadata()), format!("{:?}", page.images())];
    page.blocks().map(row).chain(whole).chain(facts).collect()
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no message").chars().take(120).collect()
}

fn table(failures: &[(&Case, Vec<String>)], count: usize) -> String {
    let mut by_class: BTreeMap<&str, usize> = BTreeMap::new();
    for (case, _) in failures {
        *by_class.entry(case.class.id()).or_default() += 1;
    }
    let mut out = format!("{} of {count} cases failed: {by_class:?}\n", failures.len());
    let in_order =
        Class::ALL.iter().flat_map(|class| failures.iter().filter(move |it| it.0.class == *class));
    for (case, wrong) in in_order.take(MAX_LINES) {
        out += &format!("{:12} {:44} {}\n", case.class.id(), case.name, wrong.join("; "));
    }
    out
}

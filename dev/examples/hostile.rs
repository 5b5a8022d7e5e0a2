//! Times hostile pages: how work and memory grow, and whether the story still comes out.
//!
//! Meant for a release build: `cargo run --release --example hostile`.

#[path = "../../tests/adversarial/cases.rs"]
mod cases;
#[path = "../../tests/adversarial/check.rs"]
mod check;
#[path = "../../tests/common/clean.rs"]
mod clean;

use std::{
    error::Error,
    hint::black_box,
    io::{self, Write},
    process::ExitCode,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use cases::{Case, Class, Make};
use clap::Parser;
use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The hostile part of a small run, in bytes.
const SMALL_BYTES: usize = 100_000;
/// How many times as large a large run is.
const TIMES: usize = 4;

/// Time may grow with this power of the input. Above 1 for caches, logarithms and noise.
const MAX_GROWTH: f64 = 1.2;
/// The most time that a megabyte may take.
const MAX_SECONDS_PER_MB: f64 = 1.0;
/// The most memory, in bytes a byte of input,
const MAX_MEMORY_RATIO: f64 = 96.0;
/// beside what a page of no size may take, in bytes.
const FREE_MEMORY_BYTES: usize = 64 << 20;

/// A large run that takes less says nothing about growth.
const MIN_SECONDS_OF_GROWTH: f64 = 0.02;
/// Smaller inputs say nothing about the time that a megabyte takes.
const MIN_BYTES_OF_SPEED: usize = 40_000;
/// How often each size is tried; the shortest time counts.
const RUNS: usize = 2;
/// How many pairs of a small and a large run are tried if it seems to grow too fast. A machine that
/// slows down slows both of a pair.
const CAREFUL_PAIRS: usize = 4;
/// A small run fits into caches and into memory that the allocator has kept, so a step up from it
/// can look steep. Then the next step counts too, if the large run took less than this.
const MAX_SECONDS_OF_DOUBT: f64 = 0.5;
/// A run that takes longer by the clock has failed, and no larger one is tried.
const MAX_WAIT: Duration = Duration::from_secs(60);

#[derive(Parser)]
#[command(about = "Times hostile pages and checks what comes out", long_about = None)]
struct Arguments {
    /// Only the cases with this in their class or name
    #[arg(long, value_name = "SUBSTRING", default_value = "")]
    case: String,
    /// Print the names of the cases and stop
    #[arg(long)]
    list: bool,
    /// Print the small input of the first case and stop
    #[arg(long)]
    page: bool,
    /// The hostile part of a small run; a large one has four times as much
    #[arg(long, value_name = "N", default_value_t = SMALL_BYTES)]
    bytes: usize,
    /// A case fails if its time grows with a larger power of the input than this; a busy machine
    /// needs some leeway
    #[arg(long, value_name = "EXPONENT", default_value_t = MAX_GROWTH)]
    max_growth: f64,
}

/// What one case took, and what is wrong with it.
#[derive(Default)]
struct Outcome {
    growth: Option<f64>,
    seconds_per_mb: Option<f64>,
    /// Bytes of heap for a byte of input, beyond what is free.
    memory_ratio: f64,
    wrong: Vec<String>,
}

/// One run.
struct Run {
    seconds: f64,
    peak_bytes: usize,
    bytes: usize,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let is_meant = |case: &Case| {
        let name = format!("{} {}", case.class.id(), case.name);
        name.to_lowercase().contains(&arguments.case.to_lowercase())
    };
    let cases: Vec<Arc<Case>> = cases::all().into_iter().filter(is_meant).map(Arc::new).collect();
    let mut out = io::stdout().lock();
    if arguments.list {
        for case in &cases {
            writeln!(out, "{}\t{}", case.class.id(), case.name)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.page {
        let first = cases.first().ok_or("no such case")?;
        out.write_all(&first.input(arguments.bytes))?;
        return Ok(ExitCode::SUCCESS);
    }
    // What is made once for all pages is not the work of the first.
    black_box(unchaff::extract("<p>x").text());
    let outcomes: Vec<(&Case, Outcome)> =
        cases.iter().map(|case| (&**case, measure(case, &arguments))).collect();
    write_table(&outcomes, &mut out)?;
    write_failures(&outcomes, &mut out)?;
    let failed = outcomes.iter().any(|(_, outcome)| !outcome.wrong.is_empty());
    Ok(ExitCode::from(u8::from(failed)))
}

fn measure(case: &Arc<Case>, arguments: &Arguments) -> Outcome {
    let mut outcome = Outcome::default();
    if let Err(wrong) = try_sizes(case, arguments, &mut outcome) {
        outcome.wrong.push(wrong);
    }
    outcome
}

/// Tries a case in its sizes. An error is a run that gave no answer.
fn try_sizes(case: &Arc<Case>, arguments: &Arguments, outcome: &mut Outcome) -> Result<(), String> {
    let Arguments { bytes, max_growth, .. } = *arguments;
    let small = try_often(case, bytes, RUNS, outcome)?;
    if matches!(case.make, Make::Fixed(_)) {
        judge(&small, outcome);
        return Ok(());
    }
    let mut large = try_often(case, bytes * TIMES, RUNS, outcome)?;
    let mut growth = growth_of(&small, &large);
    for _ in 0..CAREFUL_PAIRS {
        if growth <= Some(max_growth) {
            break;
        }
        let (small, other) = (try_once(case, bytes)?.0, try_once(case, bytes * TIMES)?.0);
        growth = growth.zip(growth_of(&small, &other)).map(|(one, other)| one.min(other));
        large = faster(large, other);
    }
    if growth > Some(max_growth) && large.seconds < MAX_SECONDS_OF_DOUBT {
        let huge = try_often(case, bytes * TIMES * TIMES, RUNS, outcome)?;
        growth = growth.zip(growth_of(&large, &huge)).map(|(one, other)| one.min(other));
    }
    outcome.growth = growth;
    if let Some(growth) = growth.filter(|growth| *growth > max_growth) {
        outcome.wrong.push(format!("growth {growth:.2}"));
    }
    judge(&large, outcome);
    outcome.wrong.dedup();
    Ok(())
}

/// Notes speed and memory.
fn judge(run: &Run, outcome: &mut Outcome) {
    if run.bytes >= MIN_BYTES_OF_SPEED {
        let seconds_per_mb = run.seconds / (run.bytes as f64 / 1e6);
        outcome.seconds_per_mb = Some(seconds_per_mb);
        if seconds_per_mb > MAX_SECONDS_PER_MB {
            outcome.wrong.push(format!("{seconds_per_mb:.2} s/MB"));
        }
    }
    let beyond = run.peak_bytes.saturating_sub(FREE_MEMORY_BYTES);
    outcome.memory_ratio = beyond as f64 / run.bytes.max(1) as f64;
    if outcome.memory_ratio > MAX_MEMORY_RATIO {
        let megabytes = run.peak_bytes >> 20;
        outcome.wrong.push(format!("memory {:.0} times, {megabytes} MB", outcome.memory_ratio));
    }
}

fn growth_of(small: &Run, large: &Run) -> Option<f64> {
    let is_telling = large.seconds >= MIN_SECONDS_OF_GROWTH && small.bytes < large.bytes;
    let ratio = large.bytes as f64 / small.bytes as f64;
    is_telling.then(|| (large.seconds / small.seconds).ln() / ratio.ln())
}

fn faster(one: Run, other: Run) -> Run {
    if other.seconds < one.seconds { other } else { one }
}

/// The fastest of some runs. What is wrong with the first is noted.
fn try_often(
    case: &Arc<Case>,
    bytes: usize,
    times: usize,
    outcome: &mut Outcome,
) -> Result<Run, String> {
    let (mut best, wrong) = try_once(case, bytes)?;
    let is_new = |it: &String| !outcome.wrong.contains(it);
    let wrong: Vec<String> = wrong.into_iter().filter(is_new).collect();
    outcome.wrong.extend(wrong);
    for _ in 1..times {
        best = faster(best, try_once(case, bytes)?.0);
    }
    Ok(best)
}

/// One run in a thread of its own. One that does not come back is left behind.
fn try_once(case: &Arc<Case>, bytes: usize) -> Result<(Run, Vec<String>), String> {
    let (sender, receiver) = mpsc::channel();
    let case = Arc::clone(case);
    // A stack overflow says nothing but the name of the thread.
    let thread = thread::Builder::new().name(case.name.clone()).stack_size(check::STACK_BYTES);
    let work = move || {
        // The receiver is gone if this took too long.
        let _ = sender.send(run(&case, bytes));
    };
    thread.spawn(work).map_err(|error| format!("no thread: {error}"))?;
    receiver.recv_timeout(MAX_WAIT).map_err(|error| match error {
        mpsc::RecvTimeoutError::Timeout => format!("no answer in {} s", MAX_WAIT.as_secs()),
        mpsc::RecvTimeoutError::Disconnected => "panicked".to_owned(),
    })
}

fn run(case: &Case, bytes: usize) -> (Run, Vec<String>) {
    let input = case.input(bytes);
    let held_bytes = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let start = ThreadTime::now();
    let answer = check::extract(&input);
    if let Ok(page) = &answer {
        black_box((page.text(), page.markdown(), page.html()));
    }
    let seconds = start.elapsed().as_secs_f64();
    let peak_bytes = HEAP.peak_usage().saturating_sub(held_bytes);
    let mut wrong = check::sentences(case, &answer);
    wrong.extend(answer.iter().flat_map(check::hygiene));
    (Run { seconds, peak_bytes, bytes: input.len() }, wrong)
}

fn write_table(outcomes: &[(&Case, Outcome)], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "class         cases failed  growth   s/MB  memory  worst growth; s/MB; memory")?;
    for class in Class::ALL {
        let of_class = || outcomes.iter().filter(move |(case, _)| case.class == class);
        let count = of_class().count();
        if count == 0 {
            continue;
        }
        let failed = of_class().filter(|(_, outcome)| !outcome.wrong.is_empty()).count();
        let worst = |value: fn(&Outcome) -> f64| {
            let pairs = of_class().map(|(case, outcome)| (value(outcome), case.name.as_str()));
            pairs.fold((0.0, "-"), |worst, pair| if pair.0 > worst.0 { pair } else { worst })
        };
        let growth = worst(|it| it.growth.unwrap_or_default());
        let speed = worst(|it| it.seconds_per_mb.unwrap_or_default());
        let memory = worst(|it| it.memory_ratio);
        writeln!(
            out,
            "{:12} {count:6} {failed:6} {:7.2} {:6.2} {:7.1}  {}; {}; {}",
            class.id(),
            growth.0,
            speed.0,
            memory.0,
            growth.1,
            speed.1,
            memory.1,
        )?;
    }
    Ok(())
}

fn write_failures(outcomes: &[(&Case, Outcome)], out: &mut impl Write) -> io::Result<()> {
    let failed = outcomes.iter().filter(|(_, outcome)| !outcome.wrong.is_empty());
    writeln!(out, "\n{} of {} cases failed", failed.clone().count(), outcomes.len())?;
    for (case, outcome) in failed {
        writeln!(out, "{:12} {:44} {}", case.class.id(), case.name, outcome.wrong.join("; "))?;
    }
    Ok(())
}

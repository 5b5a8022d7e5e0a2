//! The command `unchaff`: saved pages in, text, Markdown, HTML or JSON Lines out.

mod args;
mod diff;
mod explain;
mod front;
mod input;
mod names;
mod page;
mod parts;
mod progress;
mod rules;
mod run;
mod sites;
mod table;
mod tally;
mod write;

use std::{
    fmt::Display,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    process::{self, ExitCode},
    sync::atomic::{AtomicBool, Ordering},
};

use args::{Cli, Command, Extract, Learn, Paths};
use clap::{CommandFactory, Parser, error::ErrorKind};
use input::{Kind, Source};
use page::Printer;
use parts::{Parts, Plan, Refused};
use progress::{Progress, complain};
use run::{Counts, Run};
use sites::Learner;
use tally::{Extra, Tally};
use unchaff_saved::Failure;
use write::{Folder, Separators, Stream};

/// The exit status of a run that was interrupted, as shells have it.
const INTERRUPTED: u8 = 130;

/// The exit status for wrong usage, as clap has it.
const WRONG_USAGE: u8 = 2;

/// What stands for standard output.
const STDOUT: &str = "-";

/// Set when somebody wants the run to stop.
static IS_STOPPED: AtomicBool = AtomicBool::new(false);

fn main() -> ExitCode {
    let mut cli = Cli::parse();
    // As for input, a hyphen is the standard one.
    let is_file = |path: &mut PathBuf| path.as_os_str() != STDOUT;
    cli.extract.output = cli.extract.output.take_if(is_file);
    match cli.command {
        None => extract(&cli.extract),
        Some(Command::Explain(mut options)) => {
            options.output = options.output.take_if(is_file);
            if options.path.is_none() && options.diff.is_none() && io::stdin().is_terminal() {
                usage("no PATH is given and nothing is piped in");
            }
            ended(explain::explain(&options))
        }
        Some(Command::Learn(options)) => learn(&options),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "unchaff", &mut script);
            ended(write::text(None, &String::from_utf8_lossy(&script)))
        }
        Some(Command::Man { command }) => {
            let mut of = Cli::command();
            of.build();
            let of = command.and_then(|name| of.find_subcommand(name).cloned()).unwrap_or(of);
            let mut page = Vec::new();
            // A vector takes everything.
            let _ = clap_mangen::Man::new(of).render(&mut page);
            ended(write::text(None, &String::from_utf8_lossy(&page)))
        }
    }
}

fn ended(result: Result<(), (PathBuf, Failure)>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err((path, failure)) => failed(&path, failure),
    }
}

/// Says what is wrong with a path.
fn failed(path: &Path, message: impl Display) -> ExitCode {
    complain(&path.display().to_string(), message);
    ExitCode::FAILURE
}

fn extract(options: &Extract) -> ExitCode {
    if options.by_site && !options.input.can_be_read_twice() {
        usage("--by-site reads twice, and standard input and pipes can be read only once");
    }
    let sources =
        match sources(&options.input, options.output_dir.as_deref(), options.reading.plain) {
            Ok(sources) => sources,
            Err((path, error)) => return failed(&path, error),
        };
    if options.resume && options.output.is_none() && options.output_dir.is_none() {
        usage("--resume goes on with --output or --output-dir, and neither is given");
    }
    let is_on_terminal =
        options.output.is_none() && options.output_dir.is_none() && io::stdout().is_terminal();
    if options.format().has_rows() && is_on_terminal {
        usage("Parquet is no text for a terminal: give --output or --output-dir");
    }
    stop_when_asked();
    let has_many = |it: &Source| it.kind == Kind::Archive;
    let is_single =
        options.input.input_dir.is_none() && sources.len() == 1 && !sources.iter().any(has_many);
    let readings = 1 + u64::from(options.by_site);
    let total = readings * sources.iter().map(Source::len).sum::<u64>();
    let progress = Progress::new(total, is_single, options.running.quiet, !is_on_terminal);
    let counts = Counts::default();
    let written = write_all(options, &sources, is_single, &progress, &counts);
    conclude(options, is_single, written, &progress, &counts)
}

/// Lets the run stop where it is when somebody wants that.
fn stop_when_asked() {
    let handler = || {
        // A second time it is ended at once.
        if IS_STOPPED.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(INTERRUPTED));
        }
    };
    // Without a handler the system ends the run at once, which does no harm.
    let _ = ctrlc::set_handler(handler);
}

/// Learns what pages have in common, and writes it.
fn learn(options: &Learn) -> ExitCode {
    if options.output.as_os_str() == STDOUT {
        usage("a profile is no text for standard output: give --output a file");
    }
    let sources = match sources(&options.input, None, options.reading.plain) {
        Ok(sources) => sources,
        Err((path, error)) => return failed(&path, error),
    };
    stop_when_asked();
    let mut learner = Learner::new(options.reading.known());
    let total = sources.iter().map(Source::len).sum();
    let progress = Progress::new(total, false, options.running.quiet, true);
    let counts = Counts::default();
    let printer = Printer::of_pages(&options.reading);
    let run = Run {
        sources: &sources,
        printer: &printer,
        threads: options.running.threads(),
        progress: &progress,
        counts: &counts,
        is_stopped: &IS_STOPPED,
    };
    // It takes pages without an error.
    let _ = run.into_sink(&mut learner);
    let (tally, _) = progress.end();
    if IS_STOPPED.load(Ordering::Relaxed) {
        complain("interrupted", "nothing is written");
        return ExitCode::from(INTERRUPTED);
    }
    if let Err(error) = write::file(&options.output, &learner.sites.to_bytes()) {
        return failed(&options.output, error);
    }
    if !options.running.quiet {
        complain("done", learner.summary(&tally));
    }
    if tally.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Says how a run went.
fn conclude(
    options: &Extract,
    is_single: bool,
    written: Result<Option<Tally>, Refused>,
    progress: &Progress,
    counts: &Counts,
) -> ExitCode {
    let (this_run, elapsed) = progress.end();
    let is_stopped = IS_STOPPED.load(Ordering::Relaxed);
    let tally = match written {
        Ok(total) => total.unwrap_or_else(|| this_run.clone()),
        Err(Refused::Usage(message)) => {
            complain("usage", message);
            return ExitCode::from(WRONG_USAGE);
        }
        // Whoever reads has seen enough, as in `unchaff *.html | head`.
        Err(Refused::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(Refused::Io(error)) => return failed(Path::new("output"), error),
    };
    if !is_single && !options.running.quiet {
        let extra = Extra {
            left_out: counts.left_out.load(Ordering::Relaxed),
            skipped: counts.skipped.load(Ordering::Relaxed),
            run_bytes: this_run.bytes,
        };
        let what = if is_stopped { "interrupted" } else { "done" };
        complain(what, tally.summary(extra, elapsed));
        if is_stopped && (options.output.is_some() || options.output_dir.is_some()) {
            complain(what, "the same command with --resume goes on");
        }
    }
    if is_stopped {
        ExitCode::from(INTERRUPTED)
    } else if tally.failed() == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Writes all pages to where they are wanted. What is given back is the tally of a file to which
/// several runs have written.
fn write_all(
    options: &Extract,
    sources: &[Source],
    is_single: bool,
    progress: &Progress,
    counts: &Counts,
) -> Result<Option<Tally>, Refused> {
    let format = options.format();
    let threads = if is_single { 1 } else { options.running.threads() };
    let is_stopped = &IS_STOPPED;
    // What can refuse a run comes first: to learn takes as long as to extract.
    let printer = || -> io::Result<Printer<'_>> {
        if !options.by_site {
            return Ok(Printer::new(options, None));
        }
        let mut learner = Learner::holding(options.reading.known());
        let printer = &Printer::of_pages(&options.reading);
        // The second reading says what is wrong with a page.
        let (progress, counts) = (&progress.of_first(), &Counts::default());
        let run = Run { sources, printer, threads, progress, counts, is_stopped };
        run.into_sink(&mut learner)?;
        Ok(Printer::new(options, Some(learner.learned())))
    };
    let separators = Separators::new(format, !is_single);
    if let Some(root) = &options.output_dir {
        let mut folder = Folder::new(root, sources, format, options.keep_dirs, options.resume)?;
        let printer = &printer()?;
        Run { sources, printer, threads, progress, counts, is_stopped }.into_sink(&mut folder)?;
        return Ok(None);
    }
    let device = match &options.output {
        Some(named) => write::device(named)?,
        None => None,
    };
    let Some(named) = options.output.as_ref().filter(|_| device.is_none()) else {
        let printer = &printer()?;
        let run = Run { sources, printer, threads, progress, counts, is_stopped };
        return match device {
            Some(device) => stream(run, device, separators),
            None => stream(run, io::stdout(), separators),
        };
    };
    let target = &write::target(named);
    let plan = Plan::new(options.plan(), sources);
    let Some(mut parts) = Parts::open(target, &plan, separators, options.resume)? else {
        progress.say(&named.display().to_string(), "is there already");
        return Ok(None);
    };
    let printer = &printer()?;
    Run { sources, printer, threads, progress, counts, is_stopped }.into_sink(&mut parts)?;
    let is_stopped = IS_STOPPED.load(Ordering::Relaxed);
    Ok(Some(if is_stopped { parts.total() } else { parts.finish()? }))
}

/// Writes all pages as they come.
fn stream(
    run: Run<'_>,
    out: impl Write + Send,
    separators: Separators,
) -> Result<Option<Tally>, Refused> {
    let mut stream = Stream::new(BufWriter::new(out), separators)?;
    run.into_sink(&mut stream)?;
    stream.finish()?;
    Ok(None)
}

/// What is to be read, in order; the error is of a folder.
fn sources(
    input: &Paths,
    left_out: Option<&Path>,
    has_texts: bool,
) -> Result<Vec<Source>, (PathBuf, io::Error)> {
    if let Some(folder) = &input.input_dir {
        return input::walk(folder, left_out, has_texts).map_err(|error| (folder.clone(), error));
    }
    if !input.paths.is_empty() {
        let source = |path: &PathBuf| Source::new(path.clone()).map_err(|it| (path.clone(), it));
        return input.paths.iter().map(source).collect();
    }
    if io::stdin().is_terminal() {
        usage("no PATH is given and nothing is piped in");
    }
    let stdin = PathBuf::from("-");
    Ok(vec![Source::new(stdin.clone()).map_err(|error| (stdin, error))?])
}

/// Ends the program with a message on how it is used.
fn usage(message: &str) -> ! {
    Cli::command().error(ErrorKind::MissingRequiredArgument, message).exit()
}

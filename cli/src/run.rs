//! Many pages at a time: one thread reads, some extract, one writes in the order of the input.

use std::{
    collections::{BTreeMap, HashSet},
    io,
    ops::ControlFlow,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

use unchaff_saved::{Input, Item};

use crate::{
    input::{self, Kind, Source},
    page::{Printed, Printer, Work},
    progress::Progress,
};

/// How many pages are held for each thread. One is worked on, the others wait for their turn to be
/// read or to be written.
const HELD_PER_THREAD: usize = 8;

/// A page in the order of the input, or the end of a source.
#[derive(Debug)]
pub(crate) struct Done {
    /// Which of the sources.
    pub(crate) source: usize,
    /// Which page of the source, from 0.
    pub(crate) item: usize,
    /// The path of a page, the address of a record, the name of a page in a file of many.
    pub(crate) id: String,
    /// Nothing at the end of a source.
    pub(crate) printed: Option<Printed>,
}

/// What takes the pages.
pub(crate) trait Sink {
    /// What an earlier run has written.
    fn before(&self) -> Before {
        Before::default()
    }

    /// Takes a page, or the end of a source.
    fn put(&mut self, done: Done) -> io::Result<()>;
}

/// What an earlier run has written.
#[derive(Debug, Default)]
pub(crate) struct Before {
    /// How many items, counted from the first source.
    pub(crate) items: usize,
    /// The sources that are done.
    pub(crate) sources: HashSet<usize>,
    /// The items of sources that are not done.
    pub(crate) items_of_sources: HashSet<(usize, usize)>,
}

struct Job {
    number: usize,
    source: usize,
    item: usize,
    id: String,
    /// Nothing at the end of a source.
    work: Option<Work>,
}

/// What else there is to know of a run.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) left_out: AtomicU64,
    pub(crate) skipped: AtomicU64,
}

/// A run over sources.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run<'a> {
    pub(crate) sources: &'a [Source],
    pub(crate) printer: &'a Printer<'a>,
    pub(crate) threads: usize,
    pub(crate) progress: &'a Progress,
    pub(crate) counts: &'a Counts,
    pub(crate) is_stopped: &'a AtomicBool,
}

impl Run<'_> {
    /// Reads all sources into a sink. The error is one of the output.
    pub(crate) fn into_sink(self, sink: &mut impl Sink) -> io::Result<()> {
        let (job_in, job_out) = mpsc::sync_channel::<Job>(self.threads);
        let (done_in, done_out) = mpsc::channel();
        // Who reads takes a ticket for every page, and who has written one gives it back. So no more
        // pages are held than there are tickets, even if one of them takes long.
        let (ticket_in, ticket_out) = mpsc::channel();
        for _ in 0..self.threads * HELD_PER_THREAD {
            // The other end is held below.
            let _ = ticket_in.send(());
        }
        let before = sink.before();
        thread::scope(|scope| {
            let job_out = Arc::new(Mutex::new(job_out));
            for _ in 0..self.threads {
                let (job_out, done_in) = (Arc::clone(&job_out), done_in.clone());
                scope.spawn(move || {
                    loop {
                        let job = job_out.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok(Job { number, source, item, id, work }) = job else { break };
                        let printed =
                            work.map(|work| self.printer.print((source, item), &id, work));
                        if done_in.send((number, Done { source, item, id, printed })).is_err() {
                            break;
                        }
                    }
                });
            }
            drop((job_out, done_in));
            scope.spawn(move || {
                let mut reader = Reader {
                    jobs: job_in,
                    tickets: ticket_out,
                    number: 0,
                    left: before.items,
                    before,
                    run: self,
                };
                for (source, file) in self.sources.iter().enumerate() {
                    if reader.before.sources.contains(&source) {
                        self.counts.skipped.fetch_add(1, Ordering::Relaxed);
                        self.progress.advance(file.len());
                    } else if reader.read(source, file).is_break() {
                        break;
                    }
                }
            });
            // Dropped with an error of the output, so that who reads does not wait for ever.
            let tickets = ticket_in;
            let mut waiting = BTreeMap::new();
            let mut next = 0;
            for (number, done) in done_out {
                waiting.insert(number, done);
                while let Some(done) = waiting.remove(&next) {
                    self.progress.note(&done);
                    sink.put(done)?;
                    next += 1;
                    // If nobody waits for a ticket, all is read.
                    let _ = tickets.send(());
                }
            }
            Ok(())
        })
    }
}

/// Turns sources into jobs.
struct Reader<'a> {
    jobs: mpsc::SyncSender<Job>,
    tickets: mpsc::Receiver<()>,
    /// How many jobs there were.
    number: usize,
    /// How many items an earlier run has done of those that follow.
    left: usize,
    before: Before,
    run: Run<'a>,
}

impl Reader<'_> {
    /// Reads a source. It breaks when the work is to stop.
    fn read(&mut self, source: usize, file: &Source) -> ControlFlow<()> {
        let id = || file.path.display().to_string();
        let mut item = 0;
        match file.kind {
            Kind::Page => {
                self.put(source, &mut item, id(), Work::File(file.path.clone()))?;
                self.run.progress.advance(file.len());
            }
            Kind::Archive => {
                let progress = self.run.progress;
                match input::open(&file.path, move |bytes| progress.advance(bytes)) {
                    Ok(input) => self.archive(source, &mut item, &id(), input)?,
                    Err(error) => {
                        self.put(source, &mut item, id(), Work::Failed(error.into()))?;
                    }
                }
            }
        }
        self.send(source, item, String::new(), None)
    }

    fn archive(
        &mut self,
        source: usize,
        item: &mut usize,
        path: &str,
        input: Input<'_>,
    ) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        let max_bytes = self.run.printer.max_bytes();
        unchaff_saved::read(input, max_bytes, |found| {
            flow = match found {
                _ if self.run.is_stopped.load(Ordering::Relaxed) => ControlFlow::Break(()),
                Item::LeftOut => {
                    self.run.counts.left_out.fetch_add(1, Ordering::Relaxed);
                    ControlFlow::Continue(())
                }
                _ if self.before.items_of_sources.contains(&(source, *item)) => {
                    *item += 1;
                    self.run.counts.skipped.fetch_add(1, Ordering::Relaxed);
                    ControlFlow::Continue(())
                }
                Item::Page(page) => self.put(source, item, page.name().id(path), Work::Page(page)),
                Item::Broken { name, failure } => {
                    self.put(source, item, name.id(path), Work::Failed(failure))
                }
            };
            flow
        });
        flow
    }

    /// Hands out a page if no earlier run has done it.
    fn put(&mut self, source: usize, item: &mut usize, id: String, work: Work) -> ControlFlow<()> {
        let number = *item;
        *item += 1;
        if self.left > 0 {
            self.left -= 1;
            return ControlFlow::Continue(());
        }
        self.send(source, number, id, Some(work))
    }

    fn send(
        &mut self,
        source: usize,
        item: usize,
        id: String,
        work: Option<Work>,
    ) -> ControlFlow<()> {
        let is_stopped = self.run.is_stopped.load(Ordering::Relaxed);
        if is_stopped || self.tickets.recv().is_err() {
            return ControlFlow::Break(());
        }
        let job = Job { number: self.number, source, item, id, work };
        self.number += 1;
        if self.jobs.send(job).is_err() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

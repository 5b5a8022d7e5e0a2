//! The pages of a saved file as record batches; of a WARC file a part at a time.

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use arrow_array::RecordBatch;
use arrow_select::concat::concat_batches;
use pyo3::{exceptions::PyOSError, prelude::*};
use pyo3_arrow::PyRecordBatch;
use rayon::prelude::*;
use unchaff::{Extraction, Extractor};
use unchaff_arrow::{Batch, PAGES_PER_BATCH, Row};
use unchaff_saved::{Failure, Item, Name, Page, Split};

use crate::{batch, guarded, pool, settings::Settings};

/// The largest page if nothing else is said: that of the library.
const MAX_BYTES: usize = 16 << 20;

/// The pages of a file, of a WARC file those of the records that begin in a range of bytes. The documentation is in the package.
#[pyfunction]
pub(crate) fn read_warc(
    path: String,
    begin: u64,
    end: u64,
    encoding: Option<String>,
    settings: Settings,
    blocks: bool,
    threads: Option<usize>,
) -> PyResult<Records> {
    let reader = Reader { blocks, threads, ..Reader::new(path, begin, end, encoding, &settings)? };
    // One batch waits while the next one is made.
    let (sender, receiver) = sync_channel(1);
    let work = move || reader.run(&sender);
    thread::Builder::new().spawn(work).map_err(|error| PyOSError::new_err(error.to_string()))?;
    Ok(Records { receiver: Mutex::new(receiver) })
}

/// Learns the pages of such a file. Returns how many.
pub(crate) fn learn(
    path: String,
    begin: u64,
    end: u64,
    encoding: Option<String>,
    settings: &Settings,
    sites: &mut unchaff::Sites,
) -> PyResult<usize> {
    let reader = Reader::new(path, begin, end, encoding, settings)?;
    let mut count = 0;
    let read = reader.split.read(reader.max_bytes, |item| {
        // What cannot be read has an error when the rows are made.
        if let Item::Page(page) = item {
            let learn = || reader.page(Ok(page)).is_ok_and(|page| sites.learn(&page));
            // A panic is a mistake of ours, and no reason to lose the pages that follow.
            count += usize::from(catch_unwind(AssertUnwindSafe(learn)).unwrap_or(false));
        }
        ControlFlow::Continue(())
    });
    read.map_err(|error| PyOSError::new_err(error.to_string()))?;
    Ok(count)
}

/// Batches of rows in the order of the file.
#[pyclass(frozen, module = "unchaff._native")]
#[derive(Debug)]
pub(crate) struct Records {
    receiver: Mutex<Receiver<Result<RecordBatch, String>>>,
}

#[pymethods]
impl Records {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let next = guarded(|| {
            let receive = || self.receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
            Ok(py.detach(receive).ok())
        })?;
        let batch = next.transpose().map_err(PyOSError::new_err)?;
        batch.map(|batch| PyRecordBatch::new(batch).into_pyarrow(py)).transpose()
    }
}

/// What is read, and how.
struct Reader {
    path: String,
    from: String,
    split: Split,
    encoding: Option<String>,
    extractor: Extractor,
    max_bytes: usize,
    blocks: bool,
    threads: Option<usize>,
}

/// A row to be.
struct Work {
    id: String,
    url: Option<String>,
    page: Result<Box<Page>, Failure>,
}

impl Reader {
    /// One that works in the thread of the caller.
    fn new(
        path: String,
        begin: u64,
        end: u64,
        encoding: Option<String>,
        settings: &Settings,
    ) -> PyResult<Self> {
        Ok(Self {
            // Only a file that is read from its beginning knows the numbers of its records.
            from: if begin == 0 { String::new() } else { format!(" from byte {begin}") },
            split: Split::new(&path, begin, end),
            path,
            encoding,
            extractor: settings.extractor()?,
            max_bytes: settings.max_bytes.unwrap_or(MAX_BYTES),
            blocks: false,
            threads: Some(1),
        })
    }

    /// Sends batches until the file ends or nobody waits for more.
    fn run(&self, sender: &SyncSender<Result<RecordBatch, String>>) {
        let mut waiting = Vec::with_capacity(PAGES_PER_BATCH);
        let mut is_wanted = true;
        let read = self.split.read(self.max_bytes, |item| {
            waiting.extend(self.work(item));
            if waiting.len() == PAGES_PER_BATCH {
                is_wanted = sender.send(self.extract(std::mem::take(&mut waiting))).is_ok();
            }
            if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        if let Err(error) = read {
            let page = Err(error.into());
            waiting.push(Work { id: self.path.clone(), url: None, page });
        }
        if is_wanted && !waiting.is_empty() {
            // If nobody waits, nobody misses it.
            let _ = sender.send(self.extract(waiting));
        }
    }

    fn work(&self, item: Item) -> Option<Work> {
        match item {
            Item::LeftOut => None,
            Item::Page(page) => {
                let (id, url) = (self.id(page.name()), page.address().map(str::to_owned));
                Some(Work { id, url, page: Ok(page) })
            }
            Item::Broken { name, failure } => {
                Some(Work { id: self.id(&name), url: None, page: Err(failure) })
            }
        }
    }

    /// A number is counted from where the part of the file begins.
    fn id(&self, name: &Name) -> String {
        match name {
            Name::Within(_) => name.id(&self.path) + &self.from,
            _ => name.id(&self.path),
        }
    }

    fn extract(&self, waiting: Vec<Work>) -> Result<RecordBatch, String> {
        let Some(pool) = pool::of(self.threads)? else {
            let mut batch = Batch::new();
            waiting.into_iter().for_each(|work| self.push(&mut batch, work));
            return Ok(batch.finish());
        };
        let one = |work| {
            let mut batch = Batch::new();
            self.push(&mut batch, work);
            batch.finish()
        };
        let batches: Vec<_> = pool.install(|| waiting.into_par_iter().map(one).collect());
        concat_batches(&unchaff_arrow::schema(), &batches).map_err(|error| error.to_string())
    }

    fn push(&self, batch: &mut Batch, work: Work) {
        let Work { id, url, page } = work;
        let row = Row::default().id(&id).blocks(self.blocks);
        let row = url.as_deref().map_or(row, |url| row.url(url));
        batch::push(batch, row, || self.page(page).map_err(|failure| failure.to_string()));
    }

    fn page(&self, page: Result<Box<Page>, Failure>) -> Result<Extraction, Failure> {
        page?.extract(&self.extractor, self.encoding.as_deref(), self.max_bytes)
    }
}

//! What pages of a site have in common: learned from pages, kept in a file, used for others.

use std::{
    collections::HashMap,
    fmt, fs, io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use unchaff::{Extraction, Sites, passes};

use crate::{
    page::Printed,
    run::{Done, Sink},
    tally::{Tally, counted},
};

/// Pages of so many bytes are held between the two readings of `--by-site`, in some three times the memory; the others
/// are read again.
const MAX_HELD_BYTES: usize = 64 << 20;

/// A file of profiles, read.
#[derive(Clone)]
pub(crate) struct SitesFile {
    /// The last bytes of the file are a sum of the others.
    sum: Vec<u8>,
    sites: Arc<Sites>,
}

impl SitesFile {
    /// Reads a file. The error says what is wrong.
    pub(crate) fn read(path: PathBuf) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|error| error.to_string())?;
        let sites = Sites::from_bytes(&bytes).map_err(|error| error.to_string())?;
        let sum = bytes.last_chunk::<8>().map_or(Vec::new(), |sum| sum.to_vec());
        Ok(Self { sum, sites: Arc::new(sites) })
    }

    pub(crate) fn sites(&self) -> Arc<Sites> {
        Arc::clone(&self.sites)
    }
}

/// What was read, so that it is the same in each run.
impl fmt::Debug for SitesFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02x?}", self.sum)
    }
}

/// Takes pages and learns what their sites have in common.
#[derive(Debug, Default)]
pub(crate) struct Learner {
    pub(crate) sites: Sites,
    /// How many pages do not say where they are from.
    homeless: u64,
    /// Pages for a second reading, by source and item. Nothing if there is none.
    held: Option<HashMap<(usize, usize), Held>>,
    held_bytes: usize,
}

impl Learner {
    /// One that goes on with what is known.
    pub(crate) fn new(sites: Sites) -> Self {
        Self { sites, ..Self::default() }
    }

    /// One that holds pages for a second reading.
    pub(crate) fn holding(sites: Sites) -> Self {
        Self { held: Some(HashMap::new()), ..Self::new(sites) }
    }

    /// One line for people.
    pub(crate) fn summary(&self, tally: &Tally) -> String {
        let sites = counted(self.sites.iter().len() as u64, "site");
        let mut line = format!("{} learned, {sites} known", counted(tally.pages, "page"));
        if self.homeless > 0 {
            line.push_str(&format!(", {} without an address", counted(self.homeless, "page")));
        }
        line
    }

    /// What was learned, and the pages that are held.
    pub(crate) fn learned(self) -> Learned {
        let held = Mutex::new(self.held.unwrap_or_default());
        Learned { sites: Arc::new(self.sites), held }
    }
}

impl Sink for Learner {
    fn put(&mut self, done: Done) -> io::Result<()> {
        let Some(Printed { page: Some(page), page_bytes, url, .. }) = done.printed else {
            return Ok(());
        };
        // A panic is a mistake of ours, and no reason to lose the pages that follow.
        let learned = catch_unwind(AssertUnwindSafe(|| self.sites.learn(&page)));
        self.homeless += u64::from(!learned.unwrap_or(false));
        if let Some(held) = &mut self.held
            && self.held_bytes + page_bytes <= MAX_HELD_BYTES
        {
            self.held_bytes += page_bytes;
            held.insert((done.source, done.item), Held { page: *page, page_bytes, url });
        }
        Ok(())
    }
}

/// A page of a first reading.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) page: Extraction,
    pub(crate) page_bytes: usize,
    /// Where it was fetched from, if that is known.
    pub(crate) url: Option<String>,
}

/// What a first reading has learned.
#[derive(Debug)]
pub(crate) struct Learned {
    pub(crate) sites: Arc<Sites>,
    held: Mutex<HashMap<(usize, usize), Held>>,
}

impl Learned {
    /// A page of the first reading, if the second would make the same of it.
    pub(crate) fn take(&self, at: (usize, usize)) -> Option<Held> {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let mut held = all.remove(&at)?;
        drop(all);
        passes::meet_sites(&mut held.page, &self.sites).then_some(held)
    }
}

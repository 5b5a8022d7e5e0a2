//! Threads that outlive a call, but not a fork.

use std::{
    num::NonZeroUsize,
    process,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The threads of the last call, how many they are, and the process they are in.
static LAST: Mutex<Option<(u32, usize, Arc<ThreadPool>)>> = Mutex::new(None);

/// As many threads as asked for, by default one for each core. `None` for one: the caller's own.
pub(crate) fn of(threads: Option<usize>) -> Result<Option<Arc<ThreadPool>>, String> {
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = threads.unwrap_or_else(cores);
    if threads <= 1 {
        return Ok(None);
    }
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let id = process::id();
    if let Some((owner, size, pool)) = last.take() {
        if (owner, size) == (id, threads) {
            *last = Some((owner, size, Arc::clone(&pool)));
            return Ok(Some(pool));
        }
        // A fork copies the value, but not its threads: nobody would answer when it is dropped.
        if owner != id {
            std::mem::forget(pool);
        }
    }
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = Arc::new(pool.map_err(|error| error.to_string())?);
    *last = Some((id, threads, Arc::clone(&pool)));
    Ok(Some(pool))
}

//! What one thread needs while it aligns.

use std::cell::RefCell;

use crate::cost::Scratch;
use crate::lattice::{Lattice, Visit};

/// Memory that one search leaves to the next; each thread has one, so settings can be shared.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    pub(crate) lattice: Lattice,
    pub(crate) scratch: Scratch,
    /// The places that paths visit, of all searches since this was set; nothing if not requested.
    pub(crate) visits: Option<Vec<Visit>>,
}

/// Up to how many cells a lattice may have had whose memory is kept for the next text, some 10 MB.
const CELLS: usize = 1 << 16;

thread_local! {
    /// The worker of this thread, while nobody has it.
    static KEPT: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

impl Worker {
    /// What `work` gives with the worker of this thread.
    pub(crate) fn with<T>(work: impl FnOnce(&mut Self) -> T) -> T {
        let mut worker = KEPT.take().unwrap_or_default();
        let out = work(&mut worker);
        worker.visits = None;
        if worker.lattice.capacity() <= CELLS {
            KEPT.set(Some(worker));
        }
        out
    }
}

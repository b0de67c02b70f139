//! What one thread needs while it aligns.

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

//! Counts that many threads add to, with the same sum whatever their order.

use std::sync::atomic::{AtomicU64, Ordering};

/// Expected counts are added up in fixed point, so that their sum does not depend on the order of the threads.
const UNIT: f32 = (1u64 << 24) as f32;

/// A count that threads add to.
#[derive(Debug, Default)]
pub(crate) struct Count(AtomicU64);

impl Count {
    /// Restarts.
    pub(crate) fn clear(&mut self) {
        *self.0.get_mut() = 0;
    }

    /// Adds `amount`, which is not negative.
    pub(crate) fn add(&self, amount: f32) {
        self.0.fetch_add((amount * UNIT) as u64, Ordering::Relaxed);
    }

    /// What was added up.
    pub(crate) fn get(&self) -> f32 {
        (self.0.load(Ordering::Relaxed) as f64 / f64::from(UNIT)) as f32
    }
}

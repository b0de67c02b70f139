//! Work in threads of its own, for callers that hold a lock.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{iter, thread};

/// What `make` makes of each number below `count`, in order, by as many threads as rayon has.
///
/// The threads are not those of rayon. A thread of rayon that waits takes up other work. If its caller holds a lock, and the
/// other work asks for that lock, the thread waits for itself for ever.
pub(crate) fn map<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < count);
    let work = || iter::from_fn(take).map(|n| (n, make(n))).collect::<Vec<_>>();
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..rayon::current_num_threads()).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for thread in others {
            made.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    });
    made.sort_unstable_by_key(|(n, _)| *n);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order() {
        let slow_first = |n: usize| {
            thread::sleep(std::time::Duration::from_millis(if n == 0 { 5 } else { 0 }));
            n * n
        };
        assert_eq!(map(100, slow_first), (0..100).map(|n| n * n).collect::<Vec<_>>());
        assert!(map(0, |n| n).is_empty());
    }
}

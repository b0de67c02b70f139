//! What waits for the disk, beside the threads that compute.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// How many tasks wait in a queue before the thread that adds one waits as well: a disk stalls for more than a document's time, and each
/// task may hold an open file.
const QUEUED: usize = 4;

/// Something to be done that mostly waits.
type Task<'t> = Box<dyn FnOnce() + Send + 't>;

/// A queue for each thread that computes; the tasks of a queue are done in their order.
pub(super) struct Background<'t> {
    queues: Vec<SyncSender<Task<'t>>>,
}

/// The queue of the thread that has asked for it.
#[derive(Clone, Copy)]
pub(super) struct Queue<'q, 't>(&'q SyncSender<Task<'t>>);

/// Does `work`, which adds tasks; returns when all of them are done.
pub(super) fn with_background<'t, T>(work: impl FnOnce(&Background<'t>) -> T) -> T {
    thread::scope(|scope| {
        let queue = |_| {
            let (sender, tasks) = sync_channel::<Task<'t>>(QUEUED);
            scope.spawn(move || tasks.into_iter().for_each(|task| task()));
            sender
        };
        work(&Background { queues: (0..rayon::current_num_threads()).map(queue).collect() })
    })
}

impl<'t> Background<'t> {
    /// The queue of this thread.
    pub(super) fn queue(&self) -> Queue<'_, 't> {
        Queue(&self.queues[rayon::current_thread_index().unwrap_or(0) % self.queues.len()])
    }
}

impl<'t> Queue<'_, 't> {
    /// Adds a task.
    pub(super) fn push(self, task: impl FnOnce() + Send + 't) {
        // A task that panics ends its thread; the panic goes on where all tasks are waited for.
        let _ = self.0.send(Box::new(task));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use rayon::prelude::*;

    use super::*;

    #[test]
    fn tasks_of_a_queue_keep_their_order_and_all_are_done() {
        let done = Mutex::new(vec![Vec::new(); 50]);
        with_background(|background| {
            (0..50).into_par_iter().for_each(|n| {
                let (queue, done) = (background.queue(), &done);
                (0..4).for_each(|step| queue.push(move || done.lock().unwrap()[n].push(step)));
            });
        });
        assert!(done.into_inner().unwrap().iter().all(|steps| *steps == [0, 1, 2, 3]));
    }
}

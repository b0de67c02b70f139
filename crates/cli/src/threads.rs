//! How many threads work.

use anyhow::Context as _;

/// More threads than this for each processor only are in each other's way.
const PER_PROCESSOR: usize = 4;

/// The stack of each thread, in bytes. No reader calls itself for what is inside something else, or only some hundred
/// times; the libraries below are given eight times what a thread has otherwise. It is taken from memory as it is used.
const STACK: usize = 16 << 20;

/// Keeps the work to `jobs` threads, if the user says so; the result is the same for any number.
pub(crate) fn limit(jobs: Option<u16>) -> anyhow::Result<()> {
    let mut pool = rayon::ThreadPoolBuilder::new().stack_size(STACK);
    if let Some(jobs) = jobs {
        let most = PER_PROCESSOR * std::thread::available_parallelism().map_or(1, usize::from);
        pool = pool.num_threads(usize::from(jobs).min(most));
    }
    pool.build_global().context("the threads cannot be started; try a smaller --jobs")
}

/// Runs `work` on a thread whose stack is as large as that of the others.
pub(crate) fn run<T: Send>(work: impl FnOnce() -> T + Send) -> std::io::Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("main".to_owned()).stack_size(STACK);
        let done = thread.spawn_scoped(scope, work)?.join();
        Ok(done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

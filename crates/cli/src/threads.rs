//! How many threads work.

use anyhow::Context as _;

/// More threads than this for each processor only stand in each other's way.
const PER_PROCESSOR: usize = 4;

/// Keeps the work to `jobs` threads, if the user wants so; the result is the same for any number.
pub(crate) fn limit(jobs: Option<u16>) -> anyhow::Result<()> {
    let Some(jobs) = jobs else { return Ok(()) };
    let most = PER_PROCESSOR * std::thread::available_parallelism().map_or(1, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs).min(most));
    pool.build_global().context("the threads cannot be started; try a smaller --jobs")
}

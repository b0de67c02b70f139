//! How many threads work.

use anyhow::Context as _;

/// Keeps the work to `jobs` threads, if the user wants so.
pub(crate) fn limit(jobs: Option<u16>) -> anyhow::Result<()> {
    let Some(jobs) = jobs else { return Ok(()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
    pool.build_global().context("the threads cannot be started; try a smaller --jobs")
}

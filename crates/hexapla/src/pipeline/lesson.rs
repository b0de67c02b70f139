//! What a run of many documents learns before it aligns each of them: a lexicon from a sample.

use std::io;
use std::path::{Path, PathBuf};

use hexapla_align::{Aligned, Taught};
use hexapla_formats::replace_file;
use hexapla_group::Group;
use rayon::prelude::*;

use super::Pipeline;
use super::batches::BATCH_BYTES;
use crate::Inputs;

/// The name of the file that holds what was learnt.
const NAME: &str = ".hexapla-lexicon";
/// Of how many documents one is in the sample,
const EVERY: usize = 8;
/// but so many are in it at least,
const FEWEST: usize = 32;
/// and at most.
const MOST: usize = 64;

/// Where a folder keeps what was learnt.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// What an earlier run has learnt in `folder`, if it is all there.
pub(super) fn load(folder: &Path) -> Option<Taught> {
    Taught::from_bytes(&std::fs::read(path(folder)).ok()?)
}

/// Keeps what was learnt for later runs.
///
/// # Errors
/// If it cannot be written.
pub(super) fn save(taught: &Taught, folder: &Path) -> io::Result<()> {
    replace_file(&path(folder), &taught.to_bytes())
}

/// The documents that are learnt from: evenly spread, and no more than memory holds; `sizes` are those of their files in bytes.
pub(super) fn sample(sizes: &[u64]) -> Vec<usize> {
    let count = (sizes.len() / EVERY).clamp(FEWEST, MOST).min(sizes.len());
    let mut bytes = 0;
    let places = (0..count).map(|n| n * sizes.len() / count);
    places
        .filter(|place| {
            let all = bytes + sizes[*place];
            let fits = bytes == 0 || all <= BATCH_BYTES;
            if fits {
                bytes = all;
            }
            fits
        })
        .collect()
}

impl Pipeline {
    /// Reads these documents for what they teach. What is wrong with one is reported when it is aligned for itself.
    pub(super) fn learn(&self, groups: &[&Group], inputs: &Inputs) -> Aligned<()> {
        let read: Vec<_> = groups.par_iter().flat_map(|group| self.read(group, inputs)).collect();
        let texts: Vec<_> = read.into_iter().map(|read| read.texts).filter(|texts| texts.len() > 1).collect();
        self.aligner.learn(&texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_and_bounded() {
        assert_eq!(sample(&[1; 70]).len(), 32);
        assert_eq!(sample(&[1; 320])[..3], [0, 8, 16]);
        assert_eq!(sample(&[1; 5]), [0, 1, 2, 3, 4]);
        assert_eq!(sample(&[1; 100_000]).len(), 64);
        assert_eq!(sample(&[BATCH_BYTES; 3]), [0]);
        assert_eq!(sample(&[1]), [0]);
    }
}

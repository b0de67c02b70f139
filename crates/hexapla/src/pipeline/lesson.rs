//! What a run of many documents learns before it aligns each of them: a lexicon from a sample.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hexapla_align::{Aligned, Taught};
use hexapla_formats::replace_file;
use hexapla_group::Group;
use hexapla_model::{Diagnostic, Severity};
use rayon::prelude::*;

use super::Pipeline;
use super::batches::BATCH_BYTES;
use crate::Inputs;
use crate::manifest::{Fingerprint, Manifest};
use crate::versions::Read;

/// The name of the file that holds what was learnt.
const NAME: &str = ".hexapla-lexicon";
/// Of how many documents one is in the sample,
const EVERY: usize = 8;
/// but so many are in it at least,
const FEWEST: usize = 32;
/// and at most.
const MOST: usize = 64;
/// How many bytes the files of a sample have together at most, unless it is one document.
const SAMPLE_BYTES: u64 = 2 * BATCH_BYTES;
/// How many bytes the files have together whose texts are kept until they are aligned, so that they are not read twice.
const KEPT_BYTES: u64 = SAMPLE_BYTES / 4;

/// Where a folder keeps what was learnt.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// What an earlier run has learnt in `folder`, if it is all there, and of how many documents its sample was.
pub(super) fn load(folder: &Path) -> Option<(Taught, usize)> {
    let bytes = std::fs::read(path(folder)).ok()?;
    let (documents, taught) = bytes.split_first_chunk()?;
    Some((Taught::from_bytes(taught)?, u32::from_le_bytes(*documents) as usize))
}

/// Keeps what a sample of so many `documents` has taught for later runs.
///
/// # Errors
/// If it cannot be written.
pub(super) fn save(taught: &Taught, documents: usize, folder: &Path) -> io::Result<()> {
    let documents = u32::try_from(documents).unwrap_or(u32::MAX);
    replace_file(&path(folder), &[&documents.to_le_bytes()[..], &taught.to_bytes()].concat())
}

/// Says that an earlier run has learnt from a sample `then`, and that the one of `now` is much larger: the folder has grown.
pub(super) fn outgrown(then: usize, now: usize, folder: &Path) -> Option<Diagnostic> {
    let documents = if then == 1 { "document" } else { "documents" };
    let message = format!("words were learnt from a sample of {then} {documents}; now it would have {now}");
    let hint = "--fresh learns from these, and aligns all documents again";
    (now >= 2 * then).then(|| Diagnostic::new(Severity::Note, folder, message).hint(hint))
}

/// The documents that are learnt from: evenly spread, and no more than memory holds; `sizes` are those of their files in bytes.
pub(super) fn sample(sizes: &[u64]) -> Vec<usize> {
    let count = (sizes.len() / EVERY).clamp(FEWEST, MOST).min(sizes.len());
    let mut bytes = 0;
    let places = (0..count).map(|n| n * sizes.len() / count);
    places
        .filter(|place| {
            let all = bytes + sizes[*place];
            let fits = bytes == 0 || all <= SAMPLE_BYTES;
            if fits {
                bytes = all;
            }
            fits
        })
        .collect()
}

/// A group of the sample, as it was read.
#[derive(Debug)]
pub(super) struct Sampled {
    /// The sums of its files, taken before they were read.
    fingerprint: Option<Fingerprint>,
    pub(super) documents: Vec<Read>,
    pub(super) spent: Duration,
}

/// What was read of the sample and is still to be aligned, by the names of the groups.
#[derive(Debug, Default)]
pub(super) struct Lesson(BTreeMap<String, Sampled>);

impl Lesson {
    /// Keeps as much of a sample as memory should hold: of groups whose files have these sizes in bytes.
    pub(super) fn of(sample: Vec<Sampled>, groups: &[(&Group, u64)]) -> Self {
        let mut bytes = 0;
        let kept = groups.iter().zip(sample).take_while(|((_, size), _)| {
            bytes += size;
            bytes <= KEPT_BYTES
        });
        Self(kept.map(|((group, _), sampled)| (group.name.clone(), sampled)).collect())
    }

    /// What was read of a group, if it is part of the sample and its files are as they were then.
    pub(super) fn take(&mut self, group: &Group, fingerprint: Option<&Fingerprint>) -> Option<Sampled> {
        let sampled = self.0.remove(&group.name)?;
        (fingerprint.is_some() && sampled.fingerprint.as_ref() == fingerprint).then_some(sampled)
    }
}

impl Pipeline {
    /// Reads the groups of a sample.
    pub(super) fn read_sample(
        &self,
        groups: &[&Group],
        manifest: &Manifest,
        inputs: &Inputs,
    ) -> Vec<Sampled> {
        let read = |group: &&Group| {
            let begun = Instant::now();
            let fingerprint = manifest.fingerprint(group, inputs);
            let documents = self.read(group, inputs);
            Sampled { fingerprint, documents, spent: begun.elapsed() }
        };
        groups.par_iter().with_max_len(1).map(read).collect()
    }

    /// What a sample teaches. What is wrong with one of its documents is reported when that is aligned for itself.
    pub(super) fn learn(&self, sample: &[Sampled]) -> Aligned<()> {
        let texts = sample.iter().flat_map(|sampled| &sampled.documents).map(|read| read.texts.clone());
        self.aligner.learn(&texts.filter(|texts| texts.len() > 1).collect::<Vec<_>>())
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
        assert_eq!(sample(&[SAMPLE_BYTES; 3]), [0]);
        assert_eq!(sample(&[1]), [0]);
    }
}

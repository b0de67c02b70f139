//! How documents are divided among batches.

use hexapla_group::Group;
use rayon::prelude::*;

use crate::Inputs;

/// How many bytes the files of a batch have together, more or less; a document is never split, and two batches are in memory
/// at once.
pub(super) const BATCH_BYTES: u64 = 32 << 20;

/// How many bytes the files of each group have.
pub(super) fn sizes(groups: &[Group], inputs: &Inputs) -> Vec<u64> {
    groups.par_iter().map(|group| size(group, inputs)).collect()
}

fn size(group: &Group, inputs: &Inputs) -> u64 {
    let files = group.members.iter().map(|n| inputs.versions[*n].path.metadata());
    files.flatten().map(|meta| meta.len()).sum()
}

/// How many documents go into each batch, `most` or fewer, from their sizes alone: batches weigh about the same, and hold no
/// more than memory does.
pub(super) fn batches(sizes: &[u64], most: u64) -> Vec<usize> {
    let weights: Vec<u64> = sizes.iter().map(|size| (*size).max(BATCH_BYTES / most)).collect();
    let all: u64 = weights.iter().sum();
    let count = all.div_ceil(BATCH_BYTES);
    let mut out: Vec<(u64, usize)> = Vec::new();
    let mut before = 0;
    for weight in weights {
        let place = u128::from(2 * before + weight) * u128::from(count) / u128::from(2 * all);
        let place = u64::try_from(place).unwrap_or(count);
        before += weight;
        match out.last_mut() {
            Some((last, n)) if *last == place => *n += 1,
            _ => out.push((place, 1)),
        }
    }
    out.into_iter().map(|(_, n)| n).collect()
}

//! How near renderings are to a term in meaning, by an encoder of texts.
//!
//! Links show which words belong together, but not where a rendering ends. Where two words always occur together, one of them often has
//! weak links, so a cut rendering scores as well as a whole one. Its meaning differs (`сокращение масштабов` for `poverty reduction`).

use hexapla_model::{SentenceEncoder, Vectors};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::candidate::narrow;
use crate::language::Language;
use crate::rank::Draft;
use crate::rendering::{LEFT, Renderings, Weighed, against, is_left};

/// Weights of the order of renderings: of the nats of the other evidence, and of the cosine of term and rendering. The faults of a
/// rendering, which are in these nats, are subtracted once more: a near meaning does not repair them.
///
/// Fitted to thesaurus pairs of two texts in five languages (UN sentences, 876 terms that have a right and a wrong rendering; the
/// pandemic, 441) by the logistic function: .77 and 14.0, .56 and 10.2. The right one is first in .960 and .918, .942 and .896
/// without.
const ORDER: [f32; 2] = [0.65, 12.0];

/// Weights of the probability of the first rendering: of the nats of the other evidence up to [`SURE`] and above it, of the cosine, and the
/// constant. Fitted to 3,652 cells that readers judged: .24, 1.11, 5.4 and −1.75; the constant is lower here, since their lists had no
/// uncertain entries.
const FIRST: [f32; 4] = [0.24, 1.1, 5.4, -2.5];

/// Nats of the other evidence above which each one counts more: links, rows and lengths agree.
const SURE: f32 = 3.0;

/// Subtracted from the order of each further rendering for its nats. Reasoned: a synonym must be as certain by itself.
const OTHERS: f32 = 11.5;

/// Minimum usefulness of a draft, without the encoder, for its renderings to be encoded. Reasoned: below it the encoder cannot add enough.
const LEAST: f32 = 0.08;

/// Maximum number of drafts that are encoded: entries behind them are hardly read.
const MOST: usize = 10_000;

/// Number of drafts whose vectors are in memory at once.
const BATCH: usize = 1_000;

/// Weighs the renderings of the first of `drafts` by their meaning; `false` if the encoder does not know the pivot and another language.
pub(crate) fn weigh(
    languages: &[Language],
    encoder: &dyn SentenceEncoder,
    drafts: &[Draft],
    renderings: &mut [Renderings],
) -> bool {
    let Some((pivot, others)) = languages.split_first() else { return false };
    if !encoder.knows(pivot.lang()) || !others.iter().any(|other| encoder.knows(other.lang())) {
        return false;
    }
    let count = drafts.iter().take(MOST).take_while(|draft| draft.rank >= LEAST).count();
    for batch in drafts[..count].chunks(BATCH) {
        let ids: Vec<u32> = batch.iter().map(|draft| draft.id).collect();
        let terms = Meanings::new(pivot, &ids, encoder);
        let known = others.iter().zip(renderings.iter_mut()).filter(|(other, _)| encoder.knows(other.lang()));
        for (other, all) in known {
            let targets =
                ids.iter().flat_map(|id| all[*id as usize].iter().map(|rendering| rendering.target));
            let mut targets: Vec<u32> = targets.collect();
            targets.sort_unstable();
            targets.dedup();
            let targets = Meanings::new(other, &targets, encoder);
            for &id in &ids {
                all.weigh(id, |nats, target| {
                    let cosine = terms.cosine(id, &targets, target)?;
                    let faults = against((pivot, id), (other, target));
                    let left = if is_left(other, target) { LEFT } else { 0.0 };
                    let order = ORDER[0] * nats + ORDER[1] * cosine - faults - left;
                    let [usual, sure, near, mean] = FIRST;
                    let nats = usual * nats.min(SURE) + sure * (nats - SURE).max(0.0);
                    Some(Weighed {
                        order,
                        first: nats + near * cosine + mean - faults,
                        other: order - OTHERS,
                    })
                });
            }
        }
    }
    true
}

/// The vectors of candidates of a language in their citation forms.
struct Meanings {
    /// The row of each candidate.
    rows: FxHashMap<u32, u32>,
    vectors: Vectors,
}

impl Meanings {
    fn new(language: &Language, ids: &[u32], encoder: &dyn SentenceEncoder) -> Self {
        let texts: Vec<String> =
            ids.par_iter().map(|&id| language.written(id).into_iter().next().unwrap_or_default()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let rows = ids.iter().enumerate().map(|(row, &id)| (id, narrow(row)));
        Self { rows: rows.collect(), vectors: encoder.encode(&texts) }
    }

    /// The cosine of candidate `id` and candidate `target` of another language; none if one of them has no vector.
    fn cosine(&self, id: u32, targets: &Self, target: u32) -> Option<f32> {
        let own = self.vectors.row(*self.rows.get(&id)? as usize);
        let other = targets.vectors.row(*targets.rows.get(&target)? as usize);
        let is_known = |row: &[f32]| row.iter().any(|value| *value != 0.0);
        (is_known(own) && is_known(other)).then(|| own.iter().zip(other).map(|(a, b)| a * b).sum())
    }
}

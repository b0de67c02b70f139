//! Which entries come first: those that are surely right and that a terminologist needs.

use crate::language::Language;
use crate::rendering::Renderings;
use crate::termhood::Termhood;

/// A candidate of the pivot that may become an entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Draft {
    /// The candidate.
    pub(crate) id: u32,
    /// How probable it is that what stands for it is right; the mean over the other languages.
    pub(crate) score: f32,
    /// The score times the probability that the candidate is a term: what entries are ordered by.
    pub(crate) rank: f32,
}

/// The candidates of `pivot` that have renderings, best first and at most `limit`; with one language all of them.
pub(crate) fn drafts(
    pivot: &Language,
    renderings: &[Renderings],
    termhood: &Termhood,
    limit: usize,
) -> Vec<Draft> {
    let ids = 0..u32::try_from(pivot.side.candidates.all.len()).expect("candidates have u32 numbers");
    let drafts = ids.filter_map(|id| draft(id, renderings, termhood));
    let mut out: Vec<Draft> = drafts.filter(|draft| !pivot.is_clause(draft.id)).collect();
    out.sort_unstable_by(|a, b| b.rank.total_cmp(&a.rank).then(a.id.cmp(&b.id)));
    out.truncate(limit);
    out
}

fn draft(id: u32, renderings: &[Renderings], termhood: &Termhood) -> Option<Draft> {
    if renderings.is_empty() {
        let useful = termhood.probability(id);
        return Some(Draft { id, score: useful, rank: useful });
    }
    let tops = renderings.iter().map(|all| all[id as usize].first().map_or(0.0, |r| r.probability));
    let score = tops.sum::<f32>() / renderings.len() as f32;
    (score > 0.0).then(|| Draft { id, score, rank: score * termhood.probability(id) })
}

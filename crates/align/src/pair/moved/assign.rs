//! Which loose blocks belong together: each at most once, and only where it is nearly certain.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::likeness::Candidate;

/// A pair of loose blocks that was chosen, by their numbers in the texts, and how probable it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chosen {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) sure: f32,
}

/// What a pair needs more than no counterpart at all, in nats, and how much its evidence counts beside that of others. As
/// fitted with `benches/damage.py` (swapped, sorted, deleted and mixed, on other seeds): pairs that are right are seldom
/// rivalled, so little is asked; of those that are chosen so, 98 of 100 are right.
const EVEN: f32 = -1.0;
const SCALE: f32 = 2.0;
/// How many nats a pair gains by a neighbour on either side that moved the same way: passages move as a whole.
const COMPANY: f32 = 2.0;
/// How often neighbours are asked.
const ROUNDS: usize = 3;
/// How probable a pair must be: a passage without a counterpart is better than a wrong one. With less, treaties whose
/// passages are all in their places lose some of their rows (`quality`).
const SURE: f32 = 0.75;
/// Evidence beyond this many nats changes nothing, and sums stay finite.
const MOST: f32 = 60.0;
/// How many blocks between two pairs that moved alike go with them, whatever they say: headings have few words.
const GAP: u32 = 3;

/// The pairs that are sure, in order of their source. `loose` and `others` are the numbers of the loose blocks of either
/// side, ascending.
pub(super) fn assign(candidates: &[Candidate], loose: &[u32], others: &[u32]) -> Vec<Chosen> {
    let neighbours = neighbours(candidates, loose, others);
    let sizes = (loose.len(), others.len());
    let mut sure = probabilities(candidates, |_| -EVEN, sizes);
    for _ in 0..ROUNDS {
        let company =
            neighbours.iter().map(|near| near.iter().flatten().map(|other| sure[*other]).sum::<f32>());
        let company: Vec<f32> = company.collect();
        sure = probabilities(candidates, |n| COMPANY * company[n] - EVEN, sizes);
    }
    let mut order: Vec<usize> = (0..candidates.len()).filter(|n| sure[*n] >= SURE).collect();
    order.sort_by(|a, b| sure[*b].total_cmp(&sure[*a]).then(a.cmp(b)));
    let (mut used, mut taken) = (vec![false; loose.len()], vec![false; others.len()]);
    let mut out = Vec::new();
    for n in order {
        let (s, t) = (candidates[n].source as usize, candidates[n].target as usize);
        if !used[s] && !taken[t] {
            (used[s], taken[t]) = (true, true);
            out.push(Chosen { source: loose[s], target: others[t], sure: sure[n] });
        }
    }
    out.sort_by_key(|chosen| chosen.source);
    with_gaps(out, loose, others)
}

/// For each candidate those of the blocks right before its own and right after them.
fn neighbours(candidates: &[Candidate], loose: &[u32], others: &[u32]) -> Vec<[Option<usize>; 2]> {
    let blocks = candidates.iter().map(|c| (loose[c.source as usize], others[c.target as usize]));
    let at: FxHashMap<(u32, u32), usize> = blocks.clone().zip(0..).collect();
    let around = blocks.map(|(source, target)| {
        let before = source.checked_sub(1).zip(target.checked_sub(1));
        let behind = Some((source + 1, target + 1));
        [before, behind].map(|place| at.get(&place?).copied())
    });
    around.collect()
}

/// The pairs with those between two of them that moved alike, if all blocks there are loose on both sides.
fn with_gaps(chosen: Vec<Chosen>, loose: &[u32], others: &[u32]) -> Vec<Chosen> {
    let taken: BTreeSet<u32> = chosen.iter().map(|pair| pair.target).collect();
    let mut out: Vec<Chosen> = Vec::with_capacity(chosen.len());
    for pair in chosen {
        if let Some(last) = out.last().copied() {
            let gap = pair.source - last.source - 1;
            let alike = (1..=GAP).contains(&gap) && last.target + gap + 1 == pair.target;
            let sources = last.source + 1..pair.source;
            if alike
                && sources.clone().all(|s| loose.binary_search(&s).is_ok())
                && (last.target + 1..pair.target)
                    .all(|t| others.binary_search(&t).is_ok() && !taken.contains(&t))
            {
                let sure = last.sure.min(pair.sure) * SURE;
                out.extend(sources.zip(last.target + 1..).map(|(source, target)| Chosen {
                    source,
                    target,
                    sure,
                }));
            }
        }
        out.push(pair);
    }
    out
}

/// How probable each candidate is beside all others of its source and of its target and beside none, with `more` nats.
fn probabilities(
    candidates: &[Candidate],
    more: impl Fn(usize) -> f32,
    (sources, targets): (usize, usize),
) -> Vec<f32> {
    let nats = candidates.iter().enumerate().map(|(n, candidate)| SCALE * candidate.odds + more(n));
    let weights: Vec<f64> = nats.map(|nats| f64::from(nats.clamp(-MOST, MOST)).exp()).collect();
    let (mut rows, mut columns) = (vec![0.0; sources], vec![0.0; targets]);
    for (candidate, weight) in candidates.iter().zip(&weights) {
        rows[candidate.source as usize] += weight;
        columns[candidate.target as usize] += weight;
    }
    let mut out = Vec::with_capacity(candidates.len());
    for (candidate, weight) in candidates.iter().zip(&weights) {
        let all = rows[candidate.source as usize] + columns[candidate.target as usize] - weight;
        out.push((weight / (1.0 + all)) as f32);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(source: u32, target: u32, odds: f32) -> Candidate {
        Candidate { source, target, odds }
    }

    fn pairs(candidates: &[Candidate]) -> Vec<(u32, u32)> {
        let loose: Vec<u32> = (10..20).collect();
        let others: Vec<u32> = (30..40).collect();
        assign(candidates, &loose, &others).into_iter().map(|c| (c.source, c.target)).collect()
    }

    #[test]
    fn each_block_is_taken_once_and_only_if_it_is_sure() {
        assert_eq!(
            pairs(&[candidate(0, 1, 9.0), candidate(1, 0, 8.0), candidate(1, 1, 5.0)]),
            [(10, 31), (11, 30)]
        );
        assert_eq!(pairs(&[candidate(0, 1, EVEN / SCALE)]), []);
        // Two that fit as well are both left.
        assert_eq!(pairs(&[candidate(0, 1, 9.0), candidate(0, 2, 9.0)]), []);
    }

    #[test]
    fn neighbours_that_moved_alike_speak_for_a_pair() {
        let alone = candidate(1, 5, EVEN / SCALE + 0.1);
        assert_eq!(pairs(&[alone]), []);
        assert_eq!(
            pairs(&[candidate(0, 4, 9.0), alone, candidate(2, 6, 9.0)]),
            [(10, 34), (11, 35), (12, 36)]
        );
        // What says nothing goes with them, unless it is too much.
        assert_eq!(pairs(&[candidate(0, 4, 9.0), candidate(2, 6, 9.0)]), [(10, 34), (11, 35), (12, 36)]);
        assert_eq!(pairs(&[candidate(0, 4, 9.0), candidate(5, 9, 9.0)]), [(10, 34), (15, 39)]);
    }
}

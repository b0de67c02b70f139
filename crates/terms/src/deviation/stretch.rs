//! The words that a row has in the place of a rendering.

use std::ops::Range;

use hexapla_lang::kin::{are_kin, share_character};

use crate::language::Language;
use crate::ties::{Row, Ties};
use crate::words::Role;

/// The least that links must tie a stretch of words to a term for it to be what translates it there. Read on our report
/// and on one of the United Nations: of 35 lines 29 name another rendering; with 0.7 more right lines than wrong ones go.
const TIED: f32 = 0.5;
/// The most words of such a stretch.
const WORDS: usize = 12;

/// How many words around such a stretch may be words of the preferred rendering: `accords particuliers de tutelle`.
const AROUND: usize = 4;

/// A stretch of words and how well links tie it to a term.
pub(super) struct Stretch {
    /// The tokens.
    pub(super) tokens: Range<usize>,
    pub(super) tie: f32,
}

/// The stretch of words that links tie best to the place that `ties` has read; none if that is not well.
pub(super) fn best(ties: &Ties, row: &Row, other: &Language) -> Option<Stretch> {
    let words = other.side.words;
    let (start, end) = (row.target.1.start, row.target.1.end);
    let is_end = |n: usize| words.weight(start + n) >= 1.0;
    let mut best: Option<Stretch> = None;
    for first in ties.reach.clone().filter(|&n| is_end(n)) {
        let reach = first..ties.reach.end.min(first + WORDS);
        for last in reach.take_while(|&n| words.role(start + n, end) != Role::Break).filter(|&n| is_end(n)) {
            let tie = ties.of(first, last);
            if tie >= TIED && best.as_ref().is_none_or(|best| tie > best.tie) {
                best = Some(Stretch { tokens: start + first..start + last + 1, tie });
            }
        }
    }
    best
}

/// Whether a stretch of words that are nowhere else may be no rendering of the candidate of the pivot. Such words attract
/// links that belong nowhere: they are more than the term has, or make a compound with a character of the preferred
/// rendering, as `防洪` does beside `洪水`.
pub(super) fn is_doubtful(
    (pivot, id): (&Language, u32),
    (other, preferred): (&Language, u32),
    stretch: &Range<usize>,
) -> bool {
    let content = || stretch.clone().filter(|&at| other.side.words.weight(at) >= 1.0);
    if content().any(|at| other.count(at) > 1) {
        return false;
    }
    let own = stems(other, other.side.first(preferred));
    let used = stems(other, stretch.clone());
    let is_compound = used.iter().any(|a| own.iter().any(|b| share_character(a, b)));
    content().count() > pivot.side.content(id).len() || is_compound
}

/// Whether a stretch of words of a row has only words of candidate `id`, or all of them, or they are around it: then it is a
/// shorter or a longer form of it, or the same with words inside.
pub(super) fn is_related(language: &Language, id: u32, stretch: &Range<usize>, row: &Range<usize>) -> bool {
    let own = stems(language, language.side.first(id));
    let used = stems(language, stretch.clone());
    let around = stretch.start.saturating_sub(AROUND).max(row.start)..(stretch.end + AROUND).min(row.end);
    is_covered(&own, &used)
        || is_covered(&used, &own)
        || (own.len() > 1 && is_covered(&own, &stems(language, around)))
}

/// The stems of the words of content among these tokens.
fn stems<'l>(language: &'l Language, tokens: impl Iterator<Item = usize>) -> Vec<&'l str> {
    let words = language.side.words;
    let content = tokens.filter(|&at| words.weight(at) >= 1.0);
    content.map(|at| words.column.stems[words.stem(at) as usize].as_str()).collect()
}

/// Whether each of the words is like one of the others.
fn is_covered(words: &[&str], others: &[&str]) -> bool {
    words.iter().all(|word| others.iter().any(|other| are_kin(word, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_and_longer_forms_are_the_same_rendering() {
        for (a, b, want) in [
            (&["comité", "examen"][..], &["comité"][..], true),
            (&["organe", "commun"], &["organe", "mixte"], false),
            (&["accord"], &["traité", "accord"], true),
        ] {
            assert_eq!(is_covered(a, b) || is_covered(b, a), want, "{a:?} {b:?}");
        }
    }
}

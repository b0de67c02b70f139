//! Which entries come first: those that are surely right and that a terminologist needs.

use rustc_hash::FxHashSet;

use crate::language::Language;
use crate::rendering::Rendering;
use crate::words::{Role, Words};

/// A candidate of the pivot that may become an entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Draft {
    /// The candidate.
    pub(crate) id: u32,
    /// How probable it is that what stands for it is right; the mean over the other languages.
    pub(crate) score: f32,
    /// The score times how useful the term is: what entries are ordered by.
    pub(crate) rank: f32,
}

/// The candidates of `pivot` that have renderings, best first and at most `limit`; with one language all of them.
///
/// `general` are stems of words that are no terms.
pub(crate) fn drafts(
    pivot: &Language,
    renderings: &[Vec<Vec<Rendering>>],
    general: &FxHashSet<u32>,
    limit: usize,
) -> Vec<Draft> {
    let ids = 0..u32::try_from(pivot.side.candidates.all.len()).expect("candidates have u32 numbers");
    let mut out: Vec<Draft> = ids.filter_map(|id| draft(pivot, id, renderings, general)).collect();
    out.sort_unstable_by(|a, b| b.rank.total_cmp(&a.rank).then(a.id.cmp(&b.id)));
    out.truncate(limit);
    out
}

fn draft(
    pivot: &Language,
    id: u32,
    renderings: &[Vec<Vec<Rendering>>],
    general: &FxHashSet<u32>,
) -> Option<Draft> {
    let useful = usefulness(pivot, id, general);
    if renderings.is_empty() {
        return Some(Draft { id, score: useful, rank: useful });
    }
    let tops = renderings.iter().map(|all| all[id as usize].first().map_or(0.0, |r| r.probability));
    let score = tops.sum::<f32>() / renderings.len() as f32;
    (score > 0.0).then_some(Draft { id, score, rank: score * useful })
}

/// How useful a term is by its words and places alone, from 0 to 1.
///
/// A term of several words, one that is alone again and again and not only inside a longer one (the idea of the
/// C-value, Frantzi et al. 2000), is more useful than others.
fn usefulness(pivot: &Language, id: u32, general: &FxHashSet<u32>) -> f32 {
    let candidate = pivot.side.candidates.all[id as usize];
    let stems = pivot.side.content(id);
    let words = match stems.len() {
        0 | 1 => 0.6,
        2..=4 => 1.0,
        5 => 0.8,
        _ => 0.45,
    };
    let is_general: Vec<bool> = stems.iter().map(|stem| general.contains(stem)).collect();
    let plain = match is_general.iter().filter(|is_general| **is_general).count() {
        0 => 1.0,
        n if n == stems.len() => 0.08,
        _ if is_general.first() == Some(&true) || is_general.last() == Some(&true) => 0.35,
        _ => 0.7,
    };
    let nested = candidate.within as f32 / candidate.places as f32;
    let alone = 1.0 - 0.9 * ((nested - 0.4) / 0.6).clamp(0.0, 1.0);
    let often = candidate.places as f32 / (candidate.places as f32 + 1.5);
    let beside = if stems.len() == 1 && is_modifier(pivot, id) { 0.1 } else { 1.0 };
    words * plain * alone * often * beside
}

/// The share of its places from which on a word that is before another word of content only modifies.
const BESIDE: f32 = 0.8;

/// Whether the word after place `at` of the same row is one of content.
fn is_before_content(words: &Words, at: u32) -> bool {
    let end = words.column.rows[words.column.rows.partition_point(|&row| row <= at)] as usize;
    let next = at as usize + 1;
    next < end && words.role(next, end) == Role::Content
}

/// Whether a single word is no noun by all that can be seen: it is before a word of content nearly everywhere (`joint`,
/// `regional`), or it is a participle.
fn is_modifier(pivot: &Language, id: u32) -> bool {
    let words = pivot.side.words;
    let places = pivot.places.of(id);
    let before = places.iter().filter(|at| is_before_content(words, **at)).count();
    before as f32 >= BESIDE * places.len() as f32 || words.is_past(*pivot.side.first(id).start())
}

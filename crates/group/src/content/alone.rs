//! Whether two texts may be translations of each other where no other text is there to compare them with, or where they share
//! little.
//!
//! What they share is in the same order, and the figures of the shorter one are in the other one too.

use super::{Class, Content, Counts, Key};

/// The fewest keys whose order shows something.
const FEW: usize = 6;
/// The rank correlation (Spearman 1904) from which on keys are in order, and the same for keys that count nothing. Chosen on
/// 204 pairs of real texts, 136 of versions and 68 of unrelated texts: 135 are joined, and 1 of the unrelated ones.
const ORDERED: f32 = 0.6;
const ORDERED_WORDS: f32 = 0.54;
/// The least trust in keys that are in a translation nearly always.
const SURELY: f32 = 1.0;
/// The fewest of these that show something, and the least share of them that is in a translation. Chosen on the same pairs and on
/// ten of generated reports of other years, which share up to .37 of about 100.
const FIGURES: usize = 12;
const AGREED: f32 = 0.4;
/// How many standard deviations of a chance order are below the order of texts that share little, at least. Chosen together with the
/// least score of such texts.
const SIGNIFICANT: f32 = 3.5;

/// Whether one text may translate another, by these two alone.
pub(super) fn may_translate(one: &Content, other: &Content) -> bool {
    are_in_order(one, other) && have_one_set_of_figures(one, other)
}

/// Whether one text translates another though they share little: its order is not one of chance.
pub(super) fn surely_translates(one: &Content, other: &Content) -> bool {
    let shared = places(one, other, |class| class.counts == Counts::Nothing);
    // The deviation of a rank correlation by chance (Spearman 1904).
    let deviation = 1.0 / (shared.len().max(2) as f32 - 1.0).sqrt();
    order_of(&shared) >= SIGNIFICANT * deviation && may_translate(one, other)
}

/// Whether what no two texts have by chance, such as dates and figures, is in both, if the one that has less of it has enough
/// to show something.
fn have_one_set_of_figures(one: &Content, other: &Content) -> bool {
    let (one_has, other_has) = (figures(one).count(), figures(other).count());
    let (fewer, more) = if one_has <= other_has { (one, other) } else { (other, one) };
    let fewest = one_has.min(other_has);
    let shared = figures(fewer).filter(|key| find(more, key).is_some()).count();
    fewest < FIGURES || shared as f32 >= AGREED * fewest as f32
}

/// The keys that a translation has too, nearly always.
fn figures(content: &Content) -> impl Iterator<Item = &Key> {
    content.keys.iter().filter(|key| key.class.trust >= SURELY)
}

/// Whether keys that both have once are in the same order. Numbers of paragraphs count up in any text, and so do those of
/// articles in any treaty: they do not suffice.
fn are_in_order(one: &Content, other: &Content) -> bool {
    order(one, other, |class| class.counts != Counts::Paragraphs) >= ORDERED
        && order(one, other, |class| class.counts == Counts::Nothing) >= ORDERED_WORDS
}

/// How far the keys of some classes that both have once are in the same order, from -1 to 1; 0 if they are too few.
fn order(one: &Content, other: &Content, is_meant: impl Fn(Class) -> bool) -> f32 {
    order_of(&places(one, other, is_meant))
}

/// Where both have the keys of some classes that both have once, in the order of the first text.
fn places(one: &Content, other: &Content, is_meant: impl Fn(Class) -> bool) -> Vec<(u32, u32)> {
    let rare = one.keys.iter().filter(|key| key.times == 1 && is_meant(key.class));
    let twins =
        rare.filter_map(|key| Some((key.place, find(other, key).filter(|twin| twin.times == 1)?.place)));
    let mut places: Vec<(u32, u32)> = twins.collect();
    places.sort_unstable();
    places
}

/// The rank correlation of such places, from -1 to 1; 0 if they are too few.
fn order_of(places: &[(u32, u32)]) -> f32 {
    if places.len() < FEW { 0.0 } else { correlation(&ranks(places)) }
}

/// The same key in another content.
fn find<'c>(content: &'c Content, key: &Key) -> Option<&'c Key> {
    let found = content.keys.binary_search_by_key(&key.hash, |key| key.hash).ok()?;
    Some(&content.keys[found])
}

/// The ranks of the second places, in the order of the first ones.
fn ranks(places: &[(u32, u32)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|n| (places[*n].1, *n));
    let mut ranks = vec![0; places.len()];
    order.into_iter().enumerate().for_each(|(rank, n)| ranks[n] = rank);
    ranks
}

/// The correlation of ranks with their own order, from -1 to 1.
fn correlation(ranks: &[usize]) -> f32 {
    let n = ranks.len() as f32;
    let squares: f32 = ranks.iter().enumerate().map(|(at, rank)| (at.abs_diff(*rank) as f32).powi(2)).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_in_order_correlate() {
        assert_eq!(correlation(&[0, 1, 2, 3]), 1.0);
        assert_eq!(correlation(&[3, 2, 1, 0]), -1.0);
        assert_eq!(ranks(&[(0, 7), (1, 3), (2, 9)]), [1, 0, 2]);
    }
}

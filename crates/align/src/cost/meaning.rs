//! The evidence of sentence vectors: how much nearer the two sides of a bead are to each other than to what stands around.

use crate::margin::ratio_margin;
use crate::side::SideView;
use crate::vectors::PairVectors;
use crate::weights::{Features, feature};

/// What vectors say of the beads of one lattice.
///
/// A cosine alone says little, since some sentences are near to all others: what counts is its ratio to the cosines with the
/// nearest sentences of the other text (Artetxe and Schwenk 2019). One vector stands for all items of a side (Thompson and
/// Koehn 2019), so that a bead can be compared with those that have one item less, and with the items beside it (Liu and Zhu
/// 2022).
#[derive(Debug)]
pub(crate) struct Meaning<'m> {
    vectors: &'m PairVectors,
    from: (usize, usize),
    len: (usize, usize),
}

/// The margin where nothing is known of a text: between that of translations and that of others.
const UNKNOWN: f32 = 0.9;

impl<'m> Meaning<'m> {
    pub(crate) fn new(vectors: &'m PairVectors, (source, target): (SideView<'_>, SideView<'_>)) -> Self {
        Self { vectors, from: (source.from, target.from), len: (source.len, target.len) }
    }

    fn cosine(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        self.vectors.cosine((self.from.0 + i, a), (self.from.1 + j, b))
    }

    fn margin(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        let near = self.vectors.near((self.from.0 + i, a), (self.from.1 + j, b));
        if near.0 == 0.0 || near.1 == 0.0 {
            return UNKNOWN;
        }
        ratio_margin(self.cosine((i, a), (j, b)), near.0, near.1)
    }

    /// Fills in the features of a bead with two sides, whose mean length is `length` mean items.
    pub(crate) fn joined(
        &self,
        (i, a): (usize, usize),
        (j, b): (usize, usize),
        length: f32,
        out: &mut Features,
    ) {
        let items = (a + b) as f32 / 2.0;
        let apart = 1.0 - self.margin((i, a), (j, b));
        out[feature::MEANING] = items * apart;
        out[feature::FAR] = items * apart * apart;
        out[feature::LENGTHY] = length * apart;
        out[feature::BESIDE] = self.beside((i, a), (j, b));
        if a + b > 2 {
            out[feature::JOINED] = apart;
            out[feature::NARROWER] = self.narrower((i, a), (j, b)) - self.cosine((i, a), (j, b));
            out[feature::FARTHEST] = 1.0 - self.farthest((i, a), (j, b));
        }
    }

    /// The highest cosine of the bead without the first or the last item of one side.
    fn narrower(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        let mut best = f32::NEG_INFINITY;
        if a > 1 {
            best = best.max(self.cosine((i + 1, a - 1), (j, b))).max(self.cosine((i, a - 1), (j, b)));
        }
        if b > 1 {
            best = best.max(self.cosine((i, a), (j + 1, b - 1))).max(self.cosine((i, a), (j, b - 1)));
        }
        best
    }

    /// The mean margin of each side with the items right beside the other.
    fn beside(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        let mut sum = 0.0;
        if i > 0 {
            sum += self.margin((i - 1, 1), (j, b));
        }
        if i + a < self.len.0 {
            sum += self.margin((i + a, 1), (j, b));
        }
        if j > 0 {
            sum += self.margin((i, a), (j - 1, 1));
        }
        if j + b < self.len.1 {
            sum += self.margin((i, a), (j + b, 1));
        }
        sum / 4.0
    }

    /// The lowest margin of an item with the other side.
    fn farthest(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        let mut least = f32::INFINITY;
        if a > 1 {
            least = (i..i + a).map(|i| self.margin((i, 1), (j, b))).fold(least, f32::min);
        }
        if b > 1 {
            least = (j..j + b).map(|j| self.margin((i, a), (j, 1))).fold(least, f32::min);
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vectors::tests::pair;

    fn features(
        source: &[&str],
        target: &[&str],
        (i, a): (usize, usize),
        (j, b): (usize, usize),
    ) -> Features {
        let vectors = pair(source, target);
        let meaning = Meaning { vectors: &vectors, from: (0, 0), len: (source.len(), target.len()) };
        let mut out = Features::default();
        meaning.joined((i, a), (j, b), 1.0, &mut out);
        out
    }

    #[test]
    fn translations_are_nearer_than_others() {
        let (source, target) = (["ab", "cd", "ef"], ["ab", "cd", "ef"]);
        let right = features(&source, &target, (1, 1), (1, 1));
        let wrong = features(&source, &target, (1, 1), (2, 1));
        assert!(right[feature::MEANING] < 0.0 && wrong[feature::MEANING] > 0.5, "{right:?} {wrong:?}");
        // What is beside the right bead is far from it, what is beside the wrong one is its partner.
        assert!(right[feature::BESIDE] < wrong[feature::BESIDE]);
        // Two items alone are neither joined nor narrower.
        assert_eq!([right[feature::JOINED], right[feature::NARROWER], right[feature::FARTHEST]], [0.0; 3]);
    }

    #[test]
    fn an_item_too_many_is_seen() {
        let (source, target) = (["ab", "cd", "ef"], ["abcd", "ef"]);
        let right = features(&source, &target, (0, 2), (0, 1));
        assert!(right[feature::NARROWER] < 0.0, "the half is farther than the whole: {right:?}");
        let wide = features(&source, &target, (1, 2), (1, 1));
        assert!(wide[feature::NARROWER] > 0.0, "without `cd` it is nearer: {wide:?}");
        assert!(wide[feature::FARTHEST] > right[feature::FARTHEST]);
    }

    #[test]
    fn where_nothing_is_known_nothing_is_said_of_a_bead() {
        // Texts without letters have no vectors.
        let unknown = features(&["12", "ab"], &["34", "ab"], (0, 1), (0, 1));
        assert!((unknown[feature::MEANING] - (1.0 - UNKNOWN)).abs() < 1e-6, "{unknown:?}");
    }
}

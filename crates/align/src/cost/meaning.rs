//! The evidence of sentence vectors: how much nearer the two sides of a bead are to each other than to what is around.

use hexapla_model::Both;

use super::vectors::{LONGEST, PairVectors, ratio_margin};
use super::weights::{Features, feature};
use crate::lattice::{Run, Stretch};
use crate::text::SideView;

/// What vectors say about the beads of one lattice.
///
/// A cosine alone says little, since some sentences are near to all others: what counts is its ratio to the cosines with the
/// nearest sentences of the other text (Artetxe and Schwenk 2019). One vector stands for all items of a side (Thompson and
/// Koehn 2019), so that a bead can be compared with those that have one item less, and with the items beside it (Liu and Zhu
/// 2022).
#[derive(Debug)]
pub(crate) struct Meaning<'m> {
    vectors: &'m PairVectors,
    texts: Both<Run>,
}

/// The margin where nothing is known of a text: between that of translations and that of others.
const UNKNOWN: f32 = 0.9;

impl<'m> Meaning<'m> {
    pub(crate) fn new(vectors: &'m PairVectors, texts: Both<SideView<'_>>) -> Self {
        Self { vectors, texts: texts.map(|view| Run::new(view.from, view.len)) }
    }

    /// A bead by the segments of the whole texts.
    fn whole(&self, bead: Stretch) -> Stretch {
        Stretch {
            source: bead.source.shifted(self.texts.source.from),
            target: bead.target.shifted(self.texts.target.from),
        }
    }

    fn cosine(&self, bead: Stretch) -> f32 {
        self.vectors.cosine(self.whole(bead))
    }

    /// The margin of a bead. Longer runs than there are vectors of have the mean of their items.
    fn margin(&self, bead: Stretch) -> f32 {
        let Stretch { source, target } = bead;
        if source.len > LONGEST {
            let items = source.range().map(|n| self.margin(Stretch { source: Run::one(n), target }));
            return items.sum::<f32>() / source.len as f32;
        }
        if target.len > LONGEST {
            let items = target.range().map(|n| self.margin(Stretch { source, target: Run::one(n) }));
            return items.sum::<f32>() / target.len as f32;
        }
        let near = self.vectors.near(self.whole(bead));
        if near.source == 0.0 || near.target == 0.0 {
            return UNKNOWN;
        }
        ratio_margin(self.cosine(bead), near.source, near.target)
    }

    /// Fills in the features of a bead with two sides, whose mean length is `length` mean items.
    pub(crate) fn joined(&self, bead: Stretch, length: f32, out: &mut Features) {
        let items = bead.step().items() as f32 / 2.0;
        let apart = 1.0 - self.margin(bead);
        out[feature::MEANING] = items * apart;
        out[feature::FAR] = items * apart * apart;
        out[feature::LENGTHY] = length * apart;
        out[feature::BESIDE] = self.beside(bead);
        if bead.step().joins_several() {
            out[feature::JOINED] = apart;
            if bead.source.len.max(bead.target.len) <= LONGEST {
                out[feature::NARROWER] = self.narrower(bead) - self.cosine(bead);
            }
            out[feature::FARTHEST] = 1.0 - self.farthest(bead);
        }
    }

    /// The highest cosine of the bead without the first or the last item of one side.
    fn narrower(&self, bead: Stretch) -> f32 {
        let mut best = f32::NEG_INFINITY;
        if bead.source.len > 1 {
            for source in without_an_end(bead.source) {
                best = best.max(self.cosine(Stretch { source, ..bead }));
            }
        }
        if bead.target.len > 1 {
            for target in without_an_end(bead.target) {
                best = best.max(self.cosine(Stretch { target, ..bead }));
            }
        }
        best
    }

    /// The mean margin of each side with the items right beside the other.
    fn beside(&self, bead: Stretch) -> f32 {
        let Stretch { source, target } = bead;
        let mut sum = 0.0;
        if source.from > 0 {
            sum += self.margin(Stretch { source: Run::one(source.from - 1), target });
        }
        if source.end() < self.texts.source.len {
            sum += self.margin(Stretch { source: Run::one(source.end()), target });
        }
        if target.from > 0 {
            sum += self.margin(Stretch { source, target: Run::one(target.from - 1) });
        }
        if target.end() < self.texts.target.len {
            sum += self.margin(Stretch { source, target: Run::one(target.end()) });
        }
        sum / 4.0
    }

    /// The lowest margin of an item with the other side.
    fn farthest(&self, bead: Stretch) -> f32 {
        let mut least = f32::INFINITY;
        if bead.source.len > 1 {
            let items = bead.source.range().map(|item| Stretch { source: Run::one(item), ..bead });
            least = items.map(|item| self.margin(item)).fold(least, f32::min);
        }
        if bead.target.len > 1 {
            let items = bead.target.range().map(|item| Stretch { target: Run::one(item), ..bead });
            least = items.map(|item| self.margin(item)).fold(least, f32::min);
        }
        least
    }
}

/// Items without the first, and without the last.
fn without_an_end(items: Run) -> [Run; 2] {
    [Run::new(items.from + 1, items.len - 1), Run::new(items.from, items.len - 1)]
}

#[cfg(test)]
mod tests {
    use super::super::vectors::tests::pair;
    use super::*;

    /// The features of a bead from a source and a target item on, each with how many follow.
    fn features(source: &[&str], target: &[&str], from: (usize, usize), to: (usize, usize)) -> Features {
        let vectors = pair(source, target);
        let texts = Both::new(Run::new(0, source.len()), Run::new(0, target.len()));
        let meaning = Meaning { vectors: &vectors, texts };
        let mut out = Features::default();
        let bead = Stretch { source: Run::new(from.0, from.1), target: Run::new(to.0, to.1) };
        meaning.joined(bead, 1.0, &mut out);
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

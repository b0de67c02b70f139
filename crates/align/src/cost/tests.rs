use std::sync::Arc;

use super::weights::{SENTENCE_TYPES, block_types};
use super::*;
use crate::lattice::{Cell, Lattice};
use crate::text::{Item, Side};
use hexapla_model::{LengthModel, WordPair};
use proptest::prelude::*;

/// The same cost with nothing ruled out by its limit.
struct Unpruned<'m>(Cost<'m>);

impl BeadCost for Unpruned<'_> {
    fn cost(&mut self, bead: Stretch, _: f32) -> f32 {
        self.0.cost(bead, f32::INFINITY)
    }
}

/// A text from the words of its items; a word is as long as its number says.
fn side(items: &[Vec<u32>]) -> Side {
    let mut side = Side::new(LengthModel { ratio: 1.0, variance: 3.0 });
    for words in items {
        let from = side.words.len() as u32;
        Arc::make_mut(&mut side.words).extend(words);
        let length = words.iter().map(|w| (2 + w % 5) as f32).sum();
        side.items.push(Item { length, words: from..side.words.len() as u32, keys: 0..0 });
    }
    side
}

fn texts() -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(0u32..12, 1..9), 0..14)
}

proptest! {
    #[test]
    fn pruning_does_not_change_the_path(s in texts(), t in texts()) {
        let (source, target) = (side(&s), side(&t));
        let known: Vec<WordPair> = (0..12).map(|w| WordPair::new(w, w, 0.6)).collect();
        let counts = Both::new(vec![40; 12], vec![40; 12]);
        let lexica = Lexica::learn(&crate::lexicon::Lessons::default(), &known, &counts);
        let model = PairModel {
            length: LengthCost::new(Both::new(source.lengths, target.lengths), Both::new(1.0, 1.0)),
            keys: KeyModel::new(&[], Both::new(&source, &target)),
            anchors: AnchorCost::default(),
            mean: Both::new(5.0, 5.0),
        };
        let end = Cell::new(s.len(), t.len());
        let band = Band::full(end);
        let views = Both::new(source.whole(), target.whole());
        for (weights, types) in
            [(Weights::sentences(), SENTENCE_TYPES.to_vec()), (Weights::blocks(), block_types())]
        {
            let prior = Prior::new(&weights, [0.0; 5]);
            let cost = || Cost::new(Scratch::default(), &model, &prior, views, Some((&lexica, &band)));
            let mut lattice = Lattice::default();
            let pruned = lattice.cheapest(end, &band, &types, &mut cost());
            let whole = lattice.cheapest(end, &band, &types, &mut Unpruned(cost()));
            prop_assert_eq!(pruned, whole);
        }
    }
}

proptest! {
    /// Short stretches have the words of the vocabulary, long ones numbers of their own: both say the same.
    #[test]
    fn numbers_of_a_stretch_change_nothing(s in texts(), t in texts(), width in 1usize..6) {
        let (source, target) = (side(&s), side(&t));
        let known: Vec<WordPair> =
            (0..12).flat_map(|w| [WordPair::new(w, w, 0.6), WordPair::new(w, (w + 5) % 12, 0.2)]).collect();
        let lexica = Lexica::learn(&crate::lexicon::Lessons::default(), &known, &Both::new(vec![40; 12], vec![40; 12]));
        let end = Cell::new(s.len(), t.len());
        let path: Vec<Cell> = (0..=s.len().max(t.len())).map(|n| Cell::new(n.min(s.len()), n.min(t.len()))).collect();
        let band = Band::around(&path, end, width);
        let texts = Both::new(source.whole(), target.whole());
        let [mut plain, mut numbered] = [usize::MAX, 0].map(|long| {
            let mut overlap = Overlap::default();
            overlap.fill_from(long, &lexica, texts, &band);
            overlap
        });
        for (i, j) in (0..s.len()).flat_map(|i| (0..t.len()).map(move |j| (i, j))) {
            for step in SENTENCE_TYPES.into_iter().filter(|step| !step.is_omission()) {
                let bead = Stretch::at(Cell::new(i, j), step);
                if bead.end().row <= s.len() && bead.end().column <= t.len() {
                    let (a, b) = (plain.agreement(bead), numbered.agreement(bead));
                    prop_assert!((a.sum - b.sum).abs() < 1e-3 && (a.least - b.least).abs() < 1e-3, "{a:?} {b:?}");
                }
            }
        }
    }
}

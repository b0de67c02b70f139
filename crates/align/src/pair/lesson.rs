//! What the sure beads of a pair teach the lexicon.

use hexapla_model::{Bead, Both};

use super::TextPair;
use crate::lexicon::Lessons;

/// Beads with more words on a side teach nothing: any word of theirs may translate any other, and to weigh that takes
/// time and memory by the product of the two sides.
const LONGEST_LESSON: usize = 200;

/// The least score of a bead that teaches.
const LEAST: f32 = 0.3;

impl TextPair {
    /// The words of the sure beads of sentences, to learn from.
    pub(crate) fn lessons(&self, beads: &[Bead], out: &mut Lessons) {
        let Both { source, target } = self.segments.sides.as_ref();
        for bead in beads.iter().filter(|b| !b.is_omission() && b.score > LEAST) {
            let words = Both::new(source.words_of(&bead.source), target.words_of(&bead.target));
            if words.source.len().max(words.target.len()) <= LONGEST_LESSON {
                out.push(words.source, words.target);
            }
        }
    }
}

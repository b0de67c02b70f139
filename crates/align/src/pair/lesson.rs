//! What the sure beads of a pair teach the lexicon.

use std::ops::Range;

use super::{Beads, TextPair};
use crate::lexicon::Pair;
use crate::side::{Side, of};

/// Beads with more words on a side teach nothing: any word of theirs may translate any other, and to weigh that takes
/// time and memory by the product of the two sides.
const LONGEST_LESSON: usize = 200;

impl TextPair {
    /// The words of the sure beads of sentences, to learn from.
    pub(crate) fn lessons(&self, beads: &Beads, out: &mut Vec<Pair>) {
        for bead in beads.segments.iter().filter(|b| !b.is_omission() && b.score > 0.3) {
            let words = |side: &Side, range: &Range<u32>| {
                let items = &side.items[range.start as usize..range.end as usize];
                items.iter().flat_map(|i| of(&side.words, &i.words).iter().copied()).collect::<Vec<u32>>()
            };
            let lesson =
                (words(&self.segments.source, &bead.source), words(&self.segments.target, &bead.target));
            if lesson.0.len().max(lesson.1.len()) <= LONGEST_LESSON {
                out.push(lesson);
            }
        }
    }
}

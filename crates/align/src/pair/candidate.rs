//! All beads that a text could have, with their features: what fitting the weights needs to see.

use super::{Settings, TextPair};
use crate::cost::weights::{Features, SENTENCE_TYPES};
use crate::cost::{Cost, Prior, Scratch};
use crate::lattice::{Cell, Run, Stretch};
use crate::lexicon::Lexica;
use crate::search::{Before, Worker, route};
use crate::text::Side;

/// A bead that could be.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The first source item and the one after the last.
    pub source: (u32, u32),
    /// The same of the target.
    pub target: (u32, u32),
    /// Its cost is their sum, weighted.
    pub features: Features,
}

impl TextPair {
    /// All beads of sentences in one stretch that a search looks at.
    pub(crate) fn candidates(
        &self,
        settings: &Settings,
        lexica: &Lexica,
        before: Before<'_>,
        worker: &mut Worker,
    ) -> Vec<Candidate> {
        let model = &self.segments.model;
        let views = self.segments.sides.as_ref().map(Side::whole);
        let band = route::band(views, &model.length, &model.keys, lexica, worker);
        let prior = Prior::new(&settings.sentences, before.rarity());
        let mut cost = Cost::new(Scratch::default(), model, &prior, views, Some((lexica, &band)))
            .with_meaning(self.vectors.as_ref());
        let mut out = Vec::new();
        for row in 0..=views.source.len {
            let columns = band.row(row);
            for column in columns.first..=columns.last {
                let beads = SENTENCE_TYPES.map(|step| Stretch::at(Cell::new(row, column), step));
                for bead in beads.into_iter().filter(|bead| band.holds(*bead)) {
                    let features = cost.features(bead, f32::INFINITY);
                    out.extend(features.map(|features| Candidate::new(bead, features)));
                }
            }
        }
        out
    }
}

impl Candidate {
    fn new(bead: Stretch, features: Features) -> Self {
        Self { source: ends(bead.source), target: ends(bead.target), features }
    }
}

/// The first of some items and the one after the last.
fn ends(items: Run) -> (u32, u32) {
    (items.from as u32, items.end() as u32)
}

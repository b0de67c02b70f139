//! The blocks or the sentences of a pair, and what is known of them as wholes.

use std::ops::Range;

use hexapla_model::{Both, EntityKind};

use super::Part;
use crate::cost::{AnchorCost, KeyModel, LengthCost, PairModel};
use crate::search::{Worker, route};
use crate::text::{Keys, Side, SideView};

/// Shorter items are as long as this on average, so that lengths can be compared with it.
const SHORTEST: f32 = 1e-3;

/// A level of a pair: its two sides and what is known of them as wholes.
pub(super) struct Floor {
    pub(super) sides: Both<Side>,
    pub(super) model: PairModel,
}

impl Floor {
    pub(super) fn new(sides: Both<Side>, keys: &Keys) -> Self {
        let totals = sides.as_ref().map(total);
        let model = PairModel {
            length: LengthCost::new(sides.as_ref().map(|side| side.lengths), totals),
            keys: KeyModel::new(keys.kinds(), sides.as_ref()),
            anchors: AnchorCost::default(),
            mean: sides.as_ref().map(mean_length),
        };
        Self { sides, model }
    }

    /// The items of a part.
    pub(super) fn stretch(&self, part: &Part) -> Both<SideView<'_>> {
        Both::new(self.sides.source.slice(part.source.clone()), self.sides.target.slice(part.target.clone()))
    }
}

impl Part {
    /// The part of these blocks, whose `anchors` are keys.
    pub(super) fn new(
        source: Range<usize>,
        target: Range<usize>,
        blocks: &Floor,
        anchors: &Both<Vec<Vec<u32>>>,
        worker: &mut Worker,
    ) -> Self {
        let Floor { sides, model } = blocks;
        let views = Both::new(sides.source.slice(source.clone()), sides.target.slice(target.clone()));
        let band = if sides.source.places.is_empty() {
            route::narrow(views, &model.length, &model.keys, worker)
        } else {
            let anchors = Both::new(
                anchors.source.get(source.clone()).unwrap_or_default(),
                anchors.target.get(target.clone()).unwrap_or_default(),
            );
            route::of_blocks(views, &model.length, &model.keys, anchors, worker)
        };
        Self { source, target, band }
    }
}

/// The length of all items.
fn total(side: &Side) -> f32 {
    side.items.iter().map(|item| f64::from(item.length)).sum::<f64>() as f32
}

/// The mean length of the items.
fn mean_length(side: &Side) -> f32 {
    (total(side) / side.len().max(1) as f32).max(SHORTEST)
}

/// The anchor of each block as a key, for the coarse search.
pub(super) fn anchor_keys(side: &Side, keys: &mut Keys) -> Vec<Vec<u32>> {
    let mut out: Vec<Vec<u32>> = Vec::with_capacity(side.places.len());
    for place in &side.places {
        let key =
            place.anchor.as_ref().map(|anchor| keys.intern(&format!("#{anchor}"), EntityKind::Reference));
        out.push(key.into_iter().collect());
    }
    out
}

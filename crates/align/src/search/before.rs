//! What the last pass over two texts passes on to the next one.

use hexapla_model::{Bead, Both};

use crate::cost::Rarity;
use crate::cost::weights::Class;
use crate::lattice::{Band, Cell, Step};
use crate::text::SideView;

/// How frequent beads of each class are before a text is seen.
const FREQUENT: [f32; Class::ALL] = [0.84, 0.04, 0.09, 0.015, 0.015];
/// How many beads that weighs as much as.
const EXPERIENCE: f32 = 30.0;

/// How far from the path of the last pass the next one looks.
const NEAR: usize = 6;

/// What is known from the last pass.
#[derive(Clone, Copy)]
pub(crate) enum Before<'b> {
    /// Nothing.
    First,
    /// How frequent types of beads are.
    Types(&'b [Bead]),
    /// That and where to look.
    Places(&'b [Bead]),
}

impl Before<'_> {
    /// `-ln` of how frequent beads of each class are in the text.
    pub(crate) fn rarity(&self) -> Rarity {
        let beads = match self {
            Self::First => &[],
            Self::Types(beads) | Self::Places(beads) => *beads,
        };
        let mut seen = FREQUENT.map(|f| f * EXPERIENCE);
        for bead in beads {
            seen[Class::of(Step::new(bead.source.len(), bead.target.len())) as usize] += 1.0;
        }
        let total: f32 = seen.iter().sum();
        seen.map(|n| -(n / total).ln())
    }

    /// A band around the beads of the last pass, if they are beads of these stretches.
    pub(crate) fn band(&self, texts: Both<SideView<'_>>) -> Option<Band> {
        let Self::Places(beads) = self else { return None };
        let Both { source, target } = texts;
        let (s, t) = (source.from as u32, target.from as u32);
        let (send, tend) = (s + source.len as u32, t + target.len as u32);
        let from = beads.partition_point(|b| b.source.end <= s && b.target.end <= t);
        let inside = beads[from..].partition_point(|b| b.source.end <= send && b.target.end <= tend);
        let beads = &beads[from..from + inside];
        let (first, last) = (beads.first()?, beads.last()?);
        if (first.source.start, first.target.start, last.source.end, last.target.end) != (s, t, send, tend) {
            return None;
        }
        let ends = beads.iter().map(|b| Cell::new((b.source.end - s) as usize, (b.target.end - t) as usize));
        let path: Vec<Cell> = std::iter::once(Cell::FIRST).chain(ends).collect();
        Some(Band::around(&path, Cell::new(source.len, target.len), NEAR))
    }
}

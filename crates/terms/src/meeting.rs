//! Where the renderings of a candidate are beside it.

use hexapla_model::Links;

use crate::language::Language;
use crate::rendering::Rendering;
use crate::ties::{Row, Ties};

/// What stands for one place of the pivot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// Token of the pivot where its candidate begins.
    pub(crate) source: u32,
    /// Token of the other language where the rendering begins.
    pub(crate) target: u32,
    /// Which of the renderings it is.
    pub(crate) rendering: usize,
}

/// The least a rendering is tied to a place, times its probability, to stand for it there.
const LEAST: f32 = 0.08;

/// For every place of candidate `id` of `pivot` which of `renderings` stands for it, if one does.
pub(crate) fn meetings(
    id: u32,
    (pivot, other): (&Language, &Language),
    links: &Links,
    renderings: &[Rendering],
) -> Vec<Meeting> {
    let mut ties = Ties::default();
    let mut out = Vec::new();
    let words = pivot.length(id);
    for &source in pivot.places.of(id) {
        let number = pivot.texts.row(source as usize);
        let Some(row) = Row::new(number, pivot.side.words, other.side.words, links) else { continue };
        let first = source as usize - row.source.1.start;
        ties.read(&row, first, first + words - 1);
        let mut best: Option<(f32, Meeting)> = None;
        for (n, rendering) in renderings.iter().enumerate() {
            let places = other.places.of(rendering.target);
            let from = places.partition_point(|&at| (at as usize) < row.target.1.start);
            for &target in places[from..].iter().take_while(|&&at| (at as usize) < row.target.1.end) {
                let first = target as usize - row.target.1.start;
                let tie = ties.of(first, first + other.length(rendering.target) - 1);
                let worth = (tie + 0.1) * rendering.probability;
                if worth >= LEAST && best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, Meeting { source, target, rendering: n }));
                }
            }
        }
        out.extend(best.map(|(_, meeting)| meeting));
    }
    out
}

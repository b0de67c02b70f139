//! Where to look: a band around a coarse path, so that long texts take time and memory linear in their length.
//!
//! The texts are folded in halves until they are small; the path through the small texts guides the search in those
//! twice as long (Thompson and Koehn 2019, after Salvador and Chan's FastDTW). Coarse items know only their lengths
//! and their rare keys.

mod folded;
mod words;

use hexapla_model::Both;

use super::worker::Worker;
use crate::cost::{KeyModel, LengthCost};
use crate::lattice::{Band, Cell, points};
use crate::lexicon::Lexica;
use crate::text::SideView;
use folded::{Coarse, Folded, TYPES};
use words::WordKeys;

/// Up to this many cells a lattice is searched as a whole, with all features.
const WHOLE: usize = 2_500;
/// The same of blocks, whose bands are narrow.
const WHOLE_BLOCKS: usize = 400;
/// Up to this many cells a coarse lattice is searched as a whole.
const COARSE: usize = 40_000;
/// The same of blocks: their anchors lead shorter texts too.
const COARSE_BLOCKS: usize = 400;
/// How far from the path of the folded texts the longer ones are searched.
const RADIUS: usize = 12;

/// Where paths through folded texts lead those through the texts twice as long.
#[derive(Clone, Copy)]
struct Doubt {
    /// How much more than the cheapest coarse path one may cost, in nats, through a cell near which is searched.
    margin: f64,
    /// How far from such a cell.
    radius: usize,
}

/// For blocks of which lengths, keys and anchors are known. Figures of quality are the same with radii from 1 to 3 and margins
/// from 8 to 20, and with 12 cells on either side of the path; without a radius they are worse.
const OF_BLOCKS: Doubt = Doubt { margin: 12.0, radius: 1 };
/// For paragraphs of which only lengths are known.
const OF_LENGTHS: Doubt = Doubt { margin: 8.0, radius: 3 };

/// For each item its further keys.
pub(crate) type AnchorKeys<'a> = Both<&'a [Vec<u32>]>;

/// The band in which the lattice of two texts is to be searched, with rare words that `lexica` know as further keys.
pub(crate) fn band(
    texts: Both<SideView<'_>>,
    length: &LengthCost,
    keys: &KeyModel,
    lexica: &Lexica,
    worker: &mut Worker,
) -> Band {
    let end = Cell::new(texts.source.len, texts.target.len);
    if end.row * end.column <= WHOLE {
        return Band::full(end);
    }
    let words = WordKeys::new(lexica, texts);
    let levels = fold(
        Both::new(
            Folded::of(texts.source, keys, &[], &words.texts.source),
            Folded::of(texts.target, keys, &[], &words.texts.target),
        ),
        COARSE,
    );
    let mut path: Option<Vec<Cell>> = None;
    for level in levels.iter().rev() {
        let end = Cell::new(level.source.len(), level.target.len());
        let band = match &path {
            None => Band::full(end),
            Some(path) => Band::around(&unfolded(path, end), end, RADIUS),
        };
        let mut cost = Coarse { texts: level.as_ref(), length, keys, words: &words };
        path = Some(points(&worker.lattice.path(end, &band, &TYPES, &mut cost)));
    }
    Band::around(&path.unwrap_or_default(), end, RADIUS)
}

/// The path of folded texts in those twice as long, which end at `end`.
fn unfolded(path: &[Cell], end: Cell) -> Vec<Cell> {
    path.iter()
        .map(|cell| Cell::new((2 * cell.row).min(end.row), (2 * cell.column).min(end.column)))
        .collect()
}

/// The texts and their halves, down to texts that can be searched as a whole: those with no more than `coarse` cells.
fn fold(texts: Both<Folded>, coarse: usize) -> Vec<Both<Folded>> {
    let mut levels = vec![texts];
    while let Some(Both { source, target }) = levels.last() {
        if source.len() * target.len() <= coarse || source.len() < 4 || target.len() < 4 {
            break;
        }
        let next = Both::new(source.half(), target.half());
        levels.push(next);
    }
    levels
}

/// The band of blocks: near the paths of their halves, those that `anchors` lead and those without them. Mostly both agree,
/// and the band is narrow; where numbers are wrong, the path that the content leads is inside too.
pub(crate) fn of_blocks(
    texts: Both<SideView<'_>>,
    length: &LengthCost,
    keys: &KeyModel,
    anchors: AnchorKeys<'_>,
    worker: &mut Worker,
) -> Band {
    let end = Cell::new(texts.source.len, texts.target.len);
    if end.row * end.column <= WHOLE_BLOCKS {
        return Band::full(end);
    }
    let mut near = |anchors: AnchorKeys<'_>| {
        let source = Folded::of(texts.source, keys, anchors.source, &[]);
        let target = Folded::of(texts.target, keys, anchors.target, &[]);
        let halves = fold(Both::new(source.half(), target.half()), COARSE_BLOCKS);
        near(&halves, OF_BLOCKS, (length, keys), worker).unfolded(end, OF_BLOCKS.radius)
    };
    near(anchors).joined(&near(Both::new(&[], &[])))
}

/// The band for paragraphs that blank lines part in both texts, mostly in the same places: as narrow as lengths allow, as
/// wide as they are in doubt. Keys would lead the path too, but too surely: they hide what else may be.
pub(crate) fn narrow(
    texts: Both<SideView<'_>>,
    length: &LengthCost,
    keys: &KeyModel,
    worker: &mut Worker,
) -> Band {
    let end = Cell::new(texts.source.len, texts.target.len);
    if end.row * end.column <= WHOLE {
        return Band::full(end);
    }
    near(&fold(texts.map(Folded::plain), COARSE), OF_LENGTHS, (length, keys), worker)
}

/// The cells of the first of some texts, each followed by its halves, that paths visit which are in doubt.
fn near(
    levels: &[Both<Folded>],
    doubt: Doubt,
    (length, keys): (&LengthCost, &KeyModel),
    worker: &mut Worker,
) -> Band {
    let words = WordKeys::default();
    let mut band: Option<Band> = None;
    for level in levels.iter().rev() {
        let end = Cell::new(level.source.len(), level.target.len());
        let inside = band.map_or_else(|| Band::full(end), |band| band.unfolded(end, doubt.radius));
        let mut cost = Coarse { texts: level.as_ref(), length, keys, words: &words };
        band = Some(worker.lattice.near(end, (&inside, doubt.margin), &TYPES, &mut cost));
    }
    band.expect("a text is the first of its levels")
}

#[cfg(test)]
mod tests;

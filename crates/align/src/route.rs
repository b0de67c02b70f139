//! Where to look: a band around a coarse path, so that long texts take time and memory linear in their length.
//!
//! The texts are folded in halves until they are small; the path through the small texts guides the search in those
//! twice as long (Thompson and Koehn 2019, after Salvador and Chan's FastDTW). Coarse items know only their lengths
//! and their rare keys.

use crate::band::Band;
use crate::cost::{KeyModel, LengthCost, Lexica};
use crate::lattice::{BeadCost, Lattice, points};
use crate::side::SideView;

/// Up to this many cells a lattice is searched as a whole, with all features.
const WHOLE: usize = 2_500;
/// Up to this many cells a coarse lattice is searched as a whole.
const COARSE: usize = 40_000;
/// How far from the path of the folded texts the longer ones are searched.
const RADIUS: usize = 12;

/// How much dearer than the cheapest coarse path one may be, in nats, through a cell where a path of paragraphs is searched.
const MARGIN: f64 = 8.0;
/// How far from such a cell of the folded texts the longer ones are searched.
const NARROW: usize = 3;

/// A folded text.
struct Folded {
    lengths: Vec<f32>,
    keys: Vec<Vec<(u32, u16)>>,
}

impl Folded {
    fn of(view: SideView<'_>, extra: &[Vec<u32>], words: &[(u32, u32)], first: u32) -> Self {
        let mut words = words.iter().peekable();
        let keys = (0..view.len).map(|n| {
            let mut keys = view.keys(n).to_vec();
            keys.extend(extra.get(n).into_iter().flatten().map(|k| (*k, 1)));
            while let Some((_, key)) = words.next_if(|w| w.0 as usize == n) {
                keys.push((first + key, 1));
            }
            keys.sort_unstable();
            keys
        });
        Self { lengths: (0..view.len).map(|n| view.item(n).length).collect(), keys: keys.collect() }
    }

    fn len(&self) -> usize {
        self.lengths.len()
    }

    fn half(&self) -> Self {
        let keys = self.keys.chunks(2).map(|pair| {
            let mut keys = pair.concat();
            keys.sort_unstable();
            keys
        });
        Self { lengths: self.lengths.chunks(2).map(|pair| pair.iter().sum()).collect(), keys: keys.collect() }
    }
}

struct Coarse<'f> {
    source: &'f Folded,
    target: &'f Folded,
    length: &'f LengthCost,
    keys: &'f KeyModel,
    words: &'f WordKeys,
}

/// Rare words that translate each other, as further keys of the items that hold them.
#[derive(Debug, Default)]
struct WordKeys {
    /// The number of the first of them.
    first: u32,
    /// What each says where it stands on both sides, in nats.
    weights: Vec<f32>,
    /// Items with their keys, in order.
    source: Vec<(u32, u32)>,
    target: Vec<(u32, u32)>,
}

/// In how many items a word may stand to lead the search, and in how many of a hundred.
const RARE_ITEMS: usize = 3;
/// How sure it must be that two words translate each other.
const SURE: f32 = 0.15;

/// For each word the items that hold it, in order.
fn postings(view: SideView<'_>) -> Vec<(u32, u32)> {
    let mut all: Vec<(u32, u32)> =
        (0..view.len).flat_map(|n| view.words(n).iter().map(move |w| (*w, n as u32))).collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl WordKeys {
    fn new(lexica: &Lexica, source: SideView<'_>, target: SideView<'_>, first: u32) -> Self {
        let mut out = Self { first, ..Self::default() };
        let rare = |view: SideView<'_>| RARE_ITEMS + view.len / 100;
        let targets = postings(target);
        let starts = |word: u32| {
            let from = targets.partition_point(|p| p.0 < word);
            from..from + targets[from..].partition_point(|p| p.0 == word)
        };
        for run in postings(source).chunk_by(|a, b| a.0 == b.0) {
            if run.len() > rare(source) {
                continue;
            }
            for &(word, p) in lexica.forward.translations(run[0].0) {
                let held = starts(word);
                if p < SURE || held.is_empty() || held.len() > rare(target) {
                    continue;
                }
                let random =
                    (run.len() as f32 / source.len as f32).max(held.len() as f32 / target.len as f32);
                let key = out.weights.len() as u32;
                out.weights.push((0.7 * p.sqrt() / random).ln().max(0.0));
                out.source.extend(run.iter().map(|p| (p.1, key)));
                out.target.extend(targets[held].iter().map(|p| (p.1, key)));
            }
        }
        out.source.sort_unstable();
        out.target.sort_unstable();
        out
    }
}

const TYPES: [(usize, usize); 5] = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)];

impl BeadCost for Coarse<'_> {
    fn cost(&mut self, i: usize, a: usize, j: usize, b: usize, _: f32) -> f32 {
        if a == 0 || b == 0 {
            return 3.0;
        }
        let source: f32 = self.source.lengths[i..i + a].iter().sum();
        let target: f32 = self.target.lengths[j..j + b].iter().sum();
        let mut keys = 0.0;
        for s in &self.source.keys[i..i + a] {
            for t in &self.target.keys[j..j + b] {
                keys += self.keys.shared(s, t, (self.words.first, &self.words.weights));
            }
        }
        // A folded item rarely holds the same sentences as its counterpart: lengths say less than they do below.
        self.length.cost(source, target) * 0.5 + if a + b > 2 { 1.5 } else { 0.0 } - 0.5 * keys
    }
}

/// For each item of source and target its further keys.
pub(crate) type AnchorKeys<'a> = (&'a [Vec<u32>], &'a [Vec<u32>]);

/// The band in which the lattice of two texts is to be searched.
///
/// `anchors` are further keys of the items (their anchors), which lead the search but are no entities.
pub(crate) fn band(
    (source, target): (SideView<'_>, SideView<'_>),
    (length, keys): (&LengthCost, &KeyModel),
    (anchors, lexica): (Option<AnchorKeys<'_>>, Option<&Lexica>),
    lattice: &mut Lattice,
) -> Band {
    let (n, m) = (source.len, target.len);
    if n * m <= WHOLE {
        return Band::full(n, m);
    }
    let (sa, ta) = anchors.unwrap_or((&[], &[]));
    let words = lexica.map(|l| WordKeys::new(l, source, target, keys.len())).unwrap_or_default();
    let levels = fold((
        Folded::of(source, sa, &words.source, words.first),
        Folded::of(target, ta, &words.target, words.first),
    ));
    let mut path: Option<Vec<(usize, usize)>> = None;
    for (s, t) in levels.iter().rev() {
        let size = (s.len(), t.len());
        let band = match &path {
            None => Band::full(size.0, size.1),
            Some(path) => {
                let unfolded: Vec<_> =
                    path.iter().map(|(i, j)| ((2 * i).min(size.0), (2 * j).min(size.1))).collect();
                Band::around(&unfolded, size.0, size.1, RADIUS)
            }
        };
        let mut cost = Coarse { source: s, target: t, length, keys, words: &words };
        path = Some(points(&lattice.cheapest(size, &band, &TYPES, &mut cost)));
    }
    Band::around(&path.unwrap_or_default(), n, m, RADIUS)
}

/// The texts and their halves, down to texts that can be searched as a whole.
fn fold(texts: (Folded, Folded)) -> Vec<(Folded, Folded)> {
    let mut levels = vec![texts];
    while let Some((s, t)) = levels.last() {
        if s.len() * t.len() <= COARSE || s.len() < 4 || t.len() < 4 {
            break;
        }
        let next = (s.half(), t.half());
        levels.push(next);
    }
    levels
}

/// The band for paragraphs that blank lines part in both texts, mostly in the same places: as narrow as lengths and rare
/// keys allow, as wide as they are in doubt.
pub(crate) fn narrow(
    (source, target): (SideView<'_>, SideView<'_>),
    (length, keys): (&LengthCost, &KeyModel),
    lattice: &mut Lattice,
) -> Band {
    let size = (source.len, target.len);
    if size.0 * size.1 <= WHOLE {
        return Band::full(size.0, size.1);
    }
    let words = WordKeys::default();
    let mut band: Option<Band> = None;
    for (s, t) in fold((Folded::of(source, &[], &[], 0), Folded::of(target, &[], &[], 0))).iter().rev() {
        let size = (s.len(), t.len());
        let inside = band.map_or_else(|| Band::full(size.0, size.1), |b| b.unfolded(size.0, size.1, NARROW));
        let mut cost = Coarse { source: s, target: t, length, keys, words: &words };
        lattice.cheapest(size, &inside, &TYPES, &mut cost);
        band = Some(lattice.near(size, &inside, &TYPES, MARGIN));
    }
    band.unwrap_or_else(|| Band::full(size.0, size.1))
}

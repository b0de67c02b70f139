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
    /// Where the keys of each item end.
    ends: Vec<u32>,
    /// The keys that lead the search, sorted in each item.
    keys: Vec<u32>,
}

impl Folded {
    /// A text with the keys of `model` that lead, with `extra` keys for each item, and with rare words.
    fn of(view: SideView<'_>, model: &KeyModel, extra: &[Vec<u32>], words: &[(u32, u32)]) -> Self {
        let mut words = words.iter().peekable();
        let (mut keys, mut ends) = (Vec::new(), Vec::with_capacity(view.len));
        for n in 0..view.len {
            let from = keys.len();
            let own = view.keys(n).iter().map(|k| k.0).chain(extra.get(n).into_iter().flatten().copied());
            keys.extend(own.filter(|key| model.leads(*key)));
            while let Some((_, key)) = words.next_if(|w| w.0 as usize == n) {
                keys.push(model.len() + key);
            }
            keys[from..].sort_unstable();
            ends.push(keys.len() as u32);
        }
        Self { lengths: (0..view.len).map(|n| view.item(n).length).collect(), ends, keys }
    }

    /// A text of which only lengths are known.
    fn plain(view: SideView<'_>) -> Self {
        Self {
            lengths: (0..view.len).map(|n| view.item(n).length).collect(),
            ends: vec![0; view.len],
            keys: Vec::new(),
        }
    }

    fn len(&self) -> usize {
        self.lengths.len()
    }

    /// How long one or two items are from item `n` on.
    fn length(&self, n: usize, items: usize) -> f32 {
        if items == 1 { self.lengths[n] } else { self.lengths[n] + self.lengths[n + 1] }
    }

    /// The keys of item `n`.
    fn keys(&self, n: usize) -> &[u32] {
        let from = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.keys[from as usize..self.ends[n] as usize]
    }

    fn half(&self) -> Self {
        let ends: Vec<u32> = self.ends.chunks(2).map(|pair| pair[pair.len() - 1]).collect();
        let mut keys = self.keys.clone();
        let mut from = 0;
        for &to in &ends {
            keys[from as usize..to as usize].sort_unstable();
            from = to;
        }
        Self { lengths: self.lengths.chunks(2).map(|pair| pair.iter().sum()).collect(), ends, keys }
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
    /// What each says where it is on both sides, in nats.
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
    fn new(lexica: &Lexica, source: SideView<'_>, target: SideView<'_>) -> Self {
        let mut out = Self::default();
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
        let (source, target) = (self.source.length(i, a), self.target.length(j, b));
        let mut keys = 0.0;
        for s in i..i + a {
            for t in j..j + b {
                keys += self.shared(self.source.keys(s), self.target.keys(t));
            }
        }
        // A folded item rarely holds the same sentences as its counterpart: lengths say less than they do below.
        self.length.cost(source, target) * 0.5 + if a + b > 2 { 1.5 } else { 0.0 } - 0.5 * keys
    }
}

impl Coarse<'_> {
    /// What the keys that are on both sides say; those on one side are skipped.
    fn shared(&self, source: &[u32], target: &[u32]) -> f32 {
        let (mut s, mut t, mut sum) = (0, 0, 0.0);
        while let (Some(&a), Some(&b)) = (source.get(s), target.get(t)) {
            if a == b {
                sum += match a.checked_sub(self.keys.len()) {
                    None => self.keys.both(a),
                    Some(n) => self.words.weights[n as usize],
                };
            }
            (s, t) = (s + usize::from(a <= b), t + usize::from(b <= a));
        }
        sum
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
    let words = lexica.map(|l| WordKeys::new(l, source, target)).unwrap_or_default();
    let levels =
        fold((Folded::of(source, keys, sa, &words.source), Folded::of(target, keys, ta, &words.target)));
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
        path = Some(points(&lattice.path(size, &band, &TYPES, &mut cost)));
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

/// The band for paragraphs that blank lines part in both texts, mostly in the same places: as narrow as lengths allow, as
/// wide as they are in doubt. Keys would lead the path too, but too surely: they hide what else may be.
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
    for (s, t) in fold((Folded::plain(source), Folded::plain(target))).iter().rev() {
        let size = (s.len(), t.len());
        let inside = band.map_or_else(|| Band::full(size.0, size.1), |b| b.unfolded(size.0, size.1, NARROW));
        let mut cost = Coarse { source: s, target: t, length, keys, words: &words };
        band = Some(lattice.near(size, (&inside, MARGIN), &TYPES, &mut cost));
    }
    band.unwrap_or_else(|| Band::full(size.0, size.1))
}

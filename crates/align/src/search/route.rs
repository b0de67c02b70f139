//! Where to look: a band around a coarse path, so that long texts take time and memory linear in their length.
//!
//! The texts are folded in halves until they are small; the path through the small texts guides the search in those
//! twice as long (Thompson and Koehn 2019, after Salvador and Chan's FastDTW). Coarse items know only their lengths
//! and their rare keys.

use hexapla_model::Both;

use super::worker::Worker;
use crate::cost::{KeyModel, LengthCost};
use crate::lattice::{Band, BeadCost, Cell, Run, Step, Stretch, points};
use crate::lexicon::Lexica;
use crate::text::SideView;

/// Up to this many cells a lattice is searched as a whole, with all features.
const WHOLE: usize = 2_500;
/// Up to this many cells a coarse lattice is searched as a whole.
const COARSE: usize = 40_000;
/// How far from the path of the folded texts the longer ones are searched.
const RADIUS: usize = 12;

/// How much more than the cheapest coarse path one may cost, in nats, through a cell where a path of paragraphs is searched.
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
    fn of(view: SideView<'_>, model: &KeyModel, extra: &[Vec<u32>], words: &[Posting]) -> Self {
        let mut words = words.iter().peekable();
        let (mut keys, mut ends) = (Vec::new(), Vec::with_capacity(view.len));
        for n in 0..view.len {
            let from = keys.len();
            let own = view.keys(n).iter().map(|k| k.key).chain(extra.get(n).into_iter().flatten().copied());
            keys.extend(own.filter(|key| model.leads(*key)));
            while let Some(word) = words.next_if(|word| word.item as usize == n) {
                keys.push(model.len() + word.number);
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

    /// How long one or two items are.
    fn length(&self, items: Run) -> f32 {
        let first = self.lengths[items.from];
        if items.len == 1 { first } else { first + self.lengths[items.from + 1] }
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

/// What beads of folded items cost.
struct Coarse<'f> {
    texts: Both<&'f Folded>,
    length: &'f LengthCost,
    keys: &'f KeyModel,
    words: &'f WordKeys,
}

/// A word, or a key of a word, in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    item: u32,
    /// Number of the word or the key.
    number: u32,
}

/// Rare words that translate each other, as further keys of the items that hold them.
#[derive(Debug, Default)]
struct WordKeys {
    /// What each says where it is on both sides, in nats.
    weights: Vec<f32>,
    /// Items with their keys, in order.
    texts: Both<Vec<Posting>>,
}

/// In how many items a word may occur to lead the search, and in how many of a hundred.
const RARE_ITEMS: usize = 3;
/// How sure it must be that two words translate each other.
const SURE: f32 = 0.15;
/// How often a translation that the lexicon knows is the one that is used.
const KEPT: f32 = 0.7;

/// What it costs to skip a folded item, and to join two, in nats.
const OMITTED: f32 = 3.0;
const JOINED: f32 = 1.5;
/// How much lengths count: a folded item rarely holds the same sentences as its counterpart.
const LENGTH: f32 = 0.5;
/// How much keys count: those of neighbours are in a folded item too.
const KEYS: f32 = 0.5;

/// The words of a stretch with the items that hold them.
struct Postings {
    /// In order of the words, then of the items.
    all: Vec<Posting>,
    /// In how many items a word may be to be rare.
    rare: usize,
    items: f32,
}

impl Postings {
    fn of(view: SideView<'_>) -> Self {
        let mut all: Vec<Posting> = Vec::new();
        for item in 0..view.len {
            all.extend(view.words(item).iter().map(|&number| Posting { item: item as u32, number }));
        }
        all.sort_unstable_by_key(|posting| (posting.number, posting.item));
        all.dedup();
        Self { all, rare: RARE_ITEMS + view.len / 100, items: view.len as f32 }
    }

    /// The items that hold a word.
    fn of_word(&self, word: u32) -> &[Posting] {
        let rest = &self.all[self.all.partition_point(|posting| posting.number < word)..];
        &rest[..rest.partition_point(|posting| posting.number == word)]
    }

    /// Whether a word with these postings is in the text, and rare.
    fn is_rare(&self, word: &[Posting]) -> bool {
        !word.is_empty() && word.len() <= self.rare
    }
}

impl WordKeys {
    fn new(lexica: &Lexica, texts: Both<SideView<'_>>) -> Self {
        let mut out = Self::default();
        let Both { source, target } = texts.map(Postings::of);
        for run in source.all.chunk_by(|a, b| a.number == b.number).filter(|run| source.is_rare(run)) {
            for &(word, p) in lexica.forward.translations(run[0].number) {
                if p < SURE {
                    continue;
                }
                let held = target.of_word(word);
                if target.is_rare(held) {
                    let random = (run.len() as f32 / source.items).max(held.len() as f32 / target.items);
                    out.add(run, held, (KEPT * p.sqrt() / random).ln().max(0.0));
                }
            }
        }
        out.texts.source.sort_unstable();
        out.texts.target.sort_unstable();
        out
    }

    /// Adds a key that is in these items of either side.
    fn add(&mut self, source: &[Posting], target: &[Posting], weight: f32) {
        let number = self.weights.len() as u32;
        self.weights.push(weight);
        self.texts.source.extend(source.iter().map(|posting| Posting { number, ..*posting }));
        self.texts.target.extend(target.iter().map(|posting| Posting { number, ..*posting }));
    }
}

/// The beads of folded items.
const TYPES: [Step; 5] = [Step::ONE_ONE, Step::new(1, 2), Step::new(2, 1), Step::SOURCE, Step::TARGET];

impl BeadCost for Coarse<'_> {
    fn cost(&mut self, bead: Stretch, _: f32) -> f32 {
        let step = bead.step();
        if step.is_omission() {
            return OMITTED;
        }
        let lengths = Both::new(self.texts.source.length(bead.source), self.texts.target.length(bead.target));
        let mut keys = 0.0;
        for s in bead.source.range() {
            for t in bead.target.range() {
                keys += self.shared(self.texts.source.keys(s), self.texts.target.keys(t));
            }
        }
        let joined = if step.joins_several() { JOINED } else { 0.0 };
        self.length.cost(lengths) * LENGTH + joined - KEYS * keys
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

/// For each item its further keys.
pub(crate) type AnchorKeys<'a> = Both<&'a [Vec<u32>]>;

/// The band in which the lattice of two texts is to be searched.
///
/// `anchors` are further keys of the items (their anchors), which lead the search but are not entities.
pub(crate) fn band(
    texts: Both<SideView<'_>>,
    length: &LengthCost,
    keys: &KeyModel,
    anchors: Option<AnchorKeys<'_>>,
    lexica: Option<&Lexica>,
    worker: &mut Worker,
) -> Band {
    let end = Cell::new(texts.source.len, texts.target.len);
    if end.row * end.column <= WHOLE {
        return Band::full(end);
    }
    let anchors = anchors.unwrap_or(Both::new(&[], &[]));
    let words = lexica.map(|lexica| WordKeys::new(lexica, texts)).unwrap_or_default();
    let levels = fold(Both::new(
        Folded::of(texts.source, keys, anchors.source, &words.texts.source),
        Folded::of(texts.target, keys, anchors.target, &words.texts.target),
    ));
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

/// The texts and their halves, down to texts that can be searched as a whole.
fn fold(texts: Both<Folded>) -> Vec<Both<Folded>> {
    let mut levels = vec![texts];
    while let Some(Both { source, target }) = levels.last() {
        if source.len() * target.len() <= COARSE || source.len() < 4 || target.len() < 4 {
            break;
        }
        let next = Both::new(source.half(), target.half());
        levels.push(next);
    }
    levels
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
    let words = WordKeys::default();
    let mut band: Option<Band> = None;
    for level in fold(texts.map(Folded::plain)).iter().rev() {
        let end = Cell::new(level.source.len(), level.target.len());
        let inside = band.map_or_else(|| Band::full(end), |band| band.unfolded(end, NARROW));
        let mut cost = Coarse { texts: level.as_ref(), length, keys, words: &words };
        band = Some(worker.lattice.near(end, (&inside, MARGIN), &TYPES, &mut cost));
    }
    band.unwrap_or_else(|| Band::full(end))
}

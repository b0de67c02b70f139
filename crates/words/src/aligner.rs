//! The front of the stage: two columns in, links out.

use hexapla_model::{Column, LexicalEntry, Link, Links};
use rayon::prelude::*;

use crate::candidates::Candidate;
use crate::pairs::Pairs;
use crate::parts::Parts;
use crate::prior::{self, KnownWords};
use crate::shard::Worker;
use crate::symmetrize::{Symmetrization, symmetrize};
use crate::texts::{Piece, Texts};
use crate::train::{Trained, train};

/// Shards whose links are put behind the others before the next ones are linked: all of them at once would take more memory
/// than the links themselves.
const WAVE: usize = 16;

/// Aligns words; immutable, shared by all threads.
///
/// ```
/// use hexapla_words::WordAligner;
/// use hexapla_model::{Column, Lang, Span, Word, WordClass, WordToken};
///
/// // A column from rows of words that are split by spaces.
/// fn column(lang: Lang, rows: &[&str]) -> Column {
///     let mut column = Column::new(lang);
///     for row in rows {
///         for form in row.split(' ') {
///             let known = column.stems.iter().position(|s| s == form);
///             let word = known.unwrap_or_else(|| {
///                 let stem = column.stems.len() as u32;
///                 column.stems.push(form.to_owned());
///                 column.words.push(Word { form: form.to_owned(), stem, class: WordClass::Content });
///                 stem as usize
///             });
///             column.tokens.push(WordToken { word: word as u32, span: Span::default() });
///         }
///         column.rows.push(column.tokens.len() as u32);
///     }
///     column
/// }
///
/// let english = column(Lang::EN, &["water treaty", "water basin", "treaty"]);
/// let chinese = column(Lang::ZH, &["水 条约", "水 流域", "条约"]);
/// let alignment = WordAligner::new().align(&english, &chinese);
/// let links: Vec<_> = alignment.links.row(1).iter().map(|l| (l.source, l.target)).collect();
/// assert_eq!(links, [(0, 0), (1, 1)]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct WordAligner {
    symmetrization: Symmetrization,
    known: Vec<KnownWords>,
}

/// What aligning words gives.
#[derive(Debug)]
pub struct WordAlignment {
    /// The links, row by row.
    pub links: Links,
    pairs: Pairs,
    expected: Vec<f32>,
}

impl WordAligner {
    /// An aligner that knows nothing but what the texts show.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with another way to join the two directions.
    #[must_use]
    pub fn with_symmetrization(mut self, symmetrization: Symmetrization) -> Self {
        self.symmetrization = symmetrization;
        self
    }

    /// The same with words that are known to translate each other, beside those that it knows already.
    #[must_use]
    pub fn with_known(mut self, known: KnownWords) -> Self {
        self.known.push(known);
        self
    }

    /// Links the words of each row of `source` with those of the same row of `target`; rows that only one of them has
    /// stay without links.
    ///
    /// Time and memory are linear in the rows; a row of more than [`LONGEST_ROW`](crate::LONGEST_ROW) words is aligned in
    /// parts, one of more than [`UNLINKED_ROW`](crate::UNLINKED_ROW) not at all.
    #[must_use]
    pub fn align(&self, source: &Column, target: &Column) -> WordAlignment {
        let texts = Texts::of(source, target);
        let known = prior::known(source, target, &self.known);
        let wanted: Vec<(u32, u32)> = known.iter().map(|pair| (pair.source, pair.target)).collect();
        let mut pairs = Pairs::of(&texts, &wanted);
        let found = known.iter().filter_map(|k| Some((pairs.find(k.source, k.target)? as u32, k.weight)));
        let prior: Vec<(u32, f32)> = found.collect();
        let trained = train(&texts, &mut pairs, &prior, &Parts::of(source, target));
        let links = self.links(&texts, &pairs, &trained, source.len().max(target.len()));
        WordAlignment { links, pairs, expected: trained.links }
    }

    /// The links of all rows.
    fn links(&self, texts: &Texts, pairs: &Pairs, trained: &Trained, rows: usize) -> Links {
        // The links of the next row; the pieces of a long one may be in several shards.
        let (mut links, mut open) = (Links::new(), Vec::new());
        let mut found: Vec<Vec<(u32, Link)>> = Vec::new();
        for wave in texts.shards.chunks(WAVE) {
            let shards = wave.par_iter().map_init(
                || Worker::new(texts.target.count),
                |worker, shard| {
                    let mut out = Vec::new();
                    let model = (texts, pairs, &trained.model);
                    worker.run(model, shard.clone(), None, &[], &mut |piece, linked| {
                        self.of_piece(texts, piece, linked.candidates, &mut out);
                    });
                    out
                },
            );
            shards.collect_into_vec(&mut found);
            for (row, link) in found.iter().flatten() {
                (links.len()..*row as usize).for_each(|_| links.push_row(open.drain(..)));
                open.push(*link);
            }
        }
        (links.len()..rows).for_each(|_| links.push_row(open.drain(..)));
        links
    }

    fn of_piece(&self, texts: &Texts, piece: &Piece, candidates: &[Candidate], out: &mut Vec<(u32, Link)>) {
        let size = (piece.source.len(), piece.target.len());
        let before = texts.offsets(piece);
        let links = symmetrize(self.symmetrization, size, candidates);
        let place =
            |before: u32, n: usize| u16::try_from(before as usize + n).expect("longer rows have no links");
        out.extend(links.into_iter().map(|(i, j, probability)| {
            let (source, target) = (place(before.source, i), place(before.target, j));
            (piece.row, Link { source, target, probability })
        }));
    }
}

impl WordAlignment {
    /// The words that were linked at least `least` times, as expected from the last round, by source then target word of the
    /// columns that were aligned.
    #[must_use]
    pub fn lexicon(&self, source: &Column, target: &Column, least: f32) -> Vec<LexicalEntry> {
        let (from, to) = (spellings(source), spellings(target));
        let mut targets = vec![0.0f32; to.len()];
        for (pair, links) in self.expected.iter().enumerate() {
            targets[self.pairs.targets[pair] as usize] += links;
        }
        let mut out = Vec::new();
        for (s, word) in from.iter().enumerate() {
            let range = self.pairs.of_source(s as u32);
            let sum: f32 = self.expected[range.clone()].iter().sum();
            for pair in range.filter(|&p| self.expected[p] >= least) {
                let (t, links) = (self.pairs.targets[pair] as usize, self.expected[pair]);
                let (forth, back) = (links / sum, links / targets[t]);
                out.push(LexicalEntry {
                    source: (*word).to_owned(),
                    target: to[t].to_owned(),
                    links,
                    forth,
                    back,
                });
            }
        }
        out
    }
}

/// The most frequent spelling of each stem.
fn spellings(column: &Column) -> Vec<&str> {
    let mut counts = vec![0u32; column.words.len()];
    column.tokens.iter().for_each(|t| counts[t.word as usize] += 1);
    let mut best: Vec<Option<usize>> = vec![None; column.stems.len()];
    for (n, word) in column.words.iter().enumerate() {
        let place = &mut best[word.stem as usize];
        if place.is_none_or(|b| counts[n] > counts[b]) {
            *place = Some(n);
        }
    }
    best.into_iter().map(|n| n.map_or("", |n| column.words[n].form.as_str())).collect()
}

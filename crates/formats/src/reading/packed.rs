//! The rows of a corpus in few bytes: what `a,b` takes up as a row of its own is ten times as much.
//!
//! Rows follow each other in chunks of bytes and are unpacked one after the other, so a corpus of millions of rows can be
//! written in another format without being in memory as rows.

mod bytes;

use std::collections::BTreeMap;
use std::path::Path;

use hexapla_model::{Anchor, BlockKind, Corpus, Diagnostic, TranslationUnit};

use super::tidy;
use bytes::{Bytes, put, put_number, put_text};

/// How many bytes of rows are together; a chunk is given back as soon as its rows are unpacked.
const CHUNK: usize = 1 << 20;

/// Rows that follow each other.
#[derive(Debug, Default)]
pub(crate) struct PackedRows {
    chunks: Vec<Vec<u8>>,
    /// How many rows each chunk holds.
    counts: Vec<usize>,
    len: usize,
    /// The anchors; rows of one paragraph share one.
    anchors: Vec<Anchor>,
    kinds: Vec<BlockKind>,
    row: Vec<u8>,
}

impl PackedRows {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Puts a row after the others.
    pub(crate) fn push(&mut self, unit: &TranslationUnit) {
        let mut row = std::mem::take(&mut self.row);
        row.clear();
        put_text(&mut row, &unit.id);
        row.extend(unit.score.to_le_bytes());
        let kind = self.kinds.iter().position(|kind| *kind == unit.kind).unwrap_or_else(|| {
            self.kinds.push(unit.kind);
            self.kinds.len() - 1
        });
        put_number(&mut row, (kind as u64) << 1 | u64::from(unit.reviewed));
        let anchor = unit.anchor.as_ref().map_or(0, |anchor| self.anchor(anchor));
        put_number(&mut row, anchor as u64);
        put_number(&mut row, unit.texts.len() as u64);
        unit.texts.iter().for_each(|text| put(&mut row, text.as_ref()));
        if self.chunks.last().is_none_or(|chunk| chunk.len() + row.len() > CHUNK && !chunk.is_empty()) {
            self.chunks.push(Vec::new());
            self.counts.push(0);
        }
        if let (Some(chunk), Some(count)) = (self.chunks.last_mut(), self.counts.last_mut()) {
            chunk.extend_from_slice(&row);
            *count += 1;
        }
        self.len += 1;
        self.row = row;
    }

    /// The number of an anchor, from 1.
    fn anchor(&mut self, anchor: &Anchor) -> usize {
        if self.anchors.last() != Some(anchor) {
            self.anchors.push(anchor.clone());
        }
        self.anchors.len()
    }

    /// Hands the id of each row to `take`.
    fn each_id(&self, take: &mut dyn FnMut(&str)) {
        for (chunk, count) in self.chunks.iter().zip(&self.counts) {
            let mut bytes = Bytes(chunk);
            (0..*count).for_each(|_| take(bytes.row_id()));
        }
    }

    /// The rows of chunk `n`, their texts in the columns that `column_of` gives for each place.
    fn unpack(&self, n: usize, width: usize, column_of: &[usize]) -> Vec<TranslationUnit> {
        let (Some(chunk), Some(count)) = (self.chunks.get(n), self.counts.get(n)) else { return Vec::new() };
        let mut bytes = Bytes(chunk);
        (0..*count).map(|_| self.unit(&mut bytes, width, column_of)).collect()
    }

    fn unit(&self, bytes: &mut Bytes<'_>, width: usize, column_of: &[usize]) -> TranslationUnit {
        let id = bytes.text().to_owned();
        let score = f32::from_le_bytes(bytes.take(4).try_into().unwrap_or_default());
        let number = bytes.number();
        let (kind, reviewed) = (self.kinds.get(number >> 1).copied().unwrap_or_default(), number & 1 > 0);
        let anchor = bytes.number().checked_sub(1).and_then(|n| self.anchors.get(n).cloned());
        // Exactly as long as it is: a vector that grows would have four places for two languages.
        let mut texts = Vec::with_capacity(width);
        texts.resize_with(width, || None);
        for place in 0..bytes.number() {
            let text = bytes.row_text();
            if let (Some(text), Some(column)) = (text, column_of.get(place)) {
                texts[*column].get_or_insert(text);
            }
        }
        TranslationUnit { id, anchor, kind, score, reviewed, texts }
    }
}

/// A corpus whose rows are packed.
#[derive(Debug, Default)]
pub struct PackedCorpus {
    /// All but its rows.
    head: Corpus,
    rows: PackedRows,
    /// The column of each place of a row.
    column_of: Vec<usize>,
    /// The ids of rows that another has before them, by their numbers.
    renamed: BTreeMap<usize, String>,
}

impl PackedCorpus {
    pub(crate) fn new(head: Corpus, rows: PackedRows, column_of: Vec<usize>) -> Self {
        Self { head, rows, column_of, renamed: BTreeMap::new() }
    }

    /// Rows whose texts are in the order of the columns, each with an id of its own.
    pub(crate) fn in_order(head: Corpus, rows: PackedRows) -> Self {
        let column_of = (0..head.langs.len()).collect();
        Self { head, rows, column_of, renamed: BTreeMap::new() }
    }

    /// Gives rows whose id another has before them one of their own, and reports it.
    pub(crate) fn name_apart(&mut self, path: &Path) -> Option<Diagnostic> {
        let (renamed, again) = tidy::unique_ids(path, |take| self.rows.each_id(take));
        self.renamed = renamed;
        again
    }

    /// The corpus without its rows.
    #[must_use]
    pub fn head(&self) -> &Corpus {
        &self.head
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }

    /// The texts in a column.
    pub fn texts(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        let chunks = self.rows.chunks.iter().zip(&self.rows.counts);
        chunks.flat_map(move |(chunk, count)| {
            let mut bytes = Bytes(chunk);
            (0..*count).filter_map(move |_| bytes.text_in(|place| self.column_of.get(place) == Some(&column)))
        })
    }

    /// Puts the language in column `place` before all others.
    pub fn put_first(&mut self, place: usize) {
        if place < self.head.langs.len() {
            self.head.langs[..=place].rotate_right(1);
            self.head.paths[..=place].rotate_right(1);
            for column in self.column_of.iter_mut().filter(|column| **column <= place) {
                *column = if *column == place { 0 } else { *column + 1 };
            }
        }
    }

    /// The corpus in stretches of its rows, each with all that is not a row.
    pub fn stretches(&self) -> impl Iterator<Item = Corpus> + '_ {
        let starts = self.rows.counts.iter().scan(0, |start, count| {
            *start += count;
            Some(*start - count)
        });
        starts.enumerate().map(|(n, start)| Corpus { units: self.units(n, start), ..self.head.clone() })
    }

    /// The rows of chunk `n`, the first of which is row `start`.
    fn units(&self, n: usize, start: usize) -> Vec<TranslationUnit> {
        let mut units = self.rows.unpack(n, self.head.langs.len(), &self.column_of);
        for (row, id) in self.renamed.range(start..start + units.len()) {
            units[row - start].id.clone_from(id);
        }
        units
    }

    /// The corpus with its rows; what is packed is given back on the way.
    #[must_use]
    pub fn unpack(mut self) -> Corpus {
        let mut units = Vec::with_capacity(self.rows.len());
        for n in 0..self.rows.chunks.len() {
            let start = units.len();
            units.append(&mut self.units(n, start));
            self.rows.chunks[n] = Vec::new();
        }
        Corpus { units, ..self.head }
    }
}

impl From<Corpus> for PackedCorpus {
    fn from(mut corpus: Corpus) -> Self {
        let mut rows = PackedRows::default();
        std::mem::take(&mut corpus.units).iter().for_each(|unit| rows.push(unit));
        Self::in_order(corpus, rows)
    }
}

#[cfg(test)]
mod tests;

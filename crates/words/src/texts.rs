//! The rows of two columns as numbers, in pieces that are short enough to align.

use std::ops::Range;

use hexapla_model::{Both, Column};

/// Words of a piece at most, on either side: the time for a piece grows with the square of its length.
pub const LONGEST: usize = 256;
/// A row with more words on a side is left without links: what its parts have to do with each other cannot be known.
pub const UNLINKED: usize = 20 * LONGEST;
const _: () = assert!(UNLINKED <= u16::MAX as usize, "links count words in u16");
/// Cells (source words times target words) of the pieces of a shard, more or less.
const SHARD: usize = 1 << 22;

/// The running words of one language.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    /// Type of each running word: the number of its stem.
    pub(crate) types: Vec<u32>,
    /// How many types there are.
    pub(crate) count: usize,
}

impl Side {
    /// The words of a column by their stems.
    fn of(column: &Column) -> Self {
        let types = column.tokens.iter().map(|t| column.words[t.word as usize].stem).collect();
        Self { types, count: column.stems.len() }
    }
}

/// A row, or a part of a long one: ranges of running words that are taken to translate each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Number of the row.
    pub(crate) row: u32,
    /// Source words.
    pub(crate) source: Range<u32>,
    /// Target words.
    pub(crate) target: Range<u32>,
}

impl Piece {
    fn cells(&self) -> usize {
        self.source.len() * self.target.len()
    }
}

/// Both sides, cut into pieces and shards; what threads share.
#[derive(Debug, Clone)]
pub(crate) struct Texts {
    pub(crate) source: Side,
    pub(crate) target: Side,
    /// Pieces with words on both sides, in order of rows.
    pub(crate) pieces: Vec<Piece>,
    /// Ranges of pieces that are worked on as one; they depend on the texts alone.
    pub(crate) shards: Vec<Range<usize>>,
    /// Where each row begins among the running words.
    starts: Both<Vec<u32>>,
}

impl Texts {
    /// The rows of two columns of equal length.
    pub(crate) fn of(source: &Column, target: &Column) -> Self {
        let rows = source.len().min(target.len());
        let mut pieces = Vec::with_capacity(rows);
        for row in 0..rows {
            cut(row as u32, &source.range(row), &target.range(row), &mut pieces);
        }
        let shards = shards(&pieces);
        let starts = Both::new(source.rows.clone(), target.rows.clone());
        Self { source: Side::of(source), target: Side::of(target), pieces, shards, starts }
    }
}

impl Texts {
    /// How many words of its row are before a piece, on either side.
    pub(crate) fn offsets(&self, piece: &Piece) -> Both<u32> {
        let starts = self.starts.as_ref().map(|starts| starts[piece.row as usize]);
        Both::new(piece.source.start - starts.source, piece.target.start - starts.target)
    }
}

/// Cuts a row into pieces in proportion; pieces with an empty side are dropped.
fn cut(row: u32, source: &Range<usize>, target: &Range<usize>, pieces: &mut Vec<Piece>) {
    let longest = source.len().max(target.len());
    if longest > UNLINKED {
        return;
    }
    let parts = longest.div_ceil(LONGEST);
    for n in 0..parts {
        let piece = Piece { row, source: part(source, n, parts), target: part(target, n, parts) };
        if piece.cells() > 0 {
            pieces.push(piece);
        }
    }
}

/// Part `n` of a range that is cut into `parts`.
fn part(range: &Range<usize>, n: usize, parts: usize) -> Range<u32> {
    let [start, end] = [n, n + 1].map(|n| (range.start + range.len() * n / parts) as u32);
    start..end
}

/// Ranges of pieces that have about equal numbers of cells.
fn shards(pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut cells) = (0, 0);
    for (n, piece) in pieces.iter().enumerate() {
        cells += piece.cells();
        if cells >= SHARD {
            out.push(start..n + 1);
            (start, cells) = (n + 1, 0);
        }
    }
    if start < pieces.len() {
        out.push(start..pieces.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_rows_are_cut_in_proportion() {
        let mut pieces = Vec::new();
        cut(7, &(0..LONGEST * 2), &(100..120), &mut pieces);
        let (long, half) = (LONGEST as u32, 100..110);
        assert_eq!(pieces[0], Piece { row: 7, source: 0..long, target: half });
        assert_eq!(pieces[1], Piece { row: 7, source: long..2 * long, target: 110..120 });
        pieces.clear();
        cut(0, &(0..5), &(3..3), &mut pieces);
        cut(0, &(0..0), &(3..3), &mut pieces);
        cut(0, &(0..UNLINKED + 1), &(3..9), &mut pieces);
        assert!(pieces.is_empty());
    }
}

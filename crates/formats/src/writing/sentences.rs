//! The texts of one language, a line each: what beads and rungs count.

use std::io::{self, Write};

use super::escape::one_line;
use super::view::{Row, View};

/// Writes the first language of the view, those texts too that have no counterpart.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (_, row) in view.numbered().filter(|(_, row)| has_line(row, 0)) {
        writeln!(out, "{}", one_line(row.text(0)))?;
    }
    Ok(())
}

/// Whether language `n` of a row has a line: a blank one would not count everywhere.
pub(crate) fn has_line(row: &Row<'_>, n: usize) -> bool {
    !one_line(row.text(n)).trim().is_empty()
}

/// A row of a pair with the 0-based line that each side begins at, and how many lines it covers there: one or none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bead {
    pub(crate) lines: [usize; 2],
    pub(crate) covers: [bool; 2],
    pub(crate) score: f64,
}

/// The beads of a pair, every line of both sides in exactly one. A row that is not sure enough falls apart.
pub(crate) fn beads<'v>(view: &'v View<'_>) -> impl Iterator<Item = Bead> + 'v {
    let mut lines = [0, 0];
    view.numbered().flat_map(move |(_, row)| {
        let covers = [has_line(&row, 0), has_line(&row, 1)];
        let apart = covers == [true, true] && !view.is_sure(&row);
        let beads = if apart { vec![[true, false], [false, true]] } else { vec![covers] };
        let bead = |covers: [bool; 2]| {
            let score = if covers == [true, true] { row.score() } else { 0.0 };
            let bead = Bead { lines, covers, score };
            lines = [lines[0] + usize::from(covers[0]), lines[1] + usize::from(covers[1])];
            bead
        };
        beads.into_iter().filter(|covers| *covers != [false, false]).map(bead).collect::<Vec<_>>()
    })
}

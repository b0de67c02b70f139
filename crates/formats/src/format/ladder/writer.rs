//! The ladder that hunalign writes: rungs of line numbers, between which the lines belong together.

use std::io::{self, Write};

use crate::writing::sentences::beads;
use crate::writing::view::View;

/// Writes one rung per bead, with the score of what follows it, and a last one with the numbers of lines.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut end = [0, 0];
    for bead in beads(view) {
        let [source, target] = bead.lines;
        writeln!(out, "{source}\t{target}\t{}", bead.score)?;
        end = [source + usize::from(bead.covers[0]), target + usize::from(bead.covers[1])];
    }
    writeln!(out, "{}\t{}\t0", end[0], end[1])
}

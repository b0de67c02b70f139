//! Beads as Vecalign writes them: `[14]:[18]:0.73`.

use std::io::{self, Write};

use crate::writing::sentences::beads;
use crate::writing::view::View;

/// Writes a bead a line; lines count from 0, and every line is in one bead.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for bead in beads(view) {
        let side = |n: usize| if bead.covers[n] { bead.lines[n].to_string() } else { String::new() };
        writeln!(out, "[{}]:[{}]:{:.4}", side(0), side(1), bead.score)?;
    }
    Ok(())
}

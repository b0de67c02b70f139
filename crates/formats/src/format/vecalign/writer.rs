//! Beads as Vecalign writes them: `[14]:[18]:0.73`.

use std::io::{self, Write};

use crate::writing::sentences::beads;
use crate::writing::view::View;

/// Writes one bead per line; lines count from 0, and every line is in one bead.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for bead in beads(view) {
        let [source, target] =
            [0, 1].map(|n| if bead.covers[n] { bead.lines[n].to_string() } else { String::new() });
        writeln!(out, "[{source}]:[{target}]:{:.4}", bead.score)?;
    }
    Ok(())
}

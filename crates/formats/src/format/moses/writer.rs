//! Moses: a text for each language of a pair, line n of one translating line n of the other, and the ids of the rows.

use std::io::{self, Write};

use crate::writing::escape::one_line;
use crate::writing::view::View;

/// Writes the texts of one side of the pair: 0 is the source.
pub(crate) fn write_side(view: &View<'_>, side: usize, out: &mut dyn Write) -> io::Result<()> {
    for row in view.rows() {
        writeln!(out, "{}", one_line(row.text(side)))?;
    }
    Ok(())
}

/// Writes id, score, anchor and kind of each row, separated by tabs.
pub(crate) fn write_ids(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for row in view.rows() {
        let (id, kind) = (one_line(&row.unit.id), row.unit.kind.as_str());
        writeln!(out, "{id}\t{}\t{}\t{kind}", row.score(), row.anchor())?;
    }
    Ok(())
}

//! Moses: a text for each language of a pair, line n of one translating line n of the other, and the ids of the rows.

use std::io::{self, Write};

use crate::escape::one_line;
use crate::sentences::has_line;
use crate::view::{Row, View};

/// Writes the texts of one side of the pair: 0 is the source.
pub(crate) fn write_side(view: &View<'_>, side: usize, out: &mut dyn Write) -> io::Result<()> {
    for row in pairs(view) {
        writeln!(out, "{}", one_line(row.text(side)))?;
    }
    Ok(())
}

/// Writes id, score, anchor and kind of each row, parted by tabs.
pub(crate) fn write_ids(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for row in pairs(view) {
        let (id, kind) = (one_line(&row.unit.id), row.unit.kind.as_str());
        writeln!(out, "{id}\t{}\t{}\t{kind}", row.score(), row.anchor())?;
    }
    Ok(())
}

/// The rows with text on both sides.
fn pairs<'v>(view: &'v View<'_>) -> impl Iterator<Item = Row<'v>> {
    view.rows().filter(|row| has_line(row, 0) && has_line(row, 1))
}

//! Reads dictionaries with one pair per line: those of hunalign, and tables without a head.

use hexapla_model::Lang;
use hexapla_source::{Cause, lines};

use super::builder::Builder;

/// Source, target and probability of a line.
pub(crate) type Row<'a> = (&'a str, &'a str, Option<f32>);

/// A line of hunalign's dictionaries: target, ` @ `, source.
pub(crate) fn hunalign(line: &str) -> Option<Row<'_>> {
    let (target, source) = line.split_once(" @ ")?;
    Some((source, target, None))
}

/// A row of a table without a head: source, target, perhaps a probability; further cells are skipped.
pub(crate) fn tabbed(line: &str) -> Option<Row<'_>> {
    let mut cells = line.split('\t');
    let (source, target) = (cells.next()?, cells.next()?);
    let probability = match cells.next().map(str::trim).filter(|cell| !cell.is_empty()) {
        Some(cell) => Some(cell.parse::<f32>().ok().filter(|p| *p > 0.0 && *p <= 1.0)?),
        None => None,
    };
    Some((source, target, probability))
}

/// Reads all lines by `row`; blank lines and lines that begin with `#` are skipped.
pub(crate) fn read(
    text: &str,
    langs: (Lang, Lang),
    row: fn(&str) -> Option<Row<'_>>,
    form: &str,
    builder: &mut Builder<'_>,
) -> Result<(), Cause> {
    for line in lines::split(text).iter().filter(|l| !l.is_blank() && !l.text.starts_with('#')) {
        let number = line.location.line;
        match row(line.text) {
            Some((source, target, p)) => builder.pair(number, (langs.0, source), (langs.1, target), p)?,
            None => builder.bad(number, &format!("expected `{form}`")),
        }
    }
    Ok(())
}

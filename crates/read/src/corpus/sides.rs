//! Which languages the columns of a table are in, where their names say only source and target.

use hexapla_model::{Lang, Severity};

use super::builder::Builder;
use super::columns::Columns;
use crate::detect_language;

/// How many rows are looked at.
pub(super) const ROWS: usize = 200;

/// The languages of source and target: those that were given, else what the texts show.
pub(super) fn langs(given: &[Lang], texts: [Vec<&str>; 2]) -> Option<[Lang; 2]> {
    if let [source, target, ..] = given {
        return Some([*source, *target]);
    }
    let [source, target] = texts.map(|texts| detect_language(&texts.join("\n")));
    Some([source?, target?])
}

/// Tells of columns that are not read because another has their language.
pub(super) fn tell(columns: &Columns, line: u32, builder: &mut Builder<'_>) {
    for (n, lang) in &columns.twins {
        let message = format!("column {} is a second one in {lang}, left out", n + 1);
        builder.finding(Severity::Error, line, &message, "a row has one text in each language");
    }
}

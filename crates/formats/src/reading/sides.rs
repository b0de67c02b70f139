//! Columns that are not read since another has their language.

use hexapla_model::Severity;

use super::builder::Builder;
use super::columns::Columns;

/// Tells of columns that are not read because another has their language.
pub(crate) fn tell(columns: &Columns, line: u32, builder: &mut Builder<'_>) {
    for (n, lang) in &columns.twins {
        let message = format!("column {} is a second one in {lang}, skipped", n + 1);
        builder.finding(Severity::Error, line, &message, "a row has one text in each language");
    }
}

//! Rows on their way from a table to the corpus: those that a person edited are marked, new ones get what they lack.

use hexapla_model::Severity;
use hexapla_source::Cause;

use super::builder::Builder;
use super::columns::Columns;
use super::neighbours::{Incoming, Neighbours};
use super::record::Record;
use super::review::Review;
use super::row::Row;

/// What is known of the rows of a table so far.
#[derive(Debug)]
pub(crate) struct Edited {
    /// The heads of the columns as they were written, if that is recorded.
    heads: Option<Vec<String>>,
    review: Option<Review>,
    neighbours: Option<Neighbours>,
}

impl Edited {
    /// No rows yet of a file whose first table has these columns.
    pub(crate) fn new(record: Option<Record>, columns: &Columns) -> Self {
        let heads = record.as_ref().and_then(|record| record.heads.clone());
        let review = record.map(|record| Review::new(record, &columns.langs()));
        Self { heads, review, neighbours: None }
    }

    /// A table with these columns begins, in a workbook in `sheet`; reports the columns that it lost.
    pub(crate) fn begin(&mut self, columns: &Columns, sheet: Option<&str>, builder: &mut Builder<'_>) {
        let has_places = columns.have_places() || self.review.as_ref().is_some_and(Review::has_places);
        self.neighbours = columns.are_of_corpus().then(|| Neighbours::new(has_places));
        let lacking = match self.heads.take() {
            Some(heads) => columns.lacking(&heads),
            None => columns.places_without_texts(),
        };
        if !lacking.is_empty() {
            let names: Vec<String> = lacking.iter().map(|name| format!("`{name}`")).collect();
            let [s, what] = if names.len() == 1 { ["", "it"] } else { ["s", "they"] };
            let table = sheet.map_or_else(|| "the table".to_owned(), |sheet| format!("sheet `{sheet}`"));
            let message =
                format!("{table} has no column{s} {}: what {what} held is not read", names.join(", "));
            builder.finding(
                Severity::Warning,
                0,
                &message,
                "the first row names the columns: leave their names as they are",
            );
        }
    }

    /// Takes a row.
    pub(crate) fn put(&mut self, line: u32, mut row: Row, builder: &mut Builder<'_>) -> Result<(), Cause> {
        let changed = self.review.as_mut().map(|review| review.see(&mut row)).unwrap_or_default();
        let Some(neighbours) = &mut self.neighbours else { return builder.row(line, row) };
        let review = self.review.as_ref();
        let is_taken = |id: &str| review.is_some_and(|review| review.knows(id));
        let ready = neighbours.put(Incoming { line, row, changed }, &is_taken);
        ready.into_iter().try_for_each(|ready| builder.row(ready.line, ready.row))
    }

    /// The table ends.
    pub(crate) fn end(&mut self, builder: &mut Builder<'_>) -> Result<(), Cause> {
        let Some(mut neighbours) = self.neighbours.take() else { return Ok(()) };
        let review = self.review.as_ref();
        let is_taken = |id: &str| review.is_some_and(|review| review.knows(id));
        neighbours.finish(&is_taken).into_iter().try_for_each(|ready| builder.row(ready.line, ready.row))
    }

    /// Reports what a person changed.
    pub(crate) fn tell(&self, builder: &mut Builder<'_>) {
        self.review.iter().for_each(|review| review.tell(builder));
    }
}

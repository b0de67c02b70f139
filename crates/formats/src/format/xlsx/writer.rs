//! A spreadsheet for review: one row per unit, one column per language, scores in quiet colours, places to look things up.
//!
//! What comes back from review is read by the heads of its columns, so these are codes and words that never change. Every
//! text is written as a string, never as a formula. Rows go to a temporary file as they come: memory stays flat.

use std::io::{self, Write};

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::MOST_ROWS;
use super::columns::Column;
use super::{about, book as spreadsheet, record, rows};
use crate::writing::doubt::SURE;
use crate::writing::view::View;

/// Writes the rows that score high.
pub(crate) fn write_sure(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    write(&view.clone().at_least(SURE), out)
}

/// Writes the rows.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = view.rows().count();
    if rows >= MOST_ROWS {
        let message = format!("{rows} rows, where a spreadsheet holds {MOST_ROWS}; write csv or jsonl");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    out.write_all(&spreadsheet::saved(|| workbook(view))?)
}

fn workbook(view: &View<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&spreadsheet::properties(&view.corpus.name, view.options)?);
    rows::write(view, book.add_worksheet_with_constant_memory()?)?;
    about::write(view, book.add_worksheet())?;
    let heads: Vec<String> = Column::all(view).iter().map(|column| column.head(view)).collect();
    record::write(view, &heads, book.add_worksheet_with_constant_memory()?)?;
    book.save_to_buffer()
}

//! A spreadsheet for review: a row a unit, a column a language, scores in quiet colours, places to look things up.
//!
//! What comes back from review is read by the heads of its columns, so these are codes and words that never change. Every
//! text is written as a string, never as a formula. Rows go to a temporary file as they come: memory stays flat.

mod about;
mod columns;
mod rows;

use std::io::{self, Write};

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::spreadsheet::{self, MOST_ROWS, MOST_UNITS};
use crate::view::View;

/// Writes the rows.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    check(view).map_err(|message| io::Error::new(io::ErrorKind::InvalidInput, message))?;
    out.write_all(&workbook(view).map_err(io::Error::other)?)
}

/// What a spreadsheet cannot hold; nothing is cut to make it fit.
fn check(view: &View<'_>) -> Result<(), String> {
    let mut rows = 0;
    for row in view.rows() {
        rows += 1;
        let units = |n: usize| row.text(n).encode_utf16().count();
        // A character has as many bytes as UTF-16 units or more.
        let long = |n: &usize| row.text(*n).len() > MOST_UNITS && units(*n) > MOST_UNITS;
        if let Some(n) = (0..view.langs.len()).find(long) {
            return Err(format!(
                "row {} has {} characters in {}, where a cell holds {MOST_UNITS}; write html or csv",
                row.unit.id,
                units(n),
                view.code(n)
            ));
        }
    }
    if rows >= MOST_ROWS {
        return Err(format!("{rows} rows, where a spreadsheet holds {MOST_ROWS}; write csv or jsonl"));
    }
    Ok(())
}

fn workbook(view: &View<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&spreadsheet::properties(&view.corpus.name, view.options)?);
    rows::write(view, book.add_worksheet_with_constant_memory()?)?;
    about::write(view, book.add_worksheet())?;
    book.save_to_buffer()
}

//! A spreadsheet for review: terms, contexts with the terms in bold, and a sheet that says what it is.
//!
//! Columns are named as in CSV, so that what comes back from review can be read as a term base. Every text is written as
//! a string, never as a formula.

pub(crate) mod about;
pub(crate) mod contexts;
pub(crate) mod terms;

use std::io::{self, Write};

use hexapla_model::Glossary;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::book as spreadsheet;
use super::book::MOST_ROWS;
use crate::writing::content::entries;
use crate::writing::options::Options;
use crate::writing::term_table::{Contexts, TermTable};

/// Writes `glossary`.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let table = TermTable::new(glossary, options, Contexts::Without);
    let contexts = entries(glossary).map(|entry| entry.contexts.len()).sum::<usize>();
    let rows = table.rows().len().max(contexts);
    if rows >= MOST_ROWS {
        let message = format!("{rows} rows, where a spreadsheet holds {MOST_ROWS}; write csv or jsonl");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    out.write_all(&spreadsheet::saved(|| workbook(&table, options))?)
}

fn workbook(table: &TermTable<'_>, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let (mut book, glossary) = (Workbook::new(), table.glossary);
    book.set_properties(&spreadsheet::properties(&glossary.name, options)?);
    terms::write(table, book.add_worksheet())?;
    contexts::write(glossary, book.add_worksheet())?;
    about::write(table, options, book.add_worksheet())?;
    book.save_to_buffer()
}

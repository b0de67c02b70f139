//! A spreadsheet for review: terms, contexts with the terms in bold, and a sheet that says what it is.
//!
//! Columns are named as in CSV, so that what comes back from review can be read as a term base. Every text is written as
//! a string, never as a formula.

mod about;
mod contexts;
mod style;
mod terms;

use std::io::{self, Write};

use hexapla_model::Glossary;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::content::entries;
use crate::options::Options;

/// The most rows that a sheet holds.
const MOST_ROWS: usize = 1 << 20;

/// Writes `glossary`.
pub(super) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let rows = entries(glossary).map(|entry| entry.contexts.len().max(1)).sum::<usize>();
    if rows >= MOST_ROWS {
        let message = format!("{rows} rows, where a spreadsheet holds {MOST_ROWS}; write csv or jsonl");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    out.write_all(&workbook(glossary, options).map_err(io::Error::other)?)
}

fn workbook(glossary: &Glossary, options: &Options) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let date = options.date.as_deref().and_then(date_time);
    // Without a date the library would write the time of the run.
    let created = date.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    let properties = DocProperties::new().set_title(style::cell(&glossary.name)).set_author("hexapla");
    book.set_properties(&properties.set_creation_datetime(&created));
    terms::write(glossary, book.add_worksheet())?;
    contexts::write(glossary, book.add_worksheet())?;
    about::write(glossary, options, book.add_worksheet())?;
    book.save_to_buffer()
}

/// The time that `YYYYMMDDThhmmssZ` names.
fn date_time(text: &str) -> Option<ExcelDateTime> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let small = |from: usize, to: usize| number(from, to).and_then(|n| u8::try_from(n).ok());
    let date = ExcelDateTime::from_ymd(number(0, 4)?, small(4, 6)?, small(6, 8)?).ok()?;
    date.and_hms(number(9, 11)?, small(11, 13)?, f64::from(small(13, 15)?)).ok()
}

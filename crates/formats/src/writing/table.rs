//! Tables of text: CSV as in RFC 4180, and TSV without quotes.
//!
//! Where apostrophes guard formulas, a table is for spreadsheets, so TSV is quoted too; and the head has quotes around all
//! its names, by which our reader knows that the apostrophes are ours.

use std::borrow::Cow;
use std::io::{self, Write};

use super::escape;
use super::options::Options;

const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// Writes `rows` separated by commas, quoted where needed, lines ending in CR LF; the first is the head.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_csv<'a>(
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_separated(b',', rows, options, out)
}

/// Writes `rows` as [`write_csv`] does, with another ASCII character between the cells.
pub(crate) fn write_separated<'a>(
    delimiter: u8,
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    if options.bom {
        out.write_all(BOM)?;
    }
    let mut rows = rows.into_iter();
    if options.safe_cells {
        let mut head = writer(delimiter, csv::QuoteStyle::Always, &mut *out);
        rows.next().map_or(Ok(()), |row| head.write_record(cells(&row, options)))?;
        head.flush()?;
    }
    write_more(delimiter, rows, options, out)
}

/// Writes more `rows` of a table whose head is already written.
pub(crate) fn write_more<'a>(
    delimiter: u8,
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = writer(delimiter, csv::QuoteStyle::Necessary, out);
    for row in rows {
        writer.write_record(cells(&row, options))?;
    }
    writer.flush()
}

fn writer<W: Write>(delimiter: u8, style: csv::QuoteStyle, out: W) -> csv::Writer<W> {
    let mut builder = csv::WriterBuilder::new();
    builder.delimiter(delimiter).quote_style(style).terminator(csv::Terminator::CRLF);
    builder.from_writer(out)
}

/// The cells of a row as they are written.
fn cells<'r>(row: &'r [Cow<'_, str>], options: &'r Options) -> impl Iterator<Item = Vec<u8>> + 'r {
    row.iter().map(|cell| {
        let cell = escape::plain(cell);
        if options.safe_cells { escape::safe_cell(&cell) } else { cell }.into_owned().into_bytes()
    })
}

/// Writes `rows` separated by tabs; tabs and line ends inside a cell become blanks.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_tsv<'a>(
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    if options.safe_cells {
        return write_separated(b'\t', rows.into_iter().map(one_line), options, out);
    }
    if options.bom {
        out.write_all(BOM)?;
    }
    write_more_tsv(rows, options, out)
}

/// Writes more `rows` of a table of [`write_tsv`] whose head is already written.
pub(crate) fn write_more_tsv<'a>(
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = rows.into_iter().map(one_line);
    if options.safe_cells {
        return write_more(b'\t', rows, options, out);
    }
    rows.try_for_each(|row| writeln!(out, "{}", row.join("\t")))
}

/// The cells of a row without what would end them.
fn one_line(row: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    row.into_iter().map(|cell| Cow::Owned(escape::one_line(&cell).into_owned())).collect()
}

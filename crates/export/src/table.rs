//! Tables of text: CSV as in RFC 4180, and TSV without quotes.
//!
//! Where apostrophes guard formulas, a table is for spreadsheets, so TSV is quoted too; and the head has quotes around all
//! its names, by which our reader knows that the apostrophes are ours.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::escape;
use crate::options::Options;

const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// Writes `rows` separated by commas, quoted where needed, lines ending in CR LF.
pub(crate) fn write_csv<'a>(
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
    let style = |style| {
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(delimiter).quote_style(style).terminator(csv::Terminator::CRLF);
        builder
    };
    let mut rows = rows.into_iter();
    if options.safe_cells {
        let mut head = style(csv::QuoteStyle::Always).from_writer(&mut *out);
        rows.next().map_or(Ok(()), |row| head.write_record(cells(&row, options)))?;
        head.flush()?;
    }
    let mut writer = style(csv::QuoteStyle::Necessary).from_writer(out);
    for row in rows {
        writer.write_record(cells(&row, options))?;
    }
    writer.flush()
}

/// The cells of a row as they are written.
fn cells<'r>(row: &'r [Cow<'_, str>], options: &'r Options) -> impl Iterator<Item = Vec<u8>> + 'r {
    row.iter().map(|cell| {
        let cell = escape::plain(cell);
        if options.safe_cells { escape::safe_cell(&cell) } else { cell }.into_owned().into_bytes()
    })
}

/// Writes `rows` separated by tabs; tabs and line ends inside a cell become blanks.
pub(crate) fn write_tsv<'a>(
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let line = |cell: Cow<'a, str>| Cow::Owned(escape::one_line(&cell).into_owned());
    let rows = rows.into_iter().map(|row| row.into_iter().map(line).collect::<Vec<Cow<'a, str>>>());
    if options.safe_cells {
        return write_separated(b'\t', rows, options, out);
    }
    if options.bom {
        out.write_all(BOM)?;
    }
    for row in rows {
        writeln!(out, "{}", row.join("\t"))?;
    }
    Ok(())
}

//! Tables of text: CSV as in RFC 4180, and TSV without quotes.

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
    let mut builder = csv::WriterBuilder::new();
    builder.delimiter(delimiter).terminator(csv::Terminator::CRLF);
    let mut writer = builder.from_writer(out);
    for row in rows {
        writer.write_record(row.iter().map(|c| guard(&escape::plain(c), options).into_owned()))?;
    }
    writer.flush()
}

/// Writes `rows` separated by tabs; tabs and line ends inside a cell become blanks.
pub(crate) fn write_tsv<'a>(
    rows: impl IntoIterator<Item = Vec<Cow<'a, str>>>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    if options.bom {
        out.write_all(BOM)?;
    }
    for row in rows {
        for (n, cell) in row.iter().enumerate() {
            let tab = if n == 0 { "" } else { "\t" };
            let line = escape::one_line(cell);
            write!(out, "{tab}{}", guard(&line, options))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn guard<'a>(cell: &'a str, options: &Options) -> Cow<'a, str> {
    if options.safe_cells { escape::safe_cell(cell) } else { Cow::Borrowed(cell) }
}

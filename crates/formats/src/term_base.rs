//! Reads a user's term base: a table with a column a language (CSV, TSV, XLSX), or TBX.

use std::path::Path;

use hexapla_model::{Lang, TermBase, Warned};
use hexapla_source::stream::Stream;
use hexapla_source::{Limits, ReadError};

use crate::Importer;
use crate::format::{Format, csv, tbx};
use crate::reading::term_builder::Builder;

impl Importer {
    /// The term base in the file at `path`; its first characters tell TBX, a spreadsheet (with the feature `xlsx`) and
    /// a table of text apart. Of a spreadsheet all sheets are read that have the languages of the first that names any.
    ///
    /// The columns of a table are named by language codes or English names of languages; `|`, `;` and line ends part
    /// the terms of a cell; other columns are skipped. TBX may be of version 2 or 3. What is skipped, and an id
    /// that two entries share, is reported in the diagnostics.
    ///
    /// # Errors
    /// If the file cannot be read, is no UTF-8 text, goes beyond the limits, holds no text or no column of a language,
    /// or is XML that is not well-formed or no TBX.
    pub fn read_term_base(&self, path: &Path) -> Result<Warned<TermBase>, ReadError> {
        self.read_term_base_in(path, &[])
    }

    /// As [`read_term_base`](Self::read_term_base); `langs` are the languages of the columns of a table that does not name them.
    ///
    /// # Errors
    /// As [`read_term_base`](Self::read_term_base).
    pub fn read_term_base_in(&self, path: &Path, langs: &[Lang]) -> Result<Warned<TermBase>, ReadError> {
        let bytes = self.loader.load(path)?;
        let readers = Format::ALL.iter().filter_map(|format| format.descriptor().term_base.as_ref());
        for reader in readers {
            if (reader.opens)(&bytes) {
                return (reader.read)(&self.loader, &bytes, path, langs);
            }
        }
        let text = self.loader.text(&bytes, None, path)?;
        let mut read = parse(&text.value, path, self.loader.limits(), langs)?;
        read.diagnostics.splice(..0, text.diagnostics);
        Ok(read)
    }
}

/// The term base in `text`; `path` is only named.
pub(crate) fn parse(
    text: &str,
    path: &Path,
    limits: &Limits,
    langs: &[Lang],
) -> Result<Warned<TermBase>, ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::Empty { path: path.into() });
    }
    if text.trim_start().starts_with('<') {
        return tbx::reader::read_stream(Stream::new(text.as_bytes(), path, limits)?, path, limits);
    }
    let mut builder = Builder::new(path, limits.rows);
    csv::term_base::read(text, langs, &mut builder)?;
    Ok(builder.finish())
}

#[cfg(test)]
mod tests;

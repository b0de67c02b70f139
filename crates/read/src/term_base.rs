//! Reads a user's term base: a table with a column a language (CSV, TSV, XLSX), or TBX.

mod builder;
pub(crate) mod columns;
mod table;
mod tbx;

use std::path::Path;

use hexapla_model::{TermBase, Warned};

use crate::{Limits, ReadError, Reader};
use builder::Builder;

impl Reader {
    /// The term base in the file at `path`; its first characters tell TBX, a spreadsheet (with the feature `xlsx`) and
    /// a table of text apart. Of a spreadsheet the first sheet that names a language is read.
    ///
    /// The columns of a table are named by language codes or English names of languages; `|`, `;` and line ends part
    /// the terms of a cell; other columns are passed over. TBX may be of version 2 or 3. What is left out, and an id
    /// that two entries share, is told in the diagnostics.
    ///
    /// # Errors
    /// If the file cannot be read, is no UTF-8 text, goes beyond the limits, holds no text or no column of a language,
    /// or is XML that is not well-formed or no TBX.
    pub fn read_term_base(&self, path: &Path) -> Result<Warned<TermBase>, ReadError> {
        let bytes = self.load(path)?;
        #[cfg(feature = "xlsx")]
        if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return spreadsheet(&bytes, path, self.limits());
        }
        let text = self.text(&bytes, None, path)?;
        let mut read = parse(&text.value, path, self.limits())?;
        read.diagnostics.splice(..0, text.diagnostics);
        Ok(read)
    }
}

/// The term base in `text`; `path` is only named.
pub(crate) fn parse(text: &str, path: &Path, limits: &Limits) -> Result<Warned<TermBase>, ReadError> {
    let mut builder = Builder::new(path, limits.rows);
    if text.trim().is_empty() {
        return Err(ReadError::Empty { path: path.into() });
    }
    if text.trim_start().starts_with('<') {
        tbx::read(text, &mut builder)?;
    } else {
        table::read(text, &mut builder)?;
    }
    Ok(builder.finish())
}

/// The term base in the workbook `bytes`: on the first sheet with a column of a language, else what the first one lacks.
#[cfg(feature = "xlsx")]
fn spreadsheet(bytes: &[u8], path: &Path, limits: &Limits) -> Result<Warned<TermBase>, ReadError> {
    let mut lacking = None;
    for sheet in crate::corpus::spreadsheet::lines(bytes, path, limits)? {
        if sheet.trim().is_empty() {
            continue;
        }
        let mut builder = Builder::new(path, limits.rows);
        match table::read_tabbed(&sheet, &mut builder) {
            Err(error @ ReadError::NoLanguageColumn { .. }) => _ = lacking.get_or_insert(error),
            read => return read.map(|()| builder.finish()),
        }
    }
    Err(lacking.unwrap_or(ReadError::Empty { path: path.into() }))
}

#[cfg(test)]
mod tests;

//! Reads a user's term base: a table with a column a language (CSV, TSV, XLSX), or TBX.

use std::path::Path;

#[cfg(feature = "xlsx")]
use hexapla_model::Severity;
use hexapla_model::{Lang, TermBase, Warned};
use hexapla_source::stream::Stream;
use hexapla_source::{Limits, ReadError};

use crate::Importer;
#[cfg(feature = "xlsx")]
use crate::format::xlsx::sheets::{self, Sheets, others};
#[cfg(feature = "xlsx")]
use crate::format::xlsx::{ods, reader as spreadsheet};
use crate::format::{csv, tbx};
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
        #[cfg(feature = "xlsx")]
        if is_workbook(&bytes) {
            return workbook(&bytes, path, self.loader.limits(), langs);
        }
        if !bytes.is_empty() {
            let mut source = Stream::new(bytes.as_slice(), path, self.loader.limits())?;
            if source.head()?.trim_ascii_start().starts_with(b"<") {
                return markup(source, path, self.loader.limits());
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
        return markup(Stream::new(text.as_bytes(), path, limits)?, path, limits);
    }
    let mut builder = Builder::new(path, limits.rows);
    csv::term_base::read(text, langs, &mut builder)?;
    Ok(builder.finish())
}

/// The term base in XML.
fn markup(source: Stream<'_>, path: &Path, limits: &Limits) -> Result<Warned<TermBase>, ReadError> {
    let note = source.note();
    let mut builder = Builder::new(path, limits.rows);
    tbx::reader::read(source, &mut builder)?;
    let mut read = builder.finish();
    read.diagnostics.splice(..0, note);
    Ok(read)
}

/// Whether a file begins as a workbook does, or as an encrypted one.
#[cfg(feature = "xlsx")]
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || ods::is_ods(bytes) || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// The term base in the workbook `bytes`: all sheets with the languages of the first that names any.
#[cfg(feature = "xlsx")]
pub(crate) fn workbook(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    langs: &[Lang],
) -> Result<Warned<TermBase>, ReadError> {
    let mut builder = Builder::new(path, limits.rows);
    let all = spreadsheet::lines(bytes, path, limits)?;
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    for sheet in all.iter().filter(|sheet| !sheet.text.trim().is_empty()) {
        match csv::term_base::Table::sniff(&sheet.text, &builder, b"\t", langs) {
            Ok(table) => found.push((sheet, table)),
            Err(error @ ReadError::NoLanguageColumn { .. }) => {
                let cells = || sheet.text.split(['\t', '\n']);
                let is_lost = sheets::hold_text(cells()) && !sheets::is_ours(&sheet.name, cells());
                lacking.push((sheet.name.as_str(), is_lost, error));
            }
            Err(error) => return Err(error),
        }
    }
    let mut names = Sheets::new(found.iter().map(|(sheet, table)| (sheet.name.as_str(), table.langs())));
    if found.is_empty() {
        let error = lacking.into_iter().next().map(|(.., error)| error);
        return Err(error.unwrap_or(ReadError::Empty { path: path.into() }));
    }
    for (sheet, table) in found {
        let (takes, finding) = names.takes(&sheet.name, sheet.is_hidden, &table.langs(), &sheet.text);
        if let Some((severity, message, hint)) = finding {
            builder.finding(severity, 0, &message, hint);
        }
        if takes {
            builder.begin_sheet(&sheet.name, table.ids());
            table.rows(&mut builder)?;
        }
    }
    if let Some(message) = others(lacking.iter().filter(|(_, is_lost, _)| *is_lost).map(|(name, ..)| *name)) {
        builder.finding(Severity::Error, 0, &message, sheets::OTHERS);
    }
    Ok(builder.finish())
}

#[cfg(test)]
mod tests;

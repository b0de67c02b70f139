//! Reads a user's term base: a table with one column per language (CSV, TSV, XLSX), or TBX.

use std::path::Path;

use hexapla_model::{Lang, TermBase, Warned};
use hexapla_source::{Cause, ReadError, Source};

use crate::format::{Format, csv, jsonl, tbx, xlsx};
use crate::head::Head;
use crate::reading::pair_rows;
use crate::reading::term_builder::Builder;
use crate::{Importer, Purpose};

impl Importer {
    /// The term base in the file at `path`; its first characters show whether it is TBX, a spreadsheet (with the
    /// feature `xlsx`) or a table of text. Of a spreadsheet all sheets are read that have the languages of the
    /// first that names any.
    ///
    /// The columns of a table are named by language codes or English names of languages; `|`, `;` and line ends separate
    /// the terms of a cell; other columns are skipped. Glossaries for DeepL (`NAME.en-zh.deepl.tsv`) and OmegaT
    /// (`NAME.en-zh.utf8`) are known by their names, which show the languages. TBX may be of version 2 or 3. What is skipped, and an id
    /// that two entries share, is reported in the diagnostics.
    ///
    /// # Errors
    /// If the file cannot be read, is not UTF-8 text, goes beyond the limits, holds no text or no column of a language,
    /// or is XML that is not well-formed or no TBX.
    pub fn read_term_base(&self, path: &Path) -> Result<Warned<TermBase>, ReadError> {
        self.read_term_base_in(path, &[])
    }

    /// As [`read_term_base`](Self::read_term_base); `langs` are the languages of the columns of a table that does not
    /// name them.
    ///
    /// # Errors
    /// As [`read_term_base`](Self::read_term_base).
    pub fn read_term_base_in(&self, path: &Path, langs: &[Lang]) -> Result<Warned<TermBase>, ReadError> {
        let bytes = self.loader.load(path)?;
        read(&self.loader.source(path, &bytes, None), langs).map_err(|cause| cause.at(path))
    }
}

impl Importer {
    /// Whether the file at `path` is a glossary as hexapla writes it or as TBX has it, by its first bytes: it says more of its
    /// entries than their terms. So is one whose name is that of a glossary for DeepL or OmegaT. A file that cannot be read is
    /// none.
    #[must_use]
    pub fn is_glossary(&self, path: &Path) -> bool {
        // These hold terms alone, and nothing in them shows it.
        let is_of_a_pair = |format: Format| format.pairs_for().is_some();
        if Format::from_path(path, Purpose::WriteGlossary).is_some_and(is_of_a_pair) {
            return path.is_file();
        }
        let Ok(head) = hexapla_source::stream::head(path) else { return false };
        let is_package = head.starts_with(b"PK");
        if is_package {
            return self.loader.load(path).is_ok_and(|bytes| xlsx::is_glossary(&bytes, self.loader.limits()));
        }
        let head = hexapla_source::stream::text_head(head);
        let text = String::from_utf8_lossy(&head);
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        let line = text.lines().next().unwrap_or_default();
        match line.chars().next() {
            Some('<') => matches!(Head { bytes: &head, text }.root(), Some("martif" | "tbx")),
            Some('{') => jsonl::term_base::is_entry(line),
            _ => csv::term_base::is_of_glossary(line),
        }
    }
}

/// The term base in a file, by the first format that knows its bytes; in none it is a table of text.
pub(crate) fn read(source: &Source<'_>, langs: &[Lang]) -> Result<Warned<TermBase>, Cause> {
    for reader in Format::ALL.iter().filter_map(|format| format.descriptor().term_base.as_ref()) {
        if (reader.opens)(source)? {
            return (reader.read)(source, langs);
        }
    }
    let decoded = source.text()?;
    let mut read = parse(&decoded.text, source, langs)?;
    read.diagnostics.splice(..0, decoded.remark.map(|remark| remark.about(source.path)));
    Ok(read)
}

/// The term base in `text`, which is that of `source`.
pub(crate) fn parse(text: &str, source: &Source<'_>, langs: &[Lang]) -> Result<Warned<TermBase>, Cause> {
    if text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    if text.trim_start().starts_with('<') {
        return tbx::reader::read_xml(&source.with(text.as_bytes()));
    }
    if text.trim_start().starts_with("@prefix") {
        let hint = "SKOS is written but not read: give the glossary in CSV, XLSX, TBX or JSON Lines";
        return Err(Cause::NotText { found: "Turtle".to_owned(), hint });
    }
    let mut builder = Builder::new(source.path, source.limits.rows);
    match csv::term_base::read(text, langs, &mut builder) {
        Err(error @ Cause::NoLanguageColumn { .. }) if langs.is_empty() => {
            let pair = pair_rows::langs_of_name(source.path).ok_or(error)?;
            csv::term_base::read(text, &pair, &mut builder)?;
        }
        read => read?,
    }
    Ok(builder.finish())
}

#[cfg(test)]
mod tests;

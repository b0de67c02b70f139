//! Reads existing corpora: rows of texts that translate each other, in the formats that they are kept in.

use std::path::{Path, PathBuf};

use hexapla_model::{Corpus, Lang, Warned};
use hexapla_source::stream::{self, Stream};
use hexapla_source::{Cause, Limits, Loader, ReadError};

use crate::descriptor::Reading;
use crate::format::{Format, moses};
use crate::names::Purpose;
use crate::reading::builder::Builder;
use crate::reading::packed::PackedCorpus;

/// Reads corpora, term bases, lexicons and stop lists; its settings never change, so one importer serves all threads.
#[derive(Debug, Clone, Default)]
pub struct Importer {
    pub(crate) loader: Loader,
}

impl Importer {
    /// An importer with these limits.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { loader: Loader::new(limits) }
    }

    /// The corpus in the file at `path`; without `format` the ending of the name or the first bytes show it.
    ///
    /// Texts aligned line by line may be named by any of their files, or by what the names have in common
    /// (`NAME.en-zh`). `langs` are those of source and target in tables whose columns do not name them; without them
    /// the texts show them. The pivot comes first where the file names one, else the languages are in the
    /// order of the rows. Rows without an id are called by their line, rows without text are dropped. What is skipped
    /// is reported in the diagnostics; a file that breaks off gives the rows before.
    ///
    /// # Errors
    /// If a file cannot be read, is of another or no known format, goes beyond the limits, or holds no row with text.
    pub fn read_corpus(
        &self,
        path: &Path,
        format: Option<Format>,
        langs: &[Lang],
    ) -> Result<Warned<Corpus>, ReadError> {
        let read = self.read_packed_corpus(path, format, langs)?;
        Ok(Warned { value: read.value.unpack(), diagnostics: read.diagnostics })
    }

    /// As [`read_corpus`](Self::read_corpus), with rows that take up little more than their texts.
    ///
    /// # Errors
    /// As [`read_corpus`](Self::read_corpus).
    pub fn read_packed_corpus(
        &self,
        path: &Path,
        format: Option<Format>,
        langs: &[Lang],
    ) -> Result<Warned<PackedCorpus>, ReadError> {
        let format = match format {
            Some(format) => format,
            None => self.corpus_format(path)?,
        };
        let read = reading(format).and_then(|reading| match reading {
            Reading::File(read) => read(&self.loader, path, langs),
            Reading::Text(read) => {
                let source = Stream::open(path, self.loader.limits())?;
                let note = source.note().map(|note| note.about(path));
                let mut read = read(source, Builder::new(path, self.loader.limits()), langs)?;
                read.diagnostics.splice(..0, note);
                Ok(read)
            }
        });
        read.map_err(|cause| cause.at(path))
    }

    /// The format of the corpus at `path`.
    ///
    /// # Errors
    /// If the file cannot be read, or neither its name nor its first bytes are those of a corpus.
    pub fn corpus_format(&self, path: &Path) -> Result<Format, ReadError> {
        let by_name = Format::from_path(path, Purpose::ReadCorpus);
        match by_name {
            Some(Format::Jsonl) => {}
            Some(format) => return Ok(format),
            None if moses::reader::Files::find(path).is_some() => return Ok(Format::Moses),
            None => {}
        }
        let by_content = Format::sniff(&stream::text_head(stream::head(path)?));
        let mnbvc = by_content.filter(|format| *format == Format::Mnbvc);
        mnbvc.or(by_name).or(by_content).ok_or_else(|| {
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            let is_spreadsheet = ["xls", "xlsb", "numbers"].contains(&ending.as_str());
            let cause = if is_spreadsheet { Cause::OtherSpreadsheet } else { Cause::UnknownCorpus };
            cause.at(path)
        })
    }
}

/// How corpora are read from a format.
fn reading(format: Format) -> Result<Reading, Cause> {
    format.descriptor().reader.as_ref().map(|reader| reader.read).ok_or(Cause::UnknownCorpus)
}

/// The files of the corpus that is named by `path`: that file alone, or all that are aligned line by line with it, the
/// texts first.
#[must_use]
pub fn corpus_files(path: &Path) -> Vec<PathBuf> {
    let files = match Format::from_path(path, Purpose::ReadCorpus) {
        Some(_) => None,
        None => moses::reader::Files::find(path),
    };
    files.map_or_else(|| vec![path.to_owned()], |files| files.paths().cloned().collect())
}

#[cfg(test)]
mod tests;

//! Reads existing corpora: rows of texts that translate each other, in the formats that they are kept in.

use std::path::{Path, PathBuf};

use hexapla_model::{Corpus, Lang, Warned};
use hexapla_source::stream::{self, Stream};
use hexapla_source::{Limits, Loader, ReadError};

use crate::corpus_format::CorpusFormat;
use crate::format::{csv, jsonl, mnbvc, moses, tmx, xces, xliff};
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

    /// The corpus in the file at `path`; without `format` it is told by the ending of the name or by the first bytes.
    ///
    /// Texts aligned line by line may be named by any of their files, or by what the names have in common
    /// (`NAME.en-zh`). `langs` are those of source and target in tables whose columns do not name them; without them
    /// they are told from the texts. The pivot comes first where the file names one, else the languages are in the
    /// order of the rows. Rows without an id are called by their line, rows without text are dropped. What is skipped
    /// is reported in the diagnostics; a file that breaks off gives the rows before.
    ///
    /// # Errors
    /// If a file cannot be read, is of another or no known format, goes beyond the limits, or holds no row with text.
    pub fn read_corpus(
        &self,
        path: &Path,
        format: Option<CorpusFormat>,
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
        format: Option<CorpusFormat>,
        langs: &[Lang],
    ) -> Result<Warned<PackedCorpus>, ReadError> {
        let format = match format {
            Some(format) => format,
            None => self.corpus_format(path)?,
        };
        match format {
            CorpusFormat::Moses => moses::reader::read(&self.loader, path),
            CorpusFormat::Xces => xces::reader::read(&self.loader, path),
            CorpusFormat::Xlsx => self.read_spreadsheet(path, langs),
            CorpusFormat::Parquet => self.read_parquet(path, langs),
            _ => self.read_text(path, format, langs),
        }
    }

    /// A corpus in one file of text.
    fn read_text(
        &self,
        path: &Path,
        format: CorpusFormat,
        langs: &[Lang],
    ) -> Result<Warned<PackedCorpus>, ReadError> {
        let source = Stream::open(path, self.loader.limits())?;
        let note = source.note();
        let mut read = self.read_source(source, path, format, langs)?;
        read.diagnostics.splice(..0, note);
        Ok(read)
    }

    fn read_source(
        &self,
        source: Stream<'_>,
        path: &Path,
        format: CorpusFormat,
        langs: &[Lang],
    ) -> Result<Warned<PackedCorpus>, ReadError> {
        let builder = Builder::new(path, self.loader.limits());
        match format {
            CorpusFormat::Mnbvc => mnbvc::reader::read(source, path, self.loader.limits(), builder),
            CorpusFormat::Csv | CorpusFormat::Tsv => csv::reader::read(source, builder, langs),
            CorpusFormat::Tmx => tmx::reader::read(source, builder),
            CorpusFormat::Xliff => xliff::reader::read(source, builder, langs),
            _ => jsonl::reader::read(source, path, self.loader.limits(), builder),
        }
    }

    #[cfg(feature = "xlsx")]
    fn read_spreadsheet(&self, path: &Path, langs: &[Lang]) -> Result<Warned<PackedCorpus>, ReadError> {
        let bytes = self.loader.load(path)?;
        crate::format::xlsx::reader::read(&bytes, path, self.loader.limits(), langs)
    }

    #[cfg(not(feature = "xlsx"))]
    fn read_spreadsheet(&self, path: &Path, _: &[Lang]) -> Result<Warned<PackedCorpus>, ReadError> {
        Err(ReadError::NoFeature { path: path.into(), format: "xlsx" })
    }

    #[cfg(feature = "parquet")]
    fn read_parquet(&self, path: &Path, langs: &[Lang]) -> Result<Warned<PackedCorpus>, ReadError> {
        crate::format::parquet::reader::read(path, self.loader.limits(), langs)
    }

    #[cfg(not(feature = "parquet"))]
    fn read_parquet(&self, path: &Path, _: &[Lang]) -> Result<Warned<PackedCorpus>, ReadError> {
        Err(ReadError::NoFeature { path: path.into(), format: "parquet" })
    }

    /// The format of the corpus at `path`.
    ///
    /// # Errors
    /// If the file cannot be read, or neither its name nor its first bytes are those of a corpus.
    pub fn corpus_format(&self, path: &Path) -> Result<CorpusFormat, ReadError> {
        let by_name = CorpusFormat::from_path(path);
        match by_name {
            Some(CorpusFormat::Jsonl) => {}
            Some(format) => return Ok(format),
            None if moses::reader::Files::find(path).is_some() => return Ok(CorpusFormat::Moses),
            None => {}
        }
        let by_content = CorpusFormat::sniff(&stream::text_head(stream::head(path)?));
        let mnbvc = by_content.filter(|format| *format == CorpusFormat::Mnbvc);
        mnbvc.or(by_name).or(by_content).ok_or_else(|| {
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            let is_spreadsheet = ["xls", "xlsb", "numbers"].contains(&ending.as_str());
            let path = path.into();
            if is_spreadsheet {
                ReadError::OtherSpreadsheet { path }
            } else {
                ReadError::UnknownCorpus { path }
            }
        })
    }
}

/// The files of the corpus that is named by `path`: that file alone, or all that are aligned line by line with it, the
/// texts first.
#[must_use]
pub fn corpus_files(path: &Path) -> Vec<PathBuf> {
    let files = match CorpusFormat::from_path(path) {
        Some(_) => None,
        None => moses::reader::Files::find(path),
    };
    files.map_or_else(|| vec![path.to_owned()], |files| files.paths().cloned().collect())
}

#[cfg(test)]
mod tests;

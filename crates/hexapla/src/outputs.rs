//! The files of one corpus, opened before the work begins, and the dataset card of their folder.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use hexapla_export::{AtomicFile, DatasetCard, Format, Options, Part};
use hexapla_model::{Corpus, Diagnostic, Lang, Severity};

/// Why a corpus could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A file or its folder cannot be made or written to.
    #[error("{}: cannot be written: {source}; name another place", .path.display())]
    Unwritten {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A format that cannot hold the corpus.
    #[error("{}: not written: {source}", .path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What it cannot hold, and what can.
        source: std::io::Error,
    },
}

/// The files of one corpus.
#[derive(Debug, Default)]
pub(crate) struct Outputs {
    files: Vec<(Part, AtomicFile)>,
    /// Formats that want two languages where there is one.
    pub(crate) without_pair: Vec<Format>,
}

impl Outputs {
    /// Opens a file for each part of `formats`, called `folder/name.ENDING`; parts that several formats share once.
    ///
    /// # Errors
    /// If one cannot be opened.
    pub(crate) fn create(
        folder: &Path,
        name: &str,
        formats: impl IntoIterator<Item = Format>,
        langs: &[Lang],
        options: &Options,
    ) -> Result<Self, OutputError> {
        let mut outputs = Self::default();
        for format in formats {
            let parts = if langs.len() == 1 && wants_sure_rows(format, options) {
                Vec::new()
            } else {
                format.parts(langs, options)
            };
            if parts.is_empty() && !outputs.without_pair.contains(&format) {
                outputs.without_pair.push(format);
            }
            for part in parts {
                if outputs.files.iter().all(|(open, _)| open.ending() != part.ending()) {
                    let path = folder.join(format!("{name}.{}", part.ending()));
                    outputs.open(part, &path)?;
                }
            }
        }
        Ok(outputs)
    }

    /// Opens the file at `path` for `part`.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub(crate) fn open(&mut self, part: Part, path: &Path) -> Result<(), OutputError> {
        self.files.push((part, create(path)?));
        Ok(())
    }

    /// Writes what each file holds of `corpus`, or of `paragraphs` where a format wants these; gives back what was
    /// written where, and why what was not.
    pub(crate) fn write<'c>(
        self,
        corpus: &'c Corpus,
        paragraphs: impl FnOnce() -> Cow<'c, Corpus>,
        options: &Options,
    ) -> (Vec<(Part, PathBuf)>, Vec<OutputError>) {
        let wants_paragraphs = self.files.iter().any(|(part, _)| part.format() == Format::Lines);
        let paragraphs = wants_paragraphs.then(paragraphs);
        let (mut written, mut failed) = (Vec::new(), Vec::new());
        for (part, mut file) in self.files {
            let paragraphs = paragraphs.as_deref().filter(|_| part.format() == Format::Lines);
            let path = file.path().to_owned();
            match part.write(paragraphs.unwrap_or(corpus), options, &mut file).and_then(|()| file.commit()) {
                Ok(()) => written.push((part, path)),
                Err(source) if source.kind() == ErrorKind::InvalidInput => {
                    failed.push(OutputError::Unfit { path, source });
                }
                Err(source) => failed.push(OutputError::Unwritten { path, source }),
            }
        }
        (written, failed)
    }
}

/// Whether only rows above a score are written; a document in one language has none.
fn wants_sure_rows(format: Format, options: &Options) -> bool {
    let has_all = matches!(format, Format::Jsonl | Format::Lines);
    !has_all && options.min_score.is_some_and(|least| least > 0.0)
}

/// The dataset card in the making, if a format wants one.
#[derive(Debug, Default)]
pub(crate) struct CardFile {
    file: Option<AtomicFile>,
    card: DatasetCard,
}

impl CardFile {
    /// Opens the card of `folder` if one of `formats` wants it; a file of that name that is none of ours stays, and is
    /// told.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub(crate) fn open(folder: &Path, formats: &[Format]) -> Result<(Self, Option<Diagnostic>), OutputError> {
        if !formats.iter().any(|format| format.has_card()) {
            return Ok((Self::default(), None));
        }
        let path = folder.join(DatasetCard::NAME);
        let is_foreign =
            path.exists() && !std::fs::read_to_string(&path).is_ok_and(|t| DatasetCard::is_card(&t));
        if is_foreign {
            let message = "stays as it is; the dataset card of the Parquet files is not written";
            let hint = "data loaders look for the card under this name; write to another folder";
            return Ok((Self::default(), Some(Diagnostic::new(Severity::Warning, path, message).hint(hint))));
        }
        Ok((Self { file: Some(create(&path)?), card: DatasetCard::default() }, None))
    }

    /// Adds what was written of `corpus`.
    pub(crate) fn add(&mut self, corpus: &Corpus, written: &[(Part, PathBuf)], options: &Options) {
        for (part, path) in written.iter().filter(|(part, _)| part.format().has_card()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            self.card.add(name, part, corpus, options);
        }
    }

    /// Writes the card, unless there is nothing to say.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(self) -> Result<(), OutputError> {
        let Some(mut file) = self.file.filter(|_| !self.card.is_empty()) else { return Ok(()) };
        let path = file.path().to_owned();
        let done = self.card.write(&mut file).and_then(|()| file.commit());
        done.map_err(|source| OutputError::Unwritten { path, source })
    }
}

fn create(path: &Path) -> Result<AtomicFile, OutputError> {
    AtomicFile::create(path).map_err(|source| OutputError::Unwritten { path: path.to_owned(), source })
}

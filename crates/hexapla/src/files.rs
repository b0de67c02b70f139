//! Corpora and glossaries to and from single files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use hexapla_formats::{AtomicFile, Format, Importer, Options, Purpose, ReadError, write_glossary};
use hexapla_model::{Corpus, Glossary, Warned};

use crate::conversion::beside;

/// Why a corpus or a glossary is not saved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The name of the file shows no format.
    #[error("{}: unknown file extension; expected one of {}", .path.display(), .expected.join(", "))]
    UnknownFormat {
        /// The file.
        path: PathBuf,
        /// The names of the formats.
        expected: Vec<&'static str>,
    },
    /// The format holds two languages, and there is one.
    #[error("{}: {format} needs two languages, found one", .path.display())]
    NoPair {
        /// The file.
        path: PathBuf,
        /// The name of the format.
        format: &'static str,
    },
    /// The file cannot be written.
    #[error("{}: cannot be written: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Writes `corpus` to `path`, in the format that the name shows (`report.tmx`, `report.xlsx`, `report.csv`); gives the
/// files. What is there is replaced, as soon as the new file is complete.
///
/// A format of several files puts its own endings in the place of the last: `report.moses` becomes `report.en-zh.en`,
/// `report.en-zh.zh` and `report.en-zh.ids`.
///
/// # Errors
/// If the name shows no format, the format needs two languages, or a file cannot be written.
pub fn save(corpus: &Corpus, path: impl AsRef<Path>) -> Result<Vec<PathBuf>, SaveError> {
    save_with(corpus, path.as_ref(), &Options::default())
}

/// As [`save`], with options.
///
/// # Errors
/// As [`save`].
pub fn save_with(corpus: &Corpus, path: &Path, options: &Options) -> Result<Vec<PathBuf>, SaveError> {
    let format = Format::from_path(path, Purpose::WriteCorpus).ok_or_else(|| SaveError::UnknownFormat {
        path: path.into(),
        expected: Format::all(Purpose::WriteCorpus).iter().map(|format| format.name()).collect(),
    })?;
    let parts = format.parts(&corpus.langs, options);
    if parts.is_empty() {
        return Err(SaveError::NoPair { path: path.into(), format: format.name() });
    }
    let mut written = Vec::with_capacity(parts.len());
    for part in &parts {
        let file = if parts.len() == 1 { path.to_owned() } else { beside(path, format, part) };
        write_file(&file, |out| part.write(corpus, options, out))?;
        written.push(file);
    }
    Ok(written)
}

/// Writes `glossary` to `path`, in the format that the name shows (`glossary.csv`, `glossary.tbx`, `glossary.xlsx`). What
/// is there is replaced, as soon as the new file is complete.
///
/// # Errors
/// If the name shows no format, or the file cannot be written.
pub fn save_glossary(glossary: &Glossary, path: impl AsRef<Path>) -> Result<(), SaveError> {
    let path = path.as_ref();
    let format = Format::from_path(path, Purpose::WriteGlossary).ok_or_else(|| SaveError::UnknownFormat {
        path: path.into(),
        expected: Format::all(Purpose::WriteGlossary).iter().map(|format| format.name()).collect(),
    })?;
    write_file(path, |out| write_glossary(format, glossary, &Options::default(), out))
}

/// The corpus in the file at `path`, in any format that is read: JSON Lines, TMX, XLIFF, tables, spreadsheets.
///
/// # Errors
/// If the file cannot be read, or holds no corpus.
pub fn load(path: impl AsRef<Path>) -> Result<Warned<Corpus>, ReadError> {
    Importer::default().read_corpus(path.as_ref(), None, &[])
}

/// The corpus in a file of JSON Lines that hexapla wrote.
///
/// # Errors
/// If the file cannot be read, or holds no corpus.
pub(crate) fn load_own(path: &Path) -> Result<Corpus, ReadError> {
    Ok(Importer::default().read_corpus(path, Some(Format::Jsonl), &[])?.value)
}

/// Writes a file that appears whole or not at all.
fn write_file(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), SaveError> {
    let fail = |source| SaveError::Io { path: path.into(), source };
    let mut file = AtomicFile::create(path).map_err(fail)?;
    write(&mut file).and_then(|()| file.commit()).map_err(fail)
}

//! Corpora that exist already, in any format, or texts that are aligned line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Importer, Purpose, ReadError, corpus_files};
use hexapla_model::{Corpus, Diagnostic, Glossary, Lang};
use rayon::prelude::*;

use crate::corpora::{JoinedCorpus, Symbols};
use crate::results::is_result;
use crate::versions::place;
use crate::walk::walk;
use crate::{Input, language};

/// Why the inputs give no corpus.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorpusInputError {
    /// A folder without a corpus.
    #[error("{}: no corpus in this folder; expected files that end in .jsonl, as `align` writes them, or in .tmx, .xlf, .csv, .tsv, .xlsx, .parquet; of documents, `hexapla align` makes one", .path.display())]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder with files of several formats, which may hold the same texts.
    #[error("{}: files in several formats ({}) may hold the same texts; name those to read", .path.display(), .formats.join(", "))]
    SeveralFormats {
        /// The folder.
        path: PathBuf,
        /// The names of the formats.
        formats: Vec<&'static str>,
    },
    /// A folder that cannot be listed.
    #[error("{}: cannot be listed: {source}", .path.display())]
    Unlisted {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A pipe, a device or a socket in a folder.
    #[error("{}: {what}, skipped; in folders only files are read", .path.display())]
    Special {
        /// Where it is.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// A corpus that was named with a language.
    #[error("{}: a corpus names its languages itself; name it without `{lang}=`", .path.display())]
    NamedCorpus {
        /// The language it was given.
        lang: Lang,
        /// The file.
        path: PathBuf,
    },
    /// Corpora and line-aligned texts together.
    #[error("{} is named as a text in {lang}, {} as a corpus; name either corpora, or texts as LANG=FILE", .text.display(), .corpus.display())]
    Mixed {
        /// The first text.
        text: PathBuf,
        /// Its language.
        lang: Lang,
        /// The first corpus.
        corpus: PathBuf,
    },
    /// The pivot that was asked for is not a language of the corpus.
    #[error("no text in {pivot}, the pivot; the languages are {}", list(.langs))]
    NoPivot {
        /// The language that was asked for.
        pivot: Lang,
        /// The languages there are.
        langs: Vec<Lang>,
    },
    /// A language that was asked for is not a language of the corpus.
    #[error("no text in {lang}, which --langs names; the languages are {}", list(.langs))]
    NoLang {
        /// The language that was asked for.
        lang: Lang,
        /// The languages there are.
        langs: Vec<Lang>,
    },
    /// Texts that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

fn list(langs: &[Lang]) -> String {
    langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ")
}

/// The files of a corpus that exists already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorpusInputs {
    /// Corpora, each in one file.
    Corpora(Vec<PathBuf>),
    /// Texts of which line n of one translates line n of the others.
    LineAligned(Vec<(Lang, PathBuf)>),
}

impl CorpusInputs {
    /// The files that the arguments name: texts where a language is given, else corpora; folders are walked in the order of
    /// names, and files of theirs that are among `written` are skipped. What is wrong with folders is returned
    /// beside the files.
    ///
    /// # Errors
    /// If there are corpora and texts, or a corpus is given a language.
    pub fn collect(
        inputs: &[Input],
        written: &[PathBuf],
    ) -> Result<(Self, Vec<CorpusInputError>), CorpusInputError> {
        let langs: Vec<Lang> = inputs.iter().filter_map(|i| i.lang).collect();
        let texts: Vec<(Lang, PathBuf)> =
            inputs.iter().filter_map(|i| Some((i.lang?.beside(&langs), i.path.clone()))).collect();
        if let Some((lang, path)) = texts.iter().find(|(_, path)| is_corpus(path)).cloned() {
            return Err(CorpusInputError::NamedCorpus { lang, path });
        }
        let corpus = inputs.iter().find(|i| i.lang.is_none());
        match (texts.first().cloned(), corpus) {
            (Some((lang, text)), Some(corpus)) => {
                Err(CorpusInputError::Mixed { text, lang, corpus: corpus.path.clone() })
            }
            (Some(_), None) => Ok((Self::LineAligned(texts), Vec::new())),
            (None, _) => Ok(corpora_of(inputs, written)),
        }
    }

    /// The same files in an order of their own, for results in which the order of the arguments is to decide nothing.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        match &mut self {
            Self::Corpora(paths) => paths.sort(),
            Self::LineAligned(texts) => {
                texts.sort_by(|(a, of_a), (b, of_b)| (place(*a), of_a).cmp(&(place(*b), of_b)));
            }
        }
        self
    }

    /// All files.
    #[must_use]
    pub fn paths(&self) -> Vec<&Path> {
        match self {
            Self::Corpora(paths) => paths.iter().map(PathBuf::as_path).collect(),
            Self::LineAligned(texts) => texts.iter().map(|(_, path)| path.as_path()).collect(),
        }
    }

    /// All files that are read: of a corpus of several files the others too, and the texts that links lead to.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for path in self.paths() {
            files.push(path.to_owned());
            files.extend(corpus_files(path));
            files.extend(archives_beside(path));
        }
        files
    }

    /// One corpus of all files.
    ///
    /// Corpora are read in parallel; their rows follow each other. One that cannot be read is skipped. `format` is that
    /// of all corpora, without it each names its own; `langs` are the languages of tables whose columns do not name them.
    ///
    /// # Errors
    /// If a text cannot be read, or texts differ in their number of lines.
    pub fn read(
        &self,
        importer: &Importer,
        format: Option<Format>,
        langs: &[Lang],
    ) -> Result<Gathered, CorpusInputError> {
        Ok(self.read_packed(importer, format, langs)?.unpack())
    }

    /// As [`read`](Self::read), with rows that take up little more than their texts.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_packed(
        &self,
        importer: &Importer,
        format: Option<Format>,
        langs: &[Lang],
    ) -> Result<PackedGathered, CorpusInputError> {
        Ok(match self {
            Self::Corpora(paths) => read_corpora(importer, paths, format, langs),
            Self::LineAligned(texts) => {
                let read = importer.read_packed_line_aligned(texts)?;
                let mut corpus = JoinedCorpus::new(vec![read.value]);
                let mut diagnostics = read.diagnostics;
                diagnostics.extend(doubt(&mut corpus));
                PackedGathered { corpus, diagnostics, left_out: Vec::new() }
            }
        })
    }
}

/// Warns of texts that are not in the language that is declared for them, and lowers the scores of their rows.
fn doubt(corpus: &mut JoinedCorpus) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for n in 0..corpus.head().langs.len() {
        let head = corpus.head();
        let found = language::doubted(&head.paths[n], head.langs[n], corpus.texts(n));
        if found.is_some() {
            corpus.score_at_most(n, language::DOUBT);
        }
        out.extend(found);
    }
    out
}

/// The archives in which links between sentences may find these.
fn archives_beside(path: &Path) -> Vec<PathBuf> {
    let has_ending =
        |path: &Path, ending: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    if !has_ending(path, "xml") {
        return Vec::new();
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| has_ending(path, "zip")).collect()
}

fn is_corpus(path: &Path) -> bool {
    Format::from_path(path, Purpose::ReadCorpus).is_some()
}

fn corpora_of(inputs: &[Input], written: &[PathBuf]) -> (CorpusInputs, Vec<CorpusInputError>) {
    let written: BTreeSet<PathBuf> = written.iter().map(|path| real(path)).collect();
    let (mut paths, mut errors, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for input in inputs {
        let mut files = vec![input.path.clone()];
        if input.path.is_dir() {
            let found = walk(
                &input.path,
                |path| format_of(path).is_some(),
                |path| !written.contains(&real(path)) && !is_result(path),
            );
            let special = found.special.into_iter();
            errors.extend(special.map(|(path, what)| CorpusInputError::Special { path, what }));
            let is_empty = found.files.is_empty() && found.unlisted.is_empty();
            errors.extend(is_empty.then(|| CorpusInputError::EmptyFolder { path: input.path.clone() }));
            let unlisted = found.unlisted.into_iter();
            errors.extend(unlisted.map(|(path, source)| CorpusInputError::Unlisted { path, source }));
            files = one_format(&input.path, found.files).unwrap_or_else(|error| {
                errors.push(error);
                Vec::new()
            });
        }
        paths.extend(files.into_iter().filter(|file| seen.insert(first_file(file))));
    }
    (CorpusInputs::Corpora(paths), errors)
}

/// The file that represents a corpus: of files that are aligned line by line each names them all.
fn first_file(file: &Path) -> PathBuf {
    real(corpus_files(file).first().map_or(file, PathBuf::as_path))
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The format of a file in a folder, by its name alone.
fn format_of(path: &Path) -> Option<Format> {
    match Format::from_path(path, Purpose::ReadCorpus) {
        None if corpus_files(path).len() > 1 => Some(Format::Moses),
        format => format,
    }
}

/// The files of a folder that are in one format: JSON Lines, which `align` always writes, else the only one there is.
fn one_format(folder: &Path, files: Vec<PathBuf>) -> Result<Vec<PathBuf>, CorpusInputError> {
    let mut by_format: BTreeMap<Format, Vec<PathBuf>> = BTreeMap::new();
    for file in files {
        if let Some(format) = format_of(&file) {
            by_format.entry(format).or_default().push(file);
        }
    }
    if let Some(files) = by_format.remove(&Format::Jsonl) {
        return Ok(files);
    }
    if by_format.len() > 1 {
        let found = Format::all(Purpose::ReadCorpus).into_iter().filter(|f| by_format.contains_key(f));
        let formats = found.map(Format::name).collect();
        return Err(CorpusInputError::SeveralFormats { path: folder.to_owned(), formats });
    }
    Ok(by_format.into_values().flatten().collect())
}

fn read_corpora(
    importer: &Importer,
    paths: &[PathBuf],
    format: Option<Format>,
    langs: &[Lang],
) -> PackedGathered {
    let read: Vec<_> =
        paths.par_iter().map(|path| importer.read_packed_corpus(path, format, langs)).collect();
    let mut gathered = PackedGathered::default();
    let mut corpora = Vec::new();
    for (path, read) in paths.iter().zip(read) {
        match read {
            Ok(read) => {
                gathered.diagnostics.extend(read.diagnostics);
                for (n, lang) in read.value.head().langs.iter().enumerate() {
                    gathered.diagnostics.extend(language::misnamed(path, *lang, read.value.texts(n)));
                }
                corpora.push(read.value);
            }
            Err(error) => gathered.left_out.push((path.clone(), error)),
        }
    }
    gathered.corpus = JoinedCorpus::new(corpora);
    gathered
}

/// What was read of the inputs.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The rows of all inputs, their languages in order of first appearance.
    pub corpus: Corpus,
    /// What was noticed, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The corpora that cannot be read, and why.
    pub left_out: Vec<(PathBuf, ReadError)>,
    symbols: Symbols,
}

/// What was read of the inputs, its rows packed.
#[derive(Debug, Default)]
pub struct PackedGathered {
    /// The rows of all inputs, their languages in order of first appearance.
    pub corpus: JoinedCorpus,
    /// What was noticed, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The corpora that cannot be read, and why.
    pub left_out: Vec<(PathBuf, ReadError)>,
}

impl PackedGathered {
    /// Puts `pivot` before all other languages: without one English, without English the first stays.
    ///
    /// # Errors
    /// If no text is in `pivot`.
    pub fn put_first(&mut self, pivot: Option<Lang>) -> Result<(), CorpusInputError> {
        if self.corpus.put_first(pivot) || self.corpus.head().langs.is_empty() {
            return Ok(());
        }
        let pivot = pivot.unwrap_or(Lang::EN);
        Err(CorpusInputError::NoPivot { pivot, langs: self.corpus.head().langs.clone() })
    }

    /// Keeps only `langs`, in this order.
    ///
    /// # Errors
    /// If one of them is not there.
    pub fn select(&mut self, langs: &[Lang]) -> Result<(), CorpusInputError> {
        let done = self.corpus.select(langs);
        done.map_err(|lang| CorpusInputError::NoLang { lang, langs: self.corpus.head().langs.clone() })
    }

    /// All rows.
    #[must_use]
    pub fn unpack(self) -> Gathered {
        let (corpus, symbols) = self.corpus.unpack_with_symbols();
        Gathered { corpus, diagnostics: self.diagnostics, left_out: self.left_out, symbols }
    }
}

impl Gathered {
    /// Writes into each context of `glossary`, which was made from this corpus, the symbol of its document, or its name where
    /// it has no symbol.
    pub fn cite(&self, glossary: &mut Glossary) {
        self.symbols.cite(&self.corpus, glossary);
    }

    /// The symbol of the document of each row.
    #[must_use]
    pub fn symbols(&self) -> Vec<Option<&str>> {
        self.symbols.of_rows(&self.corpus)
    }
}

#[cfg(test)]
mod tests;

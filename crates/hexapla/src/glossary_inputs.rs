//! What a glossary is made from: corpora in JSON Lines, or texts that are aligned line by line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hexapla_model::{Corpus, Diagnostic, Glossary, Lang};
use hexapla_read::{ReadError, Reader};
use rayon::prelude::*;

use crate::Input;
use crate::corpora::{self, Symbols};
use crate::walk::{Found, walk};

/// The ending of a corpus.
const CORPUS: &str = "jsonl";

/// Why no glossary can be made of the inputs.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GlossaryInputError {
    /// A folder without a corpus.
    #[error("{}: no corpus in this folder; expected files that end in .{CORPUS}, as `align` writes them", .path.display())]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder that cannot be listed.
    #[error("{}: cannot be listed: {source}", .path.display())]
    Unlisted {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
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
    /// The pivot that was asked for is no language of the corpus.
    #[error("no text in {pivot}, the pivot; the languages are {}", list(.langs))]
    NoPivot {
        /// The language that was asked for.
        pivot: Lang,
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

/// The files that a glossary is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GlossaryInputs {
    /// Corpora, each in one file.
    Corpora(Vec<PathBuf>),
    /// Texts of which line n of one translates line n of the others.
    LineAligned(Vec<(Lang, PathBuf)>),
}

impl GlossaryInputs {
    /// The files behind the arguments: texts where a language is given, else corpora; folders are walked in the order of
    /// names, and files of theirs that are among `written` are passed over. What is wrong with folders is returned
    /// beside the files.
    ///
    /// # Errors
    /// If there are corpora and texts, or a corpus is given a language.
    pub fn collect(
        inputs: &[Input],
        written: &[PathBuf],
    ) -> Result<(Self, Vec<GlossaryInputError>), GlossaryInputError> {
        let texts: Vec<(Lang, PathBuf)> =
            inputs.iter().filter_map(|i| Some((i.lang?, i.path.clone()))).collect();
        if let Some((lang, path)) = texts.iter().find(|(_, path)| is_corpus(path)).cloned() {
            return Err(GlossaryInputError::NamedCorpus { lang, path });
        }
        let corpus = inputs.iter().find(|i| i.lang.is_none());
        match (texts.first().cloned(), corpus) {
            (Some((lang, text)), Some(corpus)) => {
                Err(GlossaryInputError::Mixed { text, lang, corpus: corpus.path.clone() })
            }
            (Some(_), None) => Ok((Self::LineAligned(texts), Vec::new())),
            (None, _) => Ok(corpora_of(inputs, written)),
        }
    }

    /// All files.
    #[must_use]
    pub fn paths(&self) -> Vec<&Path> {
        match self {
            Self::Corpora(paths) => paths.iter().map(PathBuf::as_path).collect(),
            Self::LineAligned(texts) => texts.iter().map(|(_, path)| path.as_path()).collect(),
        }
    }

    /// One corpus of all files, `pivot` before all other languages: without one English, without English the first.
    ///
    /// Corpora are read in parallel; their rows follow each other. One that cannot be read is left out.
    ///
    /// # Errors
    /// If a text cannot be read, texts have not equally many lines, or no text is in `pivot`.
    pub fn read(&self, reader: &Reader, pivot: Option<Lang>) -> Result<Gathered, GlossaryInputError> {
        let mut gathered = match self {
            Self::Corpora(paths) => read_corpora(reader, paths),
            Self::LineAligned(texts) => {
                let read = reader.read_line_aligned(texts)?;
                Gathered { corpus: read.value, diagnostics: read.diagnostics, ..Gathered::default() }
            }
        };
        let corpus = &mut gathered.corpus;
        if let Some(pivot) = pivot.filter(|_| !corpus.langs.is_empty())
            && !corpus.langs.contains(&pivot)
        {
            return Err(GlossaryInputError::NoPivot { pivot, langs: corpus.langs.clone() });
        }
        corpora::put_first(corpus, pivot);
        Ok(gathered)
    }
}

fn is_corpus(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(CORPUS))
}

fn corpora_of(inputs: &[Input], written: &[PathBuf]) -> (GlossaryInputs, Vec<GlossaryInputError>) {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let written: BTreeSet<PathBuf> = written.iter().map(|path| real(path)).collect();
    let (mut paths, mut errors, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for input in inputs {
        let mut found = Found::default();
        if input.path.is_dir() {
            found = walk(&input.path, |path| is_corpus(path) && !written.contains(&real(path)));
            if found.files.is_empty() && found.unlisted.is_empty() {
                errors.push(GlossaryInputError::EmptyFolder { path: input.path.clone() });
            }
        } else {
            found.files.push(input.path.clone());
        }
        let unlisted = found.unlisted.into_iter();
        errors.extend(unlisted.map(|(path, source)| GlossaryInputError::Unlisted { path, source }));
        paths.extend(found.files.into_iter().filter(|file| seen.insert(real(file))));
    }
    (GlossaryInputs::Corpora(paths), errors)
}

fn read_corpora(reader: &Reader, paths: &[PathBuf]) -> Gathered {
    let read: Vec<_> = paths.par_iter().map(|path| reader.read_corpus(path)).collect();
    let mut gathered = Gathered::default();
    let mut corpora = Vec::new();
    for (path, read) in paths.iter().zip(read) {
        match read {
            Ok(read) => {
                corpora.push(read.value);
                gathered.diagnostics.extend(read.diagnostics);
            }
            Err(error) => gathered.left_out.push((path.clone(), error)),
        }
    }
    (gathered.corpus, gathered.symbols) = corpora::join(corpora);
    gathered
}

/// What was read of the inputs.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The rows of all inputs, the pivot first.
    pub corpus: Corpus,
    /// What was noticed, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The corpora that cannot be read, and why.
    pub left_out: Vec<(PathBuf, ReadError)>,
    symbols: Symbols,
}

impl Gathered {
    /// Writes into each context of `glossary`, which was made from this corpus, the symbol of its document: a corpus of
    /// several documents has none of its own.
    pub fn cite(&self, glossary: &mut Glossary) {
        self.symbols.cite(&self.corpus, glossary);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(args: &[&str]) -> Result<GlossaryInputs, String> {
        let inputs: Vec<Input> = args.iter().map(|a| a.parse().unwrap()).collect();
        GlossaryInputs::collect(&inputs, &[]).map(|(inputs, _)| inputs).map_err(|e| e.to_string())
    }

    #[test]
    fn corpora_or_texts() {
        let corpora = collect(&["a.jsonl", "b.jsonl", "a.jsonl"]).unwrap();
        assert_eq!(corpora.paths(), [Path::new("a.jsonl"), Path::new("b.jsonl")]);
        let texts = collect(&["en=a.en", "zh=a.zh"]).unwrap();
        let want = [(Lang::EN, PathBuf::from("a.en")), (Lang::ZH, PathBuf::from("a.zh"))];
        assert_eq!(texts, GlossaryInputs::LineAligned(want.to_vec()));
        for (args, want) in [
            (&["en=a.en", "b.jsonl"][..], "a.en is named as a text in en, b.jsonl as a corpus; name either"),
            (&["en=a.jsonl"], "a.jsonl: a corpus names its languages itself; name it without `en=`"),
        ] {
            let error = collect(args).unwrap_err();
            assert!(error.starts_with(want), "{error}");
        }
    }

    #[test]
    fn what_is_written_is_not_read() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["a.jsonl", "terms.jsonl", "a.csv"] {
            std::fs::write(folder.path().join(name), "")?;
        }
        let inputs = [Input { lang: None, path: folder.path().to_owned() }];
        let written = [folder.path().join("terms.jsonl"), folder.path().join("a.jsonl")];
        let found = |written: &[PathBuf]| GlossaryInputs::collect(&inputs, written).unwrap();
        assert_eq!(found(&written[..1]).0.paths(), [folder.path().join("a.jsonl")]);
        let (inputs, errors) = found(&written);
        assert!(inputs.paths().is_empty() && errors[0].to_string().contains("no corpus in this folder"));
        Ok(())
    }
}

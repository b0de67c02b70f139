//! Lexicons of a job: those that are read, and the one that is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hexapla_formats::{Importer, Place, WordPair};
use hexapla_model::{Diagnostic, Lang, LexicalEntry, Severity};
use hexapla_read::ReadError;

use crate::report::Tally;
use crate::{Guard, JobError, LexiconFile, SavedLexicon, read_lexicons};

/// The lexicons that the user names.
#[derive(Debug, Default)]
pub(super) struct Lexicons {
    /// The pairs of words of all files.
    pub(super) pairs: Vec<WordPair>,
    /// The files, and between which languages each has pairs.
    files: Vec<(PathBuf, BTreeSet<[Lang; 2]>)>,
}

impl Lexicons {
    /// Reads all files.
    ///
    /// # Errors
    /// If one cannot be read.
    pub(super) fn read(files: &[LexiconFile], tally: &mut Tally<'_>) -> Result<Self, ReadError> {
        let mut all = Self::default();
        for file in files {
            let read = read_lexicons(&Importer::default(), std::slice::from_ref(file))?;
            read.diagnostics.iter().for_each(|found| tally.remark(found));
            let langs = read.value.iter().map(|pair| [pair.source.0, pair.target.0]).collect();
            all.files.push((file.path.clone(), langs));
            all.pairs.extend(read.value);
        }
        Ok(all)
    }

    /// A warning for each file that has nothing in two of these languages, which are those of the texts.
    pub(super) fn unused(&self, langs: &BTreeSet<Lang>) -> Vec<Diagnostic> {
        if langs.len() < 2 {
            return Vec::new();
        }
        let names: Vec<&str> = langs.iter().map(Lang::as_str).collect();
        let among = match names.as_slice() {
            [one, other] => format!("{one} and {other}"),
            _ => format!("two of {}", names.join(", ")),
        };
        let unused = self.files.iter().filter(|(_, pairs)| !pairs.iter().any(|pair| are_among(pair, langs)));
        unused.map(|(path, _)| unused_warning(path, &among)).collect()
    }
}

/// Whether both languages of a lexicon are among those of the texts, whatever their script and region.
fn are_among(pair: &[Lang; 2], langs: &BTreeSet<Lang>) -> bool {
    pair.iter().all(|lang| langs.iter().any(|other| other.primary() == lang.primary()))
}

fn unused_warning(path: &Path, among: &str) -> Diagnostic {
    let message = format!("no words in {among}: the lexicon is not used");
    let hint = "its first row, or what is before its name, names its languages";
    Diagnostic::new(Severity::Warning, path, message).hint(hint)
}

/// The place of a lexicon that is saved, and what it is put together with.
#[derive(Debug)]
pub(super) struct Saved {
    place: Place,
    /// What is there already, if it is read too.
    before: Option<SavedLexicon>,
}

impl Saved {
    /// Looks at the place before the work begins. A lexicon that is read too is added to, if an earlier run saved it;
    /// `guard` knows all else that is read, and then the lexicons too.
    ///
    /// # Errors
    /// If the place cannot or may not be written, or holds another file that is read.
    pub(super) fn find(
        path: Option<&Path>,
        lexicons: &[LexiconFile],
        guard: &mut Guard,
    ) -> Result<Option<Self>, JobError> {
        let saved = path.map(|path| Self::find_at(path, lexicons, guard)).transpose()?;
        lexicons.iter().for_each(|lexicon| guard.reads(&lexicon.path));
        Ok(saved)
    }

    fn find_at(path: &Path, lexicons: &[LexiconFile], guard: &Guard) -> Result<Self, JobError> {
        if !lexicons.iter().any(|lexicon| Guard::is_one_file(&lexicon.path, path)) {
            return Ok(Self { place: guard.place(path)?, before: None });
        }
        let place = guard.place_of_read(path)?;
        let text = std::fs::read(path);
        let text =
            text.map_err(|source| JobError::Io { path: path.into(), what: "cannot be read", source })?;
        let before = std::str::from_utf8(&text).ok().and_then(SavedLexicon::parse);
        let before = before.ok_or_else(|| JobError::NoSavedLexicon { path: path.into() })?;
        Ok(Self { place, before: Some(before) })
    }

    /// Writes what a run has learnt.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn write(
        self,
        learnt: impl Iterator<Item = ((Lang, Lang), Vec<LexicalEntry>)>,
    ) -> Result<(), JobError> {
        let path = self.place.path().to_owned();
        self.write_to_place(learnt).map_err(|source| JobError::Io {
            path,
            what: "the lexicon cannot be written",
            source,
        })
    }

    fn write_to_place(
        self,
        learnt: impl Iterator<Item = ((Lang, Lang), Vec<LexicalEntry>)>,
    ) -> std::io::Result<()> {
        let mut file = self.place.create()?;
        self.before.unwrap_or_default().write(learnt, &mut file)?;
        file.commit()
    }
}

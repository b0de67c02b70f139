//! Lexicons of the command line: those that are read, and the one that is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use hexapla::align::Aligner;
use hexapla::encoder::{ENCODER, Precomputed};
use hexapla::formats::{Importer, Place, WordPair};
use hexapla::model::{Diagnostic, Lang, LexicalEntry, Severity};
use hexapla::{Guard, LexiconFile, SavedLexicon};

use crate::args::{self, Evidence};
use crate::encoder;

/// The lexicons that the user names.
#[derive(Debug, Default)]
pub(crate) struct Lexicons {
    /// The pairs of words of all files.
    pub(crate) pairs: Vec<WordPair>,
    /// The files, and between which languages each has pairs.
    files: Vec<(PathBuf, BTreeSet<[Lang; 2]>)>,
}

impl Lexicons {
    /// Reads all files; `tell` takes what is odd about them.
    pub(crate) fn read(files: &[LexiconFile], tell: &mut dyn FnMut(&Diagnostic)) -> anyhow::Result<Self> {
        let mut all = Self::default();
        for file in files {
            let read = hexapla::read_lexicons(&Importer::default(), std::slice::from_ref(file))?;
            read.diagnostics.iter().for_each(&mut *tell);
            let langs = read.value.iter().map(|pair| [pair.source.0, pair.target.0]).collect();
            all.files.push((file.path.clone(), langs));
            all.pairs.extend(read.value);
        }
        Ok(all)
    }

    /// A warning for each file that has nothing in two of these languages, which are those of the texts.
    pub(crate) fn unused(&self, langs: &BTreeSet<Lang>) -> Vec<Diagnostic> {
        let has = |lang: &Lang| langs.iter().any(|other| other.primary() == lang.primary());
        let is_unused =
            |pairs: &BTreeSet<[Lang; 2]>| langs.len() > 1 && !pairs.iter().any(|pair| pair.iter().all(has));
        let names: Vec<&str> = langs.iter().map(Lang::as_str).collect();
        let among = match names.as_slice() {
            [one, other] => format!("{one} and {other}"),
            _ => format!("two of {}", names.join(", ")),
        };
        let warning = |path: &PathBuf| {
            let message = format!("no words in {among}: the lexicon is not used");
            let hint = "its first row, or what is before its name, names its languages";
            Diagnostic::new(Severity::Warning, path, message).hint(hint)
        };
        self.files.iter().filter(|(_, pairs)| is_unused(pairs)).map(|(path, _)| warning(path)).collect()
    }
}

/// An aligner that uses `pairs` and by the encoder that `evidence` names.
pub(crate) fn aligner(pairs: &[WordPair], evidence: &Evidence) -> anyhow::Result<Aligner> {
    let aligner = Aligner::new().with_lexicon(hexapla::lexicon_entries(pairs));
    Ok(match encoder::open(evidence)? {
        Some(encoder) => aligner.with_encoder(encoder),
        None => aligner,
    })
}

/// The place of a lexicon that is saved, and what it is put together with.
#[derive(Debug)]
pub(crate) struct Saved {
    place: Place,
    /// What is there already, if it is read too.
    before: Option<SavedLexicon>,
}

impl Saved {
    /// Looks at the place before the work begins. A lexicon that is read too is added to, if an earlier run saved it;
    /// `guard` knows of all else that is read, and then of the lexicons too.
    pub(crate) fn find(
        path: Option<&Path>,
        lexicons: &[LexiconFile],
        guard: &mut Guard,
    ) -> anyhow::Result<Option<Self>> {
        let saved = path.map(|path| Self::find_at(path, lexicons, guard)).transpose()?;
        lexicons.iter().for_each(|lexicon| guard.reads(&lexicon.path));
        Ok(saved)
    }

    fn find_at(path: &Path, lexicons: &[LexiconFile], guard: &Guard) -> anyhow::Result<Self> {
        if !lexicons.iter().any(|lexicon| Guard::is_one_file(&lexicon.path, path)) {
            return Ok(Self { place: guard.place(path)?, before: None });
        }
        let place = guard.place_of_read(path)?;
        let text = std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let before = std::str::from_utf8(&text).ok().and_then(SavedLexicon::parse);
        let before = before.with_context(|| {
            let path = path.display();
            format!("{path}: is read, and no lexicon that --lexicon-out saved, so nothing is added to it; name another file")
        })?;
        Ok(Self { place, before: Some(before) })
    }

    /// Writes what a run has learnt.
    pub(crate) fn write(
        self,
        learnt: impl Iterator<Item = ((Lang, Lang), Vec<LexicalEntry>)>,
    ) -> anyhow::Result<()> {
        let path = self.place.path().to_owned();
        let write = || {
            let mut file = self.place.create()?;
            self.before.unwrap_or_default().write(learnt, &mut file)?;
            file.commit()
        };
        write().with_context(|| format!("{}: the lexicon cannot be written", path.display()))
    }
}

/// Notes what `evidence` reads except for lexicons, and claims what is written on the way.
pub(crate) fn guard_evidence(evidence: &Evidence, guard: &mut Guard) -> anyhow::Result<()> {
    for texts in &evidence.vectors {
        guard.reads(texts);
        guard.reads(&Precomputed::beside(texts));
    }
    match &evidence.encoder {
        args::Encoder::Path(path) => guard.reads(path),
        args::Encoder::Auto => ENCODER.locate().iter().for_each(|path| guard.reads(path)),
        args::Encoder::None => {}
    }
    evidence.vector_cache.iter().try_for_each(|cache| guard.claim(cache))?;
    Ok(())
}

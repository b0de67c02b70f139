//! Lexicons of the command line: those that are read, and the one that is saved.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use hexapla::LexiconFile;
use hexapla::align::{Aligner, Learnt};
use hexapla::export::AtomicFile;
use hexapla::model::{Diagnostic, Lang, Severity};
use hexapla::read::{Reader, WordPair};

use crate::args::Evidence;
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
            let read = hexapla::read_lexicons(&Reader::default(), std::slice::from_ref(file))?;
            read.diagnostics.iter().for_each(&mut *tell);
            let langs = read.value.iter().map(|pair| [pair.source.0, pair.target.0]).collect();
            all.files.push((file.path.clone(), langs));
            all.pairs.extend(read.value);
        }
        Ok(all)
    }

    /// A warning for each file that has nothing in two of these languages, which are those of the texts.
    pub(crate) fn unused(&self, langs: &BTreeSet<Lang>) -> Vec<Diagnostic> {
        let is_unused = |pairs: &BTreeSet<[Lang; 2]>| {
            langs.len() > 1 && !pairs.iter().any(|pair| pair.iter().all(|lang| langs.contains(lang)))
        };
        let names: Vec<&str> = langs.iter().map(Lang::as_str).collect();
        let among = match names.as_slice() {
            [one, other] => format!("{one} and {other}"),
            _ => format!("two of {}", names.join(", ")),
        };
        let warning = |path: &PathBuf| {
            let message = format!("no words in {among}: the lexicon is not used");
            let hint = "its first row, or what stands before its name, names its languages";
            Diagnostic::new(Severity::Warning, path, message).hint(hint)
        };
        self.files.iter().filter(|(_, pairs)| is_unused(pairs)).map(|(path, _)| warning(path)).collect()
    }
}

/// An aligner that goes by `pairs` and by the encoder that `evidence` names.
pub(crate) fn aligner(pairs: &[WordPair], evidence: &Evidence) -> anyhow::Result<Aligner> {
    let aligner = Aligner::new().with_lexicon(hexapla::lexicon_entries(pairs));
    Ok(match encoder::open(evidence)? {
        Some(encoder) => aligner.with_encoder(encoder),
        None => aligner,
    })
}

/// The file for a lexicon, opened before the work begins.
pub(crate) fn create(path: Option<&Path>) -> anyhow::Result<Option<AtomicFile>> {
    let create = |path: &Path| {
        AtomicFile::create(path).with_context(|| format!("{}: cannot be written", path.display()))
    };
    path.map(create).transpose()
}

/// Writes what a run has learnt.
pub(crate) fn save(learnt: &Learnt, mut file: AtomicFile) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(&mut file);
    let mut write = || -> std::io::Result<()> {
        for (langs, entries) in learnt.lexica() {
            hexapla::write_lexicon(&mut out, langs, &entries)?;
        }
        out.flush()
    };
    write().context("the lexicon cannot be written")?;
    drop(out);
    Ok(file.commit()?)
}

//! Lexicons of the command line: those that are read, and the one that is saved.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use hexapla::LexiconFile;
use hexapla::align::{Aligner, Learnt};
use hexapla::export::AtomicFile;
use hexapla::model::{Diagnostic, Lang, Severity};
use hexapla::read::{Reader, WordPair};

use crate::args::Evidence;
use crate::encoder;

/// The pairs of words of all files, told about by `tell`.
pub(crate) fn pairs(
    files: &[LexiconFile],
    tell: &mut dyn FnMut(&Diagnostic),
) -> anyhow::Result<Vec<WordPair>> {
    let read = hexapla::read_lexicons(&Reader::default(), files)?;
    read.diagnostics.iter().for_each(tell);
    Ok(read.value)
}

/// An aligner that goes by `pairs` and by the encoder that `evidence` names.
pub(crate) fn aligner(pairs: &[WordPair], evidence: &Evidence) -> anyhow::Result<Aligner> {
    let aligner = Aligner::new().with_lexicon(hexapla::lexicon_entries(pairs));
    Ok(match encoder::open(evidence)? {
        Some(encoder) => aligner.with_encoder(encoder),
        None => aligner,
    })
}

/// A warning for lexicons that have nothing in the languages of the texts.
pub(crate) fn unused(files: &[LexiconFile], pairs: &[WordPair], langs: (Lang, Lang)) -> Option<Diagnostic> {
    let (source, target) = langs;
    let is_of = |pair: &WordPair| {
        let own = (pair.source.0, pair.target.0);
        own == (source, target) || own == (target, source)
    };
    let file = files.first().filter(|_| !pairs.iter().any(is_of))?;
    let message = format!("no words in {source} and {target}: the lexicon is not used");
    let hint = "its first row, or what stands before its name, names its languages";
    Some(Diagnostic::new(Severity::Warning, &file.path, message).hint(hint))
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

//! `hexapla words`: two tokenised texts with a sentence a line in, links between their words out.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use hexapla::align::{KnownWords, LexicalEntry, Symmetrization, WordAligner};
use hexapla::export::AtomicFile;
use hexapla::model::{Diagnostic, Lang, Links, Severity};
use hexapla::read::Reader;

use crate::args::{self, Progress, Symmetrize};
use crate::messages::Messages;
use crate::{lexicon, threads};

/// Words that are linked less often than this are left out of a saved lexicon.
const SEEN: f32 = 0.5;

pub(crate) fn run(args: &args::Words) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let mut messages = Messages::new(args.talk, Progress::None);
    let entries = lexicon::entries(&args.lexicon)?;
    let create = |path: &std::path::Path| {
        AtomicFile::create(path).with_context(|| format!("{}: cannot be written", path.display()))
    };
    let saved = args.save_lexicon.as_deref().map(create).transpose()?;
    let read = hexapla::read_words(&Reader::default(), &args.source, &args.target)?;
    read.diagnostics.iter().for_each(|d| messages.diagnostic(d));
    let (source, target) = read.value;
    let mut aligner = WordAligner::new().with_symmetrization(symmetrization(args.symmetrize));
    if !entries.is_empty() {
        let known = hexapla::known_words(&entries, source.lang, target.lang);
        unused(&known, &args.lexicon, source.lang, target.lang).iter().for_each(|d| messages.diagnostic(d));
        aligner = aligner.with_known(known);
    }
    let alignment = aligner.align(&source, &target);
    print(&alignment.links, args.probabilities)?;
    if let Some(mut file) = saved {
        let lexicon = alignment.lexicon(&source, &target, SEEN);
        save(&lexicon, (source.lang, target.lang), &mut file)?;
        file.commit()?;
    }
    let left_out = read.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(left_out)))
}

/// A warning for a lexicon that has nothing in the languages of the texts.
fn unused(known: &KnownWords, lexicon: &[PathBuf], source: Lang, target: Lang) -> Option<Diagnostic> {
    let path = lexicon.first().filter(|_| known.source.is_empty())?;
    let message = format!("no words in {source} and {target}: the lexicon is not used");
    let hint = "its first row names the languages of its columns";
    Some(Diagnostic::new(Severity::Warning, path, message).hint(hint))
}

fn symmetrization(how: Symmetrize) -> Symmetrization {
    match how {
        Symmetrize::Agreement => Symmetrization::Agreement,
        Symmetrize::Intersection => Symmetrization::Intersection,
        Symmetrize::GrowDiagFinalAnd => Symmetrization::GrowDiagFinalAnd,
        Symmetrize::Union => Symmetrization::Union,
    }
}

/// A line a row, links as `source-target`, counted from 0, with their probability if it is asked for.
fn print(links: &Links, probabilities: bool) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for row in 0..links.rows.len() - 1 {
        for (n, link) in links.row(row).iter().enumerate() {
            let blank = if n == 0 { "" } else { " " };
            write!(out, "{blank}{}-{}", link.source, link.target)?;
            if probabilities {
                write!(out, ":{:.4}", link.probability)?;
            }
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

/// A table that `--lexicon` reads again.
fn save(
    lexicon: &[LexicalEntry],
    (source, target): (Lang, Lang),
    file: &mut AtomicFile,
) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(file);
    let mut write = || -> std::io::Result<()> {
        writeln!(out, "{source}\t{target}\tlinks\tp({target}|{source})\tp({source}|{target})")?;
        for entry in lexicon {
            let LexicalEntry { source, target, links, forth, back } = entry;
            writeln!(out, "{source}\t{target}\t{links:.2}\t{forth:.4}\t{back:.4}")?;
        }
        out.flush()
    };
    write().context("the lexicon cannot be written")
}

//! `hexapla words`: two tokenised texts with a sentence a line in, links between their words out.

use std::io::Write as _;
use std::process::ExitCode;

use hexapla::Guard;
use hexapla::formats::Importer;
use hexapla::model::{Links, Severity};
use hexapla::words::{Symmetrization, WordAligner};

use crate::args::{self, Progress, Symmetrize};
use crate::lexicon::{Lexicons, Saved};
use crate::messages::Messages;
use crate::threads;

/// Words that are linked less often than this are skipped of a saved lexicon.
const SEEN: f32 = 0.5;

pub(crate) fn run(args: &args::Words) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let mut messages = Messages::new(args.talk, Progress::None);
    let mut guard = Guard::new(args.replacing.replace());
    [&args.source, &args.target].iter().for_each(|input| guard.reads(&input.path));
    let saved = Saved::find(args.lexicon_out.as_deref(), &args.lexicon, &mut guard)?;
    let lexicons = Lexicons::read(&args.lexicon, &mut |d| messages.diagnostic(d))?;
    let read = hexapla::read_words(&Importer::default(), &args.source, &args.target)?;
    read.diagnostics.iter().for_each(|d| messages.diagnostic(d));
    let (source, target) = read.value;
    let mut aligner = WordAligner::new().with_symmetrization(symmetrization(args.symmetrize));
    if !args.no_seed {
        aligner = aligner.with_known(hexapla::seed_words(source.lang, target.lang));
    }
    lexicons.unused(&[source.lang, target.lang].into()).iter().for_each(|d| messages.diagnostic(d));
    if !lexicons.pairs.is_empty() {
        let known = hexapla::known_words(&lexicons.pairs, source.lang, target.lang);
        aligner = aligner.with_known(known);
    }
    let alignment = aligner.align(&source, &target);
    print(&alignment.links, args.probabilities)?;
    if let Some(saved) = saved {
        let lexicon = alignment.lexicon(&source, &target, SEEN);
        saved.write(std::iter::once(((source.lang, target.lang), lexicon)))?;
    }
    let left_out = read.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(left_out)))
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

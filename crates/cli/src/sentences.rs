//! `hexapla sentences`: two texts with a sentence a line in, beads out.

use std::io::Write as _;
use std::ops::Range;
use std::process::ExitCode;

use hexapla::Guard;
use hexapla::align::Aligner;
use hexapla::model::{Diagnostic, Document, SentenceEncoder, Severity};
use hexapla::read::Reader;

use crate::args::{self, Progress};
use crate::lexicon::{self, Lexicons, Saved};
use crate::messages::Messages;
use crate::threads;

pub(crate) fn run(args: &args::Sentences) -> anyhow::Result<ExitCode> {
    threads::limit(None)?;
    let mut messages = Messages::new(args.talk, Progress::None);
    let mut guard = Guard::new(args.replacing.replace());
    [&args.source, &args.target].iter().for_each(|input| guard.reads(&input.path));
    lexicon::guard_evidence(&args.evidence, &mut guard)?;
    let saved = Saved::find(args.evidence.lexicon_out.as_deref(), &args.evidence.lexicon, &mut guard)?;
    let lexicons = Lexicons::read(&args.evidence.lexicon, &mut |d| messages.diagnostic(d))?;
    let aligner = lexicon::aligner(&lexicons.pairs, &args.evidence)?;
    let mut left_out = false;
    let mut read = |input: &hexapla::Input| -> anyhow::Result<Document> {
        let read = hexapla::read_sentences(&Reader::default(), input)?;
        read.diagnostics.iter().for_each(|d| messages.diagnostic(d));
        left_out |= read.diagnostics.iter().any(|d| d.severity == Severity::Error);
        Ok(read.value)
    };
    let (source, target) = (read(&args.source)?, read(&args.target)?);
    tell_missing(&aligner, &[&source, &target], &mut messages);
    lexicons.unused(&[source.lang, target.lang].into()).iter().for_each(|d| messages.diagnostic(d));
    let aligned = hexapla::align_sentences(&aligner, source, target);
    if let Some(saved) = saved {
        saved.write(aligned.learnt().lexica())?;
    }
    let alignment = aligned.value;
    let kept = aligner.encoder().map(SentenceEncoder::diagnostics);
    alignment.diagnostics.iter().chain(kept.iter().flatten()).for_each(|d| messages.diagnostic(d));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for bead in alignment.value.beads() {
        writeln!(out, "[{}]:[{}]:{:.4}", list(&bead.source), list(&bead.target), bead.score)?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(left_out)))
}

/// Tells which texts have lines without a vector: of these, words and lengths alone tell.
fn tell_missing(aligner: &Aligner, texts: &[&Document], messages: &mut Messages) {
    let Some(encoder) = aligner.encoder() else { return };
    for text in texts {
        let lines: Vec<&str> = text.blocks.iter().map(|b| b.text.as_str()).collect();
        let missing = encoder.missing(&lines);
        if let Some(first) = missing.first() {
            let message = format!(
                "no vector for {} of {} lines, the first is line {}",
                missing.len(),
                lines.len(),
                first + 1
            );
            let found = Diagnostic::new(Severity::Warning, &text.path, &message);
            messages
                .diagnostic(&found.hint("compute vectors of all lines, and name their files with --vectors"));
        }
    }
}

fn list(lines: &Range<u32>) -> String {
    lines.clone().map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
}

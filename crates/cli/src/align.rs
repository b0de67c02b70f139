//! `hexapla align`: files in, a corpus in a folder out.

use std::process::ExitCode;

use anyhow::bail;
use hexapla::align::Aligner;
use hexapla::formats::Options;
use hexapla::model::{Level, SentenceEncoder};
use hexapla::{Event, Guard, Inputs, Pipeline, Report as _};

use crate::destination::Destination;
use crate::lexicon::{self, Lexicons, Saved};
use crate::screen::Screen;
use crate::{args, threads};

pub(crate) fn run(args: &args::Align) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let options = args.writing.options()?;
    let (inputs, errors) = Inputs::collect(&args.inputs);
    let destination = Destination::of(args, &inputs);
    let mut screen = Screen::new(args, &destination, options.clone());
    if args.output.is_none() {
        screen.note(&format!(
            "no folder is named with -o: the corpus goes to {}",
            destination.folder.display()
        ));
    }
    let mut guard = Guard::new(args.replacing.replace());
    inputs.versions.iter().for_each(|version| guard.reads(&version.path));
    lexicon::guard_evidence(&args.evidence, &mut guard)?;
    let lexicons = Lexicons::read(&args.evidence.lexicon, &mut |d| screen.event(Event::Diagnostic(d)))?;
    let saved = Saved::find(args.evidence.lexicon_out.as_deref(), &args.evidence.lexicon, &mut guard)?;
    let aligner = lexicon::aligner(&lexicons.pairs, &args.evidence)?;
    let pipeline = pipeline(args, destination, options, aligner, guard);
    errors.iter().for_each(|e| screen.error(&e.to_string()));
    inputs.finding().iter().for_each(|d| screen.event(Event::Diagnostic(d)));
    if inputs.versions.is_empty() {
        bail!("no documents to align; name files, or folders that hold some");
    }
    let outcome = pipeline.run(&inputs, &mut screen)?;
    if let Some(saved) = saved {
        saved.write(outcome.learnt.lexica())?;
    }
    let mut summary = outcome.summary;
    summary.left_out += errors.len();
    let unused = lexicons.unused(screen.langs());
    let kept = pipeline.aligner.encoder().map(SentenceEncoder::diagnostics);
    unused.iter().chain(kept.iter().flatten()).for_each(|d| screen.event(Event::Diagnostic(d)));
    let shown = screen.finish(args, summary);
    if summary.documents == 0 && summary.kept == 0 {
        bail!("no document could be read and written");
    }
    Ok(ExitCode::from(u8::from(summary.left_out > 0 || !shown)))
}

fn pipeline(
    args: &args::Align,
    destination: Destination,
    options: Options,
    aligner: Aligner,
    guard: Guard,
) -> Pipeline {
    let level = match args.level {
        args::Level::Sentence => Level::Sentence,
        args::Level::Paragraph => Level::Paragraph,
    };
    Pipeline {
        formats: destination.formats,
        views: destination.views,
        options,
        pivot: args.pivot,
        level,
        aligner,
        keep_lexicon: args.evidence.lexicon_out.is_some(),
        guard,
        ..Pipeline::new(destination.folder)
    }
}

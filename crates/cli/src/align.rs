//! `hexapla align`: files in, a corpus in a folder out.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use hexapla::align::Aligner;
use hexapla::export::Options;
use hexapla::model::Level;
use hexapla::read::Reader;
use hexapla::{Inputs, Pipeline};

use crate::screen::Screen;
use crate::{args, lexicon};

pub(crate) fn run(args: &args::Align) -> anyhow::Result<ExitCode> {
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
        pool.build_global().context("the threads cannot be started; try a smaller --jobs")?;
    }
    let mut screen = Screen::new(args);
    let aligner = lexicon::aligner(&args.evidence)?;
    let pipeline = pipeline(args, aligner);
    let (mut inputs, errors) = Inputs::collect(&args.inputs);
    leave_results_out(&mut inputs, args);
    errors.iter().for_each(|e| screen.error(&e.to_string()));
    if inputs.versions.is_empty() {
        bail!("no documents to align; name files, or folders that hold some");
    }
    let mut summary = pipeline.run(&inputs, &mut screen)?;
    summary.left_out += errors.len();
    let shown = screen.finish(args, summary);
    if summary.documents == 0 {
        bail!("no document could be read; nothing was written");
    }
    Ok(ExitCode::from(u8::from(summary.left_out > 0 || !shown)))
}

fn pipeline(args: &args::Align, aligner: Aligner) -> Pipeline {
    let mut options = Options::default();
    options.bom = args.bom;
    options.safe_cells = args.safe_cells;
    let level = match args.level {
        args::Level::Sentence => Level::Sentence,
        args::Level::Paragraph => Level::Paragraph,
    };
    Pipeline {
        folder: args.output.clone(),
        formats: args.format.clone(),
        options,
        pivot: args.pivot,
        level,
        reader: Reader::default(),
        aligner,
    }
}

/// Takes files of an earlier run out of the inputs, where the output folder lies inside a folder that was named.
fn leave_results_out(inputs: &mut Inputs, args: &args::Align) {
    let Ok(output) = args.output.canonicalize() else { return };
    let within = |path: &Path| path.canonicalize().is_ok_and(|p| p.starts_with(&output));
    if !inputs.named && !args.inputs.iter().any(|i| within(&i.path)) {
        inputs.versions.retain(|v| !within(&v.path));
    }
}

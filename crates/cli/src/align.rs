//! `hexapla align`.

use std::process::ExitCode;

use anyhow::Context as _;
use hexapla::align::Aligner;
use hexapla::export::{Format, Options};
use hexapla::model::Level;
use hexapla::read::Reader;
use hexapla::{Event, Inputs, Pipeline, Report};

use crate::args;
use crate::terminal;

struct Lines;

impl Report for Lines {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Diagnostic(d) => terminal::line(&d.to_string()),
            Event::LeftOut { reason, .. } => terminal::line(&format!("error: {reason}")),
            _ => {}
        }
    }
}

pub(crate) fn run(args: &args::Align) -> anyhow::Result<ExitCode> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    }
    let formats = args
        .format
        .iter()
        .map(|f| Format::from_name(f).with_context(|| format!("unknown format `{f}`")))
        .collect::<Result<_, _>>()?;
    let (inputs, errors) = Inputs::collect(&args.inputs);
    for e in &errors {
        terminal::line(&format!("error: {e}"));
    }
    let pipeline = Pipeline {
        folder: args.output.clone(),
        formats,
        options: Options::default(),
        pivot: args.pivot,
        level: match args.level {
            args::Level::Sentence => Level::Sentence,
            args::Level::Paragraph => Level::Paragraph,
        },
        reader: Reader::default(),
        aligner: Aligner::new(),
    };
    let summary = pipeline.run(&inputs, &mut Lines)?;
    Ok(ExitCode::from(u8::from(summary.left_out > 0 || !errors.is_empty())))
}

//! `hexapla convert`: a corpus or a term base from one format into another.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use hexapla::{ConvertJob, Converted, Input, Sink};

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::table::count;

pub(crate) fn run(args: &args::Convert) -> anyhow::Result<ExitCode> {
    let (inputs, output) = request(args)?;
    let mut options = args.writing.options()?;
    options.layout = args.layout.map(Into::into);
    let job = ConvertJob {
        from: args.from,
        to: args.to,
        langs: args.langs.clone(),
        pivot: args.pivot,
        options,
        replace: args.replacing.replace(),
        ..ConvertJob::new(inputs)
    };
    let mut messages = Messages::new(args.talk, Progress::None);
    let mut stdout = std::io::stdout();
    let sink =
        if output == Path::new("-") { Sink::Writer(&mut stdout) } else { Sink::File(output.as_path()) };
    let outcome = job.run(sink, &mut messages)?;
    show(&outcome.value, &mut messages);
    Ok(ExitCode::from(u8::from(outcome.skipped > 0)))
}

/// What is read, and what is written: the last path, unless `-o` names another.
fn request(args: &args::Convert) -> anyhow::Result<(Vec<Input>, PathBuf)> {
    let (inputs, output) = match (&args.output, args.paths.as_slice()) {
        (Some(output), inputs) => (inputs, output.clone()),
        (None, [inputs @ .., output]) if !inputs.is_empty() => (inputs, output.into()),
        _ => bail!("what should be written? name it last, or with -o: hexapla convert IN OUT"),
    };
    let inputs = inputs.iter().map(|path| Input::from_argument(path)).collect::<Result<_, _>>()?;
    Ok((inputs, output))
}

fn show(converted: &Converted, messages: &mut Messages) {
    match converted {
        Converted::Corpus { rows, below, files } => {
            if !files.is_empty() {
                let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
                messages.note(&format!("{} in {}", count(*rows, "row"), names.join(", ")));
            }
            if *below > 0 {
                messages.note(&format!("{} below --min-score skipped", count(*below, "row")));
            }
        }
        Converted::Glossary { entries, files } => {
            let entries = count(*entries, "entry");
            files.iter().for_each(|path| messages.note(&format!("{entries} in {}", path.display())));
        }
        _ => {}
    }
}

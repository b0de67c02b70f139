//! Shows what a long run does, and stops it after the first batch that has a document done: `progress IN OUT`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use hexapla::model::Severity;
use hexapla::{Event, Input, Inputs, Pipeline, Report};

#[derive(Default)]
struct Log {
    documents: usize,
    done: usize,
    warnings: usize,
}

impl Report for Log {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Found { documents, .. } => self.documents = documents,
            Event::Diagnostic(found) => self.warnings += usize::from(found.severity >= Severity::Warning),
            Event::Skipped { reason, .. } => println!("skipped: {reason}"),
            Event::Done { document, .. } => {
                self.done += 1;
                let (name, rows) = (document.name(), document.rows());
                println!("{} of {}: {name}, {rows} rows", self.done, self.documents);
            }
            _ => {}
        }
    }

    fn is_cancelled(&self) -> bool {
        self.done > 0
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, output] = arguments.as_slice() else {
        return Err("give the folder to read and one to write".into());
    };
    let (inputs, _) = Inputs::collect(&[folder.parse::<Input>()?]);
    let mut log = Log::default();
    let outcome = Pipeline::new(output).run(&inputs, &mut log)?;
    println!("{} warnings, cancelled: {}", log.warnings, outcome.is_cancelled);
    Ok(())
}

//! Documents where a command needs a corpus: they are aligned first.

use hexapla::model::{Lang, Severity};
use hexapla::{AlignJob, Event, Input, Report, are_documents};

use crate::messages::Messages;
use crate::table::count;

/// The corpora to read, and how much was skipped on the way to them: documents are aligned first, into the folder that `align`
/// gives them.
pub(crate) fn corpora(
    inputs: &[Input],
    pivot: Option<Lang>,
    messages: &mut Messages,
) -> anyhow::Result<(Vec<Input>, usize)> {
    if !are_documents(inputs) {
        return Ok((inputs.to_vec(), 0));
    }
    let plan = AlignJob { pivot, ..AlignJob::new(inputs.to_vec()) }.plan()?;
    let folder = plan.folder().to_owned();
    messages.note(&format!("documents, not a corpus: they are aligned first, into {}", folder.display()));
    let outcome = plan.run(&mut Losses(messages))?;
    let documents = count(outcome.value.documents, "document");
    messages.note(&format!("{documents} aligned; what was noticed is on the pages in {}", folder.display()));
    Ok((vec![Input { lang: None, path: folder }], outcome.skipped - outcome.kept))
}

/// Of a job that is done on the way to another, only what is lost.
struct Losses<'m>(&'m mut Messages);

impl Report for Losses<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Diagnostic(found) if found.severity < Severity::Error => {}
            event => self.0.event(event),
        }
    }
}

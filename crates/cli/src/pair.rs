//! `hexapla pair`: files and folders in, a table of which are versions of one document out.

use std::collections::BTreeMap;
use std::process::ExitCode;

use hexapla::group::FoundBy;
use hexapla::{PairJob, PairedFile, write_pairs};

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::table::count;
use crate::threads;

pub(crate) fn run(args: &args::Pair) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let mut messages = Messages::new(args.talk, Progress::Auto);
    let outcome = PairJob { inputs: args.inputs.clone() }.run(&mut messages)?;
    messages.clear();
    write_pairs(&outcome.value, std::io::stdout().lock())?;
    messages.note(&summary(&outcome.value));
    Ok(ExitCode::from(u8::from(outcome.skipped > 0)))
}

/// How many documents there are, and by what their files were found.
fn summary(files: &[PairedFile]) -> String {
    let mut documents: BTreeMap<&str, (usize, FoundBy)> = BTreeMap::new();
    for file in files {
        documents.entry(&file.document).or_insert((0, file.found)).0 += 1;
    }
    let (mut by_name, mut by_symbol, mut by_content, mut alone) = (0, 0, 0, 0);
    for (versions, found) in documents.values() {
        *match found {
            _ if *versions == 1 => &mut alone,
            FoundBy::Symbol => &mut by_symbol,
            FoundBy::Content(_) => &mut by_content,
            _ => &mut by_name,
        } += 1;
    }
    let all = count(documents.len() - alone, "document");
    format!(
        "{all} in several versions: {by_name} by names, {by_symbol} by symbols, {by_content} by content; {} alone",
        count(alone, "file")
    )
}

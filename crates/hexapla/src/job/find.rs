//! A term and a corpus in, the rows with the term out.

use hexapla_formats::Importer;

use crate::report::{Event, Outcome, Report, Tally};
use crate::{Concordance, CorpusInputs, Found, Gathered, Input, JobError};

/// Finds the rows with a term in corpora, or in texts that are aligned line by line.
///
/// ```
/// use hexapla::{Concordance, FindJob};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = |name: &str| folder.path().join(name).display().to_string();
/// std::fs::write(path("a.tsv"), "en\tar\nThe treaties end.\tتنتهي المعاهدات.\nThe lake is deep.\tالبحيرة عميقة.\n")?;
/// let job = FindJob { concordance: Concordance::term("treaty")?, inputs: vec![path("a.tsv").parse()?] };
/// let searched = job.run(&mut ())?.value;
/// let row = &searched.gathered.corpus.units[searched.found.occurrences[0].row];
/// assert_eq!(searched.found.rows, 1);
/// assert_eq!(row.texts[1].as_ref().unwrap().text, "تنتهي المعاهدات.");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct FindJob {
    /// What is looked for.
    pub concordance: Concordance,
    /// Corpora and folders of them, or texts with their languages.
    pub inputs: Vec<Input>,
}

/// A corpus, and what was found in it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Searched {
    /// The corpus.
    pub gathered: Gathered,
    /// The rows.
    pub found: Found,
}

impl FindJob {
    /// The rows with the term.
    ///
    /// # Errors
    /// If there is no corpus, or it lacks the language that was asked for.
    pub fn run(&self, report: &mut dyn Report) -> Result<Outcome<Searched>, JobError> {
        let mut tally = Tally::new(report);
        let (inputs, errors) = CorpusInputs::collect(&self.inputs, &[])?;
        tally.skipped_inputs(&errors);
        tally.event(Event::Reading { files: inputs.paths().len() });
        let gathered = inputs.read(&Importer::default(), None, &[])?;
        gathered.left_out.iter().for_each(|(path, error)| tally.skipped(Some(path), &error.to_string()));
        tally.diagnostics(&gathered.diagnostics);
        if gathered.corpus.units.is_empty() {
            return Err(JobError::NoCorpus { purpose: "look through" });
        }
        if tally.cancels() {
            let found = Found { occurrences: Vec::new(), rows: 0 };
            return Ok(tally.finish(Searched { gathered, found }));
        }
        tally.event(Event::Searching { rows: gathered.corpus.units.len() });
        let found = self.concordance.run(&gathered.corpus)?;
        Ok(tally.finish(Searched { gathered, found }))
    }
}

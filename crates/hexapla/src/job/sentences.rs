//! Two texts with one sentence per line in, beads out.

use hexapla_align::Aligner;
use hexapla_formats::Replace;
use hexapla_model::{Alignment, Diagnostic, Document, SentenceEncoder, Severity};
use hexapla_read::Reader;

use super::resources::Resources;
use crate::report::{Outcome, Report, Tally};
use crate::{Guard, Input, JobError, align_sentences, read_sentences};

/// Aligns two files with one sentence per line.
///
/// ```
/// use hexapla::SentencesJob;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = |name: &str| folder.path().join(name).display().to_string();
/// std::fs::write(path("a.fr"), "Il pleut sur le lac.\nLe lac est profond et froid.\n")?;
/// std::fs::write(path("a.zh"), "湖上下着雨。\n湖水很深，也很冷。\n")?;
/// let job = SentencesJob::new(path("a.fr").parse()?, path("a.zh").parse()?);
/// let beads = job.run(&mut ())?.value;
/// assert_eq!(beads.beads().len(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct SentencesJob {
    /// The source text.
    pub source: Input,
    /// The target text.
    pub target: Input,
    /// Lexicons and the encoder.
    pub resources: Resources,
    /// Which files results may replace.
    pub replace: Replace,
}

impl SentencesJob {
    /// The usual settings for two texts.
    #[must_use]
    pub fn new(source: Input, target: Input) -> Self {
        Self { source, target, resources: Resources::default(), replace: Replace::default() }
    }

    /// The beads: every line of both texts is in exactly one.
    ///
    /// # Errors
    /// If a text, a lexicon or the encoder cannot be read, or the lexicon that was learnt cannot be saved.
    pub fn run(&self, report: &mut dyn Report) -> Result<Outcome<Alignment>, JobError> {
        let mut tally = Tally::new(report);
        let mut guard = Guard::new(self.replace);
        [&self.source, &self.target].iter().for_each(|input| guard.reads(&input.path));
        let opened = self.resources.open(&mut guard, &mut tally)?;
        let aligner = opened.aligner;
        let source = read(&self.source, &mut tally)?;
        let target = read(&self.target, &mut tally)?;
        [&source, &target]
            .iter()
            .filter_map(|text| without_vectors(&aligner, text))
            .for_each(|found| tally.remark(&found));
        let unused = opened.lexicons.unused(&[source.lang, target.lang].into());
        unused.iter().for_each(|found| tally.remark(found));
        if tally.cancels() {
            return Ok(tally.finish(Alignment::default()));
        }
        let aligned = align_sentences(&aligner, source, target);
        if let Some(saved) = opened.saved {
            saved.write(aligned.learnt().lexica())?;
        }
        let alignment = aligned.value;
        let kept = aligner.encoder().map(SentenceEncoder::diagnostics);
        alignment.diagnostics.iter().chain(kept.iter().flatten()).for_each(|found| tally.remark(found));
        Ok(tally.finish(alignment.value))
    }
}

fn read(input: &Input, tally: &mut Tally<'_>) -> Result<Document, JobError> {
    let read = read_sentences(&Reader::default(), input)?;
    read.diagnostics.iter().for_each(|found| tally.diagnostic(found));
    Ok(read.value)
}

/// A warning about lines without a vector: only words and lengths are evidence for these.
fn without_vectors(aligner: &Aligner, text: &Document) -> Option<Diagnostic> {
    let lines: Vec<&str> = text.blocks.iter().map(|block| block.text.as_str()).collect();
    let missing = aligner.encoder()?.missing(&lines);
    let first = missing.first()? + 1;
    let message =
        format!("no vector for {} of {} lines, the first is line {first}", missing.len(), lines.len());
    let hint = "compute vectors of all lines, and name their files with --vectors";
    Some(Diagnostic::new(Severity::Warning, &text.path, message).hint(hint))
}

//! Texts with one sentence per line in, two by two, beads out.

use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use hexapla_align::{Aligned, Aligner};
use hexapla_formats::Replace;
use hexapla_model::{Alignment, Diagnostic, Document, Lang, SentenceEncoder, Severity, Warned};
use hexapla_read::Reader;

use super::resources::{Need, Resources};
use crate::report::{Outcome, Report, Tally};
use crate::{
    Guard, Input, JobError, OutputError, SentencePair, SentencePairs, align_sentences, read_sentences,
};

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
        let opened = self.resources.open(&mut guard, &mut tally, Need::Always)?;
        let texts = read_both(&opened.aligner, [&self.source, &self.target], &mut tally)?;
        let unused = opened.lexicons.unused(&langs(&texts).into());
        unused.iter().for_each(|found| tally.remark(found));
        if tally.cancels() {
            return Ok(tally.finish(Alignment::default()));
        }
        let aligned = align_both(&opened.aligner, texts, &mut tally);
        if let Some(saved) = opened.saved {
            saved.write(aligned.learnt().lexica())?;
        }
        tell_kept(&opened.aligner, &mut tally);
        Ok(tally.finish(aligned.value.value))
    }
}

/// Aligns many pairs of texts with one sentence per line, each by itself.
#[derive(Debug, Clone)]
pub struct SentencePairsJob {
    /// The pairs.
    pub pairs: SentencePairs,
    /// The folder of the beads, `NAME.SL-TL.beads` for each pair; without it they go to the caller alone.
    pub output: Option<PathBuf>,
    /// Lexicons and the encoder; what one pair has taught is not saved.
    pub resources: Resources,
    /// Which files results may replace.
    pub replace: Replace,
}

impl SentencePairsJob {
    /// The usual settings for these pairs.
    #[must_use]
    pub fn new(pairs: SentencePairs) -> Self {
        Self { pairs, output: None, resources: Resources::default(), replace: Replace::default() }
    }

    /// Hands the beads of each pair to `take` and gives the number of pairs. A text that cannot be read is reported, and its
    /// pair is skipped.
    ///
    /// # Errors
    /// If a lexicon or the encoder cannot be read, or the folder cannot be made.
    pub fn run(
        &self,
        report: &mut dyn Report,
        mut take: impl FnMut(&SentencePair, &Alignment),
    ) -> Result<Outcome<usize>, JobError> {
        let mut tally = Tally::new(report);
        let mut guard = Guard::new(self.replace);
        for pair in &self.pairs.pairs {
            [&pair.source, &pair.target].iter().for_each(|input| guard.reads(&input.path));
        }
        let resources = Resources { lexicon_out: None, ..self.resources.clone() };
        let opened = resources.open(&mut guard, &mut tally, Need::Always)?;
        for (path, reason) in &self.pairs.skipped {
            tally.skipped(Some(path), &format!("{}: {reason}, skipped", path.display()));
        }
        self.output.iter().try_for_each(|folder| make_folder(folder))?;
        let mut done = 0;
        for pair in &self.pairs.pairs {
            if tally.cancels() {
                break;
            }
            match self.align(pair, &opened.aligner, &guard, &mut tally) {
                Ok(alignment) => {
                    take(pair, &alignment);
                    done += 1;
                }
                Err(JobError::Output(error)) => tally.unwritten(&error),
                Err(error) => tally.skipped(Some(&pair.source.path), &error.to_string()),
            }
        }
        tell_kept(&opened.aligner, &mut tally);
        Ok(tally.finish(done))
    }

    fn align(
        &self,
        pair: &SentencePair,
        aligner: &Aligner,
        guard: &Guard,
        tally: &mut Tally<'_>,
    ) -> Result<Alignment, JobError> {
        let texts = read_both(aligner, [&pair.source, &pair.target], tally)?;
        let [source, target] = langs(&texts);
        let name = format!("{}.{source}-{target}.beads", pair.name);
        let place = self.output.as_ref().map(|folder| guard.place(&folder.join(name))).transpose()?;
        let alignment = align_both(aligner, texts, tally).value.value;
        if let Some(place) = place {
            let path = place.path().to_owned();
            let written = place.create().and_then(|mut file| {
                file.write_all(beads(&alignment).as_bytes())?;
                file.commit()
            });
            written.map_err(|source| OutputError::Unwritten { path, source })?;
        }
        Ok(alignment)
    }
}

/// The beads as text, one per line: `[0, 1]:[0]:0.9312`.
#[must_use]
pub fn beads(alignment: &Alignment) -> String {
    let list = |lines: &Range<u32>| lines.clone().map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
    let bead = |bead: &hexapla_model::Bead| {
        format!("[{}]:[{}]:{:.4}\n", list(&bead.source), list(&bead.target), bead.score)
    };
    alignment.beads().iter().map(bead).collect()
}

fn make_folder(path: &Path) -> Result<(), JobError> {
    let cannot = |source| JobError::Io { path: path.to_owned(), what: "cannot be made", source };
    std::fs::create_dir_all(path).map_err(cannot)
}

fn langs(texts: &[Document; 2]) -> [Lang; 2] {
    [texts[0].lang, texts[1].lang]
}

/// Both texts of a pair.
fn read_both(
    aligner: &Aligner,
    [source, target]: [&Input; 2],
    tally: &mut Tally<'_>,
) -> Result<[Document; 2], JobError> {
    let texts = [read(source, tally)?, read(target, tally)?];
    let without = texts.iter().filter_map(|text| without_vectors(aligner, text));
    without.for_each(|found| tally.remark(&found));
    Ok(texts)
}

fn align_both(
    aligner: &Aligner,
    [source, target]: [Document; 2],
    tally: &mut Tally<'_>,
) -> Aligned<Warned<Alignment>> {
    let aligned = align_sentences(aligner, source, target);
    aligned.value.diagnostics.iter().for_each(|found| tally.remark(found));
    aligned
}

/// Reports what the encoder noticed.
fn tell_kept(aligner: &Aligner, tally: &mut Tally<'_>) {
    let kept = aligner.encoder().map(SentenceEncoder::diagnostics);
    kept.iter().flatten().for_each(|found| tally.remark(found));
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

//! Two tokenised texts with one sentence per line in, links between their words out.

use std::path::PathBuf;

use hexapla_formats::{Importer, Replace};
use hexapla_model::{Column, Links};
use hexapla_words::{Symmetrization, WordAligner};

use super::lexicons::{Lexicons, Saved};
use crate::report::{Outcome, Report, Tally};
use crate::{Guard, Input, JobError, LexiconFile, known_words, read_words, seed_words};

/// Words that are linked less often than this are not in a saved lexicon.
const SEEN: f32 = 0.5;

/// Links the words of two files with one sentence per line and blanks between words.
///
/// ```
/// use hexapla::WordsJob;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = |name: &str| folder.path().join(name).display().to_string();
/// std::fs::write(path("a.en"), "the lake is deep\nthe lake is cold\n")?;
/// std::fs::write(path("a.zh"), "湖 很 深\n湖 很 冷\n")?;
/// let job = WordsJob::new(path("a.en").parse()?, path("a.zh").parse()?);
/// let links = job.run(&mut ())?.value.links;
/// assert!(links.row(0).iter().any(|link| (link.source, link.target) == (1, 0)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct WordsJob {
    /// The source text.
    pub source: Input,
    /// The target text, line for line.
    pub target: Input,
    /// How the links of the two directions become one set.
    pub symmetrization: Symmetrization,
    /// Whether the built-in lexicon of common words is used.
    pub seed: bool,
    /// Files with words that translate each other.
    pub lexicons: Vec<LexiconFile>,
    /// Where the words that were linked are saved.
    pub lexicon_out: Option<PathBuf>,
    /// Which files results may replace.
    pub replace: Replace,
}

/// Texts of which the words are linked.
#[derive(Debug)]
#[non_exhaustive]
pub struct LinkedWords {
    /// The words of the source text, one row per line.
    pub source: Column,
    /// Those of the target text.
    pub target: Column,
    /// The links of each row.
    pub links: Links,
}

impl WordsJob {
    /// The usual settings for two texts.
    #[must_use]
    pub fn new(source: Input, target: Input) -> Self {
        Self {
            source,
            target,
            symmetrization: Symmetrization::Agreement,
            seed: true,
            lexicons: Vec::new(),
            lexicon_out: None,
            replace: Replace::default(),
        }
    }

    /// The links of all lines.
    ///
    /// # Errors
    /// If a text or a lexicon cannot be read, the texts differ in their number of lines, or the lexicon cannot be saved.
    pub fn run(&self, report: &mut dyn Report) -> Result<Outcome<LinkedWords>, JobError> {
        let mut tally = Tally::new(report);
        let mut guard = Guard::new(self.replace);
        [&self.source, &self.target].iter().for_each(|input| guard.reads(&input.path));
        let saved = Saved::find(self.lexicon_out.as_deref(), &self.lexicons, &mut guard)?;
        let lexicons = Lexicons::read(&self.lexicons, &mut tally)?;
        let read = read_words(&Importer::default(), &self.source, &self.target)?;
        read.diagnostics.iter().for_each(|found| tally.diagnostic(found));
        let (source, target) = read.value;
        lexicons.unused(&[source.lang, target.lang].into()).iter().for_each(|found| tally.remark(found));
        if tally.cancels() {
            let links = Links::none(source.len());
            return Ok(tally.finish(LinkedWords { source, target, links }));
        }
        let alignment = self.aligner(&lexicons, &source, &target).align(&source, &target);
        if let Some(saved) = saved {
            let lexicon = alignment.lexicon(&source, &target, SEEN);
            saved.write(std::iter::once(((source.lang, target.lang), lexicon)))?;
        }
        Ok(tally.finish(LinkedWords { source, target, links: alignment.links }))
    }

    fn aligner(&self, lexicons: &Lexicons, source: &Column, target: &Column) -> WordAligner {
        let mut aligner = WordAligner::new().with_symmetrization(self.symmetrization);
        if self.seed {
            aligner = aligner.with_known(seed_words(source.lang, target.lang));
        }
        if !lexicons.pairs.is_empty() {
            aligner = aligner.with_known(known_words(&lexicons.pairs, source.lang, target.lang));
        }
        aligner
    }
}

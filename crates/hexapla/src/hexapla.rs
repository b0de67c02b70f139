//! The library in memory: documents in, a corpus out; sentences in, beads out; rows in, word links out.

use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;

use hexapla_align::{Aligner, LexiconEntry, findings};
use hexapla_model::{
    Alignment, Block, Corpus, Diagnostic, Document, Lang, Level, Location, SentenceEncoder, Severity, Warned,
};
use hexapla_read::{Limits, ReadError, Reader};

use crate::versions::Read;
use crate::word_links::WordLinks;
use crate::{Source, align_sentences};

/// Aligns documents and sentences in memory; a builder holds its settings.
///
/// Settings are immutable while it works, so one value serves all threads, and their number changes no result.
///
/// ```
/// use hexapla::{Hexapla, Source};
/// use hexapla::model::Lang;
///
/// let english = "1. The Conference met in Vienna. It elected its President.\n\n2. It adopted its agenda.";
/// let chinese = "1. 缔约方会议在维也纳举行。会议选举了主席。\n\n2. 会议通过了议程。";
/// let sources = [Source::text("report.en.txt", english), Source::text("report.zh.txt", chinese)];
///
/// let corpus = Hexapla::new().pivot(Lang::EN).align(&sources)?.value;
/// assert_eq!(corpus.units.len(), 3);
/// assert_eq!(corpus.units[1].texts[1].as_ref().unwrap().text, "会议选举了主席。");
/// # Ok::<(), hexapla::AlignError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Hexapla {
    reader: Reader,
    aligner: Aligner,
    pivot: Option<Lang>,
    level: Level,
}

/// Why documents in memory cannot be aligned.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AlignError {
    /// There is no document.
    #[error("no document to align; give one source for each language")]
    NoSource,
    /// A source cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Two sources are in one language.
    #[error("{reason}")]
    Repeated {
        /// Which they are, and what to do.
        reason: String,
    },
}

impl Hexapla {
    /// The usual settings: sentences as rows, English as the pivot if it is there, no lexicon and no encoder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The language that all others are aligned with, if a document has it; else English, else the first.
    #[must_use]
    pub fn pivot(mut self, pivot: Lang) -> Self {
        self.pivot = Some(pivot);
        self
    }

    /// What a row of a corpus is.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Words that translate each other; the direction does not matter.
    #[must_use]
    pub fn lexicon(mut self, entries: Vec<LexiconEntry>) -> Self {
        self.aligner = self.aligner.with_lexicon(entries);
        self
    }

    /// An encoder whose sentence vectors are evidence beside all else.
    #[must_use]
    pub fn encoder(mut self, encoder: Arc<dyn SentenceEncoder>) -> Self {
        self.aligner = self.aligner.with_encoder(encoder);
        self
    }

    /// How much is read before a source is refused.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reader = Reader::new(limits);
        self
    }

    /// Aligns the language versions of one document; the rows follow the pivot.
    ///
    /// The diagnostics say what is wrong with the sources and where they disagree.
    ///
    /// # Errors
    /// If there is no source, one cannot be read, or two are in one language.
    pub fn align(&self, sources: &[Source]) -> Result<Warned<Corpus>, AlignError> {
        if sources.is_empty() {
            return Err(AlignError::NoSource);
        }
        let mut read = Read::of_sources(sources, &self.reader)?;
        if let Some((_, reason)) = read.left_out.pop() {
            return Err(AlignError::Repeated { reason });
        }
        read.put_first(self.pivot, sources.iter().map(Source::name));
        let mut bitexts = self.aligner.align(&[read.texts.clone()]).value.pop().unwrap_or_default();
        let mut diagnostics = std::mem::take(&mut read.diagnostics);
        diagnostics.extend(bitexts.iter().flat_map(findings));
        diagnostics.extend(
            read.alone()
                .map(|(document, message)| Diagnostic::new(Severity::Warning, &document.path, message)),
        );
        read.doubt_rows(&mut bitexts);
        let corpus = hexapla_corpus::join(&read.name, &read.texts[0], &bitexts, self.level);
        Ok(Warned { value: corpus, diagnostics })
    }

    /// Aligns two lists of sentences: every sentence of both is in exactly one bead, in order.
    ///
    /// An empty sentence separates paragraphs where both lists have some.
    ///
    /// ```
    /// use hexapla::Hexapla;
    /// use hexapla::model::Lang;
    ///
    /// let french = ["La Conférence s’est réunie.", "Elle a élu sa Présidente et adopté l’ordre du jour."];
    /// let arabic = ["اجتمع المؤتمر.", "وانتخب رئيسته.", "وأقر جدول الأعمال."];
    /// let beads = Hexapla::new().align_sentences((Lang::FR, &french), (Lang::AR, &arabic)).value;
    /// assert_eq!(beads.beads()[1].to_string(), "1-2");
    /// ```
    #[must_use]
    pub fn align_sentences<S: AsRef<str>>(
        &self,
        source: (Lang, &[S]),
        target: (Lang, &[S]),
    ) -> Warned<Alignment> {
        align_sentences(&self.aligner, sentences("source", source), sentences("target", target)).value
    }

    /// Links the words of the rows of a corpus in two of its languages; `None` if it lacks one of them.
    ///
    /// ```
    /// use hexapla::{Hexapla, Source};
    /// use hexapla::model::Lang;
    ///
    /// let english = "1. The treaty enters into force.\n\n2. The treaty ends.";
    /// let spanish = "1. El tratado entra en vigor.\n\n2. El tratado termina.";
    /// let sources = [Source::text("en.txt", english), Source::text("es.txt", spanish)];
    /// let hexapla = Hexapla::new();
    /// let corpus = hexapla.align(&sources)?.value;
    /// let links = hexapla.link_words(&corpus, Lang::EN, Lang::ES).unwrap();
    /// let row: Vec<(&str, &str)> = links.row(1).map(|link| (link.source, link.target)).collect();
    /// assert!(row.contains(&("treaty", "tratado")));
    /// # Ok::<(), hexapla::AlignError>(())
    /// ```
    #[must_use]
    pub fn link_words<'c>(&self, corpus: &'c Corpus, source: Lang, target: Lang) -> Option<WordLinks<'c>> {
        WordLinks::of(corpus, source, target)
    }
}

/// A document with one block for each sentence.
fn sentences<S: AsRef<str>>(name: impl Display, (lang, sentences): (Lang, &[S])) -> Document {
    let texts = (0u32..).zip(sentences);
    let blocks =
        texts.map(|(n, text)| Block::new(text.as_ref(), Location { line: n + 1, page: None }, n)).collect();
    Document { id: name.to_string(), symbol: None, lang, path: Path::new(&name.to_string()).into(), blocks }
}

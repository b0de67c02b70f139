//! Rows of many languages, and the pairs of texts that they are joined from.

use std::path::PathBuf;
use std::sync::Arc;

use crate::{Alignment, Anchor, Bead, BlockKind, Diagnostic, Lang, Location, Segmented};

/// Two segmented documents and how they correspond.
#[derive(Debug, Clone)]
pub struct Bitext {
    /// The pivot.
    pub source: Arc<Segmented>,
    /// The other version.
    pub target: Arc<Segmented>,
    /// Beads of blocks.
    pub blocks: Alignment,
    /// Beads of segments; none crosses a bead of blocks.
    pub segments: Alignment,
    /// Blocks that translate each other out of order, in the order of the pivot. Both alignments have them as omissions;
    /// no block is in two of them.
    pub moved: Vec<Moved>,
}

/// Blocks that are in another place in the other version.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    blocks: Bead,
    segments: Vec<Bead>,
}

impl Moved {
    /// Blocks of both sides, and the beads of the segments in them, from end to end.
    ///
    /// # Panics
    /// If a side has no block, or the beads leave a gap or cross: that is a fault of the aligner.
    #[must_use]
    pub fn new(blocks: Bead, segments: Vec<Bead>) -> Self {
        assert!(!blocks.is_omission(), "what moved is on both sides");
        for pair in segments.windows(2) {
            let ends = (pair[0].source.end, pair[0].target.end);
            assert_eq!(ends, (pair[1].source.start, pair[1].target.start), "beads are gapless and monotone");
        }
        Self { blocks, segments }
    }

    /// The blocks; neither side is empty.
    #[must_use]
    pub fn blocks(&self) -> &Bead {
        &self.blocks
    }

    /// The beads of the segments in them, from end to end.
    #[must_use]
    pub fn segments(&self) -> &[Bead] {
        &self.segments
    }

    /// The same, each bead as much less sure as `trust` says: 1 leaves them as they are.
    #[must_use]
    pub fn trusted(mut self, trust: f32) -> Self {
        let beads = std::iter::once(&mut self.blocks).chain(&mut self.segments);
        beads.for_each(|bead| bead.score *= trust.clamp(0.0, 1.0));
        self
    }
}

/// What a row of a corpus holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Level {
    /// Sentences (a few, where languages split differently).
    #[default]
    Sentence,
    /// Blocks.
    Paragraph,
}

/// The text of a row in one language, and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The author's characters, without the label; with it where another text of the row has its label inside.
    pub text: String,
    /// How many segments (at paragraph level: blocks) were joined.
    pub pieces: u32,
    /// Where the first is.
    pub location: Location,
    /// 0-based indices of the non-blank input lines that it covers, ascending.
    pub lines: Box<[u32]>,
    /// Whether it is in another place in its version than the row in the pivot, so that it was found by its content.
    pub moved: bool,
}

impl Text {
    /// The text of one piece in `line`, counted from 1, of a file without blank lines.
    #[must_use]
    pub fn new(text: impl Into<String>, line: u32) -> Self {
        let location = Location { line, page: None };
        Self { text: text.into(), pieces: 1, location, lines: [line.saturating_sub(1)].into(), moved: false }
    }
}

/// One row: what the languages say at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct TranslationUnit {
    /// Unique in the corpus: `report#12.s2`.
    pub id: String,
    /// The anchor of the block, by the first language that has one.
    pub anchor: Option<Anchor>,
    /// What the block is.
    pub kind: BlockKind,
    /// How sure it is that the texts belong together, from 0 to 1: the lowest score of the beads that were joined.
    ///
    /// Text that no bead joins but its place puts here counts 0.5: a sentence without a counterpart in the middle of
    /// the row, or a paragraph that the pivot lacks and other languages share by its anchor. 0 if only one language
    /// has text.
    pub score: f32,
    /// Whether a person changed, added or confirmed the row after it was aligned; its score is 1 then.
    pub reviewed: bool,
    /// One place for each language of the corpus; `None` where it is missing.
    pub texts: Vec<Option<Text>>,
}

impl TranslationUnit {
    /// A paragraph that is known to be right: without an anchor, with score 1.
    #[must_use]
    pub fn new(id: impl Into<String>, texts: Vec<Option<Text>>) -> Self {
        Self { id: id.into(), anchor: None, kind: BlockKind::Paragraph, score: 1.0, reviewed: false, texts }
    }
}

/// The rows of one document (or many) in the same languages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Corpus {
    /// Name of the document.
    pub name: String,
    /// Document symbol, if known.
    pub symbol: Option<String>,
    /// What a row holds.
    pub level: Level,
    /// The languages, the pivot first; the order of [`TranslationUnit::texts`].
    pub langs: Vec<Lang>,
    /// The file of each language.
    pub paths: Vec<PathBuf>,
    /// The rows, in the order of the pivot.
    pub units: Vec<TranslationUnit>,
    /// What was noticed about the versions.
    pub findings: Vec<Diagnostic>,
}

impl Corpus {
    /// The corpus of texts that are aligned already, a row for each index; a blank text and one that a shorter column
    /// lacks are missing.
    ///
    /// ```
    /// use hexapla_model::{Corpus, Lang};
    ///
    /// let corpus = Corpus::from_columns("basin", &[(Lang::EN, &["Basin", "Water"]), (Lang::AR, &["حوض", ""])]);
    /// assert_eq!(corpus.units[0].texts[1].as_ref().unwrap().text, "حوض");
    /// assert!(corpus.units[1].texts[1].is_none());
    /// ```
    #[must_use]
    pub fn from_columns(name: impl Into<String>, columns: &[(Lang, &[&str])]) -> Self {
        let name = name.into();
        let rows = columns.iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
        let units = (0..rows).map(|row| {
            let texts = columns.iter().map(|(_, texts)| {
                let text = texts.get(row).filter(|text| !text.trim().is_empty())?;
                Some(Text::new(*text, row as u32 + 1))
            });
            TranslationUnit::new(format!("{name}#{}", row + 1), texts.collect())
        });
        Self {
            units: units.collect(),
            langs: columns.iter().map(|(lang, _)| *lang).collect(),
            name,
            ..Self::default()
        }
    }
}

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
    /// The blocks of either side; neither side is empty.
    pub blocks: Bead,
    /// The beads of the segments in them, from end to end.
    pub segments: Vec<Bead>,
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
    /// Where the first stands.
    pub location: Location,
    /// 0-based indices of the non-blank input lines that it covers, ascending.
    pub lines: Box<[u32]>,
    /// Whether it is in another place in its version than the row in the pivot, so that it was found by its content.
    pub moved: bool,
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
    /// One place for each language of the corpus; `None` where it is missing.
    pub texts: Vec<Option<Text>>,
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

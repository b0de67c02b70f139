//! A document cut into sentences and words, with what is comparable across languages.

use std::ops::Range;

use crate::{Document, Span, Vocabulary};

/// A sentence: a span of the text of one block.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Index of its block in the document.
    pub block: u32,
    /// Its place in the text of that block, without the block's label.
    pub span: Span,
    /// Its length for length costs, in characters; white space, invisible controls and combining marks are not
    /// counted, and in dense scripts such as Chinese an ASCII character counts as a part of one.
    pub length: f32,
    /// Its words, as a range of [`Segmented::tokens`].
    pub tokens: Range<u32>,
    /// Its entities, as a range of [`Segmented::entities`].
    pub entities: Range<u32>,
}

/// A word: a span of the text of the segment's block, and the folded form that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text of the block.
    pub span: Span,
    /// Number of its folded form in [`Segmented::forms`].
    pub form: u32,
}

/// What an entity is; how well a kind survives translation differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A number, folded: `12,450`, `1.2万`, `١٢` → `12450`, `12000`, `12`.
    Number,
    /// A day as an ISO date, or a month of a year: `2023-12-11`, `2023-12`.
    Date,
    /// A percentage: `12.5%`.
    Percent,
    /// An amount of money with its currency.
    Money,
    /// A document symbol: `A/RES/70/1`.
    Symbol,
    /// A reference to an article or paragraph: `art 9`, `para 14`.
    Reference,
    /// A web address.
    Url,
    /// Capital letters that stay as they are: `UNODC`, `COVID-19`.
    Acronym,
    /// A country or territory, by its ISO 3166 code.
    Country,
    /// A mark that translations keep: question and exclamation marks, quotes, brackets, colons, ellipses.
    Punctuation,
}

/// A stretch of text that reads the same in every language once folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its place in the text of the segment's block.
    pub span: Span,
    /// Number of its folded key in [`Segmented::keys`].
    pub key: u32,
}

/// How long a text of this language is against the same text in English, in characters without white space.
///
/// Gale and Church 1993: the length of a translation is normal around `ratio · l` with variance `variance · l`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LengthModel {
    /// Characters for each English character.
    pub ratio: f32,
    /// Variance for each English character.
    pub variance: f32,
}

/// A document with its outline read, repaired, and cut into sentences and words.
///
/// The blocks are in this order: the running text; then the footnotes, by the order of their marks; then running
/// heads, which have no segments.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmented {
    /// The repaired document; kinds, labels and anchors of its blocks are set.
    pub document: Document,
    /// Sentences in order of blocks.
    pub segments: Vec<Segment>,
    /// For each block the range of its segments.
    pub block_segments: Vec<Range<u32>>,
    /// Words of all segments.
    pub tokens: Vec<Token>,
    /// Folded forms of the words.
    pub forms: Vocabulary,
    /// Entities of all segments.
    pub entities: Vec<Entity>,
    /// Folded keys of the entities; equal strings are equal across languages.
    pub keys: Vocabulary,
    /// How long the language runs.
    pub lengths: LengthModel,
}

impl Segmented {
    /// The author's characters of segment `n`.
    ///
    /// # Panics
    /// If there is no segment `n`.
    #[must_use]
    pub fn segment_text(&self, n: usize) -> &str {
        let segment = &self.segments[n];
        segment.span.of(&self.document.blocks[segment.block as usize].text)
    }
}

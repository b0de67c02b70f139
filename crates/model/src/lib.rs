//! The nouns of hexapla and their invariants: no I/O and no algorithm.
//!
//! Data flows one way through them:
//! [`Document`] → [`Segmented`] → [`Alignment`] (in a [`Bitext`]) → [`Corpus`].
//!
//! ```
//! use hexapla_model::{Alignment, Bead};
//!
//! let beads = vec![Bead::new(0..1, 0..2, 0.9), Bead::new(1..2, 2..3, 0.8)];
//! let alignment = Alignment::new(beads, 2, 3);
//! assert_eq!(alignment.beads()[0].to_string(), "1-2");
//! ```

mod alignment;
mod anchor;
mod both;
mod column;
mod diagnostic;
mod document;
mod glossary;
mod lang;
mod lang_name;
mod lang_three;
mod lexical;
mod links;
mod listing;
mod morphology;
mod numeral;
mod pieces;
mod segment;
mod span;
mod unit;
mod vectors;
mod vocabulary;

pub use alignment::{Alignment, Bead};
pub use anchor::{Anchor, Ordinal, Step, StepKind, UnknownAnchor};
pub use both::Both;
pub use column::{Column, Word, WordClass, WordToken};
pub use diagnostic::{Diagnostic, Severity, Warned};
pub use document::{Block, BlockKind, Counted, Document};
pub use glossary::{
    ConceptEntry, ConceptKind, Context, ContextText, EntryFacts, Glossary, KnownContext, KnownEntry,
    LanguageSection, Paragraph, Term, TermBase, TermKind, TermStatus, Verdict,
};
pub use lang::{Lang, UnknownLang};
pub use lexical::{LexicalEntry, WordPair};
pub use links::{Link, Links};
pub use listing::ranges;
pub use morphology::{Case, Gender, Morphology, Number, PartOfSpeech, Reading};
pub use numeral::{letters, roman};
pub use pieces::{Piece, Pieces};
pub use segment::{Entity, EntityKind, LengthModel, Segment, Segmented, Token};
pub use span::{Location, Span};
pub use unit::{Bitext, Corpus, Level, Moved, Text, TranslationUnit};
pub use vectors::{SentenceEncoder, Vectors, dot};
pub use vocabulary::Vocabulary;

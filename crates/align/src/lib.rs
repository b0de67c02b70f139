//! Aligns the language versions of a document: blocks by their anchors and their content, then sentences.
//!
//! One lattice does both. The cost of a bead is the sum of how frequent its type is, how well the lengths agree, and
//! what anchors, entities, look-alike words and a lexicon learnt from the batch itself have to say; the cheapest
//! path is the alignment.

mod aligner;
mod band;
mod before;
mod cognate;
mod cost;
mod document;
pub mod encoder;
mod finding;
#[cfg(feature = "fit")]
pub mod fit;
mod given;
mod guide;
mod lattice;
mod learnt;
mod lexicon;
mod pair;
mod refine;
mod route;
mod search;
mod seed;
mod side;
mod symmetrize;
mod triangulate;
mod trust;
mod vectors;
mod version;
mod vocabulary;
mod weights;
mod word;

pub use aligner::Aligner;
pub use document::{Group, Shown, group, unclear};
pub use finding::{findings, unrelated};
pub use given::LexiconEntry;
pub use learnt::Learnt;
pub use seed::seed_pairs;
pub use symmetrize::Symmetrization;
pub use version::Version;
pub use word::{KnownWords, LONGEST_ROW, LexicalEntry, UNLINKED_ROW, WordAligner, WordAlignment};

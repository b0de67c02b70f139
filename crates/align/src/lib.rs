//! Aligns the language versions of a document: blocks by their anchors and their content, then sentences.
//!
//! One lattice does both. The cost of a bead is the sum of how frequent its type is, how well the lengths agree, and
//! what anchors, entities, look-alike words and a lexicon learnt from the batch itself have to say; the cheapest
//! path is the alignment.

mod aligned;
mod aligner;
mod band;
mod before;
mod cost;
mod finding;
#[cfg(feature = "fit")]
pub mod fit;
mod given;
mod guide;
mod lattice;
mod learnt;
mod lexicon;
mod lexis;
mod margin;
mod moved;
mod pair;
mod refine;
mod route;
mod search;
mod seed;
mod side;
mod triangulate;
mod trust;
mod vectors;
mod vocabulary;
mod weights;

pub use aligned::Aligned;
pub use aligner::Aligner;
pub use finding::{findings, hard, unrelated};
pub use given::LexiconEntry;
pub use learnt::Learnt;
pub use seed::seed_pairs;

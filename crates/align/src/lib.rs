//! Aligns the language versions of a document: blocks by their anchors and their content, then sentences.
//!
//! One lattice does both. The cost of a bead is the sum of how frequent its type is, how well the lengths agree, and
//! what anchors, entities, look-alike words and a lexicon learnt from the batch itself have to say; the cheapest
//! path is the alignment.

mod aligner;
mod cost;
mod finding;
#[cfg(feature = "fit")]
pub mod fit;
mod lattice;
mod lexicon;
mod pair;
mod search;
mod text;

pub use aligner::{Aligned, Aligner, Encoding, Taught};
pub use finding::{findings, hard, unrelated};
pub use lexicon::{Learnt, LexiconEntry, seed_pairs, seed_rows};

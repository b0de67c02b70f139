//! Links between the words of rows that translate each other.
//!
//! A hidden Markov model in both directions, trained together (`train`), which knows more than the words alone: equal
//! strings, look-alikes, marks and a user's own words (`prior`), what words are made of (`parts`), and where in the row
//! they are. Both directions become one set of links (`symmetrize`).

mod aligner;
mod candidates;
mod cells;
mod count;
mod grid;
mod hmm;
mod model;
mod pairs;
mod parts;
mod prior;
mod shard;
mod symmetrize;
mod texts;
mod train;

pub use aligner::{WordAligner, WordAlignment};
pub use prior::KnownWords;
pub use symmetrize::Symmetrization;
/// A row with more words than this on a side is aligned in parts of equal share.
pub use texts::LONGEST as LONGEST_ROW;
/// A row with more words than this on a side is left without links.
pub use texts::UNLINKED as UNLINKED_ROW;

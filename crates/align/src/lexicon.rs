//! Which words of two languages translate each other: from outside, from the seed lexicon, and learnt from beads.

mod carried;
mod given;
mod learnt;
mod lessons;
mod lexica;
mod lexis;
mod lists;
mod model;
mod seed;
mod table;

pub(crate) use carried::{Counted, NONE, Numbering};
pub use given::LexiconEntry;
pub(crate) use given::{Given, Known};
pub use learnt::Learnt;
pub(crate) use lessons::Lessons;
pub(crate) use lexica::Lexica;
pub(crate) use lexis::{KnownWords, Lexis, Seeded, lexes, lexes_after, vocabularies};
pub(crate) use seed::known_of_seed;
pub use seed::{seed_pairs, seed_rows};
pub(crate) use table::Table;

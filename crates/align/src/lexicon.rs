//! Which words of two languages translate each other: from outside, from the seed lexicon, and learnt from beads.

mod carried;
mod given;
mod learnt;
mod lexica;
mod lexis;
mod seed;
mod table;

pub(crate) use carried::{Counted, Numbering};
pub use given::LexiconEntry;
pub(crate) use given::{Given, Known};
pub use learnt::Learnt;
pub(crate) use lexica::Lexica;
pub(crate) use lexis::{Lexis, Seeded, lexes, lexes_after, vocabularies};
pub use seed::{seed_pairs, seed_rows};
pub(crate) use table::{Lesson, Table};

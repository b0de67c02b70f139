//! A glossary in, bytes out: one file a format.

mod content;
mod format;
mod html;
mod jsonl;
mod memoq;
mod multiterm;
mod omegat;
mod table;
mod tbx;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use format::{GlossaryFormat, write_glossary};

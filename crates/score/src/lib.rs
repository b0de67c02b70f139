//! How good a result is: sentence beads, paragraphs, word links and glossaries against a gold standard.
//!
//! Everything takes the text of files, so that whoever calls decides how they are read. Each result is a list of
//! [`Measure`]s with 95 % confidence intervals, which are the same each time.
//!
//! ```
//! use hexapla_score::{Entries, GoldTerms, terms};
//! use std::path::Path;
//!
//! let langs = ("ar", "ru");
//! let gold = GoldTerms::parse("ar,ru\nالجمعية العامة,Генеральная Ассамблея\n", langs, Path::new("gold.csv"))?;
//! let found = Entries::parse("ar,ru\nالجَمعية العامة,генеральная ассамблея\n", langs, Path::new("found.csv"))?;
//! let f1 = terms(&gold, &found, &[]).into_iter().find(|m| m.name == "f1");
//! assert_eq!(f1.map(|m| m.value), Some(1.0));
//! # Ok::<(), hexapla_score::ScoreError>(())
//! ```

mod bead;
mod beads;
mod bootstrap;
mod error;
mod fold;
mod groups;
mod indices;
mod measure;
mod mismatch;
mod paragraphs;
mod passages;
mod reliability;
mod table;
mod terms;
mod words;

pub use bead::Beads;
pub use beads::{BeadScore, BeadType, Comparison, bead_mismatch, beads, compare_beads};
pub use error::ScoreError;
pub use measure::Measure;
pub use mismatch::Mismatch;
pub use paragraphs::{paragraph_mismatch, paragraphs};
pub use reliability::{Reliability, Tenth};
pub use table::{GoldParagraphs, Lines};
pub use terms::{Entries, GoldTerms, terms};
pub use words::{WordLinks, word_mismatch, words};

//! What tests and measurements share: our corpus, gold tables that can be damaged, the whole pipeline in one call, and
//! the real binary.

mod binary;
mod glossary;
mod gold;
mod outline;
mod report;
mod texts;

pub use binary::{Run, binary_path, command, finish, hexapla, hexapla_with};
pub use glossary::example_glossary;
pub use gold::{Gold, GoldRow};
pub use outline::{Element, F1, elements, outline_scores, read_inspect, read_outline};
pub use report::{LANGS, corpus_folder, read, report_path};
pub use texts::{Aligned, Texts, beads_f1};

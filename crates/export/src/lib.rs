//! A corpus or a glossary in, bytes out: one file a format.
//!
//! ```
//! use hexapla_export::{Format, Options, write};
//! use hexapla_model::{BlockKind, Corpus, Lang, Location, Text, TranslationUnit};
//!
//! let text = |text: &str| {
//!     let location = Location { line: 1, page: None };
//!     Some(Text { text: text.into(), pieces: 1, location, lines: vec![0] })
//! };
//! let unit = TranslationUnit {
//!     id: "report#1.s1".into(),
//!     anchor: None,
//!     kind: BlockKind::Paragraph,
//!     score: 0.93,
//!     texts: vec![text("The Conference met in Vienna."), text("缔约国会议在维也纳举行。")],
//! };
//! let corpus = Corpus { langs: vec![Lang::EN, Lang::ZH], units: vec![unit], ..Corpus::default() };
//!
//! let mut out = Vec::new();
//! write(Format::Tsv, &corpus, &Options::default(), &mut out)?;
//! assert_eq!(
//!     String::from_utf8_lossy(&out),
//!     "id\tanchor\tscore\ten\tzh\nreport#1.s1\t\t0.93\tThe Conference met in Vienna.\t缔约国会议在维也纳举行。\n",
//! );
//! # Ok::<(), std::io::Error>(())
//! ```

mod atomic;
mod by_lang;
mod csv;
mod escape;
mod format;
mod glossary;
mod jsonl;
mod lines;
mod options;
mod table;
mod tmx;

pub use atomic::AtomicFile;
pub use format::{Format, write};
pub use glossary::{GlossaryFormat, write_glossary};
pub use options::Options;

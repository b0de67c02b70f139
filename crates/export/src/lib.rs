//! A corpus or a glossary in, bytes out.
//!
//! A corpus goes to one file in most formats, to one for each pair of languages in some, to several that belong together
//! in others: [`Format::parts`] tells which, [`Part::write`] writes one.
//!
//! ```
//! use hexapla_export::{Format, Options};
//! use hexapla_model::{BlockKind, Corpus, Lang, Location, Text, TranslationUnit};
//!
//! let text = |text: &str| {
//!     let location = Location { line: 1, page: None };
//!     Some(Text { text: text.into(), pieces: 1, location, lines: vec![0].into(), moved: false })
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
//! let options = Options::default();
//! let parts = Format::Tsv.parts(&corpus.langs, &options);
//! assert_eq!(parts[0].ending(), "tsv");
//! let mut out = Vec::new();
//! parts[0].write(&corpus, &options, &mut out)?;
//! assert_eq!(
//!     String::from_utf8_lossy(&out),
//!     "id\tanchor\tscore\ten\tzh\nreport#1.s1\t\t0.93\tThe Conference met in Vienna.\t缔约国会议在维也纳举行。\n",
//! );
//! # Ok::<(), std::io::Error>(())
//! ```

mod atomic;
mod by_lang;
mod card;
#[cfg(feature = "xlsx")]
mod contained;
mod csv;
mod direction;
#[cfg(feature = "docx")]
mod docx;
mod draft;
mod escape;
mod finding;
mod findings;
mod format;
mod glossary;
mod held;
mod html;
mod jsonl;
mod ladder;
mod lines;
mod mnbvc;
mod moses;
mod options;
#[cfg(feature = "parquet")]
mod parquet;
mod part;
mod parts;
mod record;
mod result;
mod sentences;
#[cfg(feature = "xlsx")]
mod spreadsheet;
mod stamp;
mod survey;
mod table;
mod tmx;
mod vecalign;
mod view;
#[cfg(feature = "xces")]
mod xces;
mod xliff;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use atomic::{AtomicFile, Place, PlaceError, Replace};
pub use card::DatasetCard;
pub use draft::{abandon_drafts, sync_folder};
pub use format::Format;
pub use glossary::{GlossaryFormat, write_glossary};
pub use options::Options;
pub use part::Part;
pub use record::Record;
pub use result::is_result;
pub use survey::Survey;
pub use table::write_csv;

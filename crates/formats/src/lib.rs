//! Corpora, term bases, lexicons and stop lists in; corpora and glossaries out.
//!
//! A corpus goes to one file in most formats, to one for each pair of languages in some, to several that belong together
//! in others: [`Format::parts`] says which, [`Part::write`] writes one.
//!
//! A row that a person changed, added or confirmed is marked, with score 1: `"reviewed": true` in JSON Lines, `yes` in the
//! column `reviewed` of tables, `true` in that of Parquet, the property `x-reviewed` in TMX, the state `reviewed` in XLIFF.
//! Which rows of a workbook were changed since it was written is known from its hidden sheet `record`, which holds a hash of
//! each text; which rows of a CSV or TSV table, from the JSON Lines of the same name beside it.
//!
//! ```
//! use hexapla_formats::{Format, Options};
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
//!     reviewed: false,
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

mod descriptor;
mod files;
mod format;
mod head;
mod importer;
mod lexicon;
mod line_aligned;
mod names;
mod output;
mod reading;
mod stop_list;
mod term_base;
mod writing;

pub use hexapla_source::{Cause, Limits, ReadError};

pub use files::atomic::{AtomicFile, Place, PlaceError, Replace};
pub use files::draft::{abandon_drafts, sync_folder};
pub use files::line_file::{LineFile, replace as replace_file};
pub use files::record::{Author, Naming, Record};
pub use files::sum::Sum;
pub use format::Format;
pub use format::html::run::RunPage;
pub use format::html::run::document::RunDocument;
pub use format::parquet::card::DatasetCard;
pub use importer::{Importer, corpus_files};
pub use lexicon::WordPair;
pub use names::Purpose;
pub use output::glossary::write_glossary;
pub use output::result::is_result;
pub use output::survey::Survey;
pub use reading::packed::PackedCorpus;
pub use stop_list::StopTerm;
pub use writing::options::{Layout, Options};
pub use writing::part::Part;
pub use writing::table::{write_csv, write_tsv};

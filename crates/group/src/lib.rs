//! Which files are versions of one document: by their names and folders, the symbols that they show, and their content.

mod content;
mod document;
mod part;
mod version;

pub use content::Content;
pub use document::{FoundBy, Group, Shown, by_name, common_name, group, unclear};
pub use version::Version;

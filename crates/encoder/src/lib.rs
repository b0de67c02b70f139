//! Vectors of texts: the nearer two vectors, the more likely that the texts mean the same, whatever their languages.

mod archive;
mod array;
mod cache;
mod digits;
mod error;
mod install;
mod locate;
mod model;
mod network;
mod package;
mod precomputed;
mod protobuf;
mod sentencepiece;
mod wheel;

pub use cache::Cached;
pub use error::EncoderError;
pub use install::install;
pub use locate::{Status, VARIABLE, data_folder, locate, status};
pub use model::UniversalEncoder;
pub use package::{PACKAGE, VERSION};
pub use precomputed::Precomputed;

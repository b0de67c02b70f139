//! Vectors of texts: the nearer two vectors, the more likely that the texts mean the same, whatever their languages.

#[cfg(feature = "encoder")]
mod archive;
#[cfg(feature = "encoder")]
mod array;
#[cfg(feature = "encoder")]
mod cache;
#[cfg(feature = "encoder")]
mod digits;
#[cfg(feature = "encoder")]
mod error;
#[cfg(feature = "encoder")]
mod install;
#[cfg(feature = "encoder")]
mod locate;
mod margin;
#[cfg(feature = "encoder")]
mod model;
#[cfg(feature = "encoder")]
mod network;
#[cfg(feature = "encoder")]
mod package;
#[cfg(feature = "encoder")]
mod precomputed;
#[cfg(feature = "encoder")]
mod protobuf;
#[cfg(feature = "encoder")]
mod sentencepiece;
mod vectors;
#[cfg(feature = "encoder")]
mod wheel;

#[cfg(feature = "encoder")]
pub use cache::Cached;
#[cfg(feature = "encoder")]
pub use error::EncoderError;
#[cfg(feature = "encoder")]
pub use install::install;
#[cfg(feature = "encoder")]
pub use locate::{Status, VARIABLE, data_folder, locate, status};
pub use margin::{neighbourhoods, ratio_margin};
#[cfg(feature = "encoder")]
pub use model::UniversalEncoder;
#[cfg(feature = "encoder")]
pub use package::{PACKAGE, VERSION};
#[cfg(feature = "encoder")]
pub use precomputed::Precomputed;
pub use vectors::{Encoder, Vectors, dot};

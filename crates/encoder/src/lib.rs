//! Vectors of texts: the nearer two vectors, the more likely that the texts mean the same, whatever their languages.

mod apart;
mod array;
mod cache;
mod deferred;
mod digits;
mod error;
mod model;
mod network;
mod package;
mod precomputed;
mod protobuf;
mod sentencepiece;

pub use cache::Cached;
pub use deferred::Deferred;
pub use error::EncoderError;
pub use model::UniversalEncoder;
pub use package::ENCODER;
pub use precomputed::Precomputed;

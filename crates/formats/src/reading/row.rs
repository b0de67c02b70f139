//! What a file says about a row before it is one of a corpus.

use std::path::PathBuf;

use hexapla_model::{BlockKind, Lang, Location};

/// What a file says about a row; whatever it does not say is left empty.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) id: Option<String>,
    pub(crate) anchor: Option<String>,
    pub(crate) kind: Option<BlockKind>,
    pub(crate) score: Option<f64>,
    /// Whether a person changed, added or confirmed it.
    pub(crate) reviewed: bool,
    /// The symbol of the document that the row is from.
    pub(crate) symbol: Option<String>,
    /// In the order of the file; a second text in a language is skipped.
    pub(crate) texts: Vec<RowText>,
    /// Places of languages whose text is not there.
    pub(crate) empty_places: Vec<(Lang, Place)>,
}

/// The text of a row in one language.
#[derive(Debug)]
pub(crate) struct RowText {
    pub(crate) lang: Lang,
    pub(crate) text: String,
    /// How many segments were joined.
    pub(crate) pieces: u32,
    pub(crate) place: Option<Place>,
    /// Whether it is in another place in its version.
    pub(crate) moved: bool,
}

impl RowText {
    /// A text that is in the row's own line.
    pub(crate) fn new(lang: Lang, text: String) -> Self {
        Self { lang, text, pieces: 1, place: None, moved: false }
    }
}

/// Where a text was before it came into the corpus.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    pub(crate) location: Location,
    pub(crate) lines: Vec<u32>,
}

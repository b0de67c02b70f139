//! An entry of a lexicon that was learnt from texts.

/// Two words that translate each other, as learnt from the texts.
#[derive(Debug, Clone, PartialEq)]
pub struct LexicalEntry {
    /// The most frequent spelling of the source word.
    pub source: String,
    /// The most frequent spelling of the target word.
    pub target: String,
    /// Expected number of links.
    pub links: f32,
    /// Share among the links of the source word.
    pub forth: f32,
    /// Share among the links of the target word.
    pub back: f32,
}

//! Two expressions that translate each other.

use hexapla_model::Lang;

/// Two expressions that translate each other.
#[derive(Debug, Clone, PartialEq)]
pub struct WordPair {
    /// A language and an expression in it.
    pub source: (Lang, String),
    /// Another language and what translates the expression in it.
    pub target: (Lang, String),
    /// How probable that is, if the file says so; above 0, at most 1.
    pub probability: Option<f32>,
}

//! The types of the properties that rows have and TMX does not.

/// The symbol of the document.
pub(crate) const SYMBOL: &str = "x-symbol";
/// The anchor of the row.
pub(crate) const ANCHOR: &str = "x-anchor";
/// What kind of block the row is from.
pub(crate) const KIND: &str = "x-kind";
/// The score of the row.
pub(crate) const SCORE: &str = "x-score";
/// `yes` where a person changed, added or confirmed the row.
pub(crate) const REVIEWED: &str = "x-reviewed";
/// How many segments each text has.
pub(crate) const BEAD: &str = "x-bead";
/// The languages whose text is in another place of its version.
pub(crate) const MOVED: &str = "x-moved";

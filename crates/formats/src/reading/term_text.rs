//! How long a term may be: what readers refuse, writers do not write.

/// The most bytes of a term; what is longer is not a term.
pub(crate) const LONGEST: usize = 2_000;

/// Whether a text is too long for a term.
pub(crate) fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST
}

//! Reads text from left to right by trial.

use crate::script::is_invisible;

/// Whether `c` is white space, or nobody sees it.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Moves over what `is` says; how many bytes that were.
    pub(super) fn skip(&mut self, is: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let n = rest.find(|c| !is(c)).unwrap_or(rest.len());
        self.at += n;
        n
    }

    /// Moves over the next character, if it is one of these.
    pub(super) fn take(&mut self, any: &[char]) -> Option<char> {
        let next = self.rest().chars().next().filter(|c| any.contains(c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn eat(&mut self, any: &[char]) -> bool {
        self.take(any).is_some()
    }

    /// The place `len` bytes further on.
    pub(super) fn past(self, len: usize) -> Self {
        Self { at: self.at + len, ..self }
    }

    /// Whether nothing of a word follows directly.
    pub(super) fn at_edge(&self) -> bool {
        !self.rest().starts_with(char::is_alphanumeric)
    }

    /// Whether white space follows, or nothing.
    pub(super) fn is_spaced(&self) -> bool {
        self.rest().is_empty() || self.rest().starts_with(is_blank)
    }
}

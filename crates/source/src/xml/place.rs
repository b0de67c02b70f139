//! Places in an XML file, and where it breaks off.

use super::stretch;
use crate::Cause;
use crate::lines::count_ends;

/// Where and why an XML file breaks off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The line, from 1.
    pub line: u32,
    /// The character on the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub found: String,
}

impl Broken {
    /// The error about a file that breaks off before anything was read of it.
    pub fn error(self) -> Cause {
        Cause::Xml { part: String::new(), line: self.line, column: self.column, found: self.found }
    }
}

/// Where the event of a stretch is.
pub(super) struct Place<'s> {
    pub(super) text: &'s str,
    pub(super) at: usize,
    pub(super) line: u32,
    pub(super) column: usize,
}

impl Place<'_> {
    /// Goes on to a byte of the text.
    pub(super) fn go_to(&mut self, at: usize) {
        let passed = &self.text.as_bytes()[self.at..at.clamp(self.at, self.text.len())];
        self.line = self.line.saturating_add(count_ends(passed));
        self.column = stretch::column(passed, self.column);
        self.at += passed.len();
    }

    /// Something is wrong here.
    pub(super) fn broken(&self, found: &str) -> Broken {
        Broken { line: self.line, column: self.column, found: found.chars().take(200).collect() }
    }
}

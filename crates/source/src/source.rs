//! The bytes of one file, with all that its reader needs to know.

use std::path::Path;

use hexapla_model::Lang;

use crate::encoding::{self, Decoded};
use crate::{Cause, Limits, lines};

/// The fewest bytes that the lines of a long text have on average, with their ends: two words, or four Chinese characters.
const LINE: usize = 12;

/// The bytes of a file and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The name of the file; it need not exist.
    pub path: &'a Path,
    /// What is in it.
    pub bytes: &'a [u8],
    /// The language of its text, if that is known.
    pub lang: Option<Lang>,
    /// How much of it is read.
    pub limits: &'a Limits,
}

impl<'a> Source<'a> {
    /// The same file with other bytes, into which those that it has were turned.
    #[must_use]
    pub fn with(self, bytes: &'a [u8]) -> Self {
        Self { bytes, ..self }
    }

    /// The text with what is to be reported about its encoding; the language helps to guess that.
    ///
    /// # Errors
    /// If the bytes are not text, or a line goes beyond the limits.
    pub fn text(&self) -> Result<Decoded<'a>, Cause> {
        let decoded = encoding::decode(self.bytes, self.lang)?;
        let ends = decoded.text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r' | 0x0C)).count();
        lines::refuse_empty(ends, decoded.text.len(), LINE)?;
        let limit = self.limits.line_bytes;
        let too_long = lines::split_ends(&decoded.text).position(|line| line.len() > limit);
        match too_long {
            Some(n) => {
                let line = u32::try_from(n + 1).unwrap_or(u32::MAX);
                Err(Cause::LineTooLong { line, limit })
            }
            None => Ok(decoded),
        }
    }
}

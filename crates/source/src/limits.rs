//! How much is read before a file is refused.

/// How much is read before a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes a file may have: 512 MiB by default; never over 4 GiB.
    pub file_bytes: u64,
    /// The most bytes a line may have: 16 MiB by default.
    pub line_bytes: usize,
    /// The most bytes a corpus or a line-aligned text, which are read line by line, may have: 4 GiB by default.
    pub corpus_bytes: u64,
    /// The most rows of a corpus, lines of a line-aligned text or entries of a term base: 16 million by default.
    pub rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 512 << 20, line_bytes: 16 << 20, corpus_bytes: 4 << 30, rows: 16 << 20 }
    }
}

impl Limits {
    /// These limits with at most so many bytes in a line.
    #[must_use]
    pub fn line_bytes(self, line_bytes: usize) -> Self {
        Self { line_bytes, ..self }
    }

    /// These limits with at most so many rows, lines or entries.
    #[must_use]
    pub fn rows(self, rows: u32) -> Self {
        Self { rows, ..self }
    }
}

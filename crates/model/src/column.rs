//! The texts of one language as numbered words in flat arrays: what word alignment and terms work on.

use std::ops::Range;

use crate::{Lang, Span};

/// What a word does in a sentence, as far as a table shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordClass {
    /// A word that may be a part of a term.
    Content,
    /// An article, preposition, pronoun, auxiliary: it may be inside a term, not at its ends.
    Function,
    /// A number in any script.
    Number,
    /// A mark: no term goes across it.
    Punctuation,
}

/// One distinct spelling, as folded for comparing: case and invisible marks are gone, the ending is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The folded spelling.
    pub form: String,
    /// Number of its stem in [`Column::stems`]; inflected forms share it.
    pub stem: u32,
    /// What it does.
    pub class: WordClass,
}

/// One running word: a span of the text of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordToken {
    /// Number of its spelling in [`Column::words`].
    pub word: u32,
    /// Its place in the text of its row; clitics and elided words have spans of their own, side by side.
    pub span: Span,
}

/// The texts of one language, row by row, cut into words.
///
/// `tokens` holds the words of all rows, one row after the other; `rows` has one more number than there are rows, and
/// row `n` is `tokens[rows[n]..rows[n + 1]]`. A row without text has no tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The language.
    pub lang: Lang,
    /// Distinct spellings, in order of first appearance.
    pub words: Vec<Word>,
    /// Distinct stems, in order of first appearance.
    pub stems: Vec<String>,
    /// Running words of all rows.
    pub tokens: Vec<WordToken>,
    /// Where each row begins in `tokens`, and where the last ends.
    pub rows: Vec<u32>,
}

impl Column {
    /// A column without rows.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, words: Vec::new(), stems: Vec::new(), tokens: Vec::new(), rows: vec![0] }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the words of row `n` are in `tokens`.
    ///
    /// # Panics
    /// If there is no row `n`.
    #[must_use]
    pub fn range(&self, n: usize) -> Range<usize> {
        self.rows[n] as usize..self.rows[n + 1] as usize
    }

    /// The words of row `n`.
    ///
    /// # Panics
    /// If there is no row `n`.
    #[must_use]
    pub fn row(&self, n: usize) -> &[WordToken] {
        &self.tokens[self.range(n)]
    }

    /// The spelling of a running word.
    ///
    /// # Panics
    /// If the token belongs to another column.
    #[must_use]
    pub fn word(&self, token: WordToken) -> &Word {
        &self.words[token.word as usize]
    }
}

//! Cuts the texts of one language into numbered words: the front of word alignment and terms.

use hexapla_model::{Column, Lang, Span, Vocabulary, Word, WordClass, WordToken};
use unicode_segmentation::UnicodeSegmentation;

use crate::normalize::fold;
use crate::word::stem;

/// Cuts texts into words; immutable, shared by all threads.
#[derive(Debug, Clone, Copy)]
pub struct Tokenizer {
    lang: Lang,
}

impl Tokenizer {
    /// A tokenizer with the tables of `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The words of running text, a row each; `None` is a row without text.
    #[must_use]
    pub fn column(&self, texts: &[Option<&str>]) -> Column {
        let mut out = Builder::new(self.lang);
        for text in texts {
            for (start, word) in text.unwrap_or_default().split_word_bound_indices() {
                if !word.trim().is_empty() {
                    out.push(word, start);
                }
            }
            out.end_row();
        }
        out.column
    }

    /// The words of lines whose words are already split by white space.
    #[must_use]
    pub fn split_column(&self, lines: &[&str]) -> Column {
        let mut out = Builder::new(self.lang);
        for line in lines {
            for word in line.split_whitespace() {
                out.push(word, word.as_ptr() as usize - line.as_ptr() as usize);
            }
            out.end_row();
        }
        out.column
    }
}

/// A column in the making.
struct Builder {
    column: Column,
    words: Vocabulary,
    stems: Vocabulary,
    form: String,
}

impl Builder {
    fn new(lang: Lang) -> Self {
        let column = Column::new(lang);
        Self { column, words: Vocabulary::default(), stems: Vocabulary::default(), form: String::new() }
    }

    fn push(&mut self, word: &str, start: usize) {
        self.form.clear();
        fold(word, &mut self.form);
        let number = self.words.intern(&self.form);
        if number as usize == self.column.words.len() {
            let stem = stem(word, self.column.lang);
            let key = self.stems.intern(&stem);
            if key as usize == self.column.stems.len() {
                self.column.stems.push(stem);
            }
            self.column.words.push(Word { form: self.form.clone(), stem: key, class: class(word) });
        }
        let span = Span::new(start, start + word.len());
        self.column.tokens.push(WordToken { word: number, span });
    }

    fn end_row(&mut self) {
        let end = u32::try_from(self.column.tokens.len()).expect("fewer than 2^32 running words");
        self.column.rows.push(end);
    }
}

fn class(word: &str) -> WordClass {
    if word.chars().any(char::is_alphabetic) {
        WordClass::Content
    } else if word.chars().any(char::is_numeric) {
        WordClass::Number
    } else {
        WordClass::Punctuation
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_words_keep_their_places() {
        let column = Tokenizer::new(Lang::EN).split_column(&["the reports , 2023", "", "Report"]);
        assert_eq!(column.len(), 3);
        assert_eq!(column.row(0).len(), 4);
        assert_eq!(column.row(0)[1].span, Span::new(4, 11));
        assert_eq!(column.word(column.row(0)[1]).stem, column.word(column.row(2)[0]).stem);
        assert_eq!(column.word(column.row(0)[2]).class, WordClass::Punctuation);
        assert_eq!(column.word(column.row(0)[3]).class, WordClass::Number);
    }
}

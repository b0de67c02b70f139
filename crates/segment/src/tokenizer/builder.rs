//! Numbers words and stems in order of first appearance and lays the column out.

use hexapla_model::{Column, Lang, Span, Word, WordClass, WordToken};
use rustc_hash::{FxHashMap, FxHashSet};

use super::chunk::Block;
use super::lemma::Lemmatizer;
use super::piece::{Kind, Piece, is_hyphen};
use hexapla_lang::fold::fold;
use hexapla_lang::function::function_words;

/// A piece whose word has a number: bytes `start..end` of its chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    word: u32,
    start: u32,
    end: u32,
}

/// A column in the making.
pub(super) struct Builder {
    column: Column,
    small: &'static FxHashSet<String>,
    lemmas: Lemmatizer,
    words: FxHashMap<String, u32>,
    stems: FxHashMap<String, u32>,
    form: String,
    stem: String,
}

impl Builder {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            column: Column::new(lang),
            small: function_words(lang),
            lemmas: Lemmatizer::new(lang),
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            form: String::new(),
            stem: String::new(),
        }
    }

    /// Numbers the word that `piece` of `chunk` is.
    pub(super) fn piece(&mut self, chunk: &str, piece: Piece) -> Placed {
        self.split_word(chunk, piece, piece)
    }

    /// Numbers the word that `piece` of `chunk` is, with the stem of another piece of it.
    pub(super) fn split_word(&mut self, chunk: &str, piece: Piece, stem: Piece) -> Placed {
        self.form.clear();
        write_form(&chunk[piece.start..piece.end], piece.kind, &mut self.form);
        let word = match self.words.get(&self.form) {
            Some(&number) => number,
            None => self.add(chunk, piece, stem),
        };
        Placed { word, start: narrow(piece.start), end: narrow(piece.end) }
    }

    /// Adds the word whose form has been written.
    fn add(&mut self, chunk: &str, piece: Piece, stem: Piece) -> u32 {
        let class = self.class(piece.kind);
        let form = self.form.clone();
        if stem != piece {
            self.form.clear();
            write_form(&chunk[stem.start..stem.end], stem.kind, &mut self.form);
        }
        self.lemmas.stem(&chunk[stem.start..stem.end], &self.form, stem.kind, &mut self.stem);
        let stem = match self.stems.get(&self.stem) {
            Some(&number) => number,
            None => {
                let number = u32::try_from(self.column.stems.len()).expect("fewer than 2^32 stems");
                self.column.stems.push(self.stem.clone());
                self.stems.insert(self.stem.clone(), number);
                number
            }
        };
        let number = u32::try_from(self.column.words.len()).expect("fewer than 2^32 words");
        self.words.insert(form.clone(), number);
        self.column.words.push(Word { form, stem, class });
        number
    }

    fn class(&self, kind: Kind) -> WordClass {
        match kind {
            Kind::Elided | Kind::Possessive | Kind::Inverted | Kind::Clitic => WordClass::Function,
            Kind::Number => WordClass::Number,
            Kind::Address | Kind::Mark => WordClass::Punctuation,
            Kind::Word if self.small.contains(&self.form) || is_han_ordinal(&self.form) => {
                WordClass::Function
            }
            Kind::Word if is_han_number(&self.form) => WordClass::Number,
            Kind::Word | Kind::Capitals | Kind::Article | Kind::BareArticle => WordClass::Content,
        }
    }

    /// Lays out the rows of `block`, whose chunks are made of the words that `of` gives.
    pub(super) fn finish<'w>(mut self, block: &Block, of: impl Fn(u32) -> &'w [Placed]) -> Column {
        let column = &mut self.column;
        column.tokens.reserve_exact(block.chunks.iter().map(|(spelling, _)| of(*spelling).len()).sum());
        column.rows.reserve_exact(block.rows.len());
        let mut done = 0;
        for &end in &block.rows {
            for &(spelling, start) in &block.chunks[done..end as usize] {
                column.tokens.extend(of(spelling).iter().map(|piece| WordToken {
                    word: piece.word,
                    span: Span { start: start + piece.start, end: start + piece.end },
                }));
            }
            done = end as usize;
            column.rows.push(u32::try_from(column.tokens.len()).expect("fewer than 2^32 running words"));
        }
        self.column
    }
}

/// Writes the folded form of a piece.
fn write_form(text: &str, kind: Kind, out: &mut String) {
    match kind {
        Kind::Capitals => out.push_str(text),
        Kind::Possessive => out.push_str("'s"),
        Kind::Inverted => {
            let pronoun = text.trim_start_matches(is_hyphen);
            fold(pronoun.strip_prefix("t-").unwrap_or(pronoun), out);
        }
        Kind::Article => {
            out.push('ا');
            fold(text, out);
        }
        Kind::BareArticle => {
            out.push_str("ال");
            fold(text, out);
        }
        _ => {
            fold(text, out);
            if out.contains(|c: char| c.is_whitespace() || c == '\u{2010}') {
                *out = out
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .map(|c| if is_hyphen(c) { '-' } else { c })
                    .collect();
            }
        }
    }
    let misread = kind == Kind::Mark && out.contains(char::is_alphabetic);
    if out.is_empty() || misread {
        out.clear();
        out.push_str(text);
    }
}

/// Whether `form` is an ordinal in Chinese characters, with or without what is counted: `第三`, `第一次`.
fn is_han_ordinal(form: &str) -> bool {
    let Some(rest) = form.strip_prefix('第') else { return false };
    is_han_number(rest)
        || rest.char_indices().next_back().is_some_and(|(last, _)| is_han_number(&rest[..last]))
}

/// Whether `form` is a number in Chinese characters.
fn is_han_number(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|c| "〇零一二两三四五六七八九十百千万萬亿億".contains(c))
}

/// A byte of a chunk.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("a chunk has fewer than 2^32 bytes")
}

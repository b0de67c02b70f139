//! How the words of a term are written where it stands.

use hexapla_model::{Column, Corpus};
use unicode_normalization::char::is_combining_mark;

use crate::words::Words;

/// A word of a term as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The author's characters.
    pub(crate) text: String,
    /// Number of the word in the column.
    pub(crate) word: u32,
    /// Whether white space is before it.
    pub(crate) apart: bool,
}

/// A way in which a term is written, and how often it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelling {
    pub(crate) pieces: Vec<Piece>,
    /// In how many places.
    pub(crate) places: u32,
    /// In how many of them inside a sentence, where capitals mean something, or without any capital.
    pub(crate) inside: u32,
    /// In how many of them inside a longer name.
    pub(crate) cut: u32,
}

impl Spelling {
    /// The term as a text.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for (n, piece) in self.pieces.iter().enumerate() {
            if n > 0 && piece.apart {
                out.push(' ');
            }
            out.push_str(&piece.text);
        }
        out
    }
}

/// The texts of one language and their words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts<'a> {
    pub(crate) corpus: &'a Corpus,
    /// Which language of the corpus.
    pub(crate) lang: usize,
    pub(crate) words: &'a Words<'a>,
}

impl<'a> Texts<'a> {
    /// The text of `row`.
    pub(crate) fn text(&self, row: usize) -> &'a str {
        self.corpus.units.get(row).and_then(|u| u.texts[self.lang].as_ref()).map_or("", |t| t.text.as_str())
    }

    /// The columns of the texts.
    pub(crate) fn column(&self) -> &'a Column {
        self.words.column
    }

    /// The row of the running word at `at`.
    pub(crate) fn row(&self, at: usize) -> usize {
        self.column().rows.partition_point(|&start| start as usize <= at) - 1
    }

    /// The ways in which the `words` words at each of `places` are written, most frequent first.
    pub(crate) fn spellings(&self, places: &[u32], words: usize) -> Vec<Spelling> {
        let mut out: Vec<Spelling> = Vec::new();
        for &at in places {
            let row = self.row(at as usize);
            let pieces = self.pieces(row, at as usize, words);
            let small = is_small(&pieces);
            let inside = u32::from(inside(self.column(), row, at as usize) || small);
            let cut = u32::from(!small && self.is_cut(row, at as usize, words));
            match out.iter_mut().find(|s| s.pieces == pieces) {
                Some(spelling) => {
                    spelling.places += 1;
                    spelling.inside += inside;
                    spelling.cut += cut;
                }
                None => out.push(Spelling { pieces, places: 1, inside, cut }),
            }
        }
        out.sort_by_key(|s| std::cmp::Reverse(s.places));
        out
    }

    /// Whether a word with a capital is right beside the `words` words at `at`.
    fn is_cut(&self, row: usize, at: usize, words: usize) -> bool {
        let (text, tokens) = (self.text(row), &self.column().tokens);
        let range = self.column().range(row);
        let is_capital =
            |n: usize| text.get(tokens[n].span.range()).is_some_and(|w| w.starts_with(char::is_uppercase));
        at > range.start + 1 && is_capital(at - 1) || at + words < range.end && is_capital(at + words)
    }

    fn pieces(&self, row: usize, at: usize, words: usize) -> Vec<Piece> {
        let text = self.text(row);
        let tokens = &self.column().tokens;
        let start = self.column().rows[row] as usize;
        let pieces = (at..at + words).map(|n| Piece {
            text: text.get(tokens[n].span.range()).unwrap_or_default().to_owned(),
            word: tokens[n].word,
            apart: n == start || tokens[n - 1].span.end != tokens[n].span.start,
        });
        let mut pieces: Vec<Piece> = pieces.collect();
        if let Some(first) = pieces.first_mut().filter(|p| !p.apart) {
            restore_article(first, &self.column().words[first.word as usize].form);
        }
        pieces
    }
}

/// Writes in full the article of an Arabic word that has lost its alef, or all of it, to the preposition before it.
fn restore_article(piece: &mut Piece, form: &str) {
    if !form.starts_with("ال") || !piece.text.starts_with('ل') {
        return;
    }
    let bare = piece.text.chars().filter(|&c| !is_combining_mark(c) && c != '\u{640}').count();
    let lost = if form.chars().count() == bare + 1 { "ا" } else { "ال" };
    piece.text.insert_str(0, lost);
}

/// Whether the word at `at` of `row` is inside a sentence, as far as marks tell.
pub(crate) fn inside(column: &Column, row: usize, at: usize) -> bool {
    let start = column.rows[row] as usize;
    if at == start {
        return false;
    }
    let before = column.word(column.tokens[at - 1]);
    match before.class {
        hexapla_model::WordClass::Punctuation => {
            !before.form.contains(['.', '!', '?', ':', '"', '«', '“', ')', '؟', '•', '…', '-', '–', '—'])
        }
        hexapla_model::WordClass::Number => at - 1 > start,
        _ => true,
    }
}

/// How often each word of a column is written with a small first letter, and with a capital one inside sentences.
#[derive(Debug, Default)]
pub(crate) struct Casing {
    /// The stem of each word.
    stems: Vec<u32>,
    /// For each stem how often its words are small inside sentences, and how often they have a capital there.
    of_stems: Vec<[u32; 2]>,
    small: Vec<u32>,
    /// Those of `small` that are inside sentences.
    inside: Vec<u32>,
    capital: Vec<u32>,
}

impl Casing {
    /// Counts the words of `texts`.
    pub(crate) fn new(texts: Texts) -> Self {
        let column = texts.column();
        let none = vec![0; column.words.len()];
        let mut casing = Self {
            stems: column.words.iter().map(|w| w.stem).collect(),
            of_stems: vec![[0; 2]; column.stems.len()],
            small: none.clone(),
            inside: none.clone(),
            capital: none,
        };
        for row in 0..column.len() {
            let text = texts.text(row);
            for at in column.range(row) {
                let token = column.tokens[at];
                let first = text.get(token.span.range()).and_then(|w| w.chars().next());
                let Some(first) = first.filter(|c| c.is_alphabetic()) else { continue };
                // A capital at the head of a sentence means nothing; a small letter means the same anywhere.
                let (word, inside) = (token.word as usize, u32::from(inside(column, row, at)));
                if first.is_uppercase() {
                    casing.capital[word] += inside;
                    casing.of_stems[casing.stems[word] as usize][1] += inside;
                } else {
                    casing.small[word] += 1;
                    casing.inside[word] += inside;
                    casing.of_stems[casing.stems[word] as usize][0] += inside;
                }
            }
        }
        casing
    }

    /// Whether a word is mostly written small; of what looks like a name only places inside sentences show it.
    fn is_small(&self, word: u32, name: bool, common: bool) -> bool {
        let small = if name { self.inside[word as usize] } else { self.small[word as usize] };
        let capital = self.capital[word as usize];
        if common && small + capital == 0 {
            // The form only is at heads of sentences: other forms of the word show it.
            let [small, capital] = self.of_stems[self.stems[word as usize] as usize];
            return small > capital;
        }
        small > 0 && small >= capital
    }

    /// Joins spellings that differ in case alone; each is written as inside sentences, most frequent first.
    ///
    /// `common` tells that the term is no name: it has no capitals but those that its words mostly have.
    pub(crate) fn join(&self, spellings: &[Spelling], common: bool) -> Vec<Spelling> {
        let mut out: Vec<(Spelling, u32)> = Vec::new();
        for spelling in spellings {
            let same =
                |s: &Spelling| s.pieces.iter().map(|p| p.word).eq(spelling.pieces.iter().map(|p| p.word));
            let weight = weight(spelling);
            match out.iter_mut().find(|(s, _)| same(s)) {
                Some((kept, best)) => {
                    let (places, inside) = (kept.places + spelling.places, kept.inside + spelling.inside);
                    kept.cut += spelling.cut;
                    if weight > *best {
                        *best = weight;
                        kept.pieces.clone_from(&spelling.pieces);
                    }
                    (kept.places, kept.inside) = (places, inside);
                }
                None => out.push((spelling.clone(), weight)),
            }
        }
        let mut out: Vec<Spelling> = out.into_iter().map(|(s, _)| s).collect();
        for spelling in &mut out {
            if common {
                self.settle_common(spelling);
            }
            self.settle(spelling, common);
        }
        out.sort_by_key(|s| std::cmp::Reverse(s.places));
        out
    }

    /// Takes the capitals of a title from words that are mostly written small, if all with capitals are such words.
    fn settle_common(&self, spelling: &mut Spelling) {
        let mut capital = spelling.pieces.iter().filter(|p| p.text.starts_with(char::is_uppercase));
        if capital.all(|p| self.is_small(p.word, false, true)) {
            spelling.pieces.iter_mut().for_each(|p| p.text = p.text.to_lowercase());
        }
    }

    /// Takes the capital that only the head of a sentence or a heading gave.
    fn settle(&self, spelling: &mut Spelling, common: bool) {
        let shouted = is_shouted(spelling);
        if spelling.inside > 0 && !shouted {
            return;
        }
        // `Horn of Africa`: a capital behind the first word looks like a name.
        let name = spelling.pieces[1..].iter().any(|p| p.text.chars().any(char::is_uppercase));
        for (n, piece) in spelling.pieces.iter_mut().enumerate() {
            let capital = piece.text.starts_with(char::is_uppercase);
            if capital && (n == 0 || shouted) && self.is_small(piece.word, name && !shouted, common) {
                piece.text = piece.text.to_lowercase();
            }
        }
    }
}

/// Whether a term has no capital letter, though its script has some.
fn is_small(pieces: &[Piece]) -> bool {
    let mut letters = pieces.iter().flat_map(|p| p.text.chars()).filter(|c| c.is_alphabetic());
    letters.clone().any(char::is_lowercase) && !letters.any(char::is_uppercase)
}

/// How much a spelling counts for the case: places inside sentences, but not inside longer names, come first, capitals
/// throughout last.
fn weight(spelling: &Spelling) -> u32 {
    let inside = spelling.inside.saturating_sub(spelling.cut);
    if is_shouted(spelling) { 0 } else { inside * 1000 + spelling.places.min(999) }
}

/// Whether a term of several words, or one long word, is written in capitals throughout.
fn is_shouted(spelling: &Spelling) -> bool {
    let mut letters = spelling.pieces.iter().flat_map(|p| p.text.chars()).filter(|c| c.is_alphabetic());
    let count = letters.clone().count();
    count > 6 && letters.all(char::is_uppercase)
}

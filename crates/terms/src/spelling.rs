//! How the words of a term are written where it stands.

use std::borrow::Cow;

use hexapla_lang::fold::composed;
use hexapla_lang::function::FunctionKind::{self, Article, Conjunction, Genitive, Preposition};
use hexapla_lang::function::function_kind;
use hexapla_lang::script::is_invisible;
use hexapla_model::{Column, Corpus};
use unicode_normalization::char::is_combining_mark;

use crate::words::Words;

/// How many function words may join the parts of a name: `Convention on the Rights`.
pub(crate) const JOINING: usize = 2;

/// A word of a term as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The author's characters, composed (NFC).
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
    /// In how many of them only a preposition joins it to what is before it in the name: what is behind may be no name.
    pub(crate) joined: u32,
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

/// The text of `row` in language `lang` of a corpus.
pub(crate) fn text_of(corpus: &Corpus, lang: usize, row: usize) -> &str {
    corpus.units.get(row).and_then(|unit| unit.texts[lang].as_ref()).map_or("", |text| text.text.as_str())
}

impl<'a> Texts<'a> {
    /// The text of `row`.
    pub(crate) fn text(&self, row: usize) -> &'a str {
        text_of(self.corpus, self.lang, row)
    }

    /// The columns of the texts.
    pub(crate) fn column(&self) -> &'a Column {
        self.words.column
    }

    /// The row of the running word at `at`.
    pub(crate) fn row(&self, at: usize) -> usize {
        self.words.row(at)
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
            let joined = u32::from(!small && self.is_joined(row, at as usize));
            match out.iter_mut().find(|s| s.pieces == pieces) {
                Some(spelling) => {
                    spelling.places += 1;
                    spelling.inside += inside;
                    spelling.cut += cut;
                    spelling.joined += joined;
                }
                None => out.push(Spelling { pieces, places: 1, inside, cut, joined }),
            }
        }
        out.sort_by_key(|s| std::cmp::Reverse(s.places));
        out
    }

    /// Whether the `words` words at `at` are inside a longer name: a word with a capital is right beside them, or before them and
    /// what joins the parts of names: `Commissioner for Human Rights`. Behind an article a name begins anew.
    fn is_cut(&self, row: usize, at: usize, words: usize) -> bool {
        let joins = |kind| matches!(kind, Genitive | Preposition | Conjunction);
        self.capital_before(row, at, joins).is_some()
            || self.capital_behind(row, at + words, joins) == Some(0)
    }

    /// Whether only a preposition joins what is at `at` to a word with a capital before it.
    fn is_joined(&self, row: usize, at: usize) -> bool {
        let joins = |kind| matches!(kind, Genitive | Preposition);
        self.capital_before(row, at, joins).is_some_and(|between| between > 0)
    }

    /// Whether the `words` words at `at` have no word with a capital beside them, nor behind what joins the parts of names.
    pub(crate) fn is_apart(&self, row: usize, at: usize, words: usize) -> bool {
        let joins = |kind| matches!(kind, Article | Genitive | Preposition | Conjunction);
        self.capital_before(row, at, joins).or_else(|| self.capital_behind(row, at + words, joins)).is_none()
    }

    /// How many words are between `at` and a capital before it, if all of them are such as `joins` says; the capital of
    /// the first word of a row says nothing.
    fn capital_before(&self, row: usize, at: usize, joins: impl Fn(FunctionKind) -> bool) -> Option<usize> {
        self.capital(row, (self.column().range(row).start + 1..at).rev(), joins)
    }

    /// How many words are between `at` and a capital there or behind it, if all of them are such as `joins` says.
    fn capital_behind(&self, row: usize, at: usize, joins: impl Fn(FunctionKind) -> bool) -> Option<usize> {
        self.capital(row, at..self.column().range(row).end, joins)
    }

    /// Whether the word at `at` of `row` begins with a capital.
    pub(crate) fn has_capital(&self, row: usize, at: usize) -> bool {
        self.word(row, at).starts_with(char::is_uppercase)
    }

    /// The running word at `at` of row `row` as it is written.
    pub(crate) fn word(&self, row: usize, at: usize) -> &str {
        self.text(row).get(self.column().tokens[at].span.range()).unwrap_or_default()
    }

    fn capital(
        &self,
        row: usize,
        words: impl Iterator<Item = usize>,
        joins: impl Fn(FunctionKind) -> bool,
    ) -> Option<usize> {
        let column = self.column();
        for (between, at) in words.take(JOINING + 1).enumerate() {
            if self.has_capital(row, at) {
                return Some(between);
            }
            if !function_kind(column.lang, &column.word(column.tokens[at]).form).is_some_and(&joins) {
                return None;
            }
        }
        None
    }

    fn pieces(&self, row: usize, at: usize, words: usize) -> Vec<Piece> {
        let text = self.text(row);
        let tokens = &self.column().tokens;
        let start = self.column().rows[row] as usize;
        let pieces = (at..at + words).map(|n| Piece {
            text: visible(composed(text.get(tokens[n].span.range()).unwrap_or_default())),
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

/// Gives the words of `spellings` the accents that they have in more of `all` the spellings of their term: `mayoria` is `mayoría`.
///
/// Not at their end, where an accent makes another word: `marche`, `marché`.
pub(crate) fn restore_accents(spellings: &mut [Spelling], all: &[Spelling]) {
    for spelling in spellings {
        for (n, piece) in spelling.pieces.iter_mut().enumerate().filter(|(_, piece)| piece.text.is_ascii()) {
            let count = |text: &str| {
                let is = |other: &&Spelling| other.pieces.get(n).is_some_and(|other| other.text == text);
                all.iter().filter(is).map(|spelling| spelling.places).sum::<u32>()
            };
            let accented = all.iter().filter_map(|other| other.pieces.get(n)).find(|other| {
                other.word == piece.word
                    && other.text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
                    && other.text.chars().next() == piece.text.chars().next()
                    && other.text.chars().next_back() == piece.text.chars().next_back()
            });
            if let Some(accented) = accented.filter(|other| count(&other.text) >= count(&piece.text)) {
                piece.text.clone_from(&accented.text);
            }
        }
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

/// Whether a term has no capital letter, though its script has some.
fn is_small(pieces: &[Piece]) -> bool {
    let mut letters = pieces.iter().flat_map(|p| p.text.chars()).filter(|c| c.is_alphabetic());
    letters.clone().any(char::is_lowercase) && !letters.any(char::is_uppercase)
}

/// A word without marks of direction and the like, which belong to the text around it; joiners are part of its spelling.
fn visible(word: Cow<str>) -> String {
    let is_mark = |c: char| is_invisible(c) && !matches!(c, '\u{200C}' | '\u{200D}');
    if word.contains(is_mark) { word.replace(is_mark, "") } else { word.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(text: &str, places: u32) -> Spelling {
        let pieces = (0..).zip(text.split(' '));
        let pieces = pieces.map(|(word, text)| Piece { text: text.to_owned(), word, apart: true }).collect();
        Spelling { pieces, places, inside: places, cut: 0, joined: 0 }
    }

    #[test]
    fn accents_that_a_place_lacks_are_those_of_the_others() {
        for (text, other, places, want) in [
            ("mayoria absoluta", "mayoría absoluta", 1, "mayoría absoluta"),
            ("mayoria absoluta", "mayoría absoluta", 0, "mayoria absoluta"),
            ("marche noire", "marché noire", 9, "marche noire"),
        ] {
            let mut own = [spelling(text, 1)];
            restore_accents(&mut own, &[spelling(text, 1), spelling(other, places)]);
            assert_eq!(own[0].text(), want);
        }
    }
}

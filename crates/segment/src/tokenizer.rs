//! Cuts the texts of one language into numbered words: the front of word alignment and terms.

mod address;
mod arabic;
mod builder;
mod chinese;
mod chunk;
mod english;
mod lemma;
mod piece;
mod split;

use hexapla_model::{Column, Lang};
use rayon::prelude::*;

use crate::lang::tables;
use builder::Builder;
use chunk::{Block, Spelling};
use hexapla_lang::function::function_words;
use hexapla_lang::script::is_arabic;
use piece::{Cutter, Kind, Piece};

/// Rows that a thread takes at a time.
const ROWS: usize = 1_024;
/// Blocks of rows that are read before their spellings are joined: each holds a table of its own until then.
const WAVE: usize = 16;

/// Cuts texts into words; immutable, shared by all threads.
///
/// Rows are cut at white space first, and each distinct stretch is looked at once: its words, their folded forms,
/// stems and classes. So the time hangs on how many spellings a text has more than on how long it is.
///
/// ```
/// use hexapla_model::Lang;
/// use hexapla_segment::Tokenizer;
///
/// let text = "Les rapports de l’ONU (A/RES/70/1) : 1 000 États";
/// let column = Tokenizer::new(Lang::FR).column(&[Some(text)]);
/// let words: Vec<_> = column.row(0).iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(words, ["Les", "rapports", "de", "l’", "ONU", "(", "A/RES/70/1", ")", ":", "1 000", "États"]);
/// ```
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
        let reversed = tables(self.lang).reversed_groups;
        let chinese = self.lang.primary() == Lang::ZH;
        let corpus = read(texts.len(), |block, row| {
            block.push_row(texts[row].unwrap_or_default(), &|text, each| {
                if chinese {
                    chinese::cut(text, each);
                } else {
                    chunk::with_numbers(text, reversed, each);
                }
            });
        });
        let cutter = self.cutter();
        let mut pieces = Pieces::default();
        for (spelling, _) in &corpus.spellings {
            cutter.cut(spelling.text, &mut |piece| pieces.pieces.push(self.capitals(*spelling, piece)));
            pieces.end_spelling();
        }
        if self.lang.code() == "ar" {
            pieces = self.part_clitics(&corpus, &pieces);
        }
        let mut builder = Builder::new(self.lang);
        let words = corpus.spellings.iter().zip(pieces.iter()).map(|((spelling, _), pieces)| {
            pieces.iter().map(|piece| builder.piece(spelling.text, *piece)).collect::<Vec<_>>()
        });
        let words: Vec<_> = words.collect();
        builder.finish(&corpus, |spelling| &words[spelling as usize])
    }

    /// The words of lines whose words are already split by white space.
    #[must_use]
    pub fn split_column(&self, lines: &[&str]) -> Column {
        let corpus = read(lines.len(), |block, row| {
            block.push_row(lines[row], &|text, each| chunk::at_spaces(text, each));
        });
        let mut pieces = Pieces::default();
        for (spelling, _) in &corpus.spellings {
            let kind = split::kind(spelling.text, tables(self.lang));
            let piece = Piece { kind, start: 0, end: spelling.text.len() };
            pieces.pieces.push(self.capitals(*spelling, piece));
            pieces.end_spelling();
        }
        let stems = (self.lang.code() == "ar").then(|| self.part_clitics(&corpus, &pieces));
        let mut builder = Builder::new(self.lang);
        let words: Vec<_> = corpus
            .spellings
            .iter()
            .enumerate()
            .map(|(n, (spelling, _))| {
                let piece = pieces.of(n)[0];
                let stem = stems.as_ref().and_then(|stems| stems.of(n).last().copied()).unwrap_or(piece);
                [builder.split_word(spelling.text, piece, stem)]
            })
            .collect();
        builder.finish(&corpus, |spelling| &words[spelling as usize])
    }

    fn cutter(&self) -> Cutter {
        let code = self.lang.code();
        Cutter {
            tables: tables(self.lang),
            possessive: code == "en",
            inverted: code == "fr",
            han_words: code == "zh" && cfg!(feature = "jieba"),
            han_characters: code == "zh" && cfg!(not(feature = "jieba")),
            clitics: code == "ar",
        }
    }

    /// A word in capitals that would be a small word in lower case is a name: `WHO`, `IT`.
    fn capitals(&self, spelling: Spelling, piece: Piece) -> Piece {
        let text = &spelling.text[piece.start..piece.end];
        let capitals = piece.kind == Kind::Word
            && !spelling.shouting
            && text.chars().nth(1).is_some()
            && text.chars().all(char::is_uppercase)
            && function_words(self.lang).contains(&text.to_lowercase());
        if capitals { Piece { kind: Kind::Capitals, ..piece } } else { piece }
    }

    /// The pieces with the clitics of Arabic words separated from them.
    fn part_clitics(&self, corpus: &Block, pieces: &Pieces) -> Pieces {
        let small = function_words(self.lang);
        let mut evidence = arabic::Evidence::default();
        let mut form = String::new();
        for ((spelling, times), pieces) in corpus.spellings.iter().zip(pieces.iter()) {
            for piece in pieces {
                let text = &spelling.text[piece.start..piece.end];
                if may_have_clitics(piece, text) {
                    form.clear();
                    hexapla_lang::fold::fold(text, &mut form);
                    evidence.add(&form, *times);
                }
            }
        }
        let mut out = Pieces::default();
        for ((spelling, _), pieces) in corpus.spellings.iter().zip(pieces.iter()) {
            for piece in pieces {
                let text = &spelling.text[piece.start..piece.end];
                if !may_have_clitics(piece, text) {
                    out.pieces.push(*piece);
                    continue;
                }
                arabic::split(text, &evidence, &|form| small.contains(form), &mut |part| {
                    let (start, end) = (piece.start + part.start, piece.start + part.end);
                    out.pieces.push(Piece { start, end, ..part });
                });
            }
            out.end_spelling();
        }
        out
    }
}

/// Whether a piece, whose text is given, is an Arabic word.
fn may_have_clitics(piece: &Piece, text: &str) -> bool {
    piece.kind == Kind::Word && text.contains(is_arabic)
}

/// One block of so many rows, which are read in parallel; the numbers hang on the order of the rows alone.
///
/// The small blocks of a wave are gone before the next one is read: many of them at once would leave gaps in memory.
fn read<'t>(rows: usize, push: impl Fn(&mut Block<'t>, usize) + Sync) -> Block<'t> {
    let mut all = Block::default();
    let mut wave: Vec<Block> = Vec::new();
    for first in (0..rows.div_ceil(ROWS)).step_by(WAVE) {
        let next = first..rows.div_ceil(ROWS).min(first + WAVE);
        let read = next.into_par_iter().map(|n| {
            let mut block = Block::default();
            (n * ROWS..rows.min((n + 1) * ROWS)).for_each(|row| push(&mut block, row));
            block
        });
        read.collect_into_vec(&mut wave);
        wave.drain(..).for_each(|block| all.append(&block));
    }
    all.finished()
}

/// The pieces of each spelling, in one array.
#[derive(Default)]
struct Pieces {
    pieces: Vec<Piece>,
    ends: Vec<usize>,
}

impl Pieces {
    fn end_spelling(&mut self) {
        self.ends.push(self.pieces.len());
    }

    fn of(&self, spelling: usize) -> &[Piece] {
        let start = if spelling == 0 { 0 } else { self.ends[spelling - 1] };
        &self.pieces[start..self.ends[spelling]]
    }

    fn iter(&self) -> impl Iterator<Item = &[Piece]> {
        (0..self.ends.len()).map(|n| self.of(n))
    }
}

#[cfg(test)]
mod tests;

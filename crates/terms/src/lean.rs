//! Words that are only behind a noun, found by where they stand: adjectives of Arabic, French and Spanish.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::{Column, Lang, WordClass};

use crate::words::ends_term;

/// The share of its places in which a word is behind another if it leans.
const LEANS: f32 = 0.9;

/// In how many places a word leans on the one before it, and in how many it does not.
#[derive(Debug, Clone, Copy, Default)]
struct Places {
    leaning: u32,
    free: u32,
    /// Arabic: with the article, behind a word that has it too.
    agreeing: u32,
}

/// In how many places a word must be to be known to go on with the next one.
const KNOWN: u32 = 4;

/// For each key of `keys`, which are those of the words of `column`, whether its words go on with a word of content right behind them
/// nearly everywhere, as adjectives before nouns do, and nouns that have a complement. Nothing of Chinese, which has no blanks.
pub(crate) fn leading(column: &Column, keys: &[u32], keyed: usize) -> Vec<bool> {
    if column.lang.primary() == Lang::ZH {
        return vec![false; keyed];
    }
    // In how many places, and in how many of them before a word of content.
    let mut places = vec![(0, 0); keyed];
    for row in 0..column.len() {
        let range = column.range(row);
        for at in range.clone() {
            let own: &mut (u32, u32) = &mut places[keys[column.tokens[at].word as usize] as usize];
            own.0 += 1;
            own.1 += u32::from(at + 1 < range.end && follows(column, at + 1));
        }
    }
    places.into_iter().map(|(all, before)| all >= KNOWN && before as f32 >= LEANS * all as f32).collect()
}

/// Whether the running word at `at`, which is not the first of its row, is a word of content right behind another word.
pub(crate) fn follows(column: &Column, at: usize) -> bool {
    let [before, own] = [at - 1, at].map(|at| column.tokens[at]);
    let word = column.word(own);
    (word.class == WordClass::Content || ends_term(column.lang, &word.form))
        && column.word(before).class == WordClass::Content
        && before.span.end < own.span.start
}

/// For each key of `keys`, which are those of the words of `column`, whether its words lean on the noun before them.
///
/// Nouns follow nouns by way of a preposition in French and Spanish, and in Arabic only the last of several has the
/// article, so what always touches a content word, with the article if that one has it, is an adjective (or a verb).
pub(crate) fn leaning(column: &Column, keys: &[u32], keyed: usize) -> Vec<bool> {
    let arabic = column.lang.primary() == Lang::AR;
    if !arabic && ![Lang::FR, Lang::ES].contains(&column.lang.primary()) {
        return vec![false; keyed];
    }
    let definite: Vec<bool> =
        column.words.iter().map(|w| arabic && w.form.starts_with(ARTICLE) && w.form.len() > 8).collect();
    let mut places = vec![Places::default(); keyed];
    for row in 0..column.len() {
        let range = column.range(row);
        for at in range.clone() {
            let token = column.tokens[at];
            let own = &mut places[keys[token.word as usize] as usize];
            let before = (at > range.start).then(|| column.tokens[at - 1]).filter(|before| {
                column.word(*before).class == WordClass::Content && before.span.end < token.span.start
            });
            // Behind a conjunction there are adjectives as well as nouns.
            let is_joined = || at > range.start && joins(column, at - 1);
            match before {
                None if is_joined() => {}
                None => own.free += 1,
                Some(before) if definite[before.word as usize] != definite[token.word as usize] => {
                    own.free += 1;
                }
                Some(_) => {
                    own.leaning += 1;
                    own.agreeing += u32::from(definite[token.word as usize]);
                }
            }
        }
    }
    let leaning = places.iter().map(|p| {
        let enough = if arabic { p.agreeing > 0 } else { p.leaning > 1 };
        enough && p.leaning as f32 >= LEANS * (p.leaning + p.free) as f32
    });
    leaning.collect()
}

/// Whether the running word at `at` is a conjunction.
fn joins(column: &Column, at: usize) -> bool {
    let word = column.word(column.tokens[at]);
    word.class == WordClass::Function
        && function_kind(column.lang, &word.form) == Some(FunctionKind::Conjunction)
}

const ARTICLE: &str = "ال";

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use crate::words::Words;

    use super::*;

    #[test]
    fn what_is_behind_a_conjunction_shows_nothing() {
        for (lang, line, word, want) in [
            (Lang::ES, "El plan nacional, la ley nacional, el nivel regional y nacional.", "nacional", true),
            (Lang::ES, "El plan nacional, la ley nacional, un nacional del Estado.", "nacional", false),
            (
                Lang::FR,
                "Le plan national, le droit national, le niveau régional et national.",
                "national",
                true,
            ),
            (Lang::FR, "Le droit des eaux, la loi et les eaux.", "eaux", false),
        ] {
            let column = Tokenizer::new(lang).column(&[Some(line)]);
            let words = Words::new(&column);
            let at =
                (0..column.tokens.len()).find(|&at| column.word(column.tokens[at]).form == word).unwrap();
            assert_eq!(words.leans(at), want, "{line}");
        }
    }
}

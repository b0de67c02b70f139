//! Chinese characters that the dictionary takes for function words and that are the head of a word it lacks: `会` in
//! `会话令牌`, `多` in `多因素认证`.
//!
//! A text shows it: what follows such a character hardly ever stands without it.

use hexapla_lang::script::is_han;
use hexapla_model::{Column, Lang, WordClass};
use rustc_hash::FxHashMap;

/// Particles and prepositions that combine with any word: they are never part of one.
const FREE: &str = "的地得了着著过過之和与與及或等是在于於我你他她它这這那其将將并並且而但则則";

/// Characters that also open words of two characters or more: `多因素`, `被保险人`, `自适应`.
const PREFIXES: &str = "多被自同次总全共各可不非反无未再";

/// In how many places a pair must be at least.
const LEAST: u32 = 2;

/// The share of its places in which the second word of a pair follows the first, in tenths. Reasoned: one place in
/// ten may be a chance meeting.
const SHARE: u32 = 9;

/// For each running word of a Chinese column whether it is the head of the word that the next one ends; empty for other
/// languages.
pub(crate) fn heads(column: &Column) -> Vec<bool> {
    if column.lang.primary() != Lang::ZH {
        return Vec::new();
    }
    let mut pairs: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut words = vec![0u32; column.words.len()];
    for row in 0..column.len() {
        for at in column.range(row) {
            words[column.tokens[at].word as usize] += 1;
        }
        for at in openers(column, row) {
            *pairs.entry(pair(column, at)).or_default() += 1;
        }
    }
    let mut heads = vec![false; column.tokens.len()];
    for row in 0..column.len() {
        for at in openers(column, row) {
            let pair = pair(column, at);
            let count = pairs[&pair];
            heads[at] = count >= LEAST && 10 * count >= SHARE * words[pair.1 as usize];
        }
    }
    heads
}

/// The words at `at` and behind it.
fn pair(column: &Column, at: usize) -> (u32, u32) {
    (column.tokens[at].word, column.tokens[at + 1].word)
}

/// The running words of `row` that may be the head of the word behind them.
fn openers(column: &Column, row: usize) -> impl Iterator<Item = usize> + '_ {
    let range = column.range(row);
    (range.start..range.end.saturating_sub(1)).filter(|&at| {
        let (word, next) = (column.word(column.tokens[at]), column.word(column.tokens[at + 1]));
        let mut letters = word.form.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
        let mut rest = next.form.chars();
        let (Some(_), more) = (rest.next().filter(|c| is_han(*c)), rest.next().is_some()) else {
            return false;
        };
        word.class == WordClass::Function
            && next.class == WordClass::Content
            && column.tokens[at].span.end == column.tokens[at + 1].span.start
            && is_han(letter)
            && !FREE.contains(letter)
            && (!more || PREFIXES.contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Span, Word, WordToken};

    use super::*;

    /// A column with a row for each text; words are parted by blanks that are not there, `_` marks function words.
    fn column(rows: &[&str]) -> Column {
        let mut column = Column::new(Lang::ZH);
        for row in rows {
            let mut start = 0;
            for word in row.split(' ') {
                let (form, class) = match word.strip_prefix('_') {
                    Some(form) => (form, WordClass::Function),
                    None => (word, WordClass::Content),
                };
                let number = column.words.iter().position(|w| w.form == form).unwrap_or_else(|| {
                    let stem = u32::try_from(column.words.len()).unwrap();
                    column.words.push(Word { form: form.to_owned(), stem, class });
                    column.words.len() - 1
                });
                let span = Span::new(start, start + form.len());
                column.tokens.push(WordToken { word: u32::try_from(number).unwrap(), span });
                start = span.end as usize;
            }
            column.rows.push(u32::try_from(column.tokens.len()).unwrap());
        }
        column
    }

    fn found(rows: &[&str]) -> Vec<String> {
        let column = column(rows);
        let heads = heads(&column);
        let word = |at: usize| column.word(column.tokens[at]).form.as_str();
        let mut out: Vec<String> = (0..heads.len())
            .filter(|&at| heads[at])
            .map(|at| format!("{}{}", word(at), word(at + 1)))
            .collect();
        out.sort();
        out.dedup();
        out
    }

    #[test]
    fn a_character_is_part_of_the_word_that_never_lacks_it() {
        for (rows, want) in [
            (&["更新 _会 话 令牌", "_会 话 管理"][..], &["会话"][..]),
            (&["使用 _多 因素 认证", "_多 因素 认证 降低 风险"], &["多因素"]),
            (&["_被 保险人 应", "赔偿 _被 保险人"], &["被保险人"]),
            (&["_同 态 加密", "_同 态 计算"], &["同态"]),
            (&["_给 药 途径", "每日 _给 药"], &["给药"]),
            // Once is no evidence.
            (&["_会 话 令牌"], &[]),
            // The word stands without the character too.
            (&["_多 国家", "_多 国家", "国家 报告"], &[]),
            (&["_会 增加", "_会 增加"], &[]),
            // Particles are never part of a word.
            (&["流域 _的 水", "湖泊 _的 水"], &[]),
            (&["_在 湖 边", "_在 湖 上"], &[]),
        ] {
            assert_eq!(found(rows), want, "{rows:?}");
        }
    }
}

//! Words of Chinese text: a dictionary cuts the runs of Han between other characters.
//!
//! The dictionary knows simplified characters alone, so traditional ones are read as those.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use hexapla_lang::script::is_han;
use hexapla_lang::table::rows;

const TRADITIONAL: &str = include_str!("../../data/traditional.tsv");

/// Gives out the words of `text`, and the stretches between white space of what is not Han.
pub(super) fn cut<'t>(text: &'t str, each: &mut dyn FnMut(usize, &'t str)) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if is_han(c) {
            let end = at + run(&text[at..]);
            words(text, at, end, each);
            at = end;
        } else {
            let length = text[at..].find(is_han).unwrap_or(text.len() - at);
            super::chunk::with_numbers(&text[at..at + length], false, &mut |start, chunk| {
                each(at + start, chunk);
            });
            at += length;
        }
    }
}

/// Bytes of the run of Han that `text` opens with; blanks inside it do not end it.
fn run(text: &str) -> usize {
    let end = text.find(|c: char| !is_han(c) && !is_blank(c)).unwrap_or(text.len());
    text[..end].trim_end().len()
}

fn is_blank(c: char) -> bool {
    // The ideographic space divides: it is between the parts of a heading.
    c.is_whitespace() && c != '\u{3000}'
}

/// Gives out the words of the run of Han at `start..end`.
#[cfg(feature = "jieba")]
fn words<'t>(text: &'t str, start: usize, end: usize, each: &mut dyn FnMut(usize, &'t str)) {
    let run = &text[start..end];
    if !run.contains(|c| is_blank(c) || simplified(c) != c) {
        let mut at = start;
        for word in dictionary::cut(run) {
            each(at, &text[at..at + word.word.len()]);
            at += word.word.len();
        }
        return;
    }
    let mut dense = String::new();
    simplify(run, &mut dense);
    let mut letters = run.char_indices().filter(|(_, c)| !is_blank(*c));
    for word in dictionary::cut(&dense) {
        let mut bounds = letters.by_ref().take(word.word.chars().count());
        let Some(first) = bounds.next() else { break };
        let last = bounds.last().unwrap_or(first);
        each(start + first.0, &text[start + first.0..start + last.0 + last.1.len_utf8()]);
    }
}

/// Gives out the run of Han at `start..end` as it stands: its characters are cut apart later.
#[cfg(not(feature = "jieba"))]
fn words<'t>(text: &'t str, start: usize, end: usize, each: &mut dyn FnMut(usize, &'t str)) {
    each(start, &text[start..end]);
}

/// Appends `text` without blanks and in simplified characters.
pub(super) fn simplify(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|c| !is_blank(*c)).map(simplified));
}

/// The simplified character for `c`, which is most often meant by it.
fn simplified(c: char) -> char {
    static PAIRS: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
        let rows = rows(TRADITIONAL).filter(|row| row.len() == 2);
        rows.flat_map(|row| row[0].chars().zip(row[1].chars())).collect()
    });
    PAIRS.get(&c).copied().unwrap_or(c)
}

#[cfg(feature = "jieba")]
mod dictionary {
    //! The dictionary, which is read when the first Chinese text comes.

    use std::sync::LazyLock;

    use jieba_rs::{Jieba, Token};

    static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

    /// Whether words that the dictionary lacks are guessed from their characters (by a hidden Markov model).
    ///
    /// Off, by judgement: of the 369 spellings that it makes in 2,000 United Nations sentences (about 640 of 50,000
    /// words) many are words (`问责`, `减贫`) and many join what does not belong together (`日至`, `见本`). Characters that
    /// are apart can still be linked and become terms together; what was joined wrongly cannot be separated again.
    /// What it does to links and terms has not been measured.
    const GUESS: bool = false;

    /// The words of `run`, which follow each other without a gap.
    pub(super) fn cut(run: &str) -> Vec<Token<'_>> {
        JIEBA.cut(run, GUESS)
    }
}

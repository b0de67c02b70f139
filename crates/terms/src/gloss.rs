//! Glosses: the words of the pivot, in its letters, right behind what translates them: `المفاتيح المتناظرة symmetric keys`,
//! `缓冲区溢出（buffer overflow）`.
//!
//! Links tie the words of a gloss to those of the pivot, since they are equal, and leave nothing for what they explain.

use hexapla_model::{Column, Lang, WordClass};

use crate::candidate::{LONGEST, narrow};

/// How many words of content a gloss has at least: a single one is often a name that goes with the noun before it (`استجابة HTTP`).
const LEAST: usize = 2;

/// What opens brackets.
const BRACKETS: [&str; 2] = ["(", "（"];

/// What joins the words of a gloss.
const JOINERS: [&str; 4] = ["-", "/", "'", "’"];

/// A gloss, as indices of the column's tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gloss {
    /// The word right before it.
    behind: u32,
    /// Its first word.
    pub(crate) first: u32,
    /// Its last word.
    pub(crate) last: u32,
    /// Whether it is in brackets; what follows a noun without them may be a name (`首席执行官 Tim Cook`).
    pub(crate) is_apart: bool,
}

/// The glosses of a column, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Glosses(Vec<Gloss>);

impl Glosses {
    /// Those of a column whose script is another one than that of the glosses.
    pub(crate) fn new(column: &Column) -> Self {
        if !has_other_letters(column.lang) {
            return Self::default();
        }
        let latin: Vec<bool> = column.words.iter().map(|word| is_latin(&word.form)).collect();
        let is_latin = |at: usize| latin[column.tokens[at].word as usize];
        let form = |at: usize| column.word(column.tokens[at]).form.as_str();
        let is_content = |at: usize| column.word(column.tokens[at]).class == WordClass::Content;
        // The end of a Chinese word that is cut may be a function word: `出` of `溢出`.
        let is_word = |at: usize| {
            matches!(column.word(column.tokens[at]).class, WordClass::Content | WordClass::Function)
        };
        let mut all = Vec::new();
        for row in 0..column.len() {
            let range = column.range(row);
            for at in range.clone().filter(|&at| is_word(at) && !is_latin(at)) {
                let is_apart = at + 1 < range.end && BRACKETS.contains(&form(at + 1));
                let first = at + 1 + usize::from(is_apart);
                let reach = range.end.min(first + LONGEST as usize);
                if first == reach || !is_latin(first) {
                    continue;
                }
                let run = (first..reach).take_while(|&at| is_latin(at) || JOINERS.contains(&form(at)));
                let words = run.filter(|&at| is_latin(at) && is_content(at));
                let (count, last) = words.fold((0, first), |(count, _), at| (count + 1, at));
                if count >= LEAST {
                    let [behind, first, last] = [at, first, last].map(narrow);
                    all.push(Gloss { behind, first, last, is_apart });
                }
            }
        }
        Self(all)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The glosses of which a word is among the running words `first..=last`.
    pub(crate) fn among(&self, first: usize, last: usize) -> impl Iterator<Item = Gloss> {
        let next = self.0.partition_point(|gloss| (gloss.last as usize) < first);
        self.0[next..].iter().copied().take_while(move |gloss| gloss.first as usize <= last)
    }

    /// The gloss right behind the running word at `at`.
    pub(crate) fn behind(&self, at: usize) -> Option<Gloss> {
        let found = self.0.binary_search_by_key(&at, |gloss| gloss.behind as usize);
        found.ok().map(|n| self.0[n])
    }
}

/// Whether the script of a language is another one than the Latin.
pub(crate) fn has_other_letters(lang: Lang) -> bool {
    [Lang::AR, Lang::RU, Lang::ZH].contains(&lang.primary())
}

/// Whether a word is in Latin letters.
pub(crate) fn is_latin(form: &str) -> bool {
    form.is_ascii() && form.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn several_words_in_other_letters_explain() {
        for (lang, text, want) in [
            (Lang::AR, "المفاتيح المتناظرة symmetric keys أو", "symmetric keys"),
            (Lang::ZH, "缓冲区溢出（buffer overflow）是", "buffer overflow"),
            (Lang::RU, "контроль доступа (role-based access control) и", "role-based access control"),
            (Lang::AR, "استجابة HTTP من", ""),
            (Lang::RU, "symmetric keys и ключи", ""),
            (Lang::FR, "clés symétriques (symmetric keys)", ""),
            (Lang::RU, "Списки - access control lists - и", ""),
        ] {
            let column = Tokenizer::new(lang).column(&[Some(text)]);
            let found = Glosses::new(&column).0;
            let bytes = |at: u32| column.tokens[at as usize].span.range();
            let found: Vec<&str> =
                found.iter().map(|gloss| &text[bytes(gloss.first).start..bytes(gloss.last).end]).collect();
            assert_eq!(found.join("|"), want, "{text}");
        }
    }
}

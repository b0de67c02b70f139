//! What is around and inside the places of candidates: function words, marks, capitals; and what each word is used as.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::WordClass;

use crate::spelling::{Texts, inside};
use crate::words::{Role, Words};

/// What is beside a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// The end of the row or a mark.
    Mark,
    /// A function word.
    Function(FunctionKind),
    /// A number.
    Number,
    /// A word of content, or a mark that joins it.
    Content,
}

/// How a running word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Case {
    /// With a small letter, or where capitals mean nothing.
    #[default]
    Small,
    /// With a capital inside a sentence.
    Capital,
    /// In capitals, in a text that is not.
    Capitals,
}

/// In how many places a word is used as what.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Uses {
    /// At the end of a noun phrase.
    noun: u32,
    /// Where verbs are.
    verb: u32,
    /// Before another word of content.
    modifier: u32,
}

impl Uses {
    /// From -1, a verb, to 1, a noun; near 0 where little shows it.
    pub(crate) fn as_noun(self) -> f32 {
        let (noun, verb, modifier) = (self.noun as f32, self.verb as f32, self.modifier as f32);
        (noun - verb) / (noun + verb + modifier + 1.0)
    }

    /// From 0 to 1, in what share of its places it is a verb.
    pub(crate) fn as_verb(self) -> f32 {
        let (noun, verb, modifier) = (self.noun as f32, self.verb as f32, self.modifier as f32);
        verb / (noun + verb + modifier + 1.0)
    }

    /// From 0 to 1, in what share of its places it can only modify.
    pub(crate) fn as_modifier(self) -> f32 {
        let (noun, verb, modifier) = (self.noun as f32, self.verb as f32, self.modifier as f32);
        modifier / (noun + verb + modifier + 1.0)
    }
}

/// The share of the words of a row that have a capital if it is a heading, where capitals mean nothing.
const HEADING: f32 = 0.6;

/// What is around the running words of a language.
pub(crate) struct Surroundings<'a> {
    words: &'a Words<'a>,
    /// What each distinct word is to its neighbours.
    kinds: Vec<Beside>,
    cases: Vec<Case>,
    /// For each row whether it is a heading in capitals or with capitals.
    headings: Vec<bool>,
    uses: Vec<Uses>,
    /// In how many places words with a key are.
    counts: Vec<u32>,
}

impl<'a> Surroundings<'a> {
    pub(crate) fn new(texts: Texts<'a>) -> Self {
        let words = texts.words;
        let column = words.column;
        let kinds = column.words.iter().map(|word| match word.class {
            WordClass::Content => Beside::Content,
            WordClass::Number => Beside::Number,
            WordClass::Punctuation => Beside::Mark,
            WordClass::Function => {
                Beside::Function(function_kind(column.lang, &word.form).unwrap_or(FunctionKind::Other))
            }
        });
        let mut counts = vec![0; words.keyed];
        (0..column.tokens.len()).for_each(|at| counts[words.key(at) as usize] += 1);
        let (kinds, uses) = (kinds.collect(), vec![Uses::default(); words.keyed]);
        let headings: Vec<bool> = (0..column.len()).map(|row| is_heading(texts, row)).collect();
        let cases = cases(texts, &headings);
        let mut out = Self { words, kinds, cases, headings, uses, counts };
        out.uses = out.count_uses();
        out
    }

    /// What is before the running word at `at`, in the row that begins at `start` and ends before `end`.
    pub(crate) fn before(&self, at: usize, start: usize, end: usize) -> Beside {
        if at == start { Beside::Mark } else { self.beside(at - 1, end) }
    }

    /// What is behind the running words that end before `to`, in the row that ends before `end`.
    pub(crate) fn behind(&self, to: usize, end: usize) -> Beside {
        if to == end { Beside::Mark } else { self.beside(to, end) }
    }

    fn beside(&self, at: usize, end: usize) -> Beside {
        let kind = self.kinds[self.words.column.tokens[at].word as usize];
        let is_joint = kind == Beside::Mark && self.words.role(at, end) == Role::Inner;
        if is_joint || self.words.role(at, end) == Role::Content { Beside::Content } else { kind }
    }

    /// Whether capitals mean something in a row.
    pub(crate) fn shows_case(&self, row: usize) -> bool {
        !self.headings[row]
    }

    /// How the running word at `at` is written.
    pub(crate) fn case(&self, at: usize) -> Case {
        self.cases[at]
    }

    /// What the word of the running word at `at` is used as.
    pub(crate) fn uses(&self, at: usize) -> Uses {
        self.uses[self.words.key(at) as usize]
    }

    /// In how many places the word of the running word at `at` is, in any form.
    pub(crate) fn count(&self, at: usize) -> u32 {
        self.counts[self.words.key(at) as usize]
    }

    fn count_uses(&self) -> Vec<Uses> {
        use FunctionKind::{Article, Auxiliary, Determiner, Genitive, Infinitive, Preposition, Pronoun};
        let column = self.words.column;
        let mut uses = vec![Uses::default(); self.words.keyed];
        for row in 0..column.len() {
            let range = column.range(row);
            for at in range.clone().filter(|&at| self.words.role(at, range.end) == Role::Content) {
                let before = self.before(at, range.start, range.end);
                let behind = self.behind(at + 1, range.end);
                let own = &mut uses[self.words.key(at) as usize];
                let is_verb = matches!(before, Beside::Function(Infinitive | Auxiliary | Pronoun))
                    || matches!(behind, Beside::Function(Article | Determiner | Pronoun));
                if is_verb {
                    own.verb += 1;
                } else if behind == Beside::Content {
                    own.modifier += 1;
                } else if matches!(
                    before,
                    Beside::Function(Article | Determiner | Genitive | Preposition) | Beside::Content
                ) {
                    own.noun += 1;
                }
            }
        }
        uses
    }
}

/// Whether most words of a row have a capital, or all are in capitals.
fn is_heading(texts: Texts, row: usize) -> bool {
    let column = texts.column();
    let text = texts.text(row);
    let tokens = column.range(row).map(|at| column.tokens[at]).filter(|token| token.span.len() > 3);
    let words: Vec<&str> = tokens.map(|token| text.get(token.span.range()).unwrap_or_default()).collect();
    let capital = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_title = words.len() > 2 && capital as f32 > HEADING * words.len() as f32;
    is_title || !words.is_empty() && words.iter().all(|word| is_capitals(word))
}

/// How each running word is written.
fn cases(texts: Texts, headings: &[bool]) -> Vec<Case> {
    let column = texts.column();
    let mut cases = vec![Case::Small; column.tokens.len()];
    for row in (0..column.len()).filter(|row| !headings[*row]) {
        let text = texts.text(row);
        for at in column.range(row) {
            let word = text.get(column.tokens[at].span.range()).unwrap_or_default();
            cases[at] = if is_capitals(word) {
                Case::Capitals
            } else if word.starts_with(char::is_uppercase) && inside(column, row, at) {
                Case::Capital
            } else {
                Case::Small
            };
        }
    }
    cases
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase)
}

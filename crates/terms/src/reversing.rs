//! Words of grammar that turn the meaning of the noun behind them round.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::{Column, Lang, Word, WordClass};

/// Spanish infinitives: what is negated before them is no noun.
const INFINITIVES: &[&str] = &["ar", "er", "ir", "arse", "erse", "irse"];

/// The word of a language that turns the meaning of the noun behind it round, but is a word of grammar elsewhere:
/// `la no proliferación`, `least developed country`.
#[derive(Debug, Clone)]
pub(crate) struct Reversing {
    word: u32,
    /// For each word whether what is behind it may be so.
    before: Vec<bool>,
}

impl Reversing {
    pub(crate) fn of(column: &Column) -> Option<Self> {
        use FunctionKind::{Article, Genitive, Preposition};
        let kind = |word: &Word| function_kind(column.lang, &word.form);
        let (form, before): (_, fn(Option<FunctionKind>, &Word) -> bool) = match column.lang.primary() {
            Lang::ES => ("no", |kind, _| matches!(kind, Some(Article | Genitive | Preposition))),
            Lang::EN => ("least", |_, word| word.form != "at"),
            _ => return None,
        };
        let word = u32::try_from(column.words.iter().position(|word| word.form == form)?).ok()?;
        Some(Self { word, before: column.words.iter().map(|word| before(kind(word), word)).collect() })
    }

    /// Whether the running word at `at` is it, and behind what may be before it, before a word of content that is no infinitive.
    pub(crate) fn opens_term(&self, column: &Column, at: usize, end: usize) -> bool {
        let is_noun = |next: usize| {
            let word = column.word(column.tokens[next]);
            let is_verb =
                column.lang.primary() == Lang::ES && INFINITIVES.iter().any(|end| word.form.ends_with(end));
            word.class == WordClass::Content && !is_verb
        };
        column.tokens[at].word == self.word
            && at + 1 < end
            && is_noun(at + 1)
            && at.checked_sub(1).is_some_and(|at| self.before[column.tokens[at].word as usize])
    }
}

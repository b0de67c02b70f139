//! Function words: articles, prepositions, pronouns, auxiliaries and the like, by a table.

use std::sync::LazyLock;

use hexapla_model::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::folded;
use crate::table::rows;

/// What a function word does in its clause, as far as a table can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FunctionKind {
    /// An article: a noun follows, with what modifies it.
    Article,
    /// A demonstrative, a possessive or a quantifier: a noun follows too, but one that a text has named.
    Determiner,
    /// The mark of an infinitive: a verb follows.
    Infinitive,
    /// A preposition that makes a genitive: `of`.
    Genitive,
    /// Any other preposition.
    Preposition,
    /// An auxiliary or another verb of grammar.
    Auxiliary,
    /// A pronoun in the place of a noun.
    Pronoun,
    /// A conjunction.
    Conjunction,
    /// An adverb, a particle, a letter or anything else.
    Other,
}

pub(crate) const FUNCTION_WORDS: &str = include_str!("../data/function-words.tsv");

static WORDS: LazyLock<FxHashMap<&'static str, FxHashSet<String>>> = LazyLock::new(read);

static KINDS: LazyLock<FxHashMap<&'static str, FxHashMap<String, FunctionKind>>> = LazyLock::new(read_kinds);

/// The function words of `lang`, folded.
pub fn function_words(lang: Lang) -> &'static FxHashSet<String> {
    static NONE: LazyLock<FxHashSet<String>> = LazyLock::new(FxHashSet::default);
    WORDS.get(lang.code()).unwrap_or(&NONE)
}

/// What `word`, which is folded, does if it is a function word of `lang`; of several kinds the first in the table.
#[must_use]
pub fn function_kind(lang: Lang, word: &str) -> Option<FunctionKind> {
    KINDS.get(lang.code())?.get(word).copied()
}

fn read() -> FxHashMap<&'static str, FxHashSet<String>> {
    let mut out: FxHashMap<_, FxHashSet<String>> = FxHashMap::default();
    for row in rows(FUNCTION_WORDS) {
        let [lang, _, words] = row[..] else { continue };
        out.entry(lang).or_default().extend(words.split(' ').map(folded));
    }
    out
}

fn read_kinds() -> FxHashMap<&'static str, FxHashMap<String, FunctionKind>> {
    let mut out: FxHashMap<_, FxHashMap<String, FunctionKind>> = FxHashMap::default();
    for row in rows(FUNCTION_WORDS) {
        let [lang, kind, words] = row[..] else { continue };
        for word in words.split(' ').map(folded) {
            out.entry(lang).or_default().entry(word).or_insert(kind_of(kind));
        }
    }
    out
}

fn kind_of(name: &str) -> FunctionKind {
    match name {
        "article" => FunctionKind::Article,
        "demonstrative" | "determiner" | "possessive" | "quantifier" => FunctionKind::Determiner,
        "infinitive" => FunctionKind::Infinitive,
        "genitive" => FunctionKind::Genitive,
        "preposition" => FunctionKind::Preposition,
        "auxiliary" | "verb" => FunctionKind::Auxiliary,
        "pronoun" | "relative" => FunctionKind::Pronoun,
        "conjunction" => FunctionKind::Conjunction,
        _ => FunctionKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_have_kinds() {
        for (lang, word, want) in [
            (Lang::EN, "the", Some(FunctionKind::Article)),
            (Lang::EN, "their", Some(FunctionKind::Determiner)),
            (Lang::EN, "to", Some(FunctionKind::Infinitive)),
            (Lang::EN, "they", Some(FunctionKind::Pronoun)),
            (Lang::EN, "of", Some(FunctionKind::Genitive)),
            (Lang::FR, "des", Some(FunctionKind::Article)),
            (Lang::RU, "для", Some(FunctionKind::Preposition)),
            (Lang::EN, "treaty", None),
        ] {
            assert_eq!(function_kind(lang, word), want, "{word}");
        }
    }
}

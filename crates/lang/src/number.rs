//! Singular and plural of words, of English, French and Spanish ones above all: what an ending shows, and tables of what it does not.
//!
//! A singular is given only where the rules of the language are sure of it.
//!
//! ```
//! use hexapla_lang::number::{Number, number};
//! use hexapla_model::Lang;
//!
//! assert_eq!(number(Lang::EN, "matrices"), Number::Plural("matrix".into()));
//! assert_eq!(number(Lang::FR, "virus"), Number::Same);
//! assert_eq!(number(Lang::ES, "exámenes"), Number::Plural("examen".into()));
//! ```

pub mod arabic;
mod english;
mod french;
pub mod russian;
mod spanish;
mod table;

use hexapla_model::Lang;

use table::{Inflected, Table, table};

/// The least length in letters of a word after a prefix: shorter ones are there by chance.
const SHORTEST_BASE: usize = 4;

/// What the form of a noun or an adjective shows of its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// One.
    Singular,
    /// One or many: `series`, `gaz`, `crisis`.
    Same,
    /// Many, with the singular.
    Plural(String),
    /// Many, without a singular or with one that means something else: `goods`.
    Lone,
    /// Many, but the form does not show which singular.
    Unsure,
}

impl Number {
    /// Whether the form can only be a plural.
    #[must_use]
    pub fn is_plural(&self) -> bool {
        matches!(self, Self::Plural(_) | Self::Lone | Self::Unsure)
    }
}

/// Whether forms of `lang` have a number that this module knows.
#[must_use]
pub fn shows_number(lang: Lang) -> bool {
    table(lang).is_some()
}

/// The number of `word`; a singular has its capital.
#[must_use]
pub fn number(lang: Lang, word: &str) -> Number {
    let Some(table) = table(lang) else { return Number::Singular };
    match table.number(&word.to_lowercase()) {
        Number::Plural(singular) => Number::Plural(like(word, singular)),
        other => other,
    }
}

/// The number of a phrase that is in the tables as a whole.
#[must_use]
pub fn phrase(lang: Lang, text: &str) -> Option<Number> {
    let key = text.to_lowercase().replace('’', "'");
    let found = table(lang)?.phrase(&key)?;
    Some(match found {
        Number::Plural(singular) if text.contains('’') => Number::Plural(singular.replace('\'', "’")),
        other => other,
    })
}

/// The singular that `word` has right before its noun `next` and nowhere else, in French before a vowel:
/// `grandes presas`, `nouveaux accords`.
#[must_use]
pub fn before(lang: Lang, word: &str, next: &str) -> Option<String> {
    let table = table(lang)?;
    let singular = table.before.get(word.to_lowercase().as_str())?;
    let next = next.to_lowercase();
    let aspirate = table.aspirates.iter().any(|beginning| next.starts_with(beginning));
    let vowel = next.starts_with(|c| "aehiouyàâéèêëîïôœûü".contains(c)) && !aspirate;
    (lang.primary() != Lang::FR || vowel).then(|| like(word, (*singular).to_owned()))
}

/// The singular of a plural that otherwise is one for its own sake, where one of many is meant: `services`, `recursos`.
#[must_use]
pub fn one_of_many(lang: Lang, word: &str) -> Option<String> {
    let singular = table(lang)?.counted.get(word.to_lowercase().as_str())?;
    Some(like(word, (*singular).to_owned()))
}

/// The singular of a modifier that has the number of its noun though others have not: `women judges`.
#[must_use]
pub fn agreeing(lang: Lang, word: &str) -> Option<&'static str> {
    table(lang)?.agree.get(word).copied()
}

/// Whether `word` is a common noun that is written with a capital: `États`.
#[must_use]
pub fn has_own_capital(lang: Lang, word: &str) -> bool {
    table(lang).is_some_and(|t| t.capital.contains(word))
}

/// Whether `word` may be capital beside such a noun without making it a name: `Estados Miembros`.
#[must_use]
pub fn may_follow_capital(lang: Lang, word: &str) -> bool {
    table(lang).is_some_and(|t| t.beside.contains(word))
}

/// Whether `word` counts what follows it.
#[must_use]
pub fn counts(lang: Lang, word: &str) -> bool {
    word.contains(char::is_numeric) || table(lang).is_some_and(|t| t.numerals.contains(word))
}

/// Whether `word` is an adjective that can be after its noun in a language where others are before it: `courts martial`.
#[must_use]
pub fn is_postpositive(lang: Lang, word: &str) -> bool {
    table(lang).is_some_and(|t| t.postpositive.contains(word))
}

/// Whether the complement of a noun can begin with `word`.
#[must_use]
pub fn opens_complement(lang: Lang, word: &str) -> bool {
    let key = word.to_lowercase().replace('’', "'");
    table(lang).is_some_and(|t| t.prepositions.contains(key.as_str()))
}

/// Whether `word` joins words of one kind.
#[must_use]
pub fn joins(lang: Lang, word: &str) -> bool {
    table(lang).is_some_and(|t| t.joints.contains(word))
}

/// Whether `word` shows that a text is a clause: a pronoun or a verb.
#[must_use]
pub fn makes_clause(lang: Lang, word: &str) -> bool {
    let key = word.replace('’', "'");
    table(lang).is_some_and(|t| t.clauses.contains(&*key) || ends_with_any(word, &t.conjugated))
}

/// Whether a phrase that begins with `word` is the name of an action, which headings have and proper names do not.
#[must_use]
pub fn names_action(lang: Lang, word: &str) -> bool {
    table(lang).is_some_and(|t| t.actions.contains(word.to_lowercase().as_str()))
}

/// Whether `word` ends with one of `ends`.
fn ends_with_any(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

/// `singular` with the capital of `word`.
fn like(word: &str, singular: String) -> String {
    let mut letters = singular.chars();
    match letters.next() {
        Some(first) if word.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => singular,
    }
}

impl Table {
    /// The number of a word in small letters.
    fn number(&self, word: &str) -> Number {
        if let Some(known) = self.known(word) {
            return known;
        }
        if word.contains('-') {
            return self.compound(word);
        }
        for (ending, singular) in &self.endings {
            if let Some(stem) = word.strip_suffix(ending) {
                return Number::Plural(format!("{stem}{singular}"));
            }
        }
        self.derived(word).unwrap_or_else(|| (self.rule)(word))
    }

    /// The number of a word that the tables have as a whole.
    fn known(&self, word: &str) -> Option<Number> {
        if self.same.contains(word) || self.numerals.contains(word) {
            return Some(Number::Same);
        }
        if self.lone.contains(word) {
            return Some(Number::Lone);
        }
        if self.unsure.contains(word) {
            return Some(Number::Unsure);
        }
        let strip = word.strip_suffix('s').filter(|stem| self.strip.contains(stem));
        self.plural.get(word).copied().or(strip).map(|singular| Number::Plural(singular.to_owned()))
    }

    /// The number of a word that is one of the tables after a prefix: `anticorps`, `subspecies`.
    fn derived(&self, word: &str) -> Option<Number> {
        self.prefixes.iter().find_map(|prefix| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= SHORTEST_BASE)?;
            Some(match self.known(rest)? {
                Number::Plural(singular) => Number::Plural(format!("{prefix}{singular}")),
                other => other,
            })
        })
    }

    /// The number of a word with hyphens.
    fn compound(&self, word: &str) -> Number {
        let mut parts: Vec<String> = word.split('-').map(str::to_owned).collect();
        if self.verbs.contains(parts[0].as_str()) {
            return Number::Same;
        }
        let mut behind = parts.iter().skip(1);
        let end = behind.position(|part| self.after.contains(&**part) || self.postpositive.contains(&**part));
        let end = end.map_or(parts.len(), |at| at + 1);
        let start = if self.inflected == Inflected::Noun { end - 1 } else { 0 };
        let mut found = Number::Singular;
        for part in &mut parts[start..end] {
            match self.number(part) {
                Number::Plural(singular) => {
                    *part = singular;
                    found = Number::Plural(String::new());
                }
                Number::Singular => {}
                Number::Same if found == Number::Singular => found = Number::Same,
                Number::Same => {}
                other => return other,
            }
        }
        if let Number::Plural(singular) = &mut found {
            *singular = parts.join("-");
        }
        found
    }

    /// The number of a phrase in small letters that the table has.
    fn phrase(&self, text: &str) -> Option<Number> {
        let whole = self.phrases.get(text).map(|singular| (*singular, ""));
        let mut ends = text.match_indices(' ').map(|(at, _)| at + 1);
        let (singular, rest) = whole.or_else(|| {
            ends.find_map(|at| self.open_phrases.get(&text[..at]).map(|singular| (*singular, &text[at..])))
        })?;
        Some(singular.map_or(Number::Lone, |s| Number::Plural(s.replace('_', " ") + rest)))
    }
}

#[cfg(test)]
mod tests;

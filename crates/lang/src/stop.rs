//! Words that are written with a full stop, and words that open sentences: tables read once from `data/`.

use std::sync::{LazyLock, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cue::Cues;
use crate::function::FUNCTION_WORDS;
use crate::table::{codes, rows};

const ABBREVIATIONS: &str = include_str!("../data/abbreviations.tsv");
const SUPPRESSIONS: &str = include_str!("../data/suppressions.tsv");
const STARTERS: &str = include_str!("../data/starters.tsv");

/// What may follow a word that carries a full stop of its own, and whether it can end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Is before a name: never ends a sentence.
    Title,
    /// Never ends a sentence.
    Never,
    /// Is also a word (`no`, `art`): an abbreviation only before a number, a letter, a symbol or an amount.
    Number,
    /// Is not a word: ends a sentence only before a word that opens one.
    Maybe,
    /// Often ends a sentence: does so before any capital.
    Last,
}

/// What is known of full stops in a language.
#[derive(Debug, Default)]
pub struct Stops {
    /// Abbreviations, in lower case, without the last stop.
    pub abbreviations: FxHashMap<String, Stop>,
    /// Units and the like, which are abbreviations of the class [`Stop::Last`] after a number.
    pub units: FxHashSet<String>,
    /// Words that often open a sentence, in lower case.
    pub starters: FxHashSet<&'static str>,
    /// Words around a mark that show what it does.
    pub cues: Cues,
    /// Whether `12.` is an ordinal number.
    pub dotted_ordinals: bool,
    /// Whether the language is written with Latin letters.
    pub latin: bool,
}

/// Languages that write ordinal numbers with a full stop.
const DOTTED_ORDINALS: [&str; 11] = ["de", "cs", "da", "et", "fi", "hr", "hu", "nb", "no", "pl", "tr"];

/// Languages that are written with other than Latin letters.
const NOT_LATIN: [&str; 16] =
    ["ar", "be", "bg", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "mk", "ru", "th", "uk", "zh"];

/// The tables of each language that has some, read when they are first asked for; under no name those of the others.
static STOPS: LazyLock<FxHashMap<&'static str, OnceLock<Stops>>> = LazyLock::new(|| {
    let tables = [ABBREVIATIONS, SUPPRESSIONS, STARTERS, FUNCTION_WORDS];
    let named = tables.into_iter().flat_map(codes).filter(|code| *code != "*");
    named.chain(DOTTED_ORDINALS).chain(NOT_LATIN).chain([""]).map(|code| (code, OnceLock::new())).collect()
});

/// The stops of the language `code`; those of all languages if it has none of its own.
pub fn stops(code: &str) -> &'static Stops {
    let (code, cell) = STOPS.get_key_value(code).unwrap_or_else(|| (&"", &STOPS[""]));
    cell.get_or_init(|| read(code))
}

/// Reads the tables of the language `code`.
///
/// # Panics
///
/// If a row of the abbreviations is malformed.
fn read(code: &str) -> Stops {
    let mut stops = Stops {
        cues: Cues::read(code),
        dotted_ordinals: DOTTED_ORDINALS.contains(&code),
        latin: !NOT_LATIN.contains(&code),
        starters: starters(code),
        ..Stops::default()
    };
    for row in rows(SUPPRESSIONS) {
        if let [lang, words] = row[..]
            && lang == code
        {
            stops.abbreviations.extend(words.split(' ').map(|word| (word.replace('_', " "), Stop::Maybe)));
        }
    }
    for row in rows(ABBREVIATIONS) {
        let (lang, class, words) = abbreviations(&row);
        if lang != "*" && lang != code {
            continue;
        }
        let words = words.split(' ').map(|word| word.replace('_', " "));
        match class {
            Some(class) => stops.abbreviations.extend(words.map(|word| (word, class))),
            None => stops.units.extend(words),
        }
    }
    stops
}

/// The language, the class and the words of a row of the abbreviations; units have no class of their own.
///
/// # Panics
///
/// If the row has not three cells, or its class is unknown.
fn abbreviations<'t>(row: &[&'t str]) -> (&'t str, Option<Stop>, &'t str) {
    let &[lang, class, words] = row else {
        panic!("abbreviations.tsv: expected a language, a class and words, found `{}`", row.join("\t"))
    };
    let class = match class {
        "title" => Some(Stop::Title),
        "never" => Some(Stop::Never),
        "number" => Some(Stop::Number),
        "maybe" => Some(Stop::Maybe),
        "last" => Some(Stop::Last),
        "unit" => None,
        _ => panic!("abbreviations.tsv: unknown class `{class}` in `{}`", row.join("\t")),
    };
    (lang, class, words)
}

/// The words that open sentences in the language `code`: its own list, or else its function words.
fn starters(code: &str) -> FxHashSet<&'static str> {
    let own = rows(STARTERS).filter(|row| row[0] == code).flat_map(|row| row[1].split(' '));
    let own: FxHashSet<_> = own.collect();
    if !own.is_empty() {
        return own;
    }
    let others = rows(FUNCTION_WORDS).filter(|row| row[0] == code && row[1] != "letter");
    others.flat_map(|row| row[2].split(' ')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_know_classes_and_languages() {
        assert_eq!(stops("en").abbreviations["mr"], Stop::Title);
        assert_eq!(stops("ru").abbreviations["т. д"], Stop::Last);
        assert_eq!(stops("de").abbreviations["z. b"], Stop::Never);
        assert_eq!(stops("pt").abbreviations["anat"], Stop::Maybe);
        assert!(stops("ru").units.contains("км") && stops("xx").units.contains("km"));
        assert!(stops("it").starters.contains("nella") && stops("fr").starters.contains("elle"));
        assert!(!stops("fa").latin && stops("xx").latin);
    }

    #[test]
    fn all_rows_of_abbreviations_are_well_formed_and_each_word_has_one_class() {
        let mut seen = FxHashSet::default();
        for row in rows(ABBREVIATIONS) {
            let (lang, class, words) = abbreviations(&row);
            for word in words.split(' ') {
                assert!(!word.is_empty(), "a blank too many in `{}`", row.join("\t"));
                assert!(seen.insert((lang, class.is_none(), word)), "`{word}` occurs twice for `{lang}`");
            }
        }
    }

    #[test]
    #[should_panic(expected = "unknown class `titel` in `en\ttitel\tmr`")]
    fn a_misspelt_class_is_a_panic() {
        abbreviations(&["en", "titel", "mr"]);
    }

    #[test]
    fn words_of_the_language_are_no_suppressions() {
        for (code, words) in [("en", "by in or go to all link"), ("fr", "all mer"), ("es", "bien sol mar")] {
            for word in words.split(' ') {
                assert!(!stops(code).abbreviations.contains_key(word), "{code} {word}");
            }
        }
    }
}

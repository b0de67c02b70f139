//! Words that are written with a full stop, and words that open sentences: tables read once from `data/`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::table::rows;

const ABBREVIATIONS: &str = include_str!("../data/abbreviations.tsv");
const STARTERS: &str = include_str!("../data/starters.tsv");

/// How a word that carries a full stop of its own can stand to the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Stands before a name: never ends a sentence.
    Title,
    /// Never ends a sentence.
    Never,
    /// Stands before a number: ends a sentence only before a capital.
    Number,
    /// Ends a sentence before a word that often opens one.
    Maybe,
}

/// What a language has to say about full stops.
#[derive(Debug, Default)]
pub struct Stops {
    /// Abbreviations, in lower case, without the last stop.
    pub abbreviations: FxHashMap<String, Stop>,
    /// Words that often open a sentence, in lower case.
    pub starters: FxHashSet<&'static str>,
    /// Whether `12.` is an ordinal number.
    pub dotted_ordinals: bool,
}

/// Languages that write ordinal numbers with a full stop.
const DOTTED_ORDINALS: [&str; 11] = ["de", "cs", "da", "et", "fi", "hr", "hu", "nb", "no", "pl", "tr"];

static STOPS: LazyLock<FxHashMap<&'static str, Stops>> = LazyLock::new(read_all);

/// The stops of the language `code`; those of all languages if it has none of its own.
pub fn stops(code: &str) -> &'static Stops {
    STOPS.get(code).unwrap_or_else(|| &STOPS[""])
}

/// The tables of all languages; under no name those of a language that has none.
fn read_all() -> FxHashMap<&'static str, Stops> {
    let rows: Vec<_> = rows(ABBREVIATIONS).chain(rows(STARTERS)).collect();
    let named = rows.iter().map(|row| row[0]).filter(|code| *code != "*");
    let mut codes: Vec<&str> = named.chain(DOTTED_ORDINALS).chain([""]).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.into_iter().map(|code| (code, read(code))).collect()
}

/// Reads the tables of the language `code`.
fn read(code: &str) -> Stops {
    let mut stops = Stops { dotted_ordinals: DOTTED_ORDINALS.contains(&code), ..Stops::default() };
    for row in rows(ABBREVIATIONS) {
        let [lang, class, words] = row[..] else { continue };
        if lang != "*" && lang != code {
            continue;
        }
        let class = match class {
            "title" => Stop::Title,
            "never" => Stop::Never,
            "number" => Stop::Number,
            _ => Stop::Maybe,
        };
        stops.abbreviations.extend(words.split(' ').map(|word| (word.replace('_', " "), class)));
    }
    for row in rows(STARTERS) {
        if let [lang, words] = row[..]
            && lang == code
        {
            stops.starters.extend(words.split(' '));
        }
    }
    stops
}

//! Reads the tables of `data/number`.

use std::sync::LazyLock;

use hexapla_model::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Number, english, french, spanish};
use crate::table::rows;

const ENGLISH: &str = include_str!("../../data/number/en.tsv");
const FRENCH: &str = include_str!("../../data/number/fr.tsv");
const SPANISH: &str = include_str!("../../data/number/es.tsv");

/// What a language has to say about number; words are in small letters, except nouns that have a capital.
pub(super) struct Table {
    /// Words that serve as singular too, and words in -s that are singular.
    pub(super) same: FxHashSet<&'static str>,
    /// Plurals without a singular.
    pub(super) lone: FxHashSet<&'static str>,
    /// Those of them whose singular is in use where one of many is meant, with it.
    pub(super) counted: FxHashMap<&'static str, &'static str>,
    /// Plurals of more than one singular.
    pub(super) unsure: FxHashSet<&'static str>,
    /// Irregular plurals with their singulars.
    pub(super) plural: FxHashMap<&'static str, &'static str>,
    /// Endings of plurals with those of the singulars.
    pub(super) endings: Vec<(&'static str, &'static str)>,
    /// Singulars that only add -s where the rule takes away more.
    pub(super) strip: FxHashSet<&'static str>,
    /// Phrases in the plural alone, or with their singular.
    pub(super) phrases: FxHashMap<String, Option<&'static str>>,
    /// Beginnings of such phrases, with the blank after them.
    pub(super) open_phrases: FxHashMap<String, Option<&'static str>>,
    /// First parts of compounds that do not change.
    pub(super) verbs: FxHashSet<&'static str>,
    /// Beginnings that leave a word what it is.
    pub(super) prefixes: Vec<&'static str>,
    /// What is after the noun in a compound.
    pub(super) after: FxHashSet<&'static str>,
    /// Adjectives after their noun.
    pub(super) postpositive: FxHashSet<&'static str>,
    /// Modifiers with the number of their noun.
    pub(super) agree: FxHashMap<&'static str, &'static str>,
    /// Adjectives with another singular before the noun.
    pub(super) before: FxHashMap<&'static str, &'static str>,
    /// Beginnings of words whose h counts as a consonant.
    pub(super) aspirates: Vec<&'static str>,
    /// Numbers without a plural.
    pub(super) numerals: FxHashSet<&'static str>,
    /// Common nouns with a capital.
    pub(super) capital: FxHashSet<&'static str>,
    /// What may have a capital beside them.
    pub(super) beside: FxHashSet<&'static str>,
    /// Words that open the complement of a noun.
    pub(super) prepositions: FxHashSet<&'static str>,
    /// Words that join words of one kind.
    pub(super) joints: FxHashSet<&'static str>,
    /// Words that only clauses have.
    pub(super) clauses: FxHashSet<&'static str>,
    /// Endings of verbs in the plural.
    pub(super) conjugated: Vec<&'static str>,
    /// Nouns that name actions.
    pub(super) actions: FxHashSet<&'static str>,
    /// Which parts of a compound have the plural.
    pub(super) inflected: Inflected,
    /// The number of a word that no table has.
    pub(super) rule: fn(&str) -> Number,
}

/// Which parts of a compound have the plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflected {
    /// The noun.
    Noun,
    /// The noun and what agrees with it.
    All,
}

static TABLES: LazyLock<[(Lang, Table); 3]> = LazyLock::new(|| {
    [
        (Lang::EN, Table::read(ENGLISH, Inflected::Noun, english::number)),
        (Lang::FR, Table::read(FRENCH, Inflected::All, french::number)),
        (Lang::ES, Table::read(SPANISH, Inflected::All, spanish::number)),
    ]
});

/// The table of a language, if it has one.
pub(super) fn table(lang: Lang) -> Option<&'static Table> {
    TABLES.iter().find(|(l, _)| *l == lang.primary()).map(|(_, table)| table)
}

impl Table {
    fn read(text: &'static str, inflected: Inflected, rule: fn(&str) -> Number) -> Self {
        let (open, whole) = words(text, "phrase").map(phrase).partition(|(key, _)| key.ends_with(' '));
        Self {
            same: words(text, "same").collect(),
            lone: words(text, "lone").collect(),
            unsure: words(text, "unsure").collect(),
            plural: pairs(text, "plural").collect(),
            counted: pairs(text, "counted").collect(),
            endings: pairs(text, "ending").collect(),
            strip: words(text, "strip").collect(),
            phrases: whole,
            open_phrases: open,
            verbs: words(text, "verb").collect(),
            prefixes: words(text, "prefix").collect(),
            after: words(text, "after").collect(),
            postpositive: words(text, "postpositive").collect(),
            agree: pairs(text, "agree").collect(),
            before: pairs(text, "before").collect(),
            aspirates: words(text, "aspirate").collect(),
            numerals: words(text, "numeral").collect(),
            capital: words(text, "capital").collect(),
            beside: words(text, "beside").collect(),
            prepositions: words(text, "preposition").collect(),
            joints: words(text, "joint").collect(),
            clauses: words(text, "clause").collect(),
            conjugated: words(text, "conjugated").collect(),
            actions: words(text, "action").collect(),
            inflected,
            rule,
        }
    }
}

/// The words of one kind.
fn words(text: &'static str, kind: &'static str) -> impl Iterator<Item = &'static str> {
    let own = rows(text).filter(move |row| row[0] == kind);
    own.flat_map(|row| row.get(1).copied().unwrap_or_default().split(' '))
}

/// The words of one kind with their singulars.
fn pairs(text: &'static str, kind: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    words(text, kind).filter_map(|pair| pair.split_once(':'))
}

/// A phrase with its singular; what is open to further words ends in a blank.
fn phrase(entry: &'static str) -> (String, Option<&'static str>) {
    let (plural, singular) = entry.split_once(':').map_or((entry, None), |(p, s)| (p, Some(s)));
    (plural.trim_end_matches('*').replace('_', " "), singular.map(|s| s.trim_end_matches('*')))
}

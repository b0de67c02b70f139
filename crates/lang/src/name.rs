//! What words show of a name: head nouns of bodies, documents, programmes and places, titles of persons.

use std::sync::LazyLock;

use hexapla_model::{ConceptKind, Lang};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::country::country;
use crate::fold::folded;
use crate::number::opens_complement;
use crate::table::rows;

const NAMES: &str = include_str!("../data/names.tsv");

/// Endings of Russian adjectives in the nominative, which agree with the noun behind them.
const ADJECTIVES: [&str; 8] = ["ый", "ий", "ой", "ая", "яя", "ое", "ые", "ие"];

/// The words of one language.
#[derive(Debug, Default)]
struct Table {
    heads: FxHashMap<String, ConceptKind>,
    regions: FxHashSet<String>,
    before: FxHashSet<String>,
    behind: Vec<String>,
}

static TABLES: LazyLock<FxHashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: FxHashMap<&'static str, Table> = FxHashMap::default();
    for row in rows(NAMES) {
        let [lang, kind, words] = row[..] else { continue };
        let table = tables.entry(lang).or_default();
        for word in words.split(' ').map(|word| folded(&word.replace('_', " "))) {
            table.add(kind, word);
        }
    }
    tables
});

impl Table {
    fn add(&mut self, kind: &str, word: String) {
        let kind = match kind {
            "body" => ConceptKind::Body,
            "document" => ConceptKind::Document,
            "programme" => ConceptKind::Programme,
            "place" => ConceptKind::Place,
            "region" => {
                self.regions.insert(word);
                return;
            }
            "title" => {
                self.before.insert(word);
                return;
            }
            _ => return self.behind.push(word),
        };
        self.heads.entry(word).or_insert(kind);
    }

    /// What the noun `word` is the head of.
    fn head(&self, word: &str) -> Option<ConceptKind> {
        self.heads.get(word).copied()
    }
}

/// What `text`, a term of `lang` in its citation form, names if it is a name: by the table of countries, the names of
/// regions, or its head noun. A head noun alone shows nothing in a script without capitals.
///
/// ```
/// use hexapla_lang::name::kind;
/// use hexapla_model::{ConceptKind, Lang};
///
/// assert_eq!(kind(Lang::EN, "Committee on Trade and Development"), Some(ConceptKind::Body));
/// assert_eq!(kind(Lang::RU, "Целевой фонд бассейновой солидарности"), Some(ConceptKind::Body));
/// assert_eq!(kind(Lang::ZH, "联合国反腐败公约"), Some(ConceptKind::Document));
/// ```
#[must_use]
pub fn kind(lang: Lang, text: &str) -> Option<ConceptKind> {
    if country(lang, text).is_some() {
        return Some(ConceptKind::Country);
    }
    let table = TABLES.get(lang.code())?;
    let folded = folded(text);
    if table.regions.contains(&folded) {
        return Some(ConceptKind::Place);
    }
    let words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    match lang.primary() {
        Lang::ZH => by_end(table, &folded),
        Lang::EN => in_english(table, &words),
        Lang::RU => in_russian(table, &words),
        Lang::AR => in_arabic(table, &words),
        _ => words.iter().take(2).find_map(|word| table.head(word)),
    }
}

/// Whether `before`, which ends where a name begins, ends with a title of persons.
#[must_use]
pub fn has_title_before(lang: Lang, before: &str) -> bool {
    let Some(table) = TABLES.get(lang.code()) else { return false };
    let last = before.trim_end_matches([' ', '.', '\u{a0}', '\u{202f}']).rsplit([' ', '\u{a0}', '\n']).next();
    last.is_some_and(|word| table.before.contains(&folded(word)))
}

/// Whether `behind`, which begins where a name ends, begins with a title of persons.
#[must_use]
pub fn has_title_behind(lang: Lang, behind: &str) -> bool {
    TABLES.get(lang.code()).is_some_and(|table| table.behind.iter().any(|title| behind.starts_with(title)))
}

/// By the longest end of a Chinese name that is longer.
fn by_end(table: &Table, text: &str) -> Option<ConceptKind> {
    let mut starts = text.char_indices().skip(1).map(|(at, _)| &text[at..]);
    starts.find_map(|end| table.head(end))
}

/// By the last noun before the complement.
fn in_english(table: &Table, words: &[&str]) -> Option<ConceptKind> {
    let end = words.iter().skip(1).position(|word| opens_complement(Lang::EN, word));
    let head = words[..end.map_or(words.len(), |at| at + 1)].last()?;
    table.head(head)
}

/// By the first noun, which adjectives may precede.
fn in_russian(table: &Table, words: &[&str]) -> Option<ConceptKind> {
    let is_adjective = |word: &&&str| ADJECTIVES.iter().any(|end| word.ends_with(end));
    let before = words.iter().take_while(|word| table.head(word).is_none()).filter(is_adjective).count();
    table.head(words.get(before)?)
}

/// By the first word of several.
fn in_arabic(table: &Table, words: &[&str]) -> Option<ConceptKind> {
    let first = words.first().filter(|_| words.len() > 1)?;
    table.head(first).or_else(|| table.head(first.strip_prefix("ال")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_nouns_show_what_names_name() {
        use ConceptKind::{Body, Country, Document, Place, Programme};
        for (lang, text, want) in [
            (Lang::EN, "Implementation Review Committee", Some(Body)),
            (Lang::EN, "Convention on the Law of the Sea", Some(Document)),
            (Lang::EN, "Trust Fund for Basin Solidarity", Some(Body)),
            (Lang::EN, "World Food Programme", Some(Programme)),
            (Lang::EN, "Lake Victoria", None),
            (Lang::EN, "Caspian Sea", Some(Place)),
            (Lang::EN, "Kenya", Some(Country)),
            (Lang::EN, "water level", None),
            (Lang::FR, "Fonds d’affectation spéciale", Some(Body)),
            (Lang::FR, "Deuxième Commission", Some(Body)),
            (Lang::FR, "Océan Indien", Some(Place)),
            (Lang::ES, "Convención sobre el Derecho del Mar", Some(Document)),
            (Lang::RU, "Целевой фонд", Some(Body)),
            (Lang::RU, "Управление Организации Объединенных Наций", Some(Body)),
            (Lang::RU, "обзор деятельности Комитета", None),
            (Lang::AR, "لجنة استعراض التنفيذ", Some(Body)),
            (Lang::AR, "الصندوق الاستئماني للتضامن", Some(Body)),
            (Lang::AR, "لجنة", None),
            (Lang::ZH, "执行情况审查委员会", Some(Body)),
            (Lang::ZH, "委员会", None),
            (Lang::ZH, "流域管理", None),
        ] {
            assert_eq!(kind(lang, text), want, "{text}");
        }
    }

    #[test]
    fn titles_of_persons() {
        for (lang, before, want) in [
            (Lang::EN, "The Chair thanked Mr. ", true),
            (Lang::EN, "thanked Ms.\u{a0}", true),
            (Lang::EN, "the programme ", false),
            (Lang::FR, "déclare que M. ", true),
            (Lang::RU, "выступил г-н ", true),
            (Lang::AR, "شكر السيد ", true),
            (Lang::ES, "", false),
        ] {
            assert_eq!(has_title_before(lang, before), want, "{before}");
        }
        assert!(has_title_behind(Lang::ZH, "先生发言") && !has_title_behind(Lang::ZH, "发言"));
    }
}

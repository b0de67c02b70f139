//! Countries and territories by their names.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use hexapla_model::Lang;

use crate::fold::folded;
use crate::table::rows;

/// Names in all languages, and those of the United Nations that are not among them.
const TABLES: [&str; 2] = [include_str!("../data/countries.tsv"), include_str!("../data/countries_un.tsv")];

/// Names that are far more often another word.
const DOUBTFUL: [&str; 3] = ["مالي", "RU", "R.-U."];

/// For each language its columns in the tables, by code.
static COLUMNS: LazyLock<FxHashMap<&'static str, Vec<(&'static str, usize)>>> = LazyLock::new(|| {
    let mut out: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for table in TABLES {
        let head = rows(table).next().unwrap_or_default();
        head.into_iter()
            .enumerate()
            .skip(1)
            .for_each(|(n, lang)| out.entry(lang).or_default().push((table, n)));
    }
    out
});

/// For each language the countries by their folded names.
static BY_NAME: LazyLock<FxHashMap<&'static str, FxHashMap<String, &'static str>>> = LazyLock::new(|| {
    let of = |lang| names(lang).map(|(name, code)| (folded(name), code)).collect();
    COLUMNS.keys().map(|lang| (*lang, of(lang))).collect()
});

/// For each language the names of the countries by their codes.
static BY_CODE: LazyLock<FxHashMap<&'static str, FxHashMap<&'static str, Vec<&'static str>>>> =
    LazyLock::new(|| {
        let of = |lang| {
            let mut out: FxHashMap<_, Vec<_>> = FxHashMap::default();
            names(lang).for_each(|(name, code)| out.entry(code).or_default().push(name));
            out
        };
        COLUMNS.keys().map(|lang| (*lang, of(lang))).collect()
    });

/// Whether there are names of countries in the language `lang`.
#[must_use]
pub fn has_names(lang: &str) -> bool {
    COLUMNS.contains_key(lang)
}

/// The names of countries in the language `lang`, each with its ISO 3166 code; of a language without names, those in
/// English.
pub fn names(lang: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let columns = COLUMNS.get(lang).or_else(|| COLUMNS.get("en")).into_iter().flatten();
    columns.flat_map(|&(table, column)| {
        rows(table).skip(1).flat_map(move |row| {
            let names = row.get(column).copied().unwrap_or_default();
            let known = names.split('|').filter(|name| !name.is_empty() && !DOUBTFUL.contains(name));
            known.map(move |name| (name, row[0]))
        })
    })
}

/// The ISO 3166 code of the country whose name in `lang` is `text`, if there are names in that language.
///
/// ```
/// use hexapla_lang::country::country;
/// use hexapla_model::Lang;
///
/// assert_eq!(country(Lang::FR, "Kenya"), Some("KE"));
/// assert_eq!(country(Lang::ZH, "肯尼亚"), Some("KE"));
/// assert_eq!(country(Lang::EN, "Nairobi"), None);
/// ```
#[must_use]
pub fn country(lang: Lang, text: &str) -> Option<&'static str> {
    BY_NAME.get(lang.code())?.get(&folded(text)).copied()
}

/// The name of a country that `text` is, without a conjunction or a preposition that Arabic writes together with it, and the
/// code of the country.
#[must_use]
pub fn named(lang: Lang, text: &str) -> Option<(&str, &'static str)> {
    let bare = text.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|_| lang.primary() == Lang::AR);
    let mut names = std::iter::once(text).chain(bare);
    names.find_map(|name| Some((name, country(lang, name)?)))
}

/// The longest name of the country `code` that `text`, which is in `lang`, has as whole words, as it is written there.
#[must_use]
pub fn name_in<'t>(lang: Lang, text: &'t str, code: &str) -> Option<&'t str> {
    let own = BY_CODE.get(lang.code()).or_else(|| BY_CODE.get("en"))?.get(code)?;
    let found = own.iter().filter_map(|name| {
        let at = text.match_indices(name).find(|(at, _)| is_word(lang, text, *at..*at + name.len()))?.0;
        Some(&text[at..at + name.len()])
    });
    found.max_by_key(|name| name.len())
}

/// Whether no letters are beside a stretch of a text, but those that Arabic writes together with a name.
fn is_word(lang: Lang, text: &str, at: std::ops::Range<usize>) -> bool {
    let is_dense = lang.primary() == Lang::ZH;
    let attached = |c: char| lang.primary() == Lang::AR && ['و', 'ف', 'ب', 'ل', 'ك'].contains(&c);
    let before = text[..at.start].chars().next_back().is_some_and(|c| c.is_alphanumeric() && !attached(c));
    let behind = text[at.end..].chars().next().is_some_and(char::is_alphanumeric);
    is_dense || !before && !behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_countries() {
        for (lang, text, want) in [
            (Lang::EN, "Côte d’Ivoire", Some("CI")),
            (Lang::EN, "Bosnia and Herzegovina", Some("BA")),
            (Lang::RU, "Босния и Герцеговина", Some("BA")),
            (Lang::AR, "كينيا", Some("KE")),
            (Lang::AR, "الاتحاد الروسي", Some("RU")),
            (Lang::ZH, "大韩民国", Some("KR")),
            (Lang::FR, "Congo", Some("CG")),
            (Lang::FR, "République démocratique du Congo", Some("CD")),
            (Lang::AR, "مالي", None),
            (Lang::ES, "el Kenia", None),
        ] {
            assert_eq!(country(lang, text), want, "{text}");
        }
        assert_eq!(named(Lang::AR, "وغانا"), Some(("غانا", "GH")));
        assert_eq!(named(Lang::EN, "Ghana"), Some(("Ghana", "GH")));
        assert_eq!(name_in(Lang::AR, "تايلند وهنغاريا", "HU"), Some("هنغاريا"));
        assert_eq!(name_in(Lang::EN, "Nigerian Nigeria", "NE"), None);
        assert_eq!(
            name_in(Lang::RU, "в Республике Корея и Республика Корея", "KR"),
            Some("Республика Корея")
        );
        assert_eq!(name_in(Lang::ES, "la Federación de Rusia", "RU"), Some("Federación de Rusia"));
        assert!(names("xx").any(|name| name == ("Kenya", "KE")), "in English where a language has none");
    }
}

//! Singular and plural in English, French and Spanish.

use hexapla_model::Lang;

use super::Citation;
use crate::spelling::{Piece, Spelling};

/// The share of its places from which on the singular is the citation form.
const SINGULAR: f32 = 0.2;

/// Endings of words that are no nouns, by which a noun of the same stem is preferred.
const VERBAL: &[(Lang, &[&str])] = &[
    (Lang::FR, &["er", "ir", "ant", "é", "ée", "és", "ées", "ent", "ait"]),
    (Lang::ES, &["ar", "er", "ir", "ando", "endo", "ado", "ada", "ados", "adas", "aron"]),
];

/// The singular if it is not too rare, else the plural.
pub(super) fn citations(lang: Lang, spellings: &[Spelling]) -> Vec<Citation> {
    let all: u32 = spellings.iter().map(|s| s.places).sum();
    let singular = spellings.iter().filter(|s| !is_plural(lang, head(lang, &s.pieces)));
    let count: u32 = singular.clone().map(|s| s.places).sum();
    let chosen = if count as f32 >= SINGULAR * all as f32 { best(lang, singular) } else { None };
    let chosen = chosen.or_else(|| best(lang, spellings.iter()));
    let form = |s: &Spelling| {
        let built = (lang == Lang::EN && all < MANY).then(|| english_singular(s)).flatten();
        Citation::new(built.unwrap_or_else(|| without_articles(lang, s)).text(), all)
    };
    chosen.map(form).into_iter().collect()
}

/// A phrase that stands in as many places, always in the plural, has no singular.
const MANY: u32 = 20;

/// Nouns that mean something else in the singular, or have none.
const PLURAL_ONLY: &[&str] = &[
    "affairs",
    "arms",
    "communications",
    "credentials",
    "customs",
    "earnings",
    "expenses",
    "finances",
    "forces",
    "funds",
    "goods",
    "guidelines",
    "hostilities",
    "nations",
    "operations",
    "parties",
    "peoples",
    "premises",
    "proceedings",
    "reparations",
    "resources",
    "rights",
    "sciences",
    "series",
    "services",
    "species",
    "studies",
    "terms",
    "utilities",
    "works",
];

/// The singular of an English phrase in the plural, if it is no name and its head ends as nouns do that have one.
fn english_singular(spelling: &Spelling) -> Option<Spelling> {
    let head = head(Lang::EN, &spelling.pieces);
    let name = head.chars().any(char::is_uppercase);
    if name || !is_plural(Lang::EN, head) || PLURAL_ONLY.contains(&head) || head.ends_with("yses") {
        return None;
    }
    if spelling.pieces.iter().any(|p| matches!(p.text.as_str(), "and" | "or" | ",")) {
        return None;
    }
    let singular = match head.strip_suffix("es") {
        _ if head.ends_with("ies") => format!("{}y", head.strip_suffix("ies")?),
        Some(stem) if ["ss", "x", "ch", "sh"].iter().any(|end| stem.ends_with(end)) => stem.to_owned(),
        _ => head.strip_suffix('s')?.to_owned(),
    };
    let mut out = spelling.clone();
    // What has a complement is often said in the plural alone: rules of procedure, terms of reference.
    let last = out.pieces.last_mut().filter(|p| p.text == head)?;
    last.text = singular;
    Some(out)
}

/// The spelling without articles behind a conjunction, since the one before the first word is gone too.
fn without_articles(lang: Lang, spelling: &Spelling) -> Spelling {
    let (and, articles): (&[&str], &[&str]) = match lang {
        Lang::FR => (&["et", "ou"], &["le", "la", "les", "des"]),
        Lang::ES => (&["y", "e", "o", "u"], &["el", "la", "los", "las"]),
        _ => return spelling.clone(),
    };
    let mut out = spelling.clone();
    let texts: Vec<&str> = spelling.pieces.iter().map(|p| p.text.as_str()).collect();
    let mut n = 0;
    out.pieces.retain(|_| {
        n += 1;
        // `des commissions et des autorités`: what stands inside the phrase before stays behind the conjunction too.
        n < 2
            || !(articles.contains(&texts[n - 1]) && and.contains(&texts[n - 2]))
            || texts[1..n - 1].contains(&texts[n - 1])
    });
    out
}

/// The spelling that stands most often; verbs count less than nouns, and a masculine more than its feminine.
fn best<'s>(lang: Lang, of: impl Iterator<Item = &'s Spelling> + Clone) -> Option<&'s Spelling> {
    let worth = |s: &Spelling| s.places * if is_verbal(lang, head(lang, &s.pieces)) { 2 } else { 3 };
    let found =
        of.clone().map(|s| (worth(s), s)).reduce(|a, b| if b.0 > a.0 { b } else { a }).map(|(_, s)| s)?;
    let masculine = of.clone().find(|s| is_masculine(lang, s, found) && 4 * s.places >= found.places);
    Some(masculine.unwrap_or(found))
}

/// Whether `spelling` is the masculine of the single word `feminine`.
fn is_masculine(lang: Lang, spelling: &Spelling, feminine: &Spelling) -> bool {
    let ([word], [other]) = (&spelling.pieces[..], &feminine.pieces[..]) else { return false };
    let (word, other) = (word.text.to_lowercase(), other.text.to_lowercase());
    let ends: &[(&str, &str)] = match lang {
        Lang::FR => &[("", "e"), ("s", "es"), ("n", "nne"), ("ns", "nnes"), ("f", "ve"), ("fs", "ves")],
        Lang::ES => &[("o", "a"), ("os", "as"), ("or", "ora"), ("ores", "oras")],
        _ => &[],
    };
    ends.iter().any(|(m, f)| {
        let stem = other.strip_suffix(f);
        stem.is_some_and(|stem| word.strip_suffix(m) == Some(stem))
    })
}

/// The word that shows the number: the last before a preposition in English, the first in French and Spanish.
fn head(lang: Lang, pieces: &[Piece]) -> &str {
    let prepositions = ["of", "for", "in", "on", "to", "with", "from", "by", "and", "against", "at"];
    let piece = if lang == Lang::EN {
        let end = pieces.iter().position(|p| prepositions.contains(&p.text.as_str())).unwrap_or(pieces.len());
        pieces.get(end.saturating_sub(1))
    } else {
        pieces.first()
    };
    piece.map_or("", |p| p.text.as_str())
}

fn is_plural(lang: Lang, word: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    match lang {
        Lang::EN => ends(&["s"]) && !ends(&["ss", "us", "is", "ics"]) && word.len() > 3,
        Lang::FR => ends(&["s", "x"]) && !ends(&["ss", "us", "ix"]) && word.len() > 3,
        _ => ends(&["s"]) && !ends(&["is", "us"]) && word.len() > 3,
    }
}

fn is_verbal(lang: Lang, word: &str) -> bool {
    VERBAL.iter().any(|(l, ends)| *l == lang && ends.iter().any(|end| word.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(lang: Lang, spellings: &[(&str, u32)]) -> String {
        let piece = |text: &str| Piece { text: text.to_owned(), word: 0, apart: true };
        let spelling = |&(text, places): &(&str, u32)| Spelling {
            pieces: text.split(' ').map(piece).collect(),
            places,
            inside: places,
        };
        let spellings: Vec<Spelling> = spellings.iter().map(spelling).collect();
        citations(lang, &spellings)[0].text.clone()
    }

    #[test]
    fn the_singular_unless_it_is_rare() {
        for (lang, spellings, want) in [
            (Lang::EN, &[("river basins", 4), ("river basin", 2)][..], "river basin"),
            (Lang::EN, &[("human rights", 40), ("human right", 1)], "human rights"),
            (Lang::EN, &[("rules of procedure", 2)], "rules of procedure"),
            (Lang::EN, &[("subsidiary bodies", 2)], "subsidiary body"),
            (Lang::EN, &[("decision processes", 2)], "decision process"),
            (Lang::EN, &[("databases", 2)], "database"),
            (Lang::EN, &[("water rights", 2)], "water rights"),
            (Lang::EN, &[("States parties", 3)], "States parties"),
            (Lang::EN, &[("rules and standards", 2)], "rules and standards"),
            (Lang::FR, &[("eaux douces", 3), ("eau douce", 2)], "eau douce"),
            (Lang::FR, &[("prisonnières", 2), ("prisonniers", 1)], "prisonnières"),
            (Lang::FR, &[("voisine", 2), ("voisin", 1)], "voisin"),
            (Lang::ES, &[("cuencas y los ríos", 2)], "cuencas y ríos"),
            (Lang::FR, &[("Groupe des États et des villes", 2)], "Groupe des États et des villes"),
        ] {
            assert_eq!(form(lang, spellings), want, "{spellings:?}");
        }
    }
}

//! Singular and plural in English, French and Spanish.

use hexapla_lang::number::{self, Number};
use hexapla_model::Lang;

use super::case::in_its_case;
use super::singular::{built_singular, head_of, is_plural, singular_of_many};
use super::{Citation, Hint};
use crate::spelling::{Piece, Spelling};

/// The share of its places from which on an attested singular is the citation form: a `human right` among fifty `human
/// rights` is none. Of others the singular can be built.
const SINGULAR: f32 = 0.2;

/// Endings of words that are no nouns, by which a noun of the same stem is preferred.
const VERBAL: &[(Lang, &[&str])] = &[
    (Lang::FR, &["er", "ir", "ant", "é", "ée", "és", "ées", "ent", "ait"]),
    (Lang::ES, &["ar", "er", "ir", "ando", "endo", "ado", "ada", "ados", "adas", "aron"]),
];

/// Endings of a masculine and its feminine.
const GENDERS: &[(Lang, &str, &str)] = &[
    (Lang::FR, "", "e"),
    (Lang::FR, "s", "es"),
    (Lang::FR, "n", "nne"),
    (Lang::FR, "ns", "nnes"),
    (Lang::FR, "f", "ve"),
    (Lang::FR, "fs", "ves"),
    (Lang::FR, "eur", "euse"),
    (Lang::FR, "eurs", "euses"),
    (Lang::FR, "teur", "trice"),
    (Lang::FR, "teurs", "trices"),
    (Lang::FR, "er", "ère"),
    (Lang::FR, "ers", "ères"),
    (Lang::ES, "o", "a"),
    (Lang::ES, "os", "as"),
    (Lang::ES, "or", "ora"),
    (Lang::ES, "ores", "oras"),
    (Lang::ES, "ón", "ona"),
    (Lang::ES, "és", "esa"),
];

/// The singular if it is not too rare, else the plural; the plural too, if it is usual and in French, in Spanish or irregular.
pub(super) fn citations(lang: Lang, spellings: &[Spelling], hint: Hint) -> Vec<Citation> {
    let all: u32 = spellings.iter().map(|s| s.places).sum();
    let (many, one): (Vec<&Spelling>, Vec<&Spelling>) =
        spellings.iter().partition(|s| is_plural(lang, &s.pieces));
    let count: u32 = one.iter().map(|s| s.places).sum();
    // What translates a plural that is its citation form mostly is one too: `autochtones` for `indigenous peoples`.
    let is_usual = if hint.plural { 2 * count > all } else { count as f32 >= SINGULAR * all as f32 };
    let chosen = if is_usual { best(lang, one.iter().copied()) } else { None };
    let chosen = chosen.filter(|one| !is_other_word(lang, one, best(lang, many.iter().copied())));
    let Some(chosen) = chosen.or_else(|| best(lang, spellings.iter())) else { return Vec::new() };
    // What translates a mass noun and is always a plural stays one: `imágenes satelitales` for `satellite imagery`.
    let is_mass = hint.is_mass() && count == 0;
    let first =
        if all < MANY && !hint.plural && !is_mass { singular(lang, chosen, &many, hint) } else { None };
    let first = first.unwrap_or_else(|| without_articles(lang, chosen).text());
    let first = in_its_case(lang, first, chosen, spellings);
    let places = spellings.iter().filter(|s| s.text() == first).map(|s| s.places).sum();
    let mut out = vec![Citation::new(first, places)];
    // Dictionaries and title pages often have the plural of what is many: `adolescentes`, `aguas dulces`.
    if let Some(plural) = best(lang, many.iter().copied())
        .filter(|p| is_worth_showing(lang, p, &out[0].text) && 2 * p.places >= all && same_case(p, chosen))
    {
        out.push(Citation::new(without_articles(lang, plural).text(), plural.places));
    }
    out
}

/// Whether the singular `one` looks like a verb, and is another word of the same stem than the plural `many`, which is as frequent:
/// `indiquant` beside `indicateurs`.
fn is_other_word(lang: Lang, one: &Spelling, many: Option<&Spelling>) -> bool {
    many.is_some_and(|many| {
        let [own, other] = [one, many].map(|spelling| is_verbal(lang, head_of(lang, &spelling.pieces)));
        let text = one.text();
        let is_same = many.text().starts_with(&text) || built_singular(lang, many) == Some(text);
        own && !other && !is_same && many.places >= one.places
    })
}

/// Whether a plural is another word than its singular for a reader: in English an irregular one.
fn is_worth_showing(lang: Lang, plural: &Spelling, singular: &str) -> bool {
    lang.primary() != Lang::EN || !plural.text().ends_with('s') && plural.text() != singular
}

/// The singular of `chosen`, if it is to be built; the masculine of the plurals `many` comes before a feminine.
fn singular(lang: Lang, chosen: &Spelling, many: &[&Spelling], hint: Hint) -> Option<String> {
    let text = chosen.text();
    let built = |spelling: &Spelling| {
        let own = || built_singular(lang, spelling);
        if hint.is_many() { singular_of_many(lang, spelling).or_else(own) } else { own() }
    };
    let usual = many.iter().filter(|s| 4 * s.places >= chosen.places);
    let mut masculines = usual.filter_map(|s| built(s));
    masculines.find(|masculine| is_masculine_of(lang, masculine, &text)).or_else(|| built(chosen))
}

/// Whether a term is plural in most places.
pub(super) fn is_mostly_plural(lang: Lang, spellings: &[Spelling]) -> bool {
    let plural = spellings.iter().filter(|s| is_plural(lang, &s.pieces));
    let many: u32 = plural.map(|s| s.places).sum();
    2 * many > spellings.iter().map(|s| s.places).sum()
}

/// Whether a citation form is plural.
pub(super) fn is_plural_form(lang: Lang, text: &str) -> bool {
    is_plural(lang, &pieces_of(text))
}

/// The number of a citation form, if its head shows it; of several heads that are joined, none.
pub(super) fn number_of(lang: Lang, text: &str) -> Option<hexapla_model::Number> {
    let pieces = pieces_of(text);
    if is_plural(lang, &pieces) {
        return Some(hexapla_model::Number::Plural);
    }
    let is_joined = pieces.iter().any(|piece| number::joins(lang, &piece.text));
    let is_one = number::number(lang, head_of(lang, &pieces)) == Number::Singular;
    (is_one && !is_joined).then_some(hexapla_model::Number::Singular)
}

fn pieces_of(text: &str) -> Vec<Piece> {
    text.split(' ').map(|word| Piece { text: word.to_owned(), word: 0, apart: true }).collect()
}

/// Whether both begin with a capital, or none does.
fn same_case(a: &Spelling, b: &Spelling) -> bool {
    begins_with_capital(a) == begins_with_capital(b)
}

fn begins_with_capital(spelling: &Spelling) -> bool {
    spelling.pieces.first().is_some_and(|piece| piece.text.starts_with(char::is_uppercase))
}

/// A phrase that is in as many places, always in the plural, has no singular.
const MANY: u32 = 100;

/// The spelling without the article behind the conjunction that joins its first two words, since the one before the
/// first is gone too: `(la) paix et (la) sécurité`. What else is inside a phrase stays, and so do names.
fn without_articles(lang: Lang, spelling: &Spelling) -> Spelling {
    let (and, articles): (&[&str], &[&str]) = match lang.primary() {
        Lang::FR => (&["et", "ou"], &["le", "la", "les"]),
        Lang::ES => (&["y", "e", "o", "u"], &["el", "la", "los", "las"]),
        _ => return spelling.clone(),
    };
    let mut out = spelling.clone();
    let is =
        |n: usize, words: &[&str]| spelling.pieces.get(n).is_some_and(|p| words.contains(&p.text.as_str()));
    let is_name = spelling.pieces[0].text.starts_with(char::is_uppercase);
    if is(1, and) && is(2, articles) && !is_name {
        out.pieces.remove(2);
    }
    out
}

/// The spelling that stands most often; verbs count less than nouns, and a masculine more than its feminine.
fn best<'s>(lang: Lang, of: impl Iterator<Item = &'s Spelling> + Clone) -> Option<&'s Spelling> {
    let weighed =
        of.clone().map(|s| (s.places * if is_verbal(lang, head_of(lang, &s.pieces)) { 2 } else { 3 }, s));
    let (_, found) = weighed.reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let masculine = of.clone().find(|s| is_masculine(lang, s, found) && 4 * s.places >= found.places);
    Some(masculine.unwrap_or(found))
}

/// Whether `spelling` is the masculine of the single word `feminine`.
fn is_masculine(lang: Lang, spelling: &Spelling, feminine: &Spelling) -> bool {
    spelling.pieces.len() == 1 && is_masculine_of(lang, &spelling.text(), &feminine.text())
}

/// Whether `text` is `feminine` in the masculine: each of its words is the same, or the masculine of the other.
fn is_masculine_of(lang: Lang, text: &str, feminine: &str) -> bool {
    let (text, feminine) = (text.to_lowercase(), feminine.to_lowercase());
    let words = text.split(' ').zip(feminine.split(' '));
    text != feminine
        && text.split(' ').count() == feminine.split(' ').count()
        && words.into_iter().all(|(word, other)| word == other || is_masculine_word(lang, word, other))
}

fn is_masculine_word(lang: Lang, word: &str, feminine: &str) -> bool {
    let ends = GENDERS.iter().filter(|(l, ..)| *l == lang.primary());
    ends.into_iter().any(|(_, masculine, ending)| {
        feminine.strip_suffix(ending).is_some_and(|stem| word.strip_suffix(masculine) == Some(stem))
    })
}

pub(super) fn is_verbal(lang: Lang, word: &str) -> bool {
    VERBAL.iter().any(|(l, ends)| *l == lang.primary() && ends.iter().any(|end| word.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(lang: Lang, spellings: &[(&str, u32)]) -> String {
        form_of(lang, spellings, Hint::default())
    }

    fn form_of(lang: Lang, spellings: &[(&str, u32)], hint: Hint) -> String {
        let piece = |text: &str| Piece { text: text.to_owned(), word: 0, apart: true };
        let spelling = |&(text, places): &(&str, u32)| Spelling {
            pieces: text.split(' ').map(piece).collect(),
            places,
            inside: places,
            cut: 0,
            joined: 0,
        };
        let spellings: Vec<Spelling> = spellings.iter().map(spelling).collect();
        citations(lang, &spellings, hint)[0].text.clone()
    }

    #[test]
    fn what_translates_a_mass_noun_may_be_a_plural() {
        for (spellings, counted, want) in [
            (&[("imágenes satelitales", 2)][..], false, "imágenes satelitales"),
            (&[("imágenes satelitales", 2)], true, "imagen satelital"),
            (&[("imágenes satelitales", 2), ("imagen satelital", 1)], false, "imagen satelital"),
        ] {
            let hint = Hint { one: true, singular: true, counted, ..Hint::default() };
            assert_eq!(form_of(Lang::ES, spellings, hint), want, "{spellings:?}");
            let noun = Hint { counted: false, noun_often_counted: counted, ..hint };
            assert_eq!(form_of(Lang::ES, spellings, noun), want, "{spellings:?}");
        }
    }

    #[test]
    fn what_translates_a_plural_mostly_is_one() {
        let hint = Hint { plural: true, ..Hint::default() };
        for (spellings, want) in [
            (&[("autochtone", 1), ("autochtones", 2)][..], "autochtones"),
            (&[("droit public", 3), ("droits publics", 1)], "droit public"),
        ] {
            assert_eq!(form_of(Lang::FR, spellings, hint), want, "{spellings:?}");
        }
    }

    #[test]
    fn one_of_many_may_have_a_capital() {
        let many = Hint { one: true, counted: true, ..Hint::default() };
        for (hint, text, want) in [
            (many, "Abonnements à une connexion", "Abonnement à une connexion"),
            (Hint { name: true, ..many }, "Abonnements à une connexion", "Abonnements à une connexion"),
            (many, "Nations Unies", "Nations Unies"),
            (many, "objectifs de développement durable", "objectif de développement durable"),
            (many, "services publics", "service public"),
            (Hint { one: true, singular: true, ..Hint::default() }, "services publics", "services publics"),
        ] {
            assert_eq!(form_of(Lang::FR, &[(text, 2)], hint), want);
        }
    }

    #[test]
    fn the_number_of_a_term() {
        use hexapla_model::Number::{Plural, Singular};
        for (lang, text, want) in [
            (Lang::EN, "river basin", Some(Singular)),
            (Lang::EN, "rules of procedure", Some(Plural)),
            (Lang::EN, "human rights", Some(Plural)),
            (Lang::EN, "peace and security", None),
            (Lang::EN, "headquarters", None),
            (Lang::FR, "États riverains", Some(Plural)),
            (Lang::FR, "eau douce", Some(Singular)),
            (Lang::ES, "cuencas fluviales", Some(Plural)),
        ] {
            assert_eq!(number_of(lang, text), want, "{text}");
        }
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
            (Lang::EN, &[("session cookies", 2)], "session cookie"),
            (Lang::EN, &[("calories", 2)], "calorie"),
            (Lang::EN, &[("prairies", 3)], "prairie"),
            (Lang::EN, &[("magpies", 3)], "magpie"),
            (Lang::EN, &[("policies", 3)], "policy"),
            (Lang::EN, &[("water rights", 2)], "water rights"),
            (Lang::EN, &[("States parties", 3)], "State party"),
            (Lang::EN, &[("rules and standards", 2)], "rules and standards"),
            (Lang::FR, &[("eaux douces", 3), ("eau douce", 2)], "eau douce"),
            (Lang::FR, &[("prisonnières", 2), ("prisonniers", 1)], "prisonnier"),
            (Lang::FR, &[("voisine", 2), ("voisin", 1)], "voisin"),
            (Lang::FR, &[("indiquant", 2), ("indicateurs", 2)], "indicateur"),
            (Lang::FR, &[("Vice-Président", 2), ("Vice-Présidents", 3)], "Vice-Président"),
            (Lang::FR, &[("virus canins", 2)], "virus canin"),
            (Lang::FR, &[("coronavirus canins", 2)], "coronavirus canin"),
            (Lang::ES, &[("cuencas y los ríos", 2)], "cuencas y ríos"),
            (Lang::ES, &[("daños sensibles", 2)], "daño sensible"),
            (Lang::ES, &[("redes sociales", 3)], "red social"),
            (Lang::ES, &[("redes sociales", 3), ("red social", 1)], "red social"),
            (Lang::ES, &[("planes nacionales", 2)], "plan nacional"),
            (Lang::ES, &[("volcanes activos", 2)], "volcán activo"),
            (Lang::ES, &[("meses lunares", 2)], "mes lunar"),
            (Lang::ES, &[("leyes nacionales", 2)], "ley nacional"),
            (Lang::ES, &[("facultades públicas", 2)], "facultad pública"),
            (Lang::FR, &[("vitraux anciens", 2)], "vitrail ancien"),
            (Lang::FR, &[("tuyaux souples", 2)], "tuyau souple"),
            (Lang::ES, &[("imágenes satelitales", 2)], "imagen satelital"),
            (Lang::ES, &[("comisiones fluviales", 3)], "comisión fluvial"),
            (Lang::ES, &[("países en desarrollo", 3)], "país en desarrollo"),
            (Lang::FR, &[("accords bilatéraux", 2)], "accord bilatéral"),
            (Lang::FR, &[("bases de données", 2)], "base de données"),
            (Lang::FR, &[("États riverains", 2)], "État riverain"),
            (Lang::FR, &[("niveaux de crue", 2)], "niveau de crue"),
            (Lang::FR, &[("Groupe des États et des villes", 2)], "Groupe des États et des villes"),
            (Lang::FR, &[("lutte contre la drogue et le crime", 2)], "lutte contre la drogue et le crime"),
            (Lang::FR, &[("organisations non gouvernementales", 2)], "organisation non gouvernementale"),
        ] {
            assert_eq!(form(lang, spellings), want, "{spellings:?}");
        }
    }
}

//! What an entry names, by the languages that show it.

use hexapla_lang::country::{self, name_in};
use hexapla_lang::name;
use hexapla_model::{ConceptKind, Lang, Span, Term, TermKind};

use crate::context::Seen;
use crate::language::Language;

/// How many places are looked at for the titles of persons.
const LOOKED: usize = 20;

/// What the preferred term of one language shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Vote {
    kind: ConceptKind,
    /// Whether it rests on a noun that names one thing or many alike, in a script without capitals.
    is_weak: bool,
}

/// What an entry names whose terms in each language are `terms`, seen in these rows: what most languages show; of two that
/// as many show, that of the earlier language. Names without a capital are none, so where all scripts lack capitals a head
/// noun shows nothing.
pub(crate) fn kind(languages: &[Language], terms: &[&[Term]], seen: &[Seen]) -> ConceptKind {
    let each = languages.iter().zip(terms).enumerate();
    let votes: Vec<Vote> =
        each.filter_map(|(n, (language, terms))| vote(language, n, terms.first()?, seen)).collect();
    elected(&votes)
}

fn elected(votes: &[Vote]) -> ConceptKind {
    let is_shown = votes.iter().any(|vote| !vote.is_weak);
    let count = |kind| votes.iter().filter(|vote| vote.kind == kind).count();
    let counted = votes.iter().filter(|vote| is_shown || !vote.is_weak).map(|vote| vote.kind);
    // Of equals the first.
    counted.rev().max_by_key(|kind| count(*kind)).unwrap_or_default()
}

/// What the preferred term of language `n` shows; none if nothing.
fn vote(language: &Language, n: usize, term: &Term, seen: &[Seen]) -> Option<Vote> {
    let lang = language.lang();
    let first = term.text.chars().find(|c| c.is_alphabetic())?;
    let has_case = first.is_uppercase() || first.is_lowercase();
    let sure = |kind| Vote { kind, is_weak: false };
    if has_case && !first.is_uppercase() {
        return Some(sure(ConceptKind::Term));
    }
    if country::named(lang, &term.text).is_some() {
        return Some(sure(ConceptKind::Country));
    }
    if let Some(kind) = name::kind(lang, &term.text) {
        let is_noun = !matches!(kind, ConceptKind::Country);
        return Some(Vote { kind, is_weak: !has_case && is_noun });
    }
    let spans = seen.iter().filter_map(|seen| Some((seen.row, seen.spans.get(n).copied().flatten()?)));
    let places: Vec<(usize, Span)> = spans.take(LOOKED).collect();
    let titled = places.iter().filter(|(row, span)| is_titled(lang, language.texts.text(*row), *span));
    (2 * titled.count() > places.len()).then(|| sure(ConceptKind::Person))
}

/// Leaves of the terms of an entry that names a country those that are its name where there are some, else the name that the
/// rows `seen` have, and none that is the name of another country. `terms` has those of each language, with what they are
/// compared by.
pub(crate) fn settle_country<'t>(
    languages: &[Language],
    seen: &[Seen],
    terms: impl Iterator<Item = (&'t mut Vec<Term>, &'t mut Vec<String>)>,
) {
    let mut all: Vec<(Lang, &mut Vec<Term>, &mut Vec<String>)> =
        languages.iter().zip(terms).map(|(language, (terms, keys))| (language.lang(), terms, keys)).collect();
    let codes: Vec<&str> = all.iter().filter_map(|(lang, terms, _)| code(*lang, terms)).collect();
    let count = |code: &str| codes.iter().filter(|other| **other == code).count();
    let Some(own) = codes.iter().rev().max_by_key(|code| count(code)).copied() else { return };
    for (n, (lang, terms, keys)) in all.iter_mut().enumerate() {
        let names: Vec<Option<String>> = terms.iter().map(|term| name_of(*lang, term, own)).collect();
        let is_other = code(*lang, terms).is_some_and(|code| code != own);
        if names.iter().all(Option::is_none) {
            // `Estados Unidos de América` has the name of the table inside.
            if terms.iter().any(|term| name_in(*lang, &term.text, own).is_some()) {
                continue;
            }
            let printed = || -> Vec<&str> {
                let names = seen.iter().map(|seen| name_in(*lang, languages[n].texts.text(seen.row), own));
                names.flatten().collect()
            };
            let printed = if n > 0 && country::has_names(lang.code()) { printed() } else { Vec::new() };
            // What stands for the name more often than the names of the table is one that it lacks.
            let places = terms.iter().map(|term| term.frequency as usize).max().unwrap_or_default();
            if !is_other && places > printed.len() {
                continue;
            }
            let name = printed.first();
            if n > 0 && (is_other || name.is_some()) {
                terms.clear();
                keys.clear();
            }
            if let Some(name) = name {
                terms.push(Term {
                    text: (*name).to_owned(),
                    frequency: 1,
                    kind: TermKind::FullForm,
                    ..Term::default()
                });
                keys.push((*name).to_owned());
            }
            continue;
        }
        let kept = std::mem::take(*terms).into_iter().zip(std::mem::take(*keys)).zip(names);
        for ((term, key), name) in kept {
            let Some(text) = name.filter(|name| terms.iter().all(|term| term.text != *name)) else {
                continue;
            };
            terms.push(Term { text, ..term });
            keys.push(key);
        }
    }
}

/// The code of the first country that some terms name.
fn code(lang: Lang, terms: &[Term]) -> Option<&'static str> {
    terms.iter().find_map(|term| country::named(lang, &term.text)).map(|(_, code)| code)
}

/// The name that a term is, if it is one of the country `code`.
fn name_of(lang: Lang, term: &Term, code: &str) -> Option<String> {
    country::named(lang, &term.text).filter(|(_, own)| *own == code).map(|(name, _)| name.to_owned())
}

/// Whether a title of persons is beside a place.
fn is_titled(lang: Lang, text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let behind = text.get(span.end as usize..).unwrap_or_default();
    name::has_title_before(lang, before) || name::has_title_behind(lang, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_languages_decide() {
        use ConceptKind::{Body, Country, Document, Term};
        let sure = |kind| Vote { kind, is_weak: false };
        let weak = |kind| Vote { kind, is_weak: true };
        for (votes, want) in [
            (&[sure(Body), sure(Body), sure(Term)][..], Body),
            (&[sure(Document), sure(Body)], Document),
            (&[sure(Term), weak(Body), weak(Body)], Body),
            (&[sure(Term), sure(Term), weak(Body)], Term),
            (&[weak(Body), weak(Body)], Term),
            (&[weak(Body), sure(Country)], Body),
            (&[], Term),
        ] {
            assert_eq!(elected(votes), want, "{votes:?}");
        }
    }
}

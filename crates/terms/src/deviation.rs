//! Rows that render a term in another way than its entry prefers.

mod fault;
mod stretch;

use std::collections::BTreeSet;
use std::ops::Range;

use hexapla_lang::fold::fold;
use hexapla_model::{Links, Span, TermKind};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::candidate::narrow;
use crate::concept::Made;
use crate::extractor::{Scope, entry_id};
use crate::language::Language;
use crate::rendering::Renderings;
use crate::ties::{Row, Ties};
use fault::{Other, Pivot, is_worthwhile};
use stretch::{best, is_doubtful, is_related};

/// A row in which a text renders a term in another way than the entry prefers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// Id of the entry.
    pub entry: String,
    /// The language, by its place in the corpus.
    pub lang: usize,
    /// Index of the row in the corpus.
    pub row: usize,
    /// Where the term is in the text of the pivot.
    pub term: Span,
    /// Where the text of the language has what translates it.
    pub used: Span,
    /// In how many rows the preferred rendering is.
    pub preferred_rows: usize,
    /// In how many rows this one is.
    pub used_rows: usize,
}

/// Finds where texts deviate from entries.
pub(crate) struct Consistency<'a> {
    pub(crate) languages: &'a [Language<'a>],
    pub(crate) links: &'a [Links],
    /// For each language but the pivot and each candidate of the pivot what stands for it.
    pub(crate) renderings: &'a [Renderings],
    /// All other renderings, or those that are likely faults.
    pub(crate) scope: Scope,
}

/// A place that another rendering translates.
struct Place {
    row: usize,
    /// The token of the pivot at which the term begins.
    at: u32,
    /// The tokens of the rendering.
    used: Range<usize>,
    /// What their words are compared by.
    keys: Vec<u32>,
    /// Whether it is a likely fault.
    is_fault: bool,
}

/// How one language renders a term.
#[derive(Default)]
struct Usage {
    /// The rows with the preferred rendering.
    same: BTreeSet<usize>,
    /// The rows with a text that lacks it.
    lacking: BTreeSet<usize>,
    /// Places in such rows that another rendering translates.
    found: Vec<Place>,
}

impl Consistency<'_> {
    /// The deviations from the entries in `made`, in their order, then by language and row; of the entries behind the first
    /// `listed` ones only those stay that have some.
    pub(crate) fn deviations(&self, made: &mut Vec<Made>, listed: usize) -> Vec<Deviation> {
        if self.languages.is_empty() {
            return Vec::new();
        }
        let found = self.of_entries(made, listed);
        let (mut out, mut kept) = (Vec::new(), Vec::with_capacity(listed));
        for (n, (made, mut found)) in made.drain(..).zip(found).enumerate() {
            if n < listed || !found.is_empty() {
                found.iter_mut().for_each(|deviation| deviation.entry = entry_id(kept.len()));
                out.append(&mut found);
                kept.push(made);
            }
        }
        *made = kept;
        out
    }

    /// The deviations from each of the entries in `made`, not yet with its id.
    fn of_entries(&self, made: &[Made], listed: usize) -> Vec<Vec<Deviation>> {
        let pivot = &self.languages[0];
        let (shown, longest) = (Pivot::new(pivot), longest(pivot, &made[..listed]));
        let mut seen = FxHashSet::default();
        // Entries of further renderings of the same term are what deviates.
        let is_first: Vec<bool> = made.iter().map(|made| seen.insert(made.id)).collect();
        let mut usages: Vec<Vec<Usage>> = made.iter().map(|_| Vec::new()).collect();
        for lang in 1..self.languages.len() {
            let judge = Other::new(pivot, &self.languages[lang], &self.links[lang - 1]);
            let each = made.par_iter().zip(&is_first).zip(&mut usages);
            each.filter(|((_, is_first), _)| **is_first).for_each(|((made, _), usages)| {
                usages.push(self.usage((&shown, &judge), made, lang, &longest));
            });
        }
        made.iter().zip(&usages).map(|(made, usages)| self.of_entry(made.id, usages)).collect()
    }

    /// The deviations from the entry of candidate `id`, which each of the other languages renders so.
    fn of_entry(&self, id: u32, usages: &[Usage]) -> Vec<Deviation> {
        let (pivot, mut out) = (&self.languages[0], Vec::new());
        for (lang, usage) in (1..).zip(usages) {
            // What is in no more rows than other words shows no preference.
            if usage.found.len() >= usage.same.len() {
                continue;
            }
            let is_listed = |place: &&Place| {
                self.scope == Scope::All || (place.is_fault && !has_other_sense(usages, place.row))
            };
            out.extend(usage.found.iter().filter(is_listed).map(|place| Deviation {
                entry: String::new(),
                lang,
                row: place.row,
                term: pivot.span(place.at, pivot.length(id)),
                used: self.languages[lang].span(narrow(place.used.start), place.used.len()),
                preferred_rows: usage.same.len(),
                used_rows: usage.found.iter().filter(|other| other.keys == place.keys).count(),
            }));
        }
        out
    }

    /// How language `lang` renders the term of an entry.
    fn usage(&self, (shown, judge): (&Pivot, &Other), made: &Made, lang: usize, longest: &[usize]) -> Usage {
        let Some(&preferred) = made.targets[lang].first() else { return Usage::default() };
        let (pivot, other) = (&self.languages[0], &self.languages[lang]);
        let (words, short) = (pivot.length(made.id), short_forms(made, lang));
        let renderings = &self.renderings[lang - 1][made.id as usize];
        let right = renderings.iter().find(|r| r.target == preferred).map_or(0.0, |r| r.probability);
        let is_term = is_worthwhile(made, right, shown.is_of_office(made.id)) && shown.is_noun(made.id);
        let (mut ties, mut out) = (Ties::default(), Usage::default());
        for at in own_places(pivot, made.id, longest) {
            let row = pivot.texts.row(at as usize);
            let texts = Row::new(row, pivot.side.words, other.side.words, &self.links[lang - 1]);
            let Some(texts) = texts.filter(|texts| !texts.target.1.is_empty()) else { continue };
            if is_in(other, preferred, &texts.target.1) || shows(other.texts.text(row), &short) {
                out.same.insert(row);
                continue;
            }
            out.lacking.insert(row);
            let first = at as usize - texts.source.1.start;
            ties.read(&texts, first, first + words - 1);
            let Some(used) = best(&ties, &texts, other) else { continue };
            let tokens = &used.tokens;
            let is_known = out.found.last().is_some_and(|place| place.row == row);
            if is_known
                || is_doubtful((pivot, made.id), (other, preferred), tokens)
                || is_related(other, preferred, tokens, &texts.target.1)
            {
                continue;
            }
            let is_fault =
                is_term && shown.is_term_at(at as usize, words) && judge.is_name((pivot, made.id), &used);
            let keys = tokens.clone().map(|at| other.side.words.key(at)).collect();
            out.found.push(Place { row, at, used: used.tokens, keys, is_fault });
        }
        let same = &out.same;
        out.found.retain(|place| !same.contains(&place.row));
        out.lacking.retain(|row| !same.contains(row));
        out
    }
}

/// Whether most of several languages render a term in another way in a row: then it has another sense there, since each
/// language is translated for itself.
fn has_other_sense(usages: &[Usage], row: usize) -> bool {
    let render =
        usages.iter().filter(|usage| usage.same.contains(&row) || usage.lacking.contains(&row)).count();
    let others = usages.iter().filter(|usage| usage.found.iter().any(|place| place.row == row)).count();
    others > 1 && 2 * others > render
}

/// For each running word of the pivot how many words the longest term of an entry around it has.
fn longest(pivot: &Language, made: &[Made]) -> Vec<usize> {
    let mut out = vec![0; pivot.texts.column().tokens.len()];
    for made in made {
        let words = pivot.length(made.id);
        for &at in pivot.places.of(made.id) {
            out[at as usize..at as usize + words].iter_mut().for_each(|most| *most = words.max(*most));
        }
    }
    out
}

/// The places of candidate `id` that are not a part of a longer term.
fn own_places(pivot: &Language, id: u32, longest: &[usize]) -> Vec<u32> {
    let words = pivot.length(id);
    let places = pivot.places.of(id).iter().copied();
    places.filter(|&at| (at as usize..at as usize + words).any(|word| longest[word] <= words)).collect()
}

/// The folded short forms of an entry in a language.
fn short_forms(made: &Made, lang: usize) -> Vec<String> {
    let section = made.entry.sections.get(lang).and_then(Option::as_ref);
    let terms = section.into_iter().flat_map(|section| &section.terms);
    let short = terms.filter(|term| matches!(term.kind, TermKind::Acronym | TermKind::ShortForm));
    short.map(|term| folded(&term.text)).collect()
}

fn shows(text: &str, short: &[String]) -> bool {
    if short.is_empty() {
        return false;
    }
    let text = folded(text);
    short.iter().any(|short| text.contains(short))
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}

/// Whether candidate `id` is among these tokens.
fn is_in(language: &Language, id: u32, tokens: &Range<usize>) -> bool {
    let places = language.places.of(id);
    let next = places.partition_point(|&at| (at as usize) < tokens.start);
    places.get(next).is_some_and(|&at| (at as usize) < tokens.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_languages_translate_in_another_way_has_another_sense() {
        let usage = |sign: char| {
            let place = Place { row: 7, at: 0, used: 0..1, keys: Vec::new(), is_fault: true };
            let rows = |is: bool| if is { BTreeSet::from([7]) } else { BTreeSet::new() };
            let found = if sign == '!' { vec![place] } else { Vec::new() };
            Usage { same: rows(sign == '='), lacking: rows(sign == '!' || sign == '-'), found }
        };
        // A language has the preferred rendering (=), another one (!), neither (-), or no text (.).
        for (languages, want) in [
            ("!", false),
            ("!=", false),
            ("!!", true),
            ("!!==", false),
            ("!!=", true),
            ("!!.", true),
            ("!!--=", false),
            ("!----", false),
            ("!!!--", true),
        ] {
            let usages: Vec<Usage> = languages.chars().map(usage).collect();
            assert_eq!(has_other_sense(&usages, 7), want, "{languages}");
            assert!(!has_other_sense(&usages, 8), "{languages}: another row");
        }
    }
}

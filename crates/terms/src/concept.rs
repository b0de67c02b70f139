//! Joins what stands for a candidate of the pivot in all languages into an entry.

use std::borrow::Cow;

use hexapla_model::{
    ConceptEntry, ConceptKind, Corpus, LanguageSection, Links, PartOfSpeech, Span, Term, TermKind,
};

use crate::citation::{self, Citation, Hint};
use crate::context::{self, Seen};
use crate::grammar;
use crate::kind;
use crate::known::{KnownTerms, StopRow};
use crate::language::Language;
use crate::meeting::{Meeting, meetings};
use crate::rank::{self, Cell, Draft};
use crate::rendering::{Rendering, Renderings};
use crate::title;

/// The least probability of a second rendering.
const SECOND: f32 = 0.35;

/// The least probability of a rendering to have an entry of its own.
const OTHER: f32 = 0.15;

/// How many renderings of a language may have entries of their own; a part of another rendering has none.
const OTHERS: usize = 3;

/// How much an entry of other renderings counts beside the first one of its term.
const SIDE: f32 = 0.5;

/// Places of a candidate from which its contexts are chosen.
const READ: usize = 200;

/// From which share of plurals on a noun names what is counted. Reasoned: `sources` and `risks` are as usual as `source` and `risk`,
/// `wastes` and `expenditures` are not.
const OFTEN_COUNTED: f32 = 0.3;

/// How much a term counts that can only be beside a noun.
const MODIFIER: f32 = 0.3;

/// An entry and where it belongs.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// The candidate of the pivot.
    pub(crate) id: u32,
    /// How probable it is that the candidate is a term; less if it can only be beside a noun.
    pub(crate) term: f32,
    /// What entries are ordered by.
    pub(crate) rank: f32,
    pub(crate) entry: ConceptEntry,
    /// For each language the candidates that its terms come from, the preferred one first.
    pub(crate) targets: Vec<Vec<u32>>,
}

/// What becomes of a draft.
pub(crate) enum Outcome {
    /// Entries: none if nothing stands for it, and more than one if it has other renderings elsewhere.
    Made(Vec<Made>),
    /// The user does not want it, as these rows of the stop list say.
    Stopped(Vec<StopRow>),
}

/// What entries are made from.
pub(crate) struct Concepts<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) languages: &'a [Language<'a>],
    pub(crate) links: &'a [Links],
    /// For each language but the pivot and each candidate what stands for it.
    pub(crate) renderings: &'a [Renderings],
    pub(crate) known: &'a KnownTerms<'a>,
    /// How many contexts an entry has.
    pub(crate) contexts: usize,
}

/// The terms of a language for a concept, with what they are compared by and the places where they stand for it.
#[derive(Default, Clone)]
struct Found {
    terms: Vec<Term>,
    /// The candidates that they come from.
    targets: Vec<u32>,
    keys: Vec<String>,
    met: Vec<Meeting>,
    words: Vec<usize>,
    modifier: bool,
    /// What its places show that the terms are.
    part: Option<PartOfSpeech>,
    others: Vec<Other>,
}

/// Another rendering than the ones an entry shows, with the places of the pivot for which it stands.
#[derive(Clone)]
struct Other {
    lang: usize,
    probability: f32,
    found: Found,
    places: Vec<u32>,
}

impl Concepts<'_> {
    /// The entries of a draft with what they are ordered by, unless the user does not want it.
    pub(crate) fn entries(&self, draft: &Draft) -> Outcome {
        let Some(mut found) = self.read(draft) else { return Outcome::Made(Vec::new()) };
        let first_keys = found.iter().enumerate().filter_map(|(lang, f)| Some((lang, f.keys.first()?)));
        let stopped: Vec<StopRow> =
            first_keys.flat_map(|(lang, key)| self.known.stopped(lang, key)).collect();
        if !stopped.is_empty() {
            return Outcome::Stopped(stopped);
        }
        let others: Vec<Other> = found.iter_mut().flat_map(|f| std::mem::take(&mut f.others)).collect();
        let mut out = Vec::new();
        for group in grouped(others) {
            let score = group.iter().map(|o| o.probability).sum::<f32>() / (self.languages.len() - 1) as f32;
            let mut sections: Vec<Found> = self.languages.iter().map(|_| Found::default()).collect();
            sections[0] = found[0].clone();
            let mut cells = vec![None; self.languages.len() - 1];
            for other in group {
                cells[other.lang - 1] = Some(other.probability);
                sections[other.lang] = other.found;
            }
            let cells = cells.into_iter().map(|cell| Cell::new(cell.into_iter(), 1.0));
            let rank = SIDE * rank::usefulness(draft.term, cells);
            out.push(self.entry(&Draft { score, rank, ..*draft }, sections));
        }
        out.insert(0, self.entry(draft, found));
        Outcome::Made(out)
    }

    /// What stands for a draft in each language.
    fn read(&self, draft: &Draft) -> Option<Vec<Found>> {
        let (pivot, others) = self.languages.split_first()?;
        let places = pivot.places.of(draft.id);
        let mut found = Vec::with_capacity(self.languages.len());
        let mut own = Found::default();
        own.add(&pivot.citations(draft.id, places, Hint { alone: true, ..Hint::default() }), || {
            pivot.key(draft.id)
        });
        own.add_short(pivot, draft.id);
        own.part = grammar::shown(pivot, draft.id, places);
        let preferred = own.terms.first().map_or("", |t| t.text.as_str());
        let is_plural = citation::is_plural_form(pivot.lang(), preferred);
        let spellings = pivot.spellings(draft.id, places);
        let mostly_plural = citation::is_plural(pivot.lang(), &spellings);
        let one = is_plural == Some(false);
        let noun_plurals = pivot.plurals_of_noun(draft.id);
        let hint = Hint {
            // What is singular in dictionaries and mostly a plural in the text has a capital as one of many: `Member States`.
            name: is_name(preferred) && !(one && mostly_plural == Some(true)),
            singular: mostly_plural == Some(false),
            plural: is_plural == Some(true),
            one,
            alone: false,
            counted: pivot.is_event(draft.id) || pivot.is_counted(places, &spellings),
            noun_counted: noun_plurals > 0.0,
            noun_often_counted: noun_plurals >= OFTEN_COUNTED,
            small: is_small(preferred),
        };
        found.push(own);
        for (n, other) in others.iter().enumerate() {
            found.push(self.found(n, other, draft.id, hint));
        }
        let lonely = !others.is_empty() && found[1..].iter().all(|f| f.terms.is_empty());
        if lonely || found[0].terms.is_empty() {
            return None;
        }
        Some(found)
    }

    fn entry(&self, draft: &Draft, mut found: Vec<Found>) -> Made {
        let modifier = found.iter().any(|f| f.modifier);
        let seen = self.seen(draft.id, &found);
        let kind = {
            let terms: Vec<&[Term]> = found.iter().map(|f| f.terms.as_slice()).collect();
            kind::kind(self.languages, &terms, &seen)
        };
        if kind == ConceptKind::Country {
            kind::settle_country(
                self.languages,
                &seen,
                found.iter_mut().map(|f| (&mut f.terms, &mut f.keys)),
            );
        }
        let keys: Vec<Vec<String>> = found.iter().map(|f| f.keys.clone()).collect();
        let targets: Vec<Vec<u32>> = found.iter_mut().map(|f| std::mem::take(&mut f.targets)).collect();
        let shown: Vec<Option<PartOfSpeech>> = found.iter().map(Found::part).collect();
        let mut terms: Vec<Vec<Term>> = found.into_iter().map(|f| f.terms).collect();
        if kind == ConceptKind::Term {
            let first =
                |(n, ids): (usize, &Vec<u32>)| if n == 0 { Some(draft.id) } else { ids.first().copied() };
            title::settle(
                self.languages,
                &targets.iter().enumerate().map(first).collect::<Vec<_>>(),
                &mut terms,
            );
        }
        let printed = terms.iter().map(|terms| terms.iter().map(|term| term.text.as_str()).collect());
        let contexts =
            context::contexts(self.corpus, &seen, &printed.collect::<Vec<Vec<&str>>>(), self.contexts);
        grammar::add(self.languages, &mut terms, &shown, kind != ConceptKind::Term);
        let mut entry = ConceptEntry {
            score: draft.score,
            frequency: self.languages[0].side.candidates.all[draft.id as usize].rows,
            kind,
            sections: terms.into_iter().map(section).collect(),
            contexts,
            paragraphs: context::paragraphs(self.corpus, &seen),
            ..ConceptEntry::default()
        };
        if !self.known.is_empty() {
            self.known.mark(&mut entry, &keys, &self.known_elsewhere(draft.id));
        }
        let counts = if modifier { MODIFIER } else { 1.0 };
        Made { id: draft.id, term: counts * draft.term, rank: counts * draft.rank, entry, targets }
    }

    /// For each language whether something stands for candidate `id` that the term base has.
    fn known_elsewhere(&self, id: u32) -> Vec<bool> {
        let Some((pivot, others)) = self.languages.split_first() else { return Vec::new() };
        let own = pivot.key(id);
        let has = others.iter().enumerate().map(|(n, other)| {
            let likely = &self.renderings[n][id as usize];
            likely.iter().any(|r| self.known.agrees(&own, n + 1, &other.key(r.target)))
        });
        std::iter::once(false).chain(has).collect()
    }

    /// The terms of the language `other`, number `lang` of those beside the pivot, likeliest first.
    fn found(&self, lang: usize, other: &Language, id: u32, hint: Hint) -> Found {
        let likely = &noun_first(other, &self.renderings[lang][id as usize], hint);
        let met = meetings(id, (&self.languages[0], other), &self.links[lang], likely);
        let mut out =
            Found { words: likely.iter().map(|r| other.length(r.target)).collect(), ..Found::default() };
        let mut kept: Vec<u32> = Vec::new();
        for (n, rendering) in likely.iter().enumerate() {
            let places: Vec<u32> = met.iter().filter(|m| m.rendering == n).map(|m| m.target).collect();
            let extra = !kept.is_empty() && (rendering.probability < SECOND || places.is_empty());
            let own = || other.key(rendering.target);
            let part = kept.iter().any(|&k| overlaps(other, k, rendering.target));
            if extra || part {
                if !part && rendering.probability >= OTHER && out.others.len() < OTHERS {
                    let mut found = Found::default();
                    let places = if places.is_empty() { other.places.of(rendering.target) } else { &places };
                    found.add(&other.citations(rendering.target, places, hint), own);
                    found.targets.push(rendering.target);
                    found.part = grammar::shown(other, rendering.target, places);
                    let met = met.iter().filter(|m| m.rendering == n).map(|m| m.source).collect();
                    let probability = rendering.probability;
                    out.others.push(Other { lang: lang + 1, probability, found, places: met });
                }
                continue;
            }
            let places = if places.is_empty() { other.places.of(rendering.target) } else { &places };
            let citations = other.citations(rendering.target, places, hint);
            // An adjective is no synonym of a noun: `Ташкентский` beside `Ташкент`.
            let modifies = citations.first().is_some_and(|citation| citation.modifier);
            if modifies && !kept.is_empty() && !out.modifier {
                continue;
            }
            out.part = out.part.or_else(|| grammar::shown(other, rendering.target, places));
            out.add(&citations, own);
            // What is beside a noun stands for what is: `nacional de contratación` for `national procurement`.
            out.modifier |= kept.is_empty() && other.is_beside_noun(rendering.target);
            out.add_short(other, rendering.target);
            kept.push(rendering.target);
        }
        out.targets = kept;
        out.met = met;
        out
    }

    /// The rows in which the concept stands, with its places in each language.
    fn seen(&self, id: u32, found: &[Found]) -> Vec<Seen> {
        let pivot = &self.languages[0];
        let words = pivot.length(id);
        let seen = pivot.places.of(id).iter().take(READ).map(|&at| {
            let mut spans: Vec<Option<Span>> = vec![Some(pivot.span(at, words))];
            for (found, other) in found[1..].iter().zip(&self.languages[1..]) {
                let met = found.met.binary_search_by_key(&at, |m| m.source).ok().map(|n| found.met[n]);
                spans.push(met.map(|m| other.span(m.target, found.words[m.rendering])));
            }
            Seen { row: pivot.texts.row(at as usize), spans }
        });
        seen.collect()
    }
}

impl Found {
    /// What its terms are: a single word that can only be beside a noun is an adjective.
    fn part(&self) -> Option<PartOfSpeech> {
        let is_single = self.terms.first().is_some_and(|term| !term.text.contains(' '));
        if self.modifier { is_single.then_some(PartOfSpeech::Adjective) } else { self.part }
    }

    /// Adds the citation forms of a candidate: the first stands for the others.
    fn add(&mut self, citations: &[Citation], key: impl Fn() -> String) {
        self.modifier |= self.terms.is_empty() && citations.first().is_some_and(|c| c.modifier);
        for (n, citation) in citations.iter().enumerate() {
            if self.terms.iter().any(|t| t.text == citation.text) {
                continue;
            }
            let kind = if n == 0 { TermKind::FullForm } else { TermKind::Variant };
            self.terms.push(Term {
                text: citation.text.clone(),
                frequency: citation.places,
                kind,
                ..Term::default()
            });
            self.keys.push(key());
        }
    }
}

impl Found {
    /// Adds the short forms of a candidate.
    fn add_short(&mut self, language: &Language, id: u32) {
        for short in language.short.of(id) {
            if self.terms.iter().any(|t| t.text == short.text) {
                continue;
            }
            let frequency = short.short.map_or(1, |id| language.side.candidates.all[id as usize].places);
            self.terms.push(Term {
                text: short.text.clone(),
                frequency,
                kind: short.kind,
                ..Term::default()
            });
            self.keys.push(short.short.map_or_else(String::new, |id| language.key(id)));
        }
    }
}

impl Other {
    /// Whether it has most places in common with the first of a group that lacks its language.
    fn fits(&self, group: &[Self]) -> bool {
        let first = &group[0].places;
        let shared = first.iter().filter(|place| self.places.contains(place)).count();
        2 * shared > first.len().max(self.places.len()) && group.iter().all(|other| other.lang != self.lang)
    }
}

/// Other renderings together with those of other languages for the same places.
fn grouped(others: Vec<Other>) -> Vec<Vec<Other>> {
    let mut out: Vec<Vec<Other>> = Vec::new();
    for other in others {
        match out.iter_mut().find(|group| other.fits(group)) {
            Some(group) => group.push(other),
            None => out.push(vec![other]),
        }
    }
    out
}

/// The renderings with a noun first, if the likeliest one can only be beside a noun and another one is not too unlikely:
/// `Ташкент` before `Ташкентский`.
fn noun_first<'r>(language: &Language, likely: &'r [Rendering], hint: Hint) -> Cow<'r, [Rendering]> {
    let modifies = |rendering: &Rendering| {
        let citations = language.citations(rendering.target, language.places.of(rendering.target), hint);
        citations.first().is_some_and(|citation| citation.modifier)
    };
    if !language.has_modifiers() || likely.len() < 2 || !modifies(&likely[0]) {
        return Cow::Borrowed(likely);
    }
    let noun = likely.iter().position(|other| other.probability >= OTHER && !modifies(other));
    let mut out = likely.to_vec();
    out[..=noun.unwrap_or(0)].rotate_right(1);
    Cow::Owned(out)
}

/// Whether all words of some length begin with a capital.
fn is_name(text: &str) -> bool {
    let mut words = text.split(' ').filter(|w| w.chars().count() > 3).peekable();
    words.peek().is_some() && words.all(|w| w.starts_with(char::is_uppercase))
}

/// Whether a text has small letters and no capitals.
fn is_small(text: &str) -> bool {
    text.contains(char::is_lowercase) && !text.contains(char::is_uppercase)
}

/// Whether one candidate is a part of the other.
fn overlaps(language: &Language, a: u32, b: u32) -> bool {
    language.side.contains(a, b) || language.side.contains(b, a)
}

fn section(terms: Vec<Term>) -> Option<LanguageSection> {
    (!terms.is_empty()).then(|| LanguageSection { terms, expected: Vec::new() })
}

//! What stands for a candidate of the pivot in another language, by all evidence.

mod bounds;

use std::ops::Index;

use hexapla_lang::function::function_kind;
use rayon::prelude::*;

use crate::association::log_likelihood;
use crate::candidate::{Candidate, narrow};
use crate::evidence::Pair;
use crate::gloss::is_latin;
use crate::language::Language;
use crate::lexical::Lexical;
use crate::part::Parts;

/// A candidate of another language that stands for one of the pivot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rendering {
    /// The candidate.
    pub(crate) target: u32,
    /// How probable it is that it is right.
    pub(crate) probability: f32,
}

impl Rendering {
    /// What speaks for it.
    fn nats(self) -> f32 {
        (self.probability / (1.0 - self.probability).max(1e-6)).ln()
    }

    /// Takes `nats` from what speaks for it.
    fn lower(&mut self, nats: f32) {
        let odds = self.probability / (1.0 - self.probability).max(1e-6) * (-nats).exp();
        self.probability = odds / (1.0 + odds);
    }
}

/// The probability of what so many nats speak for.
fn probability(nats: f32) -> f32 {
    1.0 / (1.0 + (-nats).exp())
}

/// What speaks against candidate `other` for candidate `id` of the source, in nats.
pub(crate) fn against((source, id): (&Language, u32), (target, other): (&Language, u32)) -> f32 {
    faults((source, id), (target, other)) + foreign((source, id), (target, other))
}

/// Whether candidate `other` has lost a negation that candidate `id` of the source has; what is negated in both goes without
/// (`利益冲突` of `无利益冲突` for `no conflict of interest`).
fn loses_negation((source, id): (&Language, u32), (target, other): (&Language, u32)) -> bool {
    target.loses_negation(other) && !source.is_negated(id)
}

/// What speaks against a candidate, in nats, since it is a part of a term, or of a clause.
fn faults(of: (&Language, u32), (language, id): (&Language, u32)) -> f32 {
    let leans = language.side.words.leans(*language.side.first(id).start());
    let lacks_noun = leans || language.lacks_noun(id) || language.disagrees(id);
    let points = language.points(id)
        || loses_negation(of, (language, id))
        || language.repeats(id)
        || language.cuts_preposition(id)
        || language.keeps_conjunction(id);
    let faults =
        [(lacks_noun, LEANS), (language.acts(id), ACTS), (points, POINTS), (language.goes_on(id), GOES_ON)];
    faults.iter().filter(|(is, _)| *is).map(|(_, nats)| nats).sum()
}

/// Whether several words of a language with other letters are in Latin ones.
pub(crate) fn is_left(target: &Language, id: u32) -> bool {
    target.length(id) > 1 && target.is_latin(id)
}

/// What speaks against what stands for `source` by its letters, in nats: it has the source as it is and more, is left in the letters of the
/// source, or cut out of more that are.
fn foreign((source, id): (&Language, u32), (target, other): (&Language, u32)) -> f32 {
    if !target.has_other_letters() {
        return if adds_to_name((source, id), (target, other)) { FOREIGN } else { 0.0 };
    }
    let (mut gloss, own): (Vec<&str>, Vec<&str>) =
        target.content_forms(other).into_iter().partition(|form| is_latin(form));
    // The `of` of `elevation of privilege` is an unknown word where it is foreign.
    gloss.retain(|form| function_kind(source.lang(), form).is_none());
    if gloss.is_empty() {
        return 0.0;
    }
    // Several words that are left in Latin letters are a name; a single one may be a loan: `pH`, `blockchain`.
    let is_left = || is_left(target, other) && !source.opens_as_name(id);
    let words = source.content_forms(id);
    // `logical` and `logic`, `keys` and `key`.
    let are_alike =
        |(gloss, source): (&&str, &&str)| gloss.starts_with(*source) || source.starts_with(*gloss);
    let has_source = gloss.windows(words.len().max(1)).any(|part| part.iter().zip(&words).all(are_alike));
    let is_gloss = has_source && !own.is_empty();
    let is_cut = || !(has_source && gloss.len() == words.len()) && target.cuts_latin(other);
    if is_gloss || is_cut() || is_left() { FOREIGN } else { 0.0 }
}

/// Whether candidate `other` has name `id`, several words of the source, letter for letter, and more: `activer GitHub Sponsors` for
/// `GitHub Sponsors`. A single word may be another one (`Premier Ministre` for `Premier`).
fn adds_to_name((source, id): (&Language, u32), (target, other): (&Language, u32)) -> bool {
    let length = source.length(id);
    let has_name = || {
        let name = source.forms(id);
        target.forms(other).windows(length).any(|part| part == name)
    };
    // A name is looked for last: that reads all places.
    length > 1 && target.length(other) > length && has_name() && source.is_name(id)
}

/// Puts the likeliest first.
fn sort(renderings: &mut [Rendering]) {
    renderings.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.target.cmp(&b.target)));
}

/// What speaks for a rendering when its meaning is known, in nats.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weighed {
    /// Beside the others.
    pub(crate) order: f32,
    /// If it is the first one, and if it is another one.
    pub(crate) first: f32,
    pub(crate) other: f32,
}

/// What stands for each candidate of the pivot in one language, likeliest first, in little memory.
#[derive(Debug)]
pub(crate) struct Renderings {
    all: Vec<Rendering>,
    /// Where those of each candidate begin, and where the last end.
    starts: Vec<u32>,
}

impl Default for Renderings {
    fn default() -> Self {
        Self { all: Vec::new(), starts: vec![0] }
    }
}

impl Renderings {
    /// Lowers what stands for a part of a candidate more surely than for all of it, since the rest is lost (`الأمم المتحدة` for
    /// `Member of the United Nations`), and what stands more surely for a longer candidate that it is a part of, since something is
    /// added (`maintien de la paix` for `peace`), by so many nats.
    pub(crate) fn yield_to_others(&mut self, parts: &Parts, target: &Language, nats: f32) {
        let ids = 0..narrow(self.starts.len() - 1);
        let tops: Vec<Option<Rendering>> = ids.clone().map(|id| self[id as usize].first().copied()).collect();
        let with_parts = ids.into_par_iter().filter(|id| tops[*id as usize].is_some());
        let mut wholes: Vec<(u32, u32)> =
            with_parts.flat_map_iter(|id| parts.of(id).into_iter().map(move |part| (part, id))).collect();
        wholes.par_sort_unstable();
        let mut each: Vec<(u32, &mut [Rendering])> = Vec::new();
        let mut rest = self.all.as_mut_slice();
        for (id, bounds) in self.starts.windows(2).enumerate() {
            let (own, others) = rest.split_at_mut((bounds[1] - bounds[0]) as usize);
            rest = others;
            if !own.is_empty() {
                each.push((narrow(id), own));
            }
        }
        let top = |other: u32| Some((other, tops[other as usize]?));
        each.into_par_iter().for_each(|(id, own)| {
            let own_parts: Vec<(u32, Rendering)> = parts.of(id).into_iter().filter_map(top).collect();
            let start = wholes.partition_point(|entry| entry.0 < id);
            let own_wholes = wholes[start..].iter().take_while(|entry| entry.0 == id);
            let own_wholes: Vec<(u32, Rendering)> = own_wholes.filter_map(|entry| top(entry.1)).collect();
            let surer = |own: &Rendering, claims: &[(u32, Rendering)], is_likelier: &dyn Fn(u32) -> bool| {
                let mut claims = claims.iter().filter(|(_, top)| top.target == own.target);
                claims.any(|(other, top)| top.probability > own.probability && is_likelier(*other))
            };
            for rendering in own.iter_mut() {
                let of = (&target.side, rendering.target);
                let is_of_other = surer(rendering, &own_parts, &|part| parts.is_likelier(part, id, of))
                    || surer(rendering, &own_wholes, &|whole| parts.is_likelier_whole(id, whole, of));
                if is_of_other {
                    rendering.lower(nats);
                }
            }
            sort(own);
        });
    }

    /// Weighs the renderings of candidate `id` anew: `of` makes of the nats that speak for one, and its target, those that do, if it
    /// knows more of all of them.
    pub(crate) fn weigh(&mut self, id: u32, of: impl Fn(f32, u32) -> Option<Weighed>) {
        let own = &mut self.all[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize];
        let all: Option<Vec<Weighed>> = own.iter().map(|own| of(own.nats(), own.target)).collect();
        let Some(all) = all else { return };
        let Some(first) = all.iter().copied().reduce(|a, b| if b.order > a.order { b } else { a }) else {
            return;
        };
        for (own, weighed) in own.iter_mut().zip(&all) {
            let nats = if weighed.order < first.order { weighed.other.min(first.first) } else { first.first };
            own.probability = probability(nats);
        }
        sort(own);
    }

    /// Leaves the likely renderings.
    pub(crate) fn leave_likely(&mut self) {
        let mut left = Self::default();
        (0..self.starts.len() - 1).for_each(|id| left.push(likely(&self[id])));
        *self = left;
    }

    /// Adds those of the next candidate.
    pub(crate) fn push(&mut self, renderings: &[Rendering]) {
        self.all.extend_from_slice(renderings);
        self.starts.push(narrow(self.all.len()));
    }
}

impl Index<usize> for Renderings {
    type Output = [Rendering];

    /// Those of a candidate.
    fn index(&self, id: usize) -> &[Rendering] {
        &self.all[self.starts[id] as usize..self.starts[id + 1] as usize]
    }
}

/// The least probability of a rendering.
const LIKELY: f32 = 0.06;

/// The same before an encoder is asked: what it adds may make it likely.
const POSSIBLE: f32 = 0.006;

/// How many renderings of a candidate are kept.
const KEPT: usize = 6;

/// Of renderings, best first, the likely ones.
fn likely(all: &[Rendering]) -> &[Rendering] {
    let count = all.iter().take_while(|rendering| rendering.probability >= LIKELY).count();
    &all[..count.min(KEPT)]
}

/// Names of the features, in their order.
pub(crate) const NAMES: [&str; 14] = [
    "one",
    "forth",
    "back",
    "best",
    "dice",
    "llr",
    "lexical",
    "words",
    "nested source",
    "nested target",
    "places",
    "single target",
    "covered",
    "length",
];

/// The evidence for a rendering in numbers of about the same size.
pub(crate) type Features = [f32; NAMES.len()];

/// How much each feature counts, in nats.
const WEIGHTS: Features =
    [-4.69, 2.01, 2.09, 2.32, 0.72, 0.46, 0.68, -1.15, -0.31, -2.77, -0.73, -2.59, 0.75, -2.35];

/// How much a rendering gains that the user's term base has, in nats.
const KNOWN: f32 = 3.0;

/// How much a rendering gains that has a short form beside it in the text, as the source has, in nats: both are the whole
/// name. Reasoned; one name of our report shows it.
const NAMED: f32 = 3.0;

/// How much a rendering loses that begins or ends with a verb, in nats: a part of its clause; or with what is done to the term, of which
/// the source says nothing. Reasoned; other values were not tried.
const ACTS: f32 = 2.5;

/// How much a rendering gains where both are always inside longer candidates, in nats: `Статут Международного Суда` beside
/// `участник Статута …`. Chosen on our report and the Charter, where 0, 1 and 1.5 were tried.
const BOTH: f32 = 1.0;

/// How much a rendering loses that points at what the text has named (`подписавшее его государство`), has a word twice
/// (`اتفاق أو اتفاقات`), has lost its negation (`正当影响`), or puts something before its head that goes without it, in nats. Reasoned; other values were not tried.
const POINTS: f32 = 2.5;

/// How much a rendering loses that has lost its noun, or begins with an adjective which is only behind nouns, in nats: a part of a term
/// (`الجليدية` of `الأنهار الجليدية` for `glacier`). Chosen on UN sentences and our report, where 0, 2, 2.5, 3, 4 and 7
/// were tried.
const LEANS: f32 = 3.0;

/// How much a rendering loses that joins what the source does not: a neighbour is inside (`asistencia financiera y técnica` for
/// `technical assistance`). Reasoned; other values were not tried.
const JOINED: f32 = 2.0;

/// How much a rendering loses that is several foreign words in Latin letters although the term is no name, or that has the source as it is
/// beside it, in nats. Reasoned; other values were not tried.
const FOREIGN: f32 = 4.0;

/// How much less may speak for what is in the letters of its language than for a name that is left in Latin ones to come first, in nats, and
/// how much an encoder's order takes from such a name: both are in the text. Reasoned; other values were not tried.
const OWN_LETTERS: f32 = 2.0;
pub(crate) const LEFT: f32 = 7.0;

/// How much a rendering loses whose last word goes on with the next one wherever it is, in nats: its noun or its complement is lost
/// (`потоки официальных`), or a part of words in other letters. Reasoned; 3 left `استراتيجية طويلة` first.
const GOES_ON: f32 = 4.0;

/// How much a rendering loses that stands for a part of the source, or what the source is a part of, more surely, in nats, and how
/// much if an encoder has made both sure.
/// Reasoned; other values were not tried.
pub(crate) const OF_PART: [f32; 2] = [2.0, 4.0];

/// Judges what stands for the candidates of `source` in `target`.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) source: &'a Language<'a>,
    pub(crate) target: &'a Language<'a>,
    pub(crate) lexical: &'a Lexical,
    /// Whether what is only possible is kept too, for an encoder.
    pub(crate) keeps_possible: bool,
}

/// In how many places and rows a candidate is where the other language has a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts {
    places: f32,
    rows: f32,
}

impl Judge<'_> {
    /// How often candidate `id` of the source is where the target has a text: elsewhere nothing can translate it.
    pub(crate) fn counts(&self, id: u32) -> Counts {
        let all = self.source.side.candidates.all[id as usize];
        if self.target.present.is_whole() {
            return Counts { places: all.places as f32, rows: all.rows as f32 };
        }
        let present = &self.target.present;
        let mut rows: Vec<usize> = self.source.rows(id).filter(|row| present.has(*row)).collect();
        let places = rows.len().max(1) as f32;
        rows.dedup();
        Counts { places, rows: rows.len().max(1) as f32 }
    }

    /// The likeliest renderings that `pairs` suggest for candidate `id`, best first; `known` tells whether the user's
    /// term base has a rendering.
    pub(crate) fn rank(&self, id: u32, pairs: &[Pair], known: &dyn Fn(u32) -> bool) -> Vec<Rendering> {
        let counts = self.counts(id);
        let mut sums: Vec<f32> =
            pairs.iter().map(|pair| self.sum(id, counts, pair, known(pair.target))).collect();
        self.settle_bounds(id, pairs, &mut sums);
        let mut out: Vec<Rendering> = pairs
            .iter()
            .zip(&sums)
            .map(|(pair, sum)| Rendering { target: pair.target, probability: probability(*sum) })
            .filter(|rendering| rendering.probability >= POSSIBLE)
            .collect();
        sort(&mut out);
        if !self.keeps_possible {
            out.truncate(likely(&out).len());
        }
        out
    }

    /// What speaks for a rendering of candidate `id`, in nats; `is_known` says that the term base has it.
    fn sum(&self, id: u32, counts: Counts, pair: &Pair, is_known: bool) -> f32 {
        let features = self.features(id, counts, pair);
        let sum: f32 = features.iter().zip(WEIGHTS).map(|(f, w)| f * w).sum();
        let sum = sum - faults((self.source, id), (self.target, pair.target));
        let own = nested(self.source.side.candidates.all[id as usize]);
        let sum = sum + BOTH * own.min(nested(self.target.side.candidates.all[pair.target as usize]));
        let is_joined = self.target.joins(pair.target) && !self.source.joins(id);
        let sum = if is_joined { sum - JOINED } else { sum };
        let is_done = self.target.opens_with_act(pair.target) && !self.source.may_act(id);
        let sum = if is_done { sum - ACTS } else { sum };
        let foreign = foreign((self.source, id), (self.target, pair.target));
        let sum = sum - foreign;
        let (own, other) = (&self.source.short, &self.target.short);
        let is_named = !other.of(pair.target).is_empty() || other.has_initials_of(pair.target, own, id);
        let are_named = !own.of(id).is_empty() && is_named && foreign == 0.0;
        let sum = if are_named { sum + NAMED } else { sum };
        if is_known { sum + KNOWN } else { sum }
    }

    /// What speaks for a pair; `counts` are those of candidate `id`.
    pub(crate) fn features(&self, id: u32, counts: Counts, pair: &Pair) -> Features {
        let a = self.source.side.candidates.all[id as usize];
        let b = self.target.side.candidates.all[pair.target as usize];
        let rows = self.target.present.rows as f64;
        let llr =
            log_likelihood(f64::from(pair.rows), f64::from(counts.rows), f64::from(b.rows), rows) as f32;
        let (x, y) = (self.source.side.content(id), self.target.side.content(pair.target));
        [
            1.0,
            pair.linked / counts.places,
            pair.linked / b.places as f32,
            pair.best / counts.places,
            2.0 * pair.rows as f32 / (counts.rows + b.rows as f32),
            llr.max(0.0).sqrt(),
            self.lexical.likeness(&x, &y),
            (x.len() as f32 / y.len() as f32).ln().abs(),
            nested(a),
            nested(b),
            counts.places.ln(),
            if b.places == 1 { 1.0 } else { 0.0 },
            pair.rows as f32 / counts.rows,
            (self.target.side.length(pair.target) / self.source.side.length(id)).ln().abs(),
        ]
    }
}

/// The share of its places in which a candidate is a part of the same longer one.
fn nested(candidate: Candidate) -> f32 {
    candidate.within as f32 / candidate.places as f32
}

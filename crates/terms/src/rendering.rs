//! What stands for a candidate of the pivot in another language, by all evidence.

use std::ops::Index;

use rayon::prelude::*;

use crate::association::log_likelihood;
use crate::candidate::{Candidate, narrow};
use crate::evidence::Pair;
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

/// What speaks against candidate `id` of a language by itself, in nats: it is a part of a term, or of a clause.
pub(crate) fn faults(language: &Language, id: u32) -> f32 {
    let leans = language.side.words.leans(*language.side.first(id).start());
    let lacks_noun = leans || language.lacks_noun(id);
    let points = language.points(id)
        || language.repeats(id)
        || language.cuts_preposition(id)
        || language.keeps_conjunction(id);
    let faults =
        [(lacks_noun, LEANS), (language.acts(id), ACTS), (points, POINTS), (language.goes_on(id), GOES_ON)];
    faults.iter().filter(|(is, _)| *is).map(|(_, nats)| nats).sum()
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

/// In what share of its places a candidate is inside a longer one if it may be no term by itself.
const MOSTLY: f32 = 0.5;

/// In what share of the rows that a candidate shares with the source it is inside the longer one.
const ALWAYS: f32 = 0.9;

/// In how many places a part of a longer name must be, always in it, for the name to be what stands for a shorter one:
/// `Организация Объединенных Наций` for `United Nations`. Reasoned; no other value was tried.
const USUAL: u32 = 10;

/// How much less may speak for the longer one than for what is not always inside it, in nats.
const MARGIN: f32 = 1.5;

/// How much of a word of content may be linked to something else for it to go with its neighbours.
const STRAY: f32 = 0.45;

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
/// (`اتفاق أو اتفاقات`), or puts something before its head that goes without it, in nats. Reasoned; other values were not tried.
const POINTS: f32 = 2.5;

/// How much a rendering loses that has lost its noun, or begins with an adjective which is only behind nouns, in nats: a part of a term
/// (`الجليدية` of `الأنهار الجليدية` for `glacier`). Chosen on UN sentences and our report, where 0, 2, 2.5, 3, 4 and 7
/// were tried.
const LEANS: f32 = 3.0;

/// How much a rendering loses that joins what the source does not: a neighbour is inside (`asistencia financiera y técnica` for
/// `technical assistance`). Reasoned; other values were not tried.
const JOINED: f32 = 2.0;

/// How much a rendering loses that is several foreign words in Latin letters although the term is no name, in nats. Reasoned; other values were not
/// tried.
const FOREIGN: f32 = 4.0;

/// How much a rendering loses whose last word goes on with the next one wherever it is, in nats: its noun or its complement is lost
/// (`потоки официальных`). Reasoned; 3 left `استراتيجية طويلة` first.
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
        self.prefer_heads(pairs, &mut sums);
        self.cut_periods(pairs, &mut sums);
        self.prefer_longer(pairs, &mut sums);
        self.prefer_whole(id, pairs, &mut sums);
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
        let sum = sum - faults(self.target, pair.target);
        let own = nested(self.source.side.candidates.all[id as usize]);
        let sum = sum + BOTH * own.min(nested(self.target.side.candidates.all[pair.target as usize]));
        let is_joined = self.target.joins(pair.target) && !self.source.joins(id);
        let sum = if is_joined { sum - JOINED } else { sum };
        let is_done = self.target.opens_with_act(pair.target) && !self.source.may_act(id);
        let sum = if is_done { sum - ACTS } else { sum };
        // Several words that are left in Latin letters are a name; a single one may be a loan: `pH`, `blockchain`.
        let is_foreign = self.target.length(pair.target) > 1
            && self.target.is_latin(pair.target)
            && !self.source.opens_as_name(id);
        let sum = if is_foreign { sum - FOREIGN } else { sum };
        let are_named = self.source.short.contains_key(&id) && self.target.short.contains_key(&pair.target);
        let sum = if are_named { sum + NAMED } else { sum };
        if is_known { sum + KNOWN } else { sum }
    }

    /// Whether the candidate of a pair is nearly always around that of `part`, and the words that it adds are linked to
    /// nothing else.
    ///
    /// If the source is a name by itself and the part is always inside the longer one, the capitals of the longer one, or as many
    /// words as the source has, show the name, whatever its words are linked to: `Генеральный Секретарь` for `Secretary-General`.
    fn is_whole(&self, pair: &Pair, part: &Pair, name: Option<u32>) -> bool {
        let all = &self.target.side.candidates.all;
        let (outer, inner) = (all[pair.target as usize], all[part.target as usize]);
        let is_joint = stray(pair) - stray(part) <= STRAY
            || nested(inner) >= ALWAYS
                && name.is_some_and(|id| {
                    let is_usual = inner.places >= USUAL && self.target.has_case();
                    // A name begins with a capital.
                    let is_cut = self.target.has_case() && !self.target.opens_as_name(part.target);
                    self.is_bare_name(pair.target, id)
                        && (is_usual || is_cut || self.is_closer(pair, part, id))
                });
        outer.words > inner.words
            && outer.places as f32 >= MOSTLY * inner.places as f32
            && pair.rows as f32 >= ALWAYS * part.rows as f32
            && nested(outer) < ALWAYS
            && is_joint
            && self.target.side.contains(pair.target, part.target)
            && !self.target.modifies_freely(pair.target, part.target)
            && faults(self.target, pair.target) <= faults(self.target, part.target)
            && !self.target.cuts_period(pair.target)
    }

    /// Whether the candidate of a pair is as long as candidate `id`, rather than that of `part`.
    fn is_closer(&self, pair: &Pair, part: &Pair, id: u32) -> bool {
        let own = self.source.side.length(id);
        let apart = |pair: &Pair| (self.target.side.length(pair.target) / own).ln().abs();
        !self.target.has_case() || apart(pair) < apart(part)
    }

    /// Whether a candidate of the target is a name as `name` is, without words that join its parts: those may join several names.
    fn is_bare_name(&self, target: u32, name: u32) -> bool {
        let words = self.target.side.content(target).len();
        let is_name = if self.target.has_case() {
            self.target.opens_as_name(target)
        } else {
            words == self.source.side.content(name).len()
        };
        is_name && words == self.target.length(target)
    }

    /// Lowers what only puts something before another candidate that is beside the source in more rows: `人类之人权` beside `人权`.
    fn prefer_heads(&self, pairs: &[Pair], sums: &mut [f32]) {
        for (pair, sum) in pairs.iter().zip(sums) {
            let mut heads = pairs.iter().filter(|head| head.rows > pair.rows);
            if heads.any(|head| self.target.modifies_freely(pair.target, head.target)) {
                *sum -= POINTS;
            }
        }
    }

    /// Lets a candidate that ends with a word for a time, and the longest one that lacks that word, change their places: the years are
    /// outside (`إطار سنداي للفترة 2015-2030`).
    fn cut_periods(&self, pairs: &[Pair], sums: &mut [f32]) {
        for whole in (0..pairs.len()).filter(|&n| self.target.cuts_period(pairs[n].target)) {
            let keys = self.target.side.keys(pairs[whole].target);
            let is_begin =
                |n: &usize| *n != whole && keys.starts_with(&self.target.side.keys(pairs[*n].target));
            let longest =
                (0..pairs.len()).filter(is_begin).max_by_key(|&n| self.target.length(pairs[n].target));
            if let Some(part) = longest.filter(|&n| sums[n] < sums[whole]) {
                sums.swap(part, whole);
            }
        }
    }

    /// Lets a candidate and the likeliest longer one change their places if longer ones are tied better in all places: each of
    /// them is rare, and what they have in common is a part (`استخدام الطاقة` of `كفاءة استخدام الطاقة` and
    /// `الكفاءة في استخدام الطاقة` for `energy efficiency`).
    fn prefer_longer(&self, pairs: &[Pair], sums: &mut [f32]) {
        let mut shortest: Vec<usize> = (0..pairs.len()).collect();
        shortest.sort_by_key(|&n| self.target.length(pairs[n].target));
        for &part in shortest.iter().filter(|&&n| pairs[n].best <= 0.0) {
            let is_longer = |n: &usize| {
                let (whole, inner) = (pairs[*n].target, pairs[part].target);
                self.target.length(whole) > self.target.length(inner)
                    && self.target.side.contains(whole, inner)
                    && faults(self.target, whole) <= faults(self.target, inner)
                    && !self.target.cuts_period(whole)
            };
            let longer: Vec<usize> = shortest.iter().copied().filter(is_longer).collect();
            let best: f32 = longer.iter().map(|&n| pairs[n].best).sum();
            let likeliest = longer.into_iter().filter(|&n| pairs[n].best > 0.0);
            let likeliest = likeliest.max_by(|&a, &b| sums[a].total_cmp(&sums[b]));
            let are_always_best = best >= ALWAYS * pairs[part].rows as f32;
            if let Some(whole) = likeliest.filter(|&n| are_always_best && sums[n] < sums[part]) {
                sums.swap(part, whole);
            }
        }
    }

    /// Lets a candidate and a longer one change their places if the first is inside the longer one wherever it
    /// is beside the source and the words that the longer one adds are linked to nothing else.
    ///
    /// Words that links miss are often missed everywhere: `вод` of `очистка сточных вод` for `wastewater treatment`.
    fn prefer_whole(&self, id: u32, pairs: &[Pair], sums: &mut [f32]) {
        let all = &self.target.side.candidates.all;
        let is_alone = nested(self.source.side.candidates.all[id as usize]) < MOSTLY;
        let name = (is_alone && self.source.is_name(id)).then_some(id);
        let mut shortest: Vec<usize> = (0..pairs.len()).collect();
        shortest.sort_by_key(|&n| all[pairs[n].target as usize].words);
        for &part in &shortest {
            let inner = all[pairs[part].target as usize];
            if inner.places < 2 || nested(inner) < MOSTLY {
                continue;
            }
            let margin = if nested(inner) < ALWAYS { MARGIN } else { f32::INFINITY };
            let whole = shortest
                .iter()
                .copied()
                .filter(|&n| sums[n] >= sums[part] - margin && self.is_whole(&pairs[n], &pairs[part], name))
                .max_by(|&a, &b| sums[a].total_cmp(&sums[b]));
            if let Some(whole) = whole.filter(|&n| sums[n] < sums[part]) {
                sums.swap(part, whole);
            }
        }
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

/// How many words of content of a candidate are linked to something else, in the mean of the places it is tied to.
fn stray(pair: &Pair) -> f32 {
    if pair.linked > 0.0 { pair.stray / pair.linked } else { 0.0 }
}

/// The share of its places in which a candidate is a part of the same longer one.
fn nested(candidate: Candidate) -> f32 {
    candidate.within as f32 / candidate.places as f32
}

//! The nearest candidate in each language, also where several are about equally near.
//!
//! Two drafts of one text share nearly all of their keys, so both are about as near to a translation of either. The keys that
//! only one draft has decide: a translation of it has most of them, a translation of the other one next to none.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use hexapla_model::Lang;

use super::{Index, Key, Pair, Tie};

/// From which score on a file is reported that is near to several.
const SURE: f32 = 0.6;
/// How much nearer the nearest file of a language is than the next one, if that alone decides.
const MARGIN: f32 = 1.1;
/// The most files of a language that are compared with each other.
const RIVALS: usize = 8;
/// The least weight of the keys that only one of two rivals has, in squared nats: about that of one date or figure.
const OWN: f32 = 4.0;
/// The least lead of a rival before another one, see [`lead`]. Reasoned: a translation leads by 1 on average, and -1 is that of
/// the other draft.
const LEAD: f32 = 0.4;

/// What is nearest to a candidate.
pub(super) struct Nearest {
    /// For each language the candidate that is nearer than all others.
    pub(super) pairs: BTreeMap<Lang, Pair>,
    /// Two in one language that are about equally near, if none of them leads.
    pub(super) tie: Option<Tie>,
}

impl Nearest {
    /// The nearest ones among those that are `near` to a candidate.
    pub(super) fn of(near: &[Pair], index: &Index<'_>) -> Self {
        let mut by_lang: BTreeMap<Lang, Vec<Pair>> = BTreeMap::new();
        for pair in near {
            by_lang.entry(index.candidates[pair.second].lang).or_default().push(*pair);
        }
        let (mut pairs, mut ties) = (BTreeMap::new(), Vec::new());
        for (lang, mut all) in by_lang {
            // What shares little counts only where nothing shares more.
            all.sort_by(|a, b| {
                (b.is_enough.cmp(&a.is_enough))
                    .then(b.score.total_cmp(&a.score))
                    .then(a.second.cmp(&b.second))
            });
            let alike = all.partition_point(|pair| pair.is_enough == all[0].is_enough);
            all.truncate(alike);
            let least = all[0].score / MARGIN;
            let rivals = &all[..all.partition_point(|pair| pair.score >= least)];
            match first(rivals, index) {
                Some(first) => _ = pairs.insert(lang, first),
                None => ties.extend(tie(rivals)),
            }
        }
        let tie = ties.into_iter().max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(tie, _)| tie);
        Self { pairs, tie }
    }
}

/// The rival that leads before each other one, if there is one.
fn first(rivals: &[Pair], index: &Index<'_>) -> Option<Pair> {
    if rivals.len() > RIVALS {
        return None;
    }
    let is_first = |pair: &&Pair| {
        let others = rivals.iter().filter(|other| other.second != pair.second);
        let mut others = others.map(|other| lead(index, pair.first, [pair.second, other.second]));
        others.all(|lead| lead >= LEAD)
    };
    rivals.iter().find(is_first).copied()
}

/// The two nearest rivals with the lower of their scores, if that is high enough to report them.
fn tie(rivals: &[Pair]) -> Option<(Tie, f32)> {
    let [first, second, ..] = rivals else { return None };
    let tie = Tie { own: first.first, rivals: [first.second, second.second] };
    (second.score >= SURE).then_some((tie, second.score))
}

/// How clearly candidate `own` translates the first of two rivals and not the second one: 1 for an average translation of the
/// first, -1 for one of the second, 0 if the rivals differ too little.
///
/// Only the keys that one rival has and the other lacks count. A translation has a share of the keys of its original; the
/// keys that both rivals have show how large it is. Half of that share is the border between a translation and chance.
fn lead(index: &Index<'_>, own: usize, rivals: [usize; 2]) -> f32 {
    let keys = |candidate: usize| &index.candidates[candidate].content.keys[..];
    let (own, [first, second]) = (keys(own), rivals.map(keys));
    let (mut common, mut found, mut apart, mut shown, mut border) = (0.0, 0.0, 0.0, 0.0, 0.0);
    each(first, second, |key, times| {
        let weight = index.weight_of(key);
        let there = own.binary_search_by_key(&key.hash, |key| key.hash).map_or(0, |n| own[n].times);
        let both = times[0].min(times[1]);
        common += weight * f32::from(both);
        found += weight * f32::from(there.min(both));
        for (times, sign) in times.into_iter().zip([1.0, -1.0]) {
            let only = times - both;
            apart += weight * f32::from(only);
            border += sign * weight * f32::from(only);
            shown += sign * weight * f32::from(there.saturating_sub(both).min(only));
        }
    });
    if apart < OWN || found == 0.0 {
        return 0.0;
    }
    let share = found / common;
    (shown - border * share / 2.0) / (apart * share / 2.0)
}

/// Calls `each` with the keys that one of two contents has, and how often each has it.
fn each(first: &[Key], second: &[Key], mut each: impl FnMut(&Key, [u16; 2])) {
    let (mut first, mut second) = (first.iter().peekable(), second.iter().peekable());
    loop {
        let order = match (first.peek(), second.peek()) {
            (Some(one), Some(other)) => one.hash.cmp(&other.hash),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let one = if order.is_le() { first.next() } else { None };
        let other = if order.is_ge() { second.next() } else { None };
        let times = [one, other].map(|key| key.map_or(0, |key| key.times));
        one.or(other).into_iter().for_each(|key| each(key, times));
    }
}

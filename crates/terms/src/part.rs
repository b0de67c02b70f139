//! Which candidates are parts of a candidate.

use std::hash::Hasher;

use hexapla_model::Lang;
use rayon::prelude::*;
use rustc_hash::FxHasher;

use crate::candidate::narrow;
use crate::evidence::Side;

/// How many times the places of a candidate another language has for a part of it, if it has more. Reasoned: it stands for the
/// part alone in every third place.
const MORE: f32 = 1.5;

/// The candidates of a language by what their words are compared by.
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    side: Side<'a>,
    /// The hash of the words of each candidate, ascending, and its number.
    all: Vec<(u64, u32)>,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(side: Side<'a>) -> Self {
        let ids = 0..narrow(side.candidates.all.len());
        let mut all: Vec<(u64, u32)> = ids.into_par_iter().map(|id| (hash(&side.keys(id)), id)).collect();
        all.par_sort_unstable();
        Self { side, all }
    }

    /// The candidates that are in candidate `id` and shorter.
    pub(crate) fn of(&self, id: u32) -> Vec<u32> {
        let keys = self.side.keys(id);
        let lengths = 1..keys.len();
        lengths.flat_map(|length| keys.windows(length)).filter_map(|window| self.find(hash(window))).collect()
    }

    /// Whether candidate `other` of another language rather goes with `part` than with the longer candidate `whole`: it has no more
    /// words than the part, is as long, and in more places than the whole.
    ///
    /// Chinese does not show it, since the dictionary cuts its words.
    pub(crate) fn is_likelier(&self, part: u32, whole: u32, (target, other): (&Side, u32)) -> bool {
        let length = target.length(other);
        let apart = |id: u32| (self.side.length(id) / length).ln().abs();
        let places = |side: &Side, id: u32| side.candidates.all[id as usize].places as f32;
        target.words.column.lang.primary() != Lang::ZH
            && target.content(other).len() <= self.side.content(part).len()
            && places(target, other) >= MORE * places(&self.side, whole)
            && apart(part) < apart(whole)
    }

    /// Whether candidate `other` of another language rather goes with `whole` than with a part of it: the part is in more places than
    /// `other`, and `other` is as long as the whole.
    pub(crate) fn is_likelier_whole(&self, part: u32, whole: u32, (target, other): (&Side, u32)) -> bool {
        let length = target.length(other);
        let apart = |id: u32| (self.side.length(id) / length).ln().abs();
        let places = |side: &Side, id: u32| side.candidates.all[id as usize].places as f32;
        places(&self.side, part) >= MORE * places(target, other) && apart(whole) < apart(part)
    }

    fn find(&self, hash: u64) -> Option<u32> {
        let at = self.all.partition_point(|entry| entry.0 < hash);
        self.all.get(at).filter(|entry| entry.0 == hash).map(|entry| entry.1)
    }
}

fn hash(keys: &[u32]) -> u64 {
    let mut hasher = FxHasher::default();
    keys.iter().for_each(|key| hasher.write_u32(*key));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use crate::candidate::Candidates;
    use crate::words::Words;

    use super::*;

    /// Calls `check` with the parts of the English text, the French side, and what finds a candidate of either by its text.
    fn check(english: &str, french: &str, check: impl Fn(&Parts, &Side, &dyn Fn(usize, &str) -> u32)) {
        let texts = [english, french];
        let columns = [(Lang::EN, english), (Lang::FR, french)]
            .map(|(lang, text)| Tokenizer::new(lang).column(&[Some(text)]));
        let words = [Words::new(&columns[0]), Words::new(&columns[1])];
        let candidates = [0, 1].map(|n| Candidates::find(&words[n], 1, 8).0);
        let side = |n: usize| Side { words: &words[n], candidates: &candidates[n] };
        let id = |n: usize, term: &str| {
            let ids = 0..narrow(candidates[n].all.len());
            let span = |id: u32| {
                let tokens = &columns[n].tokens[side(n).first(id)];
                tokens[0].span.start as usize..tokens[tokens.len() - 1].span.end as usize
            };
            ids.into_iter().find(|&id| &texts[n][span(id)] == term).unwrap_or_else(|| panic!("{term}"))
        };
        check(&Parts::new(side(0)), &side(1), &id);
    }

    #[test]
    fn what_is_as_long_as_a_part_and_more_frequent_stands_for_the_part() {
        let english =
            "The Member of the United Nations met. Each Member of the United Nations met the United Nations.";
        let french = "Le Membre des Nations Unies. Chaque Membre des Nations Unies, les Nations Unies et les Nations Unies.";
        check(english, french, |parts, target, id| {
            let (whole, part) = (id(0, "Member of the United Nations"), id(0, "United Nations"));
            assert!(parts.of(whole).contains(&part) && !parts.of(part).contains(&whole));
            for (term, want) in [("Nations Unies", true), ("Membre des Nations Unies", false)] {
                assert_eq!(parts.is_likelier(part, whole, (target, id(1, term))), want, "{term}");
            }
        });
    }

    #[test]
    fn what_is_as_long_as_a_whole_and_rarer_than_its_part_stands_for_the_whole() {
        let english = "The maintenance of peace, the maintenance of peace, peace and peace.";
        let french = "Le maintien de la paix, le maintien de la paix, paix et paix.";
        check(english, french, |parts, target, id| {
            let (whole, part) = (id(0, "maintenance of peace"), id(0, "peace"));
            for (term, want) in [("maintien de la paix", true), ("paix", false)] {
                assert_eq!(parts.is_likelier_whole(part, whole, (target, id(1, term))), want, "{term}");
            }
        });
    }
}

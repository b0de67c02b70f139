//! Which entries a glossary has unless all are asked for, and in which order.

use hexapla_lang::country::country;
use hexapla_lang::fold::fold;
use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::{ConceptKind, Lang, TermStatus};
use rustc_hash::FxHashSet;

use crate::concept::Made;
use crate::language::Language;

/// The least probability of an entry in the list to be useful: that its term is one and that what translates it is right.
///
/// Chosen on `corpora/terms-en` with weights that were fitted without the text at hand: precision and recall are nearly
/// alike (.55 and .54, .52 and .59). Of our own report .89 of the entries above it are terms.
const USEFUL: f32 = 0.4;

/// As many entries of a short text are useful in any case, if they have headwords of their own: a reader sees at a glance
/// which are not, and an empty list would show nothing.
const FEW: usize = 20;

/// Puts the useful entries first, names and phrases, then countries, then single words, and gives their number; `made` is best first.
///
/// An entry is useful if its probability says so, or if the term base of the user has its term. Of several with one headword the
/// first is. The order of the others stays.
pub(crate) fn first_useful(made: &mut Vec<Made>, pivot: &Language) -> usize {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let groups: Vec<Group> = made.iter().map(|entry| group(entry, pivot, &mut seen)).collect();
    let useful = groups.iter().filter(|group| **group != Group::Rest).count();
    let mut ordered: Vec<(Group, Made)> = groups.into_iter().zip(made.drain(..)).collect();
    ordered.sort_by_key(|(group, _)| *group);
    made.extend(ordered.into_iter().map(|(_, made)| made));
    useful
}

/// Where an entry belongs in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Phrase,
    Country,
    Word,
    Rest,
}

fn group(made: &Made, pivot: &Language, seen: &mut FxHashSet<String>) -> Group {
    let first = made.entry.sections.first().and_then(|section| section.as_ref()?.terms.first());
    let headword = first.map_or("", |term| term.text.as_str());
    let is_useful = made.rank >= USEFUL || made.entry.status != TermStatus::New;
    let mut key = String::new();
    fold(headword, &mut key);
    if !(is_useful || seen.len() < FEW) || !seen.insert(key) {
        return Group::Rest;
    }
    if made.entry.kind == ConceptKind::Country {
        return Group::Country;
    }
    if lists_countries(pivot.lang(), headword) {
        return Group::Rest;
    }
    let is_phrase = pivot.side.content(made.id).len() > 1 || headword.contains(char::is_uppercase);
    if is_phrase { Group::Phrase } else { Group::Word }
}

/// Whether a text joins a country with something else, as lists of countries do.
fn lists_countries(lang: Lang, text: &str) -> bool {
    let is_country = |words: &[&str]| country(lang, &words.join(" ")).is_some();
    let words: Vec<&str> = text.split(' ').collect();
    let joins = |word: &str| function_kind(lang, &word.to_lowercase()) == Some(FunctionKind::Conjunction);
    let mut places = (1..words.len().saturating_sub(1)).filter(|n| joins(words[*n]));
    !is_country(&words) && places.any(|n| is_country(&words[..n]) || is_country(&words[n + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_side_by_side_are_no_term() {
        for (lang, text, want) in [
            (Lang::EN, "Mexico and Pakistan", true),
            (Lang::EN, "South America and Mexico", true),
            (Lang::FR, "Mexique et Amérique du Sud", true),
            (Lang::EN, "Bosnia and Herzegovina", false),
            (Lang::EN, "peace and security", false),
            (Lang::EN, "Government of Mexico", false),
            (Lang::EN, "Mexico", false),
        ] {
            assert_eq!(lists_countries(lang, text), want, "{text}");
        }
    }
}

//! Which entries a glossary has unless all are asked for, and in which order.

use hexapla_lang::fold::fold;
use hexapla_model::{ConceptKind, TermStatus};
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
    let is_phrase = pivot.side.content(made.id).len() > 1 || headword.contains(char::is_uppercase);
    if is_phrase { Group::Phrase } else { Group::Word }
}

//! Which entries a glossary has unless all are asked for, and in which order.

use std::cmp::Reverse;
use std::ops::Range;

use hexapla_lang::country::country;
use hexapla_lang::fold::fold;
use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_lang::name;
use hexapla_model::{ConceptKind, Lang, Term, TermStatus};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::concept::Made;
use crate::language::Language;

/// How useful an entry in the list is at least: that its term is one and that what translates it is right (`rank::usefulness`). Chosen
/// on our report, whose list has as many entries with it as readers wanted of one that long.
const USEFUL: f32 = 0.45;

/// The same of a single word that is no name: beside so many phrases readers find it general.
const USEFUL_WORD: f32 = 0.5;

/// How much more useful a phrase and a single word are at least where an encoder has weighed the renderings: these are sure then, so that
/// what is hardly a term would be in the list. Readers found .82 of 451 entries of five such lists right in all languages, of single words fewer.
const WEIGHED: [f32; 2] = [0.1, 0.15];

/// How useful an entry is at least where nothing is translated: a reader sees more at a glance. Chosen on `corpora/terms-en`, where 0.25 to 0.5 were tried:
/// precision and recall are .65 and .55, .56 and .56.
const USEFUL_ALONE: f32 = 0.365;

/// As many entries of a short text are useful in any case, if they have headwords of their own: a reader sees at a glance
/// which are not, and an empty list would show nothing.
const FEW: usize = 20;

/// The share of the places of a term from which on it is a part of what is around it there.
const PART: f32 = 0.9;

/// The same if most languages translate both alike.
const MOSTLY: f32 = 0.5;

/// The least share of its places in which a head noun of names is a name by itself. Of those that readers judged in nine lists, it
/// leaves out 7 that they found general and 2 that they did not.
const ALONE: f32 = 0.5;

/// Puts the useful entries first, names and phrases, then countries, then single words, then names that nobody translates, and gives
/// their number; `made` is best first, and `is_weighed` tells that an encoder has weighed their renderings.
///
/// An entry is useful if its probability says so, or if the term base of the user has its term. Of several with one headword the
/// first is, and none is a part of another one alone. The order of the others stays.
pub(crate) fn first_useful(made: &mut Vec<Made>, languages: &[Language], is_weighed: bool) -> usize {
    let Some(pivot) = languages.first() else { return 0 };
    let others: Vec<bool> = languages.iter().map(Language::has_other_letters).collect();
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let names: FxHashSet<&str> = made.iter().flat_map(headwords).filter(|text| is_capital(text)).collect();
    let more = if is_weighed { WEIGHED } else { [0.0; 2] };
    let mut groups: Vec<Group> =
        made.iter().map(|entry| group(entry, (pivot, more), &names, &mut seen)).collect();
    let heads = heads_of_names(pivot.lang(), made, &groups);
    for (entry, group) in made.iter().zip(&mut groups) {
        let is_head = heads.contains(headword(entry)) || *group == Group::Phrase && is_of_names(entry, pivot);
        if is_head && entry.entry.status == TermStatus::New {
            *group = Group::Rest;
        } else if matches!(group, Group::Phrase | Group::Word) && is_left_alike(entry, &others) {
            *group = Group::Alike;
        }
    }
    let parts = parts(made, &groups, pivot);
    let countries = made.iter().zip(&groups).filter(|(_, group)| **group == Group::Country);
    let countries: FxHashSet<u32> = countries.map(|(made, _)| made.id).collect();
    for (entry, group) in made.iter().zip(&mut groups) {
        let is_asked_for = entry.entry.status != TermStatus::New;
        // A country is one in `Government of Mexico` too, but not in the name of another country.
        let is_part = |longer: &u32| *group != Group::Country || countries.contains(longer);
        if parts.get(&entry.id).is_some_and(is_part) && !is_asked_for {
            *group = Group::Rest;
        }
    }
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
    /// A name that is the same in languages with other letters: `Node`.
    Alike,
    Rest,
}

/// How useful an entry is at least; `is_word` tells that its term is a single word and no name.
fn least_of(made: &Made, is_word: bool) -> f32 {
    match made.entry.sections.len() {
        0 | 1 => USEFUL_ALONE,
        _ if is_word && made.entry.kind == ConceptKind::Term => USEFUL_WORD,
        _ => USEFUL,
    }
}

/// The preferred term of the pivot.
fn headword(made: &Made) -> &str {
    let first = made.entry.sections.first().and_then(|section| section.as_ref()?.terms.first());
    first.map_or("", |term| term.text.as_str())
}

/// All terms of the pivot.
fn headwords(made: &Made) -> impl Iterator<Item = &str> {
    let section = made.entry.sections.first().and_then(Option::as_ref);
    section.into_iter().flat_map(|section| section.terms.iter().map(|term| term.text.as_str()))
}

fn is_capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// The group of an entry that is as useful as all of its kind, and `more`, at least.
fn group(
    made: &Made,
    (pivot, more): (&Language, [f32; 2]),
    names: &FxHashSet<&str>,
    seen: &mut FxHashSet<String>,
) -> Group {
    let headword = headword(made);
    let is_phrase = pivot.side.content(made.id).len() > 1 || headword.contains(char::is_uppercase);
    let is_useful = made.rank >= least_of(made, !is_phrase) + more[usize::from(!is_phrase)]
        || made.entry.status != TermStatus::New;
    let mut key = String::new();
    fold(headword, &mut key);
    if !(is_useful || seen.len() < FEW) || !seen.insert(key) {
        return Group::Rest;
    }
    if made.entry.kind == ConceptKind::Country {
        return Group::Country;
    }
    let is_list = lists_countries(pivot.lang(), headword)
        || lists_names(pivot.lang(), headword, names)
        || pivot.ends_list(made.id);
    if is_list {
        return Group::Rest;
    }
    if is_phrase { Group::Phrase } else { Group::Word }
}

/// The useful candidates that are parts of one longer useful one and hardly anything by themselves (`Social Council`), each with the
/// longer one.
///
/// What is in several longer ones has a use of its own (Frantzi, Ananiadou and Mima 2000), unless it is mostly in one that most
/// languages translate alike: one of the two is wrong, or they are one concept (`developed country`, `least developed country`).
fn parts(made: &[Made], groups: &[Group], pivot: &Language) -> FxHashMap<u32, u32> {
    let useful = made.iter().zip(groups).filter(|(_, group)| **group != Group::Rest).map(|(made, _)| made.id);
    let ids: FxHashSet<u32> = useful.collect();
    // The longest first of those that begin at one place: each comes behind what it is inside of.
    let places = ids.iter().flat_map(|&id| pivot.places.of(id).iter().map(move |&start| (start, id)));
    let mut places: Vec<(u32, u32)> = places.collect();
    places.par_sort_unstable_by_key(|&(start, id)| (start, Reverse(pivot.length(id))));
    let all = places.into_iter().map(|(start, id)| (start as usize..start as usize + pivot.length(id), id));
    let mut around: FxHashMap<u32, FxHashMap<u32, usize>> = FxHashMap::default();
    let mut open: Vec<(Range<usize>, u32)> = Vec::new();
    for (at, id) in all {
        open.retain(|(longer, _)| longer.end > at.start);
        let within = open.iter().rev().find(|(longer, _)| longer.end >= at.end);
        if let Some((_, longer)) = within {
            *around.entry(id).or_default().entry(*longer).or_default() += 1;
        }
        open.push((at, id));
    }
    let made: FxHashMap<u32, &Made> = made.iter().rev().map(|made| (made.id, made)).collect();
    let is_part = |(id, longer): (u32, FxHashMap<u32, usize>)| {
        let places = pivot.places.of(id).len() as f32;
        let (&most, &inside) = longer.iter().max_by_key(|(id, places)| (**places, **id))?;
        let is_only = longer.len() == 1 && inside as f32 >= PART * places;
        let is_one = || inside as f32 >= MOSTLY * places && made[&most].says_the_same(made[&id]);
        (is_only || is_one()).then_some((id, most))
    };
    around.into_iter().filter_map(is_part).collect()
}

impl Made {
    /// Whether most languages have the same preferred term as for another entry.
    fn says_the_same(&self, other: &Self) -> bool {
        let pairs = self.targets.iter().zip(&other.targets).skip(1);
        let both = pairs.filter_map(|(own, other)| Some((own.first()?, other.first()?)));
        let (same, all) = both.fold((0, 0), |(same, all), (a, b)| (same + usize::from(a == b), all + 1));
        all > 0 && 2 * same > all
    }
}

/// The head nouns that several useful names of one kind have, each of which a document calls so for short: `the Committee`.
fn heads_of_names(lang: Lang, made: &[Made], groups: &[Group]) -> FxHashSet<String> {
    use ConceptKind::{Body, Document, Programme};
    let useful = made.iter().zip(groups).filter(|(_, group)| **group != Group::Rest).map(|(made, _)| made);
    let names = useful.filter(|made| matches!(made.entry.kind, Body | Document | Programme));
    let mut counts: FxHashMap<(&str, ConceptKind), u32> = FxHashMap::default();
    for name in names.filter(|made| headword(made).contains(' ')) {
        let words: FxHashSet<&str> = headword(name).split(' ').filter(|word| is_capital(word)).collect();
        for word in words.into_iter().filter(|word| name::kind(lang, word) == Some(name.entry.kind)) {
            *counts.entry((word, name.entry.kind)).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|((word, _), _)| word.to_owned()).collect()
}

/// Whether an entry is a single word with a capital that hardly is a name by itself: the head noun of longer names in most of its
/// places (`University`), or a part of them in all (`Salih`).
fn is_of_names(made: &Made, pivot: &Language) -> bool {
    use ConceptKind::{Body, Document, Programme};
    let text = headword(made);
    if pivot.length(made.id) > 1 || !is_capital(text) {
        return false;
    }
    let is_kind = matches!(name::kind(pivot.lang(), text), Some(Body | Document | Programme));
    let alone = pivot.alone(made.id);
    alone == 0.0 || is_kind && alone < ALONE
}

/// Whether an entry has one form in all languages that have it, of which some have `others`, letters that are not Latin, and some do not: it
/// says only that nobody translates it.
fn is_left_alike(made: &Made, others: &[bool]) -> bool {
    let all = made.entry.sections.iter().zip(others);
    let mut forms = all.filter_map(|(section, other)| Some((section.as_ref()?.terms.first()?, *other)));
    let Some((first, own)) = forms.next() else { return false };
    let mut is_elsewhere = false;
    let is_same = |(term, other): (&Term, bool)| {
        is_elsewhere |= other != own;
        term.text.to_lowercase() == first.text.to_lowercase()
    };
    forms.all(is_same) && is_elsewhere
}

/// Whether a text joins a country with something else, as lists of countries do.
fn lists_countries(lang: Lang, text: &str) -> bool {
    let is_country = |words: &[&str]| country(lang, &words.join(" ")).is_some();
    let words: Vec<&str> = text.split(' ').collect();
    let joins = |word: &str| function_kind(lang, &word.to_lowercase()) == Some(FunctionKind::Conjunction);
    let mut places = (1..words.len().saturating_sub(1)).filter(|n| joins(words[*n]));
    !is_country(&words) && places.any(|n| is_country(&words[..n]) || is_country(&words[n + 1..]))
}

/// Whether a text is two single `names` side by side.
fn lists_names(lang: Lang, text: &str, names: &FxHashSet<&str>) -> bool {
    let [one, joint, other] = text.split(' ').collect::<Vec<_>>()[..] else { return false };
    function_kind(lang, joint) == Some(FunctionKind::Conjunction)
        && names.contains(one)
        && names.contains(other)
}

#[cfg(test)]
mod tests {
    use hexapla_model::{ConceptEntry, LanguageSection};

    use super::*;

    #[test]
    fn two_names_that_stand_alone_elsewhere_are_no_term() {
        let names: FxHashSet<&str> = ["FIFA", "IOC", "Trinidad"].into_iter().collect();
        for (text, want) in
            [("IOC and FIFA", true), ("Trinidad and Tobago", false), ("IOC Committee FIFA", false)]
        {
            assert_eq!(lists_names(Lang::EN, text, &names), want, "{text}");
        }
    }

    #[test]
    fn what_nobody_translates_is_known_by_other_letters() {
        let made = |forms: &[&str]| {
            let section = |text: &&str| {
                let term = Term { text: (*text).to_owned(), ..Term::default() };
                (!text.is_empty()).then(|| LanguageSection { terms: vec![term], expected: Vec::new() })
            };
            let entry =
                ConceptEntry { sections: forms.iter().map(section).collect(), ..ConceptEntry::default() };
            Made { id: 0, term: 1.0, rank: 1.0, entry, targets: Vec::new() }
        };
        for (forms, want) in [
            (&["Reddit", "reddit", "Reddit"][..], true),
            (&["Reddit", "", "Reddit"], true),
            (&["transport", "transport", "транспорт"], false),
            (&["Reddit", "Reddit", ""], false),
            (&["Reddit"], false),
        ] {
            assert_eq!(is_left_alike(&made(forms), &[false, false, true]), want, "{forms:?}");
        }
    }

    #[test]
    fn the_head_noun_of_several_names_stands_for_one() {
        let name = |text: &str, kind| {
            let term = Term { text: text.to_owned(), ..Term::default() };
            let section = LanguageSection { terms: vec![term], expected: Vec::new() };
            let entry = ConceptEntry { kind, sections: vec![Some(section)], ..ConceptEntry::default() };
            Made { id: 0, term: 1.0, rank: 1.0, entry, targets: Vec::new() }
        };
        use ConceptKind::{Body, Document};
        let made = [
            ("Committee on Trade", Body),
            ("Preparatory Committee", Body),
            ("Committee", Body),
            ("Charter of the United Nations", Document),
            ("Convention against Torture", Document),
            ("Council of the Whole Council", Body),
            ("Bureau of the Conference of the Parties to the Convention", Body),
        ];
        let made = made.map(|(text, kind)| name(text, kind));
        let heads = heads_of_names(Lang::EN, &made, &[Group::Phrase; 7]);
        assert_eq!(heads.into_iter().collect::<Vec<_>>(), ["Committee"]);
    }

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

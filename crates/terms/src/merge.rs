//! Joins the entry of a short form with that of the name it is short for.

use hexapla_model::{LanguageSection, TermKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::concept::Made;
use crate::language::Language;

/// Moves what stands for a short form of the pivot into the entry of its long form; `made` is best first.
pub(crate) fn short_forms(made: &mut Vec<Made>, pivot: &Language) {
    let mut main: FxHashMap<u32, usize> = FxHashMap::default();
    for (n, m) in made.iter().enumerate() {
        main.entry(m.id).or_insert(n);
    }
    let mut gone: FxHashSet<u32> = FxHashSet::default();
    for n in 0..made.len() {
        let long = made[n].id;
        if main[&long] != n || gone.contains(&long) {
            continue;
        }
        for short in pivot.short.of(long).iter().filter_map(|a| a.short) {
            let Some(&from) = main.get(&short).filter(|&&from| from != n && !gone.contains(&short)) else {
                continue;
            };
            let sections = std::mem::take(&mut made[from].entry.sections);
            let rank = made[from].rank.max(made[n].rank);
            for (into, section) in made[n].entry.sections.iter_mut().zip(sections) {
                add(into, section);
            }
            made[n].rank = rank;
            gone.insert(short);
        }
    }
    made.retain(|m| !gone.contains(&m.id));
    made.sort_by(|a, b| b.rank.total_cmp(&a.rank));
}

/// Adds the terms of a short form behind those of the name: its initials, or all of them where the name has none.
fn add(into: &mut Option<LanguageSection>, section: Option<LanguageSection>) {
    let Some(section) = section else { return };
    let Some(into) = into else {
        *into = Some(section);
        return;
    };
    for mut term in section.terms {
        if is_capitals(&term.text) && into.terms.iter().all(|t| t.text != term.text) {
            term.kind = TermKind::Acronym;
            into.terms.push(term);
        }
    }
}

fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().any(char::is_uppercase) && !letters.any(char::is_lowercase)
}

//! Puts the last hand to rows: an id for each, and a word on those without text.

use std::collections::BTreeMap;
use std::path::Path;

use hexapla_model::{Diagnostic, Severity, TranslationUnit};

use crate::findings::shown;

/// What is to be said of rows that have no text in any language.
pub(super) fn empty_rows(path: &Path, count: usize) -> Option<Diagnostic> {
    let message = match count {
        0 => return None,
        1 => "a row without text, left out".to_owned(),
        _ => format!("{count} rows without text, left out"),
    };
    Some(Diagnostic::new(Severity::Note, path, message))
}

/// Tells rows with one id apart: the second `12` becomes `12~2`.
pub(super) fn unique_ids(path: &Path, units: &mut [TranslationUnit]) -> Option<Diagnostic> {
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by(|a, b| units[*a].id.cmp(&units[*b].id));
    let again: Vec<(usize, usize)> = numbered(units, &order).collect();
    let first = again.iter().min()?.0;
    let message = match again.len() {
        1 => format!("id `{}` again", shown(&units[first].id)),
        count => format!(
            "{count} rows have an id that another has before them, the first is `{}`",
            shown(&units[first].id)
        ),
    };
    let mut new = BTreeMap::new();
    for (row, number) in again {
        new.insert(free_id(units, &order, &new, row, number), row);
    }
    for (id, row) in new {
        units[row].id = id;
    }
    let hint = "a number was put behind, as in `12~2`; give each row an id of its own";
    Some(Diagnostic::new(Severity::Note, path, message).hint(hint))
}

/// The rows whose id stands before them already, and how many times with their own.
fn numbered(units: &[TranslationUnit], order: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let groups = order.chunk_by(|a, b| units[*a].id == units[*b].id);
    groups.flat_map(|rows| rows.iter().copied().enumerate().skip(1).map(|(n, row)| (row, n + 1)))
}

/// The id of a row with a number behind it, and as many tildes as it takes so that no row has it.
fn free_id(
    units: &[TranslationUnit],
    order: &[usize],
    new: &BTreeMap<String, usize>,
    row: usize,
    number: usize,
) -> String {
    let id = &units[row].id;
    let mut free = format!("{id}~{number}");
    while new.contains_key(&free) || order.binary_search_by(|row| units[*row].id.cmp(&free)).is_ok() {
        free.insert(id.len(), '~');
    }
    free
}

#[cfg(test)]
mod tests {
    use hexapla_model::BlockKind;
    use proptest::prelude::*;

    use super::*;

    fn ids(ids: &[String]) -> (Vec<String>, Option<String>) {
        let unit = |id: &String| TranslationUnit {
            id: id.clone(),
            anchor: None,
            kind: BlockKind::Other,
            score: 0.0,
            texts: Vec::new(),
        };
        let mut units: Vec<_> = ids.iter().map(unit).collect();
        let told = unique_ids(Path::new("a"), &mut units).map(|d| d.message);
        (units.into_iter().map(|u| u.id).collect(), told)
    }

    #[test]
    fn each_has_its_own() {
        for (given, want, told) in [
            ("a b", "a b", None),
            ("b a b", "b a b~2", Some("id `b` again")),
            (
                "a a a~2 a",
                "a a~~2 a~2 a~3",
                Some("2 rows have an id that another has before them, the first is `a`"),
            ),
        ] {
            let given: Vec<String> = given.split(' ').map(str::to_owned).collect();
            let (got, message) = ids(&given);
            assert_eq!((got.join(" ").as_str(), message.as_deref()), (want, told));
        }
    }

    proptest! {
        #[test]
        fn always(given in prop::collection::vec("[ab]~{0,2}2?", 0..12)) {
            let (got, told) = ids(&given);
            let distinct: std::collections::BTreeSet<_> = got.iter().collect();
            prop_assert_eq!(distinct.len(), got.len());
            prop_assert_eq!(told.is_some(), got != given);
        }
    }
}

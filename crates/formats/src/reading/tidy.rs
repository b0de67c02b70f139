//! Puts the last hand to rows: an id for each, and a word on those without text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use hexapla_model::{Diagnostic, Severity};
use hexapla_source::findings::shown;

/// What is to be reported about rows that have no text in any language.
pub(crate) fn empty_rows(path: &Path, count: usize) -> Option<Diagnostic> {
    let message = match count {
        0 => return None,
        1 => "a row without text, skipped".to_owned(),
        _ => format!("{count} rows without text, skipped"),
    };
    Some(Diagnostic::new(Severity::Note, path, message))
}

/// Names for rows whose id another has before them, by the numbers of the rows: the second `12` becomes `12~2`. `each` hands
/// over the ids in the order of the rows.
pub(crate) fn unique_ids(
    path: &Path,
    each: impl Fn(&mut dyn FnMut(&str)),
) -> (BTreeMap<usize, String>, Option<Diagnostic>) {
    let mut known: Vec<u64> = Vec::new();
    each(&mut |id| known.push(hash(id)));
    known.sort_unstable();
    let mut counts: HashMap<u64, u32> =
        known.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| (same[0], 0)).collect();
    let mut renamed = BTreeMap::new();
    if counts.is_empty() {
        return (renamed, None);
    }
    known.dedup();
    let (mut taken, mut row, mut first) = (HashSet::new(), 0, String::new());
    each(&mut |id| {
        if let Some(count) = counts.get_mut(&hash(id)) {
            *count += 1;
            if *count > 1 {
                if renamed.is_empty() {
                    id.clone_into(&mut first);
                }
                renamed.insert(row, free_id(id, *count, &known, &mut taken));
            }
        }
        row += 1;
    });
    let message = match renamed.len() {
        1 => format!("a row has the id of an earlier row: `{}`", shown(&first)),
        count => {
            format!("{count} rows have the id of an earlier row; the first is `{}`", shown(&first))
        }
    };
    let hint = "a number was appended, as in `12~2`; give each row an id of its own";
    (renamed, Some(Diagnostic::new(Severity::Note, path, message).hint(hint)))
}

/// The id of a row with a number after it, and as many tildes as it takes so that no row has it.
fn free_id(id: &str, number: u32, known: &[u64], taken: &mut HashSet<u64>) -> String {
    let mut free = format!("{id}~{number}");
    while known.binary_search(&hash(&free)).is_ok() || !taken.insert(hash(&free)) {
        free.insert(id.len(), '~');
    }
    free
}

/// Millions of ids are compared by their hashes, which takes less memory than the ids.
fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(ids: &[String]) -> (Vec<String>, Option<String>) {
        let (new, told) = unique_ids(Path::new("a"), |take| ids.iter().for_each(|id| take(id)));
        let id = |(row, id): (usize, &String)| new.get(&row).unwrap_or(id).clone();
        (ids.iter().enumerate().map(id).collect(), told.map(|d| d.message))
    }

    #[test]
    fn each_has_its_own() {
        for (given, want, told) in [
            ("a b", "a b", None),
            ("b a b", "b a b~2", Some("a row has the id of an earlier row: `b`")),
            ("a a a~2 a", "a a~~2 a~2 a~3", Some("2 rows have the id of an earlier row; the first is `a`")),
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

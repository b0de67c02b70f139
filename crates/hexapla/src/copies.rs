//! Copies of files among the inputs: one of each is read, the others are reported.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;

use hexapla_formats::Sum;
use hexapla_group::{Shown, Version, by_name};
use hexapla_model::{Diagnostic, Severity};
use rayon::prelude::*;

use crate::Inputs;

/// How many copies a message names.
const NAMED: usize = 10;

/// For each file that is a copy of another, byte for byte, and shares its name with none, the one that is read instead: the
/// first by its path, but before that one that has versions by its name.
///
/// Nothing in a text distinguishes a file from its copy, so neither would be nearest to a translation. What the user names
/// one by one stays.
pub(crate) fn copies(inputs: &Inputs) -> BTreeMap<usize, usize> {
    let versions = &inputs.versions;
    let mut is_single = vec![false; versions.len()];
    if !inputs.named && !inputs.paired {
        let groups = by_name(versions).into_iter().filter(|group| group.members.len() == 1);
        groups.for_each(|group| is_single[group.members[0]] = true);
    }
    let mut by_size: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    if is_single.contains(&true) {
        let sizes: Vec<Option<u64>> = versions.par_iter().map(|version| size(&version.path)).collect();
        for (n, size) in sizes.into_iter().enumerate() {
            size.into_iter().for_each(|size| by_size.entry(size).or_default().push(n));
        }
    }
    let alike = by_size.into_values().filter(|all| all.len() > 1 && all.iter().any(|n| is_single[*n]));
    let alike: Vec<usize> = alike.flatten().collect();
    let sums: Vec<Option<Sum>> = alike.par_iter().map(|n| Sum::of(&versions[*n].path).ok()).collect();
    let mut by_sum: BTreeMap<Sum, Vec<usize>> = BTreeMap::new();
    for (n, sum) in alike.into_iter().zip(sums) {
        sum.into_iter().for_each(|sum| by_sum.entry(sum).or_default().push(n));
    }
    kept(by_sum.into_values(), |n| is_single[n])
}

/// For each single file whose text is that of another one in its language and format, word for word, the one that is read
/// instead: `versions` are numbered as in `shown`. Only white space and line ends may differ.
pub(crate) fn of_one_text(versions: &[Version], shown: &BTreeMap<usize, Shown>) -> BTreeMap<usize, usize> {
    let groups = by_name(versions).into_iter().filter(|group| group.members.len() == 1);
    let single: BTreeSet<usize> = groups.map(|group| group.members[0]).collect();
    let mut by_text: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (n, shown) in shown {
        let ending = versions[*n].path.extension().map(OsStr::to_ascii_lowercase);
        if let Some(text) = shown.text {
            by_text.entry((shown.lang, ending, text)).or_default().push(*n);
        }
    }
    kept(by_text.into_values(), |n| single.contains(&n))
}

/// The copies among files that are alike, each with the one that is read: copies are on their own.
fn kept(
    alike: impl Iterator<Item = Vec<usize>>,
    is_single: impl Fn(usize) -> bool,
) -> BTreeMap<usize, usize> {
    let mut copies = BTreeMap::new();
    for all in alike {
        let kept = all.iter().copied().find(|n| !is_single(*n)).unwrap_or(all[0]);
        copies.extend(all.into_iter().filter(|n| *n != kept && is_single(*n)).map(|n| (n, kept)));
    }
    copies
}

/// The size of a file that is not empty.
fn size(path: &Path) -> Option<u64> {
    path.metadata().ok().filter(|meta| meta.is_file() && meta.len() > 0).map(|meta| meta.len())
}

/// Reports what is not read since it is a copy; `how` says how exact it is.
pub(crate) fn finding(copies: &BTreeMap<usize, usize>, how: &str, inputs: &Inputs) -> Option<Diagnostic> {
    let path = |n: usize| inputs.versions[n].path.display();
    let mut all = copies.iter();
    let (copy, kept) = all.next()?;
    let mut others: Vec<String> =
        all.by_ref().take(NAMED).map(|(copy, kept)| format!("{} ({})", path(*copy), path(*kept))).collect();
    others.extend((all.len() > 0).then(|| format!("and {} more", all.len())));
    let mut message = format!("a copy of {}, {how}: skipped", path(*kept));
    if !others.is_empty() {
        message.push_str(&format!("; so are {}", others.join(", ")));
    }
    let hint = "delete one of them; files that are versions of one document can be named as LANG=PATH";
    Some(Diagnostic::new(Severity::Note, &inputs.versions[*copy].path, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Input;

    /// The copies among files with these texts, as `copy=kept`.
    fn found(files: &[(&str, &str)]) -> (String, Option<String>) {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        let (inputs, _) = Inputs::collect(&[Input { lang: None, path: folder.path().to_owned() }]);
        let name =
            |n: usize| inputs.versions[n].path.file_name().expect("a name").to_string_lossy().into_owned();
        let copies = copies(&inputs);
        let pairs: Vec<String> =
            copies.iter().map(|(copy, kept)| format!("{}={}", name(*copy), name(*kept))).collect();
        (pairs.join(" "), finding(&copies, "byte for byte", &inputs).map(|found| found.message))
    }

    #[test]
    fn a_file_alone_gives_way_to_what_it_copies() {
        for (files, want) in [
            (&[("1.txt", "One."), ("2.txt", "One."), ("3.txt", "Un.")][..], "2.txt=1.txt"),
            (&[("1.txt", "One."), ("2.txt", "Two.")], ""),
            // A version by name goes before the first path.
            (&[("0.txt", "One."), ("a.en.txt", "One."), ("a.fr.txt", "Un.")], "0.txt=a.en.txt"),
            // Versions of one document in a wrong language are not copies to be skipped.
            (&[("a.en.txt", "One."), ("a.fr.txt", "One.")], ""),
            (&[("1.txt", ""), ("2.txt", "")], ""),
        ] {
            assert_eq!(found(files).0, want, "{files:?}");
        }
    }

    #[test]
    fn a_text_that_is_there_twice_is_read_once() {
        let files = [
            ("0.txt", "en", 1),
            ("1.txt", "en", 1),
            ("2.TXT", "en", 1),
            ("3.docx", "en", 1),
            ("4.txt", "fr", 1),
            ("a.en.txt", "en", 2),
            ("a.fr.txt", "fr", 3),
            ("b.txt", "en", 2),
        ];
        let versions: Vec<Version> =
            files.iter().map(|(name, ..)| Version::of(Path::new(name), None)).collect();
        let shown = (0..).zip(files).map(|(n, (_, lang, text))| {
            let lang = hexapla_model::Lang::parse(lang).ok();
            (n, Shown { lang, text: Some(text), ..Shown::default() })
        });
        let copies = of_one_text(&versions, &shown.collect());
        assert_eq!(copies.into_iter().collect::<Vec<_>>(), [(1, 0), (2, 0), (7, 5)]);
    }

    #[test]
    fn many_copies_are_one_message() {
        let names: Vec<String> = (0..15).map(|n| format!("{n:02}.txt")).collect();
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "One.")).collect();
        let message = found(&files).1.expect("a message");
        assert!(
            message.contains("byte for byte: skipped; so are ") && message.ends_with(", and 3 more"),
            "{message}"
        );
    }
}

//! Which files are versions of each other: by their names, then by the symbol in the text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use hexapla_model::Lang;

/// A file that may be a version of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Where it is.
    pub path: PathBuf,
    /// Its language, if the user or its name tells.
    pub lang: Option<Lang>,
    /// What it has in common with its other versions: its name without the language.
    pub key: String,
}

/// What a document is called whose files have no name but their languages: `zh.txt`, `en.txt`.
const UNNAMED: &str = "document";

/// Six letters stand for six languages at the end of a United Nations job number: `1910268E`.
const JOB_LETTERS: [(char, Lang); 6] =
    [('A', Lang::AR), ('C', Lang::ZH), ('E', Lang::EN), ('F', Lang::FR), ('R', Lang::RU), ('S', Lang::ES)];

impl Version {
    /// Reads the language and the key from a path: `report.zh.txt`, `report_en.txt`, `zh/report.txt`, `1910268E.txt`.
    ///
    /// A language that is given goes before that of the name.
    #[must_use]
    pub fn of(path: &Path, lang: Option<Lang>) -> Self {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let folders: Vec<String> = path
            .parent()
            .into_iter()
            .flat_map(Path::components)
            .filter_map(|c| match c {
                // An archive is a folder.
                Component::Normal(name) => Some(name.to_string_lossy().trim_end_matches(".zip").to_owned()),
                _ => None,
            })
            .collect();
        let (mut name, mut found) = in_stem(&stem);
        let mut place = folders;
        if found.is_none()
            && let Some(n) = place.iter().rposition(|f| language(f).is_some())
        {
            found = language(&place.remove(n));
        }
        if name.is_empty() {
            name = place.last().cloned().unwrap_or_else(|| UNNAMED.to_owned());
        }
        place.push(name);
        Self { path: path.to_owned(), lang: lang.or(found), key: place.join("/") }
    }
}

/// A language code as people write it in names: two letters, in one case, with or without a region.
fn language(code: &str) -> Option<Lang> {
    let (head, region) = code.split_once(['-', '_']).map_or((code, None), |(a, b)| (a, Some(b)));
    let letters = |s: &str, n: std::ops::RangeInclusive<usize>| {
        n.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let plain = letters(head, 2..=2) && (head == head.to_lowercase() || head == head.to_uppercase());
    (plain && region.is_none_or(|r| letters(r, 2..=4))).then(|| Lang::parse(head).ok()).flatten()
}

/// The name without its language, and the language.
fn in_stem(stem: &str) -> (String, Option<Lang>) {
    if let Some(lang) = language(stem) {
        return (String::new(), Some(lang));
    }
    for (at, mark) in stem.rmatch_indices(['.', '_', '-']) {
        if let Some(lang) = language(&stem[at + mark.len()..]) {
            return (stem[..at].to_owned(), Some(lang));
        }
        if let Some(lang) = language(&stem[..at]).filter(|_| mark != "-" && !stem[..at].contains(['.', '_']))
        {
            return (stem[at + mark.len()..].to_owned(), Some(lang));
        }
    }
    let digits = stem.bytes().filter(u8::is_ascii_digit).count();
    let job = JOB_LETTERS.iter().find(|(letter, _)| digits >= 5 && stem.ends_with(*letter));
    job.map_or_else(|| (stem.to_owned(), None), |(_, lang)| (stem[..stem.len() - 1].to_owned(), Some(*lang)))
}

/// The versions of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Name of the document: what output files are called.
    pub name: String,
    /// Places in the list of versions.
    pub members: Vec<usize>,
}

/// Puts versions with the same key together, in order of first appearance.
///
/// `symbols` gives the symbol of a version that stays alone, if its text shows one: equal symbols are one document.
/// Where the files were all named one by one, no two were found to belong together and no language occurs twice, they
/// are versions of one document.
#[must_use]
pub fn group(versions: &[Version], named: bool, symbols: impl Fn(usize) -> Option<String>) -> Vec<Group> {
    let mut keys: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, version) in versions.iter().enumerate() {
        keys.entry(&version.key).or_default().push(n);
    }
    let all_alone = keys.len() == versions.len();
    if named && all_alone && versions.len() > 1 && distinct(versions) {
        return vec![Group { name: common_name(versions), members: (0..versions.len()).collect() }];
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut by_symbol: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (key, members) in keys {
        match (members.as_slice(), members.len()) {
            ([one], 1) => match symbols(*one) {
                Some(symbol) => by_symbol.entry(symbol).or_default().push(*one),
                None => groups.push(Group { name: key.to_owned(), members }),
            },
            _ => groups.push(Group { name: key.to_owned(), members }),
        }
    }
    groups.extend(by_symbol.into_iter().map(|(symbol, members)| match members.as_slice() {
        [one] => Group { name: versions[*one].key.clone(), members },
        _ => Group { name: symbol.replace('/', "_"), members },
    }));
    groups.sort_by_key(|g| g.members.first().copied());
    name_apart(&mut groups);
    groups
}

fn distinct(versions: &[Version]) -> bool {
    let mut langs: Vec<_> = versions.iter().filter_map(|v| v.lang).collect();
    langs.sort_unstable();
    langs.windows(2).all(|pair| pair[0] != pair[1])
}

/// What the names of the versions begin with, or the first of them.
fn common_name(versions: &[Version]) -> String {
    let file = |v: &Version| v.key.rsplit('/').next().unwrap_or_default().to_owned();
    let first = file(&versions[0]);
    let shared = versions[1..].iter().fold(first.len(), |n, v| {
        first
            .char_indices()
            .zip(file(v).chars())
            .find(|((_, a), b)| a != b)
            .map_or(n, |((at, _), _)| n.min(at))
    });
    let name = first[..shared].trim_end_matches(['.', '_', '-', ' ']);
    if name.is_empty() { first } else { name.to_owned() }
}

/// Shortens keys to the last part, with as much of the folder as tells groups apart, fit for a file name.
///
/// Names are compared as file systems may: cleaned, and without regard to case. Those that no folder tells apart are
/// numbered.
fn name_apart(groups: &mut [Group]) {
    let clean = |c: char| if c.is_alphanumeric() || "._-".contains(c) { c } else { '_' };
    let short = |name: &str, n: usize| -> String {
        let parts: Vec<&str> = name.split('/').filter(|p| !p.is_empty()).collect();
        parts[parts.len().saturating_sub(n)..].join("_").chars().map(clean).collect()
    };
    let mut best: (usize, Vec<String>) = (0, Vec::new());
    for n in 1..8 {
        let names: Vec<String> = groups.iter().map(|g| short(&g.name, n)).collect();
        let apart = names.iter().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len();
        if apart > best.0 {
            best = (apart, names);
        }
        if apart == groups.len() {
            break;
        }
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    best.1.iter().for_each(|name| *times.entry(name.to_lowercase()).or_default() += 1);
    let mut taken: BTreeSet<String> =
        times.iter().filter(|(_, n)| **n == 1).map(|(name, _)| name.clone()).collect();
    for (k, (group, name)) in groups.iter_mut().zip(best.1).enumerate() {
        group.name = if times[&name.to_lowercase()] == 1 {
            name
        } else {
            let free = (k + 1..).map(|n| format!("{name}-{n}")).find(|n| taken.insert(n.to_lowercase()));
            free.unwrap_or(name)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(path: &str) -> (String, Option<String>) {
        let v = Version::of(Path::new(path), None);
        (v.key, v.lang.map(|l| l.to_string()))
    }

    #[test]
    fn names_tell_the_language() {
        let cases = [
            ("report.zh.txt", "report", Some("zh")),
            ("a/report_en.txt", "a/report", Some("en")),
            ("report-fr.html", "report", Some("fr")),
            ("report.zh-CN.txt", "report", Some("zh")),
            ("zh/report.txt", "report", Some("zh")),
            ("docs/EN/2023/report.txt", "docs/2023/report", Some("en")),
            ("en_report.txt", "report", Some("en")),
            ("1910268E.txt", "1910268", Some("en")),
            ("docs/ru.txt", "docs/docs", Some("ru")),
            ("zh.txt", "document", Some("zh")),
            ("./en.txt", "document", Some("en")),
            ("report.txt", "report", None),
            ("plan-of-action.txt", "plan-of-action", None),
        ];
        for (path, key, lang) in cases {
            assert_eq!(version(path), (key.to_owned(), lang.map(str::to_owned)), "{path}");
        }
    }

    #[test]
    fn groups_by_name_then_symbol() {
        let of = |paths: &[&str]| paths.iter().map(|p| Version::of(Path::new(p), None)).collect::<Vec<_>>();
        let versions = of(&["x/a.en.txt", "x/b.en.txt", "x/a.fr.txt", "x/N1.txt", "x/N2.txt"]);
        let symbol = |n: usize| (n > 2).then(|| "A/70/1".to_owned());
        let groups = group(&versions, false, symbol);
        let shape: Vec<_> = groups.iter().map(|g| (g.name.as_str(), g.members.as_slice())).collect();
        assert_eq!(shape, [("a", &[0, 2][..]), ("b", &[1]), ("A_70_1", &[3, 4])]);
        let named = group(&of(&["one.txt", "two.txt"]), true, |_| None);
        assert_eq!(named.len(), 1);
    }

    #[test]
    fn no_two_groups_share_a_file() {
        let names = |paths: &[&str]| {
            let versions: Vec<_> = paths.iter().map(|p| Version::of(Path::new(p), None)).collect();
            group(&versions, false, |_| None).into_iter().map(|g| g.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&["a b.en.txt", "a b.fr.txt", "a_b.en.txt", "a_b.es.txt"]), ["a_b-1", "a_b-2"]);
        assert_eq!(names(&["x/A.en.txt", "x/A.fr.txt", "y/a.en.txt", "y/a.fr.txt"]), ["x_A", "y_a"]);
        assert_eq!(names(&["A.en.txt", "a.en.txt", "A-1.en.txt", "b.en.txt"]), ["A-2", "a-3", "A-1", "b"]);
        assert_eq!(names(&["zh.txt", "en.txt"]), ["document"]);
    }
}

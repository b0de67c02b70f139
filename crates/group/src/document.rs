//! Which files are versions of one document: by their names, then by the symbols in their texts, then by their content.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};

use hexapla_model::{Diagnostic, Lang, Severity, Warned};

use crate::Version;
use crate::content::{self, Candidate, Content};
use crate::part;

/// How many parts of a path are in the name of a document at most.
const MOST_PARTS: usize = 7;

/// The versions of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Name of the document: what output files are called.
    pub name: String,
    /// Places in the list of versions.
    pub members: Vec<usize>,
    /// By what they were found to belong together.
    pub found: FoundBy,
}

/// By what files were found to be versions of one document.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum FoundBy {
    /// By their names, or since the user named them; a file that is alone too.
    Name,
    /// By the symbols in their texts.
    Symbol,
    /// By numbers, dates and names in their texts, with the lowest score that joined one to the others, from 0 to 1.
    Content(f32),
}

/// What the text of a version shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// The symbol of the document, such as `A/78/123/Add.1`, in capitals.
    pub symbol: Option<String>,
    /// The language.
    pub lang: Option<Lang>,
    /// A hash of the words of the text, if it has any: the same in any format.
    pub text: Option<u64>,
    /// What reads the same in every language.
    pub content: Content,
}

/// The versions whose texts must be looked at before [`group`] can decide what belongs together, in order: those that
/// share their name with no other, and of each name that several share as many as show its symbol and its languages.
#[must_use]
pub fn unclear(versions: &[Version], named: bool) -> Vec<usize> {
    let names = names(versions);
    if is_one_document(versions, named) || names.values().all(|members| members.len() > 1) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for members in names.into_values() {
        let first = members[0];
        out.extend(members.into_iter().filter(|n| *n == first || versions[*n].lang.is_none()));
    }
    out.sort_unstable();
    out
}

/// Puts the versions of each document together, in order of first appearance.
///
/// `shown` says what the texts of the [`unclear`] ones show. The rule:
///
/// 1. Files that were all named one by one, in different languages and with different names, are one document.
/// 2. Files with one name except for the language and the format are one document.
/// 3. Documents whose texts show one symbol are one document if no language is in both. `A/78/123/Add.1` is another
///    symbol than `A/78/123`. A file on its own may also repeat a language in another format: a version that is there
///    as DOCX and as PDF. What shares a symbol and may not join stays a document of its own, which is reported. If several
///    documents show one symbol, the contents of their texts decide first which files belong together. Single files that
///    have one text in several formats are versions of one document too.
/// 4. Files that are alone then are compared by their content, with each other and with documents that lack their
///    language. What is joined is reported.
#[must_use]
pub fn group(versions: &[Version], named: bool, shown: &BTreeMap<usize, Shown>) -> Warned<Vec<Group>> {
    if is_one_document(versions, named) {
        let members = (0..versions.len()).collect();
        return Warned {
            value: vec![Group { name: common_name(versions), members, found: FoundBy::Name }],
            diagnostics: Vec::new(),
        };
    }
    let mut named = by_names(versions);
    join_formats(&mut named, versions, shown);
    // What has a name goes before what is alone: the symbol brings files to it.
    named.sort_by_key(|group| (group.members.len() == 1, group.members[0]));
    let shared = shared_symbols(&named, versions, shown);
    if !shared.is_empty() {
        let is_shared = |symbol: Option<&str>| symbol.is_some_and(|symbol| shared.contains(symbol));
        join_by_content(&mut named, versions, shown, is_shared);
    }
    let (mut groups, mut diagnostics) = join_by_symbol(named, versions, shown);
    let ties = join_by_content(&mut groups, versions, shown, |_| true);
    diagnostics
        .extend(ties.into_iter().map(|[own, first, second]| undecided(own, [first, second], versions)));
    for group in groups.iter().filter(|group| matches!(group.found, FoundBy::Content(_))) {
        diagnostics.push(joined(group, versions));
    }
    groups.sort_by_key(|g| g.members.first().copied());
    name_apart(&mut groups);
    Warned { value: groups, diagnostics }
}

/// Joins single files that have one text in several formats: none of them would be nearer to a translation.
fn join_formats(groups: &mut Vec<Group>, versions: &[Version], shown: &BTreeMap<usize, Shown>) {
    let mut places: BTreeMap<(Option<Lang>, u64), usize> = BTreeMap::new();
    for place in 0..groups.len() {
        let &[own] = &groups[place].members[..] else { continue };
        let Some(text) = shown.get(&own).and_then(|shown| shown.text) else { continue };
        let first = *places.entry((lang_of(own, versions, shown), text)).or_insert(place);
        let twin = &mut groups[first];
        if first != place && twin.members.iter().all(|n| ending(&versions[*n]) != ending(&versions[own])) {
            twin.members.push(own);
            twin.found = FoundBy::Content(1.0);
            groups[place].members.clear();
        }
    }
    groups.retain(|group| !group.members.is_empty());
}

/// The symbols that several documents show: to join all of them would repeat a language in one format.
fn shared_symbols<'s>(
    groups: &[Group],
    versions: &[Version],
    shown: &'s BTreeMap<usize, Shown>,
) -> BTreeSet<&'s str> {
    let mut seen = BTreeSet::new();
    let mut shared = BTreeSet::new();
    for group in groups {
        let Some(symbol) = symbol_of(group, shown) else { continue };
        let part = part::parts(&versions[group.members[0]].key);
        let forms: BTreeSet<_> =
            group.members.iter().map(|n| (lang_of(*n, versions, shown), ending(&versions[*n]))).collect();
        if forms.into_iter().any(|form| !seen.insert((symbol, part.clone(), form))) {
            shared.insert(symbol);
        }
    }
    shared
}

/// The symbol that the text of a document shows.
fn symbol_of<'s>(group: &Group, shown: &'s BTreeMap<usize, Shown>) -> Option<&'s str> {
    group.members.iter().find_map(|n| shown.get(n)?.symbol.as_deref())
}

/// Joins documents whose texts show one symbol, in their order; reports those that stay separate.
fn join_by_symbol(
    named: Vec<Group>,
    versions: &[Version],
    shown: &BTreeMap<usize, Shown>,
) -> (Vec<Group>, Vec<Diagnostic>) {
    let (mut groups, mut diagnostics) = (Vec::<Group>::new(), Vec::new());
    let mut by_symbol: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for group in named {
        let Some(symbol) = symbol_of(&group, shown) else {
            groups.push(group);
            continue;
        };
        let same = by_symbol.entry(symbol).or_default();
        let key = |group: &Group| &versions[group.members[0]].key;
        let twin = same.iter().find(|n| {
            let other = &groups[**n];
            !part::are_different((Some(symbol), key(&group)), (Some(symbol), key(other)))
                && joins(&group.members, &other.members, versions, shown)
        });
        if let Some(place) = twin {
            let document = &mut groups[*place];
            if document.members.len() == 1 && group.members.len() == 1 {
                document.name = symbol.replace('/', "_");
            }
            document.members.extend(group.members);
            document.members.sort_unstable();
            document.found = FoundBy::Symbol;
            continue;
        }
        if let Some(place) = same.first() {
            diagnostics.push(apart(
                &versions[group.members[0]],
                &versions[groups[*place].members[0]],
                symbol,
            ));
        }
        same.push(groups.len());
        groups.push(group);
    }
    (groups, diagnostics)
}

/// The documents that the keys of versions name.
fn by_names(versions: &[Version]) -> Vec<Group> {
    let names = names(versions).into_iter();
    names.map(|(name, members)| Group { name: name.to_owned(), members, found: FoundBy::Name }).collect()
}

/// The documents that the keys of versions name, in order of first appearance, whatever their texts show.
#[must_use]
pub fn by_name(versions: &[Version]) -> Vec<Group> {
    let mut groups = by_names(versions);
    groups.sort_by_key(|group| group.members[0]);
    name_apart(&mut groups);
    groups
}

/// The versions of each name.
fn names(versions: &[Version]) -> BTreeMap<&str, Vec<usize>> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, version) in versions.iter().enumerate() {
        names.entry(&version.key).or_default().push(n);
    }
    names
}

/// Whether the user named versions of one document.
fn is_one_document(versions: &[Version], named: bool) -> bool {
    named && versions.len() > 1 && names(versions).len() == versions.len() && distinct(versions)
}

/// Whether documents with one symbol may be one: no language is in both, or a file on its own repeats one in another
/// format.
fn joins(some: &[usize], others: &[usize], versions: &[Version], shown: &BTreeMap<usize, Shown>) -> bool {
    some.iter().all(|n| {
        let lang = lang_of(*n, versions, shown);
        let mut twins = others.iter().filter(|other| lang_of(**other, versions, shown) == lang);
        twins.all(|twin| some.len() == 1 && ending(&versions[*twin]) != ending(&versions[*n]))
    })
}

/// The language that the text of a version shows, or else its name.
fn lang_of(n: usize, versions: &[Version], shown: &BTreeMap<usize, Shown>) -> Option<Lang> {
    shown.get(&n).and_then(|text| text.lang).or(versions[n].lang)
}

/// The ending of the name of a version, in small letters.
fn ending(version: &Version) -> Option<OsString> {
    version.path.extension().map(OsStr::to_ascii_lowercase)
}

/// Joins documents of which one at least is a file on its own, if their contents show that they are one and `may_join` allows
/// it for the symbol of each. Returns the files that are near to several, each with two of these.
fn join_by_content(
    groups: &mut Vec<Group>,
    versions: &[Version],
    shown: &BTreeMap<usize, Shown>,
    may_join: impl Fn(Option<&str>) -> bool,
) -> Vec<[usize; 3]> {
    let mut places: Vec<usize> = Vec::new();
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let text = group.members.iter().find_map(|n| Some((*n, shown.get(n)?)));
        if let Some((n, text)) = text
            && let Some(lang) = lang_of(n, versions, shown)
        {
            places.push(place);
            let (symbol, name) = (text.symbol.as_deref(), versions[n].key.as_str());
            candidates.push(Candidate { lang, symbol, name, content: &text.content });
        }
    }
    // Where each group of the beginning is now.
    let mut now: Vec<usize> = (0..groups.len()).collect();
    let (pairs, ties) = content::pairs(&candidates);
    for pair in pairs {
        let [a, b] = [pair.first, pair.second].map(|n| root(&now, places[n]));
        let has_single = groups[a].members.len() == 1 || groups[b].members.len() == 1;
        let is_grown = [a, b].iter().any(|n| matches!(groups[*n].found, FoundBy::Content(_)));
        if a == b
            || ![pair.first, pair.second].iter().all(|n| may_join(candidates[*n].symbol))
            || !(has_single || is_grown)
            || !are_of_different_langs(&groups[a], &groups[b], versions, shown)
        {
            continue;
        }
        let (kept, gone) = if groups[a].members.len() >= groups[b].members.len() { (a, b) } else { (b, a) };
        let members = std::mem::take(&mut groups[gone].members);
        let lowest =
            [groups[a].found, groups[b].found].into_iter().fold(pair.score, |lowest, found| match found {
                FoundBy::Content(score) => lowest.min(score),
                FoundBy::Name | FoundBy::Symbol => lowest,
            });
        groups[kept].found = FoundBy::Content(lowest);
        groups[kept].members.extend(members);
        groups[kept].members.sort_unstable();
        now[gone] = kept;
    }
    // The file that each candidate was.
    let files: Vec<Option<usize>> = places
        .iter()
        .map(|place| groups[*place].members.first().copied().filter(|_| now[*place] == *place))
        .collect();
    let alone = |n: usize| groups[root(&now, places[n])].members.len() == 1;
    let ties = ties.into_iter().filter(|tie| alone(tie.own));
    let ties = ties.filter_map(|tie| {
        let [first, second] = tie.rivals;
        Some([files[tie.own]?, files[first]?, files[second]?])
    });
    let ties = ties.collect();
    groups.retain(|group| !group.members.is_empty());
    ties
}

/// Where a group is after those that took it in.
fn root(now: &[usize], mut place: usize) -> usize {
    while now[place] != place {
        place = now[place];
    }
    place
}

/// Whether no language is in both.
fn are_of_different_langs(
    a: &Group,
    b: &Group,
    versions: &[Version],
    shown: &BTreeMap<usize, Shown>,
) -> bool {
    let langs: BTreeSet<Option<Lang>> = a.members.iter().map(|n| lang_of(*n, versions, shown)).collect();
    b.members.iter().all(|n| !langs.contains(&lang_of(*n, versions, shown)))
}

/// Says that files were joined by their content.
fn joined(group: &Group, versions: &[Version]) -> Diagnostic {
    let (first, others) = (&versions[group.members[0]], &group.members[1..]);
    let names: Vec<String> = others.iter().map(|n| versions[*n].path.display().to_string()).collect();
    let message = format!("by numbers, dates and names in the texts a version of {}", names.join(", "));
    let hint = "if they are different documents, name the files of each by one name and their languages";
    Diagnostic::new(Severity::Note, &first.path, message).hint(hint)
}

/// Says that a file stays alone, since it may belong to one or to another.
fn undecided(own: usize, rivals: [usize; 2], versions: &[Version]) -> Diagnostic {
    let [first, second] = rivals.map(|n| versions[n].path.display());
    let message = format!(
        "may be a version of {first} or of {second}, which are alike: taken as a document of its own"
    );
    let hint = "delete the one that is not wanted, or say which files belong together with --pairs-file";
    Diagnostic::new(Severity::Note, &versions[own].path, message).hint(hint)
}

/// Says that a document keeps away from one with its symbol.
fn apart(version: &Version, other: &Version, symbol: &str) -> Diagnostic {
    let message = format!(
        "shows the symbol {symbol} as {} does, in a language that the document already has: taken as another document",
        other.path.display()
    );
    let hint = "if they are versions of one document, name its files as LANG=PATH; if a symbol is wrong, nothing more is \
                to be done";
    Diagnostic::new(Severity::Warning, &version.path, message).hint(hint)
}

fn distinct(versions: &[Version]) -> bool {
    let mut langs: Vec<_> = versions.iter().filter_map(|v| v.lang).collect();
    langs.sort_unstable();
    langs.windows(2).all(|pair| pair[0] != pair[1])
}

/// What the names of the versions begin with, or the first of them.
///
/// # Panics
/// If there is no version.
#[must_use]
pub fn common_name(versions: &[Version]) -> String {
    let first = last_part(&versions[0].key);
    let shared = versions[1..].iter().map(|version| shared_start(first, last_part(&version.key))).min();
    let name = first[..shared.unwrap_or(first.len())].trim_end_matches(['.', '_', '-', ' ']);
    if name.is_empty() { first.to_owned() } else { name.to_owned() }
}

/// A key without its folders.
fn last_part(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or_default()
}

/// How many bytes of `name` are before the first character that differs from that of `other`.
fn shared_start(name: &str, other: &str) -> usize {
    let mut pairs = name.char_indices().zip(other.chars());
    pairs.find(|((_, a), b)| a != b).map_or(name.len(), |((at, _), _)| at)
}

/// The last `n` parts of a key, fit for a file name.
fn short_name(key: &str, n: usize) -> String {
    let parts: Vec<&str> = key.split('/').filter(|p| !p.is_empty()).collect();
    let name = parts[parts.len().saturating_sub(n)..].join("_");
    name.replace(|c: char| !c.is_alphanumeric() && !"._-".contains(c), "_")
}

/// Shortens keys to the last part; to those that have it in common, as much of the folder is added as distinguishes them, so
/// that a new document renames no other ones. The names are fit for files.
///
/// Names are compared as file systems may: cleaned, and without regard to case. Those that no folder distinguishes are
/// numbered.
fn name_apart(groups: &mut [Group]) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        alike.entry(short_name(&group.name, 1).to_lowercase()).or_default().push(place);
    }
    for places in alike.values() {
        let keys: Vec<&str> = places.iter().map(|place| groups[*place].name.as_str()).collect();
        let names = longer_names(&keys);
        places.iter().zip(names).for_each(|(place, name)| groups[*place].name = name);
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    groups.iter().for_each(|group| *times.entry(group.name.to_lowercase()).or_default() += 1);
    let mut taken: BTreeSet<String> =
        times.iter().filter(|(_, n)| **n == 1).map(|(name, _)| name.clone()).collect();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for group in groups.iter_mut().filter(|group| times[&group.name.to_lowercase()] > 1) {
        let number = numbers.entry(group.name.to_lowercase()).or_default();
        loop {
            *number += 1;
            let name = format!("{}-{number}", group.name);
            if taken.insert(name.to_lowercase()) {
                group.name = name;
                break;
            }
        }
    }
}

/// Names for keys whose last parts are alike: as many parts as tell most of them apart, and no more.
fn longer_names(keys: &[&str]) -> Vec<String> {
    let mut best: (usize, Vec<String>) = (0, Vec::new());
    for n in 1..=MOST_PARTS {
        let names: Vec<String> = keys.iter().map(|key| short_name(key, n)).collect();
        let apart = names.iter().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len();
        if apart > best.0 {
            best = (apart, names);
        }
        if apart == keys.len() {
            break;
        }
    }
    best.1
}

#[cfg(test)]
mod tests;

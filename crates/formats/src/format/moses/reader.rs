//! Reads a corpus from texts that are aligned line by line, of which one was named: `NAME.en-zh.en`.

use std::path::{Path, PathBuf};

use hexapla_lang::naming;
use hexapla_model::{BlockKind, Diagnostic, Lang, Location, Severity, TranslationUnit, Warned};
use hexapla_source::findings::plural;
use hexapla_source::{Cause, Loader, each_line};

use crate::reading::packed::{PackedCorpus, PackedRows};
use crate::reading::{line_aligned, tidy};

/// The ending of the file with the ids of the rows.
const IDS: &str = "ids";

/// The files of a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Files {
    /// The texts, in the order in which the name gives the languages, else of the languages.
    pub(crate) texts: Vec<(Lang, PathBuf)>,
    pub(crate) ids: Option<PathBuf>,
}

impl Files {
    /// The files that belong to `path`: `NAME.en-zh.en`, `NAME.en-zh`, `NAME.en` or the file with their ids.
    ///
    /// None if there are not two languages or more.
    pub(crate) fn find(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (stem, ending) = name.rsplit_once('.')?;
        if languages(ending).is_some() && !path.exists() {
            return Self::of(path.to_owned());
        }
        let is_part = ending == IDS || tag(ending).is_some();
        if is_part { Self::of(path.with_file_name(stem)) } else { None }
    }

    fn of(stem: PathBuf) -> Option<Self> {
        let name = stem.file_name()?.to_str()?;
        let texts = match name.rsplit_once('.').and_then(|(_, pair)| languages(pair)) {
            Some(tags) => tags.into_iter().map(|tag| (tag.1, with_ending(&stem, tag.0))).collect(),
            None => siblings(&stem)?,
        };
        let langs: Vec<Lang> = texts.iter().map(|(lang, _)| *lang).collect();
        let texts: Vec<_> = texts.into_iter().map(|(lang, path)| (lang.beside(&langs), path)).collect();
        let ids = with_ending(&stem, IDS);
        let files = Self { texts, ids: ids.is_file().then_some(ids) };
        (files.texts.len() > 1).then_some(files)
    }

    /// All files, the texts first.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.texts.iter().map(|(_, path)| path).chain(&self.ids)
    }
}

/// The language of an ending such as `en` or `zh_CN`.
fn tag(ending: &str) -> Option<Lang> {
    Lang::parse(ending).ok().and_then(|_| naming::of_label(ending))
}

/// The languages of `en-zh`, or of more of them.
fn languages(pair: &str) -> Option<Vec<(&str, Lang)>> {
    let tags: Option<Vec<_>> = pair.split('-').map(|part| Some((part, tag(part)?))).collect();
    tags.filter(|tags| tags.len() > 1)
}

fn with_ending(stem: &Path, ending: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// The files that differ from each other in the language of their ending alone, sorted by it.
fn siblings(stem: &Path) -> Option<Vec<(Lang, PathBuf)>> {
    let name = stem.file_name()?.to_str()?;
    let folder = stem.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut found: Vec<(Lang, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.filter_map(Result::ok) {
        let file = entry.file_name();
        let ending = file.to_str().and_then(|file| file.strip_prefix(name)?.strip_prefix('.'));
        let lang = ending.and_then(tag).filter(|_| entry.path().is_file());
        found.extend(lang.map(|lang| (lang, stem.with_file_name(&file))));
    }
    found.sort();
    found.dedup_by_key(|(lang, _)| *lang);
    Some(found)
}

/// Reads the texts that belong to `path`, and their ids.
pub(crate) fn read(loader: &Loader, path: &Path) -> Result<Warned<PackedCorpus>, Cause> {
    let files = Files::find(path).ok_or(Cause::NoCounterpart)?;
    let Warned { value: mut aligned, mut diagnostics } = line_aligned::lines_of(loader, &files.texts)?;
    let count = aligned.len();
    let ids = files.ids.as_deref().map(|path| Ok::<_, Cause>((path, ids(loader, path)?))).transpose()?;
    if let Some((path, ids)) = ids.as_ref().filter(|(_, ids)| ids.len() != count) {
        let found = ids.len();
        let message = format!("{found} id{} for {count} row{}: skipped", plural(found), plural(count));
        let line = u32::try_from(found.min(count)).unwrap_or(u32::MAX);
        let place = Location { line: line.max(1), page: None };
        diagnostics.push(Diagnostic::new(Severity::Error, *path, message).at(place));
    }
    let ids = ids.map(|(_, ids)| ids).filter(|ids| ids.len() == count);
    let pivot = aligned.head.langs.first().copied();
    let (mut rows, mut names) = (PackedRows::default(), Vec::new());
    for row in 0..count {
        let mut unit = aligned.unit(row);
        if let Some(ids) = &ids {
            name_row(&mut unit, &ids[row], pivot, &mut names);
        }
        if unit.texts.iter().any(Option::is_some) {
            rows.push(&unit);
        }
    }
    if rows.len() == 0 {
        return Err(Cause::Empty);
    }
    if let [name] = names.as_slice() {
        aligned.head.name.clone_from(name);
    }
    let first = &files.texts[0].1;
    diagnostics.extend(tidy::empty_rows(first, count - rows.len()));
    let mut value = PackedCorpus::in_order(aligned.head, rows);
    diagnostics.extend(value.name_apart(first));
    Ok(Warned { value, diagnostics })
}

/// The lines of the file with the ids.
fn ids(loader: &Loader, path: &Path) -> Result<Vec<String>, Cause> {
    let mut ids = Vec::new();
    each_line::each_line(path, loader.limits(), |_, line| {
        ids.push(line.to_owned());
        Ok(())
    })?;
    Ok(ids)
}

/// Gives a row what its line says: id, and after tabs score, anchor and kind. Without an id it keeps the number of its line.
/// `names` are those of the first documents.
fn name_row(unit: &mut TranslationUnit, line: &str, pivot: Option<Lang>, names: &mut Vec<String>) {
    let mut cells = line.split('\t').map(str::trim);
    if let Some(id) = row_id(cells.next().unwrap_or_default(), pivot) {
        unit.id = id;
    }
    let score = cells.next().and_then(|cell| cell.parse::<f32>().ok()).filter(|score| !score.is_nan());
    unit.score = score.map_or(unit.score, |score| score.clamp(0.0, 1.0));
    unit.anchor = cells.next().and_then(|cell| cell.parse().ok());
    unit.kind = cells.next().and_then(BlockKind::from_name).unwrap_or_default();
    if let Some((name, _)) = unit.id.split_once('#')
        && names.len() < 2
        && names.iter().all(|known| known != name)
    {
        names.push(name.to_owned());
    }
}

/// The id on a line: all of it, or of lines as the United Nations Parallel Corpus has them (`2015/s/2015/305 ar:58:2
/// en:71:2`) the document and the place in the pivot.
fn row_id(line: &str, pivot: Option<Lang>) -> Option<String> {
    let line = line.trim();
    let mut words = line.split_whitespace();
    let document = words.next()?;
    let places: Option<Vec<(&str, &str)>> = words.map(|word| word.split_once(':')).collect();
    let Some(places) = places.filter(|places| !places.is_empty() && places.iter().all(is_place)) else {
        return Some(line.to_owned());
    };
    let of_pivot = places.iter().find(|(tag, _)| Lang::parse(tag).ok() == pivot.map(Lang::primary));
    let (_, place) = of_pivot.or(places.first())?;
    Some(format!("{document}#{place}"))
}

/// Whether a language and a number, or numbers that are joined by colons, are a place in its text.
fn is_place((tag, number): &(&str, &str)) -> bool {
    Lang::parse(tag).is_ok() && number.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

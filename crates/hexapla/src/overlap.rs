//! Whether the results of a run could have the names of files that it reads, before anything is written.

use std::path::{Path, PathBuf};

use hexapla_formats::{DatasetCard, Format, Part};
use hexapla_model::Lang;

use crate::{Guard, OutputError, Pipeline};

/// Refuses a run in whose folder a file that is read, or written to for another reason, has the name of a result of a
/// document. Which languages documents have is not always known yet, so each name is refused that a result may have.
pub(crate) fn refuse<'a>(
    pipeline: &Pipeline,
    documents: impl Iterator<Item = &'a str>,
) -> Result<(), OutputError> {
    let taken = taken(&pipeline.guard, &pipeline.folder);
    if taken.is_empty() {
        return Ok(());
    }
    let documents: Vec<&str> = documents.collect();
    for path in taken {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_result = documents.iter().any(|document| {
            let ending = strip(&name, document).and_then(|rest| rest.strip_prefix('.'));
            ending.is_some_and(|ending| is_ending(pipeline, ending))
        });
        let is_card = name.eq_ignore_ascii_case(DatasetCard::NAME);
        if is_result || (is_card && pipeline.formats.iter().any(|format| format.has_card())) {
            let is_read = pipeline.guard.is_read(&path);
            return Err(if is_read { OutputError::IsRead { path } } else { OutputError::Twice { path } });
        }
    }
    Ok(())
}

/// The files in `folder` that are read, and those that are given out there.
fn taken(guard: &Guard, folder: &Path) -> Vec<PathBuf> {
    let Ok(real) = folder.canonicalize() else { return Vec::new() };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let read = entries.filter(|path| guard.is_read(path));
    let given = guard.places().into_iter().filter(|path| path.parent() == Some(&real));
    let mut taken: Vec<PathBuf> = read.chain(given).collect();
    taken.sort();
    taken
}

/// What follows `start`; many disks do not know capitals from small letters.
fn strip<'n>(name: &'n str, start: &str) -> Option<&'n str> {
    let head = name.get(..start.len())?;
    (head.to_lowercase() == start.to_lowercase()).then(|| &name[start.len()..])
}

/// Whether the name of a result may end so, in some languages.
fn is_ending(pipeline: &Pipeline, ending: &str) -> bool {
    let mut langs: Vec<Lang> = Vec::new();
    for lang in ending.split(['.', '-']).filter_map(|piece| Lang::parse_variant(piece).ok()) {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    for lang in [Lang::EN, Lang::FR] {
        if langs.len() < 2 && !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    if ending.eq_ignore_ascii_case(Part::findings(&langs).ending()) {
        return true;
    }
    let formats = std::iter::once(Format::Jsonl).chain(pipeline.formats.iter().copied());
    let turned: Vec<Lang> = langs.iter().rev().copied().collect();
    [langs, turned].iter().any(|langs| {
        let mut parts = formats.clone().flat_map(|format| format.parts(langs, &pipeline.options));
        parts.any(|part| part.ending().eq_ignore_ascii_case(ending))
    })
}

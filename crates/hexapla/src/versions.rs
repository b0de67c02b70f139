//! The versions of a document: which files they are, and what is read of each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hexapla_align::{Group, Shown, Version, group, unclear};
use hexapla_model::{Diagnostic, Lang, Segmented, Severity, Warned};
use hexapla_read::{Format, ReadError, Reader};
use hexapla_segment::Segmenter;
use rayon::prelude::*;

use crate::{Input, Inputs, language};

/// What was read of one document.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) name: String,
    /// A text a language.
    pub(crate) texts: Vec<Arc<Segmented>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) left_out: Vec<(PathBuf, String)>,
}

/// Which files are versions of one document, by their names and by the symbols in their texts.
pub(crate) fn groups(reader: &Reader, inputs: &Inputs) -> Warned<Vec<Group>> {
    let shown = |n: usize| {
        let version = &inputs.versions[n];
        let given = inputs.given.contains(&version.path);
        // What cannot be read is told when its document is read.
        let text = segmented(reader, version, given, &version.key).ok();
        let document = text.map(|text| text.value.document);
        let lang = document.as_ref().map(|d| d.lang);
        Shown { symbol: document.and_then(|d| d.symbol), lang }
    };
    let unclear = unclear(&inputs.versions, inputs.named);
    let shown: BTreeMap<usize, Shown> = unclear.into_par_iter().map(|n| (n, shown(n))).collect();
    group(&inputs.versions, inputs.named, &shown)
}

impl Read {
    /// Reads the files of a document: one a language, in the order of the languages if each file was named,
    /// else in that of the paths.
    pub(crate) fn of(group: &Group, inputs: &Inputs, reader: &Reader) -> Self {
        let read = |n: &usize| {
            let version = &inputs.versions[*n];
            let given = inputs.given.contains(&version.path);
            (version, segmented(reader, version, given, &group.name))
        };
        let files: Vec<(&Version, Result<Warned<Segmented>, ReadError>)> =
            group.members.par_iter().map(read).collect();
        let mut out = Self {
            name: group.name.clone(),
            texts: Vec::new(),
            diagnostics: Vec::new(),
            left_out: Vec::new(),
        };
        let mut texts = Vec::new();
        for (version, text) in files {
            match text {
                Ok(text) => out.choose(text, &mut texts),
                Err(error) => out.left_out.push((version.path.clone(), error.to_string())),
            }
        }
        if inputs.named {
            texts.sort_by_key(|text| place(text.value.document.lang));
        }
        out.diagnostics.extend(other_symbols(&texts));
        for text in texts {
            out.diagnostics.extend(text.diagnostics);
            out.texts.push(Arc::new(text.value));
        }
        out
    }

    /// Adds a text, unless there is one in its language already: then that in the better format stays.
    fn choose(&mut self, text: Warned<Segmented>, texts: &mut Vec<Warned<Segmented>>) {
        let lang = text.value.document.lang;
        let Some(twin) = texts.iter_mut().find(|t| t.value.document.lang == lang) else {
            return texts.push(text);
        };
        let rank = |text: &Warned<Segmented>| rank(&text.value.document.path);
        if rank(twin) == rank(&text) {
            let path = text.value.document.path;
            let reason = format!(
                "{}: a second version in {lang} beside {}; name the languages as LANG=PATH",
                path.display(),
                twin.value.document.path.display()
            );
            return self.left_out.push((path, reason));
        }
        let mut other = text;
        if rank(&other) < rank(twin) {
            std::mem::swap(twin, &mut other);
        }
        let better = twin.value.document.path.display();
        let message = format!("passed over: {better} is the version in {lang} in a format that tells more");
        let hint = "to read this one instead, name the files to be aligned one by one";
        self.diagnostics
            .push(Diagnostic::new(Severity::Note, &other.value.document.path, message).hint(hint));
    }
}

/// Where a language stands among those of a document whose files were named in any order: first those of the United Nations
/// as its reports name them, then the others by their codes.
pub(crate) fn place(lang: Lang) -> (usize, Lang) {
    const FIRST: [Lang; 6] = [Lang::EN, Lang::FR, Lang::ES, Lang::RU, Lang::AR, Lang::ZH];
    (FIRST.iter().position(|first| *first == lang.primary()).unwrap_or(FIRST.len()), lang)
}

/// How little a format tells of a document: PDF knows neither paragraphs nor footnotes.
fn rank(path: &Path) -> usize {
    const ORDER: [Format; 7] = [
        Format::Docx,
        Format::Office,
        Format::Tei,
        Format::Html,
        Format::Markdown,
        Format::PlainText,
        Format::Pdf,
    ];
    let format = Format::from_path(path);
    ORDER.iter().position(|known| Some(*known) == format).unwrap_or(ORDER.len())
}

/// Texts that show another symbol than the first of their document.
fn other_symbols(texts: &[Warned<Segmented>]) -> Vec<Diagnostic> {
    let mut shown = texts.iter().filter_map(|t| Some((&t.value.document, t.value.document.symbol.as_ref()?)));
    let Some((first, symbol)) = shown.next() else { return Vec::new() };
    let others = shown.filter(|(_, other)| *other != symbol);
    let hint = "if they are different documents, give their files different names";
    others
        .map(|(document, other)| {
            let path = first.path.display();
            let message =
                format!("shows the symbol {other}, {path} shows {symbol}: aligned since their names agree");
            Diagnostic::new(Severity::Warning, &document.path, message).hint(hint)
        })
        .collect()
}

/// One file, read and segmented; its language is the one that was given, or that its name or its text shows.
///
/// # Errors
/// If the file cannot be read, or does not show its language.
pub fn read_document(input: &Input) -> Result<Warned<Segmented>, ReadError> {
    let version = Version::of(&input.path, input.lang);
    segmented(&Reader::default(), &version, input.lang.is_some(), &version.key)
}

/// What `work` gives for the file at `path`. A fault of ours that a document meets ends this document and no other.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err(ReadError::Fault { path: path.to_owned() }))
}

fn segmented(
    reader: &Reader,
    version: &Version,
    given: bool,
    name: &str,
) -> Result<Warned<Segmented>, ReadError> {
    guarded(&version.path, || read_and_segment(reader, version, given, name))
}

fn read_and_segment(
    reader: &Reader,
    version: &Version,
    given: bool,
    name: &str,
) -> Result<Warned<Segmented>, ReadError> {
    let mut read = reader.read(&version.path, version.lang, name)?;
    if !given && version.lang.is_some() {
        read.diagnostics.extend(language::correct(&mut read.value));
    }
    let mut segmented = Segmenter::new().segment(read.value);
    segmented.diagnostics.splice(0..0, read.diagnostics);
    Ok(segmented)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_ends_one_document() {
        let path = Path::new("a.txt");
        let error = guarded::<()>(path, || panic!("a test of what happens then")).unwrap_err().to_string();
        assert!(error.starts_with("a.txt: a fault of hexapla"), "{error}");
        assert_eq!(guarded(path, || Ok(1)).unwrap(), 1);
    }
}

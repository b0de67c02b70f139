//! Reads texts of which line n of one translates line n of the others.

use std::path::{Path, PathBuf};

use hexapla_model::{
    BlockKind, Corpus, Diagnostic, Lang, Level, Location, Severity, Text, TranslationUnit, Warned,
};
use hexapla_source::{Cause, Findings, Loader, ReadError, each_line};

use crate::Importer;
use crate::reading::packed::{PackedCorpus, PackedRows};

impl Importer {
    /// The corpus of files that are aligned line by line: a row a line, called by its number; the first file is the
    /// pivot. A line without text, or that is not UTF-8, is a row without text in that language, so that row n is line n + 1.
    ///
    /// # Errors
    /// If a file cannot be read, is no text or goes beyond the limits, if files have not equally many lines, or
    /// two are in one language.
    pub fn read_line_aligned(&self, files: &[(Lang, PathBuf)]) -> Result<Warned<Corpus>, ReadError> {
        let read = self.read_packed_line_aligned(files)?;
        Ok(Warned { value: read.value.unpack(), diagnostics: read.diagnostics })
    }

    /// As [`read_line_aligned`](Self::read_line_aligned), with rows that take up little more than their texts.
    ///
    /// # Errors
    /// As [`read_line_aligned`](Self::read_line_aligned).
    pub fn read_packed_line_aligned(
        &self,
        files: &[(Lang, PathBuf)],
    ) -> Result<Warned<PackedCorpus>, ReadError> {
        let read = lines_of(&self.loader, files)?;
        let mut rows = PackedRows::default();
        (0..read.value.len()).for_each(|row| rows.push(&read.value.unit(row)));
        let value = PackedCorpus::in_order(read.value.head, rows);
        Ok(Warned { value, diagnostics: read.diagnostics })
    }

    /// The lines of two files of which line n of one translates line n of the other; lines without text are empty.
    ///
    /// # Errors
    /// As [`Self::read_line_aligned`]; two files may be in one language.
    pub fn read_line_pairs(&self, paths: [&Path; 2]) -> Result<[Vec<String>; 2], ReadError> {
        let mut sides = [Vec::new(), Vec::new()];
        let mut counts = Vec::with_capacity(2);
        for (path, lines) in paths.iter().zip(&mut sides) {
            let count = each_line::each_line(path, self.loader.limits(), |_, text| {
                lines.push(text.to_owned());
                Ok(())
            })?;
            counts.push(((*path).to_owned(), count));
        }
        if counts[0].1 == counts[1].1 { Ok(sides) } else { Err(unequal(counts)) }
    }
}

/// The lines of files that are aligned line by line.
pub(crate) fn lines_of(loader: &Loader, files: &[(Lang, PathBuf)]) -> Result<Warned<LineAligned>, ReadError> {
    refuse_twins(files)?;
    let mut texts = Vec::with_capacity(files.len());
    let (mut counts, mut damaged) = (Vec::with_capacity(files.len()), Vec::new());
    for (_, path) in files {
        let (mut findings, mut lines) = (Findings::new(path), Lines::default());
        let count = each_line::each_line_or_not(path, loader.limits(), |line, text| {
            if let Err(not) = text {
                findings.push(Severity::Error, line, &not.message(), "save the file as UTF-8");
            }
            lines.push(text.unwrap_or_default());
            Ok(())
        })?;
        texts.push(lines);
        damaged.extend(findings.finish());
        counts.push((path.clone(), count));
    }
    if counts.windows(2).any(|two| two[0].1 != two[1].1) {
        return Err(unequal(counts));
    }
    let mut diagnostics: Vec<Diagnostic> =
        files.iter().filter_map(|(_, path)| Some(each_line::encoding_note(path)?.about(path))).collect();
    diagnostics.append(&mut damaged);
    diagnostics.extend((0..).zip(files).filter_map(|(n, (_, path))| gaps(&texts, n, path)));
    let stem = files.first().and_then(|(_, path)| path.file_stem()).unwrap_or_default();
    let head = Corpus {
        name: stem.to_string_lossy().into_owned(),
        symbol: None,
        level: Level::default(),
        langs: files.iter().map(|(lang, _)| *lang).collect(),
        paths: files.iter().map(|(_, path)| path.clone()).collect(),
        units: Vec::new(),
        findings: Vec::new(),
    };
    Ok(Warned { value: LineAligned { head, texts }, diagnostics })
}

/// The error for files of unequal length, which names them all.
fn unequal(counts: Vec<(PathBuf, u32)>) -> ReadError {
    let first = counts.first().map(|(path, _)| path.clone()).unwrap_or_default();
    Cause::UnequalLines { counts }.at(first)
}

/// Refuses two files in one language.
fn refuse_twins(files: &[(Lang, PathBuf)]) -> Result<(), ReadError> {
    for (n, (lang, second)) in files.iter().enumerate() {
        if let Some((_, first)) = files[..n].iter().find(|(l, _)| l == lang) {
            return Err(
                Cause::SameLanguage { lang: *lang, first: first.clone(), second: second.clone() }.at(first)
            );
        }
    }
    Ok(())
}

/// Texts of which line n of one translates line n of the others.
pub(crate) struct LineAligned {
    /// The corpus without its rows.
    pub(crate) head: Corpus,
    texts: Vec<Lines>,
}

impl LineAligned {
    /// How many lines each text has.
    pub(crate) fn len(&self) -> usize {
        self.texts.first().map_or(0, Lines::len)
    }

    /// The row of a line, counted from 0, which is called by its number.
    pub(crate) fn unit(&self, row: usize) -> TranslationUnit {
        let line = u32::try_from(row + 1).unwrap_or(u32::MAX);
        let location = Location { line, page: None };
        let text = |lines: &Lines| {
            let text = Some(lines.get(row)).filter(|_| lines.has_text(row))?.to_owned();
            Some(Text { text, pieces: 1, location, lines: Box::default(), moved: false })
        };
        let texts: Vec<Option<Text>> = self.texts.iter().map(text).collect();
        let score = if texts.iter().flatten().count() > 1 { 1.0 } else { 0.0 };
        TranslationUnit { id: line.to_string(), anchor: None, kind: BlockKind::Other, score, texts }
    }
}

/// The lines of a text, one behind the other.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.ends.push(self.text.len());
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, line: usize) -> &str {
        let start = line.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[line]]
    }

    fn has_text(&self, line: usize) -> bool {
        !self.get(line).trim().is_empty()
    }
}

/// What is to be said of the lines of file `n` that have no text.
fn gaps(texts: &[Lines], n: usize, path: &Path) -> Option<Diagnostic> {
    let rows = || 0..texts[n].len();
    if !rows().any(|row| texts[n].has_text(row)) {
        let warning = Diagnostic::new(Severity::Warning, path, "no text in it");
        return Some(warning.hint("every line of the other texts has no counterpart"));
    }
    let lacks = |row: &usize| !texts[n].has_text(*row) && texts.iter().any(|other| other.has_text(*row));
    let first = rows().find(lacks)?;
    let message = match rows().filter(lacks).count() {
        1 => "an empty line where another text has one".to_owned(),
        count => format!("{count} empty lines where other texts have some, this is the first"),
    };
    let line = u32::try_from(first + 1).unwrap_or(u32::MAX);
    Some(Diagnostic::new(Severity::Note, path, message).at(Location { line, page: None }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Files named by language in a folder, and what is read of them.
    fn read(texts: &[(&str, &str)]) -> Result<Warned<Corpus>, String> {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Vec::new();
        for (n, (lang, text)) in texts.iter().enumerate() {
            let path = folder.path().join(format!("{n}.{lang}"));
            fs::write(&path, text).unwrap();
            files.push((Lang::parse(lang).unwrap(), path));
        }
        let place = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
        Importer::default().read_line_aligned(&files).map_err(|e| e.to_string().replace(&place, ""))
    }

    fn rows(corpus: &Corpus) -> Vec<String> {
        let text = |t: &Option<Text>| t.as_ref().map_or("-", |t| &t.text).to_owned();
        let row = |u: &TranslationUnit| u.texts.iter().map(text).collect::<Vec<_>>().join("|");
        corpus.units.iter().map(|u| format!("{} {} {}", u.id, u.score, row(u))).collect()
    }

    #[test]
    fn line_by_line() {
        let read =
            read(&[("zh", "报告\n\n船 \n\n"), ("en", "Report\r\nLake\r\n\r\n\r\n"), ("fr", "\nLac\n\n\n")])
                .unwrap();
        assert_eq!(read.value.langs, [Lang::ZH, Lang::EN, Lang::FR]);
        assert_eq!(rows(&read.value), ["1 1 报告|Report|-", "2 1 -|Lake|Lac", "3 0 船 |-|-", "4 0 -|-|-"]);
        let notes: Vec<_> =
            read.diagnostics.iter().map(|d| (d.location.unwrap().line, d.message.as_str())).collect();
        let one = "an empty line where another text has one";
        assert_eq!(
            notes,
            [(2, one), (3, one), (1, "2 empty lines where other texts have some, this is the first")]
        );
    }

    #[test]
    fn one_language_and_no_text() {
        assert_eq!(rows(&read(&[("en", "a\nb")]).unwrap().value), ["1 0 a", "2 0 b"]);
        let blank = read(&[("en", "\n\n"), ("fr", "a\n\n")]).unwrap();
        assert_eq!(rows(&blank.value), ["1 0 -|a", "2 0 -|-"]);
        assert_eq!(blank.diagnostics[0].message, "no text in it");
        assert_eq!(read(&[("en", ""), ("fr", "")]).unwrap().value.units, []);
    }

    #[test]
    fn what_is_refused() {
        assert_eq!(
            read(&[("en", "a\nb\nc\n"), ("fr", "a\nb"), ("zh", "a\nb\nc")]).unwrap_err(),
            "sides of unequal length: 0.en has 3 lines, 1.fr has 2 lines, 2.zh has 3 lines; line 3 of 0.en is the first \
             without a counterpart; line n must translate line n, so leave a line empty where a translation is missing"
        );
        let error = read(&[("en", "a"), ("fr", "a\nb")]).unwrap_err();
        assert!(error.contains("line 2 of 1.fr is the first"), "{error}");
        let error = read(&[("en", "a"), ("en", "b")]).unwrap_err();
        assert!(error.starts_with("0.en and 1.en: both are named as en"), "{error}");
    }
}

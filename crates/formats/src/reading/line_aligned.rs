//! Texts of which line n of one translates line n of the others.

use std::path::{Path, PathBuf};

use hexapla_model::{
    BlockKind, Corpus, Diagnostic, Lang, Level, Location, Severity, Text, TranslationUnit, Warned,
};
use hexapla_source::{Cause, Findings, Loader, ReadError, each_line};

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
pub(crate) fn unequal(counts: Vec<(PathBuf, u32)>) -> ReadError {
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
        let texts = self.texts.iter().map(|lines| {
            let text = Some(lines.get(row)).filter(|_| lines.has_text(row))?.to_owned();
            Some(Text { text, pieces: 1, location, lines: Box::default(), moved: false })
        });
        let texts: Vec<Option<Text>> = texts.collect();
        let score = if texts.iter().flatten().count() > 1 { 1.0 } else { 0.0 };
        TranslationUnit {
            id: line.to_string(),
            anchor: None,
            kind: BlockKind::Other,
            score,
            reviewed: false,
            texts,
        }
    }
}

/// The lines of a text, one after the other.
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

/// What is to be reported about the lines of file `n` that have no text.
fn gaps(texts: &[Lines], n: usize, path: &Path) -> Option<Diagnostic> {
    let rows = 0..texts[n].len();
    if !rows.clone().any(|row| texts[n].has_text(row)) {
        let warning = Diagnostic::new(Severity::Warning, path, "no text in it");
        return Some(warning.hint("every line of the other texts has no counterpart"));
    }
    let mut gaps =
        rows.filter(|row| !texts[n].has_text(*row) && texts.iter().any(|other| other.has_text(*row)));
    let first = gaps.next()?;
    let message = match gaps.count() + 1 {
        1 => "an empty line where another text has one".to_owned(),
        count => format!("{count} empty lines where other texts have some, this is the first"),
    };
    let line = u32::try_from(first + 1).unwrap_or(u32::MAX);
    Some(Diagnostic::new(Severity::Note, path, message).at(Location { line, page: None }))
}

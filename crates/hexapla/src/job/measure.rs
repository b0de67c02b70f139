//! Results measured against gold, from files.

use std::path::{Path, PathBuf};

use hexapla_model::{Diagnostic, Severity};
use hexapla_read::open_file;
use hexapla_score::{
    BeadType, Beads, Comparison, Entries, GoldParagraphs, GoldTerms, Lines, Measure, Mismatch, Reliability,
    ScoreError, WordLinks, bead_mismatch, beads, compare_beads, paragraph_mismatch, paragraphs, terms,
    word_mismatch, words,
};

use crate::{Event, Report};

/// What was measured.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Measured {
    /// The measures with their intervals.
    pub measures: Vec<Measure>,
    /// For beads: how many of each type are right.
    pub types: Vec<BeadType>,
    /// For beads: the differences between two results.
    pub comparison: Vec<Comparison>,
    /// For beads with scores: how far the scores are probabilities.
    pub reliability: Option<Reliability>,
}

/// Why a result cannot be measured.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MeasureError {
    /// A file cannot be read.
    #[error("{}: {what}", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: &'static str,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file holds something else than what is measured.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// A file without beads or links.
    #[error("{}: no {what} in it", .path.display())]
    Nothing {
        /// The file.
        path: PathBuf,
        /// What it should hold.
        what: &'static str,
    },
    /// Not as many second results as gold standards.
    #[error("--against: expected {}, one for each GOLD, found {found}", files(*.expected))]
    Unpaired {
        /// The number of gold standards.
        expected: usize,
        /// The number of second results.
        found: usize,
    },
}

fn files(number: usize) -> String {
    if number == 1 { "1 file".to_owned() } else { format!("{number} files") }
}

/// Measures the beads of several documents together, each a gold standard and a result, and compares the results with those
/// in `against`, if there are any.
///
/// # Errors
/// If a file cannot be read or has no beads, or `against` has not one file for each document.
pub fn measure_beads(
    documents: &[(&Path, &Path)],
    against: &[PathBuf],
    report: &mut dyn Report,
) -> Result<Measured, MeasureError> {
    let mut read = Vec::with_capacity(documents.len());
    for (gold, result) in documents {
        read.push((read_beads(gold)?, read_beads(result)?));
    }
    for ((gold, result), (path, _)) in read.iter().zip(documents) {
        warn(path, bead_mismatch(gold, result), report);
    }
    let score = beads(&read);
    let comparison = if against.is_empty() { Vec::new() } else { compare(read, against)? };
    Ok(Measured { measures: score.measures, types: score.types, comparison, reliability: score.reliability })
}

fn compare(first: Vec<(Beads, Beads)>, against: &[PathBuf]) -> Result<Vec<Comparison>, MeasureError> {
    if against.len() != first.len() {
        return Err(MeasureError::Unpaired { expected: first.len(), found: against.len() });
    }
    let mut documents = Vec::with_capacity(first.len());
    for ((gold, first), path) in first.into_iter().zip(against) {
        documents.push((gold, first, read_beads(path)?));
    }
    Ok(compare_beads(&documents))
}

/// Measures rows of line numbers, as `align` writes them in the format `lines`, in all pairs of languages or in `pairs`.
///
/// # Errors
/// If a file cannot be read or is not a table of line numbers.
pub fn measure_paragraphs(
    gold: &Path,
    result: &Path,
    pairs: Option<&[(String, String)]>,
    report: &mut dyn Report,
) -> Result<Measured, MeasureError> {
    let paragraphs_of_gold = GoldParagraphs::parse(&read(gold)?, gold)?;
    let lines = Lines::parse(&read(result)?, result)?;
    warn(gold, paragraph_mismatch(&paragraphs_of_gold, &lines), report);
    Ok(measured(paragraphs(&paragraphs_of_gold, &lines, pairs)))
}

/// Measures word links in the Pharaoh format.
///
/// # Errors
/// If a file cannot be read or holds no links, or the two differ in their number of lines.
pub fn measure_words(gold: &Path, result: &Path, report: &mut dyn Report) -> Result<Measured, MeasureError> {
    let links = WordLinks::parse(&read(gold)?, gold)?;
    if links.is_empty() {
        return Err(MeasureError::Nothing { path: gold.into(), what: "links" });
    }
    let predicted = WordLinks::parse(&read(result)?, result)?;
    warn(gold, word_mismatch(&links, &predicted), report);
    Ok(measured(words(&links, &predicted)?))
}

/// Measures a glossary in CSV in two of its languages, in its first entries as many as each of `marks` says.
///
/// # Errors
/// If a file cannot be read or lacks a language.
pub fn measure_terms(
    gold: &Path,
    result: &Path,
    langs: (&str, &str),
    marks: &[usize],
) -> Result<Measured, MeasureError> {
    let wanted = GoldTerms::parse(&read(gold)?, langs, gold)?;
    let found = Entries::parse(&read(result)?, langs, result)?;
    Ok(measured(terms(&wanted, &found, marks)))
}

fn measured(measures: Vec<Measure>) -> Measured {
    Measured { measures, ..Measured::default() }
}

/// Warns that the measures may say nothing.
fn warn(gold: &Path, mismatch: Option<Mismatch>, report: &mut dyn Report) {
    if let Some(mismatch) = mismatch {
        let found = Diagnostic::new(Severity::Warning, gold, mismatch.to_string());
        let found = found.hint("the measures below compare the files as they are");
        report.event(Event::Diagnostic(&found));
    }
}

fn read(path: &Path) -> Result<String, MeasureError> {
    open_file(path).and_then(std::io::read_to_string).map_err(|source| {
        let what = if path.exists() { "cannot be read as UTF-8 text" } else { "no such file" };
        MeasureError::Unread { path: path.into(), what, source }
    })
}

fn read_beads(path: &Path) -> Result<Beads, MeasureError> {
    let beads = Beads::parse(&read(path)?, path)?;
    if beads.is_empty() {
        return Err(MeasureError::Nothing { path: path.into(), what: "beads" });
    }
    Ok(beads)
}

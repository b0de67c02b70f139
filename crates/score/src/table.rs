//! Tab-separated tables of line numbers: gold paragraphs and `lines` output.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::{ScoreError, excerpt};
use crate::indices;

/// Lines that correspond, by language.
pub(crate) type Row = BTreeMap<String, Vec<u32>>;

/// What a row of the gold is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GoldRow {
    pub is_block: bool,
    pub lines: Row,
}

/// Gold paragraphs: `id`, `level`, then a column of line numbers a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldParagraphs {
    pub(crate) langs: Vec<String>,
    pub(crate) rows: Vec<GoldRow>,
}

impl GoldParagraphs {
    /// The gold in the text of a `gold.tsv`; `path` is only named.
    ///
    /// # Errors
    /// If a column is missing or a cell holds no line numbers.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ScoreError> {
        let (head, rows) = rows(text);
        for column in ["id", "level"] {
            if !head.contains(&column) {
                return Err(missing(path, column, &head));
            }
        }
        let langs: Vec<&str> = head.iter().skip(2).copied().collect();
        let mut gold = Vec::with_capacity(rows.len());
        for (line, cells) in rows {
            let is_block = matches!(cells.get("level"), Some(&("article" | "section")));
            gold.push(GoldRow { is_block, lines: numbers(&langs, &cells, line, path)? });
        }
        Ok(Self { langs: langs.iter().map(ToString::to_string).collect(), rows: gold })
    }
}

/// Predicted rows: a column of line numbers a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    pub(crate) langs: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

impl Lines {
    /// The rows in the text of a `lines.tsv`; `path` is only named.
    ///
    /// # Errors
    /// If a cell holds no line numbers.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ScoreError> {
        let (head, rows) = rows(text);
        let rows = rows.into_iter().map(|(line, cells)| numbers(&head, &cells, line, path));
        let rows = rows.collect::<Result<_, _>>()?;
        Ok(Self { langs: head.iter().map(ToString::to_string).collect(), rows })
    }
}

type Rows<'a> = Vec<(usize, BTreeMap<&'a str, &'a str>)>;

/// The head of a table, and its rows that are not blank with the number of their line.
fn rows(text: &str) -> (Vec<&str>, Rows<'_>) {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines().zip(1..);
    let head: Vec<&str> = lines.next().map_or_else(Vec::new, |(line, _)| line.split('\t').collect());
    let filled = lines.filter(|(line, _)| !line.trim().is_empty());
    let rows = filled.map(|(line, n)| (n, named(&head, line))).collect();
    (head, rows)
}

/// The cells of a line by column; a short line is filled with empty cells.
fn named<'a>(head: &[&'a str], line: &'a str) -> BTreeMap<&'a str, &'a str> {
    head.iter().copied().zip(line.split('\t').chain(std::iter::repeat(""))).collect()
}

fn numbers(
    langs: &[&str],
    cells: &BTreeMap<&str, &str>,
    line: usize,
    path: &Path,
) -> Result<Row, ScoreError> {
    let mut row = Row::new();
    for lang in langs {
        let cell = cells.get(lang).copied().unwrap_or_default();
        let numbers = indices::parse(cell);
        let numbers =
            numbers.ok_or_else(|| ScoreError::Indices { path: path.into(), line, found: excerpt(cell) })?;
        row.insert((*lang).to_owned(), numbers);
    }
    Ok(row)
}

pub(crate) fn missing(path: &Path, column: &str, head: &[&str]) -> ScoreError {
    ScoreError::Column { path: path.into(), column: column.into(), found: head.join(", ") }
}

//! Finds the head of a table: which of the first rows names the columns, if one does, and what the columns hold.
//!
//! A name such as `No`, `SN` or `SL` may be the code of a language: what is under it decides. Titles may be above the head,
//! and a glossary may have none: then each row has the codes of its languages, or they are given.

use std::collections::HashSet;

use hexapla_lang::detect::detect_language;
use hexapla_lang::naming;
use hexapla_model::{Lang, Severity};
use hexapla_source::findings::shown;

use super::columns::Columns;
use super::unread::{self, Unread};

/// How many rows may be above the head, with the head.
const HEADS: usize = 20;
/// How many columns are looked at.
const COLUMNS: usize = 1 << 14;
/// How many rows are looked at.
pub(crate) const ROWS: usize = 220;
/// The longest text that may be a label or a code, in characters.
const LABEL: usize = 24;
/// Answers to a question that a column may put.
const ANSWERS: [&str; 9] = ["yes", "no", "y", "n", "true", "false", "x", "ok", "n/a"];

/// A row with its cells that show something, by columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Early {
    pub(crate) line: u32,
    pub(crate) cells: Vec<(usize, String)>,
    /// How many cells it has, with those that show nothing.
    width: usize,
}

impl Head {
    /// The columns that are not read; where no row names them, all of them are reported of already.
    pub(crate) fn unread(&self) -> Option<Unread> {
        self.names.as_ref().map(|names| Unread::new(&self.columns, names, self.line))
    }
}

impl Early {
    pub(crate) fn new<'c>(line: u32, cells: impl Iterator<Item = (usize, &'c str)>) -> Self {
        let mut early = Self { line, ..Self::default() };
        for (n, text) in cells.filter(|(n, _)| *n < COLUMNS) {
            early.width = early.width.max(n + 1);
            if !text.trim().is_empty() {
                early.cells.push((n, text.trim().to_owned()));
            }
        }
        early.cells.sort_unstable();
        early
    }

    fn cell(&self, column: usize) -> Option<&str> {
        let found = self.cells.binary_search_by_key(&column, |(n, _)| *n).ok()?;
        Some(&self.cells[found].1)
    }

    /// The cells that show something.
    #[cfg(feature = "xlsx")]
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|(_, text)| text.as_str())
    }

    /// The names of all columns.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.width];
        self.cells.iter().for_each(|(n, text)| names[*n].clone_from(text));
        names
    }
}

/// What the columns of a table hold.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) columns: Columns,
    /// The names of the columns; none if no row names them.
    pub(crate) names: Option<Vec<String>>,
    /// The line of the head, or of the first row.
    pub(crate) line: u32,
    /// How many of the first rows are no texts: the head and what is above it.
    pub(crate) rows: usize,
    /// What is to be said, with severity, line, message and hint.
    pub(crate) findings: Vec<(Severity, u32, String, String)>,
}

/// The head of the table that begins with `rows`; `langs` are the languages of its columns if it names none.
pub(crate) fn find(rows: &[Early], langs: &[Lang]) -> Option<Head> {
    let heads = rows.iter().take(HEADS).enumerate().map(|(n, row)| (n, Columns::new(&row.names())));
    let heads: Vec<(usize, Columns)> = heads.filter(|(_, columns)| named(columns) > 0).collect();
    let is_head = |(n, columns): &&(usize, Columns)| {
        let titles = rows[..*n].iter().all(|row| row.cells.len() <= 1);
        let understood = rows[*n].cells.iter().all(|(column, _)| columns.is_understood(*column));
        // Titles may fill several cells, but hold no texts side by side under the names of languages.
        let texts = columns.texts();
        let filled = |row: &Early| texts.iter().filter(|(column, _)| row.cell(*column).is_some()).count();
        let bare =
            texts.len() > 1 && rows[..*n].iter().all(|row| filled(row) < 2) && are_about(columns, &rows[*n]);
        named(columns) > 1 && (titles || understood || bare)
            || named(columns) == 1 && titles && (*n == 0 || understood)
    };
    let best = heads.iter().filter(is_head).max_by_key(|(n, c)| (named(c).min(2), std::cmp::Reverse(*n)));
    let named = best.map(|(n, columns)| (columns, *n));
    if let Some((columns, n)) = named.filter(|(columns, n)| !is_contradicted(columns, &rows[n + 1..], langs))
    {
        return Some(under(columns.clone(), n, rows, langs));
    }
    let other = by_codes(rows).or_else(|| without_head(rows, langs));
    other.or_else(|| named.map(|(columns, n)| under(columns.clone(), n, rows, langs)))
}

/// Whether each cell of a row is understood as the name of a column, or says that something of a row is in it.
fn are_about(columns: &Columns, row: &Early) -> bool {
    row.cells.iter().all(|(column, name)| columns.is_understood(*column) || unread::is_about(name))
}

/// How many languages a row names, or sides.
fn named(columns: &Columns) -> usize {
    columns.langs().len().max(if columns.side_columns().is_some() { 2 } else { 0 })
}

/// Whether a row that seems to name languages is one of texts: under each name are codes of languages, or it names others than
/// those that are given.
fn is_contradicted(columns: &Columns, below: &[Early], given: &[Lang]) -> bool {
    if columns.side_columns().is_some() || columns.are_ours() {
        return false;
    }
    let langs = columns.langs();
    let has = |lang: &Lang| langs.iter().any(|other| other.primary() == lang.primary());
    if given.len() > 1 && !given.iter().all(has) && langs.len() < given.len() {
        return true;
    }
    let holds_codes = |column: &usize| cells(below, *column).all(is_code);
    let texts = columns.texts();
    let codes = texts.iter().filter(|(column, _)| holds_codes(column)).count();
    let is_side_pair = is_side_pair(columns, below);
    codes == texts.len() && texts.len() > 1 && !is_side_pair && (!below.is_empty() || columns.width() == 4)
}

/// The head in row `n`, its columns judged by what is under them.
fn under(mut columns: Columns, n: usize, rows: &[Early], langs: &[Lang]) -> Head {
    let head = &rows[n];
    let mut findings: Vec<_> = rows[..n].iter().filter(|row| !row.cells.is_empty()).map(title).collect();
    judge(&mut columns, &head.names(), head.line, &rows[n + 1..], &mut findings);
    name_sides(&mut columns, &rows[n + 1..], langs);
    Head { columns, names: Some(head.names()), line: head.line, rows: n + 1, findings }
}

/// What is said of a row above the head.
fn title(row: &Early) -> (Severity, u32, String, String) {
    let texts: Vec<&str> = row.cells.iter().map(|(_, text)| text.as_str()).collect();
    let message = format!("above the names of the columns, not read: `{}`", shown(&texts.join(" ")));
    let severity = if texts.len() > 1 { Severity::Warning } else { Severity::Note };
    (severity, row.line, message, String::new())
}

/// Sets columns apart whose names are codes of languages though they hold numbers, labels or codes; finds those that name the
/// languages of a row.
pub(crate) fn judge(
    columns: &mut Columns,
    names: &[String],
    line: u32,
    below: &[Early],
    findings: &mut Vec<(Severity, u32, String, String)>,
) {
    if columns.are_ours() {
        return;
    }
    let name = |column: usize| names.get(column).map_or("", |name| name.trim());
    keep_indonesian(columns, names, below);
    if is_side_pair(columns, below) {
        let texts = columns.texts();
        let holds_codes = texts.iter().all(|(column, _)| cells(below, *column).all(is_code));
        if !holds_codes {
            columns.set_sides([texts[0].0, texts[1].0]);
        }
    }
    for (column, lang, what) in refused(columns, &name, below) {
        columns.set_aside(column);
        let message = format!(
            "column `{}` holds {what} and no text in {}: not read",
            shown(name(column)),
            lang.english_name()
        );
        findings.push((Severity::Note, line, message, String::new()));
    }
    name_rows(columns, below);
}

/// The columns whose names are codes of languages though they hold something else, and what.
fn refused<'n>(
    columns: &Columns,
    name: &impl Fn(usize) -> &'n str,
    below: &[Early],
) -> Vec<(usize, Lang, &'static str)> {
    let texts = columns.texts();
    let sides: Vec<usize> = columns.side_columns().into_iter().flatten().collect();
    let others = |column: usize| {
        let others = texts.iter().map(|(other, _)| *other).chain(sides.iter().copied());
        others.filter(|other| *other != column && has_letters(below, *other)).count()
    };
    let numeric = |column: usize| {
        naming::is_word(name(column)) && others(column) > 0 && are_all(below, column, is_number)
    };
    let first = |column: usize| {
        let others = others(column);
        let what = what_else(below, column, others).filter(|_| is_bare_code(name(column)));
        what.or_else(|| marks(below, column).filter(|_| others > 0 && naming::is_word(name(column))))
    };
    let counted = texts.iter().filter(|(column, _)| first(*column) == Some("numbers")).count();
    let unclear = texts.iter().filter(|(column, _)| numeric(*column)).count();
    let what = |column: usize| {
        first(column).or((numeric(column) && (counted > 0 || unclear > 1)).then_some("numbers"))
    };
    texts.iter().filter_map(|(column, lang)| Some((*column, *lang, what(*column)?))).collect()
}

/// What a column holds if it is answers or addresses.
fn marks(below: &[Early], column: usize) -> Option<&'static str> {
    let is_answer = |cell: &str| ANSWERS.contains(&cell.to_lowercase().as_str());
    let is_address = |cell: &str| !cell.contains(char::is_whitespace) && cell.contains(['@', '/', '_']);
    if are_all(below, column, is_answer) {
        return Some("answers");
    }
    are_all(below, column, |cell| is_address(cell) || is_label(cell)).then_some("codes or addresses")
}

/// Whether there are cells in a column and all are so.
fn are_all(below: &[Early], column: usize, is_so: impl Fn(&str) -> bool) -> bool {
    cells(below, column).next().is_some() && cells(below, column).all(is_so)
}

/// Whether the columns are named `SL` and `TL`, source and target language, and not Slovenian and Tagalog.
fn is_side_pair(columns: &Columns, below: &[Early]) -> bool {
    let texts = columns.texts();
    let [(source, sl), (target, tl)] = texts.as_slice() else { return false };
    let shows_other = |column: usize, lang: Lang| {
        let text: Vec<&str> = cells(below, column).collect();
        detect_language(&text.join("\n")).is_some_and(|found| found != lang)
    };
    sl.as_str() == "sl" && tl.as_str() == "tl" && shows_other(*source, *sl) && shows_other(*target, *tl)
}

/// `id` is a column of ids unless most of its cells are several words without a digit.
fn keep_indonesian(columns: &mut Columns, names: &[String], below: &[Early]) {
    let is_named = |n: &usize| names.get(*n).is_some_and(|name| name.trim().eq_ignore_ascii_case("id"));
    let Some(column) = columns.id().filter(is_named) else { return };
    let all = cells(below, column).count();
    let words = cells(below, column)
        .filter(|cell| cell.split_whitespace().count() > 1 && !cell.chars().any(char::is_numeric));
    if 2 * words.count() > all && !columns.texts().is_empty() {
        columns.set_text(column, "id");
    }
}

/// What a column holds if it is no text: numbers, labels or codes of languages.
fn what_else(below: &[Early], column: usize, others: usize) -> Option<&'static str> {
    let all: Vec<&str> = cells(below, column).collect();
    if all.is_empty() || others == 0 {
        return None;
    }
    let mut seen = HashSet::new();
    let differ = all.iter().all(|cell| seen.insert(*cell));
    let enough = others > 1 || all.len() > 1;
    if all.iter().all(|cell| is_number(cell)) {
        let is_first = below.iter().all(|row| row.cells.iter().all(|(n, _)| *n >= column));
        return (counts_up(&all) || (others > 1 && differ && is_first)).then_some("numbers");
    }
    if enough && all.iter().all(|cell| is_code(cell)) {
        return Some("codes of languages");
    }
    (enough && differ && all.iter().all(|cell| is_label(cell) && cell.is_ascii())).then_some("labels")
}

/// Whether each number is greater than the one before.
fn counts_up(cells: &[&str]) -> bool {
    let numbers: Option<Vec<u64>> =
        cells.iter().map(|cell| cell.trim_end_matches(['.', ')']).parse().ok()).collect();
    numbers.is_some_and(|n| n.len() > 1 && n.windows(2).all(|two| two[0] < two[1]))
}

/// `12`, `1.2`, `3)`: digits and marks.
fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ".()-/".contains(c))
}

/// `A-12`, `T001`: a word with a digit.
fn is_label(text: &str) -> bool {
    text.chars().count() <= LABEL
        && text.chars().any(char::is_numeric)
        && !text.contains(char::is_whitespace)
        && text.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii())
}

/// `EN`, `fr`, `zh-CN`: a tag of a language.
fn is_code(text: &str) -> bool {
    is_bare_code(text.split(['-', '_']).next().unwrap_or_default()) && naming::of_label(text).is_some()
}

fn is_bare_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn has_letters(below: &[Early], column: usize) -> bool {
    cells(below, column).any(|cell| cell.chars().any(char::is_alphabetic))
}

/// The cells of a column that show something.
fn cells(rows: &[Early], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.cell(column))
}

/// Beside columns for source and target, two columns of codes name the languages of each row.
fn name_rows(columns: &mut Columns, below: &[Early]) {
    let Some(sides) = columns.sides() else { return };
    let width = below.iter().map(|row| row.width).max().unwrap_or_default();
    let codes: Vec<usize> = (0..width.max(columns.width()))
        .filter(|n| !sides.contains(n))
        .filter(|n| cells(below, *n).next().is_some() && cells(below, *n).all(is_code))
        .collect();
    if let [source, target] = codes.as_slice() {
        columns.set_codes([*source, *target]);
    }
}

/// Names the languages of source and target: those that are given, else those that all rows or the texts show.
pub(crate) fn name_sides(columns: &mut Columns, below: &[Early], given: &[Lang]) {
    let Some(sides) = columns.sides() else { return };
    if let [source, target, ..] = *given {
        columns.name_sides([source, target]);
        return;
    }
    if let Some(codes) = columns.codes() {
        let langs = codes.map(|column| {
            let mut tags = cells(below, column);
            let first = tags.next()?;
            tags.all(|tag| tag == first).then(|| naming::of_label(first)).flatten()
        });
        if let [Some(source), Some(target)] = langs {
            columns.name_sides([source, target]);
        }
        return;
    }
    let texts = sides.map(|column| cells(below, column).collect::<Vec<_>>().join("\n"));
    if let [Some(source), Some(target)] = texts.each_ref().map(|text| detect_language(text)) {
        columns.name_sides([source, target]);
    }
}

/// A table without a head in which each row names its languages, as glossaries of DeepL do: source, target and their codes.
fn by_codes(rows: &[Early]) -> Option<Head> {
    let width = rows.iter().map(|row| row.width).max()?;
    let holds_codes = |n: &usize| rows.iter().all(|row| row.cell(*n).is_some_and(is_code));
    let codes: Vec<usize> = (0..width).filter(holds_codes).collect();
    let texts: Vec<usize> =
        (0..width).filter(|n| !codes.contains(n) && cells(rows, *n).next().is_some()).collect();
    let (&[source, target], &[source_code, target_code]) = (texts.as_slice(), codes.as_slice()) else {
        return None;
    };
    let mut columns = Columns::unnamed(width);
    columns.set_sides([source, target]);
    columns.set_codes([source_code, target_code]);
    name_sides(&mut columns, rows, &[]);
    Some(Head { columns, names: None, line: rows[0].line, rows: 0, findings: Vec::new() })
}

/// A table without a head whose languages are given.
fn without_head(rows: &[Early], langs: &[Lang]) -> Option<Head> {
    let width = rows.iter().map(|row| row.width).max()?;
    let is_text = |n: &usize| has_letters(rows, *n) && !cells(rows, *n).all(is_label);
    let all: Vec<usize> = (0..width).filter(|n| cells(rows, *n).next().is_some()).collect();
    let texts: Vec<usize> =
        if all.len() == langs.len() { all } else { all.into_iter().filter(is_text).collect() };
    if langs.len() < 2 || texts.len() < langs.len() {
        return None;
    }
    let mut columns = Columns::unnamed(width);
    for (column, lang) in texts.iter().zip(langs) {
        columns.set_text(*column, lang.as_str());
    }
    let first = rows.first()?;
    let shows: Vec<&str> = first.cells.iter().map(|(_, text)| text.as_str()).collect();
    let message =
        format!("no row names languages: all rows are texts, the first too: `{}`", shown(&shows.join(" ")));
    let mut findings = vec![(Severity::Note, first.line, message, String::new())];
    for beyond in &texts[langs.len()..] {
        let message = format!("column {} is in no language that was named: skipped", beyond + 1);
        findings.push((Severity::Error, first.line, message, "name the languages of all columns".to_owned()));
    }
    Some(Head { columns, names: None, line: first.line, rows: 0, findings })
}

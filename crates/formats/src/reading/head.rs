//! Finds the head of a table: which of the first rows names the columns, if one does, and what the columns hold.
//!
//! A name such as `No`, `SN` or `SL` may be the code of a language: what is under it decides. Titles may be above the head,
//! and a glossary may have none: then each row has the codes of its languages, or they are given.

mod cell;
mod early;
mod refused;
mod unnamed;

use hexapla_lang::detect::detect_language;
use hexapla_lang::naming;
use hexapla_model::{Lang, Severity};
use hexapla_source::findings::shown;

use super::builder::Builder;
use super::columns::Columns;
use super::sides;
use super::unread::{self, Unread};
use cell::{is_code, is_label};
pub(crate) use early::Early;
use early::{are_all, cells, has_letters, text_of, width};
use refused::{name, refused};
pub(crate) use unnamed::by_texts;

/// How many rows may be above the head, with the head.
pub(crate) const HEADS: usize = 20;
/// How many rows are looked at.
pub(crate) const ROWS: usize = 220;
/// What the columns of a table hold.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) columns: Columns,
    /// The names of the columns; none if no row names them.
    pub(crate) names: Option<Vec<String>>,
    /// The line of the head, or of the first row.
    pub(crate) line: u32,
    /// How many of the first rows are not texts: the head and what is above it.
    pub(crate) rows: usize,
    /// What is to be reported, with severity, line, message and hint.
    pub(crate) findings: Vec<(Severity, u32, String, String)>,
}

impl Head {
    /// The columns that are not read; where no row names them, all of them are reported of already.
    pub(crate) fn unread(&self) -> Option<Unread> {
        self.names.as_ref().map(|names| Unread::new(&self.columns, names, self.line))
    }

    /// Reports what is odd about it, and columns that are not read since another has their language.
    pub(crate) fn tell(&self, builder: &mut Builder<'_>) {
        for (severity, line, message, hint) in &self.findings {
            builder.finding(*severity, *line, message, hint);
        }
        sides::tell(&self.columns, self.line, builder);
    }
}

/// The head of the table that begins with `rows`; `langs` are the languages of its columns if it names none.
pub(crate) fn find(rows: &[Early], langs: &[Lang]) -> Option<Head> {
    let heads = rows.iter().take(HEADS).enumerate().map(|(n, row)| (n, Columns::new(&row.names())));
    let heads: Vec<(usize, Columns)> = heads.filter(|(_, columns)| named(columns) > 0).collect();
    let best = heads
        .iter()
        .filter(|(n, columns)| may_be_head(columns, *n, rows))
        .max_by_key(|(n, c)| (named(c).min(2), std::cmp::Reverse(*n)));
    let named = best.map(|(n, columns)| (columns, *n));
    if let Some((columns, n)) = named.filter(|(columns, n)| !is_contradicted(columns, &rows[n + 1..], langs))
    {
        return Some(under(columns.clone(), n, rows, langs));
    }
    let other = by_codes(rows).or_else(|| without_head(rows, langs));
    other.or_else(|| named.map(|(columns, n)| under(columns.clone(), n, rows, langs)))
}

/// Whether row `n` may be the head, whose columns these are, by what is in it and above it.
fn may_be_head(columns: &Columns, n: usize, rows: &[Early]) -> bool {
    let above = &rows[..n];
    let titles = above.iter().all(|row| row.cells.len() <= 1);
    let understood = rows[n].cells.iter().all(|(column, _)| columns.is_understood(*column));
    match named(columns) {
        0 => false,
        1 => titles && (n == 0 || understood),
        _ => titles || understood || is_below_titles(columns, above) && are_about(columns, &rows[n]),
    }
}

/// Whether the rows above a head are titles: they may fill several cells, but hold no texts side by side under the names of
/// languages.
fn is_below_titles(columns: &Columns, above: &[Early]) -> bool {
    let texts: Vec<usize> = columns.texts().iter().map(|(column, _)| *column).collect();
    texts.len() > 1 && above.iter().all(|row| row.filled(&texts) < 2)
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
    let has_given = given.iter().all(|lang| langs.iter().any(|other| other.primary() == lang.primary()));
    if given.len() > 1 && !has_given && langs.len() < given.len() {
        return true;
    }
    let texts = columns.texts();
    let are_codes = texts.iter().all(|(column, _)| cells(below, *column).all(is_code));
    let is_side_pair = is_side_pair(columns, below);
    are_codes && texts.len() > 1 && !is_side_pair && (!below.is_empty() || columns.width() == 4)
}

/// The head in row `n`, its columns judged by what is under them.
fn under(mut columns: Columns, n: usize, rows: &[Early], langs: &[Lang]) -> Head {
    let head = &rows[n];
    let mut findings: Vec<_> = rows[..n].iter().filter(|row| !row.cells.is_empty()).map(title).collect();
    judge(&mut columns, &head.names(), head.line, &rows[n + 1..], &mut findings);
    name_sides(&mut columns, &rows[n + 1..], langs);
    Head { columns, names: Some(head.names()), line: head.line, rows: n + 1, findings }
}

/// What is reported about a row above the head.
pub(crate) fn title(row: &Early) -> (Severity, u32, String, String) {
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
    keep_indonesian(columns, names, below);
    if is_side_pair(columns, below) {
        let texts = columns.texts();
        let holds_codes = texts.iter().all(|(column, _)| cells(below, *column).all(is_code));
        if !holds_codes {
            columns.set_sides([texts[0].0, texts[1].0]);
        }
    }
    for (column, lang, what) in refused(columns, names, below) {
        columns.set_aside(column);
        let message = format!(
            "column `{}` holds {what} and no text in {}: not read",
            shown(name(names, column)),
            lang.english_name()
        );
        findings.push((Severity::Note, line, message, String::new()));
    }
    name_rows(columns, below);
}

/// Whether the columns are named `SL` and `TL`, source and target language, and not Slovenian and Tagalog.
fn is_side_pair(columns: &Columns, below: &[Early]) -> bool {
    let texts = columns.texts();
    let [(source, sl), (target, tl)] = texts.as_slice() else { return false };
    sl.as_str() == "sl"
        && tl.as_str() == "tl"
        && shows_other(below, *source, *sl)
        && shows_other(below, *target, *tl)
}

/// Whether the texts of a column are in another language.
fn shows_other(below: &[Early], column: usize, lang: Lang) -> bool {
    detect_language(&text_of(below, column)).is_some_and(|found| found != lang)
}

/// `id` is a column of ids unless most of its cells are several words without a digit.
fn keep_indonesian(columns: &mut Columns, names: &[String], below: &[Early]) {
    let Some(column) = columns.id().filter(|n| name(names, *n).eq_ignore_ascii_case("id")) else { return };
    let all = cells(below, column).count();
    let words = cells(below, column)
        .filter(|cell| cell.split_whitespace().count() > 1 && !cell.chars().any(char::is_numeric));
    if 2 * words.count() > all && !columns.texts().is_empty() {
        columns.set_text(column, "id");
    }
}

/// Beside columns for source and target, two columns of codes name the languages of each row.
fn name_rows(columns: &mut Columns, below: &[Early]) {
    let Some(sides) = columns.sides() else { return };
    let width = width(below).unwrap_or_default();
    let codes: Vec<usize> = (0..width.max(columns.width()))
        .filter(|n| !sides.contains(n))
        .filter(|n| are_all(below, *n, is_code))
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
    if let [Some(source), Some(target)] = sides.map(|column| detect_language(&text_of(below, column))) {
        columns.name_sides([source, target]);
    }
}

/// A table without a head in which each row names its languages, as glossaries of DeepL do: source, target and their codes.
fn by_codes(rows: &[Early]) -> Option<Head> {
    let width = width(rows)?;
    let codes: Vec<usize> =
        (0..width).filter(|n| rows.iter().all(|row| row.cell(*n).is_some_and(is_code))).collect();
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
    let width = width(rows)?;
    let mut texts: Vec<usize> = (0..width).filter(|n| cells(rows, *n).next().is_some()).collect();
    if texts.len() != langs.len() {
        texts.retain(|n| has_letters(rows, *n) && !cells(rows, *n).all(is_label));
    }
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

//! Reads a table of terms: CSV with commas or semicolons, or TSV.

#[cfg(feature = "xlsx")]
use std::collections::BTreeSet;

use csv::StringRecord;
use hexapla_model::{Lang, Severity};
use hexapla_source::Cause;
use hexapla_source::findings::{plural, shown};
use hexapla_source::lines::LineCounter;

use crate::reading::guard;
use crate::reading::head::{self, Early};
use crate::reading::repeats::{self, Below, Repeats};
use crate::reading::term_builder::Builder;
use crate::reading::term_columns::Columns;
use crate::reading::unread::Unread;

/// What may be between cells; the last wins where they do equally well.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];
/// What parts the terms of a cell: the semicolons of all scripts too, since terms hardly ever hold one.
const SYNONYMS: [char; 6] = ['|', ';', '；', '؛', '\n', '\r'];

/// Reads `text` into `builder`; lines that begin with `#` are comments if no row of the table could be meant.
pub(crate) fn read(text: &str, langs: &[Lang], builder: &mut Builder<'_>) -> Result<(), Cause> {
    let table = Table::sniff(text, &DELIMITERS, langs)?;
    table.rows(builder)
}

/// A table of terms, and what is known of it.
pub(crate) struct Table<'a> {
    text: &'a str,
    delimiter: u8,
    columns: Columns,
    /// The line of the head, and how many records are no terms.
    line: u32,
    skipped: usize,
    findings: Vec<(Severity, u32, String, String)>,
    unread: Option<Unread>,
    repeats: Repeats,
}

impl<'a> Table<'a> {
    /// The table in `text`, whose cells are parted by one of these: under it the head names most languages.
    pub(crate) fn sniff(text: &'a str, delimiters: &[u8], langs: &[Lang]) -> Result<Self, Cause> {
        let tables = delimiters.iter().filter_map(|delimiter| Self::with(text, *delimiter, langs));
        let best = tables.max_by_key(|table| (table.columns.langs.len(), table.columns.width));
        best.ok_or_else(|| {
            let start = skip_unread(text, 0);
            let head = text[start..].split(['\n', '\r']).next().unwrap_or_default();
            let width = |delimiter: &&u8| head.bytes().filter(|byte| byte == *delimiter).count();
            let delimiter = delimiters.iter().max_by_key(width).copied().unwrap_or(b',');
            let names = reader(head, delimiter, false).into_records().next().and_then(Result::ok);
            let found = names.unwrap_or_default().iter().map(|name| shown(name.trim())).collect();
            let line = LineCounter::new(text).at(start);
            Cause::NoLanguageColumn { line, found }
        })
    }

    fn with(text: &'a str, delimiter: u8, langs: &[Lang]) -> Option<Self> {
        let start = skip_unread(text, 0);
        let mut lines = LineCounter::new(text);
        let mut records = reader(&text[start..], delimiter, is_ours(&text[start..], delimiter));
        let mut record = StringRecord::new();
        let mut rows = Vec::new();
        while rows.len() < head::ROWS {
            let at = start + usize::try_from(records.position().byte()).unwrap_or(usize::MAX);
            match records.read_record(&mut record) {
                Ok(true) => rows.push(Early::new(lines.at(skip_blank(text, at)), record.iter().enumerate())),
                _ => break,
            }
        }
        let head = head::find(&rows, langs)?;
        let repeats = Repeats::new(head.names.as_deref(), head.line);
        let unread = head.unread();
        let columns = of_terms(&head.columns);
        let found = Self {
            text,
            delimiter,
            columns,
            line: head.line,
            skipped: head.rows,
            findings: head.findings,
            unread,
            repeats,
        };
        (!found.columns.langs.is_empty()).then_some(found)
    }

    /// The languages that it has terms in, in order.
    #[cfg(feature = "xlsx")]
    pub(crate) fn langs(&self) -> Vec<Lang> {
        let langs: BTreeSet<Lang> = self.columns.langs.iter().map(|(_, lang)| *lang).collect();
        langs.into_iter().collect()
    }

    /// The column of the ids.
    #[cfg(feature = "xlsx")]
    pub(crate) fn ids(&self) -> Option<usize> {
        self.columns.id
    }

    /// Hands all rows to `builder`.
    pub(crate) fn rows(self, builder: &mut Builder<'_>) -> Result<(), Cause> {
        for (severity, line, message, hint) in &self.findings {
            builder.finding(*severity, *line, message, hint);
        }
        let Self { text, delimiter, columns, line, skipped, mut unread, mut repeats, .. } = self;
        warn_of_one_language(&columns, line, builder);
        rows(text, (delimiter, columns), skipped, (&mut unread, &mut repeats), builder)?;
        tell(unread.as_ref(), builder);
        Ok(())
    }
}

fn tell(unread: Option<&Unread>, builder: &mut Builder<'_>) {
    for (severity, line, message, hint) in unread.iter().flat_map(|unread| unread.findings()) {
        builder.finding(severity, line, &message, hint);
    }
}

/// The columns with terms, those of a language that another has too.
fn of_terms(columns: &crate::reading::columns::Columns) -> Columns {
    let twins = columns.twins.iter().copied();
    let mut langs: Vec<(usize, Lang)> = columns.texts().into_iter().chain(twins).collect();
    langs.sort_unstable();
    Columns { id: columns.id(), langs, width: columns.width() }
}

fn rows(
    text: &str,
    (delimiter, mut columns): (u8, Columns),
    mut skipped: usize,
    (unread, repeats): (&mut Option<Unread>, &mut Repeats),
    builder: &mut Builder<'_>,
) -> Result<(), Cause> {
    let is_ours = is_ours(&text[skip_unread(text, 0)..], delimiter);
    let reader = |text| reader(text, delimiter, is_ours);
    let mut lines = LineCounter::new(text);
    // Where the reader began, in bytes: it begins anew behind a quotation mark that is not closed.
    let mut base = skip_unread(text, 0);
    let mut records = reader(&text[base..]);
    let mut record = StringRecord::new();
    loop {
        let at = base + usize::try_from(records.position().byte()).unwrap_or(usize::MAX);
        let start = skip_blank(text, at);
        let line = lines.at(start);
        match records.read_record(&mut record) {
            Ok(true) if skipped > 0 => skipped -= 1,
            Ok(true) if is_unclosed(&record, &columns) => {
                let taken = record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default();
                let message = format!(
                    "a quotation mark is opened and takes in {taken} more line{}: the row is skipped",
                    plural(taken)
                );
                builder.left_out(line, &message, "close it, or double it if it is a part of the text");
                base = text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
                records = reader(&text[base..]);
            }
            Ok(true) => {
                match repeats.see(line, record.iter().enumerate()) {
                    Below::Texts => {}
                    Below::Head => continue,
                    Below::Table(second, names) => {
                        builder.finding(Severity::Note, line, &repeats::second(&second, &names), "");
                        tell(unread.as_ref(), builder);
                        *unread = Some(Unread::new(&second, &names, line));
                        columns = of_terms(&second);
                        continue;
                    }
                }
                // A cell alone may be a comment.
                if let Some(unread) = unread.as_mut().filter(|_| record.len() > 1) {
                    unread.see(line, record.iter().enumerate().take(columns.width));
                }
                row(&record, &columns, is_ours, line, builder)?;
            }
            Ok(false) => {
                if let Some((severity, line, message)) = repeats.finding() {
                    builder.finding(severity, line, &message, "");
                }
                return Ok(());
            }
            Err(error) => builder.left_out(line, &format!("no row of a table, skipped: {error}"), ""),
        }
    }
}

/// Lines that no cell of terms has.
const CELL_LINES: usize = 32;

/// Whether a cell takes in lines that must be rows of their own.
fn is_unclosed(record: &StringRecord, columns: &Columns) -> bool {
    let lines = record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default();
    lines > CELL_LINES || lines > 1 && record.len() < columns.width
}

/// Whether a glossary was written with apostrophes before what a spreadsheet would take for formulas.
fn is_ours(head: &str, delimiter: u8) -> bool {
    guard::is_ours(head, ["id", "score", "frequency"], delimiter)
}

fn reader(text: &str, delimiter: u8, is_ours: bool) -> csv::Reader<&[u8]> {
    let mut options = csv::ReaderBuilder::new();
    // Other programs that write TSV do not quote.
    options.delimiter(delimiter).quoting(is_ours || delimiter != b'\t');
    options.has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Where the head begins at or after byte `at`: blank lines and comments are skipped.
fn skip_unread(text: &str, at: usize) -> usize {
    let mut at = skip_blank(text, at);
    while text[at..].starts_with('#') {
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        at = skip_blank(text, end);
    }
    at
}

/// Where the first line with text at or after byte `at` begins.
fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start_matches(['\n', '\r']).len()
}

fn warn_of_one_language(columns: &Columns, line: u32, builder: &mut Builder<'_>) {
    let first = columns.langs[0].1;
    if columns.langs.iter().all(|(_, lang)| *lang == first) {
        let message = format!("the only column of a language is {first}: no rendering can be compared");
        builder.odd(line, &message, "name a column by each language (`en`, `zh-CN`, `French`)");
    }
}

fn row(
    record: &StringRecord,
    columns: &Columns,
    is_ours: bool,
    line: u32,
    builder: &mut Builder<'_>,
) -> Result<(), Cause> {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    let (width, found) = (columns.width, record.len());
    if found == 1 && width > 1 && record.iter().any(|cell| cell.starts_with('#')) {
        return Ok(());
    }
    if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        let message = format!("expected {width} cell{}, found {found}: the row is skipped", plural(width));
        builder.left_out(line, &message, "put cells that hold a delimiter into quotation marks");
        return Ok(());
    }
    // A sheet has no cells behind the last that is filled.
    if found < width && !builder.is_in_sheet() {
        builder.odd(
            line,
            &format!("expected {width} cells, found {found}: the missing ones count as empty"),
            "",
        );
    }
    let cell = |n: usize| {
        let cell = record.get(n)?;
        guard::without(cell).filter(|_| is_ours).or(Some(cell))
    };
    let mut terms: Vec<(Lang, String)> = Vec::new();
    for (n, lang) in &columns.langs {
        let cell = cell(*n).unwrap_or_default();
        terms.extend(cell.split(SYNONYMS).filter_map(|term| Some((*lang, builder.term(line, term)?))));
    }
    builder.entry(columns.id.and_then(cell), line, terms)
}

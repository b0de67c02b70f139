//! Reads a table of terms: CSV with commas or semicolons, or TSV.

use std::collections::BTreeSet;

use csv::StringRecord;
use hexapla_lang::naming;
use hexapla_model::{Lang, Severity, Term};
use hexapla_source::Cause;
use hexapla_source::findings::{plural, shown};
use hexapla_source::lines::LineCounter;

use super::term_records::{Author, Records, reader, skip_unread};
use crate::reading::head::{self, Early};
use crate::reading::memoq;
use crate::reading::repeats::{self, Below, Repeats};
use crate::reading::term_builder::Builder;
use crate::reading::term_columns::Columns;
use crate::reading::term_facts::{FactColumns, concept_kind};
use crate::reading::term_rows::TermRows;
use crate::reading::unread::Unread;

/// What may be between cells; the last wins where they do equally well.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];
/// What separates the terms of a cell: the semicolons of all scripts too, since terms hardly ever hold one.
const SYNONYMS: [char; 6] = ['|', ';', '；', '؛', '\n', '\r'];

/// Reads `text` into `builder`; lines that begin with `#` are comments if no row of the table could be meant.
pub(crate) fn read(text: &str, langs: &[Lang], builder: &mut Builder<'_>) -> Result<(), Cause> {
    let table = Table::sniff(text, &DELIMITERS, langs)?;
    table.rows(builder)
}

/// Whether a table with this head is a glossary that says more of its entries than their terms.
pub(crate) fn is_of_glossary(head: &str) -> bool {
    DELIMITERS.iter().any(|delimiter| {
        let record = reader(head, *delimiter, Author::Other).into_records().next().and_then(Result::ok);
        record.is_some_and(|names| {
            let head: Vec<String> = names.iter().map(str::to_owned).collect();
            names.iter().any(|name| name == memoq::INFO)
                || FactColumns::new(names.iter()).all().next().is_some()
                || Columns::of_term_rows(&head).is_some()
        })
    })
}

/// A table of terms, and what is known of it.
pub(crate) struct Table<'a> {
    text: &'a str,
    delimiter: u8,
    columns: Columns,
    facts: FactColumns,
    /// The line of the head, and how many records are not terms.
    line: u32,
    skipped: usize,
    findings: Vec<(Severity, u32, String, String)>,
    unread: Option<Unread>,
    repeats: Repeats,
}

impl<'a> Table<'a> {
    /// The table in `text`, whose cells are separated by one of these: under it the head names most languages.
    pub(crate) fn sniff(text: &'a str, delimiters: &[u8], langs: &[Lang]) -> Result<Self, Cause> {
        let tables = delimiters.iter().filter_map(|delimiter| Self::with(text, *delimiter, langs));
        let best = tables.max_by_key(|table| (table.columns.langs.len(), table.columns.width));
        best.ok_or_else(|| {
            let start = skip_unread(text, 0);
            let head = text[start..].split(['\n', '\r']).next().unwrap_or_default();
            let delimiter = delimiters.iter().max_by_key(|d| head.bytes().filter(|byte| byte == *d).count());
            let records = reader(head, delimiter.copied().unwrap_or(b','), Author::Other).into_records();
            let names = records.into_iter().next().and_then(Result::ok);
            let found = names.unwrap_or_default().iter().map(|name| shown(name.trim())).collect();
            let line = LineCounter::new(text).at(start);
            Cause::NoLanguageColumn { line, found }
        })
    }

    fn with(text: &'a str, delimiter: u8, langs: &[Lang]) -> Option<Self> {
        let mut records = Records::new(text, delimiter);
        let mut rows = Vec::new();
        while rows.len() < head::ROWS
            && let Some(Ok(())) = records.next()
        {
            rows.push(Early::new(records.line, records.record.iter().enumerate()));
        }
        if let Some(found) = Self::of_term_rows(text, delimiter, &rows) {
            return Some(found);
        }
        let by_texts = || head::by_texts(&rows).filter(|_| langs.is_empty());
        let mut head = head::find(&rows, langs).or_else(by_texts)?;
        let repeats = Repeats::new(head.names.as_deref(), head.line);
        let columns = of_terms(&head.columns, head.names.as_deref());
        let facts = FactColumns::new(head.names.iter().flatten().map(String::as_str));
        columns.about().chain(facts.all()).for_each(|n| head.columns.set_aside(n));
        let unread = head.unread();
        let found = Self {
            text,
            delimiter,
            columns,
            facts,
            line: head.line,
            skipped: head.rows,
            findings: head.findings,
            unread,
            repeats,
        };
        (!found.columns.langs.is_empty()).then_some(found)
    }

    /// A table whose first rows are `rows`, if each term has a row of its own.
    fn of_term_rows(text: &'a str, delimiter: u8, rows: &[Early]) -> Option<Self> {
        let heads = rows.iter().take(head::HEADS).enumerate();
        let (n, row, mut columns) =
            heads.filter_map(|(n, row)| Some((n, row, Columns::of_term_rows(&row.names())?))).next()?;
        let own = columns.term?;
        let tags = rows[n + 1..].iter().filter_map(|row| row.cell(own.language));
        let langs: BTreeSet<Lang> = tags.filter_map(naming::of_label).collect();
        columns.langs = langs.into_iter().map(|lang| (own.text, lang)).collect();
        let names = row.names();
        let facts = FactColumns::new(names.iter().map(String::as_str));
        let mut head = crate::reading::columns::Columns::new(&names);
        let read = columns.about().chain(own.all()).chain(columns.id).chain(facts.all());
        read.for_each(|n| head.set_aside(n));
        let found = Self {
            text,
            delimiter,
            line: row.line,
            skipped: n + 1,
            findings: rows[..n].iter().filter(|row| !row.cells.is_empty()).map(head::title).collect(),
            unread: Some(Unread::new(&head, &names, row.line)),
            repeats: Repeats::new(Some(&names), row.line),
            facts,
            columns,
        };
        // Without a row that names a language it may still be a list without terms.
        let is_bare = n == 0 && Columns::new(names.iter().map(String::as_str)).langs.is_empty();
        (!found.columns.langs.is_empty() || is_bare).then_some(found)
    }

    /// The languages that it has terms in, in order.
    #[cfg(feature = "xlsx")]
    pub(crate) fn langs(&self) -> Vec<Lang> {
        let langs: BTreeSet<Lang> = self.columns.langs.iter().map(|(_, lang)| *lang).collect();
        langs.into_iter().collect()
    }

    /// Whether its rows are entries by themselves, whatever other tables have: in several languages, or a row for each term.
    #[cfg(feature = "xlsx")]
    pub(crate) fn stands_alone(&self) -> bool {
        self.columns.term.is_some() || self.langs().len() > 1
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
        warn_of_one_language(&self.columns, self.line, builder);
        let mut records = Records::new(self.text, self.delimiter);
        let Self { columns, facts, unread, repeats, mut skipped, .. } = self;
        let term_rows = TermRows::new(&columns, &facts);
        let mut body = Body { columns, facts, term_rows, unread, repeats, author: records.author };
        while let Some(read) = records.next() {
            match read {
                Ok(()) if skipped > 0 => skipped -= 1,
                Ok(()) if is_unclosed(&records.record, &body.columns) => {
                    builder.left_out(
                        records.line,
                        &unclosed(&records.record),
                        "close it, or double it if it is a part of the text",
                    );
                    records.go_to_next_line();
                }
                Ok(()) => body.put(&records.record, records.line, builder)?,
                Err(error) => {
                    builder.left_out(records.line, &format!("not a row of a table, skipped: {error}"), "");
                }
            }
        }
        body.tell(builder);
        body.term_rows.map_or(Ok(()), |rows| rows.finish(builder))
    }
}

/// The columns with terms, those of a language that another has too, and those of a person, by their names.
fn of_terms(columns: &crate::reading::columns::Columns, names: Option<&[String]>) -> Columns {
    let twins = columns.twins.iter().copied();
    let mut langs: Vec<(usize, Lang)> = columns.texts().into_iter().chain(twins).collect();
    langs.sort_unstable();
    let named = Columns::new(names.unwrap_or_default().iter().map(String::as_str));
    Columns { id: columns.id(), langs, width: columns.width(), ..named }
}

/// What is known of the rows below the head.
struct Body {
    columns: Columns,
    facts: FactColumns,
    /// What is read so far, if each term has a row of its own.
    term_rows: Option<TermRows>,
    unread: Option<Unread>,
    repeats: Repeats,
    author: Author,
}

impl Body {
    fn put(&mut self, record: &StringRecord, line: u32, builder: &mut Builder<'_>) -> Result<(), Cause> {
        match self.repeats.see(line, record.iter().enumerate()) {
            Below::Texts => {}
            Below::Head => return Ok(()),
            Below::Table(..) if self.term_rows.is_some() => {}
            Below::Table(mut second, names) => {
                builder.finding(Severity::Note, line, &repeats::second(&second, &names), "");
                self.tell_unread(builder);
                self.columns = of_terms(&second, Some(&names));
                self.facts = FactColumns::new(names.iter().map(String::as_str));
                self.columns.about().chain(self.facts.all()).for_each(|n| second.set_aside(n));
                self.unread = Some(Unread::new(&second, &names, line));
                return Ok(());
            }
        }
        // A cell alone may be a comment.
        if let Some(unread) = self.unread.as_mut().filter(|_| record.len() > 1) {
            unread.see(line, record.iter().enumerate().take(self.columns.width));
        }
        self.row(record, line, builder)
    }

    fn row(&mut self, record: &StringRecord, line: u32, builder: &mut Builder<'_>) -> Result<(), Cause> {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let (width, found) = (self.columns.width, record.len());
        if found == 1 && width > 1 && record.iter().any(|cell| cell.starts_with('#')) {
            return Ok(());
        }
        if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            let message =
                format!("expected {width} cell{}, found {found}: the row is skipped", plural(width));
            builder.left_out(line, &message, "put cells that hold a delimiter into quotation marks");
            return Ok(());
        }
        // A sheet has no cells after the last that is filled.
        if found < width && !builder.is_in_sheet() {
            builder.odd(
                line,
                &format!("expected {width} cells, found {found}: the missing ones count as empty"),
                "",
            );
        }
        let author = self.author;
        let cell = |n: usize| record.get(n).map(|cell| author.text(cell));
        if let Some(rows) = &mut self.term_rows {
            rows.put(line, cell, builder);
            return Ok(());
        }
        let mut terms: Vec<(Lang, Term)> = Vec::new();
        for (n, lang) in &self.columns.langs {
            let texts = cell(*n).unwrap_or_default().split(SYNONYMS);
            let texts = texts.filter_map(|text| builder.term(line, text));
            terms.extend(texts.map(|text| (*lang, Term::new(text))));
        }
        let named = |column: Option<usize>| column.and_then(cell);
        let shown = |column| named(column).map(str::trim).filter(|cell| !cell.is_empty());
        let mut facts = self.facts.read(&mut terms, cell);
        facts.kind = shown(self.columns.kind).and_then(concept_kind).unwrap_or(facts.kind);
        facts.domain = facts.domain.or_else(|| shown(self.columns.domain).map(str::to_owned));
        let note = self.facts.note(&mut facts, cell);
        builder.entry(note.id.or(named(self.columns.id)), line, terms)?;
        builder.facts(line, facts);
        let review = (named(self.columns.review), self.columns.review);
        builder.decided(line, review, named(self.columns.comment).or(note.comment));
        Ok(())
    }

    /// Reports what was seen of all rows.
    fn tell(&self, builder: &mut Builder<'_>) {
        if let Some((severity, line, message)) = self.repeats.finding() {
            builder.finding(severity, line, &message, "");
        }
        self.tell_unread(builder);
    }

    fn tell_unread(&self, builder: &mut Builder<'_>) {
        for (severity, line, message, hint) in self.unread.iter().flat_map(Unread::findings) {
            builder.finding(severity, line, &message, hint);
        }
    }
}

/// Lines that no cell of terms has.
const CELL_LINES: usize = 32;

/// Whether a cell takes in lines that must be rows of their own.
fn is_unclosed(record: &StringRecord, columns: &Columns) -> bool {
    let lines = line_ends(record);
    lines > CELL_LINES || lines > 1 && record.len() < columns.width
}

/// What is reported about such a row.
fn unclosed(record: &StringRecord) -> String {
    let taken = line_ends(record);
    format!(
        "a quotation mark is opened and not closed for {taken} more line{}: the row is skipped",
        plural(taken)
    )
}

/// How many line ends the cell with most of them has.
fn line_ends(record: &StringRecord) -> usize {
    record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default()
}

fn warn_of_one_language(columns: &Columns, line: u32, builder: &mut Builder<'_>) {
    let Some(first) = columns.langs.first().map(|(_, lang)| *lang) else { return };
    // The rows below may have others.
    if columns.term.is_none() && columns.langs.iter().all(|(_, lang)| *lang == first) {
        let message = format!("the only column of a language is {first}: no rendering can be compared");
        builder.odd(line, &message, "name a column by each language (`en`, `zh-CN`, `French`)");
    }
}

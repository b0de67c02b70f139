//! Reads a corpus from a table of text: CSV with commas or semicolons, or TSV.

use csv::{ByteRecord, StringRecord};
use hexapla_model::{Lang, Severity, Warned};
use hexapla_source::Cause;
use hexapla_source::findings::{plural, shown};
use hexapla_source::stream::Stream;

use super::quotes;
use crate::reading::builder::Builder;
use crate::reading::columns::Columns;
use crate::reading::head::{self, Early};
use crate::reading::packed::PackedCorpus;
use crate::reading::repeats::{self, Below, Repeats};
use crate::reading::unread::Unread;
use crate::reading::{guard, sides};

/// What may be between cells; the last wins where they do equally well.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// How many lines are looked at to know what is between cells.
const LINES: usize = 20;
/// How much of a file is looked at to know what is between cells.
const START: usize = 64 << 10;
/// How much of a file is looked at to know whether it is quoted.
const AHEAD: usize = 4 << 20;

/// Reads all of `source`; `langs` name columns that tell only which side they are.
pub(crate) fn read(
    mut source: Stream<'_>,
    mut builder: Builder<'_>,
    langs: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    let start = String::from_utf8_lossy(&source.look_ahead(START)?.0).into_owned();
    if start.trim().is_empty() {
        return Err(Cause::Empty);
    }
    let delimiter = delimiter(&start);
    let guard =
        Guard { is_ours: guard::is_ours(&start, ["id", "anchor", "score"], delimiter), kept: 0, first: 0 };
    let is_quoted = delimiter != b'\t' || {
        let (ahead, is_whole) = source.look_ahead(AHEAD)?;
        quotes::are_quoted(&String::from_utf8_lossy(&ahead), is_whole)
    };
    let mut table = Table::new(source, delimiter, is_quoted);
    if start.starts_with("sep=") {
        table.next(&mut builder)?;
    }
    let mut early = Vec::new();
    while early.len() < head::ROWS {
        let Some(row) = table.next(&mut builder)? else { break };
        early.push(row);
    }
    let rows: Vec<Early> =
        early.iter().map(|(line, row)| Early::new(*line, row.iter().enumerate())).collect();
    let head = head::find(&rows, langs).ok_or_else(|| without_languages(early.first()))?;
    let unread = head.unread();
    let repeats = Repeats::new(head.names.as_deref(), head.line);
    let columns = head.columns;
    if !columns.have_texts() {
        return Err(without_languages(early.get(head.rows.saturating_sub(1))));
    }
    head.findings
        .iter()
        .for_each(|(severity, line, message, hint)| builder.finding(*severity, *line, message, hint));
    sides::tell(&columns, head.line, &mut builder);
    builder.declare(&columns.langs());
    let other = other_delimiter(&early[head.rows..], columns.width(), delimiter);
    if let Some((line, other)) = other {
        tell_delimiter(delimiter, other, line, &mut builder);
    }
    let mut body = Body { columns, unread, repeats, guard, other: other.map(|(_, other)| other) };
    for (line, record) in early.drain(head.rows..) {
        body.put(line, &record, &mut builder)?;
    }
    while let Some((line, record)) = table.next(&mut builder)? {
        body.put(line, &record, &mut builder)?;
    }
    body.tell_unread(&mut builder);
    if let Some((severity, line, message)) = body.repeats.finding() {
        builder.finding(severity, line, &message, "");
    }
    body.guard.tell(&mut builder);
    builder.finish()
}

/// The error for a table without a column of a language.
fn without_languages(head: Option<&(u32, StringRecord)>) -> Cause {
    match head {
        Some((line, head)) => {
            let found = head.iter().map(|name| shown(name.trim())).collect();
            Cause::NoLanguageColumn { line: *line, found }
        }
        None => Cause::Empty,
    }
}

/// What separates the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    /// A comma or a semicolon.
    Comma,
    /// A tab.
    Tab,
}

/// How many columns of the head in `line` are named by languages.
pub(crate) fn languages(line: &str, separator: Separator) -> usize {
    let of = |delimiter: &&u8| (**delimiter == b'\t') == (separator == Separator::Tab);
    DELIMITERS.iter().filter(of).map(|delimiter| named(line, *delimiter)).max().unwrap_or_default()
}

/// How many columns of a head are of use.
fn named(line: &str, delimiter: u8) -> usize {
    let mut reader = options(delimiter, true).from_reader(line.as_bytes());
    let head = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let columns = Columns::new(&head.iter().collect::<Vec<_>>());
    columns.langs().len().max(columns.side_columns().map_or(0, |sides| sides.len()))
}

/// The delimiter that Excel names before the head, else the one under which one of the first lines names most languages, else the one
/// that most of them have equally often.
fn delimiter(start: &str) -> u8 {
    let lines: Vec<&str> =
        start.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LINES).collect();
    if let Some(&[delimiter]) = lines.first().and_then(|line| line.strip_prefix("sep=")).map(str::as_bytes) {
        return delimiter;
    }
    let key = |delimiter: &u8| {
        let most = lines.iter().map(|line| named(line, *delimiter)).max().unwrap_or_default();
        (most, even(&lines, *delimiter))
    };
    let best = DELIMITERS.into_iter().max_by_key(key).filter(|best| key(best).1 > 0);
    best.unwrap_or(b',')
}

/// How many lines have the delimiter as often as most that have it do.
fn even(lines: &[&str], delimiter: u8) -> usize {
    let count = |line: &&str| line.bytes().filter(|byte| *byte == delimiter).count();
    let counts: Vec<usize> = lines.iter().map(count).filter(|count| *count > 0).collect();
    counts.iter().map(|count| counts.iter().filter(|other| *other == count).count()).max().unwrap_or_default()
}

fn options(delimiter: u8, is_quoted: bool) -> csv::ReaderBuilder {
    let mut options = csv::ReaderBuilder::new();
    options.delimiter(delimiter).quoting(is_quoted).has_headers(false).flexible(true);
    options
}

/// The records of a table with their lines.
struct Table<'a> {
    reader: csv::Reader<Stream<'a>>,
    record: ByteRecord,
}

impl<'a> Table<'a> {
    fn new(mut source: Stream<'a>, delimiter: u8, is_quoted: bool) -> Self {
        source.keep_line_ends();
        Self { reader: options(delimiter, is_quoted).from_reader(source), record: ByteRecord::new() }
    }

    /// The next record that is text and the line that it begins on.
    fn next(&mut self, builder: &mut Builder<'_>) -> Result<Option<(u32, StringRecord)>, Cause> {
        loop {
            self.reader.get_mut().begin_item();
            let start = self.reader.position().byte();
            let read = self.reader.read_byte_record(&mut self.record);
            let line = self.reader.get_mut().line_at(start);
            match read {
                Ok(false) => return Ok(None),
                Ok(true) => {}
                Err(error) => {
                    let csv::ErrorKind::Io(error) = error.into_kind() else {
                        return Ok(None);
                    };
                    return Err(self.reader.get_mut().failure(error));
                }
            }
            let record = std::mem::take(&mut self.record);
            match StringRecord::from_byte_record(record) {
                Ok(record) => return Ok(Some((line, record))),
                Err(error) => {
                    let record = error.into_byte_record();
                    let shows: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
                    let message = format!("not UTF-8, skipped: `{}`", shown(&shows.join(" ")));
                    let hint = "save it as UTF-8 (in Excel: CSV UTF-8), or convert it (for example: iconv -f ENCODING -t UTF-8)";
                    builder.finding(Severity::Error, line, &message, hint);
                }
            }
        }
    }
}

/// The delimiter that most of `rows` are parted by instead of that of the head, and the line of the first of them.
fn other_delimiter(rows: &[(u32, StringRecord)], width: usize, delimiter: u8) -> Option<(u32, char)> {
    let rows = || rows.iter().filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    let others = [';', ',', '\t', '|'].into_iter().filter(|other| *other != char::from(delimiter));
    others.filter(|_| width > 1).find_map(|other| {
        let is_parted = |row: &StringRecord| row.len() == 1 && row[0].matches(other).count() + 1 == width;
        let mut parted = rows().filter(|(_, row)| is_parted(row));
        let first = parted.next()?.0;
        (2 * (parted.count() + 1) > rows().count()).then_some((first, other))
    })
}

fn tell_delimiter(delimiter: u8, other: char, line: u32, builder: &mut Builder<'_>) {
    let show =
        |delimiter: char| if delimiter == '\t' { "a tab".to_owned() } else { format!("`{delimiter}`") };
    let (head, rows) = (show(char::from(delimiter)), show(other));
    let message = format!(
        "{rows} looks like the delimiter of the rows, but the names have {head}: each such row is read as one cell"
    );
    builder.finding(Severity::Error, line, &message, "part the names and the rows by the same delimiter");
}

/// What is known of the rows below the head.
struct Body {
    columns: Columns,
    unread: Option<Unread>,
    repeats: Repeats,
    guard: Guard,
    /// What rows seem to be parted by, if not by the delimiter of the head.
    other: Option<char>,
}

impl Body {
    fn tell_unread(&self, builder: &mut Builder<'_>) {
        self.unread.iter().for_each(|unread| unread.tell(&self.columns, builder));
    }

    fn put(&mut self, line: u32, record: &StringRecord, builder: &mut Builder<'_>) -> Result<(), Cause> {
        if record.len() == 1 && record[0].trim().is_empty() {
            return Ok(());
        }
        match self.repeats.see(line, record.iter().enumerate()) {
            Below::Texts => {}
            Below::Head => return Ok(()),
            Below::Table(columns, names) => {
                self.tell_unread(builder);
                builder.finding(Severity::Note, line, &repeats::second(&columns, &names), "");
                sides::tell(&columns, line, builder);
                builder.declare(&columns.langs());
                self.unread = Some(Unread::new(&columns, &names, line));
                self.columns = columns;
                return Ok(());
            }
        }
        if !self.other.is_some_and(|other| record.len() == 1 && record[0].contains(other)) {
            tell_width(record, self.columns.width(), line, builder);
        }
        // Cells beyond the names are reported row by row.
        let cells = record.iter().enumerate().take(self.columns.width());
        self.unread.iter_mut().for_each(|unread| unread.see(line, cells.clone()));
        let mut row = self.columns.row(line, builder, |n| record.get(n));
        row.id.iter_mut().for_each(|id| self.guard.take_off(line, id));
        row.texts.iter_mut().for_each(|text| self.guard.take_off(line, &mut text.text));
        builder.row(line, row)
    }
}

/// Tells of a row that has more or fewer cells than the head.
fn tell_width(record: &StringRecord, width: usize, line: u32, builder: &mut Builder<'_>) {
    let found = record.len();
    if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        let message =
            format!("expected {width} cell{}, found {found}: those beyond are skipped", plural(width));
        let hint = "put cells that hold a delimiter into quotation marks";
        builder.finding(Severity::Error, line, &message, hint);
    } else if found < width && record.iter().any(|cell| cell.contains('\n')) {
        let taken = record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default();
        let message = format!(
            "expected {width} cells, found {found}, one of which takes in {taken} more line{}",
            plural(taken)
        );
        let hint = "a quotation mark may not be closed: close it, or double it if it is a part of the text";
        builder.finding(Severity::Error, line, &message, hint);
    } else if found < width {
        let message = format!("expected {width} cells, found {found}: the missing ones count as empty");
        builder.finding(Severity::Warning, line, &message, "a line end inside a cell may not be quoted");
    }
}

/// Takes off the apostrophes that guard what a spreadsheet would take for formulas.
#[derive(Debug)]
struct Guard {
    /// Whether they are ours.
    is_ours: bool,
    /// How many stay, since they may be the author's, and the line of the first.
    kept: usize,
    first: u32,
}

impl Guard {
    fn take_off(&mut self, line: u32, text: &mut String) {
        let Some(cell) = guard::without(text) else { return };
        if self.is_ours {
            *text = cell.to_owned();
        } else {
            self.first = if self.kept == 0 { line } else { self.first };
            self.kept += 1;
        }
    }

    fn tell(&self, builder: &mut Builder<'_>) {
        let message = match self.kept {
            0 => return,
            1 => "an apostrophe before what a spreadsheet takes for a formula stays".to_owned(),
            n => format!(
                "{n} cells with an apostrophe before what a spreadsheet takes for a formula: it stays; this is the first"
            ),
        };
        let hint = "if it is none of the text, take it off; files that `--safe-cells` made need no care";
        builder.finding(Severity::Note, self.first, &message, hint);
    }
}

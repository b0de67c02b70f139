//! What separates the cells of a table.

use csv::StringRecord;
use hexapla_model::Severity;

use super::table::{Quoting, options};
use crate::reading::builder::Builder;
use crate::reading::columns::Columns;

/// What may be between cells; the last wins where they do equally well.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// How many lines are looked at to know what is between cells.
const LINES: usize = 20;

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
    let delimiters = DELIMITERS.iter().filter(|d| (**d == b'\t') == (separator == Separator::Tab));
    delimiters.map(|delimiter| named(line, *delimiter)).max().unwrap_or_default()
}

/// How many columns of a head are of use.
fn named(line: &str, delimiter: u8) -> usize {
    let mut reader = options(delimiter, Quoting::Quoted).from_reader(line.as_bytes());
    let head = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let columns = Columns::new(&head.iter().collect::<Vec<_>>());
    columns.langs().len().max(columns.side_columns().map_or(0, |sides| sides.len()))
}

/// The delimiter that Excel names before the head, else the one under which one of the first lines names most
/// languages, else the one that most of them have equally often.
pub(super) fn delimiter(start: &str) -> u8 {
    let lines: Vec<&str> =
        start.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LINES).collect();
    if let Some(&[delimiter]) = lines.first().and_then(|line| line.strip_prefix("sep=")).map(str::as_bytes) {
        return delimiter;
    }
    let best = DELIMITERS.into_iter().max_by_key(|delimiter| {
        let most = lines.iter().map(|line| named(line, *delimiter)).max().unwrap_or_default();
        (most, even(&lines, *delimiter))
    });
    best.filter(|best| even(&lines, *best) > 0).unwrap_or(b',')
}

/// How many lines have the delimiter as often as most that have it do.
fn even(lines: &[&str], delimiter: u8) -> usize {
    let counts = lines.iter().map(|line| line.bytes().filter(|byte| *byte == delimiter).count());
    let counts: Vec<usize> = counts.filter(|count| *count > 0).collect();
    counts.iter().map(|count| counts.iter().filter(|other| *other == count).count()).max().unwrap_or_default()
}

/// The delimiter that most of some rows have instead of that of the head.
#[derive(Debug, Clone, Copy)]
pub(super) struct OtherDelimiter {
    pub(super) delimiter: char,
    /// The line of the first row that has it.
    line: u32,
}

impl OtherDelimiter {
    /// That of `rows` below a head that has `width` cells with `delimiter` between them.
    pub(super) fn find(rows: &[(u32, StringRecord)], width: usize, delimiter: u8) -> Option<Self> {
        let filled = rows.iter().filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty())).count();
        let others = [';', ',', '\t', '|'].into_iter().filter(|other| *other != char::from(delimiter));
        others.filter(|_| width > 1).find_map(|other| {
            let mut parted = rows.iter().filter(|(_, row)| {
                row.len() == 1 && !row[0].trim().is_empty() && row[0].matches(other).count() + 1 == width
            });
            let line = parted.next()?.0;
            (2 * (parted.count() + 1) > filled).then_some(Self { delimiter: other, line })
        })
    }

    /// Reports it; `head` is the delimiter of the head.
    pub(super) fn tell(self, head: u8, builder: &mut Builder<'_>) {
        let (head, rows) = (name(char::from(head)), name(self.delimiter));
        let message = format!(
            "{rows} looks like the delimiter of the rows, but the names have {head}: each such row is read as one cell"
        );
        let hint = "separate the names and the rows with the same delimiter";
        builder.finding(Severity::Error, self.line, &message, hint);
    }
}

/// How a delimiter is shown in a message.
fn name(delimiter: char) -> String {
    if delimiter == '\t' { "a tab".to_owned() } else { format!("`{delimiter}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_the_cells() {
        for (start, want) in [
            ("sep=|\nen|fr\n", b'|'),
            ("id,en,fr\n1,a;b;c,d\n", b','),
            ("en;fr\na,b,c;d\n", b';'),
            ("en\tfr\na,b\tc,d\n", b'\t'),
            ("Глоссарий\n\nen;fr\n", b';'),
            ("lake;lac\nriver;rivière\n", b';'),
            ("lake", b','),
        ] {
            assert_eq!(char::from(delimiter(start)), char::from(want), "{start}");
        }
    }

    #[test]
    fn rows_may_have_another_delimiter() {
        for (rows, want) in [
            (&["lake;lac", "river;rivière"][..], Some((';', 2))),
            (&["lake;lac", "", "river|rivière", "sea;mer"], Some((';', 2))),
            (&["lake", "river;rivière", "sea;mer"], Some((';', 3))),
            (&["lake", "river;rivière", "sea"], None),
            (&["lake;lac;See", "river;rivière;Fluss"], None),
        ] {
            let rows: Vec<(u32, StringRecord)> =
                (2..).zip(rows).map(|(line, row)| (line, StringRecord::from(vec![*row]))).collect();
            let found = OtherDelimiter::find(&rows, 2, b',');
            assert_eq!(found.map(|other| (other.delimiter, other.line)), want, "{rows:?}");
        }
    }
}

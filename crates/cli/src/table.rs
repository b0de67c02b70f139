//! Figures for people: counts, and small tables with the first column to the left and numbers to the right.

use crate::width::width;

/// Rows of cells.
#[derive(Debug)]
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(ToString::to_string).collect()] }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(|n| self.widest(n)).collect();
        for row in &self.rows {
            let mut cells = Vec::with_capacity(row.len());
            for (n, cell) in row.iter().enumerate() {
                let blanks = " ".repeat(widths[n] - width(cell));
                cells.push(if n == 0 { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") });
            }
            writeln!(f, "{}", cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

impl Table {
    /// The columns of the terminal that the widest cell of column `n` takes.
    fn widest(&self, n: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(n)).map(|cell| width(cell)).max().unwrap_or(0)
    }
}

/// `1 row`, `12,345 rows`, `2 entries`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    let noun = match (n, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        (_, None) => format!("{noun}s"),
    };
    format!("{} {noun}", grouped(n))
}

/// Where so many errors say why something is skipped.
pub(crate) fn reasons(n: usize) -> &'static str {
    if n == 1 { "the error above says why" } else { "the errors above say why" }
}

/// What so many errors say of results that are written.
pub(crate) fn missing(n: usize) -> String {
    match n {
        1 => "the error above says what is not in the results".to_owned(),
        n => format!("the {} above say what is not in the results", count(n, "error")),
    }
}

/// `12,345`.
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{Table, count};

    #[test]
    fn counts() {
        let all = [0, 1, 999, 1000, 1_234_567].map(|n| count(n, "row"));
        assert_eq!(all, ["0 rows", "1 row", "999 rows", "1,000 rows", "1,234,567 rows"]);
        assert_eq!([1, 2].map(|n| count(n, "entry")), ["1 entry", "2 entries"]);
    }

    #[test]
    fn columns_line_up() {
        let mut table = Table::new(&["bead", "gold"]);
        table.row(["1-10".to_owned(), "7".to_owned()]);
        table.row(["0-1".to_owned(), "12345".to_owned()]);
        assert_eq!(table.to_string(), "bead   gold\n1-10      7\n0-1   12345\n");
    }
}

//! The first rows of a table, as they are looked at.

/// How many columns are looked at.
const COLUMNS: usize = 1 << 14;

/// A row with its cells that show something, by columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Early {
    pub(crate) line: u32,
    pub(crate) cells: Vec<(usize, String)>,
    /// How many cells it has, with those that show nothing.
    pub(super) width: usize,
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

    pub(crate) fn cell(&self, column: usize) -> Option<&str> {
        let found = self.cells.binary_search_by_key(&column, |(n, _)| *n).ok()?;
        Some(&self.cells[found].1)
    }

    /// The cells that show something.
    #[cfg(feature = "xlsx")]
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.cells.iter().map(|(_, text)| text.as_str())
    }

    /// The names of all columns.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.width];
        self.cells.iter().for_each(|(n, text)| names[*n].clone_from(text));
        names
    }

    /// How many of these columns show something in it.
    pub(super) fn filled(&self, columns: &[usize]) -> usize {
        columns.iter().filter(|column| self.cell(**column).is_some()).count()
    }
}

/// Whether there are cells in a column and all are so.
pub(super) fn are_all(below: &[Early], column: usize, is_so: impl Fn(&str) -> bool) -> bool {
    cells(below, column).next().is_some() && cells(below, column).all(is_so)
}

/// Whether a cell of a column has letters.
pub(super) fn has_letters(below: &[Early], column: usize) -> bool {
    cells(below, column).any(|cell| cell.chars().any(char::is_alphabetic))
}

/// The cells of a column that show something.
pub(super) fn cells(rows: &[Early], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.cell(column))
}

/// How many columns the widest of some rows has.
pub(super) fn width(rows: &[Early]) -> Option<usize> {
    rows.iter().map(|row| row.width).max()
}

/// The text of a column.
pub(super) fn text_of(rows: &[Early], column: usize) -> String {
    cells(rows, column).collect::<Vec<_>>().join("\n")
}

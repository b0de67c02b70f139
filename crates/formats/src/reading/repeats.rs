//! Rows below the head of a table that are not texts: its head once more, or that of a second table.

use hexapla_model::Severity;
use hexapla_source::findings::shown;

use super::columns::Columns;

/// What a row below the head is.
#[derive(Debug, PartialEq)]
pub(crate) enum Below {
    Texts,
    /// The head once more, as at the top of each printed page.
    Head,
    /// The head of a second table.
    Table(Columns, Vec<String>),
}

/// The head of a table, and where its rows stopped.
#[derive(Debug)]
pub(crate) struct Repeats {
    /// The names that show something, with their columns.
    names: Vec<(usize, String)>,
    /// The line of the last row that held more than a title.
    last: u32,
    /// How many times the head was repeated, and where first.
    again: (usize, u32),
}

impl Repeats {
    /// Those of a table whose head, on `line`, has these names; nothing repeats what has none.
    pub(crate) fn new(names: Option<&[String]>, line: u32) -> Self {
        let names = names.unwrap_or_default().iter().enumerate();
        let names = names.map(|(n, name)| (n, name.trim().to_owned())).filter(|(_, name)| !name.is_empty());
        Self { names: names.collect(), last: line, again: (0, 0) }
    }

    /// Looks at the row on `line`; `cells` are those that may show something.
    pub(crate) fn see<'c>(
        &mut self,
        line: u32,
        cells: impl Iterator<Item = (usize, &'c str)> + Clone,
    ) -> Below {
        let filled = cells.map(|(n, text)| (n, text.trim())).filter(|(_, text)| !text.is_empty());
        let is_after_gap = line > self.last.saturating_add(1);
        if filled.clone().nth(1).is_none() {
            return Below::Texts;
        }
        self.last = line;
        if self.names.len() > 1 && filled.clone().eq(self.names.iter().map(|(n, name)| (*n, name.as_str()))) {
            self.again = if self.again.0 == 0 { (1, line) } else { (self.again.0 + 1, self.again.1) };
            return Below::Head;
        }
        if !is_after_gap || self.names.is_empty() {
            return Below::Texts;
        }
        let mut names: Vec<String> = Vec::new();
        for (n, text) in filled.clone() {
            names.resize(names.len().max(n + 1), String::new());
            text.clone_into(&mut names[n]);
        }
        let columns = Columns::new(&names);
        if columns.langs().len() < 2 || !filled.clone().all(|(n, _)| columns.is_understood(n)) {
            return Below::Texts;
        }
        self.names = filled.clone().map(|(n, name)| (n, name.to_owned())).collect();
        Below::Table(columns, names)
    }

    /// What is reported of the repeated head.
    pub(crate) fn finding(&self) -> Option<(Severity, u32, String)> {
        let (count, line) = self.again;
        let message = match count {
            0 => return None,
            1 => "the names of the columns again: not a row of texts".to_owned(),
            _ => format!(
                "the names of the columns again, here and in {} more rows: not rows of texts",
                count - 1
            ),
        };
        Some((Severity::Note, line, message))
    }
}

/// What is to be reported about a second table, by its columns.
pub(crate) fn second(columns: &Columns, names: &[String]) -> String {
    let langs: Vec<String> = columns.langs().iter().map(ToString::to_string).collect();
    format!("a second table begins here, in {}: `{}`", langs.join(", "), shown(names.join(" ").trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_no_texts() {
        let names: Vec<String> = ["id", "en", "", "fr"].map(str::to_owned).to_vec();
        let mut repeats = Repeats::new(Some(&names), 1);
        for (line, row, want) in [
            (2, "1|lake||lac", "texts"),
            (3, "id|en||fr", "head"),
            (4, "2|en||fr", "texts"),
            (5, "id|es||ru", "texts"),
            (7, "id|es||ru", "table es ru"),
            (8, "id|es||ru", "head"),
            (10, "French|français||", "texts"),
            (12, "en|fr||remark", "texts"),
            (13, "Table 3", "texts"),
            (14, "Arabic|Chinese||", "table ar zh"),
        ] {
            let found = match repeats.see(line, row.split('|').enumerate()) {
                Below::Texts => "texts".to_owned(),
                Below::Head => "head".to_owned(),
                Below::Table(columns, _) => {
                    let langs: Vec<String> = columns.langs().iter().map(ToString::to_string).collect();
                    format!("table {}", langs.join(" "))
                }
            };
            assert_eq!(found, want, "{line}: {row}");
        }
        assert_eq!(repeats.finding().map(|(_, line, _)| line), Some(3));
    }
}

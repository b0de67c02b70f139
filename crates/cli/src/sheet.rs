//! Rows of texts side by side for a terminal: in columns, or one line per language where columns would be too narrow.

use std::fmt::Write as _;

use hexapla::model::Lang;

use crate::terminal::Paint;
use crate::width::{cut, one_line, pad, width, wrap};

/// The most languages, and the least width of a text, that are shown in columns.
const MOST_COLUMNS: usize = 3;
const LEAST_COLUMN: usize = 18;
/// The widest name of a row.
const NAME: usize = 16;
/// What is shown where a language has no text.
const NOTHING: &str = "—";

/// What is shown of a corpus or a glossary.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// What it is called.
    pub(crate) title: String,
    /// How much of it is shown.
    pub(crate) note: String,
    /// The languages of the texts.
    pub(crate) langs: Vec<Lang>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// A row of a [`Sheet`].
#[derive(Debug)]
pub(crate) struct Row {
    /// What it is called.
    pub(crate) name: String,
    /// Its score.
    pub(crate) score: f32,
    /// A text, or none, in each language.
    pub(crate) texts: Vec<Option<String>>,
}

impl Sheet {
    /// The sheet laid out for `columns` of a terminal.
    pub(crate) fn page(mut self, columns: usize, paint: Paint) -> String {
        for row in &mut self.rows {
            row.name = cut(&row.name, NAME);
        }
        let margin = self.rows.iter().map(|row| width(&row.name)).max().unwrap_or(0).max(2);
        let langs = self.langs.len().max(1);
        let column = columns.saturating_sub(margin + 6 + 3 * langs) / langs;
        let mut page = Page { sheet: &self, paint, margin, column, out: String::new() };
        page.head();
        if self.langs.len() <= MOST_COLUMNS && column >= LEAST_COLUMN {
            page.columns();
        } else {
            page.column = columns.saturating_sub(margin.min(4) + 5).max(LEAST_COLUMN);
            page.stack();
        }
        page.out.push('\n');
        page.out
    }
}

struct Page<'a> {
    sheet: &'a Sheet,
    paint: Paint,
    margin: usize,
    column: usize,
    out: String,
}

impl Page<'_> {
    fn put(&mut self, line: &str) {
        let _ = writeln!(self.out, "{}", line.trim_end());
    }

    fn head(&mut self) {
        let note = format!(", {}", self.sheet.note);
        let title = self.paint.bold(&one_line(&self.sheet.title));
        let line = format!("{title}{}", self.paint.dim(&note));
        self.put(&line);
    }

    fn columns(&mut self) {
        let langs: Vec<String> = self.sheet.langs.iter().map(ToString::to_string).collect();
        let bar = self.paint.dim(" │ ");
        let head: Vec<String> = langs.iter().map(|l| self.paint.bold(&pad(l, self.column))).collect();
        let line = format!("{}{bar}{}", " ".repeat(self.margin + 6), head.join(&bar));
        self.put(&line);
        for row in &self.sheet.rows {
            let rule = vec!["─".repeat(self.column); langs.len()].join("─┼─");
            let line = format!("{}─┼─{rule}", "─".repeat(self.margin + 6));
            let line = self.paint.dim(&line);
            self.put(&line);
            self.row(row);
        }
    }

    fn row(&mut self, row: &Row) {
        let cells: Vec<Vec<String>> = row.texts.iter().map(|t| wrap(shown(t), self.column)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let margin = if n == 0 { self.label(row) } else { " ".repeat(self.margin + 6) };
            let line: Vec<String> = std::iter::once(margin)
                .chain(cells.iter().map(|c| pad(c.get(n).map_or("", String::as_str), self.column)))
                .collect();
            let line = line.join(&self.paint.dim(" │ "));
            self.put(&line);
        }
    }

    fn stack(&mut self) {
        for row in &self.sheet.rows {
            let label = self.label(row);
            self.put(&label);
            for (lang, text) in self.sheet.langs.iter().zip(&row.texts) {
                let text = cut(shown(text), self.column);
                let line = format!("  {} {text}", self.paint.dim(&format!("{lang} │")));
                self.put(&line);
            }
        }
    }

    /// The name of a row and its score.
    fn label(&self, row: &Row) -> String {
        let score = format!("{:.2}", row.score);
        format!("{}  {}", self.paint.cyan(&pad(&row.name, self.margin)), self.paint.dim(&score))
    }
}

fn shown(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or(NOTHING)
}

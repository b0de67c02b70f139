//! The first rows of a corpus side by side: in columns, or a line a language where columns would be too narrow.

use std::fmt::Write as _;

use hexapla::model::{BlockKind, Corpus, TranslationUnit};

use crate::terminal::Paint;
use crate::width::{cut, pad, width, wrap};

/// The most languages, and the least width of a text, that are shown in columns.
const MOST_COLUMNS: usize = 3;
const LEAST_COLUMN: usize = 18;
/// The widest name of a row.
const NAME: usize = 16;
/// What stands where a language has no text.
const NOTHING: &str = "—";

/// The first `rows` rows of `corpus` from its first numbered one on, laid out for `columns` of a terminal.
pub(crate) fn page(corpus: &Corpus, rows: usize, columns: usize, paint: Paint) -> String {
    let units = first(corpus, rows);
    let names: Vec<String> = units.iter().map(|u| cut(name(corpus, u), NAME)).collect();
    let margin = names.iter().map(|n| width(n)).max().unwrap_or(0).max(2);
    let langs = corpus.langs.len().max(1);
    let column = columns.saturating_sub(margin + 6 + 3 * langs) / langs;
    let mut page = Page { corpus, paint, margin, column, out: String::new() };
    page.head(units.len());
    if corpus.langs.len() <= MOST_COLUMNS && column >= LEAST_COLUMN {
        page.columns(&names, units);
    } else {
        page.column = columns.saturating_sub(margin.min(4) + 5).max(LEAST_COLUMN);
        page.stack(&names, units);
    }
    page.out.push('\n');
    page.out
}

/// The rows to show: not the masthead, unless there is nothing else.
fn first(corpus: &Corpus, rows: usize) -> &[TranslationUnit] {
    let units = &corpus.units;
    let opens = |u: &TranslationUnit| match u.kind {
        BlockKind::Summary | BlockKind::Heading => true,
        BlockKind::Masthead | BlockKind::Title | BlockKind::Footnote => false,
        _ => u.anchor.is_some(),
    };
    let body = units.iter().position(opens);
    let from = body.unwrap_or(0);
    &units[from..units.len().min(from.saturating_add(rows))]
}

/// The id of a row without the name of the document.
fn name<'a>(corpus: &Corpus, unit: &'a TranslationUnit) -> &'a str {
    let rest = unit.id.strip_prefix(&corpus.name).and_then(|r| r.strip_prefix('#'));
    rest.unwrap_or(&unit.id)
}

struct Page<'a> {
    corpus: &'a Corpus,
    paint: Paint,
    margin: usize,
    column: usize,
    out: String,
}

impl Page<'_> {
    fn put(&mut self, line: &str) {
        let _ = writeln!(self.out, "{}", line.trim_end());
    }

    fn head(&mut self, shown: usize) {
        let symbol = self.corpus.symbol.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
        let title = format!("{}{symbol}", self.corpus.name);
        let counts = format!(", {shown} of {} rows", self.corpus.units.len());
        let line = format!("{}{}", self.paint.bold(&title), self.paint.dim(&counts));
        self.put(&line);
    }

    fn columns(&mut self, names: &[String], units: &[TranslationUnit]) {
        let langs: Vec<String> = self.corpus.langs.iter().map(ToString::to_string).collect();
        let bar = self.paint.dim(" │ ");
        let head: Vec<String> = langs.iter().map(|l| self.paint.bold(&pad(l, self.column))).collect();
        let line = format!("{}{bar}{}", " ".repeat(self.margin + 6), head.join(&bar));
        self.put(&line);
        for (name, unit) in names.iter().zip(units) {
            let rule = vec!["─".repeat(self.column); langs.len()].join("─┼─");
            let line = format!("{}─┼─{rule}", "─".repeat(self.margin + 6));
            let line = self.paint.dim(&line);
            self.put(&line);
            self.row(name, unit);
        }
    }

    fn row(&mut self, name: &str, unit: &TranslationUnit) {
        let cells: Vec<Vec<String>> =
            texts(self.corpus, unit).map(|t| wrap(t.unwrap_or(NOTHING), self.column)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let margin = if n == 0 { self.label(name, unit) } else { " ".repeat(self.margin + 6) };
            let line: Vec<String> = std::iter::once(margin)
                .chain(cells.iter().map(|c| pad(c.get(n).map_or("", String::as_str), self.column)))
                .collect();
            let line = line.join(&self.paint.dim(" │ "));
            self.put(&line);
        }
    }

    fn stack(&mut self, names: &[String], units: &[TranslationUnit]) {
        for (name, unit) in names.iter().zip(units) {
            let label = self.label(name, unit);
            self.put(&label);
            for (lang, text) in self.corpus.langs.iter().zip(texts(self.corpus, unit)) {
                let text = cut(text.unwrap_or(NOTHING), self.column);
                let line = format!("  {} {text}", self.paint.dim(&format!("{lang} │")));
                self.put(&line);
            }
        }
    }

    /// The name of a row and its score.
    fn label(&self, name: &str, unit: &TranslationUnit) -> String {
        let score = format!("{:.2}", unit.score);
        format!("{}  {}", self.paint.cyan(&pad(name, self.margin)), self.paint.dim(&score))
    }
}

fn texts<'a>(corpus: &Corpus, unit: &'a TranslationUnit) -> impl Iterator<Item = Option<&'a str>> {
    let text = |n: usize| unit.texts.get(n).and_then(Option::as_ref).map(|t| t.text.as_str());
    (0..corpus.langs.len()).map(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla::model::{Anchor, Lang, Location, Ordinal, Step, StepKind, Text};

    fn corpus(langs: &[Lang]) -> Corpus {
        let location = Location { line: 1, page: None };
        let text = |text: &str| Some(Text { text: text.into(), pieces: 1, location, lines: vec![0] });
        let step = Step { kind: StepKind::Paragraph, ordinal: Ordinal::new(1) };
        let unit = |id: &str, anchor, texts: &[&str]| TranslationUnit {
            id: format!("r#{id}"),
            anchor,
            kind: BlockKind::Paragraph,
            score: 0.5,
            texts: texts.iter().map(|t| text(t)).chain(std::iter::repeat_n(None, 4)).collect(),
        };
        let units = vec![
            unit("m1", None, &["United Nations", "联合国"]),
            unit("1.s1", Some(Anchor::new(vec![step])), &["The Conference met.", "缔约国会议在维也纳举行。"]),
        ];
        Corpus { name: "r".into(), langs: langs.to_vec(), units, ..Corpus::default() }
    }

    #[test]
    fn two_languages_stand_side_by_side() {
        let page = page(&corpus(&[Lang::EN, Lang::ZH]), 6, 60, Paint::none());
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(lines[0], "r, 1 of 2 rows");
        assert_eq!(lines[3], "1.s1  0.50 │ The Conference met.    │ 缔约国会议在维也纳举");
        assert_eq!(lines[4], "           │                        │ 行。");
        assert!(lines.iter().all(|l| width(l) <= 60));
    }

    #[test]
    fn many_languages_stand_one_under_the_other() {
        let page = page(&corpus(&[Lang::EN, Lang::ZH, Lang::FR, Lang::ES]), 6, 40, Paint::none());
        let want = "r, 1 of 2 rows\n1.s1  0.50\n  en │ The Conference met.\n  zh │ 缔约国会议在维也纳举行。\n  fr │ —\n  es │ —\n\n";
        assert_eq!(page, want);
    }
}

//! Gold tables of paragraphs, and the damage that keeps them true.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use hexapla::score::{GoldParagraphs, Lines, Measure, paragraphs};

/// An element of a document: the lines it is on in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldRow {
    /// Its name.
    pub id: String,
    /// `para`, `item`, `heading`, `article` …
    pub level: String,
    /// 0-based indices of non-blank lines, by language.
    pub lines: BTreeMap<String, Vec<u32>>,
}

/// A table of gold paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gold {
    /// The languages, in order of their columns.
    pub langs: Vec<String>,
    /// The rows.
    pub rows: Vec<GoldRow>,
}

fn numbers(cell: &str) -> Vec<u32> {
    cell.split(',').filter(|n| !n.trim().is_empty()).map(|n| n.trim().parse().expect("a number")).collect()
}

fn joined(lines: &[u32]) -> String {
    lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

impl Gold {
    /// The table in the text of a `gold.tsv` or `paragraphs.tsv`.
    ///
    /// # Panics
    /// If the table has no head or a cell holds anything but numbers.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lines = text.lines().filter(|l| !l.trim().is_empty());
        let head: Vec<&str> = lines.next().expect("a head").split('\t').collect();
        let langs: Vec<String> = head[2..].iter().map(ToString::to_string).collect();
        let row = |line: &str| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default().to_owned();
            let (id, level) = (next(), next());
            GoldRow { id, level, lines: langs.iter().map(|l| (l.clone(), numbers(&next()))).collect() }
        };
        let rows = lines.map(row).collect();
        Self { langs, rows }
    }

    /// The table as text.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let mut out = format!("id\tlevel\t{}\n", self.langs.join("\t"));
        for row in &self.rows {
            let _ = write!(out, "{}\t{}", row.id, row.level);
            self.langs.iter().for_each(|l| {
                let _ = write!(out, "\t{}", joined(&row.lines[l]));
            });
            out.push('\n');
        }
        out
    }

    /// Takes lines out of the column of `lang`; the lines after them move up.
    pub fn delete(&mut self, lang: &str, gone: &[u32]) {
        for row in &mut self.rows {
            if let Some(lines) = row.lines.get_mut(lang) {
                lines.retain(|n| !gone.contains(n));
                for n in lines {
                    *n -= gone.iter().filter(|g| *g < n).count() as u32;
                }
            }
        }
    }

    /// Makes one row of two, whose lines in `lang` were joined into the first of them.
    ///
    /// # Panics
    /// If a row is missing or has not one line in `lang`.
    pub fn merge(&mut self, lang: &str, first: &str, second: &str) {
        let at = |id: &str| self.rows.iter().position(|r| r.id == id).expect("a row of that name");
        let (first, second) = (at(first), at(second));
        let other = self.rows.remove(second);
        let gone = other.lines[lang].clone();
        assert_eq!(gone.len(), 1, "one line to be joined");
        for (l, lines) in other.lines.into_iter().filter(|(l, _)| l != lang) {
            let all = self.rows[first].lines.entry(l).or_default();
            all.extend(lines);
            all.sort_unstable();
        }
        self.delete(lang, &gone);
    }

    /// The scores of predicted rows.
    ///
    /// # Panics
    /// If `lines` is not a table of line numbers.
    #[must_use]
    pub fn score(&self, lines: &str) -> Vec<Measure> {
        let gold = GoldParagraphs::parse(&self.to_tsv(), Path::new("gold")).expect("a gold table");
        let lines = Lines::parse(lines, Path::new("lines")).expect("a table of lines");
        paragraphs(&gold, &lines, None)
    }

    /// The gold rows that no predicted row meets exactly, each with the predicted rows that touch it.
    ///
    /// # Panics
    /// If `lines` is not a table of line numbers.
    #[must_use]
    pub fn missed(&self, lines: &str) -> Vec<String> {
        let mut rows = lines.lines().map(|l| l.split('\t').collect::<Vec<_>>());
        let head = rows.next().unwrap_or_default();
        let rows: Vec<BTreeMap<&str, Vec<u32>>> =
            rows.map(|cells| head.iter().zip(cells).map(|(l, c)| (*l, numbers(c))).collect()).collect();
        let of = |r: &BTreeMap<&str, Vec<u32>>, l: &str| r.get(l).cloned().unwrap_or_default();
        let langs: Vec<&String> = self.langs.iter().filter(|l| head.contains(&l.as_str())).collect();
        let mut out = Vec::new();
        for gold in &self.rows {
            let touches = |r: &&BTreeMap<&str, Vec<u32>>| {
                langs.iter().any(|l| of(r, l).iter().any(|n| gold.lines[*l].contains(n)))
            };
            let near: Vec<_> = rows.iter().filter(touches).collect();
            let empty = langs.iter().all(|l| gold.lines[*l].is_empty());
            let met = near.len() == 1 && langs.iter().all(|l| of(near[0], l) == gold.lines[*l]);
            if !(met || empty) {
                let show = |cell: &dyn Fn(&str) -> Vec<u32>| {
                    langs.iter().map(|l| format!("{l} {}", joined(&cell(l)))).collect::<Vec<_>>().join("  ")
                };
                let found: Vec<String> =
                    near.iter().map(|r| format!("\n    found     {}", show(&|l| of(r, l)))).collect();
                let want = show(&|l| gold.lines[l].clone());
                out.push(format!("{}\n    expected  {want}{}", gold.id, found.concat()));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "id\tlevel\ten\tzh\np1\tpara\t0\t0,1\np2\tpara\t1\t2\np3\tpara\t2\t3\n";

    #[test]
    fn damage_moves_lines() {
        let mut gold = Gold::parse(TABLE);
        assert_eq!(gold.to_tsv(), TABLE);
        gold.delete("zh", &[0, 1]);
        gold.merge("en", "p2", "p3");
        assert_eq!(gold.to_tsv(), "id\tlevel\ten\tzh\np1\tpara\t0\t\np2\tpara\t1\t0,1\n");
    }

    #[test]
    fn rows_missed() {
        let gold = Gold::parse(TABLE);
        assert_eq!(gold.missed("en\tzh\n0\t0,1\n1\t2\n2\t3\n"), [""; 0]);
        let missed = gold.missed("en\tzh\n0\t0,1\n1,2\t2\n\t3\n");
        assert_eq!(missed[0], "p2\n    expected  en 1  zh 2\n    found     en 1,2  zh 2");
        assert_eq!(missed.len(), 2);
    }
}

//! A lexicon that a run has learnt, as it is saved: a table for each pair of languages.

use std::collections::BTreeSet;
use std::io::{self, Write};

use hexapla_model::{Lang, LexicalEntry};

/// What an earlier run has saved; what is newly learnt is written before it.
///
/// ```
/// use hexapla::SavedLexicon;
/// use hexapla::model::{Lang, LexicalEntry};
///
/// let saved = "en\tfr\tlinks\tp(fr|en)\tp(en|fr)\nlake\tlac\t1.00\t1.0000\t1.0000\nsea\tmer\t2.00\t1.0000\t1.0000\n";
/// let entry = LexicalEntry { source: "lake".into(), target: "lac".into(), links: 5.0, forth: 1.0, back: 1.0 };
/// let mut out = Vec::new();
/// let saved = SavedLexicon::parse(saved).unwrap_or_default();
/// saved.write([((Lang::EN, Lang::FR), vec![entry])].into_iter(), &mut out)?;
/// let rows: Vec<&str> = std::str::from_utf8(&out)?.lines().skip(1).collect();
/// assert_eq!(rows, ["lake\tlac\t5.00\t1.0000\t1.0000", "sea\tmer\t2.00\t1.0000\t1.0000"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedLexicon {
    tables: Vec<Table>,
}

/// The rows of two languages, as they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    head: String,
    rows: Vec<String>,
}

impl SavedLexicon {
    /// The tables in `text`, which is that of a file; none if it is not a lexicon that was saved.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut tables: Vec<Table> = Vec::new();
        for line in
            text.strip_prefix('\u{FEFF}').unwrap_or(text).lines().filter(|line| !line.trim().is_empty())
        {
            if is_head(line) {
                match tables.iter().position(|table| table.head == line) {
                    // Rows go to the last table, so that its place is that of its first head.
                    Some(place) => {
                        let table = tables.remove(place);
                        tables.push(table);
                    }
                    None => tables.push(Table { head: line.to_owned(), rows: Vec::new() }),
                }
            } else {
                tables.last_mut()?.rows.push(line.to_owned());
            }
        }
        Some(Self { tables })
    }

    /// Writes what was `learnt`, each pair of languages with the words that were known before and were not learnt again,
    /// then all other pairs of languages. [`Importer::read_lexicon`](hexapla_formats::Importer::read_lexicon) reads it.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn write(
        mut self,
        learnt: impl Iterator<Item = ((Lang, Lang), Vec<LexicalEntry>)>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for (langs, entries) in learnt {
            let head = head(langs);
            let new: BTreeSet<(&str, &str)> =
                entries.iter().map(|entry| (entry.source.as_str(), entry.target.as_str())).collect();
            writeln!(out, "{head}")?;
            for LexicalEntry { source, target, links, forth, back } in &entries {
                writeln!(out, "{source}\t{target}\t{links:.2}\t{forth:.4}\t{back:.4}")?;
            }
            if let Some(place) = self.tables.iter().position(|table| table.head == head) {
                let rows = self.tables.remove(place).rows.into_iter();
                let mut old = rows.filter(|row| !words(row).is_some_and(|words| new.contains(&words)));
                old.try_for_each(|row| writeln!(out, "{row}"))?;
            }
        }
        for table in self.tables {
            writeln!(out, "{}", table.head)?;
            table.rows.iter().try_for_each(|row| writeln!(out, "{row}"))?;
        }
        Ok(())
    }
}

/// The first row of a table.
fn head((source, target): (Lang, Lang)) -> String {
    format!("{source}\t{target}\tlinks\tp({target}|{source})\tp({source}|{target})")
}

/// Whether `line` is the first row of a table.
fn is_head(line: &str) -> bool {
    let mut langs = line.split('\t').map(|cell| Lang::parse_variant(cell).ok());
    let langs = langs.next().flatten().zip(langs.next().flatten());
    langs.is_some_and(|langs| head(langs) == line)
}

/// The words of a row.
fn words(row: &str) -> Option<(&str, &str)> {
    let mut cells = row.split('\t');
    cells.next().zip(cells.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "en\tfr\tlinks\tp(fr|en)\tp(en|fr)\nlake\tlac\t1\t1\t1\nsea\tmer\t1\t1\t1\n\
                         de\tpl\tlinks\tp(pl|de)\tp(de|pl)\nsee\tjezioro\t1\t1\t1\n\
                         en\tfr\tlinks\tp(fr|en)\tp(en|fr)\nriver\tfleuve\t1\t1\t1\n";

    #[test]
    fn what_is_not_learnt_again_stays() {
        let entry = |source: &str, target: &str| LexicalEntry {
            source: source.into(),
            target: target.into(),
            links: 2.0,
            forth: 1.0,
            back: 0.5,
        };
        let learnt = [
            ((Lang::EN, Lang::ZH), vec![entry("lake", "湖")]),
            ((Lang::EN, Lang::FR), vec![entry("lake", "lac"), entry("sea", "océan")]),
        ];
        let mut out = Vec::new();
        SavedLexicon::parse(SAVED).unwrap().write(learnt.into_iter(), &mut out).unwrap();
        let want = "en\tzh\tlinks\tp(zh|en)\tp(en|zh)\nlake\t湖\t2.00\t1.0000\t0.5000\n\
                    en\tfr\tlinks\tp(fr|en)\tp(en|fr)\nlake\tlac\t2.00\t1.0000\t0.5000\nsea\tocéan\t2.00\t1.0000\t0.5000\n\
                    sea\tmer\t1\t1\t1\nriver\tfleuve\t1\t1\t1\n\
                    de\tpl\tlinks\tp(pl|de)\tp(de|pl)\nsee\tjezioro\t1\t1\t1\n";
        assert_eq!(String::from_utf8(out).unwrap(), want);
    }

    #[test]
    fn other_files_are_no_saved_lexicon() {
        for text in [
            "lake @ lac\n",
            "en,fr\nlake,lac\n",
            "en\tfr\nlake\tlac\n",
            "xx\tfr\tlinks\tp(fr|xx)\tp(xx|fr)\na\tb\n",
        ] {
            assert_eq!(SavedLexicon::parse(text), None, "{text}");
        }
        assert_eq!(SavedLexicon::parse("\n"), Some(SavedLexicon::default()));
    }
}

//! The dataset card of a folder of Parquet files: a README whose head lists for data loaders what to read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use hexapla_model::{Corpus, Lang, Level};

use crate::writing::options::Options;
use crate::writing::part::Part;

/// The tag by which a card that hexapla wrote is known.
const TAG: &str = "- hexapla";
/// The columns beside the texts.
const COLUMNS: [(&str, &str); 6] = [
    ("id", "string"),
    ("anchor", "string"),
    ("kind", "string"),
    ("score", "float64"),
    ("symbol", "string"),
    ("reviewed", "bool"),
];

/// What a folder of Parquet files holds; written as Markdown with a head in YAML, as data hubs and loaders read it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DatasetCard {
    files: Vec<File>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    name: String,
    langs: Vec<Lang>,
    codes: Vec<String>,
    rows: usize,
    level: Level,
}

impl DatasetCard {
    /// The name that loaders look for.
    pub const NAME: &str = "README.md";

    /// Whether a file of that name, of which `text` is the beginning or all, is a card that hexapla wrote, so that a
    /// new one may take its place.
    #[must_use]
    pub fn is_card(text: &str) -> bool {
        let head = text.strip_prefix("---\n").unwrap_or_default();
        head.lines().take_while(|line| *line != "---").any(|line| line == TAG)
    }

    /// Adds the file `name`, to which `part` of `corpus` was written.
    pub fn add(&mut self, name: impl Into<String>, part: &Part, corpus: &Corpus, options: &Options) {
        let view = part.view(corpus, options);
        self.files.push(File {
            name: name.into(),
            langs: part.langs().to_vec(),
            codes: view.codes().map(str::to_owned).collect(),
            rows: view.rows().count(),
            level: corpus.level,
        });
    }

    /// Whether it has no file yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Writes the card. Files with the same languages are one configuration.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let configurations = self.configurations();
        writeln!(out, "---\nlanguage:")?;
        for lang in self.langs() {
            // Quoted, or Norwegian would be `false`.
            writeln!(out, "- \"{lang}\"")?;
        }
        writeln!(
            out,
            "task_categories:\n- translation\ntags:\n{TAG}\n- parallel-corpus\n- translation-memory"
        )?;
        writeln!(out, "size_categories:\n- {}\nconfigs:", size(self.files.iter().map(|f| f.rows).sum()))?;
        for (name, files) in &configurations {
            writeln!(out, "- config_name: {}\n  data_files:\n  - split: train\n    path:", quoted(name))?;
            for file in files {
                writeln!(out, "    - {}", quoted(&literal(&file.name)))?;
            }
        }
        writeln!(out, "dataset_info:")?;
        for (name, files) in &configurations {
            write_features(name, files, out)?;
        }
        writeln!(out, "---\n")?;
        self.write_text(&configurations, out)
    }

    /// The files by their languages; one configuration is called `default`.
    fn configurations(&self) -> BTreeMap<String, Vec<&File>> {
        let mut found: BTreeMap<String, Vec<&File>> = BTreeMap::new();
        for file in &self.files {
            found.entry(file.codes.join("-")).or_default().push(file);
        }
        match found.len() {
            1 => found.into_values().map(|files| ("default".to_owned(), files)).collect(),
            _ => found,
        }
    }

    /// All languages, in order of first appearance.
    fn langs(&self) -> Vec<Lang> {
        let mut langs = Vec::new();
        for lang in self.files.iter().flat_map(|file| &file.langs) {
            if !langs.contains(lang) {
                langs.push(*lang);
            }
        }
        langs
    }

    fn write_text(
        &self,
        configurations: &BTreeMap<String, Vec<&File>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let langs: Vec<String> = self.langs().iter().map(|lang| lang.english_name().into_owned()).collect();
        let rows: usize = self.files.iter().map(|file| file.rows).sum();
        let level = match self.files.iter().all(|file| file.level == Level::Paragraph) {
            true => "paragraphs",
            false => "sentences",
        };
        writeln!(out, "# Parallel corpus: {}\n", langs.join(", "))?;
        writeln!(
            out,
            "{} of aligned {level} from {}, made by hexapla {}.\n",
            counted(rows, "row"),
            counted(self.files.len(), "file"),
            env!("CARGO_PKG_VERSION")
        )?;
        writeln!(out, "| column | what it holds |\n| --- | --- |")?;
        writeln!(out, "| `id` | name of the row |")?;
        writeln!(out, "| `anchor` | number of the paragraph or heading, the same in all languages |")?;
        writeln!(out, "| `kind` | heading, paragraph, item, footnote … |")?;
        writeln!(out, "| `score` | how probable it is that the texts belong together, from 0 to 1 |")?;
        writeln!(out, "| `symbol` | symbol of the document |")?;
        writeln!(out, "| `translation` | the text in each language, null where it has none |\n")?;
        writeln!(out, "```python\nfrom datasets import load_dataset\n")?;
        let name = configurations.keys().next().filter(|_| configurations.len() > 1);
        let name = name.map(|name| format!(", {}", quoted(name))).unwrap_or_default();
        writeln!(out, "rows = load_dataset(\"this/folder\"{name}, split=\"train\")\n```")
    }
}

fn write_features(name: &str, files: &[&File], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- config_name: {}\n  features:", quoted(name))?;
    for (column, kind) in COLUMNS {
        writeln!(out, "  - name: {column}\n    dtype: {kind}")?;
    }
    writeln!(out, "  - name: translation\n    dtype:\n      translation:\n        languages:")?;
    for code in files.first().iter().flat_map(|file| &file.codes) {
        writeln!(out, "        - {}", quoted(code))?;
    }
    Ok(())
}

/// A string of YAML, which JSON's are.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A pattern that `name` alone fits.
fn literal(name: &str) -> String {
    name.chars().map(|c| if "*?[".contains(c) { format!("[{c}]") } else { c.to_string() }).collect()
}

/// The word that data hubs have for so many rows.
fn size(rows: usize) -> &'static str {
    match rows {
        0..1_000 => "n<1K",
        1_000..10_000 => "1K<n<10K",
        10_000..100_000 => "10K<n<100K",
        100_000..1_000_000 => "100K<n<1M",
        1_000_000..10_000_000 => "1M<n<10M",
        _ => "10M<n<100M",
    }
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_known_by_its_tag() {
        let mut card = Vec::new();
        DatasetCard::default().write(&mut card).unwrap();
        assert!(DatasetCard::is_card(&String::from_utf8(card).unwrap()));
        for other in ["", "# Mine\n- hexapla\n", "---\ntags:\n- x\n---\n- hexapla\n"] {
            assert!(!DatasetCard::is_card(other), "{other}");
        }
    }

    #[test]
    fn names_are_patterns() {
        assert_eq!(literal("a[1]*.parquet"), "a[[]1][*].parquet");
        assert_eq!(quoted("say \"no\""), r#""say \"no\"""#);
        assert_eq!((size(999), size(1_000), size(usize::MAX)), ("n<1K", "1K<n<10K", "10M<n<100M"));
    }
}

//! Reads a user's table of words that translate each other: a column a language, TSV or CSV.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use hexapla::align::{Aligner, LexiconEntry};
use hexapla::model::Lang;
use hexapla::segment::forms;

use crate::args::Evidence;

/// A word or phrase of one language and its translation.
pub(crate) type Entry = ((Lang, String), (Lang, String));

/// An aligner that goes by `evidence`.
pub(crate) fn aligner(evidence: &Evidence) -> anyhow::Result<Aligner> {
    let folded = |(lang, text): (Lang, String)| (lang, forms(&text, lang));
    let pairs = entries(&evidence.lexicon)?.into_iter();
    Ok(Aligner::new()
        .with_lexicon(pairs.map(|(s, t)| LexiconEntry { source: folded(s), target: folded(t) }).collect()))
}

/// The pairs of all tables.
pub(crate) fn entries(paths: &[PathBuf]) -> anyhow::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{}: cannot be read as UTF-8 text", path.display()))?;
        entries.extend(parse(&text, path)?);
    }
    Ok(entries)
}

/// The pairs of a table whose first row names languages; `#` opens a comment line; `path` is only named.
///
/// A row of more than two languages gives a pair for each two of them; empty cells are left out. Columns whose name is
/// no language (`id`, `score`) are passed over, so that a glossary written by hexapla can be read.
pub(crate) fn parse(text: &str, path: &Path) -> anyhow::Result<Vec<Entry>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let head = text.lines().find(|l| !l.trim().is_empty() && !l.starts_with('#')).unwrap_or_default();
    let tabs = head.contains('\t');
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(if tabs { b'\t' } else { b',' }).quoting(!tabs);
    reader.comment(Some(b'#')).has_headers(false).flexible(true);
    let mut langs: Vec<(usize, Lang)> = Vec::new();
    let mut entries = Vec::new();
    for record in reader.from_reader(text.as_bytes()).records() {
        let record = record.with_context(|| format!("{}: no table", path.display()))?;
        let line = record.position().map_or(0, |p| line_at(text, p.byte() as usize));
        if langs.is_empty() {
            langs = columns(&record, path, line)?;
        } else if record.iter().any(|c| !c.trim().is_empty()) {
            entries.extend(pairs(&record, &langs, path, line)?);
        }
    }
    ensure!(
        !langs.is_empty(),
        "{}: expected a first row with languages such as `en<TAB>zh`, found nothing",
        path.display()
    );
    Ok(entries)
}

/// The line, from 1, of the first row at or after byte `at`: the reader counts from before comments and blank lines.
fn line_at(text: &str, at: usize) -> usize {
    let (before, rest) = text.as_bytes().split_at(at.min(text.len()));
    let passed = |line: &&[u8]| line.trim_ascii().is_empty() || line.starts_with(b"#");
    let skipped = rest.split_inclusive(|b| *b == b'\n').take_while(passed).count();
    1 + before.iter().filter(|b| **b == b'\n').count() + skipped
}

fn columns(head: &csv::StringRecord, path: &Path, line: usize) -> anyhow::Result<Vec<(usize, Lang)>> {
    let mut langs: Vec<(usize, Lang)> =
        head.iter().enumerate().filter_map(|(n, name)| Some((n, Lang::parse(name.trim()).ok()?))).collect();
    // `id` is Indonesian too; before two other languages it numbers the rows.
    if langs.len() > 2 && langs[0].0 == 0 && langs[0].1.as_str() == "id" {
        langs.remove(0);
    }
    if langs.len() < 2 {
        let found = head.iter().collect::<Vec<_>>().join(", ");
        bail!(
            "{}, line {line}: expected a first row that names two languages such as `en<TAB>zh`, found `{found}`",
            path.display()
        );
    }
    Ok(langs)
}

fn pairs(
    record: &csv::StringRecord,
    langs: &[(usize, Lang)],
    path: &Path,
    line: usize,
) -> anyhow::Result<Vec<Entry>> {
    let word = |(n, lang): &(usize, Lang)| Some((*lang, record.get(*n)?.trim().to_owned()));
    let words: Vec<(Lang, String)> = langs.iter().filter_map(word).filter(|(_, w)| !w.is_empty()).collect();
    ensure!(
        words.len() >= 2,
        "{}, line {line}: expected words in two languages, found `{}`",
        path.display(),
        record.iter().collect::<Vec<_>>().join(", ")
    );
    let ends = |n: usize| words[n + 1..].iter().cloned();
    Ok(words.iter().enumerate().flat_map(|(n, s)| ends(n).map(|t| (s.clone(), t))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let show = |((a, s), (b, t)): Entry| format!("{a}:{s} {b}:{t}");
        let entries = parse(text, Path::new("l.tsv")).map_err(|e| format!("{e:#}"))?;
        Ok(entries.into_iter().map(show).collect())
    }

    #[test]
    fn tables() {
        for (text, want) in [
            ("en\tzh\nState \"party\"\t缔约国\n", &["en:State \"party\" zh:缔约国"][..]),
            ("\u{FEFF}# mine\nid,en,fr\n1,\"a, b\",c\n\n# more\n2,d,e\n", &["en:a, b fr:c", "en:d fr:e"]),
            ("en\tfr\tes\na\tb\tc\nd\t\tf", &["en:a fr:b", "en:a es:c", "fr:b es:c", "en:d es:f"]),
            ("zh,en\n", &[]),
        ] {
            assert_eq!(read(text).unwrap(), want, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_has_a_line() {
        for (text, want) in [
            ("", "l.tsv: expected a first row"),
            ("# c\nword\tmot\n", "l.tsv, line 2: expected a first row that names two languages"),
            ("en\tzh\na\tb\nc\n", "l.tsv, line 3: expected words in two languages, found `c`"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(want), "{error}");
        }
    }
}

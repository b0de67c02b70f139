//! Glossaries: how many gold pairs are found, and how many entries are gold pairs.
//!
//! The gold is a recall list, so precision is a lower bound: `precision` counts the entries of which a side is a gold
//! term, `precision@k` the first `k` entries. `first` and `among 5` say how often the right term of the second language
//! is the first, or one of the first five, that the entries give for a gold term of the first language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::bootstrap::{self, SEED};
use crate::error::ScoreError;
use crate::fold::fold;
use crate::measure::{Measure, Ratio, count_at, named, ratio};

type Pairs = BTreeSet<(String, String)>;

/// The pairs of terms that should be found, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldTerms(Pairs);

/// The entries of a glossary in order, each with its folded pairs in the order of their terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries(Vec<Vec<(String, String)>>);

/// Among how many first renderings of a term the right one is looked for.
const RENDERINGS: usize = 5;

impl GoldTerms {
    /// The gold pairs of the languages `a` and `b` in a CSV text with one column per language, or with the columns `lang_a`,
    /// `term_a`, `lang_b`, `term_b`; `path` is only named.
    ///
    /// # Errors
    /// If it is not CSV or a column is missing.
    pub fn parse(text: &str, (a, b): (&str, &str), path: &Path) -> Result<Self, ScoreError> {
        let table = Table::parse(text, path)?;
        let pairs: Vec<(&str, &str)> = if table.column("lang_a").is_ok() {
            let [la, ta, lb, tb] = ["lang_a", "term_a", "lang_b", "term_b"].map(|c| table.column(c));
            let (la, ta, lb, tb) = (la?, ta?, lb?, tb?);
            table.rows.iter().map(|r| pick(r, (la, ta, lb, tb), (a, b))).collect()
        } else {
            let (x, y) = (table.column(a)?, table.column(b)?);
            table.rows.iter().map(|r| (cell(r, x), cell(r, y))).collect()
        };
        let folded = pairs.into_iter().map(|(x, y)| (fold(x, a), fold(y, b)));
        Ok(Self(folded.filter(|(x, y)| !x.is_empty() && !y.is_empty()).collect()))
    }
}

impl Entries {
    /// The entries of a glossary in a CSV text with one column per language, best first; a cell may hold several terms
    /// separated by `|`. Entries that lack one of the languages `a` and `b` are skipped; `path` is only named.
    ///
    /// # Errors
    /// If it is not CSV or a column is missing.
    pub fn parse(text: &str, (a, b): (&str, &str), path: &Path) -> Result<Self, ScoreError> {
        let table = Table::parse(text, path)?;
        let (x, y) = (table.column(a)?, table.column(b)?);
        let entries =
            table.rows.iter().map(|row| product(&folded(cell(row, x), a), &folded(cell(row, y), b)));
        Ok(Self(entries.filter(|pairs| !pairs.is_empty()).collect()))
    }
}

/// The terms of a cell, folded.
fn folded(cell: &str, lang: &str) -> Vec<String> {
    cell.split('|').map(|t| fold(t, lang)).filter(|t| !t.is_empty()).collect()
}

/// Each of `xs` with each of `ys`.
fn product(xs: &[String], ys: &[String]) -> Vec<(String, String)> {
    xs.iter().flat_map(|x| ys.iter().map(|y| (x.clone(), y.clone()))).collect()
}

/// The terms of languages `a` and `b` in a row that names its languages.
fn pick<'a>(
    row: &'a csv::StringRecord,
    (la, ta, lb, tb): (usize, usize, usize, usize),
    (a, b): (&str, &str),
) -> (&'a str, &'a str) {
    // Where both columns are in one language, the second counts.
    let columns = [(lb, tb), (la, ta)];
    [a, b]
        .map(|lang| {
            columns.iter().find(|(of, _)| cell(row, *of) == lang).map_or("", |(_, term)| cell(row, *term))
        })
        .into()
}

fn cell(row: &csv::StringRecord, column: usize) -> &str {
    row.get(column).unwrap_or_default()
}

/// A CSV text with a head.
struct Table<'a> {
    path: &'a Path,
    head: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

impl<'a> Table<'a> {
    fn parse(text: &str, path: &'a Path) -> Result<Self, ScoreError> {
        let text = text.trim_start_matches('\u{FEFF}');
        Self::read(text, path).map_err(|error| ScoreError::Csv {
            path: path.into(),
            line: error.position().map_or(0, csv::Position::line),
            message: error.to_string(),
        })
    }

    fn read(text: &str, path: &'a Path) -> Result<Self, csv::Error> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let head = reader.headers()?.clone();
        let rows = reader.records().collect::<Result<_, _>>()?;
        Ok(Self { path, head, rows })
    }

    fn column(&self, name: &str) -> Result<usize, ScoreError> {
        let head: Vec<&str> = self.head.iter().collect();
        head.iter().position(|h| *h == name).ok_or_else(|| crate::table::missing(self.path, name, &head))
    }
}

/// Scores a glossary: `precision@k recall@k` for each of `marks`, then `precision recall f1 first`, `among 5`, `entries`.
///
/// ```
/// use hexapla_score::{Entries, GoldTerms, terms};
/// use std::path::Path;
///
/// let langs = ("zh", "en");
/// let gold = GoldTerms::parse("zh,en\n会员国,Member States\n大会,General Assembly\n", langs, Path::new("gold.csv"))?;
/// let entries = Entries::parse("id,zh,en\n1,会员国,member state\n2,腐败,corruption\n", langs, Path::new("g.csv"))?;
/// let scores = terms(&gold, &entries, &[100]);
/// assert_eq!((scores[0].name.as_str(), scores[0].value), ("precision@100", 0.5));
/// # Ok::<(), hexapla_score::ScoreError>(())
/// ```
#[must_use]
pub fn terms(gold: &GoldTerms, entries: &Entries, marks: &[usize]) -> Vec<Measure> {
    let mut marks = marks.to_vec();
    marks.sort_unstable();
    let said = entry_counts(gold, entries, &marks);
    let found = gold_counts(gold, entries, &marks);
    let values = statistic(&bootstrap::sum(&said), &bootstrap::sum(&found), marks.len());
    // The second seed differs, or the two draws would move together.
    let draws = bootstrap::resample(&said, SEED).into_iter().zip(bootstrap::resample(&found, !SEED));
    let samples: Vec<Vec<f64>> = draws.map(|(s, f)| statistic(&s, &f, marks.len())).collect();
    let mut names: Vec<String> =
        marks.iter().flat_map(|k| [format!("precision@{k}"), format!("recall@{k}")]).collect();
    names.extend(["precision", "recall", "f1", "first"].map(str::to_owned));
    names.push(format!("among {RENDERINGS}"));
    let mut scores = named(names.into_iter(), &values, &samples);
    let size = entries.0.len() as f64;
    scores.push(Measure { name: "entries".to_owned(), value: size, low: size, high: size });
    scores
}

/// For each entry: whether a side is a gold term, and then whether it is a gold pair; for each mark whether it is
/// among the first, and is a gold pair.
fn entry_counts(gold: &GoldTerms, entries: &Entries, marks: &[usize]) -> Vec<Vec<u64>> {
    let sources: BTreeSet<&str> = gold.0.iter().map(|(x, _)| x.as_str()).collect();
    let targets: BTreeSet<&str> = gold.0.iter().map(|(_, y)| y.as_str()).collect();
    let mut all = Vec::with_capacity(entries.0.len());
    for (n, entry) in entries.0.iter().enumerate() {
        let right = entry.iter().any(|pair| gold.0.contains(pair));
        let known = entry.iter().any(|(x, y)| sources.contains(x.as_str()) || targets.contains(y.as_str()));
        let mut counts = vec![u64::from(known), u64::from(known && right)];
        counts.extend(marks.iter().flat_map(|k| [u64::from(n < *k), u64::from(n < *k && right)]));
        all.push(counts);
    }
    all
}

/// For each gold pair: 1, and whether it is found; for each mark 1, and whether it is found that early; whether it is
/// the first rendering of its term, and whether it is among the first ones.
fn gold_counts(gold: &GoldTerms, entries: &Entries, marks: &[usize]) -> Vec<Vec<u64>> {
    let mut first = BTreeMap::new();
    let mut renderings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (n, (x, y)) in entries.0.iter().enumerate().flat_map(|(n, e)| e.iter().map(move |p| (n, p))) {
        first.entry((x.as_str(), y.as_str())).or_insert(n);
        let of = renderings.entry(x).or_default();
        if of.len() < RENDERINGS && !of.contains(&y.as_str()) {
            of.push(y);
        }
    }
    let mut all = Vec::with_capacity(gold.0.len());
    for (x, y) in &gold.0 {
        let place = first.get(&(x.as_str(), y.as_str())).copied();
        let mut counts = vec![1, u64::from(place.is_some())];
        counts.extend(marks.iter().flat_map(|k| [1, u64::from(place.is_some_and(|n| n < *k))]));
        let of = renderings.get(x.as_str()).and_then(|of| of.iter().position(|t| t == y));
        counts.extend([u64::from(of == Some(0)), u64::from(of.is_some())]);
        all.push(counts);
    }
    all
}

fn statistic(said: &[u64], found: &[u64], marks: usize) -> Vec<f64> {
    let mut values: Vec<f64> = (1..=marks).flat_map(|k| [share(said, k), share(found, k)]).collect();
    let gold = count_at(found, 0);
    let all =
        Ratio { right_p: count_at(said, 1), said: count_at(said, 0), right_r: count_at(found, 1), gold };
    values.extend(all.prf());
    values.extend([2, 3].map(|n| ratio(count_at(found, 2 * marks + n), gold)));
    values
}

/// The share of what is right in the counts of mark `k`.
fn share(counts: &[u64], k: usize) -> f64 {
    ratio(count_at(counts, 2 * k + 1), count_at(counts, 2 * k))
}

//! Paragraphs: links between the lines of two languages, and rows met in all languages at once.
//!
//! `para_*`: the links of the gold rows that are not blocks; a predicted link counts if one of its ends lies on such a
//! row. `null_r`: the gold lines without counterpart that are left without a link. `block_*`: the rows of articles and
//! sections; a link is right if both ends lie in the same block, a line is found if it has a right link. `row_exact`:
//! the gold rows that a group of linked lines meets exactly.

use std::collections::{BTreeMap, BTreeSet};

use crate::groups::Groups;
use crate::measure::{Measure, Ratio, count_at, measures, ratio};
use crate::mismatch::{self, Mismatch};
use crate::table::{GoldParagraphs, GoldRow, Lines, Row};

/// Counts of a gold row for a pair of languages: links right, said, gold; empty lines kept, all; block links good,
/// said; block lines found, all.
const COUNTS: usize = 9;

/// A pair of languages, and what can be measured on it.
struct Pair<'a> {
    source: &'a str,
    target: &'a str,
    /// Whether there are paragraphs, lines without counterpart, and blocks.
    has: [bool; 3],
}

/// Scores predicted rows against the gold, for all pairs of the languages that both have.
///
/// Names are `zh-en para_p` …, `all para_p` (the mean of the pairs) and `all row_exact`. With `only`, no other pairs are
/// shown; a pair is named as `only` spells it.
///
/// ```
/// use hexapla_score::{GoldParagraphs, Lines, paragraphs};
/// use std::path::Path;
///
/// let gold = GoldParagraphs::parse("id\tlevel\tzh\ten\np1\tpara\t0,1\t0\np2\tpara\t2\t1", Path::new("gold.tsv"))?;
/// let lines = Lines::parse("zh\ten\n0,1\t0\n2\t", Path::new("lines.tsv"))?;
/// let recall = paragraphs(&gold, &lines, None)[1].clone();
/// assert_eq!((recall.name.as_str(), recall.value), ("zh-en para_r", 2.0 / 3.0));
/// # Ok::<(), hexapla_score::ScoreError>(())
/// ```
#[must_use]
pub fn paragraphs(gold: &GoldParagraphs, lines: &Lines, only: Option<&[(String, String)]>) -> Vec<Measure> {
    let langs: Vec<&str> =
        gold.langs.iter().filter(|l| lines.langs.contains(l)).map(String::as_str).collect();
    let mut pairs = Vec::new();
    let mut items = vec![Vec::new(); gold.rows.len()];
    for (n, source) in langs.iter().enumerate() {
        for target in &langs[n + 1..] {
            let counts = count_pair(&gold.rows, &lines.rows, source, target);
            let has_paragraphs = gold.rows.iter().any(|row| !row.is_block);
            let has_blocks = gold.rows.iter().any(|row| row.is_block);
            let has_omissions = counts.iter().any(|count| count[4] > 0);
            pairs.push(Pair { source, target, has: [has_paragraphs, has_omissions, has_blocks] });
            items.iter_mut().zip(counts).for_each(|(item, count)| item.extend(count));
        }
    }
    let exact = exact_rows(gold, lines, &langs);
    items.iter_mut().zip(exact).for_each(|(item, count)| item.extend(count));
    let (names, pooled) = names(&pairs, only);
    let shown: Vec<bool> = pairs.iter().map(|p| label(p, only).is_some()).collect();
    measures(&names, &items, |total| statistic(total, &pairs, &shown, pooled))
}

/// Why the measures of these two may say nothing: one counts from 1, or columns are exchanged.
///
/// ```
/// use hexapla_score::{GoldParagraphs, Lines, Mismatch, paragraph_mismatch};
/// use std::path::Path;
///
/// let gold = GoldParagraphs::parse("id\tlevel\tar\tru\np1\tpara\t1\t1\np2\tpara\t2\t2", Path::new("gold.tsv"))?;
/// let lines = Lines::parse("ar\tru\n0\t0\n1\t1", Path::new("lines.tsv"))?;
/// assert_eq!(paragraph_mismatch(&gold, &lines), Some(Mismatch::GoldFromOne));
/// # Ok::<(), hexapla_score::ScoreError>(())
/// ```
#[must_use]
pub fn paragraph_mismatch(gold: &GoldParagraphs, lines: &Lines) -> Option<Mismatch> {
    let langs: Vec<&str> =
        gold.langs.iter().filter(|l| lines.langs.contains(l)).map(String::as_str).collect();
    if is_beyond(gold, lines, &langs) {
        return Some(Mismatch::GoldFromOne);
    }
    let mut pairs = langs.iter().enumerate().flat_map(|(n, a)| langs[n + 1..].iter().map(move |b| (*a, *b)));
    pairs.find_map(|(a, b)| mismatch::counted(&sides(paragraph_rows(gold), a, b), &sides(&lines.rows, a, b)))
}

/// The rows of the gold that are not blocks.
fn paragraph_rows(gold: &GoldParagraphs) -> impl Iterator<Item = &Row> {
    gold.rows.iter().filter(|row| !row.is_block).map(|row| &row.lines)
}

/// Whether the gold never counts line 0, and in some language a line after the last of the result, which has all lines.
fn is_beyond(gold: &GoldParagraphs, lines: &Lines, langs: &[&str]) -> bool {
    let mut is_longer = false;
    for lang in langs {
        let of_gold: BTreeSet<u32> =
            gold.rows.iter().flat_map(|row| lines_of(&row.lines, lang)).copied().collect();
        if of_gold.contains(&0) {
            return false;
        }
        let last = lines.rows.iter().flat_map(|row| lines_of(row, lang)).max();
        is_longer |= last.is_some() && of_gold.last() > last;
    }
    is_longer
}

/// The lines of two languages in each row that has both.
fn sides<'a>(rows: impl IntoIterator<Item = &'a Row>, a: &str, b: &str) -> BTreeSet<(Vec<u32>, Vec<u32>)> {
    let both = rows.into_iter().map(|row| (lines_of(row, a).to_vec(), lines_of(row, b).to_vec()));
    both.filter(|(a, b)| !a.is_empty() && !b.is_empty()).collect()
}

/// How the pair is shown, if it is.
fn label(pair: &Pair<'_>, only: Option<&[(String, String)]>) -> Option<String> {
    match only {
        None => Some(format!("{}-{}", pair.source, pair.target)),
        Some(only) => only.iter().find(|(a, b)| pair.is_of(a, b)).map(|(a, b)| format!("{a}-{b}")),
    }
}

impl Pair<'_> {
    /// Whether it has these languages, in any order.
    fn is_of(&self, a: &str, b: &str) -> bool {
        (a, b) == (self.source, self.target) || (b, a) == (self.source, self.target)
    }
}

/// The names of a pair's measures.
fn metrics(has: [bool; 3]) -> Vec<&'static str> {
    let groups: [&[&str]; 3] =
        [&["para_p", "para_r", "para_f1"], &["null_r"], &["block_p", "block_r", "block_f1"]];
    groups.iter().zip(has).filter(|(_, has)| *has).flat_map(|(names, _)| names.iter().copied()).collect()
}

/// The measures of all pairs together that any pair has, in order of first appearance.
fn pooled_metrics(pairs: &[Pair<'_>]) -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    for name in pairs.iter().flat_map(|p| metrics(p.has)) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// All names in order, and whether the pairs are pooled.
fn names(pairs: &[Pair<'_>], only: Option<&[(String, String)]>) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    for pair in pairs {
        if let Some(label) = label(pair, only) {
            names.extend(metrics(pair.has).iter().map(|m| format!("{label} {m}")));
        }
    }
    let pooled = pairs.len() > 1;
    if pooled {
        names.extend(pooled_metrics(pairs).iter().map(|m| format!("all {m}")));
    }
    names.push("all row_exact".to_owned());
    (names, pooled)
}

/// The values that go with [`names`].
fn statistic(total: &[u64], pairs: &[Pair<'_>], shown: &[bool], pooled: bool) -> Vec<f64> {
    let mut values = Vec::new();
    let mut sums: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (n, pair) in pairs.iter().enumerate() {
        let scores = pair_values(total.get(n * COUNTS..).unwrap_or_default(), pair.has);
        for (name, value) in metrics(pair.has).into_iter().zip(&scores) {
            sums.entry(name).or_default().push(*value);
        }
        if shown[n] {
            values.extend(scores);
        }
    }
    if pooled {
        for name in pooled_metrics(pairs) {
            let known: Vec<f64> = sums[name].iter().copied().filter(|v| !v.is_nan()).collect();
            values.push(known.iter().sum::<f64>() / known.len() as f64);
        }
    }
    let exact = pairs.len() * COUNTS;
    values.push(ratio(count_at(total, exact), count_at(total, exact + 1)));
    values
}

fn pair_values(n: &[u64], has: [bool; 3]) -> Vec<f64> {
    let at: [u64; COUNTS] = std::array::from_fn(|k| count_at(n, k));
    let mut values = Vec::new();
    if has[0] {
        values.extend(Ratio { right_p: at[0], said: at[1], right_r: at[0], gold: at[2] }.prf());
    }
    if has[1] {
        values.push(if at[4] == 0 { f64::NAN } else { ratio(at[3], at[4]) });
    }
    if has[2] {
        values.extend(Ratio { right_p: at[5], said: at[6], right_r: at[7], gold: at[8] }.prf());
    }
    values
}

/// Which lines of a language lie on which gold row.
fn owners<'a>(rows: impl Iterator<Item = (usize, &'a [u32])>) -> BTreeMap<u32, usize> {
    let mut owners = BTreeMap::new();
    for (n, lines) in rows {
        for line in lines {
            owners.entry(*line).or_insert(n);
        }
    }
    owners
}

fn lines_of<'a>(row: &'a Row, lang: &str) -> &'a [u32] {
    row.get(lang).map_or(&[], Vec::as_slice)
}

/// The links of rows as pairs of lines.
fn links<'a>(rows: impl Iterator<Item = &'a Row>, a: &str, b: &str) -> BTreeSet<(u32, u32)> {
    let mut links = BTreeSet::new();
    for row in rows {
        links.extend(lines_of(row, a).iter().flat_map(|i| lines_of(row, b).iter().map(|j| (*i, *j))));
    }
    links
}

/// Counts of each gold row for one pair of languages.
fn count_pair(gold: &[GoldRow], rows: &[Row], a: &str, b: &str) -> Vec<[u64; COUNTS]> {
    let mut counts = vec![[0; COUNTS]; gold.len()];
    let said = links(rows.iter(), a, b);
    count_paragraphs(gold, &said, a, b, &mut counts);
    count_blocks(gold, &said, a, b, &mut counts);
    counts
}

fn count_paragraphs(
    gold: &[GoldRow],
    said: &BTreeSet<(u32, u32)>,
    a: &str,
    b: &str,
    counts: &mut [[u64; COUNTS]],
) {
    let rows: Vec<(usize, &Row)> =
        gold.iter().enumerate().filter(|(_, row)| !row.is_block).map(|(n, row)| (n, &row.lines)).collect();
    let on_a = owners(rows.iter().map(|(n, row)| (*n, lines_of(row, a))));
    let on_b = owners(rows.iter().map(|(n, row)| (*n, lines_of(row, b))));
    let truth = links(rows.iter().map(|(_, row)| *row), a, b);
    for (i, j) in &truth {
        counts[on_a[i]][2] += 1;
        counts[on_a[i]][0] += u64::from(said.contains(&(*i, *j)));
    }
    for (i, j) in said {
        if let Some(owner) = on_a.get(i).or_else(|| on_b.get(j)) {
            counts[*owner][1] += 1;
        }
    }
    let (linked_a, linked_b): (BTreeSet<u32>, BTreeSet<u32>) = truth.into_iter().unzip();
    let (busy_a, busy_b): (BTreeSet<u32>, BTreeSet<u32>) = said.iter().copied().unzip();
    for (owners, linked, busy) in [(&on_a, linked_a, busy_a), (&on_b, linked_b, busy_b)] {
        for (line, owner) in owners.iter().filter(|(line, _)| !linked.contains(line)) {
            counts[*owner][3] += u64::from(!busy.contains(line));
            counts[*owner][4] += 1;
        }
    }
}

fn count_blocks(
    gold: &[GoldRow],
    said: &BTreeSet<(u32, u32)>,
    a: &str,
    b: &str,
    counts: &mut [[u64; COUNTS]],
) {
    let (mut at_a, mut at_b) = (BTreeMap::new(), BTreeMap::new());
    for (n, row) in gold.iter().enumerate().filter(|(_, row)| row.is_block) {
        let (in_a, in_b) = (lines_of(&row.lines, a), lines_of(&row.lines, b));
        if !in_a.is_empty() && !in_b.is_empty() {
            // A line that two blocks claim belongs to the later one, as in `score.py`.
            at_a.extend(in_a.iter().map(|line| (*line, n)));
            at_b.extend(in_b.iter().map(|line| (*line, n)));
        }
    }
    let mut found: (BTreeSet<u32>, BTreeSet<u32>) = Default::default();
    for (i, j) in said {
        let (in_a, in_b) = (at_a.get(i), at_b.get(j));
        let Some(owner) = in_a.or(in_b) else { continue };
        counts[*owner][6] += 1;
        if in_a.is_some() && in_a == in_b {
            counts[*owner][5] += 1;
            counts[*owner][7] += u64::from(found.0.insert(*i)) + u64::from(found.1.insert(*j));
        }
    }
    for owner in at_a.values().chain(at_b.values()) {
        counts[*owner][8] += 1;
    }
}

/// For each gold row, whether it is met exactly, and whether it counts.
fn exact_rows(gold: &GoldParagraphs, lines: &Lines, langs: &[&str]) -> Vec<[u64; 2]> {
    let mut groups = Groups::new(lines.rows.iter().map(|row| nodes(row, langs)));
    let members = groups.members();
    let mut exact = Vec::with_capacity(gold.rows.len());
    for row in &gold.rows {
        let want = nodes(&row.lines, langs);
        exact.push(match want.first().filter(|_| !row.is_block) {
            None => [0, 0],
            Some(first) => {
                let hit = groups.of(*first).map_or(want.len() == 1, |g| members.get(&g) == Some(&want));
                [u64::from(hit), 1]
            }
        });
    }
    exact
}

/// The lines of a row, each with the index of its language.
fn nodes(row: &Row, langs: &[&str]) -> BTreeSet<(usize, u32)> {
    (0..).zip(langs).flat_map(|(n, lang)| lines_of(row, lang).iter().map(move |line| (n, *line))).collect()
}

#[cfg(test)]
mod tests;

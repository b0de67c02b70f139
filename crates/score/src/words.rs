//! Word links: alignment error rate (Och and Ney 2003), precision, recall and F1.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::error::{ScoreError, excerpt};
use crate::measure::{Measure, Ratio, measures, ratio};
use crate::mismatch::{self, Mismatch};

type Links = BTreeSet<(u32, u32)>;

/// The word links of a text, a line each: `0-0 1-2 3p3`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordLinks {
    path: PathBuf,
    /// Sure and possible links of each line.
    lines: Vec<(Links, Links)>,
}

impl WordLinks {
    /// The links of a text in Pharaoh's format: `i-j` is sure, `ipj` only possible; `path` is only named.
    ///
    /// # Errors
    /// If a token is not a link.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ScoreError> {
        let mut lines = Vec::new();
        for (line, n) in text.trim_start_matches('\u{FEFF}').lines().zip(1..) {
            lines.push(parse_links(line).map_err(|token| ScoreError::Link {
                path: path.into(),
                line: n,
                found: excerpt(token),
            })?);
        }
        Ok(Self { path: path.into(), lines })
    }

    /// All links, sure or only possible, with the number of their line.
    fn numbered(&self) -> BTreeSet<(usize, u32, u32)> {
        let mut links = BTreeSet::new();
        for (n, (sure, possible)) in self.lines.iter().enumerate() {
            links.extend(sure.iter().chain(possible).map(|(source, target)| (n, *source, *target)));
        }
        links
    }

    /// Whether no line has a link.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|(sure, possible)| sure.is_empty() && possible.is_empty())
    }
}

/// The sure and the possible links of a line, or the token that is not a link.
fn parse_links(line: &str) -> Result<(Links, Links), &str> {
    let (mut sure, mut possible) = (Links::new(), Links::new());
    for token in line.split_whitespace() {
        let (link, is_sure) = parse_link(token).ok_or(token)?;
        if is_sure {
            sure.insert(link)
        } else {
            possible.insert(link)
        };
    }
    Ok((sure, possible))
}

/// The link of a token, and whether it is sure; what follows a second `-` or a `:`, as probabilities do, is skipped.
fn parse_link(token: &str) -> Option<((u32, u32), bool)> {
    let token = token.split_once(':').map_or(token, |(link, _)| link);
    if let Some((source, target)) = token.split_once('p') {
        return Some(((source.parse().ok()?, target.parse().ok()?), false));
    }
    let mut parts = token.split('-');
    Some(((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?), true))
}

/// Scores predicted links against gold links, line by line: `aer precision recall f1`.
///
/// ```
/// use hexapla_score::{WordLinks, words};
/// use std::path::Path;
///
/// let gold = WordLinks::parse("0-0 1p1\n0-1", Path::new("gold"))?;
/// let predicted = WordLinks::parse("0-0 1-1\n0-0", Path::new("predicted"))?;
/// let aer = words(&gold, &predicted)?[0].value;
/// assert_eq!(aer, 1.0 - (1.0 + 2.0) / (3.0 + 2.0));
/// # Ok::<(), hexapla_score::ScoreError>(())
/// ```
///
/// # Errors
/// If the two are not equally long.
pub fn words(gold: &WordLinks, predicted: &WordLinks) -> Result<Vec<Measure>, ScoreError> {
    if gold.lines.len() != predicted.lines.len() {
        return Err(ScoreError::Lengths {
            gold_path: gold.path.clone(),
            gold: gold.lines.len(),
            predicted_path: predicted.path.clone(),
            predicted: predicted.lines.len(),
        });
    }
    let lines = gold.lines.iter().zip(&predicted.lines);
    let items: Vec<Vec<u64>> =
        lines.map(|((sure, possible), (said, _))| counts(sure, possible, said)).collect();
    let names = ["aer", "precision", "recall", "f1"].map(str::to_owned);
    Ok(measures(&names, &items, statistic))
}

/// Why the measures of these two may say nothing: one counts from 1, or sides are exchanged.
#[must_use]
pub fn word_mismatch(gold: &WordLinks, predicted: &WordLinks) -> Option<Mismatch> {
    mismatch::counted(&gold.numbered(), &predicted.numbered())
}

/// `[said, sure, said and sure, said and possible]`; what is sure is possible too.
fn counts(sure: &Links, possible: &Links, said: &Links) -> Vec<u64> {
    let in_sure = said.intersection(sure).count();
    let in_possible = said.iter().filter(|l| sure.contains(l) || possible.contains(l)).count();
    [said.len(), sure.len(), in_sure, in_possible].map(|n| n as u64).to_vec()
}

fn statistic(n: &[u64]) -> Vec<f64> {
    let &[said, sure, in_sure, in_possible] = n else { return vec![0.0; 4] };
    let all = said + sure;
    let aer = if all == 0 { 0.0 } else { 1.0 - ratio(in_sure + in_possible, all) };
    let [p, r, f1] = Ratio { right_p: in_possible, said, right_r: in_sure, gold: sure }.prf();
    vec![aer, p, r, f1]
}

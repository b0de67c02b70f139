//! `hexapla score`: a result against a gold standard.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use hexapla::model::{Diagnostic, Severity};
use hexapla::read::open_file;
use hexapla::score::{
    BeadType, Beads, Comparison, Entries, GoldParagraphs, GoldTerms, Lines, Measure, Mismatch, Reliability,
    WordLinks, bead_mismatch, beads, compare_beads, paragraphs, terms, word_mismatch, words,
};
use serde_json::{Value, json};

use crate::args::{self, Progress, Talk, Task};
use crate::messages::Messages;
use crate::table::{Table, count};

/// What was measured.
#[derive(Debug, Default)]
struct Result {
    measures: Vec<Measure>,
    types: Vec<BeadType>,
    comparison: Vec<Comparison>,
    reliability: Option<Reliability>,
}

pub(crate) fn run(args: &args::Score) -> anyhow::Result<ExitCode> {
    ensure!(
        args.files.len().is_multiple_of(2),
        "expected GOLD and PRED in turn, found {}; name a result after each gold standard",
        count(args.files.len(), "file")
    );
    let pairs: Vec<(&Path, &Path)> = args.files.chunks(2).map(|p| (p[0].as_path(), p[1].as_path())).collect();
    if args.task != Task::Beads {
        ensure!(pairs.len() == 1, "only beads of several documents are pooled; score them one by one");
        ensure!(args.against.is_empty(), "--against compares beads only");
    }
    let result = match args.task {
        Task::Beads => score_beads(&pairs, &args.against)?,
        Task::Paragraphs => one(score_paragraphs(pairs[0], args)?),
        Task::Words => one(score_words(pairs[0])?),
        Task::Terms => one(score_terms(pairs[0], args)?),
    };
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", result.json())?;
    } else {
        out.write_all(result.tables().as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Warns that the measures may say nothing.
fn warn(gold: &Path, mismatch: Option<Mismatch>) {
    if let Some(mismatch) = mismatch {
        let found = Diagnostic::new(Severity::Warning, gold, mismatch.to_string());
        let found = found.hint("the measures below compare the files as they are");
        Messages::new(Talk::default(), Progress::None).diagnostic(&found);
    }
}

fn one(measures: Vec<Measure>) -> Result {
    Result { measures, ..Result::default() }
}

fn read(path: &Path) -> anyhow::Result<String> {
    let read = open_file(path).and_then(std::io::read_to_string);
    read.with_context(|| match path.exists() {
        true => format!("{}: cannot be read as UTF-8 text", path.display()),
        false => format!("{}: no such file", path.display()),
    })
}

fn read_beads(path: &Path) -> anyhow::Result<Beads> {
    let beads = Beads::parse(&read(path)?, path)?;
    ensure!(!beads.is_empty(), "{}: no beads in it", path.display());
    Ok(beads)
}

fn score_beads(pairs: &[(&Path, &Path)], against: &[PathBuf]) -> anyhow::Result<Result> {
    let documents: Vec<(Beads, Beads)> =
        pairs.iter().map(|(g, p)| Ok((read_beads(g)?, read_beads(p)?))).collect::<anyhow::Result<_>>()?;
    for ((gold, found), (path, _)) in documents.iter().zip(pairs) {
        warn(path, bead_mismatch(gold, found));
    }
    let score = beads(&documents);
    let mut comparison = Vec::new();
    if !against.is_empty() {
        if against.len() != pairs.len() {
            let expected = count(pairs.len(), "file");
            bail!("--against: expected {expected}, one for each GOLD, found {}", against.len());
        }
        let second: Vec<Beads> = against.iter().map(|p| read_beads(p)).collect::<anyhow::Result<_>>()?;
        let three: Vec<_> = documents.into_iter().zip(second).map(|((g, a), b)| (g, a, b)).collect();
        comparison = compare_beads(&three);
    }
    Ok(Result { measures: score.measures, types: score.types, comparison, reliability: score.reliability })
}

fn score_paragraphs((gold, lines): (&Path, &Path), args: &args::Score) -> anyhow::Result<Vec<Measure>> {
    let gold = GoldParagraphs::parse(&read(gold)?, gold)?;
    let lines = Lines::parse(&read(lines)?, lines)?;
    Ok(paragraphs(&gold, &lines, args.pairs.as_deref()))
}

fn score_words((gold, predicted): (&Path, &Path)) -> anyhow::Result<Vec<Measure>> {
    let (path, gold) = (gold, WordLinks::parse(&read(gold)?, gold)?);
    ensure!(!gold.is_empty(), "{}: no links in it", path.display());
    let predicted = WordLinks::parse(&read(predicted)?, predicted)?;
    warn(path, word_mismatch(&gold, &predicted));
    Ok(words(&gold, &predicted)?)
}

fn score_terms((gold, found): (&Path, &Path), args: &args::Score) -> anyhow::Result<Vec<Measure>> {
    let (a, b) = args.langs.as_ref().context("name the languages of the glossaries: --langs zh-en")?;
    let langs = (a.as_str(), b.as_str());
    let gold = GoldTerms::parse(&read(gold)?, langs, gold)?;
    Ok(terms(&gold, &Entries::parse(&read(found)?, langs, found)?, &args.k))
}

/// The share of `part` in `whole`, where there is a whole.
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

impl Result {
    fn json(&self) -> Value {
        let measures = self.measures.iter();
        let mut out = json!({"measures": measures
            .map(|m| json!({"name": m.name, "value": m.value, "low": m.low, "high": m.high}))
            .collect::<Vec<_>>()});
        if !self.types.is_empty() {
            let types = self.types.iter();
            out["types"] = types
                .map(|t| json!({"name": t.name, "gold": t.gold, "predicted": t.predicted, "right": t.right}))
                .collect();
        }
        if !self.comparison.is_empty() {
            let rows = self.comparison.iter();
            out["comparison"] = rows
                .map(|c| {
                    json!({"name": c.name, "first": c.first, "second": c.second,
                           "low": c.low, "high": c.high, "p_value": c.p_value})
                })
                .collect();
        }
        if let Some(curve) = &self.reliability {
            let tenths = curve.tenths.iter();
            let tenths: Vec<Value> =
                tenths.map(|t| json!({"beads": t.beads, "right": t.right, "mean": t.mean})).collect();
            out["reliability"] = json!({"tenths": tenths, "error": curve.error});
        }
        out
    }

    fn tables(&self) -> String {
        let mut out = self.measure_table().to_string();
        if !self.types.is_empty() {
            out.push_str(&format!("\n{}", self.type_table()));
        }
        if !self.comparison.is_empty() {
            out.push_str(&format!("\n{}", self.comparison_table()));
        }
        if let Some(curve) = &self.reliability {
            out.push_str(&format!(
                "\n{}expected calibration error {}\n",
                reliability_table(curve),
                value(curve.error)
            ));
        }
        out
    }

    fn measure_table(&self) -> Table {
        let mut table = Table::new(&["measure", "value", "95 % interval"]);
        for m in &self.measures {
            if m.name == "entries" {
                table.row([m.name.clone(), format!("{}", m.value), String::new()]);
            } else {
                table.row([m.name.clone(), value(m.value), format!("{} to {}", value(m.low), value(m.high))]);
            }
        }
        table
    }

    fn type_table(&self) -> Table {
        let mut table = Table::new(&["bead", "gold", "predicted", "right", "precision", "recall"]);
        for t in &self.types {
            let counts = [t.gold, t.predicted, t.right].map(|n| n.to_string());
            let shares = [share(t.right, t.predicted), share(t.right, t.gold)];
            let shares = shares.map(|s| s.map_or_else(|| "-".to_owned(), value));
            table.row(std::iter::once(t.name.clone()).chain(counts).chain(shares));
        }
        table
    }

    fn comparison_table(&self) -> Table {
        let mut table = Table::new(&["measure", "first", "second", "difference", "95 % interval", "p"]);
        for c in &self.comparison {
            table.row([
                c.name.clone(),
                value(c.first),
                value(c.second),
                format!("{:+.4}", c.second - c.first),
                format!("{:+.4} to {:+.4}", c.low, c.high),
                format!("{:.3}", c.p_value),
            ]);
        }
        table
    }
}

fn reliability_table(curve: &Reliability) -> Table {
    let mut table = Table::new(&["score", "beads", "right", "mean score", "share right"]);
    for (n, t) in curve.tenths.iter().enumerate().filter(|(_, t)| t.beads > 0) {
        let range = format!("{:.1} to {:.1}", n as f64 / 10.0, (n + 1) as f64 / 10.0);
        table.row([range, t.beads.to_string(), t.right.to_string(), value(t.mean), value(t.share())]);
    }
    table
}

fn value(v: f64) -> String {
    if v.is_finite() { format!("{v:.4}") } else { "-".to_owned() }
}

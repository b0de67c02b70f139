//! `hexapla score`: a result against a gold standard.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use hexapla::score::Reliability;
use hexapla::{Measured, measure_beads, measure_paragraphs, measure_terms, measure_words};
use serde_json::{Value, json};

use crate::args::{self, Progress, Talk, Task};
use crate::messages::Messages;
use crate::table::{Table, count};

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
    let measured = measure(&pairs, args)?;
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", json(&measured))?;
    } else {
        out.write_all(tables(&measured).as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn measure(pairs: &[(&Path, &Path)], args: &args::Score) -> anyhow::Result<Measured> {
    let messages = &mut Messages::new(Talk::default(), Progress::None);
    let (gold, result) = pairs[0];
    Ok(match args.task {
        Task::Beads => measure_beads(pairs, &args.against, messages)?,
        Task::Paragraphs => measure_paragraphs(gold, result, args.pairs.as_deref(), messages)?,
        Task::Words => measure_words(gold, result, messages)?,
        Task::Terms => {
            let langs = args.langs.as_ref().context("name the languages of the glossaries: --langs zh-en")?;
            measure_terms(gold, result, (&langs.0, &langs.1), &args.k)?
        }
    })
}

/// The share of `part` in `whole`, where there is a whole.
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn json(measured: &Measured) -> Value {
    let measures = measured.measures.iter();
    let mut out = json!({"measures": measures
        .map(|m| json!({"name": m.name, "value": m.value, "low": m.low, "high": m.high}))
        .collect::<Vec<_>>()});
    if !measured.types.is_empty() {
        let types = measured.types.iter();
        out["types"] = types
            .map(|t| json!({"name": t.name, "gold": t.gold, "predicted": t.predicted, "right": t.right}))
            .collect();
    }
    if !measured.comparison.is_empty() {
        let rows = measured.comparison.iter();
        out["comparison"] = rows
            .map(|c| {
                json!({"name": c.name, "first": c.first, "second": c.second,
                       "low": c.low, "high": c.high, "p_value": c.p_value})
            })
            .collect();
    }
    if let Some(curve) = &measured.reliability {
        let tenths = curve.tenths.iter();
        let tenths: Vec<Value> =
            tenths.map(|t| json!({"beads": t.beads, "right": t.right, "mean": t.mean})).collect();
        out["reliability"] = json!({"tenths": tenths, "error": curve.error});
    }
    out
}

fn tables(measured: &Measured) -> String {
    let mut out = measure_table(measured).to_string();
    if !measured.types.is_empty() {
        out.push_str(&format!("\n{}", type_table(measured)));
    }
    if !measured.comparison.is_empty() {
        out.push_str(&format!("\n{}", comparison_table(measured)));
    }
    if let Some(curve) = &measured.reliability {
        out.push_str(&format!(
            "\n{}expected calibration error {}\n",
            reliability_table(curve),
            value(curve.error)
        ));
    }
    out
}

fn measure_table(measured: &Measured) -> Table {
    let mut table = Table::new(&["measure", "value", "95 % interval"]);
    for m in &measured.measures {
        if m.name == "entries" {
            table.row([m.name.clone(), format!("{}", m.value), String::new()]);
        } else {
            table.row([m.name.clone(), value(m.value), format!("{} to {}", value(m.low), value(m.high))]);
        }
    }
    table
}

fn type_table(measured: &Measured) -> Table {
    let mut table = Table::new(&["bead", "gold", "predicted", "right", "precision", "recall"]);
    for t in &measured.types {
        let counts = [t.gold, t.predicted, t.right].map(|n| n.to_string());
        let shares = [share(t.right, t.predicted), share(t.right, t.gold)];
        let shares = shares.map(|s| s.map_or_else(|| "-".to_owned(), value));
        table.row(std::iter::once(t.name.clone()).chain(counts).chain(shares));
    }
    table
}

fn comparison_table(measured: &Measured) -> Table {
    let mut table = Table::new(&["measure", "first", "second", "difference", "95 % interval", "p"]);
    for c in &measured.comparison {
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

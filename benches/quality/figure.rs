//! One measured number beside what it should be.

use hexapla::score::Measure;

/// A number with its target.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// The texts, and what was done to them.
    pub(crate) name: String,
    /// What is measured.
    pub(crate) metric: String,
    /// What it should be at least; `None` for numbers that are only reported.
    pub(crate) target: Option<f64>,
    /// What it is.
    pub(crate) value: f64,
    /// Of several values the lowest is shown: where it was.
    pub(crate) at: String,
}

impl Figure {
    /// A single value.
    pub(crate) fn new(name: &str, metric: &str, target: f64, value: f64) -> Self {
        Self { name: name.into(), metric: metric.into(), target: Some(target), value, at: String::new() }
    }

    /// The lowest value of `metric` among the pairs in `measures`, each with where it was measured.
    pub(crate) fn lowest(
        name: &str,
        metric: &str,
        target: Option<f64>,
        measures: &[(String, Measure)],
    ) -> Option<Self> {
        let pairs = measures.iter().filter_map(|(side, m)| {
            let pair = m.name.strip_suffix(metric)?.strip_suffix(' ')?;
            (pair != "all").then(|| (format!("{pair}{side}"), m.value))
        });
        let (at, value) = pairs.min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(Self { name: name.into(), metric: metric.into(), target, value, at })
    }

    /// Whether the target is reached.
    pub(crate) fn is_met(&self) -> bool {
        self.target.is_none_or(|t| self.value >= t)
    }

    /// The head of the table.
    pub(crate) fn head() -> String {
        format!("{:<40} {:<10} {:>7} {:>7}  result", "texts", "measure", "target", "value")
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let target = self.target.map_or_else(|| "-".to_owned(), |t| format!("{t:.3}"));
        let result = match self.target {
            None => "reported",
            Some(_) if self.is_met() => "ok",
            Some(_) => "SHORT",
        };
        // Never rounded up to a target that is not reached.
        let value = (self.value * 1e4).floor() / 1e4;
        write!(f, "{:<40} {:<10} {target:>7} {value:>7.4}  {result:<5}", self.name, self.metric)?;
        if self.at.is_empty() { Ok(()) } else { write!(f, " {}", self.at) }
    }
}
